"""The structure of the messages of iWmo 3.2 and iJw 3.2 that are read, as public documentation gives it.

Sources, each read in the copy that i-Sociaal-Lab publishes with its assistant Jaap Junior:

- the schemas (XSD) of Zorginstituut Nederland: of iJw 3.2 those of all messages, of iWmo 3.2 those of WMO301, 305, 307,
  315, 317 and 323, each with its basisschema. They give every element below, in its order, how often it occurs, and
  the form of its text;
- the code lists and the invulinstructies (IV028 on an answer, IV087 on a 325) of the same release.

Of iWmo the schemas of the answers (302, 306, 308, 316, 318) and of the 325 were not found: they are read as those of
iJw, and stand in `ONBEVESTIGD`. The official schemas decide: `monitor snapshot --xsd MAP`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from monitorlib.sources.berichten.elementen import INHOUD

RELEASE = "3.2"
# Read where their elements are those of 3.2.
OUDER = ("2.0", "2.1", "2.2", "2.3", "2.4", "3.0", "3.1")
# iWmo for Wmo, iJw for Jeugdwet.
Standaard = Literal["iwmo", "ijw"]
WET: Mapping[Standaard, str] = {"iwmo": "Wmo", "ijw": "Jeugdwet"}
NAAM: Mapping[Standaard, str] = {"iwmo": "iWmo", "ijw": "iJw"}
_RUIMTE = "http://www.istandaarden.nl/{}/{}/{}/schema"


@dataclass(frozen=True)
class Element:
    """An element of a message: how often it occurs, the form of its text or its children.

    One of form `dicht` is not read at all, whatever is in it: names and addresses. Of one of form `retour` only the
    retourcodes are read.
    """

    naam: str
    verplicht: bool
    herhaald: bool
    basis: bool
    vorm: str = ""
    kinderen: tuple["Element", ...] = ()


@dataclass(frozen=True)
class Bericht:
    """A kind of message of one standard: its code in the header [Vektis COD002], and what it holds."""

    standaard: Standaard
    nummer: str
    code: str
    inhoud: Element

    @property
    def naam(self) -> str:
        """The name of the message, such as WMO301."""
        return ("wmo" if self.standaard == "iwmo" else "jw").upper() + self.nummer

    def ruimte(self, release: str = RELEASE) -> str:
        """The namespace of the message's own elements."""
        return _RUIMTE.format(self.standaard, release.replace(".", "_"), self.naam.lower())

    def basisruimte(self, release: str = RELEASE) -> str:
        """The namespace of the types that the messages share."""
        return _RUIMTE.format(self.standaard, release.replace(".", "_"), "basisschema")


# The form of a value, and how a message about it calls it. Amounts are in cents. Digits are those of ASCII alone.
VORMEN: Mapping[str, tuple[str, str]] = {
    "tekst": (r".+", "een tekst"),
    "bsn": (r"[0-9]{9}", "een bsn: 9 cijfers die de elfproef doorstaan, en geen vulnummer"),
    "gemeente": (r"[0-9]{4}", "een gemeentecode van 4 cijfers"),
    "agb": (r"[0-9]{8}", "een AGB-code van 8 cijfers"),
    "code": (r"[0-9A-Z]+", "een code"),
    "datum": (r"[0-9]{4}-[0-9]{2}-[0-9]{2}", "een datum als 2024-03-31"),
    "tijd": (r"(?:[01][0-9]|2[0-4]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]+)?", "een tijd als 12:34:56"),
    "nummer": (r"0{0,20}[0-9]{1,9}", "een geheel getal"),
    "bedrag": (r"0{0,20}[0-9]{1,12}", "een bedrag in hele centen"),
    "dc": (r"[DC]", "D (debet) of C (credit)"),
    "status": (r"[1239]", "1, 2, 3 of 9"),
}

_REGEL = re.compile(r"(?P<inspringing> *)(?P<basis>:?)(?P<naam>\w+) (?P<keer>[1?+])(?: (?P<vorm>\w+))?")
# The codes of the header. [Vektis COD002, in the copies of iWmo 3.2 and iJw 3.2.]
_CODES: Mapping[Standaard, Mapping[str, str]] = {
    "iwmo": {
        "301": "414",
        "302": "415",
        "305": "418",
        "306": "419",
        "307": "420",
        "308": "421",
        "315": "444",
        "316": "445",
        "317": "480",
        "318": "481",
        "323": "484",
        "325": "485",
    },
    "ijw": {
        "301": "436",
        "302": "437",
        "305": "438",
        "306": "439",
        "307": "440",
        "308": "441",
        "315": "446",
        "316": "447",
        "317": "486",
        "318": "487",
        "323": "490",
        "325": "491",
    },
}


def _inhoud(standaard: Standaard, nummer: str) -> str:
    # The one element in which the messages of both standards differ.
    return "\n".join(
        regel
        for regel in INHOUD[nummer].splitlines()
        if standaard == "ijw" or regel.strip() != "GezagsdragerBekend ? code"
    )


def _gelezen(tekst: str) -> Element:
    """Make the tree of a message out of its lines."""
    regels = [match for regel in tekst.splitlines() if (match := _REGEL.fullmatch(regel))]
    if len(regels) != len([regel for regel in tekst.splitlines() if regel.strip()]):
        raise ValueError("een regel van de structuur heeft niet de vorm: diepte, naam, hoe vaak, vorm; verbeter haar")
    kinderen, over = _kinderen(regels, 2)
    if over:
        raise ValueError(f"element '{over[0]['naam']}' staat op een diepte die de structuur niet heeft; verbeter die")
    return Element("Bericht", True, False, False, kinderen=kinderen)


def _kinderen(regels: list[re.Match[str]], diepte: int) -> tuple[tuple[Element, ...], list[re.Match[str]]]:
    gevonden: list[Element] = []
    while regels and len(regels[0]["inspringing"]) == diepte:
        regel, *rest = regels
        kinderen, regels = _kinderen(rest, diepte + 2)
        keer, vorm = regel["keer"], regel["vorm"] or ""
        gevonden.append(Element(regel["naam"], keer != "?", keer == "+", bool(regel["basis"]), vorm, kinderen))
    return tuple(gevonden), regels


BERICHTEN: tuple[Bericht, ...] = tuple(
    Bericht(standaard, nummer, code, _gelezen(_inhoud(standaard, nummer)))
    for standaard, codes in _CODES.items()
    for nummer, code in codes.items()
)


def paden(element: Element, boven: str = "") -> Iterator[tuple[str, Element]]:
    """Walk over the elements under an element, each with its path."""
    for kind in element.kinderen:
        pad = f"{boven}{kind.naam}"
        yield pad, kind
        yield from paden(kind, f"{pad}/")


# What no public schema confirms, by standard, message and element; `*` is every one.
ONBEVESTIGD: Mapping[tuple[str, str, str], str] = {
    ("iwmo", nummer, "*"): f"van WMO{nummer} is geen schema gevonden; gelezen als JW{nummer}"
    for nummer in ("302", "306", "308", "316", "318", "325")
}
