"""Lay out quarters of the fictitious region in a row, each as it was known then: `python reeks.py MAP [KWARTAAL...]`.

MAP becomes a project with an edition per quarter, all eight unless some are named, and without texts but those that
were written. The parameters of a quarter are those of voorbeeld/2024-Q3, moved. With --vorige each edition names the
one before it; what that showed is kept with `neem_over`, or with what `monitor new --from` does.
"""

import argparse
import csv
import shutil
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

from genereer import gebeurd, schrijf_kwartaal
from ruamel.yaml import YAML
from vorige import BRON
from wereld import EERSTE_DAG_NIEUW, NIEUW_HAZELRADE
from zicht import KWARTALEN, Zicht

from monitorlib.editie.editie import Editie
from monitorlib.editie.layout import Layout
from monitorlib.publish.indicatoren_csv import BESTAND

REGIO, VOORBEELD, GESCHREVEN = "voorbeeld", "2024-Q3", ("2024-Q3", "2024-Q4")
# What these columns of a telling name goes with the quarter: their codes are what stands in the source.
MOMENTEN = ("moment", "halfjaar", "over", "peildatum", "circulaire", "cohort")
# How long after the registers were taken each day of the kalender is: the first in the month after.
DAGEN_NA = (34, 49, 65)
# The registers begin in the middle of it.
EERSTE_REGISTERJAAR = 2018
# The fewest quarters in which each chapter sees more than one year.
EEN_JAAR_LATER = 5
YAML_ = YAML(typ="safe")


def leg_uit(root: Path, perioden: Sequence[str] = KWARTALEN, *, vorige: bool) -> list[Editie]:
    """Lay out a project in `root`; give its editions, none of them frozen or built."""
    bron, layout, feiten = Layout.find(), Layout(root, root / "data", root / "output"), gebeurd()
    shutil.copytree(bron.notebooks, layout.notebooks, ignore=shutil.ignore_patterns("verkenning", ".ipynb_checkpoints"))
    for periode in perioden:
        van = bron.edition_params(REGIO, periode if periode in GESCHREVEN else VOORBEELD)
        data, params = layout.edition_data(REGIO, periode), layout.edition_params(REGIO, periode)
        schrijf_kwartaal(data, feiten, Zicht(periode))
        params.mkdir(parents=True)
        if periode in GESCHREVEN:
            shutil.copytree(van, params, dirs_exist_ok=True)
        gegeven = parameters(YAML_.load(van / "params.yml"), Zicht(periode), data)
        _met_vorige(gegeven, Zicht(periode).vorige.periode if vorige and periode != perioden[0] else None)
        YAML_.dump(gegeven, params / "params.yml")
    return [Editie.open(REGIO, periode, layout) for periode in perioden]


def neem_over(van: Editie, naar: Editie) -> None:
    """Keep what a built edition showed as a source of the next one."""
    shutil.copy(van.output("intern") / BESTAND, naar.data / BRON)


def parameters(gegeven: dict[str, Any], zicht: Zicht, data: Path) -> dict[str, Any]:
    """Make the parameters of one quarter those of another: what they say of a moment follows the sources."""
    # What was fetched in January of 2024 for the quarter before already holds the new gemeente.
    if zicht.opgehaald < EERSTE_DAG_NIEUW:
        gegeven["gemeenten"] = [
            {"code": een["code"], "naam": een["naam"]} for een in gegeven["gemeenten"] if een["code"] != NIEUW_HAZELRADE
        ]
    gegeven["doelen"] = {
        naam: doel for naam, doel in gegeven["doelen"].items() if doel.get("nulmeting", "") <= zicht.periode
    }
    gegeven["registratieproblemen"] = [
        {**een, "tot": zicht.periode} for een in gegeven["registratieproblemen"] if een["van"] <= zicht.periode
    ]
    for blok in gegeven["hoofdstukken"].values():
        if "perioden_terug" in blok:
            blok["perioden_terug"] = min(blok["perioden_terug"], max(zicht.plek + 1, EEN_JAAR_LATER))
    gegeven["hoofdstukken"]["transformatie"]["jaren_terug"] = zicht.jaar - EERSTE_REGISTERJAAR - (zicht.nummer < 4)
    for afspraak, dagen in zip(gegeven["kalender"], DAGEN_NA, strict=True):
        afspraak["datum"] = zicht.opgehaald + timedelta(days=dagen)
    if zicht.periode not in GESCHREVEN:
        gegeven["aanvaard"] = []
    for bron in gegeven["bronnen"].values():
        _bron(bron, zicht, data)
    return gegeven


def _bron(bron: dict[str, Any], zicht: Zicht, data: Path) -> None:
    if "opgehaald" in bron:
        bron["opgehaald"] = zicht.opgehaald
    for kolom in set(MOMENTEN) & bron.get("codes", {}).keys():
        with (data / bron["bestand"]).open(encoding="utf-8", newline="") as bestand:
            staat_er = list(dict.fromkeys(rij[kolom] for rij in csv.DictReader(bestand)))
        dagen = {dag: "-".join(reversed(dag.split("-"))) for dag in staat_er}
        bron["codes"][kolom] = dagen if kolom == "peildatum" else staat_er


def _met_vorige(gegeven: dict[str, Any], vorige: str | None) -> None:
    gegeven["vorige"] = vorige and f"{REGIO}/{vorige}"
    gegeven["bronnen"].pop("vorige_cijfers", None)
    if vorige:
        vindplaats = f"indicatoren.csv van {REGIO}/{vorige}"
        gegeven["bronnen"]["vorige_cijfers"] = {"bestand": BRON, "herkomst": "fictief", "vindplaats": vindplaats}


def main() -> None:
    """Lay out the quarters that are named."""
    vraag = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    vraag.add_argument("map", type=Path)
    vraag.add_argument("perioden", nargs="*", metavar="KWARTAAL", help="onder 2023-Q1 tot en met 2024-Q4")
    vraag.add_argument("--vorige", action="store_true")
    gegeven = vraag.parse_args()
    leg_uit(gegeven.map, gegeven.perioden or KWARTALEN, vorige=gegeven.vorige)


if __name__ == "__main__":
    main()
