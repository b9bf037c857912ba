"""Components that contain one another, so that none of them can be looked at before the others."""

from collections.abc import Iterable, Mapping


def cycles(uses: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    """Each component with all that contain it and are contained in it, itself among them; those alone are left out.

    `uses`: what each contains. (Tarjan's strongly connected components, without recursion.)
    """
    number: dict[str, int] = {}
    low: dict[str, int] = {}
    open_ones: list[str] = []
    found: dict[str, frozenset[str]] = {}
    for start in uses:
        work = [(start, iter(uses[start]))] if start not in number else []
        while work:
            path, rest = work[-1]
            if path not in number:
                number[path] = low[path] = len(number)
                open_ones.append(path)
            for inner in rest:
                if inner in uses and inner not in number:
                    work.append((inner, iter(uses[inner])))
                    break
                if inner in open_ones:
                    low[path] = min(low[path], number[inner])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[path])
                if low[path] == number[path]:
                    group = frozenset(open_ones[open_ones.index(path) :])
                    del open_ones[open_ones.index(path) :]
                    if len(group) > 1 or path in uses[path]:
                        found |= dict.fromkeys(group, group)
    return found
