"""The site of an edition: a page per executed chapter, and an index."""

from dataclasses import replace
from pathlib import Path

from nbformat import NotebookNode

from monitorlib.editie.editie import Editie
from monitorlib.editie.layout import OPENBAAR
from monitorlib.editie.params.hoofdstukken import hoofdstuk_van_indicatoren
from monitorlib.editie.per_gemeente import FOLDER as GEMEENTEN
from monitorlib.engine.stale.state import NIET_VOOR_PUBLICATIE
from monitorlib.hoofdstuk.vorm import kop_van
from monitorlib.pagina.bladen.antwoord import antwoord_van_editie, antwoord_van_verantwoording, zonder_links
from monitorlib.pagina.bladen.kalender import BESTAND as KALENDER
from monitorlib.pagina.bladen.kerncijfers import kerncijfers
from monitorlib.pagina.bladen.onzeker import onzeker
from monitorlib.pagina.nagelaten import Executed, read_records
from monitorlib.pagina.record import Nagelaten
from monitorlib.publish.colofon import colofon_van
from monitorlib.publish.exporter import Kaart, Page, Voorpagina, export_hoofdstuk, export_index
from monitorlib.publish.indicatoren_csv import write_indicators
from monitorlib.publish.indicatorpaginas import write_indicatorpaginas
from monitorlib.publish.kalenderbestand import ics
from monitorlib.publish.menu import Menupunt, notebook_of, titels
from monitorlib.publish.outputs import check_cells
from monitorlib.tijd.dagen import datum_lang
from monitorlib.tijd.woorden import verwoord
from monitorlib.vormen.namen import gemaakt
from monitorlib.vormen.wijzigingen import BESTAND as WIJZIGINGEN

FICTIEF = "Voorbeeld met verzonnen gegevens: geen gemeente, aanbieder of persoon hierin bestaat."
_NOTITIE = """Niet voor publicatie: bevat kleine aantallen.

Deze map is voor wie de monitor maakt en beoordeelt. Uit een klein aantal is soms een persoon te herkennen. Zet haar op
geen website en stuur haar aan niemand buiten. Openbaar maken gaat met: monitor publish
"""
NOG_OPEN = "Nog niet af: er is nog iets in te vullen of te leveren. Waar, staat op de pagina's zelf."
BANNER = "Reproductie uit een openbare publicatie; geen uitgave van de gemeente."


def write_page(
    notebook: NotebookNode, editie: Editie, lezers: str, naam: str, folder: Path, *, met_csv: bool = False
) -> None:
    """Write the page of an executed chapter, and those of its indicators, into the folder of the site in the making.

    With `met_csv` each table leads to its CSV file, which the site will have.

    Raises `PublishError` at anything that a page cannot show.
    """
    check_cells(notebook, editie.notebook_shown(naam))
    page = replace(page_of(editie, lezers, titels(editie)), met_csv=met_csv)
    html = export_hoofdstuk(notebook, naam, page)
    _write(folder / f"{naam}.html", html)
    write_indicatorpaginas(notebook, naam, page, editie.naam, html, folder)


def write_site(ready: Executed, lezers: str) -> Page:
    """Write what a site has besides its chapters, its forms and its manifest: index, calendar and indicators.

    `ready` is what its executed chapters left; gives what every page says.
    """
    editie, folder = ready.editie, ready.folder
    if editie.parameters.kalender:
        _write(folder / KALENDER, ics(editie))
    page = page_of(editie, lezers, titels(editie))
    _write(folder / "index.html", index_of(ready, page))
    write_indicators(ready, lezers)
    if lezers != OPENBAAR:
        _write(folder / NIET_VOOR_PUBLICATIE, _NOTITIE)
    return page


def index_of(ready: Executed, page: Page) -> str:
    """Make the overview of an edition of which every chapter was executed."""
    return export_index(page, voorpagina(ready, page))


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
        van_gemeente=editie.gemeente is not None,
        colofon=colofon_van(parameters.colofon),
    )


def _titel(editie: Editie) -> str:
    titel, open_ = editie.parameters.titel, any(een.onder("titel") for een in editie.nog_open)
    return f"Titel {titel} (params.yml, titel)" if open_ else titel


def voorpagina(ready: Executed, page: Page) -> Voorpagina:
    """Gather the front page from what the chapters left; nothing is calculated."""
    editie, gevraagd = ready.editie, ready.editie.parameters.hoofdstukken.gevraagd()
    samenvatting = next((een for een in ready.records if gevraagd[een.hoofdstuk].leest_alles), None)
    antwoord = samenvatting.antwoord if samenvatting else antwoord_van_editie(ready.records, editie)
    return Voorpagina(
        antwoord=antwoord or next((_elders(een) for een in ready.records if een.antwoord), ()),
        kerncijfers=kerncijfers(ready.records, editie, _van_de_regio(editie)),
        onzeker=onzeker(ready),
        kaarten=[_kaart(hoofdstuk.naam, hoofdstuk.titel, ready) for hoofdstuk in page.hoofdstukken],
        kalender=KALENDER if editie.parameters.kalender else "",
        gemeenten=_naar_gemeenten(editie),
        vormen=gemaakt(editie, ready.folder),
        wijzigingen=WIJZIGINGEN if page.lezers == OPENBAAR else "",
    )


def _elders(record: Nagelaten) -> tuple[str, ...]:
    """Give the answer of a chapter for another page: links within the chapter lead there."""
    kop, *rest = record.antwoord
    return zonder_links(kop), *(een.replace('href="#', f'href="{record.hoofdstuk}.html#') for een in rest)


def _van_de_regio(editie: Editie) -> list[Nagelaten]:
    """Read what the region of one gemeente left of its indicators; nothing where it is not built."""
    naam, site = hoofdstuk_van_indicatoren(), editie.layout.region_site
    if editie.gemeente is None or site is None or not (site / "notebooks" / f"{naam}.ipynb").is_file():
        return []
    return read_records(site / "notebooks", [naam])


def _naar_gemeenten(editie: Editie) -> str:
    """Give the way from the front page of a region to its gemeenten; empty where they have no pages."""
    index, site = f"{GEMEENTEN}/index.html", editie.layout.region_site
    return index if editie.gemeente is None and site and (site / index).is_file() else ""


def _kaart(naam: str, titel: str, ready: Executed) -> Kaart:
    """Give a chapter with the first sentence of its answer; who accounts for all answers for all."""
    record = next((een for een in ready.records if een.hoofdstuk == naam), None)
    _, vraag = kop_van(notebook_of(ready.editie, naam).cells)
    antwoord = record.antwoord if record else antwoord_van_verantwoording(ready.getoetst, ready.bevindingen)
    return Kaart(
        naam,
        titel,
        verwoord(vraag, ready.editie.periode),
        zonder_links(antwoord[0]) if antwoord else "",
    )


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="")
