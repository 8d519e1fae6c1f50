"""Rules of a row about its days: between their bounds, and in an order that can be; columns that seem swapped."""

from collections.abc import Sequence
from datetime import date

import ibis
from ibis.expr.types import BooleanValue, Table

from monitorlib.notatie import getal
from monitorlib.sources.checks.rijregels import Rijregel, op_volgorde
from monitorlib.sources.declared.declaration import Bron, Kolom
from monitorlib.sources.declared.grenzen import VOLGORDE, Daggrenzen, Uitdraai, grenzen

# Of fewer rows nothing is said about all of them.
_TEN_MINSTE = 3


def grensregels(bron: Bron, kolommen: Sequence[Kolom], uitdraai: Uitdraai) -> list[Rijregel]:
    """Give the rules of days and periods: each between its bounds, and none before another that comes first."""
    namen = {kolom.naam for kolom in kolommen}
    binnen = [_binnen(bron, een, van) for een in kolommen if (van := grenzen(bron, een, uitdraai))]
    paren = [een for een in VOLGORDE if bron.is_register and namen.issuperset(een)]
    return [*binnen, *(op_volgorde(begin, einde) for begin, einde in paren)]


def verwisseld(regel: Rijregel, fout: int, gevuld: int) -> str:
    """Say of two columns that they seem swapped, when most rows have them the other way round; empty when not."""
    if regel.naam != "volgorde" or fout < _TEN_MINSTE or fout * 2 <= gevuld:
        return ""
    einde, begin = regel.kolommen
    return (
        f"kolommen {begin} en {einde}: lijken verwisseld; in {getal(fout)} van de {getal(gevuld)} rijen met beide ligt "
        f"{einde} voor {begin}. Kijk de kop na, en 'kolommen' bij 'levering' in params.yml."
    )


def _binnen(bron: Bron, kolom: Kolom, van: Daggrenzen) -> Rijregel:
    naam, is_einde = kolom.naam, bool(bron.periode and kolom.naam == bron.periode[1] and kolom.mag_leeg)
    lengte = {"datum": 10, "maand": 7}.get(kolom.soort, 4) if bron.is_register else 4

    def fout(rijen: Table) -> BooleanValue:
        waarde = rijen[naam]
        if waarde.type().is_string():
            # Days and months of a file are as long as their bounds already.
            deel = waarde.left(lengte) if lengte == 4 else waarde
            if kolom.ervoor:
                deel = waarde.re_extract(r"([0-9]{4})", 1)
            eerste, laatste = van.van.isoformat()[:lengte], van.tot.isoformat()[:lengte]
            return (deel < eerste) | (deel > laatste)
        return (waarde < ibis.literal(van.van)) | (waarde > ibis.literal(van.tot))

    eerste, laatste = (_geschreven(dag, lengte) for dag in (van.van, van.tot))
    tot = f"{laatste} ({van.waarvan})" if van.waarvan else laatste
    open_ = (
        " Staat de dag voor 'loopt nog', zeg dan in params.yml bij 'levering' welke: 'open: [9999-12-31]'."
        if is_einde
        else ""
    )
    return Rijregel(
        "grens",
        (naam,),
        fout,
        lambda toon, _: f"{toon[naam]} kan niet; toegestaan: {eerste} tot en met {tot}. Verbeter het jaar.{open_}",
    )


def _geschreven(dag: date, lengte: int) -> str:
    return dag.isoformat()[:lengte]
