"""The gate of the build: what a reviewer read is what the parameters, texts and sources give now."""

from collections.abc import Iterator

from monitorlib.engine.building.plan import Options, Plan
from monitorlib.publicatie.reden import Reden
from monitorlib.publicatie.voorgelegd import Voorgelegd


def actueel(voorgelegd: Voorgelegd) -> Iterator[Reden]:
    """Give of each chapter, and of the overview, why it would be made again; or that there is no build."""
    naam = voorgelegd.editie.naam
    doe = f"Bouw de editie en lees haar na: monitor build {naam}"
    if voorgelegd.ready is None:
        waar = voorgelegd.editie.shown(voorgelegd.folder)
        yield Reden(waar, "daar staan geen pagina's van deze editie", doe)
        return
    plan = Plan.of(voorgelegd.editie, Options(voorgelegd.lezers), {})
    per_oorzaak: dict[str, list[str]] = {}
    for waar, waarom in {**plan.reasons, "overzicht": plan.site}.items():
        if waarom:
            per_oorzaak.setdefault("; ".join(waarom), []).append(waar)
    for oorzaak, waar_alle in per_oorzaak.items():
        yield Reden(", ".join(waar_alle), f"dit is niet meer wat gebouwd is ({oorzaak})", doe)
