"""How many queries and seconds does the catalogue take: every indicator over eight quarters and six gemeenten?

On the example edition, in this process, with its imports done; the median of a few runs, each with an engine of its
own. The queries are those in the log of DuckDB that read rows. Then the chapter of the indicators, each part in a child
as a build has it: with nothing kept, and with the function of one indicator changed; until its page in a browser is
what `bench_build.py` measures. Usage: python benchmarks/bench_indicatoren.py [runs].
"""

import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import ibis
from ibis.backends.duckdb import Backend

from monitorlib.editie.editie import Editie
from monitorlib.editie.layout import Layout
from monitorlib.engine.children.child import Limits, ask
from monitorlib.engine.execution.execute import leave, run
from monitorlib.engine.execution.job import MONITOR, Job
from monitorlib.engine.stale.stale import Inputs
from monitorlib.files.kept import Kept
from monitorlib.indicatoren.catalogus.catalogus import catalogus
from monitorlib.indicatoren.meten.meten import meet_deze
from monitorlib.publish.editions import _page
from monitorlib.sources.freeze.snapshot import freeze
from monitorlib.sources.warehouse.engine import op_motor

ROOT = Path(__file__).resolve().parents[1]
NAAM, KWARTALEN = "voorbeeld/2024-Q4", 8
HOOFDSTUK, EEN = "prestatie-indicatoren", "monitorlib.indicatoren.jeugdwet.jeugdigen_met_jeugdhulp"
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


def _in_kind(omgeving: Mapping[str, str], work: Callable[..., Any], *gegeven: Any) -> tuple[Any, float]:
    """Do a part of a chapter in a child: what it gives, and the seconds that the child calculated."""
    klaar: tuple[Any, float] = ask("meting", _gemeten, work, gegeven, environment=omgeving, limits=Limits())
    return klaar


def _gemeten(work: Callable[..., Any], gegeven: tuple[Any, ...], tell: Callable[..., None]) -> tuple[Any, float]:
    begin = time.process_time()
    klaar = work(*gegeven, lambda *_: None)
    return klaar, time.process_time() - begin


def hoofdstuk(editie: Editie, folder: Path, kept: Kept) -> tuple[dict[str, Any], list[float]]:
    """Execute the chapter of the indicators and leave its page: what is kept of it, and the seconds of its parts."""
    omgeving = editie.layout.environment(folder)
    job = Job(NAAM, HOOFDSTUK, "intern", folder, folder, omgeving, MONITOR, Limits(), _page, kept=kept)
    (text, klaar), cellen = _in_kind(omgeving, run, job)
    _, pagina = _in_kind(omgeving, leave, replace(job, kept=None), text)
    alles = {**kept.found, **klaar.made}
    return {key: alles[key] for key in klaar.asked}, [cellen, pagina]


def veranderd(editie: Editie, folder: Path) -> Iterator[tuple[str, list[float]]]:
    """Measure the chapter with nothing kept, and again when the function of one indicator changed."""
    code = Inputs(editie, "intern", {}).code_of_results(HOOFDSTUK)
    bewaard, delen = hoofdstuk(editie, folder, Kept(code, {}))
    yield "niets bewaard", delen
    _, delen = hoofdstuk(editie, folder, Kept({**code, EEN: "anders"}, bewaard))
    yield "de functie van een indicator veranderd", delen


def main(runs: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        editie = voorbeeld(Path(folder))
        keer(editie)
        gemeten = [keer(editie) for _ in range(runs)]
        site = Path(folder) / "site"
        site.mkdir()
        delen = list(veranderd(editie, site))
    aantal, seconden, rekent = (statistics.median(een) for een in zip(*gemeten, strict=True))
    oordeel = "ja" if aantal <= HOOGSTENS else "NEE"
    print(f"{len(catalogus())} indicatoren, {KWARTALEN} kwartalen: {aantal:.0f} vragen (doel {HOOGSTENS}: {oordeel})")
    print(f"mediaan van {runs}: {seconden:.1f} s, waarvan {rekent:.1f} s rekenen; per vraag {seconden / aantal:.3f} s")

    for wat, (cellen, pagina) in delen:
        print(f"{HOOFDSTUK}, {wat}: {cellen:.1f} s rekenen voor de cellen, {pagina:.1f} s voor pagina en notebook")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
