"""Is what others said held against what came, month by month, and against the year end that there is?"""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from bouwstenen import AANBIEDERS, declaraties, inhoud, telling

from monitorlib.cijfers.prognose.declaraties.geleverde_prognose import Prognosevergelijking, prognoses_van_anderen
from monitorlib.cijfers.prognose.declaraties.nagekomen import nagekomen
from monitorlib.cijfers.prognose.declaraties.per_maand import gedeclareerd_per_maand
from monitorlib.sources.opened.register import Register
from monitorlib.tijd.periode import Kwartaal, Maand

NU, LAATSTE = Kwartaal(2025, 4), Maand(2025, 12)
# Of each month 10.000 euro: so much comes in within the month itself and in the months after it.
PER_MAAND = (3500, 3000, 1500, 800, 500, 300, 200, 200)


def register() -> Register:
    rijen = [
        {"maand": str(maand), "bedrag": Decimal(bedrag), "ontvangen": op.eerste_dag.replace(day=15)}
        for maand in LAATSTE.terug(24)
        for later, bedrag in enumerate(PER_MAAND)
        if (op := maand.verschoven(later)) <= LAATSTE
    ]
    return declaraties(rijen, periode="2025-Q4", opgehaald=date(2025, 12, 31))


def zei(maand: str, gemaakt: str, euro: float, wie: str | None = None) -> dict[str, Any]:
    return {
        "van": "Controller",
        "aanbieder": wie,
        "wet": "Jeugdwet",
        "gemaakt": gemaakt,
        "jaar": "2025",
        "maand": maand or None,
        "waarde": euro,
    }


def vergeleken(*rijen: dict[str, Any]) -> Prognosevergelijking:
    geleverd = telling(
        "geleverde_prognoses", rijen, {"wet": {"Jeugdwet": "Jeugdwet"}, "aanbieder": AANBIEDERS}, periode="2025-Q4"
    )
    van = register()
    return prognoses_van_anderen(geleverd, van, {"Jeugdwet": nagekomen(van, wet="Jeugdwet", in_=NU)}, in_=NU)


def test_a_month_is_held_against_what_it_cost_and_the_last_word_counts() -> None:
    """10.000 euro each: 10.400 is 4 % too high, 9.000 is 10 % too low; 15.000 was said before 10.400."""
    januari = zei("2025-01", "2024-11", 15000), zei("2025-01", "2024-12", 10400)
    van = vergeleken(*januari, zei("2025-02", "2025-01", 9000))
    naam = "Controller | Jeugdwet"
    getallen = inhoud(van.maanden)
    assert [getallen[naam, "Januari", wat] for wat in van.maanden.leden["wat"]] == [10400, 10000, 4]
    assert getallen[naam, "Februari", "Ernaast in %"] == -10
    fout = inhoud(van.fout)
    # Two months: (4 − 10) / 2, (4 + 10) / 2, one of two within 5 %.
    assert [fout[naam, wat] for wat in van.fout.leden["wat"]] == [2, -3, 7, 50]


def test_a_month_of_which_much_is_still_to_come_is_no_outcome() -> None:
    """Of October 3.500 + 3.000 + 1.500 of 10.000 came in."""
    van = vergeleken(zei("2025-10", "2025-09", 10000))
    assert not van.maanden.cellen()
    assert set(inhoud(van.fout).values()) == {"niet te bepalen"}


def test_within_five_percent_is_to_both_sides_and_with_it() -> None:
    """10.500 and 9.500 of 10.000 are, 10.501 is not: two of three."""
    van = vergeleken(zei("2025-01", "a", 10500), zei("2025-02", "a", 9500), zei("2025-03", "a", 10501))
    naam, fout = "Controller | Jeugdwet", inhoud(van.fout)
    assert (fout[naam, "Maanden"], fout[naam, "Binnen 5 % in %"]) == (3, pytest.approx(200 / 3))
    cellen = van.fout.cellen()
    assert {wat: (een.eenheid, een.decimalen) for (_, wat), een in cellen.items()} == {
        "Maanden": ("maanden", 0), "Gemiddeld te hoog in %": ("%", 1), "Gemiddeld ernaast in %": ("%", 1),
        "Binnen 5 % in %": ("%", 0),
    }  # fmt: skip
    assert {wat: (een.eenheid, een.decimalen) for (_, _, wat), een in van.maanden.cellen().items()} == {
        "Prognose": ("euro", 0), "Kwam uit": ("euro", 0), "Ernaast in %": ("%", 1),
    }  # fmt: skip
    assert van.maanden.leden["maand"] == ("Januari", "Februari", "Maart")


def test_a_prognosis_of_another_year_or_without_a_number_is_none() -> None:
    ander = {**zei("2024-01", "2023-12", 10000), "jaar": "2024"}
    van = vergeleken(ander, {**zei("2025-01", "2024-12", 0), "waarde": "niet opgegeven"})
    assert (van.maanden.leden["van"], van.fout.leden["van"], van.jaar.leden["van"]) == ((), (), ())
    assert van.jaar.bronnen == van.fout.bronnen == van.maanden.bronnen == ("geleverde_prognoses", "declaraties")


def test_what_cannot_be_told_says_why() -> None:
    """Of October too little came in; of the Wmo there is no year end."""
    wmo = {**zei("", "2025-06", 126000), "wet": "Wmo"}
    geleverd = telling(
        "geleverde_prognoses",
        [zei("2025-10", "2025-09", 10000), wmo],
        {"wet": {"Jeugdwet": "Jeugdwet", "Wmo": "Wmo"}, "aanbieder": AANBIEDERS},
        periode="2025-Q4",
    )
    van_ons = register()
    van = prognoses_van_anderen(geleverd, van_ons, {"Jeugdwet": nagekomen(van_ons, wet="Jeugdwet", in_=NU)}, in_=NU)
    assert {een.tekst for (naam, _), een in van.fout.cellen().items() if naam == "Controller | Jeugdwet"} == {
        "nog geen maand is bijna helemaal gedeclareerd"
    }
    assert {wat: (een.waarde if een.telt else een.tekst) for (_, wat), een in van.jaar.cellen().items()} == {
        "Hun jaareinde": 126000,
        "Verwacht in deze monitor": "er is geen verwachting van het hele jaar",
        "Verschil in %": "er is geen verwachting van het hele jaar",
    }


def test_year_ends_stand_in_the_order_in_which_they_were_said() -> None:
    """120.600 is 0,5 % more than 120.000; an aanbieder that speaks for itself is not named twice."""
    zelf = {**zei("", "2025-07", 60000, "00000011"), "van": "De Eik"}
    van = vergeleken(zei("", "2025-06", 126000), zei("", "2025-03", 120600), zelf)
    assert van.jaar.leden["van"] == (
        "Controller | Jeugdwet, gemaakt in maart 2025",
        "Controller | Jeugdwet, gemaakt in juni 2025",
        "De Eik | Jeugdwet, gemaakt in juli 2025",
    )
    assert inhoud(van.jaar)["Controller | Jeugdwet, gemaakt in maart 2025", "Verschil in %"] == pytest.approx(0.5)
    cel = van.jaar.cellen()["De Eik | Jeugdwet, gemaakt in juli 2025", "Verschil in %"]
    assert (cel.eenheid, cel.decimalen, cel.waarde) == ("%", 1, -50)
    assert {een.eenheid for (_, wat), een in van.jaar.cellen().items() if wat != "Verschil in %"} == {"euro"}


def test_an_aanbieder_is_held_against_what_it_declared_itself() -> None:
    van = vergeleken(zei("2025-01", "2024-12", 5000, "00000011"))
    assert inhoud(van.maanden)["Controller | Jeugdwet, De Eik", "Januari", "Ernaast in %"] == -50


def test_a_year_end_stands_beside_that_of_late_declarations() -> None:
    """12 × 10.000 is expected; 126.000 is 5 % more."""
    van = vergeleken(zei("", "2025-06", 126000))
    naam = "Controller | Jeugdwet, gemaakt in juni 2025"
    assert [inhoud(van.jaar)[naam, wat] for wat in van.jaar.leden["wat"]] == [126000, 120000, 5]


def test_a_year_is_told_by_the_month_of_delivery_and_by_that_of_receipt() -> None:
    """Of December 3.500 came in; in December came what eight months of delivery bring in a month: 10.000."""
    getallen = inhoud(gedeclareerd_per_maand(register(), wet="Jeugdwet", in_=NU))
    assert getallen["Jeugdwet", "December", "Geleverd in de maand"] == 3500
    assert getallen["Jeugdwet", "December", "Binnengekomen in de maand"] == 10000
    assert getallen["Jeugdwet", "Totaal", "Binnengekomen in de maand"] == 120_000
    assert getallen["Jeugdwet", "Totaal", "Geleverd in de maand"] == 120_000 - 14_500


def test_what_came_in_before_the_year_or_of_another_wet_is_no_part_of_it() -> None:
    """Of December 2024 half came in in January; of the Wmo another amount."""
    rijen = [
        {"maand": "2024-12", "bedrag": Decimal(50), "ontvangen": date(2024, 12, 31)},
        {"maand": "2024-12", "bedrag": Decimal(50), "ontvangen": date(2025, 1, 15)},
        {"maand": "2025-02", "bedrag": Decimal(7), "ontvangen": date(2025, 4, 1)},
        {"maand": "2025-02", "bedrag": Decimal(900), "ontvangen": date(2025, 2, 28), "wet": "Wmo"},
    ]
    uit = gedeclareerd_per_maand(declaraties(rijen, periode="2025-Q1"), wet="Jeugdwet", in_=Kwartaal(2025, 1))
    geleverd, binnen = (
        [inhoud(uit)["Jeugdwet", maand, wat] for maand in ("Januari", "Februari", "Maart", "Totaal")]
        for wat in ("Geleverd in de maand", "Binnengekomen in de maand")
    )
    assert (geleverd, binnen) == ([0, 7, 0, 7], [50, 0, 0, 50])
    assert {(een.eenheid, een.tekst) for een in uit.cellen().values()} == {("euro", "")}
    assert uit.bronnen == ("declaraties",)
