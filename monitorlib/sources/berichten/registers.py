"""Make registers of messages: toewijzingen with their start and stop, and declaraties with their answer.

A voorziening is a toewijzing (301), in its last version. It begins on its ingangsdatum and ends on its einddatum, or
earlier when the aanbieder stopped (307). Own choices, where the standard leaves it open:

- what is exchanged in messages is zorg in natura: leveringsvorm ZIN;
- a temporary stop (reden 20) is no end: the toewijzing goes on;
- of several periods of delivery the first gives the startdatum, the last one says whether it ended;
- a birth date of which a part is unknown is left empty;
- a declaratie came in on the date of its message and is answered on that of the 325 that names it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from monitorlib.errors import SourceError
from monitorlib.sources.berichten.lezen import Ontvangen
from monitorlib.sources.berichten.structuur import WET

_TIJDELIJK, _VERWIJDEREN, _ONGEWIJZIGD = "20", "3", "9"
_CENTEN = 100
Toewijzing = tuple[str, str]


@dataclass
class Rijen:
    """The rows of a register, and of each where it comes from, in the words that follow on 'rij 12'."""

    rijen: list[dict[str, str | None]] = field(default_factory=list)
    waar: list[str] = field(default_factory=list)

    def erbij(self, rij: dict[str, str | None], bericht: Ontvangen, regel: int) -> None:
        """Add a row."""
        self.rijen.append(rij)
        self.waar.append(f" ({bericht.bestand}, regel {regel})")


def voorzieningen(berichten: Sequence[Ontvangen], product: str, shown: str) -> Rijen:
    """Give a row per toewijzing; `product` names the column for its productcategorie.

    Raises `SourceError` when a start or stop belongs to no toewijzing that is here, or two messages contradict.
    """
    fouten: list[str] = []
    toegewezen = _toewijzingen(berichten, fouten, shown)
    starts = _leveringen(berichten, "305", "StartProduct", toegewezen, fouten, shown)
    stops = _leveringen(berichten, "307", "StopProduct", toegewezen, fouten, shown)
    if fouten:
        raise SourceError("\n".join(fouten))
    rijen = Rijen()
    for sleutel, versies in sorted(toegewezen.items()):
        bericht, client, deel = versies[-1]
        einde, reden = _einde(deel.get("Einddatum"), starts.get(sleutel, {}), stops.get(sleutel, {}))
        rijen.erbij(
            {
                "voorziening_nummer": "-".join(sleutel),
                "client": client["Bsn"],
                "gemeente": f"GM{sleutel[0]}",
                product: deel.get("Product", {}).get("Categorie"),
                "leveringsvorm": "ZIN",
                "ingangsdatum": deel["Ingangsdatum"],
                "einddatum": einde,
                "geboortedatum": _geboren(client["Geboortedatum"]),
                "aanbieder": bericht.header["Ontvanger"],
                "toewijzingsdatum": versies[0][2]["Toewijzingsdatum"],
                "startdatum": min(starts.get(sleutel, {}), default=None),
                "reden": reden,
            },
            bericht,
            deel["regel"],
        )
    return rijen


def declaraties(berichten: Sequence[Ontvangen], shown: str) -> Rijen:
    """Give a row per declared prestatie; raise `SourceError` when a total or an answer does not fit."""
    fouten: list[str] = []
    antwoorden = _antwoorden(berichten, fouten, shown)
    rijen = Rijen()
    for bericht in _van(berichten, "323"):
        declaratie, (aanbieder, kenmerk, ontvangen) = bericht.inhoud["Declaratie"], bericht.identificatie
        gemeente = bericht.header["Ontvanger"]
        beantwoord = antwoorden.pop((gemeente, aanbieder, kenmerk, ontvangen), None)
        som = 0
        for client in declaratie["Clienten"]["Client"]:
            for prestatie in client["Prestaties"]["Prestatie"]:
                centen = _centen(prestatie["IngediendBedrag"], "Bedrag")
                som += centen
                nummer = prestatie["ProductReferentie"]["ReferentieNummer"]
                rijen.erbij(
                    {
                        "declaratie_nummer": f"{gemeente}-{aanbieder}-{declaratie['DeclaratieNummer']}-{nummer}",
                        "gemeente": f"GM{gemeente}",
                        "wet": WET[bericht.bericht.standaard],
                        "aanbieder": aanbieder,
                        "product": prestatie["ProductCategorie"],
                        "maand": prestatie["ProductPeriode"]["Begindatum"][:7],
                        "ontvangen": ontvangen,
                        "beantwoord": beantwoord.identificatie[2] if beantwoord else None,
                        "volume": prestatie["GeleverdVolume"],
                        "bedrag": _euro(centen),
                    },
                    bericht,
                    prestatie["regel"],
                )
        totaal = _centen(declaratie["TotaalIngediendBedrag"], "TotaalBedrag")
        if som != totaal:
            fouten.append(
                f"{shown}/{bericht.bestand}: de prestaties zijn samen {_euro(som)} euro, het TotaalIngediendBedrag is "
                f"{_euro(totaal)}; vraag de aanbieder om een declaratie die klopt."
            )
    fouten += [
        f"{shown}/{antwoord.bestand}: dit antwoord (325) hoort bij een declaratie (323) die er niet is; lever die ook."
        for antwoord in antwoorden.values()
    ]
    if fouten:
        raise SourceError("\n".join(fouten))
    return rijen


def _van(berichten: Iterable[Ontvangen], nummer: str) -> list[Ontvangen]:
    return [een for een in berichten if een.bericht.nummer == nummer]


def _toewijzingen(
    berichten: Sequence[Ontvangen], fouten: list[str], shown: str
) -> dict[Toewijzing, list[tuple[Ontvangen, Mapping[str, Any], Mapping[str, Any]]]]:
    """Give by gemeente and number each version of a toewijzing, the last one last."""
    alle: dict[Toewijzing, list[tuple[Ontvangen, Mapping[str, Any], Mapping[str, Any]]]] = {}
    for bericht in _van(berichten, "301"):
        client = bericht.inhoud["Client"]
        for deel in client["ToegewezenProducten"]["ToegewezenProduct"]:
            alle.setdefault((bericht.header["Afzender"], deel["ToewijzingNummer"]), []).append((bericht, client, deel))
    for versies in alle.values():
        versies.sort(key=lambda versie: (versie[2]["Toewijzingsdatum"], versie[2]["Toewijzingstijd"]))
        for eerst, dan in pairwise(versies):
            waar = f"{shown}/{dan[0].bestand}, regel {dan[2]['regel']}: deze toewijzing staat ook in {eerst[0].bestand}"
            if eerst[1]["Bsn"] != dan[1]["Bsn"]:
                fouten.append(f"{waar}, bij een andere cliënt; een ToewijzingNummer is van één cliënt.")
            elif _moment(eerst[2]) == _moment(dan[2]):
                fouten.append(f"{waar}, met dezelfde Toewijzingsdatum en -tijd; haal weg wat niet meer geldt.")
    return alle


def _moment(deel: Mapping[str, Any]) -> tuple[str, str]:
    return deel["Toewijzingsdatum"], deel["Toewijzingstijd"]


def _leveringen(
    berichten: Sequence[Ontvangen],
    nummer: str,
    element: str,
    toegewezen: Mapping[Toewijzing, Any],
    fouten: list[str],
    shown: str,
) -> dict[Toewijzing, dict[str, Mapping[str, Any]]]:
    """Give by toewijzing the starts or stops that stand, by the begindatum of the delivery: the last word counts."""
    gevonden: dict[Toewijzing, dict[str, Mapping[str, Any]]] = {}
    for bericht in sorted(_van(berichten, nummer), key=_volgorde):
        client = bericht.inhoud["Client"]
        for deel in client[f"{element}en"][element]:
            waar = f"{shown}/{bericht.bestand}, regel {deel['regel']}"
            sleutel = (bericht.header["Ontvanger"], deel.get("ToewijzingNummer", ""))
            if sleutel not in toegewezen:
                fouten.append(f"{waar}: dit {element} hoort bij een toewijzing (301) die er niet is; lever die ook.")
                continue
            if toegewezen[sleutel][-1][1]["Bsn"] != client["Bsn"]:
                fouten.append(f"{waar}: dit {element} is van een andere cliënt dan zijn toewijzing.")
                continue
            van_deze = gevonden.setdefault(sleutel, {})
            status = deel["StatusAanlevering"]
            if status in (_VERWIJDEREN, _ONGEWIJZIGD) and deel["Begindatum"] not in van_deze:
                fouten.append(f"{waar}: dit {element} verandert een eerder dat er niet is; lever dat ook.")
            elif status == _VERWIJDEREN:
                del van_deze[deel["Begindatum"]]
            elif status != _ONGEWIJZIGD:
                van_deze[deel["Begindatum"]] = deel
    return gevonden


def _volgorde(bericht: Ontvangen) -> tuple[str, str]:
    _, kenmerk, dagtekening = bericht.identificatie
    return dagtekening, kenmerk


def _einde(
    toegewezen_tot: str | None, starts: Mapping[str, Any], stops: Mapping[str, Any]
) -> tuple[str | None, str | None]:
    """Give the last day of a toewijzing, and the reason when it was stopped."""
    laatste = max((*starts, *stops), default="")
    stop = stops.get(laatste)
    if stop is None or stop["RedenBeeindiging"] == _TIJDELIJK:
        return toegewezen_tot, None
    return min(toegewezen_tot or stop["Einddatum"], stop["Einddatum"]), stop["RedenBeeindiging"]


def _geboren(geboortedatum: Mapping[str, str]) -> str | None:
    return None if "DatumGebruik" in geboortedatum else geboortedatum["Datum"]


def _antwoorden(berichten: Sequence[Ontvangen], fouten: list[str], shown: str) -> dict[tuple[str, ...], Ontvangen]:
    gevonden: dict[tuple[str, ...], Ontvangen] = {}
    for antwoord in _van(berichten, "325"):
        kenmerk = antwoord.header["DeclaratieIdentificatie"]
        sleutel = (
            antwoord.header["Afzender"], antwoord.header["Ontvanger"], kenmerk["Identificatie"], kenmerk["Dagtekening"]
        )  # fmt: skip
        if sleutel in gevonden:
            fouten.append(
                f"{shown}/{antwoord.bestand}: op deze declaratie is al geantwoord, in {gevonden[sleutel].bestand}; "
                "haal een van beide weg."
            )
        gevonden[sleutel] = antwoord
    return gevonden


def _centen(bedrag: Mapping[str, str], naam: str) -> int:
    return int(bedrag[naam]) * (-1 if bedrag["DebetCredit"] == "C" else 1)


def _euro(centen: int) -> str:
    return f"{'-' if centen < 0 else ''}{abs(centen) // _CENTEN}.{abs(centen) % _CENTEN:02d}"


# By source what is read for it: the kinds of messages, the standards, and how they become rows.
Maker = Callable[[Sequence[Ontvangen], str], Rijen]
BRONNEN: Mapping[str, tuple[tuple[str, ...], tuple[str, ...], Maker]] = {
    "voorzieningen_wmo": (("301", "305", "307"), ("iwmo",), lambda b, shown: voorzieningen(b, "voorziening", shown)),
    "voorzieningen_jeugdwet": (
        ("301", "305", "307"),
        ("ijw",),
        lambda b, shown: voorzieningen(b, "productgroep", shown),
    ),
    "declaraties": (("323", "325"), ("iwmo", "ijw"), declaraties),
}
