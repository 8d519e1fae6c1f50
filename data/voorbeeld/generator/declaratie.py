"""What aanbieders declare: the hours, dagdelen or days that were delivered in a month, and the months it takes."""

import random
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from prestatie import Declaratie
from wereld import DAG, OPGEHAALD, Rij, kies, toeval

# Units that a client gets in 30 days, and the tariff in tenths of a euro: volume in tenths times that is whole cents.
TARIEVEN = {
    ("Wmo", "01"): (11.0, 340),
    ("Wmo", "02"): (9.0, 625),
    ("Wmo", "04"): (5.0, 1480),
    ("Wmo", "07"): (16.0, 412),
    ("Wmo", "08"): (16.0, 98),
    ("Wmo", "11"): (1.0, 586),
    ("Wmo", "12"): (1.0, 724),
    ("Wmo", "13"): (1.0, 391),
    ("Wmo", "14"): (1.0, 268),
    ("Wmo", "15"): (30.0, 1195),
    ("Jeugdwet", "35"): (30.0, 564),
    ("Jeugdwet", "36"): (30.0, 1812),
    ("Jeugdwet", "41"): (14.0, 748),
    ("Jeugdwet", "43"): (30.0, 3125),
    ("Jeugdwet", "44"): (30.0, 2240),
    ("Jeugdwet", "45"): (8.0, 968),
    ("Jeugdwet", "46"): (21.0, 3410),
    ("Jeugdwet", "48"): (1.0, 8950),
    ("Jeugdwet", "50"): (10.0, 722),
    ("Jeugdwet", "51"): (3.5, 1086),
    ("Jeugdwet", "54"): (4.5, 1264),
}
# Known truth 9: what one aanbieder sent in the last days of the year was refused more often, and sent again in January.
# It is Jeugdwet alone and late, so that no term of an answer ends within the quarter.
TERUG_VAN, TERUG_TOT, OPNIEUW_VAN = date(2024, 12, 19), date(2024, 12, 24), date(2025, 1, 7)
VAKER, VAKER_DEEL, DEEL = "00451203", 0.9, 0.25
REDENEN = {"9321": 50.0, "9307": 25.0, "0611": 15.0, "9341": 10.0}
# Known truth 2: a dearer product. Begeleiding Wmo costs 8 % more for what is delivered from this day on.
DUURDER, DUURDER_VAN, DUURDER_TARIEF = ("Wmo", "02"), date(2024, 7, 1), 675
# In which month after delivery a declaratie comes, in %: the last months of every edition are incomplete.
MAANDEN_LATER = {"1": 35.0, "2": 30.0, "3": 15.0, "4": 8.0, "5": 5.0, "6": 3.0, "7": 2.0, "8": 2.0}
EERSTE_MAAND, LAATSTE_MAAND = (2023, 1), (2024, 12)
# A declaratie is split over several months only when there is something to split: units per part, at most 5 parts.
PER_DEEL, DELEN = 60, 5
OP_TIJD = 0.93


def declaraties(rijen: Iterable[Rij]) -> list[Declaratie]:
    """List what was declared for what was delivered in natura, in the order of receipt."""
    rng, alle = toeval("declaraties"), []
    for (gemeente, wet, aanbieder, product, jaar, maand), volume in sorted(_geleverd(rijen).items()):
        for later, deel in _delen(rng, volume):
            ontvangen = _dag_in(rng, jaar, maand + later)
            tarief = tarief_op(wet, product, date(jaar, maand, 1))
            alle.append(
                Declaratie(
                    gemeente,
                    wet,
                    aanbieder,
                    product,
                    f"{jaar}-{maand:02d}",
                    ontvangen,
                    _antwoord(rng, ontvangen),
                    deel,
                    deel * tarief,
                )
            )
    return sorted(
        (een for een in alle if een.ontvangen <= OPGEHAALD),
        key=lambda een: (een.ontvangen, een.gemeente, een.aanbieder, een.product, een.maand),
    )


def teruggestuurd(alle: Iterable[Declaratie]) -> list[Declaratie]:
    """List the earlier sendings, refused, of what was declared again in January; Jeugdwet, of months that were over."""
    rng, eerder = toeval("teruggestuurd"), []
    for een in alle:
        laat = een.wet == "Jeugdwet" and een.ontvangen >= OPNIEUW_VAN and een.maand < "2024-12"
        if laat and rng.random() < (VAKER_DEEL if een.aanbieder == VAKER else DEEL):
            ontvangen = TERUG_VAN + DAG * rng.randint(0, (TERUG_TOT - TERUG_VAN).days)
            beantwoord = een.ontvangen - DAG * rng.randint(1, 4)
            eerder.append(replace(een, ontvangen=ontvangen, beantwoord=beantwoord, retourcode=kies(rng, REDENEN)))
    return eerder


def tarief_op(wet: str, product: str, dag: date) -> int:
    """Give the tariff of a product, in tenths of a euro, for what is delivered on a day."""
    return DUURDER_TARIEF if (wet, product) == DUURDER and dag >= DUURDER_VAN else TARIEVEN[wet, product][1]


def _geleverd(rijen: Iterable[Rij]) -> dict[tuple[str, str, str, str, int, int], int]:
    """Add up the volume, in tenths, that records give in each month."""
    rng, volume = toeval("geleverd"), defaultdict(float)
    for rij in rijen:
        if rij.vorm != "ZIN" or rij.start is None:
            continue
        eenheden = TARIEVEN[rij.wet, rij.product][0] * rng.uniform(0.6, 1.4)
        for jaar, maand in maanden():
            dagen = _dagen_in(rij, jaar, maand)
            if dagen > 0:
                volume[rij.gemeente, rij.wet, rij.aanbieder, rij.product, jaar, maand] += eenheden * dagen / 30
    return {sleutel: round(10 * waarde) for sleutel, waarde in volume.items() if round(10 * waarde)}


def _dagen_in(rij: Rij, jaar: int, maand: int) -> int:
    """Count the days of a month on which a record is delivered."""
    van = max(rij.begin, rij.start or rij.begin, date(jaar, maand, 1))
    return (min(rij.einde, _maand_na(jaar, maand) - DAG) - van).days + 1


def maanden() -> list[tuple[int, int]]:
    """List the months of which declaraties are delivered."""
    alle = [(jaar, maand) for jaar in (2023, 2024) for maand in range(1, 13)]
    return [een for een in alle if EERSTE_MAAND <= een <= LAATSTE_MAAND]


def _delen(rng: random.Random, volume: int) -> list[tuple[int, int]]:
    """Split a volume over the months in which it is declared."""
    aantal = max(1, min(DELEN, volume // (10 * PER_DEEL)))
    delen: dict[int, int] = defaultdict(int)
    for nummer in range(aantal):
        delen[int(kies(rng, MAANDEN_LATER))] += volume * (nummer + 1) // aantal - volume * nummer // aantal
    return sorted((later, deel) for later, deel in delen.items() if deel)


def _maand_na(jaar: int, maand: int) -> date:
    return date(jaar + maand // 12, maand % 12 + 1, 1)


def _dag_in(rng: random.Random, jaar: int, maand: int) -> date:
    """Choose a day in a month; month 13 is January of the next year. Most declare in the first half."""
    return date(jaar + (maand - 1) // 12, (maand - 1) % 12 + 1, min(rng.randint(1, 28), rng.randint(1, 28)))


def _antwoord(rng: random.Random, ontvangen: date) -> date:
    """Answer within ten working days, or clearly later."""
    dag, werkdagen = ontvangen, rng.randint(3, 9) if rng.random() < OP_TIJD else rng.randint(14, 40)
    while werkdagen:
        dag += timedelta(days=1)
        werkdagen -= dag.weekday() < 5
    return dag
