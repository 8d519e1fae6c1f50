"""Everything that a page says: words, attributes, comments, data in scripts, what images carry."""

import base64
import binascii
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import unquote

from monitorlib.privacy.toets.lezen.blad import LEEG
from monitorlib.privacy.toets.sporen.beeld import woorden_in_beeld
from monitorlib.privacy.toets.sporen.stuk import CODE, MACHINE, TEKST, Tekststuk

# Words on both sides of these are words of one sentence: a number can go on behind it.
_IN_DE_ZIN = frozenset((
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "em", "i", "kbd", "mark", "q", "s", "small", "span", "strong",
    "sub", "sup", "time", "tspan", "u", "var", "wbr",
))  # fmt: skip
# Where things are drawn, and how big: no numbers of people, as the audit of drawings sees to.
_PLAATS = frozenset((
    "class", "d", "cx", "cy", "dx", "dy", "fill", "fill-opacity", "font-size", "height", "offset", "opacity",
    "points", "r", "rx", "ry", "stroke", "stroke-dasharray", "stroke-opacity", "stroke-width", "style",
    "transform", "viewbox", "width", "x", "x1", "x2", "y", "y1", "y2", "tabindex", "colspan", "rowspan", "charset",
    "text-anchor", "font-weight", "scope", "role", "lang",
))  # fmt: skip
_DATA = re.compile(r"data:(?P<soort>[\w/+.-]*)(?P<hoe>;base64)?,(?P<wat>[^\"')\s]*)")
# What a page refers to is named, not said; an address of its own is a name too.
_NAAM = frozenset(("id", "href", "src", "for", "aria-labelledby", "aria-describedby", "headers", "name"))


def stukken_van_html(html: str, bestand: str) -> Iterator[Tekststuk]:
    """Give each piece of a page; a drawing is read as one."""
    lezer = _Lezer(bestand)
    lezer.feed(html)
    lezer.close()
    lezer.eind()
    yield from lezer.stukken


class _Lezer(HTMLParser):
    def __init__(self, bestand: str) -> None:
        super().__init__(convert_charrefs=True)
        self.stukken: list[Tekststuk] = []
        self._bestand, self._plek, self._zin = bestand, "", ""
        self._open: list[str] = []

    def eind(self) -> None:
        """Close the sentence that is being read."""
        if self._zin.strip():
            self._neem(self._zin, self._plek or "tekst", self._soort)
        self._zin = ""

    @property
    def _soort(self) -> str:
        return CODE if "pre" in self._open else MACHINE if self._open[-1:] in (["script"], ["style"]) else TEKST

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _IN_DE_ZIN:
            self.eind()
        gegeven = {naam: waarde or "" for naam, waarde in attrs}
        self._plek = f"#{gegeven['id']}" if gegeven.get("id") else self._plek
        for naam, waarde in gegeven.items():
            if naam not in _PLAATS or "data:" in waarde:
                self._attribuut(tag, naam, waarde)
        if tag not in LEEG:
            self._open.append(tag)

    def _attribuut(self, tag: str, naam: str, waarde: str) -> None:
        plek = f"{self._plek} {tag}[{naam}]".strip()
        for gevonden in _DATA.finditer(waarde):
            self.stukken += _van_data(gevonden, self._bestand, plek)
        if rest := _DATA.sub("", waarde).strip():
            self._neem(unquote(rest) if naam in _NAAM else rest, plek, MACHINE if naam in _NAAM else TEKST)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _IN_DE_ZIN:
            self.eind()
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        self._zin += data

    def handle_comment(self, data: str) -> None:
        self._neem(data, f"{self._plek} commentaar".strip(), TEKST)

    def handle_decl(self, decl: str) -> None:
        self._neem(decl, "declaratie", MACHINE)

    def handle_pi(self, data: str) -> None:
        self._neem(data, "instructie" if not data.startswith("xpacket") else "pakket", MACHINE)

    def unknown_decl(self, data: str) -> None:
        self._neem(data, "declaratie", TEKST)

    def _neem(self, tekst: str, plek: str, soort: str) -> None:
        if soort == MACHINE:
            for gevonden in _DATA.finditer(tekst):
                self.stukken += _van_data(gevonden, self._bestand, plek)
            tekst = _DATA.sub("", tekst)
        self.stukken.append(Tekststuk(self._bestand, plek, tekst, soort))


def _van_data(gevonden: re.Match[str], bestand: str, plek: str) -> Iterator[Tekststuk]:
    """Read what is packed in an address."""
    wat = unquote(gevonden["wat"])
    if gevonden["hoe"]:
        try:
            ruw = base64.b64decode(wat, validate=True)
        except (binascii.Error, ValueError):
            ruw = wat.encode()
    else:
        ruw = wat.encode()
    if "svg" in gevonden["soort"] or gevonden["soort"].startswith("text"):
        yield from stukken_van_html(ruw.decode("utf-8", "replace"), bestand)
    elif not gevonden["soort"].startswith("font"):
        for woorden in woorden_in_beeld(ruw):
            yield Tekststuk(bestand, f"{plek} beeld", woorden, TEKST)
