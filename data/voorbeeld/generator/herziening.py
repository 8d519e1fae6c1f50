"""What was declared or decided first, and put right later: all of it before the world ends."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from declaratie import DUURDER, DUURDER_TARIEF, REDENEN
from prestatie import Declaratie, Eerst
from wereld import DAG, OPGEHAALD, kies, toeval

# Known truth 13: a correction. Kuierpad declared June 2024 at the tariff of July; on this day it was put right.
TE_VROEG, HERSTELD = (*DUURDER, "00621302", "2024-06"), date(2024, 11, 15)
# Known truth 14: allowed after all. Some 4 % of what is answered is refused at first.
EERST_AFGEWEZEN, DAGEN_LATER = 0.04, (30, 80)


def herzien(alle: Iterable[Declaratie]) -> list[Declaratie]:
    """Give every declaratie with what stood in it at first, where that was something else."""
    rng, uit = toeval("herzien"), []
    for een in alle:
        alsnog, afgewezen = een.beantwoord + DAG * rng.randint(*DAGEN_LATER), rng.random() < EERST_AFGEWEZEN
        if (een.wet, een.product, een.aanbieder, een.maand) == TE_VROEG and een.ontvangen < HERSTELD:
            uit.append(replace(een, eerst=Eerst(HERSTELD, een.volume * DUURDER_TARIEF)))
        elif afgewezen and alsnog <= OPGEHAALD:
            uit.append(replace(een, eerst=Eerst(alsnog, een.bedrag, kies(rng, REDENEN))))
        else:
            uit.append(een)
    return uit
