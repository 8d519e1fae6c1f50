"""The tellingen on people: numbers that the region counts elsewhere. Each is fictitious and holds what must add up."""

import random
from collections.abc import Iterable, Iterator, Mapping

from wereld import EERSTE_DAG_NIEUW, INWONERS, NIEUW_HAZELRADE, OPGEGAAN_IN, toeval

Rijen = Iterator[tuple[object, ...]]

# The gemeenten that exist at the end of the quarter, in the order of the tables, and the two that went up in the last.
NU = [*(code for code in INWONERS if code not in OPGEGAAN_IN), NIEUW_HAZELRADE]
OUD = list(OPGEGAAN_IN)
# What adds up for the new gemeente.
GROOTTE = {**INWONERS, NIEUW_HAZELRADE: sum(INWONERS[oud] for oud in OUD)}
KWARTALEN = [f"{jaar}-Q{periode}" for jaar in (2023, 2024) for periode in (1, 2, 3, 4)]

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
AFHANDELING = {"Ongegrond verklaard": 5.0, "Niet ontvankelijk": 1.0, "Ingetrokken": 2.0, "Gegrond": 2.0}
BEZWAREN_PER_INWONER = {"Wmo": 0.0006, "Jeugdwet": 0.0002, "Participatiewet": 0.0007}
REGELINGEN = {"IOAZ": 0.01, "IOAW": 0.05, "WWB 65-/WWNV": 0.9, "WWB verpl/verz": 0.02, "WWB BZ": 0.02}
SPOREN = {"Spoor 1": 0.24, "Spoor 2": 0.31, "Spoor 3": 0.45}
MINIMA = {"Bijzondere bijstand": 0.006, "Individuele inkomenstoeslag": 0.004, "Minimaregeling": 0.009, "CER": 0.002}
OVER_TE_DRAGEN = 0.0012
# A small labour market region; fte with one decimal.
CENTRUM = {
    "Binnen het centrum": 48,
    "Geplaatst bij het werkbedrijf": 21,
    "Traject beëindigd": 17,
    "Waarvan uitkering beëindigd": 7,
}
DETACHERING = {"Detachering of begeleid werken": "61.4", "Alle Wsw-werknemers": "188.7"}
PRIVACY = {
    "Governance": "De rollen zijn belegd",
    "Beleid": "Het beleid is vastgesteld",
    "Werkprocessen en triage": "De werkprocessen worden getoetst",
    "Bewustwording en training": "Nieuwe medewerkers volgen een training",
    "Beheer en opslag van gegevens": "De bewaartermijnen worden nagelopen",
}


def inwoners() -> Rijen:
    """Give the inhabitants on 1 January, for each gemeente that exists on that day."""
    rng = toeval("inwoners")
    for jaar in JAREN:
        for code in NU[:-1] + ([NIEUW_HAZELRADE] if jaar >= EERSTE_DAG_NIEUW.year else OUD):
            for leeftijd, deel in LEEFTIJDEN.items():
                groei = 1 + GROEI_PER_JAAR * (jaar - EERSTE_DAG_NIEUW.year)
                yield code, leeftijd, jaar, round(GROOTTE[code] * deel * groei * rng.uniform(0.995, 1.005))


def clientervaring() -> Rijen:
    """Give for each statement who agrees and who answered; the year of the gemeenten that existed then."""
    rng = toeval("clientervaring")
    for jaar in CEO_JAREN:
        for code in NU[:-1] + ([NIEUW_HAZELRADE] if jaar >= EERSTE_DAG_NIEUW.year else OUD):
            for stelling, deel in STELLINGEN.items():
                alle = round(GROOTTE[code] * ANTWOORDEN_PER_INWONER * rng.uniform(0.9, 1.1))
                eens = sum(rng.random() < deel for _ in range(alle))
                yield from ((code, stelling, "Eens", jaar, eens), (code, stelling, "Alle antwoorden", jaar, alle))


def basisteams() -> Rijen:
    """Give the cases per quarter; the aanmelders add up to what was discussed."""
    rng = toeval("basisteams")
    for periode, code in _per_periode():
        besproken = _rond(rng, GROOTTE[code] * CASUSSEN_PER_INWONER)
        yield code, "Aantal cases besproken in basisteam", periode, besproken
        for naam, aantal in _verdeel(rng, besproken, AANMELDERS).items():
            yield code, f"Aanmelders/verwijzers | {naam}", periode, aantal or "-"
        yield code, "Aantal opgestelde ondersteuningsplannen besproken", periode, _rond(rng, besproken * 0.6)
        yield code, "Gebruik expertpool", periode, _rond(rng, besproken * 0.15)
        yield code, "Aantal lopende cases", periode, _rond(rng, besproken * 2.2)
        yield code, "Wachtlijst", periode, _rond(rng, besproken * 0.2)


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


def regelingen(bestand: Mapping[str, int]) -> Rijen:
    """Deal the uitkeringen of a gemeente over the regelingen: they add up to the bestand."""
    rng = toeval("regelingen")
    for code in NU:
        for naam, aantal in _verdeel(rng, bestand[code], REGELINGEN).items():
            yield code, naam, aantal or "-"


def sporen(bestand: Mapping[str, int]) -> Rijen:
    """Deal the same uitkeringen over the sporen."""
    rng = toeval("sporen")
    for code in NU:
        for naam, aantal in _verdeel(rng, bestand[code], SPOREN).items():
            yield code, naam, aantal or "-"


def minimabeleid() -> Rijen:
    """Give the verstrekkingen of the quarter."""
    rng = toeval("minimabeleid")
    for code in NU:
        for naam, per_inwoner in MINIMA.items():
            yield code, naam, _rond(rng, GROOTTE[code] * per_inwoner)


def latende_partijen() -> Rijen:
    """Give the clients who still have to go over to another aanbieder."""
    rng = toeval("latende partijen")
    yield from ((code, _rond(rng, GROOTTE[code] * OVER_TE_DRAGEN)) for code in NU)


def _per_periode() -> Iterable[tuple[str, str]]:
    """List each quarter with the gemeenten that exist in it."""
    for periode in KWARTALEN:
        nieuw = periode >= str(EERSTE_DAG_NIEUW.year)
        yield from ((periode, code) for code in NU[:-1] + ([NIEUW_HAZELRADE] if nieuw else OUD))


def _rond(rng: random.Random, gemiddeld: float) -> int:
    """Draw a count around a mean, as chance would have it."""
    return max(0, round(rng.gauss(gemiddeld, gemiddeld**0.5)))


def _verdeel(rng: random.Random, aantal: int, gewichten: Mapping[str, float]) -> dict[str, int]:
    """Deal a number over names by their weights."""
    gekozen = rng.choices(list(gewichten), weights=list(gewichten.values()), k=aantal)
    return {naam: gekozen.count(naam) for naam in gewichten}
