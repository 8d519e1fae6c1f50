"""The figure of taakstellingen: what each project must yield, as a bar of what is realised, expected, said and open."""

from typing import Any

import pandas as pd

from monitorlib.cijfers.cijfers import Cijfers
from monitorlib.cijfers.maatregelen import ALLEEN_WOORDEN, OPEN, TAAKSTELLING
from monitorlib.notatie import getal
from monitorlib.render.figuur import Figuur
from monitorlib.render.stijl import INKT, doek, getallen_langs, huisstijl, kaal
from monitorlib.sources.declaration import TOTAAL
from monitorlib.sources.maatregelen import CONFORM, GEREALISEERD, VERWACHT

# Certain is dark, less certain is lighter; hatched and empty hold no amount. So it reads without colour too.
_VULLING: dict[str, dict[str, Any]] = {
    GEREALISEERD: {"color": "#0b4f6c"},
    VERWACHT: {"color": "#5a9bb8"},
    CONFORM: {"color": "#c3dbe6"},
    ALLEEN_WOORDEN: {"facecolor": "white", "edgecolor": "#8c6d1f", "hatch": "////"},
    OPEN: {"facecolor": "white", "edgecolor": "#6b757b"},
}


def tegenover_taakstelling(dekking: Cijfers) -> Figuur:
    """Draw the dimensions project and post of `dekking`: parts after each other, and a mark for the taakstelling."""
    dekking = dekking.zonder("project", TOTAAL)
    breed = dekking.frame.pivot(index="project", columns="post", values="waarde").reindex(dekking.leden["project"])
    with huisstijl():
        figuur, (as_,) = doek(1.3 + 0.42 * len(breed))
        links = pd.Series(0.0, index=breed.index)
        for post, vulling in _VULLING.items():
            # More than the taakstelling is no open part: the bar then passes the mark.
            lengte = breed[post].clip(lower=0)
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
