"""Is the chance of a year above its budget, and how much that is in a bad year, what the distribution says?"""

from dataclasses import replace

import numpy as np
import pytest
from bouwstenen import cijfers, inhoud

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.prognose.declaraties.nagekomen import Nagekomen
from monitorlib.cijfers.prognose.declaraties.oploop import BEGROTING, tegen_begroting
from monitorlib.cijfers.prognose.declaraties.risico import risico
from monitorlib.cijfers.prognose.declaraties.verdeling import Verdeling
from monitorlib.render.figuren.waaier import waaier

# A standard error of 100, and the same with earlier errors that count for a half, in standard errors.
NORMAAL, EIGEN = Verdeling(100), Verdeling(100, (-0.5, 1.0, 1.0, -1.2, 2.0), 0.5)


def verwacht(euro: float | str, afwijking: float = 100_000, bron: str = "") -> dict[str, Nagekomen]:
    """A year of the Wmo with its standard error in euros; nothing else of it is asked."""
    jaar = cijfers({"wet": ["Wmo"], "wat": ["Hele jaar"]}, [euro], eenheid="euro")
    jaar, leeg = replace(jaar, bronnen=(bron, "beide")), cijfers({"wet": [], "wat": []}, [], eenheid="euro")
    return {"Wmo": Nagekomen(leeg, jaar, *[leeg] * 4, verdeling=Verdeling(100 * afwijking))}


def begroting(euro: float | str) -> Cijfers:
    return cijfers({"wet": ["Wmo"]}, [euro], eenheid="euro")


@pytest.mark.parametrize(
    ("ruimte", "kans"),
    # The table of the standard normal distribution: 1 − Φ(0), 1 − Φ(1), 1 − Φ(−2), 1 − Φ(1,2816).
    [(0, 0.5), (100, 0.1587), (-200, 0.9772), (128.155, 0.1)],
)
def test_the_chance_is_that_of_the_table_of_the_normal_distribution(ruimte: float, kans: float) -> None:
    assert NORMAAL.kans_boven(ruimte) == pytest.approx(kans, abs=5e-5)


@pytest.mark.parametrize(
    ("ruimte", "eigen", "normaal"),
    # Of five errors three are above 0,8 and above −0,4 as well, one above 1,5. Beside it the normal distribution.
    [(80, 0.6, 0.2119), (-40, 0.6, 0.6554), (150, 0.2, 0.0668), (-150, 1.0, 0.9332), (250, 0.0, 0.0062)],
)
def test_the_errors_of_earlier_forecasts_count_for_their_part(ruimte: float, eigen: float, normaal: float) -> None:
    assert EIGEN.kans_boven(ruimte) == pytest.approx((eigen + normaal) / 2, abs=5e-5)


@pytest.mark.parametrize(
    ("ruimte", "boven"),
    # The mean of the worst tenth is 1,7550 standard deviations above the middle: φ(1,28155) / 0,1.
    [(0, 175.50), (-100, 275.50), (100, 75.50)],
)
def test_a_bad_year_is_the_mean_of_the_worst_tenth(ruimte: float, boven: float) -> None:
    assert NORMAAL.slechtste_tiende(ruimte) == pytest.approx(boven, abs=0.01)


def test_a_bad_year_is_for_its_part_as_bad_as_the_worst_earlier_errors() -> None:
    """Beside the worst tenth of draws: half of them normal, half one of the five errors."""
    rng = np.random.default_rng(18)
    trekking = np.where(rng.random(1_000_000) < 0.5, rng.normal(size=1_000_000), rng.choice(EIGEN.fouten, 1_000_000))
    ergste = 100 * np.sort(trekking)[-100_000:]
    for ruimte in (-50, 0, 210):
        assert EIGEN.slechtste_tiende(ruimte) == pytest.approx(float(np.maximum(ergste - ruimte, 0).mean()), rel=0.02)


def test_a_bad_year_below_the_budget_counts_as_nothing() -> None:
    """Beside a million draws: of the worst tenth what is above 150, the rest as nought."""
    trekking = np.sort(np.random.default_rng(18).normal(0, 100, 1_000_000))[-100_000:]
    assert NORMAAL.slechtste_tiende(150) == pytest.approx(float(np.maximum(trekking - 150, 0).mean()), rel=0.02)


def test_what_is_certain_is_above_the_budget_or_not() -> None:
    zeker = Verdeling(0)
    assert (zeker.kans_boven(-1), zeker.slechtste_tiende(-1)) == (1.0, 1)
    assert (zeker.kans_boven(0), zeker.slechtste_tiende(0)) == (0.0, 0)


def test_a_year_has_its_chance_what_is_expected_and_what_is_bad() -> None:
    """A standard error of 100.000; the budget is at the middle."""
    getallen = inhoud(risico(verwacht(1_000_000), begroting(1_000_000)))
    assert getallen["Wmo", "Kans op overschrijding in %"] == pytest.approx(50)
    assert getallen["Wmo", "Verwacht verschil"] == 0
    assert getallen["Wmo", "In een slecht jaar"] == 175_500


def test_what_is_expected_is_said_with_its_sign_and_what_is_bad_in_hundreds() -> None:
    """1.000.000 beside a begroting of 1.000.050: 50 less. The worst tenth is 175.498 − 50 above it: 175.400."""
    uit = risico(verwacht(1_000_000, bron="a"), replace(begroting(1_000_050), bronnen=("b", "beide")))
    getallen = inhoud(uit)
    assert (getallen["Wmo", "Begroting"], getallen["Wmo", "Verwacht verschil"]) == (1_000_050, -50)
    assert getallen["Wmo", "In een slecht jaar"] == 175_400
    assert uit.bronnen == ("a", "beide", "b")
    assert uit.leden["wat"] == ("Begroting", "Kans op overschrijding in %", "Verwacht verschil", "In een slecht jaar")
    assert {wat: cel.eenheid for (_, wat), cel in uit.cellen().items()} == {
        "Begroting": "euro", "Kans op overschrijding in %": "%", "Verwacht verschil": "euro",
        "In een slecht jaar": "euro",
    }  # fmt: skip


def test_a_wet_without_a_begroting_or_without_a_year_end_has_no_risk() -> None:
    assert inhoud(risico(verwacht(1000), cijfers({"wet": ["Jeugdwet"]}, [5], eenheid="euro"))) == {}
    for uit in (
        risico(verwacht("niet te bepalen"), begroting(5)),
        risico(verwacht(1000), begroting("niet opgegeven")),
        risico({"Wmo": replace(verwacht(1)["Wmo"], jaar=cijfers({"wet": [], "wat": []}, []))}, begroting(5)),
    ):
        assert set(inhoud(uit).values()) == {"niet te bepalen"}
        assert {cel.tekst for cel in uit.cellen().values()} == {"er is geen verwachting van het hele jaar"}


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
