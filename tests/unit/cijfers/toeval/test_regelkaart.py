"""Does a control chart see what is unusual, by the rule that says so, and nothing else?"""

from collections.abc import Sequence

import pytest

from monitorlib.cijfers.toeval.regelkaart import Regelkaart, Signaal, regelkaart
from monitorlib.errors import CalculationError

BUITEN, VERSCHUIVING, TREND, DICHTBIJ = (
    "buiten de grenzen",
    "verschuiving",
    "trend",
    "twee van drie dicht bij een grens",
)


def kaart(waarden: Sequence[float], ondergrens: float | None = None, bovengrens: float | None = None) -> Regelkaart:
    gevonden = regelkaart(waarden, ondergrens=ondergrens, bovengrens=bovengrens)
    assert gevonden is not None
    return gevonden


def per_regel(waarden: Sequence[float]) -> dict[tuple[str, str], list[int]]:
    """Which points each rule points at."""
    gevonden: dict[tuple[str, str], list[int]] = {}
    for signaal in kaart(waarden).signalen:
        gevonden.setdefault((signaal.regel, signaal.richting), []).append(signaal.plaats)
    return gevonden


def omgekeerd(waarden: Sequence[float]) -> list[float]:
    return [-waarde for waarde in waarden]


def test_the_limits_are_by_hand() -> None:
    """Mean of four times 10 and 12; every step is 2: 11 ± 2.66 * 2."""
    gevonden = kaart([10, 12] * 4)
    assert (gevonden.midden, gevonden.onder, gevonden.boven) == (
        11,
        pytest.approx(11 - 2.66 * 2),
        pytest.approx(11 + 2.66 * 2),
    )
    assert gevonden.signalen == ()


def test_the_limits_are_those_of_the_nhs_tool() -> None:
    """Published: mean 1.94, limits -3.06 and 6.95, one signal (NHSRplotthedots, 'Deviations from Excel defaults')."""
    gevonden = kaart([1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1])
    assert (gevonden.midden, gevonden.onder, gevonden.boven) == (
        pytest.approx(1.94, abs=0.005),
        pytest.approx(-3.06, abs=0.005),
        pytest.approx(6.95, abs=0.005),
    )
    assert gevonden.signalen == (Signaal(4, BUITEN, "hoger"),)


def test_limits_stop_where_the_numbers_stop() -> None:
    """99 ± 2.66 * 2 without bounds; a share does not pass 100. 1 ± 2.66 * 2: a count does not pass 0."""
    assert kaart([98, 100] * 4, 0, 100).boven == 100
    assert kaart([98, 100] * 4).boven == pytest.approx(99 + 2.66 * 2)
    telling = regelkaart([0, 2] * 4)
    assert telling is not None
    assert telling.onder == 0
    assert telling.boven == pytest.approx(1 + 2.66 * 2)


def test_a_bound_does_not_narrow_the_outer_third() -> None:
    """Mean 3, limits 3 ± 2.66 * 24 / 7, cut off at 0: two zeros in three low points are nothing special."""
    gevonden = kaart([0, 2, 0, 6, 6, 0, 6, 4], 0)
    assert (gevonden.onder, gevonden.signalen) == (0, ())


@pytest.mark.parametrize(("punten", "voorlopig"), [(8, True), (11, True), (12, False)])
def test_limits_of_fewer_than_twelve_points_are_trial_limits(punten: int, voorlopig: bool) -> None:
    """NHS England asks for twelve."""
    assert kaart([1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2][:punten]).voorlopig is voorlopig


def test_fewer_than_eight_points_are_no_chart() -> None:
    """One odd point d has two steps: the limit is d / 8 + 2.66 * 2d / 7 of eight points, of seven it is above d."""
    assert 1 / 8 + 2.66 * 2 / 7 < 1 < 1 / 7 + 2.66 * 2 / 6
    assert per_regel([0, 0, 0, 1, 0, 0, 0, 0])[BUITEN, "hoger"] == [3]
    assert regelkaart([1, 2, 1, 2, 1, 2, 1]) is None
    assert regelkaart([]) is None


def test_a_series_that_never_changes_has_no_signals() -> None:
    """Not by the last bit of a mean of tenths either."""
    for waarde in (0, 7, 0.1, 33.3):
        gevonden = kaart([waarde] * 11)
        assert (gevonden.midden, gevonden.onder, gevonden.boven, gevonden.signalen) == (waarde, waarde, waarde, ())


# One series per rule that breaks that rule only, with the points that do.
BREEKT = [
    # mean 23 / 13, mean step 40 / 12: the limit is 1.77 + 8.87 = 10.64
    (BUITEN, [0, 2, 0, 2, 0, 2, 11, 0, 2, 0, 2, 0, 2], [6]),
    # mean (-9 + 9) / 12 = 0: seven above it
    (VERSCHUIVING, [-3, 1, -3, 1, -3, 1, 1, 1, 1, 1, 1, 1], [5, 6, 7, 8, 9, 10, 11]),
    # mean 0: six that rise, through the mean
    (TREND, [2, -2, 2, -2.5, -1.5, -0.5, 0.5, 1.5, 2.5, -2, 2, -2], [3, 4, 5, 6, 7, 8]),
    # mean 10.8 / 14, mean step 30.8 / 13: the outer third is from 0.77 + 4.20 = 4.97 to 0.77 + 6.30 = 7.07
    (DICHTBIJ, [-1, 1, -1, 1, -1, 1, -1, 1, 5.4, 5.4, -1, 1, -1, 1], [8, 9]),
    # at the end and the beginning too: mean 12 / 14, mean step 27 / 13: from 0.86 + 3.68 = 4.54 to 0.86 + 5.52 = 6.38
    (DICHTBIJ, [-1, 1, -1, 1, -1, 1, -1, 1, -1, 1, -1, 1, 6, 6], [12, 13]),
    (DICHTBIJ, [6, 6, 1, -1, 1, -1, 1, -1, 1, -1, 1, -1, 1, -1], [0, 1]),
]
# The same series, changed so little that it just does not.
BREEKT_NET_NIET = [
    # mean 22 / 13, mean step 38 / 12: the limit is 1.69 + 8.42 = 10.12
    ("within the limits", [0, 2, 0, 2, 0, 2, 10, 0, 2, 0, 2, 0, 2]),
    ("six above the mean", [-3, 1, -3, 2, -3, 1, 1, 1, 1, 1, 1]),
    ("seven, one of them on the mean", [-3, 2, -3, 1, -3, 1, 1, 1, 0, 1, 1, 1]),
    (
        "the same in tenths about 2.2, which a computer cannot hold",
        [1.9, 2.4, 1.9, 2.3, 1.9, 2.3, 2.3, 2.3, 2.2, 2.3, 2.3, 2.3],
    ),
    ("five that rise", [2, -2, 2, -1.5, -0.5, 0.5, 1.5, 2.5, -2, 2, -2]),
    ("six, two of them equal", [2, -2, 2, -2.5, -1.5, -0.5, -0.5, 1.5, 2.5, -2, 2, -1]),
    # mean 11 / 14, mean step 32 / 13: the outer third begins at 0.79 + 4.36 = 5.15
    ("one of three in the outer third", [-1, 1, -1, 1, -1, 1, -1, 1, 6, 5, -1, 1, -1, 1]),
    # mean 12 / 14, mean step 34 / 13: the outer third begins at 0.86 + 4.64 = 5.49
    ("two, but the third is below the mean", [1, -1, 1, -1, 1, -1, 1, -1, 6, 6, -1, 1, -1, 1]),
]


@pytest.mark.parametrize(("regel", "waarden", "punten"), BREEKT, ids=[een[0] for een in BREEKT])
def test_a_rule_that_is_broken_gives_its_points_and_no_other_rule_does(
    regel: str, waarden: list[float], punten: list[int]
) -> None:
    """Upside down it is the same, lower instead of higher."""
    assert per_regel(waarden) == {(regel, "hoger"): punten}
    assert per_regel(omgekeerd(waarden)) == {(regel, "lager"): punten}


@pytest.mark.parametrize("waarden", [een[1] for een in BREEKT_NET_NIET], ids=[een[0] for een in BREEKT_NET_NIET])
def test_a_rule_that_is_just_not_broken_gives_nothing(waarden: list[float]) -> None:
    """Neither way up."""
    assert per_regel(waarden) == per_regel(omgekeerd(waarden)) == {}


def test_a_point_outside_the_limits_counts_for_the_outer_third() -> None:
    """Mean 17 / 18, mean step 46 / 17: the outer third begins at 5.74, the limit is 8.14. Point 12 breaks two rules."""
    waarden = [-1, 1, -1, 1, -1, 1, -1, 1, -1, 1, -1, 2, 9, 7, -1, 1, -1, 1]
    assert kaart(waarden).signalen == (
        Signaal(12, BUITEN, "hoger"),
        Signaal(12, DICHTBIJ, "hoger"),
        Signaal(13, DICHTBIJ, "hoger"),
    )


def test_a_longer_row_counts_whole() -> None:
    """Nine above the mean of 0 are one shift of nine, no two of seven."""
    waarden = [-3, 0.5, -3, 0.5, -3, 0.5, -1, 0.5, 1, 0.5, 1, 0.5, 1, 0.5, 1, 0.5, 1, 0.5]
    assert per_regel(waarden)[VERSCHUIVING, "hoger"] == [7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17]


@pytest.mark.parametrize("waarde", [float("nan"), float("inf")])
def test_a_gap_in_a_series_is_refused(waarde: float) -> None:
    """Also in a series that is too short to draw."""
    with pytest.raises(CalculationError) as fout:
        regelkaart([1, 2, waarde])
    assert (
        str(fout.value)
        == "Punt 3 van de reeks is geen getal; een regelkaart heeft geen gaten. Kies een reeks zonder gaten."
    )


def test_a_point_beyond_a_natural_bound_is_refused() -> None:
    """A count below 0 and a share above 100 are mistakes, not signals."""
    with pytest.raises(CalculationError) as fout:
        regelkaart([1, -2])
    assert str(fout.value) == "Punt 2 van de reeks is -2, lager dan de ondergrens 0. Controleer dit punt."
    with pytest.raises(CalculationError) as fout:
        regelkaart([100.5], bovengrens=100)
    assert str(fout.value) == "Punt 1 van de reeks is 100.5, hoger dan de bovengrens 100. Controleer dit punt."


def test_of_one_point_the_rules_stand_in_the_order_of_the_page() -> None:
    """Twelve tens and 29 more: mean 149 / 18, range 19 / 17, so that 0, 2 and 4 lie below 5.3 and rise as well."""
    waarden = [10.0] * 12 + [0, 2, 4, 6, 8, 9]
    assert [een for een in kaart(waarden).signalen if een.plaats == 12] == [
        Signaal(12, BUITEN, "lager"),
        Signaal(12, TREND, "hoger"),
        Signaal(12, DICHTBIJ, "lager"),
    ]
