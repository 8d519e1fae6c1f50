"""Does a number that is not exact stay so: in a sum, a share, a table, a figure, a sentence, and in what it means?"""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import duckdb
import pytest

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.maken import maak
from monitorlib.cijfers.kern.regels import GETAL, ONGEVEER
from monitorlib.cijfers.kern.verband import delen_van
from monitorlib.cijfers.rekenen.optellen import som, totaal, verschil
from monitorlib.cijfers.rekenen.verhouding import afgerond, maal, verhouding
from monitorlib.cijfers.toeval.betekenis import beoordeel
from monitorlib.cijfers.toeval.betekenis import vergelijk as vergelijk_met
from monitorlib.cijfers.toeval.punt import Punt
from monitorlib.cijfers.toeval.spreiding import ONAFHANKELIJK
from monitorlib.controles.vergelijk import Vergelijker
from monitorlib.editie.params.levering import Levering
from monitorlib.errors import SourceError
from monitorlib.render.figuren.vormen import van_naar
from monitorlib.render.tabellen.getoonde_tabel import Tabel
from monitorlib.render.tabellen.tabel import Opmaak, html, plaatsen
from monitorlib.render.toelichting.getallen_in_tekst import LevendeGetallen
from monitorlib.sources.checks.validation import delivered, validate
from monitorlib.sources.declared.declaration import BENADERING, Codes, Kolom, telling
from monitorlib.sources.delivery.translation import tabel_maken
from monitorlib.sources.freeze.freezing import _typed
from monitorlib.sources.readers.csv_file import read_csv
from monitorlib.tijd.periode import Kwartaal

# Events that are independent of each other: the exact tests as they are.
vergelijk = partial(vergelijk_met, spreiding=ONAFHANKELIJK)

SOORT = Kolom("soort", "code", "de soort")
BRON = telling("proef", "Proef", (SOORT,), "aantal", "indicaties", benaderd=True)
CODES = Codes({"soort": {"A": "A", "B": "B", "C": "C"}, "benadering": {een: een for een in BENADERING.codes}})


def bevroren(path: Path, inhoud: str) -> list[tuple[object, ...]]:
    """What is frozen of a delivered file: soort, waarde, teken, tekst."""
    path.write_text(inhoud, encoding="utf-8")
    with duckdb.connect() as con:
        table = tabel_maken(con, read_csv(path, "x.csv"), BRON, Levering(), "x.csv", "gelezen")
        validate(table, BRON, CODES, "x.csv")
        return table.order("rij").project(", ".join(_typed(delivered(table, BRON), BRON, CODES))).fetchall()


def standen(van: Sequence[tuple[float, str]]) -> Cijfers:
    """A and B on two days, each with its word; no word is exact."""
    sleutels = [("A", "2016"), ("A", "2017"), ("B", "2016"), ("B", "2017")]
    rijen = [
        {"soort": soort, "op": op, "waarde": waarde, "teken": ONGEVEER if woord else GETAL, "tekst": woord}
        for (soort, op), (waarde, woord) in zip(sleutels, van, strict=True)
    ]
    return maak(rijen, {"soort": ["A", "B"], "op": ["2016", "2017"]}, eenheid="indicaties")


STANDEN = standen([(4500, "ca."), (4400, "bijna"), (1302, ""), (1381, "")])


def cel(van: Cijfers, *sleutel: str) -> tuple[float, str, str]:
    inhoud = van.cellen()[sleutel]
    return inhoud["waarde"], inhoud["teken"], inhoud["tekst"]


class TestDelivery:
    """The column benadering beside the number."""

    def test_the_word_becomes_the_sign_of_its_number(self, tmp_path: Path) -> None:
        """A row without a word is exact."""
        assert bevroren(tmp_path / "x.csv", "soort,waarde,benadering\nA,4500,ca.\nB,1302,\nC,-,\n") == [
            ("A", 4500.0, "ongeveer", "ca."),
            ("B", 1302.0, "getal", ""),
            ("C", 0.0, "getal", ""),
        ]

    def test_a_delivery_without_the_column_is_exact(self, tmp_path: Path) -> None:
        """The column may be absent."""
        assert bevroren(tmp_path / "x.csv", "soort,waarde\nA,4500\n") == [("A", 4500.0, "getal", "")]

    def test_a_word_without_a_number_and_a_word_that_is_not_allowed(self, tmp_path: Path) -> None:
        """Each with its row and column."""
        with pytest.raises(SourceError) as fout:
            bevroren(tmp_path / "x.csv", "soort,waarde,benadering\nA,,ca.\nB,20,zowat\n")
        leeg, onbekend = str(fout.value).splitlines()
        assert leeg == (
            "x.csv, rij 2, kolom benadering: 'ca.' hoort bij een getal; in kolom waarde staat hier geen getal."
        )
        assert onbekend.startswith("x.csv, rij 3, kolom benadering: 'zowat'")
        assert "ca., bijna, iets meer dan, ruim" in onbekend

    def test_an_approximation_in_the_column_of_numbers_says_where_it_goes(self, tmp_path: Path) -> None:
        """As a publication prints it: 'Ca. 4.500'."""
        with pytest.raises(SourceError) as fout:
            bevroren(tmp_path / "x.csv", "soort,waarde\nA,Ca. 4.500\n")
        assert str(fout.value) == (
            "x.csv, rij 2, kolom waarde: 'Ca. 4.500' is geen aantal; toegestaan: een geheel getal, '-' (nihil), leeg "
            "(niet opgegeven); een benadering (ca., bijna, iets meer dan, ruim) staat in kolom benadering, haar getal "
            "hier."
        )


class TestCalculation:
    """What is calculated with it is 'ca.', whatever its word was."""

    def test_a_sum_and_a_difference(self) -> None:
        """4500 + 1302, and 4400 - 4500; 1381 - 1302 stays exact."""
        samen = totaal(STANDEN, "soort")
        assert cel(samen, "Totaal", "2016") == (5802, ONGEVEER, "ca.")
        verloop = verschil(STANDEN, "op", "2016", "2017")
        assert cel(verloop, "A", "Verschil") == (-100, ONGEVEER, "ca.")
        assert cel(verloop, "B", "Verschil") == (79, GETAL, "")

    def test_a_share_of_it_and_by_it(self) -> None:
        """1302 / 5802 = 22,4 %."""
        samen = totaal(STANDEN, "soort")
        deel = STANDEN.kies(soort="B")
        aandeel = verhouding(deel, samen.kies(soort="Totaal"), factor=100, eenheid="%", decimalen=1, regel="deel")
        waarde, teken, tekst = cel(aandeel, "2016")
        assert (round(waarde, 1), teken, tekst) == (22.4, ONGEVEER, "ca.")

    def test_a_product_and_a_rounded_number(self) -> None:
        """Twice 'bijna 4.400' need not be 'bijna 8.800'."""
        assert cel(maal(STANDEN, 2), "A", "2017") == (8800, ONGEVEER, "ca.")
        assert cel(afgerond(STANDEN, 1000), "A", "2017") == (4000, ONGEVEER, "ca.")
        assert cel(maal(STANDEN, 2), "B", "2017") == (2762, GETAL, "")

    def test_a_rule_cannot_fail_on_it(self) -> None:
        """A whole of 'ca. 4.500' with parts of 4.400 breaks nothing; an exact whole of 4.500 does."""
        opmaak = Opmaak(("soort",), ("op",), "Soort")
        for woord, aantal in (("ca.", 0), ("", 2)):
            geheel = delen_van(standen([(9, woord), (9, woord), (8, ""), (8, "")]), "soort", "A", ["B"])
            tabel = Tabel("wmo", "proef", geheel, plaatsen(geheel, opmaak))
            assert len(Vergelijker(tabel).bevindingen()) == aantal

    @pytest.mark.parametrize(("teken", "oordeel"), [(GETAL, "meer dan toeval"), (ONGEVEER, "niet te toetsen")])
    def test_a_change_with_it_is_never_more_than_chance(self, teken: str, oordeel: str) -> None:
        """From 100 to 300 klachten is more than chance when both were counted."""
        eerder = Punt("Aa", Kwartaal(2016, 1), 100, GETAL, "", "klachten", 0)
        nu = Punt("Aa", Kwartaal(2016, 2), 300, teken, "ca." if teken == ONGEVEER else "", "klachten", 0)
        (een,) = beoordeel([vergelijk("Klachten", nu, eerder, soort="gebeurtenissen", gunstig="geen")])
        assert een.oordeel == oordeel


class TestPage:
    """Where it is seen, its word stands before it."""

    def test_a_table_writes_the_word_and_explains_it(self) -> None:
        """The cell says 'ca. 4.500'; under the table stands what the words mean."""
        gelegd = html(STANDEN, Opmaak(("soort",), ("op",), "Soort"), id_="t", titel="T", eenheid="x", bron="Bron.")
        assert "ca. 4.500" in gelegd
        assert "bijna 4.400" in gelegd
        assert "bijna, ca. = bij benadering: zo opgegeven, of berekend met een getal" in gelegd

    def test_a_figure_writes_it_and_so_does_its_alt_text(self) -> None:
        """A difference with it is 'ca.'; one of two exact numbers is not."""
        figuur = van_naar(STANDEN, rij="soort", over="op")
        assert [tekst.get_text() for tekst in figuur.doek.axes[0].texts][:2] == ["ca. −100", "+79"]
        assert figuur.alt("Standen").endswith("Het hoogst: A, 2016: ca. 4.500; het laagst: B, 2016: 1.302.")

    @pytest.mark.parametrize(
        ("zin", "geschreven"),
        [
            ('getal("proef", "A", "2017")', "bijna 4.400"),
            ('heel(cel("proef", "A", "2016") + cel("proef", "B", "2016"))', "ca. 5.802"),
            ('heel(cel("proef", "B", "2016") + cel("proef", "B", "2017"))', "2.683"),
            ('verandering(cel("proef", "A", "2017") - cel("proef", "A", "2016"))', "ca. −100"),
            ('procent(cel("proef", "B", "2016"), cel("proef", "A", "2016"))', "ca. 29 %"),
            ('heel(10000 - 2 * cel("proef", "A", "2016"))', "ca. 1.000"),
        ],
    )
    def test_a_live_number_keeps_its_word(self, zin: str, geschreven: str) -> None:
        """Also through the arithmetic of an expression: 1302 / 4500 is 28,9 %."""
        tabel = Tabel("wmo", "proef", STANDEN, plaatsen(STANDEN, Opmaak(("soort",), ("op",), "Soort")))
        namen = LevendeGetallen({"proef": tabel}, Kwartaal(2017, 2)).namen()
        assert eval(zin, {}, namen) == geschreven


def test_a_sum_over_something_that_is_not_due_yet_stays_approximate() -> None:
    """One approximate term is enough."""
    assert cel(som(STANDEN, "soort", "Beide", ["A", "B"]), "Beide", "2017") == (5781, ONGEVEER, "ca.")
