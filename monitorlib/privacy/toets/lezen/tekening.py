"""What a drawing gives away: numbers read from the length of its bars and the place of its dots."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from monitorlib.privacy.toets.lezen.getoond import uit_woorden

_FIGUUR = re.compile(r'<figure\b[^>]*\bid="figuur-([^"]+)"[^>]*>(.*?)</figure>', re.DOTALL)
_SVG = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
_VAK = re.compile(r'<path d="M([\d.-]+) ([\d.-]+)((?:L[\d.-]+ [\d.-]+){3})Z"([^>]*)>')
_PUNT = re.compile(r"L([\d.-]+) ([\d.-]+)")
_LIJN = re.compile(r'<path d="M([\d.-]+) ([\d.-]+)L([\d.-]+) ([\d.-]+)"([^>]*)>')
_STIP = re.compile(r'<circle cx="([\d.-]+)" cy="([\d.-]+)"')
_TEKST = re.compile(r'<text x="([\d.-]+)" y="([\d.-]+)"[^>]*>([^<]*)</text>')
_RASTER = "--fraster"
# Coordinates are written in tenths; a length is the difference of two.
_ONNAUWKEURIG = 0.11
# The signs of a key: a plane, a mark, a line. A bar shorter than this is drawn for nothing.
_LEGENDA, _NIETS = ((11.0, 11.0), (3.5, 14.0), (14.0, 2.0)), 0.3
# Such a share of the bars that fits a scale says that it is theirs.
_MEESTE = 0.6


@dataclass(frozen=True)
class Tekening:
    """The drawings of one figure, by the name of the figure."""

    naam: str
    svg: tuple[str, ...]

    def te_veel(self, getoond: Sequence[float], *, heel: bool = False) -> bool:
        """Tell whether something is drawn that belongs to no number that is shown.

        Of a table that is shown as a `heel` the bars may be parts of a whole that follow from it.
        """
        bekend = [abs(een) for een in getoond if een]
        lengtes = _lengtes(self.svg)
        vakken = sum(een.count('fill-opacity="') for een in self.svg)
        if max(len(lengtes), vakken) > len(bekend):
            return True
        past_niet = not heel and _past_niet(lengtes, sorted(set(bekend)))
        return past_niet or any(_stippen_naast(een, getoond) for een in self.svg)


def tekeningen_van(html: str) -> Iterator[Tekening]:
    """Read every figure of a page."""
    for naam, binnen in _FIGUUR.findall(html):
        yield Tekening(naam, tuple(_SVG.findall(binnen)))


def _lengtes(tekening: Sequence[str]) -> list[float]:
    """Give the lengths of the bars of a figure: of boxes that are equally thick, whichever way they lie."""
    balken = [een for svg in tekening for een in _vakken(svg)]
    liggend = max((sum(een[1] == ander[1] for een in balken) for ander in balken), default=0)
    staand = max((sum(een[0] == ander[0] for een in balken) for ander in balken), default=0)
    # Of nothing but bars of nothing the side that is there is their thickness.
    plat = all(hoog <= _NIETS for _, hoog in balken)
    lengtes = [breed if liggend >= staand and not (plat and liggend == staand) else hoog for breed, hoog in balken]
    return [een for een in lengtes if een > _NIETS]


def _vakken(svg: str) -> Iterator[tuple[float, float]]:
    """Give how wide and high each bar is; the signs of the key are none."""
    for x, y, rest, opmaak in _VAK.findall(svg):
        punten = [(float(x), float(y)), *((float(een), float(ander)) for een, ander in _PUNT.findall(rest))]
        breed, hoog = (round(max(kant) - min(kant), 1) for kant in zip(*punten, strict=True))
        gevuld = 'fill="none"' not in opmaak and "fill-opacity" not in opmaak and max(breed, hoog) > _NIETS
        if gevuld and not any(_bijna(breed, b) and _bijna(hoog, h) for b, h in _LEGENDA):
            yield breed, hoog


def _bijna(een: float, ander: float) -> bool:
    return abs(een - ander) <= _ONNAUWKEURIG


def _past_niet(lengtes: Sequence[float], bekend: Sequence[float]) -> bool:
    """Find the scale on which most bars are a number that is shown; tell whether a bar then is none.

    Bars of which most are no number, such as parts of a whole, are on no scale.
    """
    schalen = (lengte / getal for lengte in set(lengtes) for getal in bekend if lengte > 1)
    passen = [sum(_is_bekend(een, schaal, bekend) for een in lengtes) for schaal in schalen]
    return _MEESTE * len(lengtes) <= max(passen, default=0) < len(lengtes)


def _is_bekend(lengte: float, schaal: float, bekend: Sequence[float]) -> bool:
    return any(abs(lengte - schaal * een) <= _ONNAUWKEURIG + schaal * _afronding(een) for een in bekend)


def _afronding(getal: float) -> float:
    """What rounding can have taken off: what is shown is drawn with more decimals."""
    return 0.0 if getal == int(getal) else 0.051


def _stippen_naast(svg: str, getoond: Sequence[float]) -> bool:
    """Tell whether a dot on an axis with numbers stands at none that is shown."""
    stippen = [(float(x), float(y)) for x, y in _STIP.findall(svg)]
    for kant in (0, 1):
        if (lees := _as(svg, kant)) and (raster := _lijnen(svg, kant)):
            van, tot = min(een[1] for een in raster), max(een[2] for een in raster)
            op_as = [een[kant] for een in stippen if van <= een[1 - kant] <= tot]
            per_punt = abs(lees(1.0) - lees(0.0))
            speling = per_punt * _ONNAUWKEURIG + 0.051
            return any(all(abs(lees(een) - getal) > speling for getal in getoond) for een in op_as)
    return False


def _as(svg: str, kant: int) -> Callable[[float], float] | None:
    """Give what reads a number from a place: the lines of the grid, each with the number at it."""
    plekken = sorted(een[0] for een in _lijnen(svg, kant))
    getallen: dict[float, list[tuple[float, float]]] = {}
    for x, y, tekst in _TEKST.findall(svg):
        if (getal := uit_woorden(tekst.replace("%", "")).getal) is not None:
            plek, rij = (float(x), float(y)) if kant == 0 else (float(y), float(x))
            getallen.setdefault(rij if kant == 0 else 0.0, []).append((plek, float(getal)))
    for bij in getallen.values():
        op_volgorde = [getal for _, getal in sorted(bij)]
        if len(plekken) == len(op_volgorde) > 1 and plekken[0] != plekken[-1]:
            per = (op_volgorde[-1] - op_volgorde[0]) / (plekken[-1] - plekken[0])
            return lambda plek: op_volgorde[0] + (plek - plekken[0]) * per
    return None


def _lijnen(svg: str, kant: int) -> list[tuple[float, float, float]]:
    """Give the lines of the grid across an axis: where each is, from where to where."""
    lijnen = []
    for x1, y1, x2, y2, opmaak in _LIJN.findall(svg):
        van, tot = (float(x1), float(y1)), (float(x2), float(y2))
        if _RASTER in opmaak and van[kant] == tot[kant]:
            anders = sorted((van[1 - kant], tot[1 - kant]))
            lijnen.append((van[kant], anders[0], anders[1]))
    return lijnen
