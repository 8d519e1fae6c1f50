"""The toegang: what was reported and what was decided in a period."""

from collections.abc import Sequence
from dataclasses import replace

from ibis.expr.types import Table

from monitorlib.cijfers.meting import Meting, dagen_van, grenzen, meting
from monitorlib.cijfers.register import aantal
from monitorlib.kwartaal import Moment, Periode
from monitorlib.sources.opened import Register


def gemeld(meldingen: Register, *, in_: Periode | Sequence[Periode]) -> Meting:
    """Count the meldingen that came in a period."""
    # What came in a period needs nothing of the time before it.
    return replace(_op_dag(meldingen, "meldingen", "meldingsdatum", in_), nodig=lambda over: dagen_van(over)[0])


def besloten(meldingen: Register, *, in_: Periode | Sequence[Periode]) -> Meting:
    """Count the meldingen that were decided in a period."""
    return _op_dag(meldingen, "besluiten", "besluitdatum", in_)


def _op_dag(meldingen: Register, maat: str, kolom: str, in_: Periode | Sequence[Periode]) -> Meting:
    def rijen(tabel: Table, over: Moment) -> Table:
        begin, einde = grenzen(over)
        return tabel.filter((tabel[kolom] > begin) & (tabel[kolom] <= einde))

    meldingen.met_kolommen(kolom)
    return meting(meldingen, maat, in_, rijen, aantal, meldingen.bron.eenheid)
