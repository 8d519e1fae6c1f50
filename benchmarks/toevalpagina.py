"""Pages of indicators in which nothing changes, or one thing does: numbers by a known chance, for bench_toeval.

A page has the tested indicators of the catalogue, of six gemeenten and of all together over eight quarters. The row of
all together is the sum, the steps of a quarter and of a year share their quarter: what depends on each other on a page
does so here.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from monitorlib.cijfers.kern.regels import GETAL, TOTAAL
from monitorlib.cijfers.toeval.punt import Punt
from monitorlib.editie.params.doel import Doel
from monitorlib.indicatoren.catalogus.indicator import Indicator
from monitorlib.indicatoren.meten.meetreeks import Meetreeks
from monitorlib.tijd.periode import Kwartaal

OP = Kwartaal(2024, 4)
KWARTALEN = OP.terug(8)
# How large each gemeente is, against the middle one.
GROOTTE = np.array([0.4, 0.6, 0.9, 1.0, 1.4, 2.2])
GEMEENTEN = [f"Gemeente {letter}" for letter in "ABCDEF"]
# The one in which something changes, and the indicator: a gemeente of size 1.
WIE = 3
# How many indicators of the catalogue are tested in each way; the other 14 of its 40 are not.
CATALOGUS = {"stroom": 5, "gebeurtenissen": 4, "aandeel": 11, "overlappend aandeel": 6}
ALLES_GETOETST = {"stroom": 10, "gebeurtenissen": 8, "aandeel": 16, "overlappend aandeel": 6}
Getallen = NDArray[np.float64]


@dataclass(frozen=True)
class Wereld:
    """How chance works: the variance against independent events, and how far a season goes up and down.

    `een_op` is how many indicators there are to each that varies more; the others are of independent events. `blijft`
    is the part of the people of an overlapping share that is there again after a quarter.
    """

    naam: str
    spreiding: float = 1.0
    seizoen: float = 0.0
    een_op: int = 1
    blijft: float = 0.8
    soorten: Mapping[str, int] = field(default_factory=lambda: CATALOGUS)


@dataclass(frozen=True)
class Verandering:
    """One true change, in the last quarter of one gemeente.

    A share in n people or a count goes from `van` to `naar`; of flows n comes and `naar` goes, where both were `van`.
    """

    naam: str
    soort: str
    n: float
    van: float
    naar: float


def paginas(wereld: Wereld, aantal: int, zaad: int, waar: Verandering | None = None) -> Iterator[list[Meetreeks]]:
    """Draw so many pages; with `waar` the first indicator of its kind changes in one gemeente."""
    kans = np.random.default_rng(zaad)
    getrokken: list[tuple[str, Mapping[str, Getallen]]] = []
    for soort, hoeveel in wereld.soorten.items():
        for nummer in range(hoeveel):
            deze = waar if waar and waar.soort == soort and nummer == 0 else None
            deze_wereld = wereld if nummer % wereld.een_op == wereld.een_op - 1 else replace(wereld, spreiding=1.0)
            getrokken.append((soort, _TREK[soort](kans, deze_wereld, aantal, deze)))
    for pagina in range(aantal):
        yield [_reeks(f"{soort} {plek}", soort, van, pagina) for plek, (soort, van) in enumerate(getrokken)]


def _stroom(kans: np.random.Generator, wereld: Wereld, aantal: int, waar: Verandering | None) -> Mapping[str, Getallen]:
    gemiddeld = _groottes(kans, aantal, waar and (waar.van,) * 2, (5, 40))
    erbij, eraf = gemiddeld * _seizoen(kans, wereld, aantal), gemiddeld * _seizoen(kans, wereld, aantal)
    if waar:
        erbij[:, WIE, -1], eraf[:, WIE, -1] = waar.n, waar.naar
    return {"erbij": _aantallen(kans, erbij, wereld), "eraf": _aantallen(kans, eraf, wereld)}


def _gebeurtenissen(
    kans: np.random.Generator, wereld: Wereld, aantal: int, waar: Verandering | None
) -> Mapping[str, Getallen]:
    gemiddeld = _groottes(kans, aantal, waar and (waar.van,) * 2, (5, 60)) * _seizoen(kans, wereld, aantal)
    if waar:
        gemiddeld[:, WIE, -1] *= waar.naar / waar.van
    return {"waarde": _aantallen(kans, gemiddeld, wereld)}


def _aandeel(
    kans: np.random.Generator, wereld: Wereld, aantal: int, waar: Verandering | None
) -> Mapping[str, Getallen]:
    noemers = kans.poisson(_groottes(kans, aantal, waar and (waar.n,) * 2, (20, 200))).astype(float) + 1
    delen = _delen(kans, wereld, aantal, waar)
    if waar:
        noemers[:, WIE, :] = waar.n
        delen[:, WIE, -1] = waar.naar
    return {"teller": _tellers(kans, noemers, delen, wereld), "noemer": noemers}


def _overlappend(
    kans: np.random.Generator, wereld: Wereld, aantal: int, waar: Verandering | None
) -> Mapping[str, Getallen]:
    """Let each quarter a part of the people go and others come; what they are, is drawn once."""
    groottes = np.round(_groottes(kans, aantal, waar and (waar.n,) * 2, (40, 300)))[:, :, :1]
    delen = _delen(kans, wereld, aantal, None)
    if waar:
        delen[:, WIE, :] = waar.van
    teller = _tellers(kans, groottes[:, :, 0], delen[:, :, 0], wereld)
    tellers, noemer = [teller], groottes[:, :, 0]
    for periode in range(1, len(KWARTALEN)):
        blijft = kans.binomial(teller.astype(int), wereld.blijft)
        anders = kans.binomial((noemer - teller).astype(int), wereld.blijft)
        nieuw = noemer - blijft - anders
        teller = blijft + _tellers(kans, nieuw, delen[:, :, periode], wereld)
        tellers.append(teller)
    alle = np.stack(tellers, axis=2)
    if waar:
        # So many people of the gemeente change at once.
        weg = kans.binomial(alle[:, WIE, -1].astype(int), 1 - waar.naar / waar.van)
        alle[:, WIE, -1] -= weg
    return {"teller": alle, "noemer": np.broadcast_to(groottes, alle.shape)}


_TREK = {
    "stroom": _stroom,
    "gebeurtenissen": _gebeurtenissen,
    "aandeel": _aandeel,
    "overlappend aandeel": _overlappend,
}


def _groottes(
    kans: np.random.Generator, aantal: int, vast: tuple[float, float] | None, van_tot: tuple[float, float]
) -> Getallen:
    """Draw how large an indicator is in a gemeente of size 1 (page × 1 × 1), times the sizes of the gemeenten."""
    laag, hoog = vast or van_tot
    middel = np.exp(kans.uniform(np.log(laag), np.log(hoog), (aantal, 1, 1)))
    return middel * GROOTTE[None, :, None] * np.ones(len(KWARTALEN))


def _delen(kans: np.random.Generator, wereld: Wereld, aantal: int, waar: Verandering | None) -> Getallen:
    """Draw the share of each page, the same in all gemeenten; a season moves its log odds."""
    deel = np.full((aantal, 1, 1), waar.van) if waar else kans.uniform(0.08, 0.92, (aantal, 1, 1))
    kansen = np.log(deel / (1 - deel)) + 2 * (_seizoen(kans, wereld, aantal) - 1)
    return np.broadcast_to(1 / (1 + np.exp(-kansen)), (aantal, len(GEMEENTEN), len(KWARTALEN))).copy()


def _seizoen(kans: np.random.Generator, wereld: Wereld, aantal: int) -> Getallen:
    """Give per page a factor for each quarter, every year the same: as high as low, in an order of its own."""
    hoogtes = wereld.seizoen * kans.permuted(np.tile([1.0, 0.3, -0.3, -1.0], (aantal, 1)), axis=1)
    return 1 + np.tile(hoogtes, 2)[:, None, :]


def _aantallen(kans: np.random.Generator, gemiddeld: Getallen, wereld: Wereld) -> Getallen:
    """Draw counts with so many times the variance of Poisson: events that come in bunches (negative binomial)."""
    if wereld.spreiding == 1:
        return kans.poisson(gemiddeld).astype(float)
    return kans.negative_binomial(gemiddeld / (wereld.spreiding - 1), 1 / wereld.spreiding).astype(float)


def _tellers(kans: np.random.Generator, noemers: Getallen, delen: Getallen, wereld: Wereld) -> Getallen:
    """Draw tellers with so many times the variance of independent people (beta-binomial)."""
    if wereld.spreiding > 1:
        samenhang = np.minimum((wereld.spreiding - 1) / np.maximum(noemers - 1, 1e-9), 0.9)
        vastheid = 1 / samenhang - 1
        delen = kans.beta(delen * vastheid, (1 - delen) * vastheid)
    return kans.binomial(noemers.astype(int), delen).astype(float)


def _reeks(naam: str, soort: str, van: Mapping[str, Getallen], pagina: int) -> Meetreeks:
    """Make the measured series of one page: each gemeente, and their sum."""
    deze = {wat: np.vstack([alle[pagina], alle[pagina].sum(axis=0)]) for wat, alle in van.items()}
    punten = tuple(
        _punt(wie, periode, {wat: float(waarden[rij, kolom]) for wat, waarden in deze.items()})
        for kolom, periode in enumerate(KWARTALEN)
        for rij, wie in enumerate([*GEMEENTEN, TOTAAL])
    )
    return Meetreeks(_indicator(naam, soort), punten, Doel())


def _punt(wie: str, periode: Kwartaal, wat: Mapping[str, float]) -> Punt:
    is_deel = "noemer" in wat
    waarde = 100 * wat["teller"] / wat["noemer"] if is_deel and wat["noemer"] else wat.get("waarde", 0.0)
    rest: Mapping[str, Any] = {naam: getal for naam, getal in wat.items() if naam != "waarde"}
    return Punt(wie, periode, waarde, GETAL, "", "%" if is_deel else "aantal", 1 if is_deel else 0, **rest)


def _indicator(naam: str, soort: str) -> Indicator:
    return Indicator(
        naam, "", "", "", "", ("meldingen",), "Wmo", "Wmo", "geen", soort, "", "", "2015-Q1", "", None, None,
        "periode", lambda: None,
    )  # type: ignore[arg-type, return-value]  # fmt: skip
