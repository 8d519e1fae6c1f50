"""Do the figures of maatregelen draw the numbers that they were given, each as far as it is sure?"""

import pytest
from bouwstenen import NAN, cijfers
from matplotlib.colors import to_hex

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.tellingen.maatregelen import koers
from monitorlib.render.figuren.maatregelen import jaarpad, tegenover_taakstelling
from monitorlib.render.figuren.stijl import GROND, svg
from monitorlib.render.figuren.vormen import kogel

POSTEN = ["Taakstelling", "Gerealiseerd", "Verwacht", "Conform taakstelling", "Alleen in woorden of PM", "Open"]
LEEG = "bestaat niet"
STAPPEN = ["0", "500", "1.000", "1.500"]
DEKKING = {
    "Richtlijnen": [1900_000, 150_000, 1700_000, LEEG, LEEG, 50_000],
    "Verblijf": [600_000, LEEG, LEEG, LEEG, 600_000, 0],
    "Huisvesting": [200_000, 250_000, LEEG, LEEG, LEEG, -50_000],
    "Wijkkracht": [300_000, 120_000, LEEG, 180_000, LEEG, 0],
    "Totaal": [3000_000, 520_000, 1700_000, 180_000, 600_000, 0],
}


def dekking(posten: list[str] = POSTEN) -> Cijfers:
    waarden = [cel for rij in DEKKING.values() for post, cel in zip(POSTEN, rij, strict=True) if post in posten]
    return cijfers({"project": list(DEKKING), "post": posten}, waarden, eenheid="euro")


def staven(figuur: object) -> dict[str, dict[str, tuple[float, float]]]:
    """Per project and post where its part begins and ends, of those that can be seen."""
    (as_,) = figuur.doek.axes  # type: ignore[attr-defined]
    namen = {tekst.get_position()[1]: tekst.get_text() for tekst in figuur.doek.texts}  # type: ignore[attr-defined]
    rijen = [namen[plek] for plek in sorted(namen, reverse=True) if namen[plek] in DEKKING]
    gevonden: dict[str, dict[str, tuple[float, float]]] = {}
    for groep in as_.containers:
        for naam, balk in zip(rijen, groep, strict=True):
            if balk.get_width():
                delen = gevonden.setdefault(naam, {})
                delen[groep.get_label()] = (balk.get_x(), balk.get_x() + balk.get_width())
    return gevonden


def strepen(as_: object) -> list[tuple[float, float]]:
    """The middle of each mark."""
    dik = [lijn for lijn in as_.collections if lijn.get_linewidth()[0] == 3.5]  # type: ignore[attr-defined]
    return [tuple(pad.vertices.mean(axis=0)) for lijn in dik for pad in lijn.get_paths()]


def test_the_parts_of_a_taakstelling_lie_against_each_other() -> None:
    """From nought to the taakstelling, in the order of how sure they are; the total is not drawn."""
    assert staven(tegenover_taakstelling(dekking())) == {
        "Richtlijnen": {
            "Gerealiseerd": (0, 150_000),
            "Verwacht": (150_000, 1850_000),
            "Open": (1850_000, 1900_000),
        },
        "Verblijf": {"Alleen in woorden of PM": (0, 600_000)},
        "Huisvesting": {"Gerealiseerd": (0, 250_000)},
        "Wijkkracht": {"Gerealiseerd": (0, 120_000), "Conform taakstelling": (120_000, 300_000)},
    }


def test_the_mark_stands_at_the_taakstelling_and_the_number_beside_the_bar() -> None:
    """Also where the bar passes it: 250 against 200."""
    (as_,) = tegenover_taakstelling(dekking()).doek.axes
    assert [x for x, _ in strepen(as_)] == [1900_000, 600_000, 200_000, 300_000]
    assert [tekst.get_text() for tekst in as_.texts] == ["1.900", "600", "200", "300", *STAPPEN]
    assert [tekst.xy[0] for tekst in as_.texts[:4]] == [1900_000, 600_000, 250_000, 300_000]


def test_what_is_no_amount_is_not_filled() -> None:
    """Words and what is open are empty: neither looks like money that is there, with colour or without."""
    (as_,) = tegenover_taakstelling(dekking()).doek.axes
    vulling = {groep.get_label(): groep[0] for groep in as_.containers}
    assert set(vulling) == set(POSTEN[1:])
    leeg = {naam for naam, balk in vulling.items() if to_hex(balk.get_facecolor()) == GROND}
    assert leeg == {"Alleen in woorden of PM", "Open"}


def test_a_post_that_nobody_has_is_not_in_the_legend() -> None:
    """Nor does the figure need it."""
    figuur = tegenover_taakstelling(dekking(["Taakstelling", "Gerealiseerd", "Open"]))
    legenda = [tekst.get_text() for tekst in figuur.doek.texts]
    assert {"Gerealiseerd", "Open"} <= set(legenda)
    assert not {"Verwacht", "Conform taakstelling"} & set(legenda)
    assert "Totaal" not in figuur.cijfers.leden["project"]


def pad() -> Cijfers:
    leden = {"project": ["A", "B", "C"], "soort": ["Gepland", "Gerealiseerd"], "jaar": ["2023", "2024", "2025"]}
    waarden = [180, 360, 540, 180, 216, LEEG]  # A
    waarden += [50, 100, 150, 50, 95, LEEG]  # B
    waarden += [0, 0, 90, 0, 0, LEEG]  # C
    return cijfers(leden, waarden, eenheid="euro")


def test_each_panel_of_the_path_has_its_own_years_and_state() -> None:
    """Bars for what was yielded, marks for the plan; a year to come has no bar, a plan of nothing no mark."""
    figuur = jaarpad(pad(), koers(pad(), 2024))
    panelen = [as_ for as_ in figuur.doek.axes if as_.get_visible()]
    assert [as_.get_title("left") for as_ in panelen] == ["A: vertraagd", "B: op koers", "C: nog niet begonnen"]
    assert [[balk.get_height() for balk in as_.patches] for as_ in panelen] == [[180, 216, 0], [50, 95, 0], [0, 0, 0]]
    assert [[y for _, y in strepen(as_)] for as_ in panelen] == [[180, 360, 540], [50, 100, 150], [90]]
    for as_ in panelen:
        assert [tekst.get_text() for tekst in as_.texts][:3] == ["2023", "2024", "2025"]


def test_the_panels_share_one_scale_from_nought() -> None:
    """Else a small project would look as large as a large one."""
    panelen = jaarpad(pad(), koers(pad(), 2024)).doek.axes
    assert {as_.get_ylim() for as_ in panelen[:3]} == {panelen[0].get_ylim()}
    assert panelen[0].get_ylim()[0] == 0
    assert panelen[0].get_ylim()[1] >= 540


def test_both_figures_are_the_same_bytes_each_time() -> None:
    """Nothing of the clock or of chance is in them."""
    for teken in (lambda: tegenover_taakstelling(dekking()), lambda: jaarpad(pad(), koers(pad(), 2024))):
        assert svg(teken().doek) == svg(teken().doek)


@pytest.mark.parametrize("budget", ["niet opgegeven", "niet te bepalen"])
def test_an_aanbieder_without_a_budget_is_in_the_table_only(budget: str) -> None:
    """A bar without its mark would say that there is no limit."""
    bord = cijfers({"aanbieder": ["De Eik", "De Linde"], "wat": ["Gedeclareerd", "Budget"]}, [450, 400, 50, budget])
    figuur = kogel(bord, rij="aanbieder", wat="wat", gemeten="Gedeclareerd", grens="Budget")
    (as_,) = figuur.doek.axes
    assert "De Eik" in [tekst.get_text() for tekst in figuur.doek.texts]
    assert "De Linde" not in [tekst.get_text() for tekst in figuur.doek.texts]
    assert figuur.cijfers.leden["aanbieder"] == ("De Eik", "De Linde")
    assert all(waarde == waarde for waarde, _ in strepen(as_)), NAN


@pytest.mark.parametrize("waarden", [[450, "niet opgegeven"], ["niet opgegeven", 400], ["niet opgegeven"] * 2])
def test_a_bar_without_any_limit_is_no_figure(waarden: list[int | str]) -> None:
    """In one sentence, whichever of the two is nowhere a number."""
    bord = cijfers({"aanbieder": ["De Eik"], "wat": ["Gedeclareerd", "Budget"]}, waarden)
    leeg = kogel(bord, rij="aanbieder", wat="wat", gemeten="Gedeclareerd", grens="Budget").leeg
    assert leeg.endswith("; lever wat ontbreekt, of haal de sectie weg uit params.yml.")
