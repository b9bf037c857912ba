"""The `require`s of a script: one `const` in its header, only for what it uses as a value."""

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

from mpc.compiler.memo import watchable
from mpc.compiler.script import live_names
from mpc.compiler.script.model import Import, Script

RUNTIME = "mpc.js"
API = "mp.js"


@watchable(deep=("imports",))
@dataclass(frozen=True)
class Context:
    """What the emission of scripts knows of the project. `constants` fold `import.meta`."""

    imports: Mapping[tuple[str, str], str]  # (file, specifier) -> the module's path without suffix
    constants: Mapping[str, object]
    production: bool
    homes: tuple[str, ...] = ()  # folders that have a runtime of their own: independent subpackages
    moved: Mapping[str, str] = field(default_factory=dict)  # source file -> the one in whose place it is emitted
    traced: bool = False  # scripts say where each piece of them comes from

    def home(self, file: str) -> str:
        """The folder of the runtime that a file uses, with a slash at its end; empty for the project's."""
        return next((f"{each}/" for each in self.homes if file.startswith(f"{each}/")), "")


def requires(
    file: str, script: Script | None, names: Iterable[str], context: Context, helpers: Iterable[str] = ()
) -> str:
    """`const { page } = require("../mpc.js"), $format = require("../lib/format.js"); `, or nothing.

    `names` are names of the script that generated code uses, `helpers` what it takes from the runtime.
    """
    place, home = context.moved.get(file, file), context.home(file)
    used = _used(script, names, context)
    taken = list(helpers)
    parts: list[tuple[bool, str]] = []  # in the author's order: whether it binds names, and its text
    for source in script.imports if script else ():
        if source.type_only or source.is_component:
            continue
        if source.is_mpc:
            taken += [_taken(name.imported, name.local) for name in source.named if name.local in used]
            if source.default and source.default in used:
                parts.append((True, f'{source.default} = require("{relative(place, home + API)}")'))
            continue
        path = context.imports.get((file, source.specifier))
        if path is None or not _is_needed(source, used):
            continue
        call = f'require("{relative(place, f"{path}.js")}")'
        parts.append((False, call) if source.bare else (True, f"{source.module_name} = {call}"))
    if taken:
        parts.insert(
            0, (True, f'{{ {", ".join(dict.fromkeys(taken))} }} = require("{relative(place, home + RUNTIME)}")')
        )
    runs = groupby(dict.fromkeys(parts), key=itemgetter(0))
    return "".join(_statements(binds, [text for _, text in run]) for binds, run in runs)


def needed_modules(file: str, script: Script | None, names: Iterable[str], context: Context) -> Iterator[str]:
    """The paths of the project's modules that `requires` names."""
    used = _used(script, names, context)
    for source in script.imports if script else ():
        path = context.imports.get((file, source.specifier))
        module = not (source.type_only or source.is_component or source.is_mpc)
        if path is not None and module and _is_needed(source, used):
            yield path


def _used(script: Script | None, names: Iterable[str], context: Context) -> frozenset[str]:
    return frozenset(names) | (live_names(script, context.constants) if script else frozenset())


def _is_needed(source: Import, used: frozenset[str]) -> bool:
    return source.bare or source.reexport or not used.isdisjoint(source.locals)


def _statements(binds: bool, texts: list[str]) -> str:
    return f"const {', '.join(texts)}; " if binds else "".join(f"{text}; " for text in texts)


def takes_from_mpc(script: Script, name: str) -> bool:
    """Whether a script imports a named function of "mpc"."""
    named = (each.imported for source in script.imports if source.is_mpc for each in source.named)
    return name in named


@lru_cache(4096)
def relative(file: str, target: str) -> str:
    """How a file names another one: `../lib/format.js`."""
    path = posixpath.relpath(target, posixpath.dirname(file) or ".")
    return path if path.startswith(".") else f"./{path}"


def _taken(imported: str, local: str) -> str:
    return imported if imported == local else f"{imported}: {local}"
