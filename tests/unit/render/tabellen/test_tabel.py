"""Is a table on the page readable by eye and by ear, complete, explained and safe?"""

import pytest
from bouwstenen import Cel, cijfers
from bs4 import BeautifulSoup

from monitorlib import totaal, verschil
from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.maken import maak
from monitorlib.cijfers.kern.regels import GETAL, NIET_OPGEGEVEN, NIET_TE_BEPALEN, NOG_NIET
from monitorlib.pagina.uitvoer import eenheid
from monitorlib.render.tabellen.tabel import Opmaak, html

KWAAD = "<script>alert('x')</script>&\""


def tabel(van: Cijfers, rijen: list[str], kolommen: list[str], **anders: object) -> BeautifulSoup:
    """The HTML of a table, parsed."""
    opmaak = Opmaak(tuple(rijen), tuple(kolommen), " en ".join(rijen).capitalize())
    vast = {"id_": "tabel-proef", "titel": "Proef", "eenheid": "aantal voorzieningen", "bron": "Telt: iets."}
    return BeautifulSoup(html(van, opmaak, **{**vast, **anders}), "html.parser")  # type: ignore[arg-type]


def koppen(pagina: BeautifulSoup) -> list[list[tuple[str, str, int, int]]]:
    """The heading, row by row: text, scope, columns and rows that it covers."""
    return [
        [
            (th.get_text(), str(th["scope"]), int(str(th.get("colspan", 1))), int(str(th.get("rowspan", 1))))
            for th in rij.find_all("th")
        ]
        for rij in pagina.select("thead tr")
    ]


def rijen(pagina: BeautifulSoup) -> list[list[str]]:
    return [[cel.get_text() for cel in rij.find_all(["th", "td"])] for rij in pagina.select("tbody tr")]


def test_every_number_stands_at_its_row_and_column() -> None:
    """Rows and columns in the order of their members, with a heading for each."""
    pagina = tabel(cijfers({"rij": ["s", "r"], "kolom": ["l", "k"]}, [1, 2, 3, 1234]), ["rij"], ["kolom"])
    assert koppen(pagina) == [[("Rij", "col", 1, 1), ("l", "col", 1, 1), ("k", "col", 1, 1)]]
    assert rijen(pagina) == [["s", "1", "2"], ["r", "3", "1.234"]]
    assert [th["scope"] for th in pagina.select("tbody th")] == ["row", "row"]


def test_two_dimensions_across_give_two_rows_of_headings() -> None:
    """A gemeente covers its two forms; the corner covers both rows of the heading."""
    van = cijfers({"rij": ["r"], "gemeente": ["Aa", "Bee"], "vorm": ["PGB", "ZIN"]}, [1, 2, 3, 4])
    pagina = tabel(van, ["rij"], ["gemeente", "vorm"])
    assert koppen(pagina) == [
        [("Rij", "col", 1, 2), ("Aa", "colgroup", 2, 1), ("Bee", "colgroup", 2, 1)],
        [("PGB", "col", 1, 1), ("ZIN", "col", 1, 1), ("PGB", "col", 1, 1), ("ZIN", "col", 1, 1)],
    ]
    assert rijen(pagina) == [["r", "1", "2", "3", "4"]]


def test_a_column_without_a_second_level_fills_the_heading() -> None:
    """'Totaal' beside 'Uit | a' and 'Uit | b' spans both rows, so that no heading is empty."""
    pagina = tabel(cijfers({"rij": ["r"], "kolom": ["Uit | a", "Uit | b", "Samen"]}, [1, 2, 3]), ["rij"], ["kolom"])
    assert koppen(pagina) == [
        [("Rij", "col", 1, 2), ("Uit", "colgroup", 2, 1), ("Samen", "col", 1, 2)],
        [("a", "col", 1, 1), ("b", "col", 1, 1)],
    ]


def test_rows_under_a_group_stand_in_a_body_of_their_own() -> None:
    """The name of the group heads its rows, over the whole width."""
    van = cijfers({"rij": ["los", "Uit | a", "Uit | b"], "kolom": ["k", "l"]}, [1, 2, 3, 4, 5, 6])
    pagina = tabel(van, ["rij"], ["kolom"])
    los, groep = pagina.select("tbody")
    assert [th["scope"] for th in los.select("th")] == ["row"]
    assert [(th.get_text(), th["scope"], th.get("colspan")) for th in groep.select("th")] == [
        ("Uit", "rowgroup", "3"),
        ("a", "row", None),
        ("b", "row", None),
    ]


@pytest.mark.parametrize(
    ("waarde", "teken", "gelezen", "uitleg"),
    [
        (NIET_OPGEGEVEN, ".", "niet opgegeven", ". = niet opgegeven: het getal is niet geleverd."),
        (NOG_NIET, "…", "nog niet", "… = nog niet: deze periode moet nog komen."),
        (NIET_TE_BEPALEN, "?", "niet te bepalen", "? = niet te bepalen."),
    ],
)
def test_a_sign_is_read_aloud_in_words_and_explained_under_the_table(
    waarde: Cel, teken: str, gelezen: str, uitleg: str
) -> None:
    """What the eye sees as a sign, the ear hears as words."""
    pagina = tabel(cijfers({"rij": ["r"], "kolom": ["k"]}, [waarde]), ["rij"], ["kolom"])
    teken_op_pagina = pagina.select_one("td [role=img]")
    assert teken_op_pagina is not None
    assert (teken_op_pagina.get_text(), teken_op_pagina["aria-label"]) == (teken, gelezen)
    assert [een.get_text() for een in pagina.select(".tekens")] == [uitleg]


def test_a_counted_zero_is_written_as_zero() -> None:
    """A number like any other: no sign, nothing to explain, whatever the delivery wrote for it."""
    pagina = tabel(cijfers({"rij": ["r"], "kolom": ["k"]}, [0]), ["rij"], ["kolom"])
    assert [cel.get_text() for cel in pagina.select("td")] == ["0"]
    assert pagina.select("td [role=img], .tekens") == []


def test_a_difference_shows_its_sign_both_ways() -> None:
    """More, less and the same; the numbers beside it have none."""
    van = cijfers({"g": ["A", "B", "C"], "op": ["toen", "nu"]}, [10, 13, 20, 18, 5, 5])
    pagina = tabel(verschil(van, "op", "toen", "nu"), ["g"], ["op"])
    rijen = [[cel.get_text() for cel in rij.select("td")] for rij in pagina.select("tbody tr")]
    assert rijen == [["10", "13", "+3"], ["20", "18", "−2"], ["5", "5", "0"]]


def test_a_reason_is_given_with_the_sign_and_under_the_table() -> None:
    """Why a total cannot be determined."""
    van = totaal(cijfers({"rij": ["r"], "kolom": ["k", "l"]}, [3, NIET_OPGEGEVEN]), "kolom")
    pagina = tabel(van, ["rij"], ["kolom"])
    assert [een["aria-label"] for een in pagina.select("td [role=img]")] == [
        "niet opgegeven",
        "een van de onderdelen is niet bekend",
    ]
    assert [een.get_text() for een in pagina.select(".tekens")] == [
        ". = niet opgegeven: het getal is niet geleverd; ? = niet te bepalen; een van de onderdelen is niet bekend."
    ]


def test_what_was_added_up_looks_like_a_total() -> None:
    """The row and the column of totals, by how they were made and not by their name."""
    van = totaal(cijfers({"rij": ["Totaal betaald", "s"], "kolom": ["k", "l"]}, [1, 2, 3, 4]), "rij", "kolom")
    pagina = tabel(van, ["rij"], ["kolom"])
    assert rijen(pagina) == [["Totaal betaald", "1", "2", "3"], ["s", "3", "4", "7"], ["Totaal", "4", "6", "10"]]
    vet = ["totaal" in rij.get("class", []) for rij in pagina.select("tbody tr")]
    assert vet == [False, False, True]
    assert [th.get_text() for th in pagina.select("thead th.totaal")] == ["Totaal"]


def test_a_cell_that_deviates_carries_its_mark() -> None:
    """The mark stands in its own cell only."""
    van = cijfers({"rij": ["r"], "kolom": ["k", "l"]}, [1, 2])
    pagina = tabel(van, ["rij"], ["kolom"], merken={("r", "l"): "gedrukt 3, berekend 2"})
    assert [[merk.get_text() for merk in cel.select(".merk")] for cel in pagina.select("td")] == [
        [],
        ["gedrukt 3, berekend 2"],
    ]


def test_a_cell_that_does_not_exist_is_empty() -> None:
    """Where a gemeente counts other things: no sign, no zero."""
    van = cijfers({"rij": ["r", "s"], "kolom": ["k", "l"]}, [1, 2, "bestaat niet", 4])
    assert rijen(tabel(van, ["rij"], ["kolom"])) == [["r", "1", "2"], ["s", "", "4"]]


def test_everything_on_the_page_is_escaped() -> None:
    """A name, a word, a mark, a title, a unit and a source that hold markup show it as text."""
    van = cijfers({"rij": [KWAAD, f"{KWAAD} | b"], "kolom": [KWAAD]}, [f"woord {KWAAD}", 1])
    anders = {"titel": KWAAD, "eenheid": KWAAD, "bron": KWAAD, "merken": {(KWAAD, KWAAD): KWAAD}}
    pagina = tabel(van, ["rij"], ["kolom"], **anders)
    assert pagina.find("script") is None
    assert [th.get_text() for th in pagina.select("thead th")] == ["Rij", KWAAD]
    assert [th.get_text() for th in pagina.select("tbody th")] == [KWAAD, KWAAD, "b"]
    assert pagina.td is not None
    assert pagina.td.get_text() == f"woord {KWAAD}{KWAAD}"
    assert [een.get_text() for een in pagina.select(".bron, caption")] == [f"{KWAAD} {KWAAD}", KWAAD]


@pytest.mark.parametrize(
    ("van", "getoond"),
    [
        ("voorzieningen", "aantal voorzieningen"),
        ("euro", "in euro"),
        ("%", "in %"),
        ("per 1.000 inwoners", "per 1.000 inwoners"),
        ("rapportcijfer", "als rapportcijfer"),
    ],
)
def test_the_unit_reads_as_dutch(van: str, getoond: str) -> None:
    """Persons are counted, euros and marks are not."""
    assert (
        eenheid(maak([{"rij": "r", "waarde": 1, "teken": GETAL, "tekst": ""}], {"rij": ["r"]}, eenheid=van)) == getoond
    )
