"""One page as it is written: its language, its title, its headings, pictures and links, the heads of its tables.

What a build looks at already, `publish/finished_page.py`, is looked at here again: these are the pages that go out.
"""

from dataclasses import dataclass
from html.parser import HTMLParser

from monitorlib.errors import PublishError
from monitorlib.publish.finished_page import check_page

_SCOPES = {"col", "row", "colgroup", "rowgroup"}


@dataclass(frozen=True)
class Gelezen:
    """What was seen of a page: its title, its stylesheet, and what is wrong with it."""

    titel: str
    stijl: str
    fouten: tuple[str, ...]


def fouten_in(html: str) -> Gelezen:
    """Read a page; every fault is said once."""
    lezer = _Lezer()
    lezer.feed(html)
    lezer.close()
    fouten = [*lezer.fouten, *lezer.aan_het_eind(), *_van_de_bouw(html)]
    return Gelezen(lezer.titel, lezer.stijl, tuple(dict.fromkeys(fouten)))


def _van_de_bouw(html: str) -> list[str]:
    try:
        check_page(html, "")
    except PublishError as error:
        return [regel.removeprefix(": ") for regel in str(error).splitlines()]
    return []


class _Lezer(HTMLParser):
    """Read a page once; `_tekst` gathers the words of the element that is asked for its words."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.fouten: list[str] = []
        self.titel = self.stijl = ""
        self._taal = ""
        self._mains = 0
        self._in: list[str] = []
        self._link = ""
        self._tabel: dict[str, bool] = {}
        self._nummer = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        heeft = {naam: waarde or "" for naam, waarde in attrs}
        if tag == "html":
            self._taal = heeft.get("lang", "")
        self._mains += tag == "main"
        if tag in ("title", "style", "a"):
            self._in.append(tag)
        if tag == "a":
            self._link = heeft.get("aria-label", "")
        elif tag == "table":
            self._nummer += 1
            self._tabel = {"titel": bool(heeft.get("aria-label") or heeft.get("aria-labelledby")), "kop": False}
        elif self._tabel:
            self._in_tabel(tag, heeft)
        # What a picture in a link shows, is what the link says.
        if "a" in self._in:
            self._link += heeft.get("alt", "") + heeft.get("aria-label", "")

    def handle_data(self, data: str) -> None:
        if self._in:
            if self._in[-1] == "title":
                self.titel += data.strip()
            elif self._in[-1] == "style":
                self.stijl += data
            else:
                self._link += data

    def handle_endtag(self, tag: str) -> None:
        if self._in and self._in[-1] == tag:
            self._in.pop()
            if tag == "a" and not self._link.strip():
                self.fouten.append("een verwijzing zegt niet waarheen; schrijf er woorden in")
        if tag == "table" and self._tabel:
            self._sluit_tabel()

    def aan_het_eind(self) -> list[str]:
        """What can only be known at the end of the page."""
        taal = [] if self._taal == "nl" else [f"de taal is '{self._taal}', en hoort 'nl' te zijn"]
        titel = [] if self.titel else ["de pagina heeft geen titel"]
        main = [] if self._mains == 1 else [f"{self._mains} keer een hoofddeel (main); een pagina heeft er één"]
        return [*taal, *titel, *main]

    def _in_tabel(self, tag: str, heeft: dict[str, str]) -> None:
        if tag == "caption":
            self._tabel["titel"] = True
        elif tag == "th":
            self._tabel["kop"] = True
            if heeft.get("scope") not in _SCOPES:
                self.fouten.append(f"tabel {self._nummer}: een kop zegt niet waarvan zij de kop is (scope)")

    def _sluit_tabel(self) -> None:
        for wat, woord in (("titel", "titel (caption)"), ("kop", "koppen (th)")):
            if not self._tabel[wat]:
                self.fouten.append(f"tabel {self._nummer} heeft geen {woord}")
        self._tabel = {}
