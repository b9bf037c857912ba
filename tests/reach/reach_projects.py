"""Small projects for the tests of this folder."""

from mpc.compiler.cli import backend
from mpc.compiler.commands.reach import platforms
from mpc.compiler.diagnostics import Sink
from mpc.compiler.files import Memory
from mpc.compiler.pipeline import read_project
from mpc.compiler.reach.entries import Entries
from mpc.compiler.reach.outputs import Reach

APP = """<app title="Fruit">
  <pages>
    <page src="pages/home" />
    <page src="pages/pear" />
  </pages>
  <seo site="https://fruit.example" keywords="fruit" />
</app>
"""
HOME = '<page title="Home">\n  <view>Home</view>\n</page>\n'
PEAR = """<page>
  <seo title="{{ pear.name }}" params="id" type="product" price="{{ pear.price }}" />
  <link name="pear" query="id=1" />
  <view>{{ pear.name }}</view>
</page>

<script>
let pear = $state({ name: "", price: 0 })
</script>
"""
COLLECTION = """[[seo.collection]]
page = "pages/pear"
file = "pears.json"
as = "pear"
params = { id = "id" }
"""
FILES = {
    "app.mp": APP,
    "pages/home.mp": HOME,
    "pages/pear.mp": PEAR,
    "mpc.toml": COLLECTION,
    "pears.json": '[{ "id": 1, "name": "Conference", "price": 2.5 }, { "id": 2, "name": "Williams", "price": 3 }]',
}


def reach(changes: dict[str, str] | None = None) -> tuple[Reach, Sink]:
    """A project with some files changed, as `mpc reach` sees it, and what it has reported."""
    sink = Sink()
    files = Memory({**FILES, **(changes or {})})
    config, project = read_project(files, backend(), "production", sink)
    assert project is not None
    entries = Entries(project, config, files)
    sink.extend(entries.check()[1].diagnostics)
    return Reach(project, config, files, entries, platforms(config)), sink


def codes(sink: Sink) -> list[str]:
    return [each.code for each in sink.diagnostics]
