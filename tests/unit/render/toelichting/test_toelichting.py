"""Is the quarter's own text live, safe, and free of numbers without a source?"""

import re
from pathlib import Path

import pytest
from bouwstenen import cijfers, proef
from bs4 import BeautifulSoup
from hypothesis import given
from willekeurig import INGREPEN, Ingrepen, gewijzigd

from monitorlib import totaal, verschil
from monitorlib.controles.teksten import letterlijke_aantallen
from monitorlib.errors import MonitorError, ParameterError, ToelichtingError
from monitorlib.render.tabellen.getoonde_tabel import Tabel
from monitorlib.render.tabellen.tabel import Opmaak, plaatsen
from monitorlib.render.toelichting.getallen_in_tekst import LevendeGetallen
from monitorlib.render.toelichting.toelichting import Geschreven, Toelichting, lees_toelichting
from monitorlib.tijd.periode import Kwartaal

BEDRAGEN = totaal(
    cijfers({"post": ["Zorg", "Vervoer"], "gemeente": ["Bedum", "Winsum"]}, [1200, 300, 0, "Regelmatig"]), "post"
)
TABEL = Tabel("wmo", "bedragen", BEDRAGEN, plaatsen(BEDRAGEN, Opmaak(("post",), ("gemeente",), "Post")))


def geschreven(tekst: str, geen_aantal: list[str] | None = None) -> Geschreven:
    """One section of text beside one table."""
    getallen = LevendeGetallen({"bedragen": TABEL}, Kwartaal(2016, 1))
    een = Toelichting("params/x/wmo.md", {"Aantallen": tekst}).schrijf("Aantallen", getallen, geen_aantal or [])
    assert een is not None
    return een


def pagina(tekst: str) -> str:
    return geschreven(tekst).html


def lezen(tekst: str) -> str:
    """What a reader reads of a text."""
    return BeautifulSoup(pagina(tekst), "html.parser").get_text()


def weigering(tekst: str) -> str:
    with pytest.raises(ToelichtingError) as fout:
        pagina(tekst)
    plaats = "params/x/wmo.md, sectie Aantallen"
    gevonden = re.fullmatch(rf"{plaats}(?:, regel 1)?: (.+)", str(fout.value))
    assert gevonden, fout.value
    return gevonden.group(1)


def letterlijk(tekst: str) -> list[str]:
    return [een.tekst for een in geschreven(tekst).letterlijk]


class TestLiveNumbers:
    def test_what_was_taken_over_is_listed_and_escaped(self) -> None:
        """A quantity without a cell stands with its place."""
        een = geschreven('Er zijn {{ overgenomen("<b>12</b>", "paragraaf 3") }} regels.')
        slot = BeautifulSoup(een.html, "html.parser").select_one(".overgenomen")
        assert slot is not None
        assert slot.get_text() == "Overgenomen, niet berekend: <b>12</b> (paragraaf 3)."
        assert een.overgenomen == ("<b>12</b> (paragraaf 3)",)

    def test_what_names_no_place_is_not_taken_over(self) -> None:
        """A source is a place where a reader can look."""
        assert weigering("{{ overgenomen('12', ' ') }}") == (
            "overgenomen('12', '') noemt geen plaats; noem waar het staat."
        )

    def test_a_function_without_its_parentheses_is_refused(self) -> None:
        """Nor does it show what it looks like inside, however it is written."""
        for zin in ("{{ getal }}", "{{ getal ~ '' }}", "{{ '%s' % getal }}", "{{ getal|string }}"):
            assert weigering(zin) == (
                '\'getal\' staat hier zonder haakjes; schrijf {{ getal("tabel", "rij", "kolom") }}.'
            )

    @pytest.mark.parametrize(
        ("zin", "soort"),
        [("{{ 3 > 2 }}", "ja of nee"), ("{{ none }}", "niets"), ("{{ [1, 2] }}", "een lijst")],
    )
    def test_what_is_no_text_and_no_number_is_refused(self, zin: str, soort: str) -> None:
        """A page in Dutch has no 'True' and no brackets of Python."""
        assert (
            weigering(zin)
            == f"een uitdrukking geeft {soort}; alleen tekst of een getal kan op een pagina. Schrijf haar zo."
        )

    def test_a_character_that_stands_for_a_number_cannot_be_typed(self) -> None:
        """Ink is for written numbers only."""
        assert (
            weigering("Er zijn \U000f0000.")
            == "hier staat een teken dat geen letter of cijfer is (U+F0000 en verder). Haal het weg."
        )


A, B = 'cel("bedragen", "Zorg", "Bedum")', 'cel("bedragen", "Zorg", "Winsum")'


class TestSource:
    """A number has a source when it comes from a cell or from elsewhere; what stands around it makes no difference."""

    @pytest.mark.parametrize(
        ("zin", "gelezen"),
        [
            ('{{ getal("bedragen", "Zorg", "Bedum") }}', "1.200"),
            ("{{ " + A + " }}", "1.200"),
            ("{{ heel(" + A + " - " + B + ") }}", "900"),
            ("{{ heel(" + A + " * 100) }} en {{ heel(" + A + " / 3) }}", "120.000 en 400"),
            ("{{ heel(" + A + " / 1000, 1) }} duizend", "1,2 duizend"),
            ("{{ procent(" + B + ", " + A + ") }}", "25\u00a0%"),
            ("{{ heel(100 - 100 * " + B + " / " + A + ") }}", "75"),
            ("{{ heel(" + A + " / " + B + " - 1) }}", "3"),
            ("{{ verandering(" + B + " - " + A + ") }}", "−900"),
            ("{{ heel([" + A + ", " + B + "]|sum) }} en {{ [" + A + ", " + B + "]|max }}", "1.500 en 1.200"),
            ("{{ heel(" + A + "|round) }} en {{ (" + B + " - " + A + ")|abs }}", "1.200 en 900"),
            ("{% set a = " + A + " %}{{ heel(a) }}", "1.200"),
            ("{{ '€ ' ~ getal('bedragen', 'Zorg', 'Bedum') ~ ',-' }}", "€\u00a01.200,-"),
            ("{% for g in ['Bedum', 'Winsum'] %}{{ g }}: {{ getal('bedragen', 'Zorg', g) }}; {% endfor %}",
             "Bedum: 1.200; Winsum: 300;"),
            ("{% if " + A + " > " + B + " %}meer{% else %}minder{% endif %}", "meer"),
            ("{{ 'meer' if " + A + " > 1000 else 'minder' }}", "meer"),
            ("{{ overgenomen('vijf', 'brief') }} regels", "vijf regelsOvergenomen, niet berekend: vijf (brief)."),
            ("In het {{ periode }}", "In het 1e kwartaal 2016"),
            ("In {{ 2016 }}", "In 2016"),
        ],
    )  # fmt: skip
    def test_what_follows_from_cells_or_from_elsewhere_passes(self, zin: str, gelezen: str) -> None:
        """Shown as it is, in Dutch, without a bevinding."""
        assert lezen(zin) == gelezen
        assert letterlijk(zin) == []

    @pytest.mark.parametrize(
        ("zin", "gevonden"),
        [
            ("{{ 42 }}", ["42"]),
            ("{{ '1.234' }}", ["1.234"]),
            ("{% set a = 17 %}{{ a }}", ["17"]),
            ("{{ heel(12) }} en {{ procent(1, 4) }}", ["12", "25 %"]),
            ("{{ 40 + 2 }} en {{ '4' ~ '2' }} en {{ '%d' % 43 }}", ["42", "43"]),
            ("{{ '{0}'.format(44) }} en {{ '45'|int }} en {{ 46.7|round }}", ["44", "45", "47.0"]),
            ("{{ 'abc'|length }} en {{ [1, 2]|join(' ') }}", ["3", "1", "2"]),
            ("{% for n in [7, 8] %}{{ n }} {% endfor %}", ["7", "8"]),
            ("{% for g in ['a', 'b'] %}{{ loop.index }} {% endfor %}", ["1", "2"]),
            ("{% set x %}zeventien{% endset %}{{ x }}", ["zeventien"]),
            ("{% macro m() %}19{% endmacro %}{{ m() }}", ["19"]),
            ("1{{ getal('bedragen', 'Zorg', 'Bedum') }}", ["1"]),
            ("{{ getal('bedragen', 'Zorg', 'Bedum') }}.000", ["000"]),
            ("In 2016 waren er {{ 1999 }} cliënten", ["1999"]),
            # The number of a cell, written by something that does not know where it came from.
            ("{{ '%d' % " + A + " }} en {{ " + A + "|int }}", ["1200"]),
            # It does not depend on the cell, or adds a number of its own.
            ("{{ heel(" + A + " * 0 + 42) }}", ["42"]),
            ("{{ heel(" + A + " * 0) }}", ["0"]),
            ("{{ heel(" + A + " / " + A + " * 42) }}", ["42"]),
            ("{{ heel(" + A + " - " + A + " + 43) }}", ["43"]),
            ("{{ heel(" + A + " + 42) }} en {{ heel(" + A + " - 3) }}", ["1.242", "1.197"]),
        ],
    )
    def test_anything_else_is_a_literal(self, zin: str, gevonden: list[str]) -> None:
        """However it is written."""
        assert letterlijk(zin) == gevonden

    @pytest.mark.parametrize(
        "zin",
        [
            "{% if " + A + " > 0 %}Ja.{% else %}Er zijn {{ 42 }} regels.{% endif %}",
            "{% if " + A + " > 5000 %}Er zijn 42 regels.{% endif %}",
            "{% if " + A + " > 5000 %}{% if " + B + " > 5000 %}Er zijn {{ 40 + 2 }} regels.{% endif %}{% endif %}",
            "{% if 1 > 2 %}Ja.{% elif 2 > 3 %}Er zijn 42 regels.{% endif %}",
            "{{ 'weinig' if " + A + " > 0 else '42' }}",
            "{{ " + A + " or 42 }}",
            "{% if " + A + " > 5000 %}{% set a = 42 %}{% else %}{% set a = " + A + " %}{% endif %}{{ a }}",
            "{% for x in [] %}{{ 42 }}{% endfor %}",
            "{% for x in ['a'] %}a{% else %}42{% endfor %}",
            "{% if " + A + " > 5000 %}{{ getal('bedragen', 'Zorg', 'Winsum') }} van 42{% endif %}",
        ],
    )
    def test_a_branch_that_is_not_shown_today_hides_nothing(self, zin: str) -> None:
        """Next quarter it is on the page."""
        assert letterlijk(zin) == ["42"]

    def test_a_branch_may_guard_a_cell_without_a_number(self) -> None:
        """What it says then is still looked at; a name that does not exist is refused in any branch."""
        leeg = 'cel("bedragen", "Vervoer", "Winsum")'
        zin = "{% if " + A + " < 0 %}{{ heel(" + leeg + ") }} van {{ procent(" + A + ", " + leeg + ") }}{% endif %}."
        assert letterlijk(zin) == []
        assert weigering("{% if " + A + " < 0 %}{{ getall('x') }}{% endif %}") == (
            "de naam 'getall' is onbekend. Bedoelt u 'getal'?"
        )

    def test_more_conditions_than_can_be_tried_are_refused(self) -> None:
        """Two to the power of eleven texts is too many."""
        assert weigering("{% if 1 %}a{% endif %}" * 11) == "hier staan 11 voorwaarden; hoogstens 10. Verdeel de tekst."

    def test_a_literal_says_where_it_stands(self, tmp_path: Path) -> None:
        """The line of the file: of text, of an expression, of a branch that is not shown, of a name."""
        (tmp_path / "wmo.md").write_text(
            "## A\n\n## Aantallen\n\nTekst.\nEr zijn 12.\n{{ 40 + 2 }}\n"
            "{% if 1 > 2 %}\n\nNog {{ 'vijf' }}.\n{% endif %}\n"
            "{% set x %}zes{% endset %}\n{{ overgenomen('7', 'brief') }} en {{ x }}\n",
            encoding="utf-8",
        )
        tekst = lees_toelichting(tmp_path / "wmo.md", "wmo.md")
        een = tekst.schrijf("Aantallen", LevendeGetallen({}, Kwartaal(2016, 1)))
        assert een is not None
        assert [(van.tekst, van.regel) for van in een.letterlijk] == [
            ("12", 6),
            ("42", 7),
            ("zes", 13),
            ("vijf", 10),
        ]
        regels = [van.regel.split(". ", 1)[1] for van in letterlijke_aantallen("wmo", tekst, [een])]
        schrijf = 'schrijf getal("tabel", "rij", "kolom"), heel(cel(...)) of overgenomen("tekst", "plaats").'
        assert regels == [f"wmo.md, regel {regel}: {schrijf}" for regel in (6, 7, 13, 10)]
        assert een.overgenomen == ("7 (brief)",)

    def test_comments_are_no_text(self) -> None:
        """The maker's own notes."""
        assert letterlijk("{# 12 #}Tekst.") == []

    def test_the_names_of_an_edition_are_left_out(self) -> None:
        """As params.yml lists them."""
        assert geschreven("De IOAZ 55.", ["IOAZ 55"]).letterlijk == ()

    def test_numbers_with_a_source_are_counted(self) -> None:
        """One cell, one calculation, one that was taken over."""
        zin = "{{ " + A + " }}, {{ heel(" + A + " * 2) }}, {{ overgenomen('5', 'brief') }}, {{ 4 }}"
        assert geschreven(zin).gebrond == 3


class TestWrongText:
    @pytest.mark.parametrize(
        ("tekst", "melding"),
        [
            ("{{ 1 / 0 }}", "deze uitdrukking deelt door nul."),
            (
                '{{ getal("bedragen") }}',
                '\'getal\' krijgt hier te veel of te weinig; schrijf {{ getal("tabel", "rij", "kolom") }}.',
            ),
            ("{{ heel('vijf') }}", "deze uitdrukking rekent met iets dat geen getal is, of zoekt wat er niet is."),
            (
                "{{ heel(1 }}",
                "deze uitdrukking is niet goed geschreven: kijk of elk haakje en elk aanhalingsteken gesloten is.",
            ),
            (
                "{% if %}",
                "deze uitdrukking is niet goed geschreven: kijk of elk haakje en elk aanhalingsteken gesloten is.",
            ),
            ("{{ 10 ** 400 * 1.5 }}", "deze uitdrukking geeft een te groot getal."),
            ("{{ ''.__class__ }}", "deze uitdrukking vraagt iets dat een tekst niet mag."),
        ],
    )
    def test_a_broken_expression_says_what_is_wrong_and_what_can_be_written(self, tekst: str, melding: str) -> None:
        """Not with an error of Python: the analyst reads Dutch."""
        assert weigering(tekst).startswith(melding)

    @pytest.mark.parametrize(
        ("tekst", "regel"),
        [
            ("Een.\n\n{{ 1 / 0 }}", 5 + 3),
            ("Een.\n{{ getall(1) }}\nDrie.", 5 + 2),
            ("Een.\n{% if %}", 5 + 2),
            ("Een.\n{% if 1 > 2 %}\n{{ 1 / 0 }}\n{% endif %}", 5 + 3),
            ('Een.\n{{ getal("x",\n"y", "z") }}', 5 + 2),
        ],
    )
    def test_a_broken_expression_names_its_line_in_the_file(self, tekst: str, regel: int) -> None:
        """The section begins under the heading of line 5; one that is not shown today counts as well."""
        toelichting = Toelichting("wmo.md", {"A": tekst}, {"A": 5})
        with pytest.raises(ToelichtingError) as fout:
            toelichting.schrijf("A", LevendeGetallen({}, Kwartaal(2016, 1)))
        assert str(fout.value).startswith(f"wmo.md, sectie A, regel {regel}: ")

    def test_what_can_be_written_is_listed(self) -> None:
        """Every function, as it is called."""
        kan = weigering("{{ 1 / 0 }}").partition("Hier kan staan: ")[2]
        for een in ("getal", "cel", "heel", "procent", "verandering", "niet_gedaald", "overgenomen"):
            assert f"{{{{ {een}(" in kan

    def test_a_file_that_is_no_utf_8_says_so(self, tmp_path: Path) -> None:
        """Saved by an old editor."""
        (tmp_path / "wmo.md").write_bytes("## A\nCliënten\n".encode("latin-1"))
        with pytest.raises(ToelichtingError) as fout:
            lees_toelichting(tmp_path / "wmo.md", "wmo.md")
        assert str(fout.value) == "wmo.md, regel 2: het bestand is geen UTF-8; sla het op als UTF-8."

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


class TestPercentages:
    """Of 24,5 % and 21 %: the difference is in procentpunten, the share of one in the other is not."""

    @pytest.mark.parametrize(
        ("zin", "gelezen"),
        [
            ("{{ verandering(cel('t', 'A', 'nu') - cel('t', 'A', 'eerst'), 1) }}", "−3,5 procentpunt"),
            ("{{ verandering(-(cel('t', 'A', 'nu') - cel('t', 'A', 'eerst')), 1) }}", "+3,5 procentpunt"),
            ("{{ verandering(cel('t', 'A', 'Verschil'), 1) }}", "−3,5 procentpunt"),
            ("{{ getal('t', 'A', 'Verschil') }} procentpunt", "−3,5 procentpunt"),
            ("{{ verandering(100 * cel('t', 'A', 'nu') / cel('t', 'A', 'eerst') - 100, 1) }} %", "−14,3\u00a0%"),
        ],
    )
    def test_a_difference_says_what_it_is(self, zin: str, gelezen: str) -> None:
        """21 / 24,5 is 14,3 % less."""
        procenten = cijfers({"g": ["A"], "op": ["eerst", "nu"]}, [24.5, 21], eenheid="%", decimalen=1)
        van = verschil(procenten, "op", "eerst", "nu")
        tabel = Tabel("h", "t", van, plaatsen(van, Opmaak(("g",), ("op",), "G")))
        een = Toelichting("x.md", {"S": zin}).schrijf("S", LevendeGetallen({"t": tabel}, Kwartaal(2016, 1)))
        assert een is not None
        assert (BeautifulSoup(een.html, "html.parser").get_text(), een.letterlijk) == (gelezen, ())


class TestClaim:
    """A bewering calculates with cells; it is a claim only when it can fail."""

    def test_a_claim_reads_a_cell(self) -> None:
        """1.200 - 300, and 1 when that is more than 500."""
        getallen = LevendeGetallen({"bedragen": TABEL}, Kwartaal(2016, 1))
        assert getallen.reken("verschil", f"{A} - {B}") == 900
        assert getallen.reken("meer", f"1 if {A} - {B} > 500 else 0") == 1

    def test_a_claim_without_a_cell_tests_nothing(self) -> None:
        """42 is always 42, also after another claim that did read a cell."""
        getallen = LevendeGetallen({"bedragen": TABEL}, Kwartaal(2016, 1))
        getallen.reken("eerst", A)
        with pytest.raises(ParameterError) as fout:
            getallen.reken("vast", "40 + 2")
        assert (
            str(fout.value)
            == "Bewering 'vast': de berekening noemt geen cel, en toetst dus niets. Noem er een met getal(...)."
        )


@proef(60)
@given(INGREPEN)
def test_whatever_is_in_a_text_is_shown_or_refused_by_its_place(
    tmp_path_factory: pytest.TempPathFactory, ingrepen: Ingrepen
) -> None:
    path = tmp_path_factory.mktemp("tekst") / "wmo.md"
    path.write_bytes(gewijzigd(WILLEKEURIG, ingrepen))
    try:
        lees_toelichting(path, "wmo.md").schrijf(
            "Aantallen", LevendeGetallen({"bedragen": TABEL}, Kwartaal(2016, 1)), []
        )
    except ToelichtingError as fout:
        gezegd = str(fout)
    else:
        gezegd = "wmo.md"
    assert gezegd.startswith("wmo.md")


WILLEKEURIG = b"""## Aantallen

Er zijn {{ getal('bedragen', 'Zorg', 'Bedum') }} en {{ heel(cel('bedragen', 'Zorg', 'Bedum') + 2) }}, dus
{% if cel('bedragen', 'Zorg', 'Bedum') > 3 %}ja{% else %}nee{% endif %} {{ overgenomen('12', 'p. 3') }}.
"""
