"""Who came back: after an earlier period of help, or in the half-year after the help ended?"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from bouwstenen import GEMEENTEN, MERGER, inhoud, jeugdhulp, proef, van
from hypothesis import given
from hypothesis import strategies as st

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.regels import NIET_TE_BEPALEN, NOG_NIET
from monitorlib.cijfers.registers.aandeel import Aandeel
from monitorlib.cijfers.registers.herhaald_beroep import herhaald_beroep_terug, herhaald_beroep_vooruit, hulpperioden
from monitorlib.cijfers.registers.meting import GERECONSTRUEERD
from monitorlib.cijfers.registers.trajecten import sinds
from monitorlib.editie.params.gemeente import Gemeente
from monitorlib.errors import CalculationError
from monitorlib.tijd.periode import Kwartaal, Maand, Periode
from monitorlib.tijd.tijdvak import Tijdvak, halfjaar_tot

D = date
DAG = timedelta(days=1)
EERSTE_KWARTAAL = Kwartaal(2016, 1)
# The half-year of which the next is known in an edition of 2016-Q4: January to June 2016.
HALFJAAR = halfjaar_tot(Kwartaal(2016, 2))
Rij = dict[str, Any]
GEEN_NOEMER = "het aantal om op te rekenen is nul"
VASTGESTELD = {
    "herkomst": "gereconstrueerd",
    "vastgesteld": [{"maat": "instroom", "over": ["2016-Q1", "2016-Q2"], "per": ["gemeente"]}],
}


def terug(*rijen: Rij, in_: Periode = EERSTE_KWARTAAL, jaren: int = 5, **bron: Any) -> Aandeel:
    volledig = {"periode": "2016-Q4", "volledig_vanaf": D(2009, 1, 1), **bron}
    return herhaald_beroep_terug(jeugdhulp(rijen, **volledig), in_=in_, jaren=jaren)


def vooruit(*rijen: Rij, **bron: Any) -> Aandeel:
    return herhaald_beroep_vooruit(jeugdhulp(rijen, **{"periode": "2016-Q4", **bron}), in_=HALFJAAR)


def deel_van(gemeten: Aandeel) -> tuple[float, float]:
    """Teller and noemer over all gemeenten."""
    return gemeten.deel.per().waarde(), gemeten.geheel.per().waarde()


def waarom(gemeten: Cijfers) -> set[tuple[str, str]]:
    return {(cel["teken"], cel["tekst"]) for cel in gemeten.cellen().values()}


def perioden(*rijen: Rij) -> list[tuple[date, date | None]]:
    """Per period of help its first and its last day."""
    gevonden = hulpperioden(jeugdhulp(rijen).tabel).to_pyarrow().to_pylist()
    return sorted(((rij["ingangsdatum"], rij["einddatum"]) for rij in gevonden), key=lambda een: een[0])


class TestPeriods:
    """A period of help has no free day."""

    @pytest.mark.parametrize(("begin", "aantal"), [(10, 1), (11, 1), (12, 2)])
    def test_one_free_day_makes_two_periods(self, begin: int, aantal: int) -> None:
        """Until 10 January; again on that day, the next day (no day free), or the day after that (one day free)."""
        rijen = van(D(2015, 6, 1), D(2016, 1, 10)), van(D(2016, 1, begin), productgroep="44", leveringsvorm="PGB")
        assert len(perioden(*rijen)) == aantal

    def test_what_lies_within_a_long_one_does_not_end_it(self) -> None:
        """1 January to 1 March, with 5 to 8 January in it, and 2 to 9 March after it: one, until 9 March."""
        rijen = van(D(2016, 1, 1), D(2016, 3, 1)), van(D(2016, 1, 5), D(2016, 1, 8)), van(D(2016, 3, 2), D(2016, 3, 9))
        assert perioden(*rijen) == [(D(2016, 1, 1), D(2016, 3, 9))]

    def test_an_open_end_takes_all_that_comes_later(self) -> None:
        rijen = van(D(2015, 6, 1)), van(D(2016, 2, 1), D(2016, 2, 9)), van(D(2016, 3, 1))
        assert perioden(*rijen) == [(D(2015, 6, 1), None)]

    def test_it_goes_on_in_another_gemeente(self) -> None:
        """A move on the day: Bee until 10 January, Aa from 11 January."""
        rijen = van(D(2016, 1, 11), D(2016, 2, 1)), van(D(2015, 6, 1), D(2016, 1, 10), gemeente="GM0002")
        assert perioden(*rijen) == [(D(2015, 6, 1), D(2016, 2, 1))]

    def test_of_two_at_once_a_person_counts_in_both_gemeenten(self) -> None:
        """Both begin and both end on the same day; in the region that is one person."""
        rijen = [van(D(2016, 1, 4), D(2016, 2, 1), gemeente=code) for code in ("GM0002", "GM0001")]
        for gemeten in (terug(*rijen), vooruit(*rijen)):
            geheel = inhoud(gemeten.geheel.per("gemeente"))
            assert (geheel["Aa",], geheel["Bee",]) == (1, 1)
            assert gemeten.geheel.per().waarde() == 1

    def test_persons_are_not_joined(self) -> None:
        assert len(perioden(van(D(2016, 1, 1)), van(D(2016, 1, 1), client="c2"))) == 2


class TestTerug:
    """Of the started: who had help in the five years before, with at least one day between."""

    @pytest.mark.parametrize(
        ("laatste_dag", "verwacht"),
        [
            (D(2016, 2, 29), (0, 0)),  # no free day: nobody started
            (D(2016, 2, 28), (1, 1)),  # 29 February is free
            (D(2011, 3, 1), (1, 1)),  # five years to the day
            (D(2011, 2, 28), (0, 1)),  # a day more
        ],
    )
    def test_from_one_day_to_five_years(self, laatste_dag: date, verwacht: tuple[int, int]) -> None:
        """Started on 1 March 2016."""
        assert deel_van(terug(van(D(2009, 6, 1), laatste_dag), van(D(2016, 3, 1)))) == verwacht

    @pytest.mark.parametrize(("laatste_dag", "teller"), [(D(2011, 2, 28), 1), (D(2011, 2, 27), 0)])
    def test_five_years_before_29_february_is_28_february(self, laatste_dag: date, teller: int) -> None:
        """2011 has no 29 February."""
        assert deel_van(terug(van(D(2009, 6, 1), laatste_dag), van(D(2016, 2, 29)))) == (teller, 1)

    @pytest.mark.parametrize(("laatste_dag", "teller"), [(D(2012, 2, 29), 1), (D(2012, 2, 28), 0)])
    def test_four_years_before_29_february_is_29_february(self, laatste_dag: date, teller: int) -> None:
        assert deel_van(terug(van(D(2009, 6, 1), laatste_dag), van(D(2016, 2, 29)), jaren=4)) == (teller, 1)

    @pytest.mark.parametrize(
        ("begin", "noemer"), [(D(2015, 12, 31), 0), (D(2016, 1, 1), 1), (D(2016, 3, 31), 1), (D(2016, 4, 1), 0)]
    )
    def test_the_start_falls_in_the_quarter(self, begin: date, noemer: int) -> None:
        assert terug(van(begin)).geheel.per().waarde() == noemer

    def test_a_person_who_starts_twice_counts_once(self) -> None:
        """The second start has the first before it: 1 of 1."""
        assert deel_van(terug(van(D(2016, 1, 5), D(2016, 1, 10)), van(D(2016, 2, 1)))) == (1, 1)

    def test_the_share_is_of_persons_in_the_gemeente_where_they_start(self) -> None:
        """In Aa c1 came back and c2 is new: 1 of 2. What c1 had before was in Bee; there nobody started."""
        rijen = (
            van(D(2015, 1, 5), D(2015, 6, 1), gemeente="GM0002"),
            van(D(2016, 2, 1)),
            van(D(2016, 2, 1), client="c2"),
        )
        gemeten = terug(*rijen).per("gemeente")
        assert inhoud(gemeten) == {
            ("Aa",): 50,
            ("Bee",): NIET_TE_BEPALEN,
            ("Nieuw",): NIET_TE_BEPALEN,
        }
        assert gemeten.cellen()[("Bee",)]["tekst"] == GEEN_NOEMER

    def test_a_merger_starts_nothing(self) -> None:
        """In Oud until its last day and in Nieuw from its first: no free day, nobody started."""
        rijen = van(D(2015, 6, 1), MERGER - DAG, gemeente="GM0008"), van(MERGER, gemeente="GM0009")
        assert deel_van(terug(*rijen)) == (0, 0)

    def test_a_deleted_toewijzing_is_no_help(self) -> None:
        """Of one day in 2015, then 1 February: with 'verwijderd' among the mutaties a first start, else a return."""
        rijen = van(D(2015, 6, 1), D(2015, 6, 1)), van(D(2016, 2, 1))
        for soorten, verwacht in ((["verwijderd"], (0, 1)), ([], (1, 1))):
            assert deel_van(terug(*rijen, telwijze={"wachttijd": 31, "administratief": soorten})) == verwacht

    @pytest.mark.parametrize(
        ("in_", "vanaf", "reden"),
        [
            # Who starts on 1 January 2016 had help in the five years before when it ended on or after 1 January 2011.
            (EERSTE_KWARTAAL, D(2011, 1, 1), ""),
            (
                EERSTE_KWARTAAL,
                D(2011, 1, 2),
                "nog niet waarneembaar: het register is volledig vanaf 2-1-2011, 5 jaar terug is eerder",
            ),
            (Maand(2016, 2), D(2011, 2, 1), ""),
            (
                Maand(2016, 2),
                D(2011, 2, 2),
                "nog niet waarneembaar: het register is volledig vanaf 2-2-2011, 5 jaar terug is eerder",
            ),
            (
                EERSTE_KWARTAAL,
                None,
                "nog niet waarneembaar: params.yml zegt niet vanaf wanneer het register volledig is",
            ),
        ],
    )
    def test_the_register_must_reach_back(self, in_: Periode, vanaf: date | None, reden: str) -> None:
        gemeten = terug(van(D(2016, 2, 1)), in_=in_, volledig_vanaf=vanaf)
        assert waarom(gemeten.geheel.per()) == {(NIET_TE_BEPALEN, reden) if reden else ("getal", "")}
        assert waarom(gemeten.deel.per()) == {(NIET_TE_BEPALEN, reden) if reden else ("getal", "")}

    def test_a_reconstructed_source_does_not_know(self) -> None:
        """That it prints instroom changes nothing."""
        assert waarom(terug(van(D(2016, 2, 1)), **VASTGESTELD).geheel.per("gemeente")) == {
            (NIET_TE_BEPALEN, GERECONSTRUEERD)
        }

    def test_what_holds_the_help_since_a_day_cannot_tell(self) -> None:
        """Earlier help of another product is not in it: five years before 1 January 2016 is before 31 December 2015."""
        bron = jeugdhulp(
            [van(D(2014, 1, 1), D(2014, 6, 1), productgroep="44"), van(D(2016, 2, 1))],
            periode="2016-Q4",
            volledig_vanaf=D(2009, 1, 1),
        )
        with pytest.raises(CalculationError) as fout:
            herhaald_beroep_terug(sinds(bron, D(2015, 12, 31)), in_=EERSTE_KWARTAAL).per()
        assert str(fout.value) == (
            "Bron voorzieningen_jeugdwet is hier beperkt tot wie sinds 31-12-2015 hulp had; 1-1-2011 is eerder. "
            "Kies een latere dag."
        )
        assert deel_van(herhaald_beroep_terug(bron, in_=EERSTE_KWARTAAL)) == (1, 1)

    def test_rows_without_client_stop_it(self) -> None:
        with pytest.raises(CalculationError, match="heeft rijen zonder client; unieke cliënten zijn niet te tellen"):
            terug(van(D(2016, 2, 1), client=None)).per()


class TestVooruit:
    """Of whose help ended in the half-year: who starts again in the next."""

    @pytest.mark.parametrize(
        ("laatste_dag", "noemer"),
        [
            (D(2015, 12, 30), 0),  # away from 31 December: in the half-year before
            (D(2015, 12, 31), 1),  # away from 1 January
            (D(2016, 6, 29), 1),  # away from 30 June
            (D(2016, 6, 30), 0),  # still there at its end
            (None, 0),
        ],
    )
    def test_the_help_ended_in_the_half_year(self, laatste_dag: date | None, noemer: int) -> None:
        assert vooruit(van(D(2015, 6, 1), laatste_dag)).geheel.per().waarde() == noemer

    @pytest.mark.parametrize(
        ("weer", "verwacht"),
        [
            (D(2016, 5, 1), (0, 0)),  # within the half-year, and there at its end
            (D(2016, 6, 30), (0, 0)),  # on its last day
            (D(2016, 7, 1), (1, 1)),  # the first day of the next
            (D(2016, 12, 31), (1, 1)),  # the last day of the next
            (D(2017, 1, 1), (0, 1)),  # after it
        ],
    )
    def test_the_restart(self, weer: date, verwacht: tuple[int, int]) -> None:
        """Ended on 31 March 2016."""
        assert deel_van(vooruit(van(D(2015, 6, 1), D(2016, 3, 31)), van(weer))) == verwacht

    def test_who_ends_twice_counts_once_by_the_last(self) -> None:
        """Ended on 31 January, again 1 to 31 March, and again from 1 September: 1 of 1."""
        rijen = van(D(2015, 6, 1), D(2016, 1, 31)), van(D(2016, 3, 1), D(2016, 3, 31)), van(D(2016, 9, 1))
        assert deel_van(vooruit(*rijen)) == (1, 1)

    def test_other_help_that_runs_on_is_no_end(self) -> None:
        """The ZIN ends in March, the PGB runs until 30 June and then ends."""
        rijen = van(D(2015, 6, 1), D(2016, 3, 31)), van(D(2016, 2, 1), D(2016, 6, 30), leveringsvorm="PGB")
        assert deel_van(vooruit(*rijen)) == (0, 0)

    def test_who_may_start_again_counts_where_he_would(self) -> None:
        """Oud is gone before the half-year of the restart ends: who stopped there could start again in Nieuw."""
        gemeenten = (
            Gemeente(code="GM0008", naam="Oud", tot=D(2016, 9, 30), opgegaan_in="GM0009"),
            Gemeente(code="GM0009", naam="Nieuw", van=D(2016, 10, 1)),
        )
        gestopt = vooruit(van(D(2015, 6, 1), D(2016, 3, 31), gemeente="GM0008"), gemeenten=gemeenten)
        assert inhoud(gestopt.geheel.per("gemeente")) == {("Aa",): 0, ("Bee",): 0, ("Nieuw",): 1}

    def test_it_counts_in_the_gemeente_where_the_help_ended(self) -> None:
        """From Aa to Bee in March, ended there in April, again in Aa in July: 1 of 1 in Bee, nothing in Aa."""
        rijen = (
            van(D(2015, 6, 1), D(2016, 3, 15)),
            van(D(2016, 3, 10), D(2016, 4, 1), gemeente="GM0002"),
            van(D(2016, 7, 15)),
        )
        assert inhoud(vooruit(*rijen).per("gemeente"))[("Bee",)] == 100
        assert vooruit(*rijen).per("gemeente").cellen()[("Aa",)]["tekst"] == GEEN_NOEMER

    def test_a_merger_ends_nothing(self) -> None:
        """Oud ends on 31 December, which is a day of this half-year's flow."""
        rijen = van(D(2015, 6, 1), MERGER - DAG, gemeente="GM0008"), van(MERGER, gemeente="GM0009")
        assert deel_van(vooruit(*rijen)) == (0, 0)

    @pytest.mark.parametrize(
        ("bron", "teken", "reden"),
        [
            ({"periode": "2016-Q1"}, NOG_NIET, ""),
            (
                {"periode": "2016-Q2"},
                NIET_TE_BEPALEN,
                "nog niet waarneembaar: het vervolg loopt tot en met 31-12-2016",
            ),
            (
                {"periode": "2016-Q3"},
                NIET_TE_BEPALEN,
                "nog niet waarneembaar: het vervolg loopt tot en met 31-12-2016",
            ),
            ({"periode": "2016-Q4"}, "getal", ""),
            ({"periode": "2016-Q4", "opgehaald": D(2017, 2, 1)}, "getal", ""),
            ({"periode": "2016-Q4", "opgehaald": D(2016, 12, 31)}, "getal", ""),
            (
                {"periode": "2016-Q4", "opgehaald": D(2016, 12, 30)},
                NIET_TE_BEPALEN,
                "nog niet waarneembaar: het vervolg loopt tot en met 31-12-2016",
            ),
            # An edition of the half-year itself does not look beyond its peildatum, whenever the register was taken.
            (
                {"periode": "2016-Q2", "opgehaald": D(2017, 2, 1)},
                NIET_TE_BEPALEN,
                "nog niet waarneembaar: het vervolg loopt tot en met 31-12-2016",
            ),
        ],
    )
    def test_the_next_half_year_must_be_over(self, bron: dict[str, Any], teken: str, reden: str) -> None:
        gemeten = vooruit(van(D(2015, 6, 1), D(2016, 3, 31)), **bron)
        assert waarom(gemeten.geheel.per()) == waarom(gemeten.deel.per()) == {(teken, reden)}

    def test_a_reconstructed_source_does_not_know(self) -> None:
        assert waarom(vooruit(van(D(2016, 2, 1)), **VASTGESTELD).geheel.per()) == {(NIET_TE_BEPALEN, GERECONSTRUEERD)}


# The reference: every day on which a person has help, from 2009 to the end of 2017.

DAGEN = st.one_of(
    st.dates(D(2015, 11, 1), D(2016, 12, 31)),
    st.dates(D(2010, 12, 25), D(2011, 4, 5)),
    st.sampled_from([D(2011, 2, 28), D(2011, 3, 1), D(2016, 2, 29), D(2016, 6, 30), D(2016, 7, 1)]),
)
LENGTES = st.one_of(st.none(), st.integers(0, 90), st.integers(0, 2000))
LAATSTE = D(2017, 12, 31)


@st.composite
def registers(draw: st.DrawFn) -> list[Rij]:
    """Careers in which help follows on help on the day, the next day, after one free day, or years later."""
    rijen: list[Rij] = []
    for client in draw(st.lists(st.sampled_from("abcd"), max_size=4, unique=True)):
        begin = draw(DAGEN)
        for _ in range(draw(st.integers(1, 3))):
            lengte = draw(LENGTES)
            einde = None if lengte is None else begin + lengte * DAG
            rijen.append(van(begin, einde, client=client, gemeente=draw(st.sampled_from(["GM0001", "GM0002"]))))
            begin = draw(DAGEN) if einde is None else einde + draw(st.sampled_from([0, 1, 2, 30, 1826, 1827])) * DAG
    return draw(st.permutations(rijen))


def met_hulp(rijen: Sequence[Rij]) -> set[date]:
    dagen = set()
    for rij in rijen:
        dag = rij["ingangsdatum"]
        while dag <= min(rij["einddatum"] or LAATSTE, LAATSTE):
            dagen.add(dag)
            dag += DAG
    return dagen


def vijf_jaar_eerder(dag: date) -> date:
    """By counting years back; a day that does not exist is the last of its month."""
    return D(dag.year - 5, 2, 28) if (dag.month, dag.day) == (2, 29) else D(dag.year - 5, dag.month, dag.day)


def per_client(rijen: Sequence[Rij]) -> list[list[Rij]]:
    return [[rij for rij in rijen if rij["client"] == client] for client in sorted({rij["client"] for rij in rijen})]


def dagen_van(periode: Periode) -> list[date]:
    return [periode.eerste_dag + n * DAG for n in range((periode.peildatum - periode.eerste_dag).days + 1)]


def met_de_hand_terug(rijen: Sequence[Rij], in_: Periode, gemeente: str) -> tuple[int, int]:
    gestart, eerder = 0, 0
    for van_client in per_client(rijen):
        hulp = met_hulp(van_client)
        starts = [
            dag
            for dag in dagen_van(in_)
            if dag in hulp
            and dag - DAG not in hulp
            and any(rij["gemeente"] == gemeente for rij in van_client if rij["ingangsdatum"] == dag)
        ]
        gestart += bool(starts)
        eerder += any(any(vijf_jaar_eerder(start) <= dag < start for dag in hulp) for start in starts)
    return eerder, gestart


def met_de_hand_vooruit(rijen: Sequence[Rij], in_: Tijdvak, gemeente: str) -> tuple[int, int]:
    beeindigd, hervat = 0, 0
    for van_client in per_client(rijen):
        hulp = met_hulp(van_client)
        vertrokken = [dag for dag in dagen_van(in_) if dag - DAG in hulp and dag not in hulp]
        if not vertrokken or in_.peildatum in hulp:
            continue
        laatste = vertrokken[-1] - DAG
        if any(rij["gemeente"] == gemeente for rij in van_client if rij["einddatum"] == laatste):
            beeindigd += 1
            hervat += any(dag in hulp for dag in dagen_van(halfjaar_tot(in_.laatste.verschoven(2))))
    return hervat, beeindigd


@proef(12)
@given(registers(), st.sampled_from([EERSTE_KWARTAAL, Maand(2016, 2), Maand(2016, 3), halfjaar_tot(Kwartaal(2016, 2))]))
def test_terug_is_what_a_walk_through_the_days_finds(rijen: list[Rij], in_: Periode) -> None:
    gemeten = terug(*rijen, in_=in_)
    teller, noemer = (inhoud(deel.per("gemeente")) for deel in (gemeten.deel, gemeten.geheel))
    for een in GEMEENTEN[:2]:
        assert (teller[een.naam,], noemer[een.naam,]) == met_de_hand_terug(rijen, in_, een.code)


@proef(12)
@given(registers())
def test_vooruit_is_what_a_walk_through_the_days_finds(rijen: list[Rij]) -> None:
    gemeten = vooruit(*rijen)
    teller, noemer = (inhoud(deel.per("gemeente")) for deel in (gemeten.deel, gemeten.geheel))
    for een in GEMEENTEN[:2]:
        assert (teller[een.naam,], noemer[een.naam,]) == met_de_hand_vooruit(rijen, HALFJAAR, een.code)
