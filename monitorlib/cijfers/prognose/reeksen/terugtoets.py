"""The back test: at earlier moments, of what was known then, each method says what comes, and how far it was off.

Source: Hyndman and Athanasopoulos, 'Forecasting: Principles and Practice' (2021), par. 5.10 (rolling origin).
"""

from collections.abc import Sequence

import numpy as np

from monitorlib.cijfers.prognose.reeksen.reeks import Getallen
from monitorlib.tijd.periode import Maand

# Fewer numbers bear no back test: the first half of them would have to tell of the second.
MINSTENS = 8
# Own choice: three years of months, and so many of longer periods. What was before tells less of now, and takes time.
HOOGSTENS_MAANDEN, HOOGSTENS = 36, 24
# Own choice: a level that was so many times smaller tells nothing of errors now.
HOOGSTENS_GEGROEID = 4.0


def oorsprongen(aantal: int, seizoen: int) -> tuple[int, ...]:
    """Give the moments to look back to, as how many numbers were known, oldest first.

    The first knew half of the series; of a long series two years at least and one period, so that a season shows.
    """
    begin = max(aantal // 2, min(2 * seizoen + 1, aantal * 2 // 3))
    hoogstens = HOOGSTENS_MAANDEN if seizoen == Maand.per_jaar() else HOOGSTENS
    return tuple(range(max(begin, aantal - hoogstens), aantal))


def wat_kwam(waarden: Getallen, van: Sequence[int], stappen: int) -> Getallen:
    """Give what came after each moment, a column per period ahead; NaN for what is still to come."""
    verlengd = np.concatenate([waarden, np.full(stappen, np.nan)])
    return np.array([verlengd[t : t + stappen] for t in van])


def naar_nu(fouten: Getallen, waarden: Getallen, seizoen: int, van: Sequence[int]) -> Getallen:
    """Give errors in the size of now: what is always above zero errs by a share of its level in the year before."""
    if waarden.min() <= 0:
        return fouten
    niveau = np.array([waarden[max(0, t - seizoen) : t].mean() for t in (*van, len(waarden))])
    groei = np.clip(niveau[-1] / niveau[:-1], 1 / HOOGSTENS_GEGROEID, HOOGSTENS_GEGROEID)
    return np.asarray(fouten * groei[:, None])
