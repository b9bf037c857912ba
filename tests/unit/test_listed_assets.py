"""`[build] assets`: what is copied though no source names it."""

from mpc.compiler.cli import backend
from mpc.compiler.diagnostics import Sink
from mpc.compiler.files import Memory
from mpc.compiler.pipeline import compile_project

NAMES = sorted(backend().names)
APP = '<app><pages><page src="home" /></pages></app>'


def copied(assets: str, *paths: str) -> tuple[dict[str, list[str]], list[str]]:
    """What each target's output gets, and the codes of what was reported."""
    sink = Sink()
    texts = {"app.mp": APP, "home.mp": "<page />", "mpc.toml": f"[build]\nassets = {assets}\n"}
    files = Memory(texts | dict.fromkeys(paths, ""))
    result = compile_project(files, backend(), NAMES, "production", sink)
    found = {target: sorted(bundle.assets) for target, bundle in result.bundles.items()}
    return found, [f"{each.code} {each.target}" for each in sink.diagnostics]


def test_a_folder_is_copied_with_all_in_it_and_a_file_alone() -> None:
    paths = ["fruit/a.png", "fruit/in/b.webp", "fruit/.hidden", "fruits/c.png", "one.png", "two.png"]
    wanted = ["fruit/a.png", "fruit/in/b.webp", "one.png"]
    for written in ('["fruit", "one.png"]', '["/fruit/", "@/one.png"]', '["./fruit", "fruit/in", "one.png"]'):
        assert copied(written, *paths) == (dict.fromkeys(NAMES, wanted), [])


def test_a_picture_for_one_target_stands_for_the_plain_one() -> None:
    found, reported = copied('["fruit"]', "fruit/a.png", "fruit/a.alipay.png", "fruit/b.douyin.png")
    assert reported == []
    assert found == {"alipay": ["fruit/a.png"], "douyin": ["fruit/a.png", "fruit/b.png"], "wechat": ["fruit/a.png"]}


def test_what_is_not_there_is_reported() -> None:
    assert copied('["fruit", "nuts"]', "fruit/a.png") == ({}, ["MP711 None"])
    assert copied('["fruit"]', "fruit/.hidden") == ({}, ["MP711 None"])
    assert copied('["../fruit"]', "fruit/a.png") == ({}, ["MP711 None"])
