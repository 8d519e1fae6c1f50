"""The model of months, worked out a second time: every combination of its grid as a normal distribution of its own."""

from itertools import product

import numpy as np
from scipy.stats import multivariate_normal

from monitorlib.cijfers.prognose.declaraties.maandmodel import maandbedragen

# As the docstring of the model says it: parts of the level, in %.
EIGEN, SEIZOEN, DRIFT = (0.5, 1.5, 3, 6, 12, 25, 50), (0.5, 3, 6, 12), (0.2, 0.6, 2)
NIVEAU, GROEI = 10, 0.003


def model(maanden: int, eigen: float, seizoen: float, drift: float) -> np.ndarray:
    """Say how two months go together: both are at the level, share its drift and growth, and their calendar month."""
    samen = np.zeros((maanden, maanden))
    for i, j in product(range(maanden), repeat=2):
        samen[i, j] = NIVEAU**2 + (drift / 100) ** 2 * min(i, j) + GROEI**2 * i * j
        samen[i, j] += (i == j) * (eigen / 100) ** 2 + ((i - j) % 12 == 0) * (seizoen / 100) ** 2
    return samen


def uitgeschreven(gezien: np.ndarray, fout: np.ndarray, vooruit: int) -> tuple[np.ndarray, np.ndarray]:
    """Give mean and covariance of all months, as each combination says, weighed by how likely it is."""
    zien = np.flatnonzero(np.isfinite(gezien))
    kansen, middens, spreidingen = [], [], []
    for combinatie in product(EIGEN, SEIZOEN, DRIFT):
        samen = model(len(gezien) + vooruit, *combinatie)
        waarneming = samen[np.ix_(zien, zien)] + fout[np.ix_(zien, zien)]
        kansen.append(multivariate_normal.logpdf(gezien[zien], np.ones(len(zien)), waarneming))
        winst = samen[:, zien] @ np.linalg.inv(waarneming)
        middens.append(1 + winst @ (gezien[zien] - 1))
        spreidingen.append(samen - winst @ samen[zien])
    gewicht = np.exp(np.array(kansen) - max(kansen))
    gewicht /= gewicht.sum()
    midden = gewicht @ np.array(middens)
    spreiding = sum(
        w * (eigen + np.outer(een - midden, een - midden))
        for w, een, eigen in zip(gewicht, middens, spreidingen, strict=True)
    )
    return midden, np.asarray(spreiding)


def test_what_is_expected_and_how_sure_is_the_mixture_of_all_combinations() -> None:
    """Fourteen months of which the fourth was not seen and the last is known less; two more to come."""
    gezien = 1 + 0.1 * np.random.default_rng(2).normal(0, 1, 14) + np.where(np.arange(14) % 12 == 0, 0.3, 0.0)
    gezien[3] = np.nan
    fout = np.diag([0.0001] * 13 + [0.04]) + 0.00005
    uit = maandbedragen(gezien, fout, vooruit=2)
    midden, spreiding = uitgeschreven(gezien, fout, 2)
    np.testing.assert_allclose(uit.verwacht, midden, rtol=1e-6)
    np.testing.assert_allclose(uit.covariantie, spreiding, rtol=1e-4, atol=1e-7)
    assert np.allclose(uit.som(12, 16), (midden[12:].sum(), np.sqrt(spreiding[12:, 12:].sum())), rtol=1e-5)


def test_a_few_months_at_another_level_are_at_that_level() -> None:
    """Nothing is known of the level beforehand: three months of 5 make a fourth of 5, within a tenth of a percent."""
    gezien = np.array([5.0, 5.0, 5.0])
    uit = maandbedragen(gezien, np.eye(3) * 1e-9, vooruit=1)
    midden, _ = uitgeschreven(gezien, np.eye(3) * 1e-9, 1)
    assert abs(uit.verwacht[3] - 5) < 0.005
    np.testing.assert_allclose(uit.verwacht, midden, rtol=1e-7)


def test_a_long_series_is_weighed_as_well_as_a_short_one() -> None:
    """Thirteen years: how likely it is, is then a number too large, and one too small, to be written down."""
    gezien = 1 + 0.005 * np.random.default_rng(3).normal(0, 1, 160)
    uit = maandbedragen(gezien, np.zeros((160, 160)), vooruit=1)
    assert abs(uit.verwacht[-1] - 1) < 0.02
    assert 0.004 < uit.som(160, 161)[1] < 0.02
