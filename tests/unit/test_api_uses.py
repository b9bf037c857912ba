"""Uses of `mp`: what is reported on which target, what guards take out, and what is shipped."""

import pytest
from mpc.compiler.cli import backend
from mpc.compiler.diagnostics import Sink
from mpc.compiler.files import Memory
from mpc.compiler.pipeline import Result, compile_project

NAMES = sorted(backend().names)
APP = '<app><pages><page src="home" /></pages></app>'


def compiled(script: str, template: str = "<page />", **files: str) -> tuple[Result, set[str]]:
    """The result, and each diagnostic as `code target text`."""
    sink = Sink()
    home = f'{template}\n<script>\nimport mp from "mpc"\n{script}\n</script>\n'
    project = {"app.mp": APP, "home.mp": home} | {path.replace("__", "."): text for path, text in files.items()}
    result = compile_project(Memory(project), backend(), NAMES, "development", sink)
    told = {
        f"{each.code} {each.target} {each.file.text[each.span.start : each.span.end] if each.file else ''}"
        for each in sink.diagnostics
    }
    return result, told


def text(result: Result, target: str, path: str) -> str:
    return result.bundles[target].files.get(path, "")


def test_what_a_target_lacks_is_an_error_there() -> None:
    _, told = compiled("function go() { mp.chooseMedia({}) }")
    assert told == {"MP811 alipay chooseMedia"}


@pytest.mark.parametrize(
    "script",
    [
        'if (import.meta.target !== "alipay") mp.chooseMedia({})',
        'if (mp.canIUse("chooseMedia")) { mp.chooseMedia({}) } else { mp.chooseImage({}) }',
        'const chosen = mp.canIUse("chooseMedia") ? mp.chooseMedia({}) : mp.chooseImage({})',
        'mp.canIUse("chooseMedia") && mp.chooseMedia({})',
        'if (!mp.canIUse("chooseMedia.object.count")) mp.chooseImage({}); else mp.chooseMedia({})',
        'if (mp.canIUse("chooseMedia") && import.meta.env.MODE) mp.chooseMedia({})',
        'import.meta.target === "alipay" || mp.chooseMedia({})',
    ],
)
def test_guarded_calls_are_no_error_and_vanish(script: str) -> None:
    result, told = compiled(f"function go() {{ {script} }}", '<page><view @tap="go">x</view></page>')
    assert told == set()
    assert "mp.chooseMedia(" not in text(result, "alipay", "home.js")
    assert "chooseMedia:" not in text(result, "alipay", "mp.js")
    assert "mp.chooseMedia(" in text(result, "wechat", "home.js")
    assert "chooseMedia" in text(result, "wechat", "mp.js")


def test_a_guard_stays_where_only_the_phone_knows() -> None:
    template = '<page><view @tap="go">x</view></page>'
    result, _ = compiled('function go() { if (mp.canIUse("chooseMedia")) mp.chooseMedia({}) }', template)
    assert 'if (mp.canIUse("chooseMedia")) mp.chooseMedia({})' in text(result, "wechat", "home.js")
    assert text(result, "alipay", "mp.js") == ""
    result, _ = compiled('function go() { console.log(mp.canIUse("chooseMedia"), mp.canIUse("login")) }', template)
    assert 'console.log(false, mp.canIUse("login"))' in text(result, "alipay", "home.js")
    assert 'console.log(mp.canIUse("chooseMedia"), mp.canIUse("login"))' in text(result, "douyin", "home.js")


def test_a_guard_is_that_of_mp() -> None:
    _, told = compiled('function go(mp) { if (mp.canIUse("chooseMedia")) return 1 }\nfunction a() { mp.login() }')
    assert told == set()
    _, told = compiled("function go(name) { if (mp.canIUse(name)) mp.chooseMedia({}) }")
    assert told == {"MP811 alipay chooseMedia"}


def test_what_no_documentation_tells_is_a_warning_unless_it_is_guarded() -> None:
    _, told = compiled("function go() { mp.getBatteryInfo() }")
    assert told == {"MP806 douyin getBatteryInfo"}
    _, told = compiled('function go() { if (mp.canIUse("getBatteryInfo")) mp.getBatteryInfo() }')
    assert told == set()


def test_an_option_that_means_nothing_is_a_warning() -> None:
    _, told = compiled(
        'function go() { mp.scanCode({ onlyFromCamera: true, success() {} }); mp.login({ "timeout": 1 }) }'
    )
    assert told == {"MP840 douyin onlyFromCamera", 'MP840 alipay "timeout"'}


def test_handlers_of_elements_for_one_target() -> None:
    button = '<button @tap="mp.chooseMedia()">x</button>'
    assert compiled("", f"<page>{button}</page>")[1] == {"MP811 alipay mp.chooseMedia"}
    only = button.replace("<button", '<button mp:except="alipay"')
    result, told = compiled("", f"<page>{only}</page>")
    assert told == set()
    assert "chooseMedia" in text(result, "douyin", "mp.js")
    assert text(result, "alipay", "mp.js") == ""


def test_unknown_and_later() -> None:
    _, told = compiled("function go() { mp.lgoin(); mp.createWorker() }")
    assert told == {"MP812 None lgoin", "MP391 None createWorker"}


@pytest.mark.parametrize(
    ("call", "emitted"),
    [
        ("mp.createSelectorQuery()", "mp.createSelectorQuery($.page)"),
        (
            "mp.createIntersectionObserver({ observeAll: true })",
            "mp.createIntersectionObserver($.page, { observeAll: true })",
        ),
    ],
)
def test_queries_get_the_page_or_component_that_asks(call: str, emitted: str) -> None:
    script = f'import mp from "mpc"\nexport function ask() {{ return {call} }}\n'
    template = '<page><view @tap="go">x</view><part /></page>'
    own = f'import mp from "mpc"\nfunction go() {{ {call} }}'
    part = f'<component><view @tap="go" /></component>\n<script>\n{own}\n</script>\n'
    home = f'import {{ ask }} from "./lib"\nimport Part from "./part.mp"\nfunction go() {{ ask(); {call} }}'
    result, told = compiled(home, template, lib__ts=script, part__mp=part)
    assert told == set()
    for target in NAMES:
        assert emitted in text(result, target, "home.js")
        assert emitted in text(result, target, "part.js")
        assert emitted.replace("$.page", "null") in text(result, target, "lib.js")


def test_state_is_unwrapped_only_where_it_may_hold_objects() -> None:
    template = '<page><view @tap="go">{{ a }}</view></page>'
    go = "function go() { mp.setStorage({ key: 'a', data: a }) }"
    result, _ = compiled(f"let a = $state([])\n{go}", template)
    assert 'const { bare } = require("./mpc.js")' in text(result, "wechat", "mp.js")
    assert "bare" in text(result, "wechat", "mpc.js").rpartition("module.exports")[2]
    result, _ = compiled(f"let a = $state(1)\n{go}", template)
    assert "require" not in text(result, "wechat", "mp.js")
    assert "bare" not in text(result, "wechat", "mpc.js").rpartition("module.exports")[2]
