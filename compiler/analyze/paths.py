"""Where imports, pages and assets lead: from what the author wrote to a path in the project."""

import posixpath

from mpc.compiler.files import Files

_CANDIDATES = (".ts", ".js", "/index.ts", "/index.js")


def join(base_file: str, written: str) -> str:
    """`@/a/b` and `/a/b` from the project's root, everything else from the folder of `base_file`."""
    if written.startswith("@/"):
        return posixpath.normpath(written[2:])
    if written.startswith("/"):
        return posixpath.normpath(written[1:])
    return posixpath.normpath(posixpath.join(posixpath.dirname(base_file), written))


def is_local(specifier: str) -> bool:
    """Whether an import names a file of the project and not a package."""
    return specifier.startswith(("./", "../", "@/", "/")) or specifier in (".", "..")


def resolve_module(files: Files, importer: str, specifier: str) -> str | None:
    """The file that an import means, or None. The suffix may be left out for `.ts` and `.js`."""
    path = join(importer, specifier)
    if path.startswith("../"):
        return None
    return next((each for each in candidates(path) if files.exists(each)), None)


def candidates(path: str) -> list[str]:
    """The files that an import of a path may mean, the best first."""
    written = [path] if path.rpartition(".")[2] in ("ts", "js", "json", "mp", "css") else []
    stem = path[:-3] if path.endswith(".js") else path  # TypeScript's own habit: `./a.js` for a.ts
    return written + [stem + end for end in _CANDIDATES]


def without_suffix(path: str) -> str:
    """`pages/home.mp` as `pages/home`; JSON keeps its suffix, since `a.json` becomes `a.json.js`."""
    return path if path.endswith(".json") else path.rpartition(".")[0]
