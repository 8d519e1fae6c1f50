"""Is what reaches the page escaped, explained, and named by its cell?"""

from pathlib import Path

import pytest
from bouwstenen import cijfers
from bs4 import BeautifulSoup

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.rekenen.optellen import totaal
from monitorlib.errors import RenderError, ToelichtingError
from monitorlib.render.tabellen.getoonde_tabel import Tabel
from monitorlib.render.tabellen.tabel import Opmaak, html, plaatsen
from monitorlib.render.toelichting.getallen_in_tekst import LevendeGetallen
from monitorlib.render.toelichting.toelichting import Toelichting, lees_toelichting
from monitorlib.tijd.periode import Kwartaal


def tabel(van: Cijfers, rijen: list[str], kolommen: list[str]) -> BeautifulSoup:
    """The table as a page has it."""
    opmaak = Opmaak(tuple(rijen), tuple(kolommen), "Rij")
    return BeautifulSoup(html(van, opmaak, id_="tabel-t", titel="T <i>", eenheid="euro", bron="B"), "html.parser")


def test_every_heading_has_a_scope_and_groups_span_their_columns() -> None:
    """Two gemeenten with PGB and ZIN each: a heading of two rows, none empty."""
    blad = tabel(
        cijfers({"groep": ["x"], "gemeente": ["A", "B"], "vorm": ["PGB", "ZIN"]}, [1, 2, 3, 4]),
        ["groep"],
        ["gemeente", "vorm"],
    )
    boven, onder = [[(th.get_text(), th["scope"]) for th in rij.select("th")] for rij in blad.select("thead tr")]
    assert boven == [("Rij", "col"), ("A", "colgroup"), ("B", "colgroup")]
    assert onder == [("PGB", "col"), ("ZIN", "col"), ("PGB", "col"), ("ZIN", "col")]
    assert [th["colspan"] for th in blad.select("thead th[scope=colgroup]")] == ["2", "2"]
    assert blad.select_one("tbody th")["scope"] == "row"
    assert blad.select_one("caption")["id"] == blad.select_one("[role=region]")["aria-labelledby"]


def test_names_with_levels_become_groups() -> None:
    """'Uitgaven | x' stands indented under a row 'Uitgaven'."""
    blad = tabel(cijfers({"post": ["Saldo", "Uitgaven | x", "Uitgaven | y"], "g": ["A"]}, [1, 2, 3]), ["post"], ["g"])
    assert [rij.th.get_text() for rij in blad.select("tbody tr")] == ["Saldo", "Uitgaven", "x", "y"]
    assert [rij.th.get_text() for rij in blad.select("tr.groep")] == ["Uitgaven"]


def test_what_was_added_up_is_marked_by_its_structure() -> None:
    """A row and a column of sums are totals, whatever their name."""
    blad = tabel(totaal(cijfers({"r": ["x", "y"], "k": ["a", "b"]}, [1, 2, 3, 4]), "r", "k"), ["r"], ["k"])
    assert [rij.th.get_text() for rij in blad.select("tr.totaal")] == ["Totaal"]
    assert [th.get_text() for th in blad.select("thead th.totaal")] == ["Totaal"]
    assert [td.get_text() for td in blad.select("tr.totaal td")] == ["4", "6", "10"]


def test_signs_are_explained_and_read_aloud() -> None:
    """Each sign that the table uses, and no other, stands under it; a screen reader hears the word."""
    blad = tabel(
        cijfers({"r": ["x", "y", "z"], "k": ["a"]}, ["nog niet", "niet opgegeven", "Regelmatig"]), ["r"], ["k"]
    )
    uitleg = blad.select_one(".tekens").get_text()
    assert "… = nog niet" in uitleg
    assert ". = niet opgegeven" in uitleg
    assert "niet te bepalen" not in uitleg
    assert [span["aria-label"] for span in blad.select("td span[role=img]")] == ["nog niet", "niet opgegeven"]
    assert [td.get_text() for td in blad.select("td")] == ["…", ".", "Regelmatig"]


def test_markup_in_a_name_shows_as_text() -> None:
    """A code list from a delivery never becomes part of the page."""
    kwaad = "<script>alert(1)</script>"
    ruw = html(
        cijfers({"r": [kwaad], "k": [kwaad]}, [kwaad]),
        Opmaak(("r",), ("k",), kwaad),
        id_="tabel-t",
        titel=kwaad,
        eenheid=kwaad,
        bron=kwaad,
    )
    assert "<script" not in ruw
    assert ruw.count("&lt;script&gt;") == 7


def test_a_table_gives_every_dimension_a_place() -> None:
    """A dimension that is neither row nor column, or does not exist, stops."""
    van = cijfers({"gemeente": ["A"], "vorm": ["PGB"]}, [1])
    with pytest.raises(RenderError, match="waar dimensie 'vorm' komt"):
        plaatsen(van, Opmaak(("gemeente",), (), "Rij"))
    with pytest.raises(RenderError, match="Bedoelt u 'gemeente'"):
        plaatsen(van, Opmaak(("gemente",), ("vorm",), "Rij"))


@pytest.fixture
def getallen() -> LevendeGetallen:
    """The live numbers of one table: two gemeenten in two quarters."""
    van = cijfers(
        {"gemeente": ["A", "B", "Totaal"], "periode": ["1e kw", "2e kw"]},
        [1200, 1221, 5, 5, 1205, "nog niet"],
    )
    opmaak = Opmaak(("gemeente",), ("periode",), "Gemeente")
    return LevendeGetallen({"bestand": Tabel("h", "bestand", van, plaatsen(van, opmaak))}, Kwartaal(2016, 1))


def render(tekst: str, getallen: LevendeGetallen) -> str:
    geschreven = Toelichting("x.md", {"S": tekst}).schrijf("S", getallen)
    return geschreven.html if geschreven else ""


def test_a_number_in_a_text_names_its_cell(getallen: LevendeGetallen) -> None:
    """Shown as the table shows it; changes and shares in Dutch, on one line with their sign."""
    tekst = (
        '{{ getal("bestand", "A", "2e kw") }} ({{ verandering(cel("bestand", "A", "2e kw") '
        '- cel("bestand", "A", "1e kw")) }}), {{ procent(cel("bestand", "B", "1e kw"), 20) }} en € 5'
    )
    assert render(tekst, getallen) == '<div class="toelichting"><p>1.221 (+21), 25\u00a0% en €\u00a05</p></div>'


@pytest.mark.parametrize(
    ("uitdrukking", "verwacht"),
    [
        ('{{ getall("x") }}', "x.md, sectie S, regel 1: de naam 'getall' is onbekend. Bedoelt u 'getal'?"),
        (
            '{{ getal("bestanden", "A", "1e kw") }}',
            "x.md, sectie S, regel 1: er is (tot hier) geen tabel 'bestanden'. Bedoelt u 'bestand'?",
        ),
        (
            '{{ getal("bestand", "A", "2e kwart") }}',
            "x.md, sectie S, regel 1: tabel bestand heeft geen '2e kwart'. Bedoelt u '2e kw'?",
        ),
        (
            '{{ cel("bestand", "Totaal", "2e kw") }}',
            "x.md, sectie S, regel 1: tabel bestand, Totaal, 2e kw is geen getal (nog niet). Noem een andere cel.",
        ),
    ],
)
def test_a_text_that_names_what_is_not_there_stops(uitdrukking: str, verwacht: str, getallen: LevendeGetallen) -> None:
    """Where, what, and the nearest name."""
    with pytest.raises(ToelichtingError) as stop:
        render(uitdrukking, getallen)
    assert str(stop.value) == verwacht


@pytest.mark.parametrize("aanval", ["{{ ''.__class__.__mro__ }}", "{{ getal.__globals__ }}", "{{ cel.__self__ }}"])
def test_a_text_cannot_reach_out_of_its_sandbox(aanval: str, getallen: LevendeGetallen) -> None:
    """A toelichting is text, not a program."""
    with pytest.raises(ToelichtingError):
        render(aanval, getallen)


def test_markup_in_a_text_is_text(getallen: LevendeGetallen) -> None:
    """Markdown is; HTML is not."""
    gemaakt = render("**vet** <script>alert(1)</script> [k](javascript:alert(1))", getallen)
    assert "<strong>vet</strong>" in gemaakt
    assert "<script" not in gemaakt
    assert "javascript:" not in gemaakt


def test_an_absent_section_says_so(getallen: LevendeGetallen) -> None:
    """There is no text to show: the page says 'Nog te schrijven'."""
    assert Toelichting("x.md", {}).schrijf("S", getallen) is None
    assert Toelichting("x.md", {"S": "  \n"}).schrijf("S", getallen) is None


@pytest.mark.parametrize(
    ("inhoud", "verwacht"),
    [
        ("# Kop\n", "x.md, regel 1: een '#'-kop kan hier niet; een sectie begint met '##'. Maak er '##' van."),
        ("tekst\n", "x.md, regel 1: tekst voor de eerste sectie; begin met '## sectienaam'."),
        ("## A\n\n## A\n", "x.md, regel 3: sectie 'A' staat er twee keer; geef er een een andere kop."),
    ],
)
def test_a_file_of_texts_has_sections(tmp_path: Path, inhoud: str, verwacht: str) -> None:
    """Text that belongs to no section is never lost in silence."""
    path = tmp_path / "x.md"
    path.write_text(inhoud, encoding="utf-8")
    with pytest.raises(ToelichtingError) as stop:
        lees_toelichting(path, "x.md")
    assert str(stop.value) == verwacht
