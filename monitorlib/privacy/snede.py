"""Cuts: which cells must also be hidden, as one inequality that every protected mask meets."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from monitorlib.privacy.aanval import Speelruimte, Vraag, uitersten
from monitorlib.privacy.keuring import GEEN, Paar
from monitorlib.privacy.matrix import Matrix

# A price or a share below this is rounding of the solver.
NIETS = 1e-7
# What a shown cell is taken to give way by, so that of equal prices those are found that ask for the fewest cells.
EPSILON = 1e-3


@dataclass(frozen=True)
class Snede:
    """The signs with these shares are together at least 1 in every protected mask."""

    tekens: np.ndarray
    delen: np.ndarray

    @property
    def sleutel(self) -> tuple[bytes, bytes]:
        """The same for equal cuts."""
        return self.tekens.tobytes(), np.round(self.delen, 9).tobytes()

    def ontbreekt(self, masker: np.ndarray) -> bool:
        """Tell whether a mask does not meet it, within the tolerance."""
        return bool(self.delen @ masker[self.tekens] < 1 - 1e-6)


def sneden(matrix: Matrix, masker: np.ndarray, smal: Sequence[Paar]) -> list[Snede]:
    """Give the cuts that cells which are too narrow ask for: of their width, and of each side.

    `masker` may be a mask in parts, from a choice that is not yet whole: the cuts hold all the same.
    """
    scherp = uitersten(matrix, [_scherper(matrix, masker, paar, keer) for paar in smal for keer in (-1.0, 1.0)])
    gevonden: list[Snede] = []
    for nummer, paar in enumerate(smal):
        eis = matrix.eisen[paar[1]]
        omlaag, omhoog = (_kant(matrix, paar, scherp[2 * nummer + kant].prijzen, 2.0 * kant - 1) for kant in (0, 1))
        vragen = [(omlaag, eis.omlaag), (omhoog, eis.omhoog), (_samen(omlaag, omhoog), eis.breedte)]
        gevonden += [uit for kant, nodig in vragen if nodig and (uit := _snede(matrix, kant, nodig))]
    return list({een.sleutel: een for een in gevonden if een.ontbreekt(masker)}.values())


def _scherper(matrix: Matrix, masker: np.ndarray, paar: Paar, keer: float) -> Vraag:
    """Ask the attacker's question again with cells that may be hidden as well in it, each as far as it is hidden."""
    wie, plek = paar
    eis = matrix.eisen[plek]
    ver = 2.0 * max(eis.breedte, eis.omlaag, eis.omhoog)
    deel = masker[matrix.teken].astype(float)
    open_ = np.where(matrix.kan[matrix.teken] & matrix.naast(plek), EPSILON, 0.0)
    kanten = []
    for dicht, getoond in zip(matrix.verborgen, matrix.getoond, strict=True):
        half = np.maximum(getoond, np.minimum(dicht, np.maximum(open_, deel * ver)))
        kanten.append(np.where(deel >= 1, dicht, half))
    ruimte = Speelruimte(*kanten).tot({plek: ver})
    doel = np.zeros(len(matrix.cellen))
    doel[plek] = keer
    return Vraag(ruimte if wie == GEEN else ruimte.wie_zelf(matrix.kennis[wie]), doel)


@dataclass(frozen=True)
class _Kant:
    """How far a cell goes at most: `vast` plus, per sign that is hidden, `per_teken`."""

    vast: float
    per_teken: np.ndarray


def _kant(matrix: Matrix, paar: Paar, prijzen: np.ndarray, keer: float) -> _Kant:
    """Bound one side of a cell by prices of the sums; this holds for every price, so its rounding does no harm."""
    rest = -(matrix.rijen.T @ prijzen)
    wie, plek = paar
    rest[plek] += keer
    rest[np.abs(rest) < NIETS] = 0.0
    if wie != GEEN:
        rest[matrix.kennis[wie]] = 0.0
    vast = _hoogste(rest, *matrix.getoond)
    erbij = _hoogste(rest, *matrix.verborgen) - np.where(np.isinf(vast), 0.0, vast)
    per_teken = np.zeros(len(matrix.tekens))
    np.add.at(per_teken, matrix.teken, np.maximum(erbij, 0.0))
    return _Kant(float(vast.sum()), per_teken)


def _hoogste(rest: np.ndarray, omlaag: np.ndarray, omhoog: np.ndarray) -> np.ndarray:
    """Give what each cell can add at most: nothing where its price is nothing, however far it goes."""
    uit = np.zeros(len(rest))
    op, neer = rest > 0, rest < 0
    uit[op] = rest[op] * omhoog[op]
    uit[neer] = -rest[neer] * omlaag[neer]
    return uit


def _samen(een: _Kant, ander: _Kant) -> _Kant:
    return _Kant(een.vast + ander.vast, een.per_teken + ander.per_teken)


def _snede(matrix: Matrix, kant: _Kant, nodig: float) -> Snede | None:
    """Take off what is hidden anyway; no share needs to be more than what is then still needed."""
    rest = nodig - kant.vast - kant.per_teken[matrix.moet].sum()
    if not rest > NIETS:
        return None
    delen = np.where(matrix.kan & ~matrix.moet, np.minimum(kant.per_teken / rest, 1.0), 0.0)
    tekens = np.flatnonzero(delen > NIETS)
    return Snede(tekens, delen[tekens])
