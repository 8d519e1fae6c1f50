"""Does a waterfall begin each bar where the one before it ended, and end where the amount does?"""

import pytest
from bouwstenen import cijfers

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.rekenen.optellen import som
from monitorlib.errors import RenderError
from monitorlib.render.figuren.waterval import waterval

OORZAKEN = ["Cliënten", "Mix", "Prijs"]


def verandering(*effecten: float, wetten: list[str]) -> Cijfers:
    """From 100.000 euro on, with these effects for each wet."""
    rijen = cijfers(
        {"post": ["Uitgaven 2023", *OORZAKEN], "wet": wetten},
        [waarde for een in (100_000, *effecten) for waarde in [een] * len(wetten)],
        eenheid="euro",
    )
    rijen = som(rijen, "post", "Verschil", OORZAKEN)
    return som(rijen, "post", "Uitgaven 2024", ["Uitgaven 2023", "Verschil"])


def balken(van: Cijfers) -> list[tuple[float, float]]:
    """Where each bar begins and how long it is, from above."""
    (as_,) = waterval(van, post="post", van="wet").doek.axes  # type: ignore[union-attr]
    return [(balk.get_x(), balk.get_width()) for groep in as_.containers for balk in groep]


def woorden(van: Cijfers) -> list[str]:
    (as_,) = waterval(van, post="post", van="wet").doek.axes  # type: ignore[union-attr]
    return [tekst.get_text() for tekst in as_.texts][: len(OORZAKEN) + 1]


def test_each_bar_begins_where_the_one_before_it_ended() -> None:
    """+30, −50 to −20, +15 to −5: together −5."""
    van = verandering(30_000, -50_000, 15_000, wetten=["Wmo"])
    assert balken(van) == [(0, 30_000), (30_000, -50_000), (-20_000, 15_000), (0, -5_000)]
    assert woorden(van) == ["+30", "−50", "+15", "−5"]


def test_who_does_not_see_it_hears_from_what_to_what() -> None:
    alt = waterval(verandering(30_000, -50_000, 15_000, wetten=["Wmo"]), post="post", van="wet").alt("Wmo")
    assert alt.startswith("Waterval: Wmo. Uitgaven 2023: 100.000 euro; Uitgaven 2024: 95.000 euro.")
    assert "Mix, Wmo: −50.000 euro" in alt


def test_one_at_a_time() -> None:
    with pytest.raises(RenderError, match="dit zijn er 2"):
        waterval(verandering(1, 2, 3, wetten=["Wmo", "Jeugdwet"]), post="post", van="wet")


def test_where_nothing_can_be_compared_there_is_no_figure() -> None:
    niets = cijfers({"post": ["Uitgaven 2023", "Cliënten"], "wet": ["Wmo"]}, ["niet te bepalen"] * 2, eenheid="euro")
    assert waterval(niets, post="post", van="wet").leeg
