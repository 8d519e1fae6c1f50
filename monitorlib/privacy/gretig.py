"""When enough work is done: a mask that is protected, though not proven to be the smallest."""

import numpy as np

from monitorlib.privacy.keuring import Keuring
from monitorlib.privacy.matrix import Matrix
from monitorlib.privacy.snede import Snede, sneden

# So much is spent on showing again what turns out not to be needed; one try costs as much as there are cells.
SNOEIWERK = 200_000


def gretig(matrix: Matrix, keuring: Keuring, bekend: list[Snede]) -> np.ndarray:
    """Hide what cuts ask for, the most for the least loss first, until nothing is too narrow; then show what can be."""
    masker = matrix.moet.copy()
    _dek(matrix, masker, bekend)
    while True:
        smal = keuring.te_smal(masker)
        if not smal:
            if not keuring.geheel_te_smal(masker):
                break
            masker = _een_erbij(matrix, masker)
            continue
        nieuw = sneden(matrix, masker, smal)
        if nieuw:
            _dek(matrix, masker, nieuw)
        else:
            masker = _een_erbij(matrix, masker)
    return _gesnoeid(matrix, keuring, masker)


def _dek(matrix: Matrix, masker: np.ndarray, alle: list[Snede]) -> None:
    """Hide signs until every cut is met: each time the one that serves most for what is lost."""
    for een in alle:
        while een.ontbreekt(masker):
            over = een.tekens[~masker[een.tekens]]
            delen = een.delen[~masker[een.tekens]]
            masker[over[int(np.argmax(delen / matrix.verlies[over]))]] = True


def _een_erbij(matrix: Matrix, masker: np.ndarray) -> np.ndarray:
    """Hide the sign that costs least of those that are still shown."""
    nog = np.flatnonzero(matrix.kan & ~masker)
    anders = masker.copy()
    anders[nog[int(np.argmin(matrix.verlies[nog]))]] = True
    return anders


def _gesnoeid(matrix: Matrix, keuring: Keuring, masker: np.ndarray) -> np.ndarray:
    """Show again what turns out not to be needed, the greatest loss first, as many times as there is work for."""
    keren = SNOEIWERK // len(matrix.cellen)
    extra = np.flatnonzero(masker & ~matrix.moet)
    for teken in extra[np.argsort(-matrix.verlies[extra], kind="stable")][:keren]:
        zonder = masker.copy()
        zonder[teken] = False
        if not keuring.te_smal(zonder) and not keuring.geheel_te_smal(zonder):
            masker = zonder
    return masker
