"""The CSV files of the example as rows, and the words of the definitions: loopt, leeftijd, kwartaal, werkdag."""

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

Rij = dict[str, Any]
Breuk = tuple[float, float]

TOTAAL = "Totaal"
NAMEN = {
    "GM9801": "Aldermeer",
    "GM9802": "Brinkerwold",
    "GM9803": "Duinwaarde",
    "GM9804": "Esterveen",
    "GM9805": "Graswolde",
    "GM9806": "Nieuw-Hazelrade",
}
# They went up in Nieuw-Hazelrade after the last day of 2023.
OPGEGAAN = {"GM9807": "Hazelrade", "GM9808": "Munterveld"}
LAATSTE_DAG_OUD = date(2023, 12, 31)
DAG = timedelta(days=1)
REGISTERS = ("voorzieningen_jeugdwet", "voorzieningen_wmo", "uitkeringen")
LICHT, ZWAAR = {"45", "50", "51"}, {"35", "36", "43", "44", "46"}
# Of 2022 to January 2025; 5 mei is a Sunday in 2024, and Koningsdag is on 26 April when the 27th is a Sunday.
FEESTDAGEN = {
    date(2022, 12, 25), date(2022, 12, 26),
    date(2023, 1, 1), date(2023, 4, 7), date(2023, 4, 10), date(2023, 4, 27), date(2023, 5, 5), date(2023, 5, 18),
    date(2023, 5, 29), date(2023, 12, 25), date(2023, 12, 26),
    date(2024, 1, 1), date(2024, 3, 29), date(2024, 4, 1), date(2024, 4, 27), date(2024, 5, 5), date(2024, 5, 9),
    date(2024, 5, 20), date(2024, 12, 25), date(2024, 12, 26), date(2025, 1, 1),
}  # fmt: skip


class K(NamedTuple):
    """A quarter."""

    jaar: int
    nummer: int

    @property
    def maanden(self) -> list[int]:
        return [3 * self.nummer - 2, 3 * self.nummer - 1, 3 * self.nummer]

    @property
    def begin(self) -> date:
        return date(self.jaar, self.maanden[0], 1)

    @property
    def einde(self) -> date:
        """The peildatum."""
        return self.volgende.begin - DAG

    @property
    def volgende(self) -> "K":
        return K(self.jaar + self.nummer // 4, self.nummer % 4 + 1)

    @property
    def vorige(self) -> "K":
        return K(self.jaar, self.nummer - 1) if self.nummer > 1 else K(self.jaar - 1, 4)

    @property
    def jaar_eerder(self) -> "K":
        return K(self.jaar - 1, self.nummer)

    @property
    def kort(self) -> str:
        return f"{self.nummer}e kw {self.jaar}"

    @property
    def tekst(self) -> str:
        return f"{self.jaar}-Q{self.nummer}"


NU = K(2024, 4)
BEGIN, EINDE, VORIGE = NU.begin, NU.einde, NU.vorige.einde
# Every quarter that the page of the indicators shows.
KWARTALEN = [K(jaar, nummer) for jaar in (2023, 2024) for nummer in (1, 2, 3, 4)]


class Lees:
    """Reads a file: days as days, empty as None, withdrawn toewijzingen left out; gemeenten by name, or all as one.

    Of every row `eigen` is its own gemeente.
    """

    def __init__(self, folder: Path, *, samen: bool, op: date | None = None) -> None:
        self.folder, self.samen, self.indeling = folder, samen, op

    def __call__(self, naam: str) -> list[Rij]:
        return _gelezen(self.folder, naam, self.samen, self.indeling)

    def op(self, k: K) -> "Lees":
        """In the borders of the peildatum: what was of a gemeente that went up in another is of that one."""
        return _in_de_grenzen_van(self, k.einde)


def lezer(folder: Path, *, samen: bool) -> Lees:
    return Lees(folder, samen=samen)


@cache
def _in_de_grenzen_van(lees: Lees, dag: date) -> Lees:
    """One reader for all days after the merger, and the reader itself before it."""
    na = dag > LAATSTE_DAG_OUD
    return lees if lees.samen or not na else _na_de_herindeling(lees)


@cache
def _na_de_herindeling(lees: Lees) -> Lees:
    return Lees(lees.folder, samen=False, op=LAATSTE_DAG_OUD + DAG)


@cache
def _gelezen(folder: Path, naam: str, samen: bool, op: date | None) -> list[Rij]:
    with (folder / f"{naam}.csv").open(encoding="utf-8", newline="") as bestand:
        rijen = [_waarden(rij, samen) for rij in csv.DictReader(bestand)]
    if op:
        rijen = [{**rij, "gemeente": nu(rij["gemeente"], op)} if "gemeente" in rij else rij for rij in rijen]
    if naam not in REGISTERS:
        return rijen
    return [rij for rij in rijen if rij["einddatum"] != rij["ingangsdatum"]]


def _waarden(rij: dict[str, str], samen: bool) -> Rij:
    vol: Rij = {}
    for naam, tekst in rij.items():
        is_dag = naam.endswith("datum") or naam in ("ontvangen", "beantwoord")
        vol[naam] = None if tekst == "" else date.fromisoformat(tekst) if is_dag else tekst
    if "gemeente" in vol:
        vol["eigen"] = (NAMEN | OPGEGAAN).get(vol["gemeente"], vol["gemeente"])
        vol["gemeente"] = TOTAAL if samen else vol["eigen"]
    return vol


def loopt(rij: Rij, dag: date) -> bool:
    return rij["ingangsdatum"] <= dag and (rij["einddatum"] is None or rij["einddatum"] >= dag)


def leeftijd(rij: Rij, dag: date) -> int:
    """Whole years; nobody in the example is born on 29 February."""
    geboren = rij["geboortedatum"]
    return dag.year - geboren.year - ((dag.month, dag.day) < (geboren.month, geboren.day))


def clienten(rijen: Iterable[Rij], dag: date) -> dict[str, set[str]]:
    """Who has something that runs on a day."""
    wie: dict[str, set[str]] = defaultdict(set)
    for rij in rijen:
        if loopt(rij, dag):
            wie[rij["gemeente"]].add(rij["client"])
    return wie


def van_leeftijd(rijen: Iterable[Rij], dag: date, van: int, tot: int) -> list[Rij]:
    return [rij for rij in rijen if van <= leeftijd(rij, dag) < tot]


def nu(gemeente: str, dag: date) -> str:
    """The gemeente of a day: from 2024 on the two old ones are one."""
    return "Nieuw-Hazelrade" if gemeente in OPGEGAAN.values() and dag > LAATSTE_DAG_OUD else gemeente


def tel(rijen: Iterable[Rij]) -> Counter[str]:
    return Counter(rij["gemeente"] for rij in rijen)


def breuken(tellers: Iterable[Rij], noemers: Iterable[Rij]) -> dict[str, Breuk]:
    boven, onder = tel(tellers), tel(noemers)
    return {gemeente: (boven[gemeente], aantal) for gemeente, aantal in onder.items()}


def breuken_van(tellers: dict[str, set[str]], noemers: dict[str, set[str]]) -> dict[str, Breuk]:
    return {gemeente: (len(tellers.get(gemeente, set())), len(wie)) for gemeente, wie in noemers.items()}


def inwoners(lees: Lees, jaar: int, *leeftijden: str) -> Counter[str]:
    aantal: Counter[str] = Counter()
    for rij in lees("inwoners"):
        if rij["jaar"] == str(jaar) and rij["leeftijd"] in leeftijden:
            aantal[rij["gemeente"]] += int(rij["waarde"])
    return aantal


def werkdag(dag: date) -> bool:
    return dag.weekday() < 5 and dag not in FEESTDAGEN
