"""What is wrong with the last build: in the words of the terminal, and in the pages at its place."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Any

from monitorlib.editie.editie import Editie
from monitorlib.engine.building.rounds import Outcome
from monitorlib.engine.children.child import Limits, ask
from monitorlib.errors import InCel, MonitorError

# Of the block in a page that says what is wrong there.
ID = "monitor-fout"
STYLE = "padding:1em;white-space:pre-wrap;background:#8b0000;color:#fff"


@dataclass(frozen=True)
class AtItsPlace:
    """A page that shows what is wrong in its chapter; `beside` is what is wrong elsewhere."""

    html: bytes
    beside: str


@dataclass(frozen=True)
class Wrong:
    """All that is wrong, and by the name of their file the pages that show it at its place."""

    text: str = ""
    pages: Mapping[str, AtItsPlace] = field(default_factory=dict)

    def beside(self, page: str) -> str:
        """Say what is wrong that a page does not show at its place."""
        found = self.pages.get(page)
        return found.beside if found else self.text


def wrong_of(outcome: Outcome, lezers: str) -> Wrong:
    """Give what is wrong with an edition, each mistake in a cell at its place in the page of its chapter."""
    if not outcome.error:
        return Wrong()
    text = str(outcome.error)
    pages = {}
    for naam, error in outcome.of_hoofdstuk.items():
        if html := _page(outcome.editie, lezers, naam, error):
            beside = text.replace(str(error), "", 1).replace("\n\n", "\n").strip("\n")
            pages[f"{naam}.html"] = AtItsPlace(html.encode(), beside)
    return Wrong(text, pages)


def _page(editie: Editie, lezers: str, naam: str, error: MonitorError) -> str:
    """Make the page of a chapter with what is wrong in a cell; empty when it is in none, or there is no such page."""
    if error.in_cel is None:
        return ""
    arguments = (editie, lezers, naam, block(str(error)), error.in_cel)
    try:
        return str(ask(f"Hoofdstuk {naam}", _made, *arguments, environment={}, limits=Limits()))
    except MonitorError:
        return ""


def block(text: str) -> str:
    """Write what is wrong as a block of a page."""
    return f'<div id="{ID}" role="alert" style="{STYLE}">{escape(text)}</div>'


def _made(editie: Editie, lezers: str, naam: str, html: str, plek: InCel, tell: Any) -> str:
    from monitorlib.watch.at_its_place import page_with

    return page_with(editie, lezers, naam, html, plek)
