"""The tellingen on measures and on aanbieders: taakstellingen, effects, a path per year, budgets, wachtlijsten."""

from collections.abc import Iterable, Iterator

from prestatie import Declaratie
from wereld import toeval
from zicht import KWARTALEN, Zicht

Rijen = Iterator[tuple[object, ...]]

BIJSTUREN, AANVULLEND, ONDERZOEK = "1 Bijsturen", "2 Aanvullen", "3 Onderzoeken"
EERSTE_JAAR, EINDJAAR = 2023, 2027
# Per project its pakket, its measures with their taakstelling in the last year, and what it yields of its plan.
# Known truth 7: of what was planned for 2024, verblijf yields 60 %: vertraagd. The others are op koers or not begun.
PROJECTEN: dict[str, tuple[str, dict[str, int], float]] = {
    "Minder verblijf jeugd": (BIJSTUREN, {"Kortere verblijfsduur": 600000, "Meer gezinsplekken": 300000}, 0.6),
    "Collectieve dagbesteding": (BIJSTUREN, {"Inloop in elke wijk": 250000}, 0.95),
    "Scherper indiceren": (BIJSTUREN, {"Richtlijnen Wmo": 400000, "Richtlijnen jeugdhulp": 350000}, 1.02),
    "Praktijkondersteuner jeugd": (AANVULLEND, {"Praktijkondersteuner bij elke huisarts": 200000}, 0.98),
    "Samen inkopen": (AANVULLEND, {"Samen inkopen van hulpmiddelen": 150000}, 0.0),
    "Hulp bij het huishouden anders": (ONDERZOEK, {"Scenario's voor hulp bij het huishouden": 0}, 0.0),
}
# Known truth 12: a revision. Until the last quarter verblijf was thought to yield more of its plan for the year.
DEEL_GEDACHT = {"Minder verblijf jeugd": 0.75}
# Which part of the taakstelling is planned for each year; the last project but one begins in 2025.
DEEL_PER_JAAR = (0.2, 0.4, 0.6, 0.8, 1.0)
BEGINT_LATER = "Samen inkopen"
GEREALISEERD, VERWACHT = "Gerealiseerd", "Verwacht"
WOORDEN = {
    "Praktijkondersteuner jeugd": (VERWACHT, "Conform taakstelling", EINDJAAR, ""),
    "Samen inkopen": (VERWACHT, "PM", "", ""),
    "Hulp bij het huishouden anders": (VERWACHT, "In woorden", "", "scenario's zijn klaar in 2025 (aangekondigd)"),
}
MIRKELOORD, ROODEWOLDE = "00451209", "00451208"
# Known truth 8: Huis Mirkeloord declares more than its budget of 2024; every other stays below. Own choice.
BOVENOP, TE_KRAP = (1.04, 1.22), 0.92
# Known truth 9: the wachtlijst of Roodewolde Jeugd-ggz doubles in six quarters; the others stay as they are.
OPLOPEND = {
    "2023-Q1": 33,
    "2023-Q2": 32,
    "2023-Q3": 34,
    "2023-Q4": 40,
    "2024-Q1": 47,
    "2024-Q2": 55,
    "2024-Q3": 62,
    "2024-Q4": 71,
}
STABIEL = {"00451201": 22, "00451203": 15, "00621302": 18, "00621308": 11}


def bronnen(zicht: Zicht, alle: Iterable[Declaratie]) -> dict[str, tuple[str, Iterable[tuple[object, ...]]]]:
    """Give each source of the chapters maatregelen and aanbieders: the names of its columns, and its rows."""
    return {
        "maatregelen": ("pakket,project,maatregel,waarde", maatregelen()),
        "taakstelling_pakketten": ("pakket,jaar,waarde", pakketten()),
        "taakstelling_zonder_jaar": ("pakket,waarde", [(ONDERZOEK, "")]),
        "effecten": ("project,stand,aard,jaar,woorden,waarde", effecten(zicht)),
        "maatregelpad": ("project,soort,jaar,waarde", pad(zicht)),
        "aanbiederbudgetten": ("aanbieder,wet,jaar,waarde", budgetten(alle, zicht)),
        "wachtlijsten": ("aanbieder,periode,waarde", wachtlijsten(zicht)),
    }


def maatregelen() -> Rijen:
    """Give the taakstelling of each measure; empty where there is none."""
    for project, (pakket, onder, _) in PROJECTEN.items():
        yield from ((pakket, project, maatregel, euro or "") for maatregel, euro in onder.items())


def pakketten() -> Rijen:
    """Give the taakstelling of each pakket in the first and the last year: what its projects have planned for it."""
    for pakket in (BIJSTUREN, AANVULLEND):
        for jaar in (EERSTE_JAAR, EINDJAAR):
            yield pakket, jaar, sum(_gepland(naam, jaar) for naam, (van, _, _) in PROJECTEN.items() if van == pakket)


def pad(zicht: Zicht) -> Rijen:
    """Give per project what is planned for each year, and what the years up to this one yield, as was thought then."""
    for project, (_, onder, deel) in PROJECTEN.items():
        if not sum(onder.values()):
            continue
        gedacht = deel if zicht.is_laatste else DEEL_GEDACHT.get(project, deel)
        for jaar in range(EERSTE_JAAR, EINDJAAR + 1):
            gepland = _gepland(project, jaar)
            yield project, "Gepland", jaar, gepland or "-"
            if jaar <= zicht.jaar:
                yield project, GEREALISEERD, jaar, _duizend(gepland * (gedacht if jaar == 2024 else 1.0)) or "-"


def effecten(zicht: Zicht) -> Rijen:
    """Give the effects: what runs on per year, what is expected in the last year, and what is no amount."""
    jaar = zicht.jaar
    gehaald = {project: euro for project, soort, van, euro in pad(zicht) if (soort, van) == (GEREALISEERD, jaar)}
    for project, (_, onder, _) in PROJECTEN.items():
        if isinstance(gehaald.get(project), int):
            yield project, GEREALISEERD, "Per jaar", jaar, "", gehaald[project]
        if project in WOORDEN:
            yield (project, *WOORDEN[project], "")
        elif project == "Scherper indiceren":
            yield project, VERWACHT, "In een jaar", EINDJAAR, "", sum(onder.values()) - int(str(gehaald[project]))


def budgetten(alle: Iterable[Declaratie], zicht: Zicht) -> Rijen:
    """Give the budget of each aanbieder for the year: above what it will declare, but for one in 2024."""
    rng = toeval("aanbiederbudgetten" if zicht.jaar == 2024 else f"aanbiederbudgetten {zicht.jaar}")
    besteed: dict[tuple[str, str], int] = {}
    for een in alle:
        if een.maand.startswith(str(zicht.jaar)):
            besteed[een.aanbieder, een.wet] = besteed.get((een.aanbieder, een.wet), 0) + een.bedrag
    for (aanbieder, wet), centen in sorted(besteed.items()):
        krap = aanbieder == MIRKELOORD and zicht.jaar == 2024
        factor = TE_KRAP if krap else rng.uniform(*BOVENOP)
        yield aanbieder, wet, zicht.jaar, _duizend(centen / 100 * factor)


def wachtlijsten(zicht: Zicht) -> Rijen:
    """Give the wachtlijst that an aanbieder reports at the end of each of at most six quarters."""
    # The first two quarters of the world come last, so that the others keep their chance.
    rng, lijst = toeval("wachtlijsten"), {}
    for periode in (*KWARTALEN[2:], *KWARTALEN[:2]):
        stabiel = {code: aantal + rng.randint(-3, 3) for code, aantal in STABIEL.items()}
        lijst[periode] = {ROODEWOLDE: OPLOPEND[periode], **stabiel}
    for periode in zicht.laatste(6):
        yield from ((code, periode, aantal) for code, aantal in lijst[periode].items())


def _gepland(project: str, jaar: int) -> int:
    later = project == BEGINT_LATER and jaar <= 2024
    return 0 if later else round(sum(PROJECTEN[project][1].values()) * DEEL_PER_JAAR[jaar - EERSTE_JAAR])


def _duizend(bedrag: float) -> int:
    return round(bedrag / 1000) * 1000
