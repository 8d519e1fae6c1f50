"""Write vorige_cijfers.csv: the indicators that the edition of the quarter before showed.

That edition is built as its makers would have built it on 15 October 2024: from the registers as they were known on
that day, with the parameters of this edition. Usage: python vorige.py [MAP]
"""

import argparse
import csv
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from ruamel.yaml import YAML

from monitorlib.editie.editie import Editie
from monitorlib.editie.layout import Layout
from monitorlib.engine.building.plan import Options
from monitorlib.engine.building.progress import Quiet
from monitorlib.publish.editions import build
from monitorlib.publish.indicatoren_csv import BESTAND

HIER = Path(__file__).parent
REGIO, KWARTAAL, VORIGE = "voorbeeld", "2024-Q4", "2024-Q3"
BEKEND_OP = "2024-10-15"
CHAPTER = "prestatie-indicatoren"


def maak_project(root: Path) -> Layout:
    """Lay out a project with one edition and one chapter: that of the quarter before."""
    bron = Layout.find()
    layout = Layout(root, root / "data", root / "output")
    shutil.copytree(bron.notebooks, layout.notebooks, ignore=shutil.ignore_patterns("verkenning", ".ipynb_checkpoints"))
    params, data = layout.edition_params(REGIO, VORIGE), layout.edition_data(REGIO, VORIGE)
    shutil.copytree(bron.edition_params(REGIO, KWARTAAL), params)
    data.mkdir(parents=True)
    subprocess.run([sys.executable, HIER / "genereer.py", data, "--bekend-op", BEKEND_OP], check=True)
    lezer = YAML(typ="safe")
    for telling in data.glob("*.csv"):
        _tot_en_met_vorige(telling)
    parameters = lezer.load(params / "params.yml")
    parameters["vorige"] = None
    # A year is all that is compared with.
    parameters["hoofdstukken"] = {CHAPTER: {"secties": ["opvallend", "effect"], "perioden_terug": 5}}
    del parameters["bronnen"]["vorige_cijfers"]
    for bron_ in parameters["bronnen"].values():
        if "opgehaald" in bron_:
            bron_["opgehaald"] = lezer.load(BEKEND_OP)
    lezer.dump(parameters, params / "params.yml")
    return layout


def _tot_en_met_vorige(path: Path) -> None:
    """Take the quarter that was still to come out of a telling per quarter."""
    with path.open(encoding="utf-8", newline="") as bestand:
        kop, *rijen = csv.reader(bestand)
    if "periode" in kop:
        with path.open("w", encoding="utf-8", newline="") as bestand:
            toen = [rij for rij in rijen if rij[kop.index("periode")] <= VORIGE]
            csv.writer(bestand, lineterminator="\n").writerows([kop, *toen])


def main() -> None:
    """Build the edition of the quarter before and keep its indicators."""
    vraag = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    vraag.add_argument("map", nargs="?", type=Path, default=HIER)
    gegeven = vraag.parse_args()
    with tempfile.TemporaryDirectory() as root:
        layout = maak_project(Path(root))
        editie = Editie.open(REGIO, VORIGE, layout)
        (outcome,) = build([editie], Options(), Quiet())
        if outcome.error:
            raise outcome.error
        shutil.copy(editie.output("intern") / BESTAND, gegeven.map / "vorige_cijfers.csv")


if __name__ == "__main__":
    main()
