"""The schemas of the emitted JSON files accept what a platform documents and refuse what it does not."""

from importlib.resources import files
from typing import Any

import pytest
from table_schemas import validator

PAGES = ["pages/home", "pages/cart"]
TABS = [{"pagePath": "pages/home", "text": "首页"}, {"pagePath": "pages/cart", "text": "购物车"}]
ITEMS = [{"pagePath": "pages/home", "name": "首页"}, {"pagePath": "pages/cart", "name": "购物车"}]

RIGHT: dict[str, list[dict[str, Any]]] = {
    "wechat.app.json": [
        {
            "pages": PAGES,
            "window": {"navigationBarTitleText": "鲜果集", "navigationBarTextStyle": "@text"},
            "tabBar": {"color": "#999999", "list": TABS},
            "subpackages": [{"root": "packages/order", "name": "order", "pages": ["list"]}],
            "preloadRule": {"pages/home": {"network": "wifi", "packages": ["order"]}},
            "permission": {"scope.userLocation": {"desc": "用于查找附近门店"}},
            "usingComponents": {"x-badge": "/components/badge"},
            "sitemapLocation": "sitemap.json",
            "lazyCodeLoading": "requiredComponents",
            "style": "v2",
        }
    ],
    "wechat.page.json": [
        {"navigationBarTitleText": "商品详情", "enablePullDownRefresh": True, "usingComponents": {}},
        {"component": True, "usingComponents": {}, "componentGenerics": {"row": True}},
    ],
    "wechat.project.json": [
        {
            "appid": "wx0123456789abcdef",
            "compileType": "miniprogram",
            "setting": {"es6": True, "minified": True},
        }
    ],
    "wechat.sitemap.json": [{"rules": [{"action": "allow", "page": "*"}]}],
    "wechat.theme.json": [{"light": {"bar": "#ffffff"}, "dark": {"bar": "#191919"}}],
    "douyin.app.json": [
        {
            "pages": PAGES,
            "window": {"navigationBarTextStyle": "black"},
            "tabBar": {"list": TABS},
            "subpackages": [{"root": "packages/order", "pages": ["list"], "independent": True}],
            "permission": {"scope.userLocation": {"desc": "用于查找附近门店"}},
        }
    ],
    "douyin.page.json": [
        {"navigationBarTitleText": "商品详情", "usingComponents": {"price-tag": "/components/price_tag"}}
    ],
    "douyin.project.json": [{"appid": "tt0123456789abcdef01", "setting": {"es6": True, "urlCheck": True}}],
    "alipay.app.json": [
        {
            "pages": PAGES,
            "window": {"defaultTitle": "鲜果集", "titleBarColor": "#ffffff", "allowsBounceVertical": "YES"},
            "tabBar": {"textColor": "#999999", "items": ITEMS},
            "subPackages": [{"root": "packages/order", "pages": ["list"]}],
            "subPackageBuildType": "shared",
            "preloadRule": {"pages/home": {"network": "all", "packages": ["packages/order"]}},
        }
    ],
    "alipay.page.json": [
        {
            "defaultTitle": "商品详情",
            "pullRefresh": True,
            "usingComponents": {"price-tag": "/components/price_tag"},
        },
        {"component": True, "virtualHost": False, "styleIsolation": "apply-shared"},
    ],
    "alipay.project.json": [{"format": 2, "compileOptions": {"component2": True}}],
}

WRONG: dict[str, list[dict[str, Any]]] = {
    "wechat.app.json": [
        {},
        {"pages": []},
        {"pages": PAGES, "window": {"defaultTitle": "鲜果集"}},
        {"pages": PAGES, "tabBar": {"list": TABS[:1]}},
        {"pages": PAGES, "lazyCodeLoading": True},
        {"pages": PAGES, "permission": {"scope.camera": {"desc": "拍照"}}},
    ],
    "wechat.page.json": [{"enablePullDownRefresh": "true"}, {"navigationBarTitle": "商品详情"}],
    "wechat.project.json": [{"appid": "wx0", "compileType": "mini"}, {"compileType": "miniprogram"}],
    "wechat.sitemap.json": [
        {"rules": [{"page": "*"}]},
        {"rules": []},
        {"rules": [{"action": "deny", "page": "*"}]},
    ],
    "wechat.theme.json": [{"light": {}}, {"light": {}, "dark": {"bar": 1}}],
    "douyin.app.json": [
        {"pages": PAGES, "usingComponents": {"x-badge": "/components/badge"}},
        {"pages": PAGES, "sitemapLocation": "sitemap.json"},
        {"pages": PAGES, "window": {"navigationBarTextStyle": "red"}},
    ],
    "douyin.page.json": [{"defaultTitle": "商品详情"}],
    "douyin.project.json": [{"setting": {}}, {"appid": "tt0", "format": 2}],
    "alipay.app.json": [
        {"pages": PAGES, "subpackages": []},
        {"pages": PAGES, "subPackages": [{"root": "packages/order/", "pages": ["list"]}]},
        {"pages": PAGES, "tabBar": {"list": TABS}},
        {"pages": PAGES, "window": {"titleBarColor": "white"}},
        {"pages": PAGES, "window": {"allowsBounceVertical": True}},
    ],
    "alipay.page.json": [
        {"usingComponents": {"PriceTag": "/components/price_tag"}},
        {"navigationBarTitleText": "商品详情"},
        {"component": True, "componentGenerics": {"row": True}},
    ],
    "alipay.project.json": [
        {"format": 1, "compileOptions": {"component2": True}},
        {"format": 2, "compileOptions": {}},
    ],
}


def cases(samples: dict[str, list[dict[str, Any]]]) -> list[tuple[str, dict[str, Any]]]:
    return [(name, sample) for name, group in samples.items() for sample in group]


def test_every_schema_of_an_emitted_file_has_samples() -> None:
    found = {each.name for each in files("mpc.targets").joinpath("schemas").iterdir()}
    emitted = {name for name in found if not name.endswith(".schema.json")}
    assert emitted == set(RIGHT) == set(WRONG)


@pytest.mark.parametrize(("name", "sample"), cases(RIGHT))
def test_a_right_file_is_accepted(name: str, sample: dict[str, Any]) -> None:
    assert [error.message for error in validator(name).iter_errors(sample)] == []


@pytest.mark.parametrize(("name", "sample"), cases(WRONG))
def test_a_wrong_file_is_refused(name: str, sample: dict[str, Any]) -> None:
    assert not validator(name).is_valid(sample)
