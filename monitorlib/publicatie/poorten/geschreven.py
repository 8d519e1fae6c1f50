"""The gates of what is written: the public folder as it would go out, attacked and searched by code of its own."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path

from monitorlib.editie.editie import Editie
from monitorlib.editie.layout import Layout
from monitorlib.files.descriptors import silent
from monitorlib.privacy.toets.geschreven import Fout, Toetsing, toets_map
from monitorlib.privacy.toets.lezen.gevonden import lees_map
from monitorlib.privacy.toets.lezen.open_data import Wat
from monitorlib.privacy.toets.sporen.getallen import getallen_in
from monitorlib.privacy.toets.sporen.onderzoek import onderzoek
from monitorlib.publicatie.getallen import Openbaargetal, lees_getallen
from monitorlib.publicatie.herzieningen import Herziening
from monitorlib.publicatie.plaatsen import GETALLEN
from monitorlib.publicatie.reden import Reden, eerste
from monitorlib.publicatie.toetsverslag import zegt_iets_anders
from monitorlib.publicatie.voorgelegd import Voorgelegd
from monitorlib.sources.vastgelegd import MAP

_BEREKEN = "Verberg meer in deze tabel, of neem leden samen; verander de pagina's niet met de hand."
_OPNIEUW = "Verander de pagina niet met de hand; publiceer opnieuw."
_HAAL_WEG = "Haal het weg waar het vandaan komt, en bouw opnieuw; toon een getal alleen uit een tabel van de pagina."
# As a program writes a number: 0.25 or 1_000.
_IN_CODE = re.compile(r"(?<![\w.])\d[\d_]*(?:\.\d+)?(?![\w.])")


def berekenbaar(voorgelegd: Voorgelegd) -> Iterator[Reden]:
    """Give every hidden cell that can be calculated, and every table that says otherwise elsewhere."""
    gevonden = toetsing(voorgelegd.editie, voorgelegd.folder)
    yield from _redenen(gevonden.fouten, _BEREKEN)
    for pagina in zegt_iets_anders(voorgelegd.editie, voorgelegd.folder, gevonden):
        yield Reden(pagina, "hier staat een andere uitkomst van de toets dan er nu uit komt", _OPNIEUW)


def herleidbaar(voorgelegd: Voorgelegd) -> Iterator[Reden]:
    """Give all that comes from nowhere, or points at somebody."""
    colofon = voorgelegd.editie.parameters.colofon
    contact = [een for een in (colofon.contact, colofon.licentie) if een]
    folder = voorgelegd.folder
    bekend = bekende_getallen(voorgelegd.editie) | frozenset(_van_herzieningen(voorgelegd.herzieningen))
    fouten = list(onderzoek(folder, lees_map(folder), bekend, contact))
    per_soort: dict[str, list[Fout]] = {}
    for fout in fouten:
        per_soort.setdefault(fout[1], []).append(fout)
    for soort in per_soort.values():
        yield from _redenen(soort, _HAAL_WEG)


def toetsing(editie: Editie, folder: Path) -> Toetsing:
    """Attack a folder by the policy of its edition, with what earlier public editions said."""
    beleid = editie.parameters.onthulling
    eerder, minstens = eerder_gepubliceerd(editie), 1 if beleid.nullen == "tonen" else 0
    with silent():
        return toets_map(folder, beleid.drempel, beleid.interval, eerder, minstens=minstens)


def eerder_gepubliceerd(editie: Editie) -> dict[Wat, int]:
    """Give each count that an edition of the region published, by what it is; of two the last that is known."""
    return {
        (een.begrip, een.moment, _delen(een.delen)): int(een.waarde)
        for een in _vastgelegd(editie)
        if een.begrip and een.waarde.removeprefix("-").isdecimal()
    }


def bekende_getallen(editie: Editie) -> frozenset[Decimal]:
    """Give what an edition says without a table: the numbers of its parameters, texts and chapters, and of before."""
    paden = [*editie.params.glob("*.yml"), *editie.params.glob("*.md"), editie.data / "gepubliceerd.csv"]
    teksten = [een.read_text(encoding="utf-8") for een in paden if een.is_file()]
    for notebook in sorted((editie.layout.root / "notebooks").glob("*.ipynb")):
        cellen = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
        teksten += ["".join(een["source"]) for een in cellen]
    return frozenset((*_getallen_uit(teksten), *(abs(Decimal(een.waarde)) for een in _vastgelegd(editie))))


def _van_herzieningen(alle: Sequence[Herziening]) -> Iterator[Decimal]:
    """Give what the page of revisions counts: how many, and by how much each; old and new were published."""
    yield Decimal(len(alle))
    yield from (abs(Decimal(een.nu) - Decimal(een.was)) for een in alle)


def _getallen_uit(teksten: Iterable[str]) -> Iterator[Decimal]:
    for tekst in teksten:
        yield from (een.waarde for een in getallen_in(tekst))
        yield from (Decimal(een.replace("_", "")) for een in _IN_CODE.findall(tekst))


def _vastgelegd(editie: Editie) -> Iterator[Openbaargetal]:
    layout: Layout = editie.layout
    for pad in sorted(editie.params.parent.glob(f"*/{MAP}/{GETALLEN}")):
        yield from lees_getallen(layout, f"{editie.regio}/{_periode(pad)}") or ()


def _periode(pad: Path) -> str:
    return pad.parent.parent.name


def _delen(tekst: str) -> tuple[tuple[str, str], ...]:
    """Read 'gemeente=Bedum; leveringsvorm=PGB'."""
    paren = (deel.partition("=") for deel in tekst.split("; ") if deel)
    return tuple(sorted((kolom, lid) for kolom, _, lid in paren))


def _redenen(fouten: Iterable[Fout], doe: str) -> Iterator[Reden]:
    alle = list(dict.fromkeys(fouten))
    yield from eerste((Reden(waar, wat, doe) for waar, wat in alle), alle[0][0] if alle else "")
