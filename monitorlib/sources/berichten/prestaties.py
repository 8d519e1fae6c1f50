"""Declaraties (323) and their answers (325) as a ledger: of each prestatie whether it was granted, refused, or neither.

Rules of the standard that it follows [iWmo and iJw 3.2]:

- a 325 answers one 323. It lists the prestaties that are refused, with their retourcodes; what it does not list is
  granted, and is together the TotaalToegekendBedrag (OP303). A prestatie is granted or refused as a whole (IV087);
- a 323 that is refused in its header or as a declaratie was not sent, and may be sent again under its number (IV087);
- a credit turns an earlier prestatie round, its volume as well as its amount (OP366).

Own choices: what was sent again before it was answered counts once, as it was sent last; a declaratie came in on the
date of its message and is answered on that of its 325.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from sys import intern
from typing import Any, NamedTuple

from monitorlib.sources.berichten.lezen import Ontvangen
from monitorlib.sources.berichten.structuur import WET

_GOED, _NIET_BEOORDEELD = {"0200", "0233", "8001"}, "0233"
_WET: Mapping[str, str] = {standaard: wet for standaard, wet in WET.items()}
# By standard, gemeente and aanbieder.
Partijen = tuple[str, str, str]


class Prestatie(NamedTuple):
    """A line of a declaratie; `centen` and `volume` are negative when it is a credit."""

    referentie: str
    product: str
    begin: str
    eenheid: str
    volume: int
    centen: int
    regel: int

    @property
    def wat(self) -> tuple[str, str, bool]:
        """What tells it from the others of its declaratie: a credit may have the number of what it turns round."""
        return self.referentie, self.begin, self.centen < 0 or self.volume < 0


@dataclass(frozen=True)
class Antwoord:
    """A 325: which declaratie it answers, whether it refuses all of it, and which prestaties it refuses."""

    partijen: Partijen
    op: tuple[str, str]
    nummer: str | None
    dag: str
    bestand: str
    heel: tuple[str, ...]
    ingediend: int | None
    toegekend: int | None
    afgewezen: Mapping[tuple[str, str, bool], tuple[str, ...]]


@dataclass
class Declaratie:
    """A 323 with its prestaties, and its answer when there is one."""

    partijen: Partijen
    kenmerk: tuple[str, str]
    nummer: str
    totaal: int
    bestand: str
    prestaties: list[Prestatie]
    antwoord: Antwoord | None = None

    @property
    def volgorde(self) -> tuple[str, int, str, str]:
        """Order declaraties by day, and within it by the number of the message: 9 before 10."""
        identificatie, dag = self.kenmerk
        return dag, len(identificatie), identificatie, self.bestand

    @property
    def heel_afgewezen(self) -> bool:
        return self.antwoord is not None and bool(self.antwoord.heel)


def centen(bedrag: Mapping[str, str], naam: str) -> int:
    """Give an amount of a message in cents, negative when it is a credit."""
    return int(bedrag[naam]) * (-1 if bedrag["DebetCredit"] == "C" else 1)


def euro(bedrag: int) -> str:
    """Write cents as euros."""
    return f"{'-' if bedrag < 0 else ''}{abs(bedrag) // 100}.{abs(bedrag) % 100:02d}"


def wet_van(partijen: Partijen) -> str:
    """Give the law of a declaratie."""
    return _WET[partijen[0]]


def declaratie_van(bericht: Ontvangen) -> Declaratie:
    inhoud, (aanbieder, *kenmerk) = bericht.inhoud["Declaratie"], bericht.identificatie
    return Declaratie(
        (bericht.bericht.standaard, bericht.header["Ontvanger"], aanbieder),
        (kenmerk[0], kenmerk[1]),
        inhoud["DeclaratieNummer"],
        centen(inhoud["TotaalIngediendBedrag"], "TotaalBedrag"),
        bericht.bestand,
        [
            _prestatie(prestatie)
            for client in inhoud["Clienten"]["Client"]
            for prestatie in client["Prestaties"]["Prestatie"]
        ],
    )


def _prestatie(van: Mapping[str, Any]) -> Prestatie:
    bedrag, volume = van["IngediendBedrag"], int(van["GeleverdVolume"])
    return Prestatie(
        van["ProductReferentie"]["ReferentieNummer"],
        intern(van["ProductCategorie"]),
        intern(van["ProductPeriode"]["Begindatum"]),
        intern(van["Eenheid"]),
        -volume if bedrag["DebetCredit"] == "C" else volume,
        centen(bedrag, "Bedrag"),
        van["regel"],
    )


def antwoord_van(bericht: Ontvangen) -> Antwoord:
    kop, inhoud = bericht.header, bericht.inhoud.get("DeclaratieAntwoord", {})
    kenmerk, totalen = kop["DeclaratieIdentificatie"], ("TotaalIngediendBedrag", "TotaalToegekendBedrag")
    ingediend, toegekend = (centen(inhoud[naam], "TotaalBedrag") if inhoud else None for naam in totalen)
    return Antwoord(
        (bericht.bericht.standaard, kop["Afzender"], kop["Ontvanger"]),
        (kenmerk["Identificatie"], kenmerk["Dagtekening"]),
        inhoud.get("DeclaratieNummer"),
        bericht.identificatie[2],
        bericht.bestand,
        # Of what was refused as a whole nothing was granted.
        tuple(() if toegekend else _redenen(kop, inhoud)),
        ingediend,
        toegekend,
        _afgewezen(inhoud),
    )


def _afgewezen(inhoud: Mapping[str, Any]) -> dict[tuple[str, str, bool], tuple[str, ...]]:
    """Give the refused prestaties with their retourcodes; one that was not judged, has those of its client."""
    gevonden = {}
    for client in inhoud.get("Clienten", {}).get("Client", []):
        van_client = _redenen(client)
        for een in client["Prestaties"]["Prestatie"]:
            codes = _redenen(een) or van_client
            if not codes and _NIET_BEOORDEELD in een["RetourCodes"]["RetourCode"]:
                codes = [_NIET_BEOORDEELD]
            if codes:
                gevonden[_prestatie(een).wat] = tuple(codes)
    return gevonden


def _redenen(*delen: Mapping[str, Any]) -> list[str]:
    codes = [code for deel in delen for code in deel.get("RetourCodes", {}).get("RetourCode", [])]
    return list(dict.fromkeys(code for code in codes if code not in _GOED))
