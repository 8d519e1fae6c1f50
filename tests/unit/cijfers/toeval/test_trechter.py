"""Does the funnel leave outside what chance alone seldom does, on both sides alike?"""

from fractions import Fraction
from math import comb

import pytest

from monitorlib.cijfers.toeval.spreiding import Spreiding
from monitorlib.cijfers.toeval.trechter import Grenzen, grenzen, kans, plaats
from monitorlib.errors import CalculationError


def hoogstens(teller: int, noemer: int, aandeel: Fraction) -> Fraction:
    """P(R <= teller), exactly."""
    return sum((comb(noemer, k) * aandeel**k * (1 - aandeel) ** (noemer - k) for k in range(teller + 1)), Fraction(0))


def minstens(teller: int, noemer: int, aandeel: Fraction) -> Fraction:
    return 1 - hoogstens(teller - 1, noemer, aandeel)


def test_a_limit_lies_between_two_counts_by_the_formula() -> None:
    """Of 5 at one half: P(R <= 0) is 1/32, more than 0.025, so r = 0; of 6 it is 1/64, and P(R <= 1) is 7/64.

    So the limit of 6 is (1 - (7/64 - 0.025) / (6/64)) / 6, and that of 5 would lie below 0.
    """
    gevonden = grenzen(0.5, [5, 6])
    laag = (1 - (7 / 64 - 0.025) / (6 / 64)) / 6
    assert gevonden.noemers == (5, 6)
    assert gevonden.laag95 == (0, pytest.approx(100 * laag))
    assert gevonden.hoog95 == (100, pytest.approx(100 * (1 - laag)))
    assert (gevonden.laag998, gevonden.hoog998) == ((0, 0), (100, 100))


@pytest.mark.parametrize(("aandeel", "noemer"), [(Fraction(1, 5), 60), (Fraction(7, 10), 45), (Fraction(1, 40), 90)])
def test_the_limits_follow_spiegelhalter(aandeel: Fraction, noemer: int) -> None:
    """r the first count with P(R <= r) >= p, and alpha how far beyond p it is; above, the same for 'not'."""

    def onder(p: Fraction, deel: Fraction) -> float:
        r = next(k for k in range(noemer + 1) if hoogstens(k, noemer, deel) >= p)
        kans = hoogstens(r, noemer, deel) - (hoogstens(r - 1, noemer, deel) if r else 0)
        return max(0.0, float(100 * (r - (hoogstens(r, noemer, deel) - p) / kans) / noemer))

    gevonden = grenzen(float(aandeel), [noemer])
    assert gevonden.laag95[0] == pytest.approx(onder(Fraction(25, 1000), aandeel))
    assert gevonden.laag998[0] == pytest.approx(onder(Fraction(1, 1000), aandeel))
    assert gevonden.hoog95[0] == pytest.approx(100 - onder(Fraction(25, 1000), 1 - aandeel))
    assert gevonden.hoog998[0] == pytest.approx(100 - onder(Fraction(1, 1000), 1 - aandeel))


@pytest.mark.parametrize(("aandeel", "noemer"), [(Fraction(1, 5), 60), (Fraction(1, 2), 11), (Fraction(1, 40), 90)])
def test_a_point_is_outside_when_chance_seldom_goes_so_far(aandeel: Fraction, noemer: int) -> None:
    """Each possible teller: the tail with it against 0.025 and 0.001. And that is where the lines are."""
    lijn = grenzen(float(aandeel), [noemer])
    gezien = set()
    for teller in range(noemer + 1):
        staart = min(hoogstens(teller, noemer, aandeel), minstens(teller, noemer, aandeel))
        verwacht = (
            "buiten" if staart < Fraction(1, 1000) else "waarschuwing" if staart < Fraction(25, 1000) else "binnen"
        )
        assert plaats(teller, noemer, float(aandeel)) == verwacht
        assert (lijn.laag95[0] <= 100 * teller / noemer <= lijn.hoog95[0]) == (verwacht == "binnen")
        assert (lijn.laag998[0] <= 100 * teller / noemer <= lijn.hoog998[0]) == (verwacht != "buiten")
        gezien.add(verwacht)
    assert gezien == {"binnen", "waarschuwing", "buiten"}


def test_what_does_and_what_does_not_are_each_others_mirror() -> None:
    """30 % with, or 70 % without: one picture upside down."""
    met, zonder = grenzen(0.3, [10, 80, 900]), grenzen(0.7, [10, 80, 900])
    assert met.hoog95 == pytest.approx([100 - grens for grens in zonder.laag95])
    assert met.laag998 == pytest.approx([100 - grens for grens in zonder.hoog998])


def test_a_wide_noemer_has_the_limits_of_the_normal_distribution() -> None:
    """20 % of 40.000 is 8.000 with a standard deviation of 80: 1.96 and 3.09 of it."""
    gevonden = grenzen(0.2, [40000])
    afwijking = 100 * 80 / 40000
    assert gevonden.laag95[0] == pytest.approx(20 - 1.96 * afwijking, abs=0.01)
    assert gevonden.hoog95[0] == pytest.approx(20 + 1.96 * afwijking, abs=0.01)
    assert gevonden.laag998[0] == pytest.approx(20 - 3.09 * afwijking, abs=0.01)
    assert gevonden.hoog998[0] == pytest.approx(20 + 3.09 * afwijking, abs=0.01)


def test_where_nobody_does_anyone_is_outside() -> None:
    """And where everybody does, any that does not."""
    assert (plaats(0, 10, 0), plaats(1, 10, 0)) == ("binnen", "buiten")
    assert (plaats(10, 10, 1), plaats(9, 10, 1)) == ("binnen", "buiten")
    assert grenzen(0, [10]).laag998 == (0,)
    assert grenzen(1, [10]).hoog998 == (100,)


def test_no_gemeenten_have_no_limits() -> None:
    """An empty figure, no error."""
    assert grenzen(0.3, []) == Grenzen((), (), (), (), ())


@pytest.mark.parametrize("aandeel", [-0.1, 1.1, 30, float("nan")])
def test_a_share_is_a_part_of_one(aandeel: float) -> None:
    """30 is a percentage: it would give limits of nothing."""
    for poging in (lambda: grenzen(aandeel, [10]), lambda: plaats(1, 10, aandeel)):
        with pytest.raises(CalculationError) as fout:
            poging()
        assert str(fout.value) == f"Het aandeel is {aandeel}; het moet tussen 0 en 1 liggen."


def test_a_noemer_of_nothing_is_refused() -> None:
    """In the limits as in a point."""
    for poging in (lambda: grenzen(0.3, [10, 0]), lambda: plaats(0, 0, 0.3)):
        with pytest.raises(CalculationError) as fout:
            poging()
        assert (
            str(fout.value)
            == "De noemer is 0; een aandeel bestaat alleen van een noemer groter dan 0. Laat deze cel weg."
        )


def test_a_teller_above_its_noemer_is_refused() -> None:
    """Chance 0 would call it merely outside."""
    with pytest.raises(CalculationError) as fout:
        plaats(11, 10, 0.3)
    assert (
        str(fout.value)
        == "De teller 11 is groter dan de noemer 10; een aandeel is hoogstens 100 %. Controleer teller en noemer."
    )


@pytest.mark.parametrize("phi", [4.0, 0.25])
@pytest.mark.parametrize(("teller", "noemer"), [(teller, 100) for teller in (1, 8, 20, 35, 38, 42, 60)])
def test_with_another_dispersion_a_point_lies_where_the_lines_are(phi: float, teller: int, noemer: int) -> None:
    """Beyond the outer line on either side is outside, between the lines a warning; the lines are √phi as far away."""
    lijn, smal = grenzen(0.2, [noemer], phi=phi), grenzen(0.2, [noemer])
    for ver, dichtbij in ((lijn.laag95, smal.laag95), (lijn.hoog998, smal.hoog998)):
        assert ver[0] == pytest.approx(min(100, max(0, 20 + phi**0.5 * (dichtbij[0] - 20))))
    deel = 100 * teller / noemer
    if deel < lijn.laag998[0] or deel > lijn.hoog998[0]:
        verwacht = "buiten"
    elif deel < lijn.laag95[0] or deel > lijn.hoog95[0]:
        verwacht = "waarschuwing"
    else:
        verwacht = "binnen"
    assert plaats(teller, noemer, 0.2, phi=phi) == verwacht


def test_the_chance_of_a_share_is_twice_its_smaller_tail() -> None:
    """2 of 20 at one half: twice P(R <= 2) = 2 * 211 / 2^20; at the mean itself it is 1; with dispersion larger."""
    assert kans(2, 20, 0.5, Spreiding()) == pytest.approx(2 * 211 / 2**20)
    assert kans(18, 20, 0.5, Spreiding()) == pytest.approx(2 * 211 / 2**20)
    assert kans(0, 20, 0.5, Spreiding()) == pytest.approx(2 / 2**20)
    assert kans(10, 20, 0.5, Spreiding()) == 1
    assert kans(2, 20, 0.5, Spreiding(phi=2.0)) > kans(2, 20, 0.5, Spreiding())
