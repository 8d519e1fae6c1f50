"""A whole and its parts, as a law and its products: a part by its own simple methods, or by its share of the whole."""

from collections.abc import Sequence

import numpy as np

from monitorlib.cijfers.prognose.reeksen.methoden import EENVOUDIG, ETS, METHODEN, THETA, Methode
from monitorlib.cijfers.prognose.reeksen.prognose import prognose, stappen_tot
from monitorlib.cijfers.prognose.reeksen.reeks import Getallen, Tijdreeks
from monitorlib.cijfers.prognose.reeksen.terugtoets import MINSTENS, oorsprongen
from monitorlib.cijfers.prognose.reeksen.totaal import opgeteld
from monitorlib.cijfers.prognose.reeksen.uitkomst import Prognose
from monitorlib.tijd.periode import Periode


def prognose_van_delen(naam: str, delen: Sequence[Tijdreeks], tot_en_met: Periode) -> tuple[Prognose, list[Prognose]]:
    """Carry the parts of a whole on; give the whole as their sum, and the parts.

    ETS and Theta are fitted once, on the whole, and divided by the share that a part had in the year before.
    """
    geheel = np.sum([deel.waarden for deel in delen], axis=0)
    verdeeld = {} if len(geheel) < MINSTENS else _verdeeld(geheel, delen[0], stappen_tot(delen[0], tot_en_met))
    alle = [prognose(deel, tot_en_met, methoden={**EENVOUDIG, **verdeeld}) for deel in delen]
    return opgeteld(naam, alle), alle


def _verdeeld(geheel: Getallen, deel: Tijdreeks, stappen: int) -> dict[str, Methode]:
    momenten = (*oorsprongen(len(geheel), deel.seizoen), len(geheel))
    return {
        f"{naam} naar aandeel": _naar_aandeel(geheel, METHODEN[naam](geheel, deel.seizoen, momenten, stappen))
        for naam in (ETS, THETA)
    }


def _naar_aandeel(geheel: Getallen, verwacht: Getallen) -> Methode:
    def voorspel(waarden: Getallen, seizoen: int, oorsprongen: Sequence[int], stappen: int) -> Getallen:
        jaren = [slice(max(0, t - seizoen), t) for t in oorsprongen]
        aandeel = [waarden[jaar].sum() / geheel[jaar].sum() if geheel[jaar].sum() else 0.0 for jaar in jaren]
        return np.asarray(verwacht * np.array(aandeel)[:, None])

    return voorspel
