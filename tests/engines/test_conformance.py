"""Does every calculation give the same on DuckDB, PostgreSQL and Spark, and the same as a count by hand?

Of PostgreSQL there is a server, of Spark a session in local mode; the count by hand is plain Python, written apart
from monitorlib. Registers and tellingen are those of the example edition.
"""

import os

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
OP_SPARK = NAMEN if os.environ.get("MONITOR_GRONDIG") else [*list(catalogus())[::10], *list(MATEN)[::2]]


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
        return alles(editie, NAMEN if motor.name == "postgres" else OP_SPARK)


class _OpEenMotor:
    """What is asked of each engine."""

    def zegt_hetzelfde(self, naam: str, duckdb: dict[str, Uitkomst], elders: dict[str, Uitkomst]) -> None:
        assert gelijk(elders[naam], duckdb[naam]), (elders[naam], duckdb[naam])

    def zegt_wat_geteld_is(self, naam: str, elders: dict[str, Uitkomst], editie: Editie) -> None:
        """In every gemeente with something to divide by, and of all together as one place."""
        tel, lezer = met_de_hand.GETELD[naam], met_de_hand.lezer
        verwacht = {**tel(lezer(editie.data, samen=False)), **tel(lezer(editie.data, samen=True))}
        gevonden = {rij[0]: rij for rij in elders[naam] if rij[2] == "getal"}
        assert set(verwacht) == set(gevonden)
        for gebied, (_, waarde, _, _, teller, noemer, *_) in gevonden.items():
            uit = waarde if isinstance(verwacht[gebied], (int, float)) else (teller, noemer)
            assert uit == pytest.approx(verwacht[gebied]), gebied


@pytest.mark.parametrize("motor", ["postgres"], indirect=True)
class TestPostgres(_OpEenMotor):
    @pytest.mark.parametrize("naam", NAMEN)
    def test_it_says_the_same(self, naam: str, duckdb: dict[str, Uitkomst], elders: dict[str, Uitkomst]) -> None:
        self.zegt_hetzelfde(naam, duckdb, elders)

    @pytest.mark.parametrize("naam", met_de_hand.GETELD)
    def test_it_says_what_a_count_by_hand_finds(self, naam: str, elders: dict[str, Uitkomst], editie: Editie) -> None:
        self.zegt_wat_geteld_is(naam, elders, editie)


@pytest.mark.parametrize("motor", ["spark"], indirect=True)
class TestSpark(_OpEenMotor):
    @pytest.mark.parametrize("naam", OP_SPARK)
    def test_it_says_the_same(self, naam: str, duckdb: dict[str, Uitkomst], elders: dict[str, Uitkomst]) -> None:
        self.zegt_hetzelfde(naam, duckdb, elders)

    @pytest.mark.parametrize("naam", [naam for naam in met_de_hand.GETELD if naam in OP_SPARK])
    def test_it_says_what_a_count_by_hand_finds(self, naam: str, elders: dict[str, Uitkomst], editie: Editie) -> None:
        self.zegt_wat_geteld_is(naam, elders, editie)


def test_every_measure_has_something_to_count(duckdb: dict[str, Uitkomst]) -> None:
    """Two engines that both find nothing would agree."""
    for naam in NAMEN:
        assert any(isinstance(deel, float) and deel > 0 for rij in duckdb[naam] for deel in rij), naam
