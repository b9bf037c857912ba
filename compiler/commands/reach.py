"""`mpc reach`: what makes an app found and opened from outside."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
from mpc.compiler.commands.pack import production_option
from mpc.compiler.commands.reporting import note, report, report_option
from mpc.compiler.commands.shared import (
    backend,
    chosen_language,
    finish,
    lang_option,
    mpc_version,
    path_argument,
    project_root,
)
from mpc.compiler.diagnostics import Language, Sink

if TYPE_CHECKING:
    from mpc.compiler.config import Config
    from mpc.compiler.reach.outputs import Made
    from mpc.compiler.reach.platform import Platform

LONG = 500
"""From how many pages on a bar tells how far the work is."""


@click.group()
def reach() -> None:
    """Be found by search, be opened from official accounts and the web."""


@reach.command()
@path_argument
@click.option("--out", type=click.Path(path_type=Path), help="The output folder; default: `out` of mpc.toml, or dist.")
@production_option
@report_option
@lang_option
def build(path: Path, out: Path | None, mode: str, form: str, lang: str | None) -> None:
    """Write OUT/web/, the web site; OUT/search/, what search is given; OUT/official-account/.

    Exit code 1: the sources or a collection have errors; then nothing is written.
    """
    from mpc.compiler.analyze.outside_limits import check_outside_limits
    from mpc.compiler.files import Folder
    from mpc.compiler.pipeline import read_project
    from mpc.compiler.reach.entries import Entries
    from mpc.compiler.reach.outputs import Reach, outputs
    from mpc.compiler.reach.verify import verify_files

    language = chosen_language(lang)
    sink = Sink()
    files = Folder(project_root(path, language), sink)
    config, project = read_project(files, backend(), mode, sink)
    if project and not sink.has_errors:
        found, known = Entries(project, config, files), platforms(config)
        for platform in known:
            if platform.appid:
                check_outside_limits(project, config, platform.table, platform.title, sink.for_target(platform.name))
        list(verify_files(config, files, known, sink))
        count, own = found.check()
        sink.extend(own.diagnostics)
        if not sink.has_errors:
            for name, made in outputs(Reach(project, config, files, found, known), sink).items():
                _write((out or path / config.out) / name, made, count, form, sink, language)
    report(sink.diagnostics, form, language, path, aside=True)
    finish(sink)


@reach.command()
@path_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "html"]),
    default="text",
    show_default=True,
    help="For people, for programs, or a page for browsers.",
)
@click.option("--out", type=click.Path(path_type=Path), help="Write the report into this file instead of printing it.")
@click.option("--fail-under", type=click.IntRange(0, 100), default=0, metavar="N", help="Exit code 1 below this score.")
@production_option
@lang_option
def audit(path: Path, form: str, out: Path | None, fail_under: int, mode: str, lang: str | None) -> None:
    """Score each page by how well search and customers can find and open it, and say what to mend.

    Exit code 1: the sources have errors, or the score is below --fail-under.
    """
    from mpc.compiler.build.place import place
    from mpc.compiler.files import Folder
    from mpc.compiler.pipeline import read_project
    from mpc.compiler.reach import audit_report
    from mpc.compiler.reach.audit import audit as audited

    language = chosen_language(lang)
    sink = Sink()
    files = Folder(project_root(path, language), sink)
    config, project = read_project(files, backend(), mode, sink)
    score = 100
    if project and not sink.has_errors:
        found = audited(project, config, files)
        score = found.score
        if form == "html":
            text = audit_report.as_html(found, language, mpc_version())
        else:
            text = (audit_report.as_json if form == "json" else audit_report.as_text)(found, language)
        if out is None:
            click.echo(text, nl=False)
        elif place(out, text.encode("utf-8"), sink):
            click.echo(f"{out}: {audit_report.headline(found, language)}", err=True)
    report([each for each in sink.diagnostics if each.severity == "error"], "text", language, path, aside=True)
    finish(sink)
    if score < fail_under:
        sys.exit(1)


def _write(folder: Path, made: "Made", count: int, form: str, sink: Sink, language: Language) -> None:
    """Make a folder hold these files; on a terminal a bar tells how far it is."""
    from mpc.compiler.build.site import Site

    site = Site(folder, sink)
    label = f"{folder.name}: {count} " + ("个页面" if language == "zh" else "pages")
    with click.progressbar(length=count, label=label, file=sys.stderr, hidden=count < LONG) as bar:
        for path, data in made:
            site.put(path, data)
            bar.update(1)
    site.close()
    note(f"{site.folder} ({site.files} files, {site.changed} changed)", form)


def platforms(config: "Config") -> "list[Platform]":
    """What reach must know of each target, for a project; in the order in which mpc.toml names them."""
    from mpc.compiler.reach.platform import Platform
    from mpc.targets import discover
    from mpc.targets.tables import load_reach

    order = {name: number for number, name in enumerate(config.targets)}
    return [
        Platform(
            name,
            {"en": target.title("en"), "zh": target.title("zh")},
            config.option(name, "appid"),
            load_reach(target.package),
            config.targets.get(name, {}),
        )
        for name, target in sorted(discover().items(), key=lambda each: order.get(each[0], len(order)))
    ]
