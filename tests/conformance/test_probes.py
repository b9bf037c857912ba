"""One app of many constructs, walked on three hosts: it does the same everywhere, and does what its author wrote."""

import re
from collections import Counter
from collections.abc import Collection
from pathlib import Path
from typing import Any

import pytest
import rig
from mpc.compiler.build.writer import write
from mpc.compiler.cli import backend
from mpc.compiler.diagnostics import Sink
from mpc.compiler.files import Folder
from mpc.compiler.pipeline import compile_project
from mpc.targets import discover

HERE = Path(__file__).parent
WALK = HERE / "walks" / "probes.mjs"


def build(source: Path, out: Path, mode: str, warnings: Collection[str] = ()) -> dict[str, Path]:
    """The targets' folders; nothing may be reported but these warnings."""
    sink = Sink()
    files = Folder(source, sink)
    result = compile_project(files, backend(), list(discover()), mode, sink)
    assert [each for each in sink.diagnostics if each.code not in warnings] == []
    for target, output in result.bundles.items():
        write(output, out / target, result.files[target], sink)
    return {target: out / target for target in result.bundles}


def text_of(node: dict[str, Any]) -> str:
    return str(node["text"]) if "text" in node else "".join(text_of(child) for child in node.get("children", []))


@pytest.fixture(scope="module", params=["development", "production"])
def runs(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    rig.require_rig()
    folders = build(HERE / "probes", tmp_path_factory.mktemp("probes"), request.param)
    outcome: dict[str, Any] = rig.compare(folders, WALK)
    assert outcome["differences"] == []
    return outcome["runs"]


def test_no_host_reports_an_error(runs: dict[str, Any]) -> None:
    assert {target: run["errors"] for target, run in runs.items()} == {key: [] for key in runs}


def shown(runs: dict[str, Any], step: str) -> dict[str, list[str]]:
    """By class, the texts that a step of the walk shows."""
    tree = next(each["tree"] for each in runs["wechat"]["steps"] if each["step"] == step)
    found: dict[str, list[str]] = {}
    for node in tree:
        found.setdefault(node.get("attrs", {}).get("class", ""), []).append(text_of(node))
    return found


@pytest.mark.parametrize(
    ("step", "name", "texts"),
    [
        ("open", "q", ["你 0 0"]),  # a query value, decoded; state; a derived value
        ("open", "g", ["0gaGAa1N?a2Y!", "1gbGB"]),  # nested loops with hoisted calls
        ("open", "needs", ["ab"]),  # a script that reads a required prop, in the page's first frame
        ("open", "bad", ["0"]),
        ("num", "count", ["01of 2"]),  # a loop over a number that is shown as well
        ("mid", "bad", ["4"]),
        ("inc", "log", ["e0,c1,e1,c2,e2"]),  # an effect, its clean-up, once an update
        ("pick", "log", ["e0,c1,e1,c2,e2,tap:gb"]),  # a row and $event as arguments
        ("toggle", "g", ["0gaGAa1N?a2N?", "1gbGB"]),  # deep mutation through a handler's row
        ("tag", "tag", ["t2T2"]),  # rows that are texts
        ("mid", "mid", ["mid 4"]),  # a hoisted call runs only under its own condition
        ("big", "big", ["big"]),
        ("form", "form", ["张|12|on"]),  # mp:model on text, number and switch
        ("card", "card", ["H6T-ga-12-B-2B2pva1a2"]),  # props, slots, mp:model on a component
        ("stop", "log", ["e0,c1,e1,c2,e2,tap:gb,0-1,c3,e3,c4,e4,c5,e5,c6,e6,pick:a,pick:a2,inner,outer"]),
        ("b", "b", ["苹果 & 梨 10"]),  # a query with Chinese and an ampersand; a store read on another page
        ("b", "names", ["0qttq", "0s1uvvsvu"]),  # loop variables called `index` and `item`, one inside the other
        ("cell", "said", ["ru1"]),
        ("tagged", "said", ["rv"]),
        ("b", "same", ["0011mmnn"]),  # one text, two meanings
        ("b", "odd", ["无0710002.0"]),
        ("person", "said", ["Am"]),  # a row of a list that belongs to the loop outside the next one
        ("safe", "said", ["safe"]),
        ("back", "store", ["2:20"]),  # a page that was hidden catches up
        ("expressions", "nested", ["abc1d|1"]),  # template strings inside one another
        ("expressions", "arrows", ["a,b|a10true,bt1false|3,3"]),  # patterns, defaults and rest as parameters
        ("expressions", "texts", ["5你好"]),
        ("expressions", "numbers", ["4 15 255 1000 0.5 5 1000 0.002"]),
        ("expressions", "braces", ["{ 1 }|1}|a {"]),
        ("expressions", "loose", ["true false true true false"]),
        ("expressions", "words", ["FNnononeobjectundefined"]),
        ("expressions", "spread", ['335{"n":1,"a-b":[1,false,-1,1,-2]}']),
        ("expressions", "globals", ["16.51falsetruea,1%E4%BD%A0number"]),
        ("expressions", "order", ["0 3 4 true 2"]),
        ("expressions", "infinite", ["1 1 0 1 210.521"]),
        ("infinite", "infinite", ["Infinity 1 0 NaN Infinity-Infinity-Infinity42"]),
        ("finite", "infinite", ["3 1 0 3 66342"]),
        # What fails is empty, wherever it stands; everything else goes on.
        ("failed", "after", ["2"]),
        ("failed", "fails", [""]),
        ("failed", "failing", ["class 2", "style 2", "attribute 2"]),
        ("failed", "branch", ["else"]),
        ("failed", "list", [""]),
        ("failed", "shown", ["null:2:"]),
        ("recovered", "after", ["1"]),
        # Assignment in every form, in handlers and in the script.
        ("scripts", "assigned", ['[1,"a","b",[],{"list":[1,2,3],"none":null}]']),
        ("handlers", "assigned", ['[2,"a","b",[],{"list":[2,4,3],"none":"and"}]']),
        (
            "assign",
            "assigned",
            ['[6,"b","default",[2,{"deep":[2]}],{"list":[8,14,9],"x":5,"z":7,"more":{"w":6},"key":"k"}]'],
        ),
        ("shadow", "hidden", ["2,2,loop,caught,2,function,default,let,2,static,var"]),
        ("scripts", "enums", ["8Largesize9115up"]),  # of modules and of the script, in the template
        ("assign", "enums", ["8Largesize9115down"]),
        ("scripts", "modules", ["3pear,plum91"]),  # JSON, a namespace, a named and a default import
        ("module", "modules", ["3pear,plum911,1,1,5"]),  # imports are live
        ("scripts", "meta", ["modefalsetrue"]),  # branches that import.meta decides
        ("assign", "derived", ["31|10.333333333333334"]),
        # A write is read at once; clean-up before the next run, in the author's order; an effect that writes; tick.
        (
            "turn",
            "log",
            ["first0,second0,on0,read1,clean first,first1,clean second,second10,shown10,clean first,first2"],
        ),
        # What components expose, in the order of rows; what built-in elements answer; a place under mp:if; $page.
        ("refs", "seen", ["true|0|甲乙|2|function|0|0||0|true|function"]),
        ("moved", "seen", ["true|2|乙丙甲|2|function|0|0||0|true|function"]),
        ("gone", "seen", ["true||丙甲|1||||0||true|function"]),
        ("again", "seen", ["true|0|丙甲|1|function|0|0||0|true|function"]),
    ],
)
def test_shows(runs: dict[str, Any], step: str, name: str, texts: list[str]) -> None:
    assert shown(runs, step)[name] == texts


def reached(runs: dict[str, Any], step: str) -> dict[str, list[str]]:
    """By class, the declarations that reach the first node that has it; the runs have been compared."""
    found: dict[str, list[str]] = {}

    def visit(nodes: list[dict[str, Any]]) -> None:
        for node in nodes:
            found.setdefault(node.get("attrs", {}).get("class", ""), node.get("styled", []))
            visit(node.get("children", []))

    visit(next(each["tree"] for each in runs["alipay"]["steps"] if each["step"] == step))
    return found


def test_a_style_reaches_what_its_file_wrote(runs: dict[str, Any]) -> None:
    """Rules of a page, a component, and one inside of it, all with the same names; slots; classes made at run time."""
    styles, grown = reached(runs, "styles"), reached(runs, "grown")
    assert styles["frame"] == ["padding: 4rpx"]  # the page's own, before the components' of the same name
    assert styles["label"] == ["font-weight: 600", "padding: 5rpx"]
    assert styles["frame warm"] == ["border: 2rpx", "color: red", "hover-class border: 2rpx"]
    assert grown["frame warm"] == ["border: 2rpx", "color: red", "hover-class opacity: 1"]
    assert styles["label shared moving"] == [
        *["animation: move 1s", "color: green", "margin: 1rpx", "plays to { top: 1rpx; }"]
    ]
    assert styles["spin"] == ["plays to { left: 1rpx }"]
    assert styles["drift"] == []
    assert grown["drift"] == ["plays to { top: 1rpx; }"]
    assert styles["field size-1"] == ["height: 1rpx", "placeholder-class border: 2rpx", "width: 1rpx"]
    assert grown["field on size-2"] == ["height: 1rpx", "opacity: 0.5", "placeholder-class border: 2rpx", "width: 2rpx"]
    assert styles["label shared on"] == ["font-weight: 600", "margin: 1rpx", "top: 1rpx"]
    assert grown["label shared on pressed"] == ["font-weight: 600", "margin: 1rpx", "top: 1rpx", "top: 2rpx"]


def test_what_fails_is_reported_at_its_line(tmp_path: Path) -> None:
    rig.require_rig()
    source = (HERE / "probes" / "pages" / "expressions.mp").read_text(encoding="utf-8").splitlines()
    lines = [number for number, line in enumerate(source, 1) if re.search(r"(?<!function )fail\(", line)]
    assert len(lines) >= 12
    for target, folder in build(HERE / "probes", tmp_path, "development").items():
        run = rig.run_walk(target, folder, WALK)
        said = [each["text"] for each in run["console"] if each["level"] == "error"]
        places = {int(found.group(1)) for text in said if (found := re.match(r"pages/expressions\.mp:(\d+) no ", text))}
        assert sorted(places) == lines


def test_one_set_data_for_each_instance_and_tick(runs: dict[str, Any]) -> None:
    """What changes together is sent together: an instance sends once a turn, or twice if an effect changed more."""
    for run in runs.values():
        # The effects of one page write again and again.
        calm = [sent for sent in run["setData"] if sent["path"] != "pages/scripts"]
        turns = Counter((sent["instance"], sent["turn"]) for sent in calm)
        effects = {(sent["instance"], sent["turn"]) for sent in run["setData"] if sent["keys"] == ["_6"]}
        assert [turn for turn, count in turns.items() if count > 1 + (turn in effects)] == []


def test_official_compilers_accept_it(tmp_path: Path) -> None:
    rig.require_rig()
    folders = build(HERE / "probes", tmp_path, "development")
    assert rig.check_wcc(folders["wechat"]) == []
    assert rig.check_glass(folders["wechat"]) == []
    assert {target: rig.check_types(folder, target) for target, folder in folders.items()} == {
        key: [] for key in folders
    }


def test_files_for_one_target(tmp_path: Path) -> None:
    """Each host runs the module, the component and the image that are its own."""
    rig.require_rig()
    folders = build(HERE.parent / "golden" / "target_files" / "src", tmp_path, "production")
    shown = {}
    for target, folder in folders.items():
        run = rig.run_walk(target, folder, HERE / "walks" / "target_files.mjs")
        assert run["errors"] == []
        shown[target] = "|".join(text_of(node) for node in run["steps"][0]["tree"])
    assert shown == {"alipay": "Alipay||card", "douyin": "Pay||Douyin pay", "wechat": "Pay||card"}
    images = {target: (folder / "assets" / "logo.png").read_text() for target, folder in folders.items()}
    assert images == {"alipay": "plain\n", "douyin": "plain\n", "wechat": "own\n"}
