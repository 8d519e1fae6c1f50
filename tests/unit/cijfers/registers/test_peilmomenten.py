"""The days and periods that are counted: what they are called, and the rows that lie beside them."""

from datetime import date, datetime

import ibis
import pytest

from monitorlib.cijfers.registers.peilmomenten import (
    Meetmoment,
    _als_tabel,
    _in_de_vraag,
    dagen_van,
    eerste_dag,
    grenzen,
    meetmomenten,
    momenten,
    naast,
    namen,
)
from monitorlib.errors import CalculationError
from monitorlib.tijd.periode import Kwartaal, Maand
from monitorlib.tijd.perioden import Perioden

DAG, MAAND, KWARTAAL = date(2016, 2, 29), Maand(2016, 2), Kwartaal(2016, 1)


def test_the_borders_of_a_period_are_the_day_before_it_and_its_last() -> None:
    assert grenzen(MAAND) == (date(2016, 1, 31), date(2016, 2, 29))
    with pytest.raises(CalculationError) as fout:
        grenzen(DAG)
    assert str(fout.value) == (
        "Een stroom telt over een maand, kwartaal, tertaal, halfjaar of jaar, niet op een dag. Geef zo'n periode."
    )


def test_a_day_is_its_own_first_and_last() -> None:
    assert (dagen_van(DAG), dagen_van(MAAND)) == ((DAG, DAG), (date(2016, 2, 1), DAG))
    assert (eerste_dag(DAG), eerste_dag(MAAND)) == (DAG, date(2016, 1, 31))


def test_what_is_no_moment_is_refused() -> None:
    assert momenten(datetime(2016, 2, 29, 12, 0)) == (DAG,)
    assert momenten([DAG, MAAND]) == (DAG, MAAND)
    for geen in ("2016-Q1", [KWARTAAL, "2016-Q2"], None):
        with pytest.raises(CalculationError, match=r"is geen moment\. Geef een dag, maand"):
            momenten(geen)  # type: ignore[arg-type]
    for rij in ([], [DAG, datetime(2016, 2, 29, 9, 0)], [MAAND, MAAND]):
        with pytest.raises(CalculationError, match="Geef ten minste één moment, en elk moment één keer"):
            momenten(rij)


def test_names_say_the_year_only_where_two_would_be_the_same() -> None:
    assert namen([Kwartaal(2015, 4), KWARTAAL]) == ["4e kw", "1e kw"]
    assert namen([Kwartaal(2015, 1), KWARTAAL]) == [een.kort_met_jaar for een in (Kwartaal(2015, 1), KWARTAAL)]
    assert namen([DAG, date(2016, 3, 1)]) == ["29-2-2016", "1-3-2016"]


def test_each_moment_has_its_place() -> None:
    assert meetmomenten(DAG) == ((), [Meetmoment(DAG)])
    assert meetmomenten([DAG, MAAND]) == (
        ("periode",),
        [Meetmoment(DAG, ("29-2-2016",)), Meetmoment(MAAND, (MAAND.kort,))],
    )
    perioden = Perioden((Kwartaal(2015, 4), KWARTAAL))
    eind, begin = date(2016, 3, 31), date(2015, 12, 31)
    assert meetmomenten(perioden) == (
        ("periode",),
        [Meetmoment(Kwartaal(2015, 4), ("4e kw",), begin), Meetmoment(KWARTAAL, ("1e kw",), eind)],
    )
    # Two days of each: they are numbered, and of the borders of their quarter.
    assert meetmomenten(perioden.elk_van(lambda een: (een.beginstand, een.peildatum))) == (
        ("periode", "moment"),
        [
            Meetmoment(date(2015, 9, 30), ("4e kw", "1"), begin),
            Meetmoment(begin, ("4e kw", "2"), begin),
            Meetmoment(begin, ("1e kw", "1"), eind),
            Meetmoment(eind, ("1e kw", "2"), eind),
        ],
    )


def test_every_row_lies_beside_every_moment() -> None:
    """For the gemeenten and for all together; the second moment is a day, of the borders of its quarter."""
    over = [Meetmoment(MAAND), Meetmoment(DAG, (), date(2016, 3, 31))]
    rijen = naast(ibis.memtable({"nummer": [7]}), over, (False, True), {"vooraf": eerste_dag}).to_pyarrow().to_pylist()
    voor, na, einde = date(2016, 1, 31), DAG, date(2016, 3, 31)
    assert sorted(rijen, key=lambda rij: rij["moment"]) == [
        {"nummer": 7, "moment": nummer, "regio": regio, "begin": begin, "einde": na, "peildatum": peil, "vooraf": begin}
        for nummer, regio, begin, peil in (
            (0, False, voor, na), (1, True, voor, na), (2, False, na, einde), (3, True, na, einde),
        )
    ]  # fmt: skip


@pytest.mark.parametrize("aantal", [1, 2, 3])
def test_a_warehouse_gets_the_same_moments_in_its_question(aantal: int) -> None:
    rijen = tuple((nummer, nummer % 2 == 1, date(2016, 1, 1 + nummer), DAG) for nummer in range(aantal))
    in_vraag, los = _in_de_vraag(("begin", "einde"), rijen), _als_tabel(("begin", "einde"), rijen)
    assert in_vraag.schema() == los.schema()
    assert sorted(in_vraag.to_pyarrow().to_pylist(), key=lambda rij: rij["moment"]) == los.to_pyarrow().to_pylist()
    assert "2016, 1, 1" in ibis.to_sql(in_vraag, dialect="duckdb")
    assert los.to_pyarrow().to_pylist()[0] == {
        "moment": 0, "regio": False, "begin": date(2016, 1, 1), "einde": DAG,
    }  # fmt: skip
