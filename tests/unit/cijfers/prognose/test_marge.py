"""How far a forecast can be off, of errors of which that can be said by hand."""

import numpy as np
import pytest

from monitorlib.cijfers.prognose.reeksen.marge import VAN_EEN, VAN_SAMEN, marge


class TestMargin:
    """Of errors that are all 1, and grow with the distance."""

    def test_enough_errors_of_one_distance_speak_for_themselves(self) -> None:
        """Thirty of each. At one ahead 1 to 30: 80 % of 30 and the next is 24,8 of them; 2 ahead all are 40."""
        fouten = np.column_stack([np.arange(1.0, 31.0), np.full(30, 40.0)])
        los = np.quantile(np.arange(1.0, 31.0), 0.8 * 31 / 30)
        # Two ahead they are worth 30 / 2^0,4 = 22,7 errors: all of them are 40 all the same.
        assert marge(fouten, 0.8) == pytest.approx([los, 40.0])

    def test_with_fewer_those_of_all_distances_are_taken_in_their_own_size(self) -> None:
        """Nine errors, 1 to 9, and twice as much two ahead: by half as large again each, they are one heap."""
        een = np.arange(1.0, 10.0)
        uit = marge(np.column_stack([een, 2 * een]), 0.8)
        # 9 moments: 80 % x 10 / 9 of the heap. Two ahead they are worth 9 / 2^0,4 = 6,82: 80 % x 7,82 / 6,82.
        hoop = np.concatenate([een, een])
        waard = 9 / 2**0.4
        verwacht = [np.quantile(hoop, 0.8 * 10 / 9), 2 * np.quantile(hoop, 0.8 * (waard + 1) / waard)]
        assert uit == pytest.approx(verwacht)

    @pytest.mark.parametrize(
        ("mis", "grenzen", "keer"),
        [
            # Alone: from nothing to as fast as the distance.
            ((1.0, 1.0), VAN_EEN, 1), ((4.0, 1.0), VAN_EEN, 1), ((1.0, 1.5), VAN_EEN, 1.5), ((1.0, 4.0), VAN_EEN, 2),
            # Together: by the distance to the power of 0,6 at least and 1,5 at most.
            ((1.0, 1.0), VAN_SAMEN, 2**0.6), ((1.0, 2.0), VAN_SAMEN, 2), ((1.0, 8.0), VAN_SAMEN, 2**1.5),
        ],
    )  # fmt: skip
    def test_errors_grow_by_the_power_that_shows_within_bounds(
        self, mis: tuple[float, float], grenzen: tuple[float, float], keer: float
    ) -> None:
        """Nine errors that are alike, twice as far ahead: a little more than half of the heap is its larger kind."""
        een, twee = marge(np.array([mis] * 9), 0.5, grenzen)
        assert twee / een == pytest.approx(keer)

    def test_thirty_of_a_distance_have_their_own_size_and_twenty_nine_have_not(self) -> None:
        assert marge(np.array([[1.0, 4.0]] * 30), 0.5)[0] == pytest.approx(1)
        assert marge(np.array([[1.0, 4.0]] * 29), 0.5)[0] != pytest.approx(1)

    def test_what_so_few_errors_cannot_show_follows_from_student(self) -> None:
        """Three errors of 2 and one ahead: 80 % of three and the next is more than all; t with 3 degrees is 1,638."""
        assert marge(np.full((3, 1), 2.0), 0.8) == pytest.approx([2 * 1.6377 * np.sqrt(1 + 1 / 3)], rel=1e-4)
        # One error counts as two: t with 2 degrees of freedom is 1,886.
        assert marge(np.full((1, 1), 2.0), 0.8) == pytest.approx([2 * 1.8856 * np.sqrt(1 + 1 / 2)], rel=1e-4)

    def test_four_errors_just_show_four_in_five(self) -> None:
        """80 % of four and the next one is all four of them."""
        assert marge(np.array([[1.0], [2.0], [3.0], [4.0]]), 0.8).tolist() == [4]

    def test_what_was_never_off_has_no_margin(self) -> None:
        assert marge(np.zeros((9, 2)), 0.8).tolist() == [0, 0]
