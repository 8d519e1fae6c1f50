"""Forecasts as values: of parts, of paths, of a year, and kept from one build to the next."""

import math

import numpy as np
import pytest

from monitorlib.cijfers.prognose.reeksen.bekend import bekend
from monitorlib.cijfers.prognose.reeksen.bewaard import bewaarde_prognose, bewaarde_prognose_van_delen
from monitorlib.cijfers.prognose.reeksen.delen import _naar_aandeel, prognose_van_delen
from monitorlib.cijfers.prognose.reeksen.gebeurtenis import Gebeurtenis, factoren
from monitorlib.cijfers.prognose.reeksen.prognose import prognose
from monitorlib.cijfers.prognose.reeksen.reeks import Tijdreeks, reeks_uit
from monitorlib.cijfers.prognose.reeksen.totaal import jaartotaal, opgeteld
from monitorlib.cijfers.prognose.reeksen.uitkomst import Prognose, Verwacht, fouten_van, met_marge
from monitorlib.errors import CalculationError
from monitorlib.files.kept import PROGNOSE, Kept, keeping
from monitorlib.tijd.periode import Jaar, Kwartaal, Maand

JAN = Maand(2020, 1)
NAN = math.nan


class TestSeries:
    REEKS = Tijdreeks("Wmo", JAN, (1.0, 2.0, 3.0))

    def test_it_is_cut_off_after_a_period(self) -> None:
        assert self.REEKS.tot_en_met(JAN).waarden == (1.0,)
        assert self.REEKS.tot_en_met(Maand(2020, 3)) == self.REEKS
        assert (self.REEKS.laatste, self.REEKS.seizoen) == (Maand(2020, 3), 12)

    @pytest.mark.parametrize("periode", [Maand(2019, 12), Maand(2020, 4), Kwartaal(2020, 1)])
    def test_a_period_that_is_not_in_it_is_refused(self, periode: Maand | Kwartaal) -> None:
        with pytest.raises(CalculationError) as fout:
            self.REEKS.tot_en_met(periode)
        assert str(fout.value) == (
            f"De reeks Wmo loopt van 2020-01 tot en met 2020-03; {periode} is daar geen maand van. Vraag er een die "
            "erin zit."
        )

    def test_points_may_come_in_any_order(self) -> None:
        assert reeks_uit("Wmo", [(Maand(2020, 2), 2.0), (JAN, 1.0), (Maand(2020, 3), 3.0)]) == self.REEKS


class TestEvents:
    def test_factors_and_amounts_follow_each_other(self) -> None:
        """First 10 more, then twice as much: of 5 it makes (5 + 10) x 2 = 5 x 2 + 20; the factor ends in March."""
        meer = Gebeurtenis("contract", Maand(2020, 2), bedrag=10)
        dubbel = Gebeurtenis("proef", Maand(2020, 3), factor=2, tot_en_met=Maand(2020, 3))
        maal, plus = factoren([meer, dubbel], [Maand(2020, nummer) for nummer in (1, 2, 3, 4)])
        assert (maal.tolist(), plus.tolist()) == ([1, 1, 2, 1], [0, 10, 20, 10])

    @pytest.mark.parametrize("anders", [{"factor": math.inf}, {"factor": NAN}, {"factor": -1.0}, {"bedrag": math.inf}])
    def test_no_number_is_no_factor_and_no_amount(self, anders: dict[str, float]) -> None:
        with pytest.raises(CalculationError, match="Schrijf een factor boven 0"):
            Gebeurtenis("tarief", JAN, **anders)

    def test_one_of_one_period_is_one(self) -> None:
        assert Gebeurtenis("proef", JAN, tot_en_met=JAN).geldt([JAN, JAN.volgende]) == [True, False]

    @pytest.mark.parametrize(
        ("gebeurtenis", "perioden"),
        [
            (Gebeurtenis("proef", Kwartaal(2020, 1)), [JAN]),
            (Gebeurtenis("proef", JAN), [JAN, Kwartaal(2020, 1)]),
            (Gebeurtenis("proef", JAN), [Kwartaal(2020, 1)]),
        ],
    )
    def test_another_kind_of_period_is_refused(self, gebeurtenis: Gebeurtenis, perioden: list[Maand]) -> None:
        with pytest.raises(CalculationError, match="De gebeurtenis proef begint in"):
            gebeurtenis.geldt(perioden)


PADEN = {JAN.verschoven(t - 1): [10.0 * t, 10.0 * t + 1, 99.0] for t in (5, 6, 7, 8, 9)}


class TestPaths:
    """After 5, 6, 7, 8 and 9 numbers what was to come was known: five paths, of which the last is that of now."""

    def test_each_moment_has_the_path_of_then(self) -> None:
        uit = bekend(JAN, PADEN)(np.ones(9), 12, (4, 5, 6, 7, 8, 9), 2)
        np.testing.assert_equal(uit, np.array([[NAN, NAN], [50, 51], [60, 61], [70, 71], [80, 81], [90, 91]]))

    def test_a_path_that_is_just_long_enough_will_do(self) -> None:
        assert bekend(JAN, PADEN)(np.ones(9), 12, (5, 6, 7, 8, 9), 3)[-1].tolist() == [90, 91, 99]

    @pytest.mark.parametrize(("weg", "kort", "eerdere"), [(9, 0, 4), (5, 0, 3), (0, 9, 4), (0, 5, 4)])
    def test_four_earlier_ones_and_the_one_of_now_are_needed(self, weg: int, kort: int, eerdere: int) -> None:
        paden = {maand: pad[: 1 if maand == JAN.verschoven(kort - 1) else 2] for maand, pad in PADEN.items()}
        paden.pop(JAN.verschoven(weg - 1), None)
        with pytest.raises(CalculationError) as fout:
            bekend(JAN, paden)(np.ones(9), 12, (5, 6, 7, 8, 9), 2)
        assert str(fout.value) == (
            "Wat loopt en instroom: nodig is het pad van 2020-09 en van minstens 4 eerdere perioden, elk 2 lang; er "
            f"zijn er {eerdere} eerdere. Vul ze aan, of laat deze methode weg."
        )


class TestParts:
    def test_what_is_fitted_on_the_whole_has_a_say_in_its_parts(self) -> None:
        """Only the whole has a season: the parts differ from it by chance of their own, which cancels out."""
        t = np.arange(40)
        geheel = 1000 + 100 * np.sin(2 * np.pi * t / 12) + 5 * t
        deel = 0.6 + 0.2 * np.random.default_rng(9).uniform(-1, 1, 40)
        delen = [Tijdreeks("a", JAN, tuple(geheel * deel)), Tijdreeks("b", JAN, tuple(geheel * (1 - deel)))]
        samen, alle = prognose_van_delen("wet", delen, Maand(2023, 8))
        assert "ETS naar aandeel" in alle[0].methode
        assert "Theta naar aandeel" in alle[0].methode
        assert samen.verwacht[0].waarde == pytest.approx(alle[0].verwacht[0].waarde + alle[1].verwacht[0].waarde)

    def test_a_whole_is_divided_by_the_share_of_the_year_before(self) -> None:
        """Two periods a year: (1 + 2) / (10 + 20) is a tenth of 100 and 200, (15 + 20) / (30 + 40) half of 300 and 400.

        Before, in a year of which the whole was nothing, the part is nothing.
        """
        geheel, deel = np.array([0.0, 0, 10, 20, 30, 40]), np.array([0.0, 0, 1, 2, 15, 20])
        voorspel = _naar_aandeel(geheel, np.array([[50.0, 60.0], [100, 200], [300, 400]]))
        assert voorspel(deel, 2, (2, 4, 6), 2) == pytest.approx(np.array([[0, 0], [10, 20], [150, 200]]))

    def test_a_whole_of_nothing_in_a_year_gives_no_share(self) -> None:
        """Four periods a year, of which the first was empty: nothing is divided by nothing."""
        delen = [Tijdreeks(naam, Kwartaal(2018, 1), (0.0,) * 9 + (5.0, 6.0, 5.0, 6.0)) for naam in ("a", "b")]
        samen, alle = prognose_van_delen("wet", delen, Kwartaal(2021, 3))
        assert alle[0].verwacht == alle[1].verwacht
        assert all(math.isfinite(een.waarde) for een in samen.verwacht)

    def test_a_part_that_stands_still_goes_on_by_itself(self) -> None:
        """Whatever the whole does: its own run rate was never off. A whole of one part is that part."""
        golf = Tijdreeks("b", JAN, tuple(100 + 50 * np.sin(np.arange(9.0))))
        samen, alle = prognose_van_delen("wet", [Tijdreeks("a", JAN, (100.0,) * 9), golf], Maand(2020, 10))
        assert (alle[0].verwacht[0].waarde, alle[0].methode) == (100, "looptempo")
        samen, (een,) = prognose_van_delen("wet", [golf], Maand(2020, 10))
        assert samen.verwacht == een.verwacht

    def test_a_short_whole_goes_on_at_the_mean_of_its_parts(self) -> None:
        delen = [Tijdreeks(naam, JAN, (keer * 1.0,) * 7) for naam, keer in (("a", 1), ("b", 3))]
        samen, alle = prognose_van_delen("wet", delen, Maand(2020, 8))
        assert [een.verwacht[0].waarde for een in (samen, *alle)] == [4, 1, 3]


def voorspeld(naam: str, waarden: tuple[float, ...], *punten: Verwacht, **anders: object) -> Prognose:
    return Prognose(Tijdreeks(naam, JAN, waarden), punten, "hand", **anders)  # type: ignore[arg-type]


class TestSums:
    def test_errors_are_added_moment_by_moment_of_those_that_all_have(self) -> None:
        een = voorspeld("a", (1.0,), Verwacht(1), fouten=((1.0,), (2.0,), (3.0,)))
        ander = voorspeld("b", (1.0,), Verwacht(1), fouten=((10.0,), (20.0,)))
        assert fouten_van([een, ander]).tolist() == [[12.0], [23.0]]
        assert fouten_van([een, voorspeld("c", (1.0,), Verwacht(1))]).shape == (0, 1)
        assert fouten_van([voorspeld("c", (1.0,), Verwacht(1), Verwacht(1))]).shape == (0, 2)
        assert opgeteld("som", [een, ander]).fouten == ((12.0,), (23.0,))

    def test_a_sum_without_errors_has_no_interval_and_says_why(self) -> None:
        delen = [
            voorspeld("a", (1.0, 2.0), Verwacht(3), Verwacht(4), reden="te kort"),
            voorspeld("b", (5.0, 6.0), Verwacht(7), Verwacht(8)),
        ]
        som = opgeteld("som", delen)
        assert (som.reeks.waarden, [een.waarde for een in som.verwacht], som.reden) == ((6, 8), [10, 12], "te kort")
        assert all(math.isnan(een.laag) for een in som.verwacht)
        assert (som.methode, som.onder_nul, som.reeks.naam) == ("opgeteld", False, "som")
        assert opgeteld("som", delen[1:]).reden == ""

    @pytest.mark.parametrize("onder_nul", [False, True])
    def test_a_sum_can_be_below_nothing_when_a_part_can(self, onder_nul: bool) -> None:
        """Nine errors of 5 around 1 and 1: down to nothing, or to 2 - 10."""
        fouten = ((5.0,), (-5.0,)) * 5
        delen = [
            voorspeld(naam, (1.0,), Verwacht(1), fouten=fouten, onder_nul=onder_nul and naam == "b")
            for naam in ("a", "b")
        ]
        assert opgeteld("som", delen).verwacht[0].laag == (-8 if onder_nul else 0)

    def test_other_periods_are_not_added_up(self) -> None:
        een = voorspeld("a", (1.0,), Verwacht(1))
        langer = voorspeld("b", (1.0, 1.0), Verwacht(1))
        eerder = Prognose(Tijdreeks("c", Maand(2019, 12), (1.0, 1.0)), (Verwacht(1),), "hand")
        for ander in (langer, eerder, voorspeld("d", (1.0,), Verwacht(1), Verwacht(1))):
            with pytest.raises(CalculationError) as fout:
                opgeteld("som", [een, ander])
            assert str(fout.value) == (
                f"som: de reeksen a en {ander.reeks.naam} gaan over andere perioden en zijn niet op te tellen. Geef ze "
                "dezelfde eerste en laatste periode."
            )

    def test_a_margin_stops_at_nothing_unless_there_can_be_less(self) -> None:
        """Thirty errors of 5 each way, around 3 and 8: 95 % of them is 5 as well."""
        fouten = np.full((39, 2), 5.0)
        assert met_marge(np.array([3.0, 8.0]), fouten, onder_nul=False) == (
            Verwacht(3, 0, 8, 0, 8),
            Verwacht(8, 3, 13, 3, 13),
        )
        assert met_marge(np.array([3.0, 8.0]), fouten, onder_nul=True)[0] == Verwacht(3, -2, 8, -2, 8)


class TestYear:
    def test_a_year_that_is_over_is_what_it_was(self) -> None:
        een = voorspeld("a", (1.0,) * 12, Verwacht(5))
        assert jaartotaal(een, Jaar(2020)) == (12, Verwacht(12, 12, 12, 12, 12))

    def test_the_rest_is_off_by_what_as_many_periods_were_off_together(self) -> None:
        """Ten months of 10; two to come of 10, and in the next year one more. Always 3 and 4 too much: 7 together."""
        een = voorspeld("a", (10.0,) * 10, *[Verwacht(10)] * 3, fouten=((3.0, 4.0, 100.0),) * 39)
        assert jaartotaal(een, Jaar(2020)) == (100, Verwacht(120, 113, 127, 113, 127))

    def test_the_next_year_begins_after_what_is_still_to_come_of_this_one(self) -> None:
        """Eleven months of 10, one of 20 to come, and then twelve of 1 that are off by 0, 1, and so on to 11."""
        fouten = (tuple([50.0] + [float(een) for een in range(12)]),) * 39
        een = voorspeld("a", (10.0,) * 11, Verwacht(20), *[Verwacht(1)] * 12, fouten=fouten, onder_nul=True)
        al, jaar = jaartotaal(een, Jaar(2021))
        assert (al, jaar.waarde) == (0, 12)
        assert (jaar.laag, jaar.hoog) == pytest.approx((12 - 66, 12 + 66))

    def test_it_is_no_less_than_what_is_there_unless_there_can_be_less_than_nothing(self) -> None:
        """100 of ten months, and two of 1 to come that are off by 5 each."""
        fouten = ((5.0, 5.0),) * 39
        for onder_nul, laag in ((False, 100), (True, 100 + 2 - 10)):
            een = voorspeld("a", (10.0,) * 10, Verwacht(1), Verwacht(1), fouten=fouten, onder_nul=onder_nul)
            assert jaartotaal(een, Jaar(2020))[1] == Verwacht(102, laag, 112, laag, 112)

    def test_a_year_that_is_not_covered_says_until_when(self) -> None:
        with pytest.raises(CalculationError) as fout:
            jaartotaal(voorspeld("a", (10.0,) * 10, Verwacht(1)), Jaar(2020))
        assert str(fout.value) == (
            "De reeks a: december 2020 (2020-12) ontbreekt voor het jaar 2020. Laat de reeks eerder beginnen, of trek "
            "haar door tot en met 2020-12."
        )

    def test_a_rest_without_errors_has_no_interval(self) -> None:
        een = voorspeld("a", (10.0,) * 11, Verwacht(5))
        al, jaar = jaartotaal(een, Jaar(2020))
        assert (al, jaar.waarde) == (110, 115)


class TestForecast:
    @pytest.mark.parametrize(("eerste", "onder_nul"), [(-1.0, True), (0.0, False)])
    def test_what_was_below_nothing_once_can_be_so_again(self, eerste: float, onder_nul: bool) -> None:
        reeks = Tijdreeks("saldo", JAN, (eerste, *[0.0, 1.0] * 10))
        assert prognose(reeks, Maand(2021, 10)).onder_nul == onder_nul

    def test_a_short_series_goes_on_at_the_mean_of_all_of_it(self) -> None:
        """Seven quarters, nearly two years: (1 + 2 + ... + 7) / 7 = 4, not the mean of the last four."""
        een = prognose(Tijdreeks("kort", Kwartaal(2020, 1), tuple(map(float, range(1, 8)))), Kwartaal(2022, 1))
        assert ([punt.waarde for punt in een.verwacht], een.methode) == ([4, 4], "looptempo")
        assert prognose(Tijdreeks("lang", JAN, (5.0,) * 8), Maand(2020, 9)).reden == ""


class TestKept:
    """A build keeps what was forecast, by the series and how far it was carried on."""

    REEKS = Tijdreeks("Wmo", JAN, (1.0, 2.0, 6.0))

    def kept(self) -> Kept:
        return Kept({PROGNOSE: "code"}, {})

    def test_what_is_kept_is_what_was_made(self) -> None:
        bewaard = self.kept()
        with keeping(bewaard):
            een = bewaarde_prognose(self.REEKS, Maand(2020, 5))
        with keeping(Kept({PROGNOSE: "code"}, bewaard.made)):
            ander = bewaarde_prognose(self.REEKS, Maand(2020, 5))
        kaal = prognose(self.REEKS, Maand(2020, 5))
        assert len(bewaard.made) == 1
        assert [punt.waarde for punt in een.verwacht] == [punt.waarde for punt in ander.verwacht] == [3, 3]
        assert (een.reeks, een.methode, een.fouten, een.reden, een.onder_nul) == (
            kaal.reeks,
            kaal.methode,
            kaal.fouten,
            kaal.reden,
            kaal.onder_nul,
        )

    def test_another_series_or_period_is_made_anew(self) -> None:
        bewaard = self.kept()
        with keeping(bewaard):
            for reeks, tot in (
                (self.REEKS, Maand(2020, 4)),
                (self.REEKS, Maand(2020, 5)),
                (Tijdreeks("Wmo", JAN, (1.0, 2.0, 7.0)), Maand(2020, 4)),
                (Tijdreeks("Wmo", Maand(2020, 2), (1.0, 2.0, 6.0)), Maand(2020, 5)),
                (Tijdreeks("Jeugd", JAN, (1.0, 2.0, 6.0)), Maand(2020, 4)),
            ):
                bewaarde_prognose(reeks, tot)
        assert len(bewaard.made) == 5

    def test_parts_are_kept_by_each_of_them(self) -> None:
        a, b, c = (
            Tijdreeks(naam, JAN, waarden) for naam, waarden in (("a", (1.0, 3.0)), ("b", (4.0, 6.0)), ("c", (9.0, 9.0)))
        )
        bewaard = self.kept()
        with keeping(bewaard):
            geheel, alle = bewaarde_prognose_van_delen("wet", [a, b], Maand(2020, 4))
            bewaarde_prognose_van_delen("wet", [a, c], Maand(2020, 4))
            bewaarde_prognose_van_delen("wet", [a, b], Maand(2020, 5))
            bewaarde_prognose_van_delen("gemeente", [a, b], Maand(2020, 4))
            enig, _ = bewaarde_prognose_van_delen("wet", [a], Maand(2020, 4))
        assert len(bewaard.made) == 5
        assert enig.reeks.waarden == a.waarden
        assert (geheel.reeks.naam, geheel.reeks.waarden) == ("wet", (5, 9))
        assert [[punt.waarde for punt in een.verwacht] for een in (geheel, *alle)] == [[7, 7], [2, 2], [5, 5]]
        assert [een.reeks for een in alle] == [a, b]
