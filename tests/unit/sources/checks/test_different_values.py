"""Is one wrong value found among a hundred thousand good ones, where each different value is looked at once?"""

from collections.abc import Iterator

import duckdb
import pytest

from monitorlib.errors import SourceError
from monitorlib.sources.checks import different_values
from monitorlib.sources.checks.validation import validate
from monitorlib.sources.declared.catalogue import BRONNEN
from monitorlib.sources.declared.declaration import Codes

BRON = BRONNEN["uitkeringen"]
CODES = Codes({"gemeente": {"GM0001": "Aa", "GM0002": "Bee"}, "reden": {"Werk": "Werk"}})
RIJEN = 100_010


@pytest.fixture(scope="module")
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as gemaakt:
        gemaakt.execute(
            f"CREATE TABLE goed AS SELECT i + 2 AS rij, 'u' || i AS uitkering_nummer, 'c' || i AS client, "
            f"'GM000' || (1 + i % 2) AS gemeente, '2024-01-0' || (1 + i % 9) AS ingangsdatum, "
            "NULL::VARCHAR AS einddatum, NULL::VARCHAR AS reden, '1980-01-01' AS geboortedatum "
            f"FROM range({RIJEN}) t(i)"
        )
        yield gemaakt


def met(con: duckdb.DuckDBPyConnection, kolom: str, waarde: str) -> duckdb.DuckDBPyRelation:
    """The rows with another value in the last one but four."""
    return con.sql(
        f"SELECT * REPLACE (CASE WHEN rij = {RIJEN - 3} THEN {waarde} ELSE {kolom} END AS {kolom}) FROM goed"
    )


def test_good_rows_pass(con: duckdb.DuckDBPyConnection) -> None:
    validate(con.table("goed"), BRON, CODES, "uitkeringen.csv")


@pytest.mark.parametrize(
    ("kolom", "waarde", "zegt"),
    [
        ("ingangsdatum", "'2024-02-30'", "'2024-02-30' is een datum die niet bestaat."),
        ("ingangsdatum", "'30-01-2024'", "'30-01-2024' is geen datum in de vorm jjjj-mm-dd"),
        ("gemeente", "'GM0003'", "'GM0003' is onbekend"),
        ("gemeente", "NULL", "leeg mag hier niet"),
        ("einddatum", "'2023-12-31'", "'2023-12-31' ligt voor ingangsdatum"),
    ],
)
def test_one_wrong_value_is_named_with_its_row(
    con: duckdb.DuckDBPyConnection, kolom: str, waarde: str, zegt: str
) -> None:
    with pytest.raises(SourceError) as fout:
        validate(met(con, kolom, waarde), BRON, CODES, "uitkeringen.csv")
    assert str(fout.value).startswith(f"uitkeringen.csv, rij {RIJEN - 3}, kolom {kolom}: {zegt}")
    assert len(str(fout.value).splitlines()) == 1


def test_what_holds_is_known_at_once_and_what_does_not_is_not(con: duckdb.DuckDBPyConnection) -> None:
    kolom = BRON.kolom("ingangsdatum")
    wrong = "NOT regexp_full_match(ingangsdatum, '2024-.*')"
    assert different_values.none_wrong(con.table("goed"), kolom, wrong)
    assert not different_values.none_wrong(met(con, "ingangsdatum", "'1999-01-01'"), kolom, wrong)
    # Of a key every value is another one, and few rows are asked as they are.
    assert not different_values.none_wrong(con.table("goed"), BRON.kolom("uitkering_nummer"), "false")
    assert different_values.is_large(con.table("goed"))
    assert not different_values.is_large(con.sql("SELECT * FROM goed LIMIT 5"))
