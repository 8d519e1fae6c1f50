"""Has every indicator of the example a page that stands by itself: what it is, its numbers, how to cite it?"""

import csv
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from pagina import cellen, lees

from monitorlib.indicatoren.catalogus.catalogus import catalogus

NU, JAAR_EERDER = ("2024-Q4", "4e kw 2024"), ("2023-Q4", "4e kw 2023")
# With a drawing; a page of words alone is far below it.
BYTES = 250_000


@pytest.fixture(scope="module")
def paginas(voorbeeld: Path) -> dict[str, tuple[Path, BeautifulSoup]]:
    """Each page by its title, with its file."""
    gelezen = {path: lees(path) for path in sorted((voorbeeld / "indicatoren").glob("*.html"))}
    return {blad.h1.get_text(): (path, blad) for path, blad in gelezen.items()}  # type: ignore[union-attr]


def rijen(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as bestand:
        return list(csv.DictReader(bestand))


def als_getal(geschreven: str) -> float:
    return float(geschreven.replace(".", "").replace(",", "."))


def test_every_indicator_has_its_page_with_what_it_is(paginas: dict[str, tuple[Path, BeautifulSoup]]) -> None:
    """Its definition under its name, and how it is counted."""
    assert set(paginas) == set(catalogus())
    for naam, een in catalogus().items():
        _, blad = paginas[naam]
        assert blad.h1.find_next_sibling("p").get_text() == een.definitie, naam  # type: ignore[union-attr]
        gezegd = {rij.dt.get_text(): rij.dd.get_text() for rij in blad.select("div.lees dl > div")}  # type: ignore[union-attr]
        assert (gezegd["Teller"], gezegd["Noemer"]) == (een.teller, een.noemer), naam
        assert (gezegd["Eenheid"], gezegd["Herkomst van de definitie"]) == (een.eenheid, een.herkomst), naam
        assert gezegd["Bron"].count("(fictief)") == len(een.bron), naam


def test_its_numbers_are_those_of_the_file(voorbeeld: Path, paginas: dict[str, tuple[Path, BeautifulSoup]]) -> None:
    """As far as they are written: now and a year before, in every gemeente and of all together; none is a reason."""
    bestand = {(een["indicator"], een["gemeente"], een["periode"]): een for een in rijen(voorbeeld / "indicatoren.csv")}
    vergeleken = 0
    for naam, (path, blad) in paginas.items():
        tabel = cellen(blad.select_one(f"#tabel-{path.stem}"))
        for (gebied, kolom), staat_er in tabel.items():
            for periode, kop in (NU, JAAR_EERDER):
                een = bestand.get((naam, gebied, periode))
                if kolom != kop or not een:
                    continue
                assert (staat_er in ("?", "…")) == bool(een["reden"]), (naam, gebied)
                if een["waarde"]:
                    decimalen = len(staat_er.partition(",")[2])
                    assert als_getal(staat_er) == pytest.approx(float(een["waarde"]), abs=0.5001 / 10**decimalen)
                    vergeleken += 1
    assert vergeleken > 40 * 7 * 1.5


def test_its_download_has_every_number_of_it_and_no_other(
    voorbeeld: Path, paginas: dict[str, tuple[Path, BeautifulSoup]]
) -> None:
    """The files together are indicatoren.csv; each is reached from its page."""
    alle = []
    for naam, (path, blad) in paginas.items():
        (adres,) = [str(een["href"]) for een in blad.select("a[download]")]
        zelf = rijen(path.parent / adres)
        assert {een["indicator"] for een in zelf} == {naam}
        alle += zelf
    assert sorted(map(str, alle)) == sorted(map(str, rijen(voorbeeld / "indicatoren.csv")))


def test_it_can_be_cited(paginas: dict[str, tuple[Path, BeautifulSoup]]) -> None:
    """Who, what, when, that it is invented, and where: the address is the file itself."""
    for naam, (path, blad) in paginas.items():
        assert blad.select_one("blockquote.citaat").get_text() == (  # type: ignore[union-attr]
            f"De voorbeeldregio, Monitor sociaal domein, 4e kwartaal 2024. Indicator ‘{naam}’, peildatum 31 december "
            f"2024. Status: fictief. Adres: voorbeeld/2024-Q4/indicatoren/{path.name}."
        )


def test_it_is_small_and_so_is_the_chapter(voorbeeld: Path, paginas: dict[str, tuple[Path, BeautifulSoup]]) -> None:
    """The page of all of them was 3,2 MB."""
    assert {path.name for path, _ in paginas.values() if path.stat().st_size > BYTES} == set()
    assert (voorbeeld / "prestatie-indicatoren.html").stat().st_size < 60_000


def test_the_chapter_and_the_menu_of_each_page_lead_to_all(
    voorbeeld: Path, paginas: dict[str, tuple[Path, BeautifulSoup]]
) -> None:
    """In the order of the catalogue; on the page itself its own place is marked."""
    hoofdstuk = lees(voorbeeld / "prestatie-indicatoren.html")
    verwacht = [f"indicatoren/{paginas[naam][0].name}" for naam in catalogus()]
    lijst = [str(een["href"]) for een in hoofdstuk.select("tr[id^=indicator-] a")]
    assert lijst == verwacht
    for naam, (path, blad) in paginas.items():
        menu = blad.select("nav[aria-label=Indicatoren] a")
        assert [str(een["href"]) for een in menu] == [f"../{een}" for een in verwacht]
        assert [een.get_text() for een in menu if een.has_attr("aria-current")] == [naam], path.name


def test_the_number_in_sight_is_that_of_the_table(paginas: dict[str, tuple[Path, BeautifulSoup]]) -> None:
    """Of all gemeenten together; with the streefwaarde and whether it is reached."""
    for naam, (path, blad) in paginas.items():
        groot = blad.select_one(".kerngetal strong").get_text().removesuffix("\u00a0%")  # type: ignore[union-attr]
        assert groot == cellen(blad.select_one(f"#tabel-{path.stem}"))["Totaal", NU[1]], naam
    _, blad = paginas["Besluit Wmo binnen de termijn"]
    naast = {een.dt.get_text(): een.dd.get_text() for een in blad.select(".stand dl > div")}  # type: ignore[union-attr]
    assert re.sub(r"\s", " ", naast["Streefwaarde"]) == "ten minste 90,0 %: niet gehaald"
    # 243 of the 322 that were due.
    assert als_getal(blad.select_one(".kerngetal strong").get_text().split()[0]) == pytest.approx(  # type: ignore[union-attr]
        100 * 243 / 322, abs=0.05
    )
