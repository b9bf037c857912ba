"""Source maps where they lie: in a folder, in an archive, or alone."""

import os
import zipfile
from pathlib import Path

from mpc.compiler.trace.sourcemap import SourceMap, Unreadable, read

FOLDER = "maps"
"""In the output folder: the maps of the last build of each target, where that was one for production."""

SUFFIX = ".map"


def load(path: Path) -> dict[str, SourceMap]:
    """Every map, by its path without `.map`. Raises `OSError` and `Unreadable`."""
    if path.is_dir():
        texts = {
            file.relative_to(path).as_posix(): file.read_bytes()
            for file in sorted(path.rglob(f"*{SUFFIX}"))
            if file.is_file()
        }
    elif zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            texts = {name: archive.read(name) for name in sorted(archive.namelist()) if name.endswith(SUFFIX)}
    else:
        texts = {path.name: path.read_bytes()}
    found: dict[str, SourceMap] = {}
    for name, data in texts.items():
        try:
            found[name.removesuffix(SUFFIX).replace(os.sep, "/")] = read(data.decode("utf-8-sig"))
        except (Unreadable, UnicodeDecodeError) as error:
            raise Unreadable(f"{name}: {error}") from None
    return found
