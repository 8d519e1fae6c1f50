"""How much a choice matters: by how much each number differs when it is made otherwise."""

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.notatie import met_teken
from monitorlib.render.figuren.assen import onderschrift
from monitorlib.render.figuren.figuur import Figuur, tekent
from monitorlib.render.figuren.letters import breedte
from monitorlib.render.figuren.matrix import in_rijen
from monitorlib.render.figuren.rijen import zet_rijen
from monitorlib.render.figuren.stijl import INKT, MEER, MINDER, huisstijl


@tekent
def gevoeligheid(cijfers: Cijfers, *, rij: str, wat: str) -> Figuur:
    """Draw a bar for the change in % of each member of `rij`, in their order; `wat` has one member."""
    verandering = in_rijen(cijfers, rij, wat).iloc[:, 0]
    decimalen = next(iter(cijfers.cellen().values())).decimalen
    teksten = [f"{met_teken(waarde, decimalen)} %" for waarde in verandering]
    laag, hoog = min(0.0, float(verandering.min())), max(0.0, float(verandering.max()))
    ruimte = max(map(breedte, teksten)) + 10
    with huisstijl():
        rijen = zet_rijen([str(naam) for naam in verandering.index], onder=24)
        rijen.schaal(laag, hoog, rechts=ruimte if hoog else 8, links=ruimte if laag else 2)
        for plek, waarde, tekst in zip(rijen.plekken, verandering, teksten, strict=True):
            rijen.balk(plek, 0, waarde, MEER if waarde > 0 else MINDER)
            rijen.schrijf(plek, waarde, tekst, naast=5 if waarde >= 0 else -5)
        rijen.lijn(0, INKT)
        onderschrift(rijen, "verandering in %", boven=4)
    return Figuur(rijen.doek, "Liggende staven", cijfers, (rij,), (wat,))
