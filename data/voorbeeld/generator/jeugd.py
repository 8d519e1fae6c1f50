"""The Jeugdwet: who comes, with what, and why it ends."""

import random
from dataclasses import replace
from datetime import date, timedelta

from toegang import melden
from wereld import INWONERS, OPGEHAALD, Persoon, Rij, Wereld, dagen, kies, toeval
from zorg import OVERSTAP, Product, Wet, beloop

# Invented; an AGB-code begins with 00 here and fails the elfproef, so that nobody takes it for a BSN.
AANBIEDERS = {
    "00451201": "Vlierwende Jeugd",
    "00451202": "Kwistelbos",
    "00451203": "Ommezwaai Jeugd",
    "00451209": "Huis Mirkeloord",
    "00451205": "Sparrekuil Pleegzorg",
    "00451206": "Bessemgaarde",
    "00451207": "Tuimelgoed",
    "00451208": "Roodewolde Jeugd-ggz",
}
VLIERWENDE, KWISTELBOS, OMMEZWAAI, MIRKELOORD, SPARREKUIL, BESSEMGAARDE, TUIMELGOED, ROODEWOLDE = AANBIEDERS

# Codes of iJw 3.2 (JZ020), with how long they last, who delivers and which share is a PGB. Own choice.
LICHT = {
    "45": Product(240, {VLIERWENDE: 5, OMMEZWAAI: 4, KWISTELBOS: 3, BESSEMGAARDE: 1}, pgb=0.12),
    "50": Product(300, {KWISTELBOS: 3, TUIMELGOED: 1}, pgb=0.45),
    "51": Product(170, {ROODEWOLDE: 4, OMMEZWAAI: 2}),
}
MIDDEL = {
    "41": Product(330, {TUIMELGOED: 4, BESSEMGAARDE: 2}, pgb=0.2),
    "48": Product(420, {MIRKELOORD: 1}),
    "54": Product(290, {ROODEWOLDE: 5, OMMEZWAAI: 2}, pgb=0.03),
}
ZWAAR = {
    "35": Product(560, {SPARREKUIL: 1}),
    "36": Product(420, {SPARREKUIL: 2, MIRKELOORD: 2}, pgb=0.05),
    "43": Product(230, {MIRKELOORD: 3, ROODEWOLDE: 1}),
    "44": Product(260, {MIRKELOORD: 3, TUIMELGOED: 1}),
    "46": Product(70, {MIRKELOORD: 2, VLIERWENDE: 1}),
}
GEWICHT = {
    "licht": {"45": 55, "50": 18, "51": 27},
    "middel": {"41": 25, "48": 15, "54": 60},
    "zwaar": {"35": 22, "36": 18, "43": 16, "44": 22, "46": 22},
}
# Known truth 1: from heavy to light. The share of heavy products among toewijzingen, in %, from each day on. A return
# or a switch keeps its product, so among all new rows the share follows some months later and less far.
DEEL_ZWAAR = (
    (date.min, 32.0),
    (date(2024, 1, 1), 27.0),
    (date(2024, 4, 1), 20.0),
    (date(2024, 7, 1), 14.0),
)
# Of what is not heavy.
DEEL_LICHT = 0.62
# Known truth 6: more help is broken off by one side at one aanbieder, in one year.
UITVAL_BIJ, UITVAL_IN = OMMEZWAAI, 2024

# Reasons of iJw 3.2 (JZ588), in %: 32 and 33 are eenzijdig, by the client and by the aanbieder.
REDENEN = {"31": 62.0, "32": 7.0, "33": 3.0, "34": 13.0, "35": 7.0, "36": 2.0, "39": 4.0, "20": 1.5, "02": 0.1}
REDENEN_UITVAL = {**REDENEN, "31": 44.0, "32": 20.0, "33": 11.0}

VERWIJZERS = {"01": 46.0, "02": 33.0, "03": 6.0, "04": 7.0, "05": 5.0, "06": 1.5, "08": 1.5}
# Children who come in a year, per inwoner of any age: some 9,5 % of those under 18 have help in a half-year.
INSTROOM = 0.0136
TWEEDE_PRODUCT = 0.2
LEEFTIJDEN = {"0-3": 8.0, "4-11": 48.0, "12-17": 44.0}
EERSTE_DAG = date(2014, 1, 1)


def redenen(rij: Rij) -> dict[str, float]:
    """Give the reasons for which a record can end."""
    uitval = rij.aanbieder == UITVAL_BIJ and rij.einde.year == UITVAL_IN
    return REDENEN_UITVAL if uitval else REDENEN


WET = Wet("Jeugdwet", {**LICHT, **MIDDEL, **ZWAAR}, redenen, wachttijd=26)


def jeugdwet(wereld: Wereld) -> None:
    """Let children come, in every place, for as long as the world lasts."""
    rng = toeval("jeugdwet")
    for plaats, inwoners in INWONERS.items():
        for dag in dagen(rng, inwoners * INSTROOM, EERSTE_DAG, OPGEHAALD):
            _kind(rng, wereld, plaats, dag)


def _kind(rng: random.Random, wereld: Wereld, plaats: str, dag: date) -> None:
    """Let one child ask for help: at the gemeente, where it takes time and can be refused, or through another."""
    verwijzer = kies(rng, VERWIJZERS)
    persoon = wereld.geboren(rng, plaats, _geboortedag(rng, dag))
    toegekend: date | None = dag
    if verwijzer == "01":
        toegekend = melden(rng, wereld, WET.naam, persoon, dag)
    if toegekend is None:
        return
    wereld.rijen += _hulp(rng, persoon, toegekend, verwijzer)
    if rng.random() < TWEEDE_PRODUCT:
        wereld.rijen += _hulp(rng, persoon, toegekend + timedelta(days=rng.randint(0, 90)), verwijzer)


def _hulp(rng: random.Random, persoon: Persoon, toegekend: date, verwijzer: str) -> list[Rij]:
    rijen = beloop(rng, WET, persoon, _product(rng, toegekend), toegekend)
    # Drawn anew for each record that was made from another: the end of a record decides what is likely.
    return [replace(rij, verwijzer=verwijzer, reden=_reden(rng, rij)) for rij in rijen]


def _reden(rng: random.Random, rij: Rij) -> str:
    """Keep a reason that says that the help goes on; draw the others for the day on which the record ends."""
    return rij.reden if rij.reden in ("", "37", OVERSTAP) else kies(rng, redenen(rij))


def _product(rng: random.Random, dag: date) -> str:
    zwaar = next(deel for vanaf, deel in reversed(DEEL_ZWAAR) if dag >= vanaf) / 100
    if rng.random() < zwaar:
        return kies(rng, GEWICHT["zwaar"])
    return kies(rng, GEWICHT["licht" if rng.random() < DEEL_LICHT else "middel"])


def _geboortedag(rng: random.Random, dag: date) -> date:
    van, tot = (int(leeftijd) for leeftijd in kies(rng, LEEFTIJDEN).split("-"))
    return dag - timedelta(days=rng.randint(int(van * 365.25) + 1, int((tot + 1) * 365.25) - 30))
