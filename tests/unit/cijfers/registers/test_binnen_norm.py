"""Does a term end on the day that the law says, and is what was done after it too late?"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import ibis
import pyarrow as pa
import pytest
from bouwstenen import GEMEENTEN, declaraties, inhoud, meldingen, proef, zonder
from hypothesis import given
from hypothesis import strategies as st

from monitorlib.cijfers.kern.regels import NIET_TE_BEPALEN, NOG_NIET
from monitorlib.cijfers.registers.aandeel import Aandeel
from monitorlib.cijfers.registers.binnen_norm import (
    ACHT_WEKEN,
    ANTWOORD_DECLARATIE,
    STARTBERICHT,
    Termijn,
    binnen_termijn,
    eerste_begin,
    feestdagen,
    is_werkdag,
    met_uiterste_dag,
)
from monitorlib.cijfers.registers.meting import GERECONSTRUEERD
from monitorlib.errors import CalculationError, NotDeliveredError
from monitorlib.tijd.periode import Kwartaal, Periode

D = date
DAG = timedelta(days=1)
EERSTE_KWARTAAL = Kwartaal(2024, 1)
ZONDAG = 6
Rij = dict[str, Any]
# By hand from art. 3 of the Algemene termijnenwet; Koningsdag is on the 26th when the 27th is a Sunday.
FEESTDAGEN = {
    2023: [(1, 1), (4, 7), (4, 10), (4, 27), (5, 5), (5, 18), (5, 29), (12, 25), (12, 26)],
    2024: [(1, 1), (3, 29), (4, 1), (4, 27), (5, 5), (5, 9), (5, 20), (12, 25), (12, 26)],
    2025: [(1, 1), (4, 18), (4, 21), (4, 26), (5, 5), (5, 29), (6, 9), (12, 25), (12, 26)],
}
# Both Pasen and Pinksteren have a first day, which is a Sunday and so no day of its own in the law.
EERSTE_DAGEN = {2023: [(4, 9), (5, 28)], 2024: [(3, 31), (5, 19)], 2025: [(4, 20), (6, 8)]}
VASTGESTELD = {
    "herkomst": "gereconstrueerd",
    "vastgesteld": [{"maat": "instroom", "over": ["2024-Q1"], "per": ["gemeente"]}],
}


def uiterste_dag(begin: date, termijn: Termijn) -> date:
    tabel = ibis.memtable(pa.table({"begin": pa.array([begin], pa.date32())}))
    (rij,) = met_uiterste_dag(tabel, "begin", termijn).to_pyarrow().to_pylist()
    assert sorted(rij) == ["begin", "uiterste_dag"]
    return rij["uiterste_dag"]


class TestHolidays:
    """The days of the Algemene termijnenwet, and no others."""

    @pytest.mark.parametrize("jaar", list(FEESTDAGEN))
    def test_of_a_year(self, jaar: int) -> None:
        """Beside them only Sundays, which are no working days anyway."""
        gevonden = {(dag.month, dag.day) for dag in feestdagen() if dag.year == jaar}
        assert gevonden - {*EERSTE_DAGEN[jaar]} == {*FEESTDAGEN[jaar]}
        assert all(D(jaar, *dag).weekday() == ZONDAG for dag in EERSTE_DAGEN[jaar])

    def test_koningsdag_moves_to_saturday(self) -> None:
        """27 April 2025 is a Sunday: the 26th. 27 April 2024 is a Saturday and stays."""
        assert (D(2025, 4, 27).weekday(), D(2024, 4, 27).weekday()) == (ZONDAG, ZONDAG - 1)
        assert D(2025, 4, 26) in feestdagen()
        assert D(2025, 4, 27) not in feestdagen()
        assert not {D(2024, 4, 26), D(2024, 4, 28)} & feestdagen()

    @pytest.mark.parametrize("maand_dag", [(5, 4), (12, 24), (12, 31), (12, 5), (11, 11), (1, 2), (1, 6)])
    def test_a_day_that_the_law_does_not_name_is_none(self, maand_dag: tuple[int, int]) -> None:
        """In any year. Not even when many are free: Dodenherdenking, the day before Christmas, Oudejaarsdag."""
        assert not [dag for dag in feestdagen() if (dag.month, dag.day) == maand_dag]

    def test_5_may_is_one_every_year(self) -> None:
        """Not only in a lustrum."""
        assert {dag.year for dag in feestdagen() if (dag.month, dag.day) == (5, 5)} >= {*range(2015, 2036)}

    @pytest.mark.parametrize(
        ("dag", "werkdag"),
        [
            (D(2024, 3, 28), True),
            (D(2024, 3, 29), False),  # Goede Vrijdag
            (D(2024, 3, 30), False),
            (D(2024, 3, 31), False),
            (D(2024, 4, 1), False),  # tweede Paasdag
            (D(2024, 4, 2), True),
            (D(2024, 12, 24), True),
            (D(2024, 12, 31), True),
            (D(2025, 5, 5), False),  # a Monday
        ],
    )
    def test_working_days(self, dag: date, werkdag: bool) -> None:
        assert is_werkdag(dag) == werkdag


class TestLastDay:
    """The last day on which a term is kept."""

    def test_the_terms_of_the_laws(self) -> None:
        assert (Termijn(56), Termijn(10, True), Termijn(5, True)) == (ACHT_WEKEN, ANTWOORD_DECLARATIE, STARTBERICHT)

    @pytest.mark.parametrize(
        ("begin", "einde"),
        [
            (D(2024, 1, 8), D(2024, 3, 4)),  # Monday to Monday: 23 + 29 + 4 = 56
            (D(2024, 1, 6), D(2024, 3, 4)),  # Saturday 2 March: on Monday
            (D(2024, 1, 7), D(2024, 3, 4)),  # Sunday 3 March: on Monday
            (D(2024, 2, 1), D(2024, 3, 28)),  # the Thursday before Easter
            (D(2024, 2, 2), D(2024, 4, 2)),  # Goede Vrijdag, and the four days of Easter
            (D(2024, 2, 5), D(2024, 4, 2)),  # tweede Paasdag
            (D(2024, 3, 2), D(2024, 4, 29)),  # Koningsdag on a Saturday
            (D(2024, 3, 14), D(2024, 5, 10)),  # Hemelvaart on a Thursday; the Friday is a working day
            (D(2024, 10, 30), D(2024, 12, 27)),  # first Christmas day on a Wednesday
            (D(2023, 11, 6), D(2024, 1, 2)),  # Nieuwjaarsdag on a Monday
        ],
    )
    def test_eight_weeks(self, begin: date, einde: date) -> None:
        assert uiterste_dag(begin, ACHT_WEKEN) == einde

    @pytest.mark.parametrize(
        ("begin", "dagen", "einde"),
        [
            (D(2024, 1, 8), 5, D(2024, 1, 15)),  # Monday: 9 10 11 12, 15
            (D(2024, 1, 12), 1, D(2024, 1, 15)),  # Friday: Monday
            (D(2024, 1, 13), 1, D(2024, 1, 15)),  # Saturday: Monday
            (D(2024, 1, 14), 1, D(2024, 1, 15)),  # Sunday: Monday
            (D(2024, 3, 28), 1, D(2024, 4, 2)),  # over Easter
            (D(2024, 3, 29), 1, D(2024, 4, 2)),  # from a holiday
            # Over Christmas: 19 20, 23 24, 27, 30 31, then 2 3 and 6 January.
            (D(2024, 12, 18), 10, D(2025, 1, 6)),
            (D(2024, 12, 25), 10, D(2025, 1, 10)),  # from Christmas: 27, 30 31, 2 3, 6 7 8 9 10
        ],
    )
    def test_working_days(self, begin: date, dagen: int, einde: date) -> None:
        assert uiterste_dag(begin, Termijn(dagen, werkdagen=True)) == einde


def in_de_tijd(
    rijen: Sequence[Rij], *, termijn: Termijn = ACHT_WEKEN, in_: Any = EERSTE_KWARTAAL, **bron: Any
) -> Aandeel:
    register = meldingen(rijen, **{"periode": "2024-Q2", **bron})
    return binnen_termijn(register, van="meldingsdatum", tot="besluitdatum", termijn=termijn, in_=in_)


def deel_van(gemeten: Aandeel) -> tuple[float, float]:
    return gemeten.deel.per().waarde(), gemeten.geheel.per().waarde()


class TestInTime:
    """Done at the latest on the last day, of all of which that day falls in the period."""

    @pytest.mark.parametrize(
        ("besluit", "teller"),
        [
            (D(2024, 1, 6), 1),  # at once
            (D(2024, 3, 2), 1),  # after 56 days
            (D(2024, 3, 4), 1),  # on the Monday after the weekend in which they ended
            (D(2024, 3, 5), 0),
            (D(2024, 6, 30), 0),
            (None, 0),  # still open
        ],
    )
    def test_on_the_last_day_and_after_it(self, besluit: date | None, teller: int) -> None:
        """Melding on Saturday 6 January: in time until Monday 4 March."""
        rijen = [{"meldingsdatum": D(2024, 1, 6), "besluitdatum": besluit}]
        assert deel_van(in_de_tijd(rijen)) == (teller, 1)

    @pytest.mark.parametrize(
        ("melding", "eerste", "tweede"),
        [
            (D(2023, 11, 5), 1, 0),  # until 31 December, a Sunday, and so until 2 January: in the first quarter
            (D(2023, 11, 3), 0, 0),  # until 29 December
            (D(2024, 2, 1), 1, 0),  # until 28 March
            (D(2024, 2, 2), 0, 1),  # until 29 March, and so until 2 April: in the second
        ],
    )
    def test_the_last_day_says_in_which_quarter(self, melding: date, eerste: int, tweede: int) -> None:
        rijen = [{"meldingsdatum": melding, "besluitdatum": melding + DAG}]
        perioden: list[Periode] = [EERSTE_KWARTAAL, EERSTE_KWARTAAL.volgende]
        geteld = inhoud(in_de_tijd(rijen, in_=perioden).geheel.per())
        assert geteld == {("1e kw",): eerste, ("2e kw",): tweede}

    @pytest.mark.parametrize(
        ("melding", "derde", "vierde"),
        [
            (D(2024, 8, 5), 1, 0),  # 26 + 30 = 56: until Monday 30 September, the last day of the third quarter
            (D(2024, 8, 6), 0, 1),
            (D(2024, 11, 5), 0, 1),  # 25 + 31 = 56: until Tuesday 31 December
            (D(2024, 11, 6), 0, 0),  # until 1 January, and so until the 2nd
        ],
    )
    def test_a_term_that_ends_on_the_last_day_of_a_quarter_belongs_to_it(
        self, melding: date, derde: int, vierde: int
    ) -> None:
        perioden: list[Periode] = [Kwartaal(2024, 3), Kwartaal(2024, 4)]
        geteld = inhoud(in_de_tijd([{"meldingsdatum": melding}], in_=perioden, periode="2024-Q4").geheel.per())
        assert geteld == {("3e kw",): derde, ("4e kw",): vierde}

    def test_the_share_counts_what_is_open_as_too_late(self) -> None:
        """In time, too late, open: 1 of 3 in Aa. In Bee no term ended."""
        begin = D(2024, 1, 8)
        rijen = [{"meldingsdatum": begin, "besluitdatum": een} for een in (D(2024, 3, 4), D(2024, 3, 5), None)]
        gemeten = in_de_tijd([*rijen, {"meldingsdatum": D(2024, 3, 1), "gemeente": "GM0002"}]).per("gemeente")
        assert gemeten.waarde(gemeente="Aa") == pytest.approx(100 / 3)
        assert (gemeten.cellen()[("Bee",)]["teken"], gemeten.cellen()[("Bee",)]["tekst"]) == (
            NIET_TE_BEPALEN,
            "het aantal om op te rekenen is nul",
        )

    def test_the_rule_names_the_days(self) -> None:
        rijen = [{"meldingsdatum": D(2024, 1, 8), "besluitdatum": None}]
        for termijn, soort in ((ACHT_WEKEN, "56 dagen"), (ANTWOORD_DECLARATIE, "10 werkdagen")):
            (regel,) = in_de_tijd(rijen, termijn=termijn).per().verhoudingen
            assert regel.regel == f"klaar binnen {soort}, gedeeld door alle met het eind in de periode"

    def test_declaraties_answered_within_ten_working_days(self) -> None:
        """Received on 18 December 2024: until 6 January."""
        rijen = [
            {"maand": "2024-11", "ontvangen": D(2024, 12, 18), "beantwoord": een, "bedrag": None}
            for een in (D(2025, 1, 6), D(2025, 1, 7))
        ]
        register = declaraties(rijen, periode="2025-Q1")
        gemeten = binnen_termijn(
            register, van="ontvangen", tot="beantwoord", termijn=ANTWOORD_DECLARATIE, in_=Kwartaal(2025, 1)
        )
        assert deel_van(gemeten) == (1, 2)

    def test_a_coming_quarter_is_not_there_yet(self) -> None:
        gemeten = in_de_tijd([{"meldingsdatum": D(2024, 1, 8)}], in_=Kwartaal(2024, 3)).geheel.per()
        assert inhoud(gemeten) == {(): NOG_NIET}

    def test_a_reconstructed_source_does_not_know(self) -> None:
        gemeten = in_de_tijd([{"meldingsdatum": D(2024, 1, 8)}], **VASTGESTELD).geheel.per("gemeente")
        assert {(cel["teken"], cel["tekst"]) for cel in gemeten.cellen().values()} == {
            (NIET_TE_BEPALEN, GERECONSTRUEERD)
        }

    @pytest.mark.parametrize("kolom", ["meldingsdatum", "besluitdatum"])
    @pytest.mark.parametrize("bron", [{}, VASTGESTELD])
    def test_without_the_column_it_is_not_delivered_also_when_reconstructed(self, kolom: str, bron: Any) -> None:
        register = zonder(meldingen([], **bron), kolom)
        with pytest.raises(NotDeliveredError) as fout:
            binnen_termijn(register, van="meldingsdatum", tot="besluitdatum", termijn=ACHT_WEKEN, in_=EERSTE_KWARTAAL)
        assert str(fout.value) == f"bron meldingen zonder kolom '{kolom}'"

    def test_over_a_day_there_is_no_share(self) -> None:
        with pytest.raises(CalculationError, match="niet op een dag"):
            in_de_tijd([{"meldingsdatum": D(2024, 1, 8)}], in_=D(2024, 3, 31)).per()


# The reference: day by day, with the holidays by hand.

VRIJ = {D(jaar, *dag) for jaar, dagen in FEESTDAGEN.items() for dag in dagen}


def werkt(dag: date) -> bool:
    return dag.weekday() not in (5, 6) and dag not in VRIJ


def gelopen(begin: date, termijn: Termijn) -> date:
    dag, over = begin, termijn.dagen
    while over:
        dag += DAG
        over -= werkt(dag) if termijn.werkdagen else 1
    while not termijn.werkdagen and not werkt(dag):
        dag += DAG
    return dag


RIJEN = st.lists(
    st.builds(
        lambda begin, dagen, gemeente: {
            "meldingsdatum": begin,
            "besluitdatum": None if dagen is None else begin + dagen * DAG,
            "gemeente": gemeente,
        },
        st.one_of(
            st.dates(D(2024, 3, 1), D(2024, 6, 10)), st.dates(D(2024, 1, 20), D(2024, 6, 20)), st.just(D(2024, 3, 29))
        ),
        st.one_of(st.none(), st.integers(0, 20), st.integers(50, 62)),
        st.sampled_from(["GM0001", "GM0002"]),
    ),
    min_size=1,
    max_size=25,
)
TERMIJNEN = st.sampled_from([ACHT_WEKEN, ANTWOORD_DECLARATIE, STARTBERICHT, Termijn(1), Termijn(3, werkdagen=True)])


@proef(15)
@given(RIJEN, TERMIJNEN)
def test_the_share_is_what_a_walk_through_the_days_finds(rijen: list[Rij], termijn: Termijn) -> None:
    tweede = Kwartaal(2024, 2)
    gemeten = in_de_tijd(rijen, termijn=termijn, in_=tweede)
    teller, noemer = inhoud(gemeten.deel.per("gemeente")), inhoud(gemeten.geheel.per("gemeente"))
    for een in GEMEENTEN[:2]:
        alle = [
            (rij, gelopen(rij["meldingsdatum"], termijn))
            for rij in rijen
            if rij["gemeente"] == een.code
            and tweede.eerste_dag <= gelopen(rij["meldingsdatum"], termijn) <= tweede.peildatum
        ]
        op_tijd = [rij for rij, uiterlijk in alle if rij["besluitdatum"] and rij["besluitdatum"] <= uiterlijk]
        assert (teller[een.naam,], noemer[een.naam,]) == (len(op_tijd), len(alle))


@proef(15)
@given(st.lists(st.dates(D(2023, 1, 1), D(2025, 10, 1)), min_size=1, max_size=80), TERMIJNEN)
def test_the_last_day_is_found_by_walking(dagen: list[date], termijn: Termijn) -> None:
    tabel = ibis.memtable(pa.table({"begin": pa.array(dagen, pa.date32())}))
    gevonden = met_uiterste_dag(tabel, "begin", termijn).to_pyarrow().to_pylist()
    assert sorted((rij["begin"], rij["uiterste_dag"]) for rij in gevonden) == sorted(
        (dag, gelopen(dag, termijn)) for dag in dagen
    )


@pytest.mark.parametrize("termijn", [ACHT_WEKEN, ANTWOORD_DECLARATIE, STARTBERICHT])
@pytest.mark.parametrize("eind", [D(2024, 1, 1), D(2024, 4, 1), D(2024, 5, 7), D(2024, 12, 28)])
def test_from_which_day_on_a_register_must_be_complete(eind: date, termijn: Termijn) -> None:
    """The term that began on that day ends on or after the first day of the period; that of the day before does not."""
    begin = eerste_begin(eind, termijn)
    assert gelopen(begin, termijn) >= eind > gelopen(begin - DAG, termijn)


def test_a_register_that_does_not_know_when_the_term_began_is_refused() -> None:
    """Terms that end in January to March 2024 began from 4 November 2023 on.

    From 6 November 56 days is 1 January: a holiday, so 2 January. From 5 November it is Sunday 31 December,
    so 2 January. From 4 November it is 30 December, a Saturday: 2 January too. From 3 November Friday 29 December.
    """
    rijen = [{"meldingsdatum": D(2024, 1, 10), "besluitdatum": D(2024, 1, 20)}]
    vraag: dict[str, Any] = {"van": "meldingsdatum", "tot": "besluitdatum", "termijn": ACHT_WEKEN}
    for vanaf, bekend in ((D(2023, 11, 4), True), (D(2023, 11, 5), False)):
        bron = meldingen(rijen, periode="2024-Q1", volledig_vanaf=vanaf)
        geheel = binnen_termijn(bron, in_=EERSTE_KWARTAAL, **vraag).geheel.per().cellen()[()]
        assert (geheel["teken"] == "getal") == bekend
