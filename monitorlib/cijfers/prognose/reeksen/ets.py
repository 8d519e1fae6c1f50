"""Exponential smoothing as a model of states, with the form that the series itself asks for.

Source: Hyndman, Koehler, Ord and Snyder, 'Forecasting with Exponential Smoothing' (2008).
"""

import math
from collections.abc import Sequence

import numpy as np

from monitorlib.cijfers.prognose.reeksen.etsmodel import MINSTENS_VOOR_BEGIN, Etsmodel, Etsvorm, passend
from monitorlib.cijfers.prognose.reeksen.reeks import Getallen
from monitorlib.cijfers.prognose.reeksen.stil import stil

# Own choice. A trend is always damped: undamped ones run away over a year.
VLAK: tuple[Etsvorm, ...] = (Etsvorm("add"), Etsvorm("add", "add"))
OPTELLEND = (Etsvorm("add", None, "add"), Etsvorm("add", "add", "add"))
VERMENIGVULDIGEND = (Etsvorm("mul", None, "mul"), Etsvorm("mul", "add", "mul"))
# Two whole years tell a season from chance, and statsmodels needs a little more to begin with.
JAREN_VOOR_SEIZOEN = 2


def ets(waarden: Getallen, seizoen: int, oorsprongen: Sequence[int], stappen: int) -> Getallen:
    """Fit at each moment and carry on; the form is chosen anew after each year, by AICc.

    A series that stands still is carried on as it is. What cannot be fitted goes on with the last number.
    """
    rijen, vorm, gekozen = [], VLAK[0], -math.inf
    with stil():
        for t in oorsprongen:
            if t - gekozen >= seizoen or t == oorsprongen[-1]:
                (vorm, model), gekozen = _gekozen(waarden[:t], seizoen), t
            else:
                model = passend(waarden[:t], seizoen, vorm)
            rijen.append(_verder(waarden[:t], model, stappen))
    return np.array(rijen)


def _gekozen(waarden: Getallen, seizoen: int) -> tuple[Etsvorm, Etsmodel | None]:
    """Give the form that a series asks for, and the model that has it."""
    alle = {vorm: passend(waarden, seizoen, vorm) for vorm in _vormen(waarden, seizoen)}
    return min(alle.items(), key=lambda een: _aicc(een[1], len(waarden), seizoen, een[0]))


def _vormen(waarden: Getallen, seizoen: int) -> tuple[Etsvorm, ...]:
    if len(waarden) <= JAREN_VOOR_SEIZOEN * seizoen:
        return VLAK
    return VLAK + OPTELLEND + (VERMENIGVULDIGEND if waarden.min() > 0 else ())


def _aicc(model: Etsmodel | None, lengte: int, seizoen: int, vorm: Etsvorm) -> float:
    """Give Akaike's criterion for small samples; what the start takes counts as estimated."""
    if model is None:
        return math.inf
    begin = 1 + (vorm.trend is not None) + (seizoen - 1 if vorm.seizoen else 0)
    # Of a short series the start is among the parameters already.
    aantal = model.parameters + 1 + (begin if lengte >= MINSTENS_VOOR_BEGIN else 0)
    over = lengte - aantal - 1
    straf = 2 * aantal + 2 * aantal * (aantal + 1) / over if over > 0 else math.inf
    return straf - 2 * model.llf if math.isfinite(model.llf) else math.inf


def _verder(waarden: Getallen, model: Etsmodel | None, stappen: int) -> Getallen:
    verwacht = model.verder(stappen) if model is not None else np.array([math.nan])
    return verwacht if np.isfinite(verwacht).all() else np.full(stappen, waarden[-1])
