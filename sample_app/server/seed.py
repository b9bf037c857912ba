"""The first day: empty tables, and what the fixtures put into them."""

from . import member, orders
from .clock import Clock
from .fixtures import PRODUCTS
from .shop import Shop

TABLES = """
CREATE TABLE stock (sku TEXT PRIMARY KEY, pieces INTEGER NOT NULL CHECK (pieces >= 0));
CREATE TABLE sessions (token TEXT PRIMARY KEY);
CREATE TABLE member (points INTEGER NOT NULL);
CREATE TABLE coupons (id TEXT PRIMARY KEY, until TEXT NOT NULL, state TEXT NOT NULL);
CREATE TABLE addresses (
  number INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, phone TEXT NOT NULL, region TEXT NOT NULL,
  detail TEXT NOT NULL, tag TEXT NOT NULL, is_default INTEGER NOT NULL
);
CREATE TABLE orders (
  id INTEGER PRIMARY KEY AUTOINCREMENT, created_at TEXT NOT NULL, pay_before TEXT, status INTEGER NOT NULL,
  goods INTEGER NOT NULL, gifts INTEGER NOT NULL, shipping INTEGER NOT NULL, discount INTEGER NOT NULL,
  total INTEGER NOT NULL, coupon TEXT NOT NULL, address TEXT NOT NULL, note TEXT NOT NULL
);
CREATE TABLE order_lines (order_id INTEGER NOT NULL REFERENCES orders, line TEXT NOT NULL);
CREATE TABLE tracks (order_id INTEGER NOT NULL REFERENCES orders, at TEXT NOT NULL, text TEXT NOT NULL);
"""


def open_shop(database: str = ":memory:", clock: Clock | None = None) -> Shop:
    """The shop of a database; a new one begins with its first day."""
    shop = Shop(database, clock or Clock())
    if not shop.rows("SELECT 1 FROM sqlite_master"):
        refill(shop)
    return shop


def refill(shop: Shop) -> None:
    """Everything as on the first day."""
    with shop.transaction():
        for row in shop.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"):
            shop.run(f"DROP TABLE {row['name']}")
        for statement in TABLES.split(";"):
            shop.run(statement)
        for product in PRODUCTS:
            for sku in product["skus"]:
                shop.run("INSERT INTO stock VALUES (?, ?)", sku["id"], sku["stock"])
        member.fill(shop)
        orders.fill(shop)
