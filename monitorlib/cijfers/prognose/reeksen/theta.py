"""The Theta method: half the line of the whole series, half what it did lately.

Source: Assimakopoulos and Nikolopoulos, International Journal of Forecasting 16 (2000), 521-530; as a smoothing with a
drift: Hyndman and Billah, International Journal of Forecasting 19 (2003), 287-290. As in the M competitions a season is
taken out when the autocorrelation over a year is more than chance.
"""

from collections.abc import Sequence

import numpy as np

from monitorlib.cijfers.prognose.reeksen.reeks import Getallen
from monitorlib.cijfers.prognose.reeksen.stil import stil

# The mean of a year around each number, with which it is compared, asks for two whole years.
JAREN_VOOR_SEIZOEN = 2
# The upper tenth of chi-square with one degree of freedom, as in the M competitions.
GRENS_VAN_SEIZOEN = 1.645**2
# How much stays of what was not expected: neither nothing nor all. Each round looks sixteen times as close.
LAAGSTE, HOOGSTE = 1e-4, 1 - 1e-4
PUNTEN, RONDEN = 33, 7
# What a place in the year is multiplied with, and what is added to it.
_Seizoen = tuple[Getallen, Getallen]


def theta(waarden: Getallen, seizoen: int, oorsprongen: Sequence[int], stappen: int) -> Getallen:
    """Fit at each moment and carry on; with two years or more the season is taken out when there is one.

    A series that stands still is carried on as it is. What cannot be fitted goes on with the last number.
    """
    with stil():
        seizoenen = [_seizoen(waarden[:t], seizoen) for t in oorsprongen]
        zonder = [_zonder(waarden[:t], een) for t, een in zip(oorsprongen, seizoenen, strict=True)]
        alle = zip(oorsprongen, seizoenen, _doorgetrokken(zonder, stappen), strict=True)
        verwacht = [lijn * _op(maal, t, stappen) + _op(plus, t, stappen) for t, (maal, plus), lijn in alle]
    return np.array(
        [
            een if np.ptp(waarden[:t]) and np.isfinite(een).all() else np.full(stappen, waarden[t - 1])
            for t, een in zip(oorsprongen, verwacht, strict=True)
        ]
    )


def _zonder(waarden: Getallen, seizoen: _Seizoen) -> Getallen:
    maal, plus = (_op(een, 0, len(waarden)) for een in seizoen)
    return np.asarray((waarden - plus) / maal)


def _op(per_plaats: Getallen, begin: int, aantal: int) -> Getallen:
    """Give what belongs to so many numbers from one on, by their place in the year."""
    return np.asarray(per_plaats[np.arange(begin, begin + aantal) % len(per_plaats)])


def _seizoen(waarden: Getallen, seizoen: int) -> _Seizoen:
    """Give the season: of what is always above zero a ratio to the moving mean of a year, else a difference."""
    if len(waarden) <= JAREN_VOOR_SEIZOEN * seizoen or not _heeft_seizoen(waarden, seizoen):
        return np.ones(1), np.zeros(1)
    # An even year has no middle: half a number more at each side.
    jaar = np.r_[0.5, np.ones(seizoen - 1), 0.5] if seizoen % 2 == 0 else np.ones(seizoen)
    midden = np.convolve(waarden, jaar / seizoen, "valid")
    rand = (len(waarden) - len(midden)) // 2
    gewoon = np.pad(midden, rand, constant_values=np.nan)
    keer = waarden.min() > 0
    anders = waarden / gewoon if keer else waarden - gewoon
    gemiddeld = np.array([np.nanmean(anders[plaats::seizoen]) for plaats in range(seizoen)])
    if keer:
        return gemiddeld / gemiddeld.mean(), np.zeros(1)
    return np.ones(1), gemiddeld - gemiddeld.mean()


def _heeft_seizoen(waarden: Getallen, seizoen: int) -> bool:
    af = waarden - waarden.mean()
    samen = np.array([af[: len(af) - stap] @ af[stap:] for stap in range(seizoen + 1)]) / (af @ af)
    return bool(len(af) * samen[-1] ** 2 / (samen[:-1] @ samen[:-1]) > GRENS_VAN_SEIZOEN)


def _doorgetrokken(rijen: Sequence[Getallen], stappen: int) -> list[Getallen]:
    """Carry on from the smoothed level with half of the slope of the whole; the level has part of it already."""
    vooruit = np.arange(stappen)
    return [
        niveau + _helling(rij) / 2 * (vooruit + (1 - (1 - demping) ** len(rij)) / demping)
        for rij, demping, niveau in zip(rijen, *_afgevlakt(rijen), strict=True)
    ]


def _helling(rij: Getallen) -> float:
    tijd = np.arange(len(rij)) - (len(rij) - 1) / 2
    return float(tijd @ rij / (tijd @ tijd))


def _afgevlakt(rijen: Sequence[Getallen]) -> tuple[Getallen, Getallen]:
    """Give per series how much stays of what was not expected, by least squares, and the level to which that leads."""
    langste = max(map(len, rijen))
    alle = np.array([np.pad(rij, (0, langste - len(rij)), constant_values=np.nan) for rij in rijen])
    elk = np.arange(len(rijen))
    laag, hoog = np.full(len(rijen), LAAGSTE), np.full(len(rijen), HOOGSTE)
    for _ in range(RONDEN):
        keuze = np.linspace(laag, hoog, PUNTEN, axis=1)
        beste = _gevolgd(alle, keuze)[1].argmin(axis=1)
        laag, hoog = keuze[elk, np.maximum(beste - 1, 0)], keuze[elk, np.minimum(beste + 1, PUNTEN - 1)]
    demping = (laag + hoog) / 2
    return demping, _gevolgd(alle, demping[:, None])[0][:, 0]


def _gevolgd(rijen: Getallen, demping: Getallen) -> tuple[Getallen, Getallen]:
    """Follow each series with each smoothing: the level at its end, and what was not expected, squared and added up."""
    niveau = np.repeat(rijen[:, :1], demping.shape[1], axis=1)
    som = np.zeros_like(niveau)
    for nu in rijen.T[1:]:
        # After the end of a series nothing is unexpected.
        fout = np.nan_to_num(nu[:, None] - niveau)
        som += fout**2
        niveau += demping * fout
    return niveau, som
