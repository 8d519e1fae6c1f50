"""What is counted of a delivery: its rows by period and by code, and no value that is not ours?"""

from collections.abc import Sequence

import duckdb
import pytest

from monitorlib.sources.declared.declaration import Bron, Codes, Kolom
from monitorlib.sources.verslag.profiel import Profiel, periode_van, profiel

WET, VORM, SINDS = Kolom("wet", "code", "x"), Kolom("vorm", "code", "x"), Kolom("sinds", "datum", "x")
CODES = Codes({"wet": {"Wmo": "De Wmo", "Jeugdwet": "De Jeugdwet"}, "vorm": {"PGB": "Pgb"}})


def register(*kolommen: Kolom, periode: tuple[str, str] | None = None) -> Bron:
    return Bron("reg", "Register", (), kolommen, periode=periode)


def van(bron: Bron, rijen: Sequence[str]) -> Profiel:
    """Of rows of wet, vorm, sinds and a column that nobody declared."""
    with duckdb.connect() as con:
        con.execute(f"CREATE TABLE geleverd AS SELECT * FROM (VALUES {', '.join(rijen)}) AS _(wet, vorm, sinds, eigen)")
        return profiel(con, bron, CODES, "geleverd")


def test_rows_are_counted_by_code_and_by_month() -> None:
    """Codes stand in the order of the list; what occurs in no row is left out, and so is what was not declared."""
    wmo = [f"('Wmo', {een}, 1)" for een in ("'PGB', '2024-01-31'", "NULL, '2024-01-01'")]
    rijen = ["('Jeugdwet', 'PGB', '2024-02-01', 1)", *wmo]
    gevonden = van(register(WET, VORM, SINDS), rijen)
    assert gevonden == Profiel(
        3,
        ("wet", "vorm", "sinds"),
        {"2024-01": 2, "2024-02": 1},
        {"wet": {"Wmo": 2, "Jeugdwet": 1}, "vorm": {"PGB": 2}},
        {},
    )
    assert (list(gevonden.per_code["wet"]), gevonden.tijdvak) == (["Wmo", "Jeugdwet"], "2024-01 tot en met 2024-02")


def test_a_column_that_was_not_delivered_is_not_there() -> None:
    """Declared, coded and the first that says when: of it nothing is asked."""
    weg = Kolom("weg", "datum", "x")
    gevonden = van(register(weg, WET, SINDS, periode=("weg", "sinds")), ["('Wmo', 'PGB', '2024-01-31', 1)"])
    assert (gevonden.kolommen, gevonden.per_periode) == (("wet", "sinds"), {"2024-01": 1})


def test_what_is_no_code_is_counted_and_not_kept() -> None:
    """Two words that are no law, three rows; an empty one is no other code."""
    rijen = [f"('{wet}', NULL, '2024-01-01', 1)" for wet in ("Wmo", "Jan", "Jan", "Piet")]
    gevonden = van(register(WET, VORM), rijen)
    assert (gevonden.per_code, gevonden.anders) == ({"wet": {"Wmo": 1}, "vorm": {}}, {"wet": 3})
    assert (gevonden.per_periode, gevonden.tijdvak) == ({}, "")


@pytest.mark.parametrize(
    ("moment", "periode"),
    [
        *(("2024", "2024"), ("2024-01", "2024-01"), ("2024-12", "2024-12"), ("2024-12-31", "2024-12")),
        *(("2024-Q4", "2024-Q4"), ("2024-T3", "2024-T3"), ("2024-H2", "2024-H2")),
        *(("2024-13", None), ("2024-00", None), ("2024-Q5", None), ("2024-1", None), ("31-12-2024", None)),
        *(("2024-12-31 ", None), ("x", None)),
    ],
)
def test_a_row_counts_in_its_month_or_in_its_period(moment: str, periode: str | None) -> None:
    assert van(register(SINDS), [f"('Wmo', NULL, '{moment}', 1)"]).per_periode == ({periode: 1} if periode else {})


TOT, MAAND = Kolom("tot", "datum", "x"), Kolom("maand", "maand", "x")


@pytest.mark.parametrize(
    ("bron", "kolommen", "naam"),
    [
        # The begin of a record, wherever it stands; where it was not delivered, the first that is a time.
        (register(SINDS, TOT, periode=("tot", "sinds")), [SINDS, TOT], "tot"),
        (register(SINDS, TOT, periode=("tot", "sinds")), [WET, SINDS], "sinds"),
        (register(WET, MAAND, SINDS), [WET, MAAND, SINDS], "maand"),
        *((register(), [WET, Kolom("op", soort, "x")], "op") for soort in ("datum", "moment", "periode", "jaar")),
        (register(WET, VORM), [WET, VORM], ""),
    ],
)
def test_the_column_that_says_when(bron: Bron, kolommen: list[Kolom], naam: str) -> None:
    assert periode_van(bron, kolommen) == naam
