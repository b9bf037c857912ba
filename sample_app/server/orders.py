"""Quotes and orders: what they cost, what they take from the stock, and which state follows which."""

import json
import sqlite3
from enum import IntEnum

from .answers import Question, Refusal, trimmed
from .catalogue import category_name, sku_of, spec_of
from .clock import later
from .fixtures import ORDERS, PAYMENTS, RULES, Json
from .member import address_of, coupons, earn, set_coupon
from .shop import Shop


class Status(IntEnum):
    UNPAID = 1
    PACKING = 2
    ON_THE_WAY = 3
    DONE = 4
    CANCELLED = 5


def fill(shop: Shop) -> None:
    """The fixtures' orders lie some minutes back from now."""
    every_coupon = {each["id"]: each for each in coupons(shop, Question())}
    for order in sorted(ORDERS, key=lambda each: -each["minutesAgo"]):
        ago = order["minutesAgo"]
        _insert(
            shop,
            int(order["id"]),
            created_at=shop.clock.now(-ago),
            pay_before=shop.clock.now(RULES["payMinutes"] - ago) if order["status"] == Status.UNPAID else None,
            status=order["status"],
            **_sums(order["lines"], every_coupon.get(order["couponId"])),
            coupon=order["couponId"],
            address=address_of(shop, order["addressId"]),
            note=order["note"],
            lines=order["lines"],
        )
        for track in reversed(order["tracks"]):
            _track(shop, order["id"], shop.clock.now(-track["minutesAgo"]), track["text"])


# -- what a customer reads -----------------------------------------------------------------------------------


def orders(shop: Shop, ask: Question) -> list[Json]:
    status = ask.query.get("status") or "0"
    if status not in ("0", *(str(int(each)) for each in Status)):
        raise Refusal(400, "没有这种订单")
    rows = shop.rows("SELECT * FROM orders WHERE ? IN (0, status) ORDER BY id DESC", int(status))
    return [_shown(shop, row) for row in rows]


def order(shop: Shop, ask: Question) -> Json:
    return _shown(shop, _row(shop, ask.id))


def quote(shop: Shop, ask: Question) -> Json:
    lines = _wanted(ask.data.get("lines"))
    choices: list[Json] = []
    for coupon in coupons(shop, ask):
        if coupon["state"] == "usable":
            reason = _objection(coupon, lines)
            choices.append({"coupon": coupon, "usable": reason == "", "reason": reason})
    usable = [each["coupon"] for each in choices if each["usable"]]
    wish = ask.data.get("couponId")
    if wish is None:
        chosen = max(usable, key=lambda each: each["amount"], default=None)
    else:
        chosen = next((each for each in usable if each["id"] == wish), None)
    return {
        **_sums(lines, chosen),
        "freeFrom": RULES["freeFrom"],
        "coupons": choices,
        "couponId": chosen["id"] if chosen else "",
    }


# -- what a customer does ------------------------------------------------------------------------------------


def make_order(shop: Shop, ask: Question) -> Json:
    lines = _wanted(ask.data.get("lines"))
    address = address_of(shop, ask.data.get("addressId"))
    note = trimmed(ask.data.get("note"))
    if len(note) > RULES["longestNote"]:
        raise Refusal(400, f"备注最多 {RULES['longestNote']} 个字")
    priced = quote(shop, ask)
    if ask.data.get("couponId") not in (None, priced["couponId"]):
        raise Refusal(409, "这张优惠券不能用了，请重新选择")
    _take(shop, lines)
    set_coupon(shop, priced["couponId"], "used")
    number = _insert(
        shop,
        None,
        created_at=shop.clock.now(),
        pay_before=shop.clock.now(RULES["payMinutes"]),
        status=Status.UNPAID,
        **{key: priced[key] for key in ("goods", "gifts", "shipping", "discount", "total")},
        coupon=priced["couponId"],
        address=address,
        note=note,
        lines=lines,
    )
    _track(shop, number, shop.clock.now(), f"订单已提交，请在 {RULES['payMinutes']} 分钟内付款")
    return _shown(shop, _row(shop, number))


def payment(shop: Shop, ask: Question) -> Json:
    row = _expected(shop, ask.id, "付款", Status.UNPAID)
    target = trimmed(ask.data.get("target"))
    form = PAYMENTS.get(target)
    if form is None:
        raise Refusal(400, "这个平台还不能付款")
    return {"target": target, "order": {key: value.replace("{id}", str(row["id"])) for key, value in form.items()}}


def paid(shop: Shop, ask: Question) -> Json:
    row = _expected(shop, ask.id, "付款", Status.UNPAID)
    return _move(shop, row, Status.PACKING, shop.clock.now(), "付款成功，果园正在备货")


def cancel(shop: Shop, ask: Question) -> Json:
    reason = trimmed(ask.data.get("reason"))
    if not reason:
        raise Refusal(400, "请选择取消原因")
    row = _expected(shop, ask.id, "取消", Status.UNPAID, Status.PACKING)
    return _undo(shop, row, shop.clock.now(), f"订单已取消：{reason}")


def receive(shop: Shop, ask: Question) -> Json:
    row = _expected(shop, ask.id, "确认收货", Status.ON_THE_WAY)
    earn(shop, row["total"] // 100)
    return _move(shop, row, Status.DONE, shop.clock.now(), "已签收，感谢光临鲜果集")


def settle(shop: Shop) -> None:
    """What time does by itself: unpaid orders lapse, packed ones go on their way."""
    now = shop.clock.now()
    for row in shop.rows("SELECT * FROM orders WHERE status IN (?, ?)", Status.UNPAID, Status.PACKING):
        if row["status"] == Status.UNPAID:
            if row["pay_before"] <= now:
                _undo(shop, row, row["pay_before"], "超时未付款，订单已自动取消")
        elif (packed := later(_tracks(shop, row["id"])[0]["at"], RULES["packMinutes"])) <= now:
            _move(shop, row, Status.ON_THE_WAY, packed, "包裹已发出，正在赶来")


# -- states --------------------------------------------------------------------------------------------------


def _expected(shop: Shop, order_id: str, what: str, *states: Status) -> sqlite3.Row:
    row = _row(shop, order_id)
    if row["status"] not in states:
        raise Refusal(409, f"订单现在不能{what}")
    return row


def _move(shop: Shop, row: sqlite3.Row, status: Status, at: str, text: str) -> Json:
    shop.run("UPDATE orders SET status = ?, pay_before = NULL WHERE id = ?", status, row["id"])
    _track(shop, row["id"], at, text)
    return _shown(shop, _row(shop, row["id"]))


def _undo(shop: Shop, row: sqlite3.Row, at: str, text: str) -> Json:
    """What the order took goes back."""
    for line in _lines(shop, row["id"]):
        shop.run("UPDATE stock SET pieces = pieces + ? WHERE sku = ?", line["quantity"], line["skuId"])
    set_coupon(shop, row["coupon"], "usable")
    return _move(shop, row, Status.CANCELLED, at, text)


def _take(shop: Shop, lines: list[Json]) -> None:
    """Take the lines from the stock. An exception ends the transaction, so that nothing is taken."""
    for line in lines:
        taken = "UPDATE stock SET pieces = pieces - ? WHERE sku = ? AND pieces >= ?"
        if shop.run(taken, line["quantity"], line["skuId"], line["quantity"]).rowcount == 0:
            name = sku_of(line["skuId"])[0]["name"]
            left = shop.rows("SELECT pieces FROM stock WHERE sku = ?", line["skuId"])[0]["pieces"]
            raise Refusal(409, f"{name}只剩 {left} 份了" if left else f"{name}已售罄")


# -- money ---------------------------------------------------------------------------------------------------


def _wanted(lines: object) -> list[Json]:
    if not isinstance(lines, list) or not lines:
        raise Refusal(400, "还没有选择商品")
    most, wanted = RULES["mostOfOne"], []
    for line in lines:
        if not isinstance(line, dict):
            raise Refusal(400, "商品的格式不对")
        sku_of(line.get("skuId"))
        quantity = line.get("quantity")
        if type(quantity) is not int or not 1 <= quantity <= most:
            raise Refusal(400, f"每种最多 {most} 份")
        wanted.append({"skuId": line["skuId"], "quantity": quantity, "gift": bool(line.get("gift"))})
    return wanted


def _sums(lines: list[Json], coupon: Json | None) -> dict[str, int]:
    goods = _price(lines)
    gifts = sum(line["gift"] for line in lines) * RULES["giftFee"]
    shipping = 0 if goods >= RULES["freeFrom"] else RULES["shipping"]
    discount = min(coupon["amount"], _price(lines, coupon.get("categoryId"))) if coupon else 0
    total = goods + gifts + shipping - discount
    return {"goods": goods, "gifts": gifts, "shipping": shipping, "discount": discount, "total": total}


def _price(lines: list[Json], category: str | None = None) -> int:
    total = 0
    for line in lines:
        product, sku = sku_of(line["skuId"])
        if category in (None, product["categoryId"]):
            total += sku["price"] * line["quantity"]
    return total


def _objection(coupon: Json, lines: list[Json]) -> str:
    """Why the coupon cannot be used; empty if it can."""
    category = coupon.get("categoryId")
    price = _price(lines, category)
    if price >= coupon["from"]:
        return ""
    if category and price == 0:
        return f"仅限{category_name(category)}类商品"
    missing = f"{(coupon['from'] - price) / 100:.2f}".rstrip("0").rstrip(".")
    return f"还差 ¥{missing} 可用"


# -- rows ----------------------------------------------------------------------------------------------------


def _insert(shop: Shop, number: int | None, *, lines: list[Json], address: Json, **columns: object) -> int:
    columns["address"] = json.dumps(address, ensure_ascii=False)
    names, holes = ", ".join(["id", *columns]), ", ".join("?" * (len(columns) + 1))
    order_id = shop.run(f"INSERT INTO orders ({names}) VALUES ({holes})", number, *columns.values()).lastrowid
    assert order_id is not None
    for line in lines:
        product, sku = sku_of(line["skuId"])
        kept = {
            **line,
            "productId": product["id"],
            "name": product["name"],
            "cover": product["cover"],
            "spec": spec_of(product, sku),
            "price": sku["price"],
        }
        shop.run("INSERT INTO order_lines VALUES (?, ?)", order_id, json.dumps(kept, ensure_ascii=False))
    return order_id


def _track(shop: Shop, order_id: object, at: str, text: str) -> None:
    shop.run("INSERT INTO tracks VALUES (?, ?, ?)", order_id, at, text)


def _row(shop: Shop, order_id: object) -> sqlite3.Row:
    rows = shop.rows("SELECT * FROM orders WHERE CAST(id AS TEXT) = ?", str(order_id))
    if not rows:
        raise Refusal(404, "没有找到这个订单")
    return rows[0]


def _lines(shop: Shop, order_id: int) -> list[Json]:
    rows = shop.rows("SELECT line FROM order_lines WHERE order_id = ? ORDER BY rowid", order_id)
    return [json.loads(row["line"]) for row in rows]


def _tracks(shop: Shop, order_id: int) -> list[Json]:
    return [
        dict(row) for row in shop.rows("SELECT at, text FROM tracks WHERE order_id = ? ORDER BY rowid DESC", order_id)
    ]


def _shown(shop: Shop, row: sqlite3.Row) -> Json:
    return {
        "id": str(row["id"]),
        "createdAt": row["created_at"],
        **({"payBefore": row["pay_before"]} if row["pay_before"] else {}),
        **{key: row[key] for key in ("status", "goods", "gifts", "shipping", "discount", "total", "note")},
        "lines": _lines(shop, row["id"]),
        "address": json.loads(row["address"]),
        "tracks": _tracks(shop, row["id"]),
    }
