"""Is a day read in the notation that was declared, and is another one named; are impossible years refused?"""

from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from monitorlib.bedoelt_u import nearest
from monitorlib.editie.params.levering import Levering
from monitorlib.errors import SourceError
from monitorlib.sources.checks.validation import validate
from monitorlib.sources.declared.catalogue import BRONNEN
from monitorlib.sources.declared.declaration import Codes
from monitorlib.sources.declared.grenzen import Uitdraai
from monitorlib.sources.delivery.translation import tabel_maken
from monitorlib.sources.readers.csv_file import read_csv

WMO = BRONNEN["voorzieningen_wmo"]
CODES = Codes({"gemeente": {"GM0001": "Aa"}, "voorziening": {"01": "x"}, "leveringsvorm": {"ZIN": "ZIN", "PGB": "PGB"}})
UITDRAAI = Uitdraai(date(2024, 12, 31), date(2025, 1, 20))
GEWOON = {"client": "a1", "gemeente": "GM0001", "voorziening": "01", "leveringsvorm": "ZIN"}


def lees(root: Path, *rijen: dict[str, str], uitdraai: Uitdraai = UITDRAAI, **levering: Any) -> list[dict[str, Any]]:
    """Deliver these rows; what is read."""
    kop = list(dict.fromkeys(een for rij in rijen for een in rij))
    vol = ["voorziening_nummer", *GEWOON, *kop]
    regels = [
        ",".join([f"V{nr}", *GEWOON.values(), *(rij.get(een, "") for een in kop)]) for nr, rij in enumerate(rijen)
    ]
    (root / "x.csv").write_text("\n".join([",".join(vol), *regels]) + "\n", encoding="utf-8")
    with duckdb.connect() as con:
        tabel = tabel_maken(con, read_csv(root / "x.csv", "x.csv"), WMO, Levering(**levering), "x.csv", "gelezen")
        validate(tabel, WMO, CODES, "x.csv", None, uitdraai)
        return tabel.order("rij").to_arrow_table().to_pylist()


def geweigerd(root: Path, *rijen: dict[str, str], **levering: Any) -> list[str]:
    with pytest.raises(SourceError) as stop:
        lees(root, *rijen, **levering)
    return str(stop.value).splitlines()


def dagen(begin: str = "2024-01-05", einde: str = "", **anders: str) -> dict[str, str]:
    return {"ingangsdatum": begin, "einddatum": einde, **anders}


@pytest.mark.parametrize(
    ("notatie", "waarde"),
    [
        ("jjjj-mm-dd", "2024-03-05"), ("dd-mm-jjjj", "05-03-2024"), ("dd-mm-jjjj", "5/3/2024"),
        ("dd-mm-jjjj", "5.3.2024"), ("mm-dd-jjjj", "03/05/2024"), ("jjjj/mm/dd", "2024/03/05"),
        ("jjjjmmdd", "20240305"), ("ddmmjjjj", "05032024"), ("dd maand jjjj", "5 maart 2024"),
        ("dd maand jjjj", "05-mrt-2024"), ("dd maand jjjj", "5 Mrt. 2024"),
        ("jjjj-mm-dd uu:mm", "2024-03-05 00:00:00"), ("jjjj-mm-dd uu:mm", "2024-03-05T00:00:00.000Z"),
        ("dd-mm-jjjj uu:mm", "05-03-2024 00:00"),
    ],
)  # fmt: skip
def test_a_notation_that_is_declared_is_read_and_named_when_it_is_not(
    tmp_path: Path, notatie: str, waarde: str
) -> None:
    (rij,) = lees(tmp_path, dagen(waarde), datums=notatie)
    assert rij["ingangsdatum"] == "2024-03-05"
    if notatie != "jjjj-mm-dd":
        (regel,) = geweigerd(tmp_path, dagen(waarde))
        assert "kolom ingangsdatum: " in regel
        assert notatie in regel.split("; dit lijkt ")[1]


@pytest.mark.parametrize(
    ("notatie", "waarde"),
    [("dd-mm-jjjj", "31-02-2024"), ("dd-mm-jjjj", "01-13-2024"), ("jjjjmmdd", "20241301"), ("jjjj-mm-dd", "2024-02-30"),
     ("jjjj-mm-dd uu:mm", "2024-03-05 08:30:00"), ("dd-mm-jjjj", "01-01-24"), ("dd maand jjjj", "5 march 2024")],
)  # fmt: skip
def test_what_is_no_day_is_refused(tmp_path: Path, notatie: str, waarde: str) -> None:
    (regel,) = geweigerd(tmp_path, dagen(waarde), datums=notatie)
    assert regel.startswith("x.csv, rij 2, kolom ingangsdatum: ")


def test_a_day_of_excel_is_named(tmp_path: Path) -> None:
    (regel,) = geweigerd(tmp_path, dagen("45292"))
    assert "; dit lijkt excel: " in regel


@pytest.mark.parametrize("jaar", ["0000", "0001", "0202", "2204", "1799"])
@pytest.mark.parametrize("kolom", ["ingangsdatum", "einddatum", "geboortedatum", "toewijzingsdatum", "startdatum"])
@pytest.mark.parametrize("datums", ["jjjj-mm-dd", "dd-mm-jjjj"])
def test_a_year_that_cannot_be(tmp_path: Path, kolom: str, jaar: str, datums: str) -> None:
    """The row is named, the birth date is not shown."""

    def dag(jaar: str) -> str:
        return f"{jaar}-03-01" if datums == "jjjj-mm-dd" else f"01-03-{jaar}"

    rij = {**dagen(dag("2024"), dag("2024")), kolom: dag(jaar)}
    regels = geweigerd(tmp_path, {**dagen(dag("2024")), kolom: dag("2024")}, rij, datums=datums)
    eigen = [regel for regel in regels if regel.startswith(f"x.csv, rij 3, kolom {kolom}: ")]
    assert eigen
    assert kolom != "geboortedatum" or jaar not in "".join(eigen)


def test_the_last_day_is_that_of_the_delivery(tmp_path: Path) -> None:
    """Taken on 20 January: help began on that day, not on the next; a toewijzing may begin next year."""
    assert lees(tmp_path, dagen("2024-12-01", startdatum="2025-01-20"))
    assert geweigerd(tmp_path, dagen("2024-12-01", startdatum="2025-01-21")) == [
        "x.csv, rij 2, kolom startdatum: '2025-01-21' kan niet; toegestaan: 1945-01-01 tot en met 2025-01-20 (de dag "
        "van de uitdraai). Verbeter het jaar."
    ]
    assert lees(tmp_path, dagen("2026-01-01"))
    assert lees(tmp_path, dagen("2024-12-01", startdatum="2025-01-21"), uitdraai=Uitdraai(date(2024, 12, 31)))


def test_an_order_that_cannot_be(tmp_path: Path) -> None:
    (regel,) = geweigerd(tmp_path, dagen(geboortedatum="2024-01-06"))
    assert regel.startswith(
        "x.csv, rij 2, kolom ingangsdatum: '2024-01-05' ligt voor geboortedatum (waarde niet getoond"
    )
    (regel,) = geweigerd(tmp_path, dagen(einde="2024-02-01", startdatum="2024-02-02"))
    assert regel.startswith("x.csv, rij 2, kolom einddatum: '2024-02-01' ligt voor startdatum '2024-02-02'")


@pytest.mark.parametrize("open_", ["9999-12-31", "2999-12-31"])
def test_an_open_end_is_declared(tmp_path: Path, open_: str) -> None:
    dag = date.fromisoformat(open_)
    assert lees(tmp_path, dagen(einde=open_), open=[dag])[0]["einddatum"] is None
    nl = dag.strftime("%d-%m-%Y")
    assert lees(tmp_path, dagen("05-01-2024", nl), open=[dag], datums="dd-mm-jjjj")[0]["einddatum"] is None
    (regel,) = geweigerd(tmp_path, dagen(einde=open_))
    assert regel.endswith("zeg dan in params.yml bij 'levering' welke: 'open: [9999-12-31]'.")
    # It is no beginning.
    assert geweigerd(tmp_path, dagen(open_), open=[dag])


def test_columns_that_are_swapped(tmp_path: Path) -> None:
    rijen = [dagen("2024-06-01", "2024-01-05"), dagen("2024-07-01", "2024-02-05"), dagen("2024-06-01", "2024-05-05")]
    assert geweigerd(tmp_path, *rijen, dagen()) == [
        "x.csv, kolommen ingangsdatum en einddatum: lijken verwisseld; in 3 van de 3 rijen met beide ligt einddatum "
        "voor ingangsdatum. Kijk de kop na, en 'kolommen' bij 'levering' in params.yml."
    ]
    # One of four is a fault of its own.
    goed = [dagen("2024-01-01", "2024-02-01")] * 3
    (regel,) = geweigerd(tmp_path, *goed, rijen[0])
    assert regel.startswith("x.csv, rij 5, kolom einddatum: '2024-01-05' ligt voor ingangsdatum '2024-06-01'")


def test_another_year_is_never_meant() -> None:
    assert nearest("2e helft 2017", ["2e helft 2016", "1e helft 2017"]) == "Bedoelt u '1e helft 2017'?"
    assert nearest("jaar 2018", ["jaar 2017", "jaar 2016"]).startswith("Bekend zijn: ")
