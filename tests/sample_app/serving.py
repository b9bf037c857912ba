"""The server on a free port of this process, and a client for it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from http.client import HTTPConnection
from threading import Thread
from typing import Any

from sample_app.server.clock import Clock
from sample_app.server.seed import open_shop
from sample_app.server.web import Server

NOW = "2025-06-18T10:00:00+08:00"
ADDRESS = {
    "name": "陈一",
    "phone": "13912345678",
    "region": ["浙江省", "宁波市", "鄞州区"],
    "detail": "中山东路 1 号",
    "tag": "家",
}


class Client:
    """Asks over HTTP; `token` goes along once `login` has brought one."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.token = ""

    def ask(self, method: str, path: str, data: Any = None) -> tuple[int, Any]:
        """The status and the JSON of an answer."""
        body = data if isinstance(data, bytes) else json.dumps(data).encode() if data is not None else None
        return self.send(method, path, body)

    def send(self, method: str, path: str, body: bytes | None, **headers: str) -> tuple[int, Any]:
        if self.token:
            headers["authorization"] = f"Bearer {self.token}"
        connection = HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            assert response.getheader("content-type") == "application/json; charset=utf-8"
            return response.status, json.loads(response.read())
        finally:
            connection.close()

    def good(self, method: str, path: str, data: Any = None) -> Any:
        status, answer = self.ask(method, path, data)
        assert status == 200, (method, path, status, answer)
        return answer

    def login(self) -> "Client":
        self.token = self.good("POST", "/login", {"code": "any", "target": "wechat"})["token"]
        return self


@contextmanager
def serving() -> Iterator[Client]:
    """A fresh shop whose clock stands still."""
    shop = open_shop(clock=Clock(datetime.fromisoformat(NOW)))
    server = Server(("127.0.0.1", 0), shop, quiet=True)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield Client(server.server_address[1])
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
        shop.close()


def line(sku: str, quantity: int = 1, gift: bool = False) -> dict[str, Any]:
    return {"skuId": sku, "quantity": quantity, "gift": gift}
