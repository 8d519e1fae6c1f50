"""The declaraties that a chain begins with: what was waiting, and is answered since."""

from collections import Counter
from collections.abc import Iterable, Mapping
from decimal import Decimal

from monitorlib.sources.berichten.prestaties import Antwoord, wet_van
from monitorlib.sources.berichten.rijen import Rij, Rijen
from monitorlib.sources.berichten.uitkomsten import toegekend_past, uitkomst


def beantwoord(
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
            nummer: {**open_[nummer], **uitkomst(antwoord, open_[nummer]["bedrag"], codes)}
            for nummer, codes in uitkomsten.items()
        }
        if van:
            goed = [Decimal(open_[nummer]["bedrag"] or 0) for nummer, codes in uitkomsten.items() if not codes]
            fouten += toegekend_past(antwoord, int(sum(goed) * 100), shown)
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
