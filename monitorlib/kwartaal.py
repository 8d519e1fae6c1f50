"""Time as a value: a quarter and a month know their days, their neighbours and their Dutch labels."""

import re
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


@dataclass(frozen=True, order=True)
class Maand:
    """One calendar month, `Maand(2016, 3)` or `Maand.lees("2016-03")`."""

    jaar: int
    nummer: int

    def __post_init__(self) -> None:
        if not 1 <= self.nummer <= 12:
            raise ParameterError(f"Maand {self.nummer} bestaat niet; een maand is 1 tot en met 12.")

    @classmethod
    def lees(cls, tekst: str) -> Self:
        """Read '2016-03'; raise `ParameterError` on anything else."""
        if not re.fullmatch(r"\d{4}-\d{2}", tekst):
            raise ParameterError(f"'{tekst}' is geen maand; schrijf bijvoorbeeld 2016-03.")
        return cls(int(tekst[:4]), int(tekst[5:]))

    def __str__(self) -> str:
        return f"{self.jaar}-{self.nummer:02d}"

    @property
    def eerste_dag(self) -> date:
        return date(self.jaar, self.nummer, 1)

    @property
    def peildatum(self) -> date:
        """The last day of the month."""
        return self.volgende.eerste_dag - timedelta(days=1)

    @property
    def beginstand(self) -> date:
        """The day before the month starts: the peildatum that its flows start from."""
        return self.eerste_dag - timedelta(days=1)

    @property
    def volgende(self) -> Self:
        return type(self)(self.jaar + self.nummer // 12, self.nummer % 12 + 1)

    @property
    def kort(self) -> str:
        return MAANDEN[self.nummer - 1].capitalize()

    @property
    def naam(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """The label in running text: maart 2016."""
        return f"{MAANDEN[self.nummer - 1]} {self.jaar}"


@dataclass(frozen=True, order=True)
class Kwartaal:
    """One quarter, `Kwartaal(2016, 1)` or `Kwartaal.lees("2016-Q1")`."""

    jaar: int
    nummer: int

    def __post_init__(self) -> None:
        if not 1 <= self.nummer <= 4:
            raise ParameterError(f"Kwartaal {self.nummer} bestaat niet; een kwartaal is 1, 2, 3 of 4.")

    @classmethod
    def lees(cls, tekst: str) -> Self:
        """Read '2016-Q1'; raise `ParameterError` on anything else."""
        if not re.fullmatch(r"\d{4}-Q[1-4]", tekst):
            raise ParameterError(f"'{tekst}' is geen kwartaal; schrijf bijvoorbeeld 2016-Q1.")
        return cls(int(tekst[:4]), int(tekst[-1]))

    def __str__(self) -> str:
        return f"{self.jaar}-Q{self.nummer}"

    @property
    def maanden(self) -> tuple[Maand, Maand, Maand]:
        eerste = 3 * self.nummer - 2
        return Maand(self.jaar, eerste), Maand(self.jaar, eerste + 1), Maand(self.jaar, eerste + 2)

    @property
    def eerste_dag(self) -> date:
        return self.maanden[0].eerste_dag

    @property
    def peildatum(self) -> date:
        """The last day of the quarter: the day on which a stand is counted."""
        return self.maanden[2].peildatum

    @property
    def beginstand(self) -> date:
        """The peildatum of the previous quarter, from which the flows of this one start."""
        return self.eerste_dag - timedelta(days=1)

    @property
    def standen(self) -> tuple[date, ...]:
        """The beginstand and the end of each month: the days of which the mean is the average stand."""
        return (self.beginstand, *(maand.peildatum for maand in self.maanden))

    @property
    def vorige(self) -> Self:
        return self._verschoven(-1)

    @property
    def volgende(self) -> Self:
        return self._verschoven(1)

    @property
    def jaar_eerder(self) -> Self:
        """The same quarter a year earlier."""
        return self._verschoven(-4)

    @property
    def van_het_jaar(self) -> tuple[Self, ...]:
        """The four quarters of the same calendar year, the coming ones included."""
        return tuple(type(self)(self.jaar, nummer) for nummer in range(1, 5))

    @property
    def van_het_jaar_tot_hier(self) -> tuple[Self, ...]:
        """The quarters of the same calendar year up to and including this one."""
        return self.van_het_jaar[: self.nummer]

    @property
    def maanden_van_het_jaar(self) -> tuple[Maand, ...]:
        """The twelve months of the same calendar year, the coming ones included."""
        return tuple(Maand(self.jaar, nummer) for nummer in range(1, 13))

    @property
    def peildata_van_het_jaar(self) -> tuple[date, ...]:
        """The opening of the calendar year and the four peildata of its quarters."""
        return (date(self.jaar - 1, 12, 31), *(kwartaal.peildatum for kwartaal in self.van_het_jaar))

    def __sub__(self, eerder: "Kwartaal") -> int:
        """The number of quarters from another one to this one."""
        return self._volgnummer - eerder._volgnummer

    def terug(self, aantal: int) -> tuple[Self, ...]:
        """The `aantal` quarters that end with this one, oldest first."""
        return tuple(self._verschoven(-stap) for stap in range(aantal - 1, -1, -1))

    @property
    def kort(self) -> str:
        return f"{self.nummer}e kw"

    @property
    def kort_met_jaar(self) -> str:
        return f"{self.kort} {self.jaar}"

    @property
    def label(self) -> str:
        """The label in running text: 1e kwartaal 2016."""
        return f"{self.nummer}e kwartaal {self.jaar}"

    @property
    def naam(self) -> str:
        return self.label

    @property
    def _volgnummer(self) -> int:
        return self.jaar * 4 + self.nummer - 1

    def _verschoven(self, kwartalen: int) -> Self:
        volgnummer = self._volgnummer + kwartalen
        return type(self)(volgnummer // 4, volgnummer % 4 + 1)


@dataclass(frozen=True, order=True)
class _Kwartalen:
    """Quarters after each other, named by the last."""

    laatste: Kwartaal
    aantal: ClassVar[int] = 1

    @property
    def eerste(self) -> Kwartaal:
        return self.laatste.terug(self.aantal)[0]

    @property
    def eerste_dag(self) -> date:
        return self.eerste.eerste_dag

    @property
    def peildatum(self) -> date:
        return self.laatste.peildatum

    @property
    def beginstand(self) -> date:
        return self.eerste.beginstand

    @property
    def vorige(self) -> Self:
        return type(self)(self.eerste.vorige)

    @property
    def volgende(self) -> Self:
        volgend = self.laatste
        for _ in range(self.aantal):
            volgend = volgend.volgende
        return type(self)(volgend)

    @property
    def label(self) -> str:
        """The label in running text: 3e kwartaal 2023 tot en met 4e kwartaal 2023."""
        return f"{self.eerste.label} tot en met {self.laatste.label}"

    @property
    def kort(self) -> str:
        return self.label


class Halfjaar(_Kwartalen):
    """Two quarters after each other: `Halfjaar(Kwartaal(2024, 2))` is January to June 2024."""

    aantal = 2

    def __str__(self) -> str:
        """Write it as a file does, where it is one of the calendar: 2024-H1."""
        return self.label if self.laatste.nummer % 2 else f"{self.laatste.jaar}-H{self.laatste.nummer // 2}"

    @property
    def naam(self) -> str:
        """The name in running text: 1e halfjaar 2024, where it is one of the calendar."""
        return self.label if self.laatste.nummer % 2 else f"{self.laatste.nummer // 2}e halfjaar {self.laatste.jaar}"


class Jaar(_Kwartalen):
    """Four quarters after each other: `Jaar(Kwartaal(2024, 2))` is July 2023 to June 2024."""

    aantal = 4

    def __str__(self) -> str:
        return self.naam

    @property
    def naam(self) -> str:
        """The name in running text: 2024, where it is a year of the calendar."""
        return str(self.laatste.jaar) if self.laatste.nummer == 4 else self.label


@dataclass(frozen=True, order=True)
class Tertaal:
    """Four months of the calendar: `Tertaal(2024, 2)` is May to August 2024."""

    jaar: int
    nummer: int

    def __post_init__(self) -> None:
        if not 1 <= self.nummer <= 3:
            raise ParameterError(f"Tertaal {self.nummer} bestaat niet; een tertaal is 1, 2 of 3.")

    def __str__(self) -> str:
        return f"{self.jaar}-T{self.nummer}"

    @property
    def volgende(self) -> Self:
        return type(self)(self.jaar + self.nummer // 3, self.nummer % 3 + 1)

    @property
    def eerste_dag(self) -> date:
        return Maand(self.jaar, 4 * self.nummer - 3).eerste_dag

    @property
    def peildatum(self) -> date:
        return Maand(self.jaar, 4 * self.nummer).peildatum

    @property
    def naam(self) -> str:
        """The name in running text: 2e tertaal 2024."""
        return f"{self.nummer}e tertaal {self.jaar}"


Periode = Maand | Kwartaal | Halfjaar | Jaar
Moment = date | Periode


def jaren_eerder(dag: date, jaren: int) -> date:
    """Give the same day some years earlier; 29 February becomes 28 February where it does not exist."""
    try:
        return dag.replace(year=dag.year - jaren)
    except ValueError:
        return dag.replace(year=dag.year - jaren, day=28)


def lees_moment(tekst: date | str) -> Moment:
    """Read '2016-Q1', '2016-03' or a date; raise `ParameterError` on anything else."""
    if isinstance(tekst, date):
        return tekst
    return Kwartaal.lees(tekst) if "Q" in tekst else Maand.lees(tekst)


def lees_periode(tekst: str) -> Moment | Tertaal:
    """Read a day, month, quarter, tertaal, half-year or year of the calendar.

    '2017-06-30', '2017-06', '2017-Q2', '2017-T2', '2017-H1', '2017'. Raises `ParameterError` on anything else.
    """
    if found := re.fullmatch(r"(\d{4})-([QTH])([1-4])", tekst):
        jaar, nummer = int(found[1]), int(found[3])
        if found[2] == "Q":
            return Kwartaal(jaar, nummer)
        if found[2] == "T":
            return Tertaal(jaar, nummer)
        if nummer <= 2:
            return Halfjaar(Kwartaal(jaar, 2 * nummer))
    elif re.fullmatch(r"\d{4}", tekst):
        return Jaar(Kwartaal(int(tekst), 4))
    elif re.fullmatch(r"\d{4}-\d{2}", tekst):
        return Maand.lees(tekst)
    elif re.fullmatch(r"\d{4}-\d{2}-\d{2}", tekst):
        with suppress(ValueError):
            return date.fromisoformat(tekst)
    raise ParameterError(f"'{tekst}' is geen periode; schrijf 2017-06-30, 2017-06, 2017-Q2, 2017-T2, 2017-H1 of 2017.")


def laatste_dag(periode: Moment | Tertaal) -> date:
    """Give the last day of a period; of a day itself."""
    return periode if isinstance(periode, date) else periode.peildatum


def naam_van(periode: Moment | Tertaal) -> str:
    """Give the name of a period in running text: 'juni 2017', '2e kwartaal 2017', '1e halfjaar 2017', '2017'."""
    return datum_lang(periode) if isinstance(periode, date) else periode.naam
