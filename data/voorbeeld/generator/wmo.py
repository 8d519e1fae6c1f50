"""The Wmo: who comes, with what, and why it ends."""

import random
from datetime import date, timedelta

from toegang import melden
from wereld import INWONERS, OPGEHAALD, Persoon, Rij, Wereld, dagen, kies, toeval
from zorg import Product, Wet, beloop

# Invented; an AGB-code begins with 00 here and fails the elfproef, so that nobody takes it for a BSN.
AANBIEDERS = {
    "00621301": "Elzewal Thuis",
    "00621302": "Kuierpad Begeleiding",
    "00621303": "Hazeldonker Zorg",
    "00621309": "Brummelhof Dagwerk",
    "00621305": "Averzande Wonen",
    "00621306": "Rolderik Hulpmiddelen",
    "00621307": "Meanderwold Vervoer",
    "00621308": "Sterrekens Ondersteuning",
}
ELZEWAL, KUIERPAD, HAZELDONKER, BRUMMELHOF, AVERZANDE, ROLDERIK, MEANDERWOLD, STERREKENS = AANBIEDERS

# Codes of iWmo 3.2 (WMO020), with how long they last, who delivers and which share is a PGB. Own choice.
PRODUCTEN = {
    "01": Product(1250, {ELZEWAL: 5, HAZELDONKER: 4, STERREKENS: 1}, pgb=0.05),
    "02": Product(620, {KUIERPAD: 5, STERREKENS: 3, HAZELDONKER: 2}, pgb=0.14),
    "04": Product(380, {AVERZANDE: 2, BRUMMELHOF: 1}, pgb=0.15),
    "07": Product(640, {BRUMMELHOF: 4, KUIERPAD: 2}, pgb=0.1),
    "08": Product(640, {MEANDERWOLD: 3, BRUMMELHOF: 1}),
    "11": Product(1500, {ROLDERIK: 1}, pgb=0.03),
    "12": Product(1500, {ROLDERIK: 2, MEANDERWOLD: 2}, pgb=0.04),
    "13": Product(1300, {ROLDERIK: 1}, pgb=0.08),
    "14": Product(900, {ROLDERIK: 1}),
    "15": Product(700, {AVERZANDE: 3, STERREKENS: 1}, pgb=0.06),
}
# What somebody asks for, by age: hulp bij het huishouden grows with the years, begeleiding comes earlier.
VRAAG = {
    "18-64": {"01": 15, "02": 45, "04": 2, "07": 9, "08": 4, "11": 6, "12": 7, "13": 4, "14": 3, "15": 5},
    "65-74": {"01": 38, "02": 12, "04": 3, "07": 9, "08": 5, "11": 9, "12": 13, "13": 8, "14": 3, "15": 0.5},
    "75-97": {"01": 46, "02": 7, "04": 4, "07": 10, "08": 6, "11": 8, "12": 11, "13": 6, "14": 2, "15": 0.2},
}
LEEFTIJDEN = {"18-64": 27.0, "65-74": 21.0, "75-97": 52.0}
# Reasons of iWmo 3.2 (WMO588), in %, by age.
REDENEN = {"19": 58.0, "02": 3.0, "20": 2.0, "21": 7.0, "22": 2.0, "23": 11.0, "31": 4.0, "36": 4.0, "39": 7.0}
REDENEN_OUD = {**REDENEN, "19": 34.0, "02": 28.0, "39": 20.0}
OUD = 75

# People who report in a year, per inwoner of any age: some 5 % of the adults have a voorziening.
INSTROOM = 0.0165
MEER_PRODUCTEN = 0.3
# Stapeling, made on purpose: under 65, this share of those who report has an uitkering on that day.
MET_UITKERING = 0.3
EERSTE_DAG = date(2010, 1, 1)


def redenen(rij: Rij) -> dict[str, float]:
    """Give the reasons for which a record can end."""
    return REDENEN_OUD if rij.einde.year - rij.persoon.geboren.year >= OUD else REDENEN


WET = Wet("Wmo", PRODUCTEN, redenen, wachttijd=17)


def wmo(wereld: Wereld) -> None:
    """Let adults report, in every place, for as long as the world lasts."""
    rng = toeval("wmo")
    uitkeringen = wereld.van("Participatiewet")
    for plaats, inwoners in INWONERS.items():
        bekenden = [rij for rij in uitkeringen if rij.persoon.woont_in == plaats]
        for dag in dagen(rng, inwoners * INSTROOM, EERSTE_DAG, OPGEHAALD):
            groep = kies(rng, LEEFTIJDEN)
            persoon = _persoon(rng, wereld, bekenden, dag, groep)
            toegekend = melden(rng, wereld, WET.naam, persoon, dag)
            if toegekend is not None:
                wereld.rijen += _hulp(rng, persoon, toegekend, groep)


def _hulp(rng: random.Random, persoon: Persoon, toegekend: date, groep: str) -> list[Rij]:
    """Grant one product, and to some a second of another kind."""
    product = kies(rng, VRAAG[groep])
    rijen = beloop(rng, WET, persoon, product, toegekend)
    if rng.random() < MEER_PRODUCTEN:
        anders = kies(rng, {code: deel for code, deel in VRAAG[groep].items() if code != product})
        rijen += beloop(rng, WET, persoon, anders, toegekend + timedelta(days=rng.randint(0, 60)))
    return rijen


def _persoon(rng: random.Random, wereld: Wereld, bekenden: list[Rij], dag: date, groep: str) -> Persoon:
    """Take somebody of this age: under 65 often one with an uitkering."""
    van, tot = (int(leeftijd) for leeftijd in groep.split("-"))
    if groep == "18-64" and rng.random() < MET_UITKERING:
        for rij in rng.choices(bekenden, k=100):
            if rij.loopt_op(dag) and dag < rij.persoon.wordt(tot + 1):
                return rij.persoon
    return wereld.geboren(
        rng, bekenden[0].persoon.woont_in, dag - timedelta(days=rng.randint(int(van * 365.25) + 1, int(tot * 365.25)))
    )
