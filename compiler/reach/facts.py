"""What `<seo type>` says of a thing, in the forms that search engines read, and what must not be missing."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from mpc.compiler.diagnostics import Sink
from mpc.compiler.reach.entries import Entry

# Members of schema.org/ItemAvailability.
AVAILABILITY = (
    "BackOrder", "Discontinued", "InStock", "InStoreOnly", "LimitedAvailability", "MadeToOrder", "OnlineOnly",
    "OutOfStock", "PreOrder", "PreSale", "Reserved", "SoldOut",
)  # fmt: skip
_AVAILABILITY = {each.lower(): each for each in AVAILABILITY}
_DAY = "(Mo|Tu|We|Th|Fr|Sa|Su)"
_HOURS = re.compile(rf"{_DAY}([-,]{_DAY})*( \d\d:\d\d-\d\d:\d\d)?")  # schema.org/openingHours

# Without these a search engine refuses the whole: developers.google.com/search/docs/appearance/structured-data
# (product-snippet, local-business, software-app; an article needs nothing but its headline).
NEEDED: Mapping[str, tuple[str, ...]] = {
    "product": ("title", "price", "currency"),
    "article": ("title",),
    "local-business": ("title", "address"),
    "software": ("title",),
}


def _price(said: str) -> str:
    return said if re.fullmatch(r"\d{1,12}(\.\d{1,4})?", said) else ""


def _currency(said: str) -> str:
    return said if re.fullmatch("[A-Z]{3}", said) else ""


def _availability(said: str) -> str:
    return _AVAILABILITY.get(re.sub("[-_ ]", "", said.rpartition("/")[2]).lower(), "")


def moment(said: str) -> str:
    """A day, or a moment: `2026-05-01`, `2026-05-01 08:30`, `2026-05-01T08:30:00+08:00`."""
    try:
        return date.fromisoformat(said).isoformat() if len(said) == 10 else datetime.fromisoformat(said).isoformat()
    except ValueError:
        return ""


def _hours(said: str) -> str:
    parts = [each.strip() for each in re.split("[;；]", said)]
    return "; ".join(parts) if all(_HOURS.fullmatch(each) for each in parts) else ""


# The form that a machine reads, or "", and what a message calls it.
_FORMS: Mapping[str, tuple[Callable[[str], str], str, str]] = {
    "price": (_price, "a number such as 29.80, without the currency", "如 29.80 的数字，不带货币符号"),
    "currency": (_currency, "three capitals of ISO 4217, such as CNY", "ISO 4217 的三个大写字母，如 CNY"),
    "availability": (_availability, "a word such as InStock or OutOfStock", "如 InStock、OutOfStock、PreOrder"),
    "published": (moment, "a date such as 2026-05-01", "如 2026-05-01 的日期"),
    "modified": (moment, "a date such as 2026-05-01", "如 2026-05-01 的日期"),
    "hours": (_hours, "days and hours such as Mo-Su 09:00-21:00", "如 Mo-Su 09:00-21:00 的营业时间"),
}  # fmt: skip


@dataclass
class Facts:
    """Reads what entries say of their things. What is wrong is told once for each page, at its first entry."""

    sink: Sink
    _told: set[tuple[str, str]] = field(default_factory=set)

    def of(self, entry: Entry) -> dict[str, str]:
        """The fields that are understood, each in its form."""
        found: dict[str, str] = {}
        for name, said in entry.fields.items():
            form = _FORMS.get(name)
            value = form[0](said.strip()) if form else said
            if value:
                found[name] = value
            elif form:
                self._tell("MP777", entry, name, value=said, wanted=form[1], wanted_zh=form[2])
        return found

    def complete(self, entry: Entry, found: Mapping[str, str]) -> bool:
        """Whether there is all that structured data of this type need; what is missing is told."""
        needed = list(NEEDED.get(entry.kind, ()))
        if entry.kind == "software" and float(found.get("price", 0)):
            needed.append("currency")
        missing = [name for name in needed if not (entry.title if name == "title" else found.get(name))]
        missing = [name for name in missing if (entry.page, name) not in self._told or name not in entry.fields]
        for name in missing:
            self._tell("MP776", entry, name, type=entry.kind)
        return all(entry.title if name == "title" else found.get(name) for name in needed)

    def _tell(self, code: str, entry: Entry, name: str, **words: str) -> None:
        if (entry.page, name) not in self._told:
            self._told.add((entry.page, name))
            self.sink.report(code, entry.file, entry.span, name=name, what=entry.what, **words)
