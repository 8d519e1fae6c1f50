"""The figure of an indicator: its series over time, and beside it the gemeenten, as a funnel or as dots."""

from collections.abc import Callable
from dataclasses import replace

from matplotlib.axes import Axes
from matplotlib.figure import Figure as Doek

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.maken import maak
from monitorlib.cijfers.toeval.betekenis import IN_WOORDEN
from monitorlib.cijfers.toeval.punt import Punt
from monitorlib.indicatoren.catalogus.indicator import AANDELEN
from monitorlib.indicatoren.meten.meetreeks import Meetreeks
from monitorlib.indicatoren.meten.patroon import (
    gezamenlijk,
    hoofdgebied,
    kaart_van,
    tijdreeks,
    trechter_van,
)
from monitorlib.notatie import getal
from monitorlib.render.figuren.figuur import Beeld, Figuur
from monitorlib.render.figuren.kept_drawing import getekend
from monitorlib.render.figuren.stijl import INKT, MEER, NADRUK, RUSTIG, doek, huisstijl, kaal, verdeel
from monitorlib.render.figuren.trechter import teken_trechter
from monitorlib.sources.declared.declaration import TOTAAL
from monitorlib.tijd.periode import Periode

_BREEDTE, _HOOGTE = 4.4, 3.3
# More periods than these stand close together.
_VEEL = 9


def indicatorfiguur(reeks: Meetreeks, op: Periode) -> Figuur | None:
    """Draw the series of all gemeenten together, and the gemeenten of this quarter; None when there is neither.

    A series of shares or events has the limits of its control chart; shares of gemeenten stand in a funnel.
    """
    gebied = hoofdgebied(reeks)
    punten = tijdreeks(reeks, gebied, op)
    gemeenten = _van_gemeenten(reeks, op)
    beelden = []
    if len(punten) > 1:
        beelden.append((*_getekende_reeks(reeks, op), _cijfers(reeks, punten, {})))
    if len(gemeenten) > 1:
        beelden.append((*_getekende_gemeenten(reeks, op), _cijfers(reeks, [], gemeenten)))
    if not beelden:
        return None
    (eerste, vorm, in_beeld), *tweede = beelden
    naast = tweede[0] if tweede else None
    cijfers = _cijfers(reeks, punten, gemeenten)
    return Figuur(eerste, vorm, cijfers, ("gebied",), ("periode",), in_beeld, naast)


def _van_gemeenten(reeks: Meetreeks, op: Periode) -> dict[str, Punt]:
    return {een.gebied: een for een in reeks.punten if een.periode == op and een.is_getal and een.gebied != TOTAAL}


def _getekende_reeks(reeks: Meetreeks, op: Periode) -> tuple[Beeld, str]:
    # What a drawing does not show, it does not get: it is kept when only that is different.
    reeks = replace(reeks, veranderingen=(), afwijkend=(), spreiding={})
    punten = tijdreeks(reeks, hoofdgebied(reeks), op)
    return getekend("reeks", reeks, op, lambda: _op_doek(lambda as_: _reeks(as_, reeks, punten)))


def _getekende_gemeenten(reeks: Meetreeks, op: Periode) -> tuple[Beeld, str]:
    # Only a funnel shows the dispersion.
    gespreid = reeks.spreiding if reeks.indicator.toets in AANDELEN else {}
    reeks = replace(reeks, veranderingen=(), afwijkend=(), spreiding=gespreid)
    gemeenten = _van_gemeenten(reeks, op)
    return getekend("gemeenten", reeks, op, lambda: _op_doek(lambda as_: _gemeenten(as_, reeks, gemeenten, op)))


def _op_doek(teken: Callable[[Axes], str]) -> tuple[Doek, str]:
    with huisstijl():
        figuur, (as_,) = doek(_HOOGTE, breedte=_BREEDTE)
        return figuur, teken(as_)


def _reeks(as_: Axes, reeks: Meetreeks, punten: list[Punt]) -> str:
    """Draw the series; say what was drawn."""
    waarden, plekken = [punt.waarde for punt in punten], list(range(len(punten)))
    kaart, gebied = kaart_van(reeks, punten), IN_WOORDEN.get(punten[-1].gebied, punten[-1].gebied)
    vorm = f"Lijn van {gebied}"
    if kaart:
        as_.axhspan(kaart.onder, kaart.boven, color=RUSTIG, alpha=0.18, linewidth=0)
        as_.axhline(kaart.midden, color=RUSTIG, linewidth=1, linestyle=(0, (4, 3)))
        as_.text(plekken[-1] + 0.8, kaart.boven, "grenzen van toeval", fontsize=8, ha="right", va="bottom")
        vorm += f" met de grenzen van toeval ({_in(reeks, kaart.onder)} tot {_in(reeks, kaart.boven)})"
    as_.plot(plekken, waarden, color=NADRUK, linewidth=1.8, marker="o", markersize=5)
    afwijkend = sorted({een.plaats for een in kaart.signalen}) if kaart else []
    as_.plot(afwijkend, [waarden[plek] for plek in afwijkend], "D", color=MEER, markersize=7)
    if afwijkend:
        hoeveel = "1 opvallend punt (ruit)" if len(afwijkend) == 1 else f"{len(afwijkend)} opvallende punten (ruiten)"
        vorm += f", met {hoeveel}"
    if reeks.doel.streefwaarde is not None:
        as_.axhline(reeks.doel.streefwaarde, color=INKT, linewidth=1, linestyle=":")
        naam = f"streefwaarde {getal(reeks.doel.streefwaarde, punten[-1].decimalen)}"
        as_.text(-0.2, reeks.doel.streefwaarde, naam, va="bottom", fontsize=8)
    as_.annotate(
        _in(reeks, waarden[-1]), (plekken[-1], waarden[-1]), xytext=(7, 0), textcoords="offset points", va="center",
        weight="bold", color=NADRUK,
    )  # fmt: skip
    kaal(as_, raster="y")
    as_.set_title(gebied[:1].upper() + gebied[1:])
    as_.set_ylim(0, 1.15 * max([*waarden, kaart.boven if kaart else 0, reeks.doel.streefwaarde or 0]) or 1)
    as_.set_xlim(-0.3, plekken[-1] + 0.9)
    per_jaar = reeks.indicator.per == "jaar"
    # Of many periods the year before would stand against the year after.
    eerste = None if len(punten) > _VEEL and punten[1].periode.nummer == 1 else punten[0]
    labels = [str(een.periode.jaar) if per_jaar else _periode(een.periode, eerste=een is eerste) for een in punten]
    as_.set_xticks(plekken, labels)
    verdeel(as_.yaxis)
    return vorm


def _gemeenten(as_: Axes, reeks: Meetreeks, gemeenten: dict[str, Punt], op: Periode) -> str:
    trechter = trechter_van(reeks, op)
    if trechter and 0 < gezamenlijk(trechter) < 1:
        return teken_trechter(as_, trechter, reeks.spreiding_tussen_gemeenten.phi)
    return _stippen(as_, reeks, gemeenten, op)


def _stippen(as_: Axes, reeks: Meetreeks, gemeenten: dict[str, Punt], op: Periode) -> str:
    """Draw per gemeente the number of now, with the earlier one as an open dot where there is one."""
    eerder = op.jaar_eerder if reeks.indicator.per == "jaar" else op.vorige
    namen, waarden = list(gemeenten), _waarden(gemeenten)
    toen = {naam: punt.waarde for naam in namen if (punt := reeks.punt(naam, eerder)) and punt.is_getal}
    plekken = range(len(namen))
    for plek, naam in enumerate(namen):
        if naam in toen:
            as_.hlines(plek, toen[naam], gemeenten[naam].waarde, color=RUSTIG, linewidth=2.5)
            as_.plot([toen[naam]], [plek], "o", color="white", markeredgecolor=NADRUK, markersize=7)
        as_.plot([gemeenten[naam].waarde], [plek], "o", color=NADRUK, markersize=7)
        as_.annotate(
            _in(reeks, gemeenten[naam].waarde), (max(gemeenten[naam].waarde, toen.get(naam, 0)), plek),
            xytext=(9, 0), textcoords="offset points", va="center",
        )  # fmt: skip
    kaal(as_, raster="x")
    as_.set_yticks(plekken, namen)
    as_.set_ylim(len(namen) - 0.5, -0.6)
    as_.set_xlim(0, 1.25 * max([*waarden, *toen.values()]) or 1)
    verdeel(as_.xaxis)
    as_.set_title(f"○ {eerder.kort_met_jaar}   ● {op.kort_met_jaar}" if toen else f"● {op.kort_met_jaar}")
    return "Per gemeente een open stip voor toen en een dichte stip voor nu" if toen else "Stip per gemeente"


def _waarden(punten: dict[str, Punt]) -> list[float]:
    return [een.waarde for een in punten.values()]


def _cijfers(reeks: Meetreeks, punten: list[Punt], gemeenten: dict[str, Punt]) -> Cijfers:
    """Give the numbers that were drawn: per place and quarter."""
    perioden = {een.periode for een in punten} | {een.periode for een in gemeenten.values()}
    # Beside the gemeenten of now those that merged since: in each quarter they make up all together.
    opgegaan = {*reeks.gebieden_in(perioden)} - {*reeks.gebieden} if gemeenten else set()
    zelf = {*gemeenten, *(een.gebied for een in punten)}
    gebieden = [naam for naam in reeks.gebieden_in(perioden) if naam in zelf | opgegaan]
    getoond = [een for een in reeks.punten if een.periode in perioden and een.gebied in gebieden]
    label = {een: een.kort_met_jaar for een in sorted(perioden)}
    rijen = [
        {"gebied": een.gebied, "periode": label[een.periode], "waarde": een.waarde, "teken": een.teken,
         "tekst": een.tekst, "kenmerk": een.kenmerk}
        for een in getoond
    ]  # fmt: skip
    return maak(
        rijen,
        {"gebied": gebieden, "periode": list(label.values())},
        eenheid=getoond[-1].eenheid,
        decimalen=getoond[-1].decimalen,
        bronnen=reeks.indicator.bron,
        ontbrekend=lambda _: None,
    )


def _periode(periode: Periode, eerste: bool) -> str:
    return f"{periode.nummer}\n{periode.jaar}" if eerste or periode.nummer == 1 else str(periode.nummer)


def _in(reeks: Meetreeks, waarde: float) -> str:
    return getal(waarde, reeks.punten[-1].decimalen) + (" %" if reeks.indicator.eenheid == "%" else "")
