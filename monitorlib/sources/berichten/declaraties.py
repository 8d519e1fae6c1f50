"""Make a register of declaraties: a row per prestatie, with what was submitted, granted, refused and not yet answered.

Every sending of a prestatie is a row, also one that was refused, so that nothing is lost of what was asked; only what
was granted or still waits counts. The totals of a 323 and a 325 are held to their prestaties.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from monitorlib.errors import SourceError
from monitorlib.sources.berichten.prestaties import Antwoord, Boek, Declaratie, Prestatie, euro, wet_van
from monitorlib.sources.berichten.rijen import Rij, Rijen

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
    over = _beantwoord(begin, wezen, rijen, fouten, shown)
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
        **_uitkomst(een.antwoord, euro(prestatie.centen), _redenen(een.antwoord, prestatie)),
    }


def _redenen(antwoord: Antwoord | None, prestatie: Prestatie) -> tuple[str, ...]:
    return (antwoord.heel or antwoord.afgewezen.get(prestatie.wat, ())) if antwoord else ()


def _uitkomst(antwoord: Antwoord | None, bedrag: str | None, redenen: Sequence[str]) -> Rij:
    """Give the columns that an answer fills: exactly one of the three amounts holds what was submitted."""
    waar = "onbeantwoord" if antwoord is None else "afgewezen" if redenen else "toegekend"
    return {
        "beantwoord": antwoord.dag if antwoord else None,
        "toegekend": None,
        "afgewezen": None,
        "onbeantwoord": None,
        "retourcodes": " ".join(redenen) or None,
        waar: bedrag,
    }


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
    return _toegekend(een.antwoord, sum(van.centen for van in een.prestaties if not _redenen(een.antwoord, van)), shown)


def _toegekend(antwoord: Antwoord | None, som: int, shown: str) -> list[str]:
    if antwoord is None or antwoord.toegekend in (None, som):
        return []
    return [
        f"{shown}/{antwoord.bestand}: wat niet is afgewezen, is samen {euro(som)} euro, het TotaalToegekendBedrag is "
        f"{euro(antwoord.toegekend or 0)}; lever de hele declaratie (323) en het antwoord (325) dat erbij hoort."
    ]


def _onbekend(een: Declaratie) -> int:
    """Count the refusals in an answer of a prestatie that its declaratie does not hold."""
    if een.antwoord is None or een.antwoord.heel:
        return 0
    return len(set(een.antwoord.afgewezen) - {prestatie.wat for prestatie in een.prestaties})


def _beantwoord(
    begin: Iterable[tuple[Rij, str]], wezen: Iterable[Antwoord], rijen: Rijen, fouten: list[str], shown: str
) -> Counter[str]:
    """Add the rows to begin with, those that waited with an answer that came since; count the answers to nothing."""
    over: Counter[str] = Counter()
    open_, klaar = {}, dict[str, Rij]()
    for rij, _ in begin:
        nummer = rij["declaratie_nummer"] or ""
        if rij.get("beantwoord") is None:
            open_[nummer] = rij
    for antwoord in wezen:
        van = _open_rijen(antwoord, open_)
        over[antwoord.partijen[2]] += not van
        uitkomsten = {nummer: _redenen_van(antwoord, open_[nummer], naam) for nummer, naam in van.items()}
        klaar |= {
            nummer: {**open_[nummer], **_uitkomst(antwoord, open_[nummer]["bedrag"], codes)}
            for nummer, codes in uitkomsten.items()
        }
        if van:
            goed = [Decimal(open_[nummer]["bedrag"] or 0) for nummer, codes in uitkomsten.items() if not codes]
            fouten += _toegekend(antwoord, int(sum(goed) * 100), shown)
    for rij, waar in begin:
        rijen.erbij(_verdeeld(klaar.get(rij["declaratie_nummer"] or "", rij)), waar)
    return over


def _open_rijen(antwoord: Antwoord, open_: Mapping[str, Rij]) -> dict[str, str]:
    """Find the rows to begin with that an answer is about, each with its reference, by the DeclaratieNummer."""
    if antwoord.nummer is None:
        return {}
    begin = f"{antwoord.partijen[1]}-{antwoord.partijen[2]}-{antwoord.nummer}-"
    wet = wet_van(antwoord.partijen)
    return {
        nummer: nummer.removeprefix(begin)
        for nummer, rij in open_.items()
        if nummer.startswith(begin) and rij.get("wet") == wet
    }


def _redenen_van(antwoord: Antwoord, rij: Rij, naam: str) -> tuple[str, ...]:
    """Give why a row to begin with was refused; its name is its reference, and what it was given beside that."""
    credit, maand = (rij["bedrag"] or "").startswith("-"), rij["maand"]
    van = [
        codes
        for (referentie, begin, was_credit), codes in antwoord.afgewezen.items()
        if (naam == referentie or naam.startswith(f"{referentie}/")) and (begin[:7], was_credit) == (maand, credit)
    ]
    return antwoord.heel or (van[0] if van else ())


def _verdeeld(rij: Rij) -> Rij:
    """Say of a row to begin with what became of its amount, when it does not say so itself."""
    if any(rij.get(naam) is not None for naam in ("toegekend", "afgewezen", "onbeantwoord")):
        return rij
    return {**rij, "onbeantwoord" if rij.get("beantwoord") is None else "toegekend": rij.get("bedrag")}
