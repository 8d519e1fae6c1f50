"""A fan: what was, what is expected, and between which bounds."""

import numpy as np
from matplotlib.axes import Axes

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.prognose.clienten import BOVEN, GETELD, ONDER, VERWACHT
from monitorlib.cijfers.prognose.reeks import Getallen
from monitorlib.notatie import getal
from monitorlib.render.figuren.assen import ronde_stappen
from monitorlib.render.figuren.figuur import Figuur, tekent
from monitorlib.render.figuren.letters import KLEIN, breedte
from monitorlib.render.figuren.matrix import in_rijen
from monitorlib.render.figuren.panelen import koppen_van, met_ruimte
from monitorlib.render.figuren.rijen import LIJN, VLAK, Deel, hoogte_van_sleutel, schrijf, sleutel
from monitorlib.render.figuren.stijl import BREEDTE, KLEUREN, NADRUK, doek, huisstijl, kaal

_HOOG = 190.0
_UITLEG: list[Deel] = [
    (LIJN, NADRUK, "geteld"),
    (LIJN, KLEUREN[1], "verwacht (streepjes)"),
    (VLAK, KLEUREN[2], "hier komt het vier van de vijf keer uit"),
]


@tekent
def waaier(verloop: Cijfers) -> Figuur:
    """Draw the dimensions wat and periode of a `Clientenprognose`: a line that goes on as a dashed one in a band."""
    breed = in_rijen(verloop, "wat", "periode")
    hoogst = float(np.nanmax(breed.to_numpy()))
    stappen = [stap for stap in ronde_stappen(0, 1.05 * hoogst) if stap <= 1.05 * hoogst]
    links = 8 + max(breedte(getal(stap), KLEIN) for stap in stappen)
    boven = 30 + hoogte_van_sleutel(_UITLEG)
    with huisstijl():
        figuur, (as_,) = doek(boven + _HOOG, links=links, rechts=10, boven=boven, onder=36)
        kaal(as_, raster="y")
        reeksen = {str(wat): breed.loc[wat].to_numpy(dtype=float) for wat in breed.index}
        _lijnen(as_, reeksen)
        as_.set(xlim=(-0.2, len(breed.columns) - 0.8), ylim=(0, 1.05 * hoogst))
        koppen = koppen_van(breed.columns)
        plekken = met_ruimte(koppen, (BREEDTE - links - 10) / len(koppen))
        as_.set_xticks(plekken, [koppen[plek] for plek in plekken])
        as_.set_yticks(stappen, [getal(stap) for stap in stappen])
        schrijf(figuur, 0, 2, next(iter(verloop.eenheden), ""), va="top")
        sleutel(figuur, _UITLEG, y=20)
    zin = _zin(verloop)
    was = verloop.beperk("wat", GETELD)
    return Figuur(figuur, "Lijn met een waaier", verloop, ("periode",), ("wat",), was, bevinding=zin)


def _lijnen(as_: Axes, reeksen: dict[str, Getallen]) -> None:
    x = np.arange(len(reeksen[GETELD]))
    was = reeksen[GETELD]
    laatste = int(np.flatnonzero(np.isfinite(was))[-1])
    # The fan opens at the last number that is known.
    begin = {wat: np.where(x == laatste, was, reeksen[wat]) for wat in (VERWACHT, ONDER, BOVEN)}
    straks = x >= laatste
    if np.isfinite(reeksen[ONDER]).any():
        onder, boven = (begin[wat][straks] for wat in (ONDER, BOVEN))
        as_.fill_between(x[straks], onder, boven, color=KLEUREN[2], alpha=0.35, linewidth=0)
    as_.plot(x, was, color=NADRUK, linewidth=2.2)
    as_.plot(x[straks], begin[VERWACHT][straks], color=KLEUREN[1], linewidth=2.2, dashes=(4, 2.5))
    as_.plot([laatste], was[[laatste]], "o", color=NADRUK, markersize=7)


def _zin(verloop: Cijfers) -> str:
    """Say what is expected of the last month, and between which bounds."""
    laatste = verloop.leden["periode"][-1]
    cellen = verloop.cellen()
    midden, *grenzen = (cellen[(wat, laatste)] for wat in (VERWACHT, ONDER, BOVEN))
    onder, boven = (getal(een.waarde) for een in grenzen)
    eenheid = next(iter(verloop.eenheden), "")
    return f"Verwacht in {laatste}: {getal(midden.waarde)} {eenheid}; vier van de vijf keer tussen {onder} en {boven}."
