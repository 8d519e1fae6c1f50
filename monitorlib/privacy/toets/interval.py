"""Between which numbers a hidden cell must lie: the least and the greatest that fits all that is published."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor, inf

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import lil_array

from monitorlib.errors import CalculationError

# The solver keeps to sums within 1e-7; a bound that is nearer than this to a whole number is that number.
TOLERANTIE = 1e-5
# What the solver says of a program that it solved.
GOED = 0
# A number that is no bound any more: no gemeente has so many inhabitants.
VER = 1e7


@dataclass(frozen=True)
class Interval:
    """The least and the greatest that a hidden number can be; no greatest is infinite."""

    minstens: float
    hoogstens: float

    @property
    def breedte(self) -> float:
        return self.hoogstens - self.minstens


@dataclass(frozen=True)
class Gevonden:
    """What the solver said of a program: its status, the number it found, and the unknowns that belong to it."""

    status: int
    uitkomst: float
    onbekenden: np.ndarray | None


class Raadsel:
    """Unknown whole numbers between bounds, and sums of them that are known."""

    def __init__(self, grenzen: Sequence[tuple[float, float]], sommen: Sequence[tuple[Mapping[int, int], int]]) -> None:
        self._onbekend = onbekend = len(grenzen)
        self._onder, self._boven = np.array(grenzen, float).reshape(-1, 2).T
        rijen = lil_array((max(len(sommen), 1), onbekend))
        for rij, (factoren, _) in enumerate(sommen):
            for kolom, factor in factoren.items():
                rijen[rij, kolom] = factor
        self._rijen = rijen.tocsr()
        self._uitkomsten = np.array([som for _, som in sommen] or [0], float)
        self._gezien = np.zeros((0, onbekend))

    def past(self) -> bool:
        """Tell whether there are numbers that fit all sums."""
        return self._los_op(np.zeros(self._onbekend), {}, geheel=False).status == GOED

    def interval(self, welke: int, weet: Mapping[int, int], *, geheel: bool) -> Interval:
        """Give the interval of one unknown for who knows some; raise `CalculationError` when nothing fits."""
        return Interval(self._uiterste(welke, 1, weet, geheel), -self._uiterste(welke, -1, weet, geheel))

    def zeker_wijd(self, welke: int, weet: Mapping[int, int], breedte: int) -> bool:
        """Tell whether solutions found before differ so much: then nothing has to be solved."""
        passend = self._gezien[np.all(self._gezien[:, list(weet)] == list(weet.values()), axis=1), welke]
        return bool(len(passend)) and bool(np.ptp(passend) >= breedte)

    def _uiterste(self, welke: int, keer: int, weet: Mapping[int, int], geheel: bool) -> float:
        doel = np.zeros(self._onbekend)
        doel[welke] = keer
        gevonden = self._los_op(doel, weet, geheel=geheel)
        if gevonden.status == GOED:
            rond = round(gevonden.uitkomst)
            return float(rond) if abs(gevonden.uitkomst - rond) < TOLERANTIE else gevonden.uitkomst
        ver = self._los_op(np.zeros(self._onbekend), weet, geheel=geheel, ver=(welke, -keer * VER))
        if ver.status != GOED:
            raise CalculationError(
                "Wat openbaar is, spreekt elkaar tegen: geen getallen passen bij alle "
                f"{len(self._uitkomsten)} optellingen. Kijk de structuur van de tabellen na."
            )
        return -inf

    def _los_op(
        self, doel: np.ndarray, weet: Mapping[int, int], *, geheel: bool, ver: tuple[int, float] | None = None
    ) -> Gevonden:
        onder, boven = self._onder.copy(), self._boven.copy()
        for welke, getal in weet.items():
            onder[welke] = boven[welke] = getal
        if ver:
            welke, grens = ver
            onder[welke], boven[welke] = (grens, inf) if grens > 0 else (-inf, grens)
        uit = milp(
            doel,
            constraints=LinearConstraint(self._rijen, self._uitkomsten, self._uitkomsten),
            bounds=Bounds(onder, boven),
            integrality=np.full(self._onbekend, int(geheel)),
            options={"mip_rel_gap": 0.0},
        )
        if uit.status == GOED and geheel:
            self._gezien = np.vstack([self._gezien, np.round(uit.x)])
        return Gevonden(int(uit.status), inf if uit.fun is None else float(uit.fun), uit.x)


def te_smal(interval: Interval, breedte: int) -> bool:
    """Tell whether an interval is narrower than it must be, in whole numbers."""
    if inf in (interval.hoogstens, -interval.minstens):
        return False
    return floor(interval.hoogstens + TOLERANTIE) - ceil(interval.minstens - TOLERANTIE) < breedte
