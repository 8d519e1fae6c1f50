"""The tellingen of the chapter transformatie: help without indicatie, contracts, steps and budgets. All fictitious.

Known truth: the sociëteiten grow by 6 % each quarter, the other algemene voorzieningen stay as they are. One contract,
Jeugd ambulant, asks for a decision first: on 1 April 2025, three months before its end.
"""

from collections.abc import Iterator

from tellingen import KWARTALEN
from wereld import toeval

Rijen = Iterator[tuple[object, ...]]

# Participants in the first quarter of 2023, and what each next quarter is of the one before.
VOORZIENINGEN = {"Sociëteit in de wijk": (410, 1.06), "Samen eten": (620, 1.0), "Maatjes": (180, 1.0)}

OPGAVEN = {
    "Thuis in de wijk": "Sociëteiten zijn in elke kern begonnen",
    "Jeugd dichtbij": "Ambulante hulp gaat voor verblijf",
    "Mee aan het werk": "Groepen leren en werken tegelijk",
}
CJG = {
    "Direct afgehandeld": "36.4",
    "Doorverwezen naar nulde of eerste lijn": "34.1",
    "Doorverwezen naar tweede lijn": "29.5",
}
SIGNALEN = [
    ("Interventies sinds 1 januari 2023", "Eind 2023", 64),
    ("Interventies sinds 1 januari 2023", "Eind 2024", 97),
    ("Formele klachten over de toegang", "Eind 2023", 31),
    ("Formele klachten over de toegang", "Eind 2024", 22),
]
SOCIALE_BASIS = {"Actieve maatjes": 214, "Vrijwilligers in de sociëteiten": 133}
WAARDERING = {"Schoolcoaches": "8.1", "Sociëteiten": "8.4"}
# Who did not finish comes first; who began and who finished follows.
COHORTEN = {
    "Leerbedrijf 2023": {"Voortijdig gestopt": 3, "Baan": 8, "Vervolgopleiding": 6, "Nog op zoek": 2},
    "Leerbedrijf 2024": {"Voortijdig gestopt": 2, "Baan": 11, "Vervolgopleiding": 7, "Nog op zoek": 2},
}
# Of years that the registers know nothing of: from 2018 on pgb holders are counted in them.
PGB_HOUDERS = [(2015, 420, "ca."), (2017, 338, "")]
PGB_BETAALD = {"Binnen 10 dagen": 97}
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
STAPPEN = [
    ("Jeugd verblijf", "2025-03", "Consultatie van aanbieders en cliënten klaar"),
    ("Jeugd verblijf", "2025-09-01", "Gunning"),
    ("Begeleiding Wmo", "2025-10", "Aanbestedingsstukken gepubliceerd"),
    ("Hulpmiddelen", "2025-02-14", "Gesprek met de aanbieder over de optie"),
]
AANKONDIGINGEN = [
    ("Derde groep van het leerbedrijf", "2025-02-03", "3 februari 2025"),
    ("Nieuwe sociale kaart", "2025-04", "tweede kwartaal 2025"),
    ("Evaluatie van de sociëteiten", "2025-09", "na de zomer van 2025"),
]
# For 2025; the budget of 2024 is a source of its own.
CIRCULAIRES = {"Septembercirculaire 2024": 48_310_000, "Decembercirculaire 2024": 48_650_000}
OUDE_TAKEN = {
    "Beschikbaar": 31_200_000,
    "Waarvan | Bijstand": 19_400_000,
    "Waarvan | Wsw": 6_900_000,
    "Waarvan | Overige doelgroepen Participatiewet": 1_600_000,
}


def algemene_voorzieningen() -> Rijen:
    """Give the participants per quarter: some 3 % more or less than the path of the voorziening."""
    rng = toeval("algemene voorzieningen")
    for voorziening, (begin, groei) in VOORZIENINGEN.items():
        for stap, periode in enumerate(KWARTALEN):
            yield voorziening, periode, round(begin * groei**stap * rng.uniform(0.97, 1.03))


def bronnen() -> dict[str, tuple[str, Rijen]]:
    """Give each source of the chapter: its heading and its rows."""
    contract = "contract,begindatum,loopt_tot,verlenging,verlenging_maanden,besluit_maanden,waarde"
    cohorten = ((cohort, uitkomst, aantal) for cohort, van in COHORTEN.items() for uitkomst, aantal in van.items())
    return {
        "opgaven": ("opgave,waarde", iter(OPGAVEN.items())),
        "algemene_voorzieningen": ("voorziening,periode,waarde", algemene_voorzieningen()),
        "cjg_vragen": ("afhandeling,waarde", iter(CJG.items())),
        "signalen": ("onderdeel,moment,waarde", iter(SIGNALEN)),
        "sociale_basis": ("onderdeel,waarde", iter(SOCIALE_BASIS.items())),
        "waardering": ("dienst,waarde", iter(WAARDERING.items())),
        "cohorten": ("cohort,uitkomst,waarde", cohorten),
        "pgb_houders": ("jaar,waarde,benadering", iter(PGB_HOUDERS)),
        "pgb_betaald": ("termijn,waarde", iter(PGB_BETAALD.items())),
        "factuurnormen": ("groep,grens,waarde", iter(NORMEN)),
        "contracten": (contract, ((naam, *van) for naam, van in CONTRACTEN.items())),
        "contractstappen": ("contract,moment,waarde", iter(STAPPEN)),
        "aankondigingen": ("onderwerp,moment,waarde", iter(AANKONDIGINGEN)),
        "circulaires": ("circulaire,waarde", iter(CIRCULAIRES.items())),
        "oude_taken": ("post,waarde", iter(OUDE_TAKEN.items())),
    }
