"""An alluvial figure: persons flow from what they had to what they have, each flow as high as its number."""

from collections.abc import Sequence

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.notatie import getal
from monitorlib.render.figuren.figuur import Figuur, tekent
from monitorlib.render.figuren.matrix import in_rijen, zonder_totaal
from monitorlib.render.figuren.stijl import INKT, MEER, MINDER, RUSTIG, doek, huisstijl

# Shares of the height of the figure: the room between two blocks, and the least height in which a number fits.
_TUSSEN, _PAST = 0.05, 0.032
_LINKS, _RECHTS, _BLOK = 0.2, 0.8, 0.02
_UITLEG = "oranje: naar zwaarder   blauw: naar lichter   grijs: gelijk   lichtgrijs: erbij of eraf"


@tekent
def alluviaal(cijfers: Cijfers, *, van: str, naar: str, koppen: tuple[str, str]) -> Figuur:
    """Draw flows from the members of `van` (left) to those of `naar` (right), both from light to heavy.

    A flow to a heavier member is orange, to a lighter one blue, to the same grey; from or to a member that is on the
    other side no level (the last of each) is light grey. `koppen` heads the two sides.
    """
    breed = in_rijen(cijfers, van, naar).fillna(0)
    totaal = float(breed.to_numpy().sum())
    with huisstijl():
        figuur, (as_,) = doek(5.2)
        as_.set(xlim=(0, 1), ylim=(1.06, -0.1))
        as_.axis("off")
        for x, kop, uitlijning in zip((_LINKS, _RECHTS), koppen, ("right", "left"), strict=True):
            as_.text(x, -0.05, kop, weight="bold", ha=uitlijning, va="center")
        hoogte = 1 - _TUSSEN * (max(breed.shape) - 1)
        links = _blokken(as_, breed.sum(axis=1), hoogte / totaal, _LINKS, "right")
        rechts = _blokken(as_, breed.sum(axis=0), hoogte / totaal, _RECHTS, "left")
        _stromen(as_, breed, hoogte / totaal, links, rechts)
        as_.text(0.5, 1.03, _UITLEG, ha="center", va="center")
    return Figuur(figuur, "Stromen van links naar rechts", zonder_totaal(cijfers), (van,), (naar,))


def _blokken(as_: Axes, sommen: pd.Series, schaal: float, x: float, kant: str) -> dict[str, float]:
    """Draw a block per member with its name and number beside it; give where each starts."""
    boven, begin = 0.0, {}
    for naam, som in sommen.items():
        begin[str(naam)] = boven
        as_.add_patch(Rectangle((x - _BLOK / 2, boven), _BLOK, som * schaal, color=INKT, linewidth=0))
        plek = x + (_BLOK if kant == "left" else -_BLOK)
        as_.text(plek, boven + som * schaal / 2, f"{naam}  {getal(som)}", ha=kant, va="center")
        boven += som * schaal + _TUSSEN
    return begin


def _stromen(as_: Axes, breed: pd.DataFrame, schaal: float, links: dict[str, float], rechts: dict[str, float]) -> None:
    niveaus = list(breed.columns)
    for van in breed.index:
        for naar in niveaus:
            aantal = float(breed.loc[van, naar])
            dikte = aantal * schaal
            if not aantal:
                continue
            kleur, dekking = _kleur(niveaus, van, naar)
            as_.add_patch(
                PathPatch(_band(links[van], rechts[naar], dikte), facecolor=kleur, alpha=dekking, linewidth=0)
            )
            if dikte >= _PAST:
                as_.text(_LINKS + 0.035, links[van] + dikte / 2, getal(aantal), va="center", fontsize=8.5)
            links[van] += dikte
            rechts[naar] += dikte


def _kleur(niveaus: Sequence[str], van: str, naar: str) -> tuple[str, float]:
    """Give the colour of a flow and how much it covers: the last member is no level."""
    plek_van, plek_naar = niveaus.index(van), niveaus.index(naar)
    if len(niveaus) - 1 in (plek_van, plek_naar):
        return RUSTIG, 0.3
    if plek_van == plek_naar:
        return RUSTIG, 0.75
    return (MEER if plek_naar > plek_van else MINDER), 0.75


def _band(links: float, rechts: float, dikte: float) -> Path:
    """Give the outline of a flow: two curves that leave and arrive level."""
    x0, x1 = _LINKS + _BLOK / 2, _RECHTS - _BLOK / 2
    midden = (x0 + x1) / 2
    punten = [
        (x0, links), (midden, links), (midden, rechts), (x1, rechts),
        (x1, rechts + dikte), (midden, rechts + dikte), (midden, links + dikte), (x0, links + dikte),
        (x0, links),
    ]  # fmt: skip
    curve = [Path.CURVE4] * 3
    return Path(punten, [Path.MOVETO, *curve, Path.LINETO, *curve, Path.CLOSEPOLY])
