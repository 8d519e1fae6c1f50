"""The figures of maatregelen: what stands against each taakstelling, and what each year yielded of its plan."""

from typing import Any

import pandas as pd

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.tellingen.maatregelen import ALLEEN_WOORDEN, GEPLAND, OPEN, STAND, TAAKSTELLING
from monitorlib.notatie import getal
from monitorlib.render.figuren.figuur import Figuur, tekent
from monitorlib.render.figuren.stijl import INKT, KLEUREN, NADRUK, doek, getallen_langs, huisstijl, kaal, vakken
from monitorlib.sources.declared.declaration import TOTAAL
from monitorlib.sources.declared.tellingen_maatregelen import CONFORM, GEREALISEERD, VERWACHT

# Certain is dark, less certain is lighter; hatched and empty hold no amount. So it reads without colour too.
_VULLING: dict[str, dict[str, Any]] = {
    GEREALISEERD: {"color": "#0b4f6c"},
    VERWACHT: {"color": "#5a9bb8"},
    CONFORM: {"color": "#c3dbe6"},
    ALLEEN_WOORDEN: {"facecolor": "white", "edgecolor": "#8c6d1f", "hatch": "////"},
    OPEN: {"facecolor": "white", "edgecolor": "#6b757b"},
}


@tekent
def tegenover_taakstelling(dekking: Cijfers) -> Figuur:
    """Draw the dimensions project and post of `dekking`: parts after each other, and a mark for the taakstelling."""
    dekking = dekking.zonder("project", TOTAAL)
    breed = dekking.frame.pivot(index="project", columns="post", values="waarde").reindex(dekking.leden["project"])
    with huisstijl():
        figuur, (as_,) = doek(1.3 + 0.42 * len(breed))
        links = pd.Series(0.0, index=breed.index)
        for post, vulling in _VULLING.items():
            if post not in breed:
                continue
            # More than the taakstelling is no open part: the bar then passes the mark.
            lengte = breed[post].fillna(0).clip(lower=0)
            if lengte.any():
                as_.barh(breed.index, lengte, left=links, height=0.58, linewidth=0.8, label=post, **vulling)
            links = links + lengte
        for plek, naam in enumerate(breed.index):
            as_.vlines(breed.loc[naam, TAAKSTELLING], plek - 0.4, plek + 0.4, color=INKT, linewidth=2.5)
            as_.annotate(
                getal(breed.loc[naam, TAAKSTELLING] / 1000),
                (max(links[naam], breed.loc[naam, TAAKSTELLING]), plek),
                xytext=(7, 0),
                textcoords="offset points",
                va="center",
            )
        kaal(as_, raster="x")
        as_.margins(x=0.1)
        as_.set(xlim=(0, None), ylim=(len(breed) - 0.5, -0.6))
        getallen_langs(as_.xaxis, 1000)
        as_.set_xlabel("× 1.000 euro; streep en getal: de taakstelling")
        figuur.legend(loc="outside upper left", ncols=3, frameon=False, handlelength=1.4)
    return Figuur(figuur, "Staven van delen, met een streep voor de taakstelling", dekking, ("project",), ("post",))


@tekent
def jaarpad(pad: Cijfers, koers: Cijfers) -> Figuur:
    """Draw a panel per project of `pad`: a bar for what a year yielded and a mark for its plan, on one scale.

    `pad` has the dimensions project, soort and jaar; `koers` gives the state of each project, which heads its panel.
    """
    jaren, staten = pad.leden["jaar"], koers.kies(wat=STAND).cellen()
    breed = pad.frame.pivot(index=["project", "jaar"], columns="soort", values="waarde")
    with huisstijl():
        figuur, panelen = vakken(pad.leden["project"], 2.2, boven=0.6, eigen_x=True)
        for as_, project in panelen:
            van = breed.loc[project].reindex(jaren)
            as_.bar(jaren, van[GEREALISEERD].fillna(0), width=0.55, color=NADRUK)
            for plek, gepland in enumerate(van[GEPLAND]):
                if gepland > 0:
                    as_.hlines(gepland, plek - 0.4, plek + 0.4, color=KLEUREN[1], linewidth=3.5)
            as_.set_title(f"{project}: {staten[(project,)]['tekst']}", pad=12)
            kaal(as_, raster="y")
            getallen_langs(as_.yaxis, 1000)
            as_.set_ylim(bottom=0)
        figuur.suptitle("Staaf: gerealiseerd   Streep: gepland   (× 1.000 euro)", x=0.0, ha="left", fontsize=9.5)
    return Figuur(figuur, "Staven per jaar met een streep voor het plan", pad, ("project", "soort"), ("jaar",))
