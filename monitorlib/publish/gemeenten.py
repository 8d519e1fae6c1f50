"""The page on which one chooses a gemeente of a region: beside the folders with the pages of each."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from monitorlib.editie.editie import Editie
from monitorlib.editie.per_gemeente import FOLDER as GEMEENTEN
from monitorlib.engine.building.plan import Options
from monitorlib.engine.children.child import ask

BESTAND = "index.html"


def publish_gemeenten(editie: Editie, options: Options) -> Path:
    """Write the page of the gemeenten of a region whose pages are built, and say where it is."""
    folder = editie.output(options.lezers) / GEMEENTEN
    ask(
        f"Editie {editie.naam}",
        _write,
        editie.naam,
        options.lezers,
        folder,
        environment=editie.layout.environment(folder),
        limits=options.limits,
    )
    return folder / BESTAND


# What follows runs in a child, where the imports are done.


def _write(naam: str, lezers: str, folder: Path, tell: Callable[[Any], None]) -> None:
    from monitorlib.editie.layout import Layout
    from monitorlib.publish.exporter import export_gemeenten
    from monitorlib.publish.site import page_of

    editie = Editie.named(naam, Layout.find())
    gemeenten = [
        (deel.map_van_gemeente or "", deel.gemeentenamen[deel.gemeente or ""], _kop(folder, deel))
        for deel in editie.gemeenten
        if (folder / (deel.map_van_gemeente or "") / BESTAND).is_file()
    ]
    fresh = folder / f".{BESTAND}.nieuw"
    fresh.write_text(export_gemeenten(page_of(editie, lezers, {}), gemeenten), encoding="utf-8", newline="")
    fresh.replace(folder / BESTAND)


def _kop(folder: Path, deel: Editie) -> str:
    """Give the headline of a gemeente as its own front page has it, without the links in it."""
    from monitorlib.pagina.bladen.antwoord import zonder_links
    from monitorlib.pagina.nagelaten import read_records

    alles = [naam for naam, blok in deel.parameters.hoofdstukken.gevraagd().items() if blok.leest_alles]
    van = [naam for naam in alles if not deel.parameters.hoofdstukken.gevraagd()[naam].verantwoordt]
    records = read_records(folder / (deel.map_van_gemeente or "") / "notebooks", van)
    return next((zonder_links(record.antwoord[0]) for record in records if record.antwoord), "")
