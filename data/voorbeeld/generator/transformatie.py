"""The tellingen of the chapter transformatie: help without indicatie, contracts and steps. All fictitious.

A series has a number per quarter from 2023-Q1 on; what is told once, holds for all quarters.
Known truth: the sociëteiten grow by 6 % each quarter, the other algemene voorzieningen stay as they are. One contract,
Jeugd ambulant, asks for a decision first: on 1 April 2025, three months before its end.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from wereld import toeval
from zicht import KWARTALEN, Zicht

Rijen = Iterator[tuple[object, ...]]

# Participants in the first quarter of 2023, and what each next quarter is of the one before.
VOORZIENINGEN = {"Sociëteit in de wijk": (410, 1.06), "Samen eten": (620, 1.0), "Maatjes": (180, 1.0)}

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


def bronnen(zicht: Zicht) -> dict[str, tuple[str, Iterable[tuple[object, ...]]]]:
    """Give each source of the chapter: its heading and its rows."""
    contract = "contract,begindatum,loopt_tot,verlenging,verlenging_maanden,besluit_maanden,waarde"
    return {
        "algemene_voorzieningen": ("voorziening,periode,waarde", algemene_voorzieningen(zicht)),
        "factuurnormen": ("groep,grens,waarde", NORMEN),
        "contracten": (contract, contracten(zicht)),
        "contractstappen": ("contract,moment,waarde", STAPPEN),
        "aankondigingen": ("onderwerp,moment,waarde", aankondigingen(zicht)),
    }


def algemene_voorzieningen(zicht: Zicht) -> Rijen:
    """Give the participants per quarter: some 3 % more or less than the path of the voorziening."""
    rng = toeval("algemene voorzieningen")
    for voorziening, (begin, groei) in VOORZIENINGEN.items():
        for stap, periode in enumerate(KWARTALEN):
            aantal = round(begin * groei**stap * rng.uniform(0.97, 1.03))
            if zicht.tot_nu(periode):
                yield voorziening, periode, aantal


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
