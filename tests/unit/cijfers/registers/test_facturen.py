"""Days from delivery to declaratie: by hand, and against plain Python."""

from calendar import monthrange
from datetime import date, timedelta
from statistics import median

from bouwstenen import declaraties, inhoud, proef
from hypothesis import given
from hypothesis import strategies as st

from monitorlib.cijfers.kern.regels import NIET_TE_BEPALEN
from monitorlib.cijfers.registers.facturen import binnen_dagen, dagen_tot_declaratie
from monitorlib.tijd.periode import Kwartaal

KWARTAAL = Kwartaal(2016, 1)


def rij(maand: str, ontvangen: date) -> dict[str, object]:
    return {"maand": maand, "ontvangen": ontvangen}


def test_days_count_from_the_last_day_of_the_month() -> None:
    """After January 1 February is day 1 and 29 February day 29; after December 2015 29 February is day 60."""
    bron = declaraties(
        [rij("2016-01", date(2016, 2, 1)), rij("2016-01", date(2016, 2, 29)), rij("2015-12", date(2016, 2, 29))]
    )
    assert inhoud(dagen_tot_declaratie(bron, in_=KWARTAAL).per()) == {(): 29}
    assert inhoud(binnen_dagen(bron, dagen=28, in_=KWARTAAL).per()) == {(): 100 / 3}
    assert inhoud(binnen_dagen(bron, dagen=29, in_=KWARTAAL).per()) == {(): 200 / 3}
    assert inhoud(binnen_dagen(bron, dagen=59, in_=KWARTAAL).per()) == {(): 200 / 3}
    assert inhoud(binnen_dagen(bron, dagen=60, in_=KWARTAAL).per()) == {(): 100}


def test_what_comes_in_before_or_after_the_period_does_not_count() -> None:
    """The first and the last day of the quarter do."""
    dagen = [date(2015, 12, 31), date(2016, 1, 1), date(2016, 3, 31), date(2016, 4, 1)]
    bron = declaraties([rij("2015-11", dag) for dag in dagen], periode="2016-Q2")
    # 32 and 122 days after 30 November: the median is their mean.
    assert inhoud(dagen_tot_declaratie(bron, in_=KWARTAAL).per()) == {(): (32 + 122) / 2}


def test_no_declaraties_is_no_number() -> None:
    """Not zero days."""
    bron = declaraties([rij("2016-01", date(2016, 2, 1))])
    assert inhoud(dagen_tot_declaratie(bron, in_=Kwartaal(2015, 4)).per()) == {(): NIET_TE_BEPALEN}


def test_a_register_that_starts_late_misses_the_slow_ones() -> None:
    """Complete from 1 January 2015 on: the fourth quarter can be known, the third not yet."""
    bron = declaraties([rij("2015-06", date(2015, 7, 5))], volledig_vanaf=date(2015, 1, 1))
    gemeten = dagen_tot_declaratie(bron, in_=Kwartaal(2015, 3)).per().cellen()[()]
    assert (gemeten["teken"], gemeten["tekst"]) == (
        NIET_TE_BEPALEN,
        "leveringen van voor 1-1-2015 zijn niet in het register",
    )
    laat = declaraties([rij("2015-06", date(2015, 10, 5))], volledig_vanaf=date(2015, 1, 1))
    assert inhoud(dagen_tot_declaratie(laat, in_=Kwartaal(2015, 4)).per()) == {(): 97}


def test_nine_months_after_it_starts_a_register_knows_the_slow_ones() -> None:
    """270 days before the day that the quarter starts from, 31 December 2015, is 5 April; 6 April is too late."""
    op_tijd = date(2015, 12, 31) - timedelta(days=270)
    for vanaf, verwacht in ((op_tijd, 29), (op_tijd + timedelta(days=1), NIET_TE_BEPALEN)):
        bron = declaraties([rij("2016-01", date(2016, 2, 29))], volledig_vanaf=vanaf)
        assert inhoud(dagen_tot_declaratie(bron, in_=KWARTAAL).per()) == {(): verwacht}
        deel = 100 if verwacht == 29 else NIET_TE_BEPALEN
        assert inhoud(binnen_dagen(bron, dagen=29, in_=KWARTAAL).per()) == {(): deel}


def test_days_are_days_and_a_share_is_of_declaraties() -> None:
    bron = declaraties([rij("2016-01", date(2016, 2, 1))])
    assert dagen_tot_declaratie(bron, in_=KWARTAAL).eenheid == "dagen"
    deel = binnen_dagen(bron, dagen=29, in_=KWARTAAL)
    assert (deel.geheel.maat, deel.geheel.eenheid) == ("declaraties", bron.bron.eenheid)


RIJEN = st.lists(
    st.tuples(st.integers(1, 12), st.integers(1, 250)).map(
        lambda gekozen: rij(f"2015-{gekozen[0]:02d}", date(2015, gekozen[0], 1) + timedelta(days=30 + gekozen[1]))
    ),
    min_size=1,
    max_size=12,
)


@given(RIJEN, st.integers(0, 120))
@proef(20)
def test_against_plain_python(rijen: list[dict[str, object]], norm: int) -> None:
    """Median and share of whatever comes in within the quarter."""
    dagen = []
    for een in rijen:
        jaar, maand = (int(deel) for deel in str(een["maand"]).split("-"))
        ontvangen = een["ontvangen"]
        assert isinstance(ontvangen, date)
        if date(2016, 1, 1) <= ontvangen <= date(2016, 3, 31):
            dagen.append((ontvangen - date(jaar, maand, monthrange(jaar, maand)[1])).days)
    bron = declaraties(rijen)
    verwacht = {(): median(dagen)} if dagen else {(): NIET_TE_BEPALEN}
    assert inhoud(dagen_tot_declaratie(bron, in_=KWARTAAL).per()) == verwacht
    deel = {(): 100 * sum(een <= norm for een in dagen) / len(dagen)} if dagen else {(): NIET_TE_BEPALEN}
    assert inhoud(binnen_dagen(bron, dagen=norm, in_=KWARTAAL).per()) == deel
