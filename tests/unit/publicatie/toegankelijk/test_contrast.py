"""Is the contrast of two colours that of WCAG, and is a colour that is too light named?"""

import pytest

from monitorlib.publicatie.toegankelijk.contrast import PAREN, contrast, te_licht
from monitorlib.publish.exporter import every_page


@pytest.mark.parametrize(
    ("een", "ander", "hoort"),
    [
        # WCAG 2.2: black on white is 21 to 1, the same colour 1 to 1.
        ("#000000", "#ffffff", 21.0),
        ("#fff", "#000", 21.0),
        ("#123456", "#123456", 1.0),
        # The lightest grey on white that passes AA, and the one that just does not (WebAIM, contrast and colour).
        ("#767676", "#ffffff", 4.54),
        ("#777777", "#ffffff", 4.48),
        # Pure red and pure blue on white, as WebAIM's checker gives them.
        ("#ff0000", "#ffffff", 4.0),
        ("#0000ff", "#ffffff", 8.59),
    ],
)
def test_the_contrast_of_two_colours(een: str, ander: str, hoort: float) -> None:
    assert contrast(een, ander) == pytest.approx(hoort, abs=0.005)
    assert contrast(ander, een) == contrast(een, ander)


def test_the_stylesheet_of_the_pages_is_clear_in_the_light_and_in_the_dark() -> None:
    assert list(te_licht(every_page())) == []


def test_a_grey_that_is_too_light_is_named_with_its_measure() -> None:
    css = every_page().replace("--zacht: #55626a", "--zacht: #8a959c")
    # 8a959c: luminance 0.2923; papier fcfbf8: 0.9641, so (0.9641 + 0.05) / (0.2923 + 0.05) = 2.96.
    assert "zacht op papier verschilt in het licht te weinig: 2.96, ten minste 4.5" in list(te_licht(css))
    assert not [een for een in te_licht(css) if "donker" in een]


def test_a_dark_that_is_too_dark_is_named_too() -> None:
    css = every_page().replace("--inkt: #e4e2db", "--inkt: #20282c")
    assert [een for een in te_licht(css) if een.startswith("inkt op papier")] == [
        een for een in te_licht(css) if een.startswith("inkt op papier verschilt in het donker te weinig")
    ]
    assert [een for een in te_licht(css) if "inkt op papier" in een]


def test_a_colour_that_is_not_set_is_no_colour_that_is_fine() -> None:
    assert "de kleur goed is niet gezet, in het licht" in list(te_licht(every_page().replace("--goed:", "--beter:")))
    assert len(list(te_licht(""))) == 2 * len(PAREN)
