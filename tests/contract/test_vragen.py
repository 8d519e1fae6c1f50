"""Does the catalogue stay within the queries that it may take: each indicator once, for all quarters and places?"""

import shutil

import ibis
import pytest
from locations import ROOT

from monitorlib.editie.editie import Editie
from monitorlib.editie.layout import Layout
from monitorlib.indicatoren.catalogus.catalogus import catalogus
from monitorlib.indicatoren.meten.meten import meet_deze
from monitorlib.sources.freeze.snapshot import freeze
from monitorlib.sources.warehouse.engine import op_motor

HOOGSTENS = 60


@pytest.mark.parametrize("perioden", [1, 8])
def test_the_catalogue_is_at_most_sixty_queries(tmp_path_factory: pytest.TempPathFactory, perioden: int) -> None:
    """As the engine itself logs them: what reads rows, not what describes a table. More quarters take no more."""
    data = tmp_path_factory.mktemp("data")
    shutil.copytree(ROOT / "data/voorbeeld", data / "voorbeeld", ignore=shutil.ignore_patterns("snapshot*"))
    editie = Editie.named("voorbeeld/2024-Q4", Layout(ROOT, data, data / "output"))
    freeze(editie)
    con = ibis.duckdb.connect()
    con.raw_sql("CALL enable_logging('QueryLog')")
    with op_motor(con):
        gemeten = meet_deze(list(catalogus().values()), editie, perioden)
    assert len(gemeten.reeksen) == len(catalogus()) == 40
    gelogd = [een for (een,) in con.raw_sql("SELECT message FROM duckdb_logs WHERE type = 'QueryLog'").fetchall()]
    lezen = [een for een in gelogd if een.startswith(("SELECT", "WITH", "INSERT")) and "CURRENT_" not in een]
    assert 40 < len(lezen) <= HOOGSTENS
