"""Rows of a figure: a name with its bar or dots, for as many as there are, on a phone as well as on a wide page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from monitorlib.render.figuren.letters import KLEIN, LETTER, REGEL, breedte, in_regels
from monitorlib.render.figuren.stijl import BREEDTE, GROND, NADRUK, RASTER, RUSTIG, TOEN, Doek, doek

# Names that are wider stand above their bar: beside it they would leave it no room.
_NAAST = 104.0
_BALK, _LUCHT = 18.0, 12.0


@dataclass(frozen=True)
class Balkrijen:
    """The axes of rows: along x the numbers, along y px from above; `plekken` are the middles of the bars."""

    doek: Doek
    as_: Axes
    plekken: tuple[float, ...]
    links: float
    onder: float

    def schaal(self, laag: float, hoog: float, *, rechts: float, links: float = 0.0) -> None:
        """Let the numbers run from `laag` to `hoog`, with so many px for what is written at both ends."""
        begin, eind = self.links + links, BREEDTE - rechts
        per_px = (hoog - laag or 1) / max(eind - begin, 40)
        self.as_.set_xlim(laag - begin * per_px, hoog + (BREEDTE - eind) * per_px)

    def balk(self, plek: float, van: float, lengte: float, kleur: str, **look: Any) -> Any:
        """Draw a bar on a row."""
        return self.as_.barh([plek], [lengte], left=[van], height=_BALK, color=kleur, linewidth=0, **look)[0]

    @property
    def px_per_eenheid(self) -> float:
        """Give how many px one of the numbers along x takes."""
        laag, hoog = self.as_.get_xlim()
        return BREEDTE / float(hoog - laag)

    def streep(self, plek: float, x: float, kleur: str) -> None:
        """Draw a mark across a bar."""
        self.as_.vlines(x, plek - _BALK / 2 - 4, plek + _BALK / 2 + 4, color=kleur, linewidth=3.5)

    def stip(self, plek: float, x: float, kleur: str = NADRUK) -> None:
        """Draw a dot."""
        self.as_.plot([x], [plek], "o", color=kleur, markersize=9)

    def weg(self, plek: float, van: float, naar: float) -> None:
        """Draw the way from what was, a mark that is still seen under a dot, to what is, the dot."""
        self.as_.hlines(plek, van, naar, color=RUSTIG, linewidth=3)
        self.as_.vlines(van, plek - _BALK / 2, plek + _BALK / 2, color=TOEN, linewidth=2.5)
        self.stip(plek, naar)

    def schrijf(self, plek: float, x: float, tekst: str, *, naast: float = 5, **look: Any) -> None:
        """Write on a row, `naast` px beside a number along x; with a negative one before it."""
        kant = "left" if naast > 0 else "right" if naast < 0 else "center"
        self.as_.annotate(
            tekst, (x, plek), xytext=(naast, 0), textcoords="offset points", ha=kant, va="center", **look
        )  # fmt: skip

    def lijn(self, x: float, kleur: str, dikte: float = 1.0, *, achter: bool = False) -> None:
        """Draw a line through all rows; where names stand above the bars, it leaves those free."""
        boven = [plek - _BALK / 2 - 4 for plek in self.plekken]
        onder = [plek + _BALK / 2 + 4 for plek in self.plekken]
        if self.links:
            boven, onder = boven[:1], onder[-1:]
        self.as_.vlines([x] * len(boven), boven, onder, color=kleur, linewidth=dikte, zorder=0 if achter else 2)

    def langs(self, plekken: Sequence[float], namen: Sequence[str], *, door: bool = False) -> None:
        """Write these numbers under the rows, each at its tick; with `door` at a line through all rows."""
        for x, naam in zip(plekken, namen, strict=True):
            if door:
                self.lijn(x, RASTER, achter=True)
            self.as_.vlines(x, self.onder - 5, self.onder, color=RUSTIG, linewidth=1)
            helft = breedte(naam, KLEIN) / 2
            midden = (x - self.as_.get_xlim()[0]) * self.px_per_eenheid
            schuif = max(0.0, helft - midden) - max(0.0, midden + helft - BREEDTE)
            self.as_.annotate(
                naam, (x, self.onder), xytext=(schuif, -3), textcoords="offset points", ha="center", va="top",
                fontsize=KLEIN,
            )  # fmt: skip


def zet_rijen(namen: Sequence[str], *, boven: float = 0.0, onder: float = 0.0, balk: float = _BALK) -> Balkrijen:
    """Make a figure with a row per name, and so many px above and under them all."""
    naast = max(breedte(naam) for naam in namen) <= _NAAST
    links = max(breedte(naam) for naam in namen) + 8 if naast else 0.0
    regels = [[naam] if naast else in_regels(naam, BREEDTE - 8) for naam in namen]
    plekken, y = [], boven
    for van in regels:
        y += 0 if naast else len(van) * REGEL * LETTER + 2
        plekken.append(y + balk / 2)
        y += balk + _LUCHT
    figuur, (as_,) = doek(y - _LUCHT / 2 + onder, leeg=True)
    hoogte = y - _LUCHT / 2 + onder
    as_.set_ylim(hoogte, 0)
    rijen = Balkrijen(figuur, as_, tuple(plekken), links, y - _LUCHT / 2)
    for plek, van in zip(plekken, regels, strict=True):
        if naast:
            schrijf(figuur, links - 8, plek, van[0], ha="right", va="center")
        for nummer, tekst in enumerate([] if naast else van):
            schrijf(figuur, 0, plek - balk / 2 - 2 - (len(van) - nummer) * REGEL * LETTER, tekst, va="top")
    return rijen


def schrijf(figuur: Doek, x: float, y: float, tekst: str, **look: Any) -> None:
    """Write a text at so many px from the left and from above."""
    figuur.text(x / BREEDTE, 1 - y / _hoogte(figuur), tekst, **look)


# What a key shows before a word: a plane, an empty one, a mark across a bar, a dot, a line; or nothing.
VLAK, LEEG, STREEP, STIP, RUIT, LIJN, NIETS = "vlak", "leeg", "streep", "o", "D", "lijn", ""
Deel = tuple[str, str, str]


def hoogte_van_sleutel(delen: Sequence[Deel]) -> float:
    """Give how many px the key of a figure takes."""
    return len(_regels(delen)) * 19.0 + 5 if delen else 0.0


def sleutel(figuur: Doek, delen: Sequence[Deel], *, y: float = 0.0) -> None:
    """Write what each sign of a figure is, at its top: of each its kind, its colour and its word."""
    for nummer, regel in enumerate(_regels(delen)):
        x, midden = 0.0, y + 9.0 + 19 * nummer
        for soort, kleur, woord in regel:
            if soort != NIETS:
                _teken(figuur, soort, kleur, x + 7, midden)
            schrijf(figuur, x + _voor(soort), midden, woord, va="center", fontsize=KLEIN)
            x += _breed(soort, woord)


def _voor(soort: str) -> float:
    return 0 if soort == NIETS else 18


def _breed(soort: str, woord: str) -> float:
    return _voor(soort) + breedte(woord, KLEIN) + 12


def _regels(delen: Sequence[Deel]) -> list[list[Deel]]:
    regels: list[list[Deel]] = []
    vol = BREEDTE
    for deel in delen:
        if vol + _breed(deel[0], deel[2]) - 12 > BREEDTE:
            regels.append([])
            vol = 0
        regels[-1].append(deel)
        vol += _breed(deel[0], deel[2])
    return regels


def _teken(figuur: Doek, soort: str, kleur: str, x: float, y: float) -> None:
    """Draw a sign of the key around a place."""
    hoog = _hoogte(figuur)
    plek = (x / BREEDTE, 1 - y / hoog)
    if soort not in (STIP, RUIT):
        breed, dik = {STREEP: (3.5, 14.0), LIJN: (14.0, 2.0)}.get(soort, (11.0, 11.0))
        hoek = (plek[0] - breed / 2 / BREEDTE, plek[1] - dik / 2 / hoog)
        vulling = GROND if soort == LEEG else kleur
        figuur.add_artist(
            Rectangle(hoek, breed / BREEDTE, dik / hoog, transform=figuur.transFigure, facecolor=vulling,
                      edgecolor=kleur, linewidth=1.5 if soort == LEEG else 0)
        )  # fmt: skip
        return
    figuur.add_artist(
        Line2D([plek[0]], [plek[1]], transform=figuur.transFigure, marker=soort, markersize=8, linewidth=0, color=kleur)
    )


def _hoogte(figuur: Doek) -> float:
    return float(figuur.get_size_inches()[1]) * 72
