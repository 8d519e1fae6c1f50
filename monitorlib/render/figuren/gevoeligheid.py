"""How much a choice matters: by how much each number differs when it is made otherwise."""

from matplotlib.ticker import MaxNLocator

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.notatie import met_teken
from monitorlib.render.figuren.figuur import Figuur, tekent
from monitorlib.render.figuren.matrix import in_rijen
from monitorlib.render.figuren.stijl import INKT, MEER, MINDER, doek, getallen_langs, huisstijl, kaal

# In %: from here on whole numbers along the axis tell its steps apart.
_HEEL = 8


@tekent
def gevoeligheid(cijfers: Cijfers, *, rij: str, wat: str) -> Figuur:
    """Draw a bar for the change in % of each member of `rij`, in their order; `wat` has one member."""
    verandering = in_rijen(cijfers, rij, wat).iloc[:, 0]
    decimalen = next(iter(cijfers.cellen().values())).decimalen
    with huisstijl():
        figuur, (as_,) = doek(0.9 + 0.36 * len(verandering))
        kleuren = [MEER if waarde > 0 else MINDER for waarde in verandering]
        as_.barh(list(verandering.index), verandering.to_numpy(), color=kleuren, height=0.62)
        for plek, waarde in enumerate(verandering):
            as_.annotate(
                met_teken(waarde, decimalen),
                (waarde, plek),
                xytext=(5 if waarde >= 0 else -5, 0),
                textcoords="offset points",
                ha="left" if waarde >= 0 else "right",
                va="center",
            )
        kaal(as_, raster="x")
        as_.axvline(0, color=INKT, linewidth=0.8)
        as_.margins(x=0.14)
        as_.set_ylim(len(verandering) - 0.5, -0.6)
        as_.xaxis.set_major_locator(MaxNLocator(5, steps=[1, 2, 5, 10]))
        getallen_langs(as_.xaxis, decimalen=0 if verandering.abs().max() >= _HEEL else decimalen)
        as_.set_xlabel("verandering in %")
    return Figuur(figuur, "Liggende staven", cijfers, (rij,), (wat,))
