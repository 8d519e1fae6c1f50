"""What a number is, wherever it is shown: how that follows when numbers are added up."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from monitorlib.cijfers.kern.regels import Afleiding, Kenmerk

Kenmerken = Sequence[Kenmerk | None]


def over_alle(kenmerken: Kenmerken, dimensie: str) -> Kenmerk | None:
    """Give what the sum of all members of a dimension is: the same, of no member in particular; None when unknown."""
    gedeeld = _gedeeld(kenmerken, dimensie)
    return gedeeld[0] if gedeeld and gedeeld[0].heel else None


def samengenomen(kenmerken: Kenmerken, dimensie: str) -> Kenmerk | None:
    """Give what some members of a dimension are together: one part, named by all of them; None when unknown."""
    gedeeld = _gedeeld(kenmerken, dimensie)
    if gedeeld is None:
        return None
    kenmerk, kolom, leden = gedeeld
    return replace(kenmerk, delen=kenmerk.delen | {(kolom, " + ".join(sorted(leden)))})


def als_json(kenmerk: Kenmerk) -> dict[str, Any]:
    """Write a kenmerk for whoever reads an executed notebook."""
    return {"begrip": kenmerk.begrip, "moment": kenmerk.moment, "delen": sorted(map(list, kenmerk.delen))}


def uit_json(gegevens: Mapping[str, Any]) -> Kenmerk:
    """Read a kenmerk that an executed notebook left."""
    delen = frozenset((kolom, lid) for kolom, lid in gegevens["delen"])
    return Kenmerk(gegevens["begrip"], gegevens["moment"], delen)


def herkomst_als_json(herkomst: Afleiding) -> dict[str, Any]:
    """Write what a number was made of; what is not known is left out."""
    bekend = {naam: waarde for naam, waarde in vars(herkomst).items() if waarde is not None}
    return {naam: als_json(een) if isinstance(een, Kenmerk) else een for naam, een in bekend.items()}


def herkomst_uit_json(gegevens: Mapping[str, Any]) -> Afleiding:
    """Read what `herkomst_als_json` wrote."""
    delen: dict[str, Any] = {naam: uit_json(een) if naam.endswith("_is") else een for naam, een in gegevens.items()}
    return Afleiding(**delen)


def _gedeeld(kenmerken: Kenmerken, dimensie: str) -> tuple[Kenmerk, str, set[str]] | None:
    """Give what kenmerken share, the one column in which they differ, and its members."""
    bekend = [een for een in kenmerken if een is not None]
    if len(bekend) < len(kenmerken) or len({(een.begrip, een.moment) for een in bekend}) != 1:
        return None
    samen = frozenset.intersection(*(een.delen for een in bekend))
    anders = [een.delen - samen for een in bekend]
    if len(bekend) == 1:
        anders = [frozenset(deel for deel in samen if deel[0] == dimensie)]
    kolommen = {kolom for delen in anders for kolom, _ in delen}
    if len(kolommen) != 1 or any(len(delen) != 1 for delen in anders):
        return None
    gedeeld = replace(bekend[0], delen=samen - anders[0], heel=all(een.heel for een in bekend))
    return gedeeld, kolommen.pop(), {lid for delen in anders for _, lid in delen}
