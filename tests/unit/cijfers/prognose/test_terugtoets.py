"""The back test and the choice of methods: to which moments it looks, how far off they were, and who has a say."""

import math

import numpy as np
import pytest

from monitorlib.cijfers.prognose.reeksen.keuze import gewichten, in_woorden
from monitorlib.cijfers.prognose.reeksen.terugtoets import naar_nu, oorsprongen, wat_kwam

NAN = math.nan


class TestBackTest:
    @pytest.mark.parametrize(
        ("aantal", "seizoen", "van"),
        [
            # Half of the series was known, or two thirds of it where that is less than two years and a month.
            (8, 12, (5, 6, 7)),
            (30, 12, tuple(range(20, 30))),
            (40, 12, tuple(range(25, 40))),
            (60, 12, tuple(range(30, 60))),
            # At most three years of months and six of quarters; of whole years two dozen.
            (100, 12, tuple(range(64, 100))),
            (100, 4, tuple(range(76, 100))),
            (100, 1, tuple(range(76, 100))),
            (20, 4, tuple(range(10, 20))),
            (14, 4, tuple(range(9, 14))),
        ],
    )
    def test_it_looks_back_to_these_moments(self, aantal: int, seizoen: int, van: tuple[int, ...]) -> None:
        assert oorsprongen(aantal, seizoen) == van

    def test_what_came_after_a_moment_and_what_is_still_to_come(self) -> None:
        np.testing.assert_equal(
            wat_kwam(np.array([1.0, 2, 3, 4]), (1, 2, 3), 3), np.array([[2, 3, 4], [3, 4, NAN], [4, NAN, NAN]])
        )

    def test_errors_are_brought_to_the_size_of_now(self) -> None:
        """Two periods a year; (10 + 10) / 2 then, (20 + 30) / 2 later, (30 + 30) / 2 now: three times and 1,2 times."""
        waarden, fouten = np.array([10.0, 10, 20, 30, 30]), np.array([[1.0, 2.0], [5.0, NAN]])
        np.testing.assert_allclose(naar_nu(fouten, waarden, 2, (2, 4)), np.array([[3, 6], [6, NAN]]))

    def test_they_grow_or_shrink_four_times_at_most(self) -> None:
        waarden = np.array([1.0, 100.0, 10.0])
        assert naar_nu(np.ones((2, 1)), waarden, 1, (1, 2)).tolist() == [[4.0], [0.25]]

    def test_what_can_be_nothing_errs_by_an_amount(self) -> None:
        """A month of nothing has no share; one of a half has: (10 / 0,5) is more than four times."""
        assert naar_nu(np.ones((1, 1)), np.array([0.0, 10.0]), 1, (1,)).tolist() == [[1.0]]
        assert naar_nu(np.ones((1, 1)), np.array([0.5, 10.0]), 1, (1,)).tolist() == [[4.0]]


class TestChoice:
    def test_who_was_off_least_weighs_most(self) -> None:
        """Off by 1,0 and 1,05: by the square of (1 / 1,05) to 1; the third is more than a tenth worse."""
        fouten = {"a": np.array([[-1.0], [1.0]]), "b": np.array([[1.05], [1.05]]), "c": np.array([[1.0], [1.21]])}
        ruw = (1 / 1.05) ** 2
        assert gewichten(fouten) == pytest.approx({"a": 1 / (1 + ruw), "b": ruw / (1 + ruw)})

    def test_a_tenth_worse_still_has_a_say(self) -> None:
        assert list(gewichten({"a": np.array([[1.0]]), "b": np.array([[1.1]])})) == ["a", "b"]

    def test_only_what_all_can_tell_of_counts(self) -> None:
        """Of the first moment b knows nothing: then a was off by 100, which does not count."""
        fouten = {"a": np.array([[100.0], [1.0]]), "b": np.array([[NAN], [1.0]])}
        assert gewichten(fouten) == {"a": 0.5, "b": 0.5}

    def test_one_that_was_never_off_is_alone(self) -> None:
        assert gewichten({"a": np.array([[1.0]]), "b": np.array([[0.0]]), "c": np.array([[0.0]])}) == {"b": 1.0}

    def test_the_heaviest_is_named_first(self) -> None:
        assert in_woorden({"b": 0.2, "a": 0.2, "c": 0.6}) == "c, a en b"
        assert in_woorden({"ETS": 0.5, "Theta": 0.5}) == "ETS en Theta"
        assert in_woorden({"ETS": 1.0}) == "ETS"
