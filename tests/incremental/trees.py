"""What the tests of building again share: a small app, builds of it, folders as data."""

from pathlib import Path

from mpc.compiler.build.disk import DISK, Disk
from mpc.compiler.build.job import Job
from mpc.compiler.build.session import Session
from mpc.compiler.commands.shared import backend
from mpc.compiler.diagnostics import Sink
from mpc.compiler.render import as_text

APP = {
    "mpc.toml": '[app]\nname = "again"\n\n[env]\nAPI = "https://a.example"\n',
    "app.mp": '<app title="Again">\n<pages>\n<page src="pages/home" />\n<page src="pages/list" />\n</pages>\n</app>\n'
    '<style>\n@import "./styles/base.css";\n.app { color: red }\n</style>\n',
    "pages/home.mp": '<page title="Home">\n<card :value="price" @change="changed" />\n<image src="@/assets/a.png" />\n'
    '<view @tap="go">{{ money(price) }}</view>\n</page>\n'
    '<script>\nimport mp from "mpc"\nimport Card from "@/components/card.mp"\nimport { money } from "@/lib/format"\n'
    "let price = $state(1)\nfunction changed(e) { price = e.detail }\n"
    'function go() { mp.navigateTo({ url: "/pages/list" }) }\n</script>\n'
    '<style>\n@import "@/styles/base.css";\n.home { color: blue }\n</style>\n',
    "pages/list.mp": '<page title="List">\n<view mp:for="row in rows" mp:key="row.id">{{ row.name }}</view>\n</page>\n'
    '<script>\nimport { cart } from "@/stores/cart"\nlet rows = $state([{ id: 1, name: "a" }])\n'
    "function onShow() { rows = cart.rows }\n</script>\n",
    "components/card.mp": '<component>\n<view class="card" @tap="more">{{ value }}<slot /></view>\n</component>\n'
    '<script>\nconst { value = 0 } = $props()\nfunction more() { $emit("change", value + 1) }\n</script>\n'
    "<style>\n.card { margin: 1rpx }\n</style>\n",
    "lib/format.ts": 'import { unit } from "./unit"\nexport function money(x: number) { return unit + x.toFixed(2) }\n',
    "lib/unit.ts": 'export const unit = "¥"\n',
    "stores/cart.ts": 'import { store } from "mpc"\nexport const cart = store({ rows: [] })\n',
    "styles/base.css": ".base { padding: 1rpx }\n",
    "assets/a.png": "picture",
}


def put(root: Path, files: dict[str, str]) -> Path:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return root


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of an output, what it says by path; not what mpc keeps beside it."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.relative_to(folder).parts[0].startswith(".")
    }


def folders(folder: Path) -> list[str]:
    found = (path.relative_to(folder) for path in sorted(folder.rglob("*")) if path.is_dir())
    return [path.as_posix() for path in found if not path.parts[0].startswith(".")]


def session(root: Path, disk: Disk = DISK, targets: tuple[str, ...] = (), out: Path | None = None) -> Session:
    names = list(targets) or sorted(backend().names)
    return Session(Job(root, targets, out, "development"), backend(), names, disk=disk)


def build(root: Path, disk: Disk = DISK) -> str:
    """One build in a process of its own, as it were; its messages."""
    sink = Sink()
    session(root, disk).build(sink)
    return as_text(sink.diagnostics, "en")


def clean(root: Path, out: Path) -> tuple[str, dict[str, bytes]]:
    """What a build into an empty folder says and makes."""
    sink = Sink()
    session(root, out=out).build(sink)
    return as_text(sink.diagnostics, "en"), tree(out) if out.exists() else {}
