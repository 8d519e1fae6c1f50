"""The figures of maatregelen: what stands against each taakstelling, and what each year yielded of its plan."""

from typing import Any

import pandas as pd

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.tellingen.maatregelen import ALLEEN_WOORDEN, GEPLAND, OPEN, STAND, TAAKSTELLING
from monitorlib.notatie import getal
from monitorlib.render.figuren.assen import onderschrift, ronde_stappen
from monitorlib.render.figuren.figuur import Figuur, tekent
from monitorlib.render.figuren.letters import breedte
from monitorlib.render.figuren.panelen import BALK, getallen_erbij, zet_panelen
from monitorlib.render.figuren.rijen import LEEG, STREEP, VLAK, Balkrijen, hoogte_van_sleutel, sleutel, zet_rijen
from monitorlib.render.figuren.stijl import BREEDTE, GROND, INKT, KLEUREN, NADRUK, RUSTIG, huisstijl
from monitorlib.sources.declared.declaration import TOTAAL
from monitorlib.sources.declared.tellingen_maatregelen import CONFORM, GEREALISEERD, VERWACHT

# Certain is dark, less certain is lighter; what holds no amount is empty. So it reads without colour too.
_VULLING = {
    GEREALISEERD: KLEUREN[0],
    VERWACHT: KLEUREN[2],
    CONFORM: RUSTIG,
    ALLEEN_WOORDEN: KLEUREN[1],
    OPEN: KLEUREN[5],
}
_ZONDER_BEDRAG = (ALLEEN_WOORDEN, OPEN)


@tekent
def tegenover_taakstelling(dekking: Cijfers) -> Figuur:
    """Draw the dimensions project and post of `dekking`: parts after each other, and a mark for the taakstelling."""
    dekking = dekking.zonder("project", TOTAAL)
    breed = dekking.frame.pivot(index="project", columns="post", values="waarde").reindex(dekking.leden["project"])
    # More than the taakstelling is no open part: the bar then passes the mark.
    delen = breed.drop(columns=TAAKSTELLING).fillna(0).clip(lower=0)
    posten = [post for post in _VULLING if post in delen and delen[post].any()]
    uitleg = [(LEEG if post in _ZONDER_BEDRAG else VLAK, _VULLING[post], post) for post in posten]
    uitleg.append((STREEP, INKT, "taakstelling, met haar bedrag"))
    verst = pd.concat([delen[posten].sum(axis=1), breed[TAAKSTELLING]], axis=1).max(axis=1)
    with huisstijl():
        rijen = zet_rijen([str(naam) for naam in breed.index], boven=hoogte_van_sleutel(uitleg) + 4, onder=40)
        stappen = [stap for stap in ronde_stappen(0, float(verst.max())) if stap <= verst.max()]
        woorden = [getal(bedrag / 1000) for bedrag in breed[TAAKSTELLING]]
        rijen.schaal(0, float(verst.max()), rechts=max(map(breedte, woorden)) + 16, links=2)
        _delen(rijen, delen[posten])
        for plek, taak, eind, woord in zip(rijen.plekken, breed[TAAKSTELLING], verst, woorden, strict=True):
            rijen.streep(plek, taak, INKT)
            rijen.schrijf(plek, eind, woord, naast=8)
        rijen.langs(stappen, [getal(stap / 1000) for stap in stappen])
        sleutel(rijen.doek, uitleg)
        onderschrift(rijen, "× 1.000 euro")
    vorm = "Staven van delen, met een streep voor de taakstelling"
    return Figuur(rijen.doek, vorm, dekking, ("project",), ("post",))


def _delen(rijen: Balkrijen, delen: pd.DataFrame) -> None:
    """Draw the parts of each bar behind each other; what holds no amount is empty."""
    begin = pd.Series(0.0, index=delen.index)
    for post in delen.columns:
        look: dict[str, Any] = {"color": _VULLING[post]}
        if post in _ZONDER_BEDRAG:
            look = {"facecolor": GROND, "edgecolor": _VULLING[post], "linewidth": 1.5}
        rijen.as_.barh(list(rijen.plekken), delen[post], left=begin, height=16, label=post, **{"linewidth": 0, **look})
        begin = begin + delen[post]


@tekent
def jaarpad(pad: Cijfers, koers: Cijfers) -> Figuur:
    """Draw a panel per project of `pad`: a bar for what a year yielded and a mark for its plan, on one scale.

    `pad` has the dimensions project, soort and jaar; `koers` gives the state of each project, which heads its panel.
    """
    jaren, staten = list(pad.leden["jaar"]), koers.kies(wat=STAND).cellen()
    breed = pad.frame.pivot(index=["project", "jaar"], columns="soort", values="waarde")
    projecten = list(pad.leden["project"])
    koppen = [f"{project}: {staten[(project,)].tekst}" for project in projecten]
    uitleg = [(VLAK, NADRUK, "gerealiseerd, × 1.000 euro"), (STREEP, KLEUREN[1], "gepland")]
    with huisstijl():
        figuur, assen = zet_panelen(koppen, jaren, 70, boven=24, uitleg=uitleg)
        for as_, project in zip(assen, projecten, strict=True):
            van = breed.loc[project].reindex(jaren)
            as_.bar(range(len(jaren)), van[GEREALISEERD].fillna(0), width=BALK, color=NADRUK, linewidth=0)
            for plek, gepland in enumerate(van[GEPLAND]):
                if gepland > 0:
                    as_.hlines(gepland, plek - 0.42, plek + 0.42, color=KLEUREN[1], linewidth=3.5)
            # Above the bar and its mark, whichever is higher.
            hoogst, bedragen = van[GEREALISEERD].combine(van[GEPLAND], max), van[GEREALISEERD]
            woorden = [getal(een / 1000) if pd.notna(een) else "" for een in bedragen]
            getallen_erbij(as_, hoogst, woorden, BREEDTE / len(jaren))
            as_.set_ylim(0, float(breed[[GEREALISEERD, GEPLAND]].max().max()) or 1)
    return Figuur(figuur, "Staven per jaar met een streep voor het plan", pad, ("project", "soort"), ("jaar",))
