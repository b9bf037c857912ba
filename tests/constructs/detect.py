"""Which constructs a project uses: the other half of the catalogue."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import lark
from catalogue import FOREIGN_SYNTAX, OPERATORS, grammar
from mpc.compiler import ir
from mpc.compiler.analyze.directives import DIRECTIVES
from mpc.compiler.analyze.project import Collector
from mpc.compiler.cli import backend
from mpc.compiler.config import FILE, read
from mpc.compiler.diagnostics import Sink
from mpc.compiler.expression import Assignment, Call, Expression, Name
from mpc.compiler.files import Folder
from mpc.compiler.frontend import ast
from mpc.compiler.frontend.markup import parse
from mpc.compiler.script.hooks import HOOKS
from mpc.compiler.script.model import Script
from mpc.compiler.script.parse import Node
from mpc.compiler.script.parse import parse as parse_script
from mpc.compiler.source import SourceFile, Span
from mpc.compiler.style.model import AtRule, Comment, Declaration, Item, Rule, Style


def used_in(folder: Path) -> frozenset[str]:
    """The constructs in the sources of one project, which must be without errors."""
    return frozenset(_of_sources(folder)) | frozenset(_of_project(folder))


def _of_sources(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*.mp")):
        document = parse(SourceFile(path.name, path.read_text(encoding="utf-8")), Sink().at(SourceFile(path.name, "")))
        if document.root:
            yield from _of_root(document.root)
        if "<!--" in document.file.text:
            yield "markup/comment"


def _of_root(root: ast.Element) -> Iterator[str]:
    if root.tag == "page":
        for each in root.attributes:
            yield f"app/page {each.name.lstrip(':')}"
            if each.name.startswith(":") or "{{" in (each.value or ""):
                yield f"app/page {each.name.lstrip(':')}={{{{ }}}}"
    for element in _elements(root):
        if root.tag == "app":
            yield f"app/{element.tag}"
            yield f"app/app <{element.tag}>"
            if element.tag == "window":
                yield from (f"app/page {each.name.lstrip(':')}" for each in element.attributes)
            if element.tag == "tabbar":
                yield from (f"app/tabbar {each.name}" for each in element.attributes)
        elif element in root.children:
            yield f"app/page <{element.tag}>"
        if element.tag in ("block", "follow"):
            yield f"markup/{element.tag}"
        for attribute in element.attributes:
            yield from _of_attribute(attribute)
        for child in element.children:
            if isinstance(child, ast.Interpolation):
                yield "markup/text {{ }}"
            elif isinstance(child, ast.Text) and re.search(r"&\w+;", child.text):
                yield "markup/entity"


def _elements(element: ast.Element) -> Iterator[ast.Element]:
    for child in element.children:
        if isinstance(child, ast.Element):
            yield child
            yield from _elements(child)


def _of_attribute(attribute: ast.Attribute) -> Iterator[str]:
    name, value = attribute.name, attribute.value
    if name.startswith("@"):
        yield from (f"markup/@event.{modifier}" for modifier in name.split(".")[1:])
    elif name in DIRECTIVES:
        yield f"markup/{name}"
    elif name.startswith("mp:model:"):
        yield "markup/mp:model:name"
    elif name.startswith(":"):
        yield 'markup/:name=""'
    elif value is None:
        yield "markup/name"
    elif "{{" in value:
        sole = re.fullmatch(r"\{\{[^{}]*\}\}", value)
        yield 'markup/name="{{ }}"' if sole else 'markup/name="a {{ }}"'
    else:
        yield 'markup/name="text"'


def _of_project(folder: Path) -> Iterator[str]:
    sink, targets = Sink(), backend()
    files = Folder(folder, sink)
    file = files.text(FILE)
    config = read(file, "development", targets.names, sink.at(file or SourceFile(FILE, "")))
    project = Collector(files, config, targets.builtins, targets.names, targets.sass, sink).collect()
    assert project is not None
    for unit in project.units.values():
        for part in _parts(unit.template):
            yield from _of_part(part)
    scripts = [project.app.script, *(unit.script for unit in project.units.values())]
    scripts += [module.script for module in project.modules.values()]
    for script in filter(None, scripts):
        yield from _of_script(script)
    styles = [project.app.style, *(unit.style for unit in project.units.values()), *project.styles.values()]
    for sheet in filter(None, styles):
        yield from _of_style(sheet)


def _parts(value: object) -> Iterator[object]:
    """Everything in a tree of tuples and dataclasses; expressions are not entered."""
    if isinstance(value, tuple):
        for each in value:
            yield from _parts(each)
    elif is_dataclass(value):
        yield value
        if not isinstance(value, Expression):
            for each in fields(value):
                yield from _parts(getattr(value, each.name))


def _of_part(part: object) -> Iterator[str]:
    if isinstance(part, ir.Event):
        kind = {Name: "name", Call: "call", Assignment: "assignment"}[type(part.handler.node)]  # type: ignore[index]
        yield f"markup/@event={kind}"
        yield from _of_expression(part.handler.text, "handler")
    elif isinstance(part, Expression):
        yield from _of_expression(part.text, "handler")
    elif not isinstance(part, Span):
        yield f"markup/node {type(part).__name__}"
        if isinstance(part, ir.Element) and part.component:
            yield "markup/component"


def _of_expression(text: str, start: str) -> Iterator[str]:
    try:
        tree = grammar().parse(text, start=start)
    except lark.exceptions.LarkError:
        return  # a value that the compiler made
    for node in tree.iter_subtrees():
        operators = [each for each in node.children if isinstance(each, lark.Token)]
        name = node.data if isinstance(node.data, str) else str(node.data)
        operator = next((each for each in operators if each.type in OPERATORS), "")
        yield f"expression/{name} {operator}".strip()
        if name == "template":
            for inner in re.findall(r"\$\{([^{}]*)\}", str(node.children[0])):
                yield from _of_expression(inner, "expression")


def _of_script(script: Script) -> Iterator[str]:
    text = script.file.text
    for node in parse_script(text, script.span).root.walk():
        yield from _of_node(node)
    if "//" in text[slice(*script.span)]:
        yield "syntax/comment"
    yield from (f"script/${rune}" for rune in script.uses)
    if "$derived.by(" in text:
        yield "script/$derived.by"
    yield from (f"script/{script.kind} {hook}" for hook in HOOKS[script.kind] if hook in script.hooks)
    for found in re.findall(r"import\.meta\.(?:target|env)", text):
        yield f"script/{found}"
    for source in script.imports:
        yield from _of_import(source)


def _of_import(source: "object") -> Iterator[str]:
    from mpc.compiler.script.model import Import

    assert isinstance(source, Import)
    kinds = {
        "mpc": source.is_mpc,
        "component": source.is_component,
        "json": source.specifier.endswith(".json"),
        "type": source.type_only,
        "bare": source.bare,
        "default": bool(source.default),
        "namespace": bool(source.namespace),
        "named": bool(source.named),
    }
    yield from (f"script/import {name}" for name, holds in kinds.items() if holds)


def _of_node(node: Node) -> Iterator[str]:
    if node.named and node.type not in FOREIGN_SYNTAX:
        yield f"syntax/{node.type}"


def _of_style(sheet: Style) -> Iterator[str]:
    yield from (f"style/{part.kind}" for part in sheet.parts)
    if sheet.urls:
        yield "style/url()"
    if sheet.imports:
        yield "style/@import"
    yield from _of_items(sheet.items, False)


def _of_items(items: tuple[Item, ...], inside: bool) -> Iterator[str]:
    for item in items:
        if isinstance(item, Comment):
            yield "style/comment"
        elif isinstance(item, Declaration):
            yield "style/declaration"
        elif isinstance(item, Rule):
            yield "style/nested rule" if inside else "style/rule"
            yield from _of_items(item.items, True)
        elif isinstance(item, AtRule):
            yield f"style/@{item.name}"
            yield from _of_items(item.items, inside)
