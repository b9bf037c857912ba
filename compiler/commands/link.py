"""`mpc link`: every way in to a page, with a QR code."""

import io
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import click
from mpc.compiler.commands.reporting import report
from mpc.compiler.commands.shared import (
    Failure,
    backend,
    chosen_language,
    finish,
    lang_option,
    path_argument,
    project_root,
)
from mpc.compiler.diagnostics import Language, Sink, suggest
from mpc.compiler.source import Span

LONGEST = 2331
"""Bytes that a QR code holds of which 15 % may be damaged (ISO/IEC 18004, version 40-M)."""
_LONG: "dict[Language, str]" = {"en": "the address is too long for a QR code", "zh": "地址过长，无法生成二维码"}


@click.command()
@click.argument("page")
@path_argument
@click.option(
    "--param", "params", multiple=True, metavar="NAME=VALUE", help="A parameter of the page; may be repeated."
)
@click.option(
    "--code", metavar="NAME", help="What the QR code opens: web, or a target's name. Default: the first there is."
)
@click.option("--svg", type=click.Path(path_type=Path), help="Write the QR code to this file.")
@click.option(
    "--mode",
    metavar="NAME",
    default="production",
    show_default=True,
    help="development, production, or a [mode.NAME] of mpc.toml.",
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@lang_option
def link(
    page: str,
    path: Path,
    params: tuple[str, ...],
    code: str | None,
    svg: Path | None,
    mode: str,
    form: str,
    lang: str | None,
) -> None:
    """Tell every way in to PAGE of the project in PATH: a page's path, or the name of a <link>.

    Schemes that need no server, the bodies of the calls that a server makes, and the page on the web.
    """
    from mpc.compiler.analyze.query import json_in
    from mpc.compiler.commands.reach import platforms
    from mpc.compiler.files import Folder
    from mpc.compiler.pipeline import read_project
    from mpc.compiler.reach.entries import Entries
    from mpc.compiler.reach.opening import UnknownPage, as_data, as_lines, find
    from mpc.compiler.reach.settings import settings

    language = chosen_language(lang)
    if svg and svg.suffix.lower() != ".svg":  # a slip of the hand must not write over a source
        raise Failure(f"{svg} 不以 .svg 结尾" if language == "zh" else f"{svg} does not end in .svg")
    given = dict(_pair(param, language) for param in params)
    sink = Sink()
    files = Folder(project_root(path, language), sink)
    config, project = read_project(files, backend(), mode, sink)
    if project is None or sink.has_errors:
        report(sink.diagnostics, "text", language, path, aside=True)
        finish(sink)
        return
    entries = Entries(project, config, files)
    try:
        found = find(project, page, given, entries, platforms(config), settings(project, config, Sink()))
    except UnknownPage as unknown:
        raise Failure(_no_page(page, str(unknown), language)) from None
    if problem := json_in(found.opened.query):
        click.echo(f"query {problem.zh if language == 'zh' else problem.en}", err=True)
    for note in _notes(found.missing, found.unnamed, found.opened.page, language):
        click.echo(note, err=True)
    address = _chosen(found.codes, code, language)
    is_long = len(address) > LONGEST
    if form == "json":
        click.echo(json.dumps(as_data(found), ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(as_lines(found, language)))
        if address and not is_long:
            click.echo(_in_terminal(address))
    if svg and is_long:
        sink.report("MP006", None, Span(0, 0), path=str(svg), reason=_LONG[language])
    elif svg and address:
        from mpc.compiler.build.place import place

        place(svg, code_svg(address), sink)
    report(sink.diagnostics, "text", language, path, aside=True)
    finish(sink)


def code_svg(address: str) -> bytes:
    """A QR code as a picture, dark on white with the margin that scanners want; of an address of `LONGEST` bytes."""
    import segno

    picture = io.BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(picture, kind="svg", scale=8, border=4, light="#ffffff", xmldecl=False)
    return picture.getvalue()


def _in_terminal(address: str) -> str:
    """The code in half blocks, under its address; the address alone where the terminal has none."""
    import segno

    text = io.StringIO()
    segno.make(address, error="m", micro=False).terminal(text, compact=True, border=2)
    try:
        text.getvalue().encode(sys.stdout.encoding or "ascii")
    except UnicodeEncodeError:
        return f"\n{address}"
    return f"\n{address}\n{text.getvalue()}".rstrip()


def _pair(param: str, language: Language) -> tuple[str, str]:
    name, mark, value = param.partition("=")
    if not mark or not name:
        wanted = "应为 名称=值" if language == "zh" else "is not NAME=VALUE"
        raise Failure(f"--param {param!r} {wanted}")
    return name, value


def _chosen(codes: Mapping[str, str], name: str | None, language: Language) -> str:
    """The address of the QR code; "" if there is none at all."""
    if name is None:
        return next(iter(codes.values()), "")
    if name in codes:
        return codes[name]
    guess, listed = suggest(name, codes), ", ".join(codes)
    if language == "zh":
        raise Failure(
            f"没有 {name!r} 的二维码" + (f"，是否想写 {guess!r}？" if guess else "；") + f"可用的有：{listed}"
        )
    more = f"; did you mean {guess!r}?" if guess else ";"
    raise Failure(f"there is no code for {name!r}{more} there are: {listed}")


def _no_page(name: str, guess: str, language: Language) -> str:
    if language == "zh":
        return f"没有页面或 <link> 名为 {name!r}" + (f"，是否想写 {guess!r}？" if guess else "")
    return f"no page or <link> is called {name!r}" + (f"; did you mean {guess!r}?" if guess else "")


def _notes(missing: Sequence[str], unnamed: Mapping[str, str], page: str, language: Language) -> list[str]:
    """What may be wrong with the parameters."""
    if language == "zh":
        lacking = [f"{page} 还需要参数 `{name}`：--param {name}=…" for name in missing]
        return lacking + [
            f"{page} 的 <seo params> 中没有 `{name}`" + (f"，是否想写 `{guess}`？" if guess else "")
            for name, guess in unnamed.items()
        ]
    lacking = [f"{page} needs the parameter `{name}`: --param {name}=…" for name in missing]
    return lacking + [
        f"the <seo params> of {page} does not name `{name}`" + (f"; did you mean `{guess}`?" if guess else "")
        for name, guess in unnamed.items()
    ]
