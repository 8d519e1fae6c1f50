"""What a measured indicator shows over time and between gemeenten: its control chart and its funnel, and the words."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from monitorlib.cijfers.toeval.betekenis import IN_WOORDEN
from monitorlib.cijfers.toeval.punt import Punt
from monitorlib.cijfers.toeval.regelkaart import TREND, Regelkaart, Signaal, regelkaart
from monitorlib.cijfers.toeval.toetsen import gecorrigeerd
from monitorlib.cijfers.toeval.trechter import kans, plaats
from monitorlib.indicatoren.catalogus.indicator import AANDELEN
from monitorlib.indicatoren.meten.meetreeks import Meetreeks
from monitorlib.sources.declared.declaration import TOTAAL
from monitorlib.tijd.periode import Periode

# A funnel of two gemeenten compares them with each other only.
MINSTENS_GEMEENTEN = 3
# Own choice: stricter than for changes, so that a page with both keeps its promise.
AFWIJKEND = 0.02


def hoofdgebied(reeks: Meetreeks) -> str:
    """Name the place that the series over time is drawn for: all together, or the only gemeente."""
    return reeks.gebieden[-1]


def tijdreeks(reeks: Meetreeks, gebied: str, tot: Periode) -> list[Punt]:
    """List the numbers of a place up to a quarter, without a gap; of a yearly indicator one per year."""
    gevonden: list[Punt] = []
    periode = tot
    while (punt := reeks.punt(gebied, periode)) and punt.is_getal:
        gevonden.insert(0, punt)
        periode = periode.jaar_eerder if reeks.indicator.per == "jaar" else periode.vorige
    return gevonden


def kaart_van(reeks: Meetreeks, punten: Sequence[Punt]) -> Regelkaart | None:
    """Draw up the control chart of a series of events or of shares of them.

    A stand has none, nor has a share of one: it carries over what it was, which the rules take for a signal.
    """
    if reeks.indicator.toets not in ("gebeurtenissen", "aandeel"):
        return None
    boven = 100.0 if reeks.indicator.eenheid == "%" else None
    return regelkaart([punt.waarde for punt in punten], bovengrens=boven)


def trechter_van(reeks: Meetreeks, op: Periode) -> dict[str, Punt]:
    """Give the points of the funnel by gemeente: shares of counts; empty when there are too few or all is 0 or 100."""
    if reeks.indicator.toets not in AANDELEN:
        return {}
    punten = {een.gebied: een for een in reeks.punten if een.periode == op and een.gebied != TOTAAL and een.is_getal}
    met_noemer = {naam: een for naam, een in punten.items() if een.noemer > 0}
    return met_noemer if len(met_noemer) >= MINSTENS_GEMEENTEN else {}


def gezamenlijk(trechter: dict[str, Punt]) -> float:
    """Give the share of all gemeenten of a funnel together, between 0 and 1."""
    return sum(een.teller for een in trechter.values()) / sum(een.noemer for een in trechter.values())


def buiten_de_trechter(trechter: dict[str, Punt], phi: float) -> list[str]:
    """Name the gemeenten that lie outside the 99,8 % limits, with the dispersion of the series."""
    if not trechter:
        return []
    samen = gezamenlijk(trechter)
    return [
        naam for naam, een in trechter.items() if plaats(int(een.teller), int(een.noemer), samen, phi=phi) == "buiten"
    ]


def met_afwijkend(reeksen: Sequence[Meetreeks], op: Periode) -> list[Meetreeks]:
    """Find the gemeenten that differ from all together by more than chance: their chances corrected together.

    A gemeente must lie outside the funnel as well.
    """
    trechters = [trechter_van(reeks, op) for reeks in reeksen]
    kansen = iter(
        gecorrigeerd(
            [
                kans(int(een.teller), int(een.noemer), gezamenlijk(trechter), reeks.spreiding_tussen_gemeenten)
                for reeks, trechter in zip(reeksen, trechters, strict=True)
                for een in trechter.values()
            ]
        )
    )
    klaar = []
    for reeks, trechter in zip(reeksen, trechters, strict=True):
        zelden = {naam for naam, p in zip(trechter, islice(kansen, len(trechter)), strict=True) if p < AFWIJKEND}
        buiten = buiten_de_trechter(trechter, reeks.spreiding_tussen_gemeenten.phi) if zelden else []
        klaar.append(replace(reeks, afwijkend=tuple(naam for naam in buiten if naam in zelden)))
    return klaar


def patroon_in_woorden(reeks: Meetreeks, op: Periode) -> list[str]:
    """Say what the last point of the series and the funnel show; nothing when they show nothing."""
    gebied = hoofdgebied(reeks)
    punten = tijdreeks(reeks, gebied, op)
    kaart = kaart_van(reeks, punten)
    regels = []
    if kaart:
        signalen = [een for een in kaart.signalen if een.plaats == len(punten) - 1]
        if signalen:
            regels = [f"De reeks van {IN_WOORDEN.get(gebied, gebied)} {_beloop(signalen)}."]
    trechter = trechter_van(reeks, op)
    oordeel = "voorlopig meer dan toeval" if reeks.spreiding_tussen_gemeenten.voorlopig else "meer dan toeval"
    for naam in reeks.afwijkend:
        kant = "hoger" if trechter[naam].waarde > 100 * gezamenlijk(trechter) else "lager"
        regels.append(f"{naam} is {kant} dan de gemeenten samen; dat verschil is {oordeel}.")
    return regels


def _beloop(signalen: Sequence[Signaal]) -> str:
    """Say where the series lies, or, when a trend is all it shows, where it goes."""
    wat = ", ".join(een.regel for een in signalen)
    ligt = [een for een in signalen if een.regel != TREND]
    if ligt:
        return f"ligt nu opvallend {'laag' if ligt[0].richting == 'lager' else 'hoog'} ({wat})"
    return f"{'daalt' if signalen[0].richting == 'lager' else 'stijgt'} steeds ({wat})"
