"""What a reader can search in: the words of each section and table of each page, as a script that needs no server."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import unescape

_DEEL = re.compile(r"<(?P<slot>/?)(?P<tag>[a-z0-9]+)\b(?P<rest>[^>]*)>|(?P<tekst>[^<]+)")
_ID = re.compile(r'\bid="([^"]*)"')
# Code, drawings, and the line that leads elsewhere hold nothing that is looked for.
_STIL = {"pre", "svg", "style", "summary", "nav"}
_KOPPEN = {"h1", "h2", "h3"}
_LEEG = {"br", "img", "hr", "col", "wbr"}


@dataclass(frozen=True)
class Stuk:
    """A section or table that can be found: its title, its words, and its id on the page."""

    titel: str
    tekst: str
    id: str


@dataclass(frozen=True)
class Vindbaar:
    """A page that can be found: its edition and that one's folder on the site, its file, its title, and its pieces."""

    editie: str
    map: str
    bestand: str
    hoofdstuk: str
    stukken: tuple[Stuk, ...]


def stukken_in(html: str) -> tuple[Stuk, ...]:
    """Cut what stands in `main` into its sections and tables; numbers in a table are left out, its words are not."""
    binnen = html.partition("<main")[2].partition("</main>")[0]
    return tuple(_Snijder().snijd(f"<main{binnen}"))


class _Snijder:
    """Read a page once; in `_open` stands of each open element whether it is silent, a table, or neither."""

    def __init__(self) -> None:
        self._open: list[str] = []
        self._sectie: list[str] = ["", ""]
        self._tabel: list[str] | None = None
        self._woorden: dict[str, list[str]] = {"sectie": [], "tabel": [], "kop": [], "bijschrift": []}

    def snijd(self, html: str) -> Iterator[Stuk]:
        for found in _DEEL.finditer(html):
            if found["tekst"] is not None:
                self._lees(found["tekst"])
            elif found["slot"]:
                yield from self._sluit(found["tag"])
            elif found["tag"] not in _LEEG:
                yield from self._begin(found["tag"], found["rest"])
        yield from self._af_sectie()

    def _begin(self, tag: str, rest: str) -> Iterator[Stuk]:
        id_ = _ID.search(rest)
        soort = "stil" if _is_stil(tag, rest) else tag if tag in {*_KOPPEN, "caption"} else ""
        if tag in _KOPPEN and id_:
            yield from self._af_sectie()
            self._sectie = ["", id_[1]]
        if id_ and 'class="tabel"' in rest:
            self._tabel, soort = ["", id_[1]], "tabel"
        self._open.append(soort)

    def _sluit(self, tag: str) -> Iterator[Stuk]:
        soort = self._open.pop() if self._open else ""
        if soort == "tabel" and self._tabel:
            yield Stuk(self._tabel[0], _samen(self._woorden["tabel"]), self._tabel[1])
            self._tabel, self._woorden["tabel"] = None, []
        elif soort in _KOPPEN:
            self._sectie[0] = _samen(self._woorden["kop"])
            self._woorden["kop"] = []
        elif soort == "caption" and self._tabel:
            self._tabel[0] = _samen(self._woorden["bijschrift"])
            self._woorden["bijschrift"] = []

    def _lees(self, tekst: str) -> None:
        if "stil" in self._open or not (woorden := unescape(tekst).strip()):
            return
        in_kop = bool(_KOPPEN.intersection(self._open))
        in_bijschrift = self._tabel is not None and "caption" in self._open
        waar = "kop" if in_kop else "bijschrift" if in_bijschrift else "tabel" if self._tabel else "sectie"
        self._woorden[waar].append(woorden)

    def _af_sectie(self) -> Iterator[Stuk]:
        titel, id_ = self._sectie
        if titel:
            yield Stuk(titel, _samen(self._woorden["sectie"]), id_)
        self._woorden["sectie"] = []


def _is_stil(tag: str, rest: str) -> bool:
    return tag in _STIL or (tag == "td" and "tekst" not in rest) or 'class="adres"' in rest or 'class="eenheid"' in rest


def _samen(woorden: Iterable[str]) -> str:
    """Give words once each, in their order: the name of a gemeente stands in every row."""
    return " ".join(" ".join(dict.fromkeys(woorden)).split())


def als_script(bibliotheek: str, pages: Sequence[Vindbaar]) -> str:
    """Write the library that searches and what it searches in; a text that stands in more editions stands here once."""
    edities = list(dict.fromkeys((page.editie, page.map) for page in pages))
    hoofdstukken = list(dict.fromkeys(page.hoofdstuk for page in pages))
    plaatsen: dict[tuple[int, str, str], list[tuple[int, str]]] = {}
    for page in pages:
        editie = edities.index((page.editie, page.map))
        for stuk in page.stukken:
            sleutel = (hoofdstukken.index(page.hoofdstuk), stuk.titel, stuk.tekst)
            plaatsen.setdefault(sleutel, []).append((editie, f"{page.bestand}{stuk.id and '#'}{stuk.id}"))
    inhoud = {
        "edities": edities,
        "hoofdstukken": hoofdstukken,
        "stukken": [[*sleutel, waar] for sleutel, waar in plaatsen.items()],
    }
    return f"{bibliotheek}globalThis.MONITOR_ZOEK={json.dumps(inhoud, ensure_ascii=False, separators=(',', ':'))};\n"
