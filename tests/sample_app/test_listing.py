"""What search is told of the products is what the shop has."""

import json
from pathlib import Path

from sample_app.server.listing import listing

FILE = Path(__file__).parents[2] / "sample_app" / "reach" / "products.json"


def test_the_listing_is_up_to_date() -> None:
    assert json.loads(FILE.read_text(encoding="utf-8")) == listing()
