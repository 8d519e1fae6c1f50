"""A change as the front page and the head of a chapter tell it: what, from what to what, and what that means.

The same numbers and verdicts as the lines of the samenvatting: nothing is calculated here.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from monitorlib.cijfers.kern.regels import TOTAAL
from monitorlib.cijfers.rekenen.verloop import Wijziging
from monitorlib.cijfers.toeval.betekenis import oordeel_in_woorden
from monitorlib.notatie import MIN, getal, met_teken
from monitorlib.pagina.bladen.indicatorwoorden import GRENS
from monitorlib.pagina.record import Doelregel, Lijn, Record
from monitorlib.tijd.periode import Periode
from monitorlib.tijd.woorden import verwoord

_STAP = {"periode": "sinds vorig kwartaal", "jaar": "in een jaar"}


@dataclass(frozen=True)
class Feit:
    """One change: `wat` changed, in which gemeente (empty of all together), its `verloop`, what it means, its place.

    `ongetoetst` says in a sentence that nobody tested whether it is chance; empty where a verdict stands in `uitleg`.
    """

    wat: str
    waar: str
    verloop: str
    uitleg: tuple[str, ...]
    plaats: str
    ongetoetst: str = ""

    @property
    def kop(self) -> str:
        """The change as a headline: 'Uitkeringen in Graswolde gestegen van 150 naar 177'."""
        return f"{self.wat}{self.rest}"

    @property
    def rest(self) -> str:
        """The headline without what changed."""
        return f"{f' in {self.waar}' if self.waar else ''}{self.verloop}"

    @property
    def ook(self) -> str:
        """The change as a sentence about the place only, beside one of the same subject elsewhere."""
        return f"{f'In {self.waar}' if self.waar else 'Alle gemeenten samen'}{self.verloop}."

    def kop_met_link(self) -> str:
        """Write the headline in HTML, its subject a link to its place."""
        return f'<a href="{escape(self.plaats)}">{escape(self.wat)}</a>{escape(self.rest)}'

    def alinea(self) -> str:
        """Write it as the sentences of one paragraph, in HTML."""
        return " ".join([f"{self.kop_met_link()}.", *map(escape, self.uitleg)])


def hoofdgebied_van(gebieden: Iterable[str]) -> str:
    """Name the place that numbers are of: all gemeenten together, or the only one; empty of none."""
    gezien = list(dict.fromkeys(gebieden))
    return TOTAAL if TOTAAL in gezien else gezien[-1] if gezien else ""


def feit_van_lijn(lijn: Lijn, record: Record, periode: Periode) -> Feit:
    """Tell a change of an indicator: its numbers, its verdict and its streefwaarde."""
    hoofd = hoofdgebied_van(een.gebied for een in record.lijnen)
    waar = "" if lijn.gebied == hoofd else lijn.gebied
    doelen = [een for een in record.doelen if (een.indicator, een.gebied) == (lijn.indicator, lijn.gebied)]
    uitleg = [verandering_in_woorden(lijn, periode), *map(doel_in_woorden, doelen)]
    verloop = _verloop(lijn.van, lijn.naar, lijn.verschil, lijn.eenheid)
    return Feit(lijn.indicator, waar, verloop, tuple(filter(None, uitleg)), lijn.plaats)


def feit_van_wijziging(een: Wijziging, plaats: str) -> Feit:
    """Tell what changed in a table: its numbers, between which moments, and where most."""
    van, naar = getal(een.van, een.decimalen), getal(een.naar, een.decimalen)
    verschil = met_teken(een.naar - een.van, een.decimalen)
    meest = het_meest(een)
    uitleg = f"Dat is {_meer(verschil, een.eenheid)} {_tussen(een.momenten)}{f', {meest}' if meest else ''}."
    ongetoetst = "" if een.indicator else "Of dat toeval kan zijn, is niet getoetst."
    return Feit(een.wat, "", _verloop(van, naar, verschil, een.eenheid), (uitleg,), plaats, ongetoetst)


def verandering_in_woorden(lijn: Lijn, periode: Periode) -> str:
    """Write the difference of a line, then its verdict: 'Dat is 41,0 procentpunt lager. Het verschil is ...'"""
    if lijn.oordeel == "geen eerder getal":
        return "Er is geen eerder getal om mee te vergelijken."
    verschil = f"Dat is {_meer(lijn.verschil, lijn.eenheid)} {verwoord(_STAP[lijn.stap], periode)}."
    oordeel = oordeel_in_woorden(lijn.oordeel, lijn.gunstig, "Het verschil")
    return " ".join(filter(None, (verschil, oordeel, herziening_in_woorden(lijn))))


def herziening_in_woorden(lijn: Lijn) -> str:
    """Say what the earlier number was before it was revised; empty when it was not."""
    van, naar = met_eenheid(lijn.herzien_van, ""), met_eenheid(lijn.van, "")
    return f"Het eerdere getal is herzien van {van} naar {naar}." if van else ""


def doel_in_woorden(doel: Doelregel) -> str:
    """Write a streefwaarde with whether it is reached."""
    gehaald = "gehaald" if doel.gehaald else "niet gehaald"
    return f"De streefwaarde van {GRENS[doel.gunstig]} {met_eenheid(doel.streefwaarde, '')} is {gehaald}."


def het_meest(een: Wijziging) -> str:
    """Name the gemeente that changed most, or those that changed as much; empty where there is one place or none.

    Where a gemeente is hidden, nobody knows who changed most.
    """
    if een.deels_verborgen:
        return ""
    verschillen: Mapping[str, float] = {naam: naar - van for naam, (van, naar) in een.gemeenten.items()}
    meest = max((abs(verschil) for verschil in verschillen.values()), default=0)
    if len(verschillen) < 2 or not meest:
        return ""
    namen = [
        f"{naam} ({met_teken(verschil, een.decimalen)})"
        for naam, verschil in verschillen.items()
        if abs(verschil) == meest
    ]
    return f"het meest in {' en '.join(filter(None, (', '.join(namen[:-1]), namen[-1])))}"


def _verloop(van: str, naar: str, verschil: str, eenheid: str) -> str:
    """Write from what to what, as the rest of a sentence that names it."""
    if not van:
        return f": {met_eenheid(naar, eenheid)}"
    if van == naar:
        return f" gelijk gebleven: {met_eenheid(naar, eenheid)}"
    hoe = "gestegen" if verschil.startswith("+") else "gedaald"
    return f" {hoe} van {met_eenheid(van, '')} naar {met_eenheid(naar, eenheid)}"


def _meer(verschil: str, eenheid: str) -> str:
    """Write a difference as how much more it is: '+89' is '89 meer', of percentages 'hoger', of nothing 'evenveel'."""
    if verschil[:1] not in ("+", MIN):
        return "evenveel"
    grootte = met_eenheid(verschil[1:], eenheid)
    hoger, lager = ("hoger", "lager") if "procentpunt" in grootte else ("meer", "minder")
    return f"{grootte} {hoger if verschil.startswith('+') else lager}"


def met_eenheid(tekst: str, eenheid: str) -> str:
    """Put the word euro behind an amount; a percentage carries its sign, on the same line."""
    tekst = tekst.replace(" %", "\N{NO-BREAK SPACE}%")
    return f"{tekst} euro" if eenheid.split(" ")[0] == "euro" else tekst


def _tussen(momenten: Sequence[str]) -> str:
    """Say between which two moments of a table a change is."""
    van, naar = (een[:1].lower() + een[1:] for een in momenten)
    if van.startswith("in "):
        return f"({van}, en dan {naar})"
    return f"tussen {van} en {naar}"
