"""Do the steps of a begroting add up, is who pays kept apart, and is a saldo what the eigen bijdrage makes of it?"""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from bouwstenen import GEMEENTEN, cijfers, inhoud, telling

from monitorlib.cijfers.geld.begroting import (
    begroting_naar_dekking,
    begroting_naar_taakveld,
    begrotingssaldo,
    begrotingsstappen,
    budget_van_het_jaar,
    reserve,
)
from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.sources.declared.catalogue import BRONNEN
from monitorlib.sources.declared.taakvelden import TAAKVELDEN, van_jaar
from monitorlib.sources.opened.telling import Telling

EERSTE, MEI, RAAD = ("Primitief", date(2023, 11, 9)), ("Mei", date(2024, 5, 31)), ("Raad", date(2024, 7, 4))


def open_(naam: str, rijen: list[dict[str, Any]]) -> Telling:
    codes = {kolom.naam: {code: code for code in kolom.codes} for kolom in BRONNEN[naam].kolommen if kolom.codes}
    van = telling(naam, rijen, {**codes, "gemeente": {een.code: een.naam for een in GEMEENTEN}}, periode="2024-Q4")
    # As a snapshot freezes a day.
    return replace(van, tabel=van.tabel.mutate(datum=van.tabel.datum.cast("date"))) if naam == "begroting" else van


def regel(euro: float, stap: tuple[str, date] = EERSTE, **anders: object) -> dict[str, Any]:
    gewoon = {
        "gemeente": "GM0001",
        "wet": "Wmo",
        "taakveld": "6.71b",
        "jaar": "2024",
        "onderdeel": "Hulp in natura",
        "aard": "Structureel",
        "dekking": "Gemeentefonds",
    }
    return {**gewoon, "stap": stap[0], "datum": str(stap[1]), "waarde": euro, **anders}


REGELS = [
    regel(1000.10),
    regel(-100.20, MEI),
    regel(50, RAAD, dekking="Reserve", aard="Incidenteel"),
    regel(30, dekking="Eigen bijdrage"),
    regel(500, gemeente="GM0002"),
    regel(200, onderdeel="Pgb"),
]


@pytest.fixture
def begroting() -> Telling:
    return open_("begroting", REGELS)


def test_steps_stand_in_the_order_of_their_days_and_are_together_the_begroting(begroting: Telling) -> None:
    """Aa: 1.000,10 + 30 + 200, then −100,20, then 50: 1.179,90."""
    van = begrotingsstappen(begroting, jaar=2024)
    assert van.leden["stap"] == ("Primitief (9-11-2023)", "Mei (31-5-2024)", "Raad (4-7-2024)", "Begroting nu")
    getallen = inhoud(van)
    aa = [getallen["Wmo", stap, "Aa"] for stap in van.leden["stap"]]
    assert aa == pytest.approx([1230.10, -100.20, 50, 1179.90], abs=0.001)
    assert getallen["Wmo", "Begroting nu", "Totaal"] == pytest.approx(1679.90, abs=0.001)


def test_each_dekking_is_structureel_or_incidenteel(begroting: Telling) -> None:
    """Gemeentefonds: 1.000,10 − 100,20 + 500 + 200."""
    budget = cijfers({"wet": ["Wmo"]}, [1599.90], eenheid="euro")
    getallen = inhoud(begroting_naar_dekking(begroting, budget, jaar=2024))
    assert getallen["Gemeentefonds", "Totaal", "Wmo"] == 1599.90
    assert (getallen["Reserve", "Structureel", "Wmo"], getallen["Reserve", "Incidenteel", "Wmo"]) == (0, 50)
    assert getallen["Totaal", "Totaal", "Wmo"] == 1679.90


@pytest.mark.parametrize(("budget", "sluit"), [(1599.90, True), (1599.80, False)])
def test_what_the_gemeentefonds_pays_is_held_to_the_budget(begroting: Telling, budget: float, sluit: bool) -> None:
    van = begroting_naar_dekking(begroting, cijfers({"wet": ["Wmo"]}, [budget], eenheid="euro"), jaar=2024)
    (regel_,) = van.regels.aansluitingen
    assert "budgetten" in regel_.regel
    ((cel, verwacht),) = regel_.getallen.items()
    assert (van.cellen()[cel].waarde == verwacht) is sluit


def verwacht(euro: float) -> Cijfers:
    return cijfers({"wet": ["Wmo"], "wat": ["Hele jaar"]}, [euro], eenheid="euro")


def test_a_saldo_is_shown_with_the_eigen_bijdrage_and_without(begroting: Telling) -> None:
    """In natura: gemeentefonds 1.399,90, eigen bijdrage 30, reserve 50; the year costs 1.450."""
    van = inhoud(begrotingssaldo(begroting, verwacht(1450), jaar=2024))
    getallen = {post: waarde for (post, wet), waarde in van.items() if wet == "Wmo"}
    assert getallen["Gemeentefonds"] == 1399.90
    assert getallen["Begroting, eigen bijdrage mee"] == pytest.approx(1479.90)
    assert getallen["Saldo, eigen bijdrage mee"] == pytest.approx(29.90)
    assert getallen["Saldo, eigen bijdrage buiten"] == pytest.approx(-0.10)
    assert getallen["Zonder eigen middelen, eigen bijdrage mee"] == pytest.approx(-20.10)
    assert getallen["Zonder eigen middelen, eigen bijdrage buiten"] == pytest.approx(-50.10)


def test_a_wet_of_which_nothing_is_expected_keeps_its_begroting_and_has_no_saldo() -> None:
    """As in a young region. Nothing is dropped: the Jeugdwet has 400, the Wmo 1.000 of which 900 is spent."""
    begroting = open_("begroting", [regel(1000), regel(400, wet="Jeugdwet")])
    van = inhoud(begrotingssaldo(begroting, verwacht(900), jaar=2024))
    assert van["Gemeentefonds", "Jeugdwet"] == 400
    assert van["Saldo, eigen bijdrage buiten", "Wmo"] == 100
    assert {van["Saldo, eigen bijdrage buiten", wet] for wet in ("Jeugdwet", "Totaal")} == {"niet te bepalen"}


def test_the_reserve_takes_in_what_is_left_of_all_gemeenten_together() -> None:
    """100 + 10 − 30 and 50: 130 before a saldo of −40."""
    rijen = [
        {"gemeente": code, "jaar": "2024", "mutatie": mutatie, "waarde": euro}
        for code, mutatie, euro in (
            ("GM0001", "Stand op 1 januari", 100),
            ("GM0001", "Toevoeging", 10),
            ("GM0001", "Onttrekking", 30),
            ("GM0002", "Stand op 1 januari", 50),
        )
    ]
    saldo = cijfers({"wet": ["Wmo", "Totaal"]}, [-40, -40], eenheid="euro")
    getallen = inhoud(reserve(open_("reserves", rijen), saldo, jaar=2024))
    assert [getallen["Stand voor het saldo", wie] for wie in ("Aa", "Bee", "Totaal")] == [80, 50, 130]
    assert getallen["Stand na het verwachte saldo", "Totaal"] == 90
    assert ("Stand na het verwachte saldo", "Aa") not in getallen


def test_years_of_one_list_keep_their_taakvelden() -> None:
    van = begroting_naar_taakveld(open_("begroting", [regel(10), regel(4, jaar="2023", taakveld="6.71a")]))
    assert van.leden["taakveld"] == ("6.71a Hulp bij het huishouden", "6.71b Begeleiding", "Totaal")
    assert inhoud(van)["6.71b Begeleiding", "2024"] == 10


def test_years_of_different_lists_are_compared_by_the_list_that_they_share() -> None:
    """6.71 of 2022 is 6.71a to 6.71d of 2024, and of 2025 6.711 to 6.714 with the pgb: 7, 10 + 5 and 8 + 2."""
    rijen = [
        regel(7, jaar="2022", taakveld="6.71"),
        regel(10),
        regel(5, taakveld="6.71a"),
        regel(8, jaar="2025", taakveld="6.712"),
        regel(2, jaar="2025", taakveld="6.791", onderdeel="Pgb"),
    ]
    getallen = inhoud(begroting_naar_taakveld(open_("begroting", rijen)))
    assert [getallen["6.71 Maatwerkdienstverlening 18+", jaar] for jaar in ("2022", "2024", "2025")] == [7, 15, 10]


def test_the_lists_of_taakvelden_are_those_of_their_years() -> None:
    """Eighteen parts of 6.71 to 6.82 from 2023 on, as the Iv3-informatievoorschrift of that year has them."""
    fijn = [een.code for een in van_jaar(2024) if een.code.startswith(("6.7", "6.8"))]
    assert len(fijn) == 18
    assert {TAAKVELDEN[code].groep for code in fijn} == {"6.71", "6.72", "6.81", "6.82"}
    assert [een.code for een in van_jaar(2022, "Jeugdwet") if een.wet] == ["6.72", "6.82"]
    assert "6.71b" not in {een.code for een in van_jaar(2025)}


def test_the_budget_of_a_year_is_that_of_all_gemeenten() -> None:
    alle = cijfers({"wet": ["Wmo"], "jaar": ["2023", "2024"], "gemeente": ["Aa", "Bee"]}, [1, 2, 3, 4], eenheid="euro")
    assert inhoud(budget_van_het_jaar(alle, jaar=2024)) == {("Wmo",): 7}
