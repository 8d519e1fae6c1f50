"""A real database server: rows from PostgreSQL, and a connection that breaks while they come."""

import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import psycopg
import pytest
from levering import BSN, SLEUTEL, bevroren, editie, pseudoniem

from monitorlib.editie.editie import Editie
from monitorlib.errors import SourceError
from monitorlib.indicatoren.meten.warehouse_vragen import vragen
from monitorlib.sources.freeze.snapshotting import snapshot

SLUIT = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE %s AND pid <> pg_backend_pid() "
    "AND state = 'active'"
)
LEVERING: dict[str, Any] = {
    "kolommen": {"nr": "voorziening_nummer", "bsn": "client", "van": "ingangsdatum", "tot": "einddatum"},
    "vertaal": {"leveringsvorm": {"true": "PGB", "false": "ZIN"}},
    "client": "bsn",
}


@pytest.fixture
def zorg(postgres_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A table of three toewijzingen, as a database types them."""
    monkeypatch.setenv("MONITOR_SLEUTEL", SLEUTEL)
    monkeypatch.setenv("MONITOR_PROEF", postgres_url)
    with psycopg.connect(postgres_url, autocommit=True) as con:
        con.execute(
            "CREATE TABLE zorg_rijen (nr bigint, bsn varchar(9), gemeente char(8), voorziening text, "
            "leveringsvorm boolean, van timestamp, tot date)"
        )
        con.execute(
            "INSERT INTO zorg_rijen VALUES (1, %s, 'GM0384', '01', false, '2024-01-01', NULL), "
            "(3, %s, 'GM0014', '02', true, '2024-03-01', '2024-06-30'), "
            "(2, %s, 'GM0014', '07', false, '2024-02-01', NULL)",
            BSN,
        )
    yield "zorg_rijen"
    with psycopg.connect(postgres_url, autocommit=True) as con:
        con.execute("DROP TABLE zorg_rijen")


def levert(root: Path, **database: Any) -> Editie:
    return editie(root, "zorg.parquet", levering={**LEVERING, "database": {"verbinding": "MONITOR_PROEF", **database}})


def test_rows_come_as_they_are_typed(tmp_path: Path, zorg: str) -> None:
    een = levert(tmp_path, tabel=zorg)
    snapshot(een, print, vragen)
    velden = ("voorziening_nummer", "client", "gemeente", "voorziening", "leveringsvorm", "ingangsdatum", "einddatum")
    assert [tuple(rij[veld] for veld in velden) for rij in bevroren(een)] == [
        ("1", pseudoniem(BSN[0]), "GM0384", "01", "ZIN", date(2024, 1, 1), None),
        ("2", pseudoniem(BSN[2]), "GM0014", "07", "ZIN", date(2024, 2, 1), None),
        ("3", pseudoniem(BSN[1]), "GM0014", "02", "PGB", date(2024, 3, 1), date(2024, 6, 30)),
    ]


def test_a_connection_that_is_cut_while_the_rows_come(tmp_path: Path, zorg: str, postgres_url: str) -> None:
    """The server ends the session in the middle of a query that gives a row a second; nothing is changed."""
    een = levert(tmp_path, tabel=zorg)
    snapshot(een, print, vragen)
    voor = {path: path.read_bytes() for path in een.data.rglob("*") if path.is_file()}
    een = levert(tmp_path, vraag="traag.sql")
    (een.params / "traag.sql").write_text(
        "SELECT nr, bsn, gemeente, voorziening, leveringsvorm, van + (pg_sleep(60)::text || '0')::interval AS van, tot "
        "FROM zorg_rijen",
        encoding="utf-8",
    )
    klaar = threading.Event()

    def breek_af() -> None:
        with psycopg.connect(postgres_url, autocommit=True) as con:
            while not klaar.wait(0.05):
                con.execute(SLUIT, ["%pg_sleep%"])

    breker = threading.Thread(target=breek_af)
    breker.start()
    try:
        with pytest.raises(
            SourceError, match=r"de database in MONITOR_PROEF stopte halverwege .*er is niets veranderd"
        ):
            snapshot(een, print, vragen)
    finally:
        klaar.set()
        breker.join()
    assert {path: path.read_bytes() for path in een.data.rglob("*") if path.is_file()} == voor
