"""Does a series, a control chart and a funnel say what its numbers say, and nothing when they say nothing?"""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from reeksen import NU, Waarde, reeks
from scipy.stats import binom

from monitorlib.cijfers.kern.regels import TOTAAL
from monitorlib.cijfers.toeval.spreiding import ONAFHANKELIJK
from monitorlib.indicatoren.meten.meetreeks import Meetreeks
from monitorlib.indicatoren.meten.patroon import (
    buiten_de_trechter,
    gezamenlijk,
    hoofdgebied,
    kaart_van,
    met_afwijkend,
    patroon_in_woorden,
    tijdreeks,
    trechter_van,
)
from monitorlib.tijd.periode import Kwartaal

OM_EN_OM = (10, 12, 10, 12, 10, 12, 10, 12)
# One of ten, three times: together 10 %.
DRIE: dict[str, Sequence[Waarde]] = {"Aa": [(10, 100)], "Bee": [(20, 200)], "Cee": [(30, 300)]}


def waarden(van: Meetreeks, gebied: str = TOTAAL, tot: Kwartaal = NU) -> list[float]:
    return [punt.waarde for punt in tijdreeks(van, gebied, tot)]


class TestSeries:
    """The numbers of a place up to a quarter, without a gap."""

    def test_oldest_first_up_to_the_quarter_that_is_asked_for(self) -> None:
        """Of 1, 2, 3, 4 the quarter before the last ends with 3; of another place nothing."""
        van = reeks({"Aa": [9, 9, 9, 9], TOTAAL: [1, 2, 3, 4]})
        assert waarden(van) == [1, 2, 3, 4]
        assert waarden(van, tot=NU.vorige) == [1, 2, 3]
        assert waarden(van, "Bee") == []

    @pytest.mark.parametrize("gat", ["het aantal om op te rekenen is nul", None])
    def test_what_lies_before_a_gap_is_left_out(self, gat: Waarde) -> None:
        """No number, or no such place: a line over it would draw what nobody knows."""
        assert waarden(reeks({"Aa": [1] * 5, TOTAAL: [1, 2, gat, 4, 5]})) == [4, 5]

    def test_without_a_number_now_there_is_no_series(self) -> None:
        assert waarden(reeks({TOTAAL: [1, 2, "te vroeg"]})) == []

    def test_nihil_is_a_number(self) -> None:
        assert waarden(reeks({TOTAAL: [1, 0, 3]})) == [1, 0, 3]

    def test_a_yearly_number_has_one_point_per_year(self) -> None:
        """Of nine quarters the first, the fifth and the ninth; the number of a year is the same all year."""
        van = reeks({TOTAAL: [1, 1, 2, 2, 2, 2, 3, 3, 3]}, per="jaar")
        assert [(str(punt.periode), punt.waarde) for punt in tijdreeks(van, TOTAAL, NU)] == [
            ("2022-Q4", 1),
            ("2023-Q4", 2),
            ("2024-Q4", 3),
        ]

    def test_a_missing_year_is_a_gap(self) -> None:
        van = reeks({TOTAAL: [1, 1, 2, 2, "geen onderzoek", 2, 3, 3, 3]}, per="jaar")
        assert waarden(van) == [3]

    def test_it_is_drawn_of_all_together_or_of_the_only_one(self) -> None:
        assert hoofdgebied(reeks({"Aa": [1], "Bee": [2], TOTAAL: [3]})) == TOTAAL
        assert hoofdgebied(reeks({"Aa": [1]})) == "Aa"


class TestControlChart:
    """Of events and of shares of them, from eight points on."""

    @pytest.mark.parametrize("toets", ["stroom", "overlappend aandeel", "geen"])
    def test_what_carries_over_has_none(self, toets: str) -> None:
        """A stand, and a share of one: most of it is what it was, which the rules take for a signal."""
        van = reeks({TOTAAL: OM_EN_OM * 2}, toets=toets)
        assert kaart_van(van, tijdreeks(van, TOTAAL, NU)) is None

    @pytest.mark.parametrize("toets", ["gebeurtenissen", "aandeel"])
    def test_eight_points_have_one_and_seven_none(self, toets: str) -> None:
        """Mean 11, each range 2: 11 − 2,66 × 2 = 5,68 and 11 + 2,66 × 2 = 16,32."""
        van = reeks({TOTAAL: OM_EN_OM}, toets=toets)
        punten = tijdreeks(van, TOTAAL, NU)
        kaart = kaart_van(van, punten)
        assert kaart is not None
        assert (kaart.onder, kaart.midden, kaart.boven) == pytest.approx((5.68, 11, 16.32))
        assert kaart.signalen == ()
        assert kaart_van(van, punten[1:]) is None

    @pytest.mark.parametrize(("eenheid", "boven"), [("%", 100), ("klachten", 103.32)])
    def test_only_a_share_ends_at_100(self, eenheid: str, boven: float) -> None:
        """98 + 2,66 × 2 = 103,32."""
        van = reeks({TOTAAL: (97, 99) * 4}, toets="gebeurtenissen", eenheid=eenheid)
        kaart = kaart_van(van, tijdreeks(van, TOTAAL, NU))
        assert kaart is not None
        assert kaart.boven == pytest.approx(boven)

    def test_nothing_is_less_than_nothing(self) -> None:
        """2 − 2,66 × 2 lies below zero."""
        van = reeks({TOTAAL: (1, 3) * 4}, toets="gebeurtenissen", eenheid="klachten")
        kaart = kaart_van(van, tijdreeks(van, TOTAAL, NU))
        assert kaart is not None
        assert kaart.onder == 0


class TestFunnel:
    """The gemeenten of one quarter, when there are at least three with a share."""

    @pytest.mark.parametrize("toets", ["aandeel", "overlappend aandeel"])
    def test_it_holds_the_gemeenten_but_not_all_together(self, toets: str) -> None:
        """(10 + 20 + 30) / (100 + 200 + 300) is one tenth."""
        trechter = trechter_van(reeks({**DRIE, TOTAAL: [(60, 600)]}, toets=toets), NU)
        assert {naam: (een.teller, een.noemer) for naam, een in trechter.items()} == {
            "Aa": (10, 100),
            "Bee": (20, 200),
            "Cee": (30, 300),
        }
        assert gezamenlijk(trechter) == pytest.approx(0.1)

    @pytest.mark.parametrize("toets", ["stroom", "gebeurtenissen", "geen"])
    def test_what_is_no_share_has_none(self, toets: str) -> None:
        assert trechter_van(reeks(DRIE, toets=toets), NU) == {}

    @pytest.mark.parametrize("derde", ["het aantal om op te rekenen is nul", None, 10.0])
    def test_two_gemeenten_have_none(self, derde: Waarde) -> None:
        """The third has no number, is not there, or has a number of which nobody knows the noemer."""
        assert trechter_van(reeks({**DRIE, "Cee": [derde], TOTAAL: [(30, 300)]}), NU) == {}

    def test_a_fourth_without_a_number_is_left_out(self) -> None:
        trechter = trechter_van(reeks({**DRIE, "Dee": ["het aantal om op te rekenen is nul"]}), NU)
        assert list(trechter) == ["Aa", "Bee", "Cee"]

    def test_it_is_of_the_quarter_that_is_asked_for(self) -> None:
        """The quarter before has two gemeenten only."""
        van = reeks({"Aa": [(1, 10), (2, 10)], "Bee": [(1, 10), (3, 10)], "Cee": [None, (4, 10)]})
        assert trechter_van(van, NU.vorige) == {}
        assert [een.teller for een in trechter_van(van, NU).values()] == [2, 3, 4]

    def test_outside_is_what_chance_does_less_than_once_in_a_thousand(self) -> None:
        """Each teller of Dee against scipy: the smaller tail around the share of all four, itself included."""
        gezien = set()
        for teller in range(61):
            trechter = trechter_van(reeks({**DRIE, "Dee": [(teller, 60)]}), NU)
            samen = (60 + teller) / 660
            delen = {"Aa": (10, 100), "Bee": (20, 200), "Cee": (30, 300), "Dee": (teller, 60)}
            verwacht = [
                naam for naam, (t, n) in delen.items() if min(binom.cdf(t, n, samen), binom.sf(t - 1, n, samen)) < 0.001
            ]
            assert buiten_de_trechter(trechter, 1.0) == verwacht, teller
            gezien |= {(naam, naam in verwacht) for naam in delen}
        assert gezien >= {("Aa", False), ("Dee", False), ("Dee", True)}

    def test_without_a_funnel_nobody_is_outside(self) -> None:
        assert buiten_de_trechter({}, 1.0) == []


class TestWords:
    """One line for the last point of the series, one for each gemeente outside the funnel."""

    @pytest.mark.parametrize(
        ("rest", "laatste", "kant"),
        # 7 × 10 and 100: mean 21,25; one range of 90, a mean of 90/7; limit 21,25 + 2,66 × 90/7 = 55,45.
        # Upside down: 88,75 − 34,20 = 54,55.
        [(10, 100, "hoog"), (100, 10, "laag")],
    )
    def test_a_last_point_beyond_the_limits(self, rest: float, laatste: float, kant: str) -> None:
        van = reeks({"Aa": [1] * 8, TOTAAL: [rest] * 7 + [laatste]}, toets="gebeurtenissen", eenheid="klachten")
        assert patroon_in_woorden(van, NU) == [
            f"De reeks van alle gemeenten samen ligt nu opvallend {kant} (buiten de grenzen)."
        ]

    @pytest.mark.parametrize(
        ("waarden_", "woord"),
        # Six points one way, far from the limits: the rest goes up and down by more than a step of the trend.
        [
            ((30, 10, 30, 10, 30, 10, 14, 16, 18, 20, 22, 24), "stijgt"),
            ((10, 30, 10, 30, 10, 30, 26, 24, 22, 20, 18, 16), "daalt"),
        ],
    )
    def test_a_trend_is_where_the_series_goes(self, waarden_: Sequence[Waarde], woord: str) -> None:
        van = reeks({TOTAAL: waarden_}, toets="gebeurtenissen", eenheid="klachten")
        assert patroon_in_woorden(van, NU) == [f"De reeks van alle gemeenten samen {woord} steeds (trend)."]

    def test_of_the_only_gemeente_it_says_the_name(self) -> None:
        van = reeks({"De Marne": [10] * 7 + [100]}, toets="gebeurtenissen", eenheid="klachten")
        assert patroon_in_woorden(van, NU) == ["De reeks van De Marne ligt nu opvallend hoog (buiten de grenzen)."]

    def test_every_rule_that_the_last_point_breaks(self) -> None:
        """8 × 10 and 8 × 20: mean 15, one range of 10, limits 15 ± 2,66 × 10/15 = 13,23 and 16,77."""
        van = reeks({TOTAAL: [10] * 8 + [20] * 8}, toets="gebeurtenissen", eenheid="klachten")
        (regel,) = patroon_in_woorden(van, NU)
        assert regel.startswith("De reeks van alle gemeenten samen ligt nu opvallend hoog (buiten de grenzen, ")
        assert "verschuiving" in regel

    def test_an_earlier_signal_is_no_news(self) -> None:
        """The 100 of a quarter ago is drawn, but not said: mean 21,25 and the last point is 10."""
        van = reeks({TOTAAL: [10] * 6 + [100, 10]}, toets="gebeurtenissen", eenheid="klachten")
        kaart = kaart_van(van, tijdreeks(van, TOTAAL, NU))
        assert kaart is not None
        assert 6 in {een.plaats for een in kaart.signalen}
        assert patroon_in_woorden(van, NU) == []

    def test_ups_and_downs_say_nothing(self) -> None:
        assert patroon_in_woorden(reeks({TOTAAL: OM_EN_OM}, toets="gebeurtenissen"), NU) == []

    @pytest.mark.parametrize(("teller", "kant"), [(90, "hoger"), (10, "lager")])
    def test_who_is_outside_the_funnel_and_on_which_side(self, teller: int, kant: str) -> None:
        """90 or 10 of 100 where 60 % or 40 % is usual; the half of Aa and Bee lies inside."""
        van = reeks({"Aa": [(50, 100)], "Bee": [(100, 200)], "Cee": [(teller, 100)], TOTAAL: [(150 + teller, 400)]})
        (van,) = met_afwijkend([replace(van, spreiding={"jaar": ONAFHANKELIJK})], NU)
        assert patroon_in_woorden(van, NU) == [
            f"Cee is {kant} dan de gemeenten samen; dat verschil is meer dan toeval."
        ]

    def test_alike_gemeenten_say_nothing(self) -> None:
        assert patroon_in_woorden(reeks(DRIE), NU) == []

    def test_among_many_gemeenten_one_outside_the_funnel_is_not_enough(self) -> None:
        """154 of 1.000 beside twice 100: less than once in 1.000, but among 63 gemeenten once in twenty pages."""
        een, *vlak = (
            replace(
                reeks({"Aa": [(teller, 1000)], "Bee": [(100, 1000)], "Cee": [(100, 1000)]}),
                spreiding={"jaar": ONAFHANKELIJK},
            )
            for teller in (154, *[100] * 20)
        )
        assert buiten_de_trechter(trechter_van(een, NU), ONAFHANKELIJK.phi) == ["Aa"]
        assert [van.afwijkend for van in met_afwijkend([een], NU)] == [("Aa",)]
        assert [van.afwijkend for van in met_afwijkend([een, *vlak], NU)] == [()] * 21
