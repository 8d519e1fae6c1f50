"""The tables of a page: read from its HTML."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

from monitorlib.privacy.toets.lezen.getoond import uit_woorden
from monitorlib.privacy.toets.lezen.rooster import Pad, Rooster, Roosterrij

# Of these a page has no end.
LEEG = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})


@dataclass
class _Vak:
    """A cell while it is read."""

    tekst: str = ""
    breed: int = 1
    hoog: int = 1
    is_kop: bool = False


@dataclass
class _Tabel:
    """A table while it is read."""

    naam: str
    titel: str = ""
    kop: list[list[_Vak]] = field(default_factory=list)
    # Each row with the group that it stands under.
    rijen: list[tuple[str, list[_Vak]]] = field(default_factory=list)


def tabellen_van(html: str, waar: str) -> list[Rooster]:
    """Read every table of a page in its order, also those without an address."""
    lezer = _Lezer()
    lezer.feed(html)
    lezer.close()
    return [_rooster(een, waar) for een in lezer.gevonden]


class _Lezer(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.gevonden: list[_Tabel] = []
        # The elements that are open, with the address that each gives its tables.
        self._open: list[tuple[str, str, str]] = []
        self._groep = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in LEEG:
            return
        gegeven = {naam: waarde or "" for naam, waarde in attrs}
        self._begin(tag, gegeven)
        self._open.append((tag, gegeven.get("id", ""), gegeven.get("class", "")))

    def _begin(self, tag: str, gegeven: dict[str, str]) -> None:
        if tag == "table":
            naam = gegeven.get("id") or next((adres for _, adres, _ in reversed(self._open) if adres), "")
            self.gevonden.append(_Tabel(naam))
        elif tag in ("thead", "tbody"):
            self._groep = ""
        elif tag == "tr" and self.gevonden and self._binnen("thead"):
            self.gevonden[-1].kop.append([])
        elif tag == "tr" and self.gevonden and self._binnen("table"):
            self.gevonden[-1].rijen.append((self._groep, []))
        elif tag in ("th", "td") and (rij := self._rij()) is not None:
            rij.append(_Vak("", _maat(gegeven, "colspan"), _maat(gegeven, "rowspan"), tag == "th"))

    def handle_endtag(self, tag: str) -> None:
        if tag == "tr" and "groep" in self._klasse("tr").split() and self.gevonden[-1].rijen:
            _, (vak, *_) = self.gevonden[-1].rijen.pop()
            self._groep = " ".join(vak.tekst.split())
        if self._binnen(tag):
            while self._open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        if not self._binnen("table") or self._in_merk():
            return
        if self._binnen("caption"):
            self.gevonden[-1].titel += "" if "eenheid" in self._klasse("span") else data
        elif (self._binnen("th") or self._binnen("td")) and (rij := self._rij()):
            rij[-1].tekst += data

    def _rij(self) -> list[_Vak] | None:
        if not self.gevonden or not self._binnen("tr"):
            return None
        tabel = self.gevonden[-1]
        return tabel.kop[-1] if self._binnen("thead") else tabel.rijen[-1][1]

    def _binnen(self, tag: str) -> bool:
        return any(een[0] == tag for een in self._open)

    def _in_merk(self) -> bool:
        """Tell whether this is a remark beside a number, and not the number."""
        return any("merk" in klasse.split() for tag, _, klasse in self._open if tag in ("sup", "span"))

    def _klasse(self, tag: str) -> str:
        return next((klasse for een, _, klasse in reversed(self._open) if een == tag), "")


def _maat(gegeven: dict[str, str], naam: str) -> int:
    return int(gegeven[naam]) if gegeven.get(naam, "").isdecimal() else 1


def _rooster(tabel: _Tabel, waar: str) -> Rooster:
    regels = []
    for groep, vakken in tabel.rijen:
        koppen = [" ".join(een.tekst.split()) for een in vakken if een.is_kop]
        pad = (*([groep] if groep else []), *koppen)
        regels.append(Roosterrij(pad, tuple(uit_woorden(een.tekst) for een in vakken if not een.is_kop)))
    return Rooster(waar, tabel.naam, " ".join(tabel.titel.split()), _kolommen(tabel.kop), tuple(regels))


def _kolommen(kop: list[list[_Vak]]) -> tuple[Pad, ...]:
    """Give per column the heads over it, without that over the heads of the rows."""
    bezet: dict[tuple[int, int], tuple[int, str]] = {}
    for nummer, vakken in enumerate(kop):
        kolom = 0
        for teller, vak in enumerate(vakken):
            while (nummer, kolom) in bezet:
                kolom += 1
            for af in range(vak.hoog):
                for op in range(vak.breed):
                    bezet[nummer + af, kolom + op] = (nummer * 1000 + teller, " ".join(vak.tekst.split()))
            kolom += vak.breed
    breedte = max((kolom for _, kolom in bezet), default=-1) + 1
    onder = [[bezet[rij, kolom] for rij in range(len(kop)) if (rij, kolom) in bezet] for kolom in range(1, breedte)]
    return tuple(tuple(tekst for _, tekst in dict.fromkeys(pad)) for pad in onder)
