"""Each rule of the audit: an app that breaks it, and one that does not."""

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from audit_projects import (
    BREAKS,
    FILES,
    FINE,
    HOME,
    IMPORT,
    NAVIGATOR,
    SESSION,
    TOML,
    WAYS,
    audited,
    broken,
    hook,
)
from click.testing import CliRunner, Result
from mpc.compiler.cli import main
from mpc.compiler.diagnostics import LANGUAGES
from mpc.compiler.reach.audit_report import as_html, as_json, as_text, told
from mpc.compiler.reach.rules import fields_needed, rules


def with_page(path: str, more: str = "") -> dict[str, str]:
    return {"app.mp": FILES["app.mp"].replace("  </pages>", f'    <page src="{path}" {more} />\n  </pages>')}


def test_an_app_that_breaks_no_rule() -> None:
    report = audited()
    assert broken(report) == {}
    assert report.score == 100
    assert [(page.path, page.listed, page.items, page.way, page.steps) for page in report.pages] == [
        ("pages/home", True, 1, "start", 0),
        ("pages/pear", True, 2, "navigator", 1),
        ("pages/mine", False, 1, "navigator", 1),
    ]


@pytest.mark.parametrize("rule", BREAKS)
def test_an_app_that_breaks_a_rule(rule: str) -> None:
    changes, page, besides = BREAKS[rule]
    report = audited(changes)
    found = broken(report)
    assert rule in found[page]
    assert set().union(*found.values()) == {rule, *besides}
    assert report.score < 100
    first = next(each for each in report.every_finding if each.rule == rule)
    assert first.file.path in {*FILES, *changes}
    assert first.file.text[first.span.start : first.span.end] or first.span.start == 0
    for language in LANGUAGES:
        text = told(first, language)
        assert text and not re.search(r"[{}]", text.replace("{{", "").replace("}}", "")), text


@pytest.mark.parametrize(("rule", "changes"), FINE, ids=[f"{rule}-{number}" for number, (rule, _) in enumerate(FINE)])
def test_what_looks_like_a_mistake(rule: str, changes: dict[str, str]) -> None:
    assert rule not in set().union(*broken(audited(changes)).values())


def test_every_rule_has_an_app_that_breaks_it() -> None:
    assert set(BREAKS) == set(rules())


@pytest.mark.parametrize(("way", "markup", "files"), WAYS, ids=[str(number) for number in range(len(WAYS))])
def test_ways(way: str, markup: str, files: dict[str, str]) -> None:
    script = 'import { show } from "../ways"\n' if "ways.js" in files else ""
    script += 'import XLink from "@/components/link.mp"\n' if "components/link.mp" in files else ""
    script += 'const LINKS = [{ url: "/pages/mine" }, { url: "/pages/pear?id=1" }]\n' if "LINKS" in markup else ""
    script += "function go(url) { mp.navigateTo({ url }) }\n" if "go(" in markup else ""
    text = HOME.replace(NAVIGATOR, f"  {markup}\n").replace("let pears", f"{script}let pears")
    report = audited({**files, "pages/home.mp": text})
    assert next(page.way for page in report.pages if page.path == "pages/pear") == way


def test_tabs_are_where_one_starts() -> None:
    tabs = '<tabbar><tab page="pages/home" text="a" /><tab page="pages/mine" text="b" /></tabbar></app>'
    home = HOME.replace('  <navigator url="/pages/mine">Orders</navigator>\n', "")
    report = audited({"app.mp": FILES["app.mp"].replace("</app>", tabs), "pages/home.mp": home})
    assert [page.way for page in report.pages] == ["start", "navigator", "start"]


@pytest.mark.parametrize(
    ("script", "chain"),
    [
        ("function onLoad() { if (!pears.length) mp.login() }", "mp.login"),
        ("async function onShow() { await mp.getUserProfile({ desc: 'x' }) }", "mp.getUserProfile"),
        ("function onLoad() { mp.redirectTo({ url: '/pages/login' }) }", "mp.redirectTo"),
        ("const ask = () => mp.login()\nfunction onShow() { ask() }", "ask → mp.login"),
        (f"{IMPORT}function onShow() {{ session.login() }}", "session.login → ask → mp.login"),
        (f"{IMPORT}function onLoad() {{ return load() }}\nfunction load() {{ return signedIn(() => 1) }}",
         "load → signedIn → session.login → ask → mp.login"),
        ('import * as all from "@/session"\nfunction onLoad() { all.signedIn(() => 1) }',
         "all.signedIn → session.login → ask → mp.login"),
    ],
)  # fmt: skip
def test_login_walls(script: str, chain: str) -> None:
    more = {"session.ts": SESSION}
    if "/pages/login" in script:
        more |= {"pages/login.mp": '<page title="Log in">\n  <seo index="false" />\n  <view>Log in</view>\n</page>\n'}
        more |= {
            "app.mp": FILES["app.mp"].replace(
                '<page src="pages/mine" />', '<page src="pages/mine" /><page src="pages/login" />'
            )
        }
    wall = next(each for each in audited(hook(script, more)).every_finding if each.rule == "login-wall")
    assert wall.args["chain"] == chain
    assert wall.file.path == "pages/home.mp"


def test_json_that_travels() -> None:
    """Handed over by a variable, in a literal, and to a page that is not known."""
    script = "const text = JSON.stringify(pears)\n  mp.navigateTo({ url: `/pages/pear?id=${text}` })"
    variable = HOME.replace("function onLoad() {}", f"function open() {{\n  {script}\n}}")
    assert broken(audited({"pages/home.mp": variable})) == {"pages/pear": {"query-json"}}
    literal = HOME.replace("/pages/pear?id={{ pear.id }}", "/pages/pear?id=%7B%22a%22:1%7D")
    assert broken(audited({"pages/home.mp": literal})) == {"pages/pear": {"query-json"}}
    somewhere = "function open(path) { mp.navigateTo({ url: path + JSON.stringify(pears) }) }"
    assert broken(audited({"pages/home.mp": HOME.replace("function onLoad() {}", somewhere)})) == {"": {"query-json"}}


def test_a_menu_may_lead_to_what_is_not_listed() -> None:
    menu = '[[menu]]\nname = "Orders"\npage = "pages/mine"\n'
    found = audited({"mpc.toml": TOML + menu}).every_finding
    assert [(each.rule, each.file.path, each.position.line) for each in found] == [("link-unlisted", "mpc.toml", 11)]


def test_components_are_part_of_the_pages_that_use_them() -> None:
    card = '<component>\n  <image src="https://a.b/c.png" />\n  <view /><view>Words</view>\n</component>\n'
    text = HOME.replace("<view>", "<x-card /><view>").replace("let pears", 'import XCard from "@/card.mp"\nlet pears')
    found = audited({"card.mp": card, "pages/home.mp": text}).every_finding
    assert [(each.rule, each.file.path, each.position) for each in found] == [
        ("picture-without-words", "card.mp", (2, 4))
    ]


def test_a_page_that_mpc_writes_is_told_of_in_the_app() -> None:
    app = FILES["app.mp"].replace(
        '<page src="pages/mine" />', '<page src="pages/mine" /><page src="pages/all" generate="accounts" />'
    )
    app = app.replace("</app>", '  <account name="Fruit" wechat="gh_1" />\n</app>')
    home = HOME.replace("</page>", '  <navigator url="/pages/all">All</navigator>\n</page>')
    report = audited({"app.mp": app, "pages/home.mp": home})
    page = next(page for page in report.pages if page.path == "pages/all")
    places = {(each.file.path, each.file.text[each.span.start : each.span.end]) for each in page.findings}
    assert places == {("app.mp", "pages/all")}


# -- collections -----------------------------------------------------------------------------------------


def items(count: int, twice: int = 0) -> dict[str, str]:
    names = [number if number >= twice else 0 for number in range(count)]
    rows = [{"id": n, "name": f"Pear {name}", "words": f"Words {n}", "price": 1} for n, name in enumerate(names)]
    return {"pears.json": json.dumps(rows)}


def test_items_cost_in_proportion_and_a_few_are_named() -> None:
    report = audited(items(100, twice=10))
    (found,) = report.every_finding
    assert (found.rule, found.count, found.of) == ("title-duplicate", 10, 100)
    assert found.cost == 2  # of 15
    assert told(found, "en") == (
        "pages/pear (pears.json, 1) has the title `Pear 0`, which is that of pages/pear (pears.json, 2)"
        " (10 of 100; also pages/pear (pears.json, 2), pages/pear (pears.json, 3))"
    )
    assert audited(items(1000, twice=2)).every_finding[0].cost == 1


def test_ten_thousand_items_take_time_in_proportion() -> None:
    from time import process_time

    def seconds(count: int) -> float:
        changes = items(count, twice=count)
        start = process_time()
        assert audited(changes).every_finding[0].count == count
        return process_time() - start

    few, many = seconds(1_000), seconds(10_000)
    assert many < 10
    assert many < few * 25  # quadratic work would be a hundred times as long


# -- scores ----------------------------------------------------------------------------------------------


def test_a_rule_costs_once_however_often_it_is_broken() -> None:
    twice = HOME.replace(' :aria-label="pear.name" />', ' /><image :src="pear.cover" />')
    report = audited({"pages/home.mp": twice})
    assert len(report.pages[0].findings) == 2
    assert [page.score for page in report.pages] == [95, 100, 100]
    assert report.score == 97  # the mean of the two that are listed


def test_what_the_app_and_unlisted_pages_break_costs_the_app() -> None:
    both = BREAKS["site-missing"][0] | BREAKS["priority-unlisted"][0]
    report = audited(both)
    assert report.score == 100 - rules()["site-missing"].weight - rules()["priority-unlisted"].weight
    assert audited(BREAKS["nothing-listed"][0]).score == 0


# -- reports ---------------------------------------------------------------------------------------------

HOSTILE = {
    "pears.json": json.dumps([{"id": 1, "name": "</title><script>alert(1)</script>“\"'&", "words": "", "price": 1}])
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_holds_together(language: str) -> None:
    changes = {**BREAKS["login-wall"][0], **BREAKS["site-missing"][0], **HOSTILE}
    text = as_html(audited(changes), "zh" if language == "zh" else "en", "1.0")
    assert "<script" not in text and "alert(1)" in text
    assert not re.search(r"""(?:src|href)=["'](?!#|https://developer)""", text)
    tree = _Tree(text)
    assert tree.open == []
    assert tree.links <= tree.ids
    assert len(tree.ids) == tree.id_count


class _Tree(HTMLParser):
    """What is open, what links lead to, and which places there are."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.links: set[str] = set()
        self.ids: set[str] = set()
        self.id_count = 0
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag != "meta":
            self.open.append(tag)
        if "id" in given:
            self.ids.add(given["id"] or "")
            self.id_count += 1
        if (given.get("href") or "").startswith("#"):
            self.links.add((given["href"] or "")[1:])

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Of SVG: `<circle … />`."""

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_data() -> None:
    data = json.loads(as_json(audited(BREAKS["picture-without-words"][0]), "en"))
    (found,) = data["pages"][0]["findings"]
    assert (found["rule"], found["file"], found["line"], found["column"]) == (
        "picture-without-words", "pages/home.mp", 6, 6,
    )  # fmt: skip
    assert list(data["rules"]) == ["picture-without-words"]
    assert data["rules"]["picture-without-words"]["source"].startswith("https://")
    assert (data["app"], data["score"], data["pages"][2]["listed"]) == ("fruit", 97, False)


# -- the command -----------------------------------------------------------------------------------------


def run(folder: Path, *options: str, changes: dict[str, str] | None = None) -> Result:
    for path, text in {**FILES, **(changes or {})}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return CliRunner().invoke(main, ["reach", "audit", str(folder), "--lang", "en", *options])


def test_exit_codes(tmp_path: Path) -> None:
    assert run(tmp_path, "--fail-under", "100").exit_code == 0
    worse = BREAKS["share-missing"][0]
    assert run(tmp_path, changes=worse).exit_code == 0
    assert run(tmp_path, "--fail-under", "97", changes=worse).exit_code == 0
    assert run(tmp_path, "--fail-under", "98", changes=worse).exit_code == 1
    failed = run(tmp_path, changes={"pages/home.mp": "<page><view></page>"})
    assert (failed.exit_code, failed.stdout) == (1, "")
    assert "error MP" in failed.stderr


def test_a_report_in_a_file(tmp_path: Path) -> None:
    done = run(tmp_path, "--format", "html", "--out", str(tmp_path / "out" / "audit.html"))
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr.endswith("audit.html: fruit: 100 of 100 (0 errors, 0 warnings, 0 hints)\n")
    assert (tmp_path / "out" / "audit.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert json.loads(run(tmp_path, "--format", "json").stdout)["score"] == 100


def test_in_words(tmp_path: Path) -> None:
    text = run(tmp_path, changes=BREAKS["login-wall"][0]).stdout
    assert "pages/home.mp:14:21: error login-wall: onLoad asks who the visitor is" in text
    assert text.count("It is a guess from what the hook calls.") == 1
    assert "\npages/pear  100  listed · 2 pages · navigator\n" in text


# -- the table -------------------------------------------------------------------------------------------


def places(text: str) -> set[str]:
    return set(re.findall(r"(?<!\{)\{(\w+)\}", text))


@pytest.mark.parametrize("name", rules())
def test_rules_are_complete(name: str) -> None:
    rule = rules()[name]
    assert re.fullmatch(r"[a-z]+(-[a-z]+)+", name)
    assert rule.source.startswith("https://")
    assert 0 < rule.weight <= 100
    assert rule.severity != "error" or rule.weight >= 20
    assert rule.severity != "hint" or rule.weight <= 5
    for texts in (rule.message, rule.help, rule.why):
        assert all(texts[language] for language in LANGUAGES)
    assert {each.removesuffix("_zh") for each in places(rule.message["zh"])} == places(rule.message["en"])


def test_types_have_the_fields_that_they_need() -> None:
    from mpc.compiler.analyze.metadata import TYPES

    assert set(fields_needed()) <= set(TYPES)
    assert fields_needed()["product"] == ("price", "currency")
    assert all(set(fields) <= set(TYPES[kind]) for kind, fields in fields_needed().items())


# -- the documents ---------------------------------------------------------------------------------------

ROOT = Path(__file__).parent.parent.parent


def table() -> Iterator[str]:
    yield "| rule | | points | what is wrong | why |"
    yield "|---|---|---|---|---|"
    for rule in rules().values():
        text = re.sub(r"\{(\w+)\}", r"*\1*", rule.message["en"]).replace("|", "\\|")
        text = text.replace("`*", "*").replace("*`", "*").replace("`<*", "<*").replace("*>`", "*>")
        yield f"| `{rule.id}` | {rule.severity} | {rule.weight} | {text} | {rule.why['en']} [source]({rule.source}) |"


def test_the_documents_have_every_rule() -> None:
    import os

    file = ROOT / "docs" / "reach.md"
    text = file.read_text(encoding="utf-8")
    wanted = "<!-- generated: rules -->\n" + "\n".join(table()) + "\n<!-- end -->"
    written = re.sub(r"<!-- generated: rules -->\n.*?<!-- end -->", lambda _: wanted, text, flags=re.DOTALL)
    if os.environ.get("MPC_UPDATE_DOCS"):
        file.write_text(written, encoding="utf-8")
    assert wanted in text, "docs/reach.md is out of date: MPC_UPDATE_DOCS=1 pytest tests/reach"


def test_the_sample_app() -> None:
    """What the audit says of the shop. `MPC_UPDATE_GOLDEN=1` writes it; read it as the shop's owner."""
    import os

    from mpc.compiler.cli import backend
    from mpc.compiler.diagnostics import Sink
    from mpc.compiler.files import Folder
    from mpc.compiler.pipeline import read_project
    from mpc.compiler.reach.audit import audit

    sink = Sink()
    files = Folder(ROOT / "sample_app", sink)
    config, project = read_project(files, backend(), "production", sink)
    assert project is not None and not sink.has_errors
    report = audit(project, config, files)
    golden = Path(__file__).parent / "sample_app.txt"
    if os.environ.get("MPC_UPDATE_GOLDEN"):
        golden.write_text(as_text(report, "en"), encoding="utf-8")
    assert as_text(report, "en") == golden.read_text(encoding="utf-8")
    assert report.score == 97
