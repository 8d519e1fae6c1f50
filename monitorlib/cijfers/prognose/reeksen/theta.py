"""The Theta method: half the line of the whole series, half what it did lately.

Source: Assimakopoulos and Nikolopoulos, International Journal of Forecasting 16 (2000), 521-530; fitted by statsmodels.
"""

from collections.abc import Sequence

import numpy as np

from monitorlib.cijfers.prognose.reeksen.reeks import Getallen
from monitorlib.cijfers.prognose.reeksen.stil import stil

# seasonal_decompose needs two whole years.
JAREN_VOOR_SEIZOEN = 2


def theta(waarden: Getallen, seizoen: int, oorsprongen: Sequence[int], stappen: int) -> Getallen:
    """Fit at each moment and carry on; with two years or more the season is taken out when there is one.

    A series that stands still is carried on as it is. What cannot be fitted goes on with the last number.
    """
    with stil():
        return np.array([_verder(waarden[:t], seizoen, stappen) for t in oorsprongen])


def _verder(waarden: Getallen, seizoen: int, stappen: int) -> Getallen:
    from statsmodels.tsa.forecasting.theta import ThetaModel

    laatste = np.full(stappen, waarden[-1])
    if np.ptp(waarden) == 0:
        return laatste
    met_seizoen = len(waarden) > JAREN_VOOR_SEIZOEN * seizoen
    try:
        model = ThetaModel(waarden, period=seizoen, deseasonalize=met_seizoen).fit()
        verwacht = np.asarray(model.forecast(stappen))
    except (ValueError, np.linalg.LinAlgError, FloatingPointError, IndexError):
        return laatste
    return verwacht if np.isfinite(verwacht).all() else laatste
