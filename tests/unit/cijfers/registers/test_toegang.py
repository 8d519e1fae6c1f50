"""Is each melding counted on the day that it came, and each besluit on the day that it was taken?"""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from bouwstenen import MERGER, inhoud, meldingen, proef, wmo, zonder
from hypothesis import given
from hypothesis import strategies as st

from monitorlib.cijfers.kern.regels import NIET_TE_BEPALEN, NOG_NIET
from monitorlib.cijfers.registers.meting import GERECONSTRUEERD, Meting
from monitorlib.cijfers.registers.toegang import besloten, gemeld
from monitorlib.errors import CalculationError, NotDeliveredError
from monitorlib.sources.opened.register import Register
from monitorlib.tijd.periode import Kwartaal, Maand
from monitorlib.tijd.tijdvak import halfjaar_tot

D = date
DAG = timedelta(days=1)
EERSTE_KWARTAAL = Kwartaal(2016, 1)
BEGIN, EINDE = EERSTE_KWARTAAL.eerste_dag, EERSTE_KWARTAAL.peildatum
Rij = dict[str, Any]
Telt = Callable[..., Meting]
# Each counts by its own column.
BEIDE = pytest.mark.parametrize(("tel", "kolom"), [(gemeld, "meldingsdatum"), (besloten, "besluitdatum")])
VASTGESTELD = {
    "herkomst": "gereconstrueerd",
    "vastgesteld": [{"maat": "instroom", "over": ["2016-Q1"], "per": ["gemeente"]}],
}


def melding(gemeld_op: date, besloten_op: date | None = None, **anders: object) -> Rij:
    besluit = "Toegekend" if besloten_op else None
    return {"meldingsdatum": gemeld_op, "besluitdatum": besloten_op, "besluit": besluit, **anders}


def op(kolom: str, dag: date | None) -> Rij:
    """A melding of which only this day matters; the other lies outside every period of a test."""
    anders = {"meldingsdatum": D(2000, 1, 1), "besluitdatum": D(2000, 1, 2), "besluit": "Toegekend"}
    return {**anders, kolom: dag}


def totaal(meting: Meting) -> float:
    return meting.per().waarde()


@BEIDE
@pytest.mark.parametrize(
    ("dag", "telt"),
    [(BEGIN - DAG, 0), (BEGIN, 1), (D(2016, 2, 29), 1), (EINDE, 1), (EINDE + DAG, 0), (D(2015, 2, 1), 0)],
)
def test_the_first_and_the_last_day_of_a_quarter_belong_to_it(tel: Telt, kolom: str, dag: date, telt: int) -> None:
    assert totaal(tel(meldingen([op(kolom, dag)]), in_=EERSTE_KWARTAAL)) == telt


@BEIDE
def test_over_months_a_half_year_and_quarters(tel: Telt, kolom: str) -> None:
    """On the last day of January, and on the first of February: one in each; both in the half-year."""
    bron = meldingen([op(kolom, D(2016, 1, 31)), op(kolom, D(2016, 2, 1)), op(kolom, D(2015, 12, 31))])
    geteld = inhoud(tel(bron, in_=EERSTE_KWARTAAL.maanden).per())
    assert geteld == {("Januari",): 1, ("Februari",): 1, ("Maart",): 0}
    assert totaal(tel(bron, in_=halfjaar_tot(EERSTE_KWARTAAL))) == 3
    assert totaal(tel(bron, in_=Maand(2015, 12))) == 1


def test_a_melding_counts_when_it_came_and_its_besluit_when_it_was_taken() -> None:
    """Came in March, decided in April: a melding of the first quarter, a besluit of the second."""
    bron = meldingen([melding(D(2016, 3, 30), D(2016, 4, 5))], periode="2016-Q2")
    for tel, verwacht in ((gemeld, [1, 0]), (besloten, [0, 1])):
        assert [totaal(tel(bron, in_=een)) for een in (EERSTE_KWARTAAL, Kwartaal(2016, 2))] == verwacht


def test_what_is_still_open_is_a_melding_and_no_besluit() -> None:
    bron = meldingen([melding(D(2016, 2, 1)), melding(D(2016, 2, 1), D(2016, 2, 1))])
    assert (totaal(gemeld(bron, in_=EERSTE_KWARTAAL)), totaal(besloten(bron, in_=EERSTE_KWARTAAL))) == (2, 1)


def test_every_melding_counts_also_of_one_person_on_one_day() -> None:
    """Meldingen, not persons."""
    bron = meldingen([melding(D(2016, 2, 1)), melding(D(2016, 2, 1)), melding(D(2016, 2, 1), client=None)])
    assert totaal(gemeld(bron, in_=EERSTE_KWARTAAL)) == 3


def test_by_gemeente_wet_and_besluit() -> None:
    """An afgewezen one is a besluit as well."""
    rijen = [
        melding(D(2016, 1, 5), D(2016, 2, 1)),
        melding(D(2016, 1, 5), D(2016, 2, 1), besluit="Afgewezen"),
        melding(D(2016, 1, 5), D(2016, 2, 1), besluit="Ingetrokken", wet="Jeugdwet", gemeente="GM0002"),
    ]
    geteld = besloten(meldingen(rijen), in_=EERSTE_KWARTAAL).per("gemeente", "wet", "besluit")
    assert {cel: aantal for cel, aantal in inhoud(geteld).items() if aantal} == {
        ("Aa", "Wmo", "Toegekend"): 1,
        ("Aa", "Wmo", "Afgewezen"): 1,
        ("Bee", "Jeugdwet", "Ingetrokken"): 1,
    }
    assert {cel["eenheid"] for cel in geteld.cellen().values()} == {"meldingen"}
    assert geteld.bronnen == ("meldingen",)


def test_a_gemeente_that_does_not_exist_in_the_quarter_has_no_cell() -> None:
    """Oud goes up in Nieuw on 1 January 2016; in the half-year around it both exist."""
    bron = meldingen([melding(MERGER - DAG, gemeente="GM0008"), melding(MERGER, gemeente="GM0009")])
    assert inhoud(gemeld(bron, in_=Kwartaal(2015, 4)).per("gemeente")) == {("Aa",): 0, ("Bee",): 0, ("Oud",): 1}
    assert inhoud(gemeld(bron, in_=EERSTE_KWARTAAL).per("gemeente")) == {("Aa",): 0, ("Bee",): 0, ("Nieuw",): 1}
    beide = inhoud(gemeld(bron, in_=halfjaar_tot(EERSTE_KWARTAAL)).per("gemeente"))
    assert beide == {("Aa",): 0, ("Bee",): 0, ("Oud",): 1, ("Nieuw",): 1}


@BEIDE
def test_a_coming_quarter_is_not_there_yet(tel: Telt, kolom: str) -> None:
    """Also when the register already holds a row of it."""
    bron = meldingen([op(kolom, EINDE + DAG)])
    assert inhoud(tel(bron, in_=EERSTE_KWARTAAL.volgende).per()) == {(): NOG_NIET}


@BEIDE
def test_a_reconstructed_source_does_not_fix_it(tel: Telt, kolom: str) -> None:
    (cel,) = tel(meldingen([op(kolom, BEGIN)], **VASTGESTELD), in_=EERSTE_KWARTAAL).per().cellen().values()
    assert (cel["teken"], cel["tekst"]) == (NIET_TE_BEPALEN, GERECONSTRUEERD)


@BEIDE
def test_before_the_register_was_complete_it_cannot_be_told(tel: Telt, kolom: str) -> None:
    """Complete from 1 February: January is missing."""
    bron = meldingen([op(kolom, D(2016, 2, 1))], volledig_vanaf=D(2016, 2, 1))
    (cel,) = tel(bron, in_=EERSTE_KWARTAAL).per().cellen().values()
    assert (cel["teken"], cel["tekst"]) == (NIET_TE_BEPALEN, "het register is pas vanaf 1-2-2016 volledig")


def test_a_register_that_is_complete_from_the_first_day_knows_what_came() -> None:
    """Complete from 1 January: no melding of January to March is missing."""
    bron = meldingen([melding(BEGIN)], volledig_vanaf=BEGIN)
    assert inhoud(gemeld(bron, in_=EERSTE_KWARTAAL).per()) == {(): 1}


@BEIDE
def test_without_the_column_it_is_not_delivered(tel: Telt, kolom: str) -> None:
    with pytest.raises(NotDeliveredError) as fout:
        tel(zonder(meldingen([op(kolom, BEGIN)]), kolom), in_=EERSTE_KWARTAAL)
    assert str(fout.value) == f"bron meldingen zonder kolom '{kolom}'"


@BEIDE
def test_another_register_has_no_meldingen(tel: Telt, kolom: str) -> None:
    with pytest.raises(NotDeliveredError) as fout:
        tel(wmo([{"ingangsdatum": BEGIN}]), in_=EERSTE_KWARTAAL)
    assert str(fout.value) == f"bron voorzieningen_wmo zonder kolom '{kolom}'"


@BEIDE
def test_a_day_is_no_period(tel: Telt, kolom: str) -> None:
    dag: Any = EINDE
    with pytest.raises(CalculationError, match="niet op een dag"):
        tel(meldingen([op(kolom, BEGIN)]), in_=dag).per()


# The reference: look at each melding in turn.

DAGEN = st.dates(D(2015, 12, 20), D(2016, 4, 10))
RIJEN = st.lists(
    st.builds(
        lambda dag, duur, gemeente, wet: melding(
            dag, None if duur is None else dag + duur * DAG, gemeente=gemeente, wet=wet
        ),
        DAGEN,
        st.one_of(st.none(), st.integers(0, 60)),
        st.sampled_from(["GM0001", "GM0002"]),
        st.sampled_from(["Wmo", "Jeugdwet", "Participatiewet"]),
    ),
    max_size=12,
)
NAMEN = {"GM0001": "Aa", "GM0002": "Bee"}


def met_de_hand(rijen: Sequence[Rij], kolom: str) -> Counter[tuple[str, str, str]]:
    geteld: Counter[tuple[str, str, str]] = Counter()
    for rij in rijen:
        dag = rij[kolom]
        if dag is not None and dag.year == 2016 and dag.month <= 3:
            geteld[("Januari", "Februari", "Maart")[dag.month - 1], NAMEN[rij["gemeente"]], rij["wet"]] += 1
    return geteld


def gevuld(register: Register, tel: Telt) -> dict[Any, Any]:
    geteld = inhoud(tel(register, in_=EERSTE_KWARTAAL.maanden).per("gemeente", "wet"))
    return {cel: aantal for cel, aantal in geteld.items() if aantal}


@proef(40)
@given(RIJEN)
def test_each_month_has_what_looking_at_each_melding_finds(rijen: list[Rij]) -> None:
    bron = meldingen(rijen)
    assert gevuld(bron, gemeld) == dict(met_de_hand(rijen, "meldingsdatum"))
    assert gevuld(bron, besloten) == dict(met_de_hand(rijen, "besluitdatum"))
