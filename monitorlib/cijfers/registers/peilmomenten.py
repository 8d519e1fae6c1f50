"""Moments: the days and periods that are counted, what they are called, and the rows of a register beside them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

import ibis
import pyarrow as pa
from ibis.expr.types import Table

from monitorlib.errors import CalculationError
from monitorlib.sources.warehouse.warehouse import in_magazijn
from monitorlib.tijd.dagen import datum_kort
from monitorlib.tijd.moment import Moment, laatste_dag
from monitorlib.tijd.periode import Periode, Tijd
from monitorlib.tijd.perioden import Elk, Perioden

Rij = tuple[int | bool | date, ...]
Dagen = Mapping[str, Callable[[Moment], date]]


@dataclass(frozen=True)
class Meetmoment:
    """A moment that is measured: where its cells stand, and the peildatum of the quarter that its number is of.

    Without that quarter it is in the borders in which it was registered.
    """

    moment: Moment
    plek: tuple[str, ...] = ()
    peildatum: date | None = None


def meetmomenten(over: Moment | Sequence[Moment]) -> tuple[tuple[str, ...], list[Meetmoment]]:
    """Give the dimensions that moments make, and each moment with its place in them.

    Raises `CalculationError` for what is no moment, or is there twice.
    """
    if isinstance(over, Perioden):
        over = over.elk(lambda periode: periode)
    if isinstance(over, Elk):
        return ("periode",) if over.enkel else ("periode", "moment"), list(_van_perioden(over))
    rij = momenten(over)
    if not isinstance(over, Sequence):
        return (), [Meetmoment(rij[0])]
    return ("periode",), [Meetmoment(een, (naam,)) for een, naam in zip(rij, namen(rij), strict=True)]


def _van_perioden(over: Elk[Moment]) -> list[Meetmoment]:
    perioden = momenten(over.perioden)
    return [
        Meetmoment(een, (naam,) if over.enkel else (naam, str(nummer)), laatste_dag(periode))
        for periode, naam, van in zip(perioden, namen(perioden), over.momenten, strict=True)
        for nummer, een in enumerate(van, 1)
    ]


def momenten(over: Moment | Sequence[Moment]) -> tuple[Moment, ...]:
    """Give one or more moments as a row of them; raise `CalculationError` for what is no moment, or is there twice."""
    rij = tuple(over) if isinstance(over, Sequence) and not isinstance(over, str) else (over,)
    for een in rij:
        if not isinstance(een, (date, Tijd)):
            raise CalculationError(
                f"{een!r} is geen moment. Geef een dag, maand, kwartaal, tertaal, halfjaar of jaar, of een rij "
                "daarvan: bijvoorbeeld hoofdstuk.periode of Kwartaal.lees('2024-Q4')."
            )
    dagen = tuple(een.date() if isinstance(een, datetime) else een for een in rij)
    if not dagen or len(set(dagen)) < len(dagen):
        raise CalculationError("Geef ten minste één moment, en elk moment één keer.")
    return dagen


def naast(tabel: Table, over: Sequence[Meetmoment], gebieden: Sequence[bool], dagen: Dagen) -> Table:
    """Put every row beside each moment, for the gemeenten (False) and for all of them together (True).

    Adds `moment` (its number, twice the place in `over`, and one more for all together), `regio`, `begin` and `einde`
    (the peildatum before it and its own; of a day twice that day), `peildatum` (of the quarter that its number is of,
    else the same as einde) and a column for each of `dagen`.
    """
    kolommen: dict[str, list[date]] = {
        "begin": [eerste_dag(een.moment) for een in over],
        "einde": [laatste_dag(een.moment) for een in over],
        "peildatum": [een.peildatum or laatste_dag(een.moment) for een in over],
        **{naam: [dag(een.moment) for een in over] for naam, dag in dagen.items()},
    }
    rijen: tuple[Rij, ...] = tuple(
        (2 * nummer + regio, regio, *(dagen_[nummer] for dagen_ in kolommen.values()))
        for nummer in range(len(over))
        for regio in gebieden
    )
    # A question that is asked elsewhere is known by its text: what it is about must stand in it.
    maak = _in_de_vraag if in_magazijn(tabel) else _als_tabel
    return tabel.cross_join(maak(tuple(kolommen), rijen))


# The same moments are the same table, so that the same question is known again.
@lru_cache(maxsize=256)
def _als_tabel(dagen: tuple[str, ...], rijen: tuple[Rij, ...]) -> Table:
    soorten = {"moment": pa.int64(), "regio": pa.bool_(), **dict.fromkeys(dagen, pa.date32())}
    per_kolom = zip(*rijen, strict=True)
    return ibis.memtable(
        pa.table(
            [pa.array(van, soort) for van, soort in zip(per_kolom, soorten.values(), strict=True)], names=list(soorten)
        )
    )


def _in_de_vraag(dagen: tuple[str, ...], rijen: tuple[Rij, ...]) -> Table:
    def een(rij: Rij) -> Table:
        nummer = ibis.literal(rij[0], "int64").name("moment").as_table()
        waarden = dict(zip(("regio", *dagen), rij[1:], strict=True))
        return nummer.mutate(**{naam: ibis.literal(waarde) for naam, waarde in waarden.items()})

    return ibis.union(*map(een, rijen)) if len(rijen) > 1 else een(rijen[0])


def dagen_van(moment: Moment) -> tuple[date, date]:
    """Give the first and the last day of a moment."""
    return (moment, moment) if isinstance(moment, date) else (moment.beginstand + timedelta(days=1), moment.peildatum)


def eerste_dag(moment: Moment) -> date:
    """Give the day itself, or the peildatum from which the flows of a period start."""
    return moment if isinstance(moment, date) else moment.beginstand


def grenzen(moment: Moment) -> tuple[date, date]:
    """Give the peildatum before a period and its own; raise `CalculationError` for a day."""
    if isinstance(moment, date):
        raise CalculationError(
            "Een stroom telt over een maand, kwartaal, tertaal, halfjaar of jaar, niet op een dag. Geef zo'n periode."
        )
    return moment.beginstand, moment.peildatum


def namen(momenten: Sequence[Moment]) -> list[str]:
    """Name moments as the columns of one table; quarters or months of several years with their year."""
    kort = [label(moment) for moment in momenten]
    if len(set(kort)) == len(kort):
        return kort
    return [een.kort_met_jaar if isinstance(een, Periode) else label(een) for een in momenten]


def label(moment: Moment) -> str:
    """Name a moment as a column of a table does."""
    return datum_kort(moment) if isinstance(moment, date) else moment.kort
