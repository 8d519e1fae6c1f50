"""Members of a dimension taken together as one."""

from collections.abc import Sequence
from dataclasses import replace

from monitorlib.cijfers.kern.argument import rekent_met_cijfers
from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.kenmerken import samengenomen
from monitorlib.cijfers.kern.nagerekend import opgeteld as opgetelde_cellen
from monitorlib.cijfers.kern.regels import TOTAAL, Regels, Sleutel
from monitorlib.cijfers.kern.verband import ook_voor
from monitorlib.cijfers.rekenen.optellen import bestaand, totaal, zelf_geteld
from monitorlib.errors import CalculationError


@rekent_met_cijfers
def groepeer(cijfers: Cijfers, dimensie: str, *, apart: Sequence[str], rest: str) -> Cijfers:
    """Keep some members of a dimension and take all others together as one; a total of them stays what it is.

    Raises `CalculationError` when `rest` is a member that stays, and as `neem_samen` does.
    """
    for lid in apart:
        cijfers.bekend(dimensie, lid)
    blijft = (*apart, *({TOTAAL} & set(cijfers.leden[dimensie])))
    overige = [lid for lid in cijfers.leden[dimensie] if lid not in blijft]
    if rest in blijft:
        raise CalculationError(f"'{rest}' bestaat al als {dimensie}; geef de groep een andere naam.")
    return neem_samen(cijfers, dimensie, overige, rest).volgorde(dimensie, [*apart, rest])


@rekent_met_cijfers
def neem_samen(cijfers: Cijfers, dimensie: str, leden: Sequence[str], lid: str) -> Cijfers:
    """Put one member in the place of several, in every line, as their sum; a total that they made is added up again.

    Raises `CalculationError` when one of them follows from others, or on different units.
    """
    volgt = [een for een in leden if een not in zelf_geteld(cijfers, dimensie)]
    if volgt:
        raise CalculationError(
            f"'{volgt[0]}' volgt uit andere leden van {dimensie}. Neem eerst samen en tel daarna op."
        )
    plaats, cellen, bekend = cijfers.plaats(dimensie), cijfers.cellen(), cijfers.regels.kenmerken
    totalen = {
        een.cel for een in cijfers.vergelijkingen if een.afgeleid and een.cel[plaats] == TOTAAL and een.in_lijn(plaats)
    }
    lijnen: dict[Sleutel, list[Sleutel]] = {}
    for cel in cellen:
        if cel[plaats] in leden:
            lijnen.setdefault((*cel[:plaats], lid, *cel[plaats + 1 :]), []).append(cel)
    nieuw = {naar: opgetelde_cellen([(1, cellen[cel]) for cel in delen]) for naar, delen in lijnen.items()}
    kenmerken = {
        naar: kenmerk
        for naar, delen in lijnen.items()
        if (kenmerk := samengenomen([bekend.get(cel) for cel in delen], dimensie))
    }
    blijft = cijfers.langs(lambda cel: None if cel[plaats] in leden or cel in totalen else cel, cijfers.leden)
    alle = {**blijft.cellen(), **nieuw}
    ook = bestaand(ook_voor(cijfers.vergelijkingen, plaats, lid, leden), alle)
    over = [een for een in cijfers.leden[dimensie] if een not in leden and not (een == TOTAAL and totalen)]
    los = replace(
        cijfers,
        _inhoud=alle,
        leden={**cijfers.leden, dimensie: (*over, lid)},
        regels=blijft.regels.met(Regels(ook, kenmerken=kenmerken)),
    )
    return totaal(los, dimensie) if totalen else los
