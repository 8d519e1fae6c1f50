"""A series carried on: what is known in advance must come out, and what a series does not bear must be refused."""

import math

import numpy as np
import pytest

from monitorlib.cijfers.prognose.reeksen.bekend import BEKEND, bekend, pad
from monitorlib.cijfers.prognose.reeksen.delen import prognose_van_delen
from monitorlib.cijfers.prognose.reeksen.gebeurtenis import Gebeurtenis
from monitorlib.cijfers.prognose.reeksen.marge import marge
from monitorlib.cijfers.prognose.reeksen.methoden import EENVOUDIG
from monitorlib.cijfers.prognose.reeksen.prognose import prognose
from monitorlib.cijfers.prognose.reeksen.reeks import Tijdreeks, reeks_uit
from monitorlib.cijfers.prognose.reeksen.totaal import jaartotaal, opgeteld
from monitorlib.errors import CalculationError
from monitorlib.tijd.periode import Jaar, Kwartaal, Maand

JAN = Maand(2020, 1)


def waarden_van(een):
    return [round(punt.waarde, 6) for punt in een.verwacht]


def test_a_constant_goes_on_without_doubt():
    een = prognose(Tijdreeks("vlak", JAN, (100.0,) * 30), Maand(2022, 9))
    assert waarden_van(een) == [100, 100, 100]
    assert {(punt.laag, punt.hoog, punt.hoog95) for punt in een.verwacht} == {(100, 100, 100)}


def test_a_season_returns():
    jaar = [10, 20, 30, 40, 50, 60, 70, 60, 50, 40, 30, 20]
    een = prognose(Tijdreeks("seizoen", JAN, tuple(map(float, jaar * 4))), Maand(2024, 12))
    assert waarden_van(een) == jaar
    assert een.methode == "zelfde periode vorig jaar"


def test_a_straight_line_goes_on():
    een = prognose(Tijdreeks("lijn", JAN, tuple(float(1000 + 10 * t) for t in range(48))), Maand(2024, 3))
    # 1000 + 10 x 48, 49 and 50
    assert [punt.waarde for punt in een.verwacht] == pytest.approx([1480, 1490, 1500], rel=0.005)


def test_a_short_series_goes_on_at_its_mean_and_says_why():
    een = prognose(Tijdreeks("kort", Kwartaal(2023, 1), (10.0, 20.0, 60.0)), Kwartaal(2023, 4))
    assert waarden_van(een) == [30]
    assert math.isnan(een.verwacht[0].laag)
    assert een.reden == ("De reeks heeft 3 getallen, minder dan 8: het gemiddelde is doorgetrokken, zonder marge.")


@pytest.mark.parametrize(
    ("punten", "melding"),
    [
        ([(Maand(2023, 1), 1.0), (Maand(2023, 3), 1.0)], "februari 2023 (2023-02) heeft geen getal"),
        ([(Maand(2023, 1), 1.0), (Maand(2023, 1), 2.0)], "januari 2023 (2023-01) staat er twee keer"),
        ([(Maand(2023, 1), 1.0), (Kwartaal(2023, 2), 2.0)], "mengt soorten perioden"),
        ([(Maand(2023, 1), math.inf)], "januari 2023 (2023-01) heeft geen getal"),
        ([], "is leeg"),
    ],
)
def test_a_series_with_a_fault_is_refused(punten, melding):
    with pytest.raises(CalculationError) as fout:
        reeks_uit("Wmo", punten)
    assert melding in str(fout.value)


def test_a_forecast_of_what_was_already_is_refused():
    with pytest.raises(CalculationError, match="heeft al een getal van december 2020"):
        prognose(Tijdreeks("Wmo", JAN, (1.0,) * 12), Maand(2020, 12))
    with pytest.raises(CalculationError, match="gaat per maand"):
        prognose(Tijdreeks("Wmo", JAN, (1.0,) * 12), Kwartaal(2021, 1))


@pytest.mark.parametrize(
    ("gebeurtenis", "was", "wordt"),
    [
        # A tariff of half as much again from 2022: two years at 100 and half a year at 150, and it goes on at 150.
        (Gebeurtenis("tarief", Maand(2022, 1), factor=1.5), [100.0] * 24 + [150.0] * 6, [150, 150, 150]),
        # An amount: 50 more from 2022.
        (Gebeurtenis("contract", Maand(2022, 1), bedrag=50.0), [100.0] * 24 + [150.0] * 6, [150, 150, 150]),
        # To come in the second month ahead.
        (Gebeurtenis("tarief", Maand(2022, 8), factor=1.5), [100.0] * 30, [100, 150, 150]),
        (Gebeurtenis("contract", Maand(2022, 8), bedrag=-20.0), [100.0] * 30, [100, 80, 80]),
        # For a time: the last month is as before.
        (
            Gebeurtenis("proef", Maand(2022, 5), factor=2.0, tot_en_met=Maand(2022, 8)),
            [100.0] * 28 + [200.0] * 2,
            [200, 200, 100],
        ),
    ],
)
def test_a_known_event_is_taken_out_and_put_back(gebeurtenis, was, wordt):
    een = prognose(Tijdreeks("Wmo", JAN, tuple(was)), Maand(2022, 9), gebeurtenissen=[gebeurtenis])
    assert waarden_van(een) == wordt


def test_an_event_scales_the_interval():
    getallen = tuple(float(een) for een in np.random.default_rng(3).normal(100, 5, 36))
    zonder_iets = Tijdreeks("Wmo", JAN, getallen)
    zonder = prognose(zonder_iets, Maand(2023, 1), methoden=EENVOUDIG).verwacht[0]
    dubbel = [Gebeurtenis("tarief", Maand(2023, 1), factor=2.0)]
    met = prognose(zonder_iets, Maand(2023, 1), methoden=EENVOUDIG, gebeurtenissen=dubbel).verwacht[0]
    assert (met.waarde, met.laag, met.hoog) == pytest.approx((2 * zonder.waarde, 2 * zonder.laag, 2 * zonder.hoog))


def test_an_impossible_event_is_refused():
    with pytest.raises(CalculationError, match="factor boven 0"):
        Gebeurtenis("tarief", JAN, factor=0.0)
    with pytest.raises(CalculationError, match="Geef een begin"):
        Gebeurtenis("tarief", JAN, tot_en_met=Maand(2019, 12))


def test_what_runs_and_who_comes_in():
    # Two come in per month and stay three at 10: 20, 40, 60, 60 beside 100, 90, 80, 70.
    assert pad([100, 90, 80, 70], instroom=2, duur=3, bedrag=10) == (120, 130, 140, 130)
    # One and a half month: the second month half of it.
    assert pad([0, 0, 0], instroom=2, duur=1.5, bedrag=10) == (20, 30, 30)


def test_a_known_path_that_was_right_is_followed():
    getallen = tuple(float(een) for een in np.random.default_rng(5).normal(100, 20, 40))
    reeks = Tijdreeks("Wmo", JAN, getallen[:38])
    paden = {JAN.verschoven(t - 1): getallen[t : t + 2] for t in range(20, 39)}
    een = prognose(reeks, Maand(2023, 4), methoden={**EENVOUDIG, BEKEND: bekend(JAN, paden)})
    assert [punt.waarde for punt in een.verwacht] == list(getallen[38:])
    with pytest.raises(CalculationError, match="minstens 4 eerdere"):
        prognose(reeks, Maand(2023, 4), methoden={BEKEND: bekend(JAN, {Maand(2023, 2): (1.0, 2.0)})})


def test_the_margin_is_the_error_that_as_many_stayed_within():
    # 1 to 39 off: of 40, the next one among them, 80 % is 32; 95 % is 38.
    fouten = np.arange(1.0, 40.0)[:, None]
    assert marge(fouten, 0.80)[0] == pytest.approx(32, abs=0.5)
    assert marge(fouten, 0.95)[0] == pytest.approx(38, abs=0.5)


def test_parts_add_up_and_their_doubts_may_cancel():
    getal = np.random.default_rng(7).normal(0, 10, 40)
    heen, terug = (Tijdreeks(naam, JAN, tuple(100 + teken * getal)) for naam, teken in (("een", 1), ("twee", -1)))
    delen = [prognose(een, Maand(2023, 8), methoden=EENVOUDIG) for een in (heen, terug)]
    samen = opgeteld("samen", delen)
    assert [een.waarde for een in samen.verwacht] == pytest.approx(
        [een.waarde + ander.waarde for een, ander in zip(*(deel.verwacht for deel in delen), strict=True)]
    )
    # What is more of the one is less of the other: of 200 together nothing is in doubt but by rounding.
    breed = [een.verwacht[0].hoog - een.verwacht[0].laag for een in (samen, delen[0])]
    assert breed[0] < 0.1 * breed[1]
    with pytest.raises(CalculationError, match="over andere perioden"):
        opgeteld("samen", [delen[0], prognose(heen, Maand(2023, 9), methoden=EENVOUDIG)])


def test_a_year_is_what_was_and_what_comes():
    reeks = Tijdreeks("Wmo", Maand(2021, 1), (10.0,) * 24 + (20.0, 30.0, 40.0))
    een = prognose(reeks, Maand(2023, 12), methoden={"looptempo": EENVOUDIG["looptempo"]})
    al, geheel = jaartotaal(een, Jaar(2023))
    # 20 + 30 + 40, and nine months at the mean of twelve: (9 x 10 + 90) / 12 = 15.
    assert (al, geheel.waarde) == pytest.approx((90, 90 + 9 * 15))
    assert al <= geheel.laag < geheel.waarde < geheel.hoog
    with pytest.raises(CalculationError, match=r"januari 2020 \(2020-01\) ontbreekt"):
        jaartotaal(een, Jaar(2020))


def test_products_by_their_share_make_up_the_law():
    r = np.random.default_rng(11)
    delen = [Tijdreeks(naam, JAN, tuple(factor * (100 + r.normal(0, 3, 40)))) for naam, factor in (("a", 1), ("b", 3))]
    geheel, per = prognose_van_delen("wet", delen, Maand(2023, 12))
    assert [een.waarde for een in geheel.verwacht] == pytest.approx(
        [een.waarde + ander.waarde for een, ander in zip(*(deel.verwacht for deel in per), strict=True)]
    )
    assert [een.waarde for een in per[1].verwacht] == pytest.approx([300] * 8, rel=0.05)
