"""The numbers of the indicators as a file: to calculate further with, and as `vorige_cijfers` of the next edition."""

import csv
from collections.abc import Iterable
from pathlib import Path

from monitorlib.editie.layout import OPENBAAR
from monitorlib.notatie import rond
from monitorlib.pagina.nagelaten import Executed
from monitorlib.pagina.record import Puntregel

BESTAND = "indicatoren.csv"
# The columns of source vorige_cijfers.
_KOLOMMEN = ("editie", "indicator", "gemeente", "periode", "reden", "waarde")


def write_indicators(ready: Executed, lezers: str) -> None:
    """Write indicatoren.csv beside the pages of these readers: every number, or why there is none.

    No file where the edition measures none; one without rows where none of their sources was delivered.
    """
    if not any(blok.meet_indicatoren for blok in ready.editie.parameters.hoofdstukken.gevraagd().values()):
        return
    punten = [een for van in ready.records for een in van.punten]
    write_numbers(ready.folder / BESTAND, ready.editie.naam, punten, lezers)


def write_numbers(path: Path, editie: str, punten: Iterable[Puntregel], lezers: str) -> None:
    """Write numbers of indicators of an edition as a file, a row for each place and period.

    For readers outside they are as rounded as on the page: with six decimals a share gives away who was counted.
    """
    with path.open("w", encoding="utf-8", newline="") as file:
        uit = csv.writer(file, lineterminator="\n")
        uit.writerow(_KOLOMMEN)
        for punt in punten:
            waarde = "" if punt.waarde is None else _geschreven(punt.waarde, punt.decimalen, lezers)
            uit.writerow([editie, *(getattr(punt, naam) for naam in _KOLOMMEN[1:-1]), waarde])


def _geschreven(waarde: float, decimalen: int, lezers: str) -> str:
    if lezers == OPENBAAR:
        return f"{rond(waarde, decimalen) or 0:.{decimalen}f}"
    return f"{waarde:.6f}".rstrip("0").rstrip(".")
