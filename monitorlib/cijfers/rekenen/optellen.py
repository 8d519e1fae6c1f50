"""Numbers that are added up: totals, differences, groups, means. Each keeps the rule that it was made by."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import replace

from monitorlib.cijfers.kern.argument import rekent_met_cijfers
from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.kenmerken import over_alle
from monitorlib.cijfers.kern.nagerekend import opgeteld as opgetelde_cellen
from monitorlib.cijfers.kern.regels import (
    GETAL,
    NOG_NIET,
    PROCENTPUNT,
    TOTAAL,
    Inhoud,
    Kenmerk,
    Regels,
    Sleutel,
    Vergelijking,
)
from monitorlib.cijfers.kern.verband import ook_voor, vergelijkingen
from monitorlib.errors import CalculationError


@rekent_met_cijfers
def som(
    cijfers: Cijfers,
    dimensie: str,
    lid: str,
    termen: Mapping[str, float] | Sequence[str],
    *,
    regel: str | None = None,
    na: str | None = None,
    alleen: Mapping[str, str] | None = None,
    heel: bool = False,
) -> Cijfers:
    """Add a member to a dimension that is a weighted sum of other members of it.

    `termen` maps a member to its factor; a list means factor 1. The new member comes after `na`, else last.
    `alleen` restricts it to cells with those members in other dimensions, `heel` to where every term exists. What a
    sum over cells that are not all stated is, says `nagerekend.opgeteld`. Raises `CalculationError` when the cell is
    there already, when no cell can be made, or on different units.
    """
    dit = cijfers.plaats(dimensie)
    regels = vergelijkingen(cijfers, dimensie, lid, termen, regel=regel)
    vast = {cijfers.plaats(naam): van for naam, van in (alleen or {}).items()}
    regels = [een for een in regels if all(een.cel[plaats] == van for plaats, van in vast.items())]
    if heel:
        regels = [een for een in regels if len(een.termen) == len(termen)]
    # A difference of totals is the total of the differences: both must hold in what was printed.
    ook = [] if alleen else ook_voor(cijfers.vergelijkingen, dit, lid, termen)
    cellen = cijfers.cellen()
    if (lid in cijfers.leden[dimensie] and alleen is None) or any(een.cel in cellen for een in regels):
        raise CalculationError(f"'{lid}' bestaat al als {dimensie}; kies een andere naam.")
    nieuw = {een.cel: opgetelde_cellen([(term.factor, cellen[term.cel]) for term in een.termen]) for een in regels}
    kenmerken = {een.cel: kenmerk for een in regels if (kenmerk := _kenmerk_van(cijfers, een, dimensie))}
    leden = [naam for naam in cijfers.leden[dimensie] if naam != lid]
    leden.insert(leden.index(na) + 1 if na else len(leden), lid)
    alle = {**cellen, **nieuw}
    return replace(
        cijfers,
        _inhoud=alle,
        leden={**cijfers.leden, dimensie: tuple(leden)},
        regels=cijfers.regels.met(Regels((*regels, *bestaand(ook, alle)), kenmerken=kenmerken)),
    )


@rekent_met_cijfers
def totaal(cijfers: Cijfers, *dimensies: str, alleen: Mapping[str, str] | None = None) -> Cijfers:
    """Add the total over each of the dimensions, as member 'Totaal'; what was added up itself counts once."""
    for dimensie in dimensies:
        leden = zelf_geteld(cijfers, dimensie)
        regel = f"{TOTAAL} = optelling over {dimensie}"
        cijfers = som(cijfers, dimensie, TOTAAL, leden, regel=regel, alleen=alleen)
    return cijfers


@rekent_met_cijfers
def opgeteld(cijfers: Cijfers, dimensie: str) -> Cijfers:
    """Give the sum over a dimension, which is then gone."""
    return totaal(cijfers, dimensie).kies(**{dimensie: TOTAAL})


@rekent_met_cijfers
def verschil(cijfers: Cijfers, dimensie: str, van: str, naar: str, *, lid: str = "Verschil") -> Cijfers:
    """Add the difference `naar` − `van` to a dimension; none for a gemeente that has only one of them.

    It is shown with its sign; that of percentages is in procentpunten. Raises `CalculationError` for twice the same
    member.
    """
    if van == naar:
        raise CalculationError(f"Een verschil is tussen twee leden; '{van}' staat er twee keer. Noem een ander.")
    met = som(cijfers, dimensie, lid, {naar: 1, van: -1}, regel=f"{lid} = {naar} − {van}", heel=True)
    plaats, cellen = met.plaats(dimensie), met.cellen()
    verschillen = {
        cel: replace(inhoud, verschil=True, eenheid=PROCENTPUNT if inhoud.eenheid == "%" else inhoud.eenheid)
        for cel, inhoud in cellen.items()
        if cel[plaats] == lid
    }
    return replace(met, _inhoud={**cellen, **verschillen})


@rekent_met_cijfers
def met_rest(cijfers: Cijfers, dimensie: str, *, geheel: str, waarde: float, rest: str) -> Cijfers:
    """Add a whole of which the value is known beforehand (100 %), and what the members leave of it.

    A whole stands beside every combination of the other dimensions; the rest is rounded as its parts are.
    """
    plaats, leden = cijfers.plaats(dimensie), cijfers.leden[dimensie]
    hele = {
        (*cel[:plaats], geheel, *cel[plaats + 1 :]): replace(
            inhoud, waarde=float(waarde), teken=GETAL, tekst="", afgerond_op=0.0
        )
        for cel, inhoud in cijfers.cellen().items()
        if cel[plaats] == leden[0]
    }
    met = replace(cijfers, _inhoud={**cijfers.cellen(), **hele}, leden={**cijfers.leden, dimensie: (*leden, geheel)})
    return som(met, dimensie, rest, {geheel: 1, **dict.fromkeys(leden, -1.0)}, na=leden[-1])


@rekent_met_cijfers
def gemiddeld(cijfers: Cijfers, dimensie: str) -> Cijfers:
    """Give the mean over a dimension, which is then gone; coming periods do not count.

    A mean of totals is no total of means where a gemeente exists in a part of the periods: its sums are no rules here.
    """
    plaats = cijfers.plaats(dimensie)
    groepen: dict[Sleutel, list[Inhoud]] = {}
    for cel, inhoud in cijfers.cellen().items():
        if inhoud.teken != NOG_NIET:
            groepen.setdefault((*cel[:plaats], *cel[plaats + 1 :]), []).append(inhoud)
    cellen = {
        cel: replace(opgetelde_cellen([(1 / len(delen), een) for een in delen]), decimalen=1)
        for cel, delen in groepen.items()
    }
    leden = {naam: van for naam, van in cijfers.leden.items() if naam != dimensie}
    return Cijfers(cellen, leden, cijfers.bronnen)


@rekent_met_cijfers
def zelf_geteld(cijfers: Cijfers, dimensie: str) -> list[str]:
    """List the members of a dimension that do not follow from other members of it."""
    plaats = cijfers.plaats(dimensie)
    volgt = {een.cel[plaats] for een in cijfers.vergelijkingen if een.afgeleid and een.in_lijn(plaats)}
    return [lid for lid in cijfers.leden[dimensie] if lid not in volgt and lid != TOTAAL]


def bestaand(regels: Sequence[Vergelijking], cellen: Container[Sleutel]) -> tuple[Vergelijking, ...]:
    """Keep the equations of which every cell exists."""
    return tuple(een for een in regels if all(cel in cellen for cel in een.cellen))


def _kenmerk_van(cijfers: Cijfers, regel: Vergelijking, dimensie: str) -> Kenmerk | None:
    """Say what a sum is: of a total the same as its parts, over all of them."""
    if regel.cel[cijfers.plaats(dimensie)] != TOTAAL or any(term.factor != 1 for term in regel.termen):
        return None
    return over_alle([cijfers.regels.kenmerken.get(term.cel) for term in regel.termen], dimensie)
