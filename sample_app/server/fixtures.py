"""What the shop begins with, and what of it nobody changes: `sample_app/fixtures`, which the app has as well."""

import json
from pathlib import Path
from typing import Any

Json = dict[str, Any]

_FOLDER = Path(__file__).parents[1] / "fixtures"


def _read(name: str) -> Any:
    return json.loads((_FOLDER / f"{name}.json").read_text(encoding="utf-8"))


CATEGORIES: list[Json] = _read("categories")
PRODUCTS: list[Json] = _read("products")
ARTICLES: list[Json] = _read("articles")
HOME: Json = _read("home")
CARD: Json = _read("member")
COUPONS: list[Json] = _read("coupons")
ADDRESSES: list[Json] = _read("addresses")
ORDERS: list[Json] = _read("orders")
PAYMENTS: dict[str, dict[str, str]] = _read("payments")
RULES: Json = _read("shop")
