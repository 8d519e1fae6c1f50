"""The figure of an indicator: its series over time, and beside it the gemeenten: as lines, a funnel or dots."""

from dataclasses import replace

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.maken import maak
from monitorlib.cijfers.kern.regels import ONDERDRUKT
from monitorlib.cijfers.toeval.punt import Punt
from monitorlib.indicatoren.catalogus.indicator import AANDELEN
from monitorlib.indicatoren.meten.meetreeks import Meetreeks
from monitorlib.indicatoren.meten.patroon import (
    buiten_de_trechter,
    gezamenlijk,
    hoofdgebied,
    tijdreeks,
    trechter_van,
)
from monitorlib.render.figuren.figuur import Beeld, Figuur
from monitorlib.render.figuren.indicator_gemeenten import teken_lijntjes, teken_stippen, van_toen
from monitorlib.render.figuren.indicator_reeks import teken_reeks
from monitorlib.render.figuren.kept_drawing import getekend
from monitorlib.render.figuren.stijl import Doek, huisstijl
from monitorlib.render.figuren.trechter import teken_trechter
from monitorlib.sources.declared.declaration import TOTAAL
from monitorlib.tijd.periode import Periode


def indicatorfiguur(reeks: Meetreeks, op: Periode) -> Figuur | None:
    """Draw the series of all gemeenten together, and the gemeenten of this quarter; None when there is neither.

    A series of shares or events has the limits of its control chart; shares of gemeenten stand in a funnel.
    """
    gebied = hoofdgebied(reeks)
    punten = tijdreeks(reeks, gebied, op)
    gemeenten = _van_gemeenten(reeks, op)
    van_reeks, van_gemeenten = _perioden_van_reeks(reeks, op), _perioden_van_gemeenten(reeks, op)
    beelden = []
    if van_reeks:
        beelden.append((*_getekende_reeks(reeks, op), _cijfers(reeks, van_reeks, punten, {})))
    if van_gemeenten:
        beelden.append((*_getekende_gemeenten(reeks, op), _cijfers(reeks, {op}, [], gemeenten)))
    if not beelden:
        return None
    (eerste, vorm, in_beeld), *tweede = beelden
    naast = tweede[0] if tweede else None
    # Whatever is drawn has its number in the table: also that of before, and of a line that goes back further.
    cijfers = _cijfers(reeks, van_reeks | van_gemeenten, punten, gemeenten)
    return Figuur(eerste, vorm, cijfers, ("gebied",), ("periode",), in_beeld, naast, uit_punten=True)


def perioden_in_beeld(reeks: Meetreeks, op: Periode) -> set[Periode]:
    """Give the periods of which the figure of an indicator draws a number, and so shows those of every place."""
    return _perioden_van_reeks(reeks, op) | _perioden_van_gemeenten(reeks, op)


def _perioden_van_reeks(reeks: Meetreeks, op: Periode) -> set[Periode]:
    perioden = {een.periode for een in tijdreeks(reeks, hoofdgebied(reeks), op)}
    return perioden if len(perioden) > 1 else set()


def _perioden_van_gemeenten(reeks: Meetreeks, op: Periode) -> set[Periode]:
    gemeenten = _van_gemeenten(reeks, op)
    if len(gemeenten) < 2:
        return set()
    trechter = trechter_van(reeks, op)
    if _buiten(reeks, trechter):
        return {een.periode for naam in gemeenten for een in tijdreeks(reeks, naam, op)}
    return {op} if _is_trechter(trechter) else {op, *(een.periode for een in van_toen(reeks, gemeenten, op).values())}


def _van_gemeenten(reeks: Meetreeks, op: Periode) -> dict[str, Punt]:
    return {een.gebied: een for een in reeks.punten if een.periode == op and een.is_getal and een.gebied != TOTAAL}


def _getekende_reeks(reeks: Meetreeks, op: Periode) -> tuple[Beeld, str]:
    # What a drawing does not show, it does not get: it is kept when only that is different.
    reeks = replace(reeks, veranderingen=(), afwijkend=(), spreiding={})
    punten = tijdreeks(reeks, hoofdgebied(reeks), op)
    return getekend("reeks", reeks, op, lambda: teken_reeks(reeks, punten))


def _getekende_gemeenten(reeks: Meetreeks, op: Periode) -> tuple[Beeld, str]:
    # Only a funnel shows the dispersion.
    gespreid = reeks.spreiding if reeks.indicator.toets in AANDELEN else {}
    reeks = replace(reeks, veranderingen=(), afwijkend=(), spreiding=gespreid)
    gemeenten = _van_gemeenten(reeks, op)
    return getekend("gemeenten", reeks, op, lambda: _gemeenten(reeks, gemeenten, op))


def _gemeenten(reeks: Meetreeks, gemeenten: dict[str, Punt], op: Periode) -> tuple[Doek, str]:
    """Draw the gemeenten: their own lines where one differs, else a funnel of shares, else dots."""
    trechter = trechter_van(reeks, op)
    with huisstijl():
        if buiten := _buiten(reeks, trechter):
            return teken_lijntjes(reeks, list(gemeenten), op, buiten)
        if _is_trechter(trechter):
            return teken_trechter(trechter, reeks.spreiding_tussen_gemeenten.phi)
        return teken_stippen(reeks, gemeenten, op)


def _buiten(reeks: Meetreeks, trechter: dict[str, Punt]) -> list[str]:
    return buiten_de_trechter(trechter, reeks.spreiding_tussen_gemeenten.phi) if trechter else []


def _is_trechter(trechter: dict[str, Punt]) -> bool:
    return bool(trechter) and 0 < gezamenlijk(trechter) < 1


def _cijfers(reeks: Meetreeks, perioden: set[Periode], punten: list[Punt], gemeenten: dict[str, Punt]) -> Cijfers:
    """Give the numbers of these periods: of the places of a series, or of the gemeenten, that are drawn."""
    # Beside the gemeenten of now those that merged since: in each quarter they make up all together.
    opgegaan = {*reeks.gebieden_in(perioden)} - {*reeks.gebieden} if gemeenten else set()
    verborgen = {een.gebied for een in reeks.punten if een.teken == ONDERDRUKT} if gemeenten else set()
    zelf = {*gemeenten, *verborgen, *(een.gebied for een in punten)}
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
