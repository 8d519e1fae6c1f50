"""A fitted model is that of statsmodels: forecast, likelihood and what was estimated, of every form and length."""

import importlib
from typing import Any

import numpy as np
import pytest
import statsmodels
from statsmodels.tsa.exponential_smoothing.ets import ETSModel

from monitorlib.cijfers.prognose.reeksen.ets import OPTELLEND, VERMENIGVULDIGEND, VLAK
from monitorlib.cijfers.prognose.reeksen.etsmodel import Etsvorm, passend
from monitorlib.cijfers.prognose.reeksen.stil import stil

ALLE = VLAK + OPTELLEND + VERMENIGVULDIGEND


def reeks(aantal: int, seizoen: int, keer: float = 1.0) -> np.ndarray:
    """A level that wanders with a season and chance."""
    r = np.random.default_rng(aantal + seizoen)
    golf = 15 * np.sin(2 * np.pi * np.arange(aantal) / seizoen)
    return np.asarray(keer * (100 + np.cumsum(r.normal(0, 2, aantal)) + golf + r.normal(0, 4, aantal)))


def hunne(waarden: np.ndarray, seizoen: int, vorm: Etsvorm) -> Any:
    model = ETSModel(
        waarden,
        error=vorm.fout,
        trend=vorm.trend,
        damped_trend=vorm.trend is not None,
        seasonal=vorm.seizoen,
        seasonal_periods=seizoen if vorm.seizoen else None,
        initialization_method="estimated" if len(waarden) < 10 else "heuristic",
    )
    return model.fit(disp=False)


@pytest.mark.parametrize("naam", ["_ets_smooth_add_add", "_ets_smooth_add_mul"])
def test_what_is_used_of_the_inside_of_statsmodels_is_there(naam: str) -> None:
    """Through ETSModel, which is public, a series takes too long; what moves, the test after this one compares."""
    uitleg = f"statsmodels {statsmodels.__version__} heeft {naam} niet meer: vervang haar in etsmodel.py, _volger"
    assert hasattr(importlib.import_module("statsmodels.tsa.exponential_smoothing._ets_smooth"), naam), uitleg


@pytest.mark.parametrize("vorm", ALLE, ids=lambda vorm: f"{vorm.fout}-{vorm.trend}-{vorm.seizoen}")
@pytest.mark.parametrize(
    ("aantal", "seizoen", "keer"), [(61, 12, 1), (25, 12, 1e7), (14, 4, 1), (9, 4, 1), (9, 3, 3e8)]
)
def test_a_model_is_that_of_statsmodels(aantal: int, seizoen: int, keer: float, vorm: Etsvorm) -> None:
    """Of many months and few quarters, of cliënten and of hundreds of millions of euros."""
    waarden = reeks(aantal, seizoen, keer)
    with stil():
        ons, van_hen = passend(waarden, seizoen, vorm), hunne(waarden, seizoen, vorm)
    assert ons is not None
    assert ons.verder(2 * seizoen) == pytest.approx(van_hen.forecast(2 * seizoen), rel=1e-9)
    assert ons.llf == pytest.approx(van_hen.llf, rel=1e-9)
    assert ons.parameters == len(van_hen.model.start_params)


@pytest.mark.parametrize(
    ("waarden", "vorm"),
    [
        (np.full(30, 7.0), VLAK[0]),
        # Twelve quarters, less one at each side and one for the middle of an even year: nine to begin with.
        (reeks(12, 4), OPTELLEND[0]),
        (reeks(40, 4) - 100, VERMENIGVULDIGEND[0]),
    ],
)
def test_a_form_that_does_not_suit_a_series_is_no_model(waarden: np.ndarray, vorm: Etsvorm) -> None:
    assert passend(waarden, 4, vorm) is None
