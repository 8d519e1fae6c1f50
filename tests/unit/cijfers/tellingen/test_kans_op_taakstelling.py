"""The chance that a project reaches its taakstelling: from what was measured, and nothing where that is too little."""

from math import sqrt

import pytest
from bouwstenen import Cel, inhoud, rijen_van
from scipy import stats
from tellingbouw import telling

from monitorlib.cijfers.tellingen.kans_op_taakstelling import LOS, SAMEN, kans_op_taakstelling

TAAK: dict[tuple[str, str, str], Cel] = {
    ("1 Bijsturen", "Verblijf", "m1"): 600_000,
    ("1 Bijsturen", "Verblijf", "m2"): 300_000,
    ("1 Bijsturen", "Huisvesting", "m3"): 250_000,
    ("2 Aanvullen", "Wijkkracht", "m4"): 150_000,
}
# Of its plan Verblijf realised all and then 60 %, Huisvesting all, then 80, 90 and 90 %: moves of 0,4, 0,2, 0,1 and 0.
DELEN = {"Verblijf": {2023: 1.0, 2024: 0.6}, "Huisvesting": {2021: 1.0, 2022: 0.8, 2023: 0.9, 2024: 0.9}}
PLAN = {"Verblijf": 900_000, "Huisvesting": 250_000, "Wijkkracht": 150_000}
BEWEEGT = sqrt((0.16 + 0.04 + 0.01 + 0) / 4)


def gezegd(delen: dict[str, dict[int, float]], eindjaar: int = 2027) -> dict[tuple[str, ...], Cel]:
    pad: dict[tuple[str, str, str], Cel] = {(project, "Gepland", "2027"): een for project, een in PLAN.items()}
    for project, jaren in delen.items():
        for jaar, deel in jaren.items():
            plan = PLAN[project] if jaar == 2027 else 100_000
            pad |= {(project, "Gepland", str(jaar)): plan, (project, "Gerealiseerd", str(jaar)): deel * plan}
    return inhoud(
        kans_op_taakstelling(
            telling("maatregelen", rijen_van("maatregelen", TAAK)),
            telling("maatregelpad", rijen_van("maatregelpad", pad)),
            eindjaar,
        )
    )


def test_it_goes_on_as_it_was_and_moves_as_far_as_all_did() -> None:
    """60 % of 900.000 in three years: √3 moves away. t with four degrees of freedom, by scipy's own distribution."""
    uit = gezegd(DELEN)
    assert (uit["Verblijf", "Taakstelling"], uit["Verblijf", "Verwacht"]) == (900_000, 540_000)
    ver = 900_000 * BEWEEGT * sqrt(3)
    assert uit["Verblijf", "Bovengrens"] == pytest.approx(540_000 + stats.t.ppf(0.9, 4) * ver, abs=500)
    assert uit["Verblijf", "Ondergrens"] == pytest.approx(540_000 - stats.t.ppf(0.9, 4) * ver, abs=500)
    kans = 100 * stats.t.sf(360_000 / ver, 4)
    assert uit["Verblijf", "Kans in %"] == 5 * round(kans / 5) == 20
    assert uit["Verblijf", "Wat hier niet is te zeggen"].startswith("welke van de 2 maatregelen")
    assert ("Huisvesting", "Wat hier niet is te zeggen") not in uit


def test_what_was_not_measured_has_no_chance() -> None:
    uit = gezegd(DELEN)
    assert {wat: een for (naam, wat), een in uit.items() if naam == "Wijkkracht"} == {
        "Taakstelling": 150_000,
        "Wat hier niet is te zeggen": "alles: er is nog niets gemeten",
    }


def test_together_they_are_surest_when_each_moves_by_itself() -> None:
    """540.000 and 225.000 of 1.150.000; without Wijkkracht, of which nothing is known."""
    uit = gezegd(DELEN)
    for rij in (LOS, SAMEN):
        assert (uit[rij, "Taakstelling"], uit[rij, "Verwacht"]) == (1_150_000, 765_000)
        assert uit[rij, "Wat hier niet is te zeggen"].endswith("projecten zonder meting (1) tellen niet mee")
    los, samen = (sqrt(900**2 + 250**2), 900 + 250)
    for rij, breed in ((LOS, los), (SAMEN, samen)):
        ver = 1000 * breed * BEWEEGT * sqrt(3)
        assert uit[rij, "Bovengrens"] == pytest.approx(765_000 + stats.t.ppf(0.9, 4) * ver, abs=500)


def test_too_few_moves_tell_no_chance() -> None:
    """Three moves; and a gap of two years is one move, by √2 smaller in a year."""
    kort = {"Verblijf": {2023: 1.0, 2024: 0.6}, "Huisvesting": {2022: 0.8, 2023: 0.9, 2024: 0.9}}
    assert gezegd(kort)["Verblijf", "Wat hier niet is te zeggen"] == (
        "alles: er zijn 3 veranderingen gemeten, nodig zijn er 4"
    )
    gat = {"Verblijf": {2022: 1.0, 2024: 0.6}, "Huisvesting": DELEN["Huisvesting"]}
    ver = 900_000 * sqrt((0.08 + 0.04 + 0.01) / 4) * sqrt(3)
    assert gezegd(gat)["Verblijf", "Bovengrens"] == pytest.approx(540_000 + stats.t.ppf(0.9, 4) * ver, abs=500)


def test_a_year_that_is_over_is_what_it_is() -> None:
    """In 2024 itself nothing moves any more; of a year without a plan nothing is said."""
    uit = gezegd({naam: {**DELEN[naam], 2027: deel} for naam, deel in (("Huisvesting", 0.9), ("Verblijf", 1.0))})
    assert (uit["Verblijf", "Kans in %"], uit["Huisvesting", "Kans in %"]) == (100, 0)
    assert gezegd(DELEN, 2030)["Verblijf", "Wat hier niet is te zeggen"] == "alles: voor het eindjaar is niets gepland"
