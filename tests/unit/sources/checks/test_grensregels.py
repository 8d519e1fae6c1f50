"""Between which days may the dates of a source lie, and what is said of one outside them?"""

from datetime import date
from typing import Any

import pytest

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
