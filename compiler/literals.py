"""JavaScript's strings and numbers as Python values, and back."""

import json
import re

_ESCAPE = re.compile(
    r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|u\{([0-9a-fA-F]+)\}|(\r\n|[\s\S]))",
)
_SIMPLE = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0"}
_SAFE = 2**53 - 1


def decode_string(body: str) -> str:
    """The value of a string literal's inside."""
    if "\\" not in body:
        return body

    def one(match: re.Match[str]) -> str:
        digits = match[1] or match[2] or match[3]
        if digits:
            code = int(digits, 16)
            return chr(code) if code < 0x110000 else ""
        if match[4] in ("\n", "\r\n", "\r", "\u2028", "\u2029"):
            return ""
        return _SIMPLE.get(match[4], match[4])

    decoded = _ESCAPE.sub(one, body)
    return decoded.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def decode_number(text: str) -> int | float | None:
    """The value of a number literal; None for a BigInt or what a double does not hold exactly as an integer."""
    digits = text.replace("_", "").lower()
    try:
        value: int | float
        if digits[:2] in ("0x", "0o", "0b"):
            value = int(digits, 0)
        elif digits.isdigit():
            value = int(digits) if digits == "0" or digits[0] != "0" else -_SAFE - 1
        else:
            value = float(digits)
            value = int(value) if value.is_integer() else value
    except (ValueError, OverflowError):
        return None
    return value if -_SAFE <= value <= _SAFE else None


_ENCODER = json.JSONEncoder(ensure_ascii=False)


def encode(value: object) -> str:
    """A JSON-like value as a JavaScript literal."""
    return _ENCODER.encode(value)
