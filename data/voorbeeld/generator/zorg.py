"""A stretch of help under the Jeugdwet or the Wmo, and what can happen to it: the awkward cases of a real register."""

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from wereld import DAG, Persoon, Rij, duur, gemeente_op, kies, wachten


@dataclass(frozen=True)
class Product:
    """A product: how long it lasts on average, who delivers it and how often, and which share is a PGB."""

    dagen: float
    aanbieders: dict[str, float]
    pgb: float = 0.0


@dataclass(frozen=True)
class Wet:
    """What the two laws differ in: products, reasons to end, days between toewijzing and start."""

    naam: str
    producten: dict[str, Product]
    redenen: Callable[[Rij], dict[str, float]]
    wachttijd: float


# Codes of iJw 3.2 and iWmo 3.2 alike: because of a verzoek om wijziging, and on to another aanbieder.
WIJZIGING, OVERSTAP = "37", "38"
# What happens to a stretch, in % of them. Own choice, so that each case is there some hundred times.
WENDINGEN: dict[str, float] = {
    "geen": 79.0,
    "leveringsvorm": 3.0,
    "aanbieder": 4.0,
    "aanbieder na een gat": 2.0,
    "verlenging": 4.0,
    "verlenging op dezelfde dag": 2.0,
    "overlap": 2.0,
    "verwijderd": 2.0,
    "zin en pgb": 2.0,
}
# Who comes back, in % of the stretches that end: within the waiting time of 31 days, after two months, after years.
TERUGKEER: dict[str, float] = {"niet": 86.0, "binnen een maand": 4.0, "na twee maanden": 4.0, "na jaren": 6.0}
GAT = {"binnen een maand": (3, 30), "na twee maanden": (50, 95), "na jaren": (380, 1500)}
NOOIT_BEGONNEN = 0.015


def beloop(rng: random.Random, wet: Wet, persoon: Persoon, product: str, toegekend: date) -> list[Rij]:
    """Give all records of a stretch of help, with its wending and with a later return."""
    eerste = _eerste(rng, wet, persoon, product, toegekend)
    wending = kies(rng, WENDINGEN)
    rijen = [eerste] if wending == "geen" else _WENDING[wending](rng, wet, eerste)
    terug = kies(rng, TERUGKEER)
    if terug != "niet":
        begin = max(rij.einde for rij in rijen) + timedelta(days=rng.randint(*GAT[terug]))
        rijen.append(_vervolg(rng, wet, eerste, begin, duur(rng, wet.producten[product].dagen * 0.6)))
    return rijen


def _eerste(rng: random.Random, wet: Wet, persoon: Persoon, product: str, toegekend: date) -> Rij:
    """Give the record that a toewijzing makes."""
    soort = wet.producten[product]
    begin = toegekend + timedelta(days=rng.randint(0, 14))
    einde = begin + timedelta(days=duur(rng, soort.dagen))
    rij = Rij(wet.naam, persoon, gemeente_op(persoon.woont_in, begin), begin, einde, product=product)
    rij.vorm = "PGB" if rng.random() < soort.pgb else "ZIN"
    rij.aanbieder = _aanbieder(rng, wet, rij)
    rij.toewijzing = toegekend
    rij.start = _start(rng, wet, rij)
    rij.reden = kies(rng, wet.redenen(rij))
    return rij


def _aanbieder(rng: random.Random, wet: Wet, rij: Rij) -> str:
    """Choose who delivers; with a PGB nobody is registered."""
    return "" if rij.vorm == "PGB" else kies(rng, wet.producten[rij.product].aanbieders)


def _start(rng: random.Random, wet: Wet, rij: Rij) -> date | None:
    """Give the first day of delivery: none when the wait outlasts the record, the first day itself for a PGB."""
    if rij.vorm == "PGB":
        return rij.begin
    dag = rij.begin + timedelta(days=wachten(rng, wet.wachttijd))
    return dag if dag <= rij.einde and rng.random() >= NOOIT_BEGONNEN else None


def _vervolg(rng: random.Random, wet: Wet, rij: Rij, begin: date, dagen: int, **anders: str) -> Rij:
    """Give a new record of the same person and product, that goes on or starts again on a day."""
    einde = begin + timedelta(days=max(dagen, 20))
    nieuw = replace(rij, begin=begin, einde=einde, gemeente=gemeente_op(rij.persoon.woont_in, begin), **anders)
    nieuw.toewijzing = begin - timedelta(days=rng.randint(0, 10))
    nieuw.start = begin
    nieuw.reden = kies(rng, wet.redenen(nieuw))
    return nieuw


def _breuk(rng: random.Random, rij: Rij) -> date:
    """Choose the last day of the first part of a record: somewhere in its middle."""
    return rij.begin + timedelta(days=int((rij.einde - rij.begin).days * rng.uniform(0.3, 0.7)))


def _leveringsvorm(rng: random.Random, wet: Wet, rij: Rij) -> list[Rij]:
    """Switch between ZIN and PGB on the next day."""
    breuk, rest = _breuk(rng, rij), rij.einde
    vorm = "ZIN" if rij.vorm == "PGB" else "PGB"
    aanbieder = "" if vorm == "PGB" else kies(rng, wet.producten[rij.product].aanbieders)
    nieuw = _vervolg(rng, wet, rij, breuk + DAG, (rest - breuk).days, vorm=vorm, aanbieder=aanbieder)
    return [replace(rij, einde=breuk, reden=WIJZIGING, start=_voor(rij.start, breuk)), nieuw]


def _andere_aanbieder(rng: random.Random, wet: Wet, rij: Rij, gat: int) -> list[Rij]:
    """Go on with another aanbieder, where the product has more than one."""
    anderen = {
        naam: gewicht for naam, gewicht in wet.producten[rij.product].aanbieders.items() if naam != rij.aanbieder
    }
    if not anderen or rij.vorm == "PGB":
        return [rij]
    breuk = _breuk(rng, rij)
    begin = breuk + timedelta(days=1 + gat)
    nieuw = _vervolg(rng, wet, rij, begin, (rij.einde - breuk).days, aanbieder=kies(rng, anderen))
    return [replace(rij, einde=breuk, reden=OVERSTAP, start=_voor(rij.start, breuk)), nieuw]


def _verlenging(rng: random.Random, wet: Wet, rij: Rij, dagen: int) -> list[Rij]:
    """Go on with the same aanbieder under a new toewijzing, `dagen` after the last day of the first."""
    breuk = _breuk(rng, rij)
    eerste = replace(rij, einde=breuk, reden=WIJZIGING, start=_voor(rij.start, breuk))
    begin = max(breuk + timedelta(days=dagen), rij.begin + DAG)
    return [eerste, _vervolg(rng, wet, rij, begin, (rij.einde - breuk).days)]


def _verwijderd(rng: random.Random, wet: Wet, rij: Rij) -> list[Rij]:
    """Delete a toewijzing: it ends on its first day, without a reason or a start; half of them are made anew."""
    fout = replace(rij, einde=rij.begin, start=None, reden="")
    return [fout, replace(rij)] if rng.random() < 0.5 else [fout]


def _zin_en_pgb(rng: random.Random, wet: Wet, rij: Rij) -> list[Rij]:
    """Have the same product in both forms at once, for part of the time."""
    begin = _breuk(rng, rij)
    vorm, aanbieder = ("ZIN", kies(rng, wet.producten[rij.product].aanbieders)) if rij.vorm == "PGB" else ("PGB", "")
    return [rij, _vervolg(rng, wet, rij, begin, (rij.einde - begin).days, vorm=vorm, aanbieder=aanbieder)]


def _voor(start: date | None, einde: date) -> date | None:
    return start if start and start <= einde else None


_WENDING: dict[str, Callable[[random.Random, Wet, Rij], list[Rij]]] = {
    "leveringsvorm": _leveringsvorm,
    "aanbieder": lambda rng, wet, rij: _andere_aanbieder(rng, wet, rij, 0),
    "aanbieder na een gat": lambda rng, wet, rij: _andere_aanbieder(rng, wet, rij, rng.randint(3, 20)),
    "verlenging": lambda rng, wet, rij: _verlenging(rng, wet, rij, 1),
    "verlenging op dezelfde dag": lambda rng, wet, rij: _verlenging(rng, wet, rij, 0),
    "overlap": lambda rng, wet, rij: _verlenging(rng, wet, rij, -rng.randint(5, 40)),
    "verwijderd": _verwijderd,
    "zin en pgb": _zin_en_pgb,
}
