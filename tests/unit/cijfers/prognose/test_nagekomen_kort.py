"""Late declarations: is the year end near, and as sure as it says? The benchmark bench_nagekomen in short."""

import sys
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from locations import ROOT

from monitorlib.cijfers.prognose.declaraties.driehoek import Driehoek
from monitorlib.cijfers.prognose.declaraties.jaarverwachting import jaarverwachting, standen
from monitorlib.cijfers.prognose.declaraties.maandstand import maandstand
from monitorlib.cijfers.prognose.declaraties.terugblik import terugblik
from monitorlib.errors import CalculationError
from monitorlib.tijd.periode import Maand

sys.path.insert(0, str(ROOT / "benchmarks"))
from bench_nagekomen import HOOGSTENS, Uitkomst, binnen, gemiddeld, uitkomsten
from betrouwbaar import gebeurd
from late_jaren import JAAR, VERTRAGING, late_reeks

EERSTE = 20241


@pytest.fixture(scope="module")
def dertig() -> list[Uitkomst]:
    """Thirty years, each after 1 to 11 months."""
    return [een for zaad in range(EERSTE, EERSTE + 30) for een in uitkomsten(late_reeks(zaad))]


@pytest.mark.parametrize("na", HOOGSTENS)
def test_the_year_end_is_near_and_nearer_than_what_others_say(dertig: list[Uitkomst], na: int) -> None:
    van = [een for een in dertig if een.na == na]
    fout = gemiddeld([een.fout for een in van])
    assert fout <= HOOGSTENS[na]
    assert fout < gemiddeld([een.ladder for een in van]) < gemiddeld([een.ontvangen for een in van])


def test_four_in_five_lie_in_the_interval(dertig: list[Uitkomst]) -> None:
    """Thirty years have a standard error of 7 % of their own: the benchmark looks more closely."""
    assert 70 <= binnen(dertig) <= 90


@pytest.mark.parametrize("gezegd", [20, 80])
def test_what_is_called_likely_happens_about_as_often(dertig: list[Uitkomst], gezegd: int) -> None:
    """A year above the budget that it is above with a chance of 20 %: thirty years are within 12 % of it, mostly."""
    assert gezegd - 12 <= gebeurd([een.kans for een in dertig], gezegd) <= gezegd + 12


def vast(maanden: int, *, per_maand: int = 1_000_000) -> Driehoek:
    """Months that all cost the same and come in exactly as the delay says."""
    delen = np.rint(per_maand * VERTRAGING).astype(np.int64)
    alle = Maand(2024, 1).verschoven(maanden - 1).terug(maanden)
    centen = np.zeros((maanden, maanden), dtype=np.int64)
    for plek in range(maanden):
        breed = min(len(delen), maanden - plek)
        centen[plek, :breed] = delen[:breed]
    return Driehoek(alle, alle[-1], centen)


def test_what_comes_in_exactly_as_before_is_foreseen_to_the_cent() -> None:
    """A month costs 10.000 euro. Of the last 35 % is in: 6.500 is to come, then 3.500, 2.000, 1.200, 700, 400, 200."""
    verwacht = jaarverwachting(standen(vast(24)), 2025)
    nog = [een.nog.verwacht for een in verwacht.maanden]
    assert nog[-7:] == [20_000, 40_000, 70_000, 120_000, 200_000, 350_000, 650_000]
    assert not any(nog[:-7])
    assert verwacht.nog.verwacht == sum(nog)
    assert verwacht.totaal.verwacht == 12 * 1_000_000


def test_a_year_is_what_came_in_what_is_still_to_come_and_what_is_to_be_delivered() -> None:
    verwacht = jaarverwachting(standen(vast(30)), 2026)
    assert len(verwacht.maanden) == 6
    assert verwacht.ontvangen == 35e4 + 65e4 + 80e4 + 88e4 + 93e4 + 96e4
    assert verwacht.nog.verwacht == 6_000_000 - verwacht.ontvangen
    assert verwacht.nog_te_leveren == 6_000_000


def test_a_month_of_which_nothing_can_have_come_in_yet_is_taken_from_the_others() -> None:
    """A register in which nothing comes in within the month itself: of the last month nothing is known."""
    driehoek = vast(24)
    later = np.concatenate([np.zeros((24, 1), dtype=np.int64), driehoek.centen[:, :-1]], axis=1)
    bekend = np.arange(24) <= driehoek.ouderdom[:, None]
    stand = maandstand(replace(driehoek, centen=np.where(bekend, later, 0)))
    assert stand.begin == 1
    assert round(stand.som(23, 24)[0]) == 1_000_000


def test_months_before_the_first_declaration_are_no_part_of_the_ladder() -> None:
    driehoek = vast(24)
    centen = driehoek.centen.copy()
    centen[:10] = 0
    stand = maandstand(replace(driehoek, centen=centen))
    assert (stand.eerste, len(stand.ladder.laatste)) == (10, 14)


def test_the_more_came_in_the_narrower_the_interval() -> None:
    alle = standen(late_reeks(EERSTE).na(11))
    breed = [jaarverwachting(alle[: len(alle) - 11 + na], JAAR).totaal for na in range(1, 12)]
    assert all(een.hoog - een.laag > ander.hoog - ander.laag for een, ander in pairwise(breed[::3]))


def test_looking_back_holds_what_was_said_against_what_came() -> None:
    """Three months ago the last month had 35 %, of 10.000 euro; since then 53 % came, and 12 % is to come."""
    *_, maand, samen = terugblik(standen(vast(24)), maanden=2, terug=3)
    assert (str(maand.maand), maand.toen.verwacht, maand.sindsdien, maand.nog) == ("2025-09", 650_000, 530_000, 120_000)
    assert (samen.maand, samen.toen.verwacht, samen.sindsdien, samen.nog) == (None, 1_000_000, 810_000, 190_000)
    assert (maand.binnen, samen.binnen) == (True, True)


def test_a_month_that_brings_more_than_was_said_is_outside() -> None:
    reeks = late_reeks(EERSTE)
    driehoek = reeks.na(12)
    centen = driehoek.centen.copy()
    centen[-4, 2] *= 6
    _, maand, _ = terugblik(standen(replace(driehoek, centen=centen)), maanden=2, terug=3)
    assert not maand.binnen


@pytest.mark.parametrize(
    ("doe", "melding"),
    [
        (lambda: maandstand(vast(7)), "Er zijn declaraties over 7 maanden; .* met 8 maanden. Neem een langere reeks"),
        (lambda: maandstand(vast(9, per_maand=0)), "Er zijn declaraties over 0 maanden"),
        (
            lambda: jaarverwachting(standen(vast(12)), 2023),
            "Jaar 2023: de declaraties gaan over januari 2024 tot en met december 2024. Kies een jaar waarvan januari",
        ),
        (lambda: jaarverwachting(standen(vast(12)), 2025), "Jaar 2025"),
        (lambda: terugblik(standen(vast(14)), maanden=3, terug=4), "de reeks is te kort. Kijk minder maanden terug"),
    ],
)
def test_what_a_series_does_not_bear_is_said(doe: object, melding: str) -> None:
    with pytest.raises(CalculationError, match=melding):
        doe()  # type: ignore[operator]


def test_a_series_without_earlier_forecasts_says_that_nothing_was_held_against_it() -> None:
    verwacht = jaarverwachting(standen(vast(12)), 2024)
    assert (verwacht.keer, verwacht.terugblikken) == (1.0, 0)
