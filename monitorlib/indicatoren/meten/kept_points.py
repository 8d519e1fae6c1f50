"""The points of an indicator, measured or kept: what they follow from beside code, and how they are written."""

import hashlib
import json
import os
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from monitorlib.cijfers.kern.kenmerken import herkomst_als_json, herkomst_uit_json
from monitorlib.cijfers.kern.regels import Kenmerk
from monitorlib.cijfers.toeval.punt import Punt
from monitorlib.editie.editie import Editie
from monitorlib.files.kept import kept_or_made
from monitorlib.indicatoren.catalogus.indicator import Indicator
from monitorlib.sources.freeze.snapshot_index import read_index
from monitorlib.sources.warehouse.engine import MOTOR
from monitorlib.tijd.periode import Periode

_GETALLEN = ("waarde", "teller", "noemer", "erbij", "eraf")


class KeptPoints:
    """The points of the indicators of an edition, of which these quarters are needed together."""

    def __init__(self, editie: Editie, nodig: Sequence[Periode]) -> None:
        parameters = [een.parameters.model_dump(mode="json") for een in (editie, editie.heel)]
        naar = [editie.naam, parameters, list(map(str, nodig)), os.environ.get(MOTOR, "")]
        self._editie = hashlib.sha256(json.dumps(naar, sort_keys=True).encode()).hexdigest()
        self._frozen = {naam: een.parquet_sha256 for naam, een in read_index(editie).items()}

    def of(self, een: Indicator, perioden: Sequence[Periode], meet: Callable[[], Sequence[Punt]]) -> tuple[Punt, ...]:
        """Give the points of an indicator over quarters: kept ones, or what `meet` gives.

        Its sources are open: each is what the snapshot says that it is.
        """
        functie = f"{een.bereken.__module__}.{een.bereken.__name__}"
        gegeven = kept_or_made(
            functie,
            lambda: [self._editie, een.naam, [self._frozen[naam] for naam in een.bron], list(map(str, perioden))],
            lambda: [als_json(punt) for punt in meet()],
        )
        return tuple(map(uit_json, gegeven))


def als_json(punt: Punt) -> dict[str, Any]:
    """Write a point as JSON has it; a number of numpy is then one of Python, whether it was kept or not."""
    kenmerk = punt.kenmerk and {**vars(punt.kenmerk), "delen": sorted(map(list, punt.kenmerk.delen))}
    getallen = {naam: float(getattr(punt, naam)) for naam in _GETALLEN}
    herkomst = punt.herkomst and herkomst_als_json(punt.herkomst)
    return {**vars(punt), **getallen, "periode": str(punt.periode), "kenmerk": kenmerk, "herkomst": herkomst}


def uit_json(gegevens: Mapping[str, Any]) -> Punt:
    """Read a point as `als_json` wrote it."""
    kenmerk = gegevens["kenmerk"]
    if kenmerk:
        kenmerk = Kenmerk(**{**kenmerk, "delen": frozenset((kolom, lid) for kolom, lid in kenmerk["delen"])})
    herkomst = gegevens["herkomst"] and herkomst_uit_json(gegevens["herkomst"])
    eigen = {"periode": Periode.lees(gegevens["periode"]), "kenmerk": kenmerk, "herkomst": herkomst}
    return Punt(**{**gegevens, **eigen})
