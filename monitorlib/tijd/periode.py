"""Time as a value: a month, quarter, tertaal, half-year and year know their days, their neighbours and their labels."""

import math
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar, Self

from monitorlib.errors import ParameterError
from monitorlib.tijd.dagen import MAANDEN


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

    soort: ClassVar[str] = "periode"
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
        een = gelezen(tekst) if isinstance(tekst, str) else None
        if not isinstance(een, cls):
            hoe = VORMEN if cls is Periode else f"bijvoorbeeld {cls.van_maand(Maand(2016, 3))}"
            raise ParameterError(f"'{tekst}' is geen {cls.soort}; schrijf {hoe}.")
        return een

    @classmethod
    def van_maand(cls, maand: "Maand") -> Self:
        """Give the one in which a month falls."""
        return cls(maand.jaar, -(-maand.nummer // cls.lengte))

    @classmethod
    def vorm(cls) -> str:
        """Give the pattern of one as a file writes it."""
        return rf"\d{{4}}-{cls.letter}[1-{cls.per_jaar()}]"

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

    def delen(self, soort: "type[Periode]") -> "tuple[Periode, ...]":
        """The periods of another kind that it consists of; none when it does not consist of them."""
        if self.lengte % soort.lengte:
            return ()
        eerste = soort.van_maand(self.maanden[0])
        return tuple(eerste.verschoven(stap) for stap in range(self.lengte // soort.lengte))

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

    @classmethod
    def vorm(cls) -> str:
        return r"\d{4}-(0[1-9]|1[0-2])"

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

    @classmethod
    def vorm(cls) -> str:
        return r"\d{4}"

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
# How an edition over each kind is named, as a message says it.
_NAMEN = [soort.van_maand(Maand(2017, 6)).map for soort in SOORTEN]
VORMEN = f"{', '.join(_NAMEN[:-1])} of {_NAMEN[-1]}"


def gelezen(tekst: str) -> Periode | None:
    """Read a period of the calendar; None for what has not the form of one, or is not in its year."""
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
