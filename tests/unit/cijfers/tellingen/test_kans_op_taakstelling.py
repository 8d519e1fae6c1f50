"""The chance that a project reaches its taakstelling: from what was measured, and nothing where that is too little."""

from math import sqrt

import pytest
from bouwstenen import Cel, inhoud, rijen_van
from scipy import stats
from tellingbouw import telling

from monitorlib.cijfers.kern.cijfers import Cijfers
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


def tabel(delen: dict[str, dict[int, float]], eindjaar: int = 2027) -> Cijfers:
    pad: dict[tuple[str, str, str], Cel] = {(project, "Gepland", "2027"): een for project, een in PLAN.items()}
    for project, jaren in delen.items():
        for jaar, deel in jaren.items():
            plan = PLAN[project] if jaar == 2027 else 100_000
            pad |= {(project, "Gepland", str(jaar)): plan, (project, "Gerealiseerd", str(jaar)): deel * plan}
    return kans_op_taakstelling(
        telling("maatregelen", rijen_van("maatregelen", TAAK)),
        telling("maatregelpad", rijen_van("maatregelpad", pad)),
        eindjaar,
    )


def gezegd(delen: dict[str, dict[int, float]], eindjaar: int = 2027) -> dict[tuple[str, ...], Cel]:
    return inhoud(tabel(delen, eindjaar))


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


def test_each_cell_has_its_unit_and_the_table_its_sources() -> None:
    uit = tabel(DELEN)
    assert uit.bronnen == ("maatregelen", "maatregelpad")
    assert uit.leden["wat"] == (
        "Kans in %", "Taakstelling", "Verwacht", "Ondergrens", "Bovengrens", "Wat hier niet is te zeggen",
    )  # fmt: skip
    assert uit.leden["project"] == ("Verblijf", "Huisvesting", "Wijkkracht", LOS, SAMEN)
    eenheden = {"Kans in %": "%", "Wat hier niet is te zeggen": ""}
    for (_, wat), cel in uit.cellen().items():
        assert cel.eenheid == eenheden.get(wat, "euro")
        assert (cel.tekst != "") is (wat == "Wat hier niet is te zeggen")


def test_what_cannot_be_said_is_said_in_full() -> None:
    uit = gezegd(DELEN)
    assert uit["Verblijf", "Wat hier niet is te zeggen"] == (
        "welke van de 2 maatregelen hoeveel doet: gemeten is het project"
    )
    assert uit[LOS, "Wat hier niet is te zeggen"] == (
        "of zij samen bewegen; projecten zonder meting (1) tellen niet mee"
    )


def test_amounts_are_said_in_thousands_and_a_chance_is_never_certain() -> None:
    """30 % of 250.000 is 75.000; that it is enough has a chance of less than 5 %, and 170 % one of more than 95 %."""
    stil = {"Verblijf": {2022: 1.0, 2023: 1.001, 2024: 1.0}, "Huisvesting": {2022: 0.3, 2023: 0.3033, 2024: 0.3}}
    uit = gezegd(stil)
    assert (uit["Huisvesting", "Verwacht"], uit["Huisvesting", "Kans in %"]) == (75_000, 5)
    assert uit["Verblijf", "Kans in %"] == 50
    ruim = {**stil, "Verblijf": {2022: 1.7, 2023: 1.701, 2024: 1.7}}
    assert gezegd(ruim)["Verblijf", "Kans in %"] == 95
    assert all(een % 1000 == 0 for (_, wat), een in uit.items() if wat in ("Verwacht", "Ondergrens", "Bovengrens"))  # type: ignore[operator]


def test_one_measured_project_has_no_total() -> None:
    een = {"Verblijf": {2020: 1.0, 2021: 0.9, 2022: 1.0, 2023: 0.9, 2024: 1.0}}
    assert {naam for naam, _ in gezegd(een)} == {"Verblijf", "Huisvesting", "Wijkkracht"}


def test_an_end_year_before_the_last_that_was_measured_is_over() -> None:
    """Of 2027 what was measured in 2028 stands, without bounds."""
    uit = gezegd({**DELEN, "Verblijf": {2023: 1.0, 2024: 0.6, 2028: 0.5}})
    assert uit["Verblijf", "Verwacht"] == uit["Verblijf", "Ondergrens"] == 450_000


def test_a_year_without_a_plan_or_a_plan_of_nothing_is_no_part() -> None:
    """Something came in of what was not planned: nobody can say of what it is a part."""
    pad: dict[tuple[str, str, str], Cel] = {
        ("Verblijf", "Gepland", "2027"): 900_000,
        ("Verblijf", "Gerealiseerd", "2022"): 5,
        ("Verblijf", "Gepland", "2023"): 0,
        ("Verblijf", "Gerealiseerd", "2023"): 5,
    }
    maatregelpad = telling("maatregelpad", rijen_van("maatregelpad", pad))
    uit = inhoud(kans_op_taakstelling(telling("maatregelen", rijen_van("maatregelen", TAAK)), maatregelpad, 2027))
    assert uit["Verblijf", "Wat hier niet is te zeggen"] == "alles: er is nog niets gemeten"
