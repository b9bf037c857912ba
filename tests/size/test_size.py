"""What a user's users download: the promises in bytes, for production builds. Run with -s to see the numbers."""

from pathlib import Path

import pytest
from mpc.compiler.cli import backend
from mpc.compiler.diagnostics import Sink
from mpc.compiler.files import Files, Folder, Memory
from mpc.compiler.pipeline import compile_project
from mpc.targets import discover
from mpc.targets.assemble import assemble_runtime, load_parts
from mpc.templates import project_files

COUNTER = Path(__file__).parent / "counter"
COUNTER_LIMIT = 2_500
RUNTIME_LIMIT = 8 * 1024
# Files that tell a vendor's tools about the project; phones never see them.
PROJECT_CONFIG = {"project.config.json", "mini.project.json"}

TARGETS = list(discover())


def build(files: Files, target: str) -> dict[str, str]:
    sink = Sink()
    result = compile_project(files, backend(), [target], "production", sink)
    assert sink.diagnostics == []
    return dict(result.bundles[target].files)


@pytest.mark.parametrize("target", TARGETS)
def test_counter_app(target: str) -> None:
    assert PROJECT_CONFIG & set(project_files(target))
    files = build(Folder(COUNTER, Sink()), target)
    sizes = {path: len(text.encode()) for path, text in files.items() if path not in PROJECT_CONFIG}
    total = sum(sizes.values())
    print(f"\n{target}: counter app {total} bytes", sizes)
    assert total <= COUNTER_LIMIT


@pytest.mark.parametrize("target", TARGETS)
def test_whole_runtime(target: str) -> None:
    parts = load_parts(target)
    text = assemble_runtime(parts, [part.name for part in parts], production=True)
    print(f"\n{target}: whole runtime {len(text.encode())} bytes")
    assert len(text.encode()) <= RUNTIME_LIMIT


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize(
    "page",
    [
        "<page>鲜果</page>",
        '<page><button @tap="go">去</button></page>\n<script>\nfunction go() { console.log(1) }\n</script>',
    ],
    ids=["static", "stateless"],
)
def test_page_without_state_loads_no_runtime(target: str, page: str) -> None:
    app = '<app><pages><page src="pages/home" /></pages></app>'
    files = build(Memory({"app.mp": app, "pages/home.mp": page}), target)
    assert "mpc.js" not in files
    assert "require" not in files["pages/home.js"]
