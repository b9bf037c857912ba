"""Each route of the shop's server: what it answers, and how it refuses."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from serving import ADDRESS, NOW, Client, line, serving


@pytest.fixture
def shop() -> Iterator[Client]:
    with serving() as client:
        yield client


@pytest.fixture
def member(shop: Client) -> Client:
    return shop.login()


# -- for everybody -------------------------------------------------------------------------------------------


def test_home(shop: Client) -> None:
    home = shop.good("GET", "/home")
    assert len(home["categories"]) == 6 and len(home["banners"]) == 3 and len(home["articles"]) == 5
    assert home["sale"]["seconds"] == 14 * 3600  # until midnight
    assert all(each["originalPrice"] > each["price"] for each in home["sale"]["products"])
    assert set(home["articles"][0]) == {"id", "title", "summary", "picture", "minutes"}
    assert shop.good("GET", "/categories") == home["categories"]


def test_products_come_six_a_page(shop: Client) -> None:
    pages = [shop.good("GET", f"/products?page={page}") for page in range(1, 6)]
    assert [len(page["products"]) for page in pages] == [6, 6, 6, 6, 0]
    assert [page["more"] for page in pages] == [True, True, True, False, False]
    assert {page["total"] for page in pages} == {24}
    ids = [each["id"] for page in pages for each in page["products"]]
    assert len(set(ids)) == 24 and ids[-1] == "strawberry"  # what is sold out comes last


def test_products_are_chosen_and_sorted(shop: Client) -> None:
    berries = shop.good("GET", "/products?category=berry")
    assert {each["categoryId"] for each in berries["products"]} == {"berry"}
    found = shop.good("GET", "/products?keyword=%20%E8%A5%BF%E7%93%9C%20")  # 西瓜
    assert found["total"] == 0
    assert shop.good("GET", "/products?keyword=%E5%86%B7%E9%93%BE")["total"] == 8  # 冷链 is a tag
    for sort, key, sign in (("sold", "sold", -1), ("price-up", "price", 1), ("price-down", "price", -1)):
        values = [each[key] * sign for each in shop.good("GET", f"/products?sort={sort}")["products"]]
        assert values == sorted(values)


def test_one_product(shop: Client) -> None:
    durian = shop.good("GET", "/products/durian")
    assert durian["price"] == 12800 and durian["stock"] == 14
    assert [sku["stock"] for sku in durian["skus"]] == [9, 5, 0]
    assert durian["facts"][0] == ["品种", "金枕头 Monthong"] and durian["articleId"] == "durian"


def test_articles_and_hot_words(shop: Client) -> None:
    article = shop.good("GET", "/articles/durian")
    product = next(block for block in article["blocks"] if block["kind"] == "product")
    named = {"productId": "durian", "name": "泰国金枕榴莲", "cover": "/assets/fruit/durian.png", "price": 12800}
    assert product == {"kind": "product", **named}
    assert "荔枝" in shop.good("GET", "/search/hot")


@pytest.mark.parametrize(
    ("method", "path", "status", "message"),
    [
        ("GET", "/products?sort=name", 400, "没有这种排序方式"),
        ("GET", "/products?page=0", 400, "页码不对"),
        ("GET", "/products?page=x", 400, "页码不对"),
        ("GET", "/products/stone", 404, "没有找到这个商品"),
        ("GET", "/articles/stone", 404, "没有找到这个文章"),
        ("GET", "/", 404, "没有这个地址"),
        ("GET", "/products/durian/x", 404, "没有这个地址"),
        ("POST", "/home", 404, "没有这个地址"),
        ("GET", "/member", 401, "请先登录"),
        ("POST", "/orders", 401, "请先登录"),
    ],
)
def test_refusals_for_everybody(shop: Client, method: str, path: str, status: int, message: str) -> None:
    assert shop.ask(method, path) == (status, {"message": message})


def test_bodies_that_are_no_objects(shop: Client) -> None:
    for body in (b"{", b"[1]", b"\xff", b"null"):
        assert shop.ask("POST", "/login", body) == (400, {"message": "请求的格式不对"})
    assert shop.send("POST", "/login", None, **{"content-length": "99999999"})[0] == 413


# -- the member ----------------------------------------------------------------------------------------------


def test_login(shop: Client) -> None:
    assert shop.ask("POST", "/login", {"code": ""}) == (400, {"message": "登录失败，请重试"})
    session = shop.good("POST", "/login", {"code": "x", "target": "alipay"})
    assert session["token"] == "demo-1"  # with a fixed clock
    assert session["member"]["level"] == 3 and session["member"]["nextLevelAt"] == 3000
    shop.token = "demo-2"
    assert shop.ask("GET", "/member")[0] == 401
    shop.token = session["token"]
    assert shop.good("GET", "/member") == session["member"]
    assert session["member"]["orderCounts"] == {"1": 1, "2": 1, "3": 1, "4": 1, "5": 1}


def test_coupons(member: Client) -> None:
    states = {each["id"]: each["state"] for each in member.good("GET", "/coupons")}
    assert states == {
        "new": "usable", "all-20": "usable", "berry": "usable", "summer": "claimable", "gift": "claimable",
        "spring": "used", "may": "expired",
    }  # fmt: skip
    assert member.good("GET", "/member")["couponCount"] == 3
    assert member.good("POST", "/coupons/summer/claim")["state"] == "usable"
    assert member.good("GET", "/member")["couponCount"] == 4
    assert member.ask("POST", "/coupons/summer/claim")[0] == 409
    assert member.ask("POST", "/coupons/may/claim")[0] == 409
    assert member.ask("POST", "/coupons/none/claim") == (404, {"message": "没有找到这个优惠券"})
    member.good("POST", "/_control", {"wait": 4 * 86400})
    assert {each["id"]: each["state"] for each in member.good("GET", "/coupons")}["berry"] == "expired"


def test_addresses(member: Client) -> None:
    assert [each["id"] for each in member.good("GET", "/addresses")] == ["a1", "a2"]
    added = member.good("POST", "/addresses", {**ADDRESS, "isDefault": True})
    assert added == {**ADDRESS, "id": "a3", "isDefault": True}
    assert [each["isDefault"] for each in member.good("GET", "/addresses")] == [False, False, True]
    changed = member.good("PUT", "/addresses/a1", {**ADDRESS, "name": " 陈二 "})
    assert changed["name"] == "陈二" and changed["id"] == "a1"
    assert member.good("DELETE", "/addresses/a3") == {}
    assert [each["isDefault"] for each in member.good("GET", "/addresses")] == [True, False]
    for address in ("a1", "a2"):
        member.good("DELETE", f"/addresses/{address}")
    assert member.good("POST", "/addresses", ADDRESS) == {**ADDRESS, "id": "a4", "isDefault": True}  # the only one
    for method in ("PUT", "DELETE"):
        assert member.ask(method, "/addresses/a1", ADDRESS) == (404, {"message": "没有找到这个地址"})


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"name": "  "}, "请填写收货人，最多 20 个字"),
        ({"name": "长" * 21}, "请填写收货人，最多 20 个字"),
        ({"name": 3}, "请填写收货人，最多 20 个字"),
        ({"phone": "12345678901"}, "请填写 11 位手机号"),
        ({"phone": "139123456789"}, "请填写 11 位手机号"),
        ({"region": ["浙江省", "宁波市"]}, "请选择所在地区"),
        ({"region": ["浙江省", "宁波市", ""]}, "请选择所在地区"),
        ({"region": "浙江省"}, "请选择所在地区"),
        ({"detail": "路"}, "请填写详细地址，4 到 80 个字"),
        ({"tag": "别墅"}, "没有这个标签"),
    ],
)
def test_addresses_that_are_wrong(member: Client, wrong: dict[str, Any], message: str) -> None:
    assert member.ask("POST", "/addresses", ADDRESS | wrong) == (400, {"message": message})
    assert member.ask("PUT", "/addresses/a1", ADDRESS | wrong) == (400, {"message": message})
    assert len(member.good("GET", "/addresses")) == 2


# -- quotes --------------------------------------------------------------------------------------------------


def test_quote(member: Client) -> None:
    def quote(lines: list[dict[str, Any]], **more: str) -> Any:
        return member.good("POST", "/orders/quote", {"lines": lines, **more})

    small = quote([line("lemon-s", 2, gift=True)])
    assert (small["goods"], small["gifts"], small["shipping"], small["discount"], small["total"]) == (
        2560,
        500,
        800,
        0,
        3860,
    )
    assert [each["reason"] for each in small["coupons"]] == ["还差 ¥23.4 可用", "还差 ¥133.4 可用", "仅限浆果类商品"]
    large = quote([line("durian-s", 2)])
    assert (large["shipping"], large["discount"], large["couponId"], large["total"]) == (0, 2000, "all-20", 23600)
    assert quote([line("durian-s", 2)], couponId="new")["discount"] == 1000
    assert quote([line("durian-s", 2)], couponId="")["discount"] == 0
    assert quote([line("durian-s", 2)], couponId="spring")["couponId"] == ""  # it is used
    assert quote([line("blueberry-15-4"), line("lemon-s")], couponId="berry")["discount"] == 800


@pytest.mark.parametrize(
    ("lines", "status", "message"),
    [
        ([], 400, "还没有选择商品"),
        (None, 400, "还没有选择商品"),
        ([3], 400, "商品的格式不对"),
        ([line("lemon-xl")], 404, "没有找到这个规格"),
        ([line("lemon-s", 0)], 400, "每种最多 99 份"),
        ([line("lemon-s", 100)], 400, "每种最多 99 份"),
        ([{"skuId": "lemon-s", "quantity": "1"}], 400, "每种最多 99 份"),
        ([{"skuId": "lemon-s", "quantity": True}], 400, "每种最多 99 份"),
    ],
)
def test_lines_that_are_wrong(member: Client, lines: object, status: int, message: str) -> None:
    for path in ("/orders/quote", "/orders"):
        assert member.ask("POST", path, {"lines": lines, "addressId": "a1"}) == (status, {"message": message})


# -- orders --------------------------------------------------------------------------------------------------


def test_an_order_from_beginning_to_end(member: Client) -> None:
    form = {"lines": [line("cherry-28", 2, True)], "addressId": "a2", "couponId": "new", "note": " 轻放 "}
    order = member.good("POST", "/orders", form)
    assert order["id"] == "240006" and order["status"] == 1
    assert (order["createdAt"], order["payBefore"]) == (NOW, "2025-06-18T10:30:00+08:00")
    assert (order["goods"], order["gifts"], order["discount"], order["total"]) == (15760, 500, 1000, 15260)
    assert order["note"] == "轻放" and order["address"]["tag"] == "公司"
    assert order["lines"][0]["spec"] == "JJ级 28mm+"
    assert member.good("GET", "/products/cherry")["skus"][1]["stock"] == 11
    assert {each["id"]: each["state"] for each in member.good("GET", "/coupons")}["new"] == "used"
    assert member.ask("POST", "/orders", form) == (409, {"message": "这张优惠券不能用了，请重新选择"})

    payment = member.good("POST", "/orders/240006/pay", {"target": "alipay"})
    assert payment == {"target": "alipay", "order": {"tradeNO": "demo240006"}}
    assert set(member.good("POST", "/orders/240006/pay", {"target": "wechat"})["order"]) == {
        "timeStamp", "nonceStr", "package", "signType", "paySign",
    }  # fmt: skip
    assert member.ask("POST", "/orders/240006/pay", {"target": "x"}) == (400, {"message": "这个平台还不能付款"})
    assert member.ask("POST", "/orders/240006/receive") == (409, {"message": "订单现在不能确认收货"})
    paid = member.good("POST", "/orders/240006/paid")
    assert paid["status"] == 2 and "payBefore" not in paid
    assert member.ask("POST", "/orders/240006/paid") == (409, {"message": "订单现在不能付款"})

    member.good("POST", "/_control", {"wait": 2 * 3600})
    assert member.good("GET", "/orders/240006")["status"] == 3
    assert member.ask("POST", "/orders/240006/cancel", {"reason": "不想要了"})[0] == 409
    points = member.good("GET", "/member")["points"]
    done = member.good("POST", "/orders/240006/receive")
    assert done["status"] == 4
    assert [track["text"] for track in done["tracks"]] == [
        "已签收，感谢光临鲜果集", "包裹已发出，正在赶来", "付款成功，果园正在备货", "订单已提交，请在 30 分钟内付款",
    ]  # fmt: skip
    assert [track["at"][11:16] for track in done["tracks"]] == ["12:00", "12:00", "10:00", "10:00"]
    assert member.good("GET", "/member")["points"] == points + 152


def test_cancelling_gives_everything_back(member: Client) -> None:
    order = member.good("POST", "/orders", {"lines": [line("cherry-30", 2)], "addressId": "a1", "couponId": "all-20"})
    assert member.good("GET", "/products/cherry")["skus"][2]["stock"] == 0
    path = f"/orders/{order['id']}/cancel"
    assert member.ask("POST", path, {"reason": " "}) == (400, {"message": "请选择取消原因"})
    cancelled = member.good("POST", path, {"reason": "地址填错了"})
    assert cancelled["status"] == 5 and cancelled["tracks"][0]["text"] == "订单已取消：地址填错了"
    assert member.good("GET", "/products/cherry")["skus"][2]["stock"] == 2
    assert {each["id"]: each["state"] for each in member.good("GET", "/coupons")}["all-20"] == "usable"
    assert member.ask("POST", path, {"reason": "地址填错了"}) == (409, {"message": "订单现在不能取消"})


def test_an_order_that_nobody_pays_lapses(member: Client) -> None:
    before = member.good("GET", "/products/peach")["stock"]
    member.good("POST", "/_control", {"wait": 22 * 60})  # the fixtures' unpaid order is 8 minutes old
    order = member.good("GET", "/orders/240005")
    assert order["status"] == 5 and order["tracks"][0] == {
        "at": "2025-06-18T10:22:00+08:00", "text": "超时未付款，订单已自动取消",
    }  # fmt: skip
    assert member.good("GET", "/products/peach")["stock"] == before + 1


def test_orders_are_listed(member: Client) -> None:
    assert [each["id"] for each in member.good("GET", "/orders")] == [f"24000{n}" for n in (5, 4, 3, 2, 1)]
    assert [each["id"] for each in member.good("GET", "/orders?status=3")] == ["240003"]
    assert member.ask("GET", "/orders?status=9") == (400, {"message": "没有这种订单"})
    for path in ("/orders/1", "/orders/x", "/orders/240001%20"):
        assert member.ask("GET", path) == (404, {"message": "没有找到这个订单"})


def test_orders_that_cannot_be(member: Client) -> None:
    def refused(lines: list[dict[str, Any]], **more: str) -> tuple[int, Any]:
        return member.ask("POST", "/orders", {"lines": lines, "addressId": "a1", **more})

    assert refused([line("lemon-s"), line("cherry-30", 3)]) == (409, {"message": "大连美早樱桃只剩 2 份了"})
    assert refused([line("lemon-s"), line("strawberry-m-2")]) == (409, {"message": "丹东红颜草莓已售罄"})
    assert member.good("GET", "/products/lemon")["skus"][0]["stock"] == 96  # nothing was taken
    assert refused([line("lemon-s")], addressId="a9") == (404, {"message": "没有找到这个地址"})
    assert refused([line("lemon-s")], couponId="may") == (409, {"message": "这张优惠券不能用了，请重新选择"})
    assert refused([line("lemon-s")], note="长" * 61) == (400, {"message": "备注最多 60 个字"})
    assert len(member.good("GET", "/orders")) == 5


def test_the_last_ones_are_sold_once(member: Client) -> None:
    """Twelve customers at once, two pieces."""
    form = {"lines": [line("cherry-30")], "addressId": "a1", "couponId": ""}
    with ThreadPoolExecutor(12) as pool:
        answers = list(pool.map(lambda _: member.ask("POST", "/orders", form), range(12)))
    assert sorted(status for status, _ in answers) == [200] * 2 + [409] * 10
    assert len({answer["id"] for status, answer in answers if status == 200}) == 2
    assert member.good("GET", "/products/cherry")["skus"][2]["stock"] == 0


# -- trying out ----------------------------------------------------------------------------------------------


def test_control(member: Client) -> None:
    assert member.good("POST", "/_control", {"fail": 503, "times": 2}) == {"now": NOW, "failing": 2}
    for _ in range(2):
        assert member.ask("GET", "/home") == (503, {"message": "果园太忙了，请稍后再试"})
    assert member.ask("GET", "/home")[0] == 200
    member.good("DELETE", "/addresses/a1")
    assert member.good("POST", "/_control", {"wait": 60})["now"] == "2025-06-18T10:01:00+08:00"
    assert member.good("POST", "/_control", {"fresh": True})["now"] == NOW
    assert member.ask("GET", "/member")[0] == 401
    assert len(member.login().good("GET", "/addresses")) == 2
