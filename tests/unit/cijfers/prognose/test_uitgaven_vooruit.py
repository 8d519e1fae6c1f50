"""The year end of a wet per gemeente and product: what each goes on to cost, together the year end to the cent."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from bouwstenen import declaraties, inhoud

from monitorlib.cijfers.prognose.declaraties.nagekomen import nagekomen
from monitorlib.cijfers.prognose.declaraties.uitgaven_vooruit import uitgaven_per_product
from monitorlib.sources.opened.register import Register
from monitorlib.tijd.periode import Kwartaal, Maand

NU, LAATSTE = Kwartaal(2025, 3), Maand(2025, 9)
# Of each month so much comes in within the month itself, and in the months after it.
DELEN = (Decimal("0.6"), Decimal("0.3"), Decimal("0.1"))
AA, BEE = {"gemeente": "GM0001"}, {"gemeente": "GM0002"}
Rij = dict[str, Any]


def geleverd(euro: Sequence[int], **anders: object) -> list[Rij]:
    """What came in until the end of September 2025 of months that cost this much, the last of them September."""
    return [
        {"maand": str(maand), "bedrag": bedrag * deel, "ontvangen": op.eerste_dag.replace(day=15), **anders}
        for maand, bedrag in zip(LAATSTE.terug(len(euro)), euro, strict=True)
        for later, deel in enumerate(DELEN)
        if (op := maand.verschoven(later)) <= LAATSTE
    ]


def register(*rijen: Rij) -> Register:
    return declaraties(list(rijen), periode="2025-Q3", opgehaald=date(2025, 9, 30))


def gezegd(*rijen: Rij) -> dict[tuple[str, ...], object]:
    bron = register(*rijen)
    return inhoud(uitgaven_per_product(bron, nagekomen(bron, wet="Jeugdwet", in_=NU), wet="Jeugdwet", in_=NU))


def test_what_stays_the_same_costs_twelve_times_its_month() -> None:
    """Aa has 10.000 of ambulant a month, Bee 5.000 of verblijf: of the last two months 10 and 40 % is still to come."""
    uit = gezegd(*geleverd([10_000] * 33, **AA, product="45"), *geleverd([5_000] * 33, **BEE, product="44"))
    assert {wat: uit["Aa", "Ambulant", wat] for wat in ("Ontvangen", "Nog verwacht", "Hele jaar")} == {
        "Ontvangen": 85_000, "Nog verwacht": 35_000, "Hele jaar": 120_000,
    }  # fmt: skip
    assert (uit["Bee", "Totaal", "Hele jaar"], uit["Totaal", "Totaal", "Hele jaar"]) == (60_000, 180_000)
    assert ("Bee", "Ambulant", "Hele jaar") not in uit


def test_the_parts_are_together_the_year_end_of_the_wet() -> None:
    """Whatever they do: amounts with cents that go up and down, and one that ends in May."""
    golf = [1_000 + 37 * (een % 5) for een in range(33)]
    rijen = [
        *geleverd(golf, **AA, product="45"),
        *geleverd([3_333, 3_334] * 14 + [0] * 5, **AA, product="44"),
        *geleverd(golf[::-1], **BEE, product="45"),
    ]
    bron = register(*rijen)
    laat = nagekomen(bron, wet="Jeugdwet", in_=NU)
    uit = inhoud(uitgaven_per_product(bron, laat, wet="Jeugdwet", in_=NU))
    for wat in ("Ontvangen", "Hele jaar"):
        assert uit["Totaal", "Totaal", wat] == inhoud(laat.jaar)["Jeugdwet", wat]
    # What ended goes on at nothing: less is to come of it than of what goes on at a third of its size.
    assert uit["Aa", "Verblijf", "Nog verwacht"] < uit["Aa", "Ambulant", "Nog verwacht"]  # type: ignore[operator]


def test_without_a_year_end_there_is_no_row() -> None:
    assert gezegd(*geleverd([10_000] * 5, **AA, product="45")) == {}
