"""The begroting of the last year in its steps, the reserve, and what others expected: of the last quarter alone."""

from collections.abc import Callable, Iterable, Iterator

from prestatie import Declaratie
from wereld import toeval
from zicht import Zicht

Regel = tuple[object, ...]
Rijen = Iterator[Regel]
# What was spent in a year, by gemeente, wet and year.
Uit = Callable[[str, str, int], int]

JAAR, VORIG_JAAR = 2024, 2023
# Which part of a budget is help in natura or pgb; the rest is uitvoering and other tasks. Known truth 11: the Wmo ends
# near its begroting, the Jeugdwet more likely above it than below.
HULP = {"Wmo": 0.884, "Jeugdwet": 0.777}
# How help in natura is spread over taakvelden, and where pgb and uitvoering are booked. Own choice.
TAAKVELDEN = {
    "Wmo": {"6.71b": 0.34, "6.71a": 0.22, "6.71c": 0.18, "6.81a": 0.16, "6.6": 0.10},
    "Jeugdwet": {"6.72a": 0.22, "6.73a": 0.26, "6.73c": 0.24, "6.74a": 0.16, "6.82a": 0.12},
}
UITVOERING = "6.2"
EIGEN_BIJDRAGE = {"Wmo": 0.03, "Jeugdwet": 0.002}
# Steps after the first, as a part of what the gemeentefonds pays for help in natura: the first holds the rest.
EERSTE = ("Primitieve begroting", "2023-11-09")
CIRCULAIRES = {("Meicirculaire", "2024-05-31"): 0.025, ("Septembercirculaire", "2024-09-17"): -0.008}
CIRCULAIRES[("Decembercirculaire", "2024-12-13")] = 0.004
# Known truth 2 has its answer: begeleiding became dearer, and each gemeente pays for it from its own means.
WIJZIGING, TARIEF = ("Wijziging tarieven begeleiding", "2024-06-27"), 0.012
# Some gemeenten shorten their wachtlijsten with money that they had kept.
WACHTLIJST, WIE, DEEL = ("Wijziging wachtlijsten jeugd", "2024-07-04"), ("GM9801", "GM9803"), 0.02
RESERVE, TOEVOEGING = 0.045, 0.004
# Known truth 10: the controller is some 2 % too high, and what Huis Mirkeloord says of itself some 9 % too low.
CONTROLLER, TE_HOOG = "Controller", 1.02
AANBIEDER, TE_LAAG = ("Huis Mirkeloord", "00451209"), 0.91
RUIS, JAARPROGNOSES, COMPLEET = 0.025, (3, 6, 9), 9


def bronnen(
    zicht: Zicht, zin: Uit, pgb: Uit, budget: dict[tuple[str, str, int], int], alle: Iterable[Declaratie]
) -> dict[str, tuple[str, Iterable[object]]]:
    """Give each source by its name; none but of the last quarter."""
    if not zicht.is_laatste:
        return {}
    regels = [regel for code in zicht.gemeenten for wet in TAAKVELDEN for regel in _regels(code, wet, zin, pgb, budget)]
    kop = "gemeente,wet,taakveld,jaar,onderdeel,stap,datum,aard,dekking,waarde"
    return {
        "begroting": (kop, regels),
        "reserves": ("gemeente,jaar,mutatie,waarde", list(_reserves(zicht, regels, budget))),
        "geleverde_prognoses": ("van,aanbieder,wet,gemaakt,jaar,maand,waarde", list(_prognoses(alle))),
    }


def _regels(code: str, wet: str, zin: Uit, pgb: Uit, budget: dict[tuple[str, str, int], int]) -> Rijen:
    """List the lines of a gemeente and wet; those of the gemeentefonds are together its budget to the euro."""
    totaal, velden = budget[code, wet, JAAR], TAAKVELDEN[wet]
    eerste, in_natura, in_pgb = next(iter(velden)), zin(code, wet, VORIG_JAAR), pgb(code, wet, VORIG_JAAR)
    natura = round(totaal * HULP[wet] * in_natura / (in_natura + in_pgb))
    pgb_ = round(totaal * HULP[wet]) - natura
    later = {stap: round(natura * deel) for stap, deel in CIRCULAIRES.items()}
    delen = {veld: round((natura - sum(later.values())) * deel) for veld, deel in velden.items()}
    delen[eerste] += natura - sum(later.values()) - sum(delen.values())

    def regel(veld: str, onderdeel: str, stap: tuple[str, str], aard: str, dekking: str, euro: int) -> Regel:
        return code, wet, veld, JAAR, onderdeel, *stap, aard, dekking, euro

    vast, natuur = ("Structureel", "Gemeentefonds"), "Hulp in natura"
    yield from (regel(veld, natuur, EERSTE, *vast, euro) for veld, euro in delen.items())
    yield regel(eerste, natuur, EERSTE, "Structureel", "Eigen bijdrage", round(totaal * EIGEN_BIJDRAGE[wet]))
    yield regel(eerste, "Pgb", EERSTE, *vast, pgb_)
    yield regel(UITVOERING, "Uitvoering en overig", EERSTE, *vast, totaal - natura - pgb_)
    yield from (regel(eerste, natuur, stap, *vast, euro) for stap, euro in later.items())
    if wet == "Wmo":
        yield regel(eerste, natuur, WIJZIGING, "Structureel", "Algemene middelen", round(natura * TARIEF))
    elif code in WIE:
        yield regel(eerste, natuur, WACHTLIJST, "Incidenteel", "Reserve", round(natura * DEEL))


def _reserves(zicht: Zicht, regels: list[tuple[object, ...]], budget: dict[tuple[str, str, int], int]) -> Rijen:
    """What is taken out is what the lines of the begroting take from it."""
    for code in zicht.gemeenten:
        beide = sum(budget[code, wet, JAAR] for wet in TAAKVELDEN)
        eruit = sum(int(str(regel[-1])) for regel in regels if regel[0] == code and regel[-2] == "Reserve")
        yield code, JAAR, "Stand op 1 januari", round(beide * RESERVE)
        yield code, JAAR, "Toevoeging", round(beide * TOEVOEGING)
        yield code, JAAR, "Onttrekking", eruit


def _prognoses(alle: Iterable[Declaratie]) -> Rijen:
    per_maand: dict[tuple[str, str, int], int] = {}
    for een in (een for een in alle if een.maand.startswith(str(JAAR))):
        for wie in ("", een.aanbieder):
            sleutel = (wie, een.wet, int(een.maand[5:]))
            per_maand[sleutel] = per_maand.get(sleutel, 0) + een.bedrag
    for van, wie, wet, keer in (
        (CONTROLLER, "", "Wmo", TE_HOOG),
        (CONTROLLER, "", "Jeugdwet", TE_HOOG),
        (*AANBIEDER, "Jeugdwet", TE_LAAG),
    ):
        yield from _van(van, wie, wet, keer, {maand: per_maand.get((wie, wet, maand), 0) for maand in range(1, 13)})


def _van(van: str, wie: str, wet: str, keer: float, geleverd: dict[int, int]) -> Rijen:
    """Say each month what the next one will cost, and three times what the year will."""
    rng = toeval(f"prognoses {van} {wet}")
    gemiddeld = sum(geleverd[maand] for maand in range(1, COMPLEET + 1)) / COMPLEET
    for maand in geleverd:
        bedrag = geleverd[maand] if maand <= COMPLEET else gemiddeld
        gemaakt = f"{JAAR}-{maand - 1:02d}" if maand > 1 else f"{VORIG_JAAR}-12"
        euro = round(bedrag * keer * (1 + rng.uniform(-RUIS, RUIS)) / 100)
        yield van, wie, wet, gemaakt, JAAR, f"{JAAR}-{maand:02d}", euro
    for maand in JAARPROGNOSES:
        euro = round(12 * gemiddeld * keer * rng.uniform(0.99, 1.01) / 100_000) * 1000
        # A whole amount of eight digits could be a BSN.
        while _kan_bsn(euro):
            euro += 1000
        yield van, wie, wet, f"{JAAR}-{maand:02d}", JAAR, "", euro


def _kan_bsn(getal: int) -> bool:
    """Tell whether a number passes the elfproef of a BSN."""
    gewichten = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(gewicht * int(cijfer) for gewicht, cijfer in zip(gewichten, f"{getal:09d}", strict=True)) % 11 == 0
