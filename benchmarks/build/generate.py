"""Writes the app that builds are measured with, of as many pages as wanted, for any of the compilers.

    python benchmarks/build/generate.py 100 /tmp/app            # for mpc
    python benchmarks/build/generate.py 100 /tmp/app --for taro

Every page has about 60 lines of markup (loops in loops, conditions, handlers, a component used twice), 60 of script
and 60 of style. A component serves 5 pages. The first 10 pages stand in the main package, then 25 share a subpackage.
Pages do the same under other names: names, class names, labels and numbers are drawn for each page, so that what a
compiler remembers by text helps as much as it does in an app, and not more. The same number gives the same bytes on
every machine.
"""

import argparse
import posixpath
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

APPS = Path(__file__).parent / "apps"
COMPILERS = sorted(each.name for each in APPS.iterdir() if each.is_dir())
MAIN_PAGES = 10
PACKAGE_PAGES = 25
PAGES_OF_A_COMPONENT = 5

THINGS = """
account address album answer article author bank banner basket bill booking branch brand bundle campaign card catalog
chapter city claim client clinic coach comment contact contract country coupon course courier customer delivery dealer
deposit device dish doctor document driver effect event exam expert family farm favorite feature festival field flight
folder friend garden gift goal group guest guide holiday hotel house idea image invoice journey juice kitchen label
leader lesson letter level lock log machine mail market matter meal medal member memo menu message metal moment movie
museum notice nurse offer office option order owner parcel partner patient payment permit person photo picture plan
plant player point policy poster prize product profile project promise quote rank rebate receipt recipe record refund
region report request result review reward ride room route sale sample schedule school score seat seller sensor series
service session shift ship shop sight skill song space sport staff stamp station stock story street student subject
summary supplier survey task teacher team theme ticket token tool topic tour trade train transfer trip unit update
user vehicle vendor venue video visit volume voucher wallet ward watch week winner worker zone
""".split()
FIELDS = """
alias amount area balance base batch body bonus brief budget capacity caption charge chart content cost cover current
depth detail digest discount distance duration enabled extent face factor fare fee figure final finished fixed floor
forecast free front gain grade gross growth heading height hidden icon income index initial intro kept kind known
large length limited listed load logo loss margin mark marked mass measure median motto name net nickname nominal
number open outcome output paid pace paper part pending period phrase piece plain poster power preview price pressure
profit public quantity quota rate ratio ready regular remark remains rent reserve returned revenue saved scale sealed
secret segment sent share short sign size slogan sold speed spent sticker stored strength subtitle sum summary surface
tag tax term text thumb tip title tone total turnover usage valid value verified visible volume wage warm weight width
words worth yield
""".split()
TITLES = "订单 商品 优惠 门店 课程 会员 活动 票务 配送 评价 收藏 预约 账单 积分 礼品 行程 资讯 服务 报修 问卷".split()


@dataclass(frozen=True)
class Component:
    """A shared component. `tag` is how the markup names it, `name` how a script does (`CardTripCost`)."""

    number: int
    path: str
    name: str
    tag: str
    few: int
    limit: int
    tint: str
    ink: str


@dataclass(frozen=True)
class Page:
    """A page, and the words that it says things with. `inside` is its path in its subpackage."""

    number: int
    path: str
    inside: str
    component: Component
    title: str
    one: str
    One: str
    many: str
    state: str
    chosen: str
    shown: str
    sum: str
    picked: str
    toggle: str
    text: str
    picture: str
    price: str
    count: str
    flag: str
    parts: str
    few: int
    limit: int
    tint: str
    ink: str


@dataclass(frozen=True)
class Package:
    """The pages of a subpackage."""

    root: str
    pages: tuple[Page, ...]


@dataclass(frozen=True)
class App:
    """What is generated, whoever compiles it."""

    main: tuple[Page, ...]
    packages: tuple[Package, ...]

    @property
    def pages(self) -> tuple[Page, ...]:
        return (*self.main, *(page for package in self.packages for page in package.pages))

    @property
    def components(self) -> tuple[Component, ...]:
        return tuple(dict.fromkeys(page.component for page in self.pages))


def app_of(count: int) -> App:
    """The app of `count` pages. One of more pages begins with the same pages."""
    pages = list(_pages(count))
    rest = range(MAIN_PAGES, count, PACKAGE_PAGES)
    packages = (pages[at : at + PACKAGE_PAGES] for at in rest)
    return App(
        tuple(pages[:MAIN_PAGES]),
        tuple(Package(_root(each[0].number), tuple(each)) for each in packages),
    )


def _pages(count: int) -> Iterator[Page]:
    for number in range(count):
        if number % PAGES_OF_A_COMPONENT == 0:
            component = _component(number)
        yield _page(number, component)


def _root(number: int) -> str:
    """The folder of the subpackage that a page is in; empty for the main package."""
    return f"packages/p{(number - MAIN_PAGES) // PACKAGE_PAGES + 1}" if number >= MAIN_PAGES else ""


def _component(number: int) -> Component:
    draw = random.Random(f"component {number}")
    thing, field = draw.choice(THINGS), draw.choice(FIELDS)
    name = f"{thing}-{field}{number}"
    folder = f"{_root(number)}/components".lstrip("/")
    return Component(
        number,
        path=f"{folder}/{name}",
        name=f"{thing.title()}{field.title()}{number}",
        tag=name,
        few=draw.randint(1, 9),
        limit=draw.randint(10, 99),
        tint=_color(draw),
        ink=_color(draw),
    )


def _page(number: int, component: Component) -> Page:
    draw = random.Random(f"page {number}")
    one = draw.choice(THINGS)
    text, picture, sum_, count, flag, parts, price = draw.sample(FIELDS, 7)
    state, chosen, shown, all_, picked = (f"{field}{one.title()}" for field in draw.sample(FIELDS, 5))
    inside = f"pages/{one}-{number}"
    return Page(
        number,
        path=f"{_root(number)}/{inside}".lstrip("/"),
        inside=inside,
        component=component,
        title=draw.choice(TITLES) + draw.choice(TITLES),
        one=one,
        One=one.title(),
        many=f"{one}s",
        state=state,
        chosen=chosen,
        shown=shown,
        sum=all_,
        picked=picked,
        toggle=f"{draw.choice(['turn', 'mark', 'switch', 'flip'])}{sum_.title()}",
        text=text,
        picture=picture,
        price=price,
        count=count,
        flag=flag,
        parts=f"{parts}s",
        few=draw.randint(1, 9),
        limit=draw.randint(10, 99),
        tint=_color(draw),
        ink=_color(draw),
    )


def _color(draw: random.Random) -> str:
    return f"{draw.randrange(0x1000000):06x}"


_TEMPLATES = Environment(
    loader=FileSystemLoader(APPS),
    block_start_string="[%",
    block_end_string="%]",
    variable_start_string="[[",
    variable_end_string="]]",
    comment_start_string="[#",
    comment_end_string="#]",
    undefined=StrictUndefined,
    keep_trailing_newline=True,
)


def files(app: App, compiler: str = "mpc") -> dict[str, str]:
    """The app's sources for a compiler, by path.

    `apps/<compiler>/` has the templates; each line of its `layout.txt` says what one is for (`app`, `page` or
    `component`), its name, and where it goes.
    """
    found: dict[str, str] = {}
    made_for = {"app": (app,), "page": app.pages, "component": app.components}
    for line in (APPS / compiler / "layout.txt").read_text(encoding="utf-8").splitlines():
        kind, template, place = line.split()
        for each in made_for[kind]:
            words = {**vars(each), "app": app}
            if kind != "app":
                words["styles"] = _TEMPLATES.get_template(f"{kind}.css").render(words).rstrip("\n")
            path = place.format(**words)
            found[path] = _TEMPLATES.get_template(posixpath.normpath(f"{compiler}/{template}")).render(words)
    return found


def write(folder: Path, texts: dict[str, str]) -> None:
    """Write an app's sources."""
    for path, text in texts.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("pages", type=int)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--for", dest="compiler", default="mpc", choices=COMPILERS)
    chosen = arguments.parse_args()
    write(chosen.folder, files(app_of(chosen.pages), chosen.compiler))
