"""Fitting by statsmodels without what it says on the way: a fit that goes wrong is judged by its forecast."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np


@contextmanager
def stil() -> Iterator[None]:
    """Say nothing of convergence or of a division by nothing in the block."""
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        yield
