"""Between which days the dates of a source lie, by column: outside them a year was mistyped, or a column misread.

What has happened is not later than the day on which the register was taken (`opgehaald`, else up to a year after the
peildatum: what came in since is in it). What was agreed lies further ahead: a toewijzing begins within two years
and ends within fifty. The first days: the oldest inhabitant was born after 1890; no help or uitkering that runs
was begun before 1945.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from monitorlib.sources.declared.declaration import Bron, Kolom

_GEBOREN, _OUDSTE = date(1890, 1, 1), date(1945, 1, 1)
# Years of tellings: of a plan, a contract or a publication.
_JAREN = (1900, 2100)
# Columns with what was agreed, by how many years it can lie ahead; every other day in a register has happened.
_VOORUIT: Mapping[str, int] = {"ingangsdatum": 2, "einddatum": 50}
# Which day in a row does not come before which, besides the begin and the end of its periode.
VOLGORDE = (
    ("geboortedatum", "ingangsdatum"),
    ("geboortedatum", "startdatum"),
    ("startdatum", "einddatum"),
)


@dataclass(frozen=True)
class Uitdraai:
    """When a register was taken: on `opgehaald` where that is known, else some day after the peildatum."""

    peildatum: date
    opgehaald: date | None = None


@dataclass(frozen=True)
class Daggrenzen:
    """The first and the last that a column can hold, and what the last one comes from."""

    van: date
    tot: date
    waarvan: str


def grenzen(bron: Bron, kolom: Kolom, uitdraai: Uitdraai) -> Daggrenzen | None:
    """Give the bounds of a column with days or periods; none for another column."""
    if kolom.soort not in ("datum", "moment", "maand", "periode", "jaar"):
        return None
    if not bron.is_register or kolom.soort not in ("datum", "maand"):
        return Daggrenzen(date(_JAREN[0], 1, 1), date(_JAREN[1] - 1, 12, 31), "")
    van = _GEBOREN if kolom.naam == "geboortedatum" else _OUDSTE
    opgehaald = uitdraai.opgehaald
    if kolom.naam in _VOORUIT:
        jaren = _VOORUIT[kolom.naam]
        return Daggrenzen(van, _jaren_later(opgehaald or uitdraai.peildatum, jaren), f"{jaren} jaar na de uitdraai")
    if opgehaald:
        return Daggrenzen(van, max(opgehaald, uitdraai.peildatum), "de dag van de uitdraai")
    return Daggrenzen(van, _jaren_later(uitdraai.peildatum, 1), "een jaar na de peildatum")


def _jaren_later(dag: date, jaren: int) -> date:
    return date(dag.year + jaren, dag.month, min(dag.day, 28) if dag.month == 2 else dag.day)
