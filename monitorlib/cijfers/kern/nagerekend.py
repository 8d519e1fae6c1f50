"""Hold a table to its own rules: what the constructor of cijfers checks, and how cells add up."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from math import isclose

from monitorlib.cijfers.kern.regels import (
    KOLOMMEN,
    NIET_OPGEGEVEN,
    NIET_TE_BEPALEN,
    NOG_NIET,
    ONDERDRUKT,
    PROCENTPUNT,
    TELT_MEE,
    TOTAAL,
    VERBORGEN_OM,
    Inhoud,
    Regels,
    Sleutel,
    Vergelijking,
    berekend_uit,
)
from monitorlib.errors import CalculationError
from monitorlib.notatie import getal

Cellen = Mapping[Sleutel, Inhoud]
Leden = Mapping[str, tuple[str, ...]]
NAN = float("nan")
_EURO = "euro"
# What the last bits of binary fractions can differ, also in a sum of millions of euros.
RELATIEF, ABSOLUUT = 1e-9, 1e-6


def controleer(cellen: Cellen, leden: Leden, regels: Regels) -> None:
    """Raise `CalculationError` unless members are known and distinct, and every rule holds for cells that exist.

    What was derived follows from its parts, a ratio from its teller and noemer, and a Totaal holds every part beside
    it. A rule that only must hold is left to the controles.
    """
    _leden(leden)
    _sleutels(cellen, leden)
    for cel in regels.cellen() - cellen.keys():
        raise CalculationError(
            f"Een regel noemt de cel {noem(cel)}, die niet bestaat. Laat de cel staan, of haal de regel weg."
        )
    for regel in regels.vergelijkingen:
        if _na_te_rekenen(regel, cellen) and not _volgt(cellen[regel.cel], _nagerekend(regel, cellen)):
            raise CalculationError(
                f"{noem(regel.cel)} volgt niet uit zijn delen ({regel.regel}). Tel opnieuw op nadat de delen er staan."
            )
    for breuk in regels.verhoudingen:
        if not _gelijk(cellen[breuk.cel].waarde, breuk.factor * breuk.teller / breuk.noemer):
            raise CalculationError(
                f"{noem(breuk.cel)} volgt niet uit teller en noemer ({breuk.regel}). Deel opnieuw nadat die er staan."
            )
    for cel, deel in _vergeten(cellen, leden, regels):
        raise CalculationError(f"{noem(cel)} telt {noem(deel)} niet mee. Tel op nadat alle delen bij elkaar staan.")


def opgeteld(delen: Sequence[tuple[float, Inhoud]]) -> Inhoud:
    """Sum cells, each times its factor.

    A sum with a hidden cell in it is hidden. One over cells that are not all stated is no number: nog niet when none
    is due yet, niet opgegeven when none is stated, else niet te bepalen. What is not due yet adds nothing, but cannot
    be subtracted from: that is nog niet too. Raises `CalculationError` on different units.
    """
    eenheden = {deel.eenheid for _, deel in delen}
    if len(eenheden) != 1:
        raise CalculationError(
            f"Eenheden {', '.join(sorted(eenheden))} zijn niet op te tellen. Tel elke eenheid apart op."
        )
    decimalen = max(deel.decimalen for _, deel in delen)
    afgerond_op = max(deel.afgerond_op for _, deel in delen)
    verschil = all(deel.verschil for _, deel in delen)
    return Inhoud(*_uitkomst(delen), eenheden.pop(), decimalen, afgerond_op, verschil)


def noem(cel: Sleutel) -> str:
    """Name a cell in a message."""
    return " / ".join(cel) or "het getal"


def _uitkomst(delen: Sequence[tuple[float, Inhoud]]) -> tuple[float, str, str]:
    tekens = {deel.teken for _, deel in delen if deel.teken != NOG_NIET}
    if ONDERDRUKT in tekens:
        return NAN, ONDERDRUKT, VERBORGEN_OM
    komt_nog = any(deel.teken == NOG_NIET for _, deel in delen)
    aftrekking = any(factor < 0 for factor, _ in delen)
    if not tekens or (komt_nog and aftrekking):
        return NAN, NOG_NIET, ""
    if tekens == {NIET_OPGEGEVEN}:
        return NAN, NIET_OPGEGEVEN, ""
    if tekens <= set(TELT_MEE):
        tel = _op_de_cent if delen[0][1].eenheid == _EURO else _opgeteld
        return tel(delen), *berekend_uit(deel for _, deel in delen)
    redenen = {deel.tekst for _, deel in delen if deel.teken == NIET_TE_BEPALEN}
    return NAN, NIET_TE_BEPALEN, redenen.pop() if len(redenen) == 1 else "een van de onderdelen is niet bekend"


def _opgeteld(delen: Sequence[tuple[float, Inhoud]]) -> float:
    return float(sum(factor * deel.waarde for factor, deel in delen if deel.telt))


def _op_de_cent(delen: Sequence[tuple[float, Inhoud]]) -> float:
    """Add euros up as they are written: as floats 1,10 and 2,20 are no 3,30, and half a euro rounds the wrong way."""
    return float(sum(_exact(factor) * _exact(deel.waarde) for factor, deel in delen if deel.telt))


def _exact(getal_: float) -> Decimal:
    return Decimal(repr(float(getal_)))


def _leden(leden: Leden) -> None:
    for dimensie, van in leden.items():
        if dimensie in KOLOMMEN or not dimensie:
            raise CalculationError(
                f"Een dimensie kan niet '{dimensie}' heten: zo heet een kolom van elke cel. Kies een andere naam."
            )
        dubbel = next((lid for plek, lid in enumerate(van) if lid in van[:plek]), None)
        if dubbel is not None:
            raise CalculationError(f"'{dubbel}' staat twee keer bij {dimensie}. Neem leden samen met groepeer(...).")


def _sleutels(cellen: Cellen, leden: Leden) -> None:
    bekend = [frozenset(van) for van in leden.values()]
    for cel in cellen:
        if len(cel) != len(bekend) or any(lid not in van for lid, van in zip(cel, bekend, strict=True)):
            raise CalculationError(f"Onbekende leden in cijfers: {noem(cel)}. Noem ze bij de leden van hun dimensie.")


def _na_te_rekenen(regel: Vergelijking, cellen: Cellen) -> bool:
    """Tell whether a sum can be done again: not with a hidden cell in it, whose number is gone."""
    return regel.afgeleid and all(cellen[cel].teken != ONDERDRUKT for cel in regel.cellen)


def _nagerekend(regel: Vergelijking, cellen: Cellen) -> Inhoud:
    return opgeteld([(term.factor, cellen[term.cel]) for term in regel.termen])


def _volgt(cel: Inhoud, uit: Inhoud) -> bool:
    """Tell whether a cell is what its parts make: the same number, or no number either."""
    in_punten = (cel.eenheid, uit.eenheid) == (PROCENTPUNT, "%")
    if cel.telt != uit.telt or not (in_punten or cel.eenheid == uit.eenheid):
        return False
    return not cel.telt or _gelijk(cel.waarde, uit.waarde)


def _gelijk(een: float, ander: float) -> bool:
    return isclose(een, ander, rel_tol=RELATIEF, abs_tol=ABSOLUUT)


def _vergeten(cellen: Cellen, leden: Leden, regels: Regels) -> Iterator[tuple[Sleutel, Sleutel]]:
    """Find parts in the unit of a Totaal that stand beside it in its line and are no part of it.

    Raises `CalculationError` for one that counts a part twice, or takes one off: through a difference, say.
    """
    for plaats, van in enumerate(leden.values()):
        langs = {een.cel: een for een in regels.vergelijkingen if een.afgeleid and een.in_lijn(plaats)}
        for totaal in (een for cel, een in langs.items() if cel[plaats] == TOTAAL):
            if any(term.factor != 1 for term in totaal.termen):
                raise CalculationError(f"{noem(totaal.cel)} is geen optelling; geef het een andere naam.")
            mee = _telt_mee(totaal, langs)
            for deel, keer in mee.items():
                if keer != 1 and deel not in langs:
                    raise CalculationError(
                        f"{noem(totaal.cel)} telt {noem(deel)} {getal(keer)} keer mee, een Totaal telt elk deel één "
                        "keer; geef het een andere naam."
                    )
            for lid in van:
                deel = (*totaal.cel[:plaats], lid, *totaal.cel[plaats + 1 :])
                is_deel = deel in cellen and deel not in langs
                if is_deel and deel not in mee and cellen[deel].eenheid == cellen[totaal.cel].eenheid:
                    yield totaal.cel, deel


def _telt_mee(regel: Vergelijking, langs: Mapping[Sleutel, Vergelijking]) -> dict[Sleutel, float]:
    """Give how often a sum counts each cell, those within its subtotals and differences included."""
    keer: dict[Sleutel, float] = {}
    for term in regel.termen:
        keer[term.cel] = keer.get(term.cel, 0) + term.factor
        for cel, binnen in (_telt_mee(langs[term.cel], langs) if term.cel in langs else {}).items():
            keer[cel] = keer.get(cel, 0) + term.factor * binnen
    return keer


def totalen_van(cellen: Cellen, regels: Regels, plaats: int, weg: Collection[str]) -> list[Sleutel]:
    """List the totals that would stand beside a part of what they hold: by their rule, or counted over all.

    A total that stands alone, and a difference without one of its terms, say nothing false.
    """
    afgeleid, gevonden = regels.afgeleid(), []
    for regel in regels.vergelijkingen:
        if regel.afgeleid and regel.cel[plaats] not in weg and all(term.factor > 0 for term in regel.termen):
            gaat = [term.cel[plaats] in weg for term in regel.termen]
            gevonden += [regel.cel] if any(gaat) and not all(gaat) else []
    lijnen: dict[Sleutel, list[bool]] = {}
    for cel in cellen:
        if cel not in afgeleid and cel[plaats] != TOTAAL:
            lijnen.setdefault((*cel[:plaats], TOTAAL, *cel[plaats + 1 :]), []).append(cel[plaats] in weg)
    van_zelf = [cel for cel, gaat in lijnen.items() if cel in cellen and any(gaat) and not all(gaat)]
    return [*gevonden, *(van_zelf if TOTAAL not in weg else [])]
