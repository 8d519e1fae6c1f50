"""How long do people wait, with those who still do: is the median that of Kaplan and Meier?"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from bouwstenen import GEMEENTEN, inhoud, jeugdhulp, meldingen, proef, van, zonder
from hypothesis import given
from hypothesis import strategies as st

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.regels import NIET_TE_BEPALEN, NOG_NIET
from monitorlib.cijfers.registers.meting import GERECONSTRUEERD
from monitorlib.cijfers.registers.wachttijd import mediaan, tijd_tot, wachtend
from monitorlib.errors import CalculationError, NotDeliveredError
from monitorlib.sources.opened.register import Register
from monitorlib.tijd.periode import Kwartaal, Maand, Periode

D = date
DAG = timedelta(days=1)
EERSTE_KWARTAAL = Kwartaal(2016, 1)
EINDE = EERSTE_KWARTAAL.peildatum
WACHT_NOG = "meer dan de helft wacht nog"
NIEMAND = "niemand begon in deze periode"
VAN_TOT: dict[str, Any] = {"van": "toewijzingsdatum", "tot": "startdatum"}
VASTGESTELD = {
    "herkomst": "gereconstrueerd",
    "vastgesteld": [{"maat": "instroom", "over": ["2016-Q1"], "per": ["gemeente"]}],
}
Rij = dict[str, Any]
Tijd = tuple[int, bool, int]


def wacht(toegewezen: date | None, start: date | None = None, tot: date | None = None, **anders: object) -> Rij:
    return van(D(2016, 1, 1), tot, toewijzingsdatum=toegewezen, startdatum=start, **anders)


def gemeten(register: Register, in_: Periode | Sequence[Periode] = EERSTE_KWARTAAL) -> Cijfers:
    return tijd_tot(register, **VAN_TOT, in_=in_).per("gemeente")


def een(van_: Cijfers, *cel: str) -> tuple[float | str, str]:
    """The number or the sign, and the reason."""
    rij = van_.cellen()[cel or ("Aa",)]
    return rij["waarde"] if rij["teken"] == "getal" else rij["teken"], rij["tekst"]


class TestMedian:
    """The first day on which at least half of them no longer wait."""

    def test_without_censoring_it_is_the_middle(self) -> None:
        """Of 3, 7 and 9 days: after 7 days 1 of 3 waits."""
        assert mediaan([(9, True, 1), (3, True, 1), (7, True, 1)]) == (7, "getal", "")

    def test_half_is_enough(self) -> None:
        """Of 3 and 7 days: after 3 days 1 of 2 waits. Of 1, 2, 3 and 4: after 2 days 2 of 4."""
        assert mediaan([(3, True, 1), (7, True, 1)])[0] == 3
        assert mediaan([(n, True, 1) for n in (1, 2, 3, 4)])[0] == 2

    def test_half_by_a_product_that_a_computer_does_not_hold_exactly(self) -> None:
        """Of four: 3/4 after day 1, × 2/3 after day 2 is half. As floats the product ends just above it."""
        assert Fraction(3, 4) * Fraction(2, 3) == Fraction(1, 2)
        assert mediaan([(1, True, 1), (2, True, 1), (8, False, 2)]) == (2, "getal", "")

    def test_a_table_with_censoring(self) -> None:
        """Ten persons, + still waits: 2 3 3 5+ 6 8 8+ 9 12+ 15.

        9/10 after 2; × 7/9 = 7/10 after 3; one is lost; × 5/6 = 7/12 after 6; × 4/5 = 7/15 after 8: the median is 8.
        Without those who wait it would be 6 (of 2 3 3 6 8 9 15).
        """
        tijden = [
            *((dag, True, 1) for dag in (2, 6, 8, 9, 15)),
            (3, True, 2),
            *((dag, False, 1) for dag in (5, 8, 12)),
        ]
        assert Fraction(9, 10) * Fraction(7, 9) * Fraction(5, 6) == Fraction(7, 12)
        assert Fraction(7, 12) * Fraction(4, 5) < Fraction(1, 2)
        assert mediaan(tijden) == (8, "getal", "")

    def test_a_published_example(self) -> None:
        """Weeks of remission: median 23 with 6-MP and 8 with placebo. [Freireich et al. 1963; Gehan 1965.]"""
        zes_mp = [(6, True, 3), *((w, True, 1) for w in (7, 10, 13, 16, 22, 23))]
        zes_mp += [(w, False, 1) for w in (6, 9, 10, 11, 17, 19, 20, 25, 34, 35)] + [(32, False, 2)]
        placebo = [(w, True, 2) for w in (1, 2, 4, 5, 11, 12)] + [(8, True, 4)]
        placebo += [(w, True, 1) for w in (3, 15, 17, 22, 23)]
        assert sum(n for *_, n in zes_mp) == sum(n for *_, n in placebo) == 21
        assert (mediaan(zes_mp)[0], mediaan(placebo)[0]) == (23, 8)

    @pytest.mark.parametrize(
        "tijden",
        [[(5, False, 3)], [(5, True, 1), (9, False, 2)], [(5, True, 2), (6, False, 2), (6, True, 0), (7, False, 1)]],
    )
    def test_more_than_half_still_wait(self, tijden: list[Tijd]) -> None:
        """Nobody done; 2/3 left; 3/5 left."""
        waarde, *rest = mediaan(tijden)
        assert waarde != waarde
        assert rest == [NIET_TE_BEPALEN, WACHT_NOG]

    def test_who_stops_waiting_on_the_day_that_another_starts_was_at_risk(self) -> None:
        """Of 4 on day 5 one starts and two are lost: 3/4; of the 1 left it starts on day 6: 0."""
        assert mediaan([(5, True, 1), (5, False, 2), (6, True, 1)])[0] == 6


class TestTime:
    """From toewijzing to the start of the help."""

    def test_the_days_between(self) -> None:
        """10, 20 and 40 days: the middle is 20. On the day itself is 0 days."""
        rijen = [wacht(D(2016, 1, 10), D(2016, 1, 10) + n * DAG) for n in (10, 20, 40)]
        assert een(gemeten(jeugdhulp(rijen))) == (20, "")
        assert een(gemeten(jeugdhulp([wacht(D(2016, 1, 10), D(2016, 1, 10))]))) == (0, "")
        assert gemeten(jeugdhulp(rijen)).regels.achter == {("Aa",): 3}

    def test_who_waits_counts_until_the_register_was_taken(self) -> None:
        """10 days and still waiting: after 10 days 1 of 2; with a second who waits 2 of 3."""
        rijen = [wacht(D(2016, 3, 1), D(2016, 3, 11)), wacht(D(2016, 3, 1))]
        assert een(gemeten(jeugdhulp(rijen))) == (10, "")
        assert een(gemeten(jeugdhulp([*rijen, wacht(D(2016, 3, 1))]))) == (NIET_TE_BEPALEN, WACHT_NOG)

    def test_who_has_waited_shorter_does_not_hide_who_started_late(self) -> None:
        """Started after 40 days; one waits since 30 March, 1 day: when the other started nobody else was at risk."""
        rijen = [wacht(D(2016, 1, 10), D(2016, 2, 19)), wacht(D(2016, 3, 30))]
        assert een(gemeten(jeugdhulp(rijen))) == (40, "")

    def test_a_start_after_the_peildatum_is_none_yet(self) -> None:
        """On 10 April: not known on 31 March, whenever the register was taken and the quarter is counted again."""
        rijen = [wacht(D(2016, 3, 1), D(2016, 4, 10))]
        for later in ({}, {"opgehaald": D(2016, 4, 10)}, {"opgehaald": D(2016, 9, 30), "periode": "2016-Q3"}):
            assert een(gemeten(jeugdhulp(rijen, **later))) == (NIET_TE_BEPALEN, WACHT_NOG)

    def test_what_was_withdrawn_did_not_wait(self) -> None:
        """Ten children wait 5 days; with twelve withdrawn rows it is still 5 days."""
        rijen = [wacht(D(2016, 1, 10), D(2016, 1, 15)) for _ in range(10)]
        weg = [van(D(2016, 1, 10), D(2016, 1, 10), toewijzingsdatum=D(2016, 1, 10)) for _ in range(12)]
        telwijze = {"wachttijd": 31, "administratief": ["verwijderd"]}
        assert een(gemeten(jeugdhulp([*rijen, *weg], telwijze=telwijze))) == (5, "")

    def test_it_needs_nothing_of_before_the_period(self) -> None:
        """A register that is complete from 1 January on knows all that was toegewezen since; one day later not."""
        rijen = [wacht(D(2016, 1, 10), D(2016, 1, 15))]
        assert een(gemeten(jeugdhulp(rijen, volledig_vanaf=D(2016, 1, 1)))) == (5, "")
        waarde, reden = een(gemeten(jeugdhulp(rijen, volledig_vanaf=D(2016, 1, 2))))
        assert (waarde, reden) == (NIET_TE_BEPALEN, "het register is pas vanaf 2-1-2016 volledig")

    def test_what_ended_without_a_start_waited_until_its_end(self) -> None:
        """Ended after 5 days; the other started after 10: by then only that one was at risk. Else 1/2 at 10 too."""
        rijen = [
            wacht(D(2016, 1, 10), tot=D(2016, 1, 15)),
            wacht(D(2016, 1, 10), tot=D(2016, 1, 15)),
            wacht(D(2016, 1, 10), D(2016, 1, 20)),
        ]
        assert een(gemeten(jeugdhulp(rijen))) == (10, "")

    @pytest.mark.parametrize(
        ("toegewezen", "verwacht"),
        [
            (D(2015, 12, 31), (NIET_TE_BEPALEN, NIEMAND)),
            (D(2016, 1, 1), (0, "")),
            (D(2016, 3, 31), (0, "")),
            (D(2016, 4, 1), (NIET_TE_BEPALEN, NIEMAND)),
            (None, (NIET_TE_BEPALEN, NIEMAND)),
        ],
    )
    def test_the_first_day_falls_in_the_period(
        self, toegewezen: date | None, verwacht: tuple[float | str, str]
    ) -> None:
        """Started on the same day: what starts after the peildatum is not known on it."""
        assert een(gemeten(jeugdhulp([wacht(toegewezen, toegewezen)], opgehaald=D(2016, 6, 1)))) == verwacht

    def test_nobody_in_a_gemeente(self) -> None:
        """Nobody began in Bee and Nieuw; Oud is no more on any day after the beginning."""
        register = jeugdhulp([wacht(D(2016, 2, 1), D(2016, 2, 8))])
        assert inhoud(gemeten(register, in_=Maand(2016, 2))) == {
            ("Aa",): 7,
            ("Bee",): NIET_TE_BEPALEN,
            ("Nieuw",): NIET_TE_BEPALEN,
        }
        assert een(gemeten(register), "Bee") == (NIET_TE_BEPALEN, NIEMAND)

    def test_more_periods_and_one_to_come(self) -> None:
        register = jeugdhulp([wacht(D(2016, 3, 1), D(2016, 3, 11))])
        reeks = gemeten(register, in_=[EERSTE_KWARTAAL, EERSTE_KWARTAAL.volgende])
        assert een(reeks, "1e kw", "Aa") == (10, "")
        assert een(reeks, "2e kw", "Aa") == (NOG_NIET, "")

    def test_of_meldingen_from_melding_to_besluit(self) -> None:
        """A source without einddatum: 56 days and still open."""
        rijen = [{"meldingsdatum": D(2016, 1, 4), "besluitdatum": een} for een in (D(2016, 2, 29), None)]
        register = meldingen(rijen)
        assert tijd_tot(register, van="meldingsdatum", tot="besluitdatum", in_=EERSTE_KWARTAAL).per().waarde() == 56

    def test_a_reconstructed_source_does_not_know(self) -> None:
        register = jeugdhulp([wacht(D(2016, 3, 1), D(2016, 3, 11))], **VASTGESTELD)
        assert een(gemeten(register)) == (NIET_TE_BEPALEN, GERECONSTRUEERD)
        geteld = wachtend(register, **VAN_TOT, op=EINDE).per("gemeente")
        assert een(geteld) == (NIET_TE_BEPALEN, GERECONSTRUEERD)

    @pytest.mark.parametrize("kolom", ["toewijzingsdatum", "startdatum"])
    @pytest.mark.parametrize("bron", [{}, VASTGESTELD])
    def test_without_the_column_it_is_not_delivered_also_when_reconstructed(self, kolom: str, bron: Any) -> None:
        register = zonder(jeugdhulp([], **bron), kolom)
        for meet in (
            lambda: tijd_tot(register, **VAN_TOT, in_=EERSTE_KWARTAAL),
            lambda: wachtend(register, **VAN_TOT, op=EINDE),
        ):
            with pytest.raises(NotDeliveredError) as fout:
                meet()
            assert str(fout.value) == f"bron voorzieningen_jeugdwet zonder kolom '{kolom}'"

    def test_over_a_day_there_is_no_time(self) -> None:
        with pytest.raises(CalculationError, match="niet op een dag"):
            gemeten(jeugdhulp([wacht(D(2016, 3, 1))]), in_=EINDE)  # type: ignore[arg-type]


class TestWaiting:
    """Begun, and neither done nor ended."""

    @pytest.mark.parametrize(
        ("rij", "aantal"),
        [
            (wacht(EINDE), 1),
            (wacht(EINDE + DAG), 0),
            (wacht(None), 0),
            (wacht(D(2016, 1, 1), EINDE + DAG), 1),
            (wacht(D(2016, 1, 1), EINDE), 0),  # from the day that it starts nobody waits
            (wacht(D(2016, 1, 1), tot=EINDE), 1),
            (wacht(D(2016, 1, 1), tot=EINDE - DAG), 0),
        ],
    )
    def test_on_the_day(self, rij: Rij, aantal: int) -> None:
        assert wachtend(jeugdhulp([rij]), **VAN_TOT, op=EINDE).per().waarde() == aantal

    def test_as_of_a_stand_only_gemeenten_of_that_day_have_a_cell(self) -> None:
        geteld = wachtend(jeugdhulp([wacht(D(2016, 1, 1))]), **VAN_TOT, op=EERSTE_KWARTAAL).per("gemeente")
        assert inhoud(geteld) == {("Aa",): 1, ("Bee",): 0, ("Nieuw",): 0}

    def test_of_meldingen(self) -> None:
        rijen = [{"meldingsdatum": D(2016, 1, 4), "besluitdatum": een} for een in (EINDE, EINDE + DAG, None)]
        assert wachtend(meldingen(rijen), van="meldingsdatum", tot="besluitdatum", op=EINDE).per().waarde() == 2


# The reference: the product limit in exact fractions.


def product_limiet(tijden: Iterable[Tijd]) -> int | None:
    een_voor_een = [(dagen, gebeurd) for dagen, gebeurd, aantal in tijden for _ in range(aantal)]
    over = Fraction(1)
    for dag in sorted({dagen for dagen, gebeurd in een_voor_een if gebeurd}):
        wachten = sum(dagen >= dag for dagen, _ in een_voor_een)
        over *= 1 - Fraction(sum(tijd == (dag, True) for tijd in een_voor_een), wachten)
        if over <= Fraction(1, 2):
            return dag
    return None


@proef(150)
@given(st.lists(st.tuples(st.integers(0, 12), st.booleans(), st.integers(1, 4)), min_size=1, max_size=15))
def test_the_median_is_that_of_the_product_limit(tijden: list[Tijd]) -> None:
    waarde, teken, tekst = mediaan(tijden)
    verwacht = product_limiet(tijden)
    assert (teken, tekst) == (("getal", "") if verwacht is not None else (NIET_TE_BEPALEN, WACHT_NOG))
    if verwacht is not None:
        assert waarde == verwacht


RIJEN = st.lists(
    st.builds(
        lambda begin, tot_start, tot_einde, gemeente: wacht(
            begin,
            None if tot_start is None else begin + tot_start * DAG,
            None if tot_einde is None else begin + tot_einde * DAG,
            gemeente=gemeente,
        ),
        st.dates(D(2015, 12, 28), D(2016, 4, 3)),
        st.one_of(st.none(), st.integers(0, 60)),
        st.one_of(st.none(), st.integers(0, 60)),
        st.sampled_from(["GM0001", "GM0002"]),
    ),
    max_size=12,
)


@proef(20)
@given(RIJEN, st.sampled_from([EINDE, D(2016, 4, 20)]))
def test_the_time_and_the_waiting_are_what_a_walk_finds(rijen: list[Rij], opgehaald: date) -> None:
    """Row by row: until the start, else until the end, else until the register was taken."""
    register = jeugdhulp(rijen, opgehaald=opgehaald)
    medianen, wachtenden = gemeten(register), inhoud(wachtend(register, **VAN_TOT, op=EINDE).per("gemeente"))
    for gemeente in GEMEENTEN[:2]:
        hier = [rij for rij in rijen if rij["gemeente"] == gemeente.code]
        tijden: list[Tijd] = []
        for rij in hier:
            begin, start, einde = rij["toewijzingsdatum"], rij["startdatum"], rij["einddatum"]
            if not EERSTE_KWARTAAL.eerste_dag <= begin <= EINDE:
                continue
            gestart = start is not None and start <= opgehaald
            laatste = start if gestart else min(opgehaald, einde or opgehaald)
            tijden.append(((laatste - begin).days, gestart, 1))
        mediaan_ = product_limiet(tijden)
        reden = WACHT_NOG if tijden else NIEMAND
        assert een(medianen, gemeente.naam) == ((mediaan_, "") if mediaan_ is not None else (NIET_TE_BEPALEN, reden))
        wacht_nog = 0
        for rij in hier:
            begonnen = rij["toewijzingsdatum"] <= EINDE
            gestart = rij["startdatum"] is not None and rij["startdatum"] <= EINDE
            voorbij = rij["einddatum"] is not None and rij["einddatum"] < EINDE
            wacht_nog += begonnen and not gestart and not voorbij
        assert wachtenden[gemeente.naam,] == wacht_nog
