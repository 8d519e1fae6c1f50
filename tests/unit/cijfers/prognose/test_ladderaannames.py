"""The assumptions of a ladder: effects of months of receipt, and an aanbieder that declares at another speed."""

import sys
from math import sqrt
from statistics import mean, stdev

import numpy as np
import pytest
from driehoeken import gelezen
from locations import ROOT
from scipy.stats import t as student

from monitorlib.cijfers.prognose.declaraties.driehoek import Driehoek
from monitorlib.cijfers.prognose.declaraties.ladderaannames import kalendertoets, veranderde_snelheid

sys.path.insert(0, str(ROOT / "benchmarks"))
from late_jaren import LateReeks, late_reeks

AANTAL, SINDS = 8, 33


def test_macks_own_example_is_as_he_prints_it() -> None:
    """RAA, Mack 1994, appendix H: Z = 14; E(Z) = 12,875; Var(Z) = 3,978 = 1,9946 squared; from 8,886 to 16,864."""
    toets = kalendertoets(gelezen("raa"))
    assert (toets.z, toets.verwacht, round(toets.variantie, 3)) == (14, 12.875, 3.979)
    assert (round(toets.laag, 3), round(toets.hoog, 3)) == (8.886, 16.864)
    assert not toets.effect


def test_a_month_in_which_all_ages_grow_more_is_an_effect_and_is_pointed_at() -> None:
    """In every second month of receipt half of what came waits a month: high and low diagonals in turn."""
    centen = late_reeks(3).na(0).centen.copy()
    aantal = len(centen)
    for rij in range(aantal):
        for leeftijd in range(aantal - rij - 1):
            if (rij + leeftijd) % 2:
                wacht = centen[rij, leeftijd] // 2
                centen[rij, leeftijd] -= wacht
                centen[rij, leeftijd + 1] += wacht
    driehoek = Driehoek(late_reeks(3).na(0).maanden, late_reeks(3).na(0).tot, centen)
    toets = kalendertoets(driehoek.cumulatief)
    assert toets.effect
    assert abs(toets.hoger[toets.opvallendst] - toets.lager[toets.opvallendst]) >= 5


def test_months_of_receipt_that_do_not_matter_seldom_seem_to() -> None:
    """Of forty, at most one in ten: two standard errors promise one in forty on this side."""
    assert sum(kalendertoets(late_reeks(zaad).na(0).cumulatief).effect for zaad in range(40)) <= 4


def aanbieders(zaad: int) -> dict[str, LateReeks]:
    """Eight of which nothing changes."""
    return {f"aanbieder {nummer}": late_reeks(1000 * zaad + nummer) for nummer in range(AANTAL)}


def verschoven(reeks: LateReeks, van: int, naar: int) -> LateReeks:
    """Half of what came at an age comes at another one, of what is delivered from a month on."""
    centen = reeks.centen.copy()
    half = centen[SINDS - 1 :, van] // 2
    centen[SINDS - 1 :, van] -= half
    centen[SINDS - 1 :, naar] += half
    return LateReeks(centen)


def bevonden(reeksen: dict[str, LateReeks]) -> list[tuple[str, str, bool]]:
    return [
        (een.aanbieder, str(een.sinds), een.trager)
        for een in veranderde_snelheid({naam: reeks.na(3) for naam, reeks in reeksen.items()})
    ]


def test_an_aanbieder_that_becomes_much_slower_is_named_with_the_month() -> None:
    """From September 2023 on half of the first months' declarations comes two months later; seen from October on."""
    reeksen = aanbieders(1)
    reeksen["aanbieder 3"] = verschoven(reeksen["aanbieder 3"], 0, 2)
    ((naam, sinds, trager),) = bevonden(reeksen)
    assert (naam, trager) == ("aanbieder 3", True)
    assert "2023-10" <= sinds <= "2024-01"


def test_one_that_becomes_much_faster_is_told_from_a_slower_one() -> None:
    reeksen = aanbieders(2)
    reeksen["aanbieder 5"] = verschoven(reeksen["aanbieder 5"], 1, 0)
    ((naam, _, trager),) = bevonden(reeksen)
    assert (naam, trager) == ("aanbieder 5", False)


def test_when_nothing_changes_seldom_anyone_is_named() -> None:
    """Of thirty regions with eight aanbieders at most four: one in twenty, and luck."""
    assert sum(bool(bevonden(aanbieders(zaad))) for zaad in range(10, 40)) <= 4


def test_too_short_a_series_is_not_tested() -> None:
    assert veranderde_snelheid({"kort": late_reeks(1).na(0).eerder(26)}) == []


@pytest.mark.parametrize("aantal", [0, 1])
def test_nothing_to_test_is_no_error(aantal: int) -> None:
    leeg = Driehoek(late_reeks(1).na(0).maanden, late_reeks(1).na(0).tot, np.zeros((36, 36), dtype=np.int64))
    assert veranderde_snelheid({"leeg": leeg} if aantal else {}) == []


@pytest.mark.parametrize(
    ("cent", "later", "gevonden"), [(1, 0, [("klein", True)]), (1, 1, [("klein", True)]), (0, 0, [])]
)
def test_a_change_stands_out_from_months_that_differ_by_a_cent(
    cent: int, later: int, gevonden: list[tuple[str, bool]]
) -> None:
    """Ten euros a month, 5, 3 and 2 in turn, and here and there a cent more; then half of the first comes later.

    All of it may come a month later than that. Where no month ever differed nobody knows what chance does.
    """
    aantal = 36
    centen = np.zeros((aantal, aantal), dtype=np.int64)
    for plek in range(aantal):
        delen = [500 + cent * (plek % 3 == 0), 300, 200] if plek < aantal - 2 - later else [250, 300, 450]
        for na, bedrag in enumerate(delen, later):
            if plek + na < aantal:
                centen[plek, na] = bedrag
    maanden = late_reeks(1).na(0).maanden
    bevonden_ = veranderde_snelheid({"klein": Driehoek(maanden, maanden[-1], centen)})
    assert [(een.aanbieder, een.trager) for een in bevonden_] == gevonden


def overgedaan(cumulatief: np.ndarray, lengte: int) -> tuple[float, float]:
    """Give the chance of what came in the last months beside those before, and how much it was, cell by cell."""
    aantal = len(cumulatief)
    toen = aantal - lengte
    per_maand = [0.0] * aantal
    for na in range(toen - 1):
        eerder = [rij for rij in range(aantal) if rij + na + 1 < toen]
        factor = sum(cumulatief[rij, na + 1] for rij in eerder) / sum(cumulatief[rij, na] for rij in eerder)
        for rij in range(aantal - na - 1):
            per_maand[rij + na + 1] += cumulatief[rij, na + 1] - factor * cumulatief[rij, na]
    oud, nieuw = per_maand[6:toen], per_maand[toen:]
    fout = stdev(oud) * sqrt(1 / len(nieuw) + 1 / len(oud))
    t = abs(mean(nieuw) - mean(oud)) / fout
    return 2 * float(student.sf(t, len(oud) - 1)), sum(nieuw)


def test_how_sure_it_is_follows_from_the_months_before() -> None:
    """Of the five lengths tried the one that chance makes least, times five, and times who were looked at."""
    reeks = verschoven(late_reeks(1003), 0, 2)
    driehoek = reeks.na(3)
    (een,) = veranderde_snelheid({"wie": driehoek, "te kort": late_reeks(1).na(0).eerder(26)})
    kansen = {lengte: overgedaan(driehoek.cumulatief, lengte) for lengte in (2, 3, 4, 5, 6)}
    beste = min(kansen, key=lambda lengte: kansen[lengte][0])
    assert een.p == pytest.approx(5 * kansen[beste][0], rel=1e-6)
    assert een.verschil == round(kansen[beste][1])
    assert een.sinds == driehoek.tot.verschoven(1 - beste)
    # Beside another that does not change it is half as sure.
    twee = veranderde_snelheid({"wie": driehoek, "ander": late_reeks(1004).na(3)})
    assert [(wie.aanbieder, wie.p) for wie in twee] == [("wie", pytest.approx(2 * een.p))]
