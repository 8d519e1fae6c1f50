"""A fan: what was, what is expected, and between which bounds."""

from collections.abc import Iterable, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.prognose.declaraties.oploop import BEGROTING
from monitorlib.cijfers.prognose.reeksen.clienten import BOVEN, GETELD, ONDER, VERWACHT
from monitorlib.cijfers.prognose.reeksen.reeks import Getallen
from monitorlib.notatie import getal
from monitorlib.render.figuren.figuur import Figuur, tekent
from monitorlib.render.figuren.letters import KLEIN, breedte
from monitorlib.render.figuren.matrix import in_rijen
from monitorlib.render.figuren.panelen import koppen_van, met_ruimte
from monitorlib.render.figuren.rijen import LIJN, VLAK, Deel, hoogte_van_sleutel, schrijf, sleutel
from monitorlib.render.figuren.stijl import BREEDTE, KLEUREN, NADRUK, doek, huisstijl

_HOOG = 190.0
_UITLEG: list[Deel] = [
    (LIJN, NADRUK, "geteld"),
    (LIJN, KLEUREN[1], "verwacht (streepjes)"),
    (VLAK, KLEUREN[2], "hier komt het vier van de vijf keer uit"),
]
_BUDGET: Deel = (LIJN, KLEUREN[3], "de begroting (stippen); erboven is een tekort")


@tekent
def waaier(verloop: Cijfers) -> Figuur:
    """Draw the dimensions wat and periode of a `Clientenprognose`: a line that goes on as a dashed one in a band.

    A line is no bar: its axis need not begin at nought, where nobody would see the band. The figure says so. With a
    begroting, as `tegen_begroting` lays it beside what is spent, that is a line of its own, at nought.
    """
    breed = in_rijen(verloop, "wat", "periode")
    stappen = _stappen(breed.to_numpy(dtype=float))
    links, rechts = (
        8 + max(breedte(getal(een), KLEIN) for een in van) for van in (stappen, breed[breed.columns[-1]].dropna())
    )
    uitleg = [*_UITLEG, _BUDGET] if BEGROTING in breed.index else _UITLEG
    boven, zin = 30 + hoogte_van_sleutel(uitleg), _zin(verloop)
    with huisstijl():
        figuur, (as_,) = doek(boven + _HOOG, links=links, rechts=rechts, boven=boven, onder=36)
        as_.grid(True, axis="y")
        reeksen = {str(wat): breed.loc[wat].to_numpy(dtype=float) for wat in breed.index}
        _lijnen(as_, reeksen, stappen)
        as_.set(xlim=(-0.2, len(breed.columns) - 0.8), ylim=(stappen[0], stappen[-1]))
        koppen = koppen_van(breed.columns)
        plekken = met_ruimte(koppen, (BREEDTE - links - rechts) / len(koppen))
        as_.set_xticks(plekken, [koppen[plek] for plek in plekken])
        as_.set_yticks(stappen, [getal(stap) for stap in stappen])
        begin = f"; de as begint bij {getal(stappen[0])}" if stappen[0] else ""
        schrijf(figuur, 0, 2, f"{next(iter(verloop.eenheden), '')}{begin}", va="top")
        sleutel(figuur, uitleg, y=20)
    was = verloop.beperk("wat", GETELD)
    return Figuur(figuur, "Lijn met een waaier", verloop, ("periode",), ("wat",), was, bevinding=zin)


def _stappen(waarden: Getallen) -> list[float]:
    """Give the round numbers of the axis: from below the lowest to above the highest."""
    laagst, hoogst = float(np.nanmin(waarden)), float(np.nanmax(waarden))
    return [float(stap) for stap in MaxNLocator(4, steps=[1, 2, 5, 10]).tick_values(laagst, max(hoogst, laagst + 1))]


def _lijnen(as_: Axes, reeksen: dict[str, Getallen], stappen: Sequence[float]) -> None:
    was = reeksen[GETELD]
    x, laatste = np.arange(len(was)), int(np.flatnonzero(np.isfinite(was))[-1])
    straks = x >= laatste
    # The fan opens at the last number that is known.
    straks_is = {wat: np.where(x == laatste, was, reeksen[wat])[straks] for wat in (VERWACHT, ONDER, BOVEN)}
    as_.fill_between(x[straks], straks_is[ONDER], straks_is[BOVEN], color=KLEUREN[2], alpha=0.35, linewidth=0)
    as_.plot(x, was, color=NADRUK, linewidth=2.2)
    as_.plot(x[straks], straks_is[VERWACHT], color=KLEUREN[1], linewidth=2.2, dashes=(4, 2.5))
    if BEGROTING in reeksen:
        as_.plot(x, reeksen[BEGROTING], color=KLEUREN[3], linewidth=2.0, linestyle=":")
    as_.plot([laatste], was[[laatste]], "o", color=NADRUK, markersize=7)
    px_per_eenheid = _HOOG / (stappen[-1] - stappen[0])
    boven = _boven_de_stip([(stap - was[laatste]) * px_per_eenheid for stap in stappen])
    # Beside the line that goes on upwards, not on it.
    stijgt = bool(np.any(straks_is[VERWACHT][1:2] > was[laatste] + 4 / px_per_eenheid))
    plek, kant = ((-5, boven), "right") if stijgt else ((0, boven), "center")
    as_.annotate(getal(was[laatste]), (laatste, was[laatste]), plek, textcoords="offset points", ha=kant, weight="bold")
    for wat, gewicht in ((VERWACHT, "bold"), (ONDER, "normal"), (BOVEN, "normal")):
        eind = straks_is[wat][-1]
        as_.annotate(
            getal(eind), (x[-1], eind), (4, 0), textcoords="offset points", va="center", fontsize=KLEIN, weight=gewicht,
            annotation_clip=False,
        )  # fmt: skip


def _boven_de_stip(lijnen: Iterable[float]) -> float:
    """Give how many px above its dot a number stands: over each line of the grid, at so many px, that is in its way.

    The begroting, at nought, lies on one of them.
    """
    boven = 8.0
    for lijn in sorted(lijnen):
        if boven - 2 < lijn < boven + 14:
            boven = lijn + 4
    return boven


def _zin(verloop: Cijfers) -> str:
    """Say what is expected of the last month, and between which bounds."""
    laatste = verloop.leden["periode"][-1]
    cellen = verloop.cellen()
    midden, *grenzen = (cellen[(wat, laatste)] for wat in (VERWACHT, ONDER, BOVEN))
    onder, boven = (getal(een.waarde) for een in grenzen)
    eenheid = next(iter(verloop.eenheden), "")
    naast = " Nul is de begroting; wat erboven ligt, is een tekort." if (BEGROTING, laatste) in cellen else ""
    return (
        f"Verwacht in {laatste}: {getal(midden.waarde)} {eenheid}; vier van de vijf keer tussen {onder} en {boven}."
        f"{naast}"
    )
