"""Make a register of the chain of toewijzingen: a row per toewijzing, over the register that it begins with.

A voorziening is a toewijzing (301), in its last version. It begins on its ingangsdatum and ends on its einddatum, or
earlier when the aanbieder stopped (307). Own choices, where the standard leaves it open:

- what is exchanged in messages is zorg in natura: leveringsvorm ZIN;
- a temporary stop (reden 20) is no end: the toewijzing goes on;
- of several periods of delivery the first gives the startdatum, the last one says whether it ended;
- a birth date of which a part is unknown is left empty;
- a toewijzing that never was one is a row that says so (`ingetrokken`); no count holds it;
- a start or stop of a toewijzing that is not here (an older one) is counted, and left.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from monitorlib.errors import SourceError
from monitorlib.sources.berichten.feiten import Melding, Nummer, Versie, Verzoek, nummer_van
from monitorlib.sources.berichten.keten import Keten, Stand, wat_staat
from monitorlib.sources.berichten.rijen import Rij, Rijen

_TIJDELIJK = "20"
KOLOMMEN = (
    "voorziening_nummer", "client", "gemeente", "leveringsvorm", "ingangsdatum", "einddatum", "geboortedatum",
    "aanbieder", "toewijzingsdatum", "startdatum", "reden", "verwijzer", "verzoekdatum", "ingetrokken",
    "volume", "eenheid", "frequentie",
)  # fmt: skip
_SOORT = {"305": "start", "307": "stop"}


@dataclass
class _Toewijzing:
    """What is known of one toewijzing: its row at the beginning, its versions, its starts and its stops."""

    begin: Rij | None = None
    begin_waar: str = ""
    versies: Sequence[Versie] = ()
    meldingen: dict[str, list[Melding]] = field(default_factory=lambda: {"305": [], "307": []})

    @property
    def client(self) -> str | None:
        return self.versies[-1].client if self.versies else (self.begin or {}).get("client")


def voorzieningen(keten: Keten, begin: Sequence[tuple[Rij, str]], product: str, shown: str) -> Rijen:
    """Give a row per toewijzing; `product` names the column for its productcategorie, `begin` the rows to begin with.

    Raises `SourceError` when messages contradict each other.
    """
    rijen = Rijen((*KOLOMMEN, product))
    fouten = list[str]()
    alle = _bij_elkaar(keten, begin, fouten, shown)
    _verdeel(keten, alle, rijen, fouten, product, shown)
    verzoeken = keten.geldige_verzoeken()
    zonder = Counter[str]()
    for nummer, een in sorted(alle.items()):
        fouten += _tegenspraak(een.versies, shown)
        rij, mist = _rij(nummer, een, verzoeken, product)
        rijen.erbij(rij, een.versies[-1].waar if een.versies else een.begin_waar)
        zonder.update(mist)
    if fouten:
        raise SourceError("\n".join(fouten))
    rijen.meld("intrekking zonder melding", zonder, "Een start of stop is ingetrokken die er niet is, van aanbieder")
    return rijen


def _bij_elkaar(
    keten: Keten, begin: Iterable[tuple[Rij, str]], fouten: list[str], shown: str
) -> dict[Nummer, _Toewijzing]:
    alle: dict[Nummer, _Toewijzing] = {}
    for rij, waar in begin:
        nummer = nummer_van(rij["voorziening_nummer"] or "", rij["gemeente"] or "")
        if nummer in alle:
            fouten.append(f"{shown}/{waar}: deze voorziening staat er al, als {alle[nummer].begin_waar}; haal een weg.")
        alle[nummer] = _Toewijzing(rij, waar)
    for nummer, versies in keten.geldige_versies().items():
        alle.setdefault(nummer, _Toewijzing()).versies = versies
    return alle


def _verdeel(
    keten: Keten, alle: Mapping[Nummer, _Toewijzing], rijen: Rijen, fouten: list[str], product: str, shown: str
) -> None:
    """Give each start and stop to its toewijzing; count those that have none, per aanbieder."""
    wezen = {soort: Counter[str]() for soort in _SOORT}
    zonder_nummer = [een for een in keten.geldige_meldingen() if een.nummer is None]
    bij = _gezocht(alle, product) if zonder_nummer else {}
    for een in keten.geldige_meldingen():
        plek = (een.sleutel.ontvanger, een.client, een.sleutel.afzender, een.product, een.ingang)
        gevonden = alle.get(een.nummer) if een.nummer else bij.get(plek)
        soort = een.sleutel.soort
        if gevonden is None:
            wezen[soort][een.sleutel.afzender] += 1
        elif gevonden.client not in (een.client, None):
            fouten.append(f"{shown}/{een.waar}: deze {_SOORT[soort]} is van een andere cliënt dan zijn toewijzing.")
        else:
            gevonden.meldingen[soort].append(een)
    for soort, aantallen in wezen.items():
        rijen.meld(
            f"{_SOORT[soort]} zonder toewijzing",
            aantallen,
            f"Bij een {_SOORT[soort]} ({soort}) hoort een toewijzing (301), hier of in de beginstand; deze tellen niet "
            "mee, per aanbieder:",
        )


def _gezocht(alle: Mapping[Nummer, _Toewijzing], product: str) -> dict[tuple[Any, ...], _Toewijzing]:
    """Find a toewijzing by what a start or stop without a number says of it; what fits several, is of none."""
    gevonden: dict[tuple[Any, ...], list[_Toewijzing]] = {}
    for (gemeente, _), een in alle.items():
        wie = (een.versies[-1].aanbieder, een.versies[-1].product, een.versies[-1].ingang) if een.versies else None
        rij = een.begin or {}
        aanbieder, soort, ingang = wie or (rij.get("aanbieder"), rij.get(product), rij.get("ingangsdatum"))
        gevonden.setdefault((gemeente, een.client, aanbieder, soort, ingang), []).append(een)
    return {plek: van[0] for plek, van in gevonden.items() if len(van) == 1}


def _tegenspraak(versies: Sequence[Versie], shown: str) -> list[str]:
    fouten = []
    for eerst, dan in pairwise(versies):
        waar = f"{shown}/{dan.waar}: deze toewijzing staat ook in {eerst.waar.partition(', ')[0]}"
        if eerst.client != dan.client:
            fouten.append(f"{waar}, bij een andere cliënt; een ToewijzingNummer is van één cliënt.")
        elif (
            (eerst.moment, eerst.sleutel.dagtekening) == (dan.moment, dan.sleutel.dagtekening)
            and eerst.inhoud != dan.inhoud
        ):  # fmt: skip
            fouten.append(
                f"{waar}, anders, met dezelfde Toewijzingsdatum en -tijd en dagtekening; haal weg wat niet meer geldt."
            )
    return fouten


def _rij(
    nummer: Nummer, een: _Toewijzing, verzoeken: Mapping[tuple[str, str, str], Verzoek], product: str
) -> tuple[Rij, Counter[str]]:
    """Give the row of a toewijzing, and per aanbieder how many starts and stops were taken back that are not here."""
    begin = een.begin or {}
    rij: dict[str, str | None] = {**begin, "ingetrokken": begin.get("ingetrokken") or "nee"}
    if een.versies:
        rij |= _van_versies(nummer, een, verzoeken, product)
    if rij["ingetrokken"] == "ja":
        return rij | {"startdatum": None, "reden": None}, Counter()
    eerste, laatste = begin.get("startdatum"), begin.get("einddatum") if begin.get("reden") else None
    starts, mist = _replay(een, "305", {eerste: None} if eerste else {})
    van = eerste or begin.get("ingangsdatum")
    stops, ook = _replay(een, "307", {(van, begin.get("reden")): None} if laatste else {})
    rij["startdatum"] = min(starts, default=None)
    if een.versies or een.meldingen["305"] or een.meldingen["307"]:
        tot = een.versies[-1].einde if een.versies else None if laatste else begin.get("einddatum")
        rij |= _einde(tot, starts, stops, (laatste, begin.get("reden")))
    return rij, mist + ook


def _replay(een: _Toewijzing, soort: str, eerst: Mapping[Any, None]) -> tuple[Stand, Counter[str]]:
    stand, zonder = wat_staat(eerst, een.meldingen[soort])
    return stand, Counter({een.meldingen[soort][-1].sleutel.afzender: zonder} if zonder else {})


def _van_versies(
    nummer: Nummer, een: _Toewijzing, verzoeken: Mapping[tuple[str, str, str], Verzoek], product: str
) -> dict[str, str | None]:
    laatste, begin = een.versies[-1], een.begin or {}
    gevraagd = [
        verzoek
        for versie in een.versies
        if versie.referentie and (verzoek := verzoeken.get((nummer[0], versie.aanbieder, versie.referentie)))
    ]
    return {
        "voorziening_nummer": begin.get("voorziening_nummer") or "-".join(nummer),
        "client": laatste.client,
        "gemeente": f"GM{nummer[0]}",
        product: laatste.product,
        "leveringsvorm": begin.get("leveringsvorm") or "ZIN",
        "ingangsdatum": laatste.ingang,
        "einddatum": laatste.einde,
        "geboortedatum": laatste.geboren or begin.get("geboortedatum"),
        "aanbieder": laatste.aanbieder,
        "toewijzingsdatum": begin.get("toewijzingsdatum") or een.versies[0].moment[0],
        "verwijzer": next((van.verwijzer for van in gevraagd if van.verwijzer), begin.get("verwijzer")),
        "verzoekdatum": begin.get("verzoekdatum") or min((van.sleutel.dagtekening for van in gevraagd), default=None),
        "ingetrokken": "ja" if laatste.ingetrokken else "nee",
        **dict(zip(("volume", "eenheid", "frequentie"), laatste.omvang, strict=True)),
    }


def _einde(
    tot: str | None,
    starts: Stand,
    stops: Stand,
    begin: tuple[str | None, str | None],
) -> dict[str, str | None]:
    """Give the last day of a toewijzing, and the reason when it was stopped; `begin` is the end of before."""
    laatste = max((*starts, *(van for van, _ in stops)), default="")
    for (van, reden), stop in reversed(stops.items()):
        if van == laatste and reden != _TIJDELIJK:
            einde = stop.einde if stop else begin[0]
            return {"einddatum": min(filter(None, (tot, einde)), default=None), "reden": reden}
    return {"einddatum": tot, "reden": None}
