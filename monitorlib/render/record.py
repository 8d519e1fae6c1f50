"""What the executed notebooks of an edition left: per chapter its tables, bevindingen and the state of its text."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from nbformat import NotebookNode

from monitorlib.controles.bevinding import Bevinding, beoordeel, gesorteerd
from monitorlib.controles.een_getal import Plek, over_plekken, plekken, vergelijk
from monitorlib.controles.getoetst import Getoetst
from monitorlib.controles.registratie import registratiebevindingen
from monitorlib.editie import Editie
from monitorlib.errors import ChapterError
from monitorlib.hoofdstuk_vorm import kop_van
from monitorlib.render.getoond import DATA_MIME

RECORD_MIME = "application/vnd.monitor.hoofdstuk+json"


@dataclass(frozen=True)
class Record:
    """The record of one chapter, from the output of its last code cell."""

    hoofdstuk: str
    titel: str
    tabellen: tuple[str, ...]
    figuren: tuple[str, ...]
    getoetst: Getoetst
    niet_geschreven: tuple[str, ...]
    overgenomen: tuple[str, ...]
    # The sources that were opened, and those whose numbers are in a table.
    gelezen: tuple[str, ...]
    bronnen: tuple[str, ...]
    bevindingen: tuple[Bevinding, ...]
    # Of the chapter that measures the indicators: each change in words, each number, what has no source.
    lijnen: tuple[Mapping[str, Any], ...]
    punten: tuple[Mapping[str, Any], ...]
    niet_geleverd: tuple[Mapping[str, str], ...]
    # Of that chapter too: each streefwaarde with the number that is held against it.
    doelen: tuple[Mapping[str, Any], ...]
    # What its tables say changed, each with its table.
    wijzigingen: tuple[Mapping[str, Any], ...]
    # The numbers of its tables and figures, with what they are.
    plekken: tuple[Plek, ...] = ()

    @classmethod
    def uit_json(cls, gegevens: Mapping[str, Any], titel: str, plekken: tuple[Plek, ...] = ()) -> Self:
        """Read what `Hoofdstuk.controles` left; the title is that of the notebook, as are its numbers."""
        bevindingen = tuple(Bevinding.uit_json(een) for een in gegevens["bevindingen"])
        lijsten = {
            naam: tuple(waarde)
            for naam, waarde in gegevens.items()
            if isinstance(waarde, list) and naam != "bevindingen"
        }
        return cls(
            hoofdstuk=gegevens["hoofdstuk"],
            titel=titel,
            getoetst=Getoetst.uit_json(gegevens["getoetst"]),
            bevindingen=bevindingen,
            plekken=plekken,
            **lijsten,
        )


@dataclass(frozen=True)
class Executed:
    """An edition of which every chapter was executed, in a folder of its own."""

    editie: Editie
    folder: Path
    records: list[Record]
    bevindingen: list[Bevinding]

    @classmethod
    def read(cls, editie: Editie, folder: Path) -> Self:
        """Read what the chapters in a folder left; the one that accounts for them leaves no record."""
        namen = [naam for naam, blok in editie.parameters.hoofdstukken.gevraagd().items() if not blok.verantwoordt]
        records = read_records(folder / "notebooks", namen)
        return cls(editie, folder, records, all_bevindingen(editie, records))

    @property
    def getoetst(self) -> Getoetst:
        """What was tested in all chapters together."""
        return alles_getoetst(self.records)

    @property
    def open(self) -> list[Bevinding]:
        """The bevindingen that nobody accepted."""
        return [bevinding for bevinding in self.bevindingen if not bevinding.aanvaard]


def record_of(notebook: NotebookNode, naam: str) -> Record:
    """Read the record that an executed chapter left; raise `ChapterError` when it left none."""
    getoond = [output.get("data", {}) for cell in notebook.cells for output in cell.get("outputs", [])]
    for data in getoond:
        if RECORD_MIME in data:
            titel, _ = kop_van(notebook.cells)
            hier = (plek for een in getoond if DATA_MIME in een for plek in plekken(naam, een[DATA_MIME]))
            return Record.uit_json(data[RECORD_MIME], titel, tuple(hier))
    raise ChapterError(f"Hoofdstuk {naam} eindigt niet met hoofdstuk.controles(); voeg die cel toe.")


def read_records(folder: Path, namen: list[str]) -> list[Record]:
    """Read the records of executed chapters from a folder of notebooks."""
    records = []
    for naam in namen:
        path = folder / f"{naam}.ipynb"
        if not path.is_file():
            raise ChapterError(f"Hoofdstuk {naam} is nog niet uitgevoerd; bouw de editie met monitor build.")
        records.append(record_of(_executed(path), naam))
    return records


def _executed(path: Path) -> NotebookNode:
    """Read of an executed notebook what a record is in: its data can be large, and are taken as they stand."""
    return NotebookNode(cells=json.loads(path.read_bytes())["cells"])


def over_hoofdstukken(records: Sequence[Record]) -> Getoetst:
    """Account for what no chapter can test by itself: the numbers that stand on more than one place."""
    aantal = vergelijk(plek for record in records for plek in record.plekken).aantal
    return Getoetst({"getal": aantal} if aantal else {})


def alles_getoetst(records: Sequence[Record]) -> Getoetst:
    """Account for everything that was tested in an edition."""
    return sum((record.getoetst for record in records), over_hoofdstukken(records))


def all_bevindingen(editie: Editie, records: list[Record]) -> list[Bevinding]:
    """Give the bevindingen of an edition: those of its chapters, of its sources and of its chapters together.

    A chapter has judged its own. What is accepted of no chapter that was executed is of the edition, or of nothing.
    """
    van_hoofdstukken = [een for record in records for een in record.bevindingen]
    namen = {record.hoofdstuk for record in records}
    van_editie = beoordeel(
        [*registratiebevindingen(editie), *over_plekken([plek for record in records for plek in record.plekken])],
        [een for een in editie.parameters.aanvaard if een.hoofdstuk not in namen],
    )
    return gesorteerd([*van_hoofdstukken, *van_editie])
