"""What the samenvatting weighs of an indicator: how many a change is about, and whether it reaches its streefwaarde."""

from monitorlib.cijfers.kern.soort_eenheid import soort
from monitorlib.cijfers.toeval.betekenis import Verandering
from monitorlib.cijfers.toeval.punt import Punt
from monitorlib.indicatoren.meten.meetreeks import Meetreeks
from monitorlib.notatie import getal, rond
from monitorlib.pagina.record import Doelregel
from monitorlib.tijd.periode import Periode


def weging(een: Verandering) -> dict[str, float]:
    """Give how many people, things or euros a change is about (`omvang`), and of how many (`geheel`).

    A share, a rate and a mean count as much of their teller as the difference is: 30 to 20 % of 90 people is 9.
    Both are 0 where that is not known, as of a median.
    """
    paar = [een.eerder, een.nu]
    tellers = [_teller(punt) for punt in paar if punt is not None]
    if len(tellers) < 2 or any(teller != teller for teller in tellers):
        return {"omvang": 0.0, "geheel": 0.0}
    per_eenheid = tellers[1] / een.nu.waarde if een.nu.waarde else 1.0
    if not een.nu.waarde and een.eerder is not None and een.eerder.waarde:
        per_eenheid = tellers[0] / een.eerder.waarde
    return {"omvang": abs(een.verschil) * per_eenheid, "geheel": max(tellers)}


def _teller(punt: Punt) -> float:
    """Give what a point counts: its teller, or the number itself where that counts; NaN where it counts nothing."""
    if punt.teller == punt.teller:
        return punt.teller
    return float("nan") if soort(punt.eenheid) == "geen som" else punt.waarde


def doelen(reeks: Meetreeks, periode: Periode, plaats: str) -> list[Doelregel]:
    """Say of each place whether its number reaches the streefwaarde; nothing where neither way is the wanted one."""
    een, streef = reeks.indicator, reeks.doel.streefwaarde
    if streef is None or een.gunstig == "geen":
        return []
    registratie = {verandering.nu.gebied: tuple(verandering.registratie) for verandering in reeks.veranderingen}
    return [
        Doelregel(
            indicator=een.naam,
            plaats=plaats,
            streefwaarde=f"{getal(streef, punt.decimalen)}{' %' if een.eenheid == '%' else ''}",
            gunstig=een.gunstig,
            gebied=punt.gebied,
            getal=punt.geschreven,
            gehaald=haalt(punt, streef, een.gunstig),
            registratie=registratie.get(punt.gebied, ()),
            grens=streef,
        )
        for punt in reeks.punten
        if punt.periode == periode and punt.is_getal
    ]


def haalt(punt: Punt, streefwaarde: float, gunstig: str) -> bool:
    """Compare the number as it is shown with the streefwaarde; equal is reached."""
    getoond = rond(punt.waarde, punt.decimalen)
    return getoond >= streefwaarde if gunstig == "hoger" else getoond <= streefwaarde
