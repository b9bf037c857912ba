"""Files for one target: how each target sees the project, and what is reported when."""

import pytest
from mpc.compiler.cli import backend
from mpc.compiler.diagnostics import Sink
from mpc.compiler.files import Memory, overlays
from mpc.compiler.pipeline import Result, compile_project

NAMES = sorted(backend().names)
APP = '<app><pages><page src="home" /></pages></app>'
HOME = '<page><text>{{ pay() }}</text></page>\n<script>\nimport { pay } from "./pay"\n</script>\n'
ONE, TWO = "export const pay = () => 1", "export const pay = () => 2"


def compiled(**files: str) -> tuple[Result, list[str]]:
    """The result, and each diagnostic as `file code target`."""
    sink = Sink()
    project = {"app.mp": APP, "home.mp": HOME} | {path.replace("__", "."): text for path, text in files.items()}
    result = compile_project(Memory(project), backend(), NAMES, "development", sink)
    return result, [f"{each.file.path if each.file else ''} {each.code} {each.target}" for each in sink.diagnostics]


def test_without_such_files_all_targets_see_the_same() -> None:
    files = Memory({"app.mp": APP, "lib/pay.ts": "", "lib/pay.other.ts": "", ".alipay.ts": "", "lib/.alipay.ts": ""})
    assert set(map(id, overlays(files, NAMES, NAMES).values())) == {id(files)}


def test_targets_without_a_file_of_their_own_share_what_they_see() -> None:
    seen = overlays(Memory({"lib/pay.ts": "plain", "lib/pay.alipay.ts": "own"}), NAMES, NAMES)
    assert seen["wechat"] is seen["douyin"] is not seen["alipay"]
    assert seen["alipay"].paths() == seen["wechat"].paths() == ["lib/pay.ts"]
    text = {name: files.text("lib/pay.ts") for name, files in seen.items()}
    assert {name: file and (file.path, file.text) for name, file in text.items()} == {
        "alipay": ("lib/pay.alipay.ts", "own"),
        "douyin": ("lib/pay.ts", "plain"),
        "wechat": ("lib/pay.ts", "plain"),
    }


def test_output_has_the_plain_path() -> None:
    result, found = compiled(pay__ts="export const pay = () => 1", pay__alipay__ts="export const pay = () => 2")
    assert found == []
    assert {name: "=> 2" in bundle.files["pay.js"] for name, bundle in result.bundles.items()} == {
        "alipay": True, "douyin": False, "wechat": False,
    }  # fmt: skip


def test_the_other_language_does_not_win() -> None:
    result, found = compiled(pay__ts="export const pay = () => 1", pay__alipay__js="export const pay = () => 2")
    assert found == []
    assert "=> 2" in result.bundles["alipay"].files["pay.js"]


def test_a_file_of_other_targets_alone() -> None:
    result, found = compiled(pay__alipay__ts="export const pay = () => 2")
    assert found == ["home.mp MP750 douyin", "home.mp MP750 wechat"]
    assert list(result.bundles) == ["alipay"]


@pytest.mark.parametrize(
    ("files", "found"),
    [
        # What all targets find is said once, what one finds with its name, in the file that it reads.
        ({"home__mp": HOME + "<style>.a {</style>", "pay__ts": ONE, "pay__wechat__ts": TWO},
         ["home.mp MP601 None"]),
        ({"pay__ts": ONE, "pay__wechat__ts": "export const pay = (\n"}, ["pay.wechat.ts MP501 wechat"]),
        ({"pay__ts": ONE, "pay__wechat__ts": "export const buy = 1"}, ["home.mp MP720 wechat"]),
        ({"home__mp": "<page />", "home__douyin__mp": "<page><veiw /></page>"}, ["home.douyin.mp MP203 douyin"]),
        ({"app__mp": APP.replace("home", "start"), "start__douyin__mp": "<page />"},
         ["app.mp MP750 alipay", "app.mp MP750 wechat"]),
        ({"home__mp": "<page /><style>@import './a.css';</style>", "a__douyin__css": ".a { color: red }"},
         ["home.mp MP750 alipay", "home.mp MP750 wechat"]),
        ({"home__mp": '<page><image src="a.png" /></page>', "a__douyin__png": ""},
         ["home.mp MP711 alipay", "home.mp MP711 wechat"]),
    ],
)  # fmt: skip
def test_reports(files: dict[str, str], found: list[str]) -> None:
    assert compiled(**files)[1] == found
