"""Remembers what functions gave, and everything that they looked at, and gives it again while that is the same.

    memo.begin()                                 # a new compile
    world = memo.watched("project", project)     # looks like the project
    memo.run("emit pages/home", emit, world, "pages/home", sink=sink)

Nobody declares what depends on what. A remembered function gets its arguments and what is *watched*: an object that
stands for another one and takes down which attributes, keys and members it is asked for (`Watch`), with the answers. A
compile looks these up again, each once; if all answers to a function are what they were, so is its result. A function
must look at nothing else: then no edge can be forgotten.

Without a memo (`ONCE`) the same code runs at full speed, on the objects themselves.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping, Set
from operator import is_
from typing import Any, Protocol, TypeVar, cast

from mpc.compiler.diagnostics import Diagnostic, Sink
from mpc.compiler.same import same

T = TypeVar("T")

MISSING = object()


class Remembers(Protocol):
    """What the compile asks of a memo."""

    def watched(self, name: Hashable, value: T) -> T:
        """What stands for a value; a name stands for one value in each compile."""

    def run(self, key: Hashable, function: Callable[..., T], *arguments: Any, sink: Sink) -> T:
        """`function(*arguments, sink)`, or what it gave before for this key, with what it reported."""


class Once:
    """Remembers nothing."""

    def watched(self, name: Hashable, value: T) -> T:
        return value

    def run(self, key: Hashable, function: Callable[..., T], *arguments: Any, sink: Sink) -> T:
        return function(*arguments, sink)


ONCE = Once()


class Question:
    """Something that was asked of a watched object, as a step from another question: its attribute, its key, ….

    `current` is what stands there, `value` the answer that functions got for it: the same, but maybe
    an earlier object. `cells` are the calls that got it. What a function answers is asked again only when that is
    wanted; `checked` is the compile in which it was.
    """

    __slots__ = ("around", "cells", "checked", "current", "kind", "steps", "value", "what")

    def __init__(self, around: "Question | None", kind: str, what: Any) -> None:
        self.around = around
        self.kind = kind
        self.what = what
        self.steps: dict[tuple[str, Any], Question] = {}
        self.cells: set[Cell] = set()
        self.value = self.current = MISSING
        self.checked = 0

    def step(self, kind: str, what: Any) -> "Question":
        found = self.steps.get((kind, what))
        if found is None:
            found = self.steps[kind, what] = Question(self, kind, what)
        return found


def _look(value: Any, kind: str, what: Any) -> Any:
    """What is now at a step from a value."""
    try:
        if kind == "attribute":
            return getattr(value, what)
        if kind == "in":
            return what in value
        if kind == "kind":
            return _stands_for(value, what)
        if kind == "call":
            return value(*what)
        return tuple(value) if isinstance(value, Mapping) else frozenset(value)  # "all"
    except (AttributeError, LookupError, TypeError):  # something else stands there now
        return MISSING


class Cell:
    """One call: what it got, asked, gave and reported.

    `calls` are those of its questions that are asked again when it is wanted; `dirty`: one has another answer now.
    `used` is the last compile that wanted it.
    """

    __slots__ = ("arguments", "asked", "calls", "dirty", "reports", "used", "value")

    def __init__(
        self, arguments: tuple[Any, ...], asked: tuple[Question, ...], value: Any, reports: list[Diagnostic], now: int
    ) -> None:
        self.arguments = arguments
        self.asked = asked
        self.calls = tuple(question for question in asked if question.kind == "call")
        self.value = value
        self.reports = reports
        self.used = now
        self.dirty = False
        for question in asked:
            question.cells.add(self)

    def drop(self) -> None:
        for question in self.asked:
            question.cells.discard(self)


class Memo:
    """Remembers from one compile to the next; what a compile did not use is forgotten by `tidy`."""

    def __init__(self) -> None:
        self._now = 0
        self._roots: dict[Hashable, Question] = {}
        self._standing: dict[Hashable, Any] = {}  # what `watched` gave, by name
        self._cells: dict[Hashable, Cell] = {}
        self._asking: list[dict[Question, None]] = []  # what the running functions have asked, the innermost last
        self.ran: list[Hashable] = []  # what this compile had to run

    def begin(self) -> None:
        self._now += 1
        self._asking.clear()
        self.ran.clear()

    def tidy(self) -> None:
        """Forget what the last compile did not use."""
        unused = [key for key, cell in self._cells.items() if cell.used != self._now]
        for key in unused:
            self._cells.pop(key).drop()
        for root in self._roots.values():
            _prune(root)

    def watched(self, name: Hashable, value: T) -> T:
        root = self._roots.setdefault(name, Question(None, "root", name))
        self._renew(root, value)
        stands = watch(self, root, value)
        before = self._standing.get(name)
        if type(before) is type(stands) and isinstance(before, Watch):
            before._value = value  # what has stood for it stands for this one: an argument that is the same object
            return cast(T, before)
        self._standing[name] = stands
        return cast(T, stands)

    def run(self, key: Hashable, function: Callable[..., T], *arguments: Any, sink: Sink) -> T:
        key = function, key
        cell = self._cells.get(key)
        if cell is None or not self._holds(cell, arguments):
            self.ran.append(key)
            own, asked = Sink(sink.target), dict[Question, None]()
            self._asking.append(asked)
            try:
                value = function(*arguments, own)
            finally:
                self._asking.pop()
            if cell:
                value = cell.value if same(cell.value, value) else value
                cell.drop()
            cell = Cell(arguments, tuple(asked), value, own.diagnostics, self._now)
            self._cells[key] = cell
        if self._asking:
            self._asking[-1].update(dict.fromkeys(cell.asked))
        if cell.reports:
            sink.extend(cell.reports)
        return cast(T, cell.value)

    def _holds(self, cell: Cell, arguments: tuple[Any, ...]) -> bool:
        if cell.dirty:
            return False
        if not all(map(is_, cell.arguments, arguments)):
            if not all(map(_is_same_argument, cell.arguments, arguments)):
                return False
            cell.arguments = arguments  # the same, but these are the objects that come next time
        for question in cell.calls:
            if question.checked != self._now:
                around = question.around.current if question.around else MISSING
                self._settle(question, self.apart(_look, (around, "call", question.what)))
        if not cell.dirty:
            cell.used = self._now
        return not cell.dirty

    # -- questions ---------------------------------------------------------------------------------------------

    def ask(self, question: Question, value: Any) -> Any:
        """Take down that a value was seen; gives the one of before if it is the same."""
        if not self._asking:
            return value
        if question.value is not value or question.checked != self._now:
            self._settle(question, value)
        self._asking[-1][question] = None
        return question.value

    def apart(self, function: Callable[..., T], arguments: tuple[Any, ...]) -> T:
        """Call something whose own questions are not the asker's."""
        self._asking.append({})
        try:
            return function(*arguments)
        finally:
            self._asking.pop()

    def _renew(self, question: Question, value: Any) -> None:
        """Something else may stand there in this compile: then ask everything behind it again, but for calls."""
        if question.current is value:
            return
        before, question.current = question.current, value
        if type(before) is dict and type(value) is dict and _is_as_before(before, value):
            return
        if question.cells or question.value is not MISSING:
            self._settle(question, value)
        get = value.get if isinstance(value, Mapping) else None
        for inner in question.steps.values():
            if inner.kind == "key":
                there = get(inner.what, MISSING) if get else MISSING
            elif inner.kind == "call":
                continue
            else:
                there = _look(value, inner.kind, inner.what)
            if there is not inner.current:
                self._renew(inner, there)

    def _settle(self, question: Question, value: Any) -> None:
        question.checked = self._now
        if question.value is not value and not same(question.value, value):
            question.value = value
            for cell in question.cells:
                cell.dirty = True


def _is_as_before(before: dict[Any, Any], value: dict[Any, Any]) -> bool:
    """Whether the very same objects stand at equal keys: nothing of it need be asked."""
    same_values = len(before) == len(value) and all(map(is_, before.values(), value.values()))
    return same_values and list(before) == list(value)


def _prune(question: Question) -> bool:
    """Forget the questions that no cell asked; whether this one is such."""
    question.steps = {step: inner for step, inner in question.steps.items() if not _prune(inner)}
    return not question.steps and not question.cells


def _is_same_argument(before: Any, now: Any) -> bool:
    """Of a watched one the place alone counts: what is there was taken down."""
    if before is now:
        return True
    if type(now) in _WATCHES or type(before) in _WATCHES:
        return type(before) is type(now) and before._question is now._question
    return same(before, now)


# -- what stands for other things ------------------------------------------------------------------------------

_DEEP: dict[type, bool | tuple[str, ...]] = {}


def watchable(*, deep: bool | tuple[str, ...] = False) -> Callable[[type[T]], type[T]]:
    """A class whose attributes are watched one by one. `deep`: also the keys of mappings, the members of sets and the
    calls of functions among them, or among those of some names."""

    def mark(cls: type[T]) -> type[T]:
        _DEEP[cls] = deep
        return cls

    return mark


def watch(memo: Memo, question: Question, value: Any, deep: bool = True) -> Any:
    """What stands for a value; the value itself, taken down, if nothing of it can be asked alone."""
    question.current = value
    stands = _stands_for(value, deep)
    if stands is None:
        return memo.ask(question, value)
    memo.ask(question.step("kind", deep), stands)  # that there is one
    return stands(memo, question, value)


def _stands_for(value: Any, deep: bool) -> "type[Watch] | None":
    if type(value) in _DEEP:
        return WatchedObject
    if not deep:
        return None
    if isinstance(value, Mapping):
        return WatchedMapping
    if isinstance(value, Set):
        return WatchedSet
    return WatchedFunction if callable(value) else None


class Watch:
    """Something that stands for something else."""

    __slots__ = ("_memo", "_question", "_value")

    def __init__(self, memo: Memo, question: Question, value: Any) -> None:
        self._memo = memo
        self._question = question
        self._value = value

    def _down(self, kind: str, what: Any, value: Any, deep: bool = True) -> Any:
        return watch(self._memo, self._question.step(kind, what), value, deep)

    def _ask(self, kind: str, what: Any, value: Any) -> Any:
        question = self._question.step(kind, what)
        question.current = value
        return self._memo.ask(question, value)


class WatchedObject(Watch):
    """Stands for an object of a watchable class; its methods and properties see what stands for it."""

    __slots__ = ()

    @property  # type: ignore[misc]
    def __class__(self) -> Any:  # for `isinstance`
        return type(self._value)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        own = getattr(type(self._value), name, None)
        if isinstance(own, property) and own.fget:
            return own.fget(self)
        if callable(own) and hasattr(own, "__get__") and name not in getattr(self._value, "__dict__", {}):
            return own.__get__(self)
        marked = _DEEP[type(self._value)]
        deep = name in marked if isinstance(marked, tuple) else marked
        return self._down("attribute", name, getattr(self._value, name), deep)


class WatchedMapping(Watch, Mapping[Any, Any]):
    __slots__ = ()

    def __getitem__(self, key: Any) -> Any:
        value = self._value.get(key, MISSING)
        if value is MISSING:
            self._ask("key", key, MISSING)
            raise KeyError(key)
        return self._down("key", key, value, deep=False)

    def get(self, key: Any, default: Any = None) -> Any:
        value = self._value.get(key, MISSING)
        if value is MISSING:
            self._ask("key", key, MISSING)
            return default
        return self._down("key", key, value, deep=False)

    def __contains__(self, key: object) -> bool:
        return bool(self._ask("in", key, key in self._value))

    def __iter__(self) -> Iterator[Any]:
        return iter(self._ask("all", None, tuple(self._value)))

    def __len__(self) -> int:
        return len(self._ask("all", None, tuple(self._value)))


class WatchedSet(Watch, Set[Any]):
    __slots__ = ()

    @classmethod
    def _from_iterable(cls, it: Any) -> Any:
        return frozenset(it)

    def __contains__(self, member: object) -> bool:
        return bool(self._ask("in", member, member in self._value))

    def __iter__(self) -> Iterator[Any]:
        return iter(self._ask("all", None, frozenset(self._value)))

    def __len__(self) -> int:
        return len(self._ask("all", None, frozenset(self._value)))


class WatchedFunction(Watch):
    __slots__ = ()

    def __call__(self, *arguments: Any) -> Any:
        question = self._question.step("call", arguments)
        return self._memo.ask(question, self._memo.apart(self._value, arguments))


_WATCHES = frozenset((WatchedObject, WatchedMapping, WatchedSet, WatchedFunction))
