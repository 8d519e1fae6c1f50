"""Choose the reader of a delivery: by what it is."""

from pathlib import Path

import duckdb

from monitorlib.editie.params.levering import Levering
from monitorlib.errors import SourceError
from monitorlib.sources.berichten.map import BEGINSTAND
from monitorlib.sources.declared.declaration import Bron
from monitorlib.sources.delivery.translation import tabel_maken
from monitorlib.sources.readers.csv_file import read_csv
from monitorlib.sources.readers.fetched import SUFFIX, read_fetched
from monitorlib.sources.readers.rand import read_with_edge
from monitorlib.sources.readers.rows import Rows

WERKMAP = (".xlsx", ".xlsm")
ANDERE = (".xls", ".xlsb", ".ods")


def read(path: Path, shown: str, bron: Bron, levering: Levering, con: duckdb.DuckDBPyConnection) -> Rows:
    """Give the rows of a delivery as text: of a CSV file, a workbook, a fetched table, a folder or zip with messages.

    Raises `SourceError` for a delivery that cannot be read.
    """
    soort = path.suffix.lower()
    if levering.beginstand and not (path.is_dir() or soort in ("", ".zip")):
        raise SourceError(f"{shown}: 'beginstand' in params.yml hoort bij een map met berichten; haal haar hier weg.")
    if soort in WERKMAP:
        from monitorlib.sources.readers.workbook import read_workbook

        return read_workbook(path, shown, bron, levering, con)
    if soort in ANDERE:
        raise SourceError(f"{shown}: een bestand {soort} wordt niet gelezen; sla het op als .xlsx of als .csv (UTF-8).")
    if soort == SUFFIX:
        return read_fetched(path, shown)
    if path.is_dir() or soort in ("", ".zip"):
        from monitorlib.sources.readers.messages import read_messages

        begin = _beginstand(path, shown, bron, levering, con)
        return read_messages(path, shown, bron, levering, con, begin)
    if levering.kop > 1 or levering.voet:
        return read_with_edge(path, shown, levering)
    return read_csv(path, shown, levering.scheiding)


def _beginstand(
    path: Path, shown: str, bron: Bron, levering: Levering, con: duckdb.DuckDBPyConnection
) -> list[tuple[dict[str, str | None], str]]:
    """Read the register that messages begin with, each row with where it comes from; nothing when there is none."""
    begin = levering.beginstand
    if begin is None:
        return []
    waar = f"{shown}/{BEGINSTAND}/{begin.bestand}"
    plek = (path / BEGINSTAND / begin.bestand).resolve()
    if not plek.is_file() or not plek.is_relative_to(path.resolve()):
        raise SourceError(
            f"{waar}: deze beginstand ontbreekt; zet haar in de map {BEGINSTAND} bij de berichten, of pas 'beginstand' "
            "in params.yml aan."
        )
    gelezen = read(plek, waar, bron, begin.levering, con)
    tabel = tabel_maken(con, gelezen, bron, begin.levering, waar, f"{bron.naam} {BEGINSTAND}").order("rij")
    kolommen = tabel.columns
    mist = [een.naam for een in bron.kolommen if not een.mag_ontbreken and een.naam not in kolommen]
    if mist:
        raise SourceError(f"{waar}, rij 1: kolom '{mist[0]}' ontbreekt ({bron.kolom(mist[0]).uitleg}). Vul haar aan.")
    return [
        (dict(zip(kolommen[1:], waarden, strict=True)), f"{BEGINSTAND}/{begin.bestand}, rij {rij}")
        for rij, *waarden in tabel.fetchall()
    ]
