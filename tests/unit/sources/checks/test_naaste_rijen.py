"""Are the same rows found among those that are near another as among all rows?"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import duckdb
import pytest
from bouwstenen import proef
from hypothesis import given
from hypothesis import strategies as st

from monitorlib.editie.params.bron_parameters import BronParameters
from monitorlib.sources.checks.naast_elkaar import dubbele_rijen, overlappende_rijen
from monitorlib.sources.checks.naaste_rijen import naaste_rijen
from monitorlib.sources.declared.catalogue import BRONNEN
from monitorlib.sources.freeze.frozen import FrozenView, beantwoord_hier

GEGEVEN = BronParameters(bestand="x.csv", herkomst="geleverd", vindplaats="met de hand getekend")
HULP = {
    "voorziening_nummer": "VARCHAR", "client": "INTEGER", "gemeente": "VARCHAR", "productgroep": "VARCHAR",
    "leveringsvorm": "VARCHAR", "ingangsdatum": "DATE", "einddatum": "DATE", "aanbieder": "VARCHAR",
    "reden": "VARCHAR", "ingetrokken": "VARCHAR",
}  # fmt: skip
DECLARATIES = {"declaratie_nummer": "VARCHAR", "gemeente": "VARCHAR", "product": "VARCHAR", "volume": "DOUBLE"}
DAG = st.integers(0, 20).map(lambda n: date(2024, 1, 1) + timedelta(n))


def _hulp(begin: date, duur: int | None, *rest: Any) -> list[Any]:
    client, vorm, aanbieder, reden, ingetrokken = rest
    einde = None if duur is None else begin + timedelta(duur)
    return [client, "GM0001", "45", vorm, begin, einde, aanbieder, reden, ingetrokken]


RIJ = st.builds(
    _hulp,
    DAG,
    st.none() | st.integers(0, 6),
    st.sampled_from([1, 2, 3, 4, None]),
    st.sampled_from(["ZIN", "PGB"]),
    st.sampled_from(["00000011", None]),
    st.sampled_from(["31", None]),
    st.sampled_from(["ja", "nee", None]),
)
# Rows that come back as they are, too.
RIJEN = st.lists(RIJ, min_size=1, max_size=12).flatmap(
    lambda rijen: st.lists(st.sampled_from(rijen), max_size=3).map(lambda nog: rijen + nog)
)


@pytest.fixture(scope="module")
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as gemaakt:
        yield gemaakt


def bevroren(con: duckdb.DuckDBPyConnection, naam: str, kolommen: dict[str, str], rijen: list[list[Any]]) -> FrozenView:
    """The register with these rows; their keys are 1, 2 and on, and the first is row 2."""
    con.execute(f"CREATE OR REPLACE TABLE {naam} (rij BIGINT, {', '.join(f'{k} {t}' for k, t in kolommen.items())})")
    for nummer, rij in enumerate(rijen, 1):
        con.execute(f"INSERT INTO {naam} VALUES (?, ?{', ?' * len(rij)})", [nummer + 1, str(nummer), *rij])
    return FrozenView(BRONNEN[naam], GEGEVEN, "x.csv", tuple(kolommen))


@proef(40)
@given(rijen=RIJEN, zonder=st.booleans())
def test_the_same_rows_stand_twice_and_overlap(
    con: duckdb.DuckDBPyConnection, rijen: list[list[Any]], zonder: bool
) -> None:
    bron = bevroren(con, "voorzieningen_jeugdwet", HULP, rijen)
    uit = []
    for van in (bron.rijen, naaste_rijen(con, bron)):
        dubbel = dubbele_rijen(van, bron.bron, bron.kolommen, "rij")
        overlap = overlappende_rijen(van, bron.bron, bron.kolommen, "rij", zonder_ingetrokken=zonder, met_wie=True)
        uit.append([sorted(beantwoord_hier(con, een)) for een in (dubbel, overlap.drop("tot"))])
    assert uit[0] == uit[1]


def test_rows_that_are_alone_are_left_out(con: duckdb.DuckDBPyConnection) -> None:
    """Of client 1 the second begins while the first runs; client 2 goes on the day after; client 3 has one row."""
    dagen = [(1, 1, 9), (1, 9, 12), (2, 1, 9), (2, 10, 12), (3, 1, 9), (None, 1, 9), (None, 1, 9)]
    rijen = [
        [wie, "GM0001", "45", "ZIN", date(2024, 1, van), date(2024, 1, tot), None, None, None]
        for wie, van, tot in dagen
    ]
    naaste = naaste_rijen(con, bevroren(con, "voorzieningen_jeugdwet", HULP, rijen))
    assert sorted(beantwoord_hier(con, naaste.select("rij"))) == [(2,), (3,)]


def test_without_clients_only_the_same_rows_are_near(con: duckdb.DuckDBPyConnection) -> None:
    rijen = [["GM0001", "01", 1.0], ["GM0001", "01", 2.0], ["GM0001", "01", 1.0], ["GM0001", None, 1.0]]
    naaste = naaste_rijen(con, bevroren(con, "declaraties", DECLARATIES, rijen))
    assert sorted(beantwoord_hier(con, naaste.select("rij"))) == [(2,), (4,)]
