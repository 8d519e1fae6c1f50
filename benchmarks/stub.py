"""A region of many gemeenten, made from one of the edition bmwe/2016-Q1: enough to measure with, no truth in it."""

import csv
import shutil
from pathlib import Path

from ruamel.yaml import YAML

from monitorlib.editie.layout import Layout

NAAM, VAN, VOORBEELD = "stub/2016-Q1", "bmwe/2016-Q1", "GM0005"


def maak(root: Path, aantal: int) -> Layout:
    """Lay out a project with one edition of `aantal` gemeenten, each with the rows of the same one."""
    bron, layout = Layout.find(), Layout(root, root / "data", root / "output")
    negeer = shutil.ignore_patterns("verkenning", ".*")
    shutil.copytree(bron.notebooks, layout.notebooks, ignore=negeer)
    shutil.copytree(bron.params / VAN, layout.params / NAAM)
    shutil.copytree(
        bron.data / VAN, layout.data / NAAM, ignore=shutil.ignore_patterns("snapshot*", ".*", "*.py", "*.md")
    )
    (layout.data / NAAM / "gepubliceerd.csv").unlink()
    codes = {f"GM{4000 + nummer}": f"Gemeente {nummer}" for nummer in range(1, aantal + 1)}
    yaml = YAML()
    params = layout.params / NAAM / "params.yml"
    parameters = yaml.load(params)
    parameters["gemeenten"] = [{"code": code, "naam": naam} for code, naam in codes.items()]
    parameters |= {
        "status": "concept",
        "publicatie": None,
        "beweringen": [],
        "aanvaard": [],
        "registratieproblemen": [],
    }
    yaml.dump(parameters, params)
    for path in (layout.data / NAAM).glob("*.csv"):
        _vermenigvuldig(path, list(codes))
    return layout


def _vermenigvuldig(path: Path, codes: list[str]) -> None:
    with path.open(encoding="utf-8", newline="") as bestand:
        kop, *rijen = csv.reader(bestand)
    if "gemeente" not in kop:
        return
    plek, eigen = kop.index("gemeente"), [rij for rij in rijen if VOORBEELD in rij]
    nummers = [kop.index(naam) for naam in kop if naam == "client" or naam.endswith("_nummer")]
    with path.open("w", encoding="utf-8", newline="") as bestand:
        uit = csv.writer(bestand, lineterminator="\n")
        uit.writerow(kop)
        for code in codes:
            for rij in eigen:
                nieuw = [*rij]
                nieuw[plek] = code
                for nummer in nummers:
                    nieuw[nummer] = rij[nummer] and f"{code}-{rij[nummer]}"
                uit.writerow(nieuw)
