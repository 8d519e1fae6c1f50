"""The same table in two forms: whether one shows what the other shows."""

from collections.abc import Sequence

from monitorlib.privacy.toets.lezen.getoond import Celtekst
from monitorlib.privacy.toets.lezen.rooster import Rooster, Roosterrij


def eerste_verschil(rooster: Rooster, rijen: Sequence[Sequence[Celtekst]]) -> str:
    """Name the first cell of a table that these rows, in their order, do not show so; '' when they show all of it.

    Beside it they may hold only words, and heads that come back on a next sheet.
    """
    gebruikt: list[int] = []
    for regel in rooster.regels:
        vanaf = gebruikt[-1] + 1 if gebruikt else 0
        plek = next((een for een in range(vanaf, len(rijen)) if _is_regel(rijen[een], regel)), None)
        if plek is None:
            return " / ".join(regel.pad)
        if anders := _verschil(rooster, regel, rijen[plek]):
            return anders
        gebruikt.append(plek)
    boven = [[_dicht(cel.tekst) for cel in rij] for rij in rijen[: gebruikt[0] if gebruikt else 0]]
    over = [rij for een, rij in enumerate(rijen) if gebruikt and een > gebruikt[0] and een not in set(gebruikt)]
    te_veel = [rij for rij in over if _heeft_getal(rij) and [_dicht(cel.tekst) for cel in rij] not in boven]
    return te_veel[0][0].tekst if te_veel else ""


def _is_regel(rij: Sequence[Celtekst], regel: Roosterrij) -> bool:
    """Tell whether this is a row, and not the name of a group, that can be called the same."""
    kop = regel.pad[-1] if regel.pad else ""
    return bool(rij) and (len(rij) > 1 or not regel.cellen) and _dicht(rij[0].tekst) == _dicht(kop)


def _heeft_getal(rij: Sequence[Celtekst]) -> bool:
    return any(cel.getal is not None or cel.verborgen for cel in rij[1:])


def _verschil(rooster: Rooster, regel: Roosterrij, rij: Sequence[Celtekst]) -> str:
    naast = [*rij[1:], *[Celtekst("")] * len(regel.cellen)]
    for kolom, cel, ander in zip(rooster.kolommen, regel.cellen, naast, strict=False):
        if not _zelfde(cel, ander):
            return " / ".join((*regel.pad, *kolom))
    return ""


def _zelfde(cel: Celtekst, ander: Celtekst) -> bool:
    if cel.verborgen or ander.verborgen:
        return cel.verborgen and ander.verborgen
    if cel.getal is not None and ander.getal is not None:
        return cel.getal == ander.getal
    # On paper a remark stands in the cell, behind what it holds.
    return _dicht(ander.tekst).startswith(_dicht(cel.tekst))


def _dicht(tekst: str) -> str:
    """Leave the spaces out: on paper a word can be broken off."""
    return "".join(tekst.split())
