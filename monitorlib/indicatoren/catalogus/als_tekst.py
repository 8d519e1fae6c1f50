"""The catalogue as text: what there is to choose from, and what an edition can show."""

from collections.abc import Sequence
from itertools import groupby, zip_longest
from textwrap import wrap

from monitorlib.editie.editie import Editie
from monitorlib.indicatoren.catalogus.catalogus import catalogus, geleverd, gevraagd, niet_geleverd, ontbreekt
from monitorlib.indicatoren.catalogus.indicator import Indicator

# A line fits a terminal of an ordinary width, and a page on paper.
_BREEDTE = 110


def indicatorenlijst(editie: Editie | None = None) -> str:
    """List every indicator by theme: name and unit, beside them the first sentence of its definition and its sources.

    With an edition also whether it delivers those sources, and asks for the indicator. Raises `ParameterError` when
    the edition asks for one that does not exist.
    """
    alle = list(catalogus().values())
    gekozen = gevraagd(editie) if editie else alle
    links = 2 + max(len(regel) for een in alle for regel in _naam(een))
    regels = []
    for thema, van in groupby(alle, key=lambda een: een.thema):
        regels += [thema, ""]
        for een in van:
            bronnen = ", ".join(een.bron) + (_stand(een, editie, een in gekozen) if editie else "")
            uitleg = [*_gevouwen(een.eerste_zin, links), *_gevouwen(f"bron: {bronnen}", links)]
            regels += [*_naast_elkaar(_naam(een), uitleg, links), ""]
    if editie:
        regels.append(_samengevat(alle, gekozen, editie))
    return "\n".join(regels).rstrip()


def _naam(een: Indicator) -> list[str]:
    return [f"  {een.naam}", f"    {een.eenheid}"]


def _gevouwen(tekst: str, links: int) -> list[str]:
    return wrap(tekst, _BREEDTE - links, break_on_hyphens=False)


def _naast_elkaar(links: list[str], rechts: list[str], breedte: int) -> list[str]:
    return [f"{een:{breedte}}{ander}".rstrip() for een, ander in zip_longest(links, rechts, fillvalue="")]


def _stand(een: Indicator, editie: Editie, gekozen: bool) -> str:
    zonder = niet_geleverd(een, editie)
    hier = f"niet geleverd: {', '.join(zonder)}" if zonder else ontbreekt(een, editie) or "geleverd"
    return f"; {hier}" if gekozen else f"; {hier}; niet gevraagd"


def _samengevat(alle: Sequence[Indicator], gekozen: Sequence[Indicator], editie: Editie) -> str:
    aantal = sum(geleverd(een, editie) for een in alle)
    vraagt = "ze alle" if len(gekozen) == len(alle) else f"er {len(gekozen)}"
    return f"{editie.naam} levert de bronnen van {aantal} van de {len(alle)} indicatoren, en vraagt {vraagt}."
