"""`mpc build --profile`: a table of where the time went, on stderr, behind all else that a build says."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

import click
from mpc.compiler.diagnostics import Language
from mpc.compiler.profile import Profile, begin, phase

FILES = 10
"""As many of the slowest files are listed."""

_TITLES: dict[Language, tuple[str, str, str, str]] = {
    "en": ("start", "the rest", "{clock:.2f} s on the clock, {cpu:.2f} s of all processors", "slowest files"),
    "zh": ("启动", "其他", "用时 {clock:.2f} 秒，处理器共 {cpu:.2f} 秒", "最慢的文件"),
}


@contextmanager
def profiled(language: Language) -> Iterator[None]:
    """Measure what is done inside, and tell it whatever comes of it."""
    before, start = time.process_time(), time.perf_counter()
    profile = begin()
    begins, rest, *_ = _TITLES[language]
    profile.seconds[begins, ""] = before  # Python, and what it has loaded so far
    try:
        with phase(rest):
            yield
    finally:
        click.echo(table(profile, time.perf_counter() - start + before, language), err=True, nl=False)


def table(profile: Profile, clock: float, language: Language) -> str:
    """The phases in their order, then the files that took longest; a line each."""
    *_, total, slowest = _TITLES[language]
    cpu = sum(profile.phases.values())
    lines = [total.format(clock=clock, cpu=cpu)]
    lines += [f"  {seconds:8.3f} s {seconds / cpu:4.0%}  {name}" for name, seconds in profile.phases.items()]
    files = sorted(((seconds, path) for path, seconds in profile.files.items() if path), reverse=True)[:FILES]
    lines += [slowest] if files else []
    lines += [f"  {seconds:8.3f} s       {path}" for seconds, path in files]
    return "".join(f"{line}\n" for line in lines)
