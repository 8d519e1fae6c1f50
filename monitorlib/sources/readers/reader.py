"""Choose the reader of a delivery: by what it is."""

from pathlib import Path

import duckdb

from monitorlib.editie.bron_parameters import Levering
from monitorlib.errors import SourceError
from monitorlib.sources.declared.declaration import Bron
from monitorlib.sources.readers.csv_file import read_csv
from monitorlib.sources.readers.fetched import SUFFIX, read_fetched
from monitorlib.sources.readers.rand import read_with_edge
from monitorlib.sources.readers.rows import Rows

WERKMAP = (".xlsx", ".xlsm")
ANDERE = (".xls", ".xlsb", ".ods")


def read(path: Path, shown: str, bron: Bron, levering: Levering, con: duckdb.DuckDBPyConnection) -> Rows:
    """Give the rows of a delivery as text: of a CSV file, a workbook, a fetched table, or a folder with messages.

    Raises `SourceError` for a delivery that cannot be read.
    """
    soort = path.suffix.lower()
    if soort in WERKMAP:
        from monitorlib.sources.readers.workbook import read_workbook

        dagen = [een.naam for een in bron.kolommen if een.soort == "datum"]
        hun = {onze: kolom for kolom, onze in levering.kolommen.items()}
        return read_workbook(path, shown, levering, [hun.get(een, een) for een in dagen], con)
    if soort in ANDERE:
        raise SourceError(f"{shown}: een bestand {soort} wordt niet gelezen; sla het op als .xlsx of als .csv (UTF-8).")
    if soort == SUFFIX:
        return read_fetched(path, shown)
    if path.is_dir() or not soort:
        from monitorlib.sources.readers.messages import read_messages

        return read_messages(path, shown, bron, levering, con)
    if levering.kop > 1 or levering.voet:
        return read_with_edge(path, shown, levering)
    return read_csv(path, shown, levering.scheiding)
