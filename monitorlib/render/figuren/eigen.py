"""The forms that show a telling of an edition's own: its course, who has more, beside its prognose or goal."""

from collections.abc import Iterable

import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.soort_eenheid import soort
from monitorlib.cijfers.rekenen.in_een import in_een
from monitorlib.editie.eigen.telling import PERIODE, naast_in
from monitorlib.errors import RenderError
from monitorlib.notatie import getal
from monitorlib.render.figuren.figuur import ONTBREEKT, Figuur, GeenGetal, tekent
from monitorlib.render.figuren.kleine_veelvouden import kleine_veelvouden
from monitorlib.render.figuren.matrix import in_rijen, zonder_totaal
from monitorlib.render.figuren.stijl import INKT, KLEUREN, NADRUK, RUSTIG, doek, getallen_langs, huisstijl, kaal, vakken
from monitorlib.tijd.dagen import MAANDEN

_REEKS = "reeks"
# More lines than this cross so often that nobody can follow one: each then has a panel of its own.
_LIJNEN = 5


def alleen_geteld(cijfers: Cijfers) -> Cijfers:
    """Keep the periods that were counted; a prognose, begroting or streefwaarde beside them is left out."""
    return cijfers.beperk(PERIODE, *(lid for lid in cijfers.leden[PERIODE] if not naast_in(lid)))


@tekent
def lijnen(cijfers: Cijfers) -> Figuur:
    """Draw the course over `periode`: a line for each combination of the other dimensions, named at its end.

    Totals are left out. Of more than five each has a panel of its own.
    """
    reeksen = _in_reeksen(alleen_geteld(zonder_totaal(cijfers)))
    breed = in_rijen(reeksen, _REEKS, PERIODE)
    if len(breed) > _LIJNEN or len(breed.columns) < 3:
        return kleine_veelvouden(reeksen, vak=_REEKS, over=PERIODE)
    with huisstijl():
        figuur, (as_,) = doek(3.6)
        for kleur, naam in zip(KLEUREN, breed.index, strict=False):
            reeks = breed.loc[naam]
            as_.plot(range(len(reeks)), reeks.to_numpy(), color=kleur, linewidth=2.2, marker="o", markersize=4)
        _namen_aan_het_eind(as_, breed)
        kaal(as_, raster="y")
        as_.set_xticks(range(len(breed.columns)), _koppen(breed.columns))
        as_.set_xlim(-0.3, len(breed.columns) - 0.7 + 0.28 * len(breed.columns))
        as_.set_ylim(0, 1.1 * float(np.nanmax(breed.to_numpy())) or 1)
        getallen_langs(as_.yaxis)
        as_.set_title(_boven(cijfers), weight="normal", fontsize=9.5)
    return Figuur(figuur, "Lijnen over de tijd", reeksen, (_REEKS,), (PERIODE,))


@tekent
def staven(cijfers: Cijfers, *, over: str = PERIODE) -> Figuur:
    """Draw the last counted period: a bar for each combination of the other dimensions, the longest first.

    Of a telling without a period it is the last member of `over`.
    """
    geteld = alleen_geteld(zonder_totaal(cijfers)) if over == PERIODE else zonder_totaal(cijfers)
    reeksen = _in_reeksen(geteld, over)
    breed = in_rijen(reeksen, _REEKS, over)
    laatste = breed.columns[-1]
    reeks = breed[laatste].dropna().sort_values(ascending=False, kind="stable")
    with huisstijl():
        figuur, (as_,) = doek(0.9 + 0.36 * len(reeks))
        sns.barplot(x=reeks.to_numpy(), y=list(reeks.index), color=NADRUK, width=0.66, ax=as_)
        for plek, waarde in enumerate(reeks):
            as_.annotate(getal(waarde), (waarde, plek), xytext=(5, 0), textcoords="offset points", va="center")
        kaal(as_)
        as_.margins(x=0.1)
        as_.set_xlim(left=min(0, float(reeks.min())))
        as_.set_xticks([])
        as_.set_title(f"{_boven(cijfers)}, {laatste}", weight="normal", fontsize=9.5)
    nu = reeksen.beperk(over, laatste)
    return Figuur(figuur, "Staven, de langste bovenaan", nu, (_REEKS,), (over,))


@tekent
def tegen_streep(cijfers: Cijfers, *, tegen: str) -> Figuur:
    """Draw what was counted as bars, with a line for its prognose, begroting or streefwaarde (`tegen`), per panel.

    A combination of members without such a number is drawn nowhere. Raises `RenderError` for a word that no period has.
    """
    reeksen = _in_reeksen(zonder_totaal(cijfers))
    doelen = [lid for lid in reeksen.leden[PERIODE] if naast_in(lid) == tegen]
    if not doelen:
        raise RenderError(f"Geen enkele periode is een {tegen.lower()}; er zijn: {', '.join(reeksen.leden[PERIODE])}.")
    breed = in_rijen(reeksen, _REEKS, PERIODE)
    breed = breed.dropna(subset=[een for een in doelen if een in breed.columns], how="all")
    if breed.empty:
        raise GeenGetal(f"Geen enkele rij heeft een getal voor {tegen.lower()}; {ONTBREEKT}")
    geteld = [lid for lid in breed.columns if not naast_in(lid)]
    with huisstijl():
        figuur, panelen = vakken(list(breed.index), 2.35)
        for as_, naam in panelen:
            _met_streep(as_, breed.loc[naam, geteld], breed.loc[naam, [een for een in doelen if een in breed.columns]])
    return Figuur(figuur, f"Staven met een streep voor {tegen.lower()}", reeksen, (_REEKS,), (PERIODE,))


def _in_reeksen(cijfers: Cijfers, over: str = PERIODE) -> Cijfers:
    """Make one dimension of all but the period; what is the same for all of them is not said with each."""
    anders = [naam for naam in cijfers.dimensies if naam != over]
    gelijk = {naam: cijfers.leden[naam][0] for naam in anders if len(cijfers.leden[naam]) == 1}
    if len(gelijk) == len(anders):
        gelijk.pop(anders[-1])
    return in_een(cijfers.kies(**gelijk), [naam for naam in anders if naam not in gelijk], _REEKS)


def _met_streep(as_: Axes, geteld: pd.Series, doelen: pd.Series) -> None:
    """Draw the bars of one panel with the line of its goal, and say how high each is."""
    kleuren = [RUSTIG] * (len(geteld) - 1) + [NADRUK]
    sns.barplot(x=list(geteld.index), y=geteld.to_numpy(), hue=list(geteld.index), palette=kleuren, ax=as_)
    for plek, (waarde, kleur) in enumerate(zip(geteld, kleuren, strict=True)):
        if pd.notna(waarde):
            # Above its bar the number of a bar that comes near the line would stand on it.
            as_.annotate(
                getal(waarde),
                (plek, waarde),
                xytext=(0, -4),
                textcoords="offset points",
                ha="center",
                va="top",
                fontsize=8.5,
                color="white" if kleur == NADRUK else INKT,
            )
    rechts = len(geteld) - 0.4
    for naam, waarde in doelen.dropna().items():
        as_.hlines(waarde, -0.5, rechts, color=KLEUREN[1], linewidth=2, linestyle="--")
        soort, _, periode = str(naam).partition(" ")
        as_.text(
            rechts + 0.1,
            waarde,
            f"{soort}\n{_kort(periode)}\n{getal(waarde)}",
            color=KLEUREN[3],
            va="center",
            fontsize=8.5,
        )
    as_.set_xlim(-0.6, len(geteld) + 0.9)
    as_.margins(y=0.22)
    kaal(as_)
    as_.set_yticks([])
    as_.tick_params(axis="x", labelsize=8, labelbottom=True)
    as_.set_xticks(range(len(geteld)), _koppen(geteld.index))


def _koppen(perioden: Iterable[str]) -> list[str]:
    """Write periods under each other: the year below its month."""
    return [_kort(str(een)).replace(" ", "\n") for een in perioden]


def _kort(periode: str) -> str:
    """Write a month in a name with three letters: 'jun 2024'."""
    for maand in MAANDEN:
        periode = periode.replace(maand, maand[:3] if maand != "maart" else "mrt")
    return periode.removeprefix("t/m ")


def _namen_aan_het_eind(as_: Axes, breed: pd.DataFrame) -> None:
    """Write the name and last number of each line at its end, apart from each other."""
    laatste = breed.apply(lambda reeks: reeks.dropna().iloc[-1], axis=1).sort_values()
    plek, ruimte = -np.inf, 0.075 * float(np.nanmax(breed.to_numpy()) or 1)
    for naam, waarde in laatste.items():
        plek = max(waarde, plek + ruimte)
        kleur = KLEUREN[list(breed.index).index(naam)]
        as_.text(len(breed.columns) - 0.85, plek, f"{naam}  {getal(waarde)}", color=kleur, va="center", weight="bold")


def _boven(cijfers: Cijfers) -> str:
    """Say above a figure what its axis measures."""
    eenheid = next(iter(cijfers.eenheden), "")
    return (
        f"Aantal {eenheid}" if soort(eenheid) != "geen som" and eenheid not in ("euro", "fte") else eenheid.capitalize()
    )
