"""Does the small course of a number lie where its numbers say, with its text as text?"""

import re

from monitorlib.render.figuren.lijntje import lijntje


def getekend(*waarden: float | None, grens: float | None = None) -> str:
    return lijntje(waarden, begin="1e kw", eind="4e kw", laatste="9 %", alt="a < b", grens=grens)


def punten(svg: str) -> list[list[tuple[float, float]]]:
    """The points of each line."""
    lijnen = re.findall(r'<polyline class="reeks" points="([^"]+)"', svg)
    return [[(float(x), float(y)) for x, y in (een.split(",") for een in lijn.split())] for lijn in lijnen]


def test_numbers_lie_between_the_lowest_and_the_highest() -> None:
    # 262 wide in two steps; 78 is the bottom, 20 the top, and 15 lies halfway 10 and 20.
    assert punten(getekend(10.0, 20.0, 15.0)) == [[(8.0, 78.0), (139.0, 20.0), (270.0, 49.0)]]


def test_a_target_counts_for_the_height() -> None:
    svg = getekend(10.0, 20.0, grens=30.0)
    # 20 is halfway 10 and 30, the target is on top.
    assert punten(svg) == [[(8.0, 78.0), (270.0, 49.0)]]
    assert '<line class="grens" x1="8" y1="20" x2="270" y2="20"/>' in svg
    assert '<text class="doel" x="279" y="24.5">doel</text>' in svg


def test_the_word_of_a_target_keeps_clear_of_the_last_number() -> None:
    # 30 is on top, at 20, and 29 hardly lower, at 22.9: the word goes 15 above that number, and 4,5 down to its foot.
    assert '<text class="doel" x="279" y="12.4">doel</text>' in getekend(10.0, 29.0, grens=30.0)
    # 10 is at the bottom, at 78, and 11 at 75.1: below it the periods stand, so the word goes above, to 60.1.
    assert '<text class="doel" x="279" y="64.6">doel</text>' in getekend(30.0, 11.0, grens=10.0)


def test_a_period_without_a_number_is_a_gap() -> None:
    svg = getekend(1.0, 2.0, None, 4.0, 5.0)
    assert [len(lijn) for lijn in punten(svg)] == [2, 2]
    assert svg.count("<circle") == 4


def test_equal_numbers_lie_in_the_middle() -> None:
    assert punten(getekend(7.0, 7.0)) == [[(8.0, 49.0), (270.0, 49.0)]]


def test_one_number_has_no_course() -> None:
    assert getekend(None, 7.0) == ""
    assert getekend() == ""


def test_text_is_text_and_escaped() -> None:
    svg = getekend(1.0, 2.0)
    assert re.findall(r"<text[^>]*>([^<]*)</text>", svg) == ["1e kw", "4e kw", "9 %"]
    assert 'role="img" aria-label="a &lt; b"' in svg
    assert "style=" not in svg
    assert "fill=" not in svg
