"""Lowers one unit for one target: from IR to a native tree and the view data of its script.

`lower(...)` is the entry. A lowering marks reads as it goes; where two uses of a list turn out to want different
forms of it (one shows the rows as they are, another adds hoisted values to them), the expressions concerned are
put into `forced` and the unit is lowered again with those hoisted.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from mpc.compiler import expression as e
from mpc.compiler import ir
from mpc.compiler.analyze.template import camel
from mpc.compiler.diagnostics import FileSink
from mpc.compiler.expression import Expression
from mpc.compiler.ir import Role
from mpc.compiler.script.model import Reads
from mpc.targets.base import Target
from mpc.targets.capabilities import Capabilities
from mpc.targets.classes import Group, class_values, style_values
from mpc.targets.handlers import Handlers
from mpc.targets.hoist import Hoist
from mpc.targets.inline import Inliner, mark
from mpc.targets.native import (
    Field,
    Inline,
    KeyPart,
    NativeAttribute,
    NativeElement,
    NativeNode,
    NativeText,
    Part,
)
from mpc.targets.scope import DATASET, Guard, Loop, Scope
from mpc.targets.shapes import Rows, Shape

# What a native template reads as an expression or as a character reference, also in text.
_MARKUP = re.compile(r"\{\{|&[#\w]+;")
_PRIMITIVE = ("string", "number", "boolean")


@dataclass(frozen=True)
class View:
    """What a template needs of its script, and the template itself."""

    nodes: tuple[NativeNode, ...]
    shapes: Mapping[str, Shape]  # of the fields the script projects, by field
    hoists: Mapping[str, str]  # field -> JavaScript of its derived value
    constants: Mapping[str, object]  # fields that never change
    handlers: Mapping[str, str]  # method -> JavaScript; equal to its name for an author's function
    names: frozenset[str]  # names of the script that generated code uses
    features: frozenset[str]  # parts of the runtime that generated code calls
    props: Mapping[str, Shape]  # what template and script read of each prop, by its public name


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a unit's lowering knows of the rest of the project."""

    units: Mapping[str, ir.Unit]
    scopes: Mapping[str, str]  # component path -> class suffix, on targets that need one
    assets: frozenset[str]
    labels: bool  # development: errors in hoisted code name the template's line
    # What a component reads of its props; None for one that (indirectly) contains the unit itself.
    props_of: Callable[[str], Mapping[str, Shape] | None]


def lower(unit: ir.Unit, target: Target, around: Surroundings, sink: FileSink) -> View:
    """Lower a unit. Differences that the target cannot bridge are reported."""
    forced: set[int] = set()
    while True:
        lowering = _Lowering(unit, target, around, sink, frozenset(forced))
        nodes = lowering.nodes(unit.template, Scope())
        conflicts = lowering.conflicts() - forced
        if not conflicts:
            return lowering.view(tuple(nodes))
        forced |= conflicts


@dataclass
class _Lowering:
    unit: ir.Unit
    target: Target
    around: Surroundings
    sink: FileSink
    forced: frozenset[int]
    shapes: dict[str, Shape] = field(default_factory=dict)
    prop_shapes: dict[str, Shape] = field(default_factory=dict)  # by local name
    features: set[str] = field(default_factory=set)
    _conflicts: set[int] = field(default_factory=set)
    _bare: list[tuple[e.Node, Shape]] = field(default_factory=list)
    _counts: list[tuple[e.Node, Shape]] = field(default_factory=list)  # loops over numbers
    _keys: list[tuple[e.Node, Rows]] = field(default_factory=list)
    _native_rows: list[tuple[e.Node, Rows]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.capabilities = Capabilities(self.target, self.sink)
        self.hoist = Hoist(self.unit.symbols, self._place if self.around.labels else None)
        self.handlers = Handlers(self.hoist, self.unit.symbols)
        primitives = frozenset(prop.name for prop in self.unit.props if prop.type in _PRIMITIVE)
        texts = frozenset(prop.name for prop in self.unit.props if prop.type == "string")
        self.inliner = Inliner(self.unit.symbols, primitives, texts, self.target.allows_parentheses, self._is_looped)
        self.suffix = self.around.scopes.get(self.unit.path, "") if self.unit.kind == "component" else ""
        self._props = {prop.name: prop for prop in self.unit.props}
        self._looped = set(_looped_paths(self.unit.template))

    def view(self, nodes: tuple[NativeNode, ...]) -> View:
        return View(
            nodes=nodes,
            shapes=self.shapes,
            hoists=self.hoist.roots,
            constants=self.hoist.constants,
            handlers=self.handlers.methods,
            names=frozenset({*self.hoist.names, *self.handlers.names, *self.shapes}),
            features=frozenset(self.features),
            props=self._prop_reads(),
        )

    def _prop_reads(self) -> dict[str, Shape]:
        """What the template reads of the props, and what hoisted code, handlers and the script read."""
        for name, members in [*self.hoist.paths, *self.handlers.paths]:
            if name in self._props:
                self.prop_shapes.setdefault(name, Shape()).at(members).whole = True
        script = self.unit.script
        for name, reads in script.member_reads.items() if script else ():
            _mark_reads(self.prop_shapes.setdefault(name, Shape()), reads)
        return {prop.public: self.prop_shapes.get(prop.name, Shape()) for prop in self.unit.props}

    def _place(self, offset: int) -> str:
        file = self.unit.file
        return f"{file.path}:{file.position(offset).line}"

    def conflicts(self) -> set[int]:
        """Expressions that must be hoisted, known once everything has been seen."""
        found = set(self._conflicts) | self.handlers.unreachable
        found |= {id(node) for node, shape in self._bare if shape.has_columns}
        found |= {id(node) for node, rows in self._keys if rows.boxed}
        found |= {id(node) for node, shape in self._counts if shape.whole}
        found |= {id(node) for node, rows in self._native_rows if rows.columns or rows.row.has_columns}
        return found

    # -- nodes -------------------------------------------------------------------------------------------

    def nodes(self, nodes: tuple[ir.Node, ...], scope: Scope) -> list[NativeNode]:
        result: list[NativeNode] = []
        for node in nodes:
            scope = scope.on(node.span.start)
            match node:
                case ir.Text():
                    result.append(NativeText(tuple(self._text_part(part, scope) for part in node.parts)))
                case ir.Element():
                    result.append(self._element(node, scope))
                case ir.If():
                    result += self._if(node, scope)
                case ir.For():
                    result.append(self._for(node, scope))
                case ir.Slot():
                    name = (NativeAttribute("name", (node.name,)),) if node.name else ()
                    result.append(NativeElement("slot", name, ()))
                case ir.Only():
                    if node.holds(self.target.name):
                        result += self.nodes(node.body, scope)
        return result

    def _text_part(self, part: str | Expression, scope: Scope) -> Part:
        if isinstance(part, Expression):
            return self.part(part.node, scope)
        # `<`, `{{` and `&lt;` would be read as markup; they travel as data.
        return self.hoist.constant(part) if "<" in part or _MARKUP.search(part) else part

    def _if(self, node: ir.If, scope: Scope) -> list[NativeNode]:
        result: list[NativeNode] = []
        passed: tuple[Guard, ...] = ()
        branches = list(node.branches)
        while branches and self._is_absent(branches[-1].body):
            branches.pop()
        for number, branch in enumerate(branches):
            word = "if" if number == 0 else "elif" if branch.condition else "else"
            parts: tuple[Part, ...] = ()
            holds: tuple[Guard, ...] = ()
            if branch.condition:
                condition = branch.condition.node
                parts = (self.part(condition, scope.under(*passed), condition=True),)
                holds = (Guard(condition, False),)
                inner = scope.under(*passed, *holds)
                passed = (*passed, Guard(condition, True))
            else:
                inner = scope.under(*passed)
            body = self.nodes(branch.body, inner)
            result.append(self._controlled(body, (NativeAttribute(self.target.directive(word), parts),)))
        return result

    def _is_absent(self, nodes: tuple[ir.Node, ...]) -> bool:
        """Whether `mp:only` and `mp:except` leave nothing of these on this target."""
        return all(
            isinstance(node, ir.Only) and (not node.holds(self.target.name) or self._is_absent(node.body))
            for node in nodes
        )

    def _for(self, node: ir.For, scope: Scope) -> NativeNode:
        source = node.list.node
        loop, part = self._loop(node, source, scope)
        inner = scope.inside(loop)
        key = self._key(node.key, loop, inner) if node.key else None
        body = self.nodes(node.body, inner)
        directive = self.target.directive
        attributes = [NativeAttribute(directive("for"), (part,))]
        if loop.item != "item":
            attributes.append(NativeAttribute(directive("for-item"), (loop.item,)))
        shadows = "index" in self.unit.symbols or any(outer.uses_index for outer in scope.loops)
        if loop.index != "index" and (loop.author_index or loop.uses_index or shadows):
            attributes.append(NativeAttribute(directive("for-index"), (loop.index,)))
        if key is not None:
            attributes.append(NativeAttribute(directive("key"), (key,)))
        if loop.depth and loop.path is None and loop.rows.columns:
            self._conflicts.add(id(source))  # the rows' hoisted values could depend on the outer row
        return self._controlled(body, tuple(attributes))

    def _controlled(self, body: list[NativeNode], control: tuple[NativeAttribute, ...]) -> NativeElement:
        """The body under `wx:if` or `wx:for`: on its only element, or on a block around it."""
        only = body[0] if len(body) == 1 else None
        if isinstance(only, NativeElement) and only.tag != "slot" and not self._is_controlled(only):
            return NativeElement(only.tag, (*control, *only.attributes), only.children)
        return NativeElement("block", control, tuple(body))

    def _is_controlled(self, element: NativeElement) -> bool:
        prefix = self.target.directive("")
        return any(attribute.name.startswith(prefix) for attribute in element.attributes)

    # -- loops -------------------------------------------------------------------------------------------

    def _loop(self, node: ir.For, source: e.Node, scope: Scope) -> tuple[Loop, Part]:
        """The loop, and its list as the template names it: the state itself if it is a path, else a hoisted value.

        Lists of rows that are not sent by this unit's script (a prop's, a constant's) have no path and no columns.
        """
        depth = len(scope.loops)
        path: str | None = None
        part: Part
        target = self._list_path(source, scope)
        if target is not None:
            name, members, shape = target
            rows = shape.at(members).as_list()
            part = Inline(source, scope)
            symbol = self.unit.symbols.get(name.name)
            if symbol is not None and not members and isinstance(symbol.constant, int):
                self._counts.append((source, shape))  # shown as a number too, it cannot be sent as rows
            if self._is_prop(name, scope):
                self._native_rows.append((source, rows))
            else:
                path = self._path(name, members, scope)
        else:
            forced = id(source) in self.forced
            shape = Shape()
            rows = shape.as_list()
            count = range(source.value) if isinstance(source, e.Literal) and isinstance(source.value, int) else None
            if count is not None and not forced:
                part = self.hoist.constant(list(count))
            else:
                part = self.hoist.value(source, scope, shape, least=depth if forced else 0, constant=not forced)
            at_root = part.scope is None
            if part.name in self.hoist.constants:
                self._native_rows.append((source, rows))
            else:
                if at_root:
                    self.shapes[part.name] = shape
                if at_root == (depth == 0):
                    path = part.name
        index = node.index or ("index" if depth == 0 and "index" not in self.unit.symbols else f"index{depth + 1}")
        return Loop(node.item, index, node.index, rows, path, depth, False, source), part

    def _list_path(self, source: e.Node, scope: Scope) -> tuple[e.Name, tuple[str, ...], Shape] | None:
        """A list that the template can name itself, with the shape of its root; None if it has to be hoisted."""
        found = e.path_of(source)
        if id(source) in self.forced or found is None or self._reads_late_prop(source, scope):
            return None
        name, members = found
        prop = self._props.get(name.name) if self._is_prop(name, scope) else None
        if prop is not None and not members and prop.type != "array":
            return None  # it may be a number, which not every target loops over
        if self.inliner.reads(source, scope, condition=True) is None:
            return None
        shape = self._shape_of(name, scope)
        return (name, members, shape) if shape is not None else None

    def _path(self, name: e.Name, members: tuple[str, ...], scope: Scope) -> str | None:
        """How the runtime finds a loop's list: from the page, or from the row of the loop just outside."""
        found = scope.find(name.name)
        if found:
            return ".".join(members) if members and found[0] is scope.loops[-1] else None
        return ".".join((name.name, *members)) if not scope.loops else None

    def _key(self, key: Expression, loop: Loop, scope: Scope) -> Part | None:
        node = key.node
        if isinstance(node, e.Name) and node.name == loop.author_index:
            return None  # the position: what the platforms do without a key
        if isinstance(node, e.Name) and node.name == loop.item:
            loop.rows.row.whole = True
            return KeyPart(loop.rows, "*this")
        found = e.path_of(node)
        if found and found[0].name == loop.item and len(found[1]) == 1 and id(node) not in self.forced:
            loop.rows.row.at(found[1]).whole = True
            self._keys.append((node, loop.rows))
            return found[1][0]
        hoisted = self.hoist.value(node, scope, least=len(scope.loops))
        return hoisted.name

    def _is_looped(self, node: e.Node, scope: Scope) -> bool:
        found = e.path_of(node)
        return found is not None and (found[0].name, found[1]) in self._looped

    # -- expressions -------------------------------------------------------------------------------------

    def part(self, node: e.Node, scope: Scope, condition: bool = False, handed: Shape | None = None) -> Part:
        """An expression as the template can say it: inline if the target computes it, else hoisted.

        `handed`: it goes to a component, which reads only this of it.
        """
        if id(node) not in self.forced and not self._reads_late_prop(node, scope):
            path = e.path_of(node) if handed is not None else None
            reads = self.inliner.reads(node, scope, condition)
            if reads is not None and path is not None and handed is not None:
                shape = self._shown(path[0], scope)
                if shape is not None:
                    shape.at(path[1]).merge(handed)
                    self._bare.append((node, shape.at(path[1])))
                return Inline(node, scope)
            if reads is not None:
                for name, members in reads.whole:
                    shape = self._shown(name, scope)
                    if shape is not None:
                        self._bare.append((node, shape.at(members)))
                mark(reads, lambda name: self._shown(name, scope))
                return Inline(node, scope)
        return self._hoisted(node, scope)

    def _hoisted(self, node: e.Node, scope: Scope) -> Field:
        hoisted = self.hoist.value(node, scope)
        if hoisted.scope is None and hoisted.name in self.hoist.roots:
            self.shapes.setdefault(hoisted.name, Shape(whole=True))
        return hoisted

    def _shown(self, name: e.Name, scope: Scope) -> Shape | None:
        """Where a read of a shown name is marked; a constant that cannot change stands in the first data alone."""
        symbol = self.unit.symbols.get(name.name)
        if symbol is not None and symbol.role is Role.CONSTANT and symbol.is_primitive and not scope.find(name.name):
            self.hoist.constants[name.name] = symbol.constant
            return None
        return self._shape_of(name, scope)

    def _shape_of(self, name: e.Name, scope: Scope) -> Shape | None:
        """Where reads of a name are marked; None for the index of a loop."""
        found = scope.find(name.name)
        if found:
            return None if found[1] else found[0].rows.row
        shapes = self.prop_shapes if self._is_prop(name, scope) else self.shapes
        return shapes.setdefault(name.name, Shape())

    def _is_prop(self, name: e.Name, scope: Scope) -> bool:
        """Props are handed to the template by the host itself; the script does not send them."""
        symbol = self.unit.symbols.get(name.name)
        return scope.find(name.name) is None and symbol is not None and symbol.role is Role.PROP

    def _reads_late_prop(self, node: e.Node, scope: Scope) -> bool:
        """A prop whose default is computed: the host does not know it, so the script sends it."""
        return any(
            (prop := self._props.get(name.name)) is not None
            and prop.has_default
            and not prop.constant_default
            and scope.find(name.name) is None
            for name in e.free_names(node)
        )

    # -- elements ----------------------------------------------------------------------------------------

    def _element(self, node: ir.Element, scope: Scope) -> NativeElement:
        definition = self.around.units.get(node.component) if node.component else None
        attributes: list[NativeAttribute] = []
        classes = class_values(node.classes, self.suffix)
        if classes:
            attributes.append(NativeAttribute("class", self._joined(classes, " ", scope, "cls")))
        styles = style_values(node.styles)
        if styles:
            attributes.append(NativeAttribute("style", self._joined(styles, "; ", scope, "sty")))
        for attribute in node.attributes:
            if definition is not None and self.capabilities.component_attribute(node, attribute):
                attributes.append(self._prop(attribute, definition, scope))
            elif definition is None:
                attributes += self._attribute(node, attribute, scope)
        attributes += self._models_and_events(node, definition, scope)
        children = self.nodes(node.children, scope)
        tag = node.tag if definition is not None else self.capabilities.tag(node)
        return NativeElement(tag, tuple(attributes), tuple(children))

    def _prop(self, attribute: ir.Attribute, definition: ir.Unit, scope: Scope) -> NativeAttribute:
        name = self.capabilities.prop_name(attribute.name)
        value = attribute.value
        read = (self.around.props_of(definition.path) or {}).get(camel(attribute.name))
        if isinstance(value, Expression) and read is not None:
            return NativeAttribute(name, (self.part(value.node, scope, handed=read),))
        return self._native(name, value, scope, bare=False)

    def _attribute(self, node: ir.Element, attribute: ir.Attribute, scope: Scope) -> list[NativeAttribute]:
        result: list[NativeAttribute] = []
        for name, value in self.capabilities.attribute(node, attribute):
            if isinstance(value, str) and name.endswith("-class"):
                value = " ".join(word + self.suffix for word in value.split())
            if isinstance(value, str):
                value = self._asset(attribute.name, value)
            bare = bool(self.target.platform["markup"]["bare_attributes"])
            result.append(self._native(name, value, scope, bare))
        return result

    def _asset(self, name: str, value: str) -> str:
        from mpc.compiler.analyze.assets import ASSET_ATTRIBUTES, asset_path

        path = asset_path(self.unit.file.path, value) if name in ASSET_ATTRIBUTES else None
        return f"/{path}" if path in self.around.assets else value

    def _native(self, name: str, value: ir.Value, scope: Scope, bare: bool) -> NativeAttribute:
        if value is True:
            node = e.Literal(True, "true", 0, 0)
            return NativeAttribute(name, () if bare else (Inline(node, scope),))
        return NativeAttribute(name, self._value(value, scope))

    def _value(self, value: ir.Value, scope: Scope) -> tuple[Part, ...]:
        match value:
            case Expression():
                return (self.part(value.node, scope),)
            case ir.Mixed():
                parts = (part if isinstance(part, str) else self.part(part.node, scope) for part in value.parts)
                return self._quotable(list(parts))
            case str():
                return self._quotable([value])
            case _:
                return (Inline(e.Literal(bool(value), str(value).lower(), 0, 0), scope),)

    def _joined(self, groups: list[Group], separator: str, scope: Scope, helper: str) -> tuple[Part, ...]:
        """Class or style groups in a row. A tuple's node is of unknown kind: the helper makes text of it."""
        parts: list[Part] = []
        for group in groups:
            if parts:
                parts.append(separator)
            for piece in group:
                if isinstance(piece, str):
                    parts.append(piece)
                elif isinstance(piece, tuple) and (self.suffix or not self.inliner.is_text(piece[0], scope)):
                    self.features.add("classes")
                    parts.append(self._helped(piece[0], scope, helper))
                elif isinstance(piece, tuple):
                    parts.append(self.part(piece[0], scope))
                else:
                    parts.append(self.part(piece, scope))
        return self._quotable(parts)

    def _quotable(self, parts: list[Part]) -> tuple[Part, ...]:
        """The parts of one attribute; text that would end it, or be read as markup, travels as data."""
        quotes = "" if len(parts) > 1 else "'"  # expressions have quotes of their own

        def breaks(text: str) -> bool:
            return bool(_MARKUP.search(text)) or ('"' in text and quotes in text)

        return tuple(self.hoist.constant(part) if isinstance(part, str) and breaks(part) else part for part in parts)

    def _helped(self, node: e.Node, scope: Scope, helper: str) -> Field:
        callee = e.Name(f"${helper}", node.start, node.start)
        arguments: tuple[e.Node, ...] = (node,)
        if helper == "cls" and self.suffix:
            arguments += (e.Literal(self.suffix, f'"{self.suffix}"', node.end, node.end),)
        return self._hoisted(e.Call(callee, arguments, node.start, node.end), scope)

    # -- events ------------------------------------------------------------------------------------------

    def _models_and_events(self, node: ir.Element, definition: ir.Unit | None, scope: Scope) -> list[NativeAttribute]:
        attributes: list[NativeAttribute] = []
        listeners: dict[tuple[str, bool, bool], list[e.Node]] = {}
        for model in node.models:
            if definition is not None and model.property:
                prop, event = model.property, f"update-{model.property}"
                detail = self.handlers.detail(value=False)
            else:
                control = self.capabilities.model(node, model)
                if control is None:
                    continue
                prop, event = control
                detail = self.handlers.detail(value=True, number=_is_numeric_input(node))
            name = self.capabilities.prop_name(prop) if definition is not None else prop
            attributes.append(NativeAttribute(name, (self.part(model.target.node, scope),)))
            target = model.target.node
            assignment = e.Assignment(target, "=", detail, target.start, target.end)
            listeners.setdefault((event, False, False), []).append(assignment)
        for each in node.events:
            listeners.setdefault((each.name, each.stop, each.capture), []).append(each.handler.node)
        spans = {each.name: each.span for each in node.events}
        for (event, stop, capture), nodes in listeners.items():
            span = spans.get(event, node.tag_span)
            attribute = self.capabilities.listener(node, definition, event, stop, capture, span)
            if attribute is None:
                continue
            method, depth = self.handlers.method(event, nodes, scope)
            attributes.append(NativeAttribute(attribute, (method,)))
            for loop in scope.loops[:depth]:
                loop.uses_index = True
                index = Inline(e.Name(loop.index, 0, 0), scope)
                name = f"data-mp-{DATASET[loop.depth]}"
                if not any(known.name == name for known in attributes):
                    attributes.append(NativeAttribute(name, (index,)))
            if depth:
                self.features.add("rows")
        return attributes


def _mark_reads(shape: Shape, reads: Reads) -> None:
    """Enter what a script reads of a prop."""
    shape.whole = shape.whole or reads.whole
    for name, inner in reads.members.items():
        _mark_reads(shape.at((name,)), inner)


def _is_numeric_input(node: ir.Element) -> bool:
    return node.tag == "input" and any(
        each.name == "type" and each.value in ("number", "digit") for each in node.attributes
    )


def _looped_paths(nodes: tuple[ir.Node, ...]) -> list[tuple[str, tuple[str, ...]]]:
    from mpc.compiler.analyze.uses import walk

    found = (e.path_of(node.list.node) for node in walk(nodes) if isinstance(node, ir.For))
    return [(path[0].name, path[1]) for path in found if path]
