"""Small editions for the tests of their mask: tables of cijfers, put down as a chapter leaves them."""

import json
import sys
from collections.abc import Mapping, Sequence

from locations import ROOT

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.maken import maak
from monitorlib.cijfers.kern.regels import Kenmerk, Sleutel
from monitorlib.editie.params.onthulling import Onthulling
from monitorlib.editie.stand import Getalstand
from monitorlib.editie.verklaring import DEFINITIEF
from monitorlib.pagina.uitvoer import dataresource
from monitorlib.privacy.editie.bladen import Cijferblad, Editiecijfers, blad_van
from monitorlib.privacy.editie.maskeren import Maskering
from monitorlib.privacy.toets.oordeel import Lek, toets

sys.path.insert(0, str(ROOT / "benchmarks"))

from editie_openbaar import alleen_klein, kleine_plekken, openbaar_van

BELEID = Onthulling()
GEMEENTEN, HULP = ("Aa", "Bee", "Cee"), ("verblijf", "ambulant", "pgb")


def telling(
    rijen: Sequence[Sequence[float]],
    leden: Mapping[str, Sequence[str]] | None = None,
    *,
    eenheid: str = "voorzieningen",
    begrip: str = "voorzieningen",
    moment: str = "2024-12-31",
) -> Cijfers:
    """Make a table of two dimensions: a row per member of the first."""
    leden = leden or {"gemeente": GEMEENTEN, "hulp": HULP}
    (een, onder), (ander, naast) = leden.items()
    cellen = [
        {een: rij, ander: kolom, "waarde": getal, "teken": "getal", "tekst": ""}
        for rij, getallen in zip(onder, rijen, strict=True)
        for kolom, getal in zip(naast, getallen, strict=True)
    ]

    def kenmerk(cel: Sleutel) -> Kenmerk | None:
        delen = frozenset(deel for deel in zip(leden, cel, strict=True) if deel[0] != "wat" and deel[1] != "Totaal")
        return Kenmerk(begrip, moment, delen) if begrip else None

    return maak(cellen, leden, eenheid=eenheid, kenmerk=kenmerk)


def blad(cijfers: Cijfers, naam: str = "t", hoofdstuk: str = "wmo", soort: str = "tabel") -> Cijferblad:
    stand = Getalstand(DEFINITIEF)
    bron = dataresource(cijfers, naam=naam, titel=naam, soort=soort, stand=stand, met_herkomst=True)
    # A notebook keeps its keys in order of the alphabet.
    return blad_van(hoofdstuk, json.loads(json.dumps(bron, sort_keys=True)))


def editie(*bladen: Cijferblad) -> Editiecijfers:
    return Editiecijfers(bladen)


def lekken(inhoud: Editiecijfers, uitkomst: Maskering) -> tuple[Lek, ...]:
    """Attack an edition as it is published, with whole numbers, also by who is in a cell himself."""
    openbaar = openbaar_van(inhoud, uitkomst, BELEID)
    return toets(openbaar, 5, 5, klein=kleine_plekken(uitkomst, openbaar)).lekken


def lekken_van_klein_alleen(inhoud: Editiecijfers, uitkomst: Maskering) -> tuple[Lek, ...]:
    """Attack the same edition with only the small counts hidden."""
    return lekken(inhoud, alleen_klein(uitkomst))


def weg(uitkomst: Maskering, naam: str = "t", hoofdstuk: str = "wmo", soort: str = "tabel") -> set[str]:
    """The hidden cells of a table, each in one line."""
    return {" / ".join(cel) for cel in uitkomst.masker.verborgen(hoofdstuk, naam, soort)}
