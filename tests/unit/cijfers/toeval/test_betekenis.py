"""Does a line say what changed, is 'more than chance' said as seldom as it should be, and never a cause?"""

from dataclasses import replace
from fractions import Fraction
from functools import partial
from math import comb
from typing import Any

import pytest
from bouwstenen import proef
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import fisher_exact
from statsmodels.stats.multitest import multipletests

from monitorlib.cijfers.kern.regels import GETAL, NIET_OPGEGEVEN, NIET_TE_BEPALEN, NOG_NIET
from monitorlib.cijfers.toeval.betekenis import Verandering, beoordeel, in_woorden
from monitorlib.cijfers.toeval.betekenis import vergelijk as vergelijk_met
from monitorlib.cijfers.toeval.punt import Punt
from monitorlib.cijfers.toeval.spreiding import ONAFHANKELIJK
from monitorlib.cijfers.toeval.toetsen import Toets
from monitorlib.tijd.periode import Kwartaal

# Events that are independent of each other: the exact tests as they are.
vergelijk = partial(vergelijk_met, spreiding=ONAFHANKELIJK)

NAN = float("nan")
NU, EERDER = Kwartaal(2024, 2), Kwartaal(2024, 1)


def punt(waarde: float, periode: Kwartaal = NU, gebied: str = "Eemsmond", **anders: Any) -> Punt:
    gewoon = {"teken": GETAL, "tekst": "", "eenheid": "uitkeringen", "decimalen": 0}
    return Punt(gebied, periode, waarde, **{**gewoon, **anders})


def deel(teller: float, noemer: float, periode: Kwartaal = NU, **anders: Any) -> Punt:
    waarde = 100 * teller / noemer
    return punt(waarde, periode, eenheid="%", decimalen=1, teller=teller, noemer=noemer, **anders)


def geen(teken: str, tekst: str = "", **anders: Any) -> Punt:
    return punt(NAN, teken=teken, tekst=tekst, **anders)


def stroom(erbij: float, eraf: float, van: float, naar: float, **anders: Any) -> Verandering:
    """The change of a stand, tested on its flows."""
    nu = punt(naar, erbij=erbij, eraf=eraf)
    return vergelijk("Uitkeringen", nu, punt(van, EERDER), soort="stroom", gunstig="lager", **anders)


def regel(een: Verandering) -> str:
    """The line of a change that is judged on its own."""
    (beoordeeld,) = beoordeel([een])
    return in_woorden(beoordeeld)


def met_p(p: float) -> Verandering:
    """A tested change of which only the p is told."""
    return Verandering("Proef", punt(2), punt(1, EERDER), "past bij toeval", "", toets=Toets(p, 0, 0))


class TestTheTestThatFits:
    """A stand on its flows, a count of events as Poisson, a share as binomial; else no test."""

    def test_a_stand_on_its_flows(self) -> None:
        """50 in and 27 out: both tails of 77 throws of a coin. The stand itself does not matter."""
        p = 2 * sum(comb(77, k) for k in range(50, 78)) / 2**77
        for van, naar in ((437, 460), (4, 27), (100_000, 100_023)):
            toets = stroom(50, 27, van, naar).toets
            assert toets is not None
            assert toets.p == pytest.approx(p)

    def test_of_a_rate_the_flows_are_tested_not_the_rate(self) -> None:
        """6 in and none out is 2 / 2^6, whatever the number per 1.000 is."""
        nu, eerder = punt(63.4, decimalen=1, erbij=6, eraf=0), punt(61.1, EERDER, decimalen=1)
        toets = vergelijk("Bereik", nu, eerder, soort="stroom", gunstig="geen").toets
        assert toets is not None
        assert toets.p == pytest.approx(2 / 2**6)

    def test_events_of_equal_quarters_are_a_coin(self) -> None:
        """91 days each: given 12 events, 10 or more in one of two quarters."""
        toets = vergelijk("Klachten", punt(10), punt(2, EERDER), soort="gebeurtenissen", gunstig="geen").toets
        assert toets is not None
        assert toets.p == pytest.approx(2 * (comb(12, 10) + comb(12, 11) + comb(12, 12)) / 2**12)

    @pytest.mark.parametrize(
        ("nu", "eerder", "dagen"),
        [
            (Kwartaal(2024, 3), Kwartaal(2024, 2), (92, 91)),
            (Kwartaal(2024, 2), Kwartaal(2024, 1), (91, 91)),  # a leap year
            (Kwartaal(2023, 2), Kwartaal(2023, 1), (91, 90)),
            (Kwartaal(2023, 1), Kwartaal(2022, 4), (90, 92)),
            (Kwartaal(2024, 1), Kwartaal(2023, 1), (91, 90)),
        ],
    )
    def test_a_longer_quarter_has_more_events_by_itself(
        self, nu: Kwartaal, eerder: Kwartaal, dagen: tuple[int, int]
    ) -> None:
        """Of 70 events each falls in the quarter of now with chance days / days of both; p is twice the upper tail."""
        kans = Fraction(dagen[0], sum(dagen))
        staart = sum(comb(70, k) * kans**k * (1 - kans) ** (70 - k) for k in range(45, 71))
        toets = vergelijk("Meldingen", punt(45, nu), punt(25, eerder), soort="gebeurtenissen", gunstig="geen").toets
        assert toets is not None
        assert toets.p == pytest.approx(float(2 * staart), rel=1e-9)

    def test_the_interval_counts_the_days_too(self) -> None:
        """92 events in 92 days against 91 in 91: as many a day, so the interval of the change lies around zero."""
        toets = vergelijk(
            "Meldingen", punt(92, Kwartaal(2024, 3)), punt(91, NU), soort="gebeurtenissen", gunstig="geen"
        ).toets
        assert toets is not None
        assert toets.laag < 0 < toets.hoog
        assert toets.laag + toets.hoog == pytest.approx(0, abs=0.3)

    def test_a_share_as_the_lady_tasting_tea(self) -> None:
        """3 of 4 against 1 of 4: 2 × (16 + 1) of the 70 tables. [Fisher, The Design of Experiments, 1935.]"""
        toets = vergelijk("Uitval", deel(3, 4), deel(1, 4, EERDER), soort="aandeel", gunstig="lager").toets
        assert toets is not None
        assert toets.p == pytest.approx(2 * (16 + 1) / 70)

    def test_a_share_keeps_teller_and_noemer_of_both_quarters_apart(self) -> None:
        """15 of 84 against 4 of 50: scipy's table of those who did and did not."""
        toets = vergelijk("Uitval", deel(15, 84), deel(4, 50, EERDER), soort="aandeel", gunstig="lager").toets
        assert toets is not None
        assert toets.p == pytest.approx(fisher_exact([[15, 84 - 15], [4, 50 - 4]]).pvalue)

    @pytest.mark.parametrize(
        ("nu", "eerder", "soort"),
        [
            (punt(460), punt(437, EERDER), "stroom"),  # no flows
            (punt(460, erbij=50), punt(437, EERDER), "stroom"),  # what left is not known
            (punt(460, eraf=27), punt(437, EERDER), "stroom"),
            (punt(460.5), punt(437, EERDER), "gebeurtenissen"),  # half an event is no count
            (punt(460), punt(437.5, EERDER), "gebeurtenissen"),
            (punt(12.5), punt(11, EERDER), "aandeel"),  # a mean has no teller
            (deel(22, 194.5), deel(20, 190, EERDER), "aandeel"),  # a mean of two standen
            (deel(22, 194), deel(20, 190.5, EERDER), "aandeel"),
            (punt(460, erbij=50, eraf=27), punt(437, EERDER), "geen"),
        ],
    )
    def test_without_what_a_test_needs_there_is_none(self, nu: Punt, eerder: Punt, soort: str) -> None:
        een = vergelijk("Proef", nu, eerder, soort=soort, gunstig="geen")
        assert (een.oordeel, een.toets) == ("niet te toetsen", None)
        assert een.eerder is eerder
        assert beoordeel([een]) == [een]

    def test_none_is_a_number_to_compare_with(self) -> None:
        """From none to 8: twice 1 / 2^8."""
        een = vergelijk("Klachten", punt(8), punt(0, EERDER), soort="gebeurtenissen", gunstig="geen")
        assert een.toets is not None
        assert een.toets.p == pytest.approx(2 / 2**8)
        assert in_woorden(een) == "Klachten Eemsmond: van 0 naar 8 (+8). Dat past bij toeval."


class TestManyComparisons:
    """Benjamini and Hochberg over all changes that are tested together."""

    # Benjamini and Hochberg, JRSS B 57 (1995), table 1: fifteen hypotheses, of which theirs rejects four at 0.05.
    GEPUBLICEERD = (
        0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344,
        0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000,
    )  # fmt: skip

    def test_the_published_example(self) -> None:
        """Nine of the fifteen p are below 0.05; four remain, as in their paper."""
        oordelen = [een.oordeel for een in beoordeel([met_p(p) for p in self.GEPUBLICEERD])]
        assert oordelen == ["meer dan toeval"] * 4 + ["past bij toeval"] * 11

    def test_the_order_in_which_they_come_does_not_matter(self) -> None:
        """The same four, wherever they stand."""
        ps = self.GEPUBLICEERD[::2] + self.GEPUBLICEERD[1::2][::-1]
        gevonden = {ps[plaats] for plaats, een in enumerate(beoordeel([met_p(p) for p in ps])) if een.p < 0.05}
        assert gevonden == set(self.GEPUBLICEERD[:4])

    def test_by_hand(self) -> None:
        """0,01 of four: × 4/1 = 0,04. 0,03: × 4/2 = 0,06, but 0,04 × 4/3 = 0,0533 is smaller. 0,5 stays."""
        ps = [een.p for een in beoordeel([met_p(p) for p in (0.5, 0.03, 0.01, 0.04)])]
        assert ps == [pytest.approx(p) for p in (0.5, 0.04 * 4 / 3, 0.01 * 4, 0.04 * 4 / 3)]

    def test_what_is_not_tested_does_not_count(self) -> None:
        """Two are tested: 0,02 × 2 / 1 = 0,04. With the twenty that are not it would be 0,44."""
        ongetoetst = [stroom(NAN, NAN, 437, 460)] * 20
        gevonden = beoordeel([*ongetoetst, met_p(0.02), *ongetoetst, met_p(0.9)])
        assert [een for een in gevonden if een.toets is None] == ongetoetst * 2
        assert (gevonden[20].p, gevonden[20].oordeel) == (pytest.approx(0.04), "meer dan toeval")
        assert (gevonden[-1].p, gevonden[-1].oordeel) == (pytest.approx(0.9), "past bij toeval")

    def test_alone_it_is_more_than_chance_among_others_it_is_not(self) -> None:
        """6 in, none out is 2/64 = 0,031; the second of two, beside 3 in and 3 out, is 0,0625."""
        alleen, rustig = stroom(6, 0, 100, 106), stroom(3, 3, 100, 100)
        assert beoordeel([alleen])[0].oordeel == "meer dan toeval"
        samen = beoordeel([rustig, alleen])
        assert [een.oordeel for een in samen] == ["past bij toeval"] * 2
        assert samen[1].p == pytest.approx(2 * 2 / 64)

    def test_just_five_percent_is_not_enough(self) -> None:
        assert [beoordeel([met_p(p)])[0].oordeel for p in (0.05, 0.0499999)] == ["past bij toeval", "meer dan toeval"]

    def test_nothing_to_judge(self) -> None:
        assert beoordeel([]) == []

    def test_what_was_given_is_not_changed(self) -> None:
        """A judged change is a new one."""
        een = stroom(50, 27, 437, 460)
        beoordeeld = beoordeel([een])[0]
        assert (een.oordeel, beoordeeld.oordeel) == ("past bij toeval", "meer dan toeval")
        assert replace(beoordeeld, oordeel=een.oordeel, p=NAN).toets == een.toets

    @proef(40)
    @given(st.lists(st.one_of(st.none(), st.sampled_from([0.0, 1.0]), st.floats(0, 1)), max_size=30))
    def test_each_p_is_that_of_statsmodels_and_of_the_definition(self, ps: list[float | None]) -> None:
        """The smallest of p × m / rank over all that are at least as large; None is a change that is not tested."""
        gevonden = beoordeel([stroom(NAN, NAN, 1, 2) if p is None else met_p(p) for p in ps])
        getoetst = [p for p in ps if p is not None]
        m = len(getoetst)
        volgens = iter(multipletests(getoetst, method="fdr_bh")[1] if getoetst else ())
        for p, een in zip(ps, gevonden, strict=True):
            if p is None:
                assert een.oordeel == "niet te toetsen"
                continue
            zelf = min(1.0, min(q * m / sum(r <= q for r in getoetst) for q in getoetst if q >= p))
            assert een.p == pytest.approx(zelf)
            assert een.p == pytest.approx(next(volgens))
            assert een.oordeel == ("meer dan toeval" if een.p < 0.05 else "past bij toeval")


class TestWords:
    """One line per change, as a page prints it."""

    def test_the_line_of_the_issue(self) -> None:
        gevonden = regel(stroom(50, 27, 437, 460))
        assert gevonden == (
            "Uitkeringen Eemsmond: van 437 naar 460. "
            "Er kwamen er 50 bij en er gingen er 27 af. Dat is meer dan toeval en ongunstig."
        )

    def test_a_change_that_chance_explains(self) -> None:
        """As much in as out but three: 30 against 27."""
        assert regel(stroom(30, 27, 1437, 1440)) == (
            "Uitkeringen Eemsmond: van 1.437 naar 1.440. "
            "Er kwamen er 30 bij en er gingen er 27 af. Dat past bij toeval."
        )

    def test_a_stand_without_flows_cannot_be_tested(self) -> None:
        assert regel(stroom(NAN, NAN, 437, 460)) == (
            "Uitkeringen Eemsmond: van 437 naar 460 (+23). Of dat toeval is, is niet te toetsen."
        )

    @pytest.mark.parametrize(
        ("van", "naar", "verschil"), [(460, 437, "−23"), (460, 460, "0"), (0, 1460, "+1.460"), (1460, 0, "−1.460")]
    )
    def test_the_change_has_its_sign(self, van: float, naar: float, verschil: str) -> None:
        assert f"({verschil}). Of dat toeval is, is niet te toetsen." in regel(stroom(NAN, NAN, van, naar))

    def test_a_count_of_events(self) -> None:
        """10 against 2 of 12: 2 × 79 / 4096 = 0,039."""
        een = vergelijk("Klachten", punt(10), punt(2, EERDER), soort="gebeurtenissen", gunstig="geen")
        assert regel(een) == "Klachten Eemsmond: van 2 naar 10 (+8). Dat is meer dan toeval."

    def test_a_share_names_of_how_many(self) -> None:
        een = vergelijk("Uitval", deel(3, 4), deel(1, 4, EERDER), soort="aandeel", gunstig="lager")
        assert regel(een) == "Uitval Eemsmond: van 25,0 % (1 van 4) naar 75,0 % (3 van 4). Dat past bij toeval."

    def test_a_share_that_is_not_tested_gives_only_the_change(self) -> None:
        een = vergelijk("Uitstroom", deel(19, 200), deel(9, 100.5, EERDER), soort="aandeel", gunstig="hoger")
        assert regel(een) == (
            "Uitstroom Eemsmond: van 9,0 % naar 9,5 % (+0,5 procentpunt). Of dat toeval is, is niet te toetsen."
        )

    def test_the_change_is_that_of_the_numbers_that_are_shown(self) -> None:
        """10,04 and 10,06 are shown as 10,0 and 10,1: a reader subtracts 0,1."""
        nu, eerder = punt(10.06, decimalen=1), punt(10.04, EERDER, decimalen=1)
        een = vergelijk("Dichtheid", nu, eerder, soort="geen", gunstig="geen")
        assert regel(een) == "Dichtheid Eemsmond: van 10,0 naar 10,1 (+0,1). Of dat toeval is, is niet te toetsen."

    def test_a_revised_number_says_from_what_to_what(self) -> None:
        assert regel(stroom(50, 27, 437, 460, herzien_van="431")) == (
            "Uitkeringen Eemsmond: van 437 naar 460. "
            "Er kwamen er 50 bij en er gingen er 27 af. Dat is meer dan toeval en ongunstig. "
            "Het eerdere getal is herzien van 431 naar 437."
        )
        een = vergelijk(
            "Uitval", deel(3, 4), deel(1, 4, EERDER), soort="aandeel", gunstig="lager", herzien_van="33,3 %"
        )
        assert regel(een) == (
            "Uitval Eemsmond: van 25,0 % (1 van 4) naar 75,0 % (3 van 4). Dat past bij toeval. "
            "Het eerdere getal is herzien van 33,3 % naar 25,0 %."
        )

    def test_a_known_fault_in_the_registration_stands_beside_it(self) -> None:
        """After the verdict, each as its own sentence; the verdict stays."""
        een = replace(stroom(50, 27, 437, 460), registratie=("De einden komen later.", "Er mist een maand."))
        assert regel(een) == (
            "Uitkeringen Eemsmond: van 437 naar 460. "
            "Er kwamen er 50 bij en er gingen er 27 af. Dat is meer dan toeval en ongunstig. "
            "Let op: De einden komen later. Let op: Er mist een maand."
        )

    def test_without_an_earlier_number(self) -> None:
        """The place did not exist, or had no number then."""
        for eerder in (None, geen(NIET_OPGEGEVEN, periode=EERDER), geen(NIET_TE_BEPALEN, "x", periode=EERDER)):
            een = vergelijk("Uitkeringen", punt(1460, erbij=5, eraf=3), eerder, soort="stroom", gunstig="lager")
            assert regel(een) == "Uitkeringen Eemsmond: 1.460, zonder eerder getal om mee te vergelijken."
            assert (een.oordeel, een.gunstig, een.eerder) == ("niet te toetsen", "", None)
            assert een.verschil != een.verschil

    @pytest.mark.parametrize(
        ("nu", "waarom"),
        [
            (geen(NIET_TE_BEPALEN, "het aantal om op te rekenen is nul"), "het aantal om op te rekenen is nul"),
            (geen(NIET_TE_BEPALEN, "nog niet waarneembaar: het vervolg loopt tot en met 30-6-2024"), "30-6-2024"),
            (geen(NOG_NIET), "nog niet"),
            (geen(NIET_OPGEGEVEN), "niet opgegeven"),
            (geen("tekst", "geheim"), "geheim"),
        ],
    )
    @pytest.mark.parametrize("eerder", [None, punt(437, EERDER)])
    def test_without_a_number_the_line_says_why(self, nu: Punt, waarom: str, eerder: Punt | None) -> None:
        """Never 'nan', and no change from what was."""
        gevonden = regel(vergelijk("Uitval", nu, eerder, soort="aandeel", gunstig="lager"))
        assert gevonden.startswith("Uitval Eemsmond: niet te bepalen (")
        assert gevonden.endswith(f"{waarom}).")
        assert "nan" not in gevonden
        assert "437" not in gevonden

    def test_who_and_where_come_first(self) -> None:
        """The total is written as a reader says it."""
        een = vergelijk("Klachten", punt(3, gebied="Totaal"), punt(3, EERDER), soort="gebeurtenissen", gunstig="geen")
        assert regel(een) == "Klachten, alle gemeenten samen: van 3 naar 3 (0). Dat past bij toeval."

    @pytest.mark.parametrize("eerder", [None, punt(437, Kwartaal(2023, 2))])
    def test_a_step_of_a_year_is_named(self, eerder: Punt | None) -> None:
        """Also where there is nothing to compare with; a step of a quarter is what a reader expects."""
        een = vergelijk("Uitkeringen", punt(460), eerder, soort="stroom", gunstig="lager", stap="jaar")
        assert regel(een).startswith("Uitkeringen Eemsmond, in een jaar: ")


class TestGood:
    """Whether a change is for the better depends on the indicator, and not on the test."""

    @pytest.mark.parametrize(
        ("gunstig", "omhoog", "omlaag"),
        [("hoger", "gunstig", "ongunstig"), ("lager", "ongunstig", "gunstig"), ("geen", "", "")],
    )
    def test_up_and_down(self, gunstig: str, omhoog: str, omlaag: str) -> None:
        for nu, eerder, verwacht in ((9, 8, omhoog), (8, 9, omlaag), (8, 8, "")):
            een = vergelijk("Proef", punt(nu), punt(eerder, EERDER), soort="geen", gunstig=gunstig)
            assert een.gunstig == verwacht

    @pytest.mark.parametrize(("nu", "verwacht"), [(10.04, ""), (9.96, ""), (10.06, "ongunstig"), (9.94, "gunstig")])
    def test_what_is_shown_as_equal_is_neither(self, nu: float, verwacht: str) -> None:
        """Shown with one decimal beside 10,0."""
        een = vergelijk("Proef", punt(nu, decimalen=1), punt(10.0, EERDER, decimalen=1), soort="geen", gunstig="lager")
        assert een.gunstig == verwacht

    def test_it_stays_when_chance_explains_it(self) -> None:
        """The direction is a fact; whether it is more than chance is said beside it."""
        for een in beoordeel([stroom(30, 27, 437, 440), stroom(50, 27, 437, 460)]):
            assert een.gunstig == "ongunstig"


# The reference for a stand: all sequences of coming and going are equally likely when nothing changes.


@proef(40)
@given(st.integers(0, 9), st.integers(0, 9))
def test_a_stand_is_judged_as_counting_all_sequences_does(erbij: int, eraf: int) -> None:
    """Of the 2^n ways in which n could have come or gone, those at least as uneven as this one."""
    n = erbij + eraf
    oneven = sum(comb(n, k) for k in range(n + 1) if comb(n, k) <= comb(n, erbij))
    (een,) = beoordeel([stroom(erbij, eraf, 100, 100 + erbij - eraf)])
    assert een.p == pytest.approx(oneven / 2**n)
    assert een.oordeel == ("meer dan toeval" if oneven / 2**n < 0.05 else "past bij toeval")
