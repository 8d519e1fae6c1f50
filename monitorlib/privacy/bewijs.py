"""What proves a mask: possible tables, each of which shows of many cells at once how far they can go."""

from collections.abc import Iterable

import numpy as np

from monitorlib.privacy.aanval import HEEL, Speelruimte
from monitorlib.privacy.matrix import Matrix
from monitorlib.privacy.stelsel import Onzekerheid

# Beyond this many possible tables the oldest are forgotten: they only save time.
HOOGSTENS = 600


class Bewijs:
    """Possible tables found so far, as differences from the true one; kept over masks, used where they still can be.

    With `geheel` only those of whole numbers count, for an attacker who knows that numbers are whole.
    """

    def __init__(self, matrix: Matrix, *, geheel: bool = False) -> None:
        self._punten = np.zeros((1, len(matrix.cellen)))
        self._geheel = np.array([cel.geheel and geheel for cel in matrix.cellen])
        self._plekken = np.array(list(matrix.eisen), int)
        self._eisen = np.array([(e.breedte, e.omlaag, e.omhoog) for e in matrix.eisen.values()], float).reshape(-1, 3)

    def erbij(self, punten: Iterable[np.ndarray]) -> None:
        """Add possible tables."""
        nieuw = [punt for punt in punten if np.any(punt) and not np.any(punt[self._geheel] % 1)]
        if nieuw:
            self._punten = np.vstack([self._punten[-HOOGSTENS:], *nieuw])

    def onder(self, ruimte: Speelruimte) -> np.ndarray:
        """Give the tables that are possible in this room; the true one always is."""
        past = (self._punten >= -ruimte.omlaag - HEEL) & (self._punten <= ruimte.omhoog + HEEL)
        return np.vstack([np.zeros((1, self._punten.shape[1])), self._punten[past.all(axis=1)]])

    def onbewezen(self, punten: np.ndarray) -> list[int]:
        """List the cells at risk of which these tables do not show that they go as far as they must."""
        kolommen = punten[:, self._plekken]
        omlaag, omhoog = -kolommen.min(axis=0), kolommen.max(axis=0)
        genoeg = np.column_stack([omlaag + omhoog, omlaag, omhoog]) >= self._eisen - HEEL
        return [int(plek) for plek in self._plekken[~genoeg.all(axis=1)]]


def ver_genoeg(omlaag: float, omhoog: float, eis: Onzekerheid) -> bool:
    """Tell whether an interval is wide enough, within the tolerance of the solver."""
    genoeg = omlaag + omhoog >= eis.breedte - HEEL
    return bool(genoeg and omlaag >= eis.omlaag - HEEL and omhoog >= eis.omhoog - HEEL)
