"""The tellingen in euro: budgets, the result of the year before, and the beleidsagenda."""

from collections.abc import Iterable, Iterator

from declaratie import Declaratie
from tellingen import NU
from wereld import OPGEGAAN_IN, Rij, toeval

Rijen = Iterator[tuple[object, ...]]

JAREN, VORIG_JAAR = (2023, 2024), 2023
WETTEN = ("Wmo", "Jeugdwet")
# What a PGB costs in a year, and the parts of a budget that go elsewhere. Own choice.
PGB_PER_JAAR = {"Wmo": 6200, "Jeugdwet": 7400}
BOVENOP = 1.09
EIGEN_BIJDRAGE, OUDERBIJDRAGE = 0.03, 0.002
UITVOERING = {"Wmo": 0.07, "Jeugdwet": 0.075}
OVERIG = {
    "Uitgaven | Regeling CER / aanvullende verzekering": 0.01,
    "Uitgaven | Intensivering overige Wmo-taken": 0.015,
    "Uitgaven | Inloop GGZ": 0.01,
    "Uitgaven | Cliëntondersteuning MEE": 0.02,
}
AGENDA = {
    ("Wmo", "Structureel"): 1260000,
    ("Jeugd", "Structureel"): 1960000,
    ("Participatie", "Structureel"): 85000,
    ("Wmo", "Incidenteel"): 180000,
    ("Jeugd", "Incidenteel"): 420000,
    ("Participatie", "Incidenteel"): 150000,
}
PROVINCIE = {2023: 187400000, 2024: 191250000}


class Uitgegeven:
    """What was spent in a year, per gemeente of now and wet: in natura as declared, and as PGB.

    The old gemeenten are added up in the new one, so that two years stand beside each other in the same borders.
    """

    def __init__(self, rijen: Iterable[Rij], alle: Iterable[Declaratie]) -> None:
        self._zin: dict[tuple[str, str, int], int] = {}
        self._pgb: dict[tuple[str, str, int], int] = {}
        for een in alle:
            sleutel = (OPGEGAAN_IN.get(een.gemeente, een.gemeente), een.wet, int(een.maand[:4]))
            self._zin[sleutel] = self._zin.get(sleutel, 0) + een.bedrag
        for rij in rijen:
            for jaar in (jaar for jaar in JAREN if rij.vorm == "PGB" and rij.begin.year <= jaar <= rij.einde.year):
                dagen = (
                    min(rij.einde, rij.einde.replace(jaar, 12, 31)) - max(rij.begin, rij.begin.replace(jaar, 1, 1))
                ).days
                sleutel = (OPGEGAAN_IN.get(rij.gemeente, rij.gemeente), rij.wet, jaar)
                self._pgb[sleutel] = self._pgb.get(sleutel, 0) + PGB_PER_JAAR[rij.wet] * (dagen + 1) // 365

    def zin(self, code: str, wet: str, jaar: int) -> int:
        return self._zin.get((code, wet, jaar), 0) // 100

    def pgb(self, code: str, wet: str, jaar: int) -> int:
        return self._pgb.get((code, wet, jaar), 0)


def budgetten(uitgegeven: Uitgegeven) -> dict[tuple[str, str, int], int]:
    """Give the budget of each gemeente: near what it spends, some above and some below."""
    rng = toeval("budgetten")
    alle = {}
    for jaar in JAREN:
        for wet in WETTEN:
            for code in NU:
                uit = uitgegeven.zin(code, wet, VORIG_JAAR) + uitgegeven.pgb(code, wet, VORIG_JAAR)
                alle[code, wet, jaar] = round(
                    uit * BOVENOP * (1 + 0.03 * (jaar - VORIG_JAAR)) * rng.uniform(0.93, 1.08)
                )
    return alle


def resultaat(uitgegeven: Uitgegeven, budget: dict[tuple[str, str, int], int]) -> Rijen:
    """Give the income and expenditure of the year before, in thousands."""
    for code in NU:
        wmo, jeugd = (budget[code, wet, VORIG_JAAR] for wet in WETTEN)
        zin, pgb = (uit(code, "Wmo", VORIG_JAAR) for uit in (uitgegeven.zin, uitgegeven.pgb))
        yield code, "Wmo", "Inkomsten | Eigen bijdrage (via CAK)", _duizend(wmo * EIGEN_BIJDRAGE)
        yield from ((code, "Wmo", post, _duizend(wmo * deel)) for post, deel in OVERIG.items())
        yield code, "Wmo", "Uitgaven | Begeleiding ZIN", _duizend(zin)
        yield code, "Wmo", "Uitgaven | Begeleiding PGB", _duizend(pgb)
        yield code, "Wmo", "Uitgaven | Uitvoerings- en transformatiekosten", _duizend(wmo * UITVOERING["Wmo"])
        zin, pgb = (uit(code, "Jeugdwet", VORIG_JAAR) for uit in (uitgegeven.zin, uitgegeven.pgb))
        yield code, "Jeugdwet", "Inkomsten | Ouderbijdrage Jeugd (via CAK)", _duizend(jeugd * OUDERBIJDRAGE)
        yield code, "Jeugdwet", "Uitgaven | PGB Jeugd (via SVB)", _duizend(pgb)
        yield code, "Jeugdwet", "Uitgaven | ZIN (via regionale inkoop)", _duizend(zin)
        yield code, "Jeugdwet", "Uitgaven | Tekort op de ZIN", ""
        uitvoering = _duizend(jeugd * UITVOERING["Jeugdwet"])
        yield code, "Jeugdwet", "Uitgaven | Uitvoerings- en transformatiekosten", uitvoering


def _duizend(bedrag: float) -> int:
    return round(bedrag / 1000) * 1000
