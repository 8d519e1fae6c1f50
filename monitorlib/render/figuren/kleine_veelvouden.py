"""The forms of figures with a panel per member: small multiples, and stand and stroom."""

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.registers.balans_stand_in_uit import NOG_NIET_DEFINITIEF
from monitorlib.notatie import getal
from monitorlib.render.figuren.figuur import Figuur, met_gaten, tekent
from monitorlib.render.figuren.matrix import in_rijen, verborgen_in, woorden_erbij, zonder_totaal
from monitorlib.render.figuren.panelen import BALK, balken, getallen_erbij, koppen_van, met_ruimte, zet_panelen
from monitorlib.render.figuren.stijl import BREEDTE, INKT, KLEUREN, NADRUK, RUSTIG, huisstijl


@met_gaten
@tekent
def kleine_veelvouden(cijfers: Cijfers, *, vak: str, over: str) -> Figuur:
    """Draw one small panel per member of `vak` with the same axes: a bar per moment, the last one stressed."""
    breed, woord = in_rijen(cijfers, vak, over), woorden_erbij(cijfers, vak, over)
    weg = verborgen_in(cijfers, vak, over)
    achter = " %" if set(cijfers.eenheden) == {"%"} else ""
    ruimte = BREEDTE / len(breed.columns)
    with huisstijl():
        figuur, assen = zet_panelen([str(naam) for naam in breed.index], koppen_van(breed.columns))
        for as_, naam in zip(assen, breed.index, strict=True):
            reeks = breed.loc[naam]
            kleuren = [RUSTIG] * (len(reeks) - 1) + [NADRUK]
            balken(as_, reeks, kleuren, [bool(weg.loc[naam, lid]) for lid in reeks.index])
            getallen_erbij(as_, reeks, [woord.loc[naam, lid] + getal(reeks[lid]) + achter
                                        if pd.notna(reeks[lid]) else "" for lid in reeks.index], ruimte)  # fmt: skip
            onder, boven = float(np.nanmin(breed.to_numpy())), float(np.nanmax(breed.to_numpy()))
            as_.set_ylim(min(0.0, onder), max(0.0, boven) or (0.0 if onder < 0 else 1.0))
    return Figuur(figuur, "Kleine staafdiagrammen naast elkaar", zonder_totaal(cijfers), (vak,), (over,))


@tekent
def stand_en_stroom(balans: Cijfers, *, vak: str) -> Figuur:
    """Draw per member of `vak` what came in (up) and went out (down) per period, with the stand that it led to.

    `balans` has the dimensions post (Begin, Erbij, Eraf, Eind and what else makes up Eind), periode and `vak`. What
    went out but is not final yet counts as out.
    """
    erin, eruit, eind = (in_rijen(balans.kies(post=post), vak, "periode") for post in ("Erbij", "Eraf", "Eind"))
    if NOG_NIET_DEFINITIEF in balans.leden["post"]:
        eruit = eruit + in_rijen(balans.kies(post=NOG_NIET_DEFINITIEF), vak, "periode")
    eruit, ruimte = -eruit, BREEDTE / len(erin.columns)
    koppen = koppen_van(erin.columns)
    with huisstijl():
        figuur, assen = zet_panelen(
            [str(naam) for naam in erin.index], [f"{een}\nstand\n0" for een in koppen], 110, boven=22
        )
        for as_, naam in zip(assen, erin.index, strict=True):
            _in_en_uit(as_, erin.loc[naam], eruit.loc[naam], ruimte)
            for tekst, plek in zip(as_.texts, met_ruimte(koppen, ruimte), strict=False):
                tekst.set_text(f"{koppen[plek]}\nstand\n{getal(eind.loc[naam].iloc[plek])}")
            as_.set_ylim(1.25 * float(np.nanmin(eruit.to_numpy())) or -1, float(np.nanmax(erin.to_numpy())) or 1)
    return Figuur(figuur, "Staven omhoog (erbij) en omlaag (eraf)", balans, (vak, "periode"), ("post",))


def _in_en_uit(as_: Axes, erin: pd.Series, eruit: pd.Series, ruimte: float) -> None:
    """Draw the bars of one panel around zero, each with its number."""
    for reeks, kleur, voor in ((erin, NADRUK, "+"), (eruit, KLEUREN[1], "")):
        as_.bar(range(len(reeks)), reeks.fillna(0), width=BALK, color=kleur, linewidth=0)
        getallen_erbij(as_, reeks, [f"{voor}{getal(een)}" if pd.notna(een) else "" for een in reeks], ruimte)
    as_.hlines(0, -0.5, len(erin) - 0.5, color=INKT, linewidth=0.8)
