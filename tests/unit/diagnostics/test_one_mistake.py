"""One mistake is one diagnostic: what follows from it is not said as well."""

import pytest
from mpc.compiler.cli import backend
from mpc.compiler.diagnostics import Sink
from mpc.compiler.files import Memory
from mpc.compiler.pipeline import compile_project

APP = '<app><pages><page src="home" /></pages></app>'
CARD = (
    "<component><text>{{ price }}{{ label }}</text><slot /></component>\n"
    '<script lang="ts">const { price, label = "" } = $props<{ price: number; label?: string }>()</script>'
)
USE = '\n<script>\nimport Card from "./card.mp"\n</script>'


def codes(home: str, **files: str) -> list[str]:
    """The codes reported for a project with this page."""
    sink = Sink()
    project = {"app.mp": APP, "home.mp": home, "card.mp": CARD, **files}
    targets = backend()
    compile_project(Memory(project), targets, sorted(targets.names), "development", sink)
    return [each.code for each in sink.diagnostics]


MISTAKES = [
    ('<page><card :price="unknown" /></page>' + USE, "MP201"),
    ('<page><card :price="1 +" /></page>' + USE, "MP403"),
    ('<page><card price="{{ unknown }}" /></page>' + USE, "MP201"),
    ('<page><card price="a {{ unknown }}" /></page>' + USE, "MP201"),
    ('<page><card :price="" /></page>' + USE, "MP401"),
    ('<page><view mp:for="x in unknown" mp:key="x.id" :class="x.kind">{{ x.name }}</view></page>', "MP201"),
    ('<page><view mp:for="x of [1]" mp:key="item">{{ item }}</view></page>', "MP304"),
    ('<page><view mp:if="unknown">1</view><view mp:else>2</view></page>', "MP201"),
    ('<page><view mp:if="1 +">1</view><view mp:elif="1">2</view><view mp:else>3</view></page>', "MP403"),
    ("<page><view><text>1</view></page>", "MP106"),
    ('<page><view class="a>1</view></page>', "MP110"),
    ("<page><veiw><text>{{ 1 }}</text></veiw></page>", "MP203"),
    ('<page><text>{{ n }}</text></page>\n<script>\nlet n = $state(1\n</script>', "MP501"),
    ('<page><text @tap="add">1</text></page>\n<script>\nfunction add() { let 1a }\n</script>', "MP500"),
    ('<page><card :price="1" /></page>\n<script>\nimport Card from "./crad.mp"\n</script>', "MP715"),
    ("<page><text>1</text></page>\n<style>\n.a { color: red; .b { color: blue; }\n</style>", "MP601"),
]  # fmt: skip


@pytest.mark.parametrize(("home", "code"), MISTAKES)
def test_one_mistake(home: str, code: str) -> None:
    assert codes(home) == [code]


def test_no_mistake() -> None:
    assert codes('<page><card :price="1" label="a">b</card></page>' + USE) == []


def test_a_page_with_a_broken_root_is_not_missing() -> None:
    assert codes("<pgae>1</pgae>") == ["MP101"]


def test_a_broken_component_does_not_blame_its_user() -> None:
    assert codes('<page><card :price="1" /></page>' + USE, **{"card.mp": "<componnet />"}) == ["MP101"]
