"""HTTP: from a request to a route and back to JSON."""

import json
import traceback
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from . import catalogue, member, orders
from .answers import Question, Refusal
from .seed import refill
from .shop import Shop

Route = Callable[[Shop, Question], object]

EVERYBODY: dict[str, Route] = {
    "GET /home": catalogue.home,
    "GET /categories": catalogue.categories,
    "GET /products": catalogue.shelf,
    "GET /products/:id": catalogue.product,
    "GET /search/hot": catalogue.hot_words,
    "GET /articles/:id": catalogue.article,
    "POST /login": member.login,
}
MEMBERS: dict[str, Route] = {
    "GET /member": member.member,
    "GET /coupons": member.coupons,
    "POST /coupons/:id/claim": member.claim,
    "GET /addresses": member.addresses,
    "POST /addresses": member.add_address,
    "PUT /addresses/:id": member.change_address,
    "DELETE /addresses/:id": member.remove_address,
    "POST /orders/quote": orders.quote,
    "POST /orders": orders.make_order,
    "GET /orders": orders.orders,
    "GET /orders/:id": orders.order,
    "POST /orders/:id/pay": orders.payment,
    "POST /orders/:id/paid": orders.paid,
    "POST /orders/:id/cancel": orders.cancel,
    "POST /orders/:id/receive": orders.receive,
}
CONTROL = "/_control"
LONGEST_BODY = 64 * 1024


class Server(ThreadingHTTPServer):
    """The shop on a port; 0 takes a free one."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, address: tuple[str, int], shop: Shop, quiet: bool = False) -> None:
        super().__init__(address, Handler)
        self.shop = shop
        self.quiet = quiet
        self._failures: list[int] = []

    def answer(self, method: str, path: str, query: dict[str, str], data: dict[str, Any], token: str) -> object:
        """What a route says; `Refusal` for everything but 200."""
        if path == CONTROL and method == "POST":
            return self._control(data)
        if self._failures:
            raise Refusal(self._failures.pop(0), "果园太忙了，请稍后再试")
        name, given = _find(method, path)
        if name in EVERYBODY:
            with self.shop.transaction():
                return EVERYBODY[name](self.shop, Question(given, query, data))
        with self.shop.transaction():
            if not member.is_known(self.shop, token):
                raise Refusal(401, "请先登录")
            orders.settle(self.shop)
        with self.shop.transaction():
            return MEMBERS[name](self.shop, Question(given, query, data))

    def _control(self, data: dict[str, Any]) -> object:
        """For trying out: `fresh`: the first day again; `wait`: seconds that pass; `fail`: the next answers' status."""
        if data.get("fresh"):
            self._failures.clear()
            self.shop.clock.reset()
            refill(self.shop)
        self.shop.clock.move(data.get("wait", 0))
        if "fail" in data:
            self._failures = [data["fail"]] * data.get("times", 1)
        return {"now": self.shop.clock.now(), "failing": len(self._failures)}


def _find(method: str, path: str) -> tuple[str, str]:
    """The route of a path, and what stands for `:id` in it."""
    first, *rest = path.removeprefix("/").split("/")
    given = rest[0] if rest else ""
    for pattern in (path, "/".join(["", first, ":id", *rest[1:]])):
        name = f"{method} {pattern}"
        if name in EVERYBODY or name in MEMBERS:
            return name, unquote(given)
    raise Refusal(404, "没有这个地址")


class Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"
    server_version = "FreshFruit"

    def do_GET(self) -> None:
        self._respond()

    do_POST = do_PUT = do_DELETE = do_GET

    def _respond(self) -> None:
        try:
            status, answer = 200, self._answer()
        except Refusal as refusal:
            status, answer = refusal.status, {"message": refusal.message}
        except Exception:
            traceback.print_exc()
            status, answer = 500, {"message": "服务器忙，请稍后再试"}
        body = json.dumps(answer, ensure_ascii=False).encode()
        self.send_response(status)
        self.send_header("content-type", "application/json; charset=utf-8")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _answer(self) -> object:
        data = self._data()  # read in any case: the next request comes on the same connection
        url = urlsplit(self.path)
        query = dict(parse_qsl(url.query, keep_blank_values=True))
        scheme, _, token = self.headers.get("authorization", "").partition(" ")
        return self.server.answer(self.command, url.path, query, data, token if scheme == "Bearer" else "")

    def _data(self) -> dict[str, Any]:
        length = self.headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > LONGEST_BODY:
            self.close_connection = True
            raise Refusal(413, "内容太长了")
        body = self.rfile.read(int(length))
        try:
            data = json.loads(body or b"{}")
        except ValueError:
            data = None
        if not isinstance(data, dict):
            raise Refusal(400, "请求的格式不对")
        return data

    def log_message(self, format: str, *values: object) -> None:
        if not self.server.quiet:
            super().log_message(format, *values)
