"""Does time know its days, its neighbours and its labels, at the borders too?"""

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitorlib.errors import ParameterError
from monitorlib.periode import Kwartaal, Maand, datum_kort, datum_lang, lees_moment

MAANDEN = st.builds(Maand, st.integers(1900, 2199), st.integers(1, 12))
KWARTALEN = st.builds(Kwartaal, st.integers(1900, 2199), st.integers(1, 4))


@pytest.mark.parametrize(
    ("maand", "laatste"),
    [("2016-02", 29), ("2015-02", 28), ("1900-02", 28), ("2000-02", 29), ("2016-04", 30), ("2016-12", 31)],
)
def test_a_month_ends_on_its_last_day_in_leap_years_too(maand: str, laatste: int) -> None:
    """1900 is no leap year, 2000 and 2016 are."""
    assert Maand.lees(maand).peildatum == date(int(maand[:4]), int(maand[5:]), laatste)


@given(MAANDEN)
def test_months_follow_each_other_without_a_gap(maand: Maand) -> None:
    """The day after a peildatum is the first day of the next month, and its beginstand is that peildatum."""
    assert maand.peildatum.day == monthrange(maand.jaar, maand.nummer)[1]
    assert maand.peildatum + timedelta(days=1) == maand.volgende.eerste_dag
    assert maand.volgende.beginstand == maand.peildatum
    assert maand < maand.volgende


@given(KWARTALEN)
def test_quarters_follow_each_other_without_a_gap(periode: Kwartaal) -> None:
    """A quarter is three months in a row; its neighbours touch it, and four steps make a year."""
    eerste, tweede, derde = periode.maanden
    assert (eerste.volgende, tweede.volgende) == (tweede, derde)
    assert periode.peildatum + timedelta(days=1) == periode.volgende.eerste_dag
    assert periode.beginstand == periode.vorige.peildatum
    assert periode.volgende.vorige == periode
    assert periode.jaar_eerder == periode.vorige.vorige.vorige.vorige == Kwartaal(periode.jaar - 1, periode.nummer)
    assert periode.vorige < periode < periode.volgende


def test_the_first_quarter_starts_from_the_year_before() -> None:
    """The border of the year: 31 December is the beginstand of the first quarter and of January."""
    periode = Kwartaal(2016, 1)
    assert periode.vorige == Kwartaal(2015, 4)
    assert periode.beginstand == periode.maanden[0].beginstand == date(2015, 12, 31)
    assert periode.peildatum == date(2016, 3, 31)
    assert Kwartaal(2015, 4).volgende == periode
    assert Kwartaal(2015, 4).maanden == (Maand(2015, 10), Maand(2015, 11), Maand(2015, 12))
    assert Maand(2015, 12).volgende == Maand(2016, 1)


def test_terug_counts_this_quarter_and_puts_the_oldest_first() -> None:
    """Five back from the first quarter of 2016 is the whole of 2015 and itself."""
    assert [str(een) for een in Kwartaal(2016, 1).terug(5)] == ["2015-Q1", "2015-Q2", "2015-Q3", "2015-Q4", "2016-Q1"]
    assert Kwartaal(2016, 1).terug(1) == (Kwartaal(2016, 1),)


def test_a_quarter_knows_its_whole_year() -> None:
    """Four quarters, twelve months, and the opening with four peildata, the coming ones included."""
    periode = Kwartaal(2016, 2)
    assert [str(een) for een in periode.van_het_jaar] == ["2016-Q1", "2016-Q2", "2016-Q3", "2016-Q4"]
    assert [str(een) for een in periode.maanden_van_het_jaar] == [f"2016-{nummer:02d}" for nummer in range(1, 13)]
    assert periode.peildata_van_het_jaar == (
        date(2015, 12, 31),
        date(2016, 3, 31),
        date(2016, 6, 30),
        date(2016, 9, 30),
        date(2016, 12, 31),
    )


def test_labels_are_as_the_tables_and_the_text_write_them() -> None:
    """Short in a heading, long in running text, no leading zeros in a day."""
    assert Kwartaal(2016, 1).kort == "1e kw"
    assert Kwartaal(2016, 4).kort_met_jaar == "4e kw 2016"
    assert Kwartaal(2016, 3).label == "3e kwartaal 2016"
    assert Maand(2016, 3).kort == "Maart"
    assert datum_kort(date(2016, 3, 1)) == "1-3-2016"
    assert datum_lang(date(2016, 8, 31)) == "31 augustus 2016"


@given(KWARTALEN, MAANDEN)
def test_what_is_written_can_be_read_back(periode: Kwartaal, maand: Maand) -> None:
    """The text of a moment is the text that names it in params.yml."""
    assert lees_moment(str(periode)) == periode
    assert lees_moment(str(maand)) == maand
    assert lees_moment(maand.peildatum) == maand.peildatum


@pytest.mark.parametrize("tekst", ["2016-Q5", "2016-Q0", "2016Q1", "2016-q1", "16-Q1", "2016-Q1 ", "", "2016-Q1\n"])
def test_text_that_is_no_quarter_is_refused(tekst: str) -> None:
    """Only jjjj-Qn is a quarter."""
    with pytest.raises(ParameterError) as fout:
        Kwartaal.lees(tekst)
    assert str(fout.value) == f"'{tekst}' is geen kwartaal; schrijf bijvoorbeeld 2016-Q1."


@pytest.mark.parametrize("tekst", ["2016-3", "maart", "2016/03", "2016-03-31", ""])
def test_text_that_is_no_month_is_refused(tekst: str) -> None:
    """Only jjjj-mm is a month."""
    with pytest.raises(ParameterError) as fout:
        Maand.lees(tekst)
    assert str(fout.value) == f"'{tekst}' is geen maand; schrijf bijvoorbeeld 2016-03."


@pytest.mark.parametrize("nummer", [0, 13])
def test_a_month_outside_the_year_is_refused(nummer: int) -> None:
    """Written well, and still no month."""
    with pytest.raises(ParameterError) as fout:
        Maand.lees(f"2016-{nummer:02d}")
    assert str(fout.value) == f"Maand {nummer} bestaat niet; een maand is 1 tot en met 12."


def test_a_fifth_quarter_does_not_exist() -> None:
    """Also when it is made, not read."""
    with pytest.raises(ParameterError) as fout:
        Kwartaal(2016, 5)
    assert str(fout.value) == "Kwartaal 5 bestaat niet; een kwartaal is 1 tot en met 4."
