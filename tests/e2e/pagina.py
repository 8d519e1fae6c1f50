"""Read a built page as a reader does: tables by their row and column headings, text as it stands."""

import re
from pathlib import Path

import nbformat
from bs4 import BeautifulSoup, Tag

from monitorlib.pagina.record import RECORD_MIME


def lees(path: Path) -> BeautifulSoup:
    """Parse a page and take away what is not seen: folded code."""
    pagina = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
    for weg in pagina.select("details.code"):
        weg.decompose()
    return pagina


def tekst(path: Path) -> str:
    """The visible text of a page, with single spaces."""
    return re.sub(r"\s+", " ", lees(path).get_text(" "))


def cellen(tabel: Tag) -> dict[tuple[str, str], str]:
    """The text of each cell of a table, without its mark, by row and column name."""
    kolommen = [" | ".join(pad) for pad in _kop(tabel)]
    gevonden: dict[tuple[str, str], str] = {}
    groep = ""
    for rij in tabel.select("tbody tr"):
        kop = rij.find("th")
        if "groep" in rij.get("class", []):
            groep = kop.get_text(strip=True).replace(" – ", " | ")
            continue
        ingesprongen = "ingesprongen" in kop.get("class", [])
        naam = f"{groep} | {kop.get_text(strip=True)}" if ingesprongen else kop.get_text(strip=True)
        for kolom, cel in zip(kolommen, rij.find_all("td"), strict=True):
            merk = cel.find(class_="merk")
            gemerkt = merk.get_text() if merk else ""
            gevonden[naam, kolom] = cel.get_text().removesuffix(gemerkt)
    return gevonden


def tabel(blad: BeautifulSoup, naam: str) -> dict[tuple[str, str], str]:
    """The cells of a table of a page, by its name."""
    return cellen(blad.select_one(f"#tabel-{naam}"))


def bevindingen_van(site: Path) -> list[dict[str, object]]:
    """What the executed chapters of a site found."""
    gevonden: list[dict[str, object]] = []
    for path in sorted((site / "notebooks").glob("*.ipynb")):
        for cel in nbformat.read(path, as_version=4).cells:
            for uitvoer in cel.get("outputs", []):
                gevonden += uitvoer.get("data", {}).get(RECORD_MIME, {}).get("bevindingen", [])
    return gevonden


def zonder_woorden(bevindingen: list[dict[str, object]]) -> list[dict[str, object]]:
    """Leave out what is found in words alone: claims of a publication that no table can test."""
    return [een for een in bevindingen if een["soort"] not in ("bewering zonder toets", "oorzaak")]


def merken(tabel: Tag) -> int:
    """How many cells of a table carry a mark."""
    return len(tabel.select("td .merk"))


def _kop(tabel: Tag) -> list[list[str]]:
    """Lay the heading rows on a grid: each column's headings from top to bottom, spans counted out."""
    raster: dict[tuple[int, int], str] = {}
    begin: dict[tuple[int, int], bool] = {}
    rijen = tabel.select("thead tr")
    for y, rij in enumerate(rijen):
        x = 0
        for cel in rij.find_all("th"):
            while (y, x) in raster:
                x += 1
            hoog, breed = int(cel.get("rowspan", 1)), int(cel.get("colspan", 1))
            for dy in range(hoog):
                for dx in range(breed):
                    raster[y + dy, x + dx] = cel.get_text(strip=True)
                    begin[y + dy, x + dx] = dy == 0
            x += breed
    breedte = max(x for _, x in raster) + 1
    return [[raster[y, x] for y in range(len(rijen)) if begin[y, x]] for x in range(1, breedte)]
