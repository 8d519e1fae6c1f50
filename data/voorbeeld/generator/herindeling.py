"""The herindeling of 1 January 2024: a record of an old gemeente goes on under the new one; nobody comes or goes."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from verloop import zonder_latere_start
from wereld import EERSTE_DAG_NIEUW, LAATSTE_DAG_OUD, OPGEGAAN_IN, Rij

# The day on which the records of the old gemeenten were converted.
OMGEZET = EERSTE_DAG_NIEUW + timedelta(days=1)


def herindeling(rijen: Iterable[Rij]) -> list[Rij]:
    """Close the records that run on the last day of their gemeente, and go on with a new row from the next day."""
    return [deel for rij in rijen for deel in _delen(rij)]


def _delen(rij: Rij) -> list[Rij]:
    if rij.gemeente not in OPGEGAAN_IN or rij.einde <= LAATSTE_DAG_OUD:
        return [rij]
    if rij.begin == LAATSTE_DAG_OUD:
        # A row of one day would look like a deleted toewijzing: help of that day begins in the new gemeente.
        over = replace(_over(rij), toewijzing=rij.toewijzing)
        return [over] if over.begin < over.einde else []
    oud = zonder_latere_start(replace(rij, einde=LAATSTE_DAG_OUD, reden=""))
    oud.einde_bekend = max(rij.bekend, OMGEZET)
    return [oud, _over(rij)]


def _over(rij: Rij) -> Rij:
    """Give the row under the new gemeente.

    The conversion makes no toewijzing: those who have help already do not begin to wait again. Who waits, waits on.
    """
    wacht = rij.wet != "Participatiewet" and (rij.start is None or rij.start > LAATSTE_DAG_OUD)
    over = replace(rij, gemeente=OPGEGAAN_IN[rij.gemeente], begin=EERSTE_DAG_NIEUW, bekend=max(rij.bekend, OMGEZET))
    over.einde_bekend = max(over.bekend, rij.einde_bekend)
    over.toewijzing = rij.toewijzing if wacht else None
    over.start = rij.start if wacht else EERSTE_DAG_NIEUW
    return over if over.start is None or over.start <= over.einde else replace(over, start=None)
