"""What was forecast beside what came: known, provisional or still to come, and how many were inside their bounds."""

from datetime import date
from decimal import Decimal

import pytest
from bouwstenen import declaraties, inhoud, jeugdhulp, van

from monitorlib.cijfers.prognose.reeksen.eerder import eerder_voorspeld
from monitorlib.sources.opened.register import Register
from monitorlib.sources.vastgelegd import Vastgelegd
from monitorlib.tijd.periode import Jaar, Kwartaal, Maand

OP, NU = date(2025, 12, 31), Kwartaal(2025, 4)
TOEN = date(2024, 9, 30)


def geld(per_maand: tuple[int, ...] = (9000, 1000), maanden: int = 24) -> Register:
    """So many euros of each month until the end of 2025: in the month itself, and in those after it."""
    rijen = [
        {"maand": str(maand), "bedrag": Decimal(bedrag), "ontvangen": op.eerste_dag.replace(day=15)}
        for maand in Maand(2025, 12).terug(maanden)
        for later, bedrag in enumerate(per_maand)
        if (op := maand.verschoven(later)) <= Maand(2025, 12)
    ]
    return declaraties(rijen, periode="2025-Q4", opgehaald=OP)


def mensen() -> Register:
    """Two from 2024 on, and a third in January 2025."""
    begin = (date(2024, 1, 1), date(2024, 1, 1), date(2025, 1, 1))
    return jeugdhulp([van(een, client=f"c{nummer}") for nummer, een in enumerate(begin)], periode="2025-Q4")


def voorspeld(reeks: str, periode: Jaar | Maand, waarde: float, laag: float, hoog: float) -> Vastgelegd:
    return Vastgelegd(TOEN, reeks, periode, waarde, laag, hoog, "prognose")


def gezegd(*prognoses: Vastgelegd) -> dict[tuple[str, ...], float | str]:
    return inhoud(eerder_voorspeld(prognoses, declaraties=geld(), clienten={"Jeugdwet": mensen()}, in_=NU))


def test_a_month_that_is_over_is_known() -> None:
    """Two were expected between 1 and 2,5; three came: one more, and outside. In 2024 there were two, inside."""
    uit = gezegd(
        voorspeld("Cliënten Jeugdwet", Maand(2025, 3), 2, 1, 2.5),
        voorspeld("Cliënten Jeugdwet", Maand(2024, 12), 2.5, 1.5, 3.5),
    )
    maart = {wat: een for (_, prognose, wat), een in uit.items() if prognose == "maart 2025, voorspeld op 30-9-2024"}
    assert maart == {
        "Binnen de grenzen": "nee", "Verwacht": 2, "Kwam uit op": 3, "Ernaast": 1, "Ondergrens": 1, "Bovengrens": 2.5,
    }  # fmt: skip
    december = ("Cliënten Jeugdwet", "december 2024, voorspeld op 30-9-2024")
    assert (uit[(*december, "Ernaast")], uit[(*december, "Binnen de grenzen")]) == (-0.5, "ja")
    alle = "Alle prognoses", "waarvan de uitkomst bekend is", "Binnen de grenzen"
    assert uit[alle] == "1 van 2; dat horen er 1,6 te zijn"


def test_a_year_that_is_in_is_known_and_one_that_is_not_is_provisional() -> None:
    """2024 came in whole: 120.000. Of 2025 a tenth of December is still to come: as expected now, not counted."""
    uit = gezegd(
        voorspeld("Uitgaven Jeugdwet in natura", Jaar(2024), 118_000, 117_000, 119_000),
        voorspeld("Uitgaven Jeugdwet in natura", Jaar(2025), 125_000, 115_000, 135_000),
    )
    reeks = "Uitgaven Jeugdwet in natura"
    assert uit[reeks, "2024, voorspeld op 30-9-2024", "Kwam uit op"] == 120_000
    assert uit[reeks, "2024, voorspeld op 30-9-2024", "Binnen de grenzen"] == "nee"
    assert uit[reeks, "2025, voorspeld op 30-9-2024", "Kwam uit op"] == "ongeveer"
    assert uit[reeks, "2025, voorspeld op 30-9-2024", "Binnen de grenzen"] == "voorlopig ja"
    assert uit["Alle prognoses", "waarvan de uitkomst bekend is", "Binnen de grenzen"].startswith("0 van 1;")


def test_what_is_still_to_come_says_so() -> None:
    """A month after the period, a year before the register, a series that nobody counts any more."""
    prognoses = (
        voorspeld("Cliënten Jeugdwet", Maand(2026, 3), 2, 1, 3),
        voorspeld("Uitgaven Jeugdwet in natura", Jaar(2020), 2, 1, 3),
        voorspeld("Cliënten Participatiewet", Maand(2025, 3), 2, 1, 3),
    )
    uit = gezegd(*prognoses)
    assert {een for (_, _, wat), een in uit.items() if wat == "Kwam uit op"} == {"nog niet"}
    assert {een for (_, _, wat), een in uit.items() if wat == "Binnen de grenzen"} == {"nog niet bekend"}


def test_the_last_month_of_the_period_is_over_and_the_next_is_not() -> None:
    uit = gezegd(*(voorspeld("Cliënten Jeugdwet", maand, 3, 2, 4) for maand in (Maand(2025, 12), Maand(2026, 1))))
    assert [waarde for (_, _, wat), waarde in uit.items() if wat == "Kwam uit op"] == [3, "nog niet"]


def test_each_number_has_its_unit_and_the_table_its_sources() -> None:
    """Euros of a year, cliënten of a month; a word has none."""
    prognoses = (
        voorspeld("Cliënten Jeugdwet", Maand(2025, 3), 2, 1, 3),
        voorspeld("Uitgaven Jeugdwet in natura", Jaar(2024), 118_000, 117_000, 119_000),
    )
    uit = eerder_voorspeld(prognoses, declaraties=geld(), clienten={"Jeugdwet": mensen()}, in_=NU)
    assert uit.bronnen == ("declaraties", "voorzieningen_jeugdwet")
    eenheden = {(reeks.split()[0], wat): een.eenheid for (reeks, _, wat), een in uit.cellen().items()}
    for wat in ("Verwacht", "Ondergrens", "Bovengrens", "Kwam uit op", "Ernaast"):
        assert (eenheden["Cliënten", wat], eenheden["Uitgaven", wat]) == ("cliënten", "euro")
    assert {een for (_, wat), een in eenheden.items() if wat == "Binnen de grenzen"} == {""}
    assert uit.leden["wat"] == (
        "Binnen de grenzen", "Verwacht", "Kwam uit op", "Ernaast", "Ondergrens", "Bovengrens",
    )  # fmt: skip


@pytest.mark.parametrize(("nog", "hoe"), [(700, "ca."), (500, "")])
def test_half_a_percent_that_is_to_come_is_a_trifle(nog: int, hoe: str) -> None:
    """Of 120.000 euro a year 0,5 % is 600: of December 700 or 500 is still to come."""
    per_maand = (10_000 - nog, nog)
    uit = eerder_voorspeld(
        [voorspeld("Uitgaven Jeugdwet in natura", Jaar(2025), 120_000, 110_000, 130_000)],
        declaraties=geld(per_maand), clienten={"Jeugdwet": mensen()}, in_=NU,
    )  # fmt: skip
    cel = uit.cellen()["Uitgaven Jeugdwet in natura", "2025, voorspeld op 30-9-2024", "Kwam uit op"]
    assert cel.tekst == hoe


def test_without_a_record_there_is_nothing_to_show() -> None:
    assert gezegd() == {}
