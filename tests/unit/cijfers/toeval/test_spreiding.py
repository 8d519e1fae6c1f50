"""Is the room for chance what the series shows, by sums that can be done by hand and by simulation?"""

from collections.abc import Sequence
from dataclasses import replace
from math import atan, isnan, pi, sqrt
from statistics import NormalDist, variance

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reeksen import NU, Waarde, reeks

from monitorlib.cijfers.toeval.interval import interval_aandeel, interval_aantal
from monitorlib.cijfers.toeval.krimp import gekrompen, samen_verdeeld
from monitorlib.cijfers.toeval.punt import Punt
from monitorlib.cijfers.toeval.spreiding import ONAFHANKELIJK, Schatting, Spreiding, geschat, gewinsoriseerd
from monitorlib.cijfers.toeval.stap import getoetst, stapgrootte
from monitorlib.cijfers.toeval.toetsen import Toets, toets_aandeel, toets_overlappend, verruimd
from monitorlib.errors import CalculationError
from monitorlib.indicatoren.meten.historie import spreidingen
from monitorlib.indicatoren.meten.meetreeks import Meetreeks
from monitorlib.sources.declared.declaration import TOTAAL
from monitorlib.tijd.periode import Kwartaal, Periode

# What deviations of one standard deviation each count for: the unit of the sums by hand.
EEN = gewinsoriseerd(np.ones(10))
ONRUSTIG: Sequence[Waarde] = [(30, 100), (55, 100), (20, 100), (60, 100), (35, 100)]


def zes(rij: Sequence[Waarde], **anders: str) -> Meetreeks:
    """Six gemeenten, each one place further in the same row of numbers."""
    return reeks({letter: [*rij[plek:], *rij[:plek]] for plek, letter in enumerate("ABCDEF")}, **anders)


def met_stromen(perioden: int) -> Meetreeks:
    """Six gemeenten in which 30 come and 10 go, quarter after quarter."""
    van = zes([100.0] * perioden, toets="stroom")
    return replace(van, punten=tuple(replace(een, erbij=30.0, eraf=10.0) for een in van.punten))


def _punt(van: Meetreeks, wie: str, periode: Periode) -> Punt:
    gevonden = van.punt(wie, periode)
    assert gevonden is not None
    return gevonden


class TestRoom:
    def test_independent_events_keep_their_exact_test(self) -> None:
        """Factor 1, known for sure: nothing is rounded."""
        toets = Toets(0.0123, -3.0, 14.0)
        assert verruimd(toets, 5.0, 1.0) is toets

    def test_four_times_the_variance_is_half_the_distance(self) -> None:
        """1.96 becomes 0.98; the sides of the interval, 6 and 8, become twice as long."""
        toets = verruimd(Toets(0.05, 10 - 6, 10 + 8), 10, 4)
        assert toets.p == pytest.approx(2 * NormalDist().cdf(-1.959964 / 2), abs=1e-6)
        assert toets.p == pytest.approx(0.327, abs=0.001)
        assert (toets.laag, toets.hoog) == (pytest.approx(10 - 12), pytest.approx(10 + 16))

    def test_one_degree_of_freedom_is_cauchy(self) -> None:
        """Its tails are an arc tangent; its 97.5 % point is 12.706."""
        toets = verruimd(Toets(0.05, 0 - 1.959964, 0 + 1.959964), 0, 1, 1)
        assert toets.p == pytest.approx(2 * (0.5 - atan(1.959964) / pi))
        assert toets.hoog == pytest.approx(12.706, abs=0.001)

    def test_the_less_is_known_the_larger_the_p(self) -> None:
        """Student's t with 2, 5, 20 and endless degrees of freedom."""
        ps = [verruimd(Toets(0.01, -1, 3), 1, 1.5, vrijheid).p for vrijheid in (2, 5, 20, float("inf"))]
        assert ps == sorted(ps, reverse=True)

    @given(st.floats(1e-12, 1), st.floats(0.05, 20), st.floats(1, 20), st.sampled_from([1.0, 3.5, 40.0, float("inf")]))
    def test_more_variance_is_never_a_bolder_test(self, p: float, factor: float, keer: float, vrij: float) -> None:
        """No smaller p and no narrower interval."""
        minder, meer = (verruimd(Toets(p, -2, 7), 1, van, vrij) for van in (factor, factor * keer))
        assert meer.p >= minder.p * (1 - 1e-9)
        assert meer.laag <= minder.laag + 1e-9
        assert meer.hoog >= minder.hoog - 1e-9

    @pytest.mark.parametrize(("factor", "vrijheid"), [(0, 5), (-1, 5), (float("nan"), 5), (2, 0)])
    def test_no_variance_is_refused(self, factor: float, vrijheid: float) -> None:
        """It would call every change more than chance."""
        with pytest.raises(CalculationError, match="beide moeten groter zijn dan 0"):
            verruimd(Toets(0.5, -1, 1), 0, factor, vrijheid)

    def test_the_common_step_is_added(self) -> None:
        """2 + 0.03 · 100 = 5; degrees of freedom by Satterthwaite: 5² / (2² / 8 + 3² / 3)."""
        som, vrijheid = Spreiding(2, 8, 0.03, 3).ruimte(100)
        assert (som, vrijheid) == (pytest.approx(5), pytest.approx(25 / (4 / 8 + 9 / 3)))
        assert Spreiding(2, 8).ruimte(100) == (2, pytest.approx(8))
        assert ONAFHANKELIJK.ruimte(100) == (1, float("inf"))


class TestEstimate:
    @pytest.mark.parametrize("variantie", [1, 2])
    def test_many_normal_numbers_give_about_their_variance(self, variantie: int) -> None:
        """A hundred thousand of them."""
        getallen = np.random.default_rng(1).normal(0, sqrt(variantie), 100_000)
        assert gewinsoriseerd(getallen) == pytest.approx(variantie, rel=0.08)

    def test_many_normal_numbers_give_exactly_their_variance(self) -> None:
        """1.645² · 0.10 of what is drawn in, and 0.90 − 2 · 1.645 · 0.1031 of the rest, are one together."""
        assert pytest.approx(1, rel=0.01) == (1.645**2 * 0.10 + 0.90 - 2 * 1.645 * 0.1031) * EEN
        assert gewinsoriseerd(np.random.default_rng(1).normal(size=100_000)) == pytest.approx(1, rel=0.01)

    def test_one_outlier_in_twenty_counts_as_the_one_before_it(self) -> None:
        """One in ten only for a tenth: 1 + 0.1 · 9 instead of 10."""
        assert gewinsoriseerd(np.array([1.0] * 19 + [1000])) == pytest.approx(EEN)
        assert gewinsoriseerd(np.array([1.0] * 9 + [10])) == pytest.approx((9 + 1.9**2) / 10 * EEN)

    def test_what_all_gemeenten_have_in_common_is_no_dispersion_of_each(self) -> None:
        """A season added to all: the same phi, and the season as the common variance."""
        stappen, gewichten = np.random.default_rng(2).normal(0, 0.1, (6, 7)), np.full((6, 7), 100.0)
        seizoen = np.array([0.3, -0.3, 0.3, -0.3, 0.3, -0.3, 0.3])
        zonder, met = (geschat(van, gewichten, vrij_per_stap=0.7) for van in (stappen, stappen + seizoen))
        assert (met.phi, met.vrijheid) == (pytest.approx(zonder.phi), zonder.vrijheid)
        assert met.gezamenlijk == pytest.approx(variance(seizoen), rel=0.3)
        assert met.gezamenlijk > zonder.gezamenlijk

    def test_steps_that_are_all_the_same_are_only_common(self) -> None:
        """Three gemeenten: nothing of their own, (3 − 1) · 4 degrees of freedom times 0.5 and 0.88."""
        samen = [0.1, -0.1, 0.2, 0.0]
        een = geschat(np.array([samen] * 3), np.full((3, 4), 50.0), vrij_per_stap=0.5)
        assert een == Schatting(0, pytest.approx(2 * 4 * 0.5 * 0.88), pytest.approx(variance(samen)), (4 - 1) * 0.5)

    def test_two_gemeenten_by_hand(self) -> None:
        """Apart by 0.4 in each step: 0.2 from their mean, half a degree of freedom each, so 0.04 · 100 / 0.5."""
        stappen = np.array([[0.4, 0.0, 0.4], [0.0, 0.4, 0.0]])
        assert geschat(stappen, np.full((2, 3), 100.0), vrij_per_stap=1).phi == pytest.approx(8 * EEN)

    def test_a_single_gemeente_keeps_its_step(self) -> None:
        """0.5 with a weight of 16 is two standard deviations: 4, and nothing common."""
        een = geschat(np.full((1, 5), 0.5), np.full((1, 5), 16.0), vrij_per_stap=1)
        assert een == Schatting(pytest.approx(4 * EEN), pytest.approx(5 * 0.88))

    def test_the_order_of_the_gemeenten_does_not_matter(self) -> None:
        """Steps of unequal weight, in another order."""
        kans = np.random.default_rng(3)
        stappen, gewichten = kans.normal(0, 1, (6, 7)), kans.uniform(1, 9, (6, 7))
        heen, anders = (
            geschat(stappen[rij], gewichten[rij], vrij_per_stap=1) for rij in (range(6), [4, 2, 0, 5, 1, 3])
        )
        for wat in ("phi", "vrijheid", "gezamenlijk"):
            assert getattr(anders, wat) == pytest.approx(getattr(heen, wat))

    def test_three_steps_show_what_is_common_and_two_do_not(self) -> None:
        """The smallest variance around a mean that says anything: of 0.1, −0.1 and 0.3, with two degrees of freedom."""
        samen = [0.1, -0.1, 0.3]
        een, minder = (
            geschat(np.array([van] * 3), np.full((3, len(van)), 50.0), vrij_per_stap=1) for van in (samen, samen[:2])
        )
        assert (een.gezamenlijk, een.vrijheid_gezamenlijk) == (pytest.approx(variance(samen)), 3 - 1)
        assert (minder.gezamenlijk, minder.vrijheid_gezamenlijk) == (0, float("inf"))
        assert Schatting(1.0, 8.0) == Schatting(1.0, 8.0, 0.0, float("inf"))

    def test_without_a_step_there_is_nothing_to_go_by(self) -> None:
        """No weight anywhere."""
        een = geschat(np.zeros((6, 7)), np.zeros((6, 7)), vrij_per_stap=1)
        assert isnan(een.phi)
        assert een.vrijheid == 0


class TestHistory:
    @pytest.mark.parametrize(("toets", "minstens"), [("aandeel", 1), ("overlappend aandeel", 0.05)])
    def test_numbers_that_never_move_keep_room_for_chance(self, toets: str, minstens: float) -> None:
        """Nine quarters of 30 %: never below what independent events do, but for people who stay."""
        (van,) = spreidingen([zes([(30, 100)] * 9, toets=toets)], NU)
        assert [(een.phi, een.voorlopig) for een in van.values()] == [(minstens, False)] * 2

    def test_restless_numbers_get_more_room(self) -> None:
        """From 20 to 60 % and back, each gemeente at another moment."""
        (van,) = spreidingen([zes(ONRUSTIG * 2)], NU)
        assert van["periode"].phi > 5

    def test_steady_growth_is_no_dispersion(self) -> None:
        """30 in and 10 out each quarter."""
        (van,) = spreidingen([met_stromen(9)], NU)
        assert [(een.phi, een.gezamenlijk, een.voorlopig) for een in van.values()] == [(1, 0, False)] * 2

    def test_a_stroom_is_compared_with_the_one_before_it_so_half_of_what_is_common_is_its_own(self) -> None:
        """40 in and 10 out, then 10 in and 40 out: from 0,6 to −0,6 and back, in all gemeenten alike."""
        van = zes([100.0] * 9, toets="stroom")
        momenten = sorted({een.periode for een in van.punten})
        stromen = {periode: (40.0, 10.0) if plek % 2 else (10.0, 40.0) for plek, periode in enumerate(momenten)}
        punten = (replace(een, erbij=stromen[een.periode][0], eraf=stromen[een.periode][1]) for een in van.punten)
        (gespreid,) = spreidingen([replace(van, punten=tuple(punten))], NU)
        stappen = [1.2, -1.2, 1.2, -1.2, 1.2, -1.2, 1.2]
        assert gespreid["periode"].gezamenlijk == pytest.approx(variance(stappen) / 2)
        assert gespreid["jaar"].gezamenlijk == 0

    def test_a_season_counts_over_a_quarter_and_not_over_a_year(self) -> None:
        """40 and 60 in turn, in all gemeenten together: steps of 2 · 20 / 100, up and down."""
        waarden = {letter: [40.0, 60.0] * 4 + [40.0] for letter in "ABCDEF"}
        (van,) = spreidingen([reeks(waarden, toets="gebeurtenissen")], NU)
        assert van["periode"].gezamenlijk == pytest.approx(variance([0.4, -0.4] * 3 + [0.4]))
        assert van["jaar"].gezamenlijk == 0

    @pytest.mark.parametrize("rij", [[(30, 100)] * 3, [(30, 100)], ["te weinig"] * 9])
    def test_too_little_history_is_preliminary(self, rij: Sequence[Waarde]) -> None:
        """Two earlier quarters, none, or no numbers: twice the variance until the series tells."""
        (van,) = spreidingen([zes(rij)], NU)
        assert set(van.values()) == {Spreiding(2.0, voorlopig=True)}

    def test_a_short_history_that_is_restless_keeps_what_it_shows(self) -> None:
        """One step of each gemeente is too little to be sure of, and more than twice the variance all the same."""
        (van,) = spreidingen([zes(ONRUSTIG[:3])], NU)
        assert [een.voorlopig for een in van.values()] == [True, True]
        assert all(een.phi > 5 for een in van.values())

    def test_a_gemeente_that_is_not_there_yet_tells_nothing(self) -> None:
        """Aa began a quarter ago: beside the three others it is as if it were not there."""
        drie = {"B": [*ONRUSTIG * 2], "C": [*ONRUSTIG[::-1] * 2], "D": [*ONRUSTIG[2:] * 3, ONRUSTIG[0]]}
        later: Sequence[Waarde] = [*[None] * 8, (30, 100), (40, 100)]
        met, zonder = (spreidingen([reeks(van)], NU) for van in ({"A": later, **drie}, drie))
        assert met == zonder

    def test_a_stroom_in_which_nothing_moved_tells_nothing(self) -> None:
        """Nobody came and nobody went in one gemeente, all the time."""
        van = met_stromen(9)
        stil = tuple(replace(een, erbij=0.0, eraf=0.0) if een.gebied == "A" else een for een in van.punten)
        zonder = tuple(een for een in van.punten if een.gebied != "A")
        met_stil, zonder_stil = (spreidingen([replace(van, punten=punten)], NU) for punten in (stil, zonder))
        assert met_stil == zonder_stil

    def test_a_step_of_a_stroom_weighs_as_the_two_that_it_is_between(self) -> None:
        """(erbij − eraf) / (erbij + eraf) less that of the quarter before; its variance is that of both together."""
        van, kans = met_stromen(9), np.random.default_rng(5)
        stroom = {(een.gebied, een.periode): kans.integers(5, 90, 2).astype(float) for een in van.punten}
        punten = (replace(een, erbij=komt, eraf=gaat) for een in van.punten
                  for komt, gaat in [map(float, stroom[een.gebied, een.periode])])  # fmt: skip
        momenten = sorted({een.periode for een in van.punten})[:-1]
        deel = np.array([[(stroom[wie, op][0] - stroom[wie, op][1]) / stroom[wie, op].sum() for op in momenten]
                         for wie in "ABCDEF"])  # fmt: skip
        aantal = np.array([[stroom[wie, op].sum() for op in momenten] for wie in "ABCDEF"])
        gewicht = 1 / (1 / aantal[:, 1:] + 1 / aantal[:, :-1])
        verwacht = geschat(np.diff(deel), gewicht, vrij_per_stap=2 * 7 / (3 * 7 - 1))
        (gespreid,) = spreidingen([replace(van, punten=tuple(punten))], NU)
        assert gespreid["periode"].phi == pytest.approx(verwacht.phi)

    def test_a_year_of_people_who_stay_is_four_thirds_of_three_quarters(self) -> None:
        """Eight earlier quarters: five steps over three of them; such steps share numbers, and tell half as much."""
        van = zes(ONRUSTIG * 2, toets="overlappend aandeel")
        momenten = sorted({een.periode for een in van.punten})[:-1]
        stappen = np.array(
            [
                [stapgrootte(_punt(van, wie, nu), _punt(van, wie, toen), "overlappend aandeel")
                 for toen, nu in zip(momenten, momenten[3:], strict=False)]
                for wie in "ABCDEF"
            ]
        )  # fmt: skip
        over_drie = geschat(stappen[..., 0], stappen[..., 1], vrij_per_stap=1.5 / 3)
        (gespreid,) = spreidingen([van], NU)
        assert (gespreid["jaar"].phi, gespreid["jaar"].gezamenlijk) == (pytest.approx(4 / 3 * over_drie.phi), 0)

    @pytest.mark.parametrize("toets", ["aandeel", "overlappend aandeel"])
    def test_what_is_tested_does_not_tell_its_own_room(self, toets: str) -> None:
        """Another number in the last quarter, or of all together, changes nothing."""
        rijen: dict[str, Sequence[Waarde]] = {"A": ONRUSTIG * 2, "B": ONRUSTIG[::-1] * 2}
        anders = {wie: [*rij[:-1], (99, 100)] for wie, rij in rijen.items()} | {TOTAAL: [(1, 9), (8, 9)] * 5}
        assert spreidingen([reeks(anders, toets=toets)], NU) == spreidingen([reeks(rijen, toets=toets)], NU)


class TestShrinkage:
    def test_equal_dispersions_stay_what_they_are(self) -> None:
        """Each known well; all together they are known better."""
        for phi, vrijheid in gekrompen([1.7] * 4, [10_000.0] * 4):
            assert phi == pytest.approx(1.7, rel=1e-3)
            assert vrijheid == 11 * 10_000

    def test_two_do_not_tell_of_each_other(self) -> None:
        """Nor does a third that has nothing to go by."""
        assert gekrompen([1.0, 5.0], [8.0, 8.0]) == [(1.0, 8.0), (5.0, 8.0)]
        assert gekrompen([1.0, 5.0, 9.0], [8.0, 8.0, 0.0])[:2] == [(1.0, 8.0), (5.0, 8.0)]

    def test_each_is_drawn_towards_all_by_its_weight(self) -> None:
        """A weighted mean with the common one; the order stays, and none without degrees of freedom is all."""
        phis, vrij = [1.0, 2.0, 6.0, 12.0], [20.0] * 4
        phi0, d0 = samen_verdeeld(phis, vrij)
        nieuw = gekrompen([*phis, float("nan")], [*vrij, 0.0])
        assert nieuw[:4] == [(pytest.approx((d0 * phi0 + 20 * phi) / (d0 + 20)), d0 + 20) for phi in phis]
        assert nieuw[4] == (phi0, d0)
        assert all(abs(een - phi0) < abs(phi - phi0) for (een, _), phi in zip(nieuw, phis, strict=False))
        assert [een for een, _ in nieuw[:4]] == sorted(een for een, _ in nieuw[:4])

    def test_how_much_variances_vary_is_found_again(self) -> None:
        """5,000 variances around 1.5, drawn with 12 degrees of freedom, each estimated with 8."""
        kans = np.random.default_rng(4)
        waar = 1.5 * 12 / kans.chisquare(12, 5000)
        phi0, d0 = samen_verdeeld(list(waar * kans.chisquare(8, 5000) / 8), [8.0] * 5000)
        assert (phi0, d0) == (pytest.approx(1.5, rel=0.05), pytest.approx(12, rel=0.2))


class TestStep:
    def test_steps_by_hand(self) -> None:
        """(30 − 10) / 40; 20 of a mean of 50; 30 % less 20 %, around 25 %."""
        stroom = met_stromen(1).punten[0]
        assert stapgrootte(stroom, stroom, "stroom") == (20 / 40, 40)
        eerder, nu = reeks({"A": [40, 60]}).punten
        assert stapgrootte(nu, eerder, "gebeurtenissen") == (20 / 50, (40 + 60) / 4)
        eerder, nu = reeks({"A": [(20, 100), (30, 100)]}).punten
        assert stapgrootte(nu, eerder, "aandeel") == (pytest.approx(0.1), pytest.approx(1 / (0.25 * 0.75 * 2 / 100)))

    def test_a_step_is_tested_with_the_room_of_its_series(self) -> None:
        """Independent: Fisher's test. With a phi of 2 and a common variance of 0.01: √(2 + 0.01 · weight) shorter."""
        eerder, nu = reeks({"A": [(20, 100), (40, 100)]}).punten
        exact = toets_aandeel(40, 100, 20, 100)
        assert getoetst(nu, eerder, "aandeel", ONAFHANKELIJK) == exact
        z = NormalDist().inv_cdf(exact.p / 2) / sqrt(2 + 0.01 / (0.3 * 0.7 * 2 / 100))
        toets = getoetst(nu, eerder, "aandeel", Spreiding(2, gezamenlijk=0.01))
        assert toets is not None
        assert toets.p == pytest.approx(2 * NormalDist().cdf(z))

    @pytest.mark.parametrize(
        ("soort", "waarden"),
        [("aandeel", [(0, 80), (0, 100)]), ("aandeel", [(80, 80), (100, 100)]), ("gebeurtenissen", [0, 0])],
    )
    def test_a_step_in_which_nothing_can_move_has_no_weight(self, soort: str, waarden: Sequence[Waarde]) -> None:
        """None of them and then none, all and then all: no variance to divide by, so no step."""
        eerder, nu = reeks({"A": waarden}).punten
        assert stapgrootte(nu, eerder, soort) == (0, 0)
        stil = replace(nu, erbij=0.0, eraf=0.0)
        assert stapgrootte(stil, stil, "stroom") == (0, 0)

    @pytest.mark.parametrize(
        ("soort", "waarden", "verschil"),
        [
            ("aandeel", [(20, 80), (30, 60)], 50 - 25),
            ("overlappend aandeel", [(20, 80), (30, 60)], 50 - 25),
            ("gebeurtenissen", [30, 45], 45 - 30),
        ],
    )
    def test_more_variance_stretches_the_interval_around_the_step(
        self, soort: str, waarden: Sequence[Waarde], verschil: float
    ) -> None:
        """Four times the variance: both sides of the step twice as far away."""
        eerder, nu = (replace(een, periode=Kwartaal(2023, 3)) for een in reeks({"A": waarden}).punten)
        smal, breed = getoetst(nu, eerder, soort, Spreiding()), getoetst(nu, eerder, soort, Spreiding(4))
        assert smal is not None
        assert breed is not None
        assert verschil - breed.laag == pytest.approx(2 * (verschil - smal.laag))
        assert breed.hoog - verschil == pytest.approx(2 * (smal.hoog - verschil))

    def test_events_are_counted_per_day(self) -> None:
        """The second quarter of 2023 has 91 days and the third 92: as many events as days is no change."""
        eerder, nu = reeks({"A": [91, 92]}, tot=Kwartaal(2023, 3)).punten
        smal, breed = (
            getoetst(nu, eerder, "gebeurtenissen", Spreiding()),
            getoetst(nu, eerder, "gebeurtenissen", Spreiding(4)),
        )
        assert smal is not None
        assert breed is not None
        assert (smal.p, breed.p) == (1, 1)
        assert -breed.laag == pytest.approx(2 * -smal.laag)

    def test_a_share_of_people_who_stay_agrees_with_statsmodels(self) -> None:
        """By hand: 0.1 over the root of 0.25 · 0.75 · (1 / 100 + 1 / 100)."""
        from statsmodels.stats.proportion import proportions_ztest

        p = toets_overlappend(30, 100, 20, 100).p
        assert p == pytest.approx(2 * NormalDist().cdf(-0.1 / sqrt(0.25 * 0.75 * 2 / 100)))
        assert p == pytest.approx(proportions_ztest([30, 20], [100, 100])[1])
        assert toets_overlappend(5, 5, 7, 7).p == 1


class TestInterval:
    @pytest.mark.parametrize(("teller", "noemer"), [(0, 20), (7, 20), (81, 263), (20, 20)])
    def test_the_interval_of_a_share_is_that_of_fewer_people(self, teller: int, noemer: int) -> None:
        """As scipy has it for independent people; with twice the variance that of half as many, so wider."""
        from scipy.stats import binomtest

        gewoon, ruim = interval_aandeel(teller, noemer), interval_aandeel(teller, noemer, phi=2)
        scipy = binomtest(teller, noemer).proportion_ci(method="wilson")
        assert gewoon == (pytest.approx(100 * scipy.low, abs=1e-9), pytest.approx(100 * scipy.high))
        assert ruim[0] - 1e-9 <= gewoon[0] < gewoon[1] <= ruim[1]
        assert ruim == pytest.approx(interval_aandeel(2 * teller, 2 * noemer, phi=4))

    @pytest.mark.parametrize("phi", [0, -1, float("inf"), float("nan")])
    def test_a_dispersion_is_a_number_above_zero(self, phi: float) -> None:
        with pytest.raises(CalculationError, match="moet groter zijn dan 0"):
            interval_aandeel(7, 20, phi=phi)

    @pytest.mark.parametrize("aantal", [0, 1, 10, 50])
    def test_the_interval_of_a_count_is_that_of_fewer_groups(self, aantal: int) -> None:
        """Garwood by chi-square; 10 events in pairs are five pairs."""
        from scipy.stats import chi2

        gewoon, ruim = interval_aantal(aantal), interval_aantal(aantal, phi=2)
        laag = chi2.ppf(0.025, 2 * aantal) / 2 if aantal else 0
        assert gewoon == (pytest.approx(laag), pytest.approx(chi2.ppf(0.975, 2 * aantal + 2) / 2))
        assert ruim[0] <= gewoon[0] < gewoon[1] < ruim[1]
        if aantal % 2 == 0:
            assert ruim == pytest.approx([2 * grens for grens in interval_aantal(aantal // 2)])
