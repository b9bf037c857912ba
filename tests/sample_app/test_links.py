"""What the shop's official account and its servers are given."""

import json
from pathlib import Path

from mpc.compiler.cli import backend
from mpc.compiler.commands.reach import platforms
from mpc.compiler.diagnostics import Sink
from mpc.compiler.files import Folder
from mpc.compiler.pipeline import read_project
from mpc.compiler.reach.entries import Entries
from mpc.compiler.reach.outputs import Reach, outputs

SHOP = Path(__file__).parents[2] / "sample_app"


def test_every_link_of_the_shop_has_its_bodies() -> None:
    sink = Sink()
    files = Folder(SHOP, sink)
    config, project = read_project(files, backend(), "production", sink)
    assert project is not None
    reach = Reach(project, config, files, Entries(project, config, files), platforms(config))
    made = {name: dict(found) for name, found in outputs(reach, sink).items() if name != "web"}
    assert sink.diagnostics == []
    account = made["official-account"]
    links = json.loads(account["links.json"])
    assert {each["name"] for each in links} >= {"home", "category", "product", "article", "orders", "coupons"}
    for link in links:
        for file in ("url-scheme.json", "url-link.json", "short-link.json", "template-message.json", "card.html"):
            assert f"wechat/{link['name']}/{file}" in account
        assert f"douyin/{link['name']}/url-link.json" in account
        assert link["ways"]["alipay"]["web"].startswith("https://ds.alipay.com/?scheme=")
    product = next(each for each in links if each["name"] == "product")
    assert product["web"] == "https://shop.example.com/product/navel-orange/"
    menu = json.loads(account["wechat/menu.json"])["button"]
    assert [each["name"] for each in menu] == ["逛一逛", "我的订单"]
    paths = json.loads(made["search"]["douyin/upload_sitemap-1.json"])["page_paths"]
    assert "pages/product?id=navel-orange" in paths
    assert not [path for path in paths if path.startswith("packages/")]  # a customer's own pages
