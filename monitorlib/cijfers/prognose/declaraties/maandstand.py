"""What months cost, as far as a triangle tells: the ladder, and for young months and those to come a model."""

from dataclasses import dataclass

import numpy as np

from monitorlib.cijfers.prognose.declaraties.driehoek import Driehoek
from monitorlib.cijfers.prognose.declaraties.ladder import Getallen, Ladder, kettingladder
from monitorlib.cijfers.prognose.declaraties.maandmodel import Maandbedragen, maandbedragen
from monitorlib.errors import CalculationError
from monitorlib.notatie import getal

# Own choice: of fewer months neither a delay nor a level can be had.
MINSTE_MAANDEN = 8
# Months to come at most: to the end of the year after that of the last month of delivery.
_VOORUIT = 23
_PER_JAAR = 12


@dataclass(frozen=True, eq=False)
class Maandstand:
    """What was known of months at one time; `begin` is the first age at which something comes in.

    `ladder` holds the months from `eerste` on, but the youngest, of which nothing can have come in yet. `bedragen` are
    parts of `niveau`, in cents.
    """

    driehoek: Driehoek
    begin: int
    eerste: int
    ladder: Ladder
    niveau: float
    bedragen: Maandbedragen

    def som(self, van: int, tot: int) -> tuple[float, float]:
        """Give what the months from `van` to before `tot` cost, in cents, with its standard error."""
        bedrag, fout = self.bedragen.som(van, tot)
        return bedrag * self.niveau, fout * self.niveau

    def volgroeid(self, deel: float) -> int:
        """Count the oldest months of which at least such a part came in, by the ladder; the months after them not."""
        gegroeid = np.append(self.ladder.nog[self.ladder.ouderdom] <= 1 / deel, False)
        return self.eerste + int(np.argmin(gegroeid))


def maandstand(driehoek: Driehoek) -> Maandstand:
    """Estimate what each month of a triangle costs, and the twenty-three after it.

    A young month weighs by what its ladder is worth: an origin of the size of the others, whatever happened to come in.
    Raise `CalculationError` when the triangle bears no ladder.
    """
    cumulatief, eerste = driehoek.cumulatief, _eerste_met_bedrag(driehoek)
    begin = _begin(cumulatief[eerste:])
    in_ladder = np.arange(len(cumulatief))[eerste:][driehoek.ouderdom[eerste:] >= begin]
    breed = int(driehoek.ouderdom[eerste]) + 1
    ladder = kettingladder(cumulatief[in_ladder, begin:breed])
    niveau = _niveau(ladder)
    gezien = np.full(len(cumulatief), np.nan)
    gezien[in_ladder] = ladder.uiteindelijk / niveau
    fout = np.zeros((len(cumulatief), len(cumulatief)))
    fout[np.ix_(in_ladder, in_ladder)] = ladder.covariantie(np.full(len(in_ladder), niveau)) / niveau**2
    return Maandstand(driehoek, begin, eerste, ladder, niveau, maandbedragen(gezien, fout, vooruit=_VOORUIT))


def _eerste_met_bedrag(driehoek: Driehoek) -> int:
    """Find the first month of which something came in; raise when fewer than eight are left."""
    met = np.flatnonzero(np.array(driehoek.ontvangen) > 0)
    over = len(driehoek.maanden) - int(met[0]) if len(met) else 0
    if over < MINSTE_MAANDEN:
        raise CalculationError(
            f"Er zijn declaraties over {over} maanden; hoeveel er nog komt, is pas te schatten met "
            f"{MINSTE_MAANDEN} maanden. Neem een langere reeks."
        )
    return int(met[0])


def _begin(cumulatief: Getallen) -> int:
    """Find the first age at which months that are older had something."""
    ouder = np.isfinite(cumulatief[:, 1:])
    som = np.where(ouder, cumulatief[:, :-1], 0.0).sum(axis=0)
    return int(np.argmax(som > 0))


def _niveau(ladder: Ladder) -> float:
    """Give what a month of the last year costs: all that came in over all that should have (Cape Cod)."""
    deel = 1 / ladder.nog[ladder.ouderdom[-_PER_JAAR:]]
    binnen = float(ladder.laatste[-_PER_JAAR:].sum())
    niveau = binnen / float(deel.sum())
    if niveau <= 0:
        raise CalculationError(
            f"Over het laatste jaar is per saldo {getal(binnen / 100, 2)} euro gedeclareerd; "
            "hoeveel er nog komt, is niet te schatten. Kijk de creditdeclaraties na."
        )
    return niveau
