"""What happens to people across their records: they turn 18, they move, they come under another law, they die."""

import random
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

import uitkering
import wmo
from wereld import DAG, INWONERS, Persoon, Rij, Wereld, gemeente_op, toeval
from zorg import beloop

# Of the young people with help on their 18th birthday; verlengde jeugdhulp can go on to 23.
VERLENGD = 0.35
# Of those whose jeugdhulp goes on: stapeling of two and of three laws, made on purpose.
OOK_WMO, OOK_UITKERING = 0.6, 0.5
# Of the records of zorg that last: a move within the region, with the same help from the next day on.
VERHUIST = 0.025
LANG_GENOEG = 150
VERHUISD = {"Jeugdwet": "35", "Wmo": "31", uitkering.WET: uitkering.VERHUIZING}
OVERLEDEN = {"02", "Overlijden"}
# Of the uitkeringen that end because of a move, the share that moves within the region.
BINNEN_DE_REGIO = 0.5


def volwassen(wereld: Wereld) -> None:
    """End jeugdhulp on the day before the 18th birthday; where it goes on, other laws begin."""
    rng, rijen, blijft = toeval("volwassen"), [], {}
    for rij in wereld.rijen:
        grens = rij.persoon.wordt(18)
        if rij.wet != "Jeugdwet" or rij.einde < grens:
            rijen.append(rij)
            continue
        if rij.persoon.pseudoniem not in blijft:
            blijft[rij.persoon.pseudoniem] = rng.random() < VERLENGD
            if blijft[rij.persoon.pseudoniem] and rij.begin < grens:
                rijen += _stapeling(rng, rij.persoon)
        if blijft[rij.persoon.pseudoniem] and rij.einde < rij.persoon.wordt(23):
            rijen.append(rij)
        elif rij.begin < grens - DAG:
            rijen.append(replace(rij, einde=grens - DAG, reden="31" if rng.random() < 0.7 else "39"))
    wereld.rijen = [zonder_latere_start(rij) for rij in rijen]


def _stapeling(rng: random.Random, persoon: Persoon) -> list[Rij]:
    """Add Wmo and an uitkering to the help of somebody who turns 18."""
    rijen, dag = [], persoon.wordt(18)
    if rng.random() < OOK_WMO:
        rijen += beloop(rng, wmo.WET, persoon, "02", dag + timedelta(days=rng.randint(0, 60)))
    if rng.random() < OOK_UITKERING:
        rijen += uitkering.beloop(rng, persoon, dag + timedelta(days=rng.randint(0, 90)))
    return rijen


def verhuizingen(wereld: Wereld) -> None:
    """Let some people move to another place of the region; a move is nobody's end of help."""
    rng, rijen = toeval("verhuizingen"), []
    for rij in wereld.rijen:
        if rij.wet == uitkering.WET:
            rijen += _uitkering_mee(rng, rij)
        elif (rij.einde - rij.begin).days > LANG_GENOEG and rng.random() < VERHUIST:
            rijen += _verhuist(rng, rij, rij.begin + timedelta(days=rng.randint(60, (rij.einde - rij.begin).days - 60)))
        else:
            rijen.append(rij)
    wereld.rijen = rijen


def _uitkering_mee(rng: random.Random, rij: Rij) -> list[Rij]:
    """Give the uitkering again where its owner moves to."""
    na = rij.einde + DAG
    if rij.reden != uitkering.VERHUIZING or rng.random() > BINNEN_DE_REGIO:
        return [rij]
    persoon = replace(rij.persoon, woont_in=_andere_plaats(rng, rij.persoon.woont_in))
    return [rij, *uitkering.beloop(rng, persoon, na)[:1]]


def _verhuist(rng: random.Random, rij: Rij, dag: date) -> list[Rij]:
    """Split a record on the day of a move."""
    persoon = replace(rij.persoon, woont_in=_andere_plaats(rng, rij.persoon.woont_in))
    nieuw = replace(rij, persoon=persoon, gemeente=gemeente_op(persoon.woont_in, dag + DAG), begin=dag + DAG)
    nieuw.toewijzing, nieuw.start = dag - timedelta(days=rng.randint(0, 20)), dag + DAG
    return [zonder_latere_start(replace(rij, einde=dag, reden=VERHUISD[rij.wet])), nieuw]


def _andere_plaats(rng: random.Random, plaats: str) -> str:
    return rng.choice([andere for andere in INWONERS if andere != plaats])


def overlijden(wereld: Wereld) -> None:
    """End every record of somebody who died, under each law, on the same day."""
    dag_van = _laatste_dagen(wereld.rijen)
    rijen = []
    for rij in wereld.rijen:
        laatste = dag_van.get(rij.persoon.pseudoniem, date.max)
        if rij.einde >= laatste and rij.begin < laatste:
            reden = rij.reden if rij.verwijderd else "Overlijden" if rij.wet == uitkering.WET else "02"
            rijen.append(replace(rij, einde=laatste, reden=reden))
        elif rij.einde < laatste:
            rijen.append(rij)
    wereld.rijen = [zonder_latere_start(rij) for rij in rijen]


def _laatste_dagen(rijen: Iterable[Rij]) -> dict[str, date]:
    dagen: dict[str, date] = {}
    for rij in rijen:
        if rij.reden in OVERLEDEN:
            dagen[rij.persoon.pseudoniem] = min(rij.einde, dagen.get(rij.persoon.pseudoniem, date.max))
    return dagen


def zonder_latere_start(rij: Rij) -> Rij:
    return replace(rij, start=None) if rij.start and rij.start > rij.einde else rij
