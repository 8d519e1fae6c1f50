"""Lay cijfers out as a table: rows and columns from dimensions, groups from names with ' | ', signs explained."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, product
from typing import Any

from monitorlib.bedoelt_u import nearest
from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.regels import (
    NIET_OPGEGEVEN,
    NIET_TE_BEPALEN,
    NOG_NIET,
    ONDERDRUKT,
    ONGEVEER,
    TEKST,
    VERBORGEN_OM,
    Inhoud,
    Sleutel,
)
from monitorlib.cijfers.rekenen.totaalnoten import noten
from monitorlib.errors import RenderError
from monitorlib.notatie import getal, met_teken
from monitorlib.render.sjablonen import SJABLONEN

SCHEIDING = " | "
NOOT = "*"
# What stands, wherever that is, in the place of a number that is hidden.
VERBORGEN = "•"
# What stands in a cell that holds no ordinary number, and what the page says of it.
TEKENS = {
    NIET_OPGEGEVEN: (".", "niet opgegeven: het getal is niet geleverd"),
    NOG_NIET: ("…", "nog niet: deze periode moet nog komen"),
    NIET_TE_BEPALEN: ("?", "niet te bepalen"),
    ONDERDRUKT: (VERBORGEN, VERBORGEN_OM),
}


@dataclass(frozen=True)
class Opmaak:
    """How cijfers become a table: which dimensions go down, which go across, and what heads the rows."""

    rijen: tuple[str, ...]
    kolommen: tuple[str, ...]
    rijkop: str


@dataclass(frozen=True)
class Bij:
    """What stands beside the number of a cell: what follows instead, or why a total is no sum."""

    merken: Mapping[Sleutel, str]
    noten: Mapping[Sleutel, str]


def plaatsen(cijfers: Cijfers, opmaak: Opmaak) -> dict[Sleutel, tuple[str, str]]:
    """Give the row and column name of every cell; levels are joined with ' | '."""
    _controleer(cijfers, opmaak)
    return {cel: (_pad(cijfers, cel, opmaak.rijen), _pad(cijfers, cel, opmaak.kolommen)) for cel in cijfers.cellen()}


def html(
    cijfers: Cijfers,
    opmaak: Opmaak,
    *,
    id_: str,
    titel: str,
    eenheid: str,
    bron: str,
    merken: Mapping[Sleutel, str] | None = None,
) -> str:
    """Render cijfers as an accessible HTML table; everything is escaped.

    `merken` says of a cell what follows from its rule instead. A total that is no sum of its rows has a sign, explained
    under the table.
    """
    plaats = plaatsen(cijfers, opmaak)
    cellen = {plaats[cel]: (cel, inhoud) for cel, inhoud in cijfers.cellen().items()}
    rijen = _namen(cijfers, opmaak.rijen, {rij for rij, _ in cellen})
    kolommen = _namen(cijfers, opmaak.kolommen, {kolom for _, kolom in cellen})
    klassen, uitleg = _klassen(cijfers, plaats), noten(cijfers)
    bij = Bij(merken or {}, uitleg)
    gelegd = [
        _rij(rij, klassen, [_cel(cellen.get((rij, kolom)), klassen[1].get(kolom, ""), bij) for kolom in kolommen])
        for rij in rijen
    ]
    return SJABLONEN.get_template("render/tabellen/tabel.html.j2").render(
        id=id_,
        titel=titel,
        eenheid=eenheid,
        rijkop=opmaak.rijkop,
        kop=_kop(kolommen, klassen[1]),
        breedte=len(kolommen) + 1,
        blokken=[
            {"groep": groep, "rijen": list(rijen_in)}
            for groep, rijen_in in groupby(gelegd, key=lambda rij: rij["groep"])
        ],
        tekens=_tekens(cijfers),
        noten=sorted(set(uitleg.values())),
        noot=NOOT,
        bron=bron,
    )


def los_html(cijfers: Cijfers, titel: str) -> str:
    """Show cijfers by themselves, as they are held in a notebook: the last dimension across, the others down."""
    rijen, kolommen = cijfers.dimensies[:-1], cijfers.dimensies[-1:]
    vrij = [naam for naam in ("wat", "getal", "van") if naam not in cijfers.leden]
    while len(cijfers.dimensies) < 2:
        cijfers = cijfers.met_dimensie(vrij.pop(), "Getal")
        rijen, kolommen = cijfers.dimensies[1:], cijfers.dimensies[:1]
    opmaak = Opmaak(rijen, kolommen, " en ".join(rijen).capitalize())
    return html(cijfers, opmaak, id_="", titel=titel, eenheid="", bron="")


def _klassen(cijfers: Cijfers, plaats: Mapping[Sleutel, tuple[str, str]]) -> tuple[dict[str, str], dict[str, str]]:
    """Give the class of each row and column: 'totaal' when all of it was added up, 'tekst' when all is words."""
    afgeleid = {regel.cel for regel in cijfers.vergelijkingen if regel.afgeleid}
    soorten: tuple[dict[str, set[str]], dict[str, set[str]]] = ({}, {})
    for cel, inhoud in cijfers.cellen().items():
        soort = "totaal" if cel in afgeleid else "tekst" if inhoud["teken"] == TEKST else ""
        for naam, richting in zip(plaats[cel], soorten, strict=True):
            richting.setdefault(naam, set()).add(soort)
    rijen, kolommen = ({naam: "".join(van) for naam, van in kant.items() if len(van) == 1} for kant in soorten)
    return rijen, kolommen


def _controleer(cijfers: Cijfers, opmaak: Opmaak) -> None:
    gevraagd = (*opmaak.rijen, *opmaak.kolommen)
    for naam in gevraagd:
        if naam not in cijfers.leden:
            raise RenderError(f"De tabel vraagt dimensie '{naam}'. {nearest(naam, cijfers.leden)}")
    over = set(cijfers.leden) - set(gevraagd)
    if over or len(gevraagd) != len(set(gevraagd)):
        raise RenderError(
            f"De tabel zegt niet waar dimensie '{', '.join(sorted(over))}' komt: rijen of kolommen. "
            "Noem haar bij een van beide."
        )


def _pad(cijfers: Cijfers, cel: Sleutel, dimensies: Sequence[str]) -> str:
    return SCHEIDING.join(cel[cijfers.dimensies.index(naam)] for naam in dimensies)


def _namen(cijfers: Cijfers, dimensies: Sequence[str], bestaand: set[str]) -> list[str]:
    """List the names in the order of the members; only those that have a cell."""
    alle = (SCHEIDING.join(leden) for leden in product(*(cijfers.leden[naam] for naam in dimensies)))
    return [naam for naam in alle if naam in bestaand]


def _rij(naam: str, klassen: tuple[dict[str, str], dict[str, str]], cellen: list[dict[str, str]]) -> dict[str, Any]:
    *groepen, laatste = naam.split(SCHEIDING)
    return {
        "groep": " – ".join(groepen),
        "tekst": laatste,
        "ingesprongen": bool(groepen),
        "totaal": klassen[0].get(naam) == "totaal",
        "cellen": cellen,
    }


def _cel(gevonden: tuple[Sleutel, Inhoud] | None, kolom: str, bij: Bij) -> dict[str, str]:
    if gevonden is None:
        return {"tekst": "", "lees": "", "klasse": "buiten", "merk": "", "noot": ""}
    cel, inhoud = gevonden
    tekst, lees = toon(inhoud)
    klassen = ["tekst" if inhoud["teken"] == TEKST else "", kolom if kolom == "totaal" else ""]
    klassen.append("afwijking" if cel in bij.merken else "")
    return {
        "tekst": tekst,
        "lees": lees,
        "klasse": " ".join(filter(None, klassen)),
        "merk": bij.merken.get(cel, ""),
        "noot": NOOT if cel in bij.noten else "",
    }


def toon(inhoud: Inhoud) -> tuple[str, str]:
    """Give the text of a cell, and what to read aloud instead when the text is a sign; a difference has its sign."""
    if inhoud.teken == TEKST:
        return inhoud.tekst, ""
    if inhoud.teken in TEKENS:
        teken, uitleg = TEKENS[inhoud.teken]
        return teken, inhoud.tekst or uitleg.split(":")[0]
    woord = f"{inhoud.tekst} " if inhoud.teken == ONGEVEER else ""
    schrijf = met_teken if inhoud.verschil else getal
    return f"{woord}{schrijf(inhoud.waarde, inhoud.decimalen)}", ""


def waarom_geen_getal(cijfers: Cijfers) -> str:
    """Say why a table holds neither a number nor a word, as in a young register; '' when a cell has or hides one."""
    cellen = cijfers.cellen().values()
    if any(een.telt or een.teken in (TEKST, ONDERDRUKT) for een in cellen):
        return ""
    return "; ".join(dict.fromkeys(een.tekst or TEKENS[een.teken][1].split(":")[0] for een in cellen))


def _tekens(cijfers: Cijfers) -> str:
    cellen = list(cijfers.cellen().values())
    gebruikt = {een.teken for een in cellen}
    uitleg = [f"{teken} = {tekst}" for naam, (teken, tekst) in TEKENS.items() if naam in gebruikt]
    woorden = ", ".join(sorted({een.tekst for een in cellen if een.teken == ONGEVEER}))
    uitleg += [f"{woorden} = bij benadering: zo opgegeven, of berekend met een getal dat zo is"] if woorden else []
    redenen = sorted({een.tekst for een in cellen if een.teken == NIET_TE_BEPALEN and een.tekst})
    return "; ".join([*uitleg, *redenen]) + "." if uitleg else ""


def _kop(kolommen: Sequence[str], klassen: Mapping[str, str]) -> list[list[dict[str, Any]]]:
    """Give the rows of the heading: equal names beside each other share a cell, a short name fills the rest."""
    paden = [kolom.split(SCHEIDING) for kolom in kolommen]
    diepte = max(len(pad) for pad in paden)
    kop: list[list[dict[str, Any]]] = []
    for niveau in range(diepte):
        rij = []
        for _, groep in groupby(paden, key=lambda pad: tuple(pad[: niveau + 1])):
            onder = list(groep)
            if len(onder[0]) <= niveau:
                continue
            soorten = {klassen.get(SCHEIDING.join(pad), "") for pad in onder}
            rij.append(
                {
                    "tekst": onder[0][niveau],
                    "breed": len(onder),
                    "hoog": diepte - niveau if len(onder[0]) == niveau + 1 else 1,
                    "klasse": soorten.pop() if len(soorten) == 1 else "",
                }
            )
        kop.append(rij)
    return kop
