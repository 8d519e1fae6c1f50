"""Numbers that follow from others: totals, differences, balances, shares. Each keeps the rule it was made by."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from monitorlib.cijfers.cijfers import (
    GETAL,
    KOLOMMEN,
    NIET_OPGEGEVEN,
    NIET_TE_BEPALEN,
    NIHIL,
    NOG_NIET,
    TELT_MEE,
    TOTAAL,
    Aansluiting,
    Cijfers,
    Sleutel,
    Term,
    Vergelijking,
    Verhouding,
)
from monitorlib.errors import CalculationError
from monitorlib.notatie import rond


def som(
    cijfers: Cijfers,
    dimensie: str,
    lid: str,
    termen: Mapping[str, float] | Sequence[str],
    *,
    regel: str | None = None,
    na: str | None = None,
    alleen: Mapping[str, str] | None = None,
) -> Cijfers:
    """Add a member to a dimension that is a weighted sum of other members of it.

    `termen` maps a member to its factor; a list means factor 1. The new member comes after `na`, else last.
    `alleen` restricts it to cells with those members in other dimensions. A sum over cells that are not all
    stated is not a number: nog niet when none is due yet, niet opgegeven when none is stated, else niet te bepalen.
    What is not due yet adds nothing to a sum, but a term cannot be subtracted from it: that is nog niet too.
    """
    factoren = dict(termen) if isinstance(termen, Mapping) else dict.fromkeys(termen, 1.0)
    plaats = cijfers._dimensie(dimensie)
    for term in factoren:
        cijfers._lid(dimensie, term)
    if lid in cijfers.leden[dimensie] and alleen is None:
        raise CalculationError(f"'{lid}' bestaat al als {dimensie}.")
    cellen, nieuw, vergelijkingen = cijfers.cellen(), [], []
    for sleutel in _zonder(cellen, plaats, next(iter(factoren))):
        if alleen and any(sleutel[cijfers._dimensie(naam)] != van for naam, van in alleen.items()):
            continue
        cel = (*sleutel[:plaats], lid, *sleutel[plaats + 1 :])
        delen = {
            (*sleutel[:plaats], term, *sleutel[plaats + 1 :]): factor
            for term, factor in factoren.items()
            if (*sleutel[:plaats], term, *sleutel[plaats + 1 :]) in cellen
        }
        if not delen:
            continue
        nieuw.append((*cel, *_opgeteld([(factor, cellen[deel]) for deel, factor in delen.items()])))
        vergelijkingen.append(
            Vergelijking(
                cel,
                tuple(Term(factor, deel) for deel, factor in delen.items()),
                regel or f"{lid} = {_in_woorden(factoren, dimensie)}",
            )
        )
    frame = pd.DataFrame(nieuw, columns=cijfers.frame.columns)
    leden = [naam for naam in cijfers.leden[dimensie] if naam != lid]
    leden.insert(leden.index(na) + 1 if na else len(leden), lid)
    return replace(
        cijfers,
        frame=pd.concat([cijfers.frame, frame], ignore_index=True),
        leden={**cijfers.leden, dimensie: tuple(leden)},
        vergelijkingen=(
            *cijfers.vergelijkingen,
            *vergelijkingen,
            # A difference of totals is the total of the differences: both must hold in what was printed.
            *(() if alleen else _ook_voor(cijfers.vergelijkingen, plaats, lid, factoren)),
        ),
    )


def totaal(cijfers: Cijfers, *dimensies: str, alleen: Mapping[str, str] | None = None) -> Cijfers:
    """Add the total over each of the dimensions, as member 'Totaal'."""
    for dimensie in dimensies:
        leden = [lid for lid in cijfers.leden[dimensie] if lid != TOTAAL]
        regel = f"{TOTAAL} = optelling over {dimensie}"
        cijfers = som(cijfers, dimensie, TOTAAL, leden, regel=regel, alleen=alleen)
    return cijfers


def opgeteld(cijfers: Cijfers, dimensie: str) -> Cijfers:
    """Give the sum over a dimension, which is then gone."""
    return totaal(cijfers, dimensie).kies(**{dimensie: TOTAAL})


def verschil(cijfers: Cijfers, dimensie: str, van: str, naar: str, *, lid: str = "Verschil") -> Cijfers:
    """Add the difference `naar` − `van` to a dimension."""
    return som(cijfers, dimensie, lid, {naar: 1, van: -1}, regel=f"{lid} = {naar} − {van}")


def delen_van(cijfers: Cijfers, dimensie: str, geheel: str, delen: Mapping[str, float] | Sequence[str]) -> Cijfers:
    """Declare that parts must add up to a whole that was counted on its own. Nothing is calculated.

    `delen` maps a member to its factor; a list means factor 1. Where no part exists, there is no rule.
    """
    factoren = dict(delen) if isinstance(delen, Mapping) else dict.fromkeys(delen, 1.0)
    plaats, cellen = cijfers._dimensie(dimensie), cijfers.cellen()
    cijfers._lid(dimensie, geheel)
    regels = []
    for cel in (een for een in cellen if een[plaats] == geheel):
        alle = {(*cel[:plaats], lid, *cel[plaats + 1 :]): factor for lid, factor in factoren.items()}
        aanwezig = {deel: factor for deel, factor in alle.items() if deel in cellen}
        termen = tuple(Term(factor, deel) for deel, factor in aanwezig.items())
        regel = _in_woorden({deel[plaats]: factor for deel, factor in aanwezig.items()}, dimensie)
        if termen:
            regels.append(Vergelijking(cel, termen, f"{geheel.split(' | ')[-1]} = {regel}", afgeleid=False))
    return replace(cijfers, vergelijkingen=(*cijfers.vergelijkingen, *regels))


def groepeer(cijfers: Cijfers, dimensie: str, *, apart: Sequence[str], rest: str) -> Cijfers:
    """Keep some members of a dimension and take all others together as one."""
    overige = [lid for lid in cijfers.leden[dimensie] if lid not in apart]
    samengenomen = som(cijfers, dimensie, rest, overige)
    kaal = samengenomen.zonder(dimensie, *overige)
    return kaal.volgorde(dimensie, [*apart, rest])


def gemiddeld(cijfers: Cijfers, dimensie: str) -> Cijfers:
    """Give the mean over a dimension, which is then gone; coming periods do not count."""
    plaats = cijfers._dimensie(dimensie)
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


def sluit_aan(cijfers: Cijfers, op: Cijfers, regel: str, **leden: str) -> Cijfers:
    """Declare that the cells with these members must equal other cijfers. Nothing is calculated.

    `leden` names the members of the first dimensions of `cijfers`; `op` has the dimensions that remain, in order:
    `sluit_aan(regelingen, stand, "...", regeling="Totaal")` says that (Totaal, gemeente) is the stand of the gemeente.
    """
    if (*leden, *op.dimensies) != cijfers.dimensies:
        raise CalculationError(
            f"Cijfers over {', '.join(cijfers.dimensies)} sluiten niet aan op {', '.join((*leden, *op.dimensies))}."
        )
    getallen = {
        (*leden.values(), *cel): float(inhoud["waarde"])
        for cel, inhoud in op.cellen().items()
        if inhoud["teken"] in TELT_MEE
    }
    return replace(cijfers, aansluitingen=(*cijfers.aansluitingen, Aansluiting(regel, getallen)))


def met_nihil(cijfers: Cijfers) -> Cijfers:
    """Show a counted zero as nihil ('-') instead of 0."""
    is_nul = (cijfers.frame["waarde"] == 0) & (cijfers.frame["teken"] == GETAL)
    return replace(cijfers, frame=cijfers.frame.assign(teken=cijfers.frame["teken"].mask(is_nul, NIHIL)))


def verhouding(
    teller: Cijfers,
    noemer: Cijfers,
    *,
    factor: float,
    eenheid: str,
    decimalen: int,
    regel: str,
    andere: Mapping[str, Cijfers] | None = None,
) -> Cijfers:
    """Divide cijfers by others with the same dimensions: factor × teller / noemer.

    A noemer of zero, or a teller or noemer that is no number, gives 'niet te bepalen' with the reason.
    `andere` names other noemers, kept so that a controle can see which of them a printed number was made with.
    """
    onder, anders = noemer.cellen(), {naam: van.cellen() for naam, van in (andere or {}).items()}
    rijen: list[tuple[Any, ...]] = []
    verhoudingen = []
    for cel, boven in teller.cellen().items():
        if cel not in onder:
            raise CalculationError(f"Er is geen noemer voor {' | '.join(cel)}.")
        reden = _waarom_niet(boven, onder[cel])
        waarde = float("nan") if reden else factor * boven["waarde"] / onder[cel]["waarde"]
        rijen.append((*cel, waarde, NIET_TE_BEPALEN if reden else GETAL, reden, eenheid, decimalen, 0.0))
        if not reden:
            overige = {naam: van[cel]["waarde"] for naam, van in anders.items() if not _waarom_niet(boven, van[cel])}
            verhoudingen.append(Verhouding(cel, boven["waarde"], onder[cel]["waarde"], factor, regel, overige))
    frame = pd.DataFrame(rijen, columns=teller.frame.columns)
    bronnen = tuple(dict.fromkeys((*teller.bronnen, *noemer.bronnen)))
    return Cijfers(frame, teller.leden, bronnen, (), tuple(verhoudingen))


def maal(cijfers: Cijfers, factor: float) -> Cijfers:
    """Multiply every number by a factor."""
    return replace(
        cijfers,
        frame=cijfers.frame.assign(waarde=cijfers.frame["waarde"] * factor),
        vergelijkingen=(),
        verhoudingen=(),
        aansluitingen=(),
    )


def afgerond(cijfers: Cijfers, op: float) -> Cijfers:
    """Round every number to a multiple of `op`, half away from zero, and say so to whoever adds them up."""
    waarde = cijfers.frame["waarde"].map(lambda getal: getal if pd.isna(getal) else rond(getal / op) * op)
    return replace(
        cijfers, frame=cijfers.frame.assign(waarde=waarde, afgerond_op=float(op)), vergelijkingen=(), verhoudingen=()
    )


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
        uitkomst = (float(waarde), GETAL, "")
    else:
        uitkomst = (nan, NIET_TE_BEPALEN, "een onderdeel is geen getal")
    return (*uitkomst, eenheden.pop(), decimalen, afgerond_op)


def _waarom_niet(teller: Mapping[str, Any], noemer: Mapping[str, Any]) -> str:
    if noemer["teken"] not in TELT_MEE:
        return "de noemer is geen getal"
    if teller["teken"] not in TELT_MEE:
        return "de teller is geen getal"
    return "de noemer is nul" if noemer["waarde"] == 0 else ""


def _zonder(cellen: Mapping[Sleutel, Any], plaats: int, lid: str) -> list[Sleutel]:
    """List the cells, each once, regardless of their member at one place."""
    return list(dict.fromkeys((*cel[:plaats], lid, *cel[plaats + 1 :]) for cel in cellen))


def _in_woorden(factoren: Mapping[str, float], dimensie: str) -> str:
    groepen = {lid.split(" | ")[0] for lid in factoren if " | " in lid}
    if len(groepen) == 1 and all(" | " in lid for lid in factoren) and set(factoren.values()) == {1.0}:
        return f"alle {groepen.pop().lower()} bij elkaar"
    if len(factoren) > 12:
        return f"optelling over {dimensie}"
    tekst = " ".join(f"{'+' if factor > 0 else '−'} {lid}" for lid, factor in factoren.items())
    return tekst.removeprefix("+ ").replace(" | ", ": ")


def _ook_voor(
    vergelijkingen: Sequence[Vergelijking], dimensie: int, lid: str, leden: Collection[str]
) -> list[Vergelijking]:
    """Give the equations that also hold for a total: those that hold for every member that it adds up."""
    zelfde: dict[tuple[Any, ...], list[Vergelijking]] = {}
    for regel in vergelijkingen:
        cellen = [regel.cel, *(term.cel for term in regel.termen)]
        if len({cel[dimensie] for cel in cellen}) == 1 and regel.cel[dimensie] in leden:
            kaal = tuple((*cel[:dimensie], *cel[dimensie + 1 :]) for cel in cellen)
            zelfde.setdefault((kaal, tuple(term.factor for term in regel.termen)), []).append(regel)

    def cel(sleutel: Sleutel) -> Sleutel:
        return (*sleutel[:dimensie], lid, *sleutel[dimensie + 1 :])

    return [
        replace(
            regels[0],
            cel=cel(regels[0].cel),
            termen=tuple(Term(term.factor, cel(term.cel)) for term in regels[0].termen),
        )
        for regels in zelfde.values()
        if len(regels) == len(leden)
    ]
