"""The chance that a project reaches its taakstelling, from what of its plan it realised and how that moved before.

What a project realises of its plan (gerealiseerd / gepland) stays on average what it was last. How far it moves in a
year is the size of all moves so far, of all projects together; in n years that is √n times as far. Of so few moves a
chance follows by Student's t, with as many degrees of freedom as there are moves. What was planned or promised says
nothing.
[Own choice: no public method was found. A random walk is the least that can be supposed of so few numbers.]
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt
from typing import Any

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.maken import maak
from monitorlib.cijfers.kern.nagerekend import NAN
from monitorlib.cijfers.kern.regels import GETAL, TEKST, TELT_MEE
from monitorlib.cijfers.rekenen.optellen import opgeteld
from monitorlib.cijfers.tellingen.maatregelen import GEPLAND, TAAKSTELLING, taakstelling_per_project
from monitorlib.cijfers.tellingen.telling import cijfers_uit
from monitorlib.notatie import rond
from monitorlib.sources.declared.tellingen_maatregelen import GEREALISEERD, VERWACHT
from monitorlib.sources.opened.telling import Telling

ONDER, BOVEN, KANS, BIJ = "Ondergrens", "Bovengrens", "Kans in %", "Wat hier niet is te zeggen"
LOS, SAMEN = "Samen, als zij los van elkaar bewegen", "Samen, als zij allemaal meezitten of tegenzitten"
# Own choice: of fewer moves nobody knows how far a project moves.
MINSTE_SPRONGEN = 4
# Own choice: so few moves tell a chance no more precisely than this, in %.
_NAUWKEURIG = 5
_ZEKERHEID = 0.90


@dataclass(frozen=True)
class _Project:
    """What it must yield, what is planned, which part of its plan it realised last, and how many years ago that was."""

    taakstelling: float
    plan: float
    deel: float
    jaren: int


@dataclass(frozen=True)
class _Gelopen:
    """Which part of its plan each project realised, by year, and what is planned for the last year."""

    delen: Mapping[str, Mapping[int, float]]
    plannen: Mapping[str, float]

    @property
    def sprongen(self) -> list[float]:
        """How far each moved in a year, up or down."""
        paren = [paar for deel in self.delen.values() for paar in pairwise(deel.items())]
        return [(nu - toen) / sqrt(jaar - eerder) for (eerder, toen), (jaar, nu) in paren]

    @property
    def beweegt(self) -> float:
        """How far a project moves in a year, as a part of its plan."""
        return sqrt(sum(een**2 for een in self.sprongen) / len(self.sprongen))

    def project(self, naam: str, taakstelling: float, eindjaar: int) -> _Project:
        """Give a project of which enough was measured."""
        laatste, deel = list(self.delen[naam].items())[-1]
        return _Project(taakstelling, self.plannen[naam], deel, max(eindjaar - laatste, 0))

    def waarom_niet(self, naam: str) -> str:
        """Say why of a project nothing can be said; empty when something can."""
        if naam not in self.delen:
            return "alles: er is nog niets gemeten"
        if naam not in self.plannen:
            return "alles: voor het eindjaar is niets gepland"
        aantal = len(self.sprongen)
        if aantal < MINSTE_SPRONGEN:
            return f"alles: er zijn {aantal} veranderingen gemeten, nodig zijn er {MINSTE_SPRONGEN}"
        return ""


def kans_op_taakstelling(maatregelen: Telling, pad: Telling, eindjaar: int) -> Cijfers:
    """Give of each project with a taakstelling what it will yield in `eindjaar`, and the chance that this is enough.

    Over project and wat, in euros and %; bounds hold four times in five. Without enough that was measured a project has
    its taakstelling and a sentence that says what cannot be said. The last two rows are all measured projects together.
    """
    alle = opgeteld(taakstelling_per_project(maatregelen), "pakket")
    gelopen = _gelopen(cijfers_uit(pad, "project", "soort", "jaar", alleen_opgegeven=True), eindjaar)
    rijen, gemeten = list[dict[str, Any]](), list[_Project]()
    for (naam,), bedrag in alle.cellen().items():
        waarom = gelopen.waarom_niet(naam)
        rijen.append(_cel(naam, TAAKSTELLING, bedrag.waarde))
        if bij := waarom or _meer_maatregelen(maatregelen, naam):
            rijen.append(_cel(naam, BIJ, tekst=bij))
        if not waarom:
            gemeten.append(gelopen.project(naam, bedrag.waarde, eindjaar))
            rijen += _verwacht(naam, gemeten[-1:], gelopen, los=True)
    if len(gemeten) > 1:
        rijen += _alle(gemeten, gelopen, len(alle.cellen()) - len(gemeten))
    namen = tuple(dict.fromkeys(rij["project"] for rij in rijen))
    leden = {"project": namen, "wat": (KANS, TAAKSTELLING, VERWACHT, ONDER, BOVEN, BIJ)}
    bronnen = (maatregelen.bron.naam, pad.bron.naam)
    return maak(rijen, leden, eenheid="euro", bronnen=bronnen, ontbrekend=lambda _: None)


def _gelopen(pad: Cijfers, eindjaar: int) -> _Gelopen:
    cellen = {cel: een.waarde for cel, een in pad.cellen().items() if een.teken in TELT_MEE}
    delen: dict[str, dict[int, float]] = {}
    for (project, soort, jaar), gehaald in sorted(cellen.items(), key=lambda een: een[0][2]):
        plan = cellen.get((project, GEPLAND, jaar), 0.0)
        if soort == GEREALISEERD and plan > 0:
            delen.setdefault(project, {})[int(jaar)] = gehaald / plan
    laatste = {cel[0]: een for cel, een in cellen.items() if cel[1:] == (GEPLAND, str(eindjaar))}
    return _Gelopen(delen, laatste)


def _meer_maatregelen(maatregelen: Telling, project: str) -> str:
    alle = cijfers_uit(maatregelen, "pakket", "project", "maatregel", alleen_opgegeven=True)
    aantal = len({maatregel for _, naam, maatregel in alle.cellen() if naam == project})
    return f"welke van de {aantal} maatregelen hoeveel doet: gemeten is het project" if aantal > 1 else ""


def _verwacht(naam: str, projecten: Sequence[_Project], gelopen: _Gelopen, *, los: bool) -> list[dict[str, Any]]:
    """Give what projects will yield, with bounds, and the chance; `los` when they move apart from each other."""
    from scipy.special import stdtr, stdtrit

    sprongen = len(gelopen.sprongen)
    verwacht = sum(een.plan * een.deel for een in projecten)
    ver = [een.plan * gelopen.beweegt * sqrt(een.jaren) for een in projecten]
    breed = sqrt(sum(een**2 for een in ver)) if los else sum(ver)
    marge, over = float(stdtrit(sprongen, _ZEKERHEID)) * breed, verwacht - sum(een.taakstelling for een in projecten)
    kans = 100 * float(stdtr(sprongen, over / breed)) if breed else 100.0 * (over >= 0)
    afgerond = _NAUWKEURIG * rond(kans / _NAUWKEURIG, 0)
    bedragen = {VERWACHT: verwacht, ONDER: verwacht - marge, BOVEN: verwacht + marge}
    return [
        *(_cel(naam, wat, 1000 * rond(een / 1000, 0)) for wat, een in bedragen.items()),
        {**_cel(naam, KANS, min(max(afgerond, _NAUWKEURIG), 100 - _NAUWKEURIG) if breed else kans), "eenheid": "%"},
    ]


def _alle(projecten: Sequence[_Project], gelopen: _Gelopen, niet: int) -> list[dict[str, Any]]:
    """Give all measured projects together, twice: nobody knows how far they move together."""
    over = f"of zij samen bewegen; projecten zonder meting ({niet}) tellen niet mee"
    rijen = []
    for naam, los in ((LOS, True), (SAMEN, False)):
        rijen.append(_cel(naam, TAAKSTELLING, sum(een.taakstelling for een in projecten)))
        rijen += [*_verwacht(naam, projecten, gelopen, los=los), _cel(naam, BIJ, tekst=over)]
    return rijen


def _cel(project: str, wat: str, waarde: float = NAN, *, tekst: str = "") -> dict[str, Any]:
    teken = TEKST if tekst else GETAL
    eigen = {"eenheid": ""} if tekst else {}
    return {"project": project, "wat": wat, "waarde": waarde, "teken": teken, "tekst": tekst, **eigen}
