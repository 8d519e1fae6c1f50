"""Does the same delivery, in whatever way a supplier writes it, become the same snapshot; and does a bad one stop?"""

import csv
import re
import shutil
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pytest
from levering import BSN, SLEUTEL, bevroren, editie, pseudoniem
from verslag_van_levering import verslagen, zonder_verslag

from monitorlib.editie.editie import Editie
from monitorlib.errors import MonitorError, SourceError
from monitorlib.indicatoren.meten.warehouse_vragen import vragen
from monitorlib.sources.delivery.pseudoniem import vingerafdruk
from monitorlib.sources.freeze.snapshot import freeze
from monitorlib.sources.freeze.snapshotting import snapshot

# What a supplier calls it, with a column that nobody asked for.
KOP = ["Nr", "BSN", "Gemeente", "Product", "Vorm", "Start", "Eind", "Geboren", "Opmerking"]
RIJEN: list[list[Any]] = [
    ["A1", BSN[0], 384, "Hulp", 1, date(2024, 1, 1), None, date(1950, 5, 17), "belt terug"],
    ["A2", BSN[1], 384, "Dagbesteding", 2, date(2024, 2, 29), date(2024, 11, 30), date(1944, 12, 1), None],
    ["A3", BSN[0], 14, "Hulp", 1, date(2020, 3, 1), date(2020, 3, 31), date(1950, 5, 17), None],
]
LEVERING: dict[str, Any] = {
    "kolommen": {
        "Nr": "voorziening_nummer", "BSN": "client", "Gemeente": "gemeente", "Product": "voorziening",
        "Vorm": "leveringsvorm", "Start": "ingangsdatum", "Eind": "einddatum", "Geboren": "geboortedatum",
    },
    "weglaten": ["Opmerking"],
    "vertaal": {
        "gemeente": {"384": "GM0384", "14": "GM0014"},
        "voorziening": {"Hulp": "01", "Dagbesteding": "07"},
        "leveringsvorm": {"1": "ZIN", "2": "PGB"},
    },
    "client": "bsn",
}  # fmt: skip
VERWACHT = [
    {
        "voorziening_nummer": nummer, "client": pseudoniem(bsn), "gemeente": gemeente, "voorziening": product,
        "leveringsvorm": vorm, "ingangsdatum": begin, "einddatum": einde, "geboortedatum": geboren,
    }
    for nummer, bsn, gemeente, product, vorm, begin, einde, geboren in [
        ("A1", BSN[0], "GM0384", "01", "ZIN", date(2024, 1, 1), None, date(1950, 5, 17)),
        ("A2", BSN[1], "GM0384", "07", "PGB", date(2024, 2, 29), date(2024, 11, 30), date(1944, 12, 1)),
        ("A3", BSN[0], "GM0014", "01", "ZIN", date(2020, 3, 1), date(2020, 3, 31), date(1950, 5, 17)),
    ]
]  # fmt: skip


@pytest.fixture(autouse=True)
def _sleutel(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MONITOR_SLEUTEL", SLEUTEL)


def schrijf_csv(path: Path, dag: Callable[[date], str], scheiding: str, rijen: Sequence[Sequence[Any]] = RIJEN) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=scheiding).writerows(
            [
                KOP,
                *([dag(cel) if isinstance(cel, date) else "" if cel is None else cel for cel in rij] for rij in rijen),
            ]
        )


def schrijf_werkmap(
    path: Path, rijen: Sequence[Sequence[Any]], *, kop: int = 1, blad: str = "Wmo"
) -> openpyxl.Workbook:
    boek = openpyxl.Workbook()
    boek.active.title = blad
    for _ in range(kop - 1):
        boek.active.append(["Overzicht van de aanbieder"])
    for rij in [KOP, *rijen]:
        boek.active.append(list(rij))
    path.parent.mkdir(parents=True, exist_ok=True)
    boek.save(path)
    return boek


def levert(root: Path, bestand: str, **levering: Any) -> Editie:
    return editie(root, bestand, levering={**LEVERING, **levering})


def melding(een: Editie) -> str:
    """What is said of a delivery that cannot be used; nothing is frozen, and no client is named."""
    with pytest.raises(MonitorError) as stop:
        freeze(een)
    assert not (een.data / "snapshot").exists()
    assert [path.name for path in een.data.iterdir() if ".nieuw-" in path.name] == []
    for gezegd in (str(stop.value), *verslagen(een)):
        assert not any(bsn in gezegd for bsn in BSN)
    return zonder_verslag(stop.value)


class TestHetzelfde:
    """One delivery, written in every way."""

    @pytest.mark.parametrize(
        ("dag", "datums", "scheiding"),
        [
            ("%Y-%m-%d", "jjjj-mm-dd", ","),
            ("%d-%m-%Y", "dd-mm-jjjj", ";"),
            ("%d/%m/%Y", "dd-mm-jjjj", "tab"),
            ("%Y%m%d", "jjjjmmdd", ";"),
        ],
    )
    def test_a_file_of_a_case_system(self, tmp_path: Path, dag: str, datums: str, scheiding: str) -> None:
        een = levert(tmp_path, "zorg.csv", datums=datums, scheiding=scheiding)
        schrijf_csv(een.data / "zorg.csv", lambda een: een.strftime(dag), {"tab": "\t"}.get(scheiding, scheiding))
        freeze(een)
        assert bevroren(een) == VERWACHT

    @pytest.mark.parametrize("kop", [1, 3])
    def test_a_workbook_with_dates_and_numbers(self, tmp_path: Path, kop: int) -> None:
        """Excel keeps a bsn as a number; a leading zero that it lost comes back."""
        een = levert(tmp_path, "zorg.xlsx", kop=kop)
        rijen = [[rij[0], int(rij[1]), *rij[2:]] for rij in RIJEN]
        schrijf_werkmap(een.data / "zorg.xlsx", rijen, kop=kop)
        freeze(een)
        assert bevroren(een) == VERWACHT

    def test_a_workbook_with_spaces_about_a_heading(self, tmp_path: Path) -> None:
        een = levert(tmp_path, "zorg.xlsx")
        boek = schrijf_werkmap(een.data / "zorg.xlsx", RIJEN)
        boek.active.cell(1, 1).value = f" {KOP[0]}  "
        boek.save(een.data / "zorg.xlsx")
        freeze(een)
        assert bevroren(een) == VERWACHT

    @pytest.mark.parametrize(("vanaf_1904", "nul"), [(False, date(1899, 12, 30)), (True, date(1904, 1, 1))])
    def test_a_workbook_with_days_as_numbers(self, tmp_path: Path, vanaf_1904: bool, nul: date) -> None:
        """Excel counts days from 1900, or from 1904 where the workbook was made so."""
        een = levert(tmp_path, "zorg.xlsx", datums="excel")
        boek = openpyxl.Workbook()
        if vanaf_1904:
            boek.epoch = datetime(1904, 1, 1)
        for rij in [KOP, *RIJEN]:
            boek.active.append([(cel - nul).days if isinstance(cel, date) else cel for cel in rij])
        boek.save(een.data / "zorg.xlsx")
        freeze(een)
        assert bevroren(een) == VERWACHT

    def test_a_table_of_a_database(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Only `monitor snapshot` reads it; a build later works from what was taken, without the database."""
        een = in_database(tmp_path, monkeypatch)
        with pytest.raises(SourceError, match="nog niet uit haar database gehaald; draai eerst monitor snapshot"):
            freeze(een)
        snapshot(een, print, vragen)
        assert bevroren(een) == VERWACHT
        monkeypatch.delenv("MONITOR_PROEF")
        (tmp_path / "bron.duckdb").unlink()
        assert freeze(een) == []
        # Other codes: frozen anew, from the file.
        levering = {**LEVERING, "vertaal": {**LEVERING["vertaal"], "voorziening": {"Hulp": "02", "Dagbesteding": "07"}}}
        anders = editie(tmp_path, "zorg.parquet", levering={**levering, "database": DATABASE})
        assert freeze(anders) == ["voorzieningen_wmo"]
        assert [rij["voorziening"] for rij in bevroren(anders)] == ["02", "07", "02"]

    def test_no_bsn_is_stored(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Not in what was taken from the database, not in the snapshot."""
        een = in_database(tmp_path, monkeypatch)
        snapshot(een, print, vragen)
        bestanden = [path for path in een.data.rglob("*") if path.is_file()]
        assert len(bestanden) > 3
        for path in bestanden:
            inhoud = path.read_bytes()
            with duckdb.connect() as con:
                if path.suffix == ".parquet":
                    inhoud += repr(con.read_parquet(str(path)).fetchall()).encode()
            assert not any(bsn.encode() in inhoud for bsn in BSN), path.name


DATABASE = {"verbinding": "MONITOR_PROEF", "tabel": "zorg"}


def in_database(root: Path, monkeypatch: pytest.MonkeyPatch, **anders: Any) -> Editie:
    """An edition whose source is a table of a database file."""
    path = root / "bron.duckdb"
    with duckdb.connect(str(path)) as con:
        con.execute(
            "CREATE TABLE zorg (Nr VARCHAR, BSN BIGINT, Gemeente SMALLINT, Product CHAR(20), Vorm DOUBLE, "
            "Start TIMESTAMP, Eind DATE, Geboren DATE, Opmerking VARCHAR)"
        )
        con.executemany("INSERT INTO zorg VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", RIJEN)
    monkeypatch.setenv("MONITOR_PROEF", f"duckdb://{path}")
    return levert(root, "zorg.parquet", database=DATABASE, **anders)


class TestPseudoniem:
    def test_without_a_key_nothing_is_read(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        een = levert(tmp_path, "zorg.csv")
        schrijf_csv(een.data / "zorg.csv", date.isoformat, ",")
        monkeypatch.delenv("MONITOR_SLEUTEL")
        assert "de sleutel om ze te versleutelen ontbreekt. Zet hem in de omgeving: MONITOR_SLEUTEL" in melding(een)
        # The README asks for at least 32 characters: 31 are too few.
        monkeypatch.setenv("MONITOR_SLEUTEL", "k" * 31)
        assert "is te kort. Zet hem in de omgeving: MONITOR_SLEUTEL, ten minste 32 tekens" in melding(een)
        een = in_database(tmp_path, monkeypatch)
        with pytest.raises(SourceError, match="is te kort"):
            snapshot(een, print, vragen)
        assert not (een.data / "zorg.parquet").exists()

    @pytest.mark.parametrize("sleutel", ["k" * 32, "k" * 64, "lang " * 40])
    def test_a_pseudonym_is_what_the_standard_library_makes(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sleutel: str
    ) -> None:
        monkeypatch.setenv("MONITOR_SLEUTEL", sleutel)
        een = levert(tmp_path, "zorg.csv")
        schrijf_csv(een.data / "zorg.csv", date.isoformat, ",")
        freeze(een)
        assert [rij["client"] for rij in bevroren(een)] == [pseudoniem(rij[1], sleutel) for rij in RIJEN]

    def test_what_is_no_bsn(self, tmp_path: Path) -> None:
        een = levert(tmp_path, "zorg.csv")
        rijen = [["A1", "99990000X", *RIJEN[0][2:]], *RIJEN[1:]]
        schrijf_csv(een.data / "zorg.csv", date.isoformat, ",", rijen)
        assert melding(een) == (
            "data/proef/2024-Q4/zorg.csv, rij 2, kolom BSN: (waarde niet getoond: persoonsgegeven) is geen bsn; "
            "toegestaan: 8 of 9 cijfers, of leeg (params.yml, 'levering')."
        )

    def test_a_bsn_that_was_called_a_pseudonym(self, tmp_path: Path) -> None:
        """111222333 passes the elfproef and is nobody's: 9+8+7+12+10+8+9+6-3 = 66 = 6 x 11."""
        een = levert(tmp_path, "zorg.csv", client="pseudoniem")
        schrijf_csv(een.data / "zorg.csv", date.isoformat, ",", [[rij[0], "111222333", *rij[2:]] for rij in RIJEN])
        tekst = melding(een)
        assert "kolom client: hier staan burgerservicenummers. Lever pseudoniemen, of zeg in params.yml" in tekst
        assert "111222333" not in tekst

    @pytest.mark.parametrize(
        ("bsn", "gezegd"),
        [
            (999999999, "is een vulnummer en van niemand"),
            (999900007, "is geen bsn: het voldoet niet aan de elfproef"),
            (1234, "is geen bsn; toegestaan: 8 of 9 cijfers, of leeg"),
        ],
    )
    def test_what_is_no_bsn_in_a_database(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bsn: int, gezegd: str
    ) -> None:
        """Said when it is taken, with how many rows; nothing is stored."""
        een = in_database(tmp_path, monkeypatch)
        with duckdb.connect(str(tmp_path / "bron.duckdb")) as con:
            con.execute("UPDATE zorg SET BSN = ? WHERE Nr = 'A2'", [bsn])
        with pytest.raises(SourceError) as stop:
            snapshot(een, print, vragen)
        assert f"1 rij, kolom BSN: (waarde niet getoond: persoonsgegeven) {gezegd}" in str(stop.value)
        assert str(bsn) not in str(stop.value)
        assert not (een.data / "zorg.parquet").exists()

    def test_a_bsn_in_another_column_of_a_database(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """It is not taken either: the numbers of three records are bsn's."""
        een = in_database(tmp_path, monkeypatch)
        with duckdb.connect(str(tmp_path / "bron.duckdb")) as con:
            for nummer, bsn in zip(("A1", "A2", "A3"), ("123456782", "111222333", "999900031"), strict=True):
                con.execute("UPDATE zorg SET Nr = ? WHERE Nr = ?", [bsn, nummer])
        with pytest.raises(SourceError, match="kolom voorziening_nummer: hier staan burgerservicenummers"):
            snapshot(een, print, vragen)
        assert not (een.data / "zorg.parquet").exists()

    def test_two_keys_in_one_snapshot(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        een = in_database(tmp_path, monkeypatch)
        snapshot(een, print, vragen)
        uitkering = {
            "bestand": "uitkeringen.csv", "herkomst": "fictief", "vindplaats": "met de hand getekend",
            "codes": {"reden": ["Werk"]}, "levering": {"client": "bsn"},
        }  # fmt: skip
        beide = een.parameters.model_copy(
            update={
                "bronnen": {
                    **een.parameters.bronnen,
                    "uitkeringen": een.parameters.bronnen["voorzieningen_wmo"].model_validate(uitkering),
                }
            }
        )
        een = Editie(een.regio, een.periode, beide, een.layout)
        (een.data / "uitkeringen.csv").write_text(
            f"uitkering_nummer,client,gemeente,ingangsdatum,einddatum,reden\nU1,{BSN[0]},GM0014,2024-01-01,,\n"
        )
        freeze(een)
        monkeypatch.setenv("MONITOR_SLEUTEL", "z" * 40)
        (een.data / "uitkeringen.csv").write_text(
            f"uitkering_nummer,client,gemeente,ingangsdatum,einddatum,reden\nU2,{BSN[0]},GM0014,2024-01-01,,\n"
        )
        with pytest.raises(SourceError, match="met verschillende sleutels versleuteld: dezelfde persoon zou twee"):
            freeze(een)

    def test_a_fingerprint_tells_keys_apart_and_nothing_else(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Sixteen signs, too few to find a key with, enough for two keys never to be taken for one."""
        eerste = vingerafdruk("zorg.csv")
        assert re.fullmatch("[0-9a-f]{16}", eerste)
        assert vingerafdruk("een ander.csv") == eerste
        monkeypatch.setenv("MONITOR_SLEUTEL", SLEUTEL + "z")
        assert vingerafdruk("zorg.csv") != eerste


class TestVertaling:
    """What the parameters do not tell how to take over, stops."""

    @pytest.mark.parametrize(
        ("levering", "verwacht"),
        [
            (
                {"kolommen": {**LEVERING["kolommen"], "Naam": "voorziening"}},
                "'kolommen' noemt 'voorziening' twee keer",
            ),
            (
                {"weglaten": ["Opmerkingen"]},
                "rij 1: kolom 'Opmerkingen' uit params.yml ('levering') ontbreekt. Bedoelt u 'Opmerking'?",
            ),
            ({"weglaten": []}, "rij 1: kolom 'Opmerking' is onbekend. Bekend zijn: voorziening_nummer, "),
            (
                {"vertaal": {**LEVERING["vertaal"], "vorm": {"1": "ZIN"}}},
                "'levering' in params.yml noemt kolom 'vorm'.",
            ),
            (
                {"vertaal": {**LEVERING["vertaal"], "voorziening": {"Hulp": "01"}}},
                "rij 3, kolom Product: (waarde niet getoond: zij lijkt op geen waarde van deze kolom) staat niet bij "
                "'vertaal'; bekend zijn: Hulp (params.yml",
            ),
            (
                {"vertaal": {**LEVERING["vertaal"], "voorziening": {"Hulp": "99", "Dagbesteding": "07"}}},
                "rij 2, kolom voorziening: '99' is onbekend in iWmo 3.2 WMO020",
            ),
            ({"datums": "dd-mm-jjjj"}, "rij 2, kolom Start: '2024-01-01' is geen datum in de vorm dd-mm-jjjj"),
            ({"scheiding": ";"}, "rij 1: de kolommen zijn gescheiden door ','; verwacht wordt ';'."),
        ],
    )
    def test_is_named_with_its_place(self, tmp_path: Path, levering: dict[str, Any], verwacht: str) -> None:
        schrijf_csv(tmp_path / "data/proef/2024-Q4/zorg.csv", date.isoformat, ",")

        def lever() -> None:
            freeze(levert(tmp_path, "zorg.csv", **levering))

        with pytest.raises(MonitorError) as stop:
            lever()
        assert verwacht in str(stop.value)
        assert not (tmp_path / "data/proef/2024-Q4/snapshot").exists()

    def test_a_day_that_does_not_exist(self, tmp_path: Path) -> None:
        een = levert(tmp_path, "zorg.csv", datums="dd-mm-jjjj")
        schrijf_csv(
            een.data / "zorg.csv", lambda dag: "30-02-2024" if dag.month == 2 else dag.strftime("%d-%m-%Y"), ","
        )
        assert "rij 3, kolom Start: '30-02-2024' is geen datum in de vorm dd-mm-jjjj" in melding(een)

    def test_a_bsn_among_the_days_is_not_shown(self, tmp_path: Path) -> None:
        """Where columns were swapped: 111222333 passes the elfproef."""
        een = levert(tmp_path, "zorg.csv", datums="dd-mm-jjjj")
        schrijf_csv(een.data / "zorg.csv", lambda dag: "111222333" if dag.month == 2 else dag.strftime("%d-%m-%Y"), ",")
        gezegd = melding(een)
        assert "111222333" not in gezegd
        assert "kolom Start: (waarde niet getoond: persoonsgegeven) is geen datum" in gezegd

    @pytest.mark.parametrize(
        ("waarde", "wordt"), [("1234,50", 1234.5), ("1.234,50", 1234.5), ("-0,05", -0.05), ("12", 12.0)]
    )
    def test_a_number_with_a_comma(self, tmp_path: Path, waarde: str, wordt: float) -> None:
        een = met_budget(tmp_path, waarde)
        freeze(een)
        with duckdb.connect() as con:
            assert con.read_parquet(str(een.data / "snapshot/budgetten.parquet")).project("waarde").fetchall() == [
                (wordt,)
            ]

    @pytest.mark.parametrize("waarde", ["12.50", "1.23,4", "1,2,3", "12,"])
    def test_a_number_that_can_be_read_in_two_ways(self, tmp_path: Path, waarde: str) -> None:
        assert f"rij 2, kolom Bedrag: '{waarde}' is geen getal met een komma" in melding(met_budget(tmp_path, waarde))


def met_budget(root: Path, waarde: str) -> Editie:
    levering = {"decimaal": ",", "kolommen": {"Bedrag": "waarde"}, "scheiding": ";"}
    een = editie(root, "geld.csv", "budgetten", levering=levering)
    (een.data / "geld.csv").write_text(f"gemeente;wet;jaar;Bedrag\nGM0014;Wmo;2024;{waarde}\n", encoding="utf-8")
    return een


class TestWerkmap:
    """What a person sees in a sheet, and a reader of rows would not."""

    def gewijzigd(self, root: Path, wijzig: Callable[[Any], None], **levering: Any) -> Editie:
        een = levert(root, "zorg.xlsx", **levering)
        boek = schrijf_werkmap(een.data / "zorg.xlsx", RIJEN)
        wijzig(boek)
        boek.save(een.data / "zorg.xlsx")
        return een

    @pytest.mark.parametrize(
        ("wijzig", "verwacht"),
        [
            (lambda boek: boek.active.merge_cells("C2:C3"), "samengevoegde cellen (C2:C3); splits ze"),
            (lambda boek: setattr(boek.active.row_dimensions[3], "hidden", True), "verborgen rijen (3); maak ze"),
            (lambda boek: setattr(boek.active.column_dimensions["D"], "hidden", True), "verborgen kolommen (nummer 4)"),
            (
                lambda boek: boek.active.append(["Totaal", None, None, None, 4]),
                "rij 5: een rij met een totaal; haal die weg, totalen rekent de monitor zelf uit.",
            ),
            (lambda boek: boek.active.insert_rows(3), "rij 3: een lege rij; haal die weg."),
            (lambda boek: boek.create_sheet("Jeugd"), "de werkmap heeft 2 bladen (Wmo, Jeugd); zeg in params.yml"),
            (
                lambda boek: boek.active.cell(2, 6, 45292).__setattr__("number_format", "General"),
                "rij 2, kolom Start: een dag staat hier als getal. Geef de kolom in Excel een datumnotatie",
            ),
            (lambda boek: boek.active.cell(1, 4, "Nr"), (
                "rij 1: kolom 4 heet hetzelfde als kolom 1. Geef "
                "elke kolom een eigen naam."
            )),
            (lambda boek: boek.active.cell(1, 3).__setattr__("value", None), "rij 1: kolom 3 heeft geen naam"),
            (lambda boek: boek.active.cell(1048576, 1, "x"), f"hierboven zijn {1048576 - 4 - 1} rijen leeg; wis"),
            (lambda boek: boek.active.cell(9000, 16384, "x"), "cel XFD9000: het blad loopt tot hier, 9000 rijen van"),
            (lambda boek: boek.active.cell(2, 4, "=1/0"), "rij 2, kolom Product: hier staat een formule die niet is"),
            (lambda boek: boek.active.cell(3, 5, "#REF!"), "rij 3, kolom Vorm: hier staat een fout van Excel (#REF!)"),
        ],
        ids=["merged", "hidden row", "hidden column", "total", "empty row", "two sheets", "serial day", "same name",
             "no name", "far below", "far away", "formula", "error"],
    )  # fmt: skip
    def test_stops_the_delivery(self, tmp_path: Path, wijzig: Callable[[Any], None], verwacht: str) -> None:
        een = self.gewijzigd(tmp_path, wijzig)
        tekst = melding(een)
        assert tekst.startswith("data/proef/2024-Q4/zorg.xlsx")
        assert verwacht in tekst

    @pytest.mark.parametrize(
        ("oud", "nieuw", "verwacht"),
        [
            ('<row r="3"', '<row r="3" ht="0" customHeight="1"', "verborgen rijen (3)"),
            ('<row r="3"', '<row r="3" ht="0"', "verborgen rijen (3)"),
            ('<row r="3"', '<row r="3" customHeight="1"', "verborgen rijen (3)"),
            ("<sheetData>", '<cols><col min="2" max="2" width="0"/></cols><sheetData>', "kolommen (nummer 2)"),
            ("<sheetFormatPr", '<sheetFormatPr zeroHeight="1"', "rijen zijn standaard verborgen"),
            ('<row r="3"', '<row r="3" outlineLevel="1" hidden="1"', "verborgen rijen (3)"),
            (
                "</sheetData>",
                '</sheetData><autoFilter ref="A1:B3"><filterColumn colId="0"/></autoFilter>',
                "er staat een filter aan",
            ),
        ],
        ids=["height 0", "only height 0", "no height", "width 0", "zeroHeight", "a folded group", "a filter"],
    )
    def test_what_cannot_be_seen_is_hidden(self, tmp_path: Path, oud: str, nieuw: str, verwacht: str) -> None:
        een = levert(tmp_path, "zorg.xlsx")
        schrijf_werkmap(een.data / "zorg.xlsx", RIJEN)
        with zipfile.ZipFile(een.data / "zorg.xlsx") as zip_:
            delen = {naam: zip_.read(naam) for naam in zip_.namelist()}
        blad = "xl/worksheets/sheet1.xml"
        assert oud.encode() in delen[blad]
        delen[blad] = delen[blad].replace(oud.encode(), nieuw.encode(), 1)
        with zipfile.ZipFile(een.data / "zorg.xlsx", "w") as zip_:
            for naam, inhoud in delen.items():
                zip_.writestr(naam, inhoud)
        assert verwacht in melding(een)

    def test_a_workbook_with_a_password(self, tmp_path: Path) -> None:
        een = levert(tmp_path, "zorg.xlsx")
        (een.data / "zorg.xlsx").write_bytes(
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le")
        )
        assert "zorg.xlsx: de werkmap is met een wachtwoord beveiligd" in melding(een)

    def test_a_sheet_of_several(self, tmp_path: Path) -> None:
        een = self.gewijzigd(tmp_path, lambda boek: boek.create_sheet("Jeugd"), blad="Wmo")
        freeze(een)
        assert bevroren(een) == VERWACHT
        een = levert(tmp_path, "zorg.xlsx", blad="Wmoo")
        with pytest.raises(SourceError, match=r"er is geen blad 'Wmoo'\. Bedoelt u 'Wmo'\?"):
            freeze(een)

    @pytest.mark.parametrize(
        ("naam", "verwacht"),
        [("zorg.xls", "een bestand .xls wordt niet gelezen"), ("zorg.xlsx", "dit is geen Excel-werkmap (.xlsx)")],
    )
    def test_what_is_no_workbook(self, tmp_path: Path, naam: str, verwacht: str) -> None:
        een = levert(tmp_path, naam)
        (een.data / naam).write_bytes(b"\xd0\xcf\x11\xe0 een oude werkmap")
        assert verwacht in melding(een)


class TestDatabase:
    @pytest.mark.parametrize("url", ["postgres://maker:geheim@127.0.0.1:1/dwh", "duckdb:///nergens/geheim/bron.duckdb"])
    def test_one_that_refuses(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, url: str) -> None:
        """Nothing of the address is told: it holds a password."""
        een = in_database(tmp_path, monkeypatch)
        monkeypatch.setenv("MONITOR_PROEF", url)
        with pytest.raises(SourceError, match="geen verbinding met de database in MONITOR_PROEF") as stop:
            snapshot(een, print, vragen)
        assert "geheim" not in str(stop.value)
        assert stop.value.__cause__ is None
        monkeypatch.delenv("MONITOR_PROEF")
        with pytest.raises(SourceError, match=r"de verbinding met de database ontbreekt\. Zet haar in de omgeving"):
            snapshot(een, print, vragen)

    def test_a_table_that_is_not_there(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        een = in_database(tmp_path, monkeypatch)
        een = levert(tmp_path, "zorg.parquet", database={**DATABASE, "tabel": "zorgen"})
        with pytest.raises(SourceError, match="tabel 'zorgen' is in de database van MONITOR_PROEF niet te lezen"):
            snapshot(een, print, vragen)

    def test_one_that_stops_half_way(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """The last row cannot be given: what was fetched and frozen before stays, and nothing is left beside it."""
        een = in_database(tmp_path, monkeypatch)
        snapshot(een, print, vragen)
        voor = {path: path.read_bytes() for path in een.data.rglob("*") if path.is_file()}
        een = levert(tmp_path, "zorg.parquet", database={"verbinding": "MONITOR_PROEF", "vraag": "zorg.sql"})
        (een.params / "zorg.sql").write_text(
            "SELECT * REPLACE (CASE WHEN Nr = 'A3' THEN error('999900006') ELSE Product END AS Product) FROM zorg"
        )
        with pytest.raises(SourceError, match=r"stopte halverwege .*; er is niets veranderd") as stop:
            snapshot(een, print, vragen)
        assert BSN[0] not in str(stop.value)
        assert {path: path.read_bytes() for path in een.data.rglob("*") if path.is_file()} == voor

    def test_a_query_of_its_own(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        een = in_database(tmp_path, monkeypatch)
        een = levert(tmp_path, "zorg.parquet", database={"verbinding": "MONITOR_PROEF", "vraag": "zorg.sql"})
        (een.params / "zorg.sql").write_text("SELECT * FROM zorg WHERE Gemeente = 384")
        snapshot(een, print, vragen)
        assert bevroren(een) == VERWACHT[:2]

    def test_a_column_of_another_type_than_the_quarter_before(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        een = in_database(tmp_path, monkeypatch)
        snapshot(een, print, vragen)
        vorig = een.layout.edition_params("proef", "2024-Q3")
        vorig.parent.joinpath("2024-Q4").rename(vorig)
        een.data.rename(een.data.with_name("2024-Q3"))
        tekst = (vorig / "params.yml").read_text(encoding="utf-8")
        nu = een.layout.edition_params("proef", "2024-Q4")
        nu.mkdir()
        (nu / "params.yml").write_text(
            tekst.replace("vorige: null", "vorige: proef/2024-Q3").replace("vorige:\n", "vorige: proef/2024-Q3\n")
        )
        with duckdb.connect(str(tmp_path / "bron.duckdb")) as con:
            con.execute("ALTER TABLE zorg ALTER Vorm TYPE VARCHAR")
        een = Editie.named("proef/2024-Q4", een.layout)
        assert een.parameters.vorige == "proef/2024-Q3"
        with pytest.raises(
            SourceError, match=r"kolom leveringsvorm: het type is nu string, in proef/2024-Q3 was het float64"
        ):
            snapshot(een, print, vragen)
        assert not een.data.exists() or list(een.data.iterdir()) == []


class TestTweedeLevering:
    def test_the_file_of_the_quarter_before(self, tmp_path: Path) -> None:
        """Left in its place: the new quarter would count nothing that is new."""
        een = levert(tmp_path, "zorg.csv")
        schrijf_csv(een.data / "zorg.csv", date.isoformat, ",")
        freeze(een)
        toen, nu = (een.layout.edition_params("proef", periode) for periode in ("2024-Q3", "2024-Q4"))
        shutil.copytree(nu, toen)
        shutil.copytree(een.data, een.data.with_name("2024-Q3"))
        shutil.rmtree(een.data / "snapshot")
        tekst = (nu / "params.yml").read_text(encoding="utf-8")
        (nu / "params.yml").write_text(re.sub("^vorige:.*$", "vorige: proef/2024-Q3", tekst, flags=re.MULTILINE))
        een = Editie.named("proef/2024-Q4", een.layout)
        assert melding(een) == (
            "data/proef/2024-Q4/zorg.csv: dit is dezelfde levering als die van proef/2024-Q3, bron voorzieningen_wmo. "
            "Lever die van deze periode en deze bron, of pas 'bestand' in params.yml aan."
        )

    def test_the_file_of_another_source(self, tmp_path: Path) -> None:
        een = levert(tmp_path, "zorg.csv")
        schrijf_csv(een.data / "zorg.csv", date.isoformat, ",")
        (een.data / "uitkeringen.csv").write_bytes((een.data / "zorg.csv").read_bytes())
        codes = {"productgroep": ["45"], "reden": ["31"], "aanbieder": ["42420001"]}
        anders = {"bestand": "uitkeringen.csv", "codes": codes}
        tweede = een.parameters.bronnen["voorzieningen_wmo"].model_copy(update=anders)
        bronnen = {**een.parameters.bronnen, "voorzieningen_jeugdwet": tweede}
        een = replace(een, parameters=een.parameters.model_copy(update={"bronnen": bronnen}))
        assert "uitkeringen.csv: dit is dezelfde levering als die van bron voorzieningen_wmo." in melding(een)
