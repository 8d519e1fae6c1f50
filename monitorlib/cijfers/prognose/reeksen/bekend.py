"""What is known of the periods to come: what runs already, and those who come in as long as they stay."""

from collections.abc import Mapping, Sequence

import numpy as np

from monitorlib.cijfers.prognose.reeksen.methoden import Methode
from monitorlib.cijfers.prognose.reeksen.reeks import Getallen
from monitorlib.errors import CalculationError
from monitorlib.tijd.periode import Periode

BEKEND = "wat loopt en instroom"
# Own choice: with fewer earlier paths nobody knows how far such a path is off.
MINSTENS_PADEN = 4


def pad(loopt: Sequence[float], *, instroom: float, duur: float, bedrag: float) -> tuple[float, ...]:
    """Give per period ahead what runs already and what comes in: each stays `duur` periods at `bedrag` per period.

    Two who come in per period, stay three and cost 10, beside 100, 90, 80 and 70: 120, 130, 140 and 130.
    """
    return tuple(
        vast + bedrag * instroom * sum(min(1.0, max(0.0, duur - al)) for al in range(stap + 1))
        for stap, vast in enumerate(loopt)
    )


def bekend(eerste: Periode, paden: Mapping[Periode, Sequence[float]]) -> Methode:
    """Make a method of paths: by the last period that was known, what was to come then; the newest is that of now.

    `eerste` is the first period of the series. Paths of fewer than four earlier moments are an error, and one that is
    shorter than what is asked.
    """

    def voorspel(waarden: Getallen, seizoen: int, oorsprongen: Sequence[int], stappen: int) -> Getallen:
        gevraagd = [eerste.verschoven(t - 1) for t in oorsprongen]
        eerder = [een for een in gevraagd[:-1] if een in paden]
        kort = next((een for een in gevraagd if een in paden and len(paden[een]) < stappen), None)
        if gevraagd[-1] not in paden or len(eerder) < MINSTENS_PADEN or kort:
            raise CalculationError(
                f"{BEKEND.capitalize()}: nodig is het pad van {gevraagd[-1]} en van minstens {MINSTENS_PADEN} eerdere "
                f"perioden, elk {stappen} lang; er zijn er {len(eerder)} eerdere. Vul ze aan, of laat deze methode weg."
            )
        leeg = [np.nan] * stappen
        return np.array([list(paden[een][:stappen]) if een in paden else leeg for een in gevraagd])

    return voorspel
