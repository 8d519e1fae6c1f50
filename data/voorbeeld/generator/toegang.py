"""The toegang: a melding, and the besluit on it some weeks later."""

import random
from datetime import date, timedelta

from wereld import DUINWAARDE, Melding, Persoon, Wereld, gemeente_op, kies

BESLUITEN = {
    "Wmo": {"Toegekend": 78.0, "Afgewezen": 12.0, "Ingetrokken": 10.0},
    "Jeugdwet": {"Toegekend": 84.0, "Afgewezen": 7.0, "Ingetrokken": 9.0},
    "Participatiewet": {"Toegekend": 64.0, "Afgewezen": 19.0, "Ingetrokken": 17.0},
}
# Within 56 days, or clearly later: a term that ends in a weekend is a few days longer.
OP_TIJD, TE_LAAT = (6, 54), (62, 125)
DEEL_OP_TIJD = {"Wmo": 0.9, "Jeugdwet": 0.91, "Participatiewet": 0.93}
# Known truth 3: a slow toegang. 5 February is 56 days before 1 April: what is due from 2024-Q2 on.
TRAAG_IN, TRAAG_VAN, TRAAG_DEEL = DUINWAARDE, date(2024, 2, 5), 0.6
# Meldingen of before this day are not delivered: the toegang of these gemeenten kept none.
MELDINGEN_VANAF = date(2023, 1, 1)


def melden(rng: random.Random, wereld: Wereld, wet: str, persoon: Persoon, dag: date) -> date | None:
    """Add a melding; give the day on which help was granted, or nothing."""
    gemeente = gemeente_op(persoon.woont_in, dag)
    besluit_op = dag + timedelta(days=rng.randint(*_duur(rng, wet, gemeente, dag)))
    besluit = kies(rng, BESLUITEN[wet])
    melding = Melding(wet, persoon, gemeente, dag, besluit_op, besluit, bekend=dag, besluit_bekend=besluit_op)
    # Most is entered at once, some of it days later.
    melding.bekend += timedelta(days=kies_dagen(rng, 0.8, 6))
    melding.besluit_bekend = max(melding.bekend, besluit_op + timedelta(days=kies_dagen(rng, 0.85, 9)))
    if dag >= MELDINGEN_VANAF:
        wereld.meldingen.append(melding)
    return besluit_op if besluit == "Toegekend" else None


def _duur(rng: random.Random, wet: str, gemeente: str, dag: date) -> tuple[int, int]:
    traag = wet == "Wmo" and gemeente == TRAAG_IN and dag >= TRAAG_VAN
    return OP_TIJD if rng.random() < (TRAAG_DEEL if traag else DEEL_OP_TIJD[wet]) else TE_LAAT


def kies_dagen(rng: random.Random, meteen: float, hoogstens: int) -> int:
    """Draw a delay: none for the share `meteen`, else some days."""
    return 0 if rng.random() < meteen else rng.randint(1, hoogstens)
