"""Names of keyframes in `style` and `:style`."""

import pytest
from mpc.compiler import ir
from mpc.compiler.cli import backend
from mpc.compiler.diagnostics import Sink
from mpc.compiler.files import Memory
from mpc.compiler.pipeline import compile_project
from mpc.compiler.source import Span
from mpc.targets.animations import rename_animations

APP = '<app><pages><page src="home" /></pages></app>'
HOME = '<page><card /></page>\n<script>\nimport Card from "./card.mp"\n</script>'

STYLES = [
    ('style="animation: spin 1s"', 'style="animation: spin__card 1s"'),
    ('style="top: spin; animation-name: spin"', 'style="top: spin; animation-name: spin__card"'),
    ('style="animation: other 1s"', 'style="animation: other 1s"'),
    ('style="animation: spin {{ t }}s"', 'style="animation: spin__card {{t}}s"'),
    ("style=\"animation: {{ on ? 'spin 1s' : '' }}\"", "style=\"animation: {{on ? 'spin__card 1s' : ''}}\""),
    ("style=\"animation: {{ n }} spin; top: {{ 'spin' }}\"", "style=\"animation: {{n}} spin__card; top: {{'spin'}}\""),
    (":style=\"{ animation: on ? 'spin 1s' : 'none' }\"", "style=\"animation: {{on ? 'spin__card 1s' : 'none'}}\""),
    (":style=\"{ animationName: 'spin', top: 'spin' }\"", 'style="animation-name: spin__card; top: spin"'),
    (":style=\"{ animation: n === 'spin' && 'spin 2s' }\"", "style=\"animation: {{n === 'spin' && 'spin__card 2s'}}\""),
    (":style=\"{ animation: 'spin ' + t + 's' }\"", "style=\"animation: {{'spin__card ' + t + 's'}}\""),
]  # fmt: skip


@pytest.mark.parametrize(("written", "emitted"), STYLES, ids=[written for written, _ in STYLES])
def test_style_attributes(written: str, emitted: str) -> None:
    card = (
        f'<component><view {written} /></component>\n<script>\nlet on = $state(true), t = $state(1), n = $state("a")\n'
        "</script>\n<style>\n@keyframes spin { to { top: 0 } }\n</style>"
    )
    sink = Sink()
    result = compile_project(
        Memory({"app.mp": APP, "home.mp": HOME, "card.mp": card}), backend(), ["alipay"], "development", sink
    )
    assert sink.diagnostics == []
    assert result.bundles["alipay"].files["card.axml"] == f"<view {emitted} />\n"


def test_without_keyframes_nothing_is_touched() -> None:
    values: list[ir.Value] = ["animation: spin 1s", ir.Mixed(("animation: spin",), Span(0, 1))]
    assert rename_animations(values, frozenset(), "__card") == values
