"""Run-off triangles that others published, of which the reserves are known."""

import numpy as np
from locations import ROOT
from numpy.typing import NDArray

MAP = ROOT / "tests/unit/cijfers/prognose/driehoeken"


def gelezen(naam: str) -> NDArray[np.float64]:
    """Read a triangle; its source is in the line above it."""
    rijen = [regel.split(",") for regel in (MAP / f"{naam}.csv").read_text("utf-8").splitlines()[1:]]
    breed = max(map(len, rijen))
    return np.array([[float(een) for een in rij] + [np.nan] * (breed - len(rij)) for rij in rijen])
