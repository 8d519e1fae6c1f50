"""Time as a value: a month, quarter, tertaal, half-year and year know their days, their neighbours and their labels."""

import math
import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar, Self

from monitorlib.errors import ParameterError

MAANDEN = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]


def datum_kort(dag: date) -> str:
    """Write a day as the tables do: 31-3-2016."""
    return f"{dag.day}-{dag.month}-{dag.year}"


def datum_lang(dag: date) -> str:
    """Write a day as running text does: 31 maart 2016."""
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


class Tijd:
    """Whole months after each other: what a stroom is counted over. A `Periode` of the calendar, or a `Tijdvak`."""

    @property
    def maanden(self) -> "tuple[Maand, ...]":
        """The months, oldest first."""
        raise NotImplementedError

    @property
    def label(self) -> str:
        """The label in running text: 1e kwartaal 2016."""
        raise NotImplementedError

    @property
    def naam(self) -> str:
        """The name in running text."""
        return self.label

    @property
    def kort(self) -> str:
        """The head of a column in a table of one year."""
        return self.label

    @property
    def eerste_dag(self) -> date:
        return self.maanden[0].eerste_dag

    @property
    def peildatum(self) -> date:
        """The last day: the day on which a stand is counted."""
        return self.maanden[-1].peildatum

    @property
    def beginstand(self) -> date:
        """The day before it starts: the peildatum that its flows start from."""
        return self.eerste_dag - timedelta(days=1)

    @property
    def standen(self) -> tuple[date, ...]:
        """The beginstand and the end of each month: the days of which the mean is the average stand."""
        return (self.beginstand, *(maand.peildatum for maand in self.maanden))


@dataclass(frozen=True, order=True)
class Periode(Tijd):
    """One of the periods that a year of the calendar is divided in; `nummer` counts from 1 within `jaar`."""

    jaar: int
    nummer: int

    soort: ClassVar[str]
    meervoud: ClassVar[str]
    letter: ClassVar[str]
    lengte: ClassVar[int]
    """How many months it has."""

    def __post_init__(self) -> None:
        if not 1 <= self.nummer <= self.per_jaar():
            raise ParameterError(
                f"{self.soort.capitalize()} {self.nummer} bestaat niet; een {self.soort} is 1 tot en met "
                f"{self.per_jaar()}."
            )

    @classmethod
    def per_jaar(cls) -> int:
        """How many of them a year has."""
        return 12 // cls.lengte

    @classmethod
    def lees(cls, tekst: str) -> Self:
        """Read '2016-Q1'; raise `ParameterError` on anything else. `Periode.lees` reads each kind."""
        gelezen = _gelezen(tekst) if isinstance(tekst, str) else None
        if not isinstance(gelezen, cls):
            soort = cls.__dict__.get("soort", "periode")
            voorbeeld = f"bijvoorbeeld {cls.voorbeeld()}" if "soort" in cls.__dict__ else VORMEN
            raise ParameterError(f"'{tekst}' is geen {soort}; schrijf {voorbeeld}.")
        return gelezen

    @classmethod
    def voorbeeld(cls) -> str:
        """How one is written."""
        return str(cls(2016, min(3 if cls is Maand else 1, cls.per_jaar())))

    def __str__(self) -> str:
        """Write it as a file does: 2016-Q1, 2016-03."""
        return f"{self.jaar}-{self.letter}{self.nummer}"

    @property
    def map(self) -> str:
        """The folder of an edition over it: 2016-Q1, 2016-M03."""
        return str(self)

    @property
    def het(self) -> str:
        """Its kind with the article: het kwartaal, de maand."""
        return f"{'de' if self.lengte == 1 else 'het'} {self.soort}"

    @property
    def dit(self) -> str:
        """Its kind as the present one: dit kwartaal, deze maand."""
        return f"{'deze' if self.lengte == 1 else 'dit'} {self.soort}"

    @property
    def maanden(self) -> "tuple[Maand, ...]":
        eerste = self.lengte * (self.nummer - 1)
        return tuple(Maand(self.jaar, eerste + stap) for stap in range(1, self.lengte + 1))

    @property
    def vorige(self) -> Self:
        return self.verschoven(-1)

    @property
    def volgende(self) -> Self:
        return self.verschoven(1)

    @property
    def jaar_eerder(self) -> Self:
        """The same one a year earlier."""
        return self.verschoven(-self.per_jaar())

    @property
    def jaar_later(self) -> Self:
        return self.verschoven(self.per_jaar())

    @property
    def van_het_jaar(self) -> tuple[Self, ...]:
        """Those of the same calendar year, the coming ones included."""
        return tuple(type(self)(self.jaar, nummer) for nummer in range(1, self.per_jaar() + 1))

    @property
    def van_het_jaar_tot_hier(self) -> tuple[Self, ...]:
        """Those of the same calendar year up to and including this one."""
        return self.van_het_jaar[: self.nummer]

    @property
    def maanden_van_het_jaar(self) -> "tuple[Maand, ...]":
        """The twelve months of the same calendar year, the coming ones included."""
        return Jaar(self.jaar).maanden

    @property
    def peildata_van_het_jaar(self) -> tuple[date, ...]:
        """The opening of the calendar year and the peildata of its periods."""
        return (date(self.jaar - 1, 12, 31), *(een.peildatum for een in self.van_het_jaar))

    def __sub__(self, eerder: "Periode") -> int:
        """The number of periods from another one of its kind to this one."""
        return self._volgnummer - eerder._volgnummer

    def terug(self, aantal: int) -> tuple[Self, ...]:
        """The `aantal` periods that end with this one, oldest first."""
        return tuple(self.verschoven(-stap) for stap in range(aantal - 1, -1, -1))

    def over_jaren(self, jaren: float) -> tuple[Self, ...]:
        """The periods of so many years that end with this one, oldest first."""
        return self.terug(math.ceil(jaren * self.per_jaar()))

    def verschoven(self, stappen: int) -> Self:
        """The one so many further; earlier when negative."""
        jaar, nummer = divmod(self._volgnummer + stappen, self.per_jaar())
        return type(self)(jaar, nummer + 1)

    @property
    def kort_met_jaar(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        return f"{self.nummer}e {self.soort} {self.jaar}"

    @property
    def kort(self) -> str:
        return f"{self.nummer}e {self.soort}"

    @property
    def _volgnummer(self) -> int:
        return self.jaar * self.per_jaar() + self.nummer - 1


class Maand(Periode):
    """One calendar month, `Maand(2016, 3)` or `Maand.lees("2016-03")`."""

    soort, meervoud, letter, lengte = "maand", "maanden", "M", 1

    def __str__(self) -> str:
        return f"{self.jaar}-{self.nummer:02d}"

    @property
    def map(self) -> str:
        return f"{self.jaar}-M{self.nummer:02d}"

    @property
    def maanden(self) -> "tuple[Maand, ...]":
        return (self,)

    @property
    def eerste_dag(self) -> date:
        return date(self.jaar, self.nummer, 1)

    @property
    def peildatum(self) -> date:
        return self.volgende.eerste_dag - timedelta(days=1)

    @property
    def kort(self) -> str:
        return MAANDEN[self.nummer - 1].capitalize()

    @property
    def label(self) -> str:
        """The label in running text: maart 2016."""
        return f"{MAANDEN[self.nummer - 1]} {self.jaar}"


class Kwartaal(Periode):
    """One quarter, `Kwartaal(2016, 1)` or `Kwartaal.lees("2016-Q1")`."""

    soort, meervoud, letter, lengte = "kwartaal", "kwartalen", "Q", 3

    @property
    def kort(self) -> str:
        return f"{self.nummer}e kw"

    @property
    def kort_met_jaar(self) -> str:
        return f"{self.kort} {self.jaar}"


class Tertaal(Periode):
    """Four months of the calendar: `Tertaal(2024, 2)` is May to August 2024."""

    soort, meervoud, letter, lengte = "tertaal", "tertalen", "T", 4


class Halfjaar(Periode):
    """Half a year of the calendar: `Halfjaar(2024, 1)` is January to June 2024."""

    soort, meervoud, letter, lengte = "halfjaar", "halfjaren", "H", 6


@dataclass(frozen=True, order=True)
class Jaar(Periode):
    """A year of the calendar, `Jaar(2024)`."""

    nummer: int = 1

    soort, meervoud, letter, lengte = "jaar", "jaren", "", 12

    def __str__(self) -> str:
        return str(self.jaar)

    @property
    def label(self) -> str:
        return str(self.jaar)

    @property
    def kort(self) -> str:
        return str(self.jaar)


SOORTEN: tuple[type[Periode], ...] = (Maand, Kwartaal, Tertaal, Halfjaar, Jaar)
# What is counted a period later has at least so many months to come in.
WACHT = 3
VORMEN = "2017-M06, 2017-Q2, 2017-T2, 2017-H1 of 2017"


@dataclass(frozen=True, order=True)
class Tijdvak(Tijd):
    """Periods of one kind after each other that need not be one of the calendar: July 2023 to June 2024."""

    eerste: Periode
    laatste: Periode

    @property
    def maanden(self) -> tuple[Maand, ...]:
        return tuple(maand for een in self.laatste.terug(self.laatste - self.eerste + 1) for maand in een.maanden)

    @property
    def label(self) -> str:
        """The label in running text: 3e kwartaal 2023 tot en met 4e kwartaal 2023."""
        return f"{self.eerste.label} tot en met {self.laatste.label}"

    @property
    def naam(self) -> str:
        """The name in running text: 1e halfjaar 2024, where it is one of the calendar."""
        return self._kalender.naam if self._kalender else self.label

    def __str__(self) -> str:
        return str(self._kalender) if self._kalender else self.label

    @property
    def _kalender(self) -> Periode | None:
        for soort in SOORTEN:
            een = soort(self.laatste.jaar, -(-self.maanden[-1].nummer // soort.lengte))
            if een.maanden == self.maanden:
                return een
        return None


def maanden_eerder(periode: Periode, maanden: int) -> Periode:
    """Give the period so many months earlier: of its own kind where that can be, else the month that then ends."""
    if maanden % periode.lengte == 0:
        return periode.verschoven(-maanden // periode.lengte)
    return periode.maanden[-1].verschoven(-maanden)


def halfjaar_tot(periode: Periode) -> Tijdvak:
    """Give the half-year that ends with a period: `halfjaar_tot(Kwartaal(2024, 1))` is October 2023 to March 2024."""
    return _tijdvak_tot(periode, 6)


def jaar_tot(periode: Periode) -> Tijdvak:
    """Give the year that ends with a period: `jaar_tot(Kwartaal(2024, 2))` is July 2023 to June 2024."""
    return _tijdvak_tot(periode, 12)


def _tijdvak_tot(periode: Periode, maanden: int) -> Tijdvak:
    deel = periode if maanden % periode.lengte == 0 else periode.maanden[-1]
    return Tijdvak(deel.terug(maanden // deel.lengte)[0], deel)


def delen_van(periode: Periode, soort: type[Periode]) -> tuple[Periode, ...]:
    """Give the periods of another kind that a period consists of; none when it does not consist of them."""
    if periode.lengte % soort.lengte:
        return ()
    eerste = soort(periode.jaar, 1 + (periode.maanden[0].nummer - 1) // soort.lengte)
    return tuple(eerste.verschoven(stap) for stap in range(periode.lengte // soort.lengte))


Moment = date | Tijd


def jaren_eerder(dag: date, jaren: int) -> date:
    """Give the same day some years earlier; 29 February becomes 28 February where it does not exist."""
    try:
        return dag.replace(year=dag.year - jaren)
    except ValueError:
        return dag.replace(year=dag.year - jaren, day=28)


def lees_moment(tekst: date | str) -> date | Periode:
    """Read a day or a period of the calendar; a day stays what it is.

    '2017-06-30', '2017-06', '2017-Q2', '2017-T2', '2017-H1', '2017'. Raises `ParameterError` on anything else.
    """
    if isinstance(tekst, date):
        return tekst
    if (gelezen := _gelezen(tekst)) is not None:
        return gelezen
    with suppress(ValueError):
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", tekst):
            return date.fromisoformat(tekst)
    raise ParameterError(f"'{tekst}' is geen periode; schrijf 2017-06-30, 2017-06, 2017-Q2, 2017-T2, 2017-H1 of 2017.")


def _gelezen(tekst: str) -> Periode | None:
    found = re.fullmatch(r"(\d{4})(?:-(?:([QTH])([1-4])|M?(\d{2})))?", tekst, re.ASCII)
    if not found:
        return None
    jaar, letter, nummer, maand = found.groups()
    if maand is not None:
        return Maand(int(jaar), int(maand))
    soort = next(een for een in SOORTEN if een.letter == (letter or ""))
    return soort(int(jaar), int(nummer or 1)) if int(nummer or 1) <= soort.per_jaar() else None


def is_periode(tekst: str) -> bool:
    """Tell whether a text is a period of the calendar as a file writes it."""
    try:
        Periode.lees(tekst)
    except ParameterError:
        return False
    return True


def laatste_dag(moment: Moment) -> date:
    """Give the last day of a period; of a day itself."""
    return moment if isinstance(moment, date) else moment.peildatum


def naam_van(moment: Moment) -> str:
    """Give the name of a period in running text: 'juni 2017', '2e kwartaal 2017', '1e halfjaar 2017', '2017'."""
    return datum_lang(moment) if isinstance(moment, date) else moment.naam


def een_soort(perioden: Sequence[Periode]) -> bool:
    """Say whether the periods are all months, or all quarters, and so on."""
    return len({type(een) for een in perioden}) <= 1
