"""Does our Theta say what that of statsmodels says, which fits one moment at a time by maximum likelihood?"""

import numpy as np
import pytest
from statsmodels.tsa.forecasting.theta import ThetaModel

from monitorlib.cijfers.prognose.reeksen.theta import theta

TIJD = np.arange(50)
TOEVAL = np.random.default_rng(20).normal(0, 3, 50)
REEKSEN = {
    "een seizoen dat meegroeit": (100 + TIJD + TOEVAL) * (1 + 0.2 * np.sin(TIJD * np.pi / 6)),
    "een seizoen om nul": 10 * np.sin(TIJD * np.pi / 6) + TOEVAL,
    "geen seizoen": 100 + np.cumsum(TOEVAL),
    "alleen toeval": 100 + TOEVAL,
}


@pytest.mark.parametrize(("naam", "seizoen"), [(naam, 12) for naam in REEKSEN] + [("alleen toeval", 4)])
def test_it_says_what_statsmodels_says(naam: str, seizoen: int) -> None:
    """Also on a part of a year, when the season begins elsewhere; without two years there is none."""
    reeks, momenten = REEKSEN[naam], (16, 37, 50)
    gevonden = theta(reeks, seizoen, momenten, 14)
    for moment, rij in zip(momenten, gevonden, strict=True):
        model = ThetaModel(reeks[:moment], period=seizoen, deseasonalize=moment > 2 * seizoen).fit()
        assert rij == pytest.approx(np.asarray(model.forecast(14)), abs=0.002 * reeks.std())


def test_it_stops_at_the_best_smoothing_and_not_at_a_good_one() -> None:
    """Of thirty numbers around zero the last says most: half the squared surprise of where statsmodels stops."""
    reeks = REEKSEN["een seizoen om nul"][:30]
    helling = np.polyfit(TIJD[:30], reeks, 1)[0]
    assert theta(reeks, 12, [30], 1)[0, 0] == pytest.approx(reeks[-1] + helling / 2, abs=0.002 * reeks.std())


def test_what_stands_still_or_is_one_number_goes_on() -> None:
    assert theta(np.array([5.0, 5.0, 5.0, 8.0]), 12, [1, 3], 2).tolist() == [[5.0, 5.0], [5.0, 5.0]]
