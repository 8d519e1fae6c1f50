"""Numbers that are added up: totals, differences, groups, means. Each keeps the rule that it was made by."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from monitorlib.cijfers.cijfers import Cijfers
from monitorlib.cijfers.regels import (
    GETAL,
    KOLOMMEN,
    NIET_OPGEGEVEN,
    NIET_TE_BEPALEN,
    NIHIL,
    NOG_NIET,
    TELT_MEE,
    TOTAAL,
    Sleutel,
    berekend_uit,
)
from monitorlib.cijfers.verband import ook_voor, vergelijkingen
from monitorlib.errors import CalculationError


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
    `alleen` restricts it to cells with those members in other dimensions, `heel` to where every term exists. A sum
    over cells that are not all stated is not a number: nog niet when none is due yet, niet opgegeven when none is
    stated, else niet te bepalen.
    What is not due yet adds nothing to a sum, but a term cannot be subtracted from it: that is nog niet too.
    """
    dit = cijfers.plaats(dimensie)
    if lid in cijfers.leden[dimensie] and alleen is None:
        raise CalculationError(f"'{lid}' bestaat al als {dimensie}.")
    regels = vergelijkingen(cijfers, dimensie, lid, termen, regel=regel)
    vast = {cijfers.plaats(naam): van for naam, van in (alleen or {}).items()}
    regels = [een for een in regels if all(een.cel[plaats] == van for plaats, van in vast.items())]
    if heel:
        regels = [een for een in regels if len(een.termen) == len(termen)]
    # A difference of totals is the total of the differences: both must hold in what was printed.
    ook = [] if alleen else ook_voor(cijfers.vergelijkingen, dit, lid, termen)
    cellen = cijfers.cellen()
    nieuw = [(*een.cel, *_opgeteld([(term.factor, cellen[term.cel]) for term in een.termen])) for een in regels]
    leden = [naam for naam in cijfers.leden[dimensie] if naam != lid]
    leden.insert(leden.index(na) + 1 if na else len(leden), lid)
    return replace(
        cijfers,
        frame=pd.concat([cijfers.frame, pd.DataFrame(nieuw, columns=cijfers.frame.columns)], ignore_index=True),
        leden={**cijfers.leden, dimensie: tuple(leden)},
        vergelijkingen=(*cijfers.vergelijkingen, *regels, *ook),
    )


def totaal(cijfers: Cijfers, *dimensies: str, alleen: Mapping[str, str] | None = None) -> Cijfers:
    """Add the total over each of the dimensions, as member 'Totaal'."""
    for dimensie in dimensies:
        cijfers.plaats(dimensie)
        leden = [lid for lid in cijfers.leden[dimensie] if lid != TOTAAL]
        regel = f"{TOTAAL} = optelling over {dimensie}"
        cijfers = som(cijfers, dimensie, TOTAAL, leden, regel=regel, alleen=alleen)
    return cijfers


def opgeteld(cijfers: Cijfers, dimensie: str) -> Cijfers:
    """Give the sum over a dimension, which is then gone."""
    return totaal(cijfers, dimensie).kies(**{dimensie: TOTAAL})


def verschil(cijfers: Cijfers, dimensie: str, van: str, naar: str, *, lid: str = "Verschil") -> Cijfers:
    """Add the difference `naar` − `van` to a dimension; none for a gemeente that has only one of them."""
    return som(cijfers, dimensie, lid, {naar: 1, van: -1}, regel=f"{lid} = {naar} − {van}", heel=True)


def groepeer(cijfers: Cijfers, dimensie: str, *, apart: Sequence[str], rest: str) -> Cijfers:
    """Keep some members of a dimension and take all others together as one."""
    for lid in apart:
        cijfers.bekend(dimensie, lid)
    overige = [lid for lid in cijfers.leden[dimensie] if lid not in apart]
    samengenomen = som(cijfers, dimensie, rest, overige)
    kaal = samengenomen.zonder(dimensie, *overige)
    return kaal.volgorde(dimensie, [*apart, rest])


def met_rest(cijfers: Cijfers, dimensie: str, *, geheel: str, waarde: float, rest: str) -> Cijfers:
    """Add a whole of which the value is known beforehand (100 %), and what the members leave of it.

    A whole stands beside every combination of the other dimensions; the rest is rounded as its parts are.
    """
    leden = cijfers.leden[dimensie]
    eerste = cijfers.frame[cijfers.frame[dimensie] == leden[0]]
    vast: dict[str, Any] = {"waarde": float(waarde), "teken": GETAL, "tekst": "", "afgerond_op": 0.0}
    rijen = eerste.assign(**{dimensie: geheel, **vast})
    met = replace(
        cijfers,
        frame=pd.concat([cijfers.frame, rijen], ignore_index=True),
        leden={**cijfers.leden, dimensie: (*leden, geheel)},
    )
    return som(met, dimensie, rest, {geheel: 1, **dict.fromkeys(leden, -1.0)}, na=leden[-1])


def gemiddeld(cijfers: Cijfers, dimensie: str) -> Cijfers:
    """Give the mean over a dimension, which is then gone; coming periods do not count."""
    plaats = cijfers.plaats(dimensie)
    groepen: dict[Sleutel, list[Mapping[str, Any]]] = {}
    for cel, inhoud in cijfers.cellen().items():
        if inhoud["teken"] != NOG_NIET:
            groepen.setdefault((*cel[:plaats], *cel[plaats + 1 :]), []).append(inhoud)
    rijen = []
    for cel, inhouden in groepen.items():
        waarde, teken, tekst, eenheid, _, afgerond_op = _opgeteld([(1 / len(inhouden), een) for een in inhouden])
        rijen.append((*cel, waarde, teken, tekst, eenheid, 1, afgerond_op))
    leden = {naam: van for naam, van in cijfers.leden.items() if naam != dimensie}
    return Cijfers(pd.DataFrame(rijen, columns=[*leden, *KOLOMMEN]), leden, cijfers.bronnen)


def met_nihil(cijfers: Cijfers) -> Cijfers:
    """Show a counted zero as nihil ('-') instead of 0."""
    is_nul = (cijfers.frame["waarde"] == 0) & (cijfers.frame["teken"] == GETAL)
    return replace(cijfers, frame=cijfers.frame.assign(teken=cijfers.frame["teken"].mask(is_nul, NIHIL)))


def _opgeteld(delen: Sequence[tuple[float, Mapping[str, Any]]]) -> tuple[float, str, str, str, int, float]:
    """Sum cells: the columns waarde to afgerond_op of the result."""
    eenheden = {deel["eenheid"] for _, deel in delen}
    if len(eenheden) != 1:
        raise CalculationError(f"Eenheden {', '.join(sorted(eenheden))} zijn niet op te tellen.")
    decimalen = max(deel["decimalen"] for _, deel in delen)
    afgerond_op = max(deel["afgerond_op"] for _, deel in delen)
    tekens = {deel["teken"] for _, deel in delen if deel["teken"] != NOG_NIET}
    komt_nog = any(deel["teken"] == NOG_NIET for _, deel in delen)
    aftrekking = any(factor < 0 for factor, _ in delen)
    nan = float("nan")
    if not tekens or (komt_nog and aftrekking):
        uitkomst = (nan, NOG_NIET, "")
    elif tekens == {NIET_OPGEGEVEN}:
        uitkomst = (nan, NIET_OPGEGEVEN, "")
    elif tekens == {NIHIL}:
        uitkomst = (0.0, NIHIL, "")
    elif tekens <= set(TELT_MEE):
        waarde = sum(factor * deel["waarde"] for factor, deel in delen if deel["teken"] in TELT_MEE)
        uitkomst = (float(waarde), *berekend_uit(deel for _, deel in delen))
    else:
        redenen = {deel["tekst"] for _, deel in delen if deel["teken"] == NIET_TE_BEPALEN}
        uitkomst = (nan, NIET_TE_BEPALEN, redenen.pop() if len(redenen) == 1 else "een onderdeel is geen getal")
    return (*uitkomst, eenheden.pop(), decimalen, afgerond_op)
