"""The chain of toewijzingen as a ledger: what was assigned, started, stopped and asked for, and what was refused of it.

Messages are kept as they come and replayed in the order of their dagtekening, so that the order of files does not
matter. Rules of the standard that it follows [iWmo and iJw 3.2]:

- a message of which the answer (302, 306, 308, 316, 318) holds another retourcode than 0200 or 0233 was refused as a
  whole and did nothing (IV028, IV032);
- of a toewijzing the version with the latest Toewijzingsdatum and -tijd holds (OP033x1); every 301 repeats those that
  did not change (OP087);
- a start or stop with status 3 takes back the one with the same key (OP033); it needs an earlier one (TR063), and one
  with status 1 none (TR074). That is how two of one day are told apart.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from monitorlib.sources.berichten.feiten import Melding, Nummer, Sleutel, Versie, Verzoek
from monitorlib.sources.berichten.lezen import Ontvangen
from monitorlib.sources.codes.codelijsten import ZONDER_PRODUCT

_GOED = {"0200", "0233"}
_NIEUW, _GEWIJZIGD, _VERWIJDEREN = "1", "2", "3"


@dataclass
class Keten:
    """The messages about toewijzingen of one standard; `client` makes a pseudonym of a bsn."""

    client: Callable[[str], str]
    versies: dict[Nummer, list[Versie]] = field(default_factory=dict)
    meldingen: list[Melding] = field(default_factory=list)
    verzoeken: list[Verzoek] = field(default_factory=list)
    afgewezen: set[Sleutel] = field(default_factory=set)

    def erbij(self, bericht: Ontvangen) -> None:
        """Take up a message."""
        sleutel = Sleutel(
            bericht.bericht.nummer,
            bericht.header["Afzender"],
            bericht.header["Ontvanger"],
            *bericht.identificatie[1:],
        )
        match bericht.bericht.nummer:
            case "301":
                self._toewijzing(bericht, sleutel)
            case "305":
                self._meldingen(bericht, sleutel, "StartProduct")
            case "307":
                self._meldingen(bericht, sleutel, "StopProduct")
            case "315":
                for deel in bericht.inhoud["Client"]["AangevraagdeProducten"]["AangevraagdProduct"]:
                    self.verzoeken.append(Verzoek(sleutel, deel["ReferentieAanbieder"], deel["Verwijzer"]["Type"]))
            case "317":
                verzoek = bericht.inhoud["Client"]["Verzoek"]
                self.verzoeken.append(Verzoek(sleutel, verzoek["ReferentieAanbieder"], None))
            case antwoord:
                if afwijzingen(bericht):
                    self.afgewezen.add(sleutel._replace(soort=str(int(antwoord) - 1)))

    def geldige_versies(self) -> dict[Nummer, list[Versie]]:
        """Give by number the versions that were not refused, the one that holds last."""
        over = {
            nummer: sorted(
                (een for een in versies if een.sleutel not in self.afgewezen),
                key=lambda een: (een.moment, een.sleutel.volgorde, een.waar),
            )
            for nummer, versies in self.versies.items()
        }
        return {nummer: versies for nummer, versies in over.items() if versies}

    def geldige_verzoeken(self) -> dict[tuple[str, str, str], Verzoek]:
        """Give by gemeente, aanbieder and reference the first request that was not refused."""
        gevonden: dict[tuple[str, str, str], Verzoek] = {}
        for een in sorted(self.verzoeken, key=lambda een: een.sleutel.volgorde):
            if een.sleutel not in self.afgewezen:
                gevonden.setdefault((een.sleutel.ontvanger, een.sleutel.afzender, een.referentie), een)
        return gevonden

    def geldige_meldingen(self) -> list[Melding]:
        """Give the starts and stops that were not refused, in their order."""
        return sorted(
            (een for een in self.meldingen if een.sleutel not in self.afgewezen), key=lambda een: een.sleutel.volgorde
        )

    def _toewijzing(self, bericht: Ontvangen, sleutel: Sleutel) -> None:
        client = bericht.inhoud["Client"]
        geboren = client["Geboortedatum"]
        for deel in client["ToegewezenProducten"]["ToegewezenProduct"]:
            self.versies.setdefault((sleutel.afzender, _getal(deel["ToewijzingNummer"])), []).append(
                Versie(
                    (deel["Toewijzingsdatum"], _tijd(deel["Toewijzingstijd"])),
                    sleutel,
                    self.client(client["Bsn"]),
                    None if "DatumGebruik" in geboren else geboren["Datum"],
                    sleutel.ontvanger,
                    deel.get("Product", {}).get("Categorie", ZONDER_PRODUCT),
                    deel["Ingangsdatum"],
                    deel.get("Einddatum"),
                    deel.get("RedenWijziging"),
                    deel.get("ReferentieAanbieder"),
                    _omvang(deel.get("Omvang", {})),
                    f"{bericht.bestand}, regel {deel['regel']}",
                )
            )

    def _meldingen(self, bericht: Ontvangen, sleutel: Sleutel, element: str) -> None:
        client = bericht.inhoud["Client"]
        for deel in client[f"{element[:-7]}Producten"][element]:
            nummer = deel.get("ToewijzingNummer")
            self.meldingen.append(
                Melding(
                    sleutel,
                    (sleutel.ontvanger, _getal(nummer)) if nummer else None,
                    self.client(client["Bsn"]),
                    deel.get("Product", {}).get("Categorie"),
                    deel.get("ToewijzingIngangsdatum"),
                    deel["Begindatum"],
                    deel.get("Einddatum", ""),
                    deel.get("RedenBeeindiging", ""),
                    deel["StatusAanlevering"],
                    f"{bericht.bestand}, regel {deel['regel']}",
                )
            )


def afwijzingen(antwoord: Ontvangen) -> list[str]:
    """Give the retourcodes of an answer by which the message was refused."""
    codes = [*antwoord.header.get("RetourCodes", {}).get("RetourCode", []), *antwoord.inhoud.get("Client", [])]
    return [code for code in codes if code not in _GOED]


Stand = dict[Any, Melding | None]


def wat_staat(eerst: Mapping[Any, None], meldingen: Iterable[Melding]) -> tuple[Stand, int]:
    """Replay starts or stops of one toewijzing over those that were there; also how many took back what was not."""
    stand: Stand = dict(eerst)
    zonder = 0
    for _, van_dag in groupby(meldingen, key=lambda een: een.sleutel.dagtekening):
        per_sleutel: dict[Hashable, list[Melding]] = {}
        for een in van_dag:
            per_sleutel.setdefault(een.van, []).append(een)
        for van, delen in per_sleutel.items():
            erbij = [een for een in delen if een.status in (_NIEUW, _GEWIJZIGD)]
            weg = sum(een.status == _VERWIJDEREN for een in delen)
            over = (van in stand or any(een.status == _GEWIJZIGD for een in delen)) - weg
            over += sum(een.status == _NIEUW for een in delen)
            zonder += max(0, -over)
            if over <= 0 or erbij:
                # What was sent last stands last.
                stand.pop(van, None)
            if over > 0 and erbij:
                stand[van] = erbij[-1]
    return stand, zonder


def _getal(nummer: str) -> str:
    # A number of the schema: 007 is 7.
    return str(int(nummer))


def _tijd(tijd: str) -> str:
    return tijd.rstrip("0").rstrip(".") if "." in tijd else tijd


def _omvang(van: Mapping[str, str]) -> tuple[str | None, str | None, str | None]:
    """Give the volume, unit and frequentie that a toewijzing allows; one by budget, or of any size, has none."""
    return van.get("Volume"), van.get("Eenheid"), van.get("Frequentie")
