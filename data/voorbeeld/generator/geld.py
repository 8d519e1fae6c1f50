"""The tellingen in euro: budgets, the result of the year before, and the beleidsagenda."""

from collections.abc import Iterable, Iterator

import begroting
from prestatie import Declaratie
from wereld import OPGEGAAN_IN, Rij, toeval
from zicht import Zicht

Rijen = Iterator[tuple[object, ...]]

JAREN, VORIG_JAAR = (2023, 2024), 2023
# Of 2022 no declaratie is kept: what was spent is 4 % less than in 2023, in the borders of then.
ERVOOR, MINDER = 2022, 0.96
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


def bronnen(zicht: Zicht, rijen: Iterable[Rij], alle: Iterable[Declaratie]) -> dict[str, tuple[str, Iterable[object]]]:
    """Give each source by its name: the names of its columns, and its rows. A budget and a result never change."""
    alle = list(alle)
    uitgegeven = Uitgegeven(rijen, alle, zicht.gemeenten)
    budget = budgetten(uitgegeven, zicht)
    return begroting.bronnen(zicht, uitgegeven.zin, uitgegeven.pgb, budget, alle) | {
        "budgetten": ("gemeente,wet,jaar,waarde", [(*sleutel, euro) for sleutel, euro in budget.items()]),
        "resultaat": ("gemeente,wet,post,waarde", list(resultaat(uitgegeven, budget, zicht))),
        "beleidsagenda": ("domein,aard,waarde", [(*sleutel, euro) for sleutel, euro in AGENDA.items()]),
    }


class Uitgegeven:
    """What was spent in a year, per gemeente of the quarter and wet: in natura as declared, and as PGB.

    From 2024 on the old gemeenten are added up in the new one, so that two years stand beside each other in the same
    borders.
    """

    def __init__(self, rijen: Iterable[Rij], alle: Iterable[Declaratie], gemeenten: list[str]) -> None:
        self._zin: dict[tuple[str, str, int], int] = {}
        self._pgb: dict[tuple[str, str, int], int] = {}
        opgegaan = {oud: nieuw for oud, nieuw in OPGEGAAN_IN.items() if nieuw in gemeenten}
        for een in alle:
            sleutel = (opgegaan.get(een.gemeente, een.gemeente), een.wet, int(een.maand[:4]))
            self._zin[sleutel] = self._zin.get(sleutel, 0) + een.bedrag
        for rij in rijen:
            for jaar in (jaar for jaar in JAREN if rij.vorm == "PGB" and rij.begin.year <= jaar <= rij.einde.year):
                dagen = (
                    min(rij.einde, rij.einde.replace(jaar, 12, 31)) - max(rij.begin, rij.begin.replace(jaar, 1, 1))
                ).days
                sleutel = (opgegaan.get(rij.gemeente, rij.gemeente), rij.wet, jaar)
                self._pgb[sleutel] = self._pgb.get(sleutel, 0) + PGB_PER_JAAR[rij.wet] * (dagen + 1) // 365

    def zin(self, code: str, wet: str, jaar: int) -> int:
        if jaar == ERVOOR:
            return round(MINDER * self.zin(code, wet, ERVOOR + 1))
        return self._zin.get((code, wet, jaar), 0) // 100

    def pgb(self, code: str, wet: str, jaar: int) -> int:
        if jaar == ERVOOR:
            return round(MINDER * self.pgb(code, wet, ERVOOR + 1))
        return self._pgb.get((code, wet, jaar), 0)


def budgetten(uitgegeven: Uitgegeven, zicht: Zicht) -> dict[tuple[str, str, int], int]:
    """Give the budget of each gemeente for a year and the year before: near what it spends, some above, some below."""
    # Those of the last two years are drawn together, and before that each year by itself.
    rng = toeval("budgetten" if zicht.jaar == JAREN[-1] else f"budgetten {zicht.jaar}")
    alle = {}
    for jaar in (zicht.jaar - 1, zicht.jaar):
        for wet in WETTEN:
            for code in zicht.gemeenten:
                uit = uitgegeven.zin(code, wet, VORIG_JAAR) + uitgegeven.pgb(code, wet, VORIG_JAAR)
                alle[code, wet, jaar] = round(
                    uit * BOVENOP * (1 + 0.03 * (jaar - VORIG_JAAR)) * rng.uniform(0.93, 1.08)
                )
    return alle


def resultaat(uitgegeven: Uitgegeven, budget: dict[tuple[str, str, int], int], zicht: Zicht) -> Rijen:
    """Give the income and expenditure of the year before, in thousands."""
    vorig = zicht.jaar - 1
    for code in zicht.gemeenten:
        wmo, jeugd = (budget[code, wet, vorig] for wet in WETTEN)
        zin, pgb = (uit(code, "Wmo", vorig) for uit in (uitgegeven.zin, uitgegeven.pgb))
        yield code, "Wmo", "Inkomsten | Eigen bijdrage (via CAK)", _duizend(wmo * EIGEN_BIJDRAGE)
        yield from ((code, "Wmo", post, _duizend(wmo * deel)) for post, deel in OVERIG.items())
        yield code, "Wmo", "Uitgaven | Begeleiding ZIN", _duizend(zin)
        yield code, "Wmo", "Uitgaven | Begeleiding PGB", _duizend(pgb)
        yield code, "Wmo", "Uitgaven | Uitvoerings- en transformatiekosten", _duizend(wmo * UITVOERING["Wmo"])
        zin, pgb = (uit(code, "Jeugdwet", vorig) for uit in (uitgegeven.zin, uitgegeven.pgb))
        yield code, "Jeugdwet", "Inkomsten | Ouderbijdrage Jeugd (via CAK)", _duizend(jeugd * OUDERBIJDRAGE)
        yield code, "Jeugdwet", "Uitgaven | PGB Jeugd (via SVB)", _duizend(pgb)
        yield code, "Jeugdwet", "Uitgaven | ZIN (via regionale inkoop)", _duizend(zin)
        yield code, "Jeugdwet", "Uitgaven | Tekort op de ZIN", ""
        uitvoering = _duizend(jeugd * UITVOERING["Jeugdwet"])
        yield code, "Jeugdwet", "Uitgaven | Uitvoerings- en transformatiekosten", uitvoering


def _duizend(bedrag: float) -> int:
    return round(bedrag / 1000) * 1000
