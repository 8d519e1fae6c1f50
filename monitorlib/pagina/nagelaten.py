"""What the executed notebooks of an edition left: the record of each chapter, and what follows from all of them."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Self

from nbformat import NotebookNode

from monitorlib.controles.alle_controles import Editieinhoud, bevindingen_van_editie, getoetst_van_editie
from monitorlib.controles.bevinding import Bevinding
from monitorlib.controles.een_getal import plekken
from monitorlib.controles.getoetst import Getoetst
from monitorlib.editie.editie import Editie
from monitorlib.errors import HoofdstukError
from monitorlib.hoofdstuk.vorm import kop_van
from monitorlib.pagina.record import RECORD_MIME, Nagelaten, Record
from monitorlib.pagina.uitvoer import DATA_MIME


@dataclass(frozen=True)
class Executed:
    """An edition of which every chapter was executed, in a folder of its own."""

    editie: Editie
    folder: Path
    records: list[Nagelaten]
    bevindingen: list[Bevinding]

    @classmethod
    def read(cls, editie: Editie, folder: Path) -> Self:
        """Read what the chapters in a folder left; the one that accounts for them leaves no record."""
        namen = [naam for naam, blok in editie.parameters.hoofdstukken.gevraagd().items() if not blok.verantwoordt]
        records = read_records(folder / "notebooks", namen)
        return cls(editie, folder, records, alle_bevindingen(editie, records))

    @cached_property
    def getoetst(self) -> Getoetst:
        """What was tested in all chapters together."""
        return alles_getoetst(self.editie, self.records)

    @property
    def open(self) -> list[Bevinding]:
        """The bevindingen that nobody accepted."""
        return [bevinding for bevinding in self.bevindingen if not bevinding.aanvaard]


def record_of(notebook: NotebookNode, naam: str) -> Nagelaten:
    """Read the record that an executed chapter left; raise `HoofdstukError` when it left none."""
    getoond = [output.get("data", {}) for cell in notebook.cells for output in cell.get("outputs", [])]
    for data in getoond:
        if RECORD_MIME in data:
            titel, _ = kop_van(notebook.cells)
            hier = (plek for een in getoond if DATA_MIME in een for plek in plekken(naam, een[DATA_MIME]))
            return Nagelaten.van(Record.uit_json(data[RECORD_MIME]), titel, tuple(hier))
    raise HoofdstukError(f"Hoofdstuk {naam} eindigt niet met hoofdstuk.controles(); voeg die cel toe.")


def read_records(folder: Path, namen: Sequence[str]) -> list[Nagelaten]:
    """Read the records of executed chapters from a folder of notebooks."""
    records = []
    for naam in namen:
        path = folder / f"{naam}.ipynb"
        if not path.is_file():
            raise HoofdstukError(f"Hoofdstuk {naam} is nog niet uitgevoerd; bouw de editie met monitor build.")
        records.append(record_of(_executed(path), naam))
    return records


def _executed(path: Path) -> NotebookNode:
    """Read of an executed notebook what a record is in: its data can be large, and are taken as they stand."""
    return NotebookNode(cells=json.loads(path.read_bytes())["cells"])


def over_hoofdstukken(editie: Editie, records: Sequence[Nagelaten]) -> Getoetst:
    """Account for what no chapter can test by itself."""
    return getoetst_van_editie(_inhoud(editie, records))


def alles_getoetst(editie: Editie, records: Sequence[Nagelaten]) -> Getoetst:
    """Account for everything that was tested in an edition."""
    return sum((record.getoetst for record in records), over_hoofdstukken(editie, records))


def alle_bevindingen(editie: Editie, records: Sequence[Nagelaten]) -> list[Bevinding]:
    """Give the bevindingen of an edition: those of its chapters, and those of its sources and chapters together."""
    van_hoofdstukken = [een for record in records for een in record.bevindingen]
    return bevindingen_van_editie(_inhoud(editie, records), [record.hoofdstuk for record in records], van_hoofdstukken)


def _inhoud(editie: Editie, records: Sequence[Nagelaten]) -> Editieinhoud:
    return Editieinhoud(editie, tuple(plek for record in records for plek in record.plekken))
