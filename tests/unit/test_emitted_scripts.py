"""What becomes of scripts that only act, and of scripts that do not end their line."""

import subprocess

import pytest
import rig
from mpc.compiler.cli import backend
from mpc.compiler.diagnostics import Sink
from mpc.compiler.files import Memory
from mpc.compiler.pipeline import compile_project

APP = '<app><pages><page src="home" /></pages></app>'
LOG = {"lib/log.ts": "export function log(line: string) { console.log(line) }\n"}


def emitted(files: dict[str, str], path: str, mode: str = "development") -> str:
    sink = Sink()
    result = compile_project(
        Memory({"app.mp": APP, "home.mp": "<page />", **LOG, **files}), backend(), ["wechat"], mode, sink
    )
    assert sink.diagnostics == []
    return result.bundles["wechat"].files[path]


@pytest.mark.parametrize(
    "script",
    [
        'import { log } from "./lib/log"\nlog("runs")',
        'console.log("runs")',
        'if (Date.now()) console.log("runs")',
        'const at = setTimeout(() => console.log("runs"), 1)',
    ],
)
@pytest.mark.parametrize("unit", ["app", "page", "component"])
def test_a_script_that_only_acts_runs(unit: str, script: str) -> None:
    block = f'\n<script lang="ts">\n{script}\n</script>\n'
    files = {"app.mp": APP}
    if unit == "app":
        files["app.mp"] = APP + block
    elif unit == "page":
        files["home.mp"] = f"<page />{block}"
    else:
        files["card.mp"] = f"<component>card</component>{block}"
        files["home.mp"] = '<page><card /></page>\n<script>\nimport Card from "./card.mp"\n</script>\n'
    assert '"runs"' in emitted(files, {"app": "app.js", "page": "home.js", "component": "card.js"}[unit])


@pytest.mark.parametrize("end", ["", " // the end", " /* the end */ ", "\n", "\n  "])
@pytest.mark.parametrize("mode", ["development", "production"])
def test_code_before_the_closing_tag_is_its_own(end: str, mode: str) -> None:
    page = f"<page><view>{{{{ a }}}}</view></page><script>let a = $state(1); function f() {{ a++ }} f(){end}</script>"
    text = emitted({"home.mp": page}, "home.js", mode)
    node = rig.node()
    if node is None:
        pytest.skip("needs Node")
    host = "let Page = () => {}, box; const $ = { state: (v) => (box = { v }) };"
    host += "const require = () => ({ page: (data, names, setup) => setup($) });"
    check = f"{host}\n{text}\nprocess.stdout.write(String(box.v))"
    done = subprocess.run([node, "-e", check], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("2", "")


def test_a_script_that_takes_props_finds_them() -> None:
    script = "const { rid = '' } = $props()\nlet n = $state(0)"
    card = f"<component>{{{{ rid }}}} {{{{ n }}}}</component>\n<script>\n{script}\n</script>\n"
    page = '<page><card /></page>\n<script>\nimport Card from "./card.mp"\n</script>\n'
    assert "runes.props" in emitted({"card.mp": card, "home.mp": page}, "mpc.js")
