"""A table as a page shows it, read back from its HTML: the same words and numbers, in the same places."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from monitorlib.notatie import MIN

_GETAL = re.compile(rf"(?P<teken>[+{MIN}]?)(?P<heel>\d{{1,3}}(?:\.\d{{3}})*)(?:,(?P<deel>\d+))?")


@dataclass
class Tabelcel:
    """One cell: its words, how far it reaches, and the sign of a note or what follows instead beside it."""

    tekst: str = ""
    klasse: str = ""
    breed: int = 1
    hoog: int = 1
    is_kop: bool = False
    # What is read aloud instead of a sign.
    lees: str = ""
    noot: str = ""
    merk: str = ""

    @property
    def is_getal(self) -> bool:
        """Tell whether the cell holds a number, and not words or a sign that stand for one."""
        return not self.is_kop and "tekst" not in self.klasse.split() and bool(_GETAL.fullmatch(self.tekst))

    @property
    def waarde(self) -> float:
        """The number of the cell, as rounded as it is shown; for a cell that `is_getal`."""
        delen = self._delen
        grootte = float(delen["heel"].replace(".", "") + (f".{delen['deel']}" if delen["deel"] else ""))
        return -grootte if delen["teken"] == MIN else grootte

    @property
    def decimalen(self) -> int:
        """How many decimals the number shows."""
        return len(self._delen["deel"] or "")

    @property
    def is_verschil(self) -> bool:
        """Tell whether the number shows that it grew."""
        return self.tekst.startswith("+")

    @property
    def _delen(self) -> re.Match[str]:
        delen = _GETAL.fullmatch(self.tekst)
        if delen is None:
            raise ValueError(self.tekst)
        return delen


@dataclass
class Rij:
    """One row of cells; a row of a group holds only the name of it."""

    klasse: str = ""
    cellen: list[Tabelcel] = field(default_factory=list)


@dataclass
class Tabelbeeld:
    """A table as it is on a page: its head, its rows, and what stands over and under it."""

    id: str
    titel: str = ""
    eenheid: str = ""
    kop: list[Rij] = field(default_factory=list)
    rijen: list[Rij] = field(default_factory=list)
    tekens: list[str] = field(default_factory=list)
    bron: str = ""


def tabellen_in(html: str) -> list[Tabelbeeld]:
    """Read every table with an address of its own from the HTML that a cell left, in its order."""
    lezer = _Lezer()
    lezer.feed(html)
    lezer.close()
    for een in lezer.gevonden:
        een.titel, een.eenheid = een.titel.strip(), een.eenheid.strip()
    return lezer.gevonden


class _Lezer(HTMLParser):
    """Go through the HTML once; `_in` says for each open element what its text belongs to."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.gevonden: list[Tabelbeeld] = []
        self._open: list[tuple[str, str]] = []
        self._in_kop = False

    @property
    def _tabel(self) -> Tabelbeeld:
        return self.gevonden[-1]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        gegeven = {naam: waarde or "" for naam, waarde in attrs}
        klassen = gegeven.get("class", "").split()
        if tag in ("br", "img", "hr"):
            return
        soort = "tabel" if tag == "div" and "tabel" in klassen else self._soort(tag, klassen)
        if soort == "tabel":
            self.gevonden.append(Tabelbeeld(gegeven.get("id", "")))
        elif self._binnen("tabel"):
            self._begin(tag, gegeven, soort)
        self._open.append((tag, soort))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        soort = next((soort for _, soort in reversed(self._open) if soort), "")
        if soort and soort != "tabel" and self._binnen("tabel"):
            self._neem(soort, data)

    def _binnen(self, soort: str) -> bool:
        return any(een == soort for _, een in self._open)

    @staticmethod
    def _soort(tag: str, klassen: list[str]) -> str:
        if tag in ("th", "td"):
            return "cel"
        if tag == "caption":
            return "titel"
        return next((een for een in ("eenheid", "noot", "merk", "tekens", "bron") if een in klassen), "")

    def _begin(self, tag: str, gegeven: dict[str, Any], soort: str) -> None:
        if tag in ("thead", "tbody"):
            self._in_kop = tag == "thead"
        elif tag == "tr":
            (self._tabel.kop if self._in_kop else self._tabel.rijen).append(Rij(gegeven.get("class", "")))
        elif soort == "cel":
            breed, hoog = int(gegeven.get("colspan") or 1), int(gegeven.get("rowspan") or 1)
            cel = Tabelcel("", gegeven.get("class", ""), breed, hoog, is_kop=tag == "th")
            self._rij.cellen.append(cel)
        elif soort == "tekens":
            self._tabel.tekens.append("")
        elif gegeven.get("aria-label") and self._binnen("cel"):
            self._rij.cellen[-1].lees = gegeven["aria-label"]

    @property
    def _rij(self) -> Rij:
        return (self._tabel.kop if self._in_kop else self._tabel.rijen)[-1]

    def _neem(self, soort: str, tekst: str) -> None:
        if soort in ("titel", "eenheid", "bron"):
            setattr(self._tabel, soort, getattr(self._tabel, soort) + tekst)
        elif soort == "tekens":
            self._tabel.tekens[-1] += tekst
        elif self._binnen("cel"):
            cel = self._rij.cellen[-1]
            waar = "tekst" if soort == "cel" else soort
            setattr(cel, waar, getattr(cel, waar) + tekst)
