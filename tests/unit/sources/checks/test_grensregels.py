"""Between which days may the dates of a source lie, and what is said of one outside them?"""

from collections.abc import Sequence
from datetime import date
from typing import Any

import ibis
import pyarrow as pa
import pytest

from monitorlib.sources.checks.grensregels import grensregels, verwisseld
from monitorlib.sources.checks.rijregels import Rijregel, op_volgorde
from monitorlib.sources.declared.declaration import Bron, Kolom, telling
from monitorlib.sources.declared.grenzen import Daggrenzen, Uitdraai, grenzen

PEILDATUM, OPGEHAALD = date(2024, 12, 31), date(2025, 1, 20)
REGISTER = Bron("zorg", "Zorg", sleutel=("nummer",), kolommen=(Kolom("nummer", "tekst", "nummer"),))
TELLING = telling("tel", "Telling", (Kolom("jaar", "jaar", "jaar"),), "aantal", "stuks")


def van(naam: str, soort: Any = "datum", *, opgehaald: date | None = OPGEHAALD, bron: Bron = REGISTER) -> Any:
    return grenzen(bron, Kolom(naam, soort, "x"), Uitdraai(PEILDATUM, opgehaald))


@pytest.mark.parametrize("soort", ["tekst", "code", "gemeente", "waarde", "geheel", "bedrag"])
def test_what_is_no_day_has_no_bounds(soort: str) -> None:
    assert van("x", soort) is None


def test_what_has_happened_is_not_later_than_the_day_of_the_register() -> None:
    """Unknown: up to a year after the peildatum. A birth may be long ago; no help that runs began before 1945."""
    oudste = date(1945, 1, 1)
    assert van("besluitdatum") == Daggrenzen(oudste, OPGEHAALD, "de dag van de uitdraai")
    assert van("besluitdatum", opgehaald=date(2024, 12, 1)) == Daggrenzen(oudste, PEILDATUM, "de dag van de uitdraai")
    assert van("besluitdatum", opgehaald=None) == Daggrenzen(oudste, date(2025, 12, 31), "een jaar na de peildatum")
    assert van("geboortedatum") == Daggrenzen(date(1890, 1, 1), OPGEHAALD, "de dag van de uitdraai")
    assert van("maand", "maand") == Daggrenzen(oudste, OPGEHAALD, "de dag van de uitdraai")


def test_what_was_agreed_lies_ahead() -> None:
    """A toewijzing begins within two years and ends within fifty, of the day that it was taken or the peildatum."""
    assert van("ingangsdatum") == Daggrenzen(date(1945, 1, 1), date(2027, 1, 20), "2 jaar na de uitdraai")
    assert van("einddatum") == Daggrenzen(date(1945, 1, 1), date(2075, 1, 20), "50 jaar na de uitdraai")
    assert van("einddatum", opgehaald=None).tot == date(2074, 12, 31)
    # A leap day has no other year.
    assert van("ingangsdatum", opgehaald=date(2024, 2, 29)).tot == date(2026, 2, 28)
    assert van("ingangsdatum", opgehaald=date(2024, 3, 31)).tot == date(2026, 3, 31)


@pytest.mark.parametrize("soort", ["jaar", "periode", "moment", "datum", "maand"])
def test_years_of_a_telling_are_of_this_century_or_the_last(soort: str) -> None:
    assert van("jaar", soort, bron=TELLING) == Daggrenzen(date(1900, 1, 1), date(2099, 12, 31), "")


@pytest.mark.parametrize("soort", ["jaar", "periode", "moment"])
def test_periods_of_a_register_have_the_same_bounds(soort: str) -> None:
    assert van("x", soort) == Daggrenzen(date(1900, 1, 1), date(2099, 12, 31), "")


def fout(regel: Rijregel, waarden: Sequence[object], soort: pa.DataType | None = None) -> list[bool]:
    tabel = ibis.memtable(pa.table({regel.kolommen[0]: pa.array(waarden, soort or pa.string())}))
    return [bool(een) for een in tabel.select(fout=regel.fout(tabel).fill_null(False)).fout.execute()]


class TestRules:
    def test_a_day_outside_its_bounds(self) -> None:
        """Of a file it is text, of a database a day; the first and the last day are right."""
        kolom = Kolom("besluitdatum", "datum", "x")
        (regel,) = grensregels(REGISTER, [kolom], Uitdraai(PEILDATUM, OPGEHAALD))
        dagen = [date(1944, 12, 31), date(1945, 1, 1), OPGEHAALD, date(2025, 1, 21), None]
        assert fout(regel, dagen, pa.date32()) == [True, False, False, True, False]
        assert fout(regel, [dag and dag.isoformat() for dag in dagen]) == [True, False, False, True, False]
        assert (regel.naam, regel.kolommen) == ("grens", ("besluitdatum",))
        assert regel.tekst({"besluitdatum": "'2205-01-01'"}, {}) == (
            "kolom besluitdatum: '2205-01-01' kan niet; toegestaan: 1945-01-01 tot en met 2025-01-20 (de dag van de "
            "uitdraai). Verbeter het jaar."
        )

    def test_a_month_of_a_register(self) -> None:
        (regel,) = grensregels(REGISTER, [Kolom("maand", "maand", "x")], Uitdraai(PEILDATUM, OPGEHAALD))
        assert fout(regel, ["1944-12", "1945-01", "2025-01", "2025-02"]) == [True, False, False, True]
        assert "toegestaan: 1945-01 tot en met 2025-01 (de dag" in regel.tekst({"maand": "x"}, {})

    @pytest.mark.parametrize(("begin", "leeg", "meer"), [("start", True, True), ("start", False, False)])
    def test_an_end_that_runs_on_can_be_said_otherwise(self, begin: str, leeg: bool, meer: bool) -> None:
        einde = Kolom("eind", "datum", "x", mag_leeg=leeg)
        bron = Bron("zorg", "Zorg", ("nummer",), (Kolom(begin, "datum", "x"), einde), periode=(begin, "eind"))
        start, eind = grensregels(bron, bron.kolommen, Uitdraai(PEILDATUM, OPGEHAALD))
        zin = " Staat de dag voor 'loopt nog', zeg dan in params.yml bij 'levering' welke: 'open: [9999-12-31]'."
        assert eind.tekst({"eind": "x"}, {}).endswith(zin) is meer
        assert not start.tekst({begin: "x"}, {}).endswith(zin)

    @pytest.mark.parametrize(
        ("soort", "ervoor", "waarden"),
        [
            ("jaar", (), ["1899", "1900", "2099", "2100"]),
            ("periode", (), ["1899-Q4", "1900-Q1", "2099-Q4", "2100-Q1"]),
            ("periode", ("prognose",), ["prognose 1899", "1900-Q1", "prognose 2099", "prognose 2100"]),
        ],
    )
    def test_a_year_of_a_telling(self, soort: Any, ervoor: tuple[str, ...], waarden: list[str]) -> None:
        (regel,) = grensregels(TELLING, [Kolom("over", soort, "x", ervoor=ervoor)], Uitdraai(PEILDATUM))
        assert fout(regel, waarden) == [True, False, False, True]
        assert regel.tekst({"over": "'1899'"}, {}) == (
            "kolom over: '1899' kan niet; toegestaan: 1900 tot en met 2099. Verbeter het jaar."
        )

    def test_days_that_come_one_after_the_other(self) -> None:
        """Nobody gets help before birth; of a telling nothing is asked."""
        kolommen = [Kolom(een, "datum", "x") for een in ("geboortedatum", "ingangsdatum", "startdatum", "einddatum")]
        regels = grensregels(REGISTER, kolommen, Uitdraai(PEILDATUM, OPGEHAALD))
        assert [een.kolommen for een in regels if een.naam == "volgorde"] == [
            ("ingangsdatum", "geboortedatum"), ("startdatum", "geboortedatum"), ("einddatum", "startdatum"),
        ]  # fmt: skip
        assert [een.naam for een in grensregels(REGISTER, kolommen[:1], Uitdraai(PEILDATUM))] == ["grens"]
        assert {een.naam for een in grensregels(TELLING, kolommen, Uitdraai(PEILDATUM))} == {"grens"}


class TestSwapped:
    """Of most rows, and of three at least."""

    REGEL = op_volgorde("begin", "eind")

    @pytest.mark.parametrize(("mis", "gevuld"), [(2, 2), (3, 6), (3, 7)])
    def test_a_few_are_not(self, mis: int, gevuld: int) -> None:
        assert verwisseld(self.REGEL, mis, gevuld) == ""

    def test_most_are(self) -> None:
        assert verwisseld(self.REGEL, 3, 5) == (
            "kolommen begin en eind: lijken verwisseld; in 3 van de 5 rijen met beide ligt eind voor begin. Kijk de "
            "kop na, en 'kolommen' bij 'levering' in params.yml."
        )
        assert "in 1.200 van de 2.000 rijen" in verwisseld(self.REGEL, 1200, 2000)

    def test_another_rule_is_about_no_two_columns(self) -> None:
        (regel,) = grensregels(REGISTER, [Kolom("besluitdatum", "datum", "x")], Uitdraai(PEILDATUM))
        assert verwisseld(regel, 5, 5) == ""
