"""An executed chapter as its reader finds it: what its tables and figures show, its texts, its code."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from typing import Any

from monitorlib.cijfers.kern.kenmerken import uit_json
from monitorlib.cijfers.kern.regels import Inhoud, Kenmerk, Sleutel
from monitorlib.hoofdstuk.notebook_file import source_of
from monitorlib.hoofdstuk.vorm import kop_van
from monitorlib.pagina.record import RECORD_MIME
from monitorlib.pagina.uitvoer import DATA_MIME

_TOELICHTING = "Toelichting: "
_TELT = re.compile(r'<p class="bron">Telt: (.*?)\.?(?: Bron: .*?)?</p>', re.DOTALL)
_GETEKEND = re.compile(r"<svg.*?</svg>", re.DOTALL)
_LABEL = re.compile(r"<[^>]+>")
# A sentence ends at a point or at the end of a paragraph.
_ZIN = re.compile(r"(?<=[.!?])\s+|\n+")


@dataclass(frozen=True)
class Celbeeld:
    """What a cell shows, and what it is as far as that is known."""

    inhoud: Inhoud
    kenmerk: Kenmerk | None


@dataclass(frozen=True)
class Getoond:
    """A table or figure of a chapter: its cells by their members, what they count, and the sources they follow from.

    `woorden` is all that can be read of it besides what is drawn: caption, heads, cells, notes.
    """

    titel: str
    telt: str
    woorden: str
    bronnen: tuple[str, ...]
    cellen: Mapping[Sleutel, Celbeeld]


@dataclass(frozen=True)
class Hoofdstukbeeld:
    """An executed chapter: what it shows by name, its texts in sentences, the code of its cells.

    `overig` is what it shows besides tables, figures and texts, as its words: lists, bevindingen.
    """

    titel: str
    getoond: Mapping[str, Getoond]
    teksten: Mapping[str, tuple[str, ...]]
    code: tuple[str, ...]
    overig: Mapping[str, str]


def hoofdstukbeeld(cellen: Sequence[Mapping[str, Any]]) -> Hoofdstukbeeld:
    """Read what the cells of an executed notebook show."""
    uitvoer = [een["data"] for cel in cellen for een in cel.get("outputs", ()) if "data" in een]
    code = [source_of(cel) for cel in cellen if cel["cell_type"] == "code" and not is_ingevuld(cel)]
    woorden = {
        kop: _zinnen(source_of(cel))
        for cel in cellen
        if cel["cell_type"] == "markdown" and source_of(cel).strip()
        for kop in [source_of(cel).strip().splitlines()[0].lstrip("# ")]
    }
    titel, _ = kop_van(cellen)
    teksten = {**woorden, **dict(_teksten(uitvoer))}
    return Hoofdstukbeeld(titel, dict(_getoond(uitvoer)), teksten, tuple(code), dict(_overig(uitvoer)))


def is_ingevuld(cel: Mapping[str, Any]) -> bool:
    """Tell whether a cell holds the parameters of a build: those stand in its manifest."""
    return bool({"parameters", "injected-parameters"} & set(cel["metadata"].get("tags", ())))


def _getoond(uitvoer: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, Getoond]]:
    """Give each table, and each figure of which no table has the name."""
    tabellen = {een[DATA_MIME]["monitor"]["naam"] for een in uitvoer if _soort(een) == "tabel"}
    for data in uitvoer:
        soort = _soort(data)
        if soort and (soort == "tabel" or data[DATA_MIME]["monitor"]["naam"] not in tabellen):
            bron = data[DATA_MIME]
            over = bron["monitor"]
            html = _tekst(data.get("text/html", ""))
            telt = telt_van(html)
            woorden = _kaal(_GETEKEND.sub(" ", html))
            naam = f"{soort} {over['naam']}"
            yield naam, Getoond(over["titel"], telt, woorden, tuple(over["bronnen"]), _cellen(bron))


def telt_van(html: str | Sequence[str]) -> str:
    """Give what a table or figure says that it counts, from what its cell left as HTML; '' when it does not."""
    return " ".join(_kaal(een) for een in _TELT.findall(_tekst(html)))


def _soort(data: Mapping[str, Any]) -> str:
    return str(data[DATA_MIME]["monitor"]["soort"]) if "monitor" in data.get(DATA_MIME, {}) else ""


def _cellen(bron: Mapping[str, Any]) -> dict[Sleutel, Celbeeld]:
    kenmerken = {tuple(een["cel"]): uit_json(een) for een in bron["monitor"]["kenmerken"]}
    sleutel = bron["schema"]["primaryKey"]
    gevonden = {}
    for rij in bron["data"]:
        cel = tuple(str(rij[naam]) for naam in sleutel)
        waarde = float("nan") if rij["waarde"] is None else float(rij["waarde"])
        inhoud = Inhoud(waarde, rij["teken"], rij["tekst"] or "", rij["eenheid"], int(rij["decimalen"]))
        gevonden[cel] = Celbeeld(inhoud, kenmerken.get(cel))
    return gevonden


def _teksten(uitvoer: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give each toelichting, and what the chapter answers to its own question."""
    for data in uitvoer:
        plat = _tekst(data.get("text/plain", ""))
        if plat.startswith(_TOELICHTING):
            html = re.sub(r"</(?:p|li|h\d|td|th|tr)>", "\n", _tekst(data["text/html"]))
            yield f"toelichting {plat.removeprefix(_TOELICHTING)}", _zinnen(_kaal(html, regels=True))
        if antwoord := data.get(RECORD_MIME, {}).get("antwoord"):
            yield "antwoord", tuple(map(_kaal, antwoord))


def _overig(uitvoer: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    """Give what is no table, figure or toelichting; by what it is called, numbered where that is not one."""
    gezien: Counter[str] = Counter()
    for data in uitvoer:
        plat = _tekst(data.get("text/plain", ""))
        if not _soort(data) and not plat.startswith(_TOELICHTING) and "text/html" in data:
            naam = "bevindingen" if RECORD_MIME in data else plat
            gezien[naam] += 1
            yield naam if gezien[naam] == 1 else f"{naam} ({gezien[naam]})", _kaal(_tekst(data["text/html"]))


def _zinnen(tekst: str) -> tuple[str, ...]:
    return tuple(filter(None, (" ".join(een.split()) for een in _ZIN.split(tekst))))


def _kaal(html: str, *, regels: bool = False) -> str:
    tekst = unescape(_LABEL.sub("", html)).replace("\N{SOFT HYPHEN}", "")
    return tekst if regels else " ".join(tekst.split())


def _tekst(bron: str | Sequence[str]) -> str:
    return bron if isinstance(bron, str) else "".join(bron)
