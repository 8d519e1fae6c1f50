"""Does each row of a large delivery keep its number, however many codes, days and persons have to be read?"""

from datetime import date
from pathlib import Path

import duckdb
import pytest
from levering import SLEUTEL

from monitorlib.editie.params.levering import Levering
from monitorlib.sources.declared.catalogue import BRONNEN
from monitorlib.sources.delivery.translation import tabel_maken
from monitorlib.sources.readers.csv_file import read_csv

# Some pieces of 8 MB, which the engine reads side by side.
RIJEN = 500_000
CODES = {f"{nummer}": f"GM{nummer:04}" for nummer in range(1, 41)}
OPEN = [date(9999, 12, dag) for dag in range(10, 32)]


def test_rows_keep_their_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Row n of the file is the record with that number; the heading is row 1."""
    monkeypatch.setenv("MONITOR_SLEUTEL", SLEUTEL)
    path, bron = tmp_path / "x.csv", BRONNEN["uitkeringen"]
    levering = Levering.model_validate({"client": "bsn", "vertaal": {"gemeente": CODES}, "open": OPEN})
    with duckdb.connect(config={"threads": 4}) as con:
        con.execute(
            f"COPY (SELECT i + 2 AS uitkering_nummer, ['123456782', '111222333'][1 + i % 2] AS client, "
            f"1 + i % 40 AS gemeente, '2024-01-0' || (1 + i % 9) AS ingangsdatum, '9999-12-' || (10 + i % 22) AS "
            f"einddatum, 'Werk' AS reden FROM range({RIJEN}) t(i)) TO '{path}' (HEADER)"
        )
        gelezen = read_csv(path, "x.csv")
        assert gelezen.in_orde
        tabel = tabel_maken(con, gelezen, bron, levering, "x.csv", "uitkeringen")
        anders = "rij <> CAST(uitkering_nummer AS BIGINT)"
        gevonden = tabel.aggregate(f"count(*), count(*) FILTER ({anders}), count(einddatum)").fetchall()
    assert gevonden == [(RIJEN, 0, 0)]
