"""The fictitious region: its gemeenten, its people, and a record of help with the day on which it became known.

Nothing here exists: no gemeente, no aanbieder, no person. Chance comes from `toeval`, seeded per part of the world,
so that a change in one part leaves the others as they are.
"""

import math
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

ZAAD = "voorbeeld/2024-Q4"
# The day on which the registers of this edition were taken; the world goes no further.
OPGEHAALD = date(2025, 1, 20)
# Records that ended before this day are absent. Five years back from it, a look-back is complete from 2023-Q3 on.
VOLLEDIG_VANAF = date(2018, 7, 1)

ALDERMEER, BRINKERWOLD, DUINWAARDE, ESTERVEEN, GRASWOLDE = "GM9801", "GM9802", "GM9803", "GM9804", "GM9805"
NIEUW_HAZELRADE, HAZELRADE, MUNTERVELD = "GM9806", "GM9807", "GM9808"
# Where people live: inhabitants, until the herindeling of 1 January 2024. Esterveen is there for its small cells.
INWONERS = {
    ALDERMEER: 14000,
    BRINKERWOLD: 9000,
    DUINWAARDE: 21000,
    ESTERVEEN: 6000,
    GRASWOLDE: 11000,
    HAZELRADE: 7000,
    MUNTERVELD: 5000,
}
OPGEGAAN_IN = {HAZELRADE: NIEUW_HAZELRADE, MUNTERVELD: NIEUW_HAZELRADE}
LAATSTE_DAG_OUD, EERSTE_DAG_NIEUW = date(2023, 12, 31), date(2024, 1, 1)

DAG = timedelta(days=1)


@dataclass(frozen=True)
class Persoon:
    """Somebody who does not exist; the pseudonym is random and the same in every register."""

    pseudoniem: str
    geboren: date
    woont_in: str

    def wordt(self, leeftijd: int) -> date:
        """Give the birthday on which the person reaches an age."""
        return self.geboren.replace(year=self.geboren.year + leeftijd)


@dataclass
class Rij:
    """A record as it truly is: `einde` is known to the world long before it is known to a register.

    `bekend` and `einde_bekend` are the days on which the start and the end were registered; no file holds them.
    """

    wet: str
    persoon: Persoon
    gemeente: str
    begin: date
    einde: date
    reden: str = ""
    product: str = ""
    vorm: str = ""
    aanbieder: str = ""
    toewijzing: date | None = None
    start: date | None = None
    verwijzer: str = ""
    bekend: date = date.min
    einde_bekend: date = date.max

    @property
    def verwijderd(self) -> bool:
        return self.einde == self.begin

    def loopt_op(self, dag: date) -> bool:
        return self.begin <= dag <= self.einde


@dataclass
class Melding:
    """A request for help, and what was decided on it."""

    wet: str
    persoon: Persoon
    gemeente: str
    dag: date
    besluit_op: date
    besluit: str
    bekend: date
    besluit_bekend: date


@dataclass
class Wereld:
    """Everything that happens: the people, the records of the three laws, and the meldingen."""

    rijen: list[Rij] = field(default_factory=list)
    meldingen: list[Melding] = field(default_factory=list)
    mensen: dict[str, list[Persoon]] = field(default_factory=lambda: {code: [] for code in INWONERS})
    pseudoniemen: set[str] = field(default_factory=set)

    def geboren(self, rng: random.Random, woont_in: str, dag: date) -> Persoon:
        """Add a person; a pseudonym has a letter, so that no run of 8 digits can look like a BSN."""
        naam = "00000000"
        while naam.isdigit() or naam in self.pseudoniemen:
            naam = f"{rng.getrandbits(32):08x}"
        self.pseudoniemen.add(naam)
        # Nobody is born on 29 February: a birthday exists every year.
        dag = dag - DAG if (dag.month, dag.day) == (2, 29) else dag
        persoon = Persoon(naam, dag, woont_in)
        self.mensen[woont_in].append(persoon)
        return persoon

    def van(self, wet: str) -> list[Rij]:
        return [rij for rij in self.rijen if rij.wet == wet]


def toeval(deel: str) -> random.Random:
    """Give the chance of one part of the world."""
    return random.Random(f"{ZAAD} {deel}")


def kies(rng: random.Random, gewichten: dict[str, float]) -> str:
    """Choose a key by its weight."""
    return rng.choices(list(gewichten), weights=list(gewichten.values()))[0]


def wachten(rng: random.Random, gemiddeld: float) -> int:
    """Draw whole days with this mean: most are short, a few very long."""
    return int(-math.log(1 - rng.random()) * gemiddeld)


def duur(rng: random.Random, gemiddeld: float) -> int:
    """Draw how many days help lasts: some weeks at least, seldom many times the mean."""
    return 20 + wachten(rng, gemiddeld / 2) + wachten(rng, gemiddeld / 2)


def dagen(rng: random.Random, per_jaar: float, van: date, tot: date) -> Iterator[date]:
    """Give the days from `van` up to and including `tot` on which something comes, so many a year."""
    verstreken = -math.log(1 - rng.random()) * 365.25 / per_jaar
    while van + timedelta(days=int(verstreken)) <= tot:
        yield van + timedelta(days=int(verstreken))
        verstreken += -math.log(1 - rng.random()) * 365.25 / per_jaar


def gemeente_op(woont_in: str, dag: date) -> str:
    """Give the gemeente to which a place belongs on a day."""
    return OPGEGAAN_IN.get(woont_in, woont_in) if dag >= EERSTE_DAG_NIEUW else woont_in


def bestaat(gemeente: str, dag: date) -> bool:
    """Tell whether a gemeente exists on a day."""
    if gemeente == NIEUW_HAZELRADE:
        return dag >= EERSTE_DAG_NIEUW
    return gemeente not in OPGEGAAN_IN or dag <= LAATSTE_DAG_OUD


ALLE_GEMEENTEN = sorted([*INWONERS, NIEUW_HAZELRADE])
