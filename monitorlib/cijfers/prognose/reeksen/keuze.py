"""Which method carries on a series, or which together: by how far each was off in the back test."""

from collections.abc import Mapping

import numpy as np

from monitorlib.cijfers.prognose.reeksen.reeks import Getallen

# Own choice: who was off by so much more than the best has no say.
HOOGSTENS_SLECHTER = 1.1
# Own choice: how much more a better method weighs; the gain of combining is in that none is left out for a trifle.
MACHT = 2.0


def gewichten(fouten: Mapping[str, Getallen]) -> dict[str, float]:
    """Give the weights, together 1, of the methods that have a say: of errors with a row per moment.

    How far a method was off is its mean error over the moments and periods ahead that all can tell of. One that was
    never off is alone.
    """
    alle = np.all([np.isfinite(een) for een in fouten.values()], axis=0)
    mis = {naam: float(np.mean(np.abs(een[alle]))) for naam, een in fouten.items()}
    beste = min(mis.values())
    over = {naam: een for naam, een in mis.items() if een <= HOOGSTENS_SLECHTER * beste}
    if beste == 0:
        return {next(iter(over)): 1.0}
    ruw = {naam: (beste / een) ** MACHT for naam, een in over.items()}
    return {naam: een / sum(ruw.values()) for naam, een in ruw.items()}


def in_woorden(weging: Mapping[str, float]) -> str:
    """Name who has a say, the heaviest first: 'ETS, Theta en looptempo'."""
    namen = sorted(weging, key=lambda naam: (-weging[naam], naam))
    return " en ".join(filter(None, [", ".join(namen[:-1]), namen[-1]]))
