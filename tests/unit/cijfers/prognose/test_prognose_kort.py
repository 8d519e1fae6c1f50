"""A series carried on: is it near, and as sure as it says? The benchmark bench_prognose in short."""

import numpy as np

from monitorlib.cijfers.prognose.reeksen.methoden import EENVOUDIG
from monitorlib.cijfers.prognose.reeksen.prognose import prognose
from monitorlib.cijfers.prognose.reeksen.reeks import Tijdreeks
from monitorlib.cijfers.prognose.reeksen.totaal import jaartotaal
from monitorlib.tijd.periode import Jaar, Kwartaal, Maand

JAN = Maand(2020, 1)


def verloop(soort: str, zaad: int, lengte: int) -> np.ndarray:
    """Give a series of chance alone, with a season, with errors that linger, or that wanders."""
    r, t = np.random.default_rng(zaad), np.arange(lengte)
    stoot, rest = r.normal(0, 40, lengte), np.zeros(lengte)
    for nu in range(1, lengte):
        rest[nu] = 0.6 * rest[nu - 1] + stoot[nu]
    return (
        1000
        + {
            "toeval": stoot,
            "seizoen": 100 * np.sin(2 * np.pi * t / 12) + stoot,
            "nawerking": rest,
            "zwervend": np.cumsum(stoot) / 3,
        }[soort]
    )


def test_intervals_hold_as_often_as_they_say():
    """Of 240 series of four kinds, the twelve months after four years: inside the interval as often as it says."""
    binnen, ruim, jaar = [], [], []
    for soort in ("toeval", "seizoen", "nawerking", "zwervend"):
        for zaad in range(60):
            getallen = verloop(soort, zaad, 60)
            een = prognose(Tijdreeks("Wmo", JAN, tuple(getallen[:48])), Maand(2024, 12), methoden=EENVOUDIG)
            for punt, echt in zip(een.verwacht, getallen[48:], strict=True):
                binnen.append(punt.laag <= echt <= punt.hoog)
                ruim.append(punt.laag95 <= echt <= punt.hoog95)
            heel = jaartotaal(een, Jaar(2024))[1]
            jaar.append(heel.laag <= getallen[48:].sum() <= heel.hoog)
    assert 0.77 <= np.mean(binnen) <= 0.83
    assert 0.92 <= np.mean(ruim) <= 0.98
    assert 0.77 <= np.mean(jaar) <= 0.86


def test_it_is_closer_than_what_is_simple_on_series_of_others():
    """Three series that statsmodels ships, a year from two moments: `make bench-prognose` in a short form."""
    from statsmodels.datasets import co2, elec_equip, macrodata

    lucht = co2.load_pandas().data["co2"].resample("MS").mean().interpolate().to_numpy()[-84:]
    machines = elec_equip.load_pandas().data.select_dtypes("number").iloc[:, -1].dropna().to_numpy()[-84:]
    invest = macrodata.load_pandas().data["realinv"].to_numpy()[-80:]
    mis = {"ons": [], **{naam: [] for naam in EENVOUDIG}}
    for getallen, eerste in ((lucht, JAN), (machines, JAN), (invest, Kwartaal(2000, 1))):
        jaar = eerste.per_jaar()
        for t in (len(getallen) - jaar, len(getallen) - 2 * jaar - 1):
            bekend_nu, kwam = getallen[:t].astype(float), getallen[t : t + jaar]
            maat = np.mean(np.abs(bekend_nu[jaar:] - bekend_nu[:-jaar]))
            reeks = Tijdreeks("reeks", eerste, tuple(bekend_nu))
            verwacht = [punt.waarde for punt in prognose(reeks, reeks.laatste.verschoven(jaar)).verwacht]
            mis["ons"].append(np.mean(np.abs(kwam - verwacht)) / maat)
            for naam, methode in EENVOUDIG.items():
                mis[naam].append(np.mean(np.abs(kwam - methode(bekend_nu, jaar, [t], jaar)[0])) / maat)
    assert np.mean(mis["ons"]) < min(np.mean(mis[naam]) for naam in EENVOUDIG)
