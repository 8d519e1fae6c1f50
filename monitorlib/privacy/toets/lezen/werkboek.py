"""The sheets of a workbook: every row of cells as a reader of it sees them, hidden ones too."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring
from zipfile import ZipFile

from monitorlib.privacy.toets.lezen.getoond import Celtekst, uit_getal, uit_woorden

_NS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_PLEK = re.compile(r"([A-Z]+)(\d+)")
_LETTERS = 26


@dataclass(frozen=True)
class Werkblad:
    """A sheet: its name, its rows, and whether a reader has to unfold something to see all of it."""

    naam: str
    rijen: tuple[tuple[Celtekst, ...], ...]
    iets_verborgen: bool


def bladen_van(pad: Path) -> list[Werkblad]:
    """Read the sheets of an .xlsx file in their order."""
    with ZipFile(pad) as boek:
        gedeeld = _woorden(boek)
        relaties = {een.get("Id"): een.get("Target", "") for een in _xml(boek, "xl/_rels/workbook.xml.rels")}
        bladen = _xml(boek, "xl/workbook.xml").find(f"{_NS}sheets")
        gelezen = []
        for een in bladen if bladen is not None else ():
            doel = relaties[next(waarde for naam, waarde in een.items() if naam.endswith("}id"))]
            blad = _xml(boek, f"xl/{doel.removeprefix('/xl/')}")
            verborgen = een.get("state", "visible") != "visible" or _heeft_verborgen(blad)
            gelezen.append(Werkblad(een.get("name", ""), tuple(_rijen(blad, gedeeld)), verborgen))
        return gelezen


def _xml(boek: ZipFile, naam: str) -> Element:
    return fromstring(boek.read(naam))


def _woorden(boek: ZipFile) -> list[str]:
    """Give the words that cells share."""
    if "xl/sharedStrings.xml" not in boek.namelist():
        return []
    alle = _xml(boek, "xl/sharedStrings.xml")
    return ["".join(deel.text or "" for deel in een.iter(f"{_NS}t")) for een in alle.iter(f"{_NS}si")]


def _heeft_verborgen(blad: Element) -> bool:
    """Tell whether a row or a column has no size."""
    return any(een.get("hidden") in ("1", "true") for tag in ("row", "col") for een in blad.iter(f"{_NS}{tag}"))


def _rijen(blad: Element, gedeeld: list[str]) -> Iterator[tuple[Celtekst, ...]]:
    for rij in blad.iter(f"{_NS}row"):
        cellen: list[Celtekst] = []
        for cel in rij.iter(f"{_NS}c"):
            cellen += [Celtekst("")] * (_kolom(cel.get("r", "A1")) - len(cellen))
            cellen.append(_cel(cel, gedeeld))
        yield tuple(cellen)


def _kolom(plek: str) -> int:
    """Give the number of a column: A is 0, AA is 26."""
    gevonden = _PLEK.fullmatch(plek)
    nummer = 0
    for letter in gevonden[1] if gevonden else "A":
        nummer = nummer * _LETTERS + ord(letter) - ord("A") + 1
    return nummer - 1


def _cel(cel: Element, gedeeld: list[str]) -> Celtekst:
    waarde = cel.findtext(f"{_NS}v", "")
    if cel.get("t") == "s" and waarde:
        return uit_woorden(gedeeld[int(waarde)])
    if cel.get("t") in ("str", "inlineStr"):
        return uit_woorden(waarde or "".join(deel.text or "" for deel in cel.iter(f"{_NS}t")))
    return uit_getal(waarde) if waarde else Celtekst("")
