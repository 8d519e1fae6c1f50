"""What came in by age, as a table whose cells have the more colour the larger the share is."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.notatie import getal
from monitorlib.render.figuren.figuur import Figuur, tekent
from monitorlib.render.figuren.letters import KLEIN, breedte
from monitorlib.render.figuren.matrix import in_rijen
from monitorlib.render.figuren.rijen import schrijf
from monitorlib.render.figuren.stijl import NADRUK, doek, huisstijl

_HOOG, _KOP = 24.0, 40.0
# How much of its colour a cell has: the letters on it must be read in the light and in the dark.
_MINST, _MEEST = 0.04, 0.45


@tekent
def naar_ouderdom(cijfers: Cijfers, *, rij: str, vak: str) -> Figuur:
    """Draw percentages as a table: a line per member of `rij`, a column per age, a cell empty while it is to come."""
    breed = in_rijen(cijfers, rij, vak)
    links = max(breedte(str(naam), KLEIN) for naam in breed.index) + 6
    hoogte = _KOP + _HOOG * len(breed)
    with huisstijl():
        figuur, (as_,) = doek(hoogte, links=links, leeg=True)
        as_.set(xlim=(0, len(breed.columns)), ylim=(hoogte, 0))
        schrijf(figuur, links, 8, "% binnen, zoveel maanden na levering", va="center", fontsize=KLEIN)
        for plek, leeftijd in enumerate(breed.columns):
            as_.text(plek + 0.5, 28, str(leeftijd), ha="center", va="center", fontsize=KLEIN, weight="bold")
        for nummer, (naam, reeks) in enumerate(breed.iterrows()):
            y = _KOP + nummer * _HOOG
            schrijf(figuur, links - 6, y + _HOOG / 2, str(naam), ha="right", va="center", fontsize=KLEIN)
            _regel(as_, reeks, y)
    vorm = "Tabel met kleur: het deel dat binnen was"
    return Figuur(figuur, vorm, cijfers, (rij,), (vak,), bevinding=_zin(breed))


def _zin(breed: pd.DataFrame) -> str:
    """Say by when half of a month had come in, and by when nearly all, over the months of which that is known."""
    gemiddeld = breed.mean()
    delen = ((50, "de helft"), (95, "95 %"))
    wanneer = [(wat, (gemiddeld >= grens).idxmax()) for grens, wat in delen if (gemiddeld >= grens).any()]
    zinnen = [f"{wat} binnen na {na} {'maand' if str(na) == '1' else 'maanden'}" for wat, na in wanneer]
    return f"Gemiddeld was {' en '.join(zinnen)}." if zinnen else "Van geen maand was de helft binnen."


def _regel(as_: Axes, reeks: pd.Series, y: float) -> None:
    for plek, waarde in enumerate(reeks):
        if pd.isna(waarde):
            continue
        deel = _MINST + (_MEEST - _MINST) * min(max(waarde, 0.0), 100.0) / 100
        as_.add_patch(Rectangle((plek + 0.02, y + 1), 0.96, _HOOG - 2, facecolor=NADRUK, alpha=deel, linewidth=0))
        as_.text(plek + 0.5, y + _HOOG / 2, getal(waarde), ha="center", va="center", fontsize=KLEIN)
