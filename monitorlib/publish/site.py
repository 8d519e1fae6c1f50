"""The site of an edition: a page per executed chapter, an index, a manifest."""

from pathlib import Path

from nbformat import NotebookNode

from monitorlib.editie.editie import Editie
from monitorlib.editie.layout import Layout
from monitorlib.hoofdstuk.vorm import kop_van
from monitorlib.pagina.bladen.kalender import BESTAND as KALENDER
from monitorlib.pagina.nagelaten import Executed
from monitorlib.pagina.record import Nagelaten
from monitorlib.publish.colofon import colofon_van
from monitorlib.publish.exporter import Kaart, Page, export_hoofdstuk, export_index
from monitorlib.publish.indicatoren_csv import write_indicators
from monitorlib.publish.kalenderbestand import ics
from monitorlib.publish.manifest import write_manifest
from monitorlib.publish.menu import Menupunt, notebook_of, titels
from monitorlib.publish.outputs import check_cells
from monitorlib.tijd.dagen import datum_lang
from monitorlib.tijd.woorden import verwoord

FICTIEF = "Voorbeeld met verzonnen gegevens: geen gemeente, aanbieder of persoon hierin bestaat."
NOG_OPEN = "Nog niet af: er is nog iets in te vullen of te leveren. Waar, staat op de pagina's zelf."
BANNER = "Reproductie uit een openbare publicatie; geen uitgave van de gemeente."


def write_page(notebook: NotebookNode, editie: Editie, lezers: str, naam: str, folder: Path) -> None:
    """Write the page of an executed chapter into the folder of the site that is being made.

    Raises `PublishError` at anything that a page cannot show.
    """
    check_cells(notebook, editie.notebook_shown(naam))
    _write(folder / f"{naam}.html", export_hoofdstuk(notebook, naam, page_of(editie, lezers, titels(editie))))


def write_site(naam: str, lezers: str, folder: Path) -> None:
    """Write what a site has besides its chapters: index, calendar, indicators and manifest.

    `folder` holds the executed notebooks of every chapter.
    """
    editie = Editie.named(naam, Layout.find())
    ready = Executed.read(editie, folder)
    if editie.parameters.kalender:
        _write(folder / KALENDER, ics(editie))
    _write(folder / "index.html", index_of(ready, page_of(editie, lezers, titels(editie))))
    write_indicators(ready)
    write_manifest(ready, lezers)


def index_of(ready: Executed, page: Page) -> str:
    """Make the overview of an edition of which every chapter was executed."""
    records = {record.hoofdstuk: record for record in ready.records}
    kaarten = [_kaart(hoofdstuk.naam, hoofdstuk.titel, records, ready) for hoofdstuk in page.hoofdstukken]
    return export_index(page, kaarten, KALENDER if ready.editie.parameters.kalender else None)


def page_of(editie: Editie, lezers: str, menu: dict[str, str]) -> Page:
    """Give what every page of an edition says of it."""
    parameters = editie.parameters
    banner = FICTIEF if parameters.status == "fictief" else None
    if parameters.publicatie is not None:
        publicatie = parameters.publicatie
        banner = f"{BANNER} {publicatie.titel}, {datum_lang(publicatie.datum)}."
    banner = " ".join(filter(None, (editie.proef, NOG_OPEN if editie.nog_open else "", banner))) or None
    return Page(
        titel=_titel(editie),
        gebied=parameters.gebied,
        periode=editie.periode.label,
        peildatum=datum_lang(editie.periode.peildatum),
        status=parameters.status,
        lezers=lezers,
        banner=banner,
        hoofdstukken=tuple(Menupunt(naam, titel) for naam, titel in menu.items()),
        colofon=colofon_van(parameters.colofon),
    )


def _titel(editie: Editie) -> str:
    titel, open_ = editie.parameters.titel, any(een.onder("titel") for een in editie.nog_open)
    return f"Titel {titel} (params.yml, titel)" if open_ else titel


def _kaart(naam: str, titel: str, records: dict[str, Nagelaten], ready: Executed) -> Kaart:
    record = records.get(naam)
    _, vraag = kop_van(notebook_of(ready.editie, naam).cells)
    van_alles = ready.editie.parameters.hoofdstukken.gevraagd()[naam].verantwoordt
    bevindingen = len(ready.bevindingen) if van_alles else len(record.bevindingen) if record else 0
    return Kaart(
        naam,
        titel,
        verwoord(vraag, ready.editie.periode),
        len(record.tabellen) if record else 0,
        len(record.figuren) if record else 0,
        bevindingen,
        bool(ready.getoetst if van_alles else record and record.getoetst),
    )


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="")
