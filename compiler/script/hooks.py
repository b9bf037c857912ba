"""The functions the platforms call by name."""

from collections.abc import Mapping
from dataclasses import replace

from mpc.compiler.diagnostics import FileSink
from mpc.compiler.script.model import NOT_CONSTANT, Binding, Kind

HOOKS: Mapping[Kind, tuple[str, ...]] = {
    "page": (
        "onLoad", "onShow", "onReady", "onHide", "onUnload", "onPullDownRefresh", "onReachBottom", "onPageScroll",
        "onResize", "onTabItemTap", "onShareAppMessage", "onShareTimeline", "onAddToFavorites",
    ),
    "component": ("onMount", "onUnmount", "onPageShow", "onPageHide"),
    "app": ("onLaunch", "onShow", "onHide", "onError", "onPageNotFound", "onUnhandledRejection"),
    "module": (),
}  # fmt: skip


def called_hooks(bindings: Mapping[str, Binding], kind: Kind) -> dict[str, Binding]:
    """Constants named like a hook whose value only running tells, `const onReachBottom = throttle(…)`, as functions.

    They count as taking what the platform hands over.
    """
    named = {name: bindings[name] for name in HOOKS[kind] if name in bindings}
    return {name: replace(each, is_function=True, parameters=1) for name, each in named.items() if _is_open(each)}


def check_hooks(bindings: Mapping[str, Binding], kind: Kind, at: FileSink) -> None:
    """Report what is named like a hook and can be none."""
    for name in HOOKS[kind]:
        binding = bindings.get(name)
        if binding is not None and not binding.is_function and not _is_open(binding):
            at.report("MP560", binding.span, name=name)


def _is_open(binding: Binding) -> bool:
    return not binding.is_function and binding.kind == "const" and binding.value is NOT_CONSTANT
