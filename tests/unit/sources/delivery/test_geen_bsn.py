"""Is a bsn refused in every spelling and column, and is what only looks like one let in?"""

import random
from pathlib import Path

import duckdb
import pytest
from scipy.stats import binom

from monitorlib.editie.params.levering import Levering
from monitorlib.errors import SourceError
from monitorlib.sources.checks.validation import validate
from monitorlib.sources.codes.bsn import elfproef, lijkt_bsn
from monitorlib.sources.declared.catalogue import BRONNEN
from monitorlib.sources.declared.declaration import Bron, Codes, Kolom, telling
from monitorlib.sources.delivery.geen_bsn import beyond_chance
from monitorlib.sources.delivery.translation import tabel_maken
from monitorlib.sources.readers.csv_file import read_csv

# 9+16+21+24+25+24+21+16-2 = 154 = 14 x 11: a number for tests, nobody's.
BSN = "123456782"
# 0x9+1x8+2x7+3x6+4x5+5x4+6x3+7x2-2 = 110 = 10 x 11: the zero is lost in a spreadsheet.
ACHT = "12345672"
SPELLINGEN = [
    BSN,
    f"{BSN}.0", f"{BSN},0", f"{BSN}.00", f" {BSN} ", "123 456 782", "123\u00a0456\u00a0782", "123\u2009456\u2009782",
    "1234.56.782", "1234-56-782", "123/456/782", f"'{BSN}", f'"{BSN}"', f"\u2018{BSN}\u2019", f"BSN {BSN}",
    f"BSN{BSN}", f"bsn: {BSN}", f"Burgerservicenummer {BSN}", f"NL{BSN}", f"#{BSN}", f"({BSN})", "1.23456782E+08",
    "1,23456782e8", "1 2 3 4 5 6 7 8 2", ACHT, f"{ACHT}.0", f"bsn {ACHT}",
]  # fmt: skip
REGISTER = Bron(
    "zorg",
    "Zorg",
    sleutel=("zorg_nummer",),
    kolommen=(
        Kolom("zorg_nummer", "tekst", "nummer", persoonlijk=True),
        Kolom("client", "tekst", "pseudoniem", mag_leeg=True, persoonlijk=True),
        Kolom("soort", "code", "soort", mag_leeg=True, mag_ontbreken=True, codes=("01", "02")),
        Kolom("toelichting", "tekst", "vrije tekst", mag_leeg=True, mag_ontbreken=True),
        Kolom("volume", "getal", "eenheden", mag_leeg=True, mag_ontbreken=True),
        Kolom("bedrag", "bedrag", "euro", mag_leeg=True, mag_ontbreken=True),
        Kolom("dagen", "geheel", "dagen", mag_leeg=True, mag_ontbreken=True),
        Kolom("begin", "datum", "eerste dag", mag_leeg=True, mag_ontbreken=True),
    ),
)
TEKST = telling("woorden", "Woorden", (Kolom("wat", "code", "wat", codes=("a", "b")),), "tekst", "")
CODES = Codes({"soort": {"01": "01", "02": "02"}, "wat": {"a": "a", "b": "b"}})


def lees(path: Path, bron: Bron, kolommen: dict[str, list[str]], **levering: str) -> int:
    """Deliver a file with these columns and read it; how many rows there are."""
    aantal = len(next(iter(kolommen.values())))
    vol = {"zorg_nummer": [f"Z{rij}" for rij in range(aantal)]} if bron.is_register else {}
    vol |= {"client": [f"p{rij:07}" for rij in range(aantal)]} if bron.is_register else {}
    vol |= kolommen
    regels = [
        ",".join('"' + waarde.replace('"', '""') + '"' for waarde in rij) for rij in zip(*vol.values(), strict=True)
    ]
    path.mkdir(exist_ok=True)
    (path / "x.csv").write_text("\n".join([",".join(f'"{kop}"' for kop in vol), *regels]) + "\n", encoding="utf-8")
    with duckdb.connect() as con:
        tabel = tabel_maken(con, read_csv(path / "x.csv", "x.csv"), bron, Levering(**levering), "x.csv", "gelezen")
        validate(tabel, bron, CODES, "x.csv")
        return len(tabel.fetchall())


def geweigerd(path: Path, bron: Bron, kolommen: dict[str, list[str]], **levering: str) -> str:
    """What is said; never with the number, in any spelling."""
    with pytest.raises(SourceError) as stop:
        lees(path, bron, kolommen, **levering)
    gezegd = str(stop.value)
    cijfers = "".join(teken for teken in gezegd if teken.isdecimal())
    assert BSN not in cijfers
    assert ACHT not in cijfers
    assert not any(waarde in gezegd for waarde in SPELLINGEN)
    return gezegd


@pytest.fixture(autouse=True)
def _sleutel(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MONITOR_SLEUTEL", "een sleutel die alleen in de tests bestaat")


@pytest.mark.parametrize("waarde", SPELLINGEN)
class TestSpelling:
    def test_one_among_clients_refuses(self, tmp_path: Path, waarde: str) -> None:
        """Even in the minority: the other pseudonyms are right."""
        gezegd = geweigerd(tmp_path, REGISTER, {"client": [f"k{rij}" for rij in range(30)] + [waarde]})
        assert gezegd.startswith("x.csv, kolom client: hier staan burgerservicenummers. Lever pseudoniemen")
        assert gezegd.endswith("Gevonden: 1 rij, de eerste is rij 32.")

    def test_as_client_it_is_one_person(self, tmp_path: Path, waarde: str) -> None:
        """However it is spelled: the pseudonym is that of its nine digits."""
        negen = ACHT.zfill(9) if ACHT in waarde else BSN
        (tmp_path / "x.csv").write_text(
            f'zorg_nummer,client\nZ1,"{waarde.replace(chr(34), chr(34) * 2)}"\nZ2,{negen}\n'
        )
        with duckdb.connect() as con:
            bron = read_csv(tmp_path / "x.csv", "x.csv")
            tabel = tabel_maken(con, bron, REGISTER, Levering(client="bsn"), "x.csv", "gelezen")
            assert len(set(tabel.project("client").fetchall())) == 1

    def test_a_message_does_not_show_it(self, tmp_path: Path, waarde: str) -> None:
        """Where columns are shifted it stands among codes or days."""
        geweigerd(tmp_path, REGISTER, {"soort": ["01", waarde]})
        geweigerd(tmp_path, REGISTER, {"begin": ["2024-01-01", waarde]})
        geweigerd(tmp_path, TEKST, {"wat": ["a", waarde], "waarde": ["x", "y"]})
        assert lijkt_bsn(waarde)

    def test_it_is_refused_in_a_heading(self, tmp_path: Path, waarde: str) -> None:
        gezegd = geweigerd(tmp_path, REGISTER, {f"{waarde} ": ["01"]})
        assert gezegd.startswith("x.csv, rij 1, kolom 3: (waarde niet getoond: persoonsgegeven)")


# Eight digits, or a power, within a text are any number.
GEEN_TEKST = (ACHT, f"{ACHT}.0", "1.23456782E+08", "1,23456782e8")


@pytest.mark.parametrize("waarde", [een for een in SPELLINGEN if een not in GEEN_TEKST])
def test_one_in_a_text_refuses(tmp_path: Path, waarde: str) -> None:
    for tekst in (waarde, f"mw. belt over {waarde} terug"):
        gezegd = geweigerd(tmp_path, REGISTER, {"toelichting": ["niets", tekst]})
        assert "kolom toelichting: hier staan burgerservicenummers" in gezegd
    assert "kolom waarde: hier staan" in geweigerd(tmp_path, TEKST, {"wat": ["a", "b"], "waarde": ["goed", waarde]})


def negencijferig(aantal: int, begin: int = 1) -> list[str]:
    """Different numbers of nine digits, of which one in eleven passes by chance."""
    dobbel = random.Random(begin)
    return list(map(str, dobbel.sample(range(100_000_000, 1_000_000_000), aantal)))


class TestNummers:
    @pytest.mark.parametrize("begin", range(5))
    @pytest.mark.parametrize("kolom", ["zorg_nummer", "volume", "bedrag", "dagen"])
    def test_random_numbers_go_in(self, tmp_path: Path, kolom: str, begin: int) -> None:
        """About ninety of a thousand pass the elfproef."""
        nummers = negencijferig(1000, begin)
        assert 60 < sum(map(elfproef, nummers)) < 125
        assert lees(tmp_path, REGISTER, {kolom: nummers}) == 1000

    def test_running_numbers_go_in(self, tmp_path: Path) -> None:
        """And numbers behind a letter."""
        assert lees(tmp_path, REGISTER, {"zorg_nummer": [str(100_000_000 + rij) for rij in range(500)]}) == 500
        assert lees(tmp_path, REGISTER, {"zorg_nummer": [f"V{een}" for een in negencijferig(300)]}) == 300

    @pytest.mark.parametrize("kolom", ["zorg_nummer", "volume", "bedrag", "dagen"])
    def test_more_than_chance_is_refused(self, tmp_path: Path, kolom: str) -> None:
        """Three of three is one in 1331; of a thousand, a hundred more than the ninety that chance gives."""
        echt = [een for een in negencijferig(5000, 9) if elfproef(een)]
        assert f"kolom {kolom}: hier staan burgerservicenummers" in geweigerd(tmp_path, REGISTER, {kolom: echt[:3]})
        gezegd = geweigerd(tmp_path, REGISTER, {kolom: [*negencijferig(1000), *echt[:100]]})
        assert f"kolom {kolom}: hier staan burgerservicenummers" in gezegd

    def test_behind_a_letter_as_well(self, tmp_path: Path) -> None:
        echt = [f"K{een}" for een in negencijferig(500, 3) if elfproef(een)]
        assert "kolom zorg_nummer: hier staan" in geweigerd(tmp_path, REGISTER, {"zorg_nummer": echt})

    def test_the_same_number_in_many_rows_is_one(self, tmp_path: Path) -> None:
        """An amount of nine digits that stands in ten rows is no sample of ten."""
        assert lees(tmp_path, REGISTER, {"bedrag": [BSN] * 10}) == 10

    def test_one_that_is_a_client_is_refused(self, tmp_path: Path) -> None:
        """Alone it could be chance."""
        kolommen = {"client": [BSN, "111222333"], "volume": ["1", BSN]}
        assert "Zij zijn van cliënten uit kolom client" in geweigerd(tmp_path, REGISTER, kolommen, client="bsn")
        assert lees(tmp_path, REGISTER, {**kolommen, "client": ["", "111222333"]}, client="bsn") == 2

    def test_the_level(self) -> None:
        """1/11 x 1/11 is over one in a thousand, 1/11 cubed is under it; none of any number is chance."""
        assert not beyond_chance(2, 2)
        assert beyond_chance(3, 3)
        assert not beyond_chance(0, 5)
        assert not beyond_chance(91, 1000)

    @pytest.mark.parametrize("tried", [20, 1000, 20_000_000])
    def test_the_least_that_is_beyond_chance_is_that_of_the_binomial_tail(self, tried: int) -> None:
        """Of so many that of scipy is under one in a thousand, of one fewer it is not."""
        passing = int(binom.isf(0.001, tried, 1 / 11)) + 1
        assert binom.sf(passing - 1, tried, 1 / 11) < 0.001 < binom.sf(passing - 2, tried, 1 / 11)
        assert beyond_chance(passing, tried)
        assert not beyond_chance(passing - 1, tried)


class TestPseudoniemen:
    def test_eight_signs_of_which_some_are_all_digits(self, tmp_path: Path) -> None:
        """A hash of eight signs is all digits one time in 43; one in eleven of those passes."""
        hashes = [f"{random.Random(rij).getrandbits(32):08x}" for rij in range(4000)]
        cijfers = [een for een in hashes if een.isdecimal()]
        assert sum(map(elfproef, cijfers)) > 3
        assert lees(tmp_path, REGISTER, {"client": hashes}) == 4000
        # Ten more that lost their zero are beyond chance.
        echt = [een for een in (f"{rij:08}" for rij in range(10_000_000, 10_001_000)) if elfproef(een)][:40]
        assert "kolom client: hier staan" in geweigerd(tmp_path, REGISTER, {"client": [*hashes, *echt]})

    @pytest.mark.parametrize("bits", [64, 128])
    def test_longer_ones(self, tmp_path: Path, bits: int) -> None:
        hashes = [f"{random.Random(rij).getrandbits(bits):0{bits // 4}x}" for rij in range(3000)]
        assert lees(tmp_path, REGISTER, {"client": hashes}) == 3000

    @pytest.mark.parametrize(
        ("waarde", "gezegd"),
        [
            ("000000000", "is een vulnummer en van niemand; laat de cel leeg als het bsn onbekend is"),
            ("0", "is geen bsn; toegestaan: 8 of 9 cijfers, of leeg"),
            ("00000000", "is een vulnummer en van niemand"),
            ("999999999", "is een vulnummer"),
            ("999 999 999", "is een vulnummer"),
            ("111111111", "is een vulnummer"),
            ("123456789", "is een vulnummer"),
            ("987654321", "is een vulnummer"),
            ("123456783", "is geen bsn: het voldoet niet aan de elfproef"),
            ("1234567820", "is geen bsn; toegestaan: 8 of 9 cijfers"),
            ("1234567", "is geen bsn; toegestaan: 8 of 9 cijfers"),
            ("Jansen", "is geen bsn; toegestaan: 8 of 9 cijfers"),
        ],
    )
    def test_what_is_no_bsn_of_anybody(self, tmp_path: Path, waarde: str, gezegd: str) -> None:
        """The rows are named, the value is not."""
        tekst = geweigerd(tmp_path, REGISTER, {"client": [BSN, waarde, waarde]}, client="bsn")
        assert [regel.split(", kolom")[0] for regel in tekst.splitlines()] == ["x.csv, rij 3", "x.csv, rij 4"]
        assert gezegd in tekst
        assert waarde == "0" or waarde not in tekst

    def test_the_rows_are_counted(self, tmp_path: Path) -> None:
        tekst = geweigerd(tmp_path, REGISTER, {"client": ["999999999"] * 4132}, client="bsn")
        assert len(tekst.splitlines()) == 21
        assert tekst.endswith("x.csv: en 4.112 andere rijen.")


class TestGetoond:
    """Columns that are shifted hold names, addresses and numbers of persons."""

    @pytest.mark.parametrize("waarde", ["Jansen", "J. de Vries", "Dorpsstraat 12", "9712 AB", "0612345678"])
    @pytest.mark.parametrize("kolom", ["soort", "volume", "bedrag", "dagen", "begin"])
    def test_no_value_of_a_person(self, tmp_path: Path, kolom: str, waarde: str) -> None:
        if waarde == "0612345678" and kolom in ("volume", "bedrag", "dagen"):
            waarde = "06-12345678"
        gezegd = geweigerd(tmp_path, REGISTER, {kolom: ["", waarde]})
        assert waarde not in gezegd
        assert f"x.csv, rij 3, kolom {kolom}: (waarde niet getoond" in gezegd

    @pytest.mark.parametrize(
        ("kolom", "waarde"),
        [("soort", "1"), ("soort", "03"), ("volume", "1,5"), ("bedrag", "1.234"), ("begin", "01-02-2024")],
    )
    def test_what_looks_like_its_column_is_shown(self, tmp_path: Path, kolom: str, waarde: str) -> None:
        assert f"kolom {kolom}: '{waarde}'" in geweigerd(tmp_path, REGISTER, {kolom: ["", waarde]})

    def test_a_message_ends(self, tmp_path: Path) -> None:
        regels = geweigerd(tmp_path, REGISTER, {"soort": ["03"] * 4132}).splitlines()
        assert len(regels) == 21
        assert regels[-1] == "x.csv, kolom soort: en 4.112 andere rijen met zo'n fout."


@pytest.mark.parametrize("bron", [een for een in BRONNEN.values() if een.is_register], ids=lambda een: een.naam)
def test_every_text_column_of_a_register(tmp_path: Path, bron: Bron) -> None:
    """Three of three in the number of a record, one among clients."""
    from monitorlib.sources.delivery.geen_bsn import weiger_bsn

    drie = ["123456782", "111222333", "999900006"]
    for kolom in (een for een in bron.kolommen if een.soort in ("tekst", "getal", "bedrag", "geheel")):
        with duckdb.connect() as con:
            waarden = ", ".join(f"({rij}, '{een}')" for rij, een in enumerate(drie, 2))
            con.execute(f'CREATE TABLE rijen_ AS SELECT * FROM (VALUES {waarden}) t(rij, "{kolom.naam}")')
            with pytest.raises(SourceError, match=f"kolom {kolom.naam}: hier staan burgerservicenummers"):
                weiger_bsn(con.table("rijen_"), bron, "x.csv", versleuteld=False)
