"""Does a telling per period tell of the period of its edition, and of none after it?"""

from collections.abc import Sequence

import duckdb
import pytest

from monitorlib.errors import SourceError
from monitorlib.sources.checks.tijdvak import controleer_tijdvak
from monitorlib.sources.declared.declaration import Bron
from monitorlib.tijd.periode import Kwartaal, Maand, Periode

VIERDE = Kwartaal(2024, 4)
PER_PERIODE = Bron("tel", "Telling", ("periode",), (), geldig=("periode",))


def klachten(perioden: Sequence[str], periode: Periode = VIERDE, bron: Bron = PER_PERIODE) -> list[str]:
    """What is said of a telling with these periods, from row 2 on; the engine may give its rows in any order."""
    rijen = ", ".join(f"({rij}, '{een}')" for rij, een in enumerate(perioden, start=2))
    with duckdb.connect() as con:
        tabel = con.sql(f"SELECT * FROM (VALUES {rijen}) AS _(rij, periode) ORDER BY rij DESC")
        try:
            controleer_tijdvak(tabel, bron, periode, "tel.csv")
        except SourceError as fout:
            return str(fout).split("\n")
    return []


def later(rij: int, periode: str) -> str:
    return (
        f"tel.csv, rij {rij}, kolom periode: '{periode}' ligt na het kwartaal van deze editie; toegestaan: tot en met "
        "2024-Q4. Haal de rij weg of verbeter het kwartaal."
    )


def test_its_own_period_and_earlier_ones_are_right() -> None:
    assert klachten(["2024-Q4", "2024-Q3", "2023-Q1"]) == []


def test_each_later_row_is_named() -> None:
    assert klachten(["2025-Q1", "2024-Q4", "2025-Q2"]) == [later(2, "2025-Q1"), later(4, "2025-Q2")]


@pytest.mark.parametrize(
    ("aantal", "slot"),
    [(20, []), (21, ["en 1 andere rij."]), (22, ["en 2 andere rijen."]), (1020, ["en 1.000 andere rijen."])],
)
def test_of_many_the_first_twenty_are_named(aantal: int, slot: list[str]) -> None:
    """Those that stand first in the file."""
    assert klachten(["2024-Q4", *["2025-Q1"] * aantal]) == [
        *(later(rij, "2025-Q1") for rij in range(3, 23)),
        *(f"tel.csv, kolom periode: {een}" for een in slot),
    ]


def test_an_old_delivery_is_told_what_it_holds() -> None:
    """Each period once, in order."""
    assert klachten(["2024-Q3", "2024-Q2", "2024-Q3"]) == [
        "tel.csv, kolom periode: geen enkele rij is van 2024-Q4; gevonden: 2024-Q2, 2024-Q3. Zet de rijen van 2024-Q4 "
        "erbij; die van eerdere kwartalen blijven staan."
    ]


def test_of_months_it_says_months() -> None:
    assert klachten(["2024-11"], Maand(2024, 12)) == [
        "tel.csv, kolom periode: geen enkele rij is van 2024-12; gevonden: 2024-11. Zet de rijen van 2024-12 erbij; "
        "die van eerdere maanden blijven staan."
    ]


@pytest.mark.parametrize("geldig", [(), ("jaar",), ("begin", "einde")])
def test_a_source_of_something_else_is_left_alone(geldig: tuple[str, ...]) -> None:
    assert klachten(["2025-Q1"], bron=Bron("tel", "Telling", ("periode",), (), geldig=geldig)) == []
