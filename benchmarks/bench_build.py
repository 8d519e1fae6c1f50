"""How fast is a build against what a user would do without it? Everything side by side in one run, as ratios.

The same notebooks go both ways, prepared for their edition and with their parameters in them; both ways give executed
notebooks and HTML. The example is also held against this library as it was, which needs the history of the clone.
Usage: python benchmarks/bench_build.py [--keer 3] [voorbeeld] [bmwe] [vier]. Takes some twenty minutes.
"""

import argparse
import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import nbformat
from papermill.iorw import load_notebook_node
from papermill.parameterize import parameterize_notebook

import monitorlib
from monitorlib.editie.editie import Editie
from monitorlib.editie.layout import Layout
from monitorlib.engine.building.plan import Options
from monitorlib.engine.building.progress import Quiet
from monitorlib.engine.children.child import Limits, ask
from monitorlib.engine.children.pool import local
from monitorlib.engine.execution.parameterize import prepare
from monitorlib.publish.editions import build
from monitorlib.sources.freeze.snapshot import freeze
from monitorlib.watch.reloading import NU

BMWE, VOORBEELD = "bmwe/2016-Q1", "voorbeeld/2024-Q4"
VIER = (BMWE, "groningen/2017-Q2", "haarlemmermeer/2017-Q2", "hengelo/2019-Q1")
# The last commit before the work on the speed of the catalogue, which then took 1,442 queries.
EERDER = "9ab0d1a"
HAND = "papermill en nbconvert, een voor een"
KOP = "| wat | duur | tegen | duur | keer | doel | |\n|---|---:|---|---:|---:|---|---|"


@dataclass(frozen=True)
class Meting:
    """One line of the table: what, how long, against what, how long that takes, and the goal: `keer`, or seconds."""

    wat: str
    duur: float
    tegen: str
    hun_duur: float
    keer: float | None = None
    seconden: float | None = None

    @property
    def gehaald(self) -> bool:
        snel = self.keer is None or self.hun_duur / self.duur >= self.keer
        return snel and (self.seconden is None or self.duur < self.seconden)

    def regel(self) -> str:
        doel = [f"{self.keer:g} keer"] if self.keer is not None else []
        doel += [f"< {self.seconden:g} s"] if self.seconden is not None else []
        oordeel = ("gehaald" if self.gehaald else "NIET GEHAALD") if doel else ""
        velden = [
            self.wat,
            f"{self.duur:.2f} s",
            self.tegen,
            f"{self.hun_duur:.1f} s",
            f"{self.hun_duur / self.duur:.1f}",
            ", ".join(doel),
            oordeel,
        ]
        return f"| {' | '.join(velden)} |"


class Project:
    """A copy of the project, in which things can be changed, and the ways to build in it."""

    def __init__(self, root: Path) -> None:
        bron = Layout.find()
        for naam in ("notebooks", "params", "data"):
            shutil.copytree(
                bron.root / naam, root / naam, ignore=shutil.ignore_patterns("snapshot*", ".ipynb_checkpoints")
            )
        self._zet(Layout(root, root / "data", root / "output"))

    @classmethod
    def bestaand(cls, layout: Layout) -> "Project":
        """A project that is there already."""
        project = cls.__new__(cls)
        project._zet(layout)
        return project

    def _zet(self, layout: Layout) -> None:
        self.root, self.layout = layout.root, layout
        self.omgeving = {**os.environ, "MONITOR_ROOT": str(layout.root)}

    def schoon(self) -> None:
        """Nothing built, nothing frozen."""
        shutil.rmtree(self.layout.output, ignore_errors=True)
        for snapshot in self.layout.data.glob("*/*/snapshot"):
            shutil.rmtree(snapshot)

    def monitor(self, *edities: str) -> None:
        self.roep([sys.executable, "-m", "monitorlib.cli", "build", *edities, "--quiet"])

    def roep(self, opdracht: Sequence[str], **omgeving: str) -> None:
        # In its own folder: Python looks for a library first where it is started.
        subprocess.run(opdracht, env={**self.omgeving, **omgeving}, cwd=self.root, check=True, capture_output=True)


class Hand:
    """What a user does without: papermill per chapter, jupyter nbconvert for the pages."""

    def __init__(self, project: Project, naam: str, folder: Path) -> None:
        self.project, self.folder = project, folder
        editie = Editie.named(naam, project.layout)
        freeze(editie.heel)
        self.namen = list(editie.parameters.hoofdstukken.gevraagd())
        self.rondes = editie.parameters.hoofdstukken.rondes()
        for deel in ("bron", "notebooks"):
            (folder / deel).mkdir(parents=True, exist_ok=True)
        for hoofdstuk, blok in editie.parameters.hoofdstukken.gevraagd().items():
            notebook, parameters = prepare(editie, hoofdstuk, blok, "intern")
            klaar = parameterize_notebook(load_notebook_node(notebook), parameters)
            nbformat.write(klaar, folder / "bron" / f"{hoofdstuk}.ipynb")

    def papermill(self, tegelijk: int) -> None:
        """Execute chapter by chapter, `tegelijk` at a time, those that read others after them; then one nbconvert."""
        for ronde in self.rondes:
            with ThreadPoolExecutor(tegelijk) as pool:
                list(pool.map(self._voer_uit, ronde))
        self._jupyter("--to", "html", *(f"{self.folder}/notebooks/{naam}.ipynb" for naam in self.namen))

    def nbconvert(self) -> None:
        """Execute and convert in one process; the chapters that read the others find those of an earlier run."""
        bronnen = [f"{self.folder}/bron/{naam}.ipynb" for naam in self.namen]
        self._jupyter("--execute", "--to", "html", "--output-dir", f"{self.folder}/html", *bronnen)

    def _voer_uit(self, naam: str) -> None:
        van, naar = (f"{self.folder}/{deel}/{naam}.ipynb" for deel in ("bron", "notebooks"))
        opdracht = [sys.executable, "-m", "papermill", van, naar, "--no-progress-bar"]
        self.project.roep(opdracht, MONITOR_EDITION_OUTPUT=str(self.folder))

    def _jupyter(self, *opties: str) -> None:
        opdracht = [sys.executable, "-m", "nbconvert", *opties]
        self.project.roep(opdracht, MONITOR_EDITION_OUTPUT=str(self.folder))


def duur(werk: Callable[[], object], keer: int = 1, vooraf: Callable[[], object] = lambda: None) -> float:
    """The median time of some work in seconds."""
    tijden = []
    for _ in range(keer):
        vooraf()
        begin = time.perf_counter()
        werk()
        tijden.append(time.perf_counter() - begin)
    return statistics.median(tijden)


def warm(project: Project, keer: int) -> float:
    """The time of a build of which the parent is warm already, as in `monitor watch`."""
    editie = Editie.named(BMWE, project.layout)
    with local():
        ask("Opwarmen", _niets, environment={}, limits=Limits())

        def bouw() -> None:
            (uitkomst,) = build([editie], Options(), Quiet())
            assert uitkomst.error is None, uitkomst.error

        return duur(bouw, keer, project.schoon)


def opslaan_tot_pagina(
    project: Project, editie: str, paginas: Sequence[str], bewaar: Callable[[], object], keer: int
) -> list[float]:
    """The time from saving something until each of these pages is another one, as a page that is open asks for it.

    They change in this order.
    """
    opdracht = [sys.executable, "-m", "monitorlib.cli", "watch", editie]
    proces = subprocess.Popen(opdracht, env=project.omgeving, cwd=project.root, stdout=subprocess.PIPE, text=True)
    assert proces.stdout is not None
    try:
        adres = next(regel for regel in proces.stdout if regel.startswith("Bekijk ")).split()[1]

        def keer_een() -> list[float]:
            nu = {een: _anders(adres, een, b"") for een in paginas}
            begin = time.perf_counter()
            bewaar()
            tijden = []
            for een, was in nu.items():
                _anders(adres, een, was)
                tijden.append(time.perf_counter() - begin)
            return tijden

        # The first build makes what is not there yet.
        keer_een()
        tijden = [keer_een() for _ in range(keer)]
        return [statistics.median(van) for van in zip(*tijden, strict=True)]
    finally:
        proces.send_signal(signal.SIGINT)
        proces.communicate()


def _anders(adres: str, pagina: str, was: bytes) -> bytes:
    """Wait until a page is another one than it was; give what it is now."""
    while True:
        with urllib.request.urlopen(f"{adres}{NU.removeprefix('/')}/{pagina}") as antwoord:
            nu: bytes = antwoord.readline().strip()
        if nu and nu != was:
            return nu
        time.sleep(0.02)


def erbij(path: Path, tekst: str) -> Callable[[], object]:
    """How to save a file with something more at its end."""
    return lambda: path.write_text(path.read_text(encoding="utf-8") + tekst, encoding="utf-8")


def eigen_bibliotheek(project: Project) -> Path:
    """Let a project build with a copy of this library, and give where that is."""
    van, folder = Path(monitorlib.__file__).parent, project.root / "bibliotheek"
    shutil.copytree(van, folder / "monitorlib", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(van.parent / "requirements.lock", folder)
    project.omgeving["PYTHONPATH"] = str(folder)
    return folder / "monitorlib"


def andere_indicator(bibliotheek: Path) -> Callable[[], object]:
    """How to change the function of one indicator, each time to another number: up to which age somebody counts."""
    path, leeftijden = bibliotheek / "indicatoren/jeugdwet.py", count(17, -1)
    kop, midden, rest = path.read_text(encoding="utf-8").partition("binnen_leeftijd(jeugdhulp, tot=18)")
    assert midden, "de functie van de indicator is anders geworden; pas deze proef aan"
    return lambda: path.write_text(f"{kop}binnen_leeftijd(jeugdhulp, tot={next(leeftijden)}){rest}", encoding="utf-8")


def zoals_eerder(root: Path) -> Project:
    """The project and its library as they were at an earlier commit."""
    root.mkdir()
    clone = str(Path(__file__).resolve().parents[1])
    inhoud = subprocess.run(["git", "-C", clone, "archive", EERDER], check=True, capture_output=True).stdout
    subprocess.run(["tar", "-x", "-C", str(root)], input=inhoud, check=True)
    project = Project.bestaand(Layout(root, root / "data", root / "output"))
    project.omgeving["PYTHONPATH"] = str(root)
    # What is installed names the engine of now where papermill looks for it: this says where it was then.
    zelf = root / f"monitor-{monitorlib.__version__}.dist-info"
    zelf.mkdir()
    (zelf / "METADATA").write_text(f"Metadata-Version: 2.1\nName: monitor\nVersion: {monitorlib.__version__}\n")
    (zelf / "entry_points.txt").write_text(
        "[papermill.engine]\nmonitor = monitorlib.engine.papermill_engine:MonitorEngine\n"
    )
    project.roep([sys.executable, "-m", "compileall", "-q", str(root / "monitorlib")])
    return project


def _niets(tell: object) -> None:
    """Nothing, in a child."""


def van_voorbeeld(project: Project, werk: Path, keer: int) -> Iterator[Meting]:
    """Every chapter and every indicator: cold, and with one indicator changed."""
    met_de_hand = Hand(project, VOORBEELD, werk / "voorbeeld")
    hand = duur(lambda: met_de_hand.papermill(1))
    koud = duur(lambda: project.monitor(VOORBEELD), keer, project.schoon)
    yield Meting("voorbeeld, koud", koud, HAND, hand, keer=6)
    eerder = zoals_eerder(werk / "eerder")
    yield Meting("voorbeeld, koud", koud, f"deze bibliotheek bij {EERDER}", duur(lambda: eerder.monitor(VOORBEELD)), 4)
    bewaar = andere_indicator(eigen_bibliotheek(project))
    # With that library all is made anew: what watch makes after that follows from the change alone.
    project.monitor(VOORBEELD)
    paginas = ("prestatie-indicatoren.html", "indicatoren/jeugdigen-met-jeugdhulp.html", "samenvatting.html")
    hoofdstuk, kijken, volgt = opslaan_tot_pagina(project, VOORBEELD, paginas, bewaar, keer)
    del project.omgeving["PYTHONPATH"]
    yield Meting("een indicator veranderd, watch, tot het hoofdstuk", hoofdstuk, HAND, hand, seconden=3)
    yield Meting("hetzelfde, tot de pagina van de indicator", kijken, HAND, hand, seconden=3)
    yield Meting("hetzelfde, tot de samenvatting die haar leest", volgt, HAND, hand)


def van_bmwe(project: Project, werk: Path, keer: int) -> Iterator[Meting]:
    """An edition of usual size: cold, warm, unchanged, and while somebody writes."""
    hand = Hand(project, BMWE, werk / "bmwe")
    een = duur(lambda: hand.papermill(1))
    per_twee, in_een = duur(lambda: hand.papermill(2)), duur(hand.nbconvert)
    koud = duur(lambda: project.monitor(BMWE), keer, project.schoon)
    yield Meting("bmwe, koud", koud, HAND, een, keer=8)
    yield Meting("bmwe, koud", koud, "hetzelfde, twee tegelijk", per_twee, keer=3.5)
    yield Meting("bmwe, koud", koud, "jupyter nbconvert --execute", in_een, keer=5)
    yield Meting("bmwe, ouder al warm", warm(project, keer), HAND, een, keer=12)
    project.monitor(BMWE)
    niets = duur(lambda: project.monitor(BMWE), max(keer, 5))
    yield Meting("bmwe, niets veranderd", niets, HAND, een, keer=80, seconden=0.3)
    bewaar = erbij(project.layout.params / BMWE / "wmo.md", "\nNog een zin.\n")
    tekst = duur(lambda: project.monitor(BMWE), keer, bewaar)
    yield Meting("bmwe, een toelichting veranderd, koud", tekst, HAND, een, keer=6)
    (kijken,) = opslaan_tot_pagina(project, BMWE, ("wmo.html",), bewaar, max(keer, 5))
    yield Meting("hetzelfde in watch, tot pagina", kijken, HAND, een, keer=6, seconden=1.5)


def van_vier(project: Project, werk: Path, keer: int) -> Iterator[Meting]:
    """Several editions in one command."""
    handen = [Hand(project, naam, werk / "vier" / naam.replace("/", "-")) for naam in VIER]
    hand = duur(lambda: [een.papermill(1) for een in handen])
    samen = duur(lambda: project.monitor(*VIER), keer, project.schoon)
    yield Meting("vier edities in een opdracht, koud", samen, f"{HAND}, alle vier", hand, keer=9)


DELEN = {"voorbeeld": van_voorbeeld, "bmwe": van_bmwe, "vier": van_vier}


def main() -> None:
    vraag = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    vraag.add_argument("--keer", type=int, default=3, help="hoe vaak elke bouw gemeten wordt (mediaan)")
    vraag.add_argument("delen", nargs="*", metavar="DEEL", help=f"{', '.join(DELEN)}; anders alle")
    gekozen = vraag.parse_args()
    print(KOP, flush=True)
    with tempfile.TemporaryDirectory() as map_:
        root = Path(map_)
        project = Project(root / "project")
        os.environ["MONITOR_ROOT"] = str(project.root)
        for deel in gekozen.delen or DELEN:
            for meting in DELEN[deel](project, root / "hand", gekozen.keer):
                print(meting.regel(), flush=True)


if __name__ == "__main__":
    main()
