"""Is a key that is absent, weak or another one than before named, and never told?"""

import json
from pathlib import Path

import duckdb
import pytest
from levering import NAAM, SLEUTEL, editie

from monitorlib.doctor import key
from monitorlib.doctor.fault import Severity
from monitorlib.editie.editie import Editie
from monitorlib.sources.freeze.snapshot import freeze

CSV = "uitkering_nummer,client,gemeente,ingangsdatum,einddatum,reden\nu1,999900006,GM0384,2023-02-01,,\n"


def _editie(root: Path, bestand: str = "uitkeringen.csv", client: str = "bsn") -> Editie:
    een = editie(root, bestand, "uitkeringen", codes={"reden": ["Werk"]}, levering={"client": client})
    (een.data / bestand).write_text(CSV, encoding="utf-8")
    return een


@pytest.mark.parametrize(("sleutel", "wat"), [("", "ontbreekt"), ("zomer2024", "is te kort")])
def test_no_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sleutel: str, wat: str) -> None:
    monkeypatch.setenv("MONITOR_SLEUTEL", sleutel)
    (fault,) = key.there(_editie(tmp_path))
    assert f"de sleutel om ze te versleutelen {wat}." in fault.what
    assert "secrets.token_hex(32)" in fault.do
    assert fault.severity is None
    assert not sleutel or sleutel not in repr(fault)


def test_no_key_while_all_is_frozen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build needs it no more; the next delivery does."""
    een = _editie(tmp_path)
    monkeypatch.setenv("MONITOR_SLEUTEL", SLEUTEL)
    freeze(een)
    assert list(key.there(een)) == []
    monkeypatch.delenv("MONITOR_SLEUTEL")
    (fault,) = key.there(een)
    assert fault.severity is Severity.HINDERS


@pytest.mark.parametrize(
    ("sleutel", "wat"),
    [
        (f"{SLEUTEL}\n", "begint of eindigt met een spatie"),
        (f"'{SLEUTEL}'", "begint of eindigt met een spatie"),
        ("ab" * 20, "minder dan 8 verschillende tekens"),
    ],
)
def test_a_key_that_is_not_what_was_meant(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sleutel: str, wat: str
) -> None:
    monkeypatch.setenv("MONITOR_SLEUTEL", sleutel)
    (fault,) = key.safe(_editie(tmp_path))
    assert wat in fault.what
    assert sleutel.strip() not in repr(fault)


def test_no_key_is_needed_without_bsn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MONITOR_SLEUTEL", "kort")
    een = _editie(tmp_path, client="pseudoniem")
    assert [*key.there(een), *key.safe(een), *key.same(een)] == []


def test_another_key_than_with_which_was_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    een = _editie(tmp_path, "uitkeringen.parquet")
    monkeypatch.setenv("MONITOR_SLEUTEL", SLEUTEL)
    # HMAC-SHA-256 of 'monitor sociaal domein' with the key of the tests, by openssl: its first sixteen signs.
    for merk, aantal in (("21a3320d2b40c6d3", 0), ("0123456789abcdef", 1)):
        notitie = json.dumps({"typen": {}, "sleutel": merk})
        with duckdb.connect() as con:
            con.execute(
                f"COPY (SELECT 1 AS rij) TO '{een.data}/uitkeringen.parquet' "
                f"(FORMAT parquet, KV_METADATA {{monitor: '{notitie}'}})"
            )
        faults = list(key.same(een))
        assert len(faults) == aantal
        assert all(fault.do.endswith(f"monitor snapshot {NAAM}") for fault in faults)
