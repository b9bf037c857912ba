"""Which pages one comes to from the first page and the tabs, and by what."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mpc.compiler import ir
from mpc.compiler.analyze.uses import elements
from mpc.compiler.reach.routes import Route, Routes


@dataclass(frozen=True)
class Graph:
    """`navigated` and `reached`: how many steps lead to a page by `<navigator>` alone, and by calls too. `ways`: all
    that lead to a page, by page; `unknown` those of which only running tells where they lead."""

    navigated: Mapping[str, int]
    reached: Mapping[str, int]
    ways: Mapping[str, tuple[Route, ...]]
    unknown: tuple[Route, ...]


def graph(project: ir.Project) -> Graph:
    pages = project.app.every_page
    ways = Routes(project, frozenset(pages))
    own = {page: tuple(dict.fromkeys(routes_from(page, project, ways))) for page in pages if page in project.units}
    tabs = [tab.page for tab in project.app.tab_bar.tabs] if project.app.tab_bar else []
    starts = list(dict.fromkeys([*pages[:1], *tabs]))
    every = dict.fromkeys(way for found in own.values() for way in found)
    leading: dict[str, list[Route]] = {}
    for way in every:
        if way.page:
            leading.setdefault(way.page, []).append(way)
    return Graph(
        navigated=_steps(starts, {page: _to(found, "navigator") for page, found in own.items()}),
        reached=_steps(starts, {page: _to(found, "navigator", "call") for page, found in own.items()}),
        ways={page: tuple(found) for page, found in leading.items()},
        unknown=tuple(way for way in every if not way.page and not way.prop),
    )


def units_of(page: str, project: ir.Project) -> tuple[str, ...]:
    """A page and all components that it is made of."""
    found, waiting = dict[str, None](), [page]
    while waiting:
        path = waiting.pop()
        if path not in found and path in project.units:
            found[path] = None
            inside = elements(project.units[path].template)
            waiting += [each.component for each in inside if each.component]
    return tuple(found)


def routes_from(page: str, project: ir.Project, ways: Routes) -> Iterator[Route]:
    """What a page leads to: its own template and script, those of its components, the modules that they import."""
    seen: set[str] = set()
    waiting: list[str] = []
    for path in units_of(page, project):
        yield from ways.of_unit(path)
        waiting += imported(path, project)
    while waiting:
        path = waiting.pop()
        if path not in seen and path in project.modules:
            seen.add(path)
            yield from ways.of_script(project.modules[path].script)
            waiting += imported(path, project)


def imported(path: str, project: ir.Project) -> list[str]:
    """The modules that a unit or module imports."""
    holder = project.units.get(path) or project.modules.get(path)
    script = holder.script if holder else None
    if script is None:
        return []
    named = ((script.file.path, each.specifier) for each in script.imports if not each.type_only)
    return [project.imports[each] for each in named if each in project.imports]


def _to(ways: tuple[Route, ...], *kinds: str) -> list[str]:
    return [way.page for way in ways if way.page and way.kind in kinds]


def _steps(starts: list[str], edges: Mapping[str, list[str]]) -> dict[str, int]:
    """How far each page is, the nearest first."""
    steps = dict.fromkeys(starts, 0)
    waiting = list(starts)
    for page in waiting:
        for other in edges.get(page, ()):
            if other not in steps:
                steps[other] = steps[page] + 1
                waiting.append(other)
    return steps
