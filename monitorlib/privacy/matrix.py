"""A system as arrays: what an attacker's program and the choice of cells both calculate with."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.sparse import csc_array, csr_array

from monitorlib.privacy.stelsel import Onzekerheid, Stelsel, Stelselcel

ONEINDIG = np.inf
# A system of at most so many cells is looked at whole.
KLEIN = 1500


@dataclass(frozen=True)
class Matrix:
    """The arrays of a system; columns are its cells, rows its sums, signs what is hidden together."""

    stelsel: Stelsel

    @cached_property
    def cellen(self) -> tuple[Stelselcel, ...]:
        return self.stelsel.cellen

    @cached_property
    def plaats(self) -> dict[str, int]:
        """The column of each cell."""
        return {cel.naam: plek for plek, cel in enumerate(self.cellen)}

    @cached_property
    def rijen(self) -> csc_array:
        """The factors: a row per sum, a column per cell."""
        termen = [
            (rij, self.plaats[naam], factor)
            for rij, een in enumerate(self.stelsel.optellingen)
            for naam, factor in een.termen.items()
        ]
        rij, kolom, factor = zip(*termen, strict=True) if termen else ((), (), ())
        vorm = (len(self.stelsel.optellingen), len(self.cellen))
        return csc_array((np.array(factor, float), (np.array(rij, int), np.array(kolom, int))), shape=vorm)

    @cached_property
    def per_rij(self) -> csr_array:
        """The same factors, to be read by row."""
        return self.rijen.tocsr()

    def naast(self, plek: int) -> np.ndarray:
        """Tell of each column whether it is near: all are in a small system, in a large one those in a sum with it."""
        if len(self.cellen) <= KLEIN:
            return np.ones(len(self.cellen), bool)
        rijen = self.rijen.indices[self.rijen.indptr[plek] : self.rijen.indptr[plek + 1]]
        dichtbij = np.zeros(len(self.cellen), bool)
        dichtbij[self.per_rij[rijen].indices] = True
        return dichtbij

    @cached_property
    def tekens(self) -> tuple[str, ...]:
        """The names of what is hidden together, in order."""
        return tuple(sorted({cel.samen for cel in self.cellen}))

    @cached_property
    def teken(self) -> np.ndarray:
        """Per cell the place of its sign."""
        plaats = {naam: plek for plek, naam in enumerate(self.tekens)}
        return np.array([plaats[cel.samen] for cel in self.cellen], int)

    @cached_property
    def verborgen(self) -> tuple[np.ndarray, np.ndarray]:
        """How far each cell can go down and up when it is hidden."""
        omlaag = [ONEINDIG if cel.onder is None else cel.waarde - cel.onder for cel in self.cellen]
        omhoog = [ONEINDIG if cel.boven is None else cel.boven - cel.waarde for cel in self.cellen]
        return np.array(omlaag, float), np.array(omhoog, float)

    @cached_property
    def getoond(self) -> tuple[np.ndarray, np.ndarray]:
        """How far each cell can go down and up when it is published: nothing, unless it is published as a range."""
        paren = [cel.bekend or (cel.waarde, cel.waarde) for cel in self.cellen]
        omlaag = [cel.waarde - onder for cel, (onder, _) in zip(self.cellen, paren, strict=True)]
        omhoog = [ONEINDIG if op is None else op - cel.waarde for cel, (_, op) in zip(self.cellen, paren, strict=True)]
        return np.array(omlaag, float), np.array(omhoog, float)

    @cached_property
    def eisen(self) -> dict[int, Onzekerheid]:
        """Per column of a cell at risk what must stay uncertain."""
        return {plek: cel.eis for plek, cel in enumerate(self.cellen) if cel.eis}

    @cached_property
    def kennis(self) -> tuple[np.ndarray, ...]:
        """Per attacker who is all that is in a cell: the columns that he knows."""
        return tuple(np.array(sorted(self.plaats[naam] for naam in een), int) for een in self.stelsel.zelf)

    @cached_property
    def moet(self) -> np.ndarray:
        """Per sign whether it is hidden in any case."""
        return self._tekens([bool(cel.eis) or cel.blijft for cel in self.cellen])

    @cached_property
    def risico(self) -> np.ndarray:
        """Per sign whether a cell of it is at risk."""
        return self._tekens([bool(cel.eis) for cel in self.cellen])

    @cached_property
    def kan(self) -> np.ndarray:
        """Per sign whether it may be hidden."""
        open_: np.ndarray = self._tekens([cel.openbaar for cel in self.cellen])
        mag: np.ndarray = self.moet | ~open_
        return mag

    @cached_property
    def verlies(self) -> np.ndarray:
        """Per sign what is lost when it is hidden: as few as possible first, then as little as possible."""
        per_teken = np.zeros(len(self.tekens))
        for plek, cel in enumerate(self.cellen):
            eigen = abs(cel.waarde) if cel.gewicht is None else cel.gewicht
            per_teken[self.teken[plek]] = max(per_teken[self.teken[plek]], eigen)
        deel: np.ndarray = per_teken / (per_teken.sum() + 1.0)
        return deel + 1.0

    def _tekens(self, per_cel: list[bool]) -> np.ndarray:
        uit = np.zeros(len(self.tekens), bool)
        np.logical_or.at(uit, self.teken, np.array(per_cel, bool))
        return uit
