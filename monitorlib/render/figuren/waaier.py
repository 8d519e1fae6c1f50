"""A fan: what was, what is expected, and between which bounds, beside what there is to spend."""

from collections.abc import Iterable

import numpy as np
from matplotlib.axes import Axes

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.prognose.jaareinde import BOVEN, BUDGET, GELEVERD, ONDER, VERWACHT
from monitorlib.cijfers.prognose.reeks import Getallen
from monitorlib.notatie import getal
from monitorlib.render.figuren.assen import ronde_stappen
from monitorlib.render.figuren.figuur import Figuur, tekent
from monitorlib.render.figuren.letters import KLEIN, breedte
from monitorlib.render.figuren.matrix import in_rijen
from monitorlib.render.figuren.panelen import koppen_van, met_ruimte
from monitorlib.render.figuren.rijen import LIJN, VLAK, Deel, hoogte_van_sleutel, schrijf, sleutel
from monitorlib.render.figuren.stijl import BREEDTE, KLEUREN, NADRUK, TOEN, doek, huisstijl, kaal

_DUIZEND = 1000
_HOOG = 190.0


@tekent
def waaier(verloop: Cijfers) -> Figuur:
    """Draw the dimensions wat and periode of `Jaareinde.verloop`: a line that goes on as a dashed one in a band."""
    breed = in_rijen(verloop, "wat", "periode") / _DUIZEND
    uitleg = _uitleg(breed.index)
    hoogst = float(np.nanmax(breed.to_numpy()))
    stappen = [stap for stap in ronde_stappen(0, 1.05 * hoogst) if stap <= 1.05 * hoogst]
    links, boven = 8 + max(breedte(getal(stap), KLEIN) for stap in stappen), 30 + hoogte_van_sleutel(uitleg)
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
        schrijf(figuur, 0, 2, "× 1.000 euro per maand", va="top")
        sleutel(figuur, uitleg, y=20)
    zin = _zin(verloop)
    was = verloop.beperk("wat", GELEVERD)
    return Figuur(figuur, "Lijn met een waaier", verloop, ("periode",), ("wat",), was, bevinding=zin)


def _uitleg(wat: Iterable[object]) -> list[Deel]:
    delen: list[Deel] = [
        (LIJN, NADRUK, "geleverd"),
        (LIJN, TOEN, "verwacht (streepjes)"),
        (VLAK, KLEUREN[2], "vier op vijf keer hierbinnen"),
    ]
    return [*delen, (LIJN, KLEUREN[3], "budget per maand")] if BUDGET in list(wat) else delen


def _lijnen(as_: Axes, reeksen: dict[str, Getallen]) -> None:
    x = np.arange(len(reeksen[GELEVERD]))
    was = reeksen[GELEVERD]
    laatste = int(np.flatnonzero(np.isfinite(was))[-1])
    # The fan opens at the last number that is known.
    begin = {wat: np.where(x == laatste, was, reeksen[wat]) for wat in (VERWACHT, ONDER, BOVEN)}
    straks = x >= laatste
    if np.isfinite(reeksen[ONDER]).any():
        onder, boven = (begin[wat][straks] for wat in (ONDER, BOVEN))
        as_.fill_between(x[straks], onder, boven, color=KLEUREN[2], alpha=0.35, linewidth=0)
    as_.plot(x, was, color=NADRUK, linewidth=2.2)
    as_.plot(x[straks], begin[VERWACHT][straks], color=TOEN, linewidth=2.2, dashes=(4, 2.5))
    as_.plot([laatste], was[[laatste]], "o", color=NADRUK, markersize=7)
    if BUDGET in reeksen:
        as_.plot(x, reeksen[BUDGET], color=KLEUREN[3], linewidth=2)


def _zin(verloop: Cijfers) -> str:
    """Say what is expected of the last month, and between which bounds."""
    laatste = verloop.leden["periode"][-1]
    cellen = verloop.cellen()
    midden, *grenzen = (cellen[(wat, laatste)] for wat in (VERWACHT, ONDER, BOVEN))
    if not all(een.telt for een in grenzen):
        return f"Verwacht in {laatste}: {getal(midden.waarde)} euro; een marge is niet te bepalen."
    onder, boven = (getal(een.waarde) for een in grenzen)
    return f"Verwacht in {laatste}: {getal(midden.waarde)} euro; vier op vijf keer tussen {onder} en {boven}."
