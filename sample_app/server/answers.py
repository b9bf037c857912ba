"""What routes are asked, and how they refuse."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Question:
    """`id` is what stands for `:id` in the path, `data` the JSON object of the body."""

    id: str = ""
    query: dict[str, str] = field(default_factory=dict)
    data: dict[str, Any] = field(default_factory=dict)


class Refusal(Exception):
    """An answer other than 200. The message is for the customer."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.message = message


def found(items: list[dict[str, Any]], wanted: object, what: str) -> dict[str, Any]:
    """The one that has this id; else 404."""
    for item in items:
        if item["id"] == wanted:
            return item
    raise Refusal(404, f"没有找到这个{what}")


def trimmed(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""
