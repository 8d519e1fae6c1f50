"""One concept, one number: the same number on several places of an edition must be the same number."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from monitorlib.cijfers.kern.kenmerken import uit_json
from monitorlib.cijfers.kern.regels import Kenmerk
from monitorlib.controles.bevinding import Bevinding
from monitorlib.controles.getoetst import Getoetst
from monitorlib.editie.params.hoofdstukken import hoofdstuk_van_indicatoren, hoofdstuk_van_verantwoording
from monitorlib.notatie import EPS, getal, rond


@dataclass(frozen=True)
class Plek:
    """A number as a page shows it: where it stands, and what it is."""

    hoofdstuk: str
    soort: str
    tabel: str
    titel: str
    cel: tuple[str, ...]
    kenmerk: Kenmerk
    waarde: float
    decimalen: int

    @property
    def plaats(self) -> str:
        """Name the place: chapter / table / members."""
        return " / ".join((self.hoofdstuk, f"{self.soort} {self.tabel}", *self.cel))


@dataclass(frozen=True)
class Vergeleken:
    """How many numbers stand on more than one place, and what differs."""

    aantal: int
    bevindingen: tuple[Bevinding, ...]


def plekken(hoofdstuk: str, bron: Mapping[str, Any]) -> list[Plek]:
    """Read the numbers of a table or figure, with what they are, from the data that it left; not what is hidden."""
    over, sleutel = bron["monitor"], bron["schema"]["primaryKey"]
    rijen = {tuple(rij[naam] for naam in sleutel): rij for rij in bron["data"]}
    return [
        Plek(
            hoofdstuk,
            over["soort"],
            over["naam"],
            over["titel"],
            tuple(een["cel"]),
            uit_json(een),
            rijen[tuple(een["cel"])]["waarde"],
            rijen[tuple(een["cel"])]["decimalen"],
        )
        for een in over["kenmerken"]
        if rijen[tuple(een["cel"])]["waarde"] is not None
    ]


def vergelijk(alle: Iterable[Plek]) -> Vergeleken:
    """Hold every number against itself on other places: two tables of one chapter count, a table and its figure too."""
    per: dict[Kenmerk, list[Plek]] = {}
    for plek in alle:
        per.setdefault(plek.kenmerk, []).append(plek)
    meer = [van for van in per.values() if len({(een.hoofdstuk, een.soort, een.tabel) for een in van}) > 1]
    return Vergeleken(len(meer), tuple(een for van in meer if (een := _twee_getallen(van))))


def getallen_op_meer_plaatsen(alle: Iterable[Plek]) -> Getoetst:
    """Count the numbers that stand on more than one place."""
    aantal = vergelijk(alle).aantal
    return Getoetst({"getal": aantal} if aantal else {})


def _twee_getallen(van: Sequence[Plek]) -> Bevinding | None:
    """Give the bevinding when a number is not the same everywhere: as rounded as the roundest of two shows it."""
    eerste = van[0]
    anders = [een for een in van[1:] if not _gelijk(eerste, een)]
    if not anders:
        return None
    tweede = anders[0]
    return Bevinding(
        f"twee getallen {eerste.plaats} / {tweede.plaats}",
        hoofdstuk_van_verantwoording(),
        "twee getallen",
        gedrukt=f"{getal(eerste.waarde, eerste.decimalen)} ({eerste.plaats})",
        berekend=f"{getal(tweede.waarde, tweede.decimalen)} ({tweede.plaats})",
        regel=f"Een begrip heeft in een editie één getal: {_noem(eerste)}.",
        doorwerking=tuple(f"{een.plaats}: {getal(een.waarde, een.decimalen)}" for een in anders[1:]),
    )


def _gelijk(een: Plek, ander: Plek) -> bool:
    decimalen = min(een.decimalen, ander.decimalen)
    return abs(rond(een.waarde, decimalen) - rond(ander.waarde, decimalen)) < EPS


def _noem(een: Plek) -> str:
    delen = ", ".join(f"{kolom} {lid}" for kolom, lid in sorted(een.kenmerk.delen))
    return "; ".join(filter(None, (een.kenmerk.begrip, een.kenmerk.moment, delen)))


def over_plekken(alle: Sequence[Plek]) -> list[Bevinding]:
    """Give every number that is not the same on all its places, and every name that does not stand for one begrip."""
    return [*vergelijk(alle).bevindingen, *namen(alle)]


def namen(alle: Sequence[Plek]) -> list[Bevinding]:
    """Give the names that stand for two begrippen, and the indicators that are one begrip under two names."""
    return [*_een_naam(alle), *_twee_namen(alle)]


def _een_naam(alle: Sequence[Plek]) -> list[Bevinding]:
    """Find tables with one title of which no begrip is the same."""
    per: dict[str, dict[str, set[str]]] = {}
    for een in alle:
        per.setdefault(een.titel, {}).setdefault(f"{een.hoofdstuk} / {een.tabel}", set()).add(een.kenmerk.begrip)
    return [
        _naambevinding(
            f"één naam {titel}",
            f"'{titel}' bij {' en '.join(van)}",
            "; ".join(sorted(set().union(*van.values()))),
            "Eén naam staat in een editie voor één begrip; geef een van de tabellen een andere titel.",
        )
        for titel, van in per.items()
        if len(van) > 1 and not set.intersection(*van.values())
    ]


def _twee_namen(alle: Sequence[Plek]) -> list[Bevinding]:
    """Find indicators that are the same number: each has a sheet of its own, and is named by its title there."""
    per: dict[Kenmerk, list[str]] = {}
    for een in alle:
        if een.hoofdstuk == hoofdstuk_van_indicatoren() and een.soort == "tabel":
            per.setdefault(een.kenmerk, []).append(een.titel)
    dubbel = {tuple(dict.fromkeys(van)): kenmerk.begrip for kenmerk, van in per.items() if len(set(van)) > 1}
    return [
        _naambevinding(
            f"twee namen {' / '.join(titels)}",
            " en ".join(titels),
            begrip,
            "Eén begrip heeft in een editie één naam; laat een van de indicatoren weg.",
        )
        for titels, begrip in dubbel.items()
    ]


def _naambevinding(naam: str, gedrukt: str, berekend: str, regel: str) -> Bevinding:
    return Bevinding(naam, hoofdstuk_van_verantwoording(), "twee getallen", gedrukt, berekend, regel)
