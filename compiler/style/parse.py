"""From the mask to items: `{`, `}` and `;` cut, what stands between them is a statement.

A statement that ends in `;` or `}` is a declaration or an at-rule without a block; one that ends in `{` is a
rule or an at-rule. This is how CSS itself defines nesting, and it means that no mistake spreads beyond its
own statement.
"""

import re
from dataclasses import dataclass, field

from mpc.compiler.diagnostics import FileSink, suggest
from mpc.compiler.source import Span
from mpc.compiler.style.model import AtRule, Comment, Declaration, Import, Item, Reference, Rule, TargetBlock
from mpc.compiler.style.nesting import MAX_SELECTORS, Size
from mpc.compiler.style.scan import Scan

# Blocks of rules, with or without a condition.
GROUPS = frozenset({"container", "document", "layer", "media", "starting-style", "supports", "target"})
# Blocks of declarations.
DESCRIPTORS = frozenset(
    {"counter-style", "font-face", "font-feature-values", "font-palette-values", "page", "property"}
)
STATEMENTS = frozenset({"charset", "import", "namespace"})
SASS = frozenset(
    {"at-root", "content", "debug", "each", "else", "error", "extend", "for", "forward", "function"}
    | {"if", "include", "mixin", "return", "use", "warn", "while"}
)
KNOWN = GROUPS | DESCRIPTORS | STATEMENTS | {"keyframes"}

_BOUNDARY = re.compile(r"[{};]")
_AT_NAME = re.compile(r"@(-?[A-Za-z][\w-]*)?")
_PROPERTY = re.compile(r"--[\w-]+|\*?-?[A-Za-z_][\w-]*")
_MISSING_SEMICOLON = re.compile(r"\n\s*(?!progid:)[\w-]+\s*:")
_DECLARATION_BEFORE_RULE = re.compile(r"[\w-]+\s*:\s[^\n]*?(?=\s*\n\s*\S)")
_WRONG_IMPORTANCE = re.compile(r"!(?!\s*important\b)\s*[\w-]*", re.IGNORECASE)
_SASS_VARIABLE = re.compile(r"\$[\w-]+")
_STEP = re.compile(r"(?:from|to|[\d.]+%)(?:\s*,\s*(?:from|to|[\d.]+%))*", re.IGNORECASE)
_SASS_PLACEHOLDER = re.compile(r"(?<![\w.#:-])%[\w-]+")
_SUFFIXED = re.compile(r"&[\w-]+")
_LATE_AMPERSAND = re.compile(r"(?<=[\w\])])&")
_COLON_SPACE = re.compile(r":(?=\s)")
_COMBINATORS = re.compile(r"[>+~](?:\s*[>+~])+|\|\|")
_NAME = re.compile(r"[^\s,]+")
_IMPORTED = re.compile(r"""\s*((?i:url)\(\s*)?(["']?)""")
_DEEP = re.compile(r">>>|/deep/|::?v-deep\b|::ng-deep\b|:(?:deep|global|slotted)\(")
_ANIMATION = re.compile(r"(?:-webkit-|-moz-|-o-)?animation(?:-name)?", re.IGNORECASE)
_PARENTHESES = re.compile(r"[\w-]*\([^()]*\)")
_ANIMATED = re.compile(r"(?<![\w.#-])-?[A-Za-z_][\w-]*|(?<=[\"'])x+(?=[\"'])")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")


@dataclass(slots=True)
class Parsed:
    """What a section holds. `rules` are those whose selectors can be read on, in the order of the text."""

    items: tuple[Item, ...] = ()
    rules: list[Rule] = field(default_factory=list)
    imports: list[Import] = field(default_factory=list)
    keyframes: list[Reference] = field(default_factory=list)
    animated: list[Reference] = field(default_factory=list)
    targets: list[TargetBlock] = field(default_factory=list)
    values: list[Span] = field(default_factory=list)
    empty: list[Span] = field(default_factory=list)


def parse(text: str, scanned: Scan, span: Span, sink: FileSink) -> Parsed:
    """The items of a scanned section; what cannot be read is reported and left out."""
    parser = _Parser(text, scanned, span, sink)
    parser.parsed.items = parser.items("top", Size())[0]
    return parser.parsed


class _Parser:
    def __init__(self, text: str, scanned: Scan, span: Span, sink: FileSink) -> None:
        self.text = text
        self.mask = scanned.mask
        self.repaired = scanned.repaired
        self.comments = [*scanned.comments, Comment(Span(span.end, span.end))]
        self.next_comment = 0
        self.at = span.start
        self.end = span.end
        self.sink = sink
        self.parsed = Parsed()
        self.rule_seen = False
        self.conditions = 0  # the blocks around, `@target` aside, that are no rules

    # -- statements ------------------------------------------------------------------------------------

    def items(self, context: str, size: Size) -> tuple[tuple[Item, ...], int]:
        """The items up to the `}` that closes this block, and where it stands. `context` is what they stand
        in: `top`, `rule`, `descriptors` or `keyframes`; `size` is that of the selectors around them."""
        found: list[Item] = []
        while True:
            match = _BOUNDARY.search(self.mask, self.at, self.end)
            stop = match.start() if match else self.end
            statement = self._stripped(Span(self.at, stop))
            self._take_comments(found, statement.start)
            if match and match[0] == "{":
                self._block(found, statement, stop, context, size)
                continue
            if statement.start < statement.end:
                self._statement(found, statement, context)
            elif match and match[0] == ";":
                self.parsed.empty.append(Span(stop, stop + 1))
            self.at = min(stop + 1, self.end)
            if match is None or match[0] == "}":
                return tuple(found), stop

    def _statement(self, found: list[Item], statement: Span, context: str) -> None:
        if self.mask[statement.start] == "@":
            self._at_statement(found, statement, context)
        elif self._reported_as_sass(statement):
            return
        elif context == "top":
            self.sink.report("MP611", statement, text=self._shown(statement))
        elif context == "keyframes":
            self.sink.report("MP608", statement, text=self._shown(statement))
        else:
            self._declarations(found, statement)

    def _block(self, found: list[Item], statement: Span, brace: int, context: str, size: Size) -> None:
        if context in ("rule", "descriptors"):
            statement = self._declaration_before_rule(found, statement)
        self.at = brace + 1
        if statement.start < statement.end and self.mask[statement.start] == "@":
            self._at_block(found, statement, context, size)
        elif context == "keyframes":
            self._step(found, statement, size)
        else:
            self._rule(found, statement, context, size)

    # -- declarations ----------------------------------------------------------------------------------

    def _declarations(self, found: list[Item], statement: Span) -> None:
        """One declaration, or several where semicolons are missing between lines."""
        while True:
            rest = statement
            colon = self.mask.find(":", *statement)
            missing = _MISSING_SEMICOLON.search(self.mask, colon + 1, statement.end) if colon != -1 else None
            if missing:
                statement = self._stripped(Span(statement.start, missing.start()))
            self._declaration(found, statement, colon)
            if missing is None:
                return
            self._missing_semicolon(statement)
            statement = self._stripped(Span(missing.start(), rest.end))

    def _declaration(self, found: list[Item], statement: Span, colon: int) -> None:
        name = self._stripped(Span(statement.start, colon if colon != -1 else statement.end))
        value = self._stripped(Span(colon + 1, max(statement.end, colon + 1)))
        custom = self.mask.startswith("--", name.start)
        if colon == -1 or not _PROPERTY.fullmatch(self.mask, *name):
            self.sink.report("MP610", statement, text=self._shown(statement))
            return
        if value.start >= value.end and not custom:
            self.sink.report("MP610", statement, text=self._shown(statement))
            return
        wrong = None if custom else _WRONG_IMPORTANCE.search(self.mask, *value)
        if wrong:
            self.sink.report("MP610", Span(*wrong.span()), text=self._shown(Span(*wrong.span())))
        variable = _SASS_VARIABLE.search(self.mask, *value)
        if variable:
            self.sink.report("MP612", Span(*variable.span()), text=variable[0])
        found.append(Declaration(statement, value))
        self.parsed.values.append(value)
        if _ANIMATION.fullmatch(self.mask, *name):
            self._animated(value)

    def _animated(self, value: Span) -> None:
        """The words of an `animation` that may be names of keyframes."""
        plain = self.mask[: value.end]
        while (shorter := _PARENTHESES.sub(lambda match: " " * len(match[0]), plain)) != plain:
            plain = shorter
        for match in _ANIMATED.finditer(plain, *value):
            span = Span(*match.span())
            self.parsed.animated.append(Reference(self.text[span.start : span.end], span))

    def _declaration_before_rule(self, found: list[Item], statement: Span) -> Span:
        """Splits `color: red ⏎ .name {`, where a semicolon is missing; what is left is the prelude."""
        while match := _DECLARATION_BEFORE_RULE.match(self.mask, *statement):
            declaration = self._stripped(Span(*match.span()))
            self._declarations(found, declaration)
            self._missing_semicolon(declaration)
            statement = self._stripped(Span(match.end(), statement.end))
        return statement

    def _missing_semicolon(self, declaration: Span) -> None:
        self.sink.report("MP609", Span(declaration.end - 1, declaration.end), text=self._shown(declaration))

    # -- rules -----------------------------------------------------------------------------------------

    def _rule(self, found: list[Item], prelude: Span, context: str, size: Size) -> None:
        body = self.at
        self.rule_seen = True
        nested = context != "top"
        selectors = self._selectors(prelude, nested)
        inner = size.inside([self.mask[start:end] for start, end in selectors])
        items, close = self.items("rule", inner)
        if inner.chars > MAX_SELECTORS:
            self.sink.report("MP621", prelude)
            items = ()
        span = Span(min(prelude.start, body - 1), min(close + 1, self.end))
        rule = Rule(span, prelude, Span(body, close), items, selectors)
        found.append(rule)
        if selectors:
            self.parsed.rules.append(rule)

    def _step(self, found: list[Item], prelude: Span, size: Size) -> None:
        body = self.at
        if not _STEP.fullmatch(self.mask, *prelude):
            self.sink.report("MP608", self._or_brace(prelude), text=self._shown(prelude) or "{")
        items, close = self.items("descriptors", size)
        span = Span(min(prelude.start, body - 1), min(close + 1, self.end))
        found.append(Rule(span, prelude, Span(body, close), items, ()))

    def _selectors(self, prelude: Span, nested: bool) -> tuple[Span, ...]:
        """The spans of a list of selectors; empty if one of them has been reported."""
        mask = self.mask
        sound = not any(prelude.start <= at < prelude.end for at in self.repaired)
        if prelude.start >= prelude.end:
            self.sink.report("MP608", self._or_brace(prelude), text="{")
            return ()
        checks = [
            ("MP646", _DEEP),
            ("MP612", _SASS_PLACEHOLDER),
            ("MP612", _SUFFIXED),
            ("MP618", _LATE_AMPERSAND),
            ("MP608", _COLON_SPACE),
            ("MP608", _COMBINATORS),
        ]
        for code, pattern in checks:
            for match in pattern.finditer(mask, *prelude):
                span = Span(*match.span())
                if sound or code != "MP608":  # `>>>` is no two combinators as well
                    self.sink.report(code, span, text=self._shown(span))
                sound = False
        selectors = []
        for selector, comma in self._split(prelude):
            if selector.start >= selector.end:
                self.sink.report("MP608", comma, text=",")
                sound = False
                continue
            selectors.append(selector)
            if not nested:
                sound = self._stands_alone(selector) and sound
        return tuple(selectors) if sound else ()

    def _stands_alone(self, selector: Span) -> bool:
        """Reports `&` and a leading combinator where no rule is around."""
        start = selector.start if self.mask[selector.start] in ">+~" else self.mask.find("&", *selector)
        if start == -1:
            return True
        self.sink.report("MP617", Span(start, start + 1), text=self.mask[start])
        return False

    def _split(self, prelude: Span) -> list[tuple[Span, Span]]:
        """The selectors between the commas of a prelude, each with the place of a comma beside it."""
        depth, start, found = 0, prelude.start, []
        comma = Span(prelude.start, prelude.start + 1)
        for at in range(*prelude):
            char = self.mask[at]
            if char in "([":
                depth += 1
            elif char in ")]":
                depth -= 1
            elif char == "," and depth == 0:
                comma = Span(at, at + 1)
                found.append((self._stripped(Span(start, at)), comma))
                start = at + 1
        found.append((self._stripped(Span(start, prelude.end)), comma))
        return found

    # -- at-rules --------------------------------------------------------------------------------------

    def _at_statement(self, found: list[Item], statement: Span, context: str) -> None:
        name, prelude = self._at_name(statement)
        if not self._at_known(name, statement, context):
            return
        if name not in STATEMENTS and name != "layer" and name in KNOWN:
            self.sink.report("MP616", statement, name=name)
            return
        if name == "import":
            path = self._imported(prelude)
            if path is None:
                self.sink.report("MP616", statement, name=name)
                return
            if self.conditions:
                self.sink.report("MP645", statement)
            elif self.rule_seen:
                self.sink.report("MP619", statement)
            self.parsed.imports.append(path)
        found.append(AtRule(statement, name, prelude, None, ()))

    def _at_block(self, found: list[Item], statement: Span, context: str, size: Size) -> None:
        body = self.at
        name, prelude = self._at_name(statement)
        known = self._at_known(name, statement, context)
        if known and name in STATEMENTS:
            self.sink.report("MP616", statement, name=name)
        block = self._target_block(prelude, statement) if name == "target" else None
        self.rule_seen = self.rule_seen or name != "target"
        inner = context
        if name.endswith("keyframes"):
            inner = "keyframes"
            frames = self._unquoted(prelude)
            self.parsed.keyframes.append(Reference(self.text[frames.start : frames.end], frames))
        elif name not in GROUPS:
            inner = "descriptors" if name in KNOWN else "rule" if name in SASS else context
        self.conditions += name != "target"
        items, close = self.items(inner, size)
        self.conditions -= name != "target"
        if not known:
            return
        span = Span(statement.start, min(close + 1, self.end))
        names = tuple(found_name.path for found_name in block.names) if block else ()
        if block:
            self.parsed.targets.append(TargetBlock(span, block.names))
        found.append(AtRule(span, name, prelude, Span(body, close), items, names))

    def _at_known(self, name: str, statement: Span, context: str) -> bool:
        """Reports what an at-rule's name gives away; False if the rule is of no use."""
        at = Span(statement.start, statement.start + 1 + len(name))
        if name in SASS:
            self.sink.report("MP612", at, text=f"@{name}")
            return False
        if context in ("rule", "descriptors", "keyframes") and name in KNOWN - GROUPS:
            self.sink.report("MP614", at, name=name)
            return False
        if name not in KNOWN and not name.startswith("-"):
            guess = suggest(name, KNOWN)
            self.sink.report("MP613", at, name=name, suggestion=f"@{guess}" if guess else "")
        return True

    def _at_name(self, statement: Span) -> tuple[str, Span]:
        match = _AT_NAME.match(self.mask, *statement)
        name = (match[1] or "").lower() if match else ""
        return name, self._stripped(Span(statement.start + 1 + len(name), statement.end))

    def _target_block(self, prelude: Span, statement: Span) -> TargetBlock:
        names = []
        for match in _NAME.finditer(self.mask, *prelude):
            span = Span(*match.span())
            names.append(Reference(self.text[span.start : span.end], span))
        if not names:
            self.sink.report("MP615", statement)
        return TargetBlock(statement, tuple(names))

    def _imported(self, prelude: Span) -> Import | None:
        match = _IMPORTED.match(self.mask, *prelude)
        if not match or not (match[1] or match[2]):
            return None
        stop = self.mask.find(match[2] or ")", match.end(), prelude.end)
        path = self._stripped(Span(match.end(), stop))
        if stop == -1 or path.start >= path.end:
            return None
        close = self.mask.find(")", stop, prelude.end) if match[1] else stop
        rest = self._stripped(Span(close + 1, prelude.end))
        if rest.start < rest.end:
            self.sink.report("MP642", rest, text=self._shown(rest))
        written = self.text[path.start : path.end]
        if _SCHEME.match(written):
            self.sink.report("MP643", path, path=written)
        return Import(written, path, prelude)

    def _unquoted(self, span: Span) -> Span:
        quoted = span.end - span.start > 1 and self.mask[span.start] in "\"'"
        return Span(span.start + 1, span.end - 1) if quoted else span

    # -- helpers ---------------------------------------------------------------------------------------

    def _reported_as_sass(self, statement: Span) -> bool:
        match = _SASS_VARIABLE.match(self.mask, *statement)
        if match:
            self.sink.report("MP612", Span(*match.span()), text=match[0])
        return match is not None

    def _take_comments(self, found: list[Item], until: int) -> None:
        """Adds the comments before `until`; those that stand inside statements are passed over."""
        while self.comments[self.next_comment].span.start < until:
            comment = self.comments[self.next_comment]
            if comment.span.start >= self.at:
                found.append(comment)
            self.next_comment += 1

    def _stripped(self, span: Span) -> Span:
        text = self.mask[span.start : span.end]
        start = span.end - len(text.lstrip())
        return Span(start, max(start, span.start + len(text.rstrip())))

    def _or_brace(self, prelude: Span) -> Span:
        """A place to show even where a prelude is empty: its `{`."""
        return prelude if prelude.start < prelude.end else Span(prelude.end, prelude.end + 1)

    def _shown(self, span: Span) -> str:
        shown = " ".join(self.text[span.start : span.end].split())
        return shown if len(shown) <= 40 else shown[:39] + "…"
