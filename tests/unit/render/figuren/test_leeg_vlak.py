"""Are axes that draw nothing by themselves, axes like any other for what is drawn in them?"""

import warnings
from collections.abc import Callable
from math import nan
from typing import Any

import pytest

from monitorlib.render.figuren.stijl import doek, huisstijl, svg

GETEKEND: dict[str, Callable[[Any], object]] = {
    "staande strepen": lambda as_: as_.vlines([1, nan], 0, 1),
    "liggende strepen": lambda as_: as_.hlines([0, nan], 0, 1),
    "lijn": lambda as_: as_.plot([0, nan, 2], [1, 2, 3]),
    "balken": lambda as_: as_.barh([0, 1], [nan, 2]),
    "tekst": lambda as_: as_.annotate("Aa", (1, 1)),
}


@pytest.mark.parametrize("wat", GETEKEND)
def test_what_is_drawn_is_what_axes_without_their_own_draw(wat: str) -> None:
    """Also where a number is missing, and without a warning: that would stop a chapter."""

    def teken(*, leeg: bool) -> list[str]:
        with huisstijl():
            figuur, (as_,) = doek(100, leeg=leeg)
            GETEKEND[wat](as_)
            as_.set(xlim=(0, 3), ylim=(0, 3))
            if not leeg:
                as_.set_axis_off()
        return svg(figuur)

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert teken(leeg=True) == teken(leeg=False)
