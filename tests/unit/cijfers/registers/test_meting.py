"""Is a measure asked for by the names of columns, over what can be told of, and under what is counted?"""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from bouwstenen import BRON, CODES, GEMEENTEN, declaraties, inhoud, jeugdhulp, register, van

from monitorlib.cijfers.kern.regels import Kenmerk
from monitorlib.cijfers.registers.stand_en_stroom import instroom, stand
from monitorlib.cijfers.registers.trajecten import sinds, trajecten
from monitorlib.cijfers.registers.uitgaven import uitgaven
from monitorlib.errors import CalculationError
from monitorlib.tijd.periode import Kwartaal

D = date
KWARTAAL = Kwartaal(2016, 1)
REGISTER = register([("c1", "GM0001", "PGB", D(2015, 6, 1), None), ("c2", "GM0002", None, D(2016, 2, 1), None)])


@pytest.mark.parametrize("kolommen", [["gemeente"], ("gemeente", "vorm"), 3])
def test_columns_are_named_one_by_one(kolommen: object) -> None:
    """A list of them is no column."""
    with pytest.raises(CalculationError) as fout:
        stand(REGISTER, op=KWARTAAL).per(kolommen)  # type: ignore[arg-type]
    assert str(fout.value) == (
        f"per(...) vraagt namen van kolommen, los na elkaar; gegeven is {kolommen!r}. Schrijf bijvoorbeeld "
        ".per('gemeente', 'product')."
    )


def test_what_has_nothing_in_a_column_is_not_lost_in_silence() -> None:
    """c2 has no vorm: split by it, the count would be one less."""
    with pytest.raises(CalculationError) as fout:
        stand(REGISTER, op=KWARTAAL).per("vorm")
    assert str(fout.value) == (
        "Bron proef: 1 voorzieningen hebben geen vorm en tellen zo niet mee in de stand; vul de kolom aan of splits er "
        "niet naar uit."
    )
    assert inhoud(stand(REGISTER, op=D(2015, 12, 31)).per("vorm")) == {("PGB",): 1, ("ZIN",): 0}


def test_a_number_knows_what_it_is() -> None:
    """A stand of a day; a stroom of all days between two peildata, of the part that was chosen and split off."""
    pgb = REGISTER.waar(vorm="PGB")
    op_dag = stand(pgb, op=KWARTAAL).per("gemeente").regels.kenmerken
    assert op_dag["Aa",] == Kenmerk(
        "proef: stand in voorzieningen", "2016-03-31", frozenset({("vorm", "PGB"), ("gemeente", "Aa")})
    )
    erbij = instroom(pgb, in_=KWARTAAL).per().regels.kenmerken
    assert erbij == {
        (): Kenmerk("proef: instroom in voorzieningen", "2015-12-31/2016-03-31", frozenset({("vorm", "PGB")}))
    }


def test_a_part_that_only_a_function_knows_has_no_name() -> None:
    wie = stand(REGISTER, op=KWARTAAL).en(lambda tabel: tabel.client == "c1")
    assert wie.per().waarde() == 1
    assert wie.per().regels.kenmerken == {}


def test_a_cell_names_its_source_and_unit() -> None:
    geteld = stand(REGISTER, op=KWARTAAL).per("gemeente")
    assert geteld.bronnen == (BRON.naam,)
    assert {een.eenheid for een in geteld.cellen().values()} == {"voorzieningen"}
    assert geteld.leden["gemeente"] == tuple(CODES.per_kolom["gemeente"].values())


def test_what_is_delivered_in_a_period_asks_nothing_of_the_day_before() -> None:
    """Complete since 1 January: the euros of the quarter are known, its instroom since 31 December is not."""
    vanaf = {"volledig_vanaf": D(2016, 1, 1)}
    assert uitgaven(declaraties([{"bedrag": Decimal("7.00")}], **vanaf), in_=KWARTAAL).per().waarde() == 7
    gemeenten = GEMEENTEN[:2]
    cel = instroom(jeugdhulp([van(D(2016, 2, 1))], gemeenten=gemeenten, **vanaf), in_=KWARTAAL).per().cellen()[()]
    assert (cel.teken, cel.tekst) == ("niet te bepalen", "het register is pas vanaf 1-1-2016 volledig")


def test_trajecten_that_were_made_before_are_those() -> None:
    apart = trajecten(jeugdhulp([van(D(2016, 1, 1))], telwijze={"wachttijd": 0, "administratief": []}))
    assert trajecten(replace(jeugdhulp([]), als_trajecten=apart)) is apart


@pytest.mark.parametrize("kolom", ["client", "einddatum"])
def test_a_register_without_persons_or_ends_is_left_as_it_is(kolom: str) -> None:
    """One that has both is shortened, and knows from when."""
    zonder = replace(REGISTER, tabel=REGISTER.tabel.drop(kolom))
    assert sinds(zonder, D(2016, 1, 1)) is zonder
    assert sinds(REGISTER, D(2016, 1, 1)).sinds == D(2016, 1, 1)
