"""What a published edition says of numbers that became others: once, for the page and for every form that has it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from markupsafe import Markup

from monitorlib.publish.menu import Menupunt
from monitorlib.publish.tabelplaats import Tabelplaats
from monitorlib.render.sjablonen import SJABLONEN
from monitorlib.vormen.tabel_uit_html import Tabelbeeld, tabellen_in

NAAM, TITEL, BESTAND = "wijzigingen", "Wijzigingen", "wijzigingen.html"
VRAAG = "Welke cijfers zijn anders dan eerder gepubliceerd, en welke kunnen nog veranderen?"
_KOPPEN = ("Was", "Is nu", "Verschil", "Stond als", "Staat als", "Eerder gepubliceerd in")
# The first so many are numbers; what follows is words.
_GETALLEN = 3
# Not as a table of a chapter is called: its numbers hang together with those of another edition.
_ID = "herziene-getallen"


@dataclass(frozen=True)
class Herziengroep:
    """Numbers of one table that were revised for one reason: of each what it is, then what `_KOPPEN` asks."""

    hoofdstuk: str
    tabel: str
    reden: str
    rijen: Sequence[tuple[str, ...]]


@dataclass(frozen=True)
class Wijzigingen:
    """What is revised, in a sentence and by table, and what may still change: where, and why."""

    samen: str
    herzien: Sequence[Herziengroep]
    voorlopig: Sequence[tuple[str, str]]

    @cached_property
    def html(self) -> Markup:
        """Write it as the page has it under its question."""
        sjabloon = SJABLONEN.get_template("vormen/wijzigingen.html.j2")
        return Markup(sjabloon.render(van=self, id=_ID, kop=[_kop()], blokken=[_blok(een) for een in self.herzien]))

    @property
    def tabel(self) -> Tabelbeeld | None:
        """The table of what is revised, as it looks there; None when nothing is."""
        return next(iter(tabellen_in(self.html)), None)

    @property
    def plaats(self) -> Tabelplaats:
        """Where that table stands."""
        return Tabelplaats(Menupunt(NAAM, TITEL), "", self.samen, BESTAND)

    @property
    def redenen(self) -> Mapping[str, Sequence[str]]:
        """Each reason for a revision, with the chapters that it is about."""
        per: dict[str, dict[str, None]] = {}
        for een in self.herzien:
            per.setdefault(een.reden, {})[een.hoofdstuk] = None
        return {reden: list(hoofdstukken) for reden, hoofdstukken in per.items()}


def _kop() -> list[dict[str, Any]]:
    return [
        {"tekst": tekst, "breed": 1, "hoog": 1, "klasse": "" if plek < _GETALLEN else "tekst"}
        for plek, tekst in enumerate(_KOPPEN)
    ]


def _blok(groep: Herziengroep) -> dict[str, Any]:
    rijen = [
        {"tekst": wat, "totaal": False, "ingesprongen": True, "cellen": list(map(_cel, range(len(rest)), rest))}
        for wat, *rest in groep.rijen
    ]
    return {"groep": f"{groep.hoofdstuk} – {groep.tabel}: {groep.reden}", "rijen": rijen}


def _cel(plek: int, tekst: str) -> dict[str, str]:
    return {"tekst": tekst, "lees": "", "klasse": "" if plek < _GETALLEN else "tekst", "merk": "", "noot": ""}
