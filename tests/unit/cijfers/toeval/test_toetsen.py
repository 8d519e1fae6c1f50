"""Is a change called more than chance when it is, by sums that can be done without scipy?"""

import subprocess
import sys
from collections.abc import Callable
from math import comb, exp, factorial, hypot, log, sqrt

import pytest

from monitorlib.cijfers.toeval.interval import interval_aandeel, interval_aantal
from monitorlib.cijfers.toeval.toetsen import (
    MEER_DAN_TOEVAL,
    gecorrigeerd,
    toets_aandeel,
    toets_aantal,
    toets_stroom,
)
from monitorlib.errors import CalculationError

GEEN_AANTAL = "een aantal moet een geheel getal van 0 of meer zijn."


def binomiaal(van: int, tot: int, n: int, kans: float) -> float:
    """P(van <= X <= tot) of n draws."""
    return sum(comb(n, k) * kans**k * (1 - kans) ** (n - k) for k in range(van, tot + 1))


def poisson(tot: int, verwacht: float) -> float:
    """P(X <= tot)."""
    return sum(exp(-verwacht) * verwacht**k / factorial(k) for k in range(tot + 1))


def waar_nul(functie: Callable[[float], float], laag: float, hoog: float) -> float:
    """Where a rising function is zero, by halving."""
    for _ in range(200):
        midden = (laag + hoog) / 2
        laag, hoog = (laag, midden) if functie(midden) > 0 else (midden, hoog)
    return laag


def wilson(teller: int, noemer: int) -> tuple[float, float]:
    """The formula of the textbook, z = 1.959964."""
    z, deel = 1.959963984540054, teller / noemer
    midden = (deel + z**2 / (2 * noemer)) / (1 + z**2 / noemer)
    half = z / (1 + z**2 / noemer) * sqrt(deel * (1 - deel) / noemer + z**2 / (4 * noemer**2))
    return midden - half, midden + half


def test_fifty_in_and_twenty_seven_out_is_more_than_chance() -> None:
    """Both tails of 77 throws of a coin."""
    toets = toets_stroom(50, 27)
    assert toets.p == pytest.approx(2 * sum(comb(77, k) for k in range(50, 78)) / 2**77)
    assert toets.p < MEER_DAN_TOEVAL


def test_the_interval_of_a_stroom_is_that_of_its_share() -> None:
    """Shares at which 50 or more, and 50 or fewer, of 77 have a chance of 2.5 %: (2p - 1) * 77."""
    laag = waar_nul(lambda kans: binomiaal(50, 77, 77, kans) - 0.025, 0, 1)
    hoog = waar_nul(lambda kans: 0.025 - binomiaal(0, 50, 77, kans), 0, 1)
    toets = toets_stroom(50, 27)
    assert (toets.laag, toets.hoog) == (pytest.approx((2 * laag - 1) * 77), pytest.approx((2 * hoog - 1) * 77))


def test_the_interval_of_a_stroom_is_the_published_one() -> None:
    """Clopper-Pearson of 81 of 263 is 0.2527 to 0.3676: Newcombe, Statistics in Medicine 17 (1998), 857-872."""
    toets = toets_stroom(81, 263 - 81)
    assert toets.laag == pytest.approx((2 * 0.2527 - 1) * 263, abs=263 * 0.0001)
    assert toets.hoog == pytest.approx((2 * 0.3676 - 1) * 263, abs=263 * 0.0001)


def test_a_stroom_the_other_way_is_the_mirror_image() -> None:
    """Out for in: the same p, the interval with the other sign."""
    heen, terug = toets_stroom(10, 3), toets_stroom(3, 10)
    assert terug.p == heen.p
    assert (terug.laag, terug.hoog) == (pytest.approx(-heen.hoog), pytest.approx(-heen.laag))


@pytest.mark.parametrize(
    ("erbij", "eraf", "p"), [(0, 0, 1), (4, 4, 1), (10, 0, 2 / 2**10), (0, 1, 1), (6, 0, 2 / 2**6)]
)
def test_a_stroom_at_the_borders(erbij: int, eraf: int, p: float) -> None:
    """Nothing happened, as much in as out, and all one way."""
    assert toets_stroom(erbij, eraf).p == pytest.approx(p)


def test_a_stroom_all_one_way_ends_where_all_of_it_went() -> None:
    """Ten of ten: the share is at most 1, and at least where ten of ten has a chance of 2.5 %: 0.025 ** (1 / 10)."""
    heen, terug = toets_stroom(10, 0), toets_stroom(0, 10)
    assert (heen.laag, heen.hoog) == (pytest.approx((2 * 0.025 ** (1 / 10) - 1) * 10), 10)
    assert (terug.laag, terug.hoog) == (-10, pytest.approx(-heen.laag))


def test_no_stroom_is_no_change() -> None:
    """Nothing came and nothing went."""
    toets = toets_stroom(0, 0)
    assert (toets.laag, toets.hoog) == (0, 0)


@pytest.mark.parametrize(("nu", "eerder"), [(30, 12), (12, 30), (7, 7), (5, 0), (0, 0), (8, 1)])
def test_equal_periods_compare_as_a_coin(nu: int, eerder: int) -> None:
    """Given all events, each fell in one of two periods: twice the smaller tail, at most 1."""
    n = nu + eerder
    staart = min(binomiaal(0, nu, n, 0.5), binomiaal(nu, n, n, 0.5))
    assert toets_aantal(nu, eerder).p == pytest.approx(min(1, 2 * staart))


def test_a_longer_period_has_more_by_itself() -> None:
    """Half as long again: an event falls in it with chance 1.5 / 2.5."""
    staart = min(binomiaal(0, 11, 14, 0.6), binomiaal(11, 14, 14, 0.6))
    toets = toets_aantal(11, 3, blootstelling=1.5)
    assert toets.p == pytest.approx(2 * staart)
    assert toets.p > toets_aantal(11, 3).p


def test_the_interval_of_a_count_against_another_is_of_their_difference() -> None:
    """Garwood's intervals: 10 is 4.80 to 18.39, none is 0 to 3.69."""
    toets = toets_aantal(10, 0)
    assert toets.laag == pytest.approx(10 - hypot(10 - 4.80, 3.69 - 0), abs=0.01)
    assert toets.hoog == pytest.approx(10 + hypot(18.39 - 10, 0 - 0), abs=0.01)


@pytest.mark.parametrize(("nu", "eerder", "blootstelling"), [(30, 12, 1), (3, 19, 1), (40, 41, 1.1), (0, 6, 0.5)])
def test_the_interval_of_a_difference_agrees_with_statsmodels(nu: int, eerder: int, blootstelling: float) -> None:
    """Its difference of two rates, per unit of exposure of the earlier period, times that of now."""
    from statsmodels.stats.rates import confint_poisson_2indep

    laag, hoog = confint_poisson_2indep(
        nu, blootstelling, eerder, 1, method="mover", compare="diff", method_mover="exact-c"
    )
    toets = toets_aantal(nu, eerder, blootstelling=blootstelling)
    assert (toets.laag, toets.hoog) == (pytest.approx(laag * blootstelling), pytest.approx(hoog * blootstelling))


def test_the_interval_of_a_difference_holds_the_truth() -> None:
    """Of all that 20 and 2 expected events can give, at least 95 % has an interval with the true difference of 18."""
    gedekt = 0.0
    for nu in range(4, 45):
        for eerder in range(12):
            kans = exp(-22) * 20**nu / factorial(nu) * 2**eerder / factorial(eerder)
            toets = toets_aantal(nu, eerder)
            gedekt += kans if toets.laag <= 18 <= toets.hoog else 0
    assert gedekt >= 0.95


@pytest.mark.parametrize("blootstelling", [0, -1, float("nan"), float("inf")])
def test_a_period_without_length_is_refused(blootstelling: float) -> None:
    """Nothing can be expected of it."""
    with pytest.raises(CalculationError) as fout:
        toets_aantal(1, 1, blootstelling=blootstelling)
    assert str(fout.value) == f"De blootstelling is {blootstelling}; zij moet groter zijn dan 0."


def test_shares_are_tested_as_fisher_tested_the_tea() -> None:
    """3 of 4 against 1 of 4: of the 70 ways to choose 4 of 8 cups, 1 + 16 are as good, and as many as bad."""
    assert toets_aandeel(3, 4, 1, 4).p == pytest.approx(2 * (1 + 16) / 70)


@pytest.mark.parametrize(("a", "m", "b", "n"), [(7, 34, 1, 34), (0, 16, 15, 72), (9, 10, 3, 10), (2, 9, 5, 6)])
def test_fisher_adds_up_every_table_that_is_no_likelier(a: int, m: int, b: int, n: int) -> None:
    """All ways to spread a + b over m and n; likeliness as whole numbers, so that equal is equal."""
    manieren = [comb(m, k) * comb(n, a + b - k) for k in range(a + b + 1)]
    p = sum(aantal for aantal in manieren if aantal <= manieren[a]) / comb(m + n, a + b)
    assert toets_aandeel(a, m, b, n).p == pytest.approx(p)


@pytest.mark.parametrize(
    ("teller", "noemer", "eerder_teller", "eerder_noemer", "laag", "hoog"),
    [(56, 70, 48, 80, 5.24, 33.39), (9, 10, 3, 10, 17.05, 80.90)],
)
def test_the_interval_of_two_shares_is_the_published_one(
    teller: int, noemer: int, eerder_teller: int, eerder_noemer: int, laag: float, hoog: float
) -> None:
    """Newcombe, Statistics in Medicine 17 (1998), 873-890, method 10."""
    toets = toets_aandeel(teller, noemer, eerder_teller, eerder_noemer)
    assert (toets.laag, toets.hoog) == (pytest.approx(laag, abs=0.01), pytest.approx(hoog, abs=0.01))


@pytest.mark.parametrize(("a", "m", "b", "n"), [(0, 10, 0, 12), (10, 10, 0, 10), (3, 20, 8, 20)])
def test_the_interval_of_two_shares_comes_from_their_own_intervals(a: int, m: int, b: int, n: int) -> None:
    """The difference, with the distances to the Wilson limits as the sides of a right angle."""
    (laag1, hoog1), (laag2, hoog2) = wilson(a, m), wilson(b, n)
    verschil = a / m - b / n
    toets = toets_aandeel(a, m, b, n)
    assert toets.laag == pytest.approx(100 * (verschil - hypot(a / m - laag1, hoog2 - b / n)))
    assert toets.hoog == pytest.approx(100 * (verschil + hypot(hoog1 - a / m, b / n - laag2)))


def test_large_shares_agree_with_the_normal_approximation() -> None:
    """4.000 and 4.200 of 20.000: chi-square with correction for continuity, as a formula."""
    afwijking = (200 - 1) / 2  # of each of the four cells, half a person less
    chi2 = afwijking**2 * (2 / 4100 + 2 / 15900)
    from scipy.stats import norm

    assert toets_aandeel(4200, 20000, 4000, 20000).p == pytest.approx(2 * norm.sf(sqrt(chi2)), rel=0.02)


@pytest.mark.parametrize("waarden", [(1, 0, 1, 2), (1, 2, 0, 0)])
def test_a_share_of_nothing_is_refused(waarden: tuple[int, int, int, int]) -> None:
    """On either side."""
    with pytest.raises(CalculationError) as fout:
        toets_aandeel(*waarden)
    assert (
        str(fout.value) == "De noemer is 0; een aandeel bestaat alleen van een noemer groter dan 0. Laat deze cel weg."
    )


def test_a_share_above_all_is_refused() -> None:
    """6 of 5 is a teller of something else."""
    with pytest.raises(CalculationError) as fout:
        interval_aandeel(6, 5)
    assert (
        str(fout.value)
        == "De teller 6 is groter dan de noemer 5; een aandeel is hoogstens 100 %. Controleer teller en noemer."
    )


@pytest.mark.parametrize("waarde", [-1, 1.5, float("nan"), float("inf")])
def test_what_is_no_count_is_refused(waarde: float) -> None:
    """By every function that takes one, by name."""
    pogingen = {
        "erbij": lambda: toets_stroom(waarde, 1),
        "eraf": lambda: toets_stroom(1, waarde),
        "nu": lambda: toets_aantal(waarde, 1),
        "eerder": lambda: toets_aantal(1, waarde),
        "teller": lambda: interval_aandeel(waarde, 3),
        "noemer": lambda: toets_aandeel(1, 2, 1, waarde),
        "aantal": lambda: interval_aantal(waarde),
    }
    for naam, poging in pogingen.items():
        with pytest.raises(CalculationError) as fout:
            poging()
        assert str(fout.value) == f"'{naam}' is {waarde}; {GEEN_AANTAL}"


BENJAMINI_HOCHBERG = (
    *(0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344),
    *(0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000),
)


def test_of_fifteen_published_tests_four_remain() -> None:
    """The example of Benjamini and Hochberg (1995): uncorrected nine are under 0.05."""
    assert sum(p < MEER_DAN_TOEVAL for p in BENJAMINI_HOCHBERG) == 9
    assert [p < MEER_DAN_TOEVAL for p in gecorrigeerd(BENJAMINI_HOCHBERG)] == [True] * 4 + [False] * 11


def test_corrected_is_times_the_number_by_the_rank() -> None:
    """0.01 is the first of three: times 3 / 1. Of 0.03 and 0.04, times 3 / 2 and 3 / 3, the smaller holds for both."""
    assert gecorrigeerd([0.04, 0.01, 0.03]) == (
        pytest.approx(0.04),
        pytest.approx(0.03),
        pytest.approx(min(0.03 * 3 / 2, 0.04)),
    )


def test_one_test_needs_no_correction_and_none_gives_none() -> None:
    """A page may have no claims."""
    assert gecorrigeerd([0.04]) == (0.04,)
    assert gecorrigeerd([]) == ()


@pytest.mark.parametrize("p", [-0.1, 1.1, float("nan")])
def test_what_is_no_p_is_refused(p: float) -> None:
    """A claim that could not be tested must not count as one."""
    with pytest.raises(CalculationError) as fout:
        gecorrigeerd([0.5, p])
    assert str(fout.value) == f"Een p-waarde is {p}; zij moet tussen 0 en 1 liggen."


@pytest.mark.parametrize(
    ("teller", "noemer", "laag", "hoog"),
    [(81, 263, 25.53, 36.62), (15, 148, 6.24, 16.05), (0, 20, 0, 16.11), (1, 29, 0.61, 17.18)],
)
def test_the_interval_of_a_share_is_the_published_one(teller: int, noemer: int, laag: float, hoog: float) -> None:
    """Wilson's: Newcombe, Statistics in Medicine 17 (1998), 857-872, method 3; and the formula."""
    gevonden = interval_aandeel(teller, noemer)
    assert gevonden == (pytest.approx(laag, abs=0.006), pytest.approx(hoog, abs=0.006))
    assert gevonden == tuple(pytest.approx(100 * grens, abs=1e-9) for grens in wilson(teller, noemer))


def test_the_interval_of_all_mirrors_that_of_none() -> None:
    """20 of 20 who do are 0 of 20 who do not, and no interval leaves 0 to 100."""
    laag, hoog = interval_aandeel(20, 20)
    assert (laag, hoog) == (pytest.approx(100 - interval_aandeel(0, 20)[1]), 100)


@pytest.mark.parametrize("aantal", [1, 2, 10, 50])
def test_the_interval_of_a_count_leaves_out_tails_of_two_and_a_half_percent(aantal: int) -> None:
    """Means at which this many or more, and this many or fewer, have that chance."""
    laag = waar_nul(lambda verwacht: 1 - poisson(aantal - 1, verwacht) - 0.025, 0, aantal)
    hoog = waar_nul(lambda verwacht: 0.025 - poisson(aantal, verwacht), aantal, 5 * aantal + 10)
    assert interval_aantal(aantal) == (pytest.approx(laag), pytest.approx(hoog))


def test_no_events_can_be_almost_four() -> None:
    """exp(-m) = 0.025."""
    assert interval_aantal(0) == (0, pytest.approx(-log(0.025)))


def test_the_library_starts_without_scipy() -> None:
    """Every command would wait for it."""
    modules = (f"import monitorlib.cijfers.toeval.{een}" for een in ("toetsen", "regelkaart", "trechter"))
    code = f"import sys; {'; '.join(modules)}; print('scipy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"
