"""Base libraries: what the app must run on, and what needs a later one."""

from mpc.compiler.config import Config
from mpc.compiler.diagnostics import FileSink, Sink
from mpc.compiler.source import Span
from mpc.targets.base import Target


def base_library(config: Config, target: Target) -> str:
    """The oldest base library that the app must run on: what mpc.toml says, or the oldest that mpc emits for."""
    return config.option(target.name, "base-library", str(target.platform["base_library"]))


def is_older(version: str, since: str) -> bool:
    """Whether a base library comes before another."""
    return _numbers(version) < _numbers(since)


def check_base_library(config: Config, target: Target, sink: Sink) -> None:
    """Report a base library that is older than what mpc emits for."""
    version, least = base_library(config, target), str(target.platform["base_library"])
    if is_older(version, least) and config.file is not None:
        place = config.place("target", target.name, "base-library")
        titles = {"target": target.title("en"), "target_zh": target.title("zh")}
        sink.report("MP010", config.file, place, version=version, least=least, **titles)


def chosen(config: Config, target: Target) -> str:
    """The base library that the author names; empty: nothing is compared with it."""
    return config.option(target.name, "base-library")


def check_since(what: str, since: str | None, version: str, target: Target, span: Span, sink: FileSink) -> None:
    """Report the use of something that the base library named in mpc.toml lacks."""
    if version and since is not None and is_older(version, since):
        titles = {"target": target.title("en"), "target_zh": target.title("zh")}
        sink.report("MP820", span, what=what, since=since, version=version, name=target.name, **titles)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))
