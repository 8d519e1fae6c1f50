"""Is every fault of a delivered file named by row and column, and never by a value of a person?"""

from pathlib import Path

import duckdb
import pytest

from monitorlib.editie.params.levering import Levering
from monitorlib.errors import SourceError
from monitorlib.sources.checks.validation import validate
from monitorlib.sources.declared.declaration import Bron, Codes, Kolom, telling
from monitorlib.sources.delivery.translation import tabel_maken
from monitorlib.sources.readers.csv_file import read_csv

GEMEENTE = Kolom("gemeente", "gemeente", "gemeentecode")
REGISTER = Bron(
    "zorg",
    "Zorg",
    sleutel=("nummer",),
    kolommen=(
        Kolom("nummer", "tekst", "nummer", persoonlijk=True),
        Kolom("client", "tekst", "pseudoniem", mag_leeg=True, persoonlijk=True),
        GEMEENTE,
        Kolom("geboren", "datum", "geboortedag", persoonlijk=True),
        Kolom("overleden", "datum", "sterfdag", mag_leeg=True, persoonlijk=True),
    ),
    periode=("geboren", "overleden"),
    eenheid="personen",
)
KOP = "nummer,client,gemeente,geboren,overleden\n"
CODES = Codes({"gemeente": {"GM0001": "Aa", "GM0002": "Bee"}}, ("Regelmatig",))
AANTAL = telling("tel", "Telling", (GEMEENTE,), "aantal", "stuks")
BEDRAG = telling("geld", "Geld", (GEMEENTE,), "bedrag", "euro", afgerond_op=1)
DECIMAAL = telling("fte", "Fte", (GEMEENTE,), "decimaal", "fte")


def lees(path: Path, bron: Bron, inhoud: str | bytes) -> list[tuple[object, ...]]:
    """Read and validate a delivered file; the rows that are kept, with their number."""
    path.write_bytes(inhoud.encode() if isinstance(inhoud, str) else inhoud)
    with duckdb.connect() as con:
        table = tabel_maken(con, read_csv(path, "x.csv"), bron, Levering(), "x.csv", "gelezen")
        validate(table, bron, CODES, "x.csv")
        return table.order("rij").fetchall()


def fouten(path: Path, bron: Bron, inhoud: str | bytes) -> list[str]:
    with pytest.raises(SourceError) as fout:
        lees(path / "x.csv", bron, inhoud)
    regels = str(fout.value).splitlines()
    assert all(regel.startswith("x.csv") for regel in regels)
    return [regel.removeprefix("x.csv") for regel in regels]


VELDEN = "; er mist een komma of aanhalingsteken, of er staat er een te veel."


class TestWholeFile:
    @pytest.mark.parametrize(
        ("inhoud", "verwacht"),
        [
            (
                "gemeente\twaarde\nGM0001\t1\n",
                ", rij 1: de kolommen zijn gescheiden door tabs; verwacht wordt ','. Sla het bestand zo op, of zeg het "
                "in params.yml bij 'levering': 'scheiding'.",
            ),
            ("\n\n", ", rij 1: kolom 1 heeft geen naam; vul de kop aan of haal de kolom weg."),
            (
                "gemeente,waarde,\nGM0001,1,\n",
                ", rij 1: kolom 3 heeft geen naam; vul de kop aan of haal de kolom weg.",
            ),
            (
                "gemeente,waarde,Waarde\nGM0001,1,2\n",
                ", rij 1: kolom 3 heet hetzelfde als kolom 2. Geef elke kolom een eigen naam.",
            ),
            ("gemeente,waarde\nGM0001,1\x00\n", ": het bestand is geen tekst; lever een CSV in UTF-8."),
            (
                "gemeente,waarde\nGM0001,1\n".encode("utf-16"),
                ", rij 1: het bestand is geen UTF-8; sla het op als CSV (UTF-8).",
            ),
            (
                "gemeente,waarde\nGM0001,ë".encode("latin-1"),  # the last byte of the file
                ", rij 2: het bestand is geen UTF-8; sla het op als CSV (UTF-8).",
            ),
            ("gemeënte".encode("latin-1"), ", rij 1: het bestand is geen UTF-8; sla het op als CSV (UTF-8)."),
        ],
    )
    def test_a_file_that_was_saved_wrongly_says_how(self, tmp_path: Path, inhoud: str | bytes, verwacht: str) -> None:
        """What it is, and what to do."""
        assert fouten(tmp_path, AANTAL, inhoud) == [verwacht]

    def test_the_row_of_another_encoding_is_found_far_into_the_file(self, tmp_path: Path) -> None:
        """Beyond the first block that is read, over letters of two bytes."""
        rijen = 300_000
        inhoud = ("gemeente,é\n" + "GM0001,é\n" * rijen).encode() + "GM0001,é\n".encode("latin-1")
        assert fouten(tmp_path, AANTAL, inhoud) == [
            f", rij {1 + rijen + 1}: het bestand is geen UTF-8; sla het op als CSV (UTF-8)."
        ]

    @pytest.mark.parametrize(
        "inhoud",
        [
            "gemeente,waarde\nGM0001,1\nGM0002,2\n",
            "\ufeffgemeente,waarde\nGM0001,1\nGM0002,2",
            "gemeente,waarde\r\nGM0001,1\r\nGM0002,2\r\n",
            '"gemeente", "waarde"\n"GM0001","1"\nGM0002,2\n\n\n',
        ],
    )
    def test_ways_to_write_the_same_file_read_the_same(self, tmp_path: Path, inhoud: str) -> None:
        """A byte order mark, other line ends, quotes, empty lines at the end."""
        assert lees(tmp_path / "x.csv", AANTAL, inhoud) == [(2, "GM0001", "1"), (3, "GM0002", "2")]

    def test_columns_may_stand_in_another_order(self, tmp_path: Path) -> None:
        """They are found by name."""
        assert lees(tmp_path / "x.csv", AANTAL, "waarde,gemeente\n1,GM0001\n") == [(2, "1", "GM0001")]


class TestWidth:
    @pytest.mark.parametrize(
        ("rij", "aantal"),
        [("GM0001,1,2", 3), ("GM0001,1,", 3), ("GM0001", 1), ("GM0001,1,2,3", 4)],
    )
    def test_a_row_of_another_width_is_named(self, tmp_path: Path, rij: str, aantal: int) -> None:
        """One empty field too many is also one too many: the values may have shifted."""
        inhoud = f"gemeente,waarde\nGM0002,1\n{rij}\n"
        assert fouten(tmp_path, AANTAL, inhoud) == [f", rij 3: het aantal velden is {aantal}, in de kop 2{VELDEN}"]

    def test_every_such_row_is_named_once(self, tmp_path: Path) -> None:
        """Not only the first one."""
        inhoud = "gemeente,waarde\nGM0001\nGM0002,1\nGM0001,1,2,3\n"
        assert fouten(tmp_path, AANTAL, inhoud) == [
            f", rij 2: het aantal velden is 1, in de kop 2{VELDEN}",
            f", rij 4: het aantal velden is 4, in de kop 2{VELDEN}",
        ]

    def test_an_empty_line_between_rows_is_named(self, tmp_path: Path) -> None:
        """Else every row below it would be named by another number than it has."""
        assert fouten(tmp_path, AANTAL, "gemeente,waarde\nGM0001,1\n\nGM0002,-1\n") == [
            ", rij 3: een lege regel; haal die weg."
        ]

    @pytest.mark.parametrize(
        "inhoud",
        [
            'gemeente,waarde\nGM0001,1\n"GM0002,2\n',
            'gemeente,waarde\nGM0001,1\nGM0002,"2\n',
            'gemeente,waarde\nGM0001,1\n"GM0002"x,2\n',
        ],
    )
    def test_a_quote_without_its_other_half_is_named_by_its_row(self, tmp_path: Path, inhoud: str) -> None:
        """The rest of the file does not vanish in one field."""
        (regel,) = fouten(tmp_path, AANTAL, inhoud)
        assert regel in (
            f", rij 3: het aantal velden is 1, in de kop 2{VELDEN}",
            ", rij 3: een aanhalingsteken mist of staat verkeerd.",
        )

    def test_a_field_may_hold_commas_and_lines_in_quotes(self, tmp_path: Path) -> None:
        """Rows are counted as records, as a spreadsheet shows them."""
        woorden = telling("woord", "Woorden", (GEMEENTE,), "tekst", "")
        inhoud = 'gemeente,waarde\nGM0001,"een, twee\ndrie ""vier"""\nGM0002,vijf\n'
        assert lees(tmp_path / "x.csv", woorden, inhoud) == [
            (2, "GM0001", 'een, twee\ndrie "vier"'),
            (3, "GM0002", "vijf"),
        ]


class TestValues:
    @pytest.mark.parametrize("waarde", ["0", "12", "-", "", "Regelmatig"])
    def test_what_an_aantal_may_be(self, tmp_path: Path, waarde: str) -> None:
        """A whole number, nihil, not stated, or a word that the edition allows."""
        assert lees(tmp_path / "x.csv", AANTAL, f"gemeente,waarde\nGM0001,{waarde}\n")[0][2] == (waarde or None)

    @pytest.mark.parametrize(
        ("waarde", "melding"),
        [
            ("-3", "'-3' is negatief; een aantal is 0 of meer."),
            ("2.5", "'2.5' is een gebroken getal; een aantal is geheel en heeft geen punt."),
            ("1.234", "'1.234' is een gebroken getal; een aantal is geheel en heeft geen punt."),
            *(
                (
                    waarde,
                    f"'{waarde}' is geen aantal; toegestaan: een geheel getal, '-' (nihil), "
                    "leeg (niet opgegeven), 'Regelmatig'.",
                )
                for waarde in ("vijf", "1e3", "007", "٣", "nan", "inf", "--", "regelmatig", "+1")
            ),
        ],
    )
    def test_what_an_aantal_may_not_be(self, tmp_path: Path, waarde: str, melding: str) -> None:
        """What was found, and what may stand there."""
        assert fouten(tmp_path, AANTAL, f"gemeente,waarde\nGM0001,{waarde}\n") == [f", rij 2, kolom waarde: {melding}"]

    @pytest.mark.parametrize(
        ("bron", "waarde", "melding"),
        [
            (
                BEDRAG,
                "1.234",
                "'1.234' is geen bedrag; toegestaan: een getal met een punt en ten hoogste twee decimalen, "
                "'-' (nihil), leeg (niet opgegeven), 'Regelmatig'.",
            ),
            (
                DECIMAAL,
                '"50,1"',
                "'50,1' is geen getal; toegestaan: een getal met een punt, '-' (nihil), leeg (niet opgegeven), "
                "'Regelmatig'.",
            ),
        ],
    )
    def test_what_an_amount_may_not_be(self, tmp_path: Path, bron: Bron, waarde: str, melding: str) -> None:
        """1.234 could be read in two ways; a comma is no decimal sign in a delivery."""
        assert fouten(tmp_path, bron, f"gemeente,waarde\nGM0001,{waarde}\n") == [f", rij 2, kolom waarde: {melding}"]

    @pytest.mark.parametrize(("bron", "waarde"), [(BEDRAG, "-12.50"), (BEDRAG, "7"), (DECIMAAL, "50.125")])
    def test_what_an_amount_may_be(self, tmp_path: Path, bron: Bron, waarde: str) -> None:
        """Amounts may be negative."""
        assert lees(tmp_path / "x.csv", bron, f"gemeente,waarde\nGM0001,{waarde}\n") == [(2, "GM0001", waarde)]

    def test_faults_stand_in_the_order_of_the_rows(self, tmp_path: Path) -> None:
        """Two in one row, one in another, whichever column is looked at first."""
        inhoud = "gemeente,waarde\nGM0001,-1\nGM0003,-2\n,3\n"
        assert [fout.split(":")[0] for fout in fouten(tmp_path, AANTAL, inhoud)] == [
            ", rij 2, kolom waarde",
            ", rij 3, kolom gemeente",
            ", rij 3, kolom waarde",
            ", rij 4, kolom gemeente",
        ]

    def test_an_obligatory_column_that_is_empty_says_so(self, tmp_path: Path) -> None:
        """Nothing was found."""
        assert fouten(tmp_path, AANTAL, "gemeente,waarde\n,3\n") == [
            ", rij 2, kolom gemeente: leeg mag hier niet; vul een waarde in."
        ]


class TestPersonal:
    """Every message below is about a row that holds GEHEIM or a date of a person."""

    def fouten(self, path: Path, *rijen: str, kop: str = KOP) -> list[str]:
        gevonden = fouten(path, REGISTER, kop + "".join(f"{rij}\n" for rij in rijen))
        assert "GEHEIM" not in "".join(gevonden)
        assert not any(jaar in "".join(gevonden) for jaar in ("1980", "1981"))
        return gevonden

    def test_a_wrong_value_is_named_by_its_place(self, tmp_path: Path) -> None:
        """A date of a person that does not exist or has another form."""
        assert self.fouten(tmp_path, "1,GEHEIM,GM0001,1980-02-30,", "2,GEHEIM,GM0001,1-1-1980,") == [
            ", rij 2, kolom geboren: (waarde niet getoond: persoonsgegeven) is een datum die niet bestaat.",
            ", rij 3, kolom geboren: (waarde niet getoond: persoonsgegeven) is geen datum in de vorm jjjj-mm-dd; "
            "dit lijkt dd-mm-jjjj of mm-dd-jjjj: zeg het in params.yml bij 'levering': 'datums'.",
        ]

    def test_an_end_before_its_start_is_named_by_its_place(self, tmp_path: Path) -> None:
        """Both days are personal here."""
        assert self.fouten(tmp_path, "1,GEHEIM,GM0001,1981-01-02,1980-01-01") == [
            ", rij 2, kolom overleden: (waarde niet getoond: persoonsgegeven) ligt voor geboren "
            "(waarde niet getoond: persoonsgegeven); toegestaan: dezelfde dag of later. Verbeter een van beide."
        ]

    def test_a_double_key_is_named_by_its_rows(self, tmp_path: Path) -> None:
        """Each later row names the first."""
        rij = "GEHEIM,,GM0001,1980-01-01,"
        assert self.fouten(tmp_path, rij, "2,,GM0001,1980-01-01,", rij, rij) == [
            f", rij {nummer}, kolom nummer: dezelfde sleutel als rij 2; een sleutel komt één keer voor."
            for nummer in (4, 5)
        ]

    @pytest.mark.parametrize(
        ("rij", "velden"),
        [
            ("1,,GEHEIM,GM0001,1980-01-01,", 6),  # shifted: the client would stand under gemeente
            ("1,GEHEIM,GM0001,1980-01-01", 4),
            ("1,GEHEIM,x,GM0001,1980-01-01,1981-01-01", 6),
        ],
    )
    def test_a_row_of_another_width_is_named_by_its_number(self, tmp_path: Path, rij: str, velden: int) -> None:
        """Its values stand in columns that are not theirs, so none is shown."""
        assert self.fouten(tmp_path, "2,,GM0001,1980-01-01,", rij) == [
            f", rij 3: het aantal velden is {velden}, in de kop 5{VELDEN}"
        ]

    def test_a_file_without_a_heading_does_not_show_its_first_row(self, tmp_path: Path) -> None:
        """That row is read as the names of the columns."""
        assert self.fouten(tmp_path, "1,GEHEIM,GM0001,1980-01-01,x", "2,GEHEIM,GM0001,1980-01-01,x", kop="") == [
            ", rij 1: geen enkele kolom heeft een bekende naam; ontbreekt de kop? "
            "Verwacht: nummer, client, gemeente, geboren, overleden."
        ]
        assert self.fouten(tmp_path, "GEHEIM,GEHEIM,GM0001,1980-01-01,x", kop="") == [
            ", rij 1: kolom 2 heet hetzelfde als kolom 1. Geef elke kolom een eigen naam."
        ]

    def test_a_value_in_quotes_without_end_is_not_shown(self, tmp_path: Path) -> None:
        """Nor is the rest of the file."""
        (regel,) = self.fouten(tmp_path, '1,"GEHEIM,GM0001,1980-01-01,', "2,GEHEIM,GM0001,1981-01-01,")
        assert regel.startswith(", rij 2: ")
