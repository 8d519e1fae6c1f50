"""From what is true to what a register holds: every start and every end becomes known on a day, some of them late."""

import random
from datetime import date, timedelta

from declaratie import TARIEVEN
from herindeling import herindeling
from prestatie import eenheid_van
from wereld import BRINKERWOLD, OPGEHAALD, VOLLEDIG_VANAF, Rij, Wereld, toeval

# Known truth 5: a backlog. Brinkerwold registers ends of Wmo late, from this day on.
ACHTERSTAND_IN, ACHTERSTAND_WET, ACHTERSTAND_VAN = BRINKERWOLD, "Wmo", date(2024, 7, 1)
ACHTERSTAND_DAGEN = (70, 220)
# The share that is registered late, and how many days; an end comes late more often than a start.
LAAT_BEGIN, LAAT_EINDE = 0.08, 0.1
LATE_DAGEN = (20, 110)
# Known truth 15: of what is assigned in natura, some four fifths is declared: a toewijzing allows 15 % more than is
# delivered, and some are delivered late, or never.
RUIMER = 1.15
# What ended before the first declaratie was assigned in an earlier release, and its volume was not kept.
MET_OMVANG = date(2023, 1, 1)
# A startbericht takes some days.
STARTBERICHT = timedelta(days=4)


def registreer(wereld: Wereld) -> list[Rij]:
    """Give every record with the days on which it became known, over the herindeling."""
    rng = toeval("registratie")
    for rij in wereld.rijen:
        rij.bekend = rij.begin + timedelta(days=_vertraging(rng, LAAT_BEGIN))
        na = _vertraging(rng, LAAT_EINDE) + _achterstand(rng, rij)
        rij.einde_bekend = max(rij.bekend, rij.einde + timedelta(days=na))
    return [rij for rij in herindeling(wereld.rijen) if rij.einde >= VOLLEDIG_VANAF]


def genummerd(rijen: list[Rij], wet: str) -> list[Rij]:
    """List the records of a law that are known when the edition is made, in the order of registration.

    A later delivery so adds numbers and changes none.
    """
    bekend = [rij for rij in rijen if rij.wet == wet and rij.bekend <= OPGEHAALD]
    return sorted(bekend, key=lambda rij: (rij.bekend, rij.begin, rij.persoon.pseudoniem, rij.product, rij.gemeente))


def omvang(rij: Rij) -> dict[str, str]:
    """Give what a toewijzing in natura allows: per week or month, some more than what is delivered of it."""
    if rij.vorm != "ZIN" or rij.einde < MET_OMVANG:
        return {"volume": "", "eenheid": "", "frequentie": ""}
    # Chance by what it is, so that a row that stands twice still does.
    rng = toeval(f"omvang {rij.persoon.pseudoniem} {rij.product} {rij.begin}")
    frequentie, dagen = rng.choices((("4", 365.25 / 12), ("2", 7.0)), (3, 1))[0]
    volume = TARIEVEN[rij.wet, rij.product][0] * dagen / 30 * RUIMER
    return {"volume": f"{volume:.1f}", "eenheid": eenheid_van(rij.product), "frequentie": frequentie}


def velden(rij: Rij, op: date) -> dict[str, str]:
    """Give the values of a record by column, as they were known on a day."""
    af = rij.einde_bekend <= op
    start = rij.start if rij.start and rij.start + STARTBERICHT <= op else None
    return {
        "client": rij.persoon.pseudoniem,
        "gemeente": rij.gemeente,
        "productgroep": rij.product,
        "voorziening": rij.product,
        "leveringsvorm": rij.vorm,
        "ingangsdatum": rij.begin.isoformat(),
        "einddatum": rij.einde.isoformat() if af else "",
        "geboortedatum": rij.persoon.geboren.isoformat(),
        "aanbieder": rij.aanbieder,
        "toewijzingsdatum": rij.toewijzing.isoformat() if rij.toewijzing else "",
        "startdatum": start.isoformat() if start else "",
        "reden": rij.reden if af else "",
        "verwijzer": rij.verwijzer,
    }


def _vertraging(rng: random.Random, laat: float) -> int:
    return rng.randint(*LATE_DAGEN) if rng.random() < laat else rng.randint(0, 6)


def _achterstand(rng: random.Random, rij: Rij) -> int:
    in_achterstand = rij.gemeente == ACHTERSTAND_IN and rij.wet == ACHTERSTAND_WET and rij.einde >= ACHTERSTAND_VAN
    return rng.randint(*ACHTERSTAND_DAGEN) if in_achterstand else 0
