"""The tellingen of the chapter transformatie: help without indicatie, contracts, steps and budgets. All fictitious.

A series has a number per quarter from 2023-Q1 on; what is told once, holds for all quarters.
Known truth: the sociëteiten grow by 6 % each quarter, the other algemene voorzieningen stay as they are. One contract,
Jeugd ambulant, asks for a decision first: on 1 April 2025, three months before its end.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from wereld import toeval
from zicht import KWARTALEN, Zicht, nihil, nu

Rijen = Iterator[tuple[object, ...]]

# Participants in the first quarter of 2023, and what each next quarter is of the one before.
VOORZIENINGEN = {"Sociëteit in de wijk": (410, 1.06), "Samen eten": (620, 1.0), "Maatjes": (180, 1.0)}

OPGAVEN = {
    "Thuis in de wijk": "Sociëteiten zijn in elke kern begonnen",
    "Jeugd dichtbij": "Ambulante hulp gaat voor verblijf",
    "Mee aan het werk": "Groepen leren en werken tegelijk",
}
CJG = {
    "Direct afgehandeld": ("33.0", "33.5", "34.1", "34.6", "35.0", "35.2", "35.9", "36.4"),
    "Doorverwezen naar nulde of eerste lijn": ("34.9", "34.8", "34.6", "34.5", "34.3", "34.6", "34.2", "34.1"),
    "Doorverwezen naar tweede lijn": ("32.1", "31.7", "31.3", "30.9", "30.7", "30.2", "29.9", "29.5"),
}
# Since 1 January 2023, and of the twelve months before; at the end of 2022, and of each quarter since.
SIGNALEN = {
    "Interventies sinds 1 januari 2023": (0, 15, 31, 48, 64, 73, 82, 90, 97),
    "Formele klachten over de toegang": (29, 30, 30, 32, 31, 29, 27, 24, 22),
}
SOCIALE_BASIS = {
    "Actieve maatjes": (196, 199, 203, 201, 206, 209, 211, 214),
    "Vrijwilligers in de sociëteiten": (84, 90, 95, 103, 109, 117, 124, 133),
}
WAARDERING = {
    "Schoolcoaches": ("7.9", "7.9", "8.0", "8.0", "8.0", "8.1", "8.0", "8.1"),
    "Sociëteiten": ("8.2", "8.1", "8.3", "8.3", "8.2", "8.4", "8.3", "8.4"),
}
# A group begins in January. Who did not finish comes first; who began and who finished follows. Until the last quarter
# of its year most of it is still learning.
UITKOMSTEN = ("Voortijdig gestopt", "Baan", "Vervolgopleiding", "Nog op zoek")
COHORTEN = {2022: (2, 7, 5, 3), 2023: (3, 8, 6, 2), 2024: (2, 11, 7, 2)}
ONDERWEG = {2023: (1, 3, 1, 14), 2024: (1, 4, 2, 15)}
# Of years that the registers know nothing of: from 2018 on pgb holders are counted in them.
PGB_HOUDERS = [(2015, 420, "ca."), (2017, 338, "")]
PGB_BETAALD = {"Binnen 10 dagen": (94, 95, 95, 96, 95, 96, 96, 97)}
NORMEN = [
    ("Nieuwe cliënten", "Uiterlijk", 90),
    ("Bestaande cliënten", "Van", 48),
    ("Bestaande cliënten", "Uiterlijk", 60),
]
# begindatum, loopt_tot, verlenging, its months, the months that a decision needs, and words.
CONTRACTEN = {
    "Jeugd ambulant": ("2023-07-01", "2025-07-01", "Open", 12, 3, "Besluit over de optie wordt voorbereid"),
    "Jeugd verblijf": ("2022-01-01", "2026-01-01", "", "", 9, "Nieuwe aanbesteding begint in het voorjaar"),
    "Begeleiding Wmo": ("2022-07-01", "2024-07-01", "Gebruikt", 24, 12, "Eén keer verlengd"),
    "Hulp bij het huishouden": ("2024-01-01", "2027-01-01", "Open", 24, 6, "Loopt volgens plan"),
    "Hulpmiddelen": ("2023-01-01", "2025-12-31", "Open", 12, "", "Termijn voor het besluit wordt nagevraagd"),
}
# An option that was used in the quarter before its contract would end stands open until then.
GEBRUIKT_OP = date(2024, 4, 1)
STAPPEN = [
    ("Jeugd verblijf", "2025-03", "Consultatie van aanbieders en cliënten klaar"),
    ("Jeugd verblijf", "2025-09-01", "Gunning"),
    ("Begeleiding Wmo", "2025-10", "Aanbestedingsstukken gepubliceerd"),
    ("Hulpmiddelen", "2025-02-14", "Gesprek met de aanbieder over de optie"),
]
# Known from a quarter on until it has come.
AANKONDIGINGEN = [
    ("Opening van de sociëteit in Graswolde", "2024-11-15", "15 november 2024"),
    ("Derde groep van het leerbedrijf", "2025-02-03", "3 februari 2025"),
    ("Nieuwe sociale kaart", "2025-04", "tweede kwartaal 2025"),
    ("Evaluatie van de sociëteiten", "2025-09", "na de zomer van 2025"),
]
# For the year after; the budget of the year itself is a source of its own. The last two that came out are told.
CIRCULAIRES = {
    "Septembercirculaire 2022": (2022, 3, 44_900_000),
    "Decembercirculaire 2022": (2022, 4, 45_150_000),
    "Meicirculaire 2023": (2023, 2, 46_020_000),
    "Septembercirculaire 2023": (2023, 3, 46_480_000),
    "Decembercirculaire 2023": (2023, 4, 46_700_000),
    "Meicirculaire 2024": (2024, 2, 47_940_000),
    "Septembercirculaire 2024": (2024, 3, 48_310_000),
    "Decembercirculaire 2024": (2024, 4, 48_650_000),
}
OUDE_TAKEN = {
    "Beschikbaar": 31_200_000,
    "Waarvan | Bijstand": 19_400_000,
    "Waarvan | Wsw": 6_900_000,
    "Waarvan | Overige doelgroepen Participatiewet": 1_600_000,
}


def bronnen(zicht: Zicht) -> dict[str, tuple[str, Iterable[tuple[object, ...]]]]:
    """Give each source of the chapter: its heading and its rows."""
    contract = "contract,begindatum,loopt_tot,verlenging,verlenging_maanden,besluit_maanden,waarde"
    uit = [(naam, euro) for naam, (jaar, nummer, euro) in CIRCULAIRES.items() if (jaar, nummer) <= zicht.wanneer]
    return {
        "opgaven": ("opgave,waarde", OPGAVEN.items()),
        "algemene_voorzieningen": ("voorziening,periode,waarde", algemene_voorzieningen(zicht)),
        "cjg_vragen": ("afhandeling,waarde", nu(zicht, CJG)),
        "signalen": ("onderdeel,moment,waarde", signalen(zicht)),
        "sociale_basis": ("onderdeel,waarde", nu(zicht, SOCIALE_BASIS)),
        "waardering": ("dienst,waarde", nu(zicht, WAARDERING)),
        "cohorten": ("cohort,uitkomst,waarde", cohorten(zicht)),
        "pgb_houders": ("jaar,waarde,benadering", PGB_HOUDERS),
        "pgb_betaald": ("termijn,waarde", nu(zicht, PGB_BETAALD)),
        "factuurnormen": ("groep,grens,waarde", NORMEN),
        "contracten": (contract, contracten(zicht)),
        "contractstappen": ("contract,moment,waarde", STAPPEN),
        "aankondigingen": ("onderwerp,moment,waarde", aankondigingen(zicht)),
        "circulaires": ("circulaire,waarde", uit[-2:]),
        "oude_taken": ("post,waarde", OUDE_TAKEN.items()),
    }


def algemene_voorzieningen(zicht: Zicht) -> Rijen:
    """Give the participants per quarter: some 3 % more or less than the path of the voorziening."""
    rng = toeval("algemene voorzieningen")
    for voorziening, (begin, groei) in VOORZIENINGEN.items():
        for stap, periode in enumerate(KWARTALEN):
            aantal = round(begin * groei**stap * rng.uniform(0.97, 1.03))
            if zicht.tot_nu(periode):
                yield voorziening, periode, aantal


def signalen(zicht: Zicht) -> Rijen:
    """Give the numbers at the end of the year before, and of the quarter."""
    momenten = {f"Eind {zicht.jaar - 1}": zicht.plek + 1 - zicht.nummer}
    momenten[f"Eind {zicht.jaar}" if zicht.nummer == 4 else zicht.eind] = zicht.plek + 1
    for onderdeel, reeks in SIGNALEN.items():
        yield from ((onderdeel, moment, nihil(reeks[plek])) for moment, plek in momenten.items())


def cohorten(zicht: Zicht) -> Rijen:
    """Give what became of the group of the year before, and of this one so far."""
    dit_jaar = (COHORTEN if zicht.nummer == 4 else ONDERWEG)[zicht.jaar]
    for jaar, aantallen in ((zicht.jaar - 1, COHORTEN[zicht.jaar - 1]), (zicht.jaar, dit_jaar)):
        yield from ((f"Leerbedrijf {jaar}", *wat) for wat in zip(UITKOMSTEN, aantallen, strict=True))


def contracten(zicht: Zicht) -> Rijen:
    """Give the contracts that have begun, with the options that were used by then."""
    for naam, (begin, tot, verlenging, *rest) in CONTRACTEN.items():
        if begin <= zicht.peildatum.isoformat():
            open_ = verlenging == "Gebruikt" and zicht.peildatum < GEBRUIKT_OP
            woorden = "Besluit over de optie wordt voorbereid" if open_ else rest[-1]
            yield naam, begin, tot, "Open" if open_ else verlenging, *rest[:-1], woorden


def aankondigingen(zicht: Zicht) -> Rijen:
    """Give what is still to come."""
    yield from (een for een in AANKONDIGINGEN if een[1] > zicht.opgehaald.isoformat())
