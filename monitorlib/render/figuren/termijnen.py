"""Figures about time: how long contracts still run, and how days compare with a norm."""

from datetime import date, timedelta

import pandas as pd
import seaborn as sns

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.notatie import getal
from monitorlib.render.figuren.figuur import Figuur, tekent
from monitorlib.render.figuren.matrix import in_rijen, zonder_totaal
from monitorlib.render.figuren.stijl import KLEUREN, NADRUK, doek, huisstijl, kaal
from monitorlib.tijd.dagen import datum_kort
from monitorlib.tijd.periode import Periode


@tekent
def looptijden(cijfers: Cijfers, *, rij: str, deel: str, periode: Periode) -> Figuur:
    """Draw per member of `rij` how many days it still runs after the peildatum, an option behind it, on a time axis."""
    breed = in_rijen(cijfers, rij, deel).fillna(0)
    vast = breed.iloc[:, 0]
    einde = breed.sum(axis=1)
    with huisstijl():
        figuur, (as_,) = doek(1.0 + 0.42 * len(breed))
        as_.barh(breed.index, vast, color=NADRUK, height=0.56)
        as_.barh(breed.index, einde - vast, left=vast, color="white", edgecolor=NADRUK, hatch="////", height=0.56)
        for plek, naam in enumerate(breed.index):
            tot = datum_kort(periode.peildatum + timedelta(days=int(vast[naam])))
            met_optie = datum_kort(periode.peildatum + timedelta(days=int(einde[naam])))
            tekst = f"tot {tot}" + (f", met optie tot {met_optie}" if einde[naam] > vast[naam] else "")
            as_.annotate(tekst, (einde[naam], plek), xytext=(6, 0), textcoords="offset points", va="center")
        kaal(as_, raster="x")
        dagen = _halve_jaren(periode.peildatum, int(einde.max()))
        as_.set_xticks([(dag - periode.peildatum).days for dag in dagen], [datum_kort(dag) for dag in dagen])
        as_.set_xlim(0, 1.45 * einde.max())
        as_.set_ylim(len(breed) - 0.5, -0.5)
        if (einde > vast).any():
            as_.set_title("Vol: loopt nog   Gearceerd: optie om te verlengen", weight="normal", fontsize=9.5)
    return Figuur(figuur, "Balken langs de tijd", zonder_totaal(cijfers), (rij,), (deel,))


@tekent
def tegen_norm(cijfers: Cijfers, *, over: str, wat: str, norm: Cijfers) -> Figuur:
    """Draw a bar per member of `over` beside lines for norms of the same unit.

    `cijfers` has dimensions `over` and `wat` (one member); `norm` has one dimension, a norm per member.
    """
    reeks = in_rijen(cijfers, over, wat).iloc[:, 0]
    normen = norm.cellen()
    with huisstijl():
        figuur, (as_,) = doek(3.4)
        sns.barplot(x=list(reeks.index), y=reeks.to_numpy(), color=NADRUK, width=0.55, ax=as_)
        for plek, waarde in enumerate(reeks):
            if pd.notna(waarde):
                as_.text(plek, waarde, getal(waarde), ha="center", va="bottom")
        for (naam,), inhoud in normen.items():
            as_.hlines(inhoud["waarde"], -0.4, len(reeks) - 0.6, color=KLEUREN[1], linewidth=2)
            tekst = f"norm {naam[0].lower()}{naam[1:]}: {getal(inhoud['waarde'])}"
            as_.text(len(reeks) - 0.5, inhoud["waarde"], tekst, va="center")
        kaal(as_)
        as_.set_yticks([])
        as_.set_xlim(-0.5, len(reeks) + 1.4)
        as_.set_ylim(0, 1.12 * max([reeks.max(), *(inhoud["waarde"] for inhoud in normen.values())]))
        as_.set_title(str(cijfers.frame["eenheid"].iloc[0]).capitalize(), weight="normal", fontsize=9.5)
    return Figuur(figuur, "Staven met een lijn voor elke norm", zonder_totaal(cijfers), (over,), (wat,))


def _halve_jaren(vanaf: date, dagen: int) -> list[date]:
    """List 1 January and 1 July of each year from a day on, at most six of them."""
    jaren = range(vanaf.year, (vanaf + timedelta(days=dagen)).year + 2)
    alle = [date(jaar, maand, 1) for jaar in jaren for maand in (1, 7)]
    binnen = [dag for dag in alle if vanaf <= dag <= vanaf + timedelta(days=dagen)]
    return binnen if len(binnen) <= 6 else [dag for dag in binnen if dag.month == 1]
