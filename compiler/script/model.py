"""What the script room hands out: plain data. Every span is an absolute range of characters in the file."""

from collections.abc import Mapping
from dataclasses import field
from enum import Enum
from typing import Literal

from mpc.compiler.record import record
from mpc.compiler.script.changes import Branch, Edit, Fold, Move
from mpc.compiler.source import SourceFile, Span

Kind = Literal["page", "component", "app", "module"]
BindingKind = Literal["state", "derived", "prop", "const", "let", "var", "function", "class", "enum", "import"]
PropType = Literal["string", "number", "boolean", "array", "object", "any"]


class Absent(Enum):
    """`NOT_CONSTANT`: only running the program tells. `NO_DEFAULT`: the author wrote no default."""

    NOT_CONSTANT = "not constant"
    NO_DEFAULT = "no default"


NOT_CONSTANT = Absent.NOT_CONSTANT
NO_DEFAULT = Absent.NO_DEFAULT


@record
class ImportedName:
    """`imported as local`; `span` is the place of the local name."""

    imported: str
    local: str
    span: Span


@record
class Import:
    """One `import` statement, or one `export … from` statement of a module (`reexport`).

    `specifier_span` covers the quoted string. `module_name` is the variable that the caller's header gives to the
    required module; no two imports of a script share one. `used` are the locals that the script text uses as
    values. `bare` is `import "x"`. `type_only` imports are never required; an import that is neither bare nor a
    re-export and of which nothing is used as a value, in the script or in a template, need not be required either.
    """

    specifier: str
    specifier_span: Span
    span: Span
    module_name: str
    default: str | None = None
    default_span: Span | None = None
    namespace: str | None = None
    namespace_span: Span | None = None
    named: tuple[ImportedName, ...] = ()
    used: frozenset[str] = frozenset()
    type_only: bool = False
    reexport: bool = False

    @property
    def is_component(self) -> bool:
        """An import of a `.mp` file."""
        return self.specifier.endswith(".mp")

    @property
    def is_mpc(self) -> bool:
        """An import of the unified API: its local names are kept and no use of them is edited."""
        return self.specifier == "mpc"

    @property
    def bare(self) -> bool:
        """`import "x"`: required for what it does, not for what it gives."""
        return not (self.default or self.namespace or self.named or self.type_only or self.reexport)

    @property
    def locals(self) -> tuple[str, ...]:
        """Every local name this statement declares."""
        single = [name for name in (self.default, self.namespace) if name is not None]
        return (*single, *(name.local for name in self.named)) if not self.reexport else ()


@record
class Binding:
    """A top-level name.

    `value`: its initial value as JSON-like data (`undefined` is None), or NOT_CONSTANT. For imports, `import_index`
    is the place in `Script.imports`, `imported` the name in that module (`default`, or `*` for the namespace), and
    `access` the JavaScript to write for a use in generated code; for state, derived values and props `name.v`.
    """

    name: str
    kind: BindingKind
    span: Span
    access: str
    value: object = NOT_CONSTANT
    is_function: bool = False
    parameters: int = 0
    import_index: int | None = None
    imported: str | None = None
    replaced: bool = False  # the script assigns to the name


@record
class Prop:
    """One name of `$props()`. `default` is JSON-like data, NOT_CONSTANT or NO_DEFAULT. `optional`: its type says so."""

    name: str
    local: str
    span: Span
    type: PropType
    required: bool
    default: object = NO_DEFAULT
    default_source: str = ""
    optional: bool = False


@record
class Reads:
    """What of a value is read: all of it (`whole`), or these members; neither: only whether it is there."""

    whole: bool = False
    members: Mapping[str, "Reads"] = field(default_factory=dict)


@record
class Emit:
    """A use of `$emit`: the event's name if it is a literal, and the place of that argument (or of the call)."""

    event: str | None
    span: Span


@record
class RefUse:
    """`$refs.name`, and what is read of it in `$refs.name.member`."""

    name: str
    span: Span
    member: str | None = None
    member_span: Span | None = None


@record
class ApiCall:
    """`mp.name`, called or not. `url` is a literal `url` of the first argument, `url_span` its quoted string.

    `options` are the names in the first argument, where it is an object literal.
    """

    name: str
    span: Span
    url: str | None = None
    url_span: Span | None = None
    options: tuple[tuple[str, Span], ...] = ()


@record
class Export:
    """A name a module exports, the JavaScript expression of its getter, and the place of the exported name."""

    name: str
    expression: str
    span: Span


@record
class Require:
    """`require("x")` with a literal in a CommonJS module; the span covers the quoted string."""

    specifier: str
    span: Span


@record
class NameUse:
    """One use of a top-level name as a value, so that uses in dead branches can be left out."""

    name: str
    span: Span


@record
class Script:
    """Everything known about one script. `broken`: it has syntax errors, the rest is a best effort."""

    file: SourceFile
    span: Span
    kind: Kind
    broken: bool = False
    imports: tuple[Import, ...] = ()
    bindings: Mapping[str, Binding] = field(default_factory=dict)
    props: tuple[Prop, ...] = ()
    hooks: tuple[str, ...] = ()
    functions: Mapping[str, int] = field(default_factory=dict)
    emits: tuple[Emit, ...] = ()
    exposes: tuple[str, ...] = ()
    exposes_anything: bool = False  # `exposes` may not be all
    refs: tuple[RefUse, ...] = ()
    uses: frozenset[str] = frozenset()
    api_calls: tuple[ApiCall, ...] = ()
    escapes: tuple[Span, ...] = ()
    exports: tuple[Export, ...] = ()
    stars: tuple[int, ...] = ()
    requires: tuple[Require, ...] = ()
    is_commonjs: bool = False
    prologue: str = ""
    after_requires: str = ""
    env_names: tuple[tuple[str, Span], ...] = ()
    member_reads: Mapping[str, Reads] = field(default_factory=dict)
    name_uses: tuple[NameUse, ...] = ()
    types: frozenset[str] = frozenset()
    identifiers: frozenset[str] = frozenset()
    acts: bool = False  # running it does something, even if nobody asks for its names
    edits: tuple[Edit, ...] = ()
    moves: tuple[Move, ...] = ()
    folds: tuple[Fold, ...] = ()
    branches: tuple[Branch, ...] = ()
