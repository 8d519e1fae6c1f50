"""The series of an indicator over time, with the limits of chance and the streefwaarde."""

from collections.abc import Sequence

from monitorlib.cijfers.toeval.betekenis import IN_WOORDEN
from monitorlib.cijfers.toeval.punt import Punt
from monitorlib.cijfers.toeval.regelkaart import Regelkaart
from monitorlib.indicatoren.meten.meetreeks import Meetreeks
from monitorlib.indicatoren.meten.patroon import kaart_van
from monitorlib.notatie import getal
from monitorlib.render.figuren.assen import ronde_stappen
from monitorlib.render.figuren.letters import KLEIN, breedte
from monitorlib.render.figuren.rijen import LIJN, RUIT, VLAK, Deel, hoogte_van_sleutel, schrijf, sleutel
from monitorlib.render.figuren.stijl import KLEUREN, NADRUK, OPVALLEND, RUSTIG, Doek, doek, huisstijl
from monitorlib.tijd.periode import Periode

_PLOT, _KOP, _ONDER = 128.0, 20.0, 34.0
# More periods than these stand close together.
_VEEL = 9
STREEF = KLEUREN[1]


def teken_reeks(reeks: Meetreeks, punten: Sequence[Punt]) -> tuple[Doek, str]:
    """Draw the series; say what was drawn."""
    waarden, plekken = [punt.waarde for punt in punten], list(range(len(punten)))
    kaart, gebied = kaart_van(reeks, list(punten)), IN_WOORDEN.get(punten[-1].gebied, punten[-1].gebied)
    afwijkend = sorted({een.plaats for een in kaart.signalen}) if kaart else []
    top = 1.1 * max([*waarden, kaart.boven if kaart else 0, reeks.doel.streefwaarde or 0]) or 1
    stappen = [stap for stap in ronde_stappen(0, top) if stap <= top]
    namen = [in_stap(reeks, stap, stappen) for stap in stappen]
    uitleg = _uitleg(reeks, kaart, bool(afwijkend))
    boven = _KOP + hoogte_van_sleutel(uitleg) + 6
    with huisstijl():
        figuur, (as_,) = doek(
            boven + _PLOT + _ONDER,
            links=max(breedte(naam, KLEIN) for naam in namen) + 10,
            rechts=breedte(in_eenheid(reeks, waarden[-1]), 12, vet=True) + 6,
            boven=boven,
            onder=_ONDER,
        )
        as_.grid(True, axis="y")
        as_.tick_params(axis="x", pad=7)
        schrijf(figuur, 0, 2, gebied[:1].upper() + gebied[1:], va="top", weight="bold", fontsize=13)
        sleutel(figuur, uitleg, y=_KOP)
        if kaart:
            as_.axhspan(kaart.onder, kaart.boven, color=RUSTIG, alpha=0.22, linewidth=0)
            as_.axhline(kaart.midden, color=RUSTIG, linewidth=1, linestyle=(0, (4, 3)))
        if reeks.doel.streefwaarde is not None:
            as_.axhline(reeks.doel.streefwaarde, color=STREEF, linewidth=2)
        as_.plot(plekken, waarden, color=NADRUK, linewidth=2)
        gewoon = [plek for plek in plekken if plek not in afwijkend]
        as_.plot(gewoon, [waarden[plek] for plek in gewoon], "o", color=NADRUK, markersize=7)
        as_.plot(afwijkend, [waarden[plek] for plek in afwijkend], "D", color=OPVALLEND, markersize=8)
        as_.annotate(
            in_eenheid(reeks, waarden[-1]), (1, waarden[-1]), xycoords=("axes fraction", "data"), xytext=(4, 0),
            textcoords="offset points", va="center", weight="bold", color=NADRUK,
        )  # fmt: skip
        lucht = 0.05 * max(plekken[-1], 1)
        as_.set(ylim=(0, top), xlim=(-lucht, plekken[-1] + lucht))
        as_.set_xticks(plekken, _perioden(reeks, punten))
        as_.set_yticks(stappen, namen)
    return figuur, _vorm(reeks, gebied, kaart, len(afwijkend))


def _uitleg(reeks: Meetreeks, kaart: Regelkaart | None, afwijkend: bool) -> list[Deel]:
    uitleg = []
    if reeks.doel.streefwaarde is not None:
        uitleg.append((LIJN, STREEF, f"streefwaarde {in_eenheid(reeks, reeks.doel.streefwaarde)}"))
    if kaart:
        uitleg.append((VLAK, RUSTIG, "grenzen van toeval"))
    if afwijkend:
        uitleg.append((RUIT, OPVALLEND, "opvallend"))
    return uitleg


def _vorm(reeks: Meetreeks, gebied: str, kaart: Regelkaart | None, afwijkend: int) -> str:
    vorm = f"Lijn van {gebied}"
    if kaart:
        onder, boven = in_eenheid(reeks, kaart.onder), in_eenheid(reeks, kaart.boven)
        vorm += f" met de grenzen van toeval ({onder} tot {boven})"
    if afwijkend:
        vorm += ", met " + ("1 opvallend punt (ruit)" if afwijkend == 1 else f"{afwijkend} opvallende punten (ruiten)")
    return vorm


def _perioden(reeks: Meetreeks, punten: Sequence[Punt]) -> list[str]:
    """Write each period by its number, with the year at the first and where it begins."""
    if reeks.indicator.per == "jaar":
        return [str(een.periode.jaar) for een in punten]
    # Of many periods the year before would stand against the year after.
    eerste = None if len(punten) > _VEEL and punten[1].periode.nummer == 1 else punten[0]
    return [_periode(een.periode, eerste=een is eerste) for een in punten]


def _periode(periode: Periode, eerste: bool) -> str:
    return f"{periode.nummer}\n{periode.jaar}" if eerste or periode.nummer == 1 else str(periode.nummer)


def in_stap(reeks: Meetreeks, stap: float, stappen: Sequence[float]) -> str:
    """Write a step along an axis with as many decimals as the steps need."""
    verschil = stappen[1] - stappen[0] if len(stappen) > 1 else 1
    decimalen = 0 if verschil >= 1 else 1 if verschil >= 0.1 else 2
    return getal(stap, decimalen) + (" %" if reeks.indicator.eenheid == "%" else "")


def in_eenheid(reeks: Meetreeks, waarde: float) -> str:
    """Write a number of an indicator, a share with its sign."""
    return getal(waarde, reeks.punten[-1].decimalen) + (" %" if reeks.indicator.eenheid == "%" else "")
