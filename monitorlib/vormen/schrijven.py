"""Write the forms of an edition into its site: all from the executed notebooks, for the readers that they are for."""

from collections.abc import Callable, Mapping
from itertools import groupby
from pathlib import Path

from monitorlib.pagina.nagelaten import Executed
from monitorlib.publish.exporter import finish
from monitorlib.publish.indicatorpaginas import in_folder
from monitorlib.vormen.excel.werkboek import werkboek
from monitorlib.vormen.namen import BRIEF, CSV, CSV_MAP, EXCEL, MAP, PDF, Meeneemvorm, vormen_van
from monitorlib.vormen.open_data.tabellen_csv import Datatabel, schrijf_csv
from monitorlib.vormen.papier.monitor import monitor_pdf
from monitorlib.vormen.papier.raadsbrief import raadsbrief_pdf
from monitorlib.vormen.uitgave import Uitgave
from monitorlib.vormen.wijzigingen import Wijzigingen


def schrijf_vormen(
    ready: Executed, lezers: str, vormen: tuple[str, ...], wijzigingen: Wijzigingen | None = None
) -> None:
    """Write forms of an edition into the site that is being made, which holds its executed notebooks.

    `wijzigingen` is what a published edition says of revised numbers. Raises `PublishError` at anything that a form
    cannot show; nothing is written for no forms.
    """
    if not vormen:
        return
    uitgave = Uitgave.lees(ready, lezers, wijzigingen)
    (ready.folder / MAP).mkdir()
    alle = vormen_van(uitgave.editie)
    for een in vormen:
        _SCHRIJVERS[een](uitgave, ready.folder, alle[een])


def _excel(uitgave: Uitgave, folder: Path, vorm: Meeneemvorm) -> None:
    (folder / vorm.bestand).write_bytes(werkboek(uitgave))


def _pdf(uitgave: Uitgave, folder: Path, vorm: Meeneemvorm) -> None:
    (folder / vorm.bestand).write_bytes(monitor_pdf(uitgave))


def _brief(uitgave: Uitgave, folder: Path, vorm: Meeneemvorm) -> None:
    (folder / vorm.bestand).write_bytes(raadsbrief_pdf(uitgave))


def _csv(uitgave: Uitgave, folder: Path, vorm: Meeneemvorm) -> None:
    (folder / CSV_MAP).mkdir()
    gemaakt = []
    for datatabel, bestanden in schrijf_csv(uitgave):
        gemaakt.append(datatabel)
        for naam, tekst in bestanden.items():
            (folder / CSV_MAP / naam).write_text(tekst, encoding="utf-8", newline="")
    (folder / vorm.bestand).write_text(_lijst(uitgave, gemaakt), encoding="utf-8", newline="")


def _lijst(uitgave: Uitgave, gemaakt: list[Datatabel]) -> str:
    """Make the page that lists the CSV files, by chapter."""
    per_hoofdstuk = {titel: list(delen) for titel, delen in groupby(gemaakt, key=lambda een: een.hoofdstuk)}
    return in_folder(finish("csv.html.j2", CSV, page=uitgave.page, hoofdstukken=per_hoofdstuk, map=CSV_MAP))


_SCHRIJVERS: Mapping[str, Callable[[Uitgave, Path, Meeneemvorm], None]] = {
    EXCEL: _excel,
    CSV: _csv,
    PDF: _pdf,
    BRIEF: _brief,
}
