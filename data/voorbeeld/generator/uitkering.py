"""The Participatiewet: who comes, how long an uitkering lasts, and why it ends."""

import random
from dataclasses import replace
from datetime import date, timedelta

from toegang import melden
from wereld import DAG, GRASWOLDE, INWONERS, OPGEHAALD, Persoon, Rij, Wereld, dagen, gemeente_op, kies, toeval, wachten

WET = "Participatiewet"
PENSIOEN, VERHUIZING = "Bereiken pensioengerechtigde leeftijd", "Verhuizing naar andere gemeente"
# In %; the pension comes with the years.
REDENEN = {
    "Werk": 44.0,
    "Overlijden": 3.0,
    "Huwelijk/economische eenheid": 8.0,
    VERHUIZING: 13.0,
    "Niet meer gemeld/geen inlichtingen": 14.0,
    "Aanvang studie": 6.0,
    "Uitkering arbeidsongeschiktheid": 4.0,
    "Verhuizing naar buitenland": 2.0,
    "Oorzaak bij partner": 3.0,
}
AOW = 67
LEEFTIJDEN = {"18-26": 26.0, "27-44": 40.0, "45-64": 34.0}
# People who ask for an uitkering in a year, per inwoner of any age: some 2,3 % of those between 18 and 65 have one.
INSTROOM = 0.0066
GEMIDDELD = 1000
# Known truth 4: a growth. Graswolde, autumn 2024: 40 uitkeringen in, 12 out.
GROEI_IN, GROEI_VAN, GROEI_TOT = GRASWOLDE, date(2024, 10, 1), date(2024, 12, 31)
GROEI_ERBIJ, GROEI_ERAF = 40, 12
# What happens, in % of the uitkeringen. Own choice, so that each case is there some dozens of times.
WENDINGEN = {
    "geen": 85.0,
    "binnen 30 dagen": 4.0,
    "na twee maanden": 3.0,
    "na jaren": 4.0,
    "zelfde dag": 2.0,
    "fout": 2.0,
}
GAT = {"binnen 30 dagen": (2, 29), "na twee maanden": (45, 90), "na jaren": (380, 1300), "zelfde dag": (0, 0)}
# Who is back within these days was never away: the telwijze of the register.
WACHTTIJD = 30
# A person with another income of one's own for some weeks is back within 30 days: no gap may hold this day, because
# the tellingen of this edition count on it what the register counts.
PEILDATUM = date(2024, 12, 31)
EERSTE_DAG = date(2008, 1, 1)


def participatiewet(wereld: Wereld) -> None:
    """Let adults ask for an uitkering, in every place, for as long as the world lasts."""
    rng = toeval("participatiewet")
    for plaats, inwoners in INWONERS.items():
        for dag in dagen(rng, inwoners * INSTROOM, EERSTE_DAG, OPGEHAALD):
            persoon = _persoon(rng, wereld, plaats, dag)
            begin = melden(rng, wereld, WET, persoon, dag)
            if begin:
                wereld.rijen += beloop(rng, persoon, begin)


def beloop(rng: random.Random, persoon: Persoon, begin: date) -> list[Rij]:
    """Give all records of an uitkering, with a return or a fault."""
    if begin >= persoon.wordt(AOW):
        return []
    eerste = _rij(rng, persoon, begin)
    wending = kies(rng, WENDINGEN)
    if wending == "geen":
        return [eerste]
    if wending == "fout":
        return [replace(eerste, einde=begin, reden=""), eerste]
    terug = eerste.einde + timedelta(days=rng.randint(*GAT[wending]))
    if terug >= persoon.wordt(AOW) or eerste.einde < PEILDATUM < terug or eerste.reden == "Overlijden":
        return [eerste]
    return [eerste, _rij(rng, persoon, terug)]


def _rij(rng: random.Random, persoon: Persoon, begin: date) -> Rij:
    einde, reden = begin + timedelta(days=25 + wachten(rng, GEMIDDELD)), kies(rng, REDENEN)
    if einde >= persoon.wordt(AOW):
        einde, reden = max(persoon.wordt(AOW) - DAG, begin + DAG), PENSIOEN
    return Rij(WET, persoon, gemeente_op(persoon.woont_in, begin), begin, einde, reden)


def _persoon(rng: random.Random, wereld: Wereld, plaats: str, dag: date) -> Persoon:
    van, tot = (int(leeftijd) for leeftijd in kies(rng, LEEFTIJDEN).split("-"))
    return wereld.geboren(rng, plaats, dag - timedelta(days=rng.randint(int(van * 365.25) + 1, int(tot * 365.25))))


def groei(wereld: Wereld) -> None:
    """Set what comes and goes in the quarter of the growth: who comes stays; who died went, and others go as well."""
    rng = toeval("groei")
    wereld.rijen = [rij for rij in wereld.rijen if not (_in_groei(rij) and GROEI_VAN <= rij.begin <= GROEI_TOT)]
    lopend = [rij for rij in wereld.rijen if _in_groei(rij) and rij.begin < GROEI_VAN <= rij.einde]
    overleden = [rij for rij in lopend if rij.reden == "Overlijden" and rij.einde < GROEI_TOT]
    blijvers = [rij for rij in lopend if rij.reden and rij.reden != "Overlijden"]
    for rij in blijvers:
        rij.einde = max(rij.einde, OPGEHAALD + timedelta(days=rng.randint(10, 400)))
    for nummer, rij in enumerate(rng.sample(blijvers, GROEI_ERAF - len(overleden))):
        rij.einde, rij.reden = GROEI_VAN + timedelta(days=5 + 6 * nummer), "Werk" if nummer % 2 else "Aanvang studie"
    for nummer in range(GROEI_ERBIJ):
        # The last days of the quarter are left free: what begins then can be registered after OPGEHAALD.
        begin = GROEI_VAN + timedelta(days=2 * nummer)
        rij = _rij(rng, _persoon(rng, wereld, GROEI_IN, begin), begin)
        wereld.rijen.append(replace(rij, einde=max(rij.einde, OPGEHAALD + timedelta(days=30))))


def _in_groei(rij: Rij) -> bool:
    return rij.wet == WET and rij.gemeente == GROEI_IN
