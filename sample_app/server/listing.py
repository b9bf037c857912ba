"""What search and the web site are told of products.

`python -m sample_app.server.listing > sample_app/reach/products.json` writes it anew.
"""

import json

from .catalogue import DETAILS
from .fixtures import PRODUCTS, Json

LEFT_OUT = (*(name for name in DETAILS if name != "skus"), "originalPrice", "sold")


def listing() -> list[Json]:
    """Every product, with the price of its cheapest kind in yuan."""
    return [_listed(each) for each in PRODUCTS]


def _listed(product: Json) -> Json:
    cheapest = min(sku["price"] for sku in product["skus"])
    there = any(sku["stock"] > 0 for sku in product["skus"])
    kept = {name: value for name, value in product.items() if name not in (*LEFT_OUT, "skus")}
    return {**kept, "yuan": f"{cheapest / 100:.2f}", "availability": "InStock" if there else "OutOfStock"}


if __name__ == "__main__":
    print(json.dumps(listing(), ensure_ascii=False, indent=2))
