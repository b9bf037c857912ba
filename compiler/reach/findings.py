"""What an audit found, and what it costs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import ceil

from mpc.compiler.reach.rules import SEVERITIES, rules
from mpc.compiler.source import Position, SourceFile, Span

EXAMPLES = 3
"""How many items of a collection are named."""


@dataclass(frozen=True)
class Finding:
    """A place that breaks a rule. `count` items of the page's `of` do; `more` names some after the first."""

    rule: str
    file: SourceFile
    span: Span
    args: Mapping[str, str]
    count: int = 1
    of: int = 1
    more: tuple[str, ...] = ()

    @property
    def position(self) -> Position:
        return self.file.position(self.span.start)

    @property
    def cost(self) -> int:
        """The rule's points, in proportion to the items that break it, and at least one."""
        return max(1, ceil(rules()[self.rule].weight * self.count / self.of))


@dataclass(frozen=True)
class Page:
    """One page. `listed`: search may list it. `items`: how many pages it stands for. `way`: by what one comes to it:
    `start`, `navigator`, `call`, or "" if by nothing; `steps` from the first page or a tab."""

    path: str
    title: str
    listed: bool
    items: int
    way: str
    steps: int | None
    findings: tuple[Finding, ...]

    @property
    def score(self) -> int:
        """100 less what each broken rule costs, however often it is broken; at least 0."""
        return max(0, 100 - sum(_costs(self.findings).values()))


@dataclass(frozen=True)
class Report:
    """An app's audit. `findings` are those of no single page."""

    name: str
    pages: tuple[Page, ...]
    findings: tuple[Finding, ...]

    @property
    def score(self) -> int:
        """The mean of the pages that search may list, less what the app itself and all other pages cost."""
        listed = [page.score for page in self.pages if page.listed]
        others = [each for page in self.pages if not page.listed for each in page.findings]
        mean = sum(listed) // len(listed) if listed else 100
        return max(0, mean - sum(_costs((*self.findings, *others)).values()))

    @property
    def every_finding(self) -> tuple[Finding, ...]:
        return (*self.findings, *(each for page in self.pages for each in page.findings))


def _costs(findings: tuple[Finding, ...]) -> dict[str, int]:
    """By rule; what breaks it most counts."""
    found: dict[str, int] = {}
    for each in findings:
        found[each.rule] = max(found.get(each.rule, 0), each.cost)
    return found


def ordered(findings: list[Finding]) -> tuple[Finding, ...]:
    """The gravest first, then by place."""
    table = rules()

    def key(found: Finding) -> tuple[int, int, str, str, Span]:
        rule = table[found.rule]
        return (SEVERITIES.index(rule.severity), -rule.weight, found.rule, found.file.path, found.span)

    return tuple(sorted(findings, key=key))


@dataclass
class Tally:
    """Findings of many items, counted by page and rule; the first one's words are kept, and the names of a few."""

    _counts: dict[tuple[str, str], int] = field(default_factory=dict)
    _first: dict[tuple[str, str], Finding] = field(default_factory=dict)
    _more: dict[tuple[str, str], list[str]] = field(default_factory=dict)

    def add(self, page: str, what: str, found: Finding) -> None:
        key = (page, found.rule)
        self._counts[key] = self._counts.get(key, 0) + 1
        if self._first.setdefault(key, found) is not found and len(self._more.setdefault(key, [])) < EXAMPLES - 1:
            self._more[key].append(what)

    def of(self, page: str, items: int) -> list[Finding]:
        """A page's, each with how many of its items are concerned."""
        return [
            Finding(first.rule, first.file, first.span, first.args, self._counts[key], max(items, self._counts[key]),
                    tuple(self._more.get(key, ())))
            for key, first in self._first.items()
            if key[0] == page
        ]  # fmt: skip
