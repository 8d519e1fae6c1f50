"""The structure of the messages 301, 305, 307, 323 and 325 of iWmo 3.2 and iJw 3.2, as public documentation gives it.

Sources, each read in the copy that i-Sociaal-Lab publishes with its assistant Jaap Junior:

- iWmo: 'Master overview iWmo XSD schema's', Zorginstituut Nederland, release iWmo 3.2: per message the elements, in
  their order, with how often each occurs. That is the source of every element below without another mark.
- The types of the basisschema (marked `:`), and iJw: the example messages WMO301 to WMO325 and JW301 to JW325 in the
  same library. An example shows which elements there are and in what order; not that another may be absent.

Of iJw no overview of the schemas was found. It is read as iWmo of the same release; an element that no example of iJw
shows is in `ONBEVESTIGD`, and so is how often it occurs. The official schemas decide: `monitor snapshot --xsd MAP`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

RELEASE = "3.2"
# iWmo for Wmo, iJw for Jeugdwet.
Standaard = Literal["iwmo", "ijw"]
WET: Mapping[Standaard, str] = {"iwmo": "Wmo", "ijw": "Jeugdwet"}
NAAM: Mapping[Standaard, str] = {"iwmo": "iWmo", "ijw": "iJw"}


@dataclass(frozen=True)
class Element:
    """An element of a message: how often it occurs, the form of its text or its children.

    One of form `dicht` is not read at all, whatever is in it: names and addresses.
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

    @property
    def ruimte(self) -> str:
        """The namespace of the message's own elements."""
        return f"http://www.istandaarden.nl/{self.standaard}/3_2/{self.naam.lower()}/schema"

    @property
    def basisruimte(self) -> str:
        """The namespace of the types that the messages share."""
        return f"http://www.istandaarden.nl/{self.standaard}/3_2/basisschema/schema"


# The form of a value, and how a message about it calls it. Amounts are in cents.
VORMEN: Mapping[str, tuple[str, str]] = {
    "tekst": (r".+", "een tekst"),
    "bsn": (r"\d{9}", "9 cijfers"),
    "gemeente": (r"\d{4}", "een gemeentecode van 4 cijfers"),
    "agb": (r"\d{8}", "een AGB-code van 8 cijfers"),
    "code": (r"[0-9A-Z]+", "een code"),
    "datum": (r"\d{4}-\d{2}-\d{2}", "een datum als 2024-03-31"),
    "tijd": (r"\d{2}:\d{2}:\d{2}", "een tijd als 12:34:56"),
    "nummer": (r"\d+", "een geheel getal"),
    "bedrag": (r"\d+", "een bedrag in hele centen"),
    "dc": (r"[DC]", "D (debet) of C (credit)"),
    "status": (r"[1239]", "1, 2, 3 of 9"),
}

# One line per element: its depth, `:` when it is of the basisschema, its name, how often it occurs (1 once, ? once or
# not, + once or more) and the form of its text.
_HEADER = """
  Header 1
    BerichtCode 1 nummer
    BerichtVersie 1 nummer
    BerichtSubversie 1 nummer
    Afzender 1 {afzender}
    Ontvanger 1 {ontvanger}
    BerichtIdentificatie 1
      :Identificatie 1 tekst
      :Dagtekening 1 datum
    XsdVersie 1
      :BasisschemaXsdVersie 1 tekst
      :BerichtXsdVersie 1 tekst
"""
_PERSOON = """
  Client 1
    Bsn 1 bsn
    Geboortedatum 1
      :Datum 1 datum
      :DatumGebruik ? code
    Geslacht 1 code
    Naam 1 dicht
"""
_PRODUCT = """
        Product ?
          :Categorie 1 code
          :Code ? code
"""
_PRESTATIES = """
      Client +
        Bsn 1 bsn
        Prestaties 1
          Prestatie +
            ProductReferentie 1
              :ReferentieNummer 1 tekst
              :VorigReferentieNummer ? tekst
            ToewijzingNummer 1 nummer
            ProductCategorie 1 code
            ProductCode 1 code
            ProductPeriode 1
              :Begindatum 1 datum
              :Einddatum 1 datum
            GeleverdVolume 1 nummer
            Eenheid 1 code
            ProductTarief ? bedrag
            IngediendBedrag 1
              :Bedrag 1 bedrag
              :DebetCredit 1 dc
"""
_TOTAAL = """
    {} 1
      :TotaalBedrag 1 bedrag
      :DebetCredit 1 dc
"""
_RETOUR = "RetourCodes 1\n{0}  RetourCode + code\n"

_INHOUD = {
    "301": _HEADER.format(afzender="gemeente", ontvanger="agb")
    + _PERSOON
    + """
    Communicatie ? dicht
    JuridischeStatus ? code
    WettelijkeVertegenwoordiging ? code
    Commentaar ? dicht
    Relaties ? dicht
    Contactgegevens 1 dicht
    ToegewezenProducten 1
      ToegewezenProduct +
        ToewijzingNummer 1 nummer
        ReferentieAanbieder ? tekst
"""
    + _PRODUCT
    + """
        Toewijzingsdatum 1 datum
        Toewijzingstijd 1 tijd
        Ingangsdatum 1 datum
        Einddatum ? datum
        RedenWijziging ? code
        Omvang ?
          :Volume 1 nummer
          :Eenheid 1 code
          :Frequentie 1 code
        Budget ? bedrag
        Commentaar ? dicht
""",
    "305": _HEADER.format(afzender="agb", ontvanger="gemeente")
    + _PERSOON
    + """
    StartProducten 1
      StartProduct +
        ToewijzingNummer ? nummer
"""
    + _PRODUCT
    + """
        ToewijzingIngangsdatum ? datum
        Begindatum 1 datum
        StatusAanlevering 1 status
""",
    "307": _HEADER.format(afzender="agb", ontvanger="gemeente")
    + _PERSOON
    + """
    StopProducten 1
      StopProduct +
        ToewijzingNummer ? nummer
"""
    + _PRODUCT
    + """
        ToewijzingIngangsdatum ? datum
        Begindatum 1 datum
        RedenBeeindiging 1 code
        Einddatum 1 datum
        StatusAanlevering 1 status
""",
    "323": _HEADER.format(afzender="agb", ontvanger="gemeente")
    + """
  Declaratie 1
    DeclaratieNummer 1 tekst
    DeclaratiePeriode 1
      :Begindatum 1 datum
      :Einddatum 1 datum
    DeclaratieDagtekening 1 datum
"""
    + _TOTAAL.format("TotaalIngediendBedrag")
    + "    Clienten 1\n"
    + _PRESTATIES,
    "325": _HEADER.format(afzender="gemeente", ontvanger="agb")
    + """
    DeclaratieIdentificatie 1
      :Identificatie 1 tekst
      :Dagtekening 1 datum
    XsltVersie ? tekst
    XsdVersieDeclaratie 1
      :BasisschemaXsdVersie 1 tekst
      :BerichtXsdVersie 1 tekst
    """
    + _RETOUR.format("    ")
    + "  DeclaratieAntwoord ?\n    DeclaratieNummer 1 tekst\n"
    + _TOTAAL.format("TotaalIngediendBedrag")
    + _TOTAAL.format("TotaalToegekendBedrag")
    + "    Clienten ?\n"
    + _PRESTATIES
    + "            "
    + _RETOUR.format("            ")
    + "        "
    + _RETOUR.format("        ")
    + "    "
    + _RETOUR.format("    "),
}
_REGEL = re.compile(r"(?P<inspringing> *)(?P<basis>:?)(?P<naam>\w+) (?P<keer>[1?+])(?: (?P<vorm>\w+))?")
# The codes of the header. [Vektis COD002, in the copies of iWmo 3.2 and iJw 3.2.]
_CODES: Mapping[Standaard, Mapping[str, str]] = {
    "iwmo": {"301": "414", "305": "418", "307": "420", "323": "484", "325": "485"},
    "ijw": {"301": "436", "305": "438", "307": "440", "323": "490", "325": "491"},
}


def _gelezen(tekst: str) -> Element:
    """Make the tree of a message out of its lines."""
    regels = [match for regel in tekst.splitlines() if (match := _REGEL.fullmatch(regel))]
    if len(regels) != len([regel for regel in tekst.splitlines() if regel.strip()]):
        raise ValueError("a line of the structure is not of the form: depth, name, how often, form")
    kinderen, over = _kinderen(regels, 2)
    if over:
        raise ValueError(f"the structure has an element at a depth of its own: {over[0]['naam']}")
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
    Bericht(standaard, nummer, code, _gelezen(_INHOUD[nummer]))
    for standaard, codes in _CODES.items()
    for nummer, code in codes.items()
)


def paden(element: Element, boven: str = "") -> Iterator[tuple[str, Element]]:
    """Walk over the elements under an element, each with its path."""
    for kind in element.kinderen:
        pad = f"{boven}{kind.naam}"
        yield pad, kind
        yield from paden(kind, f"{pad}/")


# What no public example or overview confirms, by standard, message and element; `*` is every one.
ONBEVESTIGD: Mapping[tuple[str, str, str], str] = {
    ("iwmo", "*", "de vorm van een waarde"): "het overzicht noemt het type van een element, niet zijn formaat",
    ("iwmo", "325", "*"): "de typen van het basisschema staan in geen voorbeeld; gelezen als in JW325 en WMO323",
    ("iwmo", "*", "Geboortedatum/DatumGebruik"): "genoemd in regel OP252; in geen voorbeeld",
    ("ijw", "*", "*"): "hoe vaak een element voorkomt is gelezen als in iWmo; de volgorde staat in de voorbeelden",
    ("ijw", "*", "Geboortedatum/DatumGebruik"): "genoemd in regel OP252; in geen voorbeeld",
    ("ijw", "301", "ToegewezenProduct/RedenWijziging"): "in codelijst JZ002, in geen voorbeeld",
    ("ijw", "301", "ToegewezenProduct/Budget"): "in geen voorbeeld; gelezen als in WMO301",
}
