"""Cijfers of which cells are hidden: their numbers are gone, and nothing that follows from them is left."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.nagerekend import NAN, noem
from monitorlib.cijfers.kern.regels import ONDERDRUKT, VERBORGEN_OM, Aansluiting, Inhoud, Regels, Sleutel
from monitorlib.errors import CalculationError


def onderdruk(cijfers: Cijfers, verborgen: Collection[Sleutel]) -> Cijfers:
    """Hide cells: what they are stays (unit, decimals, what is counted), what they hold goes, also out of the rules.

    A sum that was made with a hidden cell keeps its number, when it is not hidden itself. Members that stood in the
    order of their numbers come in that of their names. Raises `CalculationError`
    for a cell that does not exist: a mask that does not fit hides something else than it was made for.
    """
    if not verborgen:
        return cijfers
    vreemd = sorted(set(verborgen) - cijfers.cellen().keys())
    if vreemd:
        raise CalculationError(
            f"Het masker verbergt {noem(vreemd[0])}, en die cel is er niet. Maak het masker opnieuw van deze cijfers."
        )
    cellen = {cel: verborgen_inhoud(een) if cel in verborgen else een for cel, een in cijfers.cellen().items()}
    dicht = replace(cijfers, _inhoud=cellen, regels=_regels(cijfers.regels, set(verborgen)), op_grootte=())
    for dimensie in cijfers.op_grootte:
        dicht = dicht.alfabetisch(dimensie)
    return dicht


def verborgen_inhoud(inhoud: Inhoud) -> Inhoud:
    """Give the content of a hidden cell: the sign, and nothing of what stood there but its unit."""
    return Inhoud(NAN, ONDERDRUKT, VERBORGEN_OM, inhoud.eenheid, inhoud.decimalen, inhoud.afgerond_op, inhoud.verschil)


def _regels(regels: Regels, verborgen: set[Sleutel]) -> Regels:
    """Leave out of the rules what holds a number: a ratio with its teller and noemer, a number from elsewhere."""
    open_ = (_aansluiting(een, verborgen) for een in regels.aansluitingen)
    return replace(
        regels,
        verhoudingen=tuple(een for een in regels.verhoudingen if een.cel not in verborgen),
        aansluitingen=tuple(een for een in open_ if een.getallen),
        achter={cel: aantal for cel, aantal in regels.achter.items() if cel not in verborgen},
    )


def _aansluiting(een: Aansluiting, verborgen: set[Sleutel]) -> Aansluiting:
    getallen: Mapping[Sleutel, float] = {cel: van for cel, van in een.getallen.items() if cel not in verborgen}
    return replace(een, getallen=getallen)
