"""The forms that a figure can have. Each takes cijfers and draws those, nothing else, with seaborn."""

from collections.abc import Sequence

import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes

from monitorlib.cijfers.cijfers import Cijfers
from monitorlib.cijfers.regels import TELT_MEE, TOTAAL
from monitorlib.cijfers.register import NOG_NIET_DEFINITIEF
from monitorlib.errors import RenderError
from monitorlib.notatie import getal, met_teken
from monitorlib.render.figuur import Figuur
from monitorlib.render.stijl import (
    INKT,
    KLEUREN,
    MEER,
    MINDER,
    NADRUK,
    RUSTIG,
    doek,
    getallen_langs,
    huisstijl,
    kaal,
)


def samenstelling(cijfers: Cijfers, *, per: str, delen: str) -> Figuur:
    """Draw what a whole is made of: one bar per member of `per`, cut into `delen`, as shares, with counts inside."""
    breed = _breed(cijfers, per, delen)
    aandeel = 100 * breed.div(breed.sum(axis=1), axis=0)
    with huisstijl():
        figuur, (as_,) = doek(1.0 + 0.46 * len(breed))
        links = pd.Series(0.0, index=breed.index)
        for kleur, deel in zip(_kleuren(len(breed.columns)), breed.columns, strict=True):
            as_.barh(breed.index, aandeel[deel], left=links, color=kleur, height=0.68, edgecolor="white", label=deel)
            for naam in breed.index[aandeel[deel] >= 5]:
                midden = links[naam] + aandeel.loc[naam, deel] / 2
                as_.text(midden, naam, getal(breed.loc[naam, deel]), ha="center", va="center", color=_op(kleur))
            links = links + aandeel[deel]
        kaal(as_)
        as_.set(xlim=(0, 100), ylim=(len(breed) - 0.5, -0.5))
        getallen_langs(as_.xaxis)
        as_.set_xlabel("aandeel in %, aantallen in de staven")
        _noem_delen(as_, aandeel.iloc[0])
    return Figuur(figuur, "Gestapelde staven", _zonder_totaal(cijfers), (per,), (delen,))


def kleine_veelvouden(cijfers: Cijfers, *, vak: str, over: str) -> Figuur:
    """Draw one small panel per member of `vak` with the same axes: a bar per moment, the last one stressed."""
    breed = _breed(cijfers, vak, over)
    with huisstijl():
        figuur, assen = doek(2.35 * ((len(breed) + 1) // 2), (len(breed) + 1) // 2, 2)
        for as_, naam in zip(assen, breed.index, strict=False):
            reeks = breed.loc[naam]
            kleuren = [RUSTIG] * (len(reeks) - 1) + [NADRUK]
            sns.barplot(x=list(reeks.index), y=reeks.to_numpy(), hue=list(reeks.index), palette=kleuren, ax=as_)
            for plek, waarde in enumerate(reeks):
                if pd.notna(waarde):
                    as_.text(plek, waarde, getal(waarde), ha="center", va="bottom")
            as_.set_title(naam)
            kaal(as_)
            as_.set_yticks([])
            as_.tick_params(axis="x", labelsize=8, labelbottom=True)
            as_.set_xticks(range(len(reeks)), [str(lid).replace(" kw ", " kw\n") for lid in reeks.index])
        for as_ in assen[len(breed) :]:
            as_.set_visible(False)
    return Figuur(figuur, "Kleine staafdiagrammen naast elkaar", _zonder_totaal(cijfers), (vak,), (over,))


def verandering(cijfers: Cijfers, *, rij: str, vak: str) -> Figuur:
    """Draw changes as bars left and right of zero, one panel per member of `vak`."""
    breed = _breed(cijfers, vak, rij)
    with huisstijl():
        figuur, assen = doek(2.6 * ((len(breed) + 1) // 2), (len(breed) + 1) // 2, 2)
        for as_, naam in zip(assen, breed.index, strict=False):
            reeks = breed.loc[naam]
            sns.barplot(
                x=reeks.to_numpy(),
                y=list(reeks.index),
                hue=["meer" if waarde > 0 else "minder" for waarde in reeks],
                palette={"meer": MEER, "minder": MINDER},
                legend=False,
                ax=as_,
            )
            for plek, waarde in enumerate(reeks):
                kant = "left" if waarde > 0 else "right"
                as_.annotate(
                    met_teken(waarde),
                    (waarde, plek),
                    xytext=(4 if waarde > 0 else -4, 0),
                    textcoords="offset points",
                    ha=kant,
                    va="center",
                )
            as_.axvline(0, color=INKT, linewidth=0.8)
            as_.set_title(naam)
            as_.margins(x=0.22)
            kaal(as_)
            as_.set_xticks([])
        for as_ in assen[len(breed) :]:
            as_.set_visible(False)
    return Figuur(figuur, "Staven links en rechts van nul", _zonder_totaal(cijfers), (rij,), (vak,))


def stand_en_stroom(balans: Cijfers, *, vak: str) -> Figuur:
    """Draw per member of `vak` what came in (up) and went out (down) per period, with the stand that it led to.

    `balans` has the dimensions post (Begin, Erbij, Eraf, Eind and what else makes up Eind), periode and `vak`. What
    went out but is not final yet counts as out.
    """
    erin, eruit, eind = (_breed(balans.kies(post=post), vak, "periode") for post in ("Erbij", "Eraf", "Eind"))
    if NOG_NIET_DEFINITIEF in balans.leden["post"]:
        eruit = eruit + _breed(balans.kies(post=NOG_NIET_DEFINITIEF), vak, "periode")
    eruit = -eruit
    with huisstijl():
        figuur, assen = doek(2.5 * ((len(erin) + 1) // 2), (len(erin) + 1) // 2, 2, eigen_x=True)
        for as_, naam in zip(assen, erin.index, strict=False):
            maanden = list(erin.columns)
            sns.barplot(x=maanden, y=erin.loc[naam].to_numpy(), color=NADRUK, width=0.55, ax=as_)
            sns.barplot(x=maanden, y=eruit.loc[naam].to_numpy(), color=KLEUREN[1], width=0.55, ax=as_)
            for plek, maand in enumerate(maanden):
                as_.text(plek, erin.loc[naam, maand], f"+{getal(erin.loc[naam, maand])}", ha="center", va="bottom")
                as_.text(plek, eruit.loc[naam, maand], getal(eruit.loc[naam, maand]), ha="center", va="top")
            as_.axhline(0, color=INKT, linewidth=0.8)
            as_.set_title(naam)
            as_.margins(y=0.2)
            kaal(as_)
            as_.set_yticks([])
            as_.tick_params(axis="x", labelbottom=True)
            as_.set_xticks(range(len(maanden)), [f"{maand}\nstand {getal(eind.loc[naam, maand])}" for maand in maanden])
        for as_ in assen[len(erin) :]:
            as_.set_visible(False)
    return Figuur(figuur, "Staven omhoog (erbij) en omlaag (eraf)", balans, (vak, "periode"), ("post",))


def van_naar(cijfers: Cijfers, *, rij: str, over: str) -> Figuur:
    """Draw per member of `rij` the way from the first to the last moment: an open and a closed dot on one line."""
    breed = _breed(cijfers, rij, over)
    van, naar = breed.columns[0], breed.columns[-1]
    with huisstijl():
        figuur, (as_,) = doek(1.0 + 0.46 * len(breed))
        plekken = range(len(breed))
        as_.hlines(plekken, breed[van], breed[naar], color=RUSTIG, linewidth=3)
        sns.scatterplot(x=breed[van], y=plekken, s=70, color="white", edgecolor=NADRUK, linewidth=1.8, ax=as_, zorder=3)
        sns.scatterplot(x=breed[naar], y=plekken, s=70, color=NADRUK, ax=as_, zorder=3)
        for plek, naam in enumerate(breed.index):
            verschil = breed.loc[naam, naar] - breed.loc[naam, van]
            rechts = max(breed.loc[naam, naar], breed.loc[naam, van])
            as_.annotate(
                met_teken(verschil),
                (rechts, plek),
                xytext=(10, 0),
                textcoords="offset points",
                va="center",
                color=INKT,
            )
        as_.set_yticks(plekken, list(breed.index))
        as_.set_ylim(len(breed) - 0.5, -0.9)
        as_.margins(x=0.12)
        kaal(as_, raster="x")
        as_.set_xlim(left=0)
        getallen_langs(as_.xaxis)
        as_.set_title(f"○ {van}   ● {naar}   (het getal is het verschil)", weight="normal", fontsize=9.5)
        as_.set_xlabel(cijfers.frame["eenheid"].iloc[0])
    return Figuur(figuur, "Lijnen van een open naar een dichte stip", _zonder_totaal(cijfers), (rij,), (over,))


def kogel(cijfers: Cijfers, *, rij: str, wat: str, gemeten: str, grens: str) -> Figuur:
    """Draw a bar for what was measured beside a mark for its limit, for each member of `rij`: euros, in thousands."""
    cijfers = cijfers.beperk(wat, gemeten, grens)
    # A limit that is not known is drawn nowhere: that member stands in the table only.
    breed = _breed(cijfers, rij, wat).dropna()
    with huisstijl():
        figuur, (as_,) = doek(1.0 + 0.5 * len(breed))
        sns.barplot(x=breed[gemeten].to_numpy(), y=list(breed.index), color=NADRUK, width=0.5, ax=as_)
        for plek, naam in enumerate(breed.index):
            as_.vlines(breed.loc[naam, grens], plek - 0.38, plek + 0.38, color=KLEUREN[1], linewidth=4)
            over = breed.loc[naam, grens] - breed.loc[naam, gemeten]
            as_.annotate(
                f"{getal(abs(over) / 1000)} {'over' if over >= 0 else 'tekort'}",
                (max(breed.loc[naam]), plek),
                xytext=(8, 0),
                textcoords="offset points",
                va="center",
            )
        kaal(as_, raster="x")
        as_.margins(x=0.16)
        as_.set_ylim(len(breed) - 0.5, -0.9)
        as_.set_xlim(left=0)
        getallen_langs(as_.xaxis, 1000)
        as_.set_xlabel("× 1.000 euro")
        as_.set_title(f"Staaf: {_kort(gemeten)}   Streep: {_kort(grens)}", weight="normal", fontsize=9.5)
    return Figuur(figuur, "Staven met een streep voor de grens", _zonder_totaal(cijfers), (rij,), (wat,))


def gespiegeld(cijfers: Cijfers, *, rij: str, kant: str) -> Figuur:
    """Draw two counts per member of `rij` back to back, on the same scale."""
    breed = _breed(cijfers, rij, kant)
    if len(breed.columns) != 2:
        raise RenderError(f"Een gespiegelde figuur heeft twee kanten; '{kant}' heeft er {len(breed.columns)}.")
    links, rechts = breed.columns
    grootste = float(breed.to_numpy().max())
    with huisstijl():
        figuur, (as_,) = doek(0.8 + 0.36 * len(breed))
        sns.barplot(x=-breed[links].to_numpy(), y=list(breed.index), color=KLEUREN[0], width=0.7, ax=as_)
        sns.barplot(x=breed[rechts].to_numpy(), y=list(breed.index), color=KLEUREN[1], width=0.7, ax=as_)
        for plek, naam in enumerate(breed.index):
            for waarde, teken, uitlijning in (
                (breed.loc[naam, links], -1, "right"),
                (breed.loc[naam, rechts], 1, "left"),
            ):
                as_.annotate(
                    getal(waarde),
                    (teken * waarde, plek),
                    xytext=(teken * 4, 0),
                    textcoords="offset points",
                    ha=uitlijning,
                    va="center",
                )
        as_.axvline(0, color="white", linewidth=1.5)
        kaal(as_)
        as_.set_xlim(-1.15 * grootste, 1.15 * grootste)
        as_.set_ylim(len(breed) - 0.5, -1.1)
        as_.set_xticks([])
        as_.text(-0.02 * grootste, -0.7, links, ha="right", weight="bold")
        as_.text(0.02 * grootste, -0.7, rechts, ha="left", weight="bold")
    return Figuur(figuur, "Staven rug aan rug", _zonder_totaal(cijfers), (rij,), (kant,))


def _breed(cijfers: Cijfers, rij: str, kolom: str) -> pd.DataFrame:
    """Give the numbers of two dimensions as rows and columns in their order; totals are left out of figures."""
    if set(cijfers.dimensies) != {rij, kolom}:
        raise RenderError(
            f"De figuur vraagt dimensies {rij} en {kolom}; deze cijfers hebben {', '.join(cijfers.dimensies)}."
        )
    frame = cijfers.frame[cijfers.frame["teken"].isin(TELT_MEE)]
    breed = frame.pivot(index=rij, columns=kolom, values="waarde")
    leden = [[lid for lid in cijfers.leden[naam] if lid != TOTAAL] for naam in (rij, kolom)]
    breed = breed.reindex(index=leden[0], columns=leden[1])
    # A coming period has no number yet: it takes no room in a figure.
    breed = breed.dropna(axis=1, how="all").dropna(axis=0, how="all")
    if breed.empty:
        raise RenderError("De figuur heeft geen enkel getal om te tonen.")
    return breed


def _zonder_totaal(cijfers: Cijfers) -> Cijfers:
    for naam, leden in cijfers.leden.items():
        if TOTAAL in leden:
            cijfers = cijfers.zonder(naam, TOTAAL)
    return cijfers


def _kort(lid: str) -> str:
    """Give the last level of a name, as it reads within a sentence."""
    return lid.split(" | ")[-1].lower()


def _kleuren(aantal: int) -> Sequence[str]:
    if aantal > len(KLEUREN):
        raise RenderError(f"Een samenstelling toont ten hoogste {len(KLEUREN)} delen; dit zijn er {aantal}.")
    return KLEUREN[:aantal]


def _op(kleur: str) -> str:
    """Give the colour of text on a colour: dark on light, white on dark."""
    rood, groen, blauw = (int(kleur[plek : plek + 2], 16) for plek in (1, 3, 5))
    return "white" if 0.299 * rood + 0.587 * groen + 0.114 * blauw < 125 else "#111111"


def _noem_delen(as_: Axes, bovenste: pd.Series) -> None:
    """Write the names above the parts of the top bar where they fit, else in a line above all bars."""
    # At this size a letter takes about 1.2 % of the width of the axes.
    if all(1.2 * len(str(deel)) <= aandeel for deel, aandeel in bovenste.items()):
        midden = bovenste.cumsum() - bovenste / 2
        for deel, plek in midden.items():
            as_.text(plek, -0.42, str(deel), ha="center", va="bottom", weight="bold")
        return
    as_.legend(
        loc="lower left", bbox_to_anchor=(0, 1), ncols=len(bovenste), frameon=False, borderaxespad=0, handlelength=1
    )
