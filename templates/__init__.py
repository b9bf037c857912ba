"""Jinja2 templates: project files and shells. `<target>/name.j2` wins over `_base/name.j2`.

Every file in `<target>/project/` and `_base/project/` becomes a file at the root of the output. `report/` holds pages
for browsers, `site/` those of the web site that stands for an app; `<target>/open.html` is what opens it there.
"""

from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined

_SUFFIX = ".j2"


def render_template(target: str, name: str, /, **values: Any) -> str:
    """The text of a template for a target."""
    text: str = _environment().get_template(f"{target}/{name}").render(**values)
    return text


def render_page(name: str, /, **values: Any) -> str:
    """The text of a page for browsers, `report/<name>`; all values are escaped."""
    return render_html(f"report/{name}", **values)


def render_html(path: str, /, **values: Any) -> str:
    """The text of `<folder>/<name>` as HTML, XML or a part of it; all values are escaped."""
    text: str = _environment(escaped=True).get_template(f"{path}{_SUFFIX}").render(**values)
    return text


def macro(path: str, name: str, /) -> Callable[..., str]:
    """A macro of `<folder>/<file>`, for what is rendered ten thousand times; all values are escaped."""
    template = _environment(escaped=True).get_template(f"{path}{_SUFFIX}")
    found: Callable[..., str] = getattr(template.module, name)
    return found


def project_files(target: str) -> list[str]:
    """The names of the project files that a target has, without `.j2`."""
    folder = files("mpc.templates").joinpath(target, "project")
    return sorted(each.name.removesuffix(_SUFFIX) for each in folder.iterdir() if each.name.endswith(_SUFFIX))


@cache
def _environment(escaped: bool = False) -> Environment:
    return Environment(
        loader=FunctionLoader(_load),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=escaped,  # JSON and JavaScript escape by `tojson`
    )


def _load(name: str) -> str | None:
    target, _, rest = name.partition("/")
    for folder in (target, "_base"):
        file = files("mpc.templates").joinpath(folder, *rest.split("/"))
        if file.is_file():
            return file.read_text(encoding="utf-8")
    return None
