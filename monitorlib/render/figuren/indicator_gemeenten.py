"""The gemeenten of an indicator: as dots of now and before, or each as a small line of its own."""

from collections.abc import Iterable, Mapping, Sequence

from matplotlib.axes import Axes

from monitorlib.cijfers.toeval.punt import Punt
from monitorlib.indicatoren.meten.meetreeks import Meetreeks
from monitorlib.indicatoren.meten.patroon import tijdreeks
from monitorlib.render.figuren.assen import ronde_stappen
from monitorlib.render.figuren.indicator_reeks import STREEF, in_eenheid, in_stap
from monitorlib.render.figuren.letters import breedte
from monitorlib.render.figuren.rijen import LIJN, NIETS, STIP, STREEP, Deel, hoogte_van_sleutel, sleutel, zet_rijen
from monitorlib.render.figuren.stijl import NADRUK, OPVALLEND, RASTER, TOEN, Doek, doek, kop
from monitorlib.tijd.periode import Periode

_BREED, _HOOG, _BOVEN, _ONDER = 165.0, 92.0, 28.0, 8.0


def teken_stippen(reeks: Meetreeks, gemeenten: Mapping[str, Punt], op: Periode) -> tuple[Doek, str]:
    """Draw per gemeente a dot for the number of now, with a mark for the earlier one where there is one."""
    eerder = _eerder(reeks, op)
    toen = {naam: punt.waarde for naam, punt in van_toen(reeks, gemeenten, op).items()}
    uitleg: list[Deel] = [(STREEP, TOEN, eerder.kort_met_jaar)] if toen else []
    uitleg.append((STIP, NADRUK, op.kort_met_jaar))
    hoogste = max([*(punt.waarde for punt in gemeenten.values()), *toen.values()]) or 1.0
    rijen = zet_rijen(list(gemeenten), boven=hoogte_van_sleutel(uitleg), onder=24)
    woorden = {naam: in_eenheid(reeks, punt.waarde) for naam, punt in gemeenten.items()}
    rijen.schaal(0, hoogste, rechts=max(map(breedte, woorden.values())) + 16, links=10)
    for plek, (naam, punt) in zip(rijen.plekken, gemeenten.items(), strict=True):
        if naam in toen:
            rijen.weg(plek, toen[naam], punt.waarde)
        else:
            rijen.stip(plek, punt.waarde)
        rijen.schrijf(plek, max(punt.waarde, toen.get(naam, 0)), woorden[naam], naast=9)
    stappen = [stap for stap in ronde_stappen(0, hoogste) if stap <= hoogste]
    rijen.langs(stappen, [in_stap(reeks, stap, stappen) for stap in stappen])
    sleutel(rijen.doek, uitleg)
    return rijen.doek, "Per gemeente een streep voor toen en een stip voor nu" if toen else "Stip per gemeente"


def van_toen(reeks: Meetreeks, gemeenten: Iterable[str], op: Periode) -> dict[str, Punt]:
    """Give by gemeente the number of the period before, or of an indicator per year of a year before."""
    punten = {naam: reeks.punt(naam, _eerder(reeks, op)) for naam in gemeenten}
    return {naam: punt for naam, punt in punten.items() if punt and punt.is_getal}


def _eerder(reeks: Meetreeks, op: Periode) -> Periode:
    return op.jaar_eerder if reeks.indicator.per == "jaar" else op.vorige


def teken_lijntjes(reeks: Meetreeks, namen: Sequence[str], op: Periode, buiten: Sequence[str]) -> tuple[Doek, str]:
    """Draw a small line per gemeente, all on one scale, with the streefwaarde; those that differ have a colour."""
    lijnen = {naam: tijdreeks(reeks, naam, op) for naam in namen}
    doel = reeks.doel.streefwaarde
    top = 1.1 * max([doel or 0, *(punt.waarde for punten in lijnen.values() for punt in punten)]) or 1
    lengte = max(len(punten) for punten in lijnen.values())
    uitleg: list[Deel] = [(LIJN, OPVALLEND, "verschilt meer dan door toeval"), (LIJN, NADRUK, "andere gemeente")]
    if doel is not None:
        uitleg.append((LIJN, STREEF, f"streefwaarde {in_eenheid(reeks, doel)}"))
    van = min(punten[0].periode for punten in lijnen.values())
    uitleg.append((NIETS, NADRUK, f"{van.kort_met_jaar} tot en met {op.kort_met_jaar}, vanaf 0"))
    rechts = max(breedte(in_eenheid(reeks, punten[-1].waarde), vet=True) for punten in lijnen.values()) + 8
    figuur, assen = doek(
        _HOOG, len(lijnen), leeg=True, boven=_BOVEN, onder=_ONDER, links=6, rechts=rechts, breedte=_BREED,
        kop=hoogte_van_sleutel(uitleg),
    )  # fmt: skip
    sleutel(figuur, uitleg)
    for as_, (naam, punten) in zip(assen, lijnen.items(), strict=True):
        if doel is not None:
            as_.hlines(doel, 0, lengte - 1, color=STREEF, linewidth=2)
        _lijntje(as_, reeks, punten, lengte, OPVALLEND if naam in buiten else NADRUK)
        kop(as_, naam)
        as_.set(xlim=(0, max(lengte - 1, 1)), ylim=(0, top))
    return figuur, f"Kleine lijn per gemeente; meer dan door toeval verschilt: {', '.join(buiten)}"


def _lijntje(as_: Axes, reeks: Meetreeks, punten: Sequence[Punt], lengte: int, kleur: str) -> None:
    """Draw the line of one gemeente, which ends at the right, with its last number."""
    begin = lengte - len(punten)
    as_.hlines(0, 0, lengte - 1, color=RASTER, linewidth=1)
    as_.plot(range(begin, lengte), [punt.waarde for punt in punten], color=kleur, linewidth=2)
    as_.plot([lengte - 1], [punten[-1].waarde], "o", color=kleur, markersize=7)
    as_.annotate(
        in_eenheid(reeks, punten[-1].waarde), (lengte - 1, punten[-1].waarde), xytext=(7, 0),
        textcoords="offset points", va="center", weight="bold",
    )  # fmt: skip
