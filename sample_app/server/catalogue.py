"""Products, search and articles: the fixtures, with the stock of this moment."""

from collections.abc import Callable
from typing import Any

from .answers import Question, Refusal, found
from .fixtures import ARTICLES, CATEGORIES, HOME, PRODUCTS, RULES, Json
from .shop import Shop

DETAILS = ("pictures", "story", "facts", "specs", "skus", "reviews", "articleId")  # what lists do not show
SORTS: dict[str, Callable[[Json], Any]] = {
    "default": lambda product: product["stock"] == 0,
    "sold": lambda product: -product["sold"],
    "price-up": lambda product: product["price"],
    "price-down": lambda product: -product["price"],
}


def categories(shop: Shop, _: Question) -> list[Json]:
    return CATEGORIES


def hot_words(shop: Shop, _: Question) -> list[str]:
    words: list[str] = HOME["hot"]
    return words


def home(shop: Shop, _: Question) -> Json:
    page, stock = HOME, _stock(shop)
    on_sale = [_summary(_kept(each), stock) for each in page["sale"]]
    articles = [found(ARTICLES, each, "文章") for each in page["articles"]]
    return {
        "banners": page["banners"],
        "notice": page["notice"],
        "categories": CATEGORIES,
        "sale": {"seconds": shop.clock.seconds_of_today(), "products": on_sale},
        "articles": [{key: each[key] for key in ("id", "title", "summary", "picture", "minutes")} for each in articles],
    }


def shelf(shop: Shop, ask: Question) -> Json:
    category, keyword = ask.query.get("category", ""), ask.query.get("keyword", "").strip()
    order = SORTS.get(ask.query.get("sort", "default"))
    page = ask.query.get("page", "1")
    if order is None:
        raise Refusal(400, "没有这种排序方式")
    if not page.isascii() or not page.isdecimal() or len(page) > 6 or int(page) < 1:
        raise Refusal(400, "页码不对")
    stock = _stock(shop)
    wanted = [each for each in PRODUCTS if category in ("", each["categoryId"]) and _matches(each, keyword)]
    products = sorted((_summary(each, stock) for each in wanted), key=order)
    end = int(page) * RULES["pageSize"]
    return {
        "products": products[end - RULES["pageSize"] : end],
        "page": int(page),
        "more": len(products) > end,
        "total": len(products),
    }


def product(shop: Shop, ask: Question) -> Json:
    kept, stock = _kept(ask.id), _stock(shop)
    skus = [{**sku, "stock": stock[sku["id"]]} for sku in kept["skus"]]
    return {**kept, **_summary(kept, stock), "skus": skus}


def article(shop: Shop, ask: Question) -> Json:
    kept = found(ARTICLES, ask.id, "文章")
    return {**kept, "blocks": [_complete(block) for block in kept["blocks"]]}


def sku_of(sku_id: object) -> tuple[Json, Json]:
    """A SKU's product, and the SKU."""
    for each in PRODUCTS:
        for sku in each["skus"]:
            if sku["id"] == sku_id:
                return each, sku
    raise Refusal(404, "没有找到这个规格")


def spec_of(kept: Json, sku: Json) -> str:
    """`中果 70–75mm，5斤装`"""
    pairs = zip(kept["specs"], sku["options"], strict=True)
    return "，".join(found(spec["options"], option, "规格")["name"] for spec, option in pairs)


def category_name(category_id: str) -> str:
    return str(found(CATEGORIES, category_id, "分类")["name"])


def _kept(product_id: str) -> Json:
    return found(PRODUCTS, product_id, "商品")


def _stock(shop: Shop) -> dict[str, int]:
    return {row["sku"]: row["pieces"] for row in shop.rows("SELECT * FROM stock")}


def _summary(kept: Json, stock: dict[str, int]) -> Json:
    rest = {key: value for key, value in kept.items() if key not in DETAILS}
    price = min(sku["price"] for sku in kept["skus"])
    return {**rest, "price": price, "stock": sum(stock[sku["id"]] for sku in kept["skus"])}


def _matches(kept: Json, keyword: str) -> bool:
    texts = [kept["name"], kept["origin"], kept["slogan"], category_name(kept["categoryId"]), *kept["tags"]]
    return any(keyword in text for text in texts)


def _complete(block: Json) -> Json:
    """The fixtures name a product by its id alone."""
    if block["kind"] != "product":
        return block
    kept = _kept(block["productId"])
    price = min(sku["price"] for sku in kept["skus"])
    return {**block, "name": kept["name"], "cover": kept["cover"], "price": price}
