"""The forms of figures with a panel per member: small multiples, changes, stand and stroom."""

import pandas as pd
import seaborn as sns

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.registers.balans_stand_in_uit import NOG_NIET_DEFINITIEF
from monitorlib.notatie import getal, met_teken
from monitorlib.render.figuren.figuur import Figuur, tekent
from monitorlib.render.figuren.matrix import in_rijen, woorden_erbij, zonder_totaal
from monitorlib.render.figuren.stijl import INKT, KLEUREN, MEER, MINDER, NADRUK, RUSTIG, huisstijl, kaal, vakken


@tekent
def kleine_veelvouden(cijfers: Cijfers, *, vak: str, over: str) -> Figuur:
    """Draw one small panel per member of `vak` with the same axes: a bar per moment, the last one stressed."""
    breed, woord = in_rijen(cijfers, vak, over), woorden_erbij(cijfers, vak, over)
    with huisstijl():
        figuur, panelen = vakken(list(breed.index), 2.35)
        for as_, naam in panelen:
            reeks = breed.loc[naam]
            kleuren = [RUSTIG] * (len(reeks) - 1) + [NADRUK]
            sns.barplot(x=list(reeks.index), y=reeks.to_numpy(), hue=list(reeks.index), palette=kleuren, ax=as_)
            for plek, (lid, waarde) in enumerate(reeks.items()):
                if pd.notna(waarde):
                    as_.text(plek, waarde, woord.loc[naam, lid] + getal(waarde), ha="center", va="bottom")
            as_.margins(y=0.16)  # room for the number above the highest bar, under the title
            kaal(as_)
            as_.set_yticks([])
            as_.tick_params(axis="x", labelsize=8, labelbottom=True)
            as_.set_xticks(range(len(reeks)), [str(lid).replace(" kw ", " kw\n") for lid in reeks.index])
    return Figuur(figuur, "Kleine staafdiagrammen naast elkaar", zonder_totaal(cijfers), (vak,), (over,))


@tekent
def verandering(cijfers: Cijfers, *, rij: str, vak: str) -> Figuur:
    """Draw changes as bars left and right of zero, one panel per member of `vak`."""
    breed, woord = in_rijen(cijfers, vak, rij), woorden_erbij(cijfers, vak, rij)
    eenheid = next(iter(cijfers.eenheden), "")
    with huisstijl():
        figuur, panelen = vakken(list(breed.index), 2.6)
        for as_, naam in panelen:
            reeks = breed.loc[naam]
            sns.barplot(
                x=reeks.to_numpy(),
                y=list(reeks.index),
                hue=["meer" if waarde > 0 else "minder" for waarde in reeks],
                palette={"meer": MEER, "minder": MINDER},
                legend=False,
                ax=as_,
            )
            for plek, (lid, waarde) in enumerate(reeks.items()):
                kant = "left" if waarde > 0 else "right"
                as_.annotate(
                    woord.loc[naam, lid] + met_teken(waarde, eenheid=eenheid),
                    (waarde, plek),
                    xytext=(4 if waarde > 0 else -4, 0),
                    textcoords="offset points",
                    ha=kant,
                    va="center",
                )
            as_.axvline(0, color=INKT, linewidth=0.8)
            as_.margins(x=0.22)
            kaal(as_)
            as_.set_xticks([])
    return Figuur(figuur, "Staven links en rechts van nul", zonder_totaal(cijfers), (rij,), (vak,))


@tekent
def stand_en_stroom(balans: Cijfers, *, vak: str) -> Figuur:
    """Draw per member of `vak` what came in (up) and went out (down) per period, with the stand that it led to.

    `balans` has the dimensions post (Begin, Erbij, Eraf, Eind and what else makes up Eind), periode and `vak`. What
    went out but is not final yet counts as out.
    """
    erin, eruit, eind = (in_rijen(balans.kies(post=post), vak, "periode") for post in ("Erbij", "Eraf", "Eind"))
    if NOG_NIET_DEFINITIEF in balans.leden["post"]:
        eruit = eruit + in_rijen(balans.kies(post=NOG_NIET_DEFINITIEF), vak, "periode")
    eruit = -eruit
    with huisstijl():
        figuur, panelen = vakken(list(erin.index), 2.5, eigen_x=True)
        for as_, naam in panelen:
            maanden = list(erin.columns)
            sns.barplot(x=maanden, y=erin.loc[naam].to_numpy(), color=NADRUK, width=0.55, ax=as_)
            sns.barplot(x=maanden, y=eruit.loc[naam].to_numpy(), color=KLEUREN[1], width=0.55, ax=as_)
            for plek, maand in enumerate(maanden):
                as_.text(plek, erin.loc[naam, maand], f"+{getal(erin.loc[naam, maand])}", ha="center", va="bottom")
                as_.text(plek, eruit.loc[naam, maand], getal(eruit.loc[naam, maand]), ha="center", va="top")
            as_.axhline(0, color=INKT, linewidth=0.8)
            as_.margins(y=0.2)
            kaal(as_)
            as_.set_yticks([])
            as_.tick_params(axis="x", labelbottom=True)
            as_.set_xticks(range(len(maanden)), [f"{maand}\nstand {getal(eind.loc[naam, maand])}" for maand in maanden])
    return Figuur(figuur, "Staven omhoog (erbij) en omlaag (eraf)", balans, (vak, "periode"), ("post",))
