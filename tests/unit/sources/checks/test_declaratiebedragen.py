"""What is odd about the amounts of declaraties, and of nothing else?"""

from collections.abc import Sequence

import duckdb
import pytest

from monitorlib.editie.params.bron_parameters import BronParameters
from monitorlib.sources.checks.declaratiebedragen import bedragregistratie
from monitorlib.sources.declared.catalogue import BRONNEN
from monitorlib.sources.freeze.frozen import FrozenView
from monitorlib.sources.freeze.snapshot_index import Registratie

GEGEVEN = BronParameters(bestand="x.csv", herkomst="fictief", vindplaats="getekend")
CREDIT = (
    "Een credit neemt niet meer weg dan er voor dezelfde hulp en maand is gedeclareerd. Vraag de aanbieder naar de "
    "declaratie die ontbreekt. Rij {}."
)
NUL = (
    "Een declaratie met een volume heeft een bedrag; anders is de prijs nul en elk gemiddeld tarief te laag. Vraag de "
    "aanbieder naar het bedrag. Rij {}."
)
MAAND = (
    "Tussen de eerste en de laatste maand van levering heeft elke maand declaraties; anders is het jaar te laag. Niets "
    "over: {}. Vraag ze op."
)
Rij = dict[str, object]


def gevonden(rijen: Sequence[Rij], naam: str = "declaraties") -> list[Registratie]:
    """Of rows from 2 on: usually 10 euros for one unit of De Eik in January."""
    gewoon: Rij = {"gemeente": "A", "wet": "Wmo", "aanbieder": "Eik", "product": "45", "maand": "2024-01"}
    kolommen = ("rij", *gewoon, "bedrag", "volume")
    with duckdb.connect() as con:
        con.execute(
            "CREATE TABLE declaraties (rij INTEGER, gemeente TEXT, wet TEXT, aanbieder TEXT, product TEXT, maand TEXT, "
            "bedrag DECIMAL(18, 2), volume DOUBLE)"
        )
        for nummer, rij in reversed(list(enumerate(rijen, start=2))):
            vol = {"rij": nummer, **gewoon, "bedrag": 10, "volume": 1, **rij}
            con.execute("INSERT INTO declaraties VALUES (?, ?, ?, ?, ?, ?, ?, ?)", [vol[een] for een in kolommen])
        return bedragregistratie(con, FrozenView(BRONNEN[naam], GEGEVEN, "x.csv", kolommen[1:]))


@pytest.mark.parametrize(
    ("rijen", "plaatsen"),
    [
        ([{}, {"bedrag": -10}], []),
        ([{}, {"bedrag": -10.01}], [3]),
        ([{}, {"bedrag": 0, "volume": 0}], []),
        *(([{}, {een: "anders", "bedrag": -1}], [3]) for een in ("gemeente", "aanbieder", "product")),
        ([{}, {"bedrag": -10}, {"bedrag": -5}, {"bedrag": 4}], [3, 4]),
    ],
)
def test_more_is_taken_back_than_was_declared(rijen: list[Rij], plaatsen: list[int]) -> None:
    """For the same help of the same month: to the cent, and no more is no fault."""
    zegt = CREDIT.format(", ".join(map(str, plaatsen)))
    een = Registratie("credit zonder debet", len(plaatsen), tuple(plaatsen), (), zegt)
    assert gevonden(rijen) == ([een] if plaatsen else [])


def test_a_credit_of_another_law_or_month_has_no_debit() -> None:
    """The months follow each other, so that none is missing."""
    for anders in ({"wet": "Jeugdwet"}, {"maand": "2024-02"}):
        assert [(een.wat, een.rijen) for een in gevonden([{}, {**anders, "bedrag": -1}])] == [
            ("credit zonder debet", (3,))
        ]


def test_volume_for_nothing() -> None:
    """Of a credit too; without volume nothing was delivered."""
    rijen = [{}, {"bedrag": 0}, {"bedrag": 0, "volume": -1}, {"bedrag": 0, "volume": 0}, {"bedrag": 0.01}]
    assert gevonden(rijen) == [Registratie("prijs van nul", 2, (3, 4), (), NUL.format("3, 4"))]


@pytest.mark.parametrize(("aantal", "slot"), [(20, ""), (21, " en nog 1"), (1020, " en nog 1.000")])
def test_the_first_twenty_are_named(aantal: int, slot: str) -> None:
    eerste = tuple(range(2, 22))
    zegt = NUL.format(", ".join(map(str, eerste)) + slot)
    assert gevonden([{"bedrag": 0}] * aantal) == [Registratie("prijs van nul", aantal, eerste, (), zegt)]


def test_months_without_declaraties_per_law() -> None:
    """Between the first and the last of each law: over the turn of a year, and none of a law with one month."""
    maanden = [("Wmo", "2023-11"), ("Wmo", "2024-02"), ("Jeugdwet", "2024-01"), ("Pw", "2024-01"), ("Pw", "2024-03")]
    assert gevonden([{"wet": wet, "maand": maand} for wet, maand in maanden]) == [
        Registratie(
            "maand zonder declaraties", 3, (), (), MAAND.format("Pw februari 2024, Wmo december 2023, Wmo januari 2024")
        )
    ]


def test_all_three_in_order_and_of_another_source_nothing() -> None:
    rijen: list[Rij] = [{"maand": "2024-03"}, {"bedrag": 0}, {"bedrag": -1}]
    assert [een.wat for een in gevonden(rijen)] == ["credit zonder debet", "prijs van nul", "maand zonder declaraties"]
    assert gevonden(rijen, "budgetten") == []
