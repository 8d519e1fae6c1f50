"""Write vorige_cijfers.csv of voorbeeld/2024-Q4: the indicators that the edition voorbeeld/2024-Q3 shows.

It builds that edition and keeps its indicatoren.csv, as the makers of a next edition do. Usage: python vorige.py [MAP]
"""

import argparse
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

from monitorlib.editie.editie import Editie
from monitorlib.editie.layout import Layout
from monitorlib.engine.building.plan import Options
from monitorlib.engine.building.progress import Quiet
from monitorlib.publish.editions import build
from monitorlib.publish.indicatoren_csv import BESTAND

VORIGE, NAAM, BRON = "voorbeeld/2024-Q3", "voorbeeld/2024-Q4", "vorige_cijfers.csv"


def cijfers_van(editie: Editie) -> Path:
    """Build an edition; give the file with its indicators."""
    (outcome,) = build([editie], Options(), Quiet())
    if outcome.error:
        raise outcome.error
    return editie.output("intern") / BESTAND


def main() -> None:
    """Build the edition of the quarter before and keep its indicators."""
    vraag = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    vraag.add_argument("map", nargs="?", type=Path)
    layout = Layout.find()
    map_ = vraag.parse_args().map or Editie.named(NAAM, layout).data
    with tempfile.TemporaryDirectory() as uitvoer:
        editie = Editie.named(VORIGE, replace(layout, output=Path(uitvoer)))
        shutil.copy(cijfers_van(editie), map_ / BRON)


if __name__ == "__main__":
    main()
