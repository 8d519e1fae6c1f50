"""How fast is a build against what a user would do without it? Everything side by side in one run, as ratios.

The same notebooks go both ways, prepared for their edition and with their parameters in them; both ways give executed
notebooks and HTML. Usage: python benchmarks/bench_build.py [--keer 3]. Takes some ten minutes.
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
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import nbformat
from papermill.iorw import load_notebook_node
from papermill.parameterize import parameterize_notebook

from monitorlib.editie.editie import Editie
from monitorlib.editie.layout import Layout
from monitorlib.engine.building.plan import Options
from monitorlib.engine.building.progress import Quiet
from monitorlib.engine.children.child import Limits, ask
from monitorlib.engine.children.pool import local
from monitorlib.engine.execution.parameterize import prepare
from monitorlib.publish.editions import build
from monitorlib.sources.freeze.snapshot import freeze

BMWE = "bmwe/2016-Q1"
VIER = (BMWE, "groningen/2017-Q2", "haarlemmermeer/2017-Q2", "hengelo/2019-Q1")


@dataclass(frozen=True)
class Meting:
    """One line of the table: what, how long, against what, how long that takes, and the goal."""

    wat: str
    duur: float
    tegen: str
    hun_duur: float
    doel: float
    ten_hoogste: float | None = None

    def regel(self) -> str:
        keer = self.hun_duur / self.duur
        gehaald = keer >= self.doel and (self.ten_hoogste is None or self.duur <= self.ten_hoogste)
        grens = f", {self.ten_hoogste:g} s" if self.ten_hoogste else ""
        doel = f"{self.doel:g} keer{grens}"
        return (
            f"{self.wat:<44} {self.duur:7.2f} s  {self.tegen:<34} {self.hun_duur:7.1f} s"
            f"  {keer:7.1f} keer  (doel {doel}: {'gehaald' if gehaald else 'NIET GEHAALD'})"
        )


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
        subprocess.run(opdracht, env={**self.omgeving, **omgeving}, check=True, capture_output=True)


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


def opslaan_tot_pagina(project: Project, keer: int) -> float:
    """The time from saving a toelichting until the open page is told to reload, in `monitor watch`."""
    opdracht = [sys.executable, "-m", "monitorlib.cli", "watch", BMWE]
    proces = subprocess.Popen(opdracht, env=project.omgeving, stdout=subprocess.PIPE, text=True)
    assert proces.stdout is not None
    try:
        adres = next(regel for regel in proces.stdout if regel.startswith("Bekijk ")).split()[1]
        tekst = project.layout.params / BMWE / "wmo.md"
        with urllib.request.urlopen(f"{adres}~herladen") as berichten:

            def bericht() -> None:
                while not berichten.readline().startswith(b"data:"):
                    pass

            def bewaar() -> None:
                tekst.write_text(tekst.read_text(encoding="utf-8") + "\nNog een zin.\n", encoding="utf-8")
                bericht()

            bericht()
            return duur(bewaar, keer)
    finally:
        proces.send_signal(signal.SIGINT)
        proces.communicate()


def _niets(tell: object) -> None:
    """Nothing, in a child."""


def metingen(project: Project, werk: Path, keer: int) -> list[Meting]:
    """Measure everything; the hand comes first, and is measured once: it takes minutes."""
    handen = {naam: Hand(project, naam, werk / naam.replace("/", "-")) for naam in VIER}
    na_elkaar = {naam: duur(lambda hand=hand: hand.papermill(1)) for naam, hand in handen.items()}  # type: ignore[misc]
    per_twee = duur(lambda: handen[BMWE].papermill(2))
    in_een = duur(handen[BMWE].nbconvert)
    een, vier = na_elkaar[BMWE], sum(na_elkaar.values())

    koud = duur(lambda: project.monitor(BMWE), keer, project.schoon)
    warme = warm(project, keer)
    vier_samen = duur(lambda: project.monitor(*VIER), keer, project.schoon)
    niets = duur(lambda: project.monitor(BMWE), max(keer, 5))
    tekst = project.layout.params / BMWE / "wmo.md"

    def andere_tekst() -> None:
        tekst.write_text(tekst.read_text(encoding="utf-8") + "\nNog een zin.\n", encoding="utf-8")

    toelichting = duur(lambda: project.monitor(BMWE), keer, andere_tekst)
    kijken = opslaan_tot_pagina(project, max(keer, 5))
    hand = "papermill en nbconvert, na elkaar"
    return [
        Meting("een editie, koud", koud, hand, een, 6),
        Meting("een editie, koud", koud, "hetzelfde, twee tegelijk", per_twee, 3.5),
        Meting("een editie, koud", koud, "jupyter nbconvert --execute", in_een, 5),
        Meting("een editie, ouder al warm", warme, hand, een, 10),
        Meting("vier edities in een opdracht, koud", vier_samen, f"{hand}, alle vier", vier, 9),
        Meting("niets veranderd", niets, hand, een, 80, 0.5),
        Meting("een toelichting veranderd, koud", toelichting, hand, een, 6),
        Meting("hetzelfde in watch, van opslaan tot pagina", kijken, hand, een, 6, 1.5),
    ]


def main() -> None:
    vraag = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    vraag.add_argument("--keer", type=int, default=3, help="hoe vaak elke bouw gemeten wordt (mediaan)")
    keer = vraag.parse_args().keer
    with tempfile.TemporaryDirectory() as map_:
        root = Path(map_)
        project = Project(root / "project")
        os.environ["MONITOR_ROOT"] = str(project.root)
        for meting in metingen(project, root / "hand", keer):
            print(meting.regel())


if __name__ == "__main__":
    main()
