"""An app that breaks no rule of the audit, and one change each that breaks one."""

from mpc.compiler.cli import backend
from mpc.compiler.diagnostics import Sink
from mpc.compiler.files import Memory
from mpc.compiler.pipeline import read_project
from mpc.compiler.reach.audit import audit
from mpc.compiler.reach.findings import Report

APP = """<app title="Fruit">
  <pages>
    <page src="pages/home" />
    <page src="pages/pear" />
    <page src="pages/mine" />
  </pages>
  <seo site="https://fruit.example" keywords="fruit" />
  <share image="https://fruit.example/all.png" />
</app>
"""
HOME = """<page title="Fruit">
  <seo title="Fruit from the orchard" description="What is ripe this week." />
  <share />
  <view>What is ripe this week</view>
  <navigator mp:for="pear in pears" mp:key="pear.id" url="/pages/pear?id={{ pear.id }}">
    <image :src="pear.cover" :aria-label="pear.name" />
  </navigator>
  <navigator url="/pages/mine">Orders</navigator>
</page>

<script>
import mp from "mpc"
let pears = $state([])
function onLoad() {}
</script>
"""
PEAR = """<page title="{{ pear.name }}">
  <seo description="{{ pear.words }}" params="id" type="product" price="{{ pear.price }}" currency="EUR" />
  <share />
  <link name="pear" query="id=1" />
  <view>About this pear: {{ pear.name }}</view>
</page>

<script>
let pear = $state({ name: "", words: "", price: 0 })
</script>
"""
MINE = """<page title="Orders">
  <seo index="false" />
  <view>Orders</view>
</page>

<script>
import mp from "mpc"
function onShow() { mp.login() }
</script>
"""
TOML = """[app]
name = "fruit"

[[seo.collection]]
page = "pages/pear"
file = "pears.json"
as = "pear"
params = { id = "id" }
"""
PEARS = """[
  { "id": 1, "name": "Conference", "words": "Long and green.", "price": 2.5 },
  { "id": 2, "name": "Williams", "words": "Round and yellow.", "price": 3 }
]
"""
FILES = {
    "app.mp": APP,
    "pages/home.mp": HOME,
    "pages/pear.mp": PEAR,
    "pages/mine.mp": MINE,
    "mpc.toml": TOML,
    "pears.json": PEARS,
}


def audited(changes: dict[str, str] | None = None) -> Report:
    sink = Sink()
    files = Memory({**FILES, **(changes or {})})
    config, project = read_project(files, backend(), "production", sink)
    assert project is not None and not sink.has_errors, sink.diagnostics
    return audit(project, config, files)


def changed(path: str, *changes: tuple[str, str]) -> dict[str, str]:
    """A file with some of its words replaced, each of which must be there."""
    text = FILES[path]
    for before, after in changes:
        assert before in text, before
        text = text.replace(before, after)
    return {path: text}


def broken(report: Report) -> dict[str, set[str]]:
    """The rules that are broken, by page; "" for the app."""
    found = {page.path: {each.rule for each in page.findings} for page in report.pages}
    found[""] = {each.rule for each in report.findings}
    return {page: names for page, names in found.items() if names}


def home(before: str, after: str) -> dict[str, str]:
    return changed("pages/home.mp", (before, after))


def pear(before: str, after: str) -> dict[str, str]:
    return changed("pages/pear.mp", (before, after))


def mine(before: str, after: str) -> dict[str, str]:
    return changed("pages/mine.mp", (before, after))


def app(before: str, after: str) -> dict[str, str]:
    return changed("app.mp", (before, after))


def data(before: str, after: str) -> dict[str, str]:
    return changed("pears.json", (before, after))


def hook(body: str, more: dict[str, str] | None = None) -> dict[str, str]:
    """The first page with something in `onLoad`."""
    return {**home("function onLoad() {}", body), **(more or {})}


SESSION = """import mp, { store } from "mpc"
export const session = store({ token: "", login() { return ask() } })
async function ask() { return mp.login() }
export async function signedIn(action) {
  if (!session.token) await session.login()
  return action()
}
"""
IMPORT = 'import { session, signedIn } from "@/session"\n'
NAVIGATOR = HOME[HOME.index("  <navigator mp:for") : HOME.index("  <navigator url=")]
UNLIKE = "".join(map(chr, range(0x4E00, 0x4EA0)))  # Chinese characters, each once
WEB_VIEW = ("<view>About this pear: {{ pear.name }}</view>", '<web-view src="https://a.b" />')
JSON = "JSON.stringify(pear)"

# rule -> (a change that breaks it, the page that the finding belongs to, what else the change breaks)
BREAKS: dict[str, tuple[dict[str, str], str, set[str]]] = {
    "title-missing": (pear(' title="{{ pear.name }}"', ""), "pages/pear", set()),
    "title-from-bar": (home('title="Fruit from the orchard" ', ""), "pages/home", set()),
    "title-duplicate": (data("Williams", "conference"), "pages/pear", set()),
    "title-long": (home("Fruit from the orchard", UNLIKE[:31]), "pages/home", set()),
    "title-stuffed": (home("Fruit from the orchard", "Pears, pears and pears"), "pages/home", set()),
    "description-missing": (home(' description="What is ripe this week."', ""), "pages/home", set()),
    "description-duplicate": (data("Round and yellow.", "Long and green."), "pages/pear", set()),
    "description-long": (home("What is ripe this week.", UNLIKE[:151]), "pages/home", set()),
    "description-stuffed": (home("What is ripe this week.", "Fruit fruit, fruit; fruit."), "pages/home", set()),
    "keywords-missing": (app(' keywords="fruit"', ""), "pages/home", set()),
    "keywords-stuffed": (home("<seo", '<seo keywords="a,b,c,d,e,f,g,h,i,j,k"'), "pages/home", set()),
    "text-at-run-time": (home('"What is ripe this week."', '"{{ pears.length }}"'), "pages/home", set()),
    "share-missing": (home("  <share />\n", ""), "pages/home", set()),
    "image-missing": (app(' image="https://fruit.example/all.png"', ""), "pages/home", set()),
    "type-missing": (pear(' type="product" price="{{ pear.price }}" currency="EUR"', ""), "pages/pear", set()),
    "field-missing": (pear(' currency="EUR"', ""), "pages/pear", set()),
    "page-unreached": ({"pages/home.mp": HOME.replace(NAVIGATOR, "")}, "pages/pear", set()),
    "navigator-missing": (
        home(NAVIGATOR, '<view mp:for="pear in pears" mp:key="pear.id" @tap="open(pear.id)">x</view>')
        | {"pages/home.mp": HOME.replace(
            NAVIGATOR, '<view mp:for="pear in pears" mp:key="pear.id" @tap="open(pear.id)">x</view>'
        ).replace("function onLoad() {}", "function open(id) { mp.navigateTo({ url: `/pages/pear?id=${id}` }) }")},
        "pages/pear",
        set(),
    ),
    "params-differ": (home("?id={{ pear.id }}", "?id={{ pear.id }}&from=list"), "pages/pear", set()),
    "query-json": (home("?id={{ pear.id }}", f"?id={{{{ {JSON} }}}}"), "pages/pear", set()),
    "login-wall": (hook("function onLoad() { mp.login() }"), "pages/home", set()),
    "picture-without-words": (home(' :aria-label="pear.name"', ""), "pages/home", set()),
    "poster-missing": (home("<view>", '<video src="https://fruit.example/a.mp4" /><view>'), "pages/home", set()),
    "collection-missing": ({"mpc.toml": ""}, "pages/pear", set()),
    "collection-unlisted": (pear("<seo", '<seo index="false"'), "pages/pear", {"link-unlisted"}),
    "collection-broken": (data('"id": 2, ', ""), "pages/pear", set()),
    "link-unlisted": (mine("<view>", '<link name="mine" />\n  <view>'), "pages/mine", set()),
    "priority-unlisted": (mine('index="false"', 'index="false" priority="1"'), "pages/mine", set()),
    "address-taken": (data('"id": 2', '"id": 1'), "pages/pear", set()),
    "address-wrong": (home("<seo", '<seo path="a?b"'), "pages/home", set()),
    "web-view-only": (
        pear(*WEB_VIEW),
        "pages/pear",
        set(),
    ),
    "text-thin": (pear("About this pear: ", ""), "pages/pear", set()),
    "site-missing": (app(' site="https://fruit.example"', ""), "", set()),
    "nothing-listed": (app("<seo", '<seo index="false"'), "", {"collection-unlisted", "link-unlisted"}),
}  # fmt: skip

# What looks like a mistake and is none, by the rule that must not be broken.
FINE: list[tuple[str, dict[str, str]]] = [
    ("title-missing", pear("<seo", '<seo title="{{ pear.name }}"')),
    ("title-duplicate", mine('title="Orders"', 'title="Fruit from the orchard"')),
    ("title-long", home("Fruit from the orchard", UNLIKE[:30])),
    ("title-stuffed", home("Fruit from the orchard", "Pears and more pears")),
    ("title-stuffed", home("Fruit from the orchard", "库尔勒香梨 5 斤装 - 香梨产地直发")),
    ("description-long", home("What is ripe this week.", UNLIKE[:150])),
    ("description-stuffed", home("What is ripe this week.", "当季水果：水果礼盒，产地直发，三斤水果起送")),
    ("text-at-run-time", home('"What is ripe this week."', '"{{ WEEK }}"') | {"pages/home.mp": HOME.replace(
        '"What is ripe this week."', '"{{ WEEK }}"').replace("let pears", 'const WEEK = "Ripe"\nlet pears')}),
    ("share-missing", home("  <share />\n", "") | {"pages/home.mp": HOME.replace("  <share />\n", "").replace(
        "function onLoad() {}", "function onShareAppMessage() { return {} }")}),
    ("picture-without-words", home(':aria-label="pear.name"', "aria-hidden")),
    ("picture-without-words", home(' :aria-label="pear.name"', "") | {"pages/home.mp": HOME.replace(
        ' :aria-label="pear.name"', "").replace("<navigator mp:for", '<navigator :aria-label="pear.name" mp:for')}),
    *(("picture-without-words", home('<image :src="pear.cover" :aria-label="pear.name" />', markup)) for markup in (
        '<image :src="pear.cover" /><text>{{ pear.name }}</text>',
        '<view><view><image :src="pear.cover" /></view></view><view>{{ pear.name }}</view>',
    )),
    ("picture-without-words", home("<view>", '<view @tap="pears = []"><view><image src="https://a.b/c.png" /></view>')),
    ("picture-without-words", home("<view>", '<image src="https://a.b/c.png" /><view>')),
    ("login-wall", hook("function onLoad() { if (pears.length > 0) mp.login() }")),
    ("login-wall", hook("function onLoad() { pears.length && mp.login() }")),
    ("login-wall", hook("function buy() { mp.login() }\nfunction onLoad() {}")),
    ("login-wall", hook("function onLoad() { mp.navigateTo({ url: '/pages/mine' }) }")),
    ("login-wall", hook(f"{IMPORT}function onLoad() {{ if (session.token) return signedIn(() => 1) }}",
                        {"session.ts": SESSION})),
    ("query-json", home("?id={{ pear.id }}", "?id={{ pear.id }}&from=list")),
    ("params-differ", home('url="/pages/mine"', 'url="/pages/mine?from=list"')),
    ("params-differ", home("?id={{ pear.id }}", "?id={{ pear.id }}&amp;id={{ pear.name }}")),
    ("params-differ", hook("function go() { mp.navigateTo({ url: '/pages/pear?id=1&from=list' }) }")),
    ("address-wrong", home("<seo", '<seo path="/ripe/"')),
    ("web-view-only", pear("About this pear: ", "<web-view src='https://a.b' />".replace("'", '"') + "Read on: ")),
    ("text-thin", pear("About this pear: {{ pear.name }}", "{{ pear.name ? 'Ripe now' : '' }}")),
    ("link-unlisted", pear("<link", '<link name="pears" query="id=2" />\n  <link')),
]  # fmt: skip

# Ways into pages/pear: what leads there, and by what.
WAYS: list[tuple[str, str, dict[str, str]]] = [
    ("navigator", '<navigator :url="`/pages/pear?id=${pears.length}`">x</navigator>', {}),
    ("navigator", '<navigator :url="\'/pages/pear?id=\' + pears.length">x</navigator>', {}),
    ("navigator", '<navigator :url="pears.length ? \'/pages/pear?id=1\' : \'/pages/mine\'">x</navigator>', {}),
    ("navigator", '<navigator url="pear?id=1">x</navigator>', {}),
    ("navigator", '<navigator mp:for="to in LINKS" mp:key="to.url" :url="to.url">{{ to.url }}</navigator>', {}),
    ("navigator", '<x-link to="/pages/pear?id=1" />', {"components/link.mp": (
        '<component>\n  <navigator :url="to">More</navigator>\n</component>\n'
        "<script>\nconst { to } = $props()\n</script>\n")}),
    ("navigator", '<x-link to="/pages/pear?id=1" />', {
        "components/link.mp": '<component>\n  <x-inner :url="to" />\n</component>\n'
        '<script>\nimport XInner from "./inner.mp"\nconst { to } = $props()\n</script>\n',
        "components/inner.mp": '<component>\n  <navigator :url="url">More</navigator>\n</component>\n'
        "<script>\nconst { url } = $props()\n</script>\n"}),
    ("call", '<x-link to="/pages/pear?id=1" />', {"components/link.mp": (
        '<component>\n  <view @tap="go">More</view>\n</component>\n<script>\nimport mp from "mpc"\n'
        "const { to } = $props()\nfunction go() { mp.navigateTo({ url: to }) }\n</script>\n")}),
    ("call", '<view @tap="show()">x</view>', {"ways.js": (
        'import mp from "mpc"\nexport function show() { mp.redirectTo({ url: "/pages/pear?id=1" }) }\n')}),
    ("call", '<view @tap="go(\'/pages/pear?id=1\')">x</view>', {}),
    ("", '<view @tap="go(\'/pages/mine\')">x</view>', {}),
    ("", '<navigator open-type="navigateBack">x</navigator>', {}),
    ("", '<navigator :url="pears[0]">x</navigator>', {}),
    ("", "<view>/pages/pear</view>", {}),
]  # fmt: skip
