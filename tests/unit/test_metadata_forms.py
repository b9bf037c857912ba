"""What may be said in `<seo>`, `<share>`, `<link>`, `<account>` and `<follow>`, and what is said of the rest."""

import pytest
from mpc.compiler.cli import backend
from mpc.compiler.diagnostics import Sink
from mpc.compiler.files import Memory
from mpc.compiler.pipeline import compile_project

APP = """<app title="Fruit">
  <pages><page src="home" /><page src="other" /></pages>
  {}
</app>
"""
SCRIPT = '\n<script>\nlet name = $state("id")\n</script>\n'


def said(page: str, app: str = "") -> list[tuple[str, str]]:
    """The codes, each with the text that it is about."""
    sink = Sink()
    files = {"app.mp": APP.format(app), "home.mp": f"<page>\n{page}\n</page>\n{SCRIPT}", "other.mp": "<page />\n"}
    compile_project(Memory(files), backend(), sorted(backend().names), "development", sink)
    return sorted({(each.code, each.file.text[slice(*each.span)]) for each in sink.diagnostics if each.file})


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ('<seo index="no" />', ("MP707", "no")),
        ('<seo priority="2" />', ("MP707", "2")),
        ('<seo type="recipe" />', ("MP707", "recipe")),
        ('<seo params="id/sku" />', ("MP707", "id/sku")),
        ('<link name="Pear of the day" />', ("MP707", "Pear of the day")),
        ('<link title="Pears" />', ("MP705", "link")),
        ('<share image="@/none.png" />', ("MP711", "@/none.png")),
        ('<share title="a" /><share path="/home" />', ("MP729", "share")),
        ('<share path="/hoem" />', ("MP719", "/hoem")),
        ('<seo params="{{ name }}" />', ("MP727", "{{ name }}")),
        ('<seo :index="true" />', ("MP727", "true")),
        ('<link :name="name" />', ("MP727", "name")),
        ('<link name="a" /><link name="a" />', ("MP739", "a")),
        ('<seo site="https://a" />', ("MP704", "site")),
        ("<share>text</share>", ("MP721", "text")),
        ('<account name="Fruit" />', ("MP730", "account")),
        ("<view><share /></view>", ("MP731", "share")),
    ],
)
def test_what_stands_there_for_nothing_is_said(page: str, found: tuple[str, str]) -> None:
    assert said(page) == [found]


@pytest.mark.parametrize(
    ("app", "found"),
    [
        ('<seo priority="1" />', ("MP704", "priority")),
        ('<share path="/home" />', ("MP704", "path")),
        ('<link name="home" />', ("MP730", "link")),
        ('<account wechat="gh_1" />', ("MP705", "account")),
        ('<account name="a" weixin="gh_1" />', ("MP704", "weixin")),
        ('<account name="a" /><account name="a" />', ("MP739", "a")),
        ('<seo title="{{ name }}" />', ("MP727", "{{ name }}")),
    ],
)
def test_the_app_says_constants(app: str, found: tuple[str, str]) -> None:
    assert said("", app) == [found]


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ('<follow name="a" />', ("MP704", "name")),
        ('<follow account="b" />', ("MP763", "b")),
        ('<follow :account="name" />', ("MP727", "name")),
    ],
)
def test_who_can_be_followed(page: str, found: tuple[str, str]) -> None:
    assert said(page, '<account name="a" wechat="1" douyin="2" alipay="3" />') == [found]


def test_all_that_may_be_said() -> None:
    page = """
      <seo title="{{ name }}" description="d" keywords="k" :image="name" index="true" params="id, sku" priority="0.5"
           path="/p" type="product" price="1" currency="CNY" availability="InStock" brand="b" sku="s" />
      <share :title="name" image="https://a/b.png" path="/other?id={{ name }}" />
      <link name="pear-1" title="t" query="id=1&amp;sku=2" />
      <follow><view>{{ name }}</view></follow>"""
    app = '<seo title="t" site="https://a" index="false" /><share title="t" />'
    assert said(page, app + '<account name="a" wechat="1" douyin="2" alipay="3" />') == []


def test_a_page_that_nobody_wrote() -> None:
    sink = Sink()
    app = '<app><pages><page src="home" generate="accounts" /></pages><account name="a{b}&amp;" wechat="1" /></app>'
    result = compile_project(Memory({"app.mp": app}), backend(), sorted(backend().names), "development", sink)
    assert sink.diagnostics == []
    assert "official-account" in result.bundles["wechat"].files["home.wxml"]
    assert "a{b}&" in result.bundles["alipay"].files["home.js"]
