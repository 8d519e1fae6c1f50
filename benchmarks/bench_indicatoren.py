"""How many queries and seconds does the catalogue take: every indicator over eight quarters and six gemeenten?

On the example edition, in this process, with its imports done; the median of a few runs, each with an engine of its
own. The queries are those in the log of DuckDB that read rows. Usage: python benchmarks/bench_indicatoren.py [runs].
"""

import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

import ibis
from ibis.backends.duckdb import Backend

from monitorlib.editie.editie import Editie
from monitorlib.editie.layout import Layout
from monitorlib.indicatoren.catalogus.catalogus import catalogus
from monitorlib.indicatoren.meten.meten import meet_deze
from monitorlib.sources.freeze.snapshot import freeze
from monitorlib.sources.warehouse.engine import op_motor

ROOT = Path(__file__).resolve().parents[1]
NAAM, KWARTALEN = "voorbeeld/2024-Q4", 8
HOOGSTENS = 60


def voorbeeld(data: Path) -> Editie:
    """The example edition, frozen in a folder of its own."""
    shutil.copytree(ROOT / "data/voorbeeld", data / "voorbeeld", ignore=shutil.ignore_patterns("snapshot*"))
    editie = Editie.named(NAAM, Layout(ROOT, data, data / "output"))
    freeze(editie)
    return editie


def vragen(con: Backend) -> int:
    """Count the statements in the log that read rows: not those that describe a table or name a result."""
    return int(
        con.raw_sql(
            "SELECT count(*) FROM duckdb_logs WHERE type = 'QueryLog' "
            "AND regexp_matches(message, '^(SELECT|WITH|INSERT)') AND message NOT LIKE 'SELECT CURRENT%'"
        ).fetchone()[0]
    )


def keer(editie: Editie) -> tuple[int, float, float]:
    """Measure the catalogue once: queries, seconds, seconds of this process."""
    con = ibis.duckdb.connect()
    con.raw_sql("CALL enable_logging('QueryLog')")
    with op_motor(con):
        begin, rekent = time.perf_counter(), time.process_time()
        gemeten = meet_deze(list(catalogus().values()), editie, KWARTALEN)
        duur = time.perf_counter() - begin, time.process_time() - rekent
    assert not gemeten.niet_geleverd
    return vragen(con), *duur


def main(runs: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        editie = voorbeeld(Path(folder))
        keer(editie)
        gemeten = [keer(editie) for _ in range(runs)]
    aantal, seconden, rekent = (statistics.median(een) for een in zip(*gemeten, strict=True))
    oordeel = "ja" if aantal <= HOOGSTENS else "NEE"
    print(f"{len(catalogus())} indicatoren, {KWARTALEN} kwartalen: {aantal:.0f} vragen (doel {HOOGSTENS}: {oordeel})")
    print(f"mediaan van {runs}: {seconden:.1f} s, waarvan {rekent:.1f} s rekenen; per vraag {seconden / aantal:.3f} s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
