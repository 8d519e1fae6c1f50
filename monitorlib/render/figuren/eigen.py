"""The forms that show a telling of an edition's own: its course, who has more, beside its prognose or goal."""

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.soort_eenheid import soort
from monitorlib.cijfers.rekenen.in_een import in_een
from monitorlib.editie.eigen.telling import PERIODE, naast_in
from monitorlib.errors import RenderError
from monitorlib.notatie import getal
from monitorlib.render.figuren.assen import ronde_stappen
from monitorlib.render.figuren.figuur import ONTBREEKT, Figuur, GeenGetal, met_gaten, tekent
from monitorlib.render.figuren.kleine_veelvouden import kleine_veelvouden
from monitorlib.render.figuren.letters import KLEIN, breedte
from monitorlib.render.figuren.matrix import in_rijen, verborgen_in, zonder_totaal
from monitorlib.render.figuren.panelen import BALK, getallen_in, koppen_van, kort, met_ruimte, zet_panelen
from monitorlib.render.figuren.rijen import LIJN, hoogte_van_sleutel, schrijf, sleutel, zet_rijen
from monitorlib.render.figuren.stijl import BREEDTE, KLEUREN, NADRUK, RUSTIG, doek, huisstijl

_REEKS = "reeks"
# More lines than this cross so often that nobody can follow one: each then has a panel of its own.
_LIJNEN = 5


def alleen_geteld(cijfers: Cijfers) -> Cijfers:
    """Keep the periods that were counted; a prognose, begroting or streefwaarde beside them is left out."""
    return cijfers.beperk(PERIODE, *(lid for lid in cijfers.leden[PERIODE] if not naast_in(lid)))


@met_gaten
@tekent
def lijnen(cijfers: Cijfers) -> Figuur:
    """Draw the course over `periode`: a line for each combination of the other dimensions, named at its end.

    Totals are left out. Of more than five each has a panel of its own.
    """
    reeksen = _in_reeksen(alleen_geteld(zonder_totaal(cijfers)))
    breed = in_rijen(reeksen, _REEKS, PERIODE)
    if len(breed) > _LIJNEN or len(breed.columns) < 3:
        return kleine_veelvouden(reeksen, vak=_REEKS, over=PERIODE)
    if verborgen_in(reeksen, _REEKS, PERIODE)[breed.columns[-1]].any():
        raise GeenGetal(f"Van een lijn is het laatste getal verborgen; {ONTBREEKT}")
    hoogst, getallen = float(np.nanmax(breed.to_numpy())) or 1.0, breed.apply(lambda een: een.dropna().iloc[-1], axis=1)
    uitleg = [(LIJN, kleur, str(naam)) for kleur, naam in zip(KLEUREN, breed.index, strict=False)]
    stappen = [stap for stap in ronde_stappen(0, 1.05 * hoogst) if stap <= 1.05 * hoogst]
    links = 8 + max(breedte(getal(stap), KLEIN) for stap in stappen)
    rechts = 14 + max(breedte(getal(een), vet=True) for een in getallen)
    boven = 30 + hoogte_van_sleutel(uitleg)
    with huisstijl():
        figuur, (as_,) = doek(boven + 190, links=links, rechts=rechts, boven=boven, onder=36)
        as_.grid(True, axis="y")
        for kleur, naam in zip(KLEUREN, breed.index, strict=False):
            as_.plot(range(len(breed.columns)), breed.loc[naam].to_numpy(), color=kleur, linewidth=2.2)
            as_.plot([len(breed.columns) - 1], breed.loc[naam].to_numpy()[-1:], "o", color=kleur, markersize=7)
        as_.set(xlim=(-0.2, len(breed.columns) - 0.8), ylim=(0, 1.05 * hoogst))
        koppen = koppen_van(breed.columns)
        plekken = met_ruimte(koppen, (BREEDTE - links - rechts) / len(koppen))
        as_.set_xticks(plekken, [koppen[plek] for plek in plekken])
        as_.set_yticks(stappen, [getal(stap) for stap in stappen])
        _getallen_aan_het_eind(as_, getallen)
        schrijf(figuur, 0, 2, _boven(cijfers), va="top")
        sleutel(figuur, uitleg, y=20)
    return Figuur(figuur, "Lijnen over de tijd", reeksen, (_REEKS,), (PERIODE,))


@met_gaten
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
        rijen = zet_rijen([str(naam) for naam in reeks.index], boven=24)
        rechts = 10 + max(breedte(getal(een)) for een in reeks)
        rijen.schaal(min(0.0, float(reeks.min())), float(reeks.max()), rechts=rechts)
        for plek, waarde in zip(rijen.plekken, reeks, strict=True):
            rijen.balk(plek, 0, waarde, NADRUK)
            rijen.schrijf(plek, max(0, waarde), getal(waarde))
        wat = laatste if over == PERIODE else laatste[:1].lower() + laatste[1:]
        schrijf(rijen.doek, 0, 2, f"{_boven(cijfers)}, {wat}", va="top")
    nu = reeksen.beperk(over, laatste)
    return Figuur(rijen.doek, "Staven, de langste bovenaan", nu, (_REEKS,), (over,))


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
    doelen = [een for een in doelen if een in breed.columns]
    breed = breed.dropna(subset=doelen, how="all")
    if breed.empty:
        raise GeenGetal(f"Geen enkele rij heeft een getal voor {tegen.lower()}; {ONTBREEKT}")
    geteld = [lid for lid in breed.columns if not naast_in(lid)]
    woorden = [_doel(naam, getal(een)) for naam in doelen for een in breed[naam].dropna()]
    rechts = 12 + max(breedte(regel, KLEIN) for woord in woorden for regel in woord.split("\n"))
    with huisstijl():
        figuur, panelen = zet_panelen(list(map(str, breed.index)), koppen_van(geteld), rechts=rechts)
        for as_, naam in zip(panelen, breed.index, strict=True):
            _met_streep(as_, breed.loc[naam, geteld], breed.loc[naam, doelen], (BREEDTE - rechts) / len(geteld))
    return Figuur(figuur, f"Staven met een streep voor {tegen.lower()}", reeksen, (_REEKS,), (PERIODE,))


def _in_reeksen(cijfers: Cijfers, over: str = PERIODE) -> Cijfers:
    """Make one dimension of all but the period; what is the same for all of them is not said with each."""
    anders = [naam for naam in cijfers.dimensies if naam != over]
    gelijk = {naam: cijfers.leden[naam][0] for naam in anders if len(cijfers.leden[naam]) == 1}
    if len(gelijk) == len(anders):
        gelijk.pop(anders[-1])
    return in_een(cijfers.kies(**gelijk), [naam for naam in anders if naam not in gelijk], _REEKS)


def _met_streep(as_: Axes, geteld: pd.Series, doelen: pd.Series, ruimte: float) -> None:
    """Draw the bars of one panel with the line of its goal, and say how high each is."""
    kleuren = [RUSTIG] * (len(geteld) - 1) + [NADRUK]
    as_.bar(range(len(geteld)), geteld.fillna(0), width=BALK, color=kleuren, linewidth=0)
    as_.set_ylim(0, 1.1 * float(pd.concat([geteld, doelen]).max()) or 1)
    getallen_in(as_, geteld, kleuren, ruimte)
    vorige = -np.inf
    for naam, waarde in doelen.dropna().sort_values().items():
        as_.hlines(waarde, -0.5, len(geteld) - 0.5, color=KLEUREN[1], linewidth=2)
        y = max(float(as_.transData.transform((0, waarde))[1]), vorige)
        vorige = y + 3 * 1.1 * KLEIN + 4
        as_.annotate(
            _doel(str(naam), getal(waarde)), (len(geteld) - 0.5, waarde), va="center", fontsize=KLEIN, linespacing=1.1,
            xytext=(6, y - float(as_.transData.transform((0, waarde))[1])), textcoords="offset points",
        )  # fmt: skip


def _doel(naam: str, waarde: str) -> str:
    soort_, _, periode = naam.partition(" ")
    return f"{soort_}\n{kort(periode)}\n{waarde}"


def _getallen_aan_het_eind(as_: Axes, laatste: pd.Series) -> None:
    """Write the last number of each line at its end, apart from each other."""
    vorige = -np.inf
    for naam, waarde in laatste.sort_values().items():
        y = float(as_.transData.transform((0, waarde))[1])
        plek = max(y, vorige + 14)
        vorige = plek
        kleur = KLEUREN[list(laatste.index).index(naam)]
        as_.annotate(getal(waarde), (1, waarde), xycoords=("axes fraction", "data"), xytext=(5, plek - y),
                     textcoords="offset points", color=kleur, va="center", weight="bold")  # fmt: skip


def _boven(cijfers: Cijfers) -> str:
    """Say above a figure what its axis measures."""
    eenheid = next(iter(cijfers.eenheden), "")
    return (
        f"Aantal {eenheid}" if soort(eenheid) != "geen som" and eenheid not in ("euro", "fte") else eenheid.capitalize()
    )
