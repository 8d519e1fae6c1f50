"""The attacker: how far a hidden number can go while everything that is published stays as it is."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import LinearConstraint, linprog, milp
from scipy.sparse import block_diag, csc_array

from monitorlib.errors import CalculationError
from monitorlib.privacy.matrix import Matrix

# HiGHS keeps sums within 1e-7; a number nearer to a whole one than this is that whole number.
HEEL = 1e-6
# As many columns in one linear program.
KOLOMMEN = 8000


@dataclass(frozen=True)
class Speelruimte:
    """How far each cell can go down and up under a mask, in the eyes of one attacker."""

    omlaag: np.ndarray
    omhoog: np.ndarray

    def wie_zelf(self, kolommen: np.ndarray) -> "Speelruimte":
        """Give what is left for somebody who knows these cells."""
        omlaag, omhoog = self.omlaag.copy(), self.omhoog.copy()
        omlaag[kolommen], omhoog[kolommen] = 0.0, 0.0
        return Speelruimte(omlaag, omhoog)

    def tot(self, grens: dict[int, float]) -> "Speelruimte":
        """Bound cells to what has to be shown of them: beyond it nothing has to be found."""
        omlaag, omhoog = self.omlaag.copy(), self.omhoog.copy()
        for plek, ver in grens.items():
            omlaag[plek], omhoog[plek] = min(omlaag[plek], ver), min(omhoog[plek], ver)
        return Speelruimte(omlaag, omhoog)

    @property
    def iets(self) -> np.ndarray:
        """Which cells can go anywhere at all."""
        return (self.omlaag > 0) | (self.omhoog > 0)


@dataclass(frozen=True)
class Vraag:
    """How large can these cells, each times its number, be together, in the room that an attacker has?"""

    ruimte: Speelruimte
    doel: np.ndarray


@dataclass(frozen=True)
class Uiterste:
    """The furthest table that is possible: per cell how much it differs; per sum its price (the dual)."""

    punt: np.ndarray
    prijzen: np.ndarray


def speelruimte(matrix: Matrix, masker: np.ndarray) -> Speelruimte:
    """Give how far each cell can go when the signs of `masker` are hidden."""
    weg = masker[matrix.teken]
    kanten = [np.where(weg, dicht, open_) for dicht, open_ in zip(matrix.verborgen, matrix.getoond, strict=True)]
    return Speelruimte(*kanten)


def uitersten(matrix: Matrix, vragen: Sequence[Vraag]) -> list[Uiterste]:
    """Answer questions of attackers, many in one linear program: to start one costs more than to solve it."""
    vrij = np.flatnonzero(np.any([een.ruimte.iets for een in vragen], axis=0)) if vragen else np.zeros(0, int)
    rijen = matrix.rijen[:, vrij]
    gebruikt = np.unique(rijen.indices)
    blok = rijen[gebruikt]
    samen = max(1, KOLOMMEN // max(len(vrij), 1))
    gevonden: list[Uiterste] = []
    for begin in range(0, len(vragen), samen):
        deel = vragen[begin : begin + samen]
        punten, prijzen = _los_op(blok, vrij, deel)
        for punt, prijs in zip(punten, prijzen, strict=True):
            overal, alle = np.zeros(len(matrix.cellen)), np.zeros(matrix.rijen.shape[0])
            overal[vrij], alle[gebruikt] = heel(punt), prijs
            gevonden.append(Uiterste(overal, alle))
    return gevonden


def _los_op(blok: csc_array, vrij: np.ndarray, vragen: Sequence[Vraag]) -> tuple[np.ndarray, np.ndarray]:
    """Solve questions as one program of equal blocks; each block is as large as it can be on its own."""
    aantal, (rijen, kolommen) = len(vragen), blok.shape
    if not kolommen:
        return np.zeros((aantal, 0)), np.zeros((aantal, rijen))
    prijs = np.concatenate([-een.doel[vrij] for een in vragen])
    omlaag = np.concatenate([een.ruimte.omlaag[vrij] for een in vragen])
    omhoog = np.concatenate([een.ruimte.omhoog[vrij] for een in vragen])
    gelijk = {"A_eq": block_diag([blok] * aantal, format="csc"), "b_eq": np.zeros(aantal * rijen)} if rijen else {}
    gevonden = linprog(prijs, bounds=np.column_stack([-omlaag, omhoog]), method="highs-ds", **gelijk)
    if gevonden.status != 0:
        raise CalculationError(f"Het stelsel is niet door te rekenen ({gevonden.message}). Controleer de optellingen.")
    prijzen = -gevonden.eqlin.marginals if rijen else np.zeros(0)
    return gevonden.x.reshape(aantal, kolommen), prijzen.reshape(aantal, rijen)


def geheel_uiterste(matrix: Matrix, ruimte: Speelruimte, plek: int, keer: float) -> np.ndarray:
    """Find the possible table of whole numbers in which one cell goes as far as can be."""
    vrij = np.flatnonzero(ruimte.iets)
    punt = np.zeros(len(matrix.cellen))
    if plek not in vrij:
        return punt
    kolommen = matrix.rijen[:, vrij]
    heel_getal = np.array([matrix.cellen[een].geheel for een in vrij], int)
    gevonden = milp(
        np.where(vrij == plek, -keer, 0.0),
        constraints=[LinearConstraint(kolommen, 0.0, 0.0)] if kolommen.shape[0] else [],
        integrality=heel_getal,
        bounds=(-ruimte.omlaag[vrij], ruimte.omhoog[vrij]),
        options={"mip_rel_gap": 1e-9},
    )
    punt[vrij] = heel(gevonden.x)
    return punt


def heel(getallen: np.ndarray) -> np.ndarray:
    """Give numbers that are whole within the tolerance as whole numbers."""
    rond = np.round(getallen)
    return np.where(np.abs(getallen - rond) < HEEL, rond, getallen)
