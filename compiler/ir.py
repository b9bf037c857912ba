"""The intermediate representation: what an app says, with every name resolved and nothing of any syntax.

A `Project` is made once and serves all targets. Nothing here knows `.mp` files or native templates: a second
front end could make the same trees. Nodes are frozen; every node has a span in its unit's file.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto

from mpc.compiler.expression import Expression
from mpc.compiler.memo import watchable
from mpc.compiler.record import record
from mpc.compiler.script.model import Script
from mpc.compiler.source import SourceFile, Span
from mpc.compiler.style.model import Style


class Role(Enum):
    """What a name in a template stands for; decides how it may be lowered."""

    STATE = auto()  # a box whose field the template may read
    DERIVED = auto()
    PROP = auto()
    VALUE = auto()  # an imported value: a store, a constant of another module
    CONSTANT = auto()  # a `const` of the script without a rune
    FUNCTION = auto()
    PLAIN = auto()  # a `let` without a rune: handlers may use it, the view may not
    API = auto()  # the default import of "mpc"


@record
class Symbol:
    """A name that a template may use. `script` is how the emitted script reads it: `x.v`, `$cart.cart`, `yuan`."""

    name: str
    role: Role
    script: str
    constant: object = None  # a JSON value, if `has_constant`
    has_constant: bool = False
    stays: bool = False  # nothing puts another value in its place

    @property
    def is_primitive(self) -> bool:
        """Whether its value, or a state's first value, is known and no object."""
        return self.has_constant and isinstance(self.constant, str | int | float | bool)


@record
class Mixed:
    """Text with interpolations: `a {{ x }} b`. Literal parts are decoded text."""

    parts: tuple[str | Expression, ...]
    span: Span


Value = str | bool | Expression | Mixed
"""An attribute's value: constant text, `True` for a bare name, one expression, or text with interpolations."""


@record
class Attribute:
    name: str
    value: Value
    name_span: Span
    span: Span


@record
class Event:
    """A listener. `handler` is a `Name`, a `Call` or an `Assignment`."""

    name: str
    handler: Expression
    stop: bool
    capture: bool
    span: Span


@record
class Model:
    """`mp:model="target"`; `property` names a component's prop, None means the form control's own value."""

    target: Expression
    property: str | None
    span: Span


@record
class Ref:
    """`mp:ref="name"`."""

    name: str
    span: Span


@record
class SlotPattern:
    """`mp:slot="{ row, i: n }"`: the slot's values and their names here; `mp:slot="all"`: one name for all of them."""

    names: tuple[tuple[str, str], ...]
    whole: str | None
    span: Span

    @property
    def locals(self) -> frozenset[str]:
        return frozenset(local for _, local in self.names) | ({self.whole} if self.whole else set())


@record
class Element:
    """A built-in element, or a component's use if `component` (its unit's path) is set."""

    tag: str
    component: str | None
    attributes: tuple[Attribute, ...]
    classes: tuple[Value, ...]
    styles: tuple[Value, ...]
    events: tuple[Event, ...]
    models: tuple[Model, ...]
    children: tuple["Node", ...]
    tag_span: Span
    span: Span
    native: bool = False  # a platform's own component, which `<use>` names: nothing is known of it
    ref: Ref | None = None
    pattern: SlotPattern | None = None


@record
class Text:
    """Visible text, white space already collapsed."""

    parts: tuple[str | Expression, ...]
    span: Span


@record
class Branch:
    """One arm of an `If`; the last one's condition may be None."""

    condition: Expression | None
    body: tuple["Node", ...]
    span: Span


@record
class If:
    """`unknown`: the branches compare this with names; in development a value that none of them has is warned of."""

    branches: tuple[Branch, ...]
    span: Span
    unknown: Expression | None = None


@record
class For:
    """`body` once for each element of `list`; `index` is None where the author names none."""

    list: Expression
    item: str
    index: str | None
    key: Expression | None
    body: tuple["Node", ...]
    span: Span


@record
class Slot:
    """The place in a component where its user's content goes; the default slot has the name "".

    `values` are what the content may use. `into` is the slot of another component that this one stands in.
    """

    name: str | Expression | Mixed
    span: Span
    values: tuple[Attribute, ...] = ()
    into: Attribute | None = None


@record
class Only:
    """Content that exists on some targets only."""

    targets: frozenset[str]
    excluded: bool
    body: tuple["Node", ...]
    span: Span

    def holds(self, target: str) -> bool:
        return (target in self.targets) is not self.excluded


Node = Element | Text | If | For | Slot | Only


@record
class Option:
    """A page's, window's or tab's setting in mpc's words: `title`, `bar-color`, …"""

    name: str
    value: str | bool | int
    name_span: Span
    span: Span


@record
class Place:
    """Where a JSON value stands that an author wrote: its key (or itself, in a list), and the value."""

    key: Span
    value: Span


@record
class Native:
    """JSON in the words of one target, merged into a file's own JSON last; `places` by path of keys and indices."""

    target: str
    value: Mapping[str, object]
    places: Mapping[tuple[str | int, ...], Place]


@record
class Metadata:
    """`<seo>`, `<share>` and their like: what is said, for the targets and for search to make something of."""

    tag: str
    attributes: tuple[Attribute, ...]
    span: Span

    def find(self, name: str) -> Attribute | None:
        return next((each for each in self.attributes if each.name == name), None)

    def text(self, name: str) -> str:
        """An attribute's constant text; "" where it is not given or follows state."""
        found = self.find(name)
        return found.value if found and isinstance(found.value, str) else ""


def metadata_of(metadata: tuple[Metadata, ...], tag: str) -> Metadata:
    """The first element of a kind; one without attributes where there is none."""
    return next((each for each in metadata if each.tag == tag), Metadata(tag, (), Span(0, 0)))


@record
class Prop:
    """An input of a component; `public` is the camel-case name users set, `name` the local one."""

    public: str
    name: str
    type: str
    required: bool
    default: object
    has_default: bool
    constant_default: bool
    optional: bool  # its type allows it to be left out
    span: Span


@watchable()
@dataclass(frozen=True)
class Unit:
    """A page or a component. `path` has no suffix and is where its files go: `pages/home`."""

    kind: str  # "page" | "component"
    path: str
    file: SourceFile
    template: tuple[Node, ...]
    script: Script | None
    style: Style | None
    symbols: Mapping[str, Symbol]
    names: frozenset[str]  # those of the script that the template uses
    components: Mapping[str, str]  # tag -> unit path, those the template uses
    natives: frozenset[str] = frozenset()  # tags of the platforms' own components, those the template uses
    props: tuple[Prop, ...] = ()
    options: tuple[Option, ...] = ()
    following: tuple[Attribute, ...] = ()  # settings of a page that follow state
    native: tuple[Native, ...] = ()
    metadata: tuple[Metadata, ...] = ()
    slots: frozenset[str] = frozenset()  # their constant names
    any_slot: bool = False  # the name of one is not constant
    fallbacks: frozenset[str] = frozenset()  # slots that show something of their own when nothing is given
    slot_states: tuple[str, ...] = ()  # states that hold the values of slots this unit fills
    emits: frozenset[str] = frozenset()
    emits_anything: bool = False  # an event's name is not a literal


@watchable()
@record
class Module:
    """A script module: `path` without suffix, `lib/format`. JSON modules have `json` text and no script."""

    path: str
    file: SourceFile
    script: Script | None
    json: str | None = None


@record
class Tab:
    page: str
    text: str
    icon: str | None
    active_icon: str | None
    span: Span


@record
class TabBar:
    """`custom` is the unit path of a component that draws the tabs in the platform's stead."""

    options: tuple[Option, ...]
    tabs: tuple[Tab, ...]
    span: Span
    custom: str | None = None
    custom_span: Span | None = None


@record
class Subpackage:
    root: str
    name: str | None
    pages: tuple[str, ...]  # full paths
    independent: Span | None  # where the author says so
    span: Span

    def holds(self, path: str) -> bool:
        """Whether a path is the package's folder or inside it."""
        return f"{path}/".startswith(f"{self.root}/")


@record
class Preload:
    page: str
    packages: tuple[str, ...]  # names or roots, as written
    network: str
    span: Span


@record
class Permission:
    """What the app asks the user for (in mpc's words), and what the user is told."""

    scope: str
    reason: str
    span: Span


@record
class Theme:
    """Values that settings use as `@name`: in light and in dark mode."""

    values: Mapping[str, tuple[str, str]]
    span: Span


@record
class NativePlace:
    """A native component of the project: its path without suffix, and the files to copy."""

    path: str
    files: frozenset[str]
    span: Span


@record
class NativeUse:
    """A tag that is a platform's own component on some targets.

    `named` are the targets that the author names; a place may be missing where it could not be read.
    `elsewhere`: on the other targets it is a component of the project.
    """

    tag: str
    places: Mapping[str, NativePlace]
    named: frozenset[str]
    elsewhere: bool


@watchable()
@dataclass(frozen=True)
class App:
    file: SourceFile
    window: tuple[Option, ...]
    pages: tuple[str, ...]
    subpackages: tuple[Subpackage, ...]
    tab_bar: TabBar | None
    preloads: tuple[Preload, ...]
    components: Mapping[str, str]  # tag -> unit path, from <use>
    script: Script | None
    style: Style | None
    native: tuple[Native, ...] = ()
    natives: Mapping[str, NativeUse] = field(default_factory=dict)
    permissions: tuple[Permission, ...] = ()
    theme: Theme | None = None
    metadata: tuple[Metadata, ...] = ()

    @property
    def accounts(self) -> tuple[Metadata, ...]:
        return tuple(each for each in self.metadata if each.tag == "account")

    @property
    def every_page(self) -> tuple[str, ...]:
        """The pages of the main package and of all others, in the order of app.mp."""
        return (*self.pages, *(page for package in self.subpackages for page in package.pages))

    def package_of(self, path: str) -> Subpackage | None:
        """The subpackage that a file belongs to; None for the main package."""
        return next((each for each in self.subpackages if each.root and each.holds(path)), None)


@watchable(deep=True)
@dataclass(frozen=True)
class Project:
    """A whole app. `assets` are the project's files that markup and app.mp name, by path."""

    app: App
    units: Mapping[str, Unit]
    modules: Mapping[str, Module]
    imports: Mapping[tuple[str, str], str]  # (importing file, specifier) -> path of the module or unit
    assets: frozenset[str]
    styles: Mapping[str, Style]  # imported .css and .scss files, by path
    style_assets: Mapping[str, str]  # files that styles name -> the `data:` address that may stand for each, or ""

    @property
    def sources(self) -> frozenset[str]:
        """Every file of the author's that the app is made of, by path."""
        files: tuple[App | Unit | Module, ...] = (self.app, *self.units.values(), *self.modules.values())
        natives = (place.files for use in self.app.natives.values() for place in use.places.values())
        return frozenset(each.file.path for each in files).union(self.assets, self.styles, self.style_assets, *natives)
