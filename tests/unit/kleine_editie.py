"""A small edition for tests: a few rows in a few files, and what the example edition says of them."""

import csv
import shutil
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from locations import ROOT
from ruamel.yaml import YAML

from monitorlib.editie.editie import Editie
from monitorlib.editie.layout import Layout
from monitorlib.sources.freeze.snapshot import freeze

Rijen = Sequence[Sequence[Any]]
# The columns and rows of a file, or a file to deliver as it is.
Bestand = tuple[Sequence[str], Rijen] | Path


def _zonder_scenarios(hoofdstukken: dict[str, Any]) -> dict[str, Any]:
    financien = {naam: waarde for naam, waarde in hoofdstukken["financien"].items() if naam != "scenarios"}
    return hoofdstukken | {"financien": financien}


def kleine_editie(
    root: Path,
    bestanden: Mapping[str, Bestand],
    *,
    periode: str = "2024-Q4",
    opgehaald: date = date(2025, 1, 20),
    **anders: Any,
) -> Editie:
    """An edition `proef` with these files and, beside the parameters of the example, these."""
    lezer = YAML(typ="safe")
    parameters = lezer.load(ROOT / "params/voorbeeld/2024-Q4/params.yml")
    bronnen = {naam: parameters["bronnen"].get(naam, {}) for naam in bestanden}
    vast = {"herkomst": "fictief", "vindplaats": "met de hand getekend"}
    parameters |= {
        "kerncijfers": None,
        "doelen": {},
        "registratieproblemen": [],
        # They begin in months after those of the example.
        "hoofdstukken": _zonder_scenarios(parameters["hoofdstukken"]),
        "vorige": None,
        "bronnen": {
            naam: {**van, **({"opgehaald": opgehaald} if "opgehaald" in van else {}), "bestand": f"{naam}.csv", **vast}
            for naam, van in bronnen.items()
        },
        **anders,
    }
    layout = Layout(root, root / "data", root / "output")
    params, data = layout.edition_params("proef", periode), layout.edition_data("proef", periode)
    params.mkdir(parents=True)
    data.mkdir(parents=True)
    lezer.dump(parameters, params / "params.yml")
    for naam, inhoud in bestanden.items():
        _schrijf(data / f"{naam}.csv", inhoud)
    editie = Editie.named(f"proef/{periode}", layout)
    freeze(editie)
    return editie


def _schrijf(path: Path, inhoud: Bestand) -> None:
    if isinstance(inhoud, Path):
        shutil.copy(inhoud, path)
        return
    kolommen, rijen = inhoud
    with path.open("w", encoding="utf-8", newline="") as bestand:
        csv.writer(bestand).writerows([kolommen, *(["" if een is None else een for een in rij] for rij in rijen)])
