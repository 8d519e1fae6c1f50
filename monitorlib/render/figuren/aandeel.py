"""Shares per gemeente as dots, beside what each was and beside the region."""

import pandas as pd

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.regels import TOTAAL
from monitorlib.notatie import getal
from monitorlib.render.figuren.assen import onderschrift, ronde_stappen
from monitorlib.render.figuren.figuur import ONTBREEKT, Figuur, GeenGetal, met_gaten, tekent
from monitorlib.render.figuren.letters import breedte
from monitorlib.render.figuren.matrix import in_rijen
from monitorlib.render.figuren.rijen import LIJN, STIP, STREEP, Deel, hoogte_van_sleutel, sleutel, zet_rijen
from monitorlib.render.figuren.stijl import KLEUREN, NADRUK, TOEN, huisstijl

# In %: an axis that is shorter would make small shares look large.
_MINSTENS = 20.0


@met_gaten
@tekent
def aandeel_stippen(cijfers: Cijfers, *, per: str, over: str) -> Figuur:
    """Draw a share in % per member of `per` as a dot, with a mark for the first moment of `over`: 0 to 20 % or more.

    The total of `per` is a line through all of them.
    """
    breed = in_rijen(cijfers, per, over, totalen=True)
    laatste, eerste = str(breed.columns[-1]), str(breed.columns[0]) if len(breed.columns) > 1 else ""
    leden = breed.drop(index=TOTAAL, errors="ignore").dropna(subset=[laatste])
    if leden.empty:
        raise GeenGetal(f"Van geen enkele {per} is {laatste} een getal; {ONTBREEKT}")
    bekend = TOTAAL in breed.index and pd.notna(breed[laatste][TOTAAL])
    samen = float(breed[laatste][TOTAAL]) if bekend and len(leden) > 1 else None
    uitleg: list[Deel] = [(STREEP, TOEN, eerste)] if eerste else []
    uitleg.append((STIP, NADRUK, laatste))
    if samen is not None:
        uitleg.append((LIJN, KLEUREN[1], f"alle gemeenten samen: {getal(samen, 1)} %"))
    stappen = ronde_stappen(0, max(_MINSTENS, float(leden.to_numpy()[leden.notna().to_numpy()].max())))
    woorden = [f"{getal(een, 1)} %" for een in leden[laatste]]
    with huisstijl():
        rijen = zet_rijen(list(map(str, leden.index)), boven=hoogte_van_sleutel(uitleg) + 4, onder=40)
        rijen.schaal(0, stappen[-1], rechts=max(map(breedte, woorden)) + 14, links=9)
        if samen is not None:
            rijen.lijn(samen, KLEUREN[1], 2)
        for plek, nu, vroeger, woord in zip(rijen.plekken, leden[laatste], leden.iloc[:, 0], woorden, strict=True):
            if eerste and pd.notna(vroeger):
                rijen.weg(plek, vroeger, nu)
            else:
                rijen.stip(plek, nu)
            # At the end of the row, where no line comes.
            rijen.schrijf(plek, stappen[-1], woord, naast=8, weight="bold")
        rijen.langs(stappen, [f"{getal(stap)} %" for stap in stappen], door=True)
        sleutel(rijen.doek, uitleg)
        onderschrift(rijen, f"aandeel in {next(iter(cijfers.eenheden), '%')}")
    return Figuur(rijen.doek, "Stippen met een streep voor een jaar eerder", cijfers, (per,), (over,))
