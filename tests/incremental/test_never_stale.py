"""Whatever is done to a project, and whatever ends a build: what a live session writes and says is what a clean build
writes and says. And this would be noticed: without any one kind of edge it is not so."""

import errno
import os
import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mpc.compiler import memo as memos
from mpc.compiler.build.disk import DISK, Disk
from mpc.compiler.build.job import Job
from mpc.compiler.build.session import Session
from mpc.compiler.commands.shared import backend
from mpc.compiler.diagnostics import Sink
from mpc.compiler.memo import Memo
from mpc.compiler.render import as_text
from trees import APP, clean, folders, put, tree

FUZZ = bool(os.environ.get("MPC_FUZZ"))
ROUNDS = 400 if FUZZ else 12
STEPS = 25 if FUZZ else 14

BODY = "<view>{{ n }}</view>"
PAGE = '<page title="T">\n%s\n</page>\n<script>\n%s\nlet n = $state(1)\n</script>\n<style>\n%s\n</style>\n'
CARD = (
    "<component>\n%s\n</component>\n<script>\nconst { value = %s } = $props()\n%s\n</script>\n<style>\n%s\n</style>\n"
)
USE = 'import Card from "@/components/%s.mp"'


def _page(body: str, script: str = "", style: str = ".a { color: red }") -> str:
    return PAGE % (body, script, style)


def _card(body: str, default: str = "0", script: str = "", style: str = ".card { margin: 1rpx }") -> str:
    return CARD % (body, default, script, style)


def _app(more: str) -> str:
    return APP["app.mp"].replace("</pages>", f"</pages>\n{more}")


# What a file may come to say. Some of it is wrong, and much of it is about other files.
CONTENTS: dict[str, list[str]] = {
    "app.mp": [
        APP["app.mp"],
        APP["app.mp"].replace('<page src="pages/list" />\n', ""),
        APP["app.mp"].replace("</pages>", '<page src="pages/extra" />\n</pages>'),
        APP["app.mp"].replace("</pages>", '</pages>\n<subpackage root="sub">\n<page src="p" />\n</subpackage>'),
        APP["app.mp"].replace("</pages>", '</pages>\n<use name="shared" src="@/components/card.mp" />'),
        APP["app.mp"].replace("</pages>", '</pages>\n<window bar-color="#123456" />'),
        APP["app.mp"].replace("</pages>", '</pages>\n<account name="Shop" wechat="gh_1" douyin="d" alipay="2021" />'),
        APP["app.mp"].replace("<app ", "<app\n\n "),
        "<app",
        "",
    ],
    "pages/home.mp": [
        APP["pages/home.mp"],
        APP["pages/home.mp"].replace("blue", "pink"),
        APP["pages/home.mp"].replace(":value", ":valeu"),
        APP["pages/home.mp"].replace("/pages/list", "/pages/extra"),
        APP["pages/home.mp"].replace("{ money }", "{ money, none }").replace("money(price)", "none(price)"),
        APP["pages/home.mp"].replace("@/assets/a.png", "@/assets/b.png"),
        APP["pages/home.mp"].replace(":value", "a {{ <b").replace("</style>", ""),
        _page("<shared />"),
        _page("<follow>x</follow>"),
        _page('<card :value="row" />', "\n".join((USE % "card", "let row = $state({ a: 1, b: 2 })"))),
        _page('<card><view mp:slot="{ row }">{{ row }}</view></card>', USE % "card"),
        _page('<card><view slot="head">h</view></card>', USE % "card"),
        _page(BODY, 'import "@/lib/unit"\nimport { other } from "@/lib/format"\nlet m = $derived(other)'),
        _page(BODY, "const api = import.meta.env.API\nconst b = import.meta.env.MORE"),
        _page(BODY, "", '@import "@/styles/base.css"; .a { background: url(/assets/a.png) }'),
        "<page>",
    ],
    "pages/list.mp": [
        APP["pages/list.mp"], _page(BODY), _page("<outer />", 'import Outer from "@/components/outer.mp"'),
    ],
    "pages/extra.mp": [_page(BODY), _page('<navigator url="/pages/list">l</navigator>')],
    "pages/home.wechat.mp": [_page("<view>wechat</view>"), _page("<view>{{ none }}</view>")],
    "sub/p.mp": [_page(BODY), _page(BODY, 'import { unit } from "@/lib/unit"')],
    "components/card.mp": [
        APP["components/card.mp"],
        _card("<view>{{ value }}<slot /></view>"),
        _card("<view>{{ value }}<slot /></view>", "'text'"),
        _card("<view>{{ value.a }}<slot /></view>", "null"),
        _card("<view>{{ value.b }}</view>", "null"),
        _card('<view mp:for="r in [1, 2]" mp:key="r"><slot :row="r" /></view>'),
        _card('<slot name="head"><view>own</view></slot>'),
        _card("<view>{{ value }}</view>", script='function f() { $emit("change", 1) }', style=".other { color: red }"),
        _card("<view>{{ value }}</view>", style="@keyframes k { from { top: 0 } } .card { animation: k 1s }"),
        _card("<outer />", script='import Outer from "./outer.mp"'),
        "<component><view></component>",
    ],
    "components/outer.mp": [
        _card('<card :value="value" />', script=USE % "card"),
        _card('<view mp:if="value"><card :value="{ a: value }"><slot /></card></view>', script=USE % "card"),
        _card("<view>outer</view>"),
    ],
    "lib/format.ts": [
        APP["lib/format.ts"],
        'export { unit as money } from "./unit"\n',
        'export * from "./unit"\nexport const other = 2\n',
        "export function money() { return 1 }\nexport let other = import.meta.env.API\n",
        "export const = 1\n",
    ],
    "lib/unit.ts": [APP["lib/unit.ts"], 'export const unit = "$", money = 1\n', ""],
    "lib/unit.js": ["export const unit = 3\n"],
    "lib/unit/index.ts": ["export const unit = 4\n"],
    "lib/unit.douyin.ts": ['export const unit = "d"\n', 'export const units = "d"\n'],
    "stores/cart.ts": [
        APP["stores/cart.ts"], 'import { store } from "mpc"\nexport const cart = store({ rows: [], n: 1 })\n',
    ],
    "styles/base.css": [
        APP["styles/base.css"], '@import "./deep.css";\n.base { width: 2px }\n',
        ".a { background: url(../assets/a.png) }\n",
    ],
    "styles/deep.css": [
        ".deep { color: red }\n", '@import "./base.css";\n', "@target wechat { .deep { color: blue } }\n",
    ],
    "styles/base.alipay.css": [".alipay { color: red }\n"],
    "assets/a.png": ["picture", "another", "x" * 20_000],
    "assets/b.png": ["b"],
    "mpc.toml": [
        APP["mpc.toml"],
        '[app]\nname = "x"\n[build]\npx-to-rpx = true\n',
        '[app]\nname = "x"\n[env]\nAPI = "b"\nMORE = 1\n[target.wechat]\nappid = "wx1"\nbase-library = "3.0.0"\n',
        '[build]\nassets = ["assets"]\n',
        "[app]\nname = 1\n",
        "[",
    ],
}  # fmt: skip
HANDS = {"pages/home.mp": _page('<card :value="row" />', "\n".join((USE % "card", "let row = $state({ a: 1, b: 2 })")))}
THEMED = {"pages/home.mp": APP["pages/home.mp"].replace('"Home"', '"Home" bar-color="@ink"')}
# Changes of several files that go together and are right, but for the last ones; None: no such file.
SCENES: list[dict[str, str | None]] = [
    {},
    {"lib/unit.ts": None, "lib/unit/index.ts": "export const unit = 4\n"},
    {"lib/unit.ts": None, "lib/unit.js": "export const unit = 5\n"},
    {**HANDS, "components/card.mp": _card("<view>{{ value.a }}</view>", "null")},
    {**HANDS, "components/card.mp": _card("<view>{{ value.b }}</view>", "null")},
    {**HANDS, "components/card.mp": _card("<view>{{ JSON.stringify(value) }}</view>", "null")},
    {**THEMED, "app.mp": _app('<theme>\n<value name="ink" light="#ffffff" dark="#000000" />\n</theme>')},
    {**THEMED, "app.mp": _app('<theme>\n<value name="other" light="#ffffff" dark="#000000" />\n</theme>')},
    {"pages/home.mp": _page("<shared />"), "app.mp": _app('<use name="shared" src="@/components/card.mp" />')},
    {"pages/home.mp": _page("<shared />"), "app.mp": _app('<use name="shared" src="@/components/outer.mp" />'),
     "components/outer.mp": _card("<view>outer</view>")},
    {"pages/home.mp": APP["pages/home.mp"].replace("lib/format", "lib/formatt")},
    {"pages/home.mp": APP["pages/home.mp"].replace("lib/format", "lib/formatt"), "lib/formatts.ts": ""},
    {"app.mp": _app('<subpackage root="lib">\n<page src="p" />\n</subpackage>'), "lib/p.mp": _page(BODY)},
]  # fmt: skip
FOLDERS = ["pages", "components", "lib", "styles"]


class Ended(BaseException):
    """The process ends here."""


class Ends(Disk):
    """Ends the process, or fails, at an act with a number."""

    def __init__(self, number: int, error: BaseException) -> None:
        self.number, self.error = number, error


def _act(name: str) -> Any:
    def act(self: Ends, *arguments: Any) -> Any:
        self.number -= 1
        if self.number == 0:
            raise self.error
        return getattr(Disk, name)(self, *arguments)

    return act


for _name in ("write", "make", "keep", "replace", "remove"):
    setattr(Ends, _name, _act(_name))


class Life:
    """A project and a session that builds it again and again; or one after the other, when a process ends."""

    def __init__(self, root: Path) -> None:
        self.root = put(root / "app", APP)
        self.clean = root / "clean"
        self.begin()

    def begin(self) -> None:
        names = sorted(backend().names)
        self.session = Session(Job(self.root, (), None, "development"), backend(), names, memo=Memo())

    def build(self, disk: Disk = DISK) -> str:
        sink = Sink()
        self.session.disk = disk
        self.session.build(sink)
        return as_text(sink.diagnostics, "en")

    def check(self) -> None:
        """What there is now is what a clean build makes; a target with errors is as it was before."""
        before = tree(self.root / "dist") if (self.root / "dist").exists() else {}
        said = self.build()
        shutil.rmtree(self.clean, ignore_errors=True)
        expected, made = clean(self.root, self.clean)
        # Where outputs go is all that the two may say differently.
        assert said.replace(str(self.root / "dist"), "OUT") == expected.replace(str(self.clean), "OUT")
        now = tree(self.root / "dist") if (self.root / "dist").exists() else {}
        for target in backend().names:
            built = (self.clean / target).exists()
            part = [
                {path: data for path, data in each.items() if path.startswith(target)} for each in (now, made, before)
            ]
            assert part[0] == (part[1] if built else part[2])
            if built:
                assert folders(self.root / "dist" / target) == folders(self.clean / target)

    # -- what may happen -----------------------------------------------------------------------------------

    def change(self, random: random.Random) -> None:
        if random.random() < 0.5:
            self.scene(random)
        else:
            self.edit(random)

    def scene(self, random: random.Random) -> None:
        """Everything is well again but for what the scene says."""
        scene = {**APP, **random.choice(SCENES)}
        if random.random() < 0.8:
            for path in (*CONTENTS, "lib/p.mp", "lib/formatts.ts"):
                if path not in scene and (self.root / path).is_file():
                    (self.root / path).unlink()
            shutil.rmtree(self.root / "away", ignore_errors=True)
        for path, text in scene.items():
            place = self.root / path
            if text is None:
                place.unlink(missing_ok=True)
            elif not place.is_file() or place.read_text(encoding="utf-8") != text:
                put(self.root, {path: text})

    def edit(self, random: random.Random) -> None:
        path = random.choice(sorted(CONTENTS))
        place = self.root / path
        if any(each.is_file() for each in place.parents):
            return
        match random.choice(["write", "write", "write", "restore", "remove", "rename", "folder", "touch"]):
            case "write" if not place.is_dir():
                put(self.root, {path: random.choice(CONTENTS[path])})
            case "restore":
                put(self.root, {path: text for path, text in APP.items() if not (self.root / path).is_dir()})
            case "remove" if place.is_file() and path != "app.mp":
                place.unlink()
            case "rename" if place.is_file():
                other = self.root / random.choice([each for each in sorted(CONTENTS) if each.endswith(place.suffix)])
                if not other.is_dir() and not any(each.is_file() for each in other.parents):
                    other.parent.mkdir(parents=True, exist_ok=True)
                    place.replace(other)
            case "folder":
                folder = self.root / random.choice(FOLDERS)
                if folder.exists() and not (self.root / "away").exists():
                    folder.rename(self.root / "away")
                elif (self.root / "away").exists() and not folder.exists():
                    (self.root / "away").rename(folder)
            case "touch" if place.is_file():
                os.utime(place)

    def happen(self, random: random.Random) -> None:
        for _ in range(random.choice([1, 1, 1, 2, 5])):
            self.change(random)
        match random.choice(["build"] * 5 + ["ended", "full", "process", "output"]):
            case "ended":
                try:
                    self.build(Ends(random.randrange(1, 60), Ended()))
                except Ended:
                    self.begin()
            case "full":
                self.build(Ends(random.randrange(1, 60), OSError(errno.ENOSPC, "No space left on device")))
            case "process":
                self.begin()
            case "output":
                self.spoil(random)

    def spoil(self, random: random.Random) -> None:
        """Somebody changes the output; a process that begins then must see it."""
        found = sorted(path for path in (self.root / "dist").rglob("*") if path.is_file() and path.name[0] != ".")
        if found:
            path = random.choice(found)
            random.choice([path.unlink, lambda: path.write_text("spoilt")])()
            self.begin()


@pytest.fixture
def lives(tmp_path: Path) -> Iterator[Callable[[], Life]]:
    numbers = iter(range(10**6))
    yield lambda: Life(tmp_path / str(next(numbers)))


@settings(
    max_examples=ROUNDS, deadline=None, suppress_health_check=list(HealthCheck), derandomize=not FUZZ, database=None
)
@given(seed=st.integers(0, 2**32 - 1))
def test_it_is_what_a_clean_build_makes(lives: Callable[[], Life], seed: int) -> None:
    life, chance = lives(), random.Random(seed)
    life.check()
    for _ in range(STEPS):
        life.happen(chance)
        life.check()


# One kind of edge each: what a remembered function asked is not taken down.
EDGES = {
    "files": ("call", lambda question: question.around.what in ("text", "exists", "data")),
    "listing": ("call", lambda question: question.around.what == "paths"),
    "attributes": ("attribute", lambda question: True),
    "components": ("attribute", lambda question: question.around.around and question.around.around.what == "units"),
    "app": ("attribute", lambda question: question.around.what == "app"),
    "imports": ("key", lambda question: question.around.what in ("imports", ("alipay", "imports"))),
    "members": ("in", lambda question: True),
    "props": ("call", lambda question: question.around.what == "props_of"),
}


@pytest.mark.parametrize("edge", EDGES)
def test_without_an_edge_it_would_be_noticed(
    lives: Callable[[], Life], edge: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    kind, concerns = EDGES[edge]
    real = Memo._settle

    def settle(self: Memo, question: memos.Question, value: Any) -> None:
        if question.kind == kind and question.value is not memos.MISSING and concerns(question):
            value = question.value
        real(self, question, value)

    monkeypatch.setattr(Memo, "_settle", settle)
    with pytest.raises(AssertionError):
        for seed in range(40):
            life, chance = lives(), random.Random(seed)
            for _ in range(STEPS):
                life.check()
                for _ in range(chance.choice([1, 1, 2])):
                    life.change(chance)


def test_arguments_are_edges(lives: Callable[[], Life], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memos, "_is_same_argument", lambda before, now: True)
    with pytest.raises(AssertionError):
        life, chance = lives(), random.Random(1)
        for _ in range(STEPS):
            life.check()
            life.change(chance)
