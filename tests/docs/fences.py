"""The examples of a document: fenced blocks, gathered into small projects and compiled.

A fence's info string is its language and then words:

    file=PATH      a file of the section's project; all such fences under one heading form one project
    warns=CODE     exactly this warning comes from this fence; several codes are separated by commas
    error=CODE     the same for an error
    output=PATH    the text of an emitted file, as in `output=wechat/pages/home.wxml`: compared, not compiled
    fragment       shown only

A fence without `file=` in one of the languages of `WRAPPED` is a project of its own. What a project needs and a section
does not show is supplied: app.mp, pages that app.mp lists, a page that imports the modules, every file in assets/.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from extras import require_sass
from mpc.compiler.cli import backend
from mpc.compiler.diagnostics import Sink
from mpc.compiler.files import Memory
from mpc.compiler.pipeline import Result, compile_project
from mpc.compiler.source import SourceFile

# How a fence without a file becomes one, by language: a file's path, and what stands around the text.
WRAPPED = {
    "html": ("pages/example.mp", "<page>\n{}\n</page>\n"),
    "ts": ("pages/example.mp", '<page />\n\n<script lang="ts">\n{}\n</script>\n'),
    "js": ("pages/example.mp", "<page />\n\n<script>\n{}\n</script>\n"),
    "css": ("pages/example.mp", "<page />\n\n<style>\n{}\n</style>\n"),
    "toml": ("mpc.toml", "{}\n"),
}
WORDS = frozenset(("file", "warns", "error", "output", "fragment"))
MODES = ("development", "production")
_FENCE = re.compile(r"^(?P<mark>`{3,})(?P<info>[^\n`]*)\n(?P<text>.*?)^(?P=mark)[ \t]*$", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^#{1,6} +(.+)$", re.MULTILINE)
_ROOT = re.compile(r"<page\b|<component>|<app\b")
_BLOCK = re.compile(r"<(script|style)\b.*?</\1>", re.DOTALL)


class FenceError(Exception):
    """A fence is written in a way that the tests do not understand."""


@dataclass(frozen=True)
class Fence:
    language: str
    words: dict[str, str]
    text: str
    line: int

    @property
    def path(self) -> str | None:
        """The project's file that this fence is."""
        if "file" in self.words:
            return self.words["file"]
        if self.alone and self.text.startswith("<app"):
            return "app.mp"
        return WRAPPED[self.language][0] if self.alone else None

    @property
    def alone(self) -> bool:
        shown = {"file", "output", "fragment"} & set(self.words)
        return self.language in WRAPPED and not shown

    @property
    def source(self) -> str:
        if not self.alone or _ROOT.match(self.text):
            return self.text
        if self.language != "html":
            return WRAPPED[self.language][1].format(self.text.rstrip("\n"))
        blocks = [match.group() for match in _BLOCK.finditer(self.text)]
        markup = _BLOCK.sub("", self.text).strip("\n")
        return WRAPPED["html"][1].format(markup) + "".join(f"\n{block}\n" for block in blocks)

    @property
    def expected(self) -> set[tuple[str, str]]:
        """Codes with their severity."""
        severities = {"warns": "warning", "error": "error"}
        listed = [(word, code) for word in severities for code in self.words.get(word, "").split(",")]
        return {(code, severities[word]) for word, code in listed if code}


@dataclass
class Example:
    """The fences of one project: those of a section that name a file, or a single one that does not."""

    document: str
    heading: str
    fences: list[Fence] = field(default_factory=list)

    @property
    def name(self) -> str:
        return f"{self.document}:{self.fences[0].line} {self.heading}"

    @property
    def files(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for fence in self.fences:
            if fence.path is None:
                continue
            if fence.path in found:
                raise FenceError(f"{self.name}: {fence.path} stands here twice")
            found[fence.path] = fence.source
        return _completed(found)


def examples(document: str, text: str, marked_only: bool = False) -> list[Example]:
    """All projects of a document. `marked_only`: fences without any of our words are passed over."""
    headings = [(match.start(), match.group(1)) for match in _HEADING.finditer(_without_fences(text))]
    sections: dict[int, Example] = {}
    single: list[Example] = []
    for match in _FENCE.finditer(text):
        fence = _fence(match, text, document)
        at, heading = max((each for each in headings if each[0] < match.start()), default=(-1, ""))
        if {"file", "output"} & set(fence.words):
            sections.setdefault(at, Example(document, heading)).fences.append(fence)
        elif fence.alone and (fence.words or not marked_only):
            single.append(Example(document, heading, [fence]))
    return sorted([*sections.values(), *single], key=lambda example: example.fences[0].line)


def problems(example: Example) -> list[str]:
    """What is wrong with an example: diagnostics that are not expected, expected ones that do not come, files that
    nothing uses, output that is not what mpc emits."""
    require_sass(*(fence.text for fence in example.fences))
    found: list[str] = []
    for mode in MODES:
        sink = Sink()
        files = _Project(example.files)
        result = compile_project(files, backend(), sorted(backend().names), mode, sink)
        expected = {(fence.path or "", *code) for fence in example.fences for code in fence.expected}
        for each in sink.diagnostics:
            place = (each.file.path if each.file else "", each.code, each.severity)
            if place not in expected:
                found.append(f"{mode}: {place[0]}: {each.severity} {each.code} {each.message()}")
        reported = {(each.file.path if each.file else "", each.code, each.severity) for each in sink.diagnostics}
        found += [f"{mode}: {path}: {word} {code} does not come" for path, code, word in sorted(expected - reported)]
        fails = any(each.severity == "error" for each in sink.diagnostics)
        if not fails and set(result.bundles) != backend().names:
            found.append(f"{mode}: not all targets were built")
        if not fails:
            unused = [path for path in _unused(example, result) if path not in files.sheets]
            found += [f"{mode}: {path} is not part of the project" for path in unused]
        if mode == "development":
            found += _wrong_outputs(example, result)
    return list(dict.fromkeys(found))


class _Project(Memory):
    """The files of an example; whatever it names in assets/ is there. `sheets` are those that Sass has read."""

    def __init__(self, texts: dict[str, str]) -> None:
        super().__init__(texts)
        self.sheets: set[str] = set()

    def text(self, path: str) -> SourceFile | None:
        if path.endswith(".scss"):
            self.sheets.add(path)
        return super().text(path)

    def exists(self, path: str) -> bool:
        return path.startswith("assets/") or super().exists(path)


def _fence(match: re.Match[str], text: str, document: str) -> Fence:
    line = text.count("\n", 0, match.start()) + 1
    language, *rest = match["info"].split() or [""]
    words = dict(word.partition("=")[::2] for word in rest)
    if unknown := set(words) - WORDS:
        raise FenceError(f"{document}:{line}: unknown words in the info string: {', '.join(sorted(unknown))}")
    if "fragment" in words and len(words) > 1:
        raise FenceError(f"{document}:{line}: a fragment is not compiled, so nothing is expected of it")
    return Fence(language, words, match["text"], line)


def _without_fences(text: str) -> str:
    """The same text with fenced blocks blanked: a `#` in one is no heading."""
    return _FENCE.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text)


def _completed(files: dict[str, str]) -> dict[str, str]:
    files = dict(files)
    pages = [path for path, text in files.items() if text.lstrip().startswith("<page")]
    if "app.mp" not in files:
        if not pages:
            modules = [path for path in files if path.endswith((".ts", ".js", ".json"))]
            imports = "".join(f'import "@/{path}"\n' for path in modules)
            files["pages/example.mp"] = f"<page />\n\n<script>\n{imports}</script>\n"
            pages = ["pages/example.mp"]
        listed = "".join(f'<page src="{path.removesuffix(".mp")}" />' for path in pages)
        files["app.mp"] = f"<app><pages>{listed}</pages></app>\n"
    for path in _listed_pages(files["app.mp"]):
        files.setdefault(path, "<page />\n")
    return files


def _listed_pages(app: str) -> Iterator[str]:
    root = ""
    for match in re.finditer(
        r'<subpackage [^>]*root="([^"]*)"|<page [^>]*src="([^"]*)"(?! generate)|</subpackage>', app
    ):
        if match[2] is not None:
            yield f"{root}{match[2]}.mp"
        else:
            root = f"{match[1]}/" if match[1] else ""


def _unused(example: Example, result: Result) -> list[str]:
    """Fences whose file leaves no trace in any target's output."""
    written = {path for bundle in result.bundles.values() for path in bundle.files}
    stems = {re.sub(r"(\.json)?\.\w+$", r"\1", path) for path in written}
    known = stems | {"mpc"}
    paths = [fence.path for fence in example.fences if fence.path is not None]
    targets = "|".join(sorted(backend().names))
    return [path for path in paths if re.sub(rf"(\.({targets}))?\.(mp|ts|js|css|toml)$", "", path) not in known]


def _wrong_outputs(example: Example, result: Result) -> list[str]:
    found: list[str] = []
    for fence in example.fences:
        wanted = fence.words.get("output")
        if wanted is None:
            continue
        text = _emitted(wanted, result)
        if text is None:
            found.append(f"{wanted} is not emitted")
        elif text != fence.text.strip():
            found.append(f"line {fence.line}: {wanted} is now\n{text}")
    return found


def _emitted(wanted: str, result: Result) -> str | None:
    target, _, path = wanted.partition("/")
    bundle = result.bundles.get(target)
    text = bundle.files.get(path) if bundle else None
    return None if text is None else text.strip()


def refreshed(document: str, text: str, marked_only: bool = False) -> str:
    """A document with the output that is shown made anew."""
    lines = text.split("\n")
    shown: list[tuple[int, int, str]] = []
    for example in examples(document, text, marked_only):
        wanted = [fence for fence in example.fences if "output" in fence.words]
        if not wanted:
            continue
        files = _Project(example.files)
        result = compile_project(files, backend(), sorted(backend().names), "development", Sink())
        for fence in wanted:
            new = _emitted(fence.words["output"], result)
            if new is not None:
                shown.append((fence.line, fence.text.count("\n"), new))
    for line, length, new in sorted(shown, reverse=True):
        lines[line : line + length] = new.split("\n")
    return "\n".join(lines)
