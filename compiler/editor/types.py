"""The files of `.mpc/types/`: what makes TypeScript understand a project."""

import json
import posixpath
import re
from collections.abc import Collection, Mapping
from importlib.resources import files as package_files

from mpc.compiler import config as configuration
from mpc.compiler.config import Config
from mpc.compiler.diagnostics import Sink
from mpc.compiler.files import Files
from mpc.compiler.frontend.split import split
from mpc.compiler.source import SourceFile

FOLDER = ".mpc/types"
"""Where they stand, from the project's folder."""

_UP = "../.."  # from FOLDER to the project


def type_files(files: Files, targets: Collection[str], api: Mapping[str, str], sink: Sink) -> dict[str, str]:
    """Text by path below `FOLDER`. `api`: the declarations of `mp`, which are the targets', by file name.

    Reports what is wrong with mpc.toml, and files that are not UTF-8; nothing else in the project has to be right.
    """
    configs = _configs(files, targets, sink)
    env = {name: [each.env[name] for each in configs if name in each.env] for config in configs for name in config.env}
    scripts = {f"scripts/{path}.ts": text for path in files.paths() if (text := _script(files, path)) is not None}
    return {
        "mpc.d.ts": package_files("mpc.compiler.editor").joinpath("mpc.d.ts").read_text(encoding="utf-8"),
        "project.d.ts": _constants(env, targets),
        "tsconfig.json": _settings(configs[0].out),
        **api,
        **scripts,
    }


def script_as_module(file: SourceFile) -> str | None:
    """The TypeScript of a `.mp` file with every character at its own line and column; None if there is none."""
    block = split(file.text, Sink().at(file)).script
    if block is None or block.lang is None or block.lang.value != "ts":
        return None
    start = file.position(block.content.start)
    text = file.text[block.content.start : block.content.end].rstrip()
    before = "" if text.startswith("\n") else " " * (start.column - 1)
    return "\n" * (start.line - 1) + before + text + "\n"


def _configs(files: Files, targets: Collection[str], sink: Sink) -> list[Config]:
    """The configuration in each mode; what is wrong with it is reported once."""
    file = files.text(configuration.FILE)
    at = file or SourceFile(configuration.FILE, "")
    sinks = (sink, Sink())
    return [
        configuration.read(file, mode, targets, each.at(at))
        for mode, each in zip(("development", "production"), sinks, strict=True)
    ]


def _script(files: Files, path: str) -> str | None:
    file = files.text(path) if path.endswith(".mp") else None
    return script_as_module(file) if file is not None else None


def _constants(env: Mapping[str, Collection[object]], targets: Collection[str]) -> str:
    names = " | ".join(json.dumps(name) for name in sorted(targets))
    fields = "".join(f"  readonly {_key(name)}: {_type(env[name])}\n" for name in sorted(env))
    return (
        "// Written by `mpc types`: the targets, and the constants of mpc.toml.\n\n"
        f"interface ImportMeta {{\n  readonly target: {names}\n}}\n\n"
        f"interface ImportMetaEnv {{\n{fields}}}\n"
    )


def _key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z_$][\w$]*", name, re.ASCII) else json.dumps(name)


def _type(values: Collection[object]) -> str:
    names = {
        "boolean" if isinstance(each, bool) else "string" if isinstance(each, str) else "number" for each in values
    }
    return " | ".join(sorted(names))


def _settings(out: str) -> str:
    return _json(
        {
            "compilerOptions": {
                "target": "ES2022",
                "module": "ESNext",
                "moduleResolution": "Bundler",
                "moduleDetection": "force",
                "lib": ["ES2022"],
                "types": [],
                "paths": {"@/*": [f"{_UP}/*"]},
                # A script's `../lib/a` is found from the place of its `.mp` file.
                "rootDirs": [_UP, "scripts"],
                "strict": True,
                "noEmit": True,
                "allowJs": True,
                "resolveJsonModule": True,
                "skipLibCheck": True,
            },
            "include": ["*.d.ts", "scripts/**/*.ts", f"{_UP}/**/*.ts"],
            "exclude": [f"{_UP}/node_modules", posixpath.join(_UP, out.replace("\\", "/"))],
        }
    )


def _json(value: object) -> str:
    return json.dumps(value, indent=2) + "\n"
