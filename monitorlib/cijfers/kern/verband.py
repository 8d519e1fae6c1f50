"""Equations between cells: those by which a cell is made, and those that only must hold."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from monitorlib.cijfers.kern.argument import rekent_met_cijfers
from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.nagerekend import noem
from monitorlib.cijfers.kern.regels import ONGEVEER, Aansluiting, Regels, Sleutel, Term, Vergelijking
from monitorlib.errors import CalculationError


def vergelijkingen(
    cijfers: Cijfers,
    dimensie: str,
    lid: str,
    termen: Mapping[str, float] | Sequence[str],
    *,
    regel: str | None = None,
    afgeleid: bool = True,
) -> list[Vergelijking]:
    """Give the equation lid = terms for every combination of the other dimensions in which a term exists.

    `termen` maps a member to its factor; a list means factor 1. A term that does not exist in a combination is no
    part of its equation.
    """
    if isinstance(termen, str):
        raise CalculationError(f"{lid}: de delen zijn een rij namen; gegeven is de tekst '{termen}'. Zet er [ ] om.")
    factoren = dict(termen) if isinstance(termen, Mapping) else dict.fromkeys(termen, 1.0)
    if not factoren:
        raise CalculationError(
            f"{lid}: er is niets om op te tellen; lever rijen met een {dimensie}, of haal de sectie weg uit params.yml."
        )
    if len(factoren) != len(termen):
        raise CalculationError(f"{lid}: noem elk deel één keer; genoemd zijn {', '.join(termen)}.")
    plaats, cellen = cijfers.plaats(dimensie), cijfers.cellen()
    for term in factoren:
        cijfers.bekend(dimensie, term)
    gevonden = []
    for voor, achter in dict.fromkeys((cel[:plaats], cel[plaats + 1 :]) for cel in cellen):
        delen = {term: factor for term, factor in factoren.items() if (*voor, term, *achter) in cellen}
        if delen:
            woorden = regel or f"{lid.split(' | ')[-1]} = {_in_woorden(delen, dimensie)}"
            paren = tuple(Term(factor, (*voor, term, *achter)) for term, factor in delen.items())
            gevonden.append(Vergelijking((*voor, lid, *achter), paren, woorden, afgeleid))
    return gevonden


@rekent_met_cijfers
def delen_van(cijfers: Cijfers, dimensie: str, geheel: str, delen: Mapping[str, float] | Sequence[str]) -> Cijfers:
    """Declare that parts must add up to a whole that was counted on its own. Nothing is calculated.

    `delen` maps a member to its factor; a list means factor 1. Where no part or no whole exists, there is no rule.
    """
    cijfers.bekend(dimensie, geheel)
    regels = vergelijkingen(cijfers, dimensie, geheel, delen, afgeleid=False)
    bestaand = [regel for regel in regels if regel.cel in cijfers.cellen()]
    return replace(cijfers, regels=cijfers.regels.met(Regels(vergelijkingen=tuple(bestaand))))


@rekent_met_cijfers
def sluit_aan(cijfers: Cijfers, op: Cijfers, regel: str, **leden: str) -> Cijfers:
    """Declare that the cells with these members must equal other cijfers. Nothing is calculated.

    `leden` names the members of the first dimensions of `cijfers`; `op` has the dimensions that remain, in order:
    `sluit_aan(regelingen, stand, "...", regeling="Totaal")` says that (Totaal, gemeente) is the stand of the gemeente.
    """
    if (*leden, *op.dimensies) != cijfers.dimensies:
        raise CalculationError(
            f"Cijfers over {', '.join(cijfers.dimensies)} sluiten niet aan op {', '.join((*leden, *op.dimensies))}. "
            "Geef beide dezelfde dimensies."
        )
    getallen = {
        (*leden.values(), *cel): inhoud.waarde
        for cel, inhoud in op.cellen().items()
        if inhoud.telt and inhoud.teken != ONGEVEER
    }
    weg = [cel for cel in getallen if cel not in cijfers.cellen()]
    if weg:
        raise CalculationError(
            f"Er is geen cel {noem(weg[0])} om aan te sluiten op: {regel}. Noem alleen cellen die er zijn."
        )
    # Without a number there is nothing to hold it against.
    if not getallen:
        return cijfers
    return replace(cijfers, regels=cijfers.regels.met(Regels(aansluitingen=(Aansluiting(regel, getallen),))))


def ook_voor(regels: Sequence[Vergelijking], dimensie: int, lid: str, leden: Collection[str]) -> list[Vergelijking]:
    """Give the equations that also hold for a total: those that hold for every member that it adds up."""
    zelfde: dict[tuple[Any, ...], list[Vergelijking]] = {}
    for regel in regels:
        cellen = regel.cellen
        if len({cel[dimensie] for cel in cellen}) == 1 and regel.cel[dimensie] in leden:
            kaal = tuple((*cel[:dimensie], *cel[dimensie + 1 :]) for cel in cellen)
            zelfde.setdefault((kaal, tuple(term.factor for term in regel.termen)), []).append(regel)

    def op_lid(cel: Sleutel) -> Sleutel:
        return (*cel[:dimensie], lid, *cel[dimensie + 1 :])

    return [
        replace(
            gelijk[0],
            cel=op_lid(gelijk[0].cel),
            termen=tuple(Term(term.factor, op_lid(term.cel)) for term in gelijk[0].termen),
        )
        for gelijk in zelfde.values()
        if len(gelijk) == len(leden)
    ]


def _in_woorden(factoren: Mapping[str, float], dimensie: str) -> str:
    groepen = {lid.split(" | ")[0] for lid in factoren if " | " in lid}
    if len(groepen) == 1 and all(" | " in lid for lid in factoren) and set(factoren.values()) == {1.0}:
        return f"alle {groepen.pop().lower()} bij elkaar"
    if len(factoren) > 12:
        return f"optelling over {dimensie}"
    tekst = " ".join(f"{'+' if factor > 0 else '−'} {lid}" for lid, factor in factoren.items())
    return tekst.removeprefix("+ ").replace(" | ", ": ")
