"""Is the quarter's own text live, safe, and free of numbers without a source?"""

from pathlib import Path

import pytest
from bouwstenen import cijfers
from bs4 import BeautifulSoup

from monitorlib import totaal
from monitorlib.cijfers.regels import NIHIL
from monitorlib.controles.tabel import Tabel
from monitorlib.errors import MonitorError, ToelichtingError
from monitorlib.kwartaal import Kwartaal
from monitorlib.render.levend import LevendeGetallen
from monitorlib.render.tabel import Opmaak, plaatsen
from monitorlib.render.toelichting import Toelichting, lees_toelichting

BEDRAGEN = totaal(
    cijfers({"post": ["Zorg", "Vervoer"], "gemeente": ["Bedum", "Winsum"]}, [1200, 300, NIHIL, "Regelmatig"]), "post"
)
TABEL = Tabel("wmo", "bedragen", BEDRAGEN, plaatsen(BEDRAGEN, Opmaak(("post",), ("gemeente",), "Post")))


def pagina(tekst: str, overgenomen: list[str] | None = None) -> str:
    """One section of text beside one table."""
    getallen = LevendeGetallen({"bedragen": TABEL}, Kwartaal(2016, 1))
    return Toelichting("params/x/wmo.md", {"Aantallen": tekst}).html("Aantallen", getallen.namen(), overgenomen or [])


def weigering(tekst: str) -> str:
    with pytest.raises(ToelichtingError) as fout:
        pagina(tekst)
    plaats = "params/x/wmo.md, sectie Aantallen: "
    assert str(fout.value).startswith(plaats)
    return str(fout.value).removeprefix(plaats)


def letterlijk(tekst: str, geen_aantal: list[str] | None = None) -> list[str]:
    return [een.tekst for een in Toelichting("wmo.md", {"Aantallen": tekst}).letterlijk(geen_aantal or [])]


class TestLiveNumbers:
    def test_what_was_taken_over_is_listed_and_escaped(self) -> None:
        """A quantity without a cell stands with its place."""
        blad = BeautifulSoup(pagina("Tekst.", ["<b>12</b> (paragraaf 3)"]), "html.parser")
        slot = blad.select_one(".overgenomen")
        assert slot is not None
        assert slot.get_text() == "Overgenomen, niet berekend: <b>12</b> (paragraaf 3)."


class TestWrongText:
    @pytest.mark.parametrize(
        "tekst",
        [
            "{{ 1 / 0 }}",
            '{{ getal("bedragen") }}',
            "{{ heel('vijf') }}",
            "{{ heel(1 }}",
            "{% if %}",
            "{{ 10 ** 400 * 1.5 }}",
        ],
    )
    def test_a_broken_expression_stops_with_its_section(self, tekst: str) -> None:
        """Not with an error of Python: the analyst sees file and section."""
        assert weigering(tekst).startswith("een uitdrukking klopt niet (")

    def test_a_file_that_is_no_utf_8_says_so(self, tmp_path: Path) -> None:
        """Saved by an old editor."""
        (tmp_path / "wmo.md").write_bytes("## A\nCliënten\n".encode("latin-1"))
        with pytest.raises(ToelichtingError) as fout:
            lees_toelichting(tmp_path / "wmo.md", "wmo.md")
        assert str(fout.value) == "wmo.md: het bestand is geen UTF-8; sla het op als UTF-8."

    def test_sections_are_read_with_their_own_headings(self, tmp_path: Path) -> None:
        """'###' belongs to the text."""
        (tmp_path / "wmo.md").write_text("## A\n\n### Kop\na\n\n## B\nb\n", encoding="utf-8")
        assert lees_toelichting(tmp_path / "wmo.md", "wmo.md").secties == {"A": "\n### Kop\na\n", "B": "b"}


class TestSandbox:
    @pytest.mark.parametrize(
        "aanval",
        [
            "{{ ''.__class__ }}",
            "{{ ''.__class__.__mro__[1].__subclasses__() }}",
            "{{ ''['__class__'] }}",
            "{{ ''|attr('__class__') }}",
            "{{ getal.__globals__ }}",
            "{{ cel.__self__ }}",
            "{{ cel.__func__.__code__ }}",
            "{{ '{0.__class__}'.format(getal) }}",
            "{{ self.__init__.__globals__ }}",
            "{% include '/etc/passwd' %}",
            "{% import 'os' as os %}",
            "{{ range(10) }}",
            "{{ cycler.__init__ }}",
            "{% for x in lipsum %}{% endfor %}",
        ],
    )
    def test_an_expression_reaches_the_cells_and_nothing_else(self, aanval: str) -> None:
        """No attribute of Python, no file, no names but those that are declared."""
        with pytest.raises(MonitorError) as fout:
            pagina(aanval)
        assert "class 'str'" not in str(fout.value)

    @pytest.mark.parametrize(
        "markup",
        [
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "Tekst <b onclick='x()'>vet</b>",
            "[klik](javascript:alert(1))",
            "{{ '<script>alert(1)</script>' }}",
            "<iframe src='https://example.org'></iframe>",
        ],
    )
    def test_markup_shows_as_text(self, markup: str) -> None:
        """A text never adds an element that does something, by itself or from an expression."""
        blad = BeautifulSoup(pagina(markup), "html.parser")
        assert blad.find(["script", "img", "iframe", "b"]) is None
        assert all(not str(a.get("href", "")).startswith("javascript") for a in blad.find_all("a"))
        assert all(not naam.startswith("on") for element in blad.find_all(True) for naam in element.attrs)


class TestLiteralQuantities:
    @pytest.mark.parametrize(
        ("tekst", "gevonden"),
        [
            ("Er zijn 12 cliënten.", ["12"]),
            ("Het kost 1.234,50 euro, 7,5 % meer.", ["1.234,50", "7,5 %"]),
            ("Een daling van −3 en een groei van +4.", ["−3", "+4"]),
            ("Twaalf cliënten en ÉÉN klacht.", ["Twaalf", "ÉÉN"]),
            ("Vijfentwintig, tweehonderdeen, drieëntwintig, eenentwintig en zestien.",
             ["Vijfentwintig", "tweehonderdeen", "drieëntwintig", "eenentwintig", "zestien"]),
            ("De helft, een kwart, drie miljoen, een derde deel.", ["helft", "kwart", "drie", "miljoen", "derde"]),
            ("Beide gemeenten.", ["Beide"]),
        ],
    )  # fmt: skip
    def test_a_number_in_digits_or_words_is_found(self, tekst: str, gevonden: list[str]) -> None:
        """Wherever it stands in a sentence."""
        assert letterlijk(tekst) == gevonden

    @pytest.mark.parametrize(
        "tekst",
        [
            "Op 31 maart 2016, op 14 juni en op 1-3-2016.",
            "In 2015 en 1998; van 2016-03-31 tot 2016-Q2.",
            "Het 1e kwartaal, de 2de keer, de 8ste dag.",
            "In het derde kwartaal, het tweede jaar, de derde maand.",
            "De overige achten zich niet gehouden; wij vieren dit met elkaar.",
            "Een cliënt heeft een voorziening.",
            'Er zijn {{ getal("tabel 2", "Zorg", "1e kw") }} en {{ heel(12) }}.',
            "{# 12 #}{% if 3 %}ja{% endif %}",
        ],
    )
    def test_dates_years_ordinals_and_expressions_are_no_quantities(self, tekst: str) -> None:
        """Nothing in these sentences is counted."""
        assert letterlijk(tekst) == []

    def test_an_edition_may_list_what_is_no_quantity(self) -> None:
        """The law has a number in its name; another number is still found."""
        assert letterlijk("De IOAZ 55 kent 3 regels.", ["IOAZ 55"]) == ["3"]

    def test_each_is_found_in_its_section(self) -> None:
        """So that the bevinding says where."""
        gevonden = Toelichting("wmo.md", {"A": "Er zijn 2.", "B": "Er zijn er 3."}).letterlijk([])
        assert [(een.sectie, een.tekst) for een in gevonden] == [("A", "2"), ("B", "3")]
