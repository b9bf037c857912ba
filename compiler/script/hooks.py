"""The functions the platforms call by name."""

from collections.abc import Mapping

from mpc.compiler.script.model import Kind

HOOKS: Mapping[Kind, tuple[str, ...]] = {
    "page": (
        "onLoad", "onShow", "onReady", "onHide", "onUnload", "onPullDownRefresh", "onReachBottom", "onPageScroll",
        "onResize", "onTabItemTap", "onShareAppMessage", "onShareTimeline", "onAddToFavorites",
    ),
    "component": ("onMount", "onUnmount", "onPageShow", "onPageHide"),
    "app": ("onLaunch", "onShow", "onHide", "onError", "onPageNotFound", "onUnhandledRejection"),
    "module": (),
}  # fmt: skip
