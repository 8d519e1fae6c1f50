"""Is a delivery that is absent, of a wrong kind, open, unread or in need of something named before a build begins?"""

import os
import sys
from importlib import metadata
from pathlib import Path

import pytest
from levering import NAAM, editie

from monitorlib.doctor import delivery, packages
from monitorlib.doctor.fault import Severity
from monitorlib.editie.editie import Editie

CSV = "uitkering_nummer,client,gemeente,ingangsdatum,einddatum,reden\nu1,kvzwa,GM0384,2023-02-01,,\n"


def _editie(root: Path, bestand: str = "uitkeringen.csv", **gegeven: object) -> Editie:
    return editie(root, bestand, "uitkeringen", codes={"reden": ["Werk"]}, **gegeven)


def _lever(een: Editie, naam: str = "uitkeringen.csv", inhoud: str = CSV) -> Path:
    pad = een.data / naam
    pad.write_text(inhoud, encoding="utf-8")
    return pad


def test_a_delivery_that_is_well(tmp_path: Path) -> None:
    een = _editie(tmp_path)
    _lever(een)
    for check in (
        delivery.declared_sources,
        delivery.present,
        delivery.formats,
        delivery.opened_elsewhere,
        delivery.unnamed,
        delivery.readers,
        delivery.databases,
    ):
        assert list(check(een)) == []


def test_a_source_that_is_misspelt(tmp_path: Path) -> None:
    een = editie(tmp_path, "uitkeringen.csv", "uitkeringn")
    (fault,) = delivery.declared_sources(een)
    assert fault.what.startswith("deze bron is nergens gedeclareerd. Bedoelt u 'uitkeringen'?")
    assert fault.where == f"params/{NAAM}/params.yml, bronnen.uitkeringn"


def test_a_source_outside_its_folder(tmp_path: Path) -> None:
    (fault,) = delivery.declared_sources(_editie(tmp_path, "../elders.csv"))
    assert "'bestand' wijst buiten de map" in fault.what


def test_a_delivery_under_another_name(tmp_path: Path) -> None:
    een = _editie(tmp_path)
    _lever(een, "uitkeringen (1).csv")
    (fault,) = delivery.present(een)
    assert fault.where == f"data/{NAAM}/uitkeringen.csv"
    assert fault.what == "het bestand ontbreekt. Bedoelt u 'uitkeringen (1).csv'?"
    (ander,) = delivery.unnamed(een)
    assert ander.where == f"data/{NAAM}/uitkeringen (1).csv"


def test_a_table_that_was_not_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MONITOR_DWH", raising=False)
    levering = {"database": {"verbinding": "MONITOR_DWH", "vraag": "wmo.sql"}}
    een = _editie(tmp_path, "uitkeringen.parquet", levering=levering)
    (fault,) = delivery.present(een)
    assert fault.do == f"monitor snapshot {NAAM}"
    verbinding, vraag = delivery.databases(een)
    assert "MONITOR_DWH staat niet in de omgeving" in verbinding.what
    assert vraag.where == f"params/{NAAM}/wmo.sql"


def test_a_database_without_its_driver(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MONITOR_DWH", "exasol://naam:geheim@server/x")
    levering = {"database": {"verbinding": "MONITOR_DWH", "tabel": "zorg"}}
    (fault, *_) = delivery.databases(_editie(tmp_path, "uitkeringen.parquet", levering=levering))
    assert fault.what == "voor exasol geldt: het pakket pyexasol ontbreekt"
    assert "geheim" not in repr(fault)


def test_a_name_that_holds_a_bsn(tmp_path: Path) -> None:
    een = _editie(tmp_path)
    _lever(een)
    _lever(een, "dossier 123456782.xlsx")
    (fault,) = delivery.unnamed(een)
    assert "123456782" not in repr(fault)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows kent geen rechten per bestand")
def test_a_delivery_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Root may read everything: what the system would say to another is said here."""
    een = _editie(tmp_path)
    pad = _lever(een)
    pad.chmod(0)
    monkeypatch.setattr(os, "access", lambda path, mode: bool(Path(path).stat().st_mode & 0o400))
    (fault,) = delivery.present(een)
    assert fault.do == f"chmod u+r {pad}"


@pytest.mark.parametrize(
    ("naam", "inhoud", "wat", "ernst"),
    [
        ("u.xls", "x", "een bestand .xls wordt niet gelezen", None),
        ("u.ods", "x", "een bestand .ods wordt niet gelezen", None),
        ("u.csv", "PK\x03\x04", "dit is een Excel-bestand met de extensie csv; sla het op als CSV (UTF-8).", None),
        ("u.csv", "", "het bestand is leeg; lever een CSV met een kop en rijen.", None),
        ("u.csv", CSV.replace(",", ";"), "de kolommen zijn gescheiden door ';'; verwacht wordt ','.", None),
        ("u.csv", CSV.splitlines()[0] + "\n", "onder de kop staat geen enkele rij", Severity.HINDERS),
    ],
)
def test_a_file_of_another_kind(tmp_path: Path, naam: str, inhoud: str, wat: str, ernst: Severity | None) -> None:
    een = _editie(tmp_path, naam)
    _lever(een, naam, inhoud)
    (fault,) = delivery.formats(een)
    assert fault.what.startswith(wat)
    assert fault.severity is ernst


@pytest.mark.parametrize("merk", ["~$u.xlsx", ".~lock.u.xlsx#"])
def test_a_workbook_that_is_open(tmp_path: Path, merk: str) -> None:
    een = _editie(tmp_path, "u.xlsx")
    for naam in ("u.xlsx", merk):
        _lever(een, naam, "x")
    (fault,) = delivery.opened_elsewhere(een)
    assert fault.do == "bewaar en sluit het"
    assert list(delivery.unnamed(een)) == []


@pytest.mark.parametrize(("bestand", "nodig"), [("u.xlsx", True), ("berichten", True), ("u.csv", False)])
def test_a_reader_that_is_not_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bestand: str, nodig: bool
) -> None:
    """The packages are here: what the system would say without one is said instead."""

    def zonder(naam: str) -> metadata.Distribution:
        if naam == "python-calamine":
            raise metadata.PackageNotFoundError(naam)
        return metadata.distribution(naam)

    monkeypatch.setattr(packages, "distribution", zonder)
    faults = list(delivery.readers(_editie(tmp_path, bestand)))
    assert [fault.what for fault in faults] == (["het pakket python-calamine ontbreekt"] if nodig else [])
    assert all("[leveren]" in fault.do for fault in faults)


def test_what_is_still_to_be_delivered(tmp_path: Path) -> None:
    """It stops nothing; a file of another name is then no guess at it."""
    een = _editie(tmp_path, nog_niet_geleverd=True)
    (fault,) = delivery.still_open(een)
    assert fault.where.endswith("params.yml, bronnen.uitkeringen.nog_niet_geleverd")
    assert list(delivery.present(een)) == []
