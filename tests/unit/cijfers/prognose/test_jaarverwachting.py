"""How wide the interval of a year is: by the model, and by how far earlier forecasts were off."""

import numpy as np
import pytest

from monitorlib.cijfers.prognose.declaraties.driehoek import Driehoek
from monitorlib.cijfers.prognose.declaraties.jaarverwachting import Bedrag, bedrag_van, ijking, jaarverwachting, standen
from monitorlib.cijfers.prognose.declaraties.ladder import Ladder
from monitorlib.cijfers.prognose.declaraties.maandmodel import Maandbedragen
from monitorlib.cijfers.prognose.declaraties.maandstand import Maandstand
from monitorlib.cijfers.prognose.declaraties.verdeling import Verdeling
from monitorlib.tijd.periode import Maand

VOORUIT = 23


def stand(maanden: int, per_maand: float = 100.0, *, nog: float = 1.0, niveau: float = 1.0) -> Maandstand:
    """What was known after so many months from January 2020 on; `nog` is by what the last one is still to grow.

    All are off together: one by 1, twelve by 12, the root of a covariance of 144.
    """
    alle = tuple(Maand(2020, 1).verschoven(plek) for plek in range(maanden))
    factoren, ouderdom = np.array([nog]), np.array([1] * (maanden - 1) + [0])
    ladder = Ladder(np.full(maanden, per_maand), ouderdom, factoren, factoren * 0, factoren)
    aantal = maanden + VOORUIT
    bedragen = Maandbedragen(np.full(aantal, per_maand), np.ones((aantal, aantal)))
    centen = np.zeros((maanden, maanden), dtype=np.int64)
    return Maandstand(Driehoek(alle, alle[-1], centen), 0, 0, ladder, niveau, bedragen)


def test_four_in_five_lie_within_1_28_standard_errors() -> None:
    """Twelve months of 100 are 1.200, in units of 1.000 cents; off by 12. Nine in ten lie below 1,2816 of these."""
    van = stand(12, niveau=1000.0)
    assert bedrag_van(van, 0, 12, 1.0) == Bedrag(1_200_000, 1_200_000 - 15_379, 1_200_000 + 15_379)
    # Twice as wide, above the 1.000.000 that came in already: 2 x 15.379,2 = 30.758.
    assert bedrag_van(van, 0, 12, 2.0, al=1_000_000) == Bedrag(200_000, 200_000 - 30_758, 200_000 + 30_758)


def test_a_year_turns_out_as_earlier_ones_did_by_how_many_there_are() -> None:
    """Half said 1 standard error too much, half 3 too little: four in five are within 3, that is 1,2816 now."""
    eerder = [stand(24 + plek, van) for plek, van in enumerate([101.0] * 6 + [97.0] * 6)]
    van = jaarverwachting([*eerder, stand(36)], 2020).verdeling
    assert van.gewicht == pytest.approx((13 / 12) / (13 / 12 + 2))
    assert {round(fout, 4) for fout in van.fouten} == {round(-1.2816 / 3, 4), 1.2816}
    assert jaarverwachting([stand(12)], 2020).verdeling == Verdeling(12.0)


def test_a_model_that_is_right_or_too_wide_is_made_narrower_only_after_two_years() -> None:
    """Each was off by one standard error where 1,2816 holds four in five; two years weigh as much as the model."""
    eerder = stand(26, 101.0)
    nu = stand(26)
    # Half of the way, on the scale of multiplication: 24 / 12 = 2 years of 2 + 2.
    assert ijking([eerder] * 23 + [nu]) == (pytest.approx((1 / 1.2816) ** (2 / 4)), 23)
    # Of 23 months it stays as wide as it was.
    assert ijking([eerder] * 22 + [nu]) == (1.0, 22)


def test_twelve_months_in_a_row_seen_from_a_month_in_them_are_one_forecast() -> None:
    """Of 24 months the sums to the 24th, 25th and 26th, of 25 those to the 25th and 26th: all 24 too much, 2 errors."""
    assert ijking([stand(24, 102.0), stand(25, 102.0), stand(26)]) == (
        pytest.approx((2 / 1.2816) ** (0.25 / 2.25)),
        3 + 2,
    )


def test_sums_that_hold_a_month_that_has_not_come_in_are_not_judged() -> None:
    """Of the last month a tenth is still to come, or a little more: up to the 26th, or up to the 25th."""
    eerder = stand(24, 102.0)
    assert ijking([eerder, stand(26, nog=1 / 0.9)])[1] == 3
    assert ijking([eerder, stand(26, nog=1 / 0.89)])[1] == 2
    # At most twelve on: the sum to the 37th holds nothing that was there.
    assert ijking([eerder, stand(40)])[1] == 12


def test_the_interval_holds_four_in_five_of_the_earlier_ones() -> None:
    """Off by 1 to 5 standard errors, to both sides: four fifths of the way is 4,2. Six months of 6 + 24 weigh so."""
    nu = stand(13)
    eerder = [stand(13, 100.0 + keer) for keer in (1, -2, 3, -4, 5)]
    assert ijking([*eerder, nu]) == (pytest.approx((4.2 / 1.2816) ** (0.5 / 2.5)), 5)


def test_what_was_known_for_sure_says_nothing_of_the_width() -> None:
    zeker = stand(26, 102.0)
    zeker = Maandstand(
        zeker.driehoek, 0, 0, zeker.ladder, 1.0, Maandbedragen(zeker.bedragen.verwacht, zeker.bedragen.covariantie * 0)
    )
    assert ijking([zeker, stand(26)]) == (1.0, 0)
    # One that is off by less than one is an error all the same.
    klein = stand(26, 102.0, niveau=0.01)
    assert ijking([klein, stand(26)])[1] == 1


def test_a_year_that_was_not_delivered_to_its_end() -> None:
    """Of 2021, after 18 months: six were delivered, and six come; of 2020 all were."""
    alle = [stand(18)]
    half, heel = jaarverwachting(alle, 2021), jaarverwachting(alle, 2020)
    assert [str(een.maand) for een in half.maanden] == [f"2021-0{nummer}" for nummer in range(1, 7)]
    assert [str(een.maand) for een in heel.maanden] == [str(Maand(2020, nummer)) for nummer in range(1, 13)]
    assert (half.nog.verwacht, half.totaal.verwacht, half.nog_te_leveren) == (600, 1200, 600)
    # Six months are off by 6 together, twelve by 12; one by 1.
    assert (half.nog.laag, half.nog.hoog) == (600 - 8, 600 + 8)
    assert (half.totaal.laag, half.totaal.hoog) == (1200 - 15, 1200 + 15)
    assert half.maanden[0].nog == Bedrag(100, 99, 101)
    assert (heel.nog.verwacht, heel.totaal.verwacht, heel.nog_te_leveren) == (1200, 1200, 0)


def test_a_year_of_which_only_january_was_delivered_is_one() -> None:
    assert [str(een.maand) for een in jaarverwachting([stand(13)], 2021).maanden] == ["2021-01"]


@pytest.mark.parametrize(
    ("maanden", "leeg", "gezegd"), [(12, 0, [12]), (13, 0, [13]), (16, 0, [13, 14, 15, 16]), (15, 7, [15])]
)
def test_what_was_known_is_that_of_each_month_from_the_thirteenth_on(
    maanden: int, leeg: int, gezegd: list[int]
) -> None:
    """What could not be said at the time is left out: with eight months of declarations it can."""
    alle = tuple(Maand(2020, 1).verschoven(plek) for plek in range(maanden))
    centen = np.zeros((maanden, maanden), dtype=np.int64)
    centen[leeg:, 0] = 500
    centen[leeg : maanden - 1, 1] = 500
    assert [len(een.driehoek.maanden) for een in standen(Driehoek(alle, alle[-1], centen))] == gezegd
