"""A change as the front page and the head of a chapter tell it: what, from what to what, and what that means.

The same numbers and verdicts as the lines of the samenvatting: nothing is calculated here.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from monitorlib.cijfers.kern.regels import TOTAAL
from monitorlib.cijfers.rekenen.verloop import Wijziging
from monitorlib.cijfers.toeval.betekenis import MEER
from monitorlib.notatie import getal, met_teken
from monitorlib.pagina.record import Doelregel, Lijn, Record
from monitorlib.tijd.periode import Periode
from monitorlib.tijd.woorden import verwoord

GRENS = {"hoger": "ten minste", "lager": "ten hoogste"}
_STAP = {"periode": "sinds vorig kwartaal", "jaar": "in een jaar"}


@dataclass(frozen=True)
class Feit:
    """One change: `wat` changed, its `verloop` as the rest of that sentence, sentences of `uitleg`, its place."""

    wat: str
    verloop: str
    uitleg: tuple[str, ...]
    plaats: str

    @property
    def kop(self) -> str:
        """The change as a headline: 'Uitkeringen in Graswolde gestegen van 150 naar 177'."""
        return f"{self.wat}{self.verloop}"

    def alinea(self) -> str:
        """Write it as the sentences of one paragraph, in HTML, with a link to its place."""
        naam = f'<a href="{escape(self.plaats)}">{escape(self.wat)}</a>'
        return " ".join([f"{naam}{escape(self.verloop)}.", *map(escape, self.uitleg)])


def hoofdgebied_van(gebieden: Iterable[str]) -> str:
    """Name the place that numbers are of: all gemeenten together, or the only one; empty of none."""
    gezien = list(dict.fromkeys(gebieden))
    return TOTAAL if TOTAAL in gezien else gezien[-1] if gezien else ""


def feit_van_lijn(lijn: Lijn, record: Record, periode: Periode) -> Feit:
    """Tell a change of an indicator: its numbers, its verdict and its streefwaarde."""
    hoofd = hoofdgebied_van(een.gebied for een in record.lijnen)
    waar = "" if lijn.gebied == hoofd else f" in {lijn.gebied}"
    doelen = [een for een in record.doelen if (een.indicator, een.gebied) == (lijn.indicator, lijn.gebied)]
    uitleg = [verandering_in_woorden(lijn, periode), *map(doel_in_woorden, doelen)]
    verloop = _verloop(lijn.van, lijn.naar, lijn.verschil, lijn.eenheid)
    plaats = f"{record.hoofdstuk}.html#{lijn.anker}"
    return Feit(lijn.indicator, f"{waar}{verloop}", tuple(filter(None, uitleg)), plaats)


def feit_van_wijziging(een: Wijziging, plaats: str) -> Feit:
    """Tell what changed in a table: its numbers, between which moments, and where most."""
    van, naar = getal(een.van, een.decimalen), getal(een.naar, een.decimalen)
    verschil = met_teken(een.naar - een.van, een.decimalen)
    meest = het_meest(een)
    uitleg = [f"Dat is {_met(verschil, een.eenheid)}, {_tussen(een.momenten)}{f', {meest}' if meest else ''}."]
    if not een.indicator:
        uitleg.append("Of dat toeval kan zijn, is niet getoetst.")
    return Feit(een.wat, _verloop(van, naar, verschil, een.eenheid), tuple(uitleg), plaats)


def verandering_in_woorden(lijn: Lijn, periode: Periode) -> str:
    """Write the difference of a line with its verdict: 'Dat is −41,0 procentpunt in een jaar: meer dan toeval.'"""
    if not lijn.van:
        return "Er is geen eerder getal om mee te vergelijken."
    gunstig = f", {lijn.gunstig}" if lijn.oordeel in MEER and lijn.gunstig else ""
    herzien = f" Het eerdere getal is herzien van {lijn.herzien_van} naar {lijn.van}." if lijn.herzien_van else ""
    verschil = _met(lijn.verschil, lijn.eenheid)
    return f"Dat is {verschil} {verwoord(_STAP[lijn.stap], periode)}: {lijn.oordeel}{gunstig}.{herzien}"


def doel_in_woorden(doel: Doelregel) -> str:
    """Write a streefwaarde with whether it is reached."""
    gehaald = "gehaald" if doel.gehaald else "niet gehaald"
    return f"De streefwaarde van {GRENS[doel.gunstig]} {doel.streefwaarde} is {gehaald}."


def het_meest(een: Wijziging) -> str:
    """Name the gemeente that changed most, or those that changed as much; empty where there is one place or none."""
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
        return f": {_met(naar, eenheid)}"
    if van == naar:
        return f" gelijk gebleven: {_met(naar, eenheid)}"
    return f" {'gestegen' if verschil.startswith('+') else 'gedaald'} van {van} naar {_met(naar, eenheid)}"


def _met(tekst: str, eenheid: str) -> str:
    """Put the word euro behind an amount; a percentage carries its sign."""
    return f"{tekst} euro" if eenheid.split(" ")[0] == "euro" else tekst


def _tussen(momenten: Sequence[str]) -> str:
    """Say between which two moments of a table a change is."""
    van, naar = (een[:1].lower() + een[1:] for een in momenten)
    return f"tussen {van} en {naar}"
