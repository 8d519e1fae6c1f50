"""Does the audit read what a page, a workbook and a drawing say?"""

from decimal import Decimal
from pathlib import Path

import pytest

from monitorlib.privacy.toets.gegeven import OpenbareTabel
from monitorlib.privacy.toets.lezen.blad import tabellen_van
from monitorlib.privacy.toets.lezen.getoond import uit_getal, uit_woorden
from monitorlib.privacy.toets.lezen.stelling import is_aantal
from monitorlib.privacy.toets.lezen.tekening import Tekening
from monitorlib.privacy.toets.lezen.tussen import verschillen_tussen
from monitorlib.privacy.toets.lezen.vergelijken import eerste_verschil
from monitorlib.privacy.toets.lezen.werkboek import bladen_van


@pytest.mark.parametrize(
    ("tekst", "getal"),
    [("1.234,5", "1234.5"), ("−3", "-3"), ("+21", "21"), ("0", "0"), ("12*", "12"), ("9,6", "9.6")],
)
def test_a_number_is_read_as_dutch_writes_it(tekst: str, getal: str) -> None:
    assert uit_woorden(tekst).getal == Decimal(getal)


@pytest.mark.parametrize("tekst", ["", "…", "1.23", "3 van 4", "31-12-2015", "ca. 120"])
def test_words_are_no_number(tekst: str) -> None:
    assert uit_woorden(tekst).getal is None


def test_a_hidden_cell_is_a_sign_or_its_words() -> None:
    assert uit_woorden(" • ").verborgen
    assert uit_woorden("verborgen om mensen te beschermen").verborgen
    assert not uit_woorden("…").verborgen


def test_a_workbook_keeps_sixteen_digits_of_what_has_two() -> None:
    assert uit_getal("8.699999999999999").getal == Decimal("8.7")


HTML = """
<div class="tabel" id="tabel-hulp"><table><caption>Hulp <span class="eenheid">aantal</span></caption>
<thead><tr><th rowspan="2">Gemeente</th><th colspan="2">2024</th><th rowspan="2">Totaal</th></tr>
<tr><th>PGB</th><th>ZIN</th></tr></thead>
<tbody><tr class="groep"><th colspan="4">Noord</th></tr>
<tr><th>Aa</th><td><span role="img" aria-label="verborgen">•</span></td><td>1.204<sup class="merk noot">*</sup></td><td>9</td></tr>
</tbody><tbody><tr><th>Bee</th><td>3<span class="merk">gedrukt 4</span></td><td></td><td>5</td></tr></tbody></table></div>
"""  # noqa: E501


def test_a_page_gives_each_cell_with_the_heads_over_it() -> None:
    (rooster,) = tabellen_van(HTML, "hulp.html")
    assert (rooster.naam, rooster.titel) == ("tabel-hulp", "Hulp")
    assert rooster.kolommen == (("2024", "PGB"), ("2024", "ZIN"), ("Totaal",))
    assert [regel.pad for regel in rooster.regels] == [("Noord", "Aa"), ("Bee",)]
    cellen = dict(rooster.cellen())
    assert cellen[("Noord", "Aa"), ("2024", "PGB")].verborgen
    assert cellen[("Noord", "Aa"), ("2024", "ZIN")].getal == 1204
    # What stands beside a number is no part of it.
    assert cellen[("Bee",), ("2024", "PGB")].getal == 3


def test_dimensions_are_found_where_they_lie() -> None:
    html = HTML.replace('<tr class="groep"><th colspan="4">Noord</th></tr>', "")
    (rooster,) = tabellen_van(html, "hulp.html")
    sleutels = [("2024 | PGB", "Aa"), ("2024 | ZIN", "Aa"), ("Totaal", "Aa"), ("2024 | PGB", "Bee"), ("Totaal", "Bee")]
    plekken = rooster.plekken({"soort": ("2024 | PGB", "2024 | ZIN", "Totaal"), "gemeente": ("Aa", "Bee")}, sleutels)
    assert plekken is not None
    assert plekken["2024 | ZIN", "Aa"] == (("Aa",), ("2024", "ZIN"))
    assert rooster.plekken({"soort": ("PGB",)}, [("PGB",)]) is None


RIJEN = [["Gemeente", "PGB", "ZIN", "Totaal"], ["Noord"], ["Aa", "•", "1.204", "9"], ["Bee", "3", "", "5"]]


def verschil(rijen: list[list[str]]) -> str:
    return eerste_verschil(tabellen_van(HTML, "hulp.html")[0], [[uit_woorden(een) for een in rij] for rij in rijen])


def test_another_form_must_show_the_same() -> None:
    assert verschil(RIJEN) == ""
    # Heads come back on a next sheet.
    assert verschil([*RIJEN[:3], RIJEN[0], RIJEN[3]]) == ""


@pytest.mark.parametrize(
    ("rij", "waar"),
    [
        (["Aa", "2", "1.204", "9"], "Noord / Aa / 2024 / PGB"),
        (["Aa", "•", "•", "9"], "Noord / Aa / 2024 / ZIN"),
        (["Aa", "•", "1.205", "9"], "Noord / Aa / 2024 / ZIN"),
    ],
)
def test_what_another_form_shows_otherwise_is_named(rij: list[str], waar: str) -> None:
    assert verschil([*RIJEN[:2], rij, RIJEN[3]]) == waar


def test_a_row_too_few_or_too_many_is_named() -> None:
    assert verschil(RIJEN[:3]) == "Bee"
    assert verschil([*RIJEN, ["Cee", "7", "8", "9"]]) == "Cee"


def test_what_a_workbook_hides_is_seen(tmp_path: Path) -> None:
    xlsxwriter = pytest.importorskip("xlsxwriter")
    with xlsxwriter.Workbook(str(tmp_path / "boek.xlsx")) as boek:
        open_blad = boek.add_worksheet("Een")
        open_blad.write_row(0, 0, ["Aa", 1204, "•"])
        open_blad.write_string("AB2", "ver weg")
        dicht = boek.add_worksheet("Twee")
        dicht.set_column(1, 1, None, None, {"hidden": True})
        boek.add_worksheet("Drie").hide()
    een, twee, drie = bladen_van(tmp_path / "boek.xlsx")
    assert [cel.inhoud for cel in een.rijen[0]] == ["Aa", Decimal(1204), "•"]
    # AB is column 28.
    assert een.rijen[1][27].tekst == "ver weg"
    assert [een.iets_verborgen, twee.iets_verborgen, drie.iets_verborgen] == [False, True, True]


def staven(*lengtes: float) -> Tekening:
    paden = "".join(
        f'<path d="M50 {y}L{50 + lengte} {y}L{50 + lengte} {y + 18}L50 {y + 18}Z" fill="var(--f1)"/>'
        for y, lengte in zip(range(0, 999, 20), lengtes, strict=False)
    )
    return Tekening("hulp", (f"<svg>{paden}</svg>",))


def test_a_bar_that_belongs_to_no_number_is_seen() -> None:
    """On a scale of 2 per person 40, 80 and 100 are 20, 40 and 50, and 6 is the 3 that is hidden."""
    assert not staven(40, 80, 100).te_veel([20, 40, 50])
    assert not staven(40, 100).te_veel([20, 40, 50])
    assert staven(40, 80, 100, 6).te_veel([20, 40, 50, 9])
    assert staven(40, 80, 100, 6).te_veel([20, 40, 50])


def staande(*vakken: tuple[float, float]) -> Tekening:
    """Boxes of so many wide and high, next to each other, as panels of one figure: each a drawing of its own."""
    paden = (f'<path d="M0 0L{b} 0L{b} {h}L0 {h}Z" fill="var(--f1)"/>' for b, h in vakken)
    return Tekening("hulp", tuple(f"<svg>{pad}</svg>" for pad in paden))


def test_bars_of_nothing_and_signs_of_a_key_are_no_bars() -> None:
    """On a scale of 10 per person 50 and 60 are 5 and 6; in other panels there is nobody, and in the key a mark."""
    niets = [(37.7, 0.0)] * 3
    assert not staande((37.7, 50), (37.7, 60), *niets, (3.6, 14)).te_veel([5, 6])
    assert not staande(*niets, (11, 11), (14, 2)).te_veel([0])
    assert staande((37.7, 50), (37.7, 60), (37.7, 30), *niets).te_veel([5, 6, 9])
    # Small, but no sign of a key: somebody.
    assert staande((7, 3.5)).te_veel([])


def test_a_whole_table_may_be_drawn_as_parts_of_a_whole() -> None:
    """40, 80, 100 are 20, 40, 50; what is 6 long follows, but a bar more than there are numbers never does."""
    assert not staven(40, 80, 100, 6).te_veel([20, 40, 50, 9], heel=True)
    assert staven(40, 80, 100, 6).te_veel([20, 40, 50], heel=True)


def test_a_dot_that_belongs_to_no_number_is_seen() -> None:
    """The grid says 0 at 10, 50 at 60 and 100 at 110, so that a dot at 35 is 25."""
    raster = "".join(f'<path d="M{x} 20L{x} 80" stroke="var(--fraster,#ddd)"/>' for x in (10, 60, 110))
    plekken = ((10, 0), (60, 50), (110, 100))
    getallen = "".join(f'<text x="{x}" y="95" font-size="11">{getal}</text>' for x, getal in plekken)

    def stippen(*plekken: float) -> Tekening:
        return Tekening("hulp", (raster + getallen + "".join(f'<circle cx="{x}" cy="40" r="4"/>' for x in plekken),))

    assert not stippen(35, 85).te_veel([25, 75])
    assert stippen(35, 85, 16).te_veel([25, 75, 50])


def test_a_table_of_changes_is_tied_to_what_changed() -> None:
    stand = OpenbareTabel(
        "stand",
        {"gemeente": ("A", "B", "C", "D"), "dag": ("toen", "nu")},
        {(g, d): n for g, van in {"A": (10, 7), "B": (20, 26), "C": (30, 31), "D": (None, 9)}.items()
         for d, n in zip(("toen", "nu"), van, strict=True)},
    )  # fmt: skip
    wijziging = OpenbareTabel(
        "wijziging",
        {"gemeente": ("A", "B", "C", "D")},
        {("A",): -3, ("B",): 6, ("C",): 1, ("D",): 5},
        verschillen=True,
    )
    gevonden = list(verschillen_tussen([stand, wijziging]))
    assert ({("wijziging", ("D",)): 1, ("stand", ("D", "nu")): -1, ("stand", ("D", "toen")): 1}, 0) in gevonden
    anders = OpenbareTabel("anders", wijziging.leden, {**wijziging.getallen, ("A",): -4}, verschillen=True)
    assert list(verschillen_tussen([stand, anders])) == []


@pytest.mark.parametrize(
    ("eenheid", "telt"),
    [("cliënten", True), ("zaken", True), ("%", False), ("euro per cliënt", False), ("per 1.000 inwoners", False)],
)
def test_a_share_is_no_count(eenheid: str, telt: bool) -> None:
    assert is_aantal(eenheid) is telt
