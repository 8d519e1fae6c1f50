"""The ways to carry a series on: what each expects at several moments, of what was known at each of them.

A method gets the numbers of a series, how many periods a year has, the moments (`oorsprongen`: how many numbers were
known) and how many periods to look ahead. It gives a row per moment, a column per period ahead, and never looks beyond.
"""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from monitorlib.cijfers.prognose.reeksen.ets import ets
from monitorlib.cijfers.prognose.reeksen.reeks import Getallen
from monitorlib.cijfers.prognose.reeksen.theta import theta

Methode = Callable[[Getallen, int, Sequence[int], int], Getallen]

LOOPTEMPO, SEIZOEN, ETS, THETA = "looptempo", "zelfde periode vorig jaar", "ETS", "Theta"


def looptempo(waarden: Getallen, seizoen: int, oorsprongen: Sequence[int], stappen: int) -> Getallen:
    """Carry on the mean of the last year, or of what there is of it: the run rate."""
    tempo = [float(np.mean(waarden[max(0, t - seizoen) : t])) for t in oorsprongen]
    return np.repeat(np.array(tempo)[:, None], stappen, axis=1)


def zelfde_periode_vorig_jaar(waarden: Getallen, seizoen: int, oorsprongen: Sequence[int], stappen: int) -> Getallen:
    """Repeat the last year, period by period; of less than a year its mean: seasonal naive."""
    plaatsen = np.arange(stappen) % seizoen - seizoen
    rijen: list[Any] = [
        waarden[t + plaatsen] if t >= seizoen else np.full(stappen, waarden[:t].mean()) for t in oorsprongen
    ]
    return np.array(rijen, dtype=float)


EENVOUDIG: dict[str, Methode] = {LOOPTEMPO: looptempo, SEIZOEN: zelfde_periode_vorig_jaar}
METHODEN: dict[str, Methode] = {**EENVOUDIG, ETS: ets, THETA: theta}
