"""Is the chance of a year above its budget, and how much that is in a bad year, what the distribution says?"""

from dataclasses import replace

import numpy as np
import pytest
from bouwstenen import cijfers, inhoud

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.prognose.declaraties.oploop import BEGROTING, tegen_begroting
from monitorlib.cijfers.prognose.declaraties.risico import kans_boven, risico, slecht_jaar
from monitorlib.render.figuren.waaier import waaier

WAT = ["Hele jaar", "Ondergrens", "Bovengrens"]


def verwacht(*waarden: float | str) -> Cijfers:
    return cijfers({"wet": ["Wmo"], "wat": WAT}, waarden, eenheid="euro")


def begroting(euro: float) -> Cijfers:
    return cijfers({"wet": ["Wmo"]}, [euro], eenheid="euro")


@pytest.mark.parametrize(
    ("grens", "kans"),
    # The table of the standard normal distribution: 1 − Φ(0), 1 − Φ(1), 1 − Φ(−2), 1 − Φ(1,2816).
    [(1000, 0.5), (1100, 0.1587), (800, 0.9772), (1128.155, 0.1)],
)
def test_the_chance_is_that_of_the_table_of_the_normal_distribution(grens: float, kans: float) -> None:
    assert kans_boven(1000, 100, grens) == pytest.approx(kans, abs=5e-5)


@pytest.mark.parametrize(
    ("grens", "boven"),
    # The mean of the worst tenth is 1,7550 standard deviations above the middle: φ(1,2816) / 0,1.
    [(1000, 175.50), (900, 275.50), (1100, 75.50)],
)
def test_a_bad_year_is_the_mean_of_the_worst_tenth(grens: float, boven: float) -> None:
    assert slecht_jaar(1000, 100, grens) == pytest.approx(boven, abs=0.01)


def test_a_bad_year_below_the_budget_counts_as_nothing() -> None:
    """Beside a million draws: of the worst tenth what is above 1.150, the rest as nought."""
    trekking = np.sort(np.random.default_rng(18).normal(1000, 100, 1_000_000))[-100_000:]
    verwacht_ = float(np.maximum(trekking - 1150, 0).mean())
    assert slecht_jaar(1000, 100, 1150) == pytest.approx(verwacht_, rel=0.02)


def test_what_is_certain_is_above_the_budget_or_not() -> None:
    assert (kans_boven(10, 0, 9), slecht_jaar(10, 0, 9)) == (1.0, 1)
    assert (kans_boven(10, 0, 10), slecht_jaar(10, 0, 10)) == (0.0, 0)


def test_a_year_has_its_chance_what_is_expected_and_what_is_bad() -> None:
    """Bounds 128.155 from the middle are a standard deviation of 100.000; the budget is at the middle."""
    getallen = inhoud(risico(verwacht(1_000_000, 871_845, 1_128_155), begroting(1_000_000)))
    assert getallen["Wmo", "Kans op overschrijding in %"] == pytest.approx(50)
    assert getallen["Wmo", "Verwacht verschil"] == 0
    assert getallen["Wmo", "In een slecht jaar"] == 175_500


def test_what_is_expected_is_said_with_its_sign_and_what_is_bad_in_hundreds() -> None:
    """1.000.000 beside a begroting of 1.000.050: 50 less. The worst tenth is 175.498 − 50 above it: 175.400."""
    uit = risico(verwacht(1_000_000, 871_845, 1_128_155), begroting(1_000_050))
    getallen = inhoud(uit)
    assert (getallen["Wmo", "Begroting"], getallen["Wmo", "Verwacht verschil"]) == (1_000_050, -50)
    assert getallen["Wmo", "In een slecht jaar"] == 175_400
    bronnen = [replace(een, bronnen=(naam, "beide")) for naam, een in (("a", verwacht(3, 2, 4)), ("b", begroting(5)))]
    assert risico(*bronnen).bronnen == ("a", "beide", "b")
    assert uit.leden["wat"] == ("Begroting", "Kans op overschrijding in %", "Verwacht verschil", "In een slecht jaar")
    assert {wat: cel.eenheid for (_, wat), cel in uit.cellen().items()} == {
        "Begroting": "euro", "Kans op overschrijding in %": "%", "Verwacht verschil": "euro",
        "In een slecht jaar": "euro",
    }  # fmt: skip


def test_a_wet_without_a_begroting_or_without_a_bound_has_no_risk() -> None:
    geen = cijfers({"wet": ["Jeugdwet"]}, [5], eenheid="euro")
    assert inhoud(risico(verwacht(1000, 900, 1100), geen)) == {}
    for waarden in ((1000, "niet te bepalen", 1100), (1000, 900, "niet te bepalen")):
        assert set(inhoud(risico(verwacht(*waarden), begroting(5))).values()) == {"niet te bepalen"}
    uit = risico(verwacht(1000, 900, 1100), cijfers({"wet": ["Wmo"]}, ["niet opgegeven"], eenheid="euro"))
    assert {cel.tekst for cel in uit.cellen().values()} == {"er is geen verwachting van het hele jaar"}


def test_without_a_year_end_there_is_no_risk() -> None:
    getallen = inhoud(risico(verwacht("niet te bepalen", "niet te bepalen", "niet te bepalen"), begroting(5)))
    assert set(getallen.values()) == {"niet te bepalen"}


GEEN = ["bestaat niet"]
OPLOOP = cijfers(
    {"wat": ["Geteld", "Verwacht", "Ondergrens", "Bovengrens"], "periode": [f"maand {een}" for een in range(13)]},
    [
        *range(0, 70, 10),
        *(6 * GEEN + 7 * GEEN),
        *range(70, 130, 10),
        *(7 * GEEN),
        *range(69, 75),
        *(7 * GEEN),
        *range(71, 137, 11),
    ],
    eenheid="euro",
)


def test_expenditure_is_held_against_a_twelfth_of_the_begroting_per_month() -> None:
    """A begroting of 100: after 6 months 60 − 50; after 12 expected 120 − 100, at most 126 − 100."""
    van = tegen_begroting(OPLOOP, begroting(100), wet="Wmo")
    getallen = inhoud(van)
    assert (getallen["Geteld", "maand 0"], getallen["Geteld", "maand 6"]) == (0, 10)
    assert (getallen["Verwacht", "maand 12"], getallen["Bovengrens", "maand 12"]) == (20, 26)
    assert {waarde for (wat, _), waarde in getallen.items() if wat == BEGROTING} == {0}


def test_the_fan_says_what_nought_is() -> None:
    figuur = waaier(tegen_begroting(OPLOOP, begroting(100), wet="Wmo"))
    assert figuur.bevinding == (
        "Verwacht in maand 12: 20 euro; vier van de vijf keer tussen -26 en 26. "
        "Nul is de begroting; wat erboven ligt, is een tekort."
    ).replace("-26", "−26")


def test_without_a_begroting_there_is_no_figure() -> None:
    assert waaier(tegen_begroting(OPLOOP, cijfers({"wet": ["Jeugdwet"]}, [1], eenheid="euro"), wet="Wmo")).leeg
