"""Read a sheet of an Excel workbook, in a process of its own: whatever a file does to its reader stays there."""

import json
import os
import subprocess
import sys
from pathlib import Path

import duckdb
import pyarrow as pa

from monitorlib.editie.params.levering import Levering
from monitorlib.errors import MonitorError, SourceError
from monitorlib.sources.declared.declaration import Bron
from monitorlib.sources.readers import workbook_child
from monitorlib.sources.readers.rows import Rows
from monitorlib.sources.readers.worksheet import Gevraagd
from monitorlib.sources.sql import naam

# A sheet that is full to its last row takes a minute.
_SECONDEN = 300
# How a file begins that is a container of an older Office.
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read_workbook(path: Path, shown: str, bron: Bron, levering: Levering, con: duckdb.DuckDBPyConnection) -> Rows:
    """Give the rows of a sheet as text, with the row number of the sheet.

    Raises `SourceError` for no workbook, a damaged one or one that is too large, another sheet than there is, merged
    cells, hidden rows or columns, a totals row, an empty row between others, an error or a formula without outcome in
    a cell, and a day that stands as a number.
    """
    try:
        import lxml  # noqa: F401
        import python_calamine  # noqa: F401
    except ModuleNotFoundError as error:
        raise MonitorError(
            f"{shown}: een werkmap lezen heeft {error.name} nodig; installeer het met: pip install -e '.[leveren]'"
        ) from None
    if not path.is_file():
        raise SourceError(f"{shown}: het bestand ontbreekt; lever het aan of pas params.yml aan.")
    if _heeft_wachtwoord(path):
        raise SourceError(f"{shown}: de werkmap is met een wachtwoord beveiligd; sla haar zonder wachtwoord op.")
    tabel = _in_kind(_gevraagd(path, shown, bron, levering))
    con.register("werkblad", tabel)
    kolommen = tuple(tabel.column_names[1:])
    return Rows(kolommen, f"SELECT rij, {', '.join(map(naam, kolommen))} FROM werkblad")


def _gevraagd(path: Path, shown: str, bron: Bron, levering: Levering) -> Gevraagd:
    hun = {onze: kolom for kolom, onze in levering.kolommen.items()}
    gekanteld = levering.kantelen.kolommen if levering.kantelen else ()
    genoemd = [*levering.kolommen, *levering.alleen, *gekanteld, *bron.kolomnamen]
    return Gevraagd(
        path=str(path),
        shown=shown,
        blad=levering.blad,
        kop=levering.kop,
        decimaal=levering.decimaal,
        datums=levering.datums,
        dagen=[hun.get(een.naam, een.naam) for een in bron.kolommen if een.soort == "datum"],
        weg=levering.weglaten,
        over=genoemd if levering.rest else None,
    )


def _in_kind(gevraagd: Gevraagd) -> pa.Table:
    """Have a sheet read elsewhere; an end that nobody meant is said as a workbook that cannot be read."""
    omgeving = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    try:
        gelezen = subprocess.run(
            [sys.executable, "-P", "-m", workbook_child.__name__],
            input=json.dumps(gevraagd._asdict()).encode(),
            capture_output=True,
            timeout=_SECONDEN,
            env=omgeving,
        )
    except subprocess.TimeoutExpired:
        raise SourceError(
            f"{gevraagd.shown}: het lezen van de werkmap duurt langer dan {_SECONDEN // 60} minuten; sla het blad op "
            "als .csv (UTF-8)."
        ) from None
    if gelezen.returncode == 0:
        return pa.ipc.open_stream(gelezen.stdout).read_all()
    if gelezen.returncode == workbook_child.GEWEIGERD:
        raise SourceError(gelezen.stdout.decode("utf-8"))
    raise SourceError(
        f"{gevraagd.shown}: het lezen van de werkmap brak af; zij is beschadigd of te groot. Sla haar opnieuw op als "
        ".xlsx, of het blad als .csv (UTF-8)."
    )


def _heeft_wachtwoord(path: Path) -> bool:
    """Tell whether Excel locked a workbook: it is then a container of another kind, with the workbook in it."""
    with path.open("rb") as bestand:
        return bestand.read(8) == _OLE and "EncryptedPackage".encode("utf-16-le") in bestand.read(1 << 20)
