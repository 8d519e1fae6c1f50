"""Where in an executed chapter something stands: the heading and the last words above it, and its page."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from monitorlib.hoofdstuk.notebook_file import source_of
from monitorlib.pagina.uitvoer import INDICATOR_MIME
from monitorlib.publish.indicatormenu import MAP as INDICATOREN
from monitorlib.publish.markdown import last_words
from monitorlib.publish.menu import Menupunt


@dataclass(frozen=True)
class Tabelplaats:
    """Where a table stands: its chapter, the heading and the last words above it, its page relative to the site.

    On the page of an indicator the heading is its name, and its own declaration says what it is.
    """

    hoofdstuk: Menupunt
    sectie: str
    uitleg: str
    pagina: str
    van_indicator: bool = False


def uitvoer_met_plaats(
    cellen: Sequence[Mapping[str, Any]], hoofdstuk: Menupunt
) -> Iterator[tuple[Tabelplaats, Mapping[str, Any]]]:
    """Give what each output of an executed chapter holds, with where it stands."""
    sectie = uitleg = ""
    for cel in cellen:
        if cel["cell_type"] == "markdown":
            kop, uitleg = last_words(source_of(cel))
            sectie = kop or sectie
        for uit in cel.get("outputs", ()):
            data = uit.get("data", {})
            yield _plaats(hoofdstuk, sectie, uitleg, data.get(INDICATOR_MIME)), data


def _plaats(hoofdstuk: Menupunt, sectie: str, uitleg: str, van: Mapping[str, str] | None) -> Tabelplaats:
    if van is None:
        return Tabelplaats(hoofdstuk, sectie, uitleg, f"{hoofdstuk.naam}.html")
    return Tabelplaats(hoofdstuk, van["titel"], "", f"{INDICATOREN}/{van['naam']}.html", van_indicator=True)
