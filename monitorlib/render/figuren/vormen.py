"""The forms that a figure of rows can have. Each takes cijfers and draws those, nothing else."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.errors import RenderError
from monitorlib.notatie import getal, met_teken
from monitorlib.render.figuren.assen import hoogte_van_onderschrift, onderschrift, ronde_stappen
from monitorlib.render.figuren.figuur import ONTBREEKT, Figuur, GeenGetal, met_gaten, tekent
from monitorlib.render.figuren.letters import breedte
from monitorlib.render.figuren.matrix import hele_rijen, in_rijen, verborgen_in, woorden_erbij, zonder_totaal
from monitorlib.render.figuren.rijen import NIETS, STIP, STREEP, VLAK, hoogte_van_sleutel, sleutel, zet_rijen
from monitorlib.render.figuren.stijl import GROND, KLEUREN, NADRUK, TINTEN, TOEN, huisstijl, op, past


@met_gaten
@tekent
def samenstelling(cijfers: Cijfers, *, per: str, delen: str, geordend: bool = False) -> Figuur:
    """Draw what a whole is made of: one bar per member of `per`, cut into `delen`, as shares, with counts inside.

    With `geordend` the parts are steps of one scale, from little to much: one colour, from light to dark.
    """
    breed = hele_rijen(in_rijen(cijfers, per, delen), cijfers, per, delen)
    # Nothing has no parts, and a part below zero is no share: such a member stands in the table only.
    breed = breed[(breed.sum(axis=1) > 0) & ~(breed < 0).any(axis=1)]
    if breed.empty:
        raise GeenGetal(f"Van geen enkele {per} is er iets te verdelen; {ONTBREEKT}")
    woord, aandeel = woorden_erbij(cijfers, per, delen), 100 * breed.div(breed.sum(axis=1), axis=0)
    kleuren = _kleuren(len(breed.columns), geordend)
    uitleg = [(VLAK, kleur, str(deel)) for kleur, deel in zip(kleuren, breed.columns, strict=True)]
    with huisstijl():
        telt = f"aandeel in %; in de staaf het aantal {_eenheid(cijfers)}"
        onder = hoogte_van_onderschrift(telt)
        rijen = zet_rijen(list(breed.index), boven=hoogte_van_sleutel(uitleg), onder=onder)
        rijen.schaal(0, 100, rechts=20, links=2)
        begin, per_px = pd.Series(0.0, index=breed.index), rijen.px_per_eenheid
        for kleur, deel in zip(kleuren, breed.columns, strict=True):
            for plek, naam in zip(rijen.plekken, breed.index, strict=True):
                rijen.balk(plek, begin[naam], aandeel.loc[naam, deel], kleur)
                tekst = woord.loc[naam, deel] + getal(breed.loc[naam, deel])
                if past(tekst, aandeel.loc[naam, deel] * per_px):
                    rijen.schrijf(plek, begin[naam] + aandeel.loc[naam, deel] / 2, tekst, naast=0, color=op(kleur))
            begin = begin + aandeel[deel].fillna(0)
        rijen.langs([0, 25, 50, 75, 100], ["0 %", "25 %", "50 %", "75 %", "100 %"])
        sleutel(rijen.doek, uitleg)
        onderschrift(rijen, telt)
    return Figuur(rijen.doek, "Gestapelde staven", zonder_totaal(cijfers), (per,), (delen,))


@met_gaten
@tekent
def van_naar(cijfers: Cijfers, *, rij: str, over: str) -> Figuur:
    """Draw per member of `rij` the way from the first moment, a mark, to the last, a dot."""
    breed = hele_rijen(in_rijen(cijfers, rij, over), cijfers, rij, over)
    van, naar = breed.columns[0], breed.columns[-1]
    eenheid = next(iter(cijfers.eenheden), "")
    # A difference with a number that is not exact is not exact either.
    ongeveer = woorden_erbij(cijfers, rij, over)[[van, naar]].astype(bool).any(axis=1)
    uitleg = [(STREEP, TOEN, str(van)), (STIP, NADRUK, str(naar)), (NIETS, NADRUK, "getal: het verschil")]
    verschil = {
        naam: ("ca. " if ongeveer[naam] else "") + met_teken(breed.loc[naam, naar] - breed.loc[naam, van], 0, eenheid)
        for naam in breed.index
    }
    with huisstijl():
        rijen = zet_rijen(list(breed.index), boven=hoogte_van_sleutel(uitleg), onder=40)
        getallen = breed[[van, naar]].to_numpy()
        stappen = ronde_stappen(min(0.0, float(np.nanmin(getallen))), float(np.nanmax(getallen)))
        rijen.schaal(stappen[0], stappen[-1], rechts=max(map(breedte, verschil.values())) + 16, links=9)
        for plek, naam in zip(rijen.plekken, breed.index, strict=True):
            rijen.weg(plek, breed.loc[naam, van], breed.loc[naam, naar])
            rijen.schrijf(plek, max(breed.loc[naam, [van, naar]]), verschil[naam], naast=10)
        rijen.langs(stappen, [getal(stap) for stap in stappen])
        sleutel(rijen.doek, uitleg)
        onderschrift(rijen, _eenheid(cijfers))
    return Figuur(rijen.doek, "Lijnen van een streep naar een stip", zonder_totaal(cijfers), (rij,), (over,))


@met_gaten
@tekent
def kogel(cijfers: Cijfers, *, rij: str, wat: str, gemeten: str, grens: str) -> Figuur:
    """Draw a bar for what was measured beside a mark for its limit, for each member of `rij`: euros, in thousands."""
    cijfers = cijfers.beperk(wat, gemeten, grens)
    # A limit that is not known is drawn nowhere: that member stands in the table only.
    breed = in_rijen(cijfers, rij, wat).reindex(columns=[gemeten, grens]).dropna()
    if breed.empty:
        raise GeenGetal(f"Van geen enkele {rij} zijn {gemeten} en {grens} allebei een getal; {ONTBREEKT}")
    uitleg = [(VLAK, NADRUK, _kort(gemeten)), (STREEP, KLEUREN[1], _kort(grens))]
    over = breed[grens] - breed[gemeten]
    woord = {naam: f"{getal(abs(rest) / 1000)} {'over' if rest >= 0 else 'tekort'}" for naam, rest in over.items()}
    with huisstijl():
        rijen = zet_rijen(list(breed.index), boven=hoogte_van_sleutel(uitleg), onder=40)
        laagst, hoogst = min(0.0, float(breed.to_numpy().min())), float(breed.to_numpy().max())
        stappen = ronde_stappen(laagst, hoogst)
        rechts = max(map(breedte, woord.values())) + 14
        rijen.schaal(stappen[0] if laagst < 0 else 0, max(hoogst, stappen[-2]), rechts=rechts)
        for plek, naam in zip(rijen.plekken, breed.index, strict=True):
            rijen.balk(plek, 0, breed.loc[naam, gemeten], NADRUK)
            rijen.streep(plek, breed.loc[naam, grens], KLEUREN[1])
            rijen.schrijf(plek, max(breed.loc[naam]), woord[naam], naast=8)
        binnen = [stap for stap in stappen if stap <= max(hoogst, 0)]
        rijen.langs(binnen, [getal(stap / 1000) for stap in binnen])
        sleutel(rijen.doek, uitleg)
        onderschrift(rijen, "× 1.000 euro")
    return Figuur(rijen.doek, "Staven met een streep voor de grens", zonder_totaal(cijfers), (rij,), (wat,))


@met_gaten
@tekent
def gespiegeld(cijfers: Cijfers, *, rij: str, kant: str) -> Figuur:
    """Draw two counts per member of `rij` back to back, on the same scale."""
    breed = in_rijen(cijfers, rij, kant)
    if len(breed.columns) != 2 and verborgen_in(cijfers, rij, kant).any(axis=None):
        raise GeenGetal(f"Van een kant is elk getal verborgen; {ONTBREEKT}")
    if len(breed.columns) != 2:
        raise RenderError(
            f"Een gespiegelde figuur heeft twee kanten; '{kant}' heeft er {len(breed.columns)}. "
            "Kies een dimensie met twee leden."
        )
    woord, grootste = woorden_erbij(cijfers, rij, kant), breed.max()
    kanten = [(lid, teken, kleur) for lid, teken, kleur in zip(breed.columns, (-1, 1), KLEUREN, strict=False)]
    teksten = {
        (naam, lid): f"{woord.loc[naam, lid]}{getal(breed.loc[naam, lid])}"
        for naam in breed.index
        for lid in breed.columns
        if pd.notna(breed.loc[naam, lid])
    }
    ruimte = 12 + max(map(breedte, teksten.values()))
    with huisstijl():
        rijen = zet_rijen(list(breed.index), boven=hoogte_van_sleutel([(NIETS, "", "x")]), onder=24)
        rijen.schaal(-grootste.iloc[0], grootste.iloc[1], rechts=ruimte, links=ruimte)
        for plek, naam in zip(rijen.plekken, breed.index, strict=True):
            for lid, teken, kleur in kanten:
                if (naam, lid) in teksten:
                    waarde = teken * breed.loc[naam, lid]
                    rijen.balk(plek, 0, waarde, kleur)
                    rijen.schrijf(plek, waarde, teksten[naam, lid], naast=5 * teken)
        rijen.lijn(0, GROND, 1.5)
        richting = {-1: "links", 1: "rechts"}
        sleutel(rijen.doek, [(VLAK, kleur, f"{richting[teken]}: {lid}") for lid, teken, kleur in kanten])
        onderschrift(rijen, f"aantal {_eenheid(cijfers)}", boven=4)
    return Figuur(rijen.doek, "Staven rug aan rug", zonder_totaal(cijfers), (rij,), (kant,))


def _eenheid(cijfers: Cijfers) -> str:
    return next(iter(cijfers.eenheden), "")


def _kort(lid: str) -> str:
    """Give the last level of a name, as it reads within a sentence."""
    return lid.split(" | ")[-1].lower()


def _kleuren(aantal: int, geordend: bool) -> Sequence[str]:
    if aantal > len(KLEUREN):
        raise RenderError(
            f"Een samenstelling toont ten hoogste {len(KLEUREN)} delen; dit zijn er {aantal}. Neem "
            "leden samen met groepeer(...)."
        )
    if not geordend:
        return KLEUREN[:aantal]
    return [TINTEN[round(plek * (len(TINTEN) - 1) / max(aantal - 1, 1))] for plek in range(aantal)]
