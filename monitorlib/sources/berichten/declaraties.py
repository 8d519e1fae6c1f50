"""Make a register of declaraties: a row per prestatie, with what was submitted, granted, refused and not yet answered.

Every sending of a prestatie is a row, also one that was refused, so that nothing is lost of what was asked; only what
was granted or still waits counts. The totals of a 323 and a 325 are held to their prestaties.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from monitorlib.errors import SourceError
from monitorlib.sources.berichten.beginstand import beantwoord
from monitorlib.sources.berichten.boek import Boek
from monitorlib.sources.berichten.prestaties import Antwoord, Declaratie, Prestatie, euro, wet_van
from monitorlib.sources.berichten.rijen import Rij, Rijen
from monitorlib.sources.berichten.uitkomsten import toegekend_past, uitkomst

KOLOMMEN = (
    "declaratie_nummer", "gemeente", "wet", "aanbieder", "product", "maand", "ontvangen", "beantwoord", "volume",
    "eenheid", "bedrag", "toegekend", "afgewezen", "onbeantwoord", "retourcodes",
)  # fmt: skip


def declaraties(boek: Boek, begin: Sequence[tuple[Rij, str]], shown: str) -> Rijen:
    """Give a row per prestatie, after the rows to begin with; raise `SourceError` when a total does not fit."""
    wezen, fouten = boek.koppel(shown)
    rijen, vervangen, onbekend = Rijen(KOLOMMEN), Counter[str](), Counter[str]()
    alle = sorted(boek.declaraties, key=lambda een: een.volgorde)
    vaker = Counter((een.partijen[1:], een.nummer) for een in alle)
    nog_eens = [een for een in alle if vaker[een.partijen[1:], een.nummer] > 1]
    laatste, toegekend = _laatste_keer(nog_eens), _toegekende(nog_eens)
    nummers = {rij["declaratie_nummer"] or "" for rij, _ in begin}
    over = beantwoord(begin, wezen, rijen, fouten, shown)
    for een in sorted(alle, key=lambda een: een.heel_afgewezen):
        fouten += _totalen(een, shown)
        onbekend[een.partijen[2]] += _onbekend(een)
        # Of a DeclaratieNummer that occurs once, only its own numbers can be the same.
        bezet = nummers if vaker[een.partijen[1:], een.nummer] > 1 or begin else set[str]()
        for prestatie in een.prestaties:
            sleutel = _sleutel(een, prestatie)
            if een.antwoord is None and (sleutel in toegekend or laatste.get(sleutel, een) is not een):
                vervangen[een.partijen[2]] += 1
            else:
                rijen.erbij(_rij(een, prestatie, bezet), een.bestand, prestatie.regel)
        een.prestaties.clear()
    if fouten:
        raise SourceError("\n".join(fouten))
    rijen.meld(
        "antwoord zonder declaratie",
        over,
        "Bij een antwoord (325) hoort een declaratie (323), hier of in de beginstand; gelaten zijn, per aanbieder:",
    )
    rijen.meld("afwijzing zonder prestatie", onbekend, "Een 325 wijst af wat niet is gedeclareerd, per aanbieder:")
    rijen.meld(
        "opnieuw gedeclareerd",
        vervangen,
        "Prestaties zonder antwoord die later onder hetzelfde nummer opnieuw zijn gedeclareerd, tellen één keer, per "
        "aanbieder:",
    )
    return rijen


def _sleutel(een: Declaratie, prestatie: Prestatie) -> tuple[Any, ...]:
    return een.partijen, een.nummer, prestatie.wat


def _laatste_keer(alle: Iterable[Declaratie]) -> dict[tuple[Any, ...], Declaratie]:
    """Give of each prestatie the declaratie with which it was sent last, of those that were not refused as a whole."""
    return {_sleutel(een, prestatie): een for een in alle if not een.heel_afgewezen for prestatie in een.prestaties}


def _toegekende(alle: Iterable[Declaratie]) -> set[tuple[Any, ...]]:
    """Give the prestaties that were granted, whenever they were sent."""
    return {
        _sleutel(een, prestatie)
        for een in alle
        if een.antwoord
        for prestatie in een.prestaties
        if not _redenen(een.antwoord, prestatie)
    }


def _rij(een: Declaratie, prestatie: Prestatie, nummers: set[str]) -> Rij:
    _, gemeente, aanbieder = een.partijen
    return {
        "declaratie_nummer": _eigen_nummer(een, prestatie, nummers),
        "gemeente": f"GM{gemeente}",
        "wet": wet_van(een.partijen),
        "aanbieder": aanbieder,
        "product": prestatie.product,
        "maand": prestatie.begin[:7],
        "ontvangen": een.kenmerk[1],
        "volume": str(prestatie.volume),
        "eenheid": prestatie.eenheid,
        "bedrag": euro(prestatie.centen),
        **uitkomst(een.antwoord, euro(prestatie.centen), _redenen(een.antwoord, prestatie)),
    }


def _redenen(antwoord: Antwoord | None, prestatie: Prestatie) -> tuple[str, ...]:
    return (antwoord.heel or antwoord.afgewezen.get(prestatie.wat, ())) if antwoord else ()


def _eigen_nummer(een: Declaratie, prestatie: Prestatie, nummers: set[str]) -> str:
    """Give a prestatie a number of its own: what was refused and sent again under its number is there twice."""
    _, gemeente, aanbieder = een.partijen
    basis = f"{gemeente}-{aanbieder}-{een.nummer}-{prestatie.referentie}"
    kandidaten = (basis, f"{basis}/{wet_van(een.partijen)}", f"{basis}/{een.kenmerk[1]}/{een.kenmerk[0]}")
    eigen = next((naam for naam in kandidaten if naam not in nummers), "")
    keer = 2
    while not eigen:
        naam = f"{kandidaten[-1]}/{keer}"
        eigen, keer = (naam if naam not in nummers else ""), keer + 1
    nummers.add(eigen)
    return eigen


def _totalen(een: Declaratie, shown: str) -> list[str]:
    """Hold the totals of a declaratie and of its answer to the prestaties; one that was refused has none to hold."""
    if een.heel_afgewezen:
        return []
    som = sum(prestatie.centen for prestatie in een.prestaties)
    if som != een.totaal:
        return [
            f"{shown}/{een.bestand}: de prestaties zijn samen {euro(som)} euro, het TotaalIngediendBedrag is "
            f"{euro(een.totaal)}; vraag de aanbieder om een declaratie die klopt."
        ]
    return toegekend_past(
        een.antwoord, sum(van.centen for van in een.prestaties if not _redenen(een.antwoord, van)), shown
    )


def _onbekend(een: Declaratie) -> int:
    """Count the refusals in an answer of a prestatie that its declaratie does not hold."""
    if een.antwoord is None or een.antwoord.heel:
        return 0
    return len(set(een.antwoord.afgewezen) - {prestatie.wat for prestatie in een.prestaties})
