"""Dask with two local workers against the pool of this machine: the same 200 chapters, as throughput.

Workers and their parents are started and warm before the clock runs. Usage: python benchmarks/bench_cluster.py
"""

import os
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

from distributed import Client
from stub import NAAM, maak

from monitorlib.editie.editie import Editie
from monitorlib.engine.building.plan import Options
from monitorlib.engine.building.progress import Quiet
from monitorlib.engine.children.pool import local
from monitorlib.engine.cluster.pool import cluster
from monitorlib.publish.editions import Pools, build

GEMEENTEN = 26
DOEL = 0.85


class Teller(Quiet):
    klaar = 0

    def done(self, editie: str, naam: str) -> None:
        self.klaar += 1


def tempo(delen: list[Editie], pool: Pools) -> tuple[float, int]:
    """Build everything anew and give chapters per second, and their number; a first small build warms up."""
    build(delen[:2], Options(force=True), Quiet(), pool)
    teller, begin = Teller(), time.perf_counter()
    uitkomsten = build(delen, Options(force=True), teller, pool)
    assert all(uitkomst.error is None for uitkomst in uitkomsten)
    return teller.klaar / (time.perf_counter() - begin), teller.klaar


def main() -> None:
    with tempfile.TemporaryDirectory() as map_:
        root = Path(map_)
        layout = maak(root / "stub", GEMEENTEN)
        os.environ["MONITOR_ROOT"] = str(layout.root)
        delen = Editie.named(NAAM, layout).gemeenten
        hier, aantal = tempo(delen, local)
        bestand = root / "scheduler.json"
        vast = ["--host", "127.0.0.1", "--no-dashboard", "--scheduler-file", str(bestand)]
        stil = {"stderr": subprocess.DEVNULL}
        processen = [
            subprocess.Popen([sys.executable, "-m", "distributed.cli.dask_scheduler", "--port", "0", *vast], **stil)  # type: ignore[call-overload]
        ]
        werker = [sys.executable, "-m", "distributed.cli.dask_worker", "--no-nanny", "--nthreads", "1", *vast]
        processen += [subprocess.Popen(werker, cwd=root, **stil) for _ in range(2)]  # type: ignore[call-overload]
        try:
            while not bestand.exists():
                time.sleep(0.1)
            with Client(scheduler_file=str(bestand)) as client:  # type: ignore[no-untyped-call]
                client.wait_for_workers(2)  # type: ignore[no-untyped-call]
                adres = client.scheduler.address
            daar, _ = tempo(delen, partial(cluster, adres, f"file://{root}/gedeeld"))
        finally:
            for proces in processen:
                proces.terminate()
        deel = daar / hier
        print(f"{aantal} hoofdstukken; hier {hier:.2f} per seconde, Dask met twee werkers {daar:.2f} per seconde")
        print(f"{deel:.2f} van het tempo (doel {DOEL}: {'gehaald' if deel >= DOEL else 'NIET GEHAALD'})")


if __name__ == "__main__":
    main()
