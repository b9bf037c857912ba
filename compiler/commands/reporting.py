"""How a command says what it found: for people, as data, for code scanning, or for a pull request."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import click
from mpc.compiler.commands.shared import mpc_version
from mpc.compiler.diagnostics import Diagnostic, Language

FORMS = ("text", "json", "sarif", "github")

report_option = click.option(
    "--report", "--format", "form", type=click.Choice(FORMS), default="text", show_default=True,
    help="Diagnostics as text, as JSON, as SARIF 2.1.0, or as annotations of GitHub's workflows.",
)  # fmt: skip


def note(text: str, form: str) -> None:
    """Say what was done. Where a program reads the standard output, it goes to the error stream."""
    click.echo(text, err=form != "text")


def report(
    diagnostics: Sequence[Diagnostic],
    form: str,
    language: Language,
    project: Path,
    *,
    aside: bool = False,
    more: Mapping[str, object] | None = None,
) -> None:
    """Print what was found. `aside`: text goes to the error stream. `more` stands beside the diagnostics in JSON."""
    from mpc.compiler import annotations, render, sarif

    if form == "json":
        click.echo(render.as_json(diagnostics, language, more or {}))
    elif form == "sarif":
        click.echo(sarif.as_sarif(diagnostics, language, mpc_version(), path_in_repository(project)))
    elif form == "github":
        click.echo(annotations.as_annotations(diagnostics, language, path_in_repository(project)), nl=False)
    else:
        click.echo(render.as_text(diagnostics, language), err=aside, nl=False)


def path_in_repository(project: Path) -> str:
    """A project's path from its repository's root, or from the working folder: `shop/`, or nothing if it is that."""
    root = project.resolve()
    above = next((each for each in (root, *root.parents) if (each / ".git").exists()), Path.cwd())
    inside = root.relative_to(above).as_posix() if root.is_relative_to(above) else "."
    return "" if inside == "." else f"{inside}/"
