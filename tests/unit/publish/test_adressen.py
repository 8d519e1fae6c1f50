"""Has each table and figure of a page on the site its address, and the same one a period earlier and later?"""

from dataclasses import dataclass, field

from monitorlib.publish.website.adressen import adressen_in, met_adressen
from monitorlib.publish.website.plek import Buur, Standplaats, plek_van
from monitorlib.tijd.periode import Periode

EERDER = Buur("3e kwartaal 2024", "../2024-Q3/wmo.html", frozenset({"tabel-a"}))
PLEK = Standplaats("voorbeeld/2024-Q4", eerder=EERDER)
TABEL = '<div class="tabel" id="tabel-a"><div class="schuif"><table></table></div>\n</div>'
FIGUUR = f'<figure class="figuur" id="figuur-b"><div class="tabel" id="cijfers-b"></div></figure>{TABEL}'


@dataclass(frozen=True)
class Editie:
    """What is asked of an edition on the site."""

    map: str
    periode: Periode
    adressen: dict[str, frozenset[str]]
    reeks: tuple[str, ...] = ("voorbeeld",)
    gemeentenamen: tuple[str, ...] = field(default=())


def test_under_a_table_stand_its_address_and_the_same_table_earlier() -> None:
    regel = (
        '<p class="adres"><a href="#tabel-a">Adres van deze tabel</a> '
        '<a href="../2024-Q3/wmo.html#tabel-a">Dezelfde tabel, 3e kwartaal 2024</a></p>\n'
    )
    assert met_adressen(f"<p>Voor</p>{TABEL}<p>Na</p>", PLEK, {}) == f"<p>Voor</p>{TABEL[:-6]}{regel}</div><p>Na</p>"


def test_a_figure_has_one_line_for_its_table_too_and_no_neighbour_that_is_not_there() -> None:
    gemaakt = met_adressen(FIGUUR, PLEK, {})
    assert gemaakt.count('<p class="adres">') == 2
    assert '<p class="adres"><a href="#figuur-b">Adres van deze figuur</a></p>\n</figure>' in gemaakt
    assert "cijfers-b</a>" not in gemaakt


def test_a_page_that_stands_by_itself_gets_none() -> None:
    assert met_adressen(TABEL, None, {}) == TABEL


def test_addresses_are_found_in_an_executed_notebook() -> None:
    notebook = rb'{"text/html": "<div class=\"tabel\" id=\"tabel-a\"> <figure class=\"figuur\" id=\"figuur-b\">"}'
    assert adressen_in(notebook) == {"tabel-a", "figuur-b"}


def test_the_neighbours_are_the_periods_beside_it_in_the_order_of_time() -> None:
    q3, q4 = (Editie(f"voorbeeld/2024-Q{n}", Periode.lees(f"2024-Q{n}"), {"wmo": frozenset({"t"})}) for n in (3, 4))
    zonder = Editie("voorbeeld/2023-Q4", Periode.lees("2023-Q4"), {})
    andere = Editie("elders/2024-Q2", Periode.lees("2024-Q2"), {"wmo": frozenset()}, ("elders",))
    plek = plek_van(q3, "wmo", [q4, andere, q3, zonder])
    assert plek.eerder == Buur("4e kwartaal 2023", "../2023-Q4/index.html")
    assert plek.later == Buur("4e kwartaal 2024", "../2024-Q4/wmo.html", frozenset({"t"}))
    assert [een.periode for een in plek.edities] == ["4e kwartaal 2024", "3e kwartaal 2024", "4e kwartaal 2023"]
    assert plek.wortel == "../../"
    assert plek_van(q4, "wmo", [q3, q4]).later is None
