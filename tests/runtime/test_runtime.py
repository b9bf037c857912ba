"""Runs the assembled runtime of each target in Node on plain models of the hosts."""

import json
import re
import subprocess
from pathlib import Path

import pytest
import rig
from mpc.targets.apis import api_features, assemble_mp, load_functions
from mpc.targets.assemble import assemble_runtime, load_parts, squeeze

HERE = Path(__file__).parent
TARGETS = ("wechat", "douyin", "alipay")
NODE = rig.node()

pytestmark = pytest.mark.skipif(NODE is None, reason="Node is not installed")


def run_node(*arguments: str | Path) -> str:
    assert NODE is not None
    command = [NODE, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize("production", [False, True], ids=["development", "production"])
@pytest.mark.parametrize("case", sorted((HERE / "cases").glob("*.js")), ids=lambda path: path.stem)
@pytest.mark.parametrize("target", TARGETS)
def test_cases(target: str, case: Path, production: bool, tmp_path: Path) -> None:
    parts = load_parts(target)
    runtime = tmp_path / "mpc.js"
    write_strict(runtime, assemble_runtime(parts, {part.name for part in parts}, production))
    run_node("--expose-gc", HERE / "harness.js", target, runtime, case)


@pytest.mark.parametrize("case", sorted((HERE / "development").glob("*.js")), ids=lambda path: path.stem)
@pytest.mark.parametrize("target", TARGETS)
def test_development(target: str, case: Path, tmp_path: Path) -> None:
    runtime = tmp_path / "mpc.js"
    features = {"page", "component", "props", "derived", "view", "rows", "store"}
    write_strict(runtime, assemble_runtime(load_parts(target), features, False))
    run_node(HERE / "harness.js", target, runtime, case)


@pytest.mark.parametrize("target", TARGETS)
def test_pages_leave_nothing(target: str, tmp_path: Path) -> None:
    parts = load_parts(target)
    runtime = tmp_path / "mpc.js"
    write_strict(runtime, assemble_runtime(parts, {part.name for part in parts}, True))
    print(run_node("--expose-gc", HERE / "harness.js", target, runtime, HERE / "heap" / "leaks.js"))


@pytest.mark.parametrize("target", TARGETS)
def test_parts_of_development_are_there_alone(target: str) -> None:
    parts = load_parts(target)
    without = tuple(part for part in parts if not part.development)
    names = [part.name for part in parts]
    assert assemble_runtime(parts, names, True) == assemble_runtime(without, [part.name for part in without], True)
    assert "owners" in assemble_runtime(parts, {"component", "props", "objects"}, False)
    assert "owners" not in assemble_runtime(parts, {"component", "objects"}, False)


def write_strict(path: Path, text: str) -> None:
    """Vendors' tools make modules strict, where a name that no part declares is an error."""
    path.write_text('"use strict"\n' + text, encoding="utf-8")


SUBSETS = {
    "values": {"page"},
    "computed": {"page", "derived", "effects"},
    "inputs": {"component", "props", "emit"},
}


@pytest.mark.parametrize("subset", SUBSETS)
@pytest.mark.parametrize("target", TARGETS)
def test_subsets(target: str, subset: str, tmp_path: Path) -> None:
    runtime = tmp_path / "mpc.js"
    write_strict(runtime, assemble_runtime(load_parts(target), SUBSETS[subset], True))
    run_node(HERE / "harness.js", target, runtime, HERE / "subsets" / f"{subset}.js")


# Functions that tests/runtime/apis.js uses.
IN_APIS = {
    "getStorage", "setStorageSync", "getStorageSync", "removeStorageSync", "clearStorageSync", "request", "showToast",
    "showModal", "showActionSheet", "getSystemInfoSync", "canIUse", "tick",
}  # fmt: skip


@pytest.mark.parametrize("proxies", [False, True], ids=["primitives", "objects"])
@pytest.mark.parametrize("production", [False, True], ids=["development", "production"])
@pytest.mark.parametrize("target", TARGETS)
def test_apis(target: str, production: bool, proxies: bool, tmp_path: Path) -> None:
    write_api(target, production, proxies, tmp_path)
    run_node(HERE / "apis.js", target, tmp_path)


@pytest.mark.parametrize("production", [False, True], ids=["development", "production"])
@pytest.mark.parametrize("target", TARGETS)
def test_adapters(target: str, production: bool, tmp_path: Path) -> None:
    """Every function that differs from the host's own, on models of the documented shapes."""
    write_api(target, production, True, tmp_path)
    used = json.loads(run_node(HERE / "adapters.js", target, tmp_path).splitlines()[-1])
    apis = load_functions(target)
    differing = {name for name, api in apis.items() if api.file or api.difference or api.alias}
    assert differing - set(used) - IN_APIS == set()


def write_api(target: str, production: bool, proxies: bool, folder: Path) -> None:
    names = set(load_functions(target))
    write_strict(folder / "mp.js", assemble_mp(target, names, production, proxies))
    features = {"page", "store", *api_features(target, names, proxies)}
    write_strict(folder / "mpc.js", assemble_runtime(load_parts(target), features, production))


def test_what_is_not_used_costs_nothing() -> None:
    """A production mp.js holds the host, the function and what both need."""
    text = assemble_mp("wechat", {"getStorageSync"}, True)
    assert re.fullmatch(
        r"var (\w)=wx\nmodule\.exports=\{getStorageSync:\(\.\.\.(\w)\)=>\1\.getStorageSync\(\.\.\.\2\)\}\n", text
    )
    for target in TARGETS:
        for name, limit in (("vibrateShort", 750), ("scanCode", 1600), ("request", 2000)):
            size = len(assemble_mp(target, {name}, True).encode())
            print(f"{target}: mp.{name} alone: {size} bytes")
            assert size <= limit, f"{target}: mp.{name}: {size} bytes"


@pytest.mark.parametrize("target", TARGETS)
def test_every_single_part_and_api_is_complete(target: str, tmp_path: Path) -> None:
    """A part with what it needs, and a function of `mp` alone, load without an error."""
    parts = load_parts(target)
    host = {"wechat": "wx", "douyin": "tt", "alipay": "my"}[target]
    lines = [f"global.{host} = {{}}"]
    for part in parts:
        text = assemble_runtime(parts, {part.name}, True)
        write_strict(tmp_path / f"part_{part.name}.js", text)
        lines.append(f"require('./part_{part.name}.js')")
    write_strict(tmp_path / "mpc.js", assemble_runtime(parts, {"page", "tick"}, True))
    for name in load_functions(target):
        write_strict(tmp_path / f"api_{name}.js", assemble_mp(target, {name}, True))
        lines.append(f"if (!('{name}' in require('./api_{name}.js'))) throw Error('{name}')")
    (tmp_path / "all.js").write_text("\n".join(lines), encoding="utf-8")
    run_node(tmp_path / "all.js")


@pytest.mark.parametrize("target", TARGETS)
def test_assembly_is_deterministic(target: str) -> None:
    parts = load_parts(target)
    names = [part.name for part in parts]
    assert assemble_runtime(parts, names, True) == assemble_runtime(parts, reversed(names), True)
    apis = list(load_functions(target))
    assert assemble_mp(target, apis, True) == assemble_mp(target, reversed(apis), True)


def test_unknown_names_are_refused() -> None:
    with pytest.raises(LookupError):
        assemble_runtime(load_parts("wechat"), {"pages"}, False)
    with pytest.raises(LookupError):
        assemble_mp("wechat", {"fly"}, False)


def test_what_squeezing_leaves() -> None:
    text = '// comment\n\nconst a = (b) => {\n  return b ? "x = y" : b + +c - 1\n}\n'
    text += "for (const d in e) f(g[h], -1)\n"
    assert squeeze(text) == 'const a=(b)=>{return b?"x = y":b+ +c-1}\nfor(const d in e)f(g[h],-1)\n'


SIZES: dict[str, tuple[set[str] | None, int]] = {
    "counter page": ({"page"}, 2100),
    "page with lists": ({"page", "view", "derived", "columns", "rows", "event", "query"}, 10_100),
    "component": ({"component", "props", "emit", "event"}, 4500),
    "everything": (None, 15_000),
}


@pytest.mark.parametrize("target", TARGETS)
def test_sizes(target: str) -> None:
    parts = load_parts(target)
    for label, (features, limit) in SIZES.items():
        chosen = {part.name for part in parts} if features is None else features
        size = len(assemble_runtime(parts, chosen, True).encode())
        print(f"{target}: {label}: {size} bytes")
        assert size <= limit, f"{target}: {label}: {size} bytes"
