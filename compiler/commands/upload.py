"""`mpc upload` and `mpc preview`: a production build, handed to the vendor's own command line."""

import os
import re
import signal
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import click
from mpc.compiler.commands.pack import FOLDER, platforms, production_option
from mpc.compiler.commands.shared import (
    Failure,
    backend,
    chosen_language,
    chosen_targets,
    finish,
    lang_option,
    path_argument,
    project_root,
)
from mpc.compiler.diagnostics import Language, Sink
from mpc.compiler.source import Span

if TYPE_CHECKING:
    from mpc.compiler.config import Config
    from mpc.compiler.pack.vendor import Tool

_target_option = click.option(
    "--target",
    "names",
    multiple=True,
    required=True,
    metavar="NAME",
    help="A target's name, or `all`; may be repeated.",
)
_version_option = click.option("--version", "version", metavar="TEXT", help="Default: `version` of mpc.toml.")
_description_option = click.option("--desc", "description", metavar="TEXT", help="Default: the version and the commit.")
_key_option = click.option(
    "--key-file", type=click.Path(path_type=Path), help="The file with the key; default: from the environment."
)
_dry_option = click.option("--dry-run", is_flag=True, help="Check everything but the tool, and say what would run.")


@dataclass(frozen=True)
class Job:
    """What was asked for on the command line."""

    action: str
    path: Path
    mode: str
    version: str | None
    description: str | None
    key_file: Path | None
    out: Path | None
    dry: bool


@dataclass(frozen=True)
class Ready:
    """A target of which nothing speaks against handing it over."""

    target: str
    tool: "Tool"
    content: Mapping[str, bytes]
    values: Mapping[str, str]
    secret: str


@click.command()
@path_argument
@_target_option
@_version_option
@_description_option
@_key_option
@production_option
@_dry_option
@lang_option
def upload(
    path: Path,
    names: tuple[str, ...],
    version: str | None,
    description: str | None,
    key_file: Path | None,
    mode: str,
    dry_run: bool,
    lang: str | None,
) -> None:
    """Build, and upload to the vendor by its own command line, as a development version.

    Keys come from the environment or from a file, and are never shown. docs/ci.md has the names of the variables.
    """
    _run(Job("upload", path, mode, version, description, key_file, None, dry_run), names, lang)


@click.command()
@path_argument
@_target_option
@_description_option
@_key_option
@click.option("--out", type=click.Path(path_type=Path), help="Where QR codes go; default: OUT/packed.")
@production_option
@_dry_option
@lang_option
def preview(
    path: Path,
    names: tuple[str, ...],
    description: str | None,
    key_file: Path | None,
    out: Path | None,
    mode: str,
    dry_run: bool,
    lang: str | None,
) -> None:
    """Build, and have the vendor's own command line make a preview with its QR code."""
    _run(Job("preview", path, mode, None, description, key_file, out, dry_run), names, lang)


def _run(job: Job, names: tuple[str, ...], lang: str | None) -> None:
    from mpc.compiler.render import as_text

    language = chosen_language(lang)
    targets = chosen_targets(names, language)
    if job.key_file and len(targets) > 1:
        text = "--key-file 只能用于一个平台" if language == "zh" else "--key-file goes with one target only"
        raise Failure(text)
    sink = Sink()
    for each in _ready(job, targets, sink, language):
        (_show if job.dry else _hand_over)(job, each, sink)
    click.echo(as_text(sink.diagnostics, language), err=True, nl=False)
    finish(sink)


def _ready(job: Job, targets: list[str], sink: Sink, language: Language) -> list[Ready]:
    """All targets, or none if something speaks against one of them: what is uploaded cannot be taken back."""
    from mpc.compiler.build.git import revision
    from mpc.compiler.build.tool import find, has_node
    from mpc.compiler.files import Folder
    from mpc.compiler.pack import archive, checks, sizes, vendor
    from mpc.compiler.pipeline import compile_project

    files = Folder(project_root(job.path, language), sink)
    result = compile_project(files, backend(), targets, job.mode, sink)
    out = job.path / result.config.out
    commit = revision(job.path, [out])
    found = []
    for target, bundle in result.bundles.items():
        own = sink.for_target(target)
        content = sizes.contents(bundle, result.files[target])
        measured = sizes.measure(target, content)
        checks.check_limits(measured, len(archive.archive(content)), platforms()[target], files.text("app.mp"), sink)
        checks.check_budgets(measured, result.config, sink)
        tool = tools().get(target)
        titles = {"target": platforms()[target].title, "target_zh": platforms()[target].title_zh}
        if tool is None:
            own.report("MP030", None, Span(0, 0), **titles)
            continue
        version = job.version or result.config.version
        described = job.description or f"{version} {commit.commit[:12] if commit else ''}"
        values = {
            "appid": result.config.option(target, "appid"),
            "version": version,
            "description": " ".join(described.split()),
        }
        _check_settings(tool, values, titles, target, result.config, own)
        secret = _secret(tool, job, titles, own)
        if secret is not None and (held := vendor.leak(content, vendor.fragments(secret))):
            own.report("MP033", None, Span(0, 0), path=held, **titles)
        if not job.dry and not has_node():
            own.report("MP037", None, Span(0, 0), command=tool.command)
        elif not job.dry and find(tool, job.path) is None:
            own.report("MP036", None, Span(0, 0), command=tool.command, package=f"{tool.package}@{tool.version}")
        suffix = tool.actions[job.action].picture
        picture = (job.out or out / FOLDER) / f"{target}-preview.{suffix}"
        values["picture"] = str(picture.resolve()) if suffix else ""
        found.append(Ready(target, tool, content, values, secret or ""))
    return [] if sink.has_errors else found


def _check_settings(
    tool: "Tool", values: Mapping[str, str], titles: Mapping[str, str], target: str, config: "Config", sink: Sink
) -> None:
    """Every value that the tool's table has a pattern for. What is wrong is told at its place in mpc.toml."""
    places = {"appid": ("target", target, "appid"), "version": ("app", "version")}
    for name, pattern in tool.settings.items():
        place = config.place(*places[name]) if name in places else Span(0, 0)
        file = config.file if name in places else None
        if not values[name]:
            sink.report("MP035", file, place, name=".".join(places.get(name, (name,))), **titles)
        elif not re.search(pattern, values[name]):
            sink.report("MP034", file, place, name=name, value=values[name], **titles)


def _secret(tool: "Tool", job: Job, titles: Mapping[str, str], sink: Sink) -> str | None:
    """The text of the key, from the file that is named or from the environment. None: reported."""
    variable = tool.secret.variable
    path = job.key_file or (Path(named) if (named := os.environ.get(f"{variable}_FILE")) else None)
    facts = {"variable": variable, "what": tool.secret.titles["en"], "what_zh": tool.secret.titles["zh"]}
    if path is None and not os.environ.get(variable, "").strip():
        where = {"where": tool.secret.places["en"], "where_zh": tool.secret.places["zh"]}
        sink.report("MP031", None, Span(0, 0), **facts, **where, **titles)
        return None
    try:
        text = path.read_text(encoding="utf-8") if path else os.environ[variable]
        reason, reason_zh = "it does not look like one", "内容的格式不对"
    except OSError as error:
        text, reason, reason_zh = "", *[error.strerror or str(error)] * 2
    except UnicodeDecodeError:
        text, reason, reason_zh = "", "it is not UTF-8", "不是 UTF-8 编码"
    if not re.search(tool.secret.pattern, text):
        place = str(path) if path else variable
        sink.report("MP032", None, Span(0, 0), **facts, place=place, reason=reason, reason_zh=reason_zh)
        return None
    return text


def _show(job: Job, ready: Ready, sink: Sink) -> None:
    """What would run, with names for the folders that are not there yet."""
    from mpc.compiler.pack.vendor import plan, redacted

    call = plan(ready.tool, ready.tool.actions[job.action], {**ready.values, **_folders("<temporary>")}, ready.secret)
    lines = [f"{ready.target}:", f"  {ready.tool.command}", *(f"    {each}" for each in call.arguments)]
    lines += [f"  {name}={value}" for name, value in call.environment.items()]
    lines += [f"  {path}: ***" for path in call.files]
    click.echo(redacted("\n".join(lines), call.secrets))


def _hand_over(job: Job, ready: Ready, sink: Sink) -> None:
    """Write the build into a folder that nobody else can read, and run the tool on it. Lines that it prints are
    indented: a workflow does not take them for commands."""
    import tempfile

    from mpc.compiler.build.place import place
    from mpc.compiler.build.tool import find, run
    from mpc.compiler.pack.vendor import plan

    tool, action = ready.tool, ready.tool.actions[job.action]
    program = find(tool, job.path)
    with tempfile.TemporaryDirectory(prefix="mpc-", ignore_cleanup_errors=True) as root:
        folders = _folders(Path(root).resolve().as_posix())
        written = [place(Path(folders["folder"]) / path, data, sink) for path, data in ready.content.items()]
        if ready.values["picture"]:
            Path(ready.values["picture"]).parent.mkdir(parents=True, exist_ok=True)
        if program is None or not all(written):
            return
        click.echo(f"{ready.target}: {tool.command} {job.action}")
        before = signal.signal(signal.SIGTERM, _stop)  # a job that is cancelled leaves no key behind
        try:
            code = run(program, plan(tool, action, {**ready.values, **folders}, ready.secret), action, _say)
            reason, reason_zh = f"exit code {code}", f"退出码 {code}"
        except OSError as error:
            code, reason, reason_zh = -1, *[error.strerror or str(error)] * 2
        finally:
            signal.signal(signal.SIGTERM, before)
    if code is not None:
        facts = {"command": f"{tool.command} {job.action}", "reason": reason, "reason_zh": reason_zh}
        sink.for_target(ready.target).report("MP038", None, Span(0, 0), **facts)
    elif action.picture:
        click.echo(f"{ready.target}: {ready.values['picture']}")


def _stop(number: int, frame: object) -> None:
    raise SystemExit(128 + number)


def _say(line: str) -> None:
    click.echo(f"  | {line}")


def _folders(root: str) -> dict[str, str]:
    return {"folder": f"{root}/project", "key": f"{root}/key", "home": f"{root}/home"}


@cache
def tools() -> "dict[str, Tool]":
    """The vendors' command lines, by target; a target from elsewhere may have none."""
    from mpc.compiler.pack.vendor import load
    from mpc.targets import discover
    from mpc.targets.tables import load_upload

    tables = {name: load_upload(target.package) for name, target in discover().items()}
    return {name: load(table) for name, table in tables.items() if table}
