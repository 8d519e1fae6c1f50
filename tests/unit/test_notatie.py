"""Is every number written as a Dutch reader writes it, rounded half away from zero?"""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitorlib.notatie import getal, met_teken, rond, slug


@pytest.mark.parametrize(
    ("waarde", "decimalen", "verwacht"),
    [
        (2.5, 0, 3.0),  # to even would be 2
        (-2.5, 0, -3.0),
        (0.5, 0, 1.0),
        (-0.5, 0, -1.0),
        (2.4999, 0, 2.0),
        (0.125, 2, 0.13),
        (-0.125, 2, -0.13),
        (1.005, 2, 1.01),  # as written; in binary it lies just below
        (8.25, 1, 8.3),
        (1e15 + 0.5, 0, 1e15 + 1),
    ],
)
def test_halves_go_away_from_zero(waarde: float, decimalen: int, verwacht: float) -> None:
    """As publications round, not as Python does."""
    assert rond(waarde, decimalen) == verwacht


@given(st.integers(-(10**9), 10**9), st.integers(0, 2))
def test_rounding_never_moves_more_than_half_a_unit(duizendsten: int, decimalen: int) -> None:
    """Against exact fractions: at most half a unit, and a half moves away from zero."""
    exact = Fraction(duizendsten, 1000)
    afgerond = Fraction(str(rond(duizendsten / 1000, decimalen)))
    verschil = abs(afgerond - exact) * 10**decimalen
    assert verschil <= Fraction(1, 2)
    assert verschil != Fraction(1, 2) or abs(afgerond) > abs(exact)


@pytest.mark.parametrize(
    ("waarde", "decimalen", "tekst"),
    [
        (0, 0, "0"),
        (999, 0, "999"),
        (1000, 0, "1.000"),
        (1234567, 0, "1.234.567"),
        (1234.5, 1, "1.234,5"),
        (0.05, 1, "0,1"),
        (-1419, 0, "−1.419"),
        (-0.4, 0, "0"),
        (-0.0, 0, "0"),
        (-0.04, 1, "0,0"),
        (-0.05, 1, "−0,1"),
    ],
)
def test_a_number_is_written_in_dutch(waarde: float, decimalen: int, tekst: str) -> None:
    """Points between thousands, a comma before decimals, the minus sign of typography, never minus zero."""
    assert getal(waarde, decimalen) == tekst


def test_the_minus_is_no_hyphen() -> None:
    """A negative number carries U+2212."""
    assert getal(-5)[0] == "\N{MINUS SIGN}"


def test_a_difference_of_percentages_is_in_procentpunten() -> None:
    """A fall from 24 % to 21 % is no fall of 3 %."""
    assert met_teken(21 - 24, 0, "%") == "−3 procentpunt"
    assert met_teken(3.25, 1, "procentpunten") == "+3,3 procentpunt"
    assert met_teken(0, 1, "%") == "0,0 procentpunt"


@pytest.mark.parametrize(("waarde", "tekst"), [(21, "+21"), (-1419, "−1.419"), (0, "0"), (0.4, "0"), (-0.4, "0")])
def test_a_change_shows_its_sign_unless_it_is_zero(waarde: float, tekst: str) -> None:
    """What rounds to zero has no sign."""
    assert met_teken(waarde) == tekst


@pytest.mark.parametrize(
    ("naam", "tekst"),
    [
        ("De Marne", "de-marne"),
        ("Súdwest-Fryslân", "sudwest-fryslan"),
        ("'s-Hertogenbosch", "s-hertogenbosch"),
        ("Bergen (NH.)", "bergen-nh"),
        ("Uitgaven | ZIN / PGB", "uitgaven-zin-pgb"),
    ],
)
def test_a_slug_holds_letters_digits_and_hyphens_only(naam: str, tekst: str) -> None:
    """A name of a gemeente as part of an id."""
    assert slug(naam) == tekst
