"""Do the bars of who came and went, the time bars and the days against a norm draw the numbers that they were given?"""

from bouwstenen import cijfers

from monitorlib.editie.editie import Editie
from monitorlib.editie.layout import Layout
from monitorlib.pagina.hoofdstuk import Hoofdstuk
from monitorlib.render.figuren.figuur import Figuur
from monitorlib.render.figuren.in_bestand_uit import in_bestand_uit
from monitorlib.render.figuren.stijl import svg
from monitorlib.render.figuren.termijnen import looptijden, tegen_norm
from monitorlib.tijd.periode import Kwartaal

LEDEN = {"van": ["Licht", "Zwaar", "Geen hulp"], "naar": ["Licht", "Zwaar", "Geen hulp"]}
# rows van, columns naar
STROMEN = [50, 10, 5, 20, 40, 5, 15, 5, "bestaat niet"]
DAGEN = ("1 januari", "31 december")


def teken(waarden: list[float | str]) -> Figuur:
    return in_bestand_uit(cijfers(LEDEN, waarden), van="van", naar="naar", dagen=DAGEN)


def teksten(figuur: object) -> list[str]:
    return [tekst.get_text() for as_ in figuur.doek.axes for tekst in as_.texts]  # type: ignore[attr-defined]


def test_three_bars_of_levels_each_with_its_sum() -> None:
    """In: 15 and 5. Now: 50 + 20 + 15 = 85 and 10 + 40 + 5 = 55. Out: 5 and 5."""
    (as_,) = teken(STROMEN).doek.axes
    assert [balk.get_width() for balk in as_.patches] == [15, 5, 85, 55, 5, 5]
    assert [balk.get_x() for balk in as_.patches] == [0, 15, 0, 85, 0, 5]
    vet = [tekst.get_text() for tekst in as_.texts if tekst.get_weight() == "bold"]
    assert vet == ["20", "140", "10"]


def test_one_sentence_says_what_became_of_who_stayed() -> None:
    """50 + 10 + 20 + 40 = 120 had help on both days: 10 heavier, 20 lighter, 90 the same. Also in the alt text."""
    zin = "Van de 120 met hulp op beide dagen kregen 10 nu zwaardere hulp, kregen 20 lichtere en bleven 90 even zwaar."
    figuur = teken(STROMEN)
    assert zin in " ".join(tekst.get_text() for tekst in figuur.doek.texts)
    assert zin in figuur.alt("Titel")


def test_one_person_is_one() -> None:
    assert "kreeg 1 nu zwaardere hulp, kregen 0 lichtere en bleven 2" in teken(
        [1, 1, 0, 0, 1, 0, 0, 0, "bestaat niet"]
    ).alt("Titel")


def test_the_same_flows_give_the_same_bytes() -> None:
    """No random id, no clock."""
    assert svg(teken(STROMEN).doek) == svg(teken(STROMEN).doek)
    assert svg(teken(STROMEN).doek) != svg(teken([51, *STROMEN[1:]]).doek)


def test_a_figure_without_numbers_is_a_sentence() -> None:
    """Nobody flows anywhere: for a region not yet, for a gemeente that may stay so."""
    niemand = cijfers({"van": ["A"], "naar": ["A"]}, ["nog niet"])
    leeg = in_bestand_uit(niemand, van="van", naar="naar", dagen=DAGEN)
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
    namen = [tekst.get_text() for tekst in figuur.doek.texts]
    assert namen[:2] == ["A: tot 1-7-2025, met optie tot 1-7-2026", "B: tot 1-7-2026"]
    assert [(balk.get_x(), balk.get_width()) for balk in as_.patches] == [(0, 182), (182, 365), (0, 547), (547, 0)]
    # 1 January 2025 is one day after the peildatum.
    assert {tekst.get_text(): tekst.xy[0] for tekst in as_.texts} == {
        "1-1-2025": 1, "1-7-2025": 182, "1-1-2026": 366, "1-7-2026": 547,
    }  # fmt: skip


def test_days_stand_beside_each_norm_from_zero() -> None:
    """Bars of 45 and 30 days, lines at 60 and 90."""
    figuur = tegen_norm(
        cijfers({"periode": ["1e kw", "2e kw"], "wat": ["dagen"]}, [45, 30], eenheid="dagen"),
        over="periode",
        wat="wat",
        norm=cijfers({"groep": ["Nieuw", "Bestaand"]}, [90, 60], eenheid="dagen"),
    )
    (as_,) = figuur.doek.axes
    assert teksten(figuur) == ["1e kw", "2e kw", "45", "30", "norm\nnieuw\n90", "norm\nbestaand\n60"]
    assert [balk.get_height() for balk in as_.patches] == [45, 30]
    assert sorted(lijn.get_segments()[0][0, 1] for lijn in as_.collections) == [60, 90]
    assert as_.get_ylim()[0] == 0
    assert as_.get_ylim()[1] >= 90
