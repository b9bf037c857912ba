"""`mpc types`: the real `tsc` on the sample app, and on rows of right and wrong uses."""

import re
import shutil
from importlib.resources import files
from pathlib import Path

import pytest
import rig
from click.testing import CliRunner, Result
from mpc.compiler.cli import main
from mpc.compiler.editor.types import script_as_module
from mpc.compiler.script.runes import RUNES
from mpc.compiler.source import SourceFile
from mpc.targets import discover
from mpc.targets.apis import load_functions

SAMPLE = Path(__file__).parents[2] / "sample_app"


def types(project: Path) -> Result:
    result = CliRunner().invoke(main, ["types", str(project)], env={"LANG": "en_US.UTF-8"})
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    return result


# -- names: the declarations and the tables cannot differ --------------------------------------------------


def declared() -> list[str]:
    """The members of `interface Mp`, in every file of declarations."""
    folder = files("mpc.targets").joinpath("runtime/mp")
    texts = [file.read_text(encoding="utf-8") for file in folder.iterdir() if file.name.endswith(".d.ts")]
    bodies = [body for text in texts for body in re.findall(r"interface Mp \{\n(.*?)\n  \}", text, re.DOTALL)]
    return [
        name
        for body in bodies
        for name in re.findall(r"^    (?! |//|/\*|\*|\)|\})(?:readonly )?([^(<:\s]+)", body, re.MULTILINE)
    ]


def test_every_function_of_mp_has_one_signature_and_no_other_has() -> None:
    in_tables = {name for target in discover() for name in load_functions(target)}
    assert sorted(declared()) == sorted(in_tables)


def test_every_rune_is_declared() -> None:
    text = files("mpc.compiler.editor").joinpath("mpc.d.ts").read_text(encoding="utf-8")
    names = re.findall(r"^declare (?:function|const) (\$\w+)", text, re.MULTILINE)
    assert set(names) == set(RUNES)


# -- what `tsc` says ---------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    rig.require_rig()
    project = tmp_path_factory.mktemp("types") / "app"
    shutil.copytree(SAMPLE, project, ignore=shutil.ignore_patterns("dist", ".mpc", "tsconfig.json"))
    assert types(project).exit_code == 0
    return project


def test_the_sample_app_is_right(sample: Path) -> None:
    assert rig.check_project(sample) == []


def test_mistakes_are_found_at_their_lines(sample: Path) -> None:
    """In a script of a `.mp` file, in what it imports, and at the line and column of the source."""
    page = sample / "pages/cart.mp"
    before = page.read_text(encoding="utf-8")
    wrong = before.replace("mp.switchTab({ url:", "mp.switchTab({ ulr:").replace("  cart.save()", "  cart.svae()")
    places = {
        (f".mpc/types/scripts/pages/cart.mp.ts({number},{line.index(word) + 1})")
        for number, line in enumerate(wrong.split("\n"), 1)
        for word in ("ulr", "svae")
        if word in line
    }
    try:
        page.write_text(wrong, encoding="utf-8")
        types(sample)
        assert {line.split(":")[0] for line in rig.check_project(sample)} == places
        assert len(places) == 2
    finally:
        page.write_text(before, encoding="utf-8")


RIGHT = """
import mp, { store, type MpEvent } from "mpc"
import prices from "@/lib/prices.json"
import PriceTag from "../components/price_tag.mp"
import { yuan } from "../lib/format"

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
const same = <A, B>(equal: Same<A, B>) => equal
interface Fruit { id: string; price: number; tags: string[] }

let n = $state(1)
same<typeof n, number>(true)
let fruit = $state<Fruit | null>(null)
same<typeof fruit, Fruit | null>(true)
let later = $state<string>()
same<typeof later, string | undefined>(true)
let status = $state<"loading" | "ready">("loading")
const total = $derived(fruit ? fruit.price * n : 0)
same<typeof total, number>(true)
const names = $derived.by(() => [status].map((each) => each.length))
same<typeof names, number[]>(true)

$effect(() => console.log(total))
$effect(() => {
  const timer = setInterval(() => { n += 1 }, 1000)
  return () => clearInterval(timer)
})

const { row, size = 1, when, kind } = $props<{ row: Fruit; size?: number; when: Date; kind: "a" | "b" }>()
same<typeof size, number>(true)
same<typeof row.tags, readonly string[]>(true)
same<typeof kind, "a" | "b">(true)
when.getTime()

$emit("change", row.id)
$emit("close")
$expose({ open() {} })
$refs.panel.open(1, 2)
$refs.rows[0].rect()
const box = async () => same<number, Awaited<ReturnType<typeof $refs.box.rect>>["width"]>(true)
$page.setData

const basket = store({
  items: [] as Fruit[],
  get count(): number { return this.items.length },
  add(one: Fruit) { this.items.push(one) },
})
same<typeof basket.items, Fruit[]>(true)
basket.add({ id: "", price: basket.count, tags: [] })

async function onLoad(query: { id: string }) {
  const url = import.meta.env.API + query.id
  const answer = await mp.request<Fruit>({ url, method: "POST", data: { n }, header: {} })
  same<typeof answer.data, Fruit>(true)
  mp.request({ url: "", success: (result) => result.data.anything, complete() {} }).abort()
  const { confirm } = await mp.showModal({ title: "?" })
  same<typeof confirm, boolean>(true)
  mp.setStorageSync("a", [1])
  const kept = mp.getStorageSync<number[]>("a") || []
  same<typeof kept, number[]>(true)
  await mp.navigateBack()
  await mp.tick()
}
function onTap(event: MpEvent<{ value: string }>) {
  status = "ready"
  return event.detail.value + event.currentTarget.dataset.anything
}

same<typeof prices.pear, number>(true)
const { LIMIT, DEBUG, ONLY } = import.meta.env
same<typeof LIMIT, number>(true)
same<typeof DEBUG, boolean>(true)
same<typeof ONLY, string>(true)
const platform: "alipay" | "douyin" | "wechat" = import.meta.target
yuan(prices.pear)
"""

# (what a script says, the TypeScript error it must get)
WRONG = [
    ('let n = $state(1); n = "a"', 2322),
    ('let n = $state<number>("a")', 2345),
    ("let n = $state(1, 2)", 2554),
    ("let s = $state<string>(); s.length", 18048),
    ("let n = $state(1); const d = $derived(n); d = 2", 2588),
    ('const d = $derived(1 + 1); const s: string = d', 2322),
    ("const d = $derived()", 2554),
    ("const d = $derived.by(1)", 2345),
    ("$effect(1)", 2345),
    ("$effect(async () => {})", 2345),
    ("const { a } = $props<{ a: string[] }>(); a.push('x')", 2339),
    ("const { a } = $props<{ a: { b: { c: number } } }>(); a.b.c = 1", 2540),
    ("const { a } = $props<{ b: string }>()", 2339),
    ("$emit(1)", 2345),
    ("$expose(1)", 2345),
    ("$refs.box = $refs.other", 2542),
    ("const w: string = await $refs.box.rect()", 2322),
    ("$stat(1)", 2552),
    ('import mp from "mpc"; mp.nope()', 2339),
    ('import { nope } from "mpc"', 2614),
    ('import mp from "mpc"; mp.navigateTo({ ulr: "/a" })', 2353),
    ('import mp from "mpc"; mp.navigateTo()', 2554),
    ('import mp from "mpc"; mp.showToast({ title: "a", icon: "succes" })', 2820),
    ('import mp from "mpc"; mp.request({ url: "", methd: "GET" })', 2561),
    ('import mp from "mpc"; mp.request<{ a: string }>({ url: "" }).then((r) => r.data.b)', 2339),
    ('import mp from "mpc"; const a: string[] = mp.getStorageSync<string[]>("a")', 2322),
    ('import { store } from "mpc"; const s = store({ n: 1, add() { this.m } })', 2339),
    ("import.meta.env.NOPE", 2339),
    ('import.meta.target === "wechta"', 2367),
    ('import { nope } from "../lib/format"', 2305),
    ('import prices from "@/lib/prices.json"; prices.plum', 2339),
    ('import missing from "@/lib/missing"', 2307),
    ("document.title", 2584),
    ("fetch('a')", 2304),
]  # fmt: skip

TOML = """
[env]
API = "https://a"
LIMIT = 2
[mode.development.env]
DEBUG = true
[mode.production.env]
ONLY = "here"
"""


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What `tsc` says about each page of one project: the right uses, and a page for each wrong one."""
    rig.require_rig()
    project = tmp_path_factory.mktemp("types") / "rows"
    pages = {"right": RIGHT, **{f"wrong{index}": f"\n{text}\n" for index, (text, _) in enumerate(WRONG)}}
    texts = {
        "mpc.toml": TOML,
        "lib/format.ts": "export const yuan = (n: number) => String(n)\n",
        "lib/prices.json": '{ "pear": 3 }',
        **{f"pages/{name}.mp": f'<page />\n<script lang="ts">{text}</script>\n' for name, text in pages.items()},
        "pages/plain.mp": "<page />\n<script>\nlet anything = nothing\n</script>\n",
        "pages/bare.mp": "<page />\n",
    }
    for name, text in texts.items():
        path = project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert types(project).exit_code == 0
    found: dict[str, list[str]] = {}
    for line in rig.check_project(project):
        match = re.match(r"\.mpc/types/scripts/pages/(\w+)\.mp\.ts\(", line)
        found.setdefault(match.group(1) if match else line, []).append(line)
    return found


def test_right_uses(rows: dict[str, list[str]]) -> None:
    assert rows.get("right", []) == []
    assert all(name.startswith("wrong") for name in rows)


@pytest.mark.parametrize("index", range(len(WRONG)), ids=[text for text, _ in WRONG])
def test_wrong_uses(rows: dict[str, list[str]], index: int) -> None:
    said = rows.get(f"wrong{index}", [])
    assert [re.findall(r"\((\d+),\d+\): error TS(\d+)", line) for line in said] == [[("3", str(WRONG[index][1]))]], said


# -- the command -------------------------------------------------------------------------------------------


def test_scripts_keep_lines_and_columns() -> None:
    def module(text: str) -> str | None:
        return script_as_module(SourceFile("a.mp", text))

    assert module('<page/>\n<script lang="ts">\nlet a = 1\n</script>\n<style></style>') == "\n\nlet a = 1\n"
    assert module('<script lang="ts">let a = 1</script>') == " " * 18 + "let a = 1\n"
    assert module("<page/>\n<script>let a = 1</script>") is None
    assert module("<page/>") is None


def test_files_that_left_the_project_go(tmp_path: Path) -> None:
    page = tmp_path / "a.mp"
    page.write_text('<page/><script lang="ts">let a = 1</script>', encoding="utf-8")
    assert types(tmp_path).exit_code == 0
    script = tmp_path / ".mpc/types/scripts/a.mp.ts"
    assert script.is_file()
    page.unlink()
    types(tmp_path)
    assert not script.exists()


def test_a_tsconfig_is_its_owners(tmp_path: Path) -> None:
    settings = tmp_path / "tsconfig.json"
    settings.write_text("{}", encoding="utf-8")
    assert '"extends": "./.mpc/types/tsconfig.json"' in types(tmp_path).stdout
    assert settings.read_text(encoding="utf-8") == "{}"
    settings.unlink()
    types(tmp_path)
    written = settings.read_text(encoding="utf-8")
    assert "tsconfig.json" not in types(tmp_path).stdout
    assert settings.read_text(encoding="utf-8") == written


def test_wrong_settings_write_nothing(tmp_path: Path) -> None:
    (tmp_path / "mpc.toml").write_text("[app]\ncolour = 1\n", encoding="utf-8")
    result = types(tmp_path)
    assert result.exit_code == 2
    assert result.stderr.count("MP003") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["mpc.toml"]


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / ".mpc").write_text("a file", encoding="utf-8")
    result = types(tmp_path)
    assert result.exit_code == 2
    assert "MP006" in result.stderr
