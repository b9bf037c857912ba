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
    ("<page><View>1</View></page>", "MP203"),
    ("<page><div>1</view></page>", "MP116"),
    ("<page><veiw>1</view><view>2</view></page>", "MP116"),
    ("<page><view><veiw>1</view><text>2</text></view></page>", "MP116"),
    ("<page><view><text>1</view><view>2</view></page>", "MP106"),
    ("<page><view>1</view></view></page>", "MP114"),
    ("<page><image /></image></page>", "MP117"),
    ("<page><view />1</view></page>", "MP117"),
    ("<page><view><input>1</view><view>2</view></page>", "MP106"),
    ("<page><br>1</page>", "MP106"),
    ("<page><view>1</view</page>", "MP109"),
    ("<page><view :class={a} /></page>", "MP111"),
    ('<page><view mp:for="x in 3" mp:key="x" class=a>{{ x }}</view></page>', "MP111"),
    ("<page><view class=“a”>1</view></page>", "MP118"),
    ('<page><view class＝"a">1</view></page>', "MP118"),
    ('<page><view ：class="1">1</view></page>', "MP118"),
    ("<page>1<script>let a = 1</script></page>", "MP119"),
    ('<page mp:for="x in 3" mp:key="x">{{ x }}</page>', "MP331"),
    ('<page v-for="x in 3">{{ x }}</page>', "MP331"),
    ('<page><view mp:if="1" mp:elif="2" /></page>', "MP332"),
    ('<page><view mp:if="1" /><view mp:else="2" /></page>', "MP333"),
    ('<page><view mp:fro="x" /></page>', "MP301"),
    ('<page><view @tpa="go" /></page>\n<script>\nfunction go() {}\n</script>', "MP804"),
    ('<page><view mp:if="1" mp:if="2" /></page>', "MP107"),
    ('<page><wxs module="m">var a = {{ b }}</wxs></page>', "MP330"),
    ('<page><template is="x" data="{{a}}" /></page>', "MP330"),
    ('<page><text>{{ n }}</text></page>\n<script>\nlet n = $state(1\n</script>', "MP501"),
    ('<page><text @tap="add">1</text></page>\n<script>\nfunction add() { let 1a }\n</script>', "MP500"),
    ('<page><card :price="1" /></page>\n<script>\nimport Card from "./crad.mp"\n</script>', "MP715"),
    ("<page><text>1</text></page>\n<style>\n.a { color: red; .b { color: blue; }\n</style>", "MP601"),
]  # fmt: skip


LIST = '\n<script>\nlet xs = $state([1]), a = $state("")\nfunction go() {}\n</script>'
# What another framework's form is in mpc; the names that it declares are known.
FOREIGN = [
    ('<view v-for="x in xs" :key="x.id">{{ x }}</view>', 'mp:for="x in xs" mp:key="x.id"'),
    ('<view v-for="(x, i) of xs" :key="i">{{ x }}{{ i }}</view>', 'mp:for="(x, i) in xs" mp:key="i"'),
    ('<view v-for="x in xs">{{ x }}</view>', 'mp:for="x in xs" mp:key="x"'),
    ('<view mp:for="x in xs" :key="x">{{ x }}</view>', 'mp:key="x"'),
    ('<view wx:for="{{xs}}">{{ item }}{{ index }}</view>', 'mp:for="item, index in xs" mp:key="index"'),
    (
        '<block a:for="{{xs}}" a:for-item="x" a:for-index="n" a:key="id">{{ x }}{{ n }}</block>',
        'mp:for="x, n in xs" mp:key="x.id"',
    ),
    ('<view tt:for="{{xs}}" tt:key="*this">{{ item }}</view>', 'mp:for="item, index in xs" mp:key="item"'),
    ('<view tt:if="{{ a }}">1</view>', 'mp:if="a"'),
    ('<view v-if="a">1</view><view mp:else>2</view>', 'mp:if="a"'),
    ('<view mp:if="a">1</view><view v-else-if="xs">2</view><view mp:else>3</view>', 'mp:elif="xs"'),
    ('<input v-model="a" />', 'mp:model="a"'),
    ('<input model:value="{{a}}" />', 'mp:model="a"'),
    ('<view v-bind:id="a" />', ':id="a"'),
    ('<view v-on:tap="go" />', '@tap="go"'),
    ('<view onTap="go" />', '@tap="go"'),
    ('<view bindtap="go" />', '@tap="go"'),
    ('<view catch:tap="go" />', '@tap.stop="go"'),
    ('<view catchTap="go" />', '@tap.stop="go"'),
    ('<view capture-catch:touchstart="go" mp:only="wechat" />', '@touchstart.capture.stop="go"'),
    ('<view @click.stop="go" />', '@tap.stop="go"'),
    ('<view className="a" />', 'class="a"'),
    ('<view v-html="a" />', '<rich-text :nodes="a" />'),
    ('<card :price="1"><view #head>1</view></card>', 'slot="head"'),
]  # fmt: skip


@pytest.mark.parametrize(("form", "ours"), FOREIGN)
def test_foreign_form(form: str, ours: str) -> None:
    sink = Sink()
    card = CARD.replace("<slot />", '<slot name="head" />')
    home = f"<page>{form}</page>{LIST}".replace("<script>", '<script>\nimport Card from "./card.mp"')
    targets = backend()
    compile_project(
        Memory({"app.mp": APP, "home.mp": home, "card.mp": card}), targets, sorted(targets.names), "development", sink
    )
    found = [each for each in sink.diagnostics if each.code != "MP806"]
    assert [each.code for each in found] == ["MP310"], found
    assert found[0].message("en").endswith(f"mpc writes `{ours}`")


@pytest.mark.parametrize(("home", "code"), MISTAKES)
def test_one_mistake(home: str, code: str) -> None:
    assert codes(home) == [code]


def test_no_mistake() -> None:
    assert codes('<page><card :price="1" label="a">b</card></page>' + USE) == []


def test_a_page_with_a_broken_root_is_not_missing() -> None:
    assert codes("<pgae>1</pgae>") == ["MP101"]


def test_a_broken_component_does_not_blame_its_user() -> None:
    assert codes('<page><card :price="1" /></page>' + USE, **{"card.mp": "<componnet />"}) == ["MP101"]
