"""342 gemeenten, each its own monitor: how long, is time linear, does memory stay flat, and against papermill?

papermill is measured on 20 chapters of the same edition and extrapolated. Usage: python benchmarks/bench_gemeenten.py
[--gemeenten 342]. Takes some twenty minutes.
"""

import argparse
import multiprocessing.forkserver
import os
import tempfile
import threading
import time
from pathlib import Path

from bench_build import Hand, Project, duur
from stub import NAAM, maak

from monitorlib.editie.editie import Editie
from monitorlib.engine.building.plan import Options
from monitorlib.engine.building.progress import Quiet
from monitorlib.publish.editions import build

_MB = 1024


class Teller(Quiet):
    """Counts chapters and samples memory: of this process, of the warm parent, and of the largest child."""

    def __init__(self) -> None:
        self.klaar, self.start, self.metingen = 0, time.perf_counter(), [(0, 0.0, 0, 0, 0)]
        self._slot = threading.Lock()

    def done(self, editie: str, naam: str) -> None:
        with self._slot:
            self.klaar += 1
            kinderen = [_geheugen(pid, "Private_Clean:", "Private_Dirty:") for pid in self._kinderen()]
            meting = (
                self.klaar,
                time.perf_counter() - self.start,
                _geheugen(os.getpid(), "Rss:"),
                _geheugen(self._ouder(), "Rss:"),
                max(kinderen, default=0),
            )
            self.metingen.append(meting)

    def _ouder(self) -> int:
        return int(multiprocessing.forkserver._forkserver._forkserver_pid or 0)  # type: ignore[attr-defined]

    def _kinderen(self) -> list[int]:
        try:
            return [
                int(pid) for pid in Path(f"/proc/{self._ouder()}/task/{self._ouder()}/children").read_text().split()
            ]
        except OSError:
            return []


def _geheugen(pid: int, *soorten: str) -> int:
    """Memory of a process in MB; of a child only what it does not share with its parent."""
    try:
        regels = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(regel.split()[1]) for regel in regels if regel.startswith(soorten)) // _MB


def main() -> None:
    vraag = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    vraag.add_argument("--gemeenten", type=int, default=342)
    aantal = vraag.parse_args().gemeenten
    with tempfile.TemporaryDirectory() as map_:
        layout = maak(Path(map_) / "stub", aantal)
        os.environ["MONITOR_ROOT"] = str(layout.root)
        editie = Editie.named(NAAM, layout)
        delen = editie.gemeenten
        per_deel = len(delen[0].parameters.hoofdstukken.gevraagd())
        project = Project.bestaand(layout)
        handen = [
            Hand(project, deel.naam, Path(map_) / "hand" / str(deel.gemeente)) for deel in delen[: 20 // per_deel + 1]
        ]
        # Whole monitors, of which the notebooks are the same as those of the build.
        van_hand = sum(duur(lambda hand=hand: hand.papermill(1)) for hand in handen)  # type: ignore[misc]
        gemeten = per_deel * len(handen)
        teller = Teller()
        uitkomsten = build(delen, Options(), teller)
        duurde = time.perf_counter() - teller.start
        fouten = [uitkomst.error for uitkomst in uitkomsten if uitkomst.error]
        if fouten:
            raise fouten[0]
        hun = van_hand / gemeten * per_deel * aantal
        print(
            f"{aantal} gemeenten, {teller.klaar} hoofdstukken: {duurde:.0f} s, {teller.klaar / duurde:.1f} per seconde"
        )
        print(f"papermill en nbconvert: {gemeten} hoofdstukken in {van_hand:.0f} s, alle dus in {hun:.0f} s")
        print(f"{hun / duurde:.1f} keer (doel 10 keer: {'gehaald' if hun >= 10 * duurde else 'NIET GEHAALD'})")
        print("deel    hoofdstukken  s per 100  geheugen in MB: opdracht, ouder, eigen deel van het grootste kind")
        vorige = teller.metingen[0]
        for deel in range(1, 5):
            tot = teller.metingen[len(teller.metingen) * deel // 4 - 1]
            kind = max(een[4] for een in teller.metingen if vorige[0] < een[0] <= tot[0])
            tempo = 100 * (tot[1] - vorige[1]) / (tot[0] - vorige[0])
            print(f"{deel}/4     {tot[0]:12}  {tempo:9.1f}  {tot[2]:10} {tot[3]:10} {kind:10}")
            vorige = tot


if __name__ == "__main__":
    main()
