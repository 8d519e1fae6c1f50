"""Does every calculation give the same on DuckDB, PostgreSQL and Spark, and the same as a count by hand?

Of PostgreSQL there is a server, of Spark a session in local mode; the count by hand is plain Python, written apart
from monitorlib. Registers and tellingen are those of the example edition.
"""

import os
from collections.abc import Collection

import ibis
import met_de_hand
import pytest
from berekend import MATEN, Uitkomst, alles, gelijk, voorbeeld
from ibis.backends import BaseBackend

from monitorlib.editie.editie import Editie
from monitorlib.indicatoren.catalogus.catalogus import catalogus
from monitorlib.sources.warehouse.engine import op_motor

NAMEN = [*catalogus(), *MATEN]
# Spark takes seconds for each; all of them when there is time for it (make grondig).
OP_SPARK = NAMEN if os.environ.get("MONITOR_GRONDIG") else [*list(catalogus())[::3], *MATEN]
OP = {"postgres": NAMEN, "spark": OP_SPARK}


@pytest.fixture(scope="module")
def editie(tmp_path_factory: pytest.TempPathFactory) -> Editie:
    return voorbeeld(tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="module")
def duckdb(editie: Editie) -> dict[str, Uitkomst]:
    with op_motor(ibis.duckdb.connect()):
        return alles(editie, NAMEN)


@pytest.fixture(scope="module")
def elders(editie: Editie, motor: BaseBackend) -> dict[str, Uitkomst]:
    with op_motor(motor):
        return alles(editie, OP["postgres" if motor.name == "postgres" else "spark"])


def van_elke_motor(namen: Collection[str]) -> pytest.MarkDecorator:
    """Each of these names on each engine that is asked for it."""
    paren = [(motor, naam) for motor, op in OP.items() for naam in op if naam in namen]
    return pytest.mark.parametrize(("motor", "naam"), paren, indirect=["motor"])


@van_elke_motor(NAMEN)
def test_another_engine_says_the_same(naam: str, duckdb: dict[str, Uitkomst], elders: dict[str, Uitkomst]) -> None:
    assert gelijk(elders[naam], duckdb[naam]), (elders[naam], duckdb[naam])


@van_elke_motor(met_de_hand.GETELD)
def test_another_engine_says_what_a_count_by_hand_finds(naam: str, elders: dict[str, Uitkomst], editie: Editie) -> None:
    """In every gemeente with something to divide by, and of all together as one place."""
    tel = met_de_hand.GETELD[naam]
    verwacht = {**tel(met_de_hand.lezer(editie.data, samen=False)), **tel(met_de_hand.lezer(editie.data, samen=True))}
    gevonden = {rij[0]: rij for rij in elders[naam] if rij[2] == "getal"}
    assert set(verwacht) == set(gevonden)
    for gebied, (_, waarde, _, _, teller, noemer, *_) in gevonden.items():
        uit = waarde if isinstance(verwacht[gebied], (int, float)) else (teller, noemer)
        assert uit == pytest.approx(verwacht[gebied]), gebied


def test_every_measure_has_something_to_count(duckdb: dict[str, Uitkomst]) -> None:
    """Two engines that both find nothing would agree."""
    for naam in NAMEN:
        assert any(isinstance(deel, float) and deel > 0 for rij in duckdb[naam] for deel in rij), naam
