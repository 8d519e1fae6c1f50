"""The ways to carry a series on: what each makes of a series of which the answer is known."""

import numpy as np
import pytest

from monitorlib.cijfers.prognose.reeksen import ets as etsen
from monitorlib.cijfers.prognose.reeksen.ets import ets
from monitorlib.cijfers.prognose.reeksen.etsmodel import Etsvorm, passend
from monitorlib.cijfers.prognose.reeksen.methoden import looptempo, zelfde_periode_vorig_jaar
from monitorlib.cijfers.prognose.reeksen.theta import theta

# Twelve months that differ, together 0.
SEIZOEN = np.array([-6.0, -4, -2, 0, 2, 4, 6, 4, 2, 0, -2, -4])
LIJN = np.arange(10.0, 121.0, 10.0)


def jaren(aantal: float, niveau: float = 100.0, groei: float = 0.0, keer: float = 1.0) -> np.ndarray:
    t = np.arange(round(12 * aantal))
    return (niveau + groei * t) + keer * SEIZOEN[t % 12]


def test_the_run_rate_is_the_mean_of_the_last_year_or_of_what_there_is() -> None:
    """Of 1, 2, 3, 4, 5 and 6 with four periods a year: after two (1 + 2) / 2, after six (3 + 4 + 5 + 6) / 4."""
    uit = looptempo(np.arange(1.0, 7.0), 4, [2, 6], 3)
    assert uit.tolist() == [[1.5] * 3, [4.5] * 3]


def test_last_year_once_more_or_the_mean_of_less_than_a_year() -> None:
    """With four periods a year: after three of 1, 2, 3 their mean; after four and six the last four, over again."""
    uit = zelfde_periode_vorig_jaar(np.arange(1.0, 7.0), 4, [3, 4, 6], 5)
    assert uit.tolist() == [[2.0] * 5, [1, 2, 3, 4, 1], [3, 4, 5, 6, 3]]


class TestTheta:
    """Half the line of the whole series and half what it did lately (Assimakopoulos and Nikolopoulos 2000)."""

    def test_a_line_goes_on_half_as_steep(self) -> None:
        """Up 10 a month to 120; lately it is at 120, and half of 10 a month comes on top."""
        assert theta(LIJN, 12, [12], 3)[0] == pytest.approx([125, 130, 135], rel=1e-3)

    def test_each_moment_knows_what_was_known_then(self) -> None:
        assert theta(LIJN, 12, [6, 12], 2) == pytest.approx(np.array([[65, 70], [125, 130]]), rel=1e-3)

    def test_what_stands_still_goes_on_as_it_is(self) -> None:
        assert theta(np.full(12, 7.0), 12, [12], 3).tolist() == [[7.0] * 3]

    def test_a_season_returns_when_it_shows_in_three_years(self) -> None:
        """Of a level of 100: next year as the years before. Of two years it is not taken out."""
        assert theta(jaren(3), 12, [36], 12)[0] == pytest.approx(100 + SEIZOEN, abs=0.5)
        assert np.ptp(theta(jaren(2), 12, [24], 12)[0]) < 5

    def test_what_cannot_be_fitted_goes_on_with_its_last_number(self) -> None:
        """Numbers of which the sum is no number any more."""
        assert theta(np.array([1e308, 1.7e308] * 6), 12, [12], 2).tolist() == [[1.7e308] * 2]


class TestEts:
    """Exponential smoothing, in the form that the series itself asks for."""

    def test_a_line_goes_on_nearly_as_steep(self) -> None:
        """A trend is damped: up a little less than 10 a month."""
        uit = ets(np.arange(10.0, 301.0, 10.0), 12, [30], 2)[0]
        assert 309 < uit[0] <= 310
        assert 317 < uit[1] <= 320

    def test_chance_around_a_level_goes_on_at_the_level(self) -> None:
        """No trend is seen in it, so that all periods ahead are alike."""
        getallen = 100 + np.random.default_rng(4).normal(0, 5, 40)
        uit = ets(getallen, 12, [40], 4)[0]
        assert np.ptp(uit) < 1e-6
        assert abs(uit[0] - getallen.mean()) < 3

    def test_a_season_returns_when_there_are_more_than_two_years(self) -> None:
        ruis = np.random.default_rng(1).normal(0, 0.1, 48)
        assert ets(jaren(4) + ruis, 12, [48], 12)[0] == pytest.approx(100 + SEIZOEN, abs=0.5)
        assert ets(jaren(25 / 12) + ruis[:25], 12, [25], 12)[0] == pytest.approx(100 + np.roll(SEIZOEN, -1), abs=1)
        # Of two years it is not looked for: level or trend, without ups and downs.
        kort = ets(jaren(2) + ruis[:24], 12, [24], 12)[0]
        assert (np.diff(kort) <= 1e-9).all() or (np.diff(kort) >= -1e-9).all()

    def test_a_season_that_grows_with_the_level_does_so_ahead(self) -> None:
        """Half as much again each year, and the season of 40 % with it: 2,86 from low to high; added it is 1,4."""
        t = np.arange(60)
        groeit = 100 * 1.5 ** (t / 12) * (1 + 0.4 * SEIZOEN[t % 12] / 6)
        groeit *= 1 + 0.005 * np.random.default_rng(5).normal(0, 1, 60)
        uit = ets(groeit, 12, [60], 12)[0]
        # 1,4 / 0,6 times half a year's growth, which is damped.
        assert 2.5 < uit[6] / uit[0] < 1.4 / 0.6 * 1.5**0.5

    def test_a_level_that_wanders_takes_its_season_along(self) -> None:
        """Steps of 8 % a month, up or down, and a season of half: neither has a trend, and both are times."""
        r, t = np.random.default_rng(0), np.arange(60)
        zwerft = np.exp(np.cumsum(r.normal(0, 0.08, 60))) * np.exp(r.normal(0, 0.02, 60))
        vorm, _ = etsen._gekozen(100 * zwerft * (1 + 0.5 * SEIZOEN[t % 12] / 6), 12)
        assert vorm == Etsvorm("mul", None, "mul")

    def test_below_zero_there_is_a_season_that_is_added_only(self) -> None:
        ruis = np.random.default_rng(1).normal(0, 0.1, 48)
        assert ets(jaren(4, niveau=0) + ruis, 12, [48], 12)[0] == pytest.approx(SEIZOEN, abs=0.5)

    def test_what_stands_still_goes_on_as_it_is(self) -> None:
        assert ets(np.full(12, 7.0), 12, [12], 3).tolist() == [[7.0] * 3]

    def test_the_form_is_chosen_anew_each_year_and_at_the_last_moment(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Four periods a year: at 8, at 12 as it is four on, and at 14 as it is the last; in between as before."""
        gekozen: list[int] = []
        kies = etsen._gekozen

        def onthoud(waarden: np.ndarray, seizoen: int) -> tuple[Etsvorm, object]:
            gekozen.append(len(waarden))
            return kies(waarden, seizoen)

        monkeypatch.setattr(etsen, "_gekozen", onthoud)
        uit = ets(np.random.default_rng(3).normal(50, 5, 14), 4, range(8, 15), 2)
        assert gekozen == [8, 12, 14]
        assert uit.shape == (7, 2)

    def test_what_cannot_be_fitted_goes_on_with_its_last_number(self) -> None:
        """Numbers of which the sum is no number any more."""
        assert ets(np.array([-1.7e308, 1.7e308] * 6), 12, [12], 2).tolist() == [[1.7e308] * 2]

    def test_of_a_form_that_no_longer_suits_the_last_number_is_taken(self) -> None:
        """A season that is times the level, chosen of three years, and then a month without anything."""
        getallen = np.r_[np.exp(np.tile(SEIZOEN, 3) / 6) * 100 * np.random.default_rng(2).normal(1, 0.01, 36), 0, 50]
        assert etsen._gekozen(getallen[:36], 12)[0].seizoen == "mul"
        assert ets(getallen, 12, [36, 37, 38], 2)[1].tolist() == [0, 0]


@pytest.mark.parametrize(
    ("vorm", "parameters", "begin"),
    [
        # Smoothing of the level, the level itself, and the variance.
        (Etsvorm("add"), 1, 1),
        # And of the trend, its damping, and the trend itself.
        (Etsvorm("add", "add"), 3, 2),
        # And of the season: eleven months tell the twelfth.
        (Etsvorm("mul", "add", "mul"), 4, 2 + 11),
        (Etsvorm("add", None, "add"), 2, 1 + 11),
    ],
)
def test_what_is_estimated_counts_against_a_form(vorm: Etsvorm, parameters: int, begin: int) -> None:
    """AICc (Hurvich and Tsai 1989): 2 k + 2 k (k + 1) / (n - k - 1) - 2 log likelihood, k with the variance."""
    getallen = jaren(4) + np.random.default_rng(6).normal(0, 2, 48)
    k, n = parameters + begin + 1, 48
    model = passend(getallen, 12, vorm)
    assert model is not None
    straf = 2 * k + 2 * k * (k + 1) / (n - k - 1)
    assert etsen._aicc(model, n, 12, vorm) == pytest.approx(straf - 2 * model.llf)


def test_a_form_with_more_to_estimate_than_there_are_numbers_is_never_the_best() -> None:
    """Six to estimate, as the start is one of them: with eight numbers one is left to divide by, with seven none."""
    getallen = np.array([5.0, 7, 6, 9, 8, 11, 10, 13])
    trend = Etsvorm("add", "add")
    model = passend(getallen, 4, trend)
    assert model is not None
    assert etsen._aicc(model, 8, 4, trend) == pytest.approx(2 * 6 + 2 * 6 * 7 / 1 - 2 * model.llf)
    assert etsen._aicc(passend(getallen[:7], 4, trend), 7, 4, trend) == np.inf


def test_a_short_series_estimates_its_start_with_the_rest() -> None:
    """Of ten numbers the start is taken from them; of nine it is one of what is estimated."""
    getallen = np.random.default_rng(8).normal(50, 5, 10)
    modellen = [passend(getallen[:n], 4, Etsvorm("add")) for n in (9, 10)]
    assert [model and model.parameters for model in modellen] == [2, 1]
