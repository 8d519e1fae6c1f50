"""Is each client there in all rows of a register, written in one way?"""

from collections.abc import Sequence

import duckdb
import pytest

from monitorlib.errors import SourceError
from monitorlib.sources.checks.clienten import controleer_clienten, controleer_sleutel

LEEG = (
    "; zo zijn personen en trajecten niet te tellen. Vul ze aan; of zeg in params.yml bij 'levering': 'zonder_client: "
    "apart', dan telt elk van deze rijen als een eigen persoon; of laat de hele kolom weg, dan worden personen niet "
    "geteld."
)


def anders(shown: str, kolom: str, zoveel: str) -> str:
    return (
        f"{shown}, kolom {kolom}: {zoveel} alleen in hoofdletters van een andere. Zeg in params.yml bij 'levering' wat "
        f"dat betekent: 'hoofdletters: {{{kolom}: gelijk}}' voor dezelfde, '{{{kolom}: verschillend}}' voor een andere."
    )


def van_sleutels(waarden: Sequence[str], hoofdletters: dict[str, str] | None = None) -> str:
    rijen = ", ".join(f"('{een}')" for een in waarden)
    with duckdb.connect() as con:
        try:
            controleer_sleutel(con.sql(f"SELECT * FROM (VALUES {rijen}) AS _(nr)"), "nr", hoofdletters or {}, "wmo.csv")  # type: ignore[arg-type]
        except SourceError as fout:
            return str(fout)
    return ""


@pytest.mark.parametrize(
    ("waarden", "zoveel"),
    [
        (["ab", "cd", "12"], ""),
        (["AB", "CD", "12"], ""),
        (["Ab", "cD"], ""),
        (["ab", "AB"], "1 waarde verschilt"),
        (["ab", "AB", "Ab", "cd"], "2 waarden verschillen"),
    ],
)
def test_numbers_that_differ_in_capitals_alone(waarden: list[str], zoveel: str) -> None:
    assert van_sleutels(waarden) == (anders("wmo.csv", "nr", zoveel) if zoveel else "")


@pytest.mark.parametrize("betekent", ["gelijk", "verschillend"])
def test_what_capitals_mean_was_said(betekent: str) -> None:
    """Of this column: of another it says nothing."""
    assert van_sleutels(["ab", "AB"], {"nr": betekent}) == ""
    assert van_sleutels(["ab", "AB"], {"client": betekent}) != ""


def van_clienten(registers: dict[str, Sequence[str | None]], *, hoofdletters: bool = False) -> list[str]:
    """What is said of registers with these clients, from row 2 on."""
    with duckdb.connect() as con:
        for naam, clienten in registers.items():
            con.execute(f"CREATE TABLE {naam} (rij INTEGER, client VARCHAR)")
            con.executemany(f"INSERT INTO {naam} VALUES (?, ?)", [list(een) for een in enumerate(clienten, start=2)])
        alle = " UNION ".join(f"SELECT client FROM {naam} WHERE client IS NOT NULL" for naam in registers)
        con.execute(f"CREATE TABLE clienten AS SELECT client AS pseudoniem FROM ({alle})")
        try:
            controleer_clienten(con, {naam: f"{naam}.csv" for naam in registers}, hoofdletters)
        except SourceError as fout:
            return str(fout).split("\n")
    return []


def test_clients_in_all_rows_or_in_none() -> None:
    """One person in two registers is one."""
    assert van_clienten({"wmo": ["a", "b"], "jeugd": [None, None], "pw": ["a"]}) == []


def test_clients_in_some_rows() -> None:
    """Of each register how many are empty, and where the first is."""
    assert van_clienten({"wmo": ["a", None, None], "jeugd": ["b"], "pw": [None, "c"]}) == [
        f"wmo.csv, kolom client: leeg in 2 van de 3 rijen, als eerste in rij 3{LEEG}",
        f"pw.csv, kolom client: leeg in 1 van de 2 rijen, als eerste in rij 2{LEEG}",
    ]


def test_of_thousands_the_point_is_written() -> None:
    (gezegd,) = van_clienten({"wmo": ["a", *[None] * 1000]})
    assert gezegd == f"wmo.csv, kolom client: leeg in 1.000 van de 1.001 rijen, als eerste in rij 3{LEEG}"


def test_one_client_written_in_two_ways() -> None:
    """In one register or in two; beside what else is wrong."""
    zegt = anders("wmo.csv en jeugd.csv", "client", "1 waarde verschilt")
    assert van_clienten({"wmo": ["a"], "jeugd": ["A"]}) == [zegt]
    assert van_clienten({"wmo": ["a"], "jeugd": ["A", None]}) == [
        f"jeugd.csv, kolom client: leeg in 1 van de 2 rijen, als eerste in rij 3{LEEG}",
        zegt,
    ]
    assert van_clienten({"wmo": ["a"], "jeugd": ["A"]}, hoofdletters=True) == []
