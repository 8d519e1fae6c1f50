"""The choice: the cells to hide with the least loss that meets all cuts, as a mixed-integer program (HiGHS)."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import LinearConstraint, OptimizeResult, milp
from scipy.sparse import csr_array, hstack

from monitorlib.privacy.matrix import Matrix
from monitorlib.privacy.snede import Snede

# The usual 1e-4 is wider than the second goal, the smallest numbers.
KLOOF = 1e-9


@dataclass(frozen=True)
class Keuze:
    """The signs to hide, the least loss that is possible as far as is known, whether it is this one, and the work."""

    masker: np.ndarray
    ondergrens: float
    bewezen: bool
    werk: int


@dataclass
class Meester:
    """All cuts so far, and the mask with the least loss that meets them.

    Beside the cuts it knows that a sum never has one hidden cell: it would follow from the others, so that hiding it
    hides nothing. Per sum a column counts its hidden cells: 0, or at least 2.
    """

    matrix: Matrix
    sneden: list[Snede] = field(default_factory=list)
    _sommen: list[np.ndarray] = field(default_factory=list)

    def __post_init__(self) -> None:
        alle = [self._in_som(rij) for rij in range(self.matrix.rijen.shape[0])]
        self._sommen = [tekens for tekens in alle if len(tekens) > 1 and self.matrix.moet[tekens].sum() < 2]

    def kies(self, werk: int) -> Keuze | None:
        """Solve what is known so far; None when so much work found no mask."""
        matrix = self.matrix
        vrij = np.flatnonzero(matrix.kan & ~matrix.moet)
        masker, vast = matrix.moet.copy(), float(matrix.verlies[matrix.moet].sum())
        if not len(vrij):
            return Keuze(masker, vast, True, 1)
        gevonden = self._los_op(vrij, max(1, werk // len(vrij)))
        if gevonden.x is None:
            return None
        masker[vrij] = np.round(gevonden.x[: len(vrij)]) > 0
        gedaan = len(vrij) * (1 + int(gevonden.mip_node_count or 0))
        return Keuze(masker, vast + float(gevonden.mip_dual_bound or 0.0), gevonden.status == 0, gedaan)

    def in_delen(self) -> np.ndarray:
        """Give the choice when a sign could be hidden in part: a bound, and where it is weak it asks for cuts."""
        vrij = np.flatnonzero(self.matrix.kan & ~self.matrix.moet)
        deel = self.matrix.moet.astype(float)
        deel[vrij] = np.clip(self._los_op(vrij, 1, geheel=False).x[: len(vrij)], 0.0, 1.0)
        return deel

    def _los_op(self, vrij: np.ndarray, knopen: int, *, geheel: bool = True) -> OptimizeResult:
        tellers = len(self._sommen)
        risico = [bool(self.matrix.risico[tekens].any()) for tekens in self._sommen]
        return milp(
            np.concatenate([self.matrix.verlies[vrij], np.zeros(tellers)]),
            constraints=[*self._regels(vrij), *self._tellers(vrij)],
            integrality=np.concatenate([np.full(len(vrij), int(geheel)), np.zeros(tellers)]),
            bounds=(
                np.concatenate([np.zeros(len(vrij)), 2.0 * np.array(risico, float)]),
                np.concatenate([np.ones(len(vrij)), np.full(tellers, np.inf)]),
            ),
            options={"mip_rel_gap": KLOOF, "node_limit": knopen},
        )

    def _regels(self, vrij: np.ndarray) -> list[LinearConstraint]:
        """Give the cuts as rows over the signs that are free; cuts name no others."""
        if not self.sneden:
            return []
        lengte = np.cumsum([0, *(len(een.tekens) for een in self.sneden)])
        tekens, delen = (np.concatenate([getattr(een, wat) for een in self.sneden]) for wat in ("tekens", "delen"))
        rijen = csr_array((delen, tekens, lengte), shape=(len(self.sneden), len(self.matrix.tekens)))
        leeg = csr_array((len(self.sneden), len(self._sommen)))
        return [LinearConstraint(hstack([rijen[:, vrij], leeg], format="csr"), 1.0, np.inf)]

    def _tellers(self, vrij: np.ndarray) -> list[LinearConstraint]:
        """Count the hidden signs of each sum, and let each free one ask that there are two."""
        if not self._sommen:
            return []
        kolom = np.full(len(self.matrix.tekens), -1)
        kolom[vrij] = np.arange(len(vrij))
        open_ = [kolom[tekens][kolom[tekens] >= 0] for tekens in self._sommen]
        som = np.repeat(np.arange(len(open_)), [len(een) for een in open_])
        teller, kolommen = len(vrij) + np.arange(len(open_)), np.concatenate(open_)
        breed = len(vrij) + len(open_)
        tellen = _rijen([(som, kolommen, 1.0), (np.arange(len(open_)), teller, -1.0)], (len(open_), breed))
        rij = np.arange(len(som))
        twee = _rijen([(rij, teller[som], 1.0), (rij, kolommen, -2.0)], (len(som), breed))
        moet = -np.array([self.matrix.moet[tekens].sum() for tekens in self._sommen], float)
        return [LinearConstraint(tellen, moet, moet), LinearConstraint(twee, 0.0, np.inf)]

    def _in_som(self, rij: int) -> np.ndarray:
        """Give the signs in a sum that may be hidden; none when what is published leaves room in it."""
        matrix = self.matrix
        kolommen = matrix.per_rij.indices[matrix.per_rij.indptr[rij] : matrix.per_rij.indptr[rij + 1]]
        if matrix.getoond[0][kolommen].any() or matrix.getoond[1][kolommen].any():
            return np.zeros(0, int)
        tekens: np.ndarray = np.unique(matrix.teken[kolommen])
        return tekens[np.flatnonzero(matrix.kan[tekens])]


def _rijen(delen: Sequence[tuple[np.ndarray, np.ndarray, float]], vorm: tuple[int, int]) -> csr_array:
    """Make rows of parts: in which row, in which column, and with what factor."""
    factoren = np.concatenate([np.full(len(rij), factor) for rij, _, factor in delen])
    rijen, kolommen = (np.concatenate([een[kant] for een in delen]) for kant in (0, 1))
    return csr_array((factoren, (rijen, kolommen)), shape=vorm)
