"""The forms that a figure can have. Each takes cijfers and draws those, nothing else, with seaborn."""

from collections.abc import Sequence

import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.errors import RenderError
from monitorlib.notatie import getal, met_teken
from monitorlib.render.figuren.figuur import ONTBREEKT, Figuur, GeenGetal, tekent
from monitorlib.render.figuren.matrix import in_rijen, woorden_erbij, zonder_totaal
from monitorlib.render.figuren.stijl import (
    INKT,
    KLEUREN,
    NADRUK,
    RUSTIG,
    TINTEN,
    doek,
    getallen_langs,
    huisstijl,
    kaal,
)


@tekent
def samenstelling(cijfers: Cijfers, *, per: str, delen: str, geordend: bool = False) -> Figuur:
    """Draw what a whole is made of: one bar per member of `per`, cut into `delen`, as shares, with counts inside.

    With `geordend` the parts are steps of one scale, from little to much: one colour, from light to dark.
    """
    breed = in_rijen(cijfers, per, delen)
    woord, aandeel = woorden_erbij(cijfers, per, delen), 100 * breed.div(breed.sum(axis=1), axis=0)
    with huisstijl():
        figuur, (as_,) = doek(1.0 + 0.46 * len(breed))
        links = pd.Series(0.0, index=breed.index)
        for kleur, deel in zip(_kleuren(len(breed.columns), geordend), breed.columns, strict=True):
            as_.barh(breed.index, aandeel[deel], left=links, color=kleur, height=0.68, edgecolor="white", label=deel)
            for naam in breed.index[aandeel[deel] >= 5]:
                midden = links[naam] + aandeel.loc[naam, deel] / 2
                tekst = woord.loc[naam, deel] + getal(breed.loc[naam, deel])
                as_.text(midden, naam, tekst, ha="center", va="center", color=_op(kleur))
            links = links + aandeel[deel]
        kaal(as_)
        as_.set(xlim=(0, 100), ylim=(len(breed) - 0.5, -0.5))
        getallen_langs(as_.xaxis)
        as_.set_xlabel("aandeel in %, aantallen in de staven")
        _noem_delen(as_, aandeel.iloc[0])
    return Figuur(figuur, "Gestapelde staven", zonder_totaal(cijfers), (per,), (delen,))


@tekent
def van_naar(cijfers: Cijfers, *, rij: str, over: str) -> Figuur:
    """Draw per member of `rij` the way from the first to the last moment: an open and a closed dot on one line."""
    breed = in_rijen(cijfers, rij, over)
    van, naar = breed.columns[0], breed.columns[-1]
    eenheid = next(iter(cijfers.eenheden), "")
    # A difference with a number that is not exact is not exact either.
    ongeveer = woorden_erbij(cijfers, rij, over)[[van, naar]].astype(bool).any(axis=1)
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
                f"{'ca. ' if ongeveer[naam] else ''}{met_teken(verschil, eenheid=eenheid)}",
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
    return Figuur(figuur, "Lijnen van een open naar een dichte stip", zonder_totaal(cijfers), (rij,), (over,))


@tekent
def kogel(cijfers: Cijfers, *, rij: str, wat: str, gemeten: str, grens: str) -> Figuur:
    """Draw a bar for what was measured beside a mark for its limit, for each member of `rij`: euros, in thousands."""
    cijfers = cijfers.beperk(wat, gemeten, grens)
    # A limit that is not known is drawn nowhere: that member stands in the table only.
    breed = in_rijen(cijfers, rij, wat).reindex(columns=[gemeten, grens]).dropna()
    if breed.empty:
        raise GeenGetal(f"Van geen enkele {rij} zijn {gemeten} en {grens} allebei een getal; {ONTBREEKT}")
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
    return Figuur(figuur, "Staven met een streep voor de grens", zonder_totaal(cijfers), (rij,), (wat,))


@tekent
def gespiegeld(cijfers: Cijfers, *, rij: str, kant: str) -> Figuur:
    """Draw two counts per member of `rij` back to back, on the same scale."""
    breed = in_rijen(cijfers, rij, kant)
    if len(breed.columns) != 2:
        raise RenderError(
            f"Een gespiegelde figuur heeft twee kanten; '{kant}' heeft er {len(breed.columns)}. "
            "Kies een dimensie met twee leden."
        )
    (links, rechts), woord = breed.columns, woorden_erbij(cijfers, rij, kant)
    grootste = float(breed.to_numpy().max())
    with huisstijl():
        figuur, (as_,) = doek(0.8 + 0.36 * len(breed))
        sns.barplot(x=-breed[links].to_numpy(), y=list(breed.index), color=KLEUREN[0], width=0.7, ax=as_)
        sns.barplot(x=breed[rechts].to_numpy(), y=list(breed.index), color=KLEUREN[1], width=0.7, ax=as_)
        for plek, naam in enumerate(breed.index):
            for lid, teken, uitlijning in ((links, -1, "right"), (rechts, 1, "left")):
                waarde = breed.loc[naam, lid]
                as_.annotate(
                    woord.loc[naam, lid] + getal(waarde),
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
    return Figuur(figuur, "Staven rug aan rug", zonder_totaal(cijfers), (rij,), (kant,))


def _kort(lid: str) -> str:
    """Give the last level of a name, as it reads within a sentence."""
    return lid.split(" | ")[-1].lower()


def _kleuren(aantal: int, geordend: bool) -> Sequence[str]:
    if aantal > len(KLEUREN):
        raise RenderError(
            f"Een samenstelling toont ten hoogste {len(KLEUREN)} delen; dit zijn er {aantal}. Neem "
            "leden samen met groepeer(...)."
        )
    return sns.blend_palette(TINTEN, aantal).as_hex() if geordend else KLEUREN[:aantal]


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
