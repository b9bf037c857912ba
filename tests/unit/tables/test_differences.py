"""What the tables make of markup, target by target: one row is one difference between the platforms.

The rows follow the platforms' differences in components and events one by one; `…` stands for what a target emits.
"""

import pytest
from mpc.compiler.cli import backend
from mpc.compiler.diagnostics import Sink
from mpc.compiler.files import Memory
from mpc.compiler.pipeline import compile_project
from mpc.targets import discover

APP = '<app title="T"><pages><page src="home" /></pages></app>'
SUFFIXES = {"wechat": ".wxml", "douyin": ".ttml", "alipay": ".axml"}


SCRIPT = """
<script>
let text = $state(""), on = $state(false), n = $state(0)
function log(event) { console.log(event.detail) }
</script>
"""


def built(markup: str, toml: str = "") -> tuple[dict[str, str], dict[str, list[str]]]:
    """The markup that each target emits for a page, and the codes reported for it ("*": for all of them)."""
    sink = Sink()
    files = {"app.mp": APP, "home.mp": f"<page>{markup}</page>{SCRIPT}", "mpc.toml": toml}
    result = compile_project(Memory(files), backend(), list(discover()), "production", sink)
    emitted = {target: bundle.files[f"home{SUFFIXES[target]}"].strip() for target, bundle in result.bundles.items()}
    codes: dict[str, list[str]] = {}
    for diagnostic in sink.diagnostics:
        codes.setdefault(diagnostic.target or "*", []).append(diagnostic.code)
    return emitted, codes


SAME = "="  # what WeChat gets, with this target's directives

# (what differs, the author's markup, WeChat, Douyin, Alipay); a text that begins with MP is the code of the diagnostic.
LOWERED = [
    ("a listener", '<view @tap="log" />', '<view bindtap="log"/>', SAME, '<view onTap="log"/>'),
    ("stop", '<view @tap.stop="log" />', '<view catchtap="log"/>', SAME, '<view catchTap="log"/>'),
    (
        "capture",
        '<view @touchstart.capture="log" />',
        '<view capture-bind:touchstart="log"/>',
        SAME,
        '<view capture-onTouchStart="log"/>',
    ),
    (
        "capture and stop",
        '<view @tap.capture.stop="log" />',
        '<view capture-catch:tap="log"/>',
        SAME,
        '<view capture-catchTap="log"/>',
    ),
    ("long press", '<view @longpress="log" />', '<view bindlongpress="log"/>', SAME, '<view onLongTap="log"/>'),
    (
        "camel case",
        '<scroll-view @scrolltoupper="log" @scroll="log" />',
        '<scroll-view bindscrolltoupper="log" bindscroll="log"/>',
        SAME,
        '<scroll-view onScrollToUpper="log" onScroll="log"/>',
    ),
    (
        "animations",
        '<view @transitionend="log" @animationiteration="log" />',
        '<view bindtransitionend="log" bindanimationiteration="log"/>',
        SAME,
        '<view onTransitionEnd="log" onAnimationIteration="log"/>',
    ),
    (
        "video events",
        '<video @waiting="log" @loadedmetadata="log" @fullscreenchange="log" />',
        '<video bindwaiting="log" bindloadedmetadata="log" bindfullscreenchange="log"/>',
        SAME,
        '<video onLoading="log" onRenderStart="log" onFullScreenChange="log"/>',
    ),
    (
        "swiper events",
        '<swiper @animationfinish="log" @change="log" />',
        '<swiper bindanimationfinish="log" bindchange="log"/>',
        SAME,
        '<swiper onAnimationEnd="log" onChange="log"/>',
    ),
    (
        "map events",
        '<map @markertap="log" @regionchange="log" />',
        '<map bindmarkertap="log" bindregionchange="log"/>',
        SAME,
        '<map onMarkerTap="log" onRegionChange="log"/>',
    ),
    ("camera is ready", '<camera @initdone="log" />', '<camera bindinitdone="log"/>', SAME, '<camera onReady="log"/>'),
    (
        "a button that asks for the phone number",
        '<button open-type="getPhoneNumber" />',
        '<button open-type="getPhoneNumber"/>',
        SAME,
        '<button open-type="getAuthorize" scope="phoneNumber"/>',
    ),
    ("a share button", '<button open-type="share" />', '<button open-type="share"/>', SAME, SAME),
    ("formType", '<button formType="submit" />', '<button form-type="submit"/>', SAME, SAME),
    ("a bare attribute", "<swiper circular />", "<swiper circular/>", SAME, '<swiper circular="{{true}}"/>'),
    (
        "slider colours",
        '<slider activeColor="#f00" backgroundColor="#eee" block-size="20" block-color="#00f" />',
        '<slider activeColor="#f00" backgroundColor="#eee" block-size="20" block-color="#00f"/>',
        '<slider active-color="#f00" background-color="#eee" block-size="20" block-color="#00f"/>',
        '<slider active-color="#f00" background-color="#eee" handle-size="20" handle-color="#00f"/>',
    ),
    (
        "progress colours",
        '<progress activeColor="#f00" backgroundColor="#eee" />',
        '<progress activeColor="#f00" backgroundColor="#eee"/>',
        '<progress active-color="#f00" background-color="#eee"/>',
        '<progress active-color="#f00" background-color="#eee"/>',
    ),
    (
        "selectable text",
        "<text user-select>a</text>",
        "<text user-select>a</text>",
        "<text selectable>a</text>",
        '<text selectable="{{true}}">a</text>',
    ),
    ("a canvas has an id", '<canvas canvas-id="c" />', '<canvas canvas-id="c"/>', SAME, '<canvas id="c"/>'),
    ("polygons", '<map polygons="{{ on }}" />', '<map polygons="{{on}}"/>', None, '<map polygon="{{on}}"/>'),
    ("an accessible role", '<view aria-role="button" />', '<view aria-role="button"/>', None, '<view role="button"/>'),
    ("a picker's title", '<picker header-text="t" />', '<picker header-text="t"/>', "MP803", '<picker title="t"/>'),
    (
        "a textarea without a counter",
        '<textarea value="a" />',
        '<textarea value="a"/>',
        SAME,
        '<textarea value="a" show-count="{{false}}"/>',
    ),
    ("an ad's type", '<ad ad-type="banner" />', '<ad ad-type="banner"/>', '<ad type="banner"/>', None),
    ("cover elements", "<cover-view />", "<cover-view/>", "<view/>", SAME),
    (
        "media queries",
        '<match-media min-width="1" />',
        '<match-media min-width="1"/>',
        '<match-media minWidth="1"/>',
        '<match-media min-width="1"/>',
    ),
    (
        "both listeners run",
        '<view @tap="log" @tap.stop="n += 1" />',
        '<view catchtap="_tap0"/>',
        SAME,
        '<view catchTap="_tap0"/>',
    ),
    (
        "two events that are one there",
        '<view @longpress="log" @longtap="n += 1" />',
        None,
        None,
        '<view onLongTap="_longpress0"/>',
    ),
    ("a capital letter in a dataset", '<view data-sku-id="1" />', '<view data-sku-id="1"/>', SAME, SAME),
]  # fmt: skip


@pytest.mark.parametrize(
    ("markup", "expected"), [(row[1], row[2:]) for row in LOWERED], ids=[row[0] for row in LOWERED]
)
def test_what_a_target_gets(markup: str, expected: tuple[str | None, ...]) -> None:
    """None: not looked at here."""
    emitted, codes = built(markup)
    for target, wanted in zip(("wechat", "douyin", "alipay"), expected, strict=True):
        wanted = expected[0] if wanted == SAME else wanted
        if wanted is None:
            continue
        if wanted.startswith("MP"):
            assert codes.get(target) == [wanted]
        else:
            assert emitted[target] == wanted


# (the author's markup, the codes for WeChat, Douyin, Alipay); a `?` marks a warning, the markup is emitted.
REFUSED = [
    ('<picker mode="date" />', "", "", "MP807"),
    ('<picker mode="region" />', "", "", "MP807"),
    ('<picker mode="multiSelector" @columnchange="log" />', "", "", "MP807 MP809"),
    ('<picker @cancel="log" />', "", "", "MP809"),
    ('<button open-type="contact" />', "", "MP806?", "MP807"),
    ('<button open-type="feedback" />', "", "MP807", "MP807"),
    ('<button open-type="openSetting" />', "", "MP806?", "MP807"),
    ('<button open-type="im" />', "MP807", "", "MP807"),
    ('<button open-type="lifestyle" />', "MP807", "MP807", ""),
    ('<button open-type="share" scope="a" />', "MP803", "MP803", ""),
    ('<input cursor-spacing="10" />', "", "", "MP803"),
    ('<input auto-focus />', "", "MP803", "MP803"),
    ('<input type="idcard" />', "", "MP807", ""),
    ('<input type="numberpad" />', "MP807", "MP807", ""),
    ('<input @keyboardheightchange="log" />', "", "", "MP809"),
    ('<input @tap="log" />', "", "", "MP809"),
    ("<input controlled />", "MP803", "MP803", ""),
    ("<scroll-view refresher-enabled />", "", "", "MP803"),
    ("<scroll-view enhanced />", "", "", "MP803"),
    ("<scroll-view trap-scroll />", "MP803", "MP803", ""),
    ('<swiper current-item-id="a" />', "", "", "MP803"),
    ('<navigator target="miniProgram" />', "", "MP803", "MP803"),
    ('<navigator delta="2" />', "", "", "MP803"),
    ("<form report-submit-timeout=\"1\" />", "", "MP803", "MP803"),
    ("<image show-menu-by-longpress />", "", "MP803", "MP803"),
    ('<image default-source="https://a.example/b.png" />', "MP803", "MP803", ""),
    ("<rich-text user-select />", "", "MP803", "MP803"),
    ('<text @touchstart="log" />', "", "", "MP806?"),
    ('<view @appear="log" />', "MP809", "MP809", ""),
    ('<view @touchforcechange="log" />', "", "", "MP809"),
    ("<view disable-scroll />", "MP803", "MP803", ""),
    ("<video show-playback-rate-btn />", "MP803", "", "MP803"),
    ('<video @mutechange="log" />', "MP809", "", "MP809"),
    ('<button open-type="getPhoneNumber" @getphonenumber="log" />', "", "", "MP836?"),
    ('<button open-type="getUserInfo" @getuserinfo="log" />', "", "MP807 MP809", "MP836?"),
    ('<web-view @message="log" />', "", "", "MP836?"),
    ('<button :open-type="text" />', "", "MP837?", "MP837?"),
    ("<picker :mode=\"on ? 'selector' : 'date'\" />", "", "", "MP837?"),
    ("<image :mode=\"text\" />", "", "", ""),
    ("<button :open-type=\"on ? 'share' : 'share'\" />", "", "", ""),
    ("<official-account />", "", "MP801", "MP801"),
    ("<lifestyle />", "MP801", "MP801", ""),
    ("<aweme-user-card />", "MP801", "", "MP801"),
    ("<live-player />", "", "", "MP801"),
    ("<live-pusher />", "", "MP801", "MP801"),
    ("<editor />", "", "MP801", "MP801"),
    ("<grid-view />", "", "MP801", "MP801"),
    ("<pan-gesture-handler />", "", "MP801", "MP801"),
    ("<mask />", "MP801", "", "MP801"),
    ("<join-group-chat />", "MP801", "MP801", ""),
    ('<view @transitionend.stop="log" />', "", "", "MP833?"),
    ('<input @input.stop="log" />', "MP833?", "MP833?", "MP833?"),
    ('<canvas @touchmove.stop="log" />', "", "", ""),
    ('<view hidden="{{ on }}" :hidden="on" />', "*MP830", "", ""),
    ('<input :value="text" mp:model="text" />', "*MP830", "", ""),
    ('<switch mp:model="on" checked />', "*MP830", "", ""),
    ('<view id="a" :id="text" />', "*MP830", "", ""),
    ('<text selectable user-select />', "", "MP830", "MP830"),
    ('<slider color="#f00" backgroundColor="#eee" />', "", "", "MP830"),
    ('<view class="a" :class="text" style="color: red" :style="text" />', "", "", ""),
    ('<view data-mp-i="1" />', "*MP831", "", ""),
    ('<input @input.capture="log" />', "*MP832", "", ""),
    ("<view><swiper-item /></view>", "*MP834", "", ""),
    ("<swiper-item />", "*MP834", "", ""),
    ('<swiper><block mp:for="i in n" mp:key="i"><swiper-item /></block></swiper>', "", "", ""),
    ('<swiper><swiper-item mp:only="wechat" /></swiper>', "", "", ""),
    ("<swiper><view /></swiper>", "*MP835", "", ""),
    ("<picker-view><view /></picker-view>", "*MP835", "", ""),
    ("<picker-view><picker-view-column><view /></picker-view-column></picker-view>", "", "", ""),
    ("<text><view /></text>", "*MP835", "", ""),
    ("<text>a<text>b</text></text>", "", "", ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("markup", "expected"), [(row[0], row[1:]) for row in REFUSED], ids=[row[0] for row in REFUSED]
)
def test_what_a_target_lacks(markup: str, expected: tuple[str, ...]) -> None:
    """`*`: said once for all targets, because the markup is wrong everywhere."""
    emitted, codes = built(markup)
    anywhere = expected[0][1:].split() if expected[0].startswith("*") else []
    assert codes.get("*", []) == anywhere
    for target, wanted in zip(("wechat", "douyin", "alipay"), expected, strict=True):
        here = [] if wanted.startswith("*") else wanted.split()
        assert sorted(codes.get(target, [])) == sorted(code.rstrip("?") for code in here)
        assert (target in emitted) == (not anywhere and all(code.endswith("?") for code in here))


def test_help_names_who_has_it() -> None:
    sink = Sink()
    page = '<page><view disable-scroll /><button open-type="im" /></page>'
    compile_project(Memory({"app.mp": APP, "home.mp": page}), backend(), list(discover()), "production", sink)
    helps = {dict(each.args)["alternative"] for each in sink.diagnostics}
    rest = 'leave it out, or write the element twice, with mp:only="{0}" and mp:except="{0}".'
    assert helps == {
        f"Only Alipay has it; {rest.format('alipay')}",
        f"Only Douyin has it; {rest.format('douyin')}",
    }
