"""What a year will have cost when all of it is declared: months that were delivered, and those that are still to come.

The interval is held against what the same calculation would have said before: at each earlier month, of each twelve
months in a row that are known by now. How far those were off, in standard errors, makes the interval wider or narrower.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from monitorlib.cijfers.prognose.declaraties.driehoek import Driehoek
from monitorlib.cijfers.prognose.declaraties.maandstand import Maandstand, maandstand
from monitorlib.cijfers.prognose.declaraties.verdeling import ZEKER, Verdeling, Z
from monitorlib.errors import CalculationError
from monitorlib.tijd.periode import Maand

KANS = 0.80
# Own choice: earlier forecasts are made from a year of months on, and judged when nine tenths of their months came in.
_VANAF, _GEGROEID = 13, 0.9
_PER_JAAR = 12
# Own choice: two years of earlier forecasts weigh as much as the model itself.
_JAREN_MODEL = 2.0
# Own choice: luck of a short series makes no interval narrower.
_SMALLER_NA = 2.0


@dataclass(frozen=True)
class Bedrag:
    """Euros that are expected, in cents, with the bounds that should hold them four times in five."""

    verwacht: int
    laag: int
    hoog: int


@dataclass(frozen=True)
class Maandverwachting:
    """Of a month of delivery what came in, in cents, and what is still to come."""

    maand: Maand
    ontvangen: int
    nog: Bedrag


@dataclass(frozen=True)
class Jaarverwachting:
    """A year: its months that were delivered, what is still to come of them together, and what it will have cost.

    `terugblikken` counts the earlier forecasts that the interval was held against; `keer` is what that made of it, and
    `verdeling` how the total may turn out.
    """

    jaar: int
    maanden: tuple[Maandverwachting, ...]
    nog: Bedrag
    totaal: Bedrag
    keer: float
    terugblikken: int
    verdeling: Verdeling = ZEKER

    @property
    def ontvangen(self) -> int:
        """Give what came in of the year, in cents."""
        return sum(een.ontvangen for een in self.maanden)

    @property
    def nog_te_leveren(self) -> int:
        """Give what the months after the last one delivered are expected to cost."""
        return self.totaal.verwacht - self.ontvangen - self.nog.verwacht


def standen(driehoek: Driehoek) -> list[Maandstand]:
    """Give what was known at the end of each month from the thirteenth on, oldest first; the last is now."""
    terug = max(len(driehoek.maanden) - _VANAF, 0)
    return [*_eerdere(driehoek, terug), maandstand(driehoek)]


def _eerdere(driehoek: Driehoek, terug: int) -> list[Maandstand]:
    """Leave out what could not be said at the time."""
    gelukt = []
    for maanden in range(terug, 0, -1):
        try:
            gelukt.append(maandstand(driehoek.eerder(maanden)))
        except CalculationError:
            continue
    return gelukt


def jaarverwachting(alle: Sequence[Maandstand], jaar: int) -> Jaarverwachting:
    """Say what a year will have cost, from all that was known so far; raise when its January is not in the triangle."""
    nu = alle[-1]
    eerste, laatste = nu.driehoek.maanden[0], nu.driehoek.maanden[-1]
    van, geleverd = _PER_JAAR * (jaar - eerste.jaar) - eerste.nummer + 1, len(nu.driehoek.maanden)
    if van < 0 or van >= geleverd:
        raise CalculationError(
            f"Jaar {jaar}: de declaraties gaan over {eerste.label} tot en met {laatste.label}. Kies een jaar waarvan "
            "januari daarbij hoort."
        )
    tot = min(geleverd, van + _PER_JAAR)
    keer, terugblikken = ijking(alle)
    maanden = [
        Maandverwachting(maand, al, bedrag_van(nu, plek, plek + 1, keer, al=al))
        for plek, (maand, al) in enumerate(zip(nu.driehoek.maanden, nu.driehoek.ontvangen, strict=True))
        if van <= plek < tot
    ]
    ontvangen = sum(een.ontvangen for een in maanden)
    return Jaarverwachting(
        jaar,
        tuple(maanden),
        # To the cent what its months are together.
        replace(bedrag_van(nu, van, tot, keer, al=ontvangen), verwacht=sum(een.nog.verwacht for een in maanden)),
        bedrag_van(nu, van, van + _PER_JAAR, keer),
        keer,
        terugblikken,
        _verdeling(alle, keer * nu.som(van, van + _PER_JAAR)[1]),
    )


def bedrag_van(stand: Maandstand, van: int, tot: int, keer: float, *, al: int = 0) -> Bedrag:
    """Give what the months from `van` to before `tot` will cost, above what came in of them already."""
    bedrag, fout = stand.som(van, tot)
    marge = Z * keer * fout
    return Bedrag(*(round(een) - al for een in (bedrag, bedrag - marge, bedrag + marge)))


def ijking(alle: Sequence[Maandstand]) -> tuple[float, int]:
    """Give how much wider than the model the interval must be, and by how many earlier forecasts.

    Twelve months in a row, seen from a month in them or from the last, are one forecast. That 80 % of them would have
    held is the aim; how far the interval goes there, depends on over how many years they are.
    """
    z = _fouten(alle)
    if not z:
        return 1.0, 0
    jaren = len(alle) / _PER_JAAR
    keer = float((np.quantile(np.abs(z), KANS) / Z) ** (jaren / (jaren + _JAREN_MODEL)))
    return (keer if jaren >= _SMALLER_NA else max(keer, 1.0)), len(z)


def _fouten(alle: Sequence[Maandstand]) -> list[float]:
    """Give by how many standard errors more came than each earlier forecast said, of months that are known by now."""
    nu = alle[-1]
    bekend = nu.volgroeid(_GEGROEID)
    return [
        (nu.som(tot - _PER_JAAR, tot)[0] - som) / fout
        for eerder in alle[:-1]
        for tot in range(len(eerder.driehoek.maanden), min(len(eerder.driehoek.maanden) + _PER_JAAR, bekend + 1))
        for som, fout in [eerder.som(tot - _PER_JAAR, tot)]
        if fout > 0
    ]


def _verdeling(alle: Sequence[Maandstand], fout: float) -> Verdeling:
    """Give how a total with such an error may turn out: as earlier ones did, by how many years of them there are."""
    fouten = np.array(_fouten(alle))
    grens = float(np.quantile(np.abs(fouten), KANS)) if len(fouten) else 0.0
    if not grens:
        return Verdeling(fout)
    jaren = len(alle) / _PER_JAAR
    return Verdeling(fout, tuple((fouten / grens * Z).tolist()), jaren / (jaren + _JAREN_MODEL))
