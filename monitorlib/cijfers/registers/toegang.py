"""The toegang: what was reported and what was decided in a period."""

from collections.abc import Sequence
from dataclasses import replace

from monitorlib.cijfers.registers.meting import Meting, meting
from monitorlib.cijfers.registers.peilmomenten import dagen_van, grenzen
from monitorlib.cijfers.registers.rijen import aantal, in_periode
from monitorlib.sources.opened.register import Register
from monitorlib.tijd.periode import Tijd


def gemeld(meldingen: Register, *, in_: Tijd | Sequence[Tijd]) -> Meting:
    """Count the meldingen that came in a period."""
    # What came in a period needs nothing of the time before it.
    return replace(_op_dag(meldingen, "meldingen", "meldingsdatum", in_), nodig=lambda over: dagen_van(over)[0])


def besloten(meldingen: Register, *, in_: Tijd | Sequence[Tijd]) -> Meting:
    """Count the meldingen that were decided in a period."""
    return _op_dag(meldingen, "besluiten", "besluitdatum", in_)


def _op_dag(meldingen: Register, maat: str, kolom: str, in_: Tijd | Sequence[Tijd]) -> Meting:
    meldingen.met_kolommen(kolom)
    return meting(meldingen, maat, in_, lambda tabel: in_periode(tabel, kolom), aantal, keur=grenzen)
