"""Writes docs/diagnostics.md from the catalogue and the samples beside this file.

python tests/errors/error_docs.py
"""

import re
from pathlib import Path

from error_samples import EXPECTED, HERE, code_of, folders, shown_files
from mpc.compiler.diagnostics import Code, catalogue

PAGE = HERE.parent.parent / "docs" / "diagnostics.md"
HEAD = """\
# Diagnostics

Everything that mpc reports, one code a section. This page is written from `compiler/codes.toml` and the sample
projects in `tests/errors/` by `python tests/errors/error_docs.py`; a test holds it up to date.

```
mpc check DIR                 what is wrong, with the line and what to do; nothing is written
mpc check DIR --report json   the same as data, for editors and scripts; or sarif, github
mpc check DIR --lang zh       in Chinese; without --lang the locale decides
```

* Exit code 0: no errors (warnings do not count). 1: errors in the sources. 2: the command line or `mpc.toml` is wrong,
  there is no app, or nothing could be written.
* All mistakes of a project are reported in one run. With `mpc build`, a target is written unless something reported
  concerns it: an element that only Alipay lacks stops Alipay alone.
* The names in parentheses at a message's end are the targets concerned; without them it concerns all.
* A JSON entry has `code`, `severity`, `message`, `file`, `line`, `column`, `endLine`, `endColumn`, `target` and `help`.
  Lines and columns count from 1, columns in characters, the end is exclusive; `file` and `target` may be null.
"""
SECTIONS = {
    "0": "Files and configuration",
    "1": "Markup: syntax",
    "2": "Names",
    "3": "Markup: meaning",
    "4": "Expressions",
    "5": "Script",
    "6": "Style",
    "7": "The app",
    "8": "What a target cannot do",
}
_FENCES = {".mp": "html", ".toml": "toml", ".ts": "ts", ".js": "js", ".css": "css", ".json": "json"}
_MANY = 24  # lines or characters times ten that a page can bear of one sample


def document() -> str:
    """The whole page."""
    samples = {code_of(folder): folder for folder in folders()}
    parts = [HEAD]
    section = ""
    for code, entry in sorted(catalogue().items()):
        if code[2] != section:
            section = code[2]
            parts.append(f"## {SECTIONS[section]}\n")
        parts.append(_entry(entry, samples.get(code)))
    return "\n".join(parts)


def _entry(entry: Code, sample: Path | None) -> str:
    warning = " (warning)" if entry.severity == "warning" else ""
    lines = [f"### {entry.code} {entry.name}{warning}\n"]
    for language in ("en", "zh"):
        advice = _plain(entry.help[language])
        lines.append(_plain(entry.message[language]) + (f"  \n*{advice}*" if _says_something(advice) else "") + "\n")
    if sample is not None:
        lines += [_file(sample, path) for path in shown_files(sample)]
        lines.append(_fenced("text", (sample / EXPECTED).read_text(encoding="utf-8")))
    return "\n".join(lines)


def _plain(template: str) -> str:
    """A template as a person reads it: `{name}` stands for what is filled in."""
    escaped = template.replace("<", "&lt;").replace("*", r"\*")
    escaped = re.sub(r"`[^`]*`", lambda match: match[0].replace("&lt;", "<").replace(r"\*", "*"), escaped)
    return re.sub(r"\{\{|\}\}", lambda match: match[0][0], escaped)


def _says_something(advice: str) -> bool:
    return re.sub(r"\{\w+\}", "", advice).strip() != ""


def _file(sample: Path, path: Path) -> str:
    name = path.relative_to(sample).as_posix()
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return f"`{name}` (not shown)\n"
    if max(map(len, text.split("\n"))) > _MANY * 10 or text.count("\n") > _MANY:
        return f"`{name}` (not shown)\n"
    return f"`{name}`\n{_fenced(_FENCES.get(path.suffix, ''), text)}"


def _fenced(language: str, text: str) -> str:
    return f"```{language}\n{text.rstrip()}\n```\n"


if __name__ == "__main__":
    PAGE.write_text(document(), encoding="utf-8", newline="\n")
