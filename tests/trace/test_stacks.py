"""Stacks as engines, tools and consoles write them, and what `mpc trace` makes of them."""

import json
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from mpc.compiler.cli import main
from mpc.compiler.trace.frames import frames

PAY = "export interface Order { id: number }\n\nexport function pay(order: Order) {\n  return order.id.x.y\n}\n"
HOME = """<page>
  <view @tap="buy(1)">buy</view>
</page>

<script lang="ts">
import { pay } from "@/lib/pay"
let n: number = $state(0)
function buy(id: number) { n += 1; pay({ id }) }
</script>
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "lib").mkdir()
    (tmp_path / "pages").mkdir()
    (tmp_path / "app.mp").write_text('<app><pages><page src="pages/home" /></pages></app>')
    (tmp_path / "lib/pay.ts").write_text(PAY)
    (tmp_path / "pages/home.mp").write_text(HOME)
    (tmp_path / "mpc.toml").write_text('[app]\nname = "shop"\nversion = "2.0.1"\n')
    return tmp_path


def mpc(*arguments: object, text: str | None = None, code: int = 0, lang: str = "en") -> Result:
    done = CliRunner().invoke(main, [*map(str, arguments), "--lang", lang], input=text)
    assert done.exit_code == code, done.output
    return done


def traced(project: Path, text: str, *options: object) -> list[str]:
    return mpc("trace", "--project", project, *options, text=text).stdout.splitlines()


@pytest.mark.parametrize(
    ("line", "script", "number", "column"),
    [
        # Android, and the tools: V8
        ("at a.<anonymous> (https://usr/app-service.js:8534:329320)", "usr/app-service.js", 8534, 329320),
        ("    at https://usr/app-service.js:8534:1440", "usr/app-service.js", 8534, 1440),
        ("at async later (https://usr/app/pages/a.js:5:6)", "usr/app/pages/a.js", 5, 6),
        ("    at _get (http://127.0.0.1:63680/appservice/weapp-vendors/wevu.js:313:92)",
         "127.0.0.1:63680/appservice/weapp-vendors/wevu.js", 313, 92),
        ("at n (http://127.0.0.1:63680/appservice/__dev__/WASubContext.js?t=wechat&v=3.17.0:1:514430)",
         "127.0.0.1:63680/appservice/__dev__/WASubContext.js", 1, 514430),
        ("    at check (C:\\Users\\me\\dist\\pages\\home.js:1:2)", "C:/Users/me/dist/pages/home.js", 1, 2),
        # iOS: JavaScriptCore
        ("onShow@https://usr//app-service.js:5744:2010", "usr/app-service.js", 5744, 2010),
        ("@https://usr//app-service.js:5057:32581", "usr/app-service.js", 5057, 32581),
        ("handleTap@https://usr//chunk_0.appservice.js:550:2517", "usr/chunk_0.appservice.js", 550, 2517),
        # Douyin
        ("    at Module.69 (app.js:4:93347)", "app.js", 4, 93347),
        ("    at tma-core.js:1:261569", "tma-core.js", 1, 261569),
        # Alipay
        ("at Object.f (anonymous function) [as onPageNotFound] (https://2021.hybrid.alipay-eco.com/index.worker.js:187:66925)",
         "2021.hybrid.alipay-eco.com/index.worker.js", 187, 66925),
        ("at m (http://127.0.0.1:50023/index.worker.js?hash=6747f995&url=file%3A%2F%2F%2Findex.html&page=pages%2Fa:179630:95)",
         "127.0.0.1:50023/index.worker.js", 179630, 95),
        ("    at a (/x/miniprogram_npm/@scope/b/c.js:1:2)", "x/miniprogram_npm/@scope/b/c.js", 1, 2),
        # consoles
        ("    at pe.onLaunch (app.js? [sm]:60)", "app.js", 60, None),
    ],
)  # fmt: skip
def test_frames(line: str, script: str, number: int, column: int | None) -> None:
    (found,) = frames(line)
    assert (found.script, found.line, found.column) == (script, number, column)
    assert line[found.start : found.end].endswith(f":{number}" + (f":{column}" if column else ""))


@pytest.mark.parametrize(
    "line",
    [
        "onShow@[native code]",
        "global code@",
        "TypeError: a.js is not it",
        "at Generator._invoke (<anonymous>)",
        "12:30:01",
    ],
)
def test_what_is_no_frame(line: str) -> None:
    assert list(frames(line)) == []


def test_production_is_traced_by_its_maps(project: Path) -> None:
    mpc("build", project, "--mode", "production")
    line = (project / "dist/wechat/lib/pay.js").read_text().split("\n")
    number = next(at for at, text in enumerate(line, 1) if "order.id" in text)
    column = line[number - 1].index("y") + 1
    (project / "lib/pay.ts").write_text("// written since\n" + PAY)
    stack = f"TypeError: no\n    at pay (https://usr/lib/pay.js:{number}:{column})\n    at WAService.js:1:2\n"
    done = mpc("trace", "--project", project, text=stack)
    assert done.stdout.splitlines() == ["TypeError: no", "    at pay (lib/pay.ts:4:21)", "    at WAService.js:1:2"]
    assert done.stderr == "build: shop 2.0.1 wechat production\n"
    assert traced(project, f"pay@https://usr//lib/pay.js:{number}:{column}", "--target", "douyin") == [
        "pay@lib/pay.ts:4:21"
    ]
    zh = mpc("trace", "--project", project, text="at call (https://usr/mpc.js:1:99)", lang="zh")
    assert zh.stdout == "at call (https://usr/mpc.js:1:99) [mpc 运行时]\n"


def test_a_platform_that_nothing_tells_is_asked_for(project: Path) -> None:
    mpc("build", project, "--mode", "production")
    done = mpc("trace", "--project", project, text="at pay (lib/pay.js:2:9)", code=2)
    assert "say --target: alipay, douyin, wechat" in done.output
    assert "did you mean 'wechat'" in mpc("trace", "--project", project, "--target", "wecaht", text="", code=2).output


def test_development_is_traced_by_its_sources(project: Path) -> None:
    stack = "    at pay (lib/pay.js:4:22)\n    at buy (home.js? [sm]:8)\n    at call (mpc.js:3:4)"
    named = ["    at pay (lib/pay.ts:4:19)", "    at buy (pages/home.mp:8)", "    at call (mpc.js:3:4) [mpc runtime]"]
    column = PAY.split("\n")[3].index("x") + 1
    assert traced(project, stack.replace("4:22", f"4:{column}")) == named
    mpc("build", project)
    assert not (project / "dist/maps").exists()
    assert traced(project, stack.replace("4:22", f"4:{column}")) == named
    (project / "lib/pay.ts").write_text(PAY.replace("id.x", "identity.x"))
    done = mpc("trace", "--project", project, text=stack)
    assert done.stdout.splitlines()[0] == "    at pay (lib/pay.ts:4)"
    assert "columns are not known" in done.stderr
    (project / "lib/pay.ts").write_text("export {")
    assert "lib/pay.ts" in mpc("trace", "--project", project, text=stack, code=1).stderr


def test_a_development_build_takes_the_maps_away(project: Path) -> None:
    first = mpc("build", project, "--mode", "production", "--target", "wechat").output
    maps = sorted(path.relative_to(project / "dist").as_posix() for path in (project / "dist").rglob("*.map"))
    assert maps == ["maps/wechat/lib/pay.js.map", "maps/wechat/pages/home.js.map"]
    assert "wechat maps" in first
    (project / "dist/maps/wechat/lib/pay.js.map").unlink()
    again = mpc("build", project, "--mode", "production", "--target", "wechat").output
    assert "(2 files, 1 changed)" in again
    assert "(2 files, 0 changed)" in mpc("build", project, "--mode", "production", "--target", "wechat").output
    mpc("build", project, "--target", "wechat")
    assert list((project / "dist").rglob("*.map")) == []


def test_archives_have_their_maps_beside_them(project: Path) -> None:
    mpc("pack", project, "--out", project / "packed", "--target", "wechat")
    with zipfile.ZipFile(project / "packed/wechat.zip") as archive:
        assert [name for name in archive.namelist() if "map" in name and name != "sitemap.json"] == []
    with zipfile.ZipFile(project / "packed/wechat.maps.zip") as archive:
        assert archive.namelist() == ["lib/pay.js.map", "pages/home.js.map"]
    first = (project / "packed/wechat.maps.zip").read_bytes()
    mpc("pack", project, "--out", project / "packed", "--target", "wechat")
    assert (project / "packed/wechat.maps.zip").read_bytes() == first
    (project / "lib/pay.ts").unlink()
    found = traced(project, "at pay (https://usr/lib/pay.js:1:1)", "--maps", project / "packed/wechat.maps.zip")
    assert found == ["at pay (lib/pay.ts:1:1)"]
    mpc("pack", project, "--out", project / "packed", "--target", "wechat", code=1)
    assert not (project / "packed/wechat.maps.zip").exists()


def test_the_platforms_own_maps_come_first(project: Path, tmp_path: Path) -> None:
    """What the platform put into one file is found through its map, then through mpc's."""
    mpc("build", project, "--mode", "production", "--target", "wechat")
    stack = "at pay (https://usr/app-service.js:3:101)"
    done = mpc("trace", "--project", project, text=stack)
    assert done.stdout.strip() == stack
    assert "--maps" in done.stderr
    emitted = (project / "dist/wechat/lib/pay.js").read_text().split("\n")
    line = next(at for at, text in enumerate(emitted) if "order.id" in text)
    vendor = tmp_path / "vendor"
    for folder, sources in (("__APP__", ["lib/pay.js"]), ("packages/a", ["mpc.js"])):
        (vendor / folder).mkdir(parents=True)
        # line 3, column 100 of the bundle is line `line`, column of `id` in the script
        numbers = "".join(["oG", "A", vlq(line), vlq(emitted[line].index("id"))])
        (vendor / folder / "app-service.map.map").write_text(
            json.dumps({"version": 3, "sources": sources, "mappings": f";;{numbers}", "wx": "1.0"})
        )
    both = ("--maps", project / "dist/maps", "--maps", vendor)
    assert traced(project, stack, *both) == ["at pay (lib/pay.ts:4:16)"]
    other = "at x (https://usr/packages/a/app-service.js:3:101)"
    assert traced(project, other, *both) == [f"{other} [mpc runtime]"]


def vlq(number: int) -> str:
    signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    assert number < 512
    return signs[number * 2] if number < 16 else signs[number * 2 & 31 | 32] + signs[number * 2 >> 5]


def test_logs_hold_a_stack_as_one_line(project: Path) -> None:
    text = r"TypeError: no\n    at pay (lib/pay.js:4:3)\nbuy@https://usr//lib/pay.js:4:3↵end"
    assert traced(project, text) == ["TypeError: no", "    at pay (lib/pay.ts:4:3)", "buy@lib/pay.ts:4:3", "end"]


def test_json(project: Path) -> None:
    done = mpc("trace", "--project", project, "--format", "json", text="at pay (lib/pay.js:4:3)\nend")
    assert json.loads(done.stdout) == {
        "builds": ["shop 2.0.1 alipay development"],
        "lines": [
            {
                "text": "at pay (lib/pay.js:4:3)",
                "told": "at pay (lib/pay.ts:4:3)",
                "places": [{"kind": "source", "path": "lib/pay.ts", "line": 4, "column": 3}],
            },
            {"text": "end", "told": "end", "places": []},
        ],
    }


def test_maps_that_cannot_be_read(project: Path) -> None:
    (project / "a.map").write_text("{")
    for path in (project / "a.map", project / "none"):
        assert str(path) in mpc("trace", "--project", project, "--maps", path, text="", code=2).output
    assert (
        "source map"
        in mpc("trace", "--project", project, "--maps", project / "none", text="", code=2, lang="zh").output
    )
