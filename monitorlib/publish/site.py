"""Turn an executed edition into a site: a page per chapter, an index, a manifest."""

from pathlib import Path

import nbformat
from nbformat import NotebookNode

from monitorlib.editie import Editie
from monitorlib.engine.edition import Executed, Report, executed
from monitorlib.kwartaal import datum_lang
from monitorlib.layout import swap_in
from monitorlib.publish.exporter import Chapter, Kaart, Page, chapter_title, export_chapter, export_index
from monitorlib.publish.ics import ics
from monitorlib.publish.indicators import write_indicators
from monitorlib.publish.manifest import write_manifest
from monitorlib.render.kalender import BESTAND as KALENDER
from monitorlib.render.record import Record
from monitorlib.render.verantwoording import ZELF as VERANTWOORDING

FICTIEF = "Voorbeeld met verzonnen gegevens: geen gemeente, aanbieder of persoon hierin bestaat."
BANNER = "Reproductie uit een openbare publicatie; geen uitgave van de gemeente."


def build(editie: Editie, lezers: str, report: Report) -> tuple[Path, Executed]:
    """Build the site of an edition and return the path of its index with what was executed.

    An earlier site stays as it is until the new one is complete.
    """
    with executed(editie, lezers, report) as ready:
        namen = list(editie.parameters.hoofdstukken.gevraagd())
        notebooks = {naam: nbformat.read(ready.folder / "notebooks" / f"{naam}.ipynb", as_version=4) for naam in namen}
        page = page_of(editie, lezers, {naam: chapter_title(notebook) for naam, notebook in notebooks.items()})
        for naam, notebook in notebooks.items():
            _write(ready.folder / f"{naam}.html", export_chapter(notebook, naam, page))
        records = {record.hoofdstuk: record for record in ready.records}
        kaarten = [_kaart(naam, notebook, page, records, ready) for naam, notebook in notebooks.items()]
        kalender = KALENDER if editie.parameters.kalender else None
        if kalender:
            _write(ready.folder / kalender, ics(editie))
        _write(ready.folder / "index.html", export_index(page, kaarten, kalender))
        write_indicators(ready)
        write_manifest(ready, lezers)
        target = editie.output(lezers)
        swap_in(ready.folder, target)
        return target / "index.html", ready


def page_of(editie: Editie, lezers: str, titels: dict[str, str]) -> Page:
    """Give what every page of an edition says of it."""
    parameters = editie.parameters
    banner = FICTIEF if parameters.status == "fictief" else None
    if parameters.publicatie is not None:
        publicatie = parameters.publicatie
        banner = f"{BANNER} {publicatie.titel}, {datum_lang(publicatie.datum)}."
    return Page(
        titel=parameters.titel,
        gebied=parameters.gebied,
        kwartaal=editie.kwartaal.label,
        peildatum=datum_lang(editie.kwartaal.peildatum),
        status=parameters.status,
        lezers=lezers,
        banner=banner,
        hoofdstukken=tuple(Chapter(naam, titel) for naam, titel in titels.items()),
    )


def _kaart(naam: str, notebook: NotebookNode, page: Page, records: dict[str, Record], ready: Executed) -> Kaart:
    record = records.get(naam)
    # The first cell is the title and, under it, the sentence that says what the chapter answers.
    samenvatting = " ".join(notebook.cells[0].source.split("\n", 1)[-1].split())
    bevindingen = len(ready.bevindingen) if naam == VERANTWOORDING else len(record.bevindingen) if record else 0
    return Kaart(
        naam,
        chapter_title(notebook),
        samenvatting,
        len(record.tabellen) if record else 0,
        len(record.figuren) if record else 0,
        bevindingen,
    )


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="")
