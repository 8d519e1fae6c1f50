"""Is a sheet read as it is seen: each cell as text, and a refusal with its place for what would be read otherwise?"""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from zipfile import ZipFile

import pytest
from werkblad import BLAD, BOEK, RELATIES, SOORTEN, Cel, data, gevraagd, rij, werkmap

from monitorlib.errors import SourceError
from monitorlib.sources.readers.workbook_marks import Fout, weiger_opmaak
from monitorlib.sources.readers.workbook_parts import Werkmap
from monitorlib.sources.readers.worksheet import lees_blad

Rijen = Sequence[Sequence[Cel]]
DAG = date(2024, 2, 29)
# 1 January 2024 is day 45.292 of Excel (40.544 is 1 January 2011, and 13 years with 3 leap days are 4.748 days).
EEN_JANUARI = 40_544 + 13 * 365 + 3
PLEK = "zorg.xlsx, blad 'Blad1'"
NODIG = (SOORTEN, BOEK, RELATIES)
ZICHTBAAR = "maak ze zichtbaar of haal ze weg."


def gelezen(path: Path, **anders: object) -> list[dict[str, object]]:
    return list(lees_blad(gevraagd(path, **anders)).to_pylist())


def weigering(path: Path, **anders: object) -> str:
    with pytest.raises(SourceError) as fout:
        lees_blad(gevraagd(path, **anders))
    return str(fout.value)


class TestCells:
    @pytest.mark.parametrize(
        ("cel", "tekst"),
        [
            (3, "3"), (3.0, "3"), (1.5, "1,5"), (-0.25, "-0,25"), (True, "WAAR"), (False, "ONWAAR"),
            ("  Hulp ", "Hulp"), ("1.5", "1.5"), (None, None), (DAG, "2024-02-29"),
            (datetime(2024, 2, 29, 12), "2024-02-29 12:00:00"),
        ],
    )  # fmt: skip
    def test_a_cell_becomes_text(self, tmp_path: Path, cel: Cel, tekst: str | None) -> None:
        """A number with the sign of its supplier, a whole one without; a day as ours."""
        path = werkmap(tmp_path / "a.xlsx", [["nr", "wat"], ["A1", cel]])
        assert gelezen(path, decimaal=",") == [{"rij": 2, "nr": "A1", "wat": tekst}]

    @pytest.mark.parametrize(
        ("cel", "datums", "tekst"),
        [
            (DAG, "jjjj-mm-dd", "2024-02-29"), (DAG, "excel", "2024-02-29"), (DAG, "dd-mm-jjjj", "29-02-2024"),
            (DAG, "jjjjmmdd", "20240229"), (20240229, "jjjjmmdd", "20240229"),
            ("29-02-2024", "dd-mm-jjjj", "29-02-2024"),
            (EEN_JANUARI, "excel", "2024-01-01"), (61, "excel", "1900-03-01"), (2_958_465, "excel", "9999-12-31"),
            (True, "excel", "WAAR"), (None, "excel", None),
        ],
    )  # fmt: skip
    def test_a_day_is_written_as_its_supplier_does(
        self, tmp_path: Path, cel: Cel, datums: str, tekst: str | None
    ) -> None:
        path = werkmap(tmp_path / "a.xlsx", [["nr", "dag"], ["A1", cel]])
        assert gelezen(path, datums=datums, dagen=["dag"]) == [{"rij": 2, "nr": "A1", "dag": tekst}]

    def test_a_day_can_be_written_in_full(self, tmp_path: Path) -> None:
        """As the strict form of a workbook does; with its first moment it is that day."""
        cellen = '<c r="A2" t="d"><v>2024-02-29T00:00:00</v></c><c r="B2" t="d"><v>2024-02-29</v></c>'
        xml = f'<sheetData>{rij(1, "van", "tot")}<row r="2">{cellen}</row></sheetData>'
        assert gelezen(werkmap(tmp_path / "a.xlsx", xml=xml)) == [{"rij": 2, "van": "2024-02-29", "tot": "2024-02-29"}]

    def test_days_can_count_from_1904(self, tmp_path: Path) -> None:
        """1.462 days later than from 1900: 4 · 365 + 1, and the day of 1900 that does not exist."""
        path = werkmap(tmp_path / "a.xlsx", [["dag"], [EEN_JANUARI - 1462]], vanaf_1904=True)
        assert gelezen(path, datums="excel", dagen=["dag"]) == [{"rij": 2, "dag": "2024-01-01"}]

    @pytest.mark.parametrize(
        ("cel", "datums", "zegt"),
        [
            (45_292, "jjjj-mm-dd", "een dag staat hier als getal."),
            (20240229.5, "jjjjmmdd", "een dag staat hier als getal."),
            (60, "excel", "dit getal is geen dag van Excel na 1 maart 1900."),
            (2_958_466, "excel", "dit getal is geen dag van Excel na 1 maart 1900."),
            (45_292.5, "excel", "dit getal is geen dag van Excel na 1 maart 1900."),
        ],
    )  # fmt: skip
    def test_a_number_that_is_no_day_is_refused(self, tmp_path: Path, cel: Cel, datums: str, zegt: str) -> None:
        path = werkmap(tmp_path / "a.xlsx", [["nr", "dag"], ["A1", "2024-01-01"], ["A2", cel]])
        assert weigering(path, datums=datums, dagen=["dag"]).startswith(f"{PLEK}, rij 3, kolom dag: {zegt}")


class TestHeading:
    def test_stands_in_the_row_that_was_said(self, tmp_path: Path) -> None:
        """A title above it; rows keep the number of the sheet. Empty columns and rows behind the table are none."""
        rijen: Rijen = [
            ["Levering"],
            [" nr ", "wat", ""],
            ["A1", "x", ""],
            ["A2", None, None],
            ["", "", ""],
            ["", None, None],
        ]
        path = werkmap(tmp_path / "a.xlsx", rijen)
        assert gelezen(path, kop=2) == [{"rij": 3, "nr": "A1", "wat": "x"}, {"rij": 4, "nr": "A2", "wat": None}]

    def test_alone_gives_no_rows(self, tmp_path: Path) -> None:
        assert gelezen(werkmap(tmp_path / "a.xlsx", [["nr", "wat"]])) == []

    @pytest.mark.parametrize(
        ("rijen", "kop", "zegt"),
        [
            ([["nr"], ["A1"]], 3, ": rij 3 met de kop ontbreekt; het blad heeft 2 rijen."),
            ([["nr", "", "wat"], ["A1", "", "x"]], 1, ", rij 1: kolom 2 heeft geen naam; "),
            ([["nr", "wat", ""], ["A1", "x", "los"]], 1, ", rij 1: kolom 3 heeft geen naam; "),
            ([["", ""], ["", ""]], 1, ", rij 1: kolom 1 heeft geen naam; "),
            ([["nr", "wat", "Nr"], ["A1", "x", "B"]], 1, ", rij 1: kolom 3 heet hetzelfde als kolom 1."),
        ],
    )
    def test_that_names_no_columns_is_refused(self, tmp_path: Path, rijen: Rijen, kop: int, zegt: str) -> None:
        assert weigering(werkmap(tmp_path / "a.xlsx", rijen), kop=kop).startswith(f"{PLEK}{zegt}")


class TestRows:
    @pytest.mark.parametrize("woord", ["Totaal", " subtotaal Wmo", "Eindtotaal", "som", "TOTAL:"])
    def test_a_total_among_them_is_refused(self, tmp_path: Path, woord: str) -> None:
        """In any column; an empty row is named first."""
        path = werkmap(tmp_path / "a.xlsx", [["nr", "wat"], ["A1", "x"], [None, woord], ["", ""], ["A2", "x"]])
        assert weigering(path) == (
            f"{PLEK}, rij 4: een lege rij; haal die weg.\n"
            f"{PLEK}, rij 3: een rij met een totaal; haal die weg, totalen rekent de monitor zelf uit."
        )

    @pytest.mark.parametrize("woord", ["Totaalpakket", "Sommige", "Het totaal", "Totalen"])
    def test_a_word_that_only_begins_so_is_no_total(self, tmp_path: Path, woord: str) -> None:
        path = werkmap(tmp_path / "a.xlsx", [["wat"], [woord]])
        assert gelezen(path) == [{"rij": 2, "wat": woord}]

    def test_of_many_the_first_twenty_are_named(self, tmp_path: Path) -> None:
        leeg: Rijen = [["wat"], *([["x"], [""]] * 25), ["x"]]
        regels = weigering(werkmap(tmp_path / "a.xlsx", leeg)).splitlines()
        assert regels == [f"{PLEK}, rij {2 * n + 1}: een lege rij; haal die weg." for n in range(1, 21)]
        totalen: Rijen = [["wat"], *[["Totaal"]] * 25]
        regels = weigering(werkmap(tmp_path / "b.xlsx", totalen)).splitlines()
        assert [regel.split(":")[0] for regel in regels] == [f"{PLEK}, rij {n}" for n in range(2, 22)]


FOUT = '<c r="{}" t="e"><v>#N/A</v></c>'
FORMULE = '<c r="{}"><f>NOW()</f></c>'


def met_fout(path: Path, plek: str, cel: str = FOUT) -> Path:
    """A table of three columns, with such a cell in its third row."""
    return werkmap(path, xml=f"<sheetData>{rij(1, 'nr', 'wat', 'op')}{rij(2, 'A1', 'x', 'y')}"
                   f'<row r="3">{cel.format(plek)}</row></sheetData>')  # fmt: skip


class TestErrors:
    @pytest.mark.parametrize(
        ("cel", "wat"),
        [
            (FOUT, "hier staat een fout van Excel (#N/A)"),
            ('<c r="{}" t="e"/>', "hier staat een fout van Excel"),
            (FORMULE, "hier staat een formule die niet is uitgerekend"),
            ('<c r="{}" t="n"><f>NOW()</f><v></v></c>', "hier staat een formule die niet is uitgerekend"),
        ],
    )
    def test_a_cell_that_only_seems_empty_is_refused(self, tmp_path: Path, cel: str, wat: str) -> None:
        """Its text is shown when it is one of Excel's own."""
        assert weigering(met_fout(tmp_path / "a.xlsx", "B3", cel)) == (
            f"{PLEK}, rij 3, kolom wat: {wat}; verbeter de cel, of vul de waarde in."
        )

    @pytest.mark.parametrize("cel", ['<c r="{}" t="str"><f>A1</f><v></v></c>', '<c r="{}"><f>1+1</f><v>2</v></c>'])
    def test_a_formula_with_an_outcome_is_a_value(self, tmp_path: Path, cel: str) -> None:
        """Also one whose outcome is a text without signs."""
        gelezen(met_fout(tmp_path / "a.xlsx", "B3", f'<c r="A3"><v>7</v></c>{cel}'))

    @pytest.mark.parametrize(
        ("anders", "mag"),
        [({"weg": ["wat"]}, True), ({"weg": ["op"]}, False), ({"over": ["nr"]}, True), ({"over": ["nr", "wat"]}, False),
         ({"over": ["wat"], "weg": ["wat"]}, True)],
    )  # fmt: skip
    def test_only_a_column_that_is_taken_over_counts(
        self, tmp_path: Path, anders: dict[str, object], mag: bool
    ) -> None:
        path = met_fout(tmp_path / "a.xlsx", "B3", '<c r="A3"><v>7</v></c>' + FOUT)
        if mag:
            gelezen(path, **anders)
        else:
            assert "rij 3, kolom wat" in weigering(path, **anders)

    def test_what_stands_above_or_beside_the_table_is_not_of_it(self, tmp_path: Path) -> None:
        """A title that could not be calculated, in the row above the heading; a cell in a column without a name."""
        los = f'<row r="3"><c r="A3"><v>1</v></c>{FOUT.format("B3")}</row>'
        xml = f'<sheetData><row r="1">{FOUT.format("A1")}</row>{rij(2, "nr")}{los}</sheetData>'
        assert gelezen(werkmap(tmp_path / "a.xlsx", xml=xml), kop=2) == [{"rij": 3, "nr": "1"}]
        xml = f'<sheetData>{rij(1, "nr")}<row r="2">{FOUT.format("A2")}</row></sheetData>'
        assert "rij 2, kolom nr" in weigering(werkmap(tmp_path / "b.xlsx", xml=xml))

    def test_of_many_the_first_twenty_are_named(self, tmp_path: Path) -> None:
        fouten = "".join(f'<row r="{n}">{FOUT.format(f"A{n}")}</row>' for n in range(2, 30))
        regels = weigering(
            werkmap(tmp_path / "a.xlsx", xml=f"<sheetData>{rij(1, 'nr')}{fouten}</sheetData>")
        ).splitlines()
        assert [regel.split(",")[2] for regel in regels] == [f" rij {n}" for n in range(2, 22)]


class TestMarks:
    """What is seen of a sheet is what is read."""

    @pytest.mark.parametrize(
        ("hoe", "verborgen"),
        [
            ('hidden="1"', True), ('hidden="true"', True), ('hidden="0"', False), ('collapsed="1"', True),
            ('ht="0"', True),
            ('ht="15"', False), ('customHeight="1"', True), ('customHeight="1" ht="15"', False), ('spans="1:2"', False),
        ],
    )  # fmt: skip
    def test_a_row_is_seen_or_not(self, tmp_path: Path, hoe: str, verborgen: bool) -> None:
        xml = f"<sheetData>{rij(1, 'nr')}{rij(2, 'A1', hoe=hoe)}</sheetData>"
        self._houdt(
            tmp_path, xml, f"{PLEK}: verborgen rijen (2); maak ze zichtbaar of haal ze weg." if verborgen else ""
        )

    @pytest.mark.parametrize(
        ("hoe", "verborgen"),
        [
            ('min="3" hidden="1"', "3"),
            ('min="2" width="0"', "2"),
            ('min="2" width="9"', ""),
            ('hidden="1"', "?"),
            ('min="2" ht="0"', ""),
        ],
    )
    def test_a_column_is_seen_or_not(self, tmp_path: Path, hoe: str, verborgen: str) -> None:
        xml = f"<cols><col {hoe}/></cols>{data([['nr'], ['A1']])}"
        zin = f"{PLEK}: verborgen kolommen (nummer {verborgen}); maak ze zichtbaar of haal ze weg."
        self._houdt(tmp_path, xml, zin if verborgen else "")

    @pytest.mark.parametrize(
        ("voor", "na", "zin"),
        [
            ('<sheetFormatPr zeroHeight="1"/>', "", "rijen zijn standaard verborgen; maak alle rijen zichtbaar."),
            ('<sheetFormatPr zeroHeight="0"/>', "", ""),
            ("", '<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="A2:A3"/></mergeCells>',
             "samengevoegde cellen (A1:B1, A2:A3); splits ze, elke rij staat op zichzelf."),
            ("", '<autoFilter ref="A1:B2"><filterColumn colId="0"/></autoFilter>',
             "er staat een filter aan; wis het filter, zodat alle rijen te zien zijn."),
            ("", '<autoFilter ref="A1:B2"/>', ""),
        ],
    )  # fmt: skip
    def test_a_sheet_shows_all_of_it(self, tmp_path: Path, voor: str, na: str, zin: str) -> None:
        self._houdt(tmp_path, f"{voor}{data([['nr', 'wat'], ['A1', 'x']])}{na}", f"{PLEK}: {zin}" if zin else "")

    def test_of_many_the_first_twenty_are_named(self, tmp_path: Path) -> None:
        """22 hidden rows, 20 hidden columns: 2 more, and none."""
        kolommen = "".join(f'<col min="{n}" hidden="1"/>' for n in range(1, 21))
        rijen = "".join(rij(n, "x", hoe='hidden="1"') for n in range(2, 24))
        assert weigering(
            werkmap(tmp_path / "a.xlsx", xml=f"<cols>{kolommen}</cols><sheetData>{rij(1, 'nr')}{rijen}</sheetData>")
        ) == (
            f"{PLEK}: verborgen rijen ({', '.join(map(str, range(2, 22)))} en nog 2); {ZICHTBAAR}\n"
            f"{PLEK}: verborgen kolommen (nummer {', '.join(map(str, range(1, 21)))}); {ZICHTBAAR}"
        )

    @pytest.mark.parametrize(("nummer", "mag"), [(10_001, True), (10_002, False)])
    def test_a_cell_far_below_the_table_is_refused(self, tmp_path: Path, nummer: int, mag: bool) -> None:
        """Ten thousand rows on from the heading is a table with empty rows; one more is something else."""
        path = werkmap(tmp_path / "a.xlsx", xml=f"<sheetData>{rij(1, 'nr')}{rij(nummer, 'los')}</sheetData>")
        if mag:
            assert weigering(path).startswith(f"{PLEK}, rij 2: een lege rij")
        else:
            assert weigering(path) == (
                f"{PLEK}, cel A10002: hierboven zijn 10000 rijen leeg; wis wat ver van de tabel staat."
            )

    def test_above_the_table_there_can_be_as_many_empty_rows(self, tmp_path: Path) -> None:
        path = werkmap(tmp_path / "a.xlsx", xml=f"<sheetData>{rij(10_000, 'nr')}</sheetData>")
        assert gelezen(path, kop=10_000) == []
        path = werkmap(tmp_path / "b.xlsx", xml=f"<sheetData>{rij(10_001, 'nr')}</sheetData>")
        assert weigering(path, kop=10_001).startswith(f"{PLEK}, cel A10001: hierboven zijn 10000 rijen leeg;")

    def test_more_cells_than_there_is_memory_for_are_refused(self, tmp_path: Path) -> None:
        """Each row is wide, and each of 10.000 rows further: 16.384 columns up to row 2.564 are 42.008.576 cells."""
        breed = '<row r="{0}"><c r="XFD{0}"><v>1</v></c></row>'
        path = werkmap(tmp_path / "a.xlsx", xml=f"<sheetData>{breed.format(1)}{breed.format(2564)}</sheetData>")
        assert weigering(path).startswith(
            f"{PLEK}, cel XFD2564: het blad loopt tot hier, 2564 rijen van 16384 kolommen; meer dan 42 miljoen cellen "
            "kan niet."
        )

    def test_rows_and_cells_need_not_say_where_they_are(self, tmp_path: Path) -> None:
        """They are then one further than the last: the third row. Of an error only a word of Excel's own is shown."""
        cellen = '<c><v>1</v></c><c t="e"><v>#REF!</v></c><c t="e"><v>iemand</v></c>'
        xml = f"<sheetData>{rij(2, 'nr')}<row>{cellen}</row><row/></sheetData>"
        with ZipFile(werkmap(tmp_path / "a.xlsx", xml=xml)) as zip_:
            assert weiger_opmaak(Werkmap(zip_, "zorg.xlsx"), "Blad1", PLEK) == [
                Fout(3, 2, "hier staat een fout van Excel (#REF!)"),
                Fout(3, 3, "hier staat een fout van Excel"),
            ]

    @staticmethod
    def _houdt(tmp_path: Path, xml: str, zin: str) -> None:
        path = werkmap(tmp_path / "a.xlsx", xml=xml)
        if zin:
            assert weigering(path) == zin
        else:
            assert [een["nr"] for een in gelezen(path)] == ["A1"]


class TestParts:
    def test_a_sheet_is_found_by_its_name(self, tmp_path: Path) -> None:
        """The only one needs none."""
        path = werkmap(tmp_path / "a.xlsx", [["nr"], ["A1"]], bladen=("Zorg", "Uitleg"))
        assert gelezen(path, blad="Zorg") == [{"rij": 2, "nr": "A1"}]
        assert weigering(path) == (
            "zorg.xlsx: de werkmap heeft 2 bladen (Zorg, Uitleg); zeg in params.yml bij 'levering' welk: 'blad'."
        )
        assert weigering(path, blad="Zorgg").startswith("zorg.xlsx: er is geen blad 'Zorgg'. Bedoelt u 'Zorg'?")

    def test_a_part_is_found_from_the_root_or_from_the_workbook(self, tmp_path: Path) -> None:
        """A sheet that leads to no part is none."""
        naar = (("r1", "/X/eerste.xml"), ("r2", "worksheets/blad2.xml"), ("r3", ""))
        relaties = "".join(f'<Relationship Id="{een}" Target="{doel}"/>' for een, doel in naar)
        delen = {
            RELATIES: f'<Relationships xmlns="x">{relaties}<Relationship Id="r4"/></Relationships>',
            "X/eerste.xml": f"<worksheet>{data([['nr']])}</worksheet>",
            "xl/worksheets/blad2.xml": f"<worksheet>{data([['wat']])}</worksheet>",
        }
        with ZipFile(werkmap(tmp_path / "a.xlsx", bladen="ABCDE", delen=delen)) as zip_:
            map_ = Werkmap(zip_, "zorg.xlsx")
            assert {naam: [een.text for een in map_.blad(naam, "{*}t")] for naam in map_.bladen} == {
                "A": ["nr"],
                "B": ["wat"],
            }

    @pytest.mark.parametrize(("waarde", "vanaf_1904"), [("1", True), ("true", True), ("0", False), ("false", False)])
    def test_a_workbook_says_from_when_its_days_count(self, tmp_path: Path, waarde: str, vanaf_1904: bool) -> None:
        delen = {BOEK: f'<workbook><workbookPr date1904="{waarde}"/></workbook>'}
        with ZipFile(werkmap(tmp_path / "a.xlsx", delen=delen)) as zip_:
            assert Werkmap(zip_, "zorg.xlsx").vanaf_1904 is vanaf_1904

    @pytest.mark.parametrize(
        "soort", ['[<!ENTITY a SYSTEM "geheim.txt">]', '[<!ENTITY a "geheim">]', 'SYSTEM "geheim.dtd"']
    )
    def test_what_a_part_refers_to_is_not_fetched(self, tmp_path: Path, soort: str) -> None:
        """A file beside it, a list of names beside it, or its own; comments and instructions are no content."""
        (tmp_path / "geheim.txt").write_text("geheim", encoding="utf-8")
        (tmp_path / "geheim.dtd").write_text('<!ENTITY a "geheim">', encoding="utf-8")
        plek = soort.replace("geheim.", f"{tmp_path.as_uri()}/geheim.")
        blad = f"<!DOCTYPE w {plek}><w><t><!-- weg -->&a;</t><t>A<?weg?>1</t></w>"
        with ZipFile(werkmap(tmp_path / "a.xlsx", delen={BLAD: blad})) as zip_:
            elementen = Werkmap(zip_, "zorg.xlsx").blad("Blad1", "t")
            assert [("".join(een.itertext()), een.text) for een in elementen] == [("&a;", None), ("A1", "A1")]

    @pytest.mark.parametrize(("te_veel", "mag"), [(0, True), (1, False)])
    def test_what_becomes_too_large_is_refused_unread(self, tmp_path: Path, te_veel: int, mag: bool) -> None:
        """By what the zip says of its parts: two gigabytes together, or one byte more."""
        path = werkmap(tmp_path / "a.xlsx", [["nr"], ["A1"]], delen={"xl/groot.bin": ""})
        with ZipFile(path) as zip_:
            grootte = (2 << 30) - sum(een.file_size for een in zip_.infolist()) + te_veel
        inhoud = path.read_bytes()
        # In the list at the end the size, four bytes, stands 22 before the name.
        plek = inhoud.rindex(b"xl/groot.bin") - 22
        path.write_bytes(inhoud[:plek] + grootte.to_bytes(4, "little") + inhoud[plek + 4 :])
        with ZipFile(path) as zip_:
            if mag:
                assert Werkmap(zip_, "zorg.xlsx").bladen == ["Blad1"]
                return
            with pytest.raises(SourceError) as fout:
                Werkmap(zip_, "zorg.xlsx")
        assert str(fout.value) == (
            "zorg.xlsx: de werkmap is uitgepakt groter dan 2 GB; sla het blad op als .csv (UTF-8)."
        )

    @pytest.mark.parametrize(
        ("delen", "zegt"),
        [
            *(({een: None}, f"dit is geen hele Excel-werkmap, {een} ontbreekt erin;") for een in NODIG),
            *(({een: "<a>"}, f"de werkmap is beschadigd, {een} is geen geldige XML;") for een in (*NODIG, BLAD)),
            ({BLAD: None}, f"de werkmap is beschadigd, {BLAD} ontbreekt erin;"),
            ({"../weg.xml": ""}, "een onderdeel van de werkmap wijst naar een plek erbuiten;"),
            ({"xl\\..\\weg.xml": ""}, "een onderdeel van de werkmap wijst naar een plek erbuiten;"),
            ({"/weg.xml": ""}, "een onderdeel van de werkmap wijst naar een plek erbuiten;"),
        ],
    )  # fmt: skip
    def test_a_part_that_is_not_whole_is_refused(self, tmp_path: Path, delen: dict[str, str | None], zegt: str) -> None:
        path = werkmap(tmp_path / "a.xlsx", [["nr"], ["A1"]], delen=delen)
        assert weigering(path) == f"zorg.xlsx: {zegt} open haar in Excel en sla haar opnieuw op als .xlsx."

    def test_what_is_no_zip_is_no_workbook(self, tmp_path: Path) -> None:
        (tmp_path / "a.xlsx").write_bytes(b"nr,wat\nA1,x\n")
        assert weigering(tmp_path / "a.xlsx") == (
            "zorg.xlsx: dit is geen Excel-werkmap (.xlsx); sla het bestand opnieuw op als .xlsx."
        )
