"""Does time know its days, its neighbours and its labels, at the borders too?"""

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitorlib.errors import ParameterError
from monitorlib.tijd.dagen import datum_kort, datum_lang
from monitorlib.tijd.moment import lees_moment
from monitorlib.tijd.periode import SOORTEN, Halfjaar, Jaar, Kwartaal, Maand, Periode, Tertaal, is_periode
from monitorlib.tijd.perioden import Perioden
from monitorlib.tijd.tijdvak import halfjaar_tot, jaar_tot, maanden_eerder

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


PERIODEN = st.one_of(
    *(st.builds(soort, st.integers(1900, 2199), st.integers(1, 12 // soort.lengte)) for soort in SOORTEN)
)


@given(PERIODEN)
def test_periods_of_each_kind_follow_each_other_without_a_gap(periode: Periode) -> None:
    """Each touches its neighbours; those of a year are the year; a year earlier is as many steps as a year has."""
    assert periode.peildatum + timedelta(days=1) == periode.volgende.eerste_dag
    assert periode.vorige.volgende == periode
    assert periode.van_het_jaar[0].eerste_dag == date(periode.jaar, 1, 1)
    assert periode.van_het_jaar[-1].peildatum == date(periode.jaar, 12, 31)
    assert [maand for een in periode.van_het_jaar for maand in een.maanden] == list(periode.maanden_van_het_jaar)
    assert periode.jaar_eerder.jaar_later == periode
    assert (periode.jaar_eerder.jaar, periode.jaar_eerder.nummer) == (periode.jaar - 1, periode.nummer)
    assert len(periode.standen) == 1 + len(periode.maanden)


@given(PERIODEN)
def test_each_kind_is_read_back_from_a_file_and_from_the_name_of_an_edition(periode: Periode) -> None:
    for tekst in (str(periode), periode.map):
        assert Periode.lees(tekst) == lees_moment(tekst) == type(periode).lees(tekst) == periode
        assert is_periode(tekst)


@pytest.mark.parametrize(
    ("tekst", "eerste", "laatste", "naam"),
    [
        ("2017-M06", date(2017, 6, 1), date(2017, 6, 30), "juni 2017"),
        ("2016-M02", date(2016, 2, 1), date(2016, 2, 29), "februari 2016"),
        ("2017-Q2", date(2017, 4, 1), date(2017, 6, 30), "2e kwartaal 2017"),
        ("2017-T2", date(2017, 5, 1), date(2017, 8, 31), "2e tertaal 2017"),
        ("2017-H1", date(2017, 1, 1), date(2017, 6, 30), "1e halfjaar 2017"),
        ("2017", date(2017, 1, 1), date(2017, 12, 31), "2017"),
    ],
)
def test_an_edition_may_be_over_each_kind(tekst: str, eerste: date, laatste: date, naam: str) -> None:
    periode = Periode.lees(tekst)
    assert (periode.map, periode.eerste_dag, periode.peildatum, periode.naam) == (tekst, eerste, laatste, naam)


@pytest.mark.parametrize(
    "tekst", ["2017-T4", "2017-T0", "2017-H3", "2017-6", "2017-m06", "2017-W12", "17", "2017-06-30"]
)
def test_what_is_no_period_is_refused_with_what_is(tekst: str) -> None:
    with pytest.raises(ParameterError) as fout:
        Periode.lees(tekst)
    assert str(fout.value) == f"'{tekst}' is geen periode; schrijf 2017-M06, 2017-Q2, 2017-T2, 2017-H1 of 2017."
    assert not is_periode(tekst)


@pytest.mark.parametrize(
    ("periode", "halfjaar", "jaar"),
    [
        (Maand(2024, 2), (date(2023, 9, 1), date(2024, 2, 29)), date(2023, 3, 1)),
        (Kwartaal(2024, 1), (date(2023, 10, 1), date(2024, 3, 31)), date(2023, 4, 1)),
        (Tertaal(2024, 1), (date(2023, 11, 1), date(2024, 4, 30)), date(2023, 5, 1)),
        (Halfjaar(2024, 1), (date(2024, 1, 1), date(2024, 6, 30)), date(2023, 7, 1)),
        (Jaar(2024), (date(2024, 7, 1), date(2024, 12, 31)), date(2024, 1, 1)),
    ],
)
def test_half_a_year_and_a_year_can_end_with_each_period(
    periode: Periode, halfjaar: tuple[date, date], jaar: date
) -> None:
    half, heel = halfjaar_tot(periode), jaar_tot(periode)
    assert (half.eerste_dag, half.peildatum) == halfjaar
    assert (heel.eerste_dag, heel.peildatum) == (jaar, halfjaar[1])
    assert (len(half.maanden), len(heel.maanden)) == (6, 12)


def test_a_stretch_of_periods_is_named_as_the_calendar_does_where_it_can() -> None:
    assert halfjaar_tot(Kwartaal(2024, 2)).naam == "1e halfjaar 2024"
    assert str(jaar_tot(Maand(2024, 12))) == "2024"
    assert halfjaar_tot(Kwartaal(2024, 1)).naam == "4e kwartaal 2023 tot en met 1e kwartaal 2024"


@pytest.mark.parametrize(
    ("periode", "soort", "delen"),
    [
        (Jaar(2024), Tertaal, ["2024-T1", "2024-T2", "2024-T3"]),
        (Halfjaar(2024, 2), Kwartaal, ["2024-Q3", "2024-Q4"]),
        (Tertaal(2024, 2), Maand, ["2024-05", "2024-06", "2024-07", "2024-08"]),
        (Tertaal(2024, 2), Kwartaal, []),
        (Maand(2024, 5), Maand, ["2024-05"]),
        (Maand(2024, 5), Kwartaal, []),
    ],
)
def test_a_period_consists_of_shorter_ones(periode: Periode, soort: type[Periode], delen: list[str]) -> None:
    assert [str(een) for een in periode.delen(soort)] == delen


@pytest.mark.parametrize(
    ("periode", "eerder"),
    [
        (Maand(2024, 2), Maand(2023, 8)),
        (Kwartaal(2024, 2), Kwartaal(2023, 4)),
        (Tertaal(2024, 2), Maand(2024, 2)),
        (Halfjaar(2024, 2), Halfjaar(2024, 1)),
        (Jaar(2024), Maand(2024, 6)),
    ],
)
def test_six_months_earlier_ends_on_that_day(periode: Periode, eerder: Periode) -> None:
    """August 2024 less six months is February, also where a tertaal has no such one."""
    assert maanden_eerder(periode, 6) == eerder


def test_what_takes_three_months_to_come_in_is_of_the_period_that_ended_three_months_before() -> None:
    """Of December that is September; a tertaal before is four months before, and long enough."""
    for nu, toen in (("2024-M12", "2024-09"), ("2024-Q4", "2024-Q3"), ("2024-T3", "2024-T2"), ("2024", "2023")):
        assert [str(een) for een in Perioden((Periode.lees(nu),)).vorige] == [toen]
