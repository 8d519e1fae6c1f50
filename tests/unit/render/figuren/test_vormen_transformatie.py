"""Do the alluvial figure, the time bars and the days against a norm draw the numbers that they were given?"""

import pytest
from bouwstenen import cijfers
from matplotlib.colors import to_hex
from matplotlib.patches import PathPatch, Rectangle
from monitorlib.render.figuren.alluviaal import alluviaal

from monitorlib.editie.editie import Editie
from monitorlib.editie.layout import Layout
from monitorlib.pagina.hoofdstuk import Hoofdstuk
from monitorlib.render.figuren.stijl import MEER, MINDER, RUSTIG, svg
from monitorlib.render.figuren.termijnen import looptijden, tegen_norm
from monitorlib.tijd.periode import Kwartaal

LEDEN = {"van": ["Licht", "Zwaar", "Geen hulp"], "naar": ["Licht", "Zwaar", "Geen hulp"]}
# rows van, columns naar
STROMEN = [50, 10, 5, 20, 40, 5, 15, 5, "bestaat niet"]


def teksten(figuur: object) -> list[str]:
    return [tekst.get_text() for as_ in figuur.doek.axes for tekst in as_.texts]  # type: ignore[attr-defined]


def banden(figuur: object) -> list[tuple[float, str]]:
    """The height of each flow at its left, and its colour."""
    (as_,) = figuur.doek.axes  # type: ignore[attr-defined]
    gevonden = [vlak for vlak in as_.patches if isinstance(vlak, PathPatch)]
    return [
        (abs(vlak.get_path().vertices[7, 1] - vlak.get_path().vertices[0, 1]), to_hex(vlak.get_facecolor()))
        for vlak in gevonden
    ]


def test_each_flow_is_as_high_as_its_number_and_coloured_by_its_direction() -> None:
    """Eight flows of 150 persons; orange to heavier, blue to lighter, grey for the same and for who comes or goes."""
    figuur = alluviaal(cijfers(LEDEN, STROMEN), van="van", naar="naar", koppen=("toen", "nu"))
    gevonden = banden(figuur)
    aantallen = [getal for getal in STROMEN if not isinstance(getal, str)]
    assert [hoogte / gevonden[0][0] for hoogte, _ in gevonden] == pytest.approx([getal / 50 for getal in aantallen])
    kleuren = [RUSTIG, MEER, RUSTIG, MINDER, RUSTIG, RUSTIG, RUSTIG, RUSTIG]
    assert [kleur for _, kleur in gevonden] == [to_hex(kleur) for kleur in kleuren]


def test_flows_lie_against_each_other_on_both_sides() -> None:
    """Each leaves and arrives where the one before it at the same block ended: none lies over another."""
    (as_,) = alluviaal(cijfers(LEDEN, STROMEN), van="van", naar="naar", koppen=("toen", "nu")).doek.axes
    blokken = [blok for blok in as_.patches if isinstance(blok, Rectangle)]
    stromen = [vlak.get_path().vertices[:, 1] for vlak in as_.patches if isinstance(vlak, PathPatch)]
    # At the left the outline starts and its eighth point ends, at the right its fourth and fifth.
    for kant, begin, eind in ((blokken[:3], 0, 7), (blokken[3:], 3, 4)):
        gevuld = sorted((punten[begin], punten[eind]) for punten in stromen)
        for blok in kant:
            hier = [paar for paar in gevuld if blok.get_y() - 1e-9 <= paar[0] < blok.get_y() + blok.get_height()]
            assert hier[0][0] == pytest.approx(blok.get_y())
            assert hier[-1][1] == pytest.approx(blok.get_y() + blok.get_height())
            assert [een[1] for een in hier[:-1]] == pytest.approx([een[0] for een in hier[1:]])


def test_blocks_are_as_high_as_their_sums_and_name_them() -> None:
    """Left 65, 65 and 20; right 85, 55 and 10; both sides add up to 150."""
    figuur = alluviaal(cijfers(LEDEN, STROMEN), van="van", naar="naar", koppen=("toen", "nu"))
    (as_,) = figuur.doek.axes
    hoogten = [blok.get_height() for blok in as_.patches if isinstance(blok, Rectangle)]
    assert [hoogte / hoogten[0] for hoogte in hoogten] == pytest.approx([n / 65 for n in (65, 65, 20, 85, 55, 10)])
    namen = ["Licht  65", "Zwaar  65", "Geen hulp  20", "Licht  85", "Zwaar  55", "Geen hulp  10"]
    assert [naam for naam in namen if naam not in teksten(figuur)] == []
    assert {"toen", "nu"} <= set(teksten(figuur))


def test_a_flow_of_nobody_is_not_drawn_and_the_numbers_go_along() -> None:
    """Zero persons make no line; its number stands in the table of the figure."""
    figuur = alluviaal(
        cijfers(LEDEN, [50, 0, 0, 0, 40, 0, 0, 0, "bestaat niet"]), van="van", naar="naar", koppen=("a", "b")
    )
    assert len(banden(figuur)) == 2
    assert len(figuur.cijfers.cellen()) == 8


def test_the_same_flows_give_the_same_bytes() -> None:
    """No random id, no clock."""
    eerste, tweede = (
        svg(alluviaal(cijfers(LEDEN, STROMEN), van="van", naar="naar", koppen=("a", "b")).doek) for _ in "12"
    )
    assert eerste == tweede


def test_a_figure_without_numbers_is_a_sentence() -> None:
    """Nobody flows anywhere: for a region not yet, for a gemeente that may stay so."""
    niemand = cijfers({"van": ["A"], "naar": ["A"]}, ["nog niet"])
    leeg = alluviaal(niemand, van="van", naar="naar", koppen=("a", "b"))
    regio = Editie.named("voorbeeld/2024-Q4", Layout.find())
    wat = {"naam": "stromen", "titel": "Stromen", "telt": "personen"}
    getoond = Hoofdstuk("transformatie", regio, "intern").figuur(leeg, **wat)
    assert getoond.html == "<p>Stromen: hier is nog geen getal om te tekenen.</p>"
    getoond = Hoofdstuk("transformatie", regio.voor("GM9801"), "intern").figuur(leeg, **wat)
    assert getoond.html == "<p>Stromen: hier is geen getal om te tekenen.</p>"


def test_bars_along_time_end_on_the_day_they_name() -> None:
    """182 days after 31 December 2024 is 1 July 2025, 365 more 1 July 2026."""
    figuur = looptijden(
        cijfers({"contract": ["A", "B"], "deel": ["vast", "optie"]}, [182, 365, 547, "niet opgegeven"]),
        rij="contract",
        deel="deel",
        periode=Kwartaal(2024, 4),
    )
    (as_,) = figuur.doek.axes
    assert teksten(figuur) == ["tot 1-7-2025, met optie tot 1-7-2026", "tot 1-7-2026"]
    assert [(balk.get_x(), balk.get_width()) for balk in as_.patches] == [(0, 182), (0, 547), (182, 365), (547, 0)]
    # 1 January 2025 is one day after the peildatum.
    assert as_.get_xticklabels()[0].get_text() == "1-1-2025"
    assert as_.get_xticks()[0] == 1
    assert as_.get_xlim()[0] == 0


def test_days_stand_beside_each_norm_from_zero() -> None:
    """Bars of 45 and 30 days, lines at 60 and 90."""
    figuur = tegen_norm(
        cijfers({"periode": ["1e kw", "2e kw"], "wat": ["dagen"]}, [45, 30], eenheid="dagen"),
        over="periode",
        wat="wat",
        norm=cijfers({"groep": ["Nieuw", "Bestaand"]}, [90, 60], eenheid="dagen"),
    )
    (as_,) = figuur.doek.axes
    assert teksten(figuur) == ["45", "30", "norm nieuw: 90", "norm bestaand: 60"]
    assert [balk.get_height() for balk in as_.patches] == [45, 30]
    assert sorted(lijn.get_segments()[0][0, 1] for lijn in as_.collections) == [60, 90]
    assert as_.get_ylim()[0] == 0
    assert as_.get_ylim()[1] > 90
