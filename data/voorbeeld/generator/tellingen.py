"""The tellingen on people: numbers that the region counts elsewhere. Each is fictitious and holds what must add up.

A telling that is counted anew has a number per quarter; one that was corrected stands in its own quarter as it was
first told.
"""

import random
from collections.abc import Iterable, Iterator, Mapping

from wereld import ALDERMEER, EERSTE_DAG_NIEUW, INWONERS, NIEUW_HAZELRADE, OPGEGAAN_IN, toeval
from zicht import KWARTALEN, Zicht, gemeenten_in

Rijen = Iterator[tuple[object, ...]]

# What adds up for the new gemeente.
GROOTTE = {**INWONERS, NIEUW_HAZELRADE: sum(INWONERS[oud] for oud in OPGEGAAN_IN)}

LEEFTIJDEN = {"0-17": 0.19, "18-22": 0.055, "23-64": 0.53, "65-74": 0.12, "75+": 0.105}
JAREN = range(2018, 2025)
GROEI_PER_JAAR = 0.003

# The ten statements of the cliëntervaringsonderzoek Wmo, with the share that agrees.
STELLINGEN = {
    "Ik wist waar ik moest zijn met mijn hulpvraag": 0.74,
    "Ik werd snel geholpen": 0.72,
    "De medewerker nam mij serieus": 0.85,
    "De medewerker en ik hebben samen naar oplossingen gezocht": 0.77,
    "Ik wist dat ik een onafhankelijke cliëntondersteuner kon krijgen": 0.38,
    "Ik vind de kwaliteit van de ondersteuning goed": 0.82,
    "De ondersteuning past bij mijn hulpvraag": 0.81,
    "Door de ondersteuning kan ik beter doen wat ik wil": 0.78,
    "Door de ondersteuning kan ik mij beter redden": 0.81,
    "Door de ondersteuning heb ik een betere kwaliteit van leven": 0.79,
}
ANTWOORDEN_PER_INWONER = 0.011
CEO_JAREN = (2022, 2023, 2024)
# Those of a year are in from its last quarter on.
CEO_IN = 4

AANMELDERS = {
    "Ouders/jeugdigen": 6.0,
    "Onderwijs": 5.0,
    "Huisartsen": 3.0,
    "CJG kernpartners": 4.0,
    "Veilig Thuis": 1.0,
    "Jeugdbescherming": 1.0,
    "Politie": 0.5,
    "Overig": 1.5,
}
CASUSSEN_PER_INWONER = 0.0028
# Known truth 10: a revision. The basisteam of Aldermeer told of 2024-Q3 at first so many cases fewer, of each kind.
LATER_GETELD = {("2024-Q3", ALDERMEER): {"Ouders/jeugdigen": 3, "Onderwijs": 1}}
AFHANDELING = {"Ongegrond verklaard": 5.0, "Niet ontvankelijk": 1.0, "Ingetrokken": 2.0, "Gegrond": 2.0}
BEZWAREN_PER_INWONER = {"Wmo": 0.0006, "Jeugdwet": 0.0002, "Participatiewet": 0.0007}
REGELINGEN = {"IOAZ": 0.01, "IOAW": 0.05, "WWB 65-/WWNV": 0.9, "WWB verpl/verz": 0.02, "WWB BZ": 0.02}
SPOREN = {"Spoor 1": 0.24, "Spoor 2": 0.31, "Spoor 3": 0.45}
MINIMA = {"Bijzondere bijstand": 0.006, "Individuele inkomenstoeslag": 0.004, "Minimaregeling": 0.009, "CER": 0.002}
PRIVACY = {
    "Governance": "De rollen zijn belegd",
    "Beleid": "Het beleid is vastgesteld",
    "Werkprocessen en triage": "De werkprocessen worden getoetst",
    "Bewustwording en training": "Nieuwe medewerkers volgen een training",
    "Beheer en opslag van gegevens": "De bewaartermijnen worden nagelopen",
}


def bronnen(zicht: Zicht, bestand: Mapping[str, int]) -> dict[str, tuple[str, Iterable[tuple[object, ...]]]]:
    """Give each source by its name: the names of its columns, and its rows."""
    van_het_jaar = (rij for rij in inwoners() if rij[2] <= zicht.jaar)
    gehouden = zicht.jaar if zicht.nummer >= CEO_IN else zicht.jaar - 1
    return {
        "inwoners": ("gemeente,leeftijd,jaar,waarde", van_het_jaar),
        "clientervaring": (
            "gemeente,stelling,antwoord,jaar,waarde",
            (rij for rij in clientervaring() if rij[3] <= gehouden),
        ),
        "basisteams": ("gemeente,onderdeel,periode,waarde", basisteams(zicht)),
        "bezwaren_klachten": (
            "gemeente,wet,onderdeel,periode,waarde",
            (rij for rij in bezwaren_klachten() if zicht.tot_nu(str(rij[3]))),
        ),
        "regelingen": ("gemeente,regeling,waarde", verdeeld("regelingen", bestand, REGELINGEN)),
        "sporen": ("gemeente,spoor,waarde", verdeeld("sporen", bestand, SPOREN)),
        "minimabeleid": ("gemeente,verstrekking,waarde", minimabeleid(zicht)),
        "privacyraamwerk": ("gebied,waarde", PRIVACY.items()),
    }


def inwoners() -> Iterator[tuple[str, str, int, int]]:
    """Give the inhabitants on 1 January, for each gemeente that exists on that day."""
    rng = toeval("inwoners")
    for jaar in JAREN:
        for code in gemeenten_in(jaar):
            for leeftijd, deel in LEEFTIJDEN.items():
                groei = 1 + GROEI_PER_JAAR * (jaar - EERSTE_DAG_NIEUW.year)
                yield code, leeftijd, jaar, round(GROOTTE[code] * deel * groei * rng.uniform(0.995, 1.005))


def clientervaring() -> Iterator[tuple[str, str, str, int, int]]:
    """Give for each statement who agrees and who answered; the year of the gemeenten that existed then."""
    rng = toeval("clientervaring")
    for jaar in CEO_JAREN:
        for code in gemeenten_in(jaar):
            for stelling, deel in STELLINGEN.items():
                alle = round(GROOTTE[code] * ANTWOORDEN_PER_INWONER * rng.uniform(0.9, 1.1))
                eens = sum(rng.random() < deel for _ in range(alle))
                yield from ((code, stelling, "Eens", jaar, eens), (code, stelling, "Alle antwoorden", jaar, alle))


def basisteams(zicht: Zicht) -> Rijen:
    """Give the cases per quarter; the aanmelders add up to what was discussed."""
    rng = toeval("basisteams")
    for periode, code in _per_periode():
        later = LATER_GETELD.get((periode, code), {}) if periode == zicht.periode else {}
        rijen = _basisteam(rng, GROOTTE[code] * CASUSSEN_PER_INWONER, later)
        if zicht.tot_nu(periode):
            yield from ((code, onderdeel, periode, aantal) for onderdeel, aantal in rijen.items())


def _basisteam(rng: random.Random, gemiddeld: float, later: Mapping[str, int]) -> dict[str, object]:
    """Give what a team tells of a quarter, without the cases that it counts later."""
    besproken = _rond(rng, gemiddeld)
    aanmelders = _verdeel(rng, besproken, AANMELDERS).items()
    return {
        "Aantal cases besproken in basisteam": besproken - sum(later.values()),
        **{f"Aanmelders/verwijzers | {naam}": aantal - later.get(naam, 0) or "-" for naam, aantal in aanmelders},
        "Aantal opgestelde ondersteuningsplannen besproken": _rond(rng, besproken * 0.6),
        "Gebruik expertpool": _rond(rng, besproken * 0.15),
        "Aantal lopende cases": _rond(rng, besproken * 2.2),
        "Wachtlijst": _rond(rng, besproken * 0.2),
    }


def bezwaren_klachten() -> Rijen:
    """Give bezwaarschriften and klachten; the ways of afhandeling add up to what was settled."""
    rng = toeval("bezwaren")
    for periode, code in _per_periode():
        for wet, per_inwoner in BEZWAREN_PER_INWONER.items():
            ontvangen, afgehandeld = (_rond(rng, GROOTTE[code] * per_inwoner) for _ in range(2))
            yield code, wet, "Bezwaarschriften | Ontvangen", periode, ontvangen or "-"
            yield code, wet, "Bezwaarschriften | Afgehandeld", periode, afgehandeld or "-"
            for naam, aantal in _verdeel(rng, afgehandeld, AFHANDELING).items():
                yield code, wet, f"Wijze van afhandeling | {naam}", periode, aantal or "-"
            yield code, wet, "Klachten | Formeel", periode, _rond(rng, GROOTTE[code] * 0.0001) or "-"
            yield code, wet, "Klachten | Informeel", periode, _rond(rng, GROOTTE[code] * 0.0003) or "-"


def verdeeld(naam: str, bestand: Mapping[str, int], delen: Mapping[str, float]) -> Rijen:
    """Deal the uitkeringen of each gemeente over parts: they add up to the bestand."""
    rng = toeval(naam)
    for code, uitkeringen in bestand.items():
        yield from ((code, deel, aantal or "-") for deel, aantal in _verdeel(rng, uitkeringen, delen).items())


def minimabeleid(zicht: Zicht) -> Rijen:
    """Give the verstrekkingen of the quarter."""
    rng = toeval(zicht.kans("minimabeleid"))
    for code in zicht.gemeenten:
        for naam, per_inwoner in MINIMA.items():
            yield code, naam, _rond(rng, GROOTTE[code] * per_inwoner)


def _per_periode() -> Iterable[tuple[str, str]]:
    """List each quarter with the gemeenten that exist in it."""
    for periode in KWARTALEN:
        yield from ((periode, code) for code in gemeenten_in(int(periode[:4])))


def _rond(rng: random.Random, gemiddeld: float) -> int:
    """Draw a count around a mean, as chance would have it."""
    return max(0, round(rng.gauss(gemiddeld, gemiddeld**0.5)))


def _verdeel(rng: random.Random, aantal: int, gewichten: Mapping[str, float]) -> dict[str, int]:
    """Deal a number over names by their weights."""
    gekozen = rng.choices(list(gewichten), weights=list(gewichten.values()), k=aantal)
    return {naam: gekozen.count(naam) for naam in gewichten}
