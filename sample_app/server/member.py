"""Login, the member's card, coupons, addresses. A demo: every code logs in, and there is one member."""

import json
import re
import sqlite3

from .answers import Question, Refusal, found, trimmed
from .fixtures import ADDRESSES, CARD, COUPONS, Json
from .shop import Shop

TAGS = ("家", "公司", "学校", "")
PHONE = re.compile(r"1[3-9][0-9]{9}")


def fill(shop: Shop) -> None:
    shop.run("INSERT INTO member VALUES (?)", CARD["points"])
    for coupon in COUPONS:
        until = shop.clock.end_of_day(coupon["days"])
        shop.run("INSERT INTO coupons VALUES (?, ?, ?)", coupon["id"], until, coupon["state"])
    for address in ADDRESSES:
        _insert(shop, address)


# -- the member ----------------------------------------------------------------------------------------------


def login(shop: Shop, ask: Question) -> Json:
    if not trimmed(ask.data.get("code")):
        raise Refusal(400, "登录失败，请重试")
    token = shop.clock.token()
    shop.run("INSERT INTO sessions VALUES (?)", token)
    return {"token": token, "member": member(shop, ask)}


def is_known(shop: Shop, token: str) -> bool:
    return bool(shop.rows("SELECT 1 FROM sessions WHERE token = ?", token))


def member(shop: Shop, ask: Question) -> Json:
    points = shop.rows("SELECT points FROM member")[0]["points"]
    levels = CARD["levels"]
    level = sum(each["from"] <= points for each in levels)
    counts = {row["status"]: row["many"] for row in shop.rows("SELECT status, count(*) many FROM orders GROUP BY 1")}
    return {
        **{key: CARD[key] for key in ("id", "nickname", "avatar", "phone")},
        "level": level,
        "levelName": levels[level - 1]["name"],
        "points": points,
        "nextLevelAt": levels[level]["from"] if level < len(levels) else 0,
        "benefits": levels[level - 1]["benefits"],
        "couponCount": sum(each["state"] == "usable" for each in coupons(shop, ask)),
        "orderCounts": {str(status): counts.get(status, 0) for status in range(1, 6)},
    }


def earn(shop: Shop, points: int) -> None:
    shop.run("UPDATE member SET points = points + ?", points)


# -- coupons -------------------------------------------------------------------------------------------------


def coupons(shop: Shop, _: Question) -> list[Json]:
    kept = {row["id"]: row for row in shop.rows("SELECT * FROM coupons")}
    now = shop.clock.now()
    listed = []
    for coupon in COUPONS:
        row = kept[coupon["id"]]
        state = "expired" if row["state"] != "used" and row["until"] < now else row["state"]
        rest = {key: value for key, value in coupon.items() if key != "days"}
        listed.append({**rest, "until": row["until"], "state": state})
    return listed


def claim(shop: Shop, ask: Question) -> Json:
    coupon = found(coupons(shop, ask), ask.id, "优惠券")
    if coupon["state"] != "claimable":
        raise Refusal(409, "这张券已经领过了")
    set_coupon(shop, ask.id, "usable")
    return {**coupon, "state": "usable"}


def set_coupon(shop: Shop, coupon: str, state: str) -> None:
    shop.run("UPDATE coupons SET state = ? WHERE id = ?", state, coupon)


# -- addresses -----------------------------------------------------------------------------------------------


def addresses(shop: Shop, _: Question) -> list[Json]:
    return [_address(row) for row in shop.rows("SELECT * FROM addresses ORDER BY number")]


def address_of(shop: Shop, address_id: object) -> Json:
    return found(addresses(shop, Question()), address_id, "地址")


def add_address(shop: Shop, ask: Question) -> Json:
    form = _checked(ask.data)
    form["isDefault"] = form["isDefault"] or not addresses(shop, ask)
    return _only_default(shop, _insert(shop, form))


def change_address(shop: Shop, ask: Question) -> Json:
    address_of(shop, ask.id)
    form = _checked(ask.data)
    shop.run(
        "UPDATE addresses SET name = ?, phone = ?, region = ?, detail = ?, tag = ?, is_default = ? WHERE number = ?",
        *_columns(form),
        ask.id[1:],
    )
    return _only_default(shop, ask.id)


def remove_address(shop: Shop, ask: Question) -> Json:
    address = address_of(shop, ask.id)
    shop.run("DELETE FROM addresses WHERE number = ?", ask.id[1:])
    if address["isDefault"]:
        shop.run("UPDATE addresses SET is_default = 1 WHERE number = (SELECT min(number) FROM addresses)")
    return {}


def _insert(shop: Shop, form: Json) -> str:
    columns = "name, phone, region, detail, tag, is_default"
    done = shop.run(f"INSERT INTO addresses ({columns}) VALUES (?, ?, ?, ?, ?, ?)", *_columns(form))
    return f"a{done.lastrowid}"


def _only_default(shop: Shop, address_id: str) -> Json:
    address = address_of(shop, address_id)
    if address["isDefault"]:
        shop.run("UPDATE addresses SET is_default = 0 WHERE number <> ?", address_id[1:])
    return address


def _columns(form: Json) -> tuple[object, ...]:
    region = json.dumps(form["region"], ensure_ascii=False)
    return form["name"], form["phone"], region, form["detail"], form["tag"], int(form["isDefault"])


def _address(row: sqlite3.Row) -> Json:
    return {
        "id": f"a{row['number']}",
        **{key: row[key] for key in ("name", "phone", "detail", "tag")},
        "region": json.loads(row["region"]),
        "isDefault": bool(row["is_default"]),
    }


def _checked(data: Json) -> Json:
    form = {key: trimmed(data.get(key)) for key in ("name", "phone", "detail")}
    region, tag = data.get("region"), data.get("tag", "")
    if not 1 <= len(form["name"]) <= 20:
        raise Refusal(400, "请填写收货人，最多 20 个字")
    if not PHONE.fullmatch(form["phone"]):
        raise Refusal(400, "请填写 11 位手机号")
    if not isinstance(region, list) or len(region) != 3 or not all(map(trimmed, region)):
        raise Refusal(400, "请选择所在地区")
    if not 4 <= len(form["detail"]) <= 80:
        raise Refusal(400, "请填写详细地址，4 到 80 个字")
    if tag not in TAGS:
        raise Refusal(400, "没有这个标签")
    return {**form, "region": region, "tag": tag, "isDefault": bool(data.get("isDefault"))}
