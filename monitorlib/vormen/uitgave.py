"""An edition as its forms take it: the executed notebooks, read once, and the tables that they show."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Self

import nbformat
from nbformat import NotebookNode

from monitorlib.editie.editie import Editie
from monitorlib.pagina.nagelaten import Executed
from monitorlib.pagina.uitvoer import DATA_MIME
from monitorlib.publish.exporter import HTML, Page
from monitorlib.publish.menu import Menupunt, titel_van
from monitorlib.publish.outputs import check_cells
from monitorlib.publish.site import page_of
from monitorlib.publish.tabelplaats import Tabelplaats, uitvoer_met_plaats
from monitorlib.vormen.namen import NIET_VOOR_PUBLICATIE
from monitorlib.vormen.tabel_uit_html import Tabelbeeld, tabellen_in
from monitorlib.vormen.wijzigingen import Wijzigingen


@dataclass(frozen=True)
class Uitgevoerd:
    """An executed chapter, of which every cell can be published."""

    naam: str
    titel: str
    notebook: NotebookNode


@dataclass(frozen=True)
class Bladtabel:
    """A table of a page: as it looks there, where it stands, and the data that it left; None of a table of words."""

    plaats: Tabelplaats
    beeld: Tabelbeeld
    gegevens: dict[str, Any] | None

    @property
    def adres(self) -> str:
        """Its address, relative to the site."""
        return f"{self.plaats.pagina}#{self.beeld.id}"

    @property
    def stand(self) -> str:
        """Say whether its numbers are final, where what stands under it does not say that they may change."""
        zin = str(self.gegevens["monitor"]["stand"]["zin"]) if self.gegevens else ""
        return "" if zin in self.beeld.bron else zin


@dataclass(frozen=True)
class Uitgave:
    """An edition of which every chapter was executed, for the readers of its forms."""

    editie: Editie
    lezers: str
    page: Page
    ready: Executed
    hoofdstukken: tuple[Uitgevoerd, ...]
    # What a published edition says of numbers that became others.
    wijzigingen: Wijzigingen | None

    @classmethod
    def lees(cls, ready: Executed, lezers: str, wijzigingen: Wijzigingen | None) -> Self:
        """Read the executed notebooks in a site; raises `PublishError` at what no page can show."""
        editie, gelezen = ready.editie, []
        for naam in editie.parameters.hoofdstukken.gevraagd():
            notebook = nbformat.read(ready.folder / "notebooks" / f"{naam}.ipynb", as_version=4)
            check_cells(notebook, editie.notebook_shown(naam))
            gelezen.append(Uitgevoerd(naam, titel_van(notebook, naam), notebook))
        page = page_of(editie, lezers, {een.naam: een.titel for een in gelezen})
        return cls(editie, lezers, page, ready, tuple(gelezen), wijzigingen)

    @property
    def merk(self) -> str:
        """What every sheet says first: that it may not be published, and what kind of edition it is."""
        intern = f"{NIET_VOOR_PUBLICATIE}." if self.lezers == "intern" else ""
        return " ".join(filter(None, (intern, self.page.banner)))

    @property
    def regel(self) -> str:
        """The edition in one line: what it is about, its period, peildatum and status."""
        page = self.page
        return f"{page.titel}, {page.gebied}, {page.periode}. Peildatum: {page.peildatum}. Status: {page.status}."

    @cached_property
    def tabellen(self) -> tuple[Bladtabel, ...]:
        """Every table with an address of its own, in the order of the pages."""
        van_hoofdstukken = (een for hoofdstuk in self.hoofdstukken for een in _tabellen_van(hoofdstuk))
        return (*van_hoofdstukken, *self._herzien)

    @property
    def _herzien(self) -> Iterator[Bladtabel]:
        if self.wijzigingen and (beeld := self.wijzigingen.tabel):
            yield Bladtabel(self.wijzigingen.plaats, beeld, None)


def _tabellen_van(hoofdstuk: Uitgevoerd) -> Iterator[Bladtabel]:
    for plaats, data in uitvoer_met_plaats(hoofdstuk.notebook.cells, Menupunt(hoofdstuk.naam, hoofdstuk.titel)):
        yield from _in_uitvoer(plaats, data)


def _in_uitvoer(plaats: Tabelplaats, data: Mapping[str, Any]) -> Iterator[Bladtabel]:
    gegevens = data.get(DATA_MIME)
    naam = gegevens["monitor"]["naam"] if gegevens else ""
    for beeld in tabellen_in("".join(data.get(HTML, ""))):
        eigen = beeld.id in (f"tabel-{naam}", f"cijfers-{naam}")
        yield Bladtabel(plaats, beeld, gegevens if eigen else None)
