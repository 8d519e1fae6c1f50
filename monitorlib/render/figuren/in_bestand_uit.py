"""Who came, who stayed and who left, each as a bar of levels, with what became of those who stayed in a sentence."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.errors import RenderError
from monitorlib.notatie import getal
from monitorlib.render.figuren.assen import onderschrift, ronde_stappen
from monitorlib.render.figuren.figuur import Figuur, tekent
from monitorlib.render.figuren.letters import LETTER, REGEL, breedte, in_regels
from monitorlib.render.figuren.matrix import in_rijen, zonder_totaal
from monitorlib.render.figuren.rijen import VLAK, hoogte_van_sleutel, schrijf, sleutel, zet_rijen
from monitorlib.render.figuren.stijl import BREEDTE, TINTEN, huisstijl, op, past


@tekent
def in_bestand_uit(cijfers: Cijfers, *, van: str, naar: str, dagen: tuple[str, str]) -> Figuur:
    """Draw three bars from persons by what they had (`van`) and have (`naar`), both from light to heavy.

    The last member of each is no level: who comes from it is instroom, who goes to it uitstroom, all with a level now
    are the bestand. `dagen` says when the two were.
    """
    if cijfers.leden[van] != cijfers.leden[naar]:
        raise RenderError(f"Instroom, bestand en uitstroom vragen van {van} en {naar} dezelfde leden. Geef ze allebei.")
    breed = in_rijen(cijfers, van, naar).reindex(index=cijfers.leden[van], columns=cijfers.leden[naar]).fillna(0)
    niveaus, geen = list(breed.columns[:-1]), breed.columns[-1]
    staven = {
        f"Instroom: geen hulp op {dagen[0]}, wel op {dagen[1]}": breed.loc[geen, niveaus],
        f"Bestand op {dagen[1]}": breed[niveaus].sum(),
        f"Uitstroom: wel hulp op {dagen[0]}, niet op {dagen[1]}": breed.loc[niveaus, geen],
    }
    zin = _zin(breed, niveaus)
    kleuren = [TINTEN[round(plek * (len(TINTEN) - 1) / max(len(niveaus) - 1, 1))] for plek in range(len(niveaus))]
    uitleg = [(VLAK, kleur, str(niveau)) for kleur, niveau in zip(kleuren, niveaus, strict=True)]
    regels = in_regels(zin, BREEDTE - 4)
    boven = len(regels) * REGEL * LETTER + 8
    with huisstijl():
        rijen = zet_rijen(list(staven), boven=boven + hoogte_van_sleutel(uitleg), onder=40)
        for nummer, regel in enumerate(regels):
            schrijf(rijen.doek, 0, nummer * REGEL * LETTER, regel, va="top")
        sommen = [float(staaf.to_numpy().sum()) for staaf in staven.values()]
        stappen = ronde_stappen(0, max(sommen))
        rijen.schaal(0, stappen[-1], rechts=max(breedte(getal(een), vet=True) for een in sommen) + 8, links=4)
        for plek, staaf in zip(rijen.plekken, staven.values(), strict=True):
            begin = 0.0
            for kleur, aantal in zip(kleuren, staaf, strict=True):
                rijen.balk(plek, begin, aantal, kleur)
                if past(getal(aantal), aantal * rijen.px_per_eenheid):
                    rijen.schrijf(plek, begin + aantal / 2, getal(aantal), naast=0, color=op(kleur))
                begin += aantal
            rijen.schrijf(plek, begin, getal(begin), weight="bold")
        rijen.langs(stappen, [getal(stap) for stap in stappen])
        sleutel(rijen.doek, uitleg, y=boven)
        onderschrift(rijen, f"aantal {next(iter(cijfers.eenheden), '')}")
    vorm = "Drie gestapelde staven: instroom, bestand en uitstroom"
    return Figuur(rijen.doek, vorm, zonder_totaal(cijfers), (van,), (naar,), bevinding=zin)


def _zin(breed: pd.DataFrame, niveaus: Sequence[str]) -> str:
    """Say in one sentence what became of those who had help on both days."""
    bleven = breed.loc[list(niveaus), list(niveaus)]
    alle = float(bleven.to_numpy().sum())
    zwaarder, lichter = (float(deel(bleven.to_numpy(), k).sum()) for deel, k in ((np.triu, 1), (np.tril, -1)))
    gelijk = alle - zwaarder - lichter
    return (
        f"Van de {getal(alle)} met hulp op beide dagen {_kregen(zwaarder)} nu zwaardere hulp, {_kregen(lichter)} "
        f"lichtere en {_bleven(gelijk)} even zwaar."
    )


def _kregen(aantal: float) -> str:
    return f"{'kreeg' if aantal == 1 else 'kregen'} {getal(aantal)}"


def _bleven(aantal: float) -> str:
    return f"{'bleef' if aantal == 1 else 'bleven'} {getal(aantal)}"
