"""What opens the mini-programs from the web site's pages: each platform's button, its words, and what it does."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from mpc.compiler.diagnostics import Sink
from mpc.compiler.reach.entries import Entry
from mpc.compiler.reach.platform import Platform, query_string
from mpc.compiler.reach.settings import Settings
from mpc.compiler.reach.ways import Way, too_long, way
from mpc.compiler.reach.words import WORDS
from mpc.templates import macro, render_template


@dataclass(frozen=True, slots=True)
class Button:
    """What one platform has on one page. `path` is the page as the platform's own element wants it, or ""."""

    platform: str
    path: str
    html: str
    opens: bool  # else it says in words what to do


@dataclass
class Buttons:
    """The buttons of one site. `platforms` are those that the app is on, in their order."""

    settings: Settings
    platforms: Sequence[Platform]
    sink: Sink
    _told: set[tuple[str, str]] = field(default_factory=set)  # (page, platform)

    def of(self, entry: Entry) -> list[Button]:
        """The buttons of a page, then the words for platforms that have none."""
        text = query_string(entry.query)
        found = []
        for platform in self.platforms:
            if too_long(platform, text):
                self._tell_length(entry, platform, len(text))
            one = way(platform, entry.page, entry.query)
            html = self._macros[platform.name](one, self._words[platform.name])
            found.append(Button(platform.name, one.path, html, bool(one.link or one.resolver)))
        return sorted(found, key=lambda button: not button.opens)

    def script(self) -> str:
        """What the buttons do beyond being links."""
        own = [
            render_template(one.name, "open.js.j2", platform=one, settings=self.settings, words=self._words[one.name])
            for one in self.platforms
        ]
        return render_template("site", "site.js.j2", scripts=[text.strip() for text in own if text.strip()])

    @property
    def colors(self) -> Mapping[str, str]:
        return {each.name: each.table["visitor"]["color"] for each in self.platforms}

    @property
    def agents(self) -> Mapping[str, str]:
        """By which word of their User-Agent the platforms' browsers are known."""
        return {each.name: each.table["visitor"]["agent"] for each in self.platforms}

    @property
    def crawlers(self) -> list[str]:
        """The words of the platforms' crawlers: they see what everybody sees."""
        return [each.table["visitor"]["crawler"] for each in self.platforms if "crawler" in each.table["visitor"]]

    @cached_property
    def apps(self) -> Mapping[str, str]:
        """What people call the platforms' apps."""
        return {each.name: each.table["visitor"]["name"][self.settings.words] for each in self.platforms}

    @cached_property
    def _words(self) -> Mapping[str, Mapping[str, str]]:
        words = WORDS[self.settings.words]
        return {
            name: {
                "open": words["open_in"].format(title=app),
                "search": words["search"].format(title=app, name=self.settings.name),
                "browser": words["browser"],
            }
            for name, app in self.apps.items()
        }

    @cached_property
    def _macros(self) -> Mapping[str, Callable[[Way, Mapping[str, str]], str]]:
        return {each.name: macro(f"{each.name}/open.html", "button") for each in self.platforms}

    def _tell_length(self, entry: Entry, platform: Platform, count: int) -> None:
        if (entry.page, platform.name) not in self._told:
            self._told.add((entry.page, platform.name))
            titles = {"target": platform.title["en"], "target_zh": platform.title["zh"]}
            most = platform.table["scheme"]["most_query"]
            self.sink.report("MP757", entry.file, entry.span, what=entry.what, count=count, most=most, **titles)
