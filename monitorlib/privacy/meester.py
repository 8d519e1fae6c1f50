"""The choice: the cells to hide with the least loss that meets all cuts, as a mixed-integer program (HiGHS)."""

from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import LinearConstraint, OptimizeResult, milp
from scipy.sparse import csr_array

from monitorlib.privacy.matrix import Matrix
from monitorlib.privacy.snede import Snede

# The usual 1e-4 is wider than the second goal, the smallest numbers.
KLOOF = 1e-9
# As many pairs of cells in one sum get their rule at once; of longer sums when it is needed.
PAREN = 60


@dataclass(frozen=True)
class Keuze:
    """The signs to hide, the least loss that is possible as far as is known, and whether it is this one."""

    masker: np.ndarray
    ondergrens: float
    bewezen: bool


@dataclass
class Meester:
    """All cuts so far, and the mask with the least loss that meets them."""

    matrix: Matrix
    sneden: list[Snede] = field(default_factory=list)
    _tekens: list[np.ndarray] = field(default_factory=list)
    _bruggen: set[tuple[int, int]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._tekens = [self._in_som(rij) for rij in range(self.matrix.rijen.shape[0])]
        for rij, tekens in enumerate(self._tekens):
            risico = tekens[self.matrix.risico[tekens]]
            rest = tekens[~self.matrix.moet[tekens]] if len(tekens) <= PAREN else risico[:0]
            for een in [*risico[:1], *rest] if len(tekens) > 1 else []:
                self._bruggen.add((rij, int(een)))

    def kies(self, seconden: float) -> Keuze | None:
        """Solve what is known so far; None when there was no time to find any mask."""
        matrix = self.matrix
        while True:
            vrij = np.flatnonzero(matrix.kan & ~matrix.moet)
            masker = matrix.moet.copy()
            if not len(vrij):
                return Keuze(masker, float(matrix.verlies @ masker), True)
            gevonden = self._los_op(vrij, seconden)
            if gevonden.x is None:
                return None
            masker[vrij] = np.round(gevonden.x) > 0
            nieuw = self._losse_bruggen(masker)
            if not nieuw:
                vast = float(matrix.verlies[matrix.moet].sum())
                return Keuze(masker, vast + float(gevonden.mip_dual_bound or 0.0), gevonden.status == 0)
            self._bruggen |= nieuw

    def in_delen(self) -> np.ndarray:
        """Give the choice when a sign could be hidden in part: a bound, and where it is weak it asks for cuts."""
        vrij = np.flatnonzero(self.matrix.kan & ~self.matrix.moet)
        deel = self.matrix.moet.astype(float)
        deel[vrij] = np.clip(self._los_op(vrij, 60.0, geheel=False).x, 0.0, 1.0)
        return deel

    def _los_op(self, vrij: np.ndarray, seconden: float, *, geheel: bool = True) -> OptimizeResult:
        regels, minstens = self._regels()
        vast = np.asarray(regels @ self.matrix.moet.astype(float))
        kolommen, minstens = regels[:, vrij], minstens - vast
        return milp(
            self.matrix.verlies[vrij],
            constraints=[LinearConstraint(kolommen, minstens, np.inf)] if len(minstens) else [],
            integrality=np.full(len(vrij), int(geheel)),
            bounds=(0, 1),
            options={"mip_rel_gap": KLOOF, "time_limit": max(seconden, 0.1)},
        )

    def _regels(self) -> tuple[csr_array, np.ndarray]:
        """Give the cuts and the bridges as rows over all signs; what is hidden anyway is taken off."""
        rijen: list[tuple[np.ndarray, np.ndarray]] = [(een.tekens, een.delen) for een in self.sneden]
        minstens = [1.0] * len(rijen)
        for rij, een in sorted(self._bruggen):
            anders = self._tekens[rij][self._tekens[rij] != een]
            if not self.matrix.moet[anders].any():
                rijen.append((np.append(anders, een), np.append(np.ones(len(anders)), -1.0)))
                minstens.append(0.0)
        lengte = np.cumsum([0, *(len(tekens) for tekens, _ in rijen)])
        tekens = np.concatenate([een for een, _ in rijen]) if rijen else np.zeros(0, int)
        delen = np.concatenate([een for _, een in rijen]) if rijen else np.zeros(0)
        return csr_array((delen, tekens, lengte), shape=(len(rijen), len(self.matrix.tekens))), np.array(minstens)

    def _losse_bruggen(self, masker: np.ndarray) -> set[tuple[int, int]]:
        """Find sums with one hidden cell: it follows from the others, so that hiding it hides nothing."""
        los = set()
        for rij in range(self.matrix.rijen.shape[0]):
            tekens = self._tekens[rij]
            weg = tekens[masker[tekens]]
            if len(weg) == 1 < len(tekens) and not self.matrix.moet[weg[0]] and (rij, int(weg[0])) not in self._bruggen:
                los.add((rij, int(weg[0])))
        return los

    def _in_som(self, rij: int) -> np.ndarray:
        """Give the signs in a sum that may be hidden; none when what is published leaves room in it."""
        matrix = self.matrix
        kolommen = matrix.per_rij.indices[matrix.per_rij.indptr[rij] : matrix.per_rij.indptr[rij + 1]]
        if matrix.getoond[0][kolommen].any() or matrix.getoond[1][kolommen].any():
            return np.zeros(0, int)
        tekens: np.ndarray = np.unique(matrix.teken[kolommen])
        return tekens[np.flatnonzero(matrix.kan[tekens])]
