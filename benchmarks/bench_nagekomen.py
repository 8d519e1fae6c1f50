"""How far off is the year end when declarations come late, and how often does it lie in the 80 % interval?

Synthetic years with three years before them (late_jaren.py), each seen after 1 to 11 months. Beside the library: the
run rate on what was received, and Mack's ladder with the run rate of its months. It fails on a requirement not met.
Usage: python benchmarks/bench_nagekomen.py [--jaren 1000] [--eerste 0].
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import chain

import betrouwbaar
from late_jaren import JAAR, LateReeks, late_reeks

from monitorlib.cijfers.prognose.declaraties.jaarverwachting import jaarverwachting, standen

MAANDEN = range(1, 12)
# What the mean absolute error may be after so many months, in %; what an interval of 80 % must hold, in %.
HOOGSTENS = {3: 6.0, 6: 3.5, 9: 2.5}
OVER_ALLE, PER_MAAND = (77.0, 83.0), (74.0, 86.0)
# In how many per cent a budget is exceeded that is said to be with such a chance.
_GEZEGD, KANS = 20, (15.0, 25.0)


@dataclass(frozen=True)
class Uitkomst:
    """A year seen after some months: errors in % of what it cost, whether that was in the interval, and its width.

    `kans` is that of more than what it became, as it was said.
    """

    na: int
    fout: float
    ladder: float
    ontvangen: float
    binnen: bool
    breedte: float
    kans: float


def uitkomsten(reeks: LateReeks) -> list[Uitkomst]:
    """Forecast a year after each of its months."""
    alle, waar = standen(reeks.na(MAANDEN[-1])), reeks.jaartotaal
    gevonden = []
    for na in MAANDEN:
        toen = alle[: len(alle) - MAANDEN[-1] + na]
        verwacht, ladder = jaarverwachting(toen, JAAR), toen[-1].ladder.uiteindelijk[-na:].sum()
        fouten = (een - waar for een in (verwacht.totaal.verwacht, 12 / na * ladder, 12 / na * verwacht.ontvangen))
        grenzen = (verwacht.totaal.laag, verwacht.totaal.hoog)
        gevonden.append(
            Uitkomst(
                na,
                *(100 * abs(fout) / waar for fout in fouten),
                binnen=grenzen[0] <= waar <= grenzen[1],
                breedte=100 * (grenzen[1] - grenzen[0]) / waar,
                kans=verwacht.verdeling.kans_boven(waar - verwacht.totaal.verwacht),
            )
        )
    return gevonden


def _van_zaad(zaad: int) -> list[Uitkomst]:
    return uitkomsten(late_reeks(zaad))


def gemiddeld(van: Sequence[float]) -> float:
    """Give the mean."""
    return sum(van) / len(van)


def binnen(alle: Sequence[Uitkomst]) -> float:
    """Give how many per cent lay in the interval."""
    return 100 * gemiddeld([een.binnen for een in alle])


def tabel(alle: Sequence[Uitkomst]) -> Iterator[str]:
    """Give the lines of the table, as Markdown."""
    yield "| na maand | fout | ladder en doorgetrokken | ontvangen doorgetrokken | in 80 % | breedte |"
    yield "| ---: |" + " ---: |" * 5
    for na in MAANDEN:
        van = [een for een in alle if een.na == na]
        fouten = [gemiddeld([getattr(een, naam) for een in van]) for naam in ("fout", "ladder", "ontvangen")]
        cellen = [f"{fout:.1f} %" for fout in (*fouten, binnen(van), gemiddeld([een.breedte for een in van]))]
        yield f"| {na} | {' | '.join(cellen)} |"
    yield f"\nin 80 % over alle maanden: {binnen(alle):.1f} %"


def tekort(alle: Sequence[Uitkomst]) -> list[str]:
    """List the requirements that are not met."""
    per_maand = {na: [een for een in alle if een.na == na] for na in MAANDEN}
    te_ver = [
        f"na {na} maanden {fout:.2f} % in plaats van {hoogstens} %"
        for na, hoogstens in HOOGSTENS.items()
        if (fout := gemiddeld([een.fout for een in per_maand[na]])) > hoogstens
    ]
    delen = [("alle maanden", alle, OVER_ALLE), *((f"maand {na}", van, PER_MAAND) for na, van in per_maand.items())]
    kans = betrouwbaar.gebeurd([een.kans for een in alle], _GEZEGD)
    te_vaak = [] if KANS[0] <= kans <= KANS[1] else [f"een kans van {_GEZEGD} % gebeurde in {kans:.1f} %"]
    return [*te_ver, *te_vaak] + [
        f"{wat}: {binnen(van):.1f} %" for wat, van, (laag, hoog) in delen if not laag <= binnen(van) <= hoog
    ]


def main() -> None:
    vraag = argparse.ArgumentParser(description=__doc__)
    vraag.add_argument("--jaren", type=int, default=1000)
    vraag.add_argument("--eerste", type=int, default=0)
    gekozen = vraag.parse_args()
    zaden = range(gekozen.eerste, gekozen.eerste + gekozen.jaren)
    with ProcessPoolExecutor() as pool:
        alle = list(chain.from_iterable(pool.map(_van_zaad, zaden, chunksize=10)))
    print(f"{gekozen.jaren} jaren; fout: gemiddeld, zonder teken, in % van wat het jaar kostte")
    for regel in chain(tabel(alle), betrouwbaar.tabel([een.kans for een in alle])):
        print(regel)
    sys.exit("; ".join(tekort(alle)) or 0)


if __name__ == "__main__":
    main()
