"""A waterfall: from one amount to the next, with what each cause added or took off, one after the other."""

from itertools import accumulate, pairwise

import pandas as pd

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.rekenen.optellen import zelf_geteld
from monitorlib.errors import RenderError
from monitorlib.notatie import getal, met_teken
from monitorlib.render.figuren.assen import hoogte_van_onderschrift, onderschrift, ronde_stappen
from monitorlib.render.figuren.figuur import Figuur, tekent
from monitorlib.render.figuren.letters import breedte
from monitorlib.render.figuren.matrix import in_rijen, zonder_totaal
from monitorlib.render.figuren.rijen import VLAK, Balkrijen, hoogte_van_sleutel, schrijf, sleutel, zet_rijen
from monitorlib.render.figuren.stijl import INKT, KLEUREN, MEER, MINDER, RUSTIG, huisstijl

_GEHEEL = KLEUREN[2]
_UITLEG = [(VLAK, MEER, "meer"), (VLAK, MINDER, "minder"), (VLAK, _GEHEEL, "samen")]
_HALVE_BALK, _REGEL = 9.0, 16.0


@tekent
def waterval(cijfers: Cijfers, *, post: str, van: str) -> Figuur:
    """Draw why an amount changed: a bar per cause, each from where the one before it ended, and all of them together.

    `cijfers` has the dimensions `post` and `van`, with one member of `van`. Its first post is the amount before, its
    last the amount after, which is the sum of the causes between them and the first; another post that follows from
    them is all causes together. The axis begins at the amount before: on one from nothing no cause could be seen.
    Raises `RenderError` for more than one member of `van`.
    """
    breed = in_rijen(cijfers, post, van)
    if len(breed.columns) != 1:
        raise RenderError(
            f"Een waterval gaat over één {van}; dit zijn er {len(breed.columns)}. Kies er een met beperk('{van}', ...)."
        )
    reeks, zelf = breed.iloc[:, 0], zelf_geteld(cijfers, post)
    toen, *oorzaken = [lid for lid in zelf if lid in reeks.index]
    samen, nu = [str(lid) for lid in reeks.index if lid not in zelf]
    boven = [f"{lid}: {getal(reeks[lid] / 1000)}" for lid in (toen, nu)]
    telt = f"verschil met {toen[0].lower()}{toen[1:]}, × 1.000 euro"
    kop = hoogte_van_sleutel(_UITLEG)
    with huisstijl():
        rijen = zet_rijen([*oorzaken, samen], boven=kop + 2 * _REGEL + 8, onder=hoogte_van_onderschrift(telt))
        sleutel(rijen.doek, _UITLEG)
        for nummer, regel in enumerate(boven):
            schrijf(rijen.doek, 0, kop + 2 + nummer * _REGEL, regel, va="top", weight="bold")
        _teken(rijen, reeks[[*oorzaken, samen]])
        onderschrift(rijen, telt)
    bevinding = f"{toen}: {getal(reeks[toen])} euro; {nu}: {getal(reeks[nu])} euro."
    beeld = zonder_totaal(cijfers).beperk(post, *oorzaken)
    return Figuur(rijen.doek, "Waterval", cijfers, (post,), (van,), in_beeld=beeld, bevinding=bevinding)


def _teken(rijen: Balkrijen, reeks: pd.Series) -> None:
    """Draw the bars, what each adds beside it, and the line from where one ends to where the next begins."""
    gang = list(accumulate(reeks.iloc[:-1], initial=0.0))
    balken = [*pairwise(gang), (0.0, float(reeks.iloc[-1]))]
    woorden = [met_teken(waarde / 1000) for waarde in reeks]
    laagst, hoogst, ruimte = min(gang), max(gang), max(map(breedte, woorden)) + 12
    rijen.schaal(laagst, hoogst, rechts=ruimte, links=ruimte if laagst < 0 else 2)
    for nummer, (plek, (begin, eind), woord) in enumerate(zip(rijen.plekken, balken, woorden, strict=True)):
        kleur = _GEHEEL if nummer == len(balken) - 1 else MEER if eind > begin else MINDER
        rijen.balk(plek, begin, eind - begin, kleur)
        # Away from the axis, so that no number is written over it.
        links = min(begin, eind) < 0 and max(begin, eind) <= 0
        rijen.schrijf(plek, min(begin, eind) if links else max(begin, eind), woord, naast=-6 if links else 6)
        if nummer < len(balken) - 1:
            volgende = rijen.plekken[nummer + 1] - _HALVE_BALK
            rijen.as_.vlines(eind, plek + _HALVE_BALK, volgende, color=RUSTIG, linewidth=1)
    rijen.lijn(0, INKT)
    stappen = [stap for stap in ronde_stappen(laagst, hoogst, 3) if laagst <= stap <= hoogst]
    rijen.langs(stappen, [met_teken(stap / 1000) for stap in stappen])
