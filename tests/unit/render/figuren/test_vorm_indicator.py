"""Does the figure of an indicator draw its numbers, say them to who cannot see it, and survive odd ones?"""

import warnings
from collections.abc import Iterator
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup
from matplotlib.axes import Axes
from matplotlib.colors import to_hex
from reeksen import NU, Waarde, reeks

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.regels import ONDERDRUKT, TOTAAL, VERBORGEN_OM
from monitorlib.cijfers.toeval.punt import Punt
from monitorlib.editie.params.doel import Doel
from monitorlib.indicatoren.meten.meetreeks import Meetreeks
from monitorlib.render.figuren.figuur import Figuur
from monitorlib.render.figuren.indicator import indicatorfiguur
from monitorlib.render.figuren.stijl import OPVALLEND, TOEN
from monitorlib.tijd.periode import Maand, Periode

TITEL = "Proef, in %"
# Four gemeenten of which Dee has 4 of 100 where the others have about a quarter: 94 of 400 together.
TRECHTER = {
    "Aa": [(25, 100), (28, 100)],
    "Bee": [(25, 100), (30, 100)],
    "Cee": [(25, 100), (32, 100)],
    "Dee": [(25, 100), (4, 100)],
    TOTAAL: [(100, 400), (94, 400)],
}
# Dee as the others: 116 of 400, all within chance.
BINNEN = {**TRECHTER, "Dee": [(25, 100), (26, 100)], TOTAAL: [(100, 400), (116, 400)]}
UITSCHIETER = [*[60, 20] * 7, 200]


@pytest.fixture(autouse=True)
def zonder_waarschuwing() -> Iterator[None]:
    """A warning of matplotlib would stop the build: the page refuses stderr."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        yield


def teken(van: Meetreeks, op: Periode = NU) -> Figuur:
    figuur = indicatorfiguur(van, op)
    assert figuur is not None
    return figuur


def assen(figuur: Figuur) -> list[Axes]:
    """The axes of the first drawing and, where there is one, of the second."""
    doeken = [figuur.doek, *([figuur.naast[0]] if figuur.naast else [])]
    return [as_ for doek in doeken for as_ in doek.axes]


def alts(figuur: Figuur) -> list[str]:
    """What each drawing is to who cannot see it."""
    html = BeautifulSoup(figuur.html(id_="proef", titel=TITEL, tabel=""), "html.parser")
    return [str(beeld["aria-label"]) for beeld in html.select("figure [role=img]")]


def los(as_: Axes) -> list[str]:
    """What is written around the axes: headings, names of rows, the key."""
    return [tekst.get_text() for tekst in as_.figure.texts]


def toen(as_: Axes) -> list[float]:
    """Where the marks of an earlier number stand."""
    marks = [een for een in as_.collections if to_hex(een.get_color()[0]) == TOEN]
    return [float(een.get_segments()[0][0][0]) for een in marks]


def teksten(as_: Axes) -> list[str]:
    return [tekst.get_text() for tekst in as_.texts]


def labels(as_: Axes, richting: str) -> list[str]:
    """The ticks of an axis that lie on it."""
    as_.figure.draw_without_rendering()  # type: ignore[union-attr]
    een = as_.xaxis if richting == "x" else as_.yaxis
    laag, hoog = sorted(een.get_view_interval())
    return [
        tekst.get_text()
        for plek, tekst in zip(een.get_majorticklocs(), een.get_majorticklabels(), strict=True)
        if laag - 1e-9 <= plek <= hoog + 1e-9
    ]


def nul(as_: Axes) -> bool:
    """Whether the steps along a row begin at nought."""
    stappen = [tekst.get_text() for tekst in as_.texts if tekst.get_size() == 11]
    return stappen[0].removesuffix(" %") in ("0", "0,0")


def punten(as_: Axes, merk: str) -> list[tuple[float, float]]:
    """The places of all points with this marker."""
    return [
        (float(x), float(y))
        for lijn in as_.lines
        if lijn.get_marker() == merk
        for x, y in zip(lijn.get_xdata(), lijn.get_ydata(), strict=True)  # type: ignore[arg-type]
    ]


class TestTwoDrawings:
    """The series of all together, and beside it the gemeenten."""

    def test_a_series_and_a_funnel(self) -> None:
        """Both in one figure: on a phone the second stands under the first."""
        figuur = teken(reeks(BINNEN))
        lijn, trechter = assen(figuur)
        assert punten(lijn, "o") == [(0, 25), (1, 29)]  # 100 of 400, 116 of 400
        assert punten(trechter, "o") == [(100, 28), (100, 30), (100, 32), (100, 26)]
        assert punten(trechter, "D") == []
        html = BeautifulSoup(figuur.html(id_="proef", titel=TITEL, tabel=""), "html.parser")
        assert len(html.select("figure#proef > div.naast > svg[role=img]")) == 2
        assert html.select_one("figcaption").get_text() == TITEL  # type: ignore[union-attr]

    def test_the_dashed_line_of_the_funnel_is_the_share_of_all_together(self) -> None:
        _, trechter = assen(teken(reeks(BINNEN)))
        (streep,) = [lijn for lijn in trechter.lines if lijn.get_linestyle() == "--"]
        assert list(streep.get_ydata()) == pytest.approx([29, 29])  # type: ignore[arg-type]

    def test_where_one_gemeente_differs_each_has_a_line_with_the_streefwaarde(self) -> None:
        """Dee is at 4 % of 94 in 400: orange; the others are not. All on one scale, with the goal of 20."""
        figuur = teken(reeks(TRECHTER, doel=Doel(streefwaarde=20.0)))
        _, *vakken = assen(figuur)
        assert [as_.get_title("left") for as_ in vakken] == ["Aa", "Bee", "Cee", "Dee"]
        assert [list(as_.lines[0].get_ydata()) for as_ in vakken] == [[25, 28], [25, 30], [25, 32], [25, 4]]
        assert [to_hex(as_.lines[0].get_color()) == OPVALLEND for as_ in vakken] == [False, False, False, True]
        assert {as_.get_ylim() for as_ in vakken} == {vakken[0].get_ylim()}
        assert all([20, 20] in [[y for _, y in een.get_segments()[0]] for een in as_.collections] for as_ in vakken)
        assert [teksten(as_)[0] for as_ in vakken] == ["28,0 %", "30,0 %", "32,0 %", "4,0 %"]
        html = BeautifulSoup(figuur.html(id_="proef", titel=TITEL, tabel=""), "html.parser")
        # One image: four panels and the key above them.
        assert len(html.select("div.panelen[role=img] > svg")) == 5

    def test_a_number_that_is_no_share_has_dots(self) -> None:
        """Aa went from 3 to 5 and Bee stayed at 4: a mark is then, a dot is now."""
        figuur = teken(reeks({"Aa": [3, 5], "Bee": [4, 4], TOTAAL: [7, 9]}, toets="stroom", eenheid="klachten"))
        _, stippen = assen(figuur)
        assert [x for x, _ in punten(stippen, "o")] == [5, 4]
        assert toen(stippen) == [3, 4]
        assert los(stippen) == ["Aa", "Bee", "3e kw 2024", "4e kw 2024"]

    def test_of_a_yearly_number_the_mark_is_a_year_ago(self) -> None:
        figuur = teken(
            reeks({naam: [1, 1, 2, 2, 2, 2, 3, 3, 3] for naam in ("Aa", "Bee", TOTAAL)}, per="jaar", toets="geen")
        )
        lijn, stippen = assen(figuur)
        assert los(stippen)[2:] == ["4e kw 2023", "4e kw 2024"]
        assert labels(lijn, "x") == ["2022", "2023", "2024"]

    def test_the_table_holds_every_number_that_is_drawn(self) -> None:
        """And the earlier ones of the gemeenten: one click away."""
        cijfers = teken(reeks(TRECHTER)).cijfers
        assert dict(cijfers.leden) == {
            "gebied": ("Aa", "Bee", "Cee", "Dee", TOTAAL),
            "periode": ("3e kw 2024", "4e kw 2024"),
        }
        assert cijfers.waarde(gebied="Dee", periode="4e kw 2024") == 4
        assert cijfers.waarde(gebied=TOTAAL, periode="4e kw 2024") == 23.5


class TestWhatIsHidden:
    """A public figure draws what its own table shows, and nothing beside it."""

    @pytest.mark.parametrize("toets", ["gebeurtenissen", "aandeel"])
    @pytest.mark.parametrize("per", ["periode", "jaar"])
    @pytest.mark.parametrize("weg", [(TOTAAL, -1), (TOTAAL, -2), ("Aa", -1), ("Aa", -2), ("Aa", -5)])
    def test_another_number_changes_no_byte(self, toets: str, per: str, weg: tuple[str, int]) -> None:
        """Numbers of places and periods that the table lacks differ from one series to the other."""
        perioden = NU.terug(9)
        dicht = (weg[0], perioden[weg[1]])
        verloop: list[Waarde] = [12, 15, 11, 14, 13, 16, 12, 15, 14]
        een = _openbaar(dict.fromkeys(("Aa", "Bee", TOTAAL), verloop), toets, per, dicht)
        getoond = teken(een).cijfers
        anders = replace(een, punten=tuple(_anders(punt, getoond) for punt in een.punten))
        assert _dicht(teken(een)) == _dicht(teken(anders))

    def test_the_mark_of_before_has_its_number_in_the_table(self) -> None:
        """Of all together nothing may be known: of the gemeenten 3 and 4 are drawn as marks, and stand in the table."""
        waarden = {"Aa": [3, 5], "Bee": [4, 4], TOTAAL: [7, 9]}
        een = reeks(waarden, toets="stroom", eenheid="klachten")
        verborgen = tuple(_weg(punt) if punt.gebied == TOTAAL else punt for punt in een.punten)
        figuur = teken(replace(een, punten=verborgen))
        assert toen(assen(figuur)[0]) == [3, 4]
        assert figuur.cijfers.waarde(gebied="Aa", periode="3e kw 2024") == 3
        assert figuur.cijfers.cellen()[TOTAAL, "3e kw 2024"].teken == ONDERDRUKT


def _openbaar(waarden: dict[str, list[Waarde]], toets: str, per: str, weg: tuple[str, Periode]) -> Meetreeks:
    """A series as everybody may read it, with one number hidden."""
    een = reeks(waarden, toets=toets, per=per, eenheid="%" if toets == "aandeel" else "klachten")
    return replace(een, punten=tuple(_weg(punt) if (punt.gebied, punt.periode) == weg else punt for punt in een.punten))


def _weg(punt: Punt) -> Punt:
    return replace(punt, waarde=float("nan"), teken=ONDERDRUKT, tekst=VERBORGEN_OM)


def _anders(punt: Punt, getoond: Cijfers) -> Punt:
    """Give another number where the table shows none."""
    staat_er = punt.gebied in getoond.leden["gebied"] and punt.periode.kort_met_jaar in getoond.leden["periode"]
    return punt if staat_er or not punt.is_getal else replace(punt, waarde=punt.waarde + 17)


def _dicht(figuur: Figuur) -> str:
    return figuur.html(id_="f", titel=TITEL, tabel="") + figuur.alt(TITEL)


class TestInWords:
    """The alternative text names the form, what stands out, and the highest and lowest number of that drawing."""

    def test_a_series_and_a_funnel(self) -> None:
        assert alts(teken(reeks(TRECHTER))) == [
            f"Lijn van alle gemeenten samen: {TITEL}. Totaal is gedaald van 25,0 % (3e kw 2024) naar "
            "23,5 % (4e kw 2024).",
            f"Kleine lijn per gemeente; meer dan door toeval verschilt: Dee: {TITEL}. "
            "Het hoogst: Cee, 4e kw 2024: 32,0 %; het laagst: Dee, 4e kw 2024: 4,0 %.",
        ]

    def test_a_funnel_with_all_inside(self) -> None:
        tweede = alts(teken(reeks(BINNEN)))[1]
        assert tweede.startswith(
            f"Trechter met per gemeente het aandeel en de noemer; alle gemeenten liggen erin: {TITEL}."
        )

    def test_dots(self) -> None:
        van = {"Aa": [3, 5], "Bee": [4, 1250], TOTAAL: [7, 1255]}
        assert alts(teken(reeks(van, toets="stroom", eenheid="klachten", decimalen=0)))[1] == (
            f"Per gemeente een streep voor toen en een stip voor nu: {TITEL}. "
            "Het hoogst: Bee, 4e kw 2024: 1.250; het laagst: Aa, 4e kw 2024: 5."
        )

    def test_the_limits_of_chance(self) -> None:
        """10 and 12 in turn: 11 − 2,66 × 2 = 5,68 and 11 + 2,66 × 2 = 16,32."""
        figuur = teken(reeks({"De Marne": [10, 12] * 4}, toets="gebeurtenissen", eenheid="klachten"))
        assert alts(figuur) == [
            f"Lijn van De Marne met de grenzen van toeval (5,7 tot 16,3): {TITEL}. "
            "De Marne is gestegen van 10,0 (1e kw 2023) naar 12,0 (4e kw 2024)."
        ]

    def test_limits_of_a_share_are_in_percent(self) -> None:
        figuur = teken(reeks({"De Marne": [(10, 100), (12, 100)] * 4}))
        assert alts(figuur)[0].startswith("Lijn van De Marne met de grenzen van toeval (5,7 % tot 16,3 %): ")

    @pytest.mark.parametrize(
        ("aantal", "woorden"),
        # 14 × 10 and then 100: mean 16, ranges 90/14, limits 16 ± 17,1: the 14 are a shift, the 100 lies beyond.
        # With 100 and 10 in turn nothing stands out.
        [([10] * 14 + [100], ", met 15 opvallende punten (ruiten): "), ([100, 10] * 7, "): ")],
    )
    def test_how_many_points_stand_out(self, aantal: list[float], woorden: str) -> None:
        alt = alts(teken(reeks({"Aa": aantal}, toets="gebeurtenissen", eenheid="klachten")))[0]
        assert woorden in alt
        assert ("ruit" in alt) == ("ruit" in woorden)

    def test_one_point_that_stands_out_is_one(self) -> None:
        """60 and 20 in turn and then 200: mean 760/15 = 50,7; ranges 13 × 40 and 180: 50,7 + 2,66 × 50 = 183,7."""
        alt = alts(teken(reeks({"Aa": UITSCHIETER}, toets="gebeurtenissen", eenheid="klachten")))[0]
        assert ", met 1 opvallend punt (ruit): " in alt

    def test_names_are_escaped(self) -> None:
        """In the attribute as well as on the page."""
        figuur = teken(reeks({'A & "B"': [1, 2], "<b>": [1, 2], TOTAAL: [2, 4]}, toets="stroom"))
        html = figuur.html(id_="x", titel="<script>alert(1)</script>", tabel="")
        assert "<script" not in html
        assert "<b>" not in html
        assert "A &amp; &quot;B&quot;" in html


class TestOddNumbers:
    """What there is too little of, and what is all the same."""

    def test_one_gemeente_has_its_series_only(self) -> None:
        """Under its own name, as it is written."""
        figuur = teken(reeks({"De Marne": [(1, 10), (2, 10)]}))
        (lijn,) = assen(figuur)
        assert figuur.naast is None
        assert los(lijn) == ["De Marne"]
        assert alts(figuur) == [
            f"Lijn van De Marne: {TITEL}. De Marne is gestegen van 10,0 % (3e kw 2024) naar 20,0 % (4e kw 2024)."
        ]

    def test_one_quarter_has_the_gemeenten_only(self) -> None:
        """Without an earlier number there is no mark."""
        figuur = teken(reeks({"Aa": [(1, 10)], "Bee": [(2, 10)], TOTAAL: [(3, 20)]}))
        (stippen,) = assen(figuur)
        assert figuur.naast is None
        assert los(stippen) == ["Aa", "Bee", "4e kw 2024"]
        assert toen(stippen) == []
        assert alts(figuur) == [
            f"Stip per gemeente: {TITEL}. Het hoogst: Bee, 4e kw 2024: 20,0 %; het laagst: Aa, 4e kw 2024: 10,0 %."
        ]

    def test_one_number_has_no_figure(self) -> None:
        """There is nothing to see that the table does not say."""
        assert indicatorfiguur(reeks({"Aa": [(1, 10)]}), NU) is None
        assert indicatorfiguur(reeks({"Aa": [(1, 10)], "Bee": ["te klein"], TOTAAL: ["te klein"]}), NU) is None

    def test_no_number_has_no_figure(self) -> None:
        assert indicatorfiguur(reeks({"Aa": [3, "te klein"], TOTAAL: [3, "te klein"]}), NU) is None

    def test_a_gemeente_without_a_number_is_in_neither(self) -> None:
        figuur = teken(reeks({"Aa": [1, 2], "Bee": [1, 3], "Cee": [1, "te klein"], TOTAAL: [3, 5]}, toets="stroom"))
        assert los(assen(figuur)[1])[:2] == ["Aa", "Bee"]
        assert figuur.cijfers.leden["gebied"] == ("Aa", "Bee", TOTAAL)

    @pytest.mark.parametrize("teller", [0, 10])
    def test_all_zero_or_all_100_percent(self, teller: int) -> None:
        """Around 0 % and 100 % chance has no limits: dots, no funnel."""
        gelijk = [(teller, 10)] * 8
        figuur = teken(reeks({"Aa": gelijk, "Bee": gelijk, "Cee": gelijk, TOTAAL: [(3 * teller, 30)] * 8}))
        lijn, stippen = assen(figuur)
        aandeel = 10 * teller
        assert [y for _, y in punten(lijn, "o")] == [aandeel] * 8
        assert punten(stippen, "D") == punten(lijn, "D") == []
        assert figuur.naast is not None
        assert figuur.naast[1] == "Per gemeente een streep voor toen en een stip voor nu"
        # No ups and downs, so no room between the limits.
        grens = f"{aandeel},0 %"
        assert f"met de grenzen van toeval ({grens} tot {grens})" in alts(figuur)[0]
        assert lijn.get_ylim()[0] == 0
        assert nul(stippen)
        assert lijn.get_ylim()[1] > aandeel
        assert stippen.get_xlim()[1] > aandeel

    def test_a_count_of_nothing(self) -> None:
        niets = {naam: [0] * 3 for naam in ("Aa", "Bee", TOTAAL)}
        lijn, stippen = assen(teken(reeks(niets, toets="gebeurtenissen", eenheid="klachten", decimalen=0)))
        assert lijn.get_ylim() == (0, 1)
        assert teksten(stippen)[:2] == ["0", "0"]
        assert [x for x, _ in punten(stippen, "o")] == [0, 0]


class TestHonest:
    """The axis starts at zero, the limits are the limits, the same numbers are the same picture."""

    @pytest.mark.parametrize("toets", ["aandeel", "stroom"])
    def test_the_axis_starts_at_zero(self, toets: str) -> None:
        """Also where all numbers lie close together and far from it."""
        hoog = {"Aa": [(90, 100)] * 2, "Bee": [(91, 100)] * 2, "Cee": [(92, 100)] * 2, TOTAAL: [(273, 300)] * 2}
        lijn, gemeenten = assen(teken(reeks(hoog, toets=toets)))
        assert lijn.get_ylim()[0] == 0
        if toets == "stroom":
            assert nul(gemeenten)
        if toets == "aandeel":
            assert gemeenten.get_ylim()[0] == 0

    def test_the_grey_area_lies_between_the_limits(self) -> None:
        """5,68 to 16,32, around a dashed line at 11."""
        (lijn,) = assen(teken(reeks({"Aa": [10, 12] * 4}, toets="gebeurtenissen", eenheid="klachten")))
        (vlak,) = lijn.patches
        onder, boven = vlak.get_y(), vlak.get_y() + vlak.get_height()  # type: ignore[attr-defined]
        assert (onder, boven) == pytest.approx((5.68, 16.32))
        (streep,) = [een for een in lijn.lines if een.get_linestyle() == "--"]
        assert list(streep.get_ydata()) == [11, 11]  # type: ignore[arg-type]
        assert "grenzen van toeval" in los(lijn)

    def test_a_stand_has_no_limits(self) -> None:
        (lijn,) = assen(teken(reeks({"Aa": [10, 12] * 4}, toets="stroom", eenheid="klachten")))
        assert list(lijn.patches) == []
        assert "grenzen van toeval" not in los(lijn)

    def test_a_point_beyond_the_limits_is_a_diamond(self) -> None:
        """Only the last, as above; the others lie on both sides of the mean."""
        van = reeks({"Aa": UITSCHIETER}, toets="gebeurtenissen", eenheid="klachten")
        (lijn,) = assen(teken(van))
        assert punten(lijn, "D") == [(14, 200)]
        (ruit,) = [een for een in lijn.lines if een.get_marker() == "D"]
        assert to_hex(ruit.get_color()) == OPVALLEND  # type: ignore[arg-type]

    def test_a_streefwaarde_above_all_is_on_the_picture(self) -> None:
        (lijn,) = assen(teken(reeks({"Aa": [(1, 10), (2, 10)]}, doel=Doel(streefwaarde=62.5))))
        assert [62.5, 62.5] in [list(een.get_ydata()) for een in lijn.lines]  # type: ignore[arg-type]
        assert lijn.get_ylim()[1] > 62.5
        assert "streefwaarde 62,5 %" in los(lijn)

    def test_a_streefwaarde_of_nothing_is_one(self) -> None:
        (lijn,) = assen(teken(reeks({"Aa": [(1, 10), (2, 10)]}, doel=Doel(streefwaarde=0.0))))
        assert "streefwaarde 0,0 %" in los(lijn)

    def test_the_same_numbers_give_the_same_bytes(self) -> None:
        """And another number other bytes: the picture is of these numbers."""
        een, nog_een = (teken(reeks(TRECHTER)).html(id_="x", titel=TITEL, tabel="") for _ in range(2))
        ander = teken(reeks({**TRECHTER, "Dee": [(25, 100), (5, 100)]})).html(id_="x", titel=TITEL, tabel="")
        assert een == nog_een
        assert een != ander

    def test_the_series_ends_at_the_quarter_of_the_edition(self) -> None:
        figuur = teken(reeks({"Aa": [1, 2, 3], "Bee": [1, 2, 3], TOTAAL: [2, 4, 6]}, toets="stroom"), NU.vorige)
        lijn, stippen = assen(figuur)
        assert punten(lijn, "o") == [(0, 2), (1, 4)]
        assert los(stippen)[2:] == ["2e kw 2024", "3e kw 2024"]


class TestDutch:
    """Numbers, quarters and names as a reader writes them."""

    def test_thousands_and_quarters(self) -> None:
        van = {"Aa": [1000] * 6, "Bee": [1500] * 6, TOTAAL: [2500] * 6}
        lijn, stippen = assen(teken(reeks(van, toets="stroom", eenheid="klachten", decimalen=0)))
        assert teksten(lijn) == ["2.500"]
        assert teksten(stippen) == ["1.000", "1.500", "0", "500", "1.000", "1.500"]
        assert labels(lijn, "x") == ["3\n2023", "4", "1\n2024", "2", "3", "4"]
        # 1,15 × 2.500 = 2.875 in steps of 500 or 1.000; 1,25 × 1.500 = 1.875.
        assert labels(lijn, "y")[:2] in (["0", "500"], ["0", "1.000"])
        assert not [tekst for tekst in (*labels(lijn, "y"), *teksten(stippen)) if "," in tekst]
        assert los(lijn) == ["Alle gemeenten samen"]

    def test_decimals_have_a_comma(self) -> None:
        van = {"Aa": [0.25, 0.5], "Bee": [0.5, 0.75], TOTAAL: [0.75, 1.25]}
        lijn, stippen = assen(teken(reeks(van, toets="geen", eenheid="voorzieningen per cliënt", decimalen=2)))
        assert teksten(lijn) == ["1,25"]
        assert teksten(stippen)[:2] == ["0,50", "0,75"]
        assert "0,5" in labels(lijn, "y")
        assert not [tekst for tekst in (*labels(lijn, "y"), *teksten(stippen)) if "." in tekst]

    def test_a_share_carries_its_sign(self) -> None:
        lijn, trechter = assen(teken(reeks(BINNEN)))
        assert teksten(lijn) == ["29,0 %"]
        assert sorted(teksten(trechter)) == ["Aa", "Bee", "Cee", "Dee"]
        assert los(trechter)[0] == "Per gemeente"
        assert all(een.endswith(" %") for een in labels(trechter, "y"))
        assert trechter.get_xlabel() == "aantal waarover het aandeel gaat (noemer)"


def test_thirteen_months_name_a_year_where_there_is_room() -> None:
    """December 2023 stands against January 2024: only the second says its year. Of nine quarters both ends do."""
    getallen = [(20 + nummer, 100) for nummer in range(13)]
    maanden = teken(reeks({TOTAAL: getallen}, tot=Maand(2024, 12)), Maand(2024, 12))
    assert labels(assen(maanden)[0], "x") == ["12", "1\n2024", *map(str, range(2, 13))]
    kwartalen = teken(reeks({TOTAAL: getallen[:9]}))
    assert labels(assen(kwartalen)[0], "x") == ["4\n2022", "1\n2023", "2", "3", "4", "1\n2024", "2", "3", "4"]
