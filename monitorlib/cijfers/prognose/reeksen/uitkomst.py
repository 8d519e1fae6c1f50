"""A forecast as a value: what is expected of each period, how sure that is, and what it was off before."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from monitorlib.cijfers.prognose.reeksen.marge import VAN_EEN, marge
from monitorlib.cijfers.prognose.reeksen.reeks import Getallen, Tijdreeks
from monitorlib.tijd.periode import Periode

ZEKERHEID, RUIM = 0.80, 0.95


@dataclass(frozen=True)
class Verwacht:
    """A number that is expected, with its 80 % and 95 % interval; NaN where the series bears none."""

    waarde: float
    laag: float = math.nan
    hoog: float = math.nan
    laag95: float = math.nan
    hoog95: float = math.nan


@dataclass(frozen=True)
class Prognose:
    """A series and what comes after it, oldest first; `methode` says by what, `reden` why not by more.

    `fouten` are those of the back test: a row per moment, the newest last, a column per period ahead. Each is what came
    less what was expected, in the size of now; NaN where nothing came yet. `onder_nul` tells whether there can be less
    than nothing.
    """

    reeks: Tijdreeks
    verwacht: tuple[Verwacht, ...]
    methode: str
    fouten: tuple[tuple[float, ...], ...] = ()
    reden: str = ""
    onder_nul: bool = False

    @property
    def perioden(self) -> tuple[Periode, ...]:
        """The periods ahead."""
        return tuple(self.reeks.laatste.verschoven(stap) for stap in range(1, len(self.verwacht) + 1))


def met_marge(
    waarden: Getallen, fouten: Getallen, onder_nul: bool, groei: tuple[float, float] = VAN_EEN
) -> tuple[Verwacht, ...]:
    """Put the margins that errors show around what is expected; what cannot be below nothing stops there."""
    if not fouten.size:
        return tuple(Verwacht(float(een)) for een in waarden)
    bodem = -math.inf if onder_nul else 0.0
    krap, ruim = marge(fouten, ZEKERHEID, groei), marge(fouten, RUIM, groei)
    grenzen = [waarden - krap, waarden + krap, waarden - ruim, waarden + ruim]
    return tuple(Verwacht(*(max(bodem, float(een)) for een in rij)) for rij in zip(waarden, *grenzen, strict=True))


def fouten_van(prognoses: Sequence[Prognose]) -> Getallen:
    """Give the errors of several forecasts together: moment by moment, of the moments that all have."""
    momenten = min(len(een.fouten) for een in prognoses)
    if not momenten:
        return np.empty((0, len(prognoses[0].verwacht)))
    return np.asarray(sum(np.array(een.fouten[-momenten:]) for een in prognoses))
