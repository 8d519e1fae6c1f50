"""Is a change in expenditure split into its causes, to the cent, and nothing else?"""

from collections.abc import Mapping
from fractions import Fraction

import pytest
from bouwstenen import proef
from hypothesis import given
from hypothesis import strategies as st

from monitorlib.cijfers.geld.ontleden import (
    CLIENTEN,
    FACTOREN,
    MIX,
    NIEUW,
    PRIJS,
    REST,
    VOLUME,
    WEG,
    Geleverd,
    ontleed,
    shapley,
)

Soort = tuple[str, ...]
A, B = ("Aa", "45", "uur"), ("Aa", "44", "etmaal")


def geleverd(euro: float, volume: float, clienten: int) -> Geleverd:
    return Geleverd(round(100 * euro), Fraction(volume), clienten)


def samen(delen: Mapping[Soort, Mapping[str, int]], post: str) -> int:
    return sum(van.get(post, 0) for van in delen.values())


class TestFactors:
    """What the change of one factor does to a product."""

    def test_of_two_factors_each_gets_half_of_what_they_do_together(self) -> None:
        """2 × 10 = 20 becomes 3 × 14 = 42: 1 × (10 + 14) / 2 = 12 and 4 × (2 + 3) / 2 = 10, together 22."""
        assert shapley([Fraction(2), Fraction(10)], [Fraction(3), Fraction(14)]) == [12, 10]

    def test_of_three_factors_by_hand(self) -> None:
        """From 1 × 1 × 1 to 2 × 3 × 5. The first: (1 + (3 + 5) / 2 + 15) ... weights ⅓, ⅙, ⅙, ⅓: 1/3 + 3/6 + 5/6 + 15/3
        = 6⅔; the second 2 × (1/3 + 2/6 + 5/6 + 10/3) = 9⅔; the third 4 × (1/3 + 2/6 + 3/6 + 6/3) = 12⅔; together 29.
        """
        een, ander = [Fraction(1)] * 3, [Fraction(2), Fraction(3), Fraction(5)]
        assert shapley(een, ander) == [Fraction(20, 3), Fraction(29, 3), Fraction(38, 3)]

    def test_a_factor_that_stays_does_nothing(self) -> None:
        assert shapley([Fraction(2), Fraction(7)], [Fraction(3), Fraction(7)]) == [7, 0]


class TestKinds:
    """What happens to one kind of help, or to several."""

    def test_only_dearer_is_only_price(self) -> None:
        """Ten cliënten, 40 hours: from 50 to 54 euro an hour."""
        delen = ontleed({A: geleverd(2000, 40, 10)}, {A: geleverd(2160, 40, 10)})
        assert delen == {A: {CLIENTEN: 0, MIX: 0, VOLUME: 0, PRIJS: 16000}}

    def test_only_more_cliënten_of_the_same_is_only_cliënten(self) -> None:
        delen = ontleed(
            {A: geleverd(2000, 40, 10), B: geleverd(600, 6, 2)}, {A: geleverd(3000, 60, 15), B: geleverd(900, 9, 3)}
        )
        assert {post: samen(delen, post) for post in FACTOREN} == {CLIENTEN: 130000, MIX: 0, VOLUME: 0, PRIJS: 0}

    def test_only_more_hours_each_is_only_volume(self) -> None:
        delen = ontleed({A: geleverd(2000, 40, 10)}, {A: geleverd(2500, 50, 10)})
        assert delen[A] == {CLIENTEN: 0, MIX: 0, VOLUME: 50000, PRIJS: 0}

    def test_from_cheap_to_dear_help_is_only_mix(self) -> None:
        """Two of 10 and 2 cliënten move: 100 euro less and 300 euro more for each."""
        delen = ontleed(
            {A: geleverd(1000, 10, 10), B: geleverd(600, 2, 2)}, {A: geleverd(800, 8, 8), B: geleverd(1200, 4, 4)}
        )
        assert {post: samen(delen, post) for post in FACTOREN} == {CLIENTEN: 0, MIX: 40000, VOLUME: 0, PRIJS: 0}
        assert (delen[A][MIX], delen[B][MIX]) == (-20000, 60000)

    def test_what_is_new_or_gone_is_nothing_else(self) -> None:
        """Its cliënten are none of those who had more or less of what was there before."""
        delen = ontleed({A: geleverd(100, 1, 1)}, {B: geleverd(250, 5, 3)})
        assert delen == {A: {WEG: -10000}, B: {NIEUW: 25000}}

    @pytest.mark.parametrize(
        "nu",
        [
            geleverd(0, 10, 5),  # a price of zero
            geleverd(-30, -1, 5),  # credits without what they take back
            geleverd(80, 0, 5),  # euros without a volume
            geleverd(80, 4, 0),  # nobody in the register
        ],
    )
    def test_what_has_no_price_in_one_of_both_is_not_split(self, nu: Geleverd) -> None:
        assert ontleed({A: geleverd(50, 5, 5)}, {A: nu}) == {A: {REST: nu.centen - 5000}}

    def test_cliënten_of_two_units_count_once(self) -> None:
        """Four persons have both; two more come. As one group they are 4 → 6, whatever the units."""
        uur, dagdeel = ("Aa", "41", "uur"), ("Aa", "41", "dagdeel")
        delen = ontleed(
            {uur: geleverd(400, 8, 4), dagdeel: geleverd(800, 4, 4)},
            {uur: geleverd(600, 12, 6), dagdeel: geleverd(1200, 6, 6)},
        )
        assert {post: samen(delen, post) for post in FACTOREN} == {CLIENTEN: 60000, MIX: 0, VOLUME: 0, PRIJS: 0}


SOORTEN = st.tuples(
    st.sampled_from(["Aa", "Bee"]), st.sampled_from(["45", "44", "43"]), st.sampled_from(["uur", "etmaal"])
)
GELEVERD = st.builds(
    Geleverd,
    st.integers(-(10**9), 10**10),
    st.fractions(-100, 10**5, max_denominator=1000),
    st.integers(0, 500),
)
PERIODE = st.dictionaries(SOORTEN, GELEVERD, max_size=9)


@proef(150)
@given(PERIODE, PERIODE)
def test_whatever_was_delivered_the_effects_are_the_change(
    toen: dict[Soort, Geleverd], nu: dict[Soort, Geleverd]
) -> None:
    """By kind and so in every sum, to the cent, and back is the same with the other sign, but for the last cent."""
    delen, terug = ontleed(toen, nu), ontleed(nu, toen)
    niets = Geleverd()
    assert {soort: sum(van.values()) for soort, van in delen.items()} == {
        soort: nu.get(soort, niets).centen - toen.get(soort, niets).centen for soort in {*toen, *nu}
    }
    for soort, van in delen.items():
        for post in FACTOREN:
            assert abs(van.get(post, 0) + terug[soort].get(post, 0)) <= 1
