"""The app without a server says what the server says; and both say what lib/types.ts promises."""

import json
import random
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
import rig
from click.testing import CliRunner
from extras import require_sass
from mpc.compiler.cli import main
from serving import ADDRESS, NOW, Client, line, serving

ROOT = Path(__file__).parents[2]
SHOP = ROOT / "sample_app"
FIXTURES = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in (SHOP / "fixtures").glob("*.json")}
SKUS = [sku["id"] for each in FIXTURES["products"] for sku in each["skus"]]
TOKEN = "offline"

Question = list[Any]
"""[method, path, query, data, token]"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shop as it is emitted where no server is named."""
    rig.require_rig()
    require_sass(*(path.read_text(encoding="utf-8") for path in SHOP.rglob("*.mp")))
    source = tmp_path_factory.mktemp("shop") / "source"
    shutil.copytree(SHOP, source, ignore=shutil.ignore_patterns("dist", "server", "art", ".mpc"))
    (source / "mpc.toml").write_text('[env]\nAPI = ""\n', encoding="utf-8")
    out = source.parent / "out"
    arguments = ["build", str(source), "--target", "wechat", "--out", str(out)]
    done = CliRunner().invoke(main, arguments, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return out / "wechat"


def offline(project: Path, runs: list[list[Any]]) -> list[list[Any]]:
    question = json.dumps({"project": str(project), "now": NOW, "runs": runs})
    command = [rig.node() or "node", str(Path(__file__).with_name("ask_offline.cjs"))]
    done = subprocess.run(command, input=question, capture_output=True, text=True, encoding="utf-8", timeout=120)
    assert done.returncode == 0, done.stderr
    answers: list[list[Any]] = json.loads(done.stdout)
    return answers


def online(client: Client, run: list[Any]) -> list[Any]:
    answers = []
    for question in run:
        if isinstance(question, dict):
            client.good("POST", "/_control", question)
            continue
        method, path, query, data, token = question
        if token and not client.token:
            client.login()
        kept, client.token = client.token, client.token if token else ""
        where = path + ("?" + urlencode(query) if query else "")
        answers.append(list(client.ask(method, where, None if method == "GET" else data)))
        client.token = kept
    return answers


def get(path: str, token: str = TOKEN, **query: object) -> Question:
    return ["GET", path, query, {}, token]


def reads() -> list[Question]:
    """Every read there is, and some that are refused."""
    categories = ["", "none", *(each["id"] for each in FIXTURES["categories"])]
    keywords = ["", "果", "冷链", "云南", " 礼盒 ", "没有这样的水果", "%", "浆果"]
    sorts = ["default", "sold", "price-up", "price-down", "name"]
    found = [get("/home"), get("/categories"), get("/search/hot"), get("/nothing"), get("/home/x"), get("/products")]
    for category, keyword, sort, page in product(categories, keywords, sorts, (1, 2, 4, 5)):
        found.append(get("/products", category=category, keyword=keyword, sort=sort, page=page))
    found += [get("/products", page=page) for page in (0, -1, 1.5, "x")]
    found += [get(f"/products/{each['id']}") for each in FIXTURES["products"]] + [get("/products/none")]
    found += [get(f"/articles/{each['id']}") for each in FIXTURES["articles"]] + [get("/articles/none")]
    for token in (TOKEN, ""):
        found += [get(path, token) for path in ("/member", "/coupons", "/addresses", "/orders", "/orders/none")]
        found += [get("/orders", token, status=status) for status in range(7)]
        found += [get(f"/orders/{each['id']}", token) for each in FIXTURES["orders"]]
    return found


def visit(chance: random.Random) -> list[Any]:
    """What a restless customer does in some hours, much of it nonsense."""

    def lines() -> list[dict[str, Any]]:
        quantities, skus = (*[1] * 12, 2, 2, 3, 9, 100), ["none", *SKUS]
        few = chance.choices(skus, k=chance.choice((0, 1, 1, 1, 1, 2, 2, 3)))
        return [line(sku, chance.choice(quantities), chance.random() < 0.3) for sku in few]

    def order() -> str:
        return f"/orders/{chance.choice(range(240000, 240010))}"

    def address() -> str:
        return f"a{chance.choice((1, 1, 1, 2, 3, 4, 5))}"

    def form() -> dict[str, Any]:
        wrong = chance.choice(
            [{}, {}, {}, {"name": ""}, {"phone": "1"}, {"region": []}, {"tag": "x"}, {"detail": "  路 "}]
        )
        return ADDRESS | {"isDefault": chance.random() < 0.4} | wrong

    coupons = [each["id"] for each in FIXTURES["coupons"]]

    def wish() -> dict[str, str]:
        return chance.choice([{}, {"couponId": ""}, *({"couponId": each} for each in [*coupons, "none"])])

    def post(path: str, data: object) -> Question:
        return ["POST", path, {}, data, TOKEN]

    choices: list[tuple[int, Callable[[], Any]]] = [
        (2, lambda: {"wait": chance.choice((1, 600, 1800, 7200))}),
        (4, lambda: get(chance.choice(("/orders", "/member", "/coupons", "/addresses")))),
        (1, lambda: get("/products", page=chance.randint(1, 4))),
        (2, lambda: post(f"/coupons/{chance.choice(coupons)}/claim", {})),
        (1, lambda: post("/addresses", form())),
        (1, lambda: ["PUT", f"/addresses/{address()}", {}, form(), TOKEN]),
        (1, lambda: ["DELETE", f"/addresses/{address()}", {}, {}, TOKEN]),
        (2, lambda: post("/orders/quote", {"lines": lines()} | wish())),
        (6, lambda: post("/orders", {"lines": lines(), "addressId": address(), "note": "轻放"} | wish())),
        (1, lambda: post(f"{order()}/pay", {"target": chance.choice(("wechat", "alipay", "douyin", "x"))})),
        (3, lambda: post(f"{order()}/paid", {})),
        (3, lambda: post(f"{order()}/cancel", {"reason": chance.choice(("不想要了", "不想要了", ""))})),
        (3, lambda: post(f"{order()}/receive", {})),
        (1, lambda: ["POST", "/orders", {}, {}, ""]),
    ]
    weights, acts = zip(*choices, strict=True)
    return [act() for act in chance.choices(acts, weights, k=120)] + [get("/orders"), get("/member")]


def differences(run: list[Any], theirs: list[Any], ours: list[Any]) -> list[Any]:
    return [each for each in zip(asked(run), theirs, ours, strict=True) if each[1] != each[2]]


def asked(run: list[Any]) -> list[Question]:
    """A run without the times that pass between questions."""
    return [each for each in run if isinstance(each, list)]


def test_every_read_is_answered_alike(project: Path) -> None:
    run = reads()
    [ours] = offline(project, [run])
    with serving() as client:
        theirs = online(client, run)
    assert differences(run, theirs, ours)[:3] == []
    assert {status for status, _ in ours} == {200, 400, 401, 404}


def test_whatever_a_customer_does_has_the_same_outcome(project: Path) -> None:
    runs = [visit(random.Random(seed)) for seed in range(24)]
    found = offline(project, runs)
    outcomes = Counter[tuple[str, int]]()
    for run, ours in zip(runs, found, strict=True):
        with serving() as client:
            theirs = online(client, run)
        assert differences(run, theirs, ours)[:3] == []
        outcomes.update(
            (path.rpartition("/")[2], status)
            for (method, path, *_), (status, _) in zip(asked(run), ours, strict=True)
            if method == "POST"
        )
    for act in ("orders", "paid", "cancel", "receive", "claim"):
        assert outcomes[act, 200] > 5 and outcomes[act, 409] > 5, sorted(outcomes.items())  # else the walks say little


def test_login_without_a_server(project: Path) -> None:
    [[good, bad]] = offline(project, [[["POST", "/login", {}, {"code": "x"}, ""], ["POST", "/login", {}, {}, ""]]])
    with serving() as client:
        session = client.good("POST", "/login", {"code": "x"})
        assert good == [200, session | {"token": TOKEN}]
        assert bad == list(client.ask("POST", "/login", {}))


# -- shapes --------------------------------------------------------------------------------------------------

QUOTE = ["POST", "/orders/quote", {}, {"lines": [line("durian-s", 2)]}, TOKEN]
ORDER = ["POST", "/orders", {}, {"lines": [line("lemon-s", 2)], "addressId": "a1"}, TOKEN]
SHAPES: list[tuple[str, Question]] = [
    ("Home", get("/home")),
    ("Category[]", get("/categories")),
    ("string[]", get("/search/hot")),
    *[("Shelf", get("/products", page=page)) for page in range(1, 5)],
    *[("ProductDetail", get(f"/products/{each['id']}")) for each in FIXTURES["products"]],
    *[("Article", get(f"/articles/{each['id']}")) for each in FIXTURES["articles"]],
    ("Session", ["POST", "/login", {}, {"code": "x"}, ""]),
    ("Member", get("/member")),
    ("Coupon[]", get("/coupons")),
    ("Coupon", ["POST", "/coupons/gift/claim", {}, {}, TOKEN]),
    ("Address[]", get("/addresses")),
    ("Address", ["POST", "/addresses", {}, ADDRESS, TOKEN]),
    ("Quote", QUOTE),
    ("Order[]", get("/orders")),
    ("Order", ORDER),
    ("Payment", ["POST", "/orders/240005/pay", {}, {"target": "alipay"}, TOKEN]),
    ("Order", ["POST", "/orders/240005/paid", {}, {}, TOKEN]),
]


def test_answers_have_the_shapes_of_the_types(tmp_path: Path) -> None:
    """As literals, so that a field too many is a mistake as well."""
    rig.require_rig()
    shutil.copy(SHOP / "lib/types.ts", tmp_path)
    (tmp_path / "tsconfig.json").write_text(
        '{ "compilerOptions": { "strict": true, "noEmit": true, "target": "es2022" } }'
    )
    names = sorted({re.sub(r"\W", "", shape) for shape, _ in SHAPES} - {"string"})
    with serving() as client:
        answers = online(client, [question for _, question in SHAPES])
    assert {status for status, _ in answers} == {200}
    rows = [
        f"export const a{number}: {shape} = {json.dumps(answer, ensure_ascii=False)}\n"
        for number, ((shape, _), (_, answer)) in enumerate(zip(SHAPES, answers, strict=True))
    ]
    head = f'import type {{ {", ".join(names)} }} from "./types"\n'
    (tmp_path / "answers.ts").write_text(head + "".join(rows), encoding="utf-8")
    assert rig.check_project(tmp_path) == []
    (tmp_path / "answers.ts").write_text(
        (head + "".join(rows)).replace('"stars": 5', '"stars": "5"', 1), encoding="utf-8"
    )
    assert len(rig.check_project(tmp_path)) == 1  # it would be seen


def test_pictures_that_the_data_name_are_there_and_small() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in (SHOP / "fixtures").glob("*.json"))
    named = set(re.findall(r'"/(assets/[^"]+)"', text))
    kept = {
        path.relative_to(SHOP).as_posix()
        for folder in ("fruit", "banner", "article")
        for path in (SHOP / "assets" / folder).iterdir()
    }
    assert named == kept
    sizes = {path: (SHOP / path).stat().st_size for path in kept}
    assert max(sizes.values()) <= 12 * 1024
    assert sum(size for path, size in sizes.items() if "/fruit/" in path) <= 350 * 1024


def test_the_catalogue_is_whole() -> None:
    """Every combination of options is a SKU, and what is named is there."""
    products = {each["id"]: each for each in FIXTURES["products"]}
    articles = {each["id"]: each for each in FIXTURES["articles"]}
    for each in products.values():
        options = product(*([option["id"] for option in spec["options"]] for spec in each["specs"]))
        assert sorted(map(list, options)) == sorted(sku["options"] for sku in each["skus"]), each["id"]
        assert each.get("articleId", "durian") in articles
        assert each.get("originalPrice", 10**9) > min(sku["price"] for sku in each["skus"])
    assert len(products) == 24 and len(set(SKUS)) == len(SKUS)
    assert {each["categoryId"] for each in products.values()} == {each["id"] for each in FIXTURES["categories"]}
    assert set(FIXTURES["home"]["sale"]) <= set(products) and set(FIXTURES["home"]["articles"]) == set(articles)


def test_what_ships_where_there_is_a_server(tmp_path: Path) -> None:
    """Neither the data nor what answers from them; the rules of the shop, which pages tell as well, may."""
    require_sass(*(path.read_text(encoding="utf-8") for path in SHOP.rglob("*.mp")))
    arguments = ["build", str(SHOP), "--target", "wechat", "--mode", "local", "--out", str(tmp_path)]
    assert CliRunner().invoke(main, arguments, catch_exceptions=False).exit_code == 0
    paths = {path.relative_to(tmp_path / "wechat").as_posix() for path in (tmp_path / "wechat").rglob("*.js")}
    assert "lib/api.js" in paths
    dead = {path for path in paths if path.startswith(("fixtures/", "lib/offline"))}
    assert dead <= {"fixtures/shop.json.js"}
