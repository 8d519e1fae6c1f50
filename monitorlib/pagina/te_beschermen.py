"""The numbers of an edition for who chooses what a public page hides: read from its executed intern notebooks."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from monitorlib.pagina.record import RECORD_MIME, Puntregel, Record
from monitorlib.pagina.uitvoer import DATA_MIME
from monitorlib.privacy.editie.bladen import Cijferblad, Editiecijfers, Indicatorgetal, blad_van


def editiecijfers(notebooks: Path, hoofdstukken: Sequence[str]) -> Editiecijfers:
    """Read every table, figure and indicator of these chapters from a folder of executed notebooks."""
    bladen: list[Cijferblad] = []
    punten: list[Indicatorgetal] = []
    for hoofdstuk in hoofdstukken:
        for data in _getoond(notebooks / f"{hoofdstuk}.ipynb"):
            if DATA_MIME in data:
                bladen.append(blad_van(hoofdstuk, data[DATA_MIME]))
            if RECORD_MIME in data:
                punten += map(_getal, Record.uit_json(data[RECORD_MIME]).punten)
    return Editiecijfers(tuple(bladen), tuple(punten))


def _getoond(pad: Path) -> Iterator[Mapping[str, Any]]:
    for cel in json.loads(pad.read_bytes())["cells"]:
        for uitvoer in cel.get("outputs", ()):
            yield uitvoer.get("data", {})


def _getal(een: Puntregel) -> Indicatorgetal:
    return Indicatorgetal(een.indicator, een.periode, een.gemeente, een.eenheid, een.kenmerk, een.herkomst)
