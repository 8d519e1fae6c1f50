"""Light and heavy: the share of the heaviest, what follows on help, and how the heaviest help of a person changes."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from bouwstenen import GEMEENTEN, MERGER, inhoud, jeugdhulp, loopt, proef, uitkeringen, van
from hypothesis import given
from hypothesis import strategies as st

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.regels import NIET_TE_BEPALEN
from monitorlib.cijfers.registers.meting import GERECONSTRUEERD
from monitorlib.cijfers.registers.stand_en_stroom import stand
from monitorlib.cijfers.registers.trajecten import trajecten
from monitorlib.cijfers.registers.zwaarte import aandeel_zwaar, naar_zwaarte, verschuiving, vervolg_lichter, vervolghulp
from monitorlib.editie.params.bron_parameters import Telwijze
from monitorlib.errors import CalculationError, NotDeliveredError
from monitorlib.sources.opened.register import Register
from monitorlib.tijd.periode import Kwartaal, Maand, Periode

D = date
DAG = timedelta(days=1)
FEBRUARI = Maand(2016, 2)
EERSTE_KWARTAAL = Kwartaal(2016, 1)
# Light, middle and heavy: the order of params.yml, not of the codes.
ZWAARTE = {"licht": ["45"], "midden": ["41"], "zwaar": ["44", "43"]}
LICHT, MIDDEN, ZWAAR, OOK_ZWAAR = ({"productgroep": code} for code in ("45", "41", "44", "43"))
VERVOLG = ("Lichter", "Even zwaar", "Zwaarder", "Geen vervolghulp")
LATER = D(2016, 12, 31)
Rij = dict[str, Any]
# Also what it fixes of the stand does not say which of it is heavy.
VASTGESTELD = {
    "herkomst": "gereconstrueerd",
    "vastgesteld": [
        {"maat": maat, "over": ["2016-Q1", "2016-02"], "per": ["gemeente"]}
        for maat in ("stand", "instroom", "uitstroom")
    ],
}


def bron(*rijen: Rij, **anders: Any) -> Register:
    return jeugdhulp(rijen, **{"periode": "2016-Q4", "zwaarte": ZWAARTE, "opgehaald": LATER, **anders})


def samen(*rijen: Rij, wachttijd: int = 0, **anders: Any) -> Register:
    telwijze = Telwijze(wachttijd=wachttijd, administratief=["herindeling", "leveringsvorm", "aanbieder", "verwijderd"])
    return trajecten(bron(*rijen, **anders), telwijze)


def gevuld(van_: Cijfers) -> dict[Any, float | str]:
    return {cel if len(cel) > 1 else cel[0]: waarde for cel, waarde in inhoud(van_).items() if waarde}


def vervolg(register: Register, dagen: int = 90, in_: Periode = FEBRUARI) -> dict[Any, float | str]:
    return gevuld(vervolghulp(register, in_=in_, dagen=dagen).per("vervolg"))


def waarom(gemeten: Cijfers) -> set[tuple[str, str]]:
    return {(cel["teken"], cel["tekst"]) for cel in gemeten.cellen().values()}


class TestLevels:
    """Each product has one level; the last of params.yml is the heaviest."""

    def test_the_levels_of_what_runs(self) -> None:
        """Two of the heaviest, of two products; the levels in the order in which they are given."""
        register = naar_zwaarte(bron(*(van(D(2016, 1, 1), **een) for een in (LICHT, MIDDEN, ZWAAR, OOK_ZWAAR))))
        assert inhoud(stand(register, op=EERSTE_KWARTAAL).per("zwaarte")) == {
            ("Licht",): 1,
            ("Midden",): 1,
            ("Zwaar",): 2,
        }

    def test_the_heaviest_is_a_share_of_what_runs(self) -> None:
        """2 of 4 in Aa; in Bee nothing runs."""
        rijen = [van(D(2016, 1, 1), **een) for een in (LICHT, MIDDEN, ZWAAR, OOK_ZWAAR)]
        weg = van(D(2016, 1, 1), D(2016, 3, 30), **ZWAAR)
        gemeten = aandeel_zwaar(bron(*rijen, weg), op=EERSTE_KWARTAAL).per("gemeente")
        assert inhoud(gemeten) == {("Aa",): 50, ("Bee",): NIET_TE_BEPALEN, ("Nieuw",): NIET_TE_BEPALEN}
        assert gemeten.cellen()[("Bee",)]["tekst"] == "het aantal om op te rekenen is nul"

    def test_an_edition_that_orders_no_products_does_not_deliver_it(self) -> None:
        """Also when the source is reconstructed, and for a source without products."""
        for register in (jeugdhulp([van(D(2016, 1, 1))]), jeugdhulp([], **VASTGESTELD), uitkeringen([])):
            for meet in (lambda van_: aandeel_zwaar(van_, op=EERSTE_KWARTAAL), naar_zwaarte):
                with pytest.raises(NotDeliveredError) as fout:
                    meet(register)
                assert str(fout.value) == f"bron {register.bron.naam} zonder 'zwaarte' in params.yml"

    @pytest.mark.parametrize("kolommen", [(), ("gemeente",)])
    def test_a_reconstructed_source_does_not_know(self, kolommen: tuple[str, ...]) -> None:
        """Though it fixes stand, instroom and uitstroom by gemeente."""
        register = bron(van(D(2016, 1, 1), D(2016, 2, 9)), **VASTGESTELD)
        niets = {(NIET_TE_BEPALEN, GERECONSTRUEERD)}
        assert waarom(aandeel_zwaar(register, op=EERSTE_KWARTAAL).deel.per(*kolommen)) == niets
        assert waarom(vervolghulp(register, in_=FEBRUARI).per(*kolommen)) == niets
        assert waarom(vervolg_lichter(register, in_=FEBRUARI).deel.per(*kolommen)) == niets
        assert waarom(verschuiving(register, in_=FEBRUARI).per(*kolommen)) == niets


class TestFollowed:
    """What begins after the end, within 90 days."""

    EIND = van(D(2015, 6, 1), D(2016, 2, 10), **MIDDEN)

    @pytest.mark.parametrize(
        ("dagen_erna", "wat"),
        [
            (0, "Geen vervolghulp"),  # on the last day itself: beside it, not after it
            (1, "Lichter"),
            (90, "Lichter"),
            (91, "Geen vervolghulp"),
        ],
    )
    def test_from_the_next_day_to_the_ninetieth(self, dagen_erna: int, wat: str) -> None:
        """Ended on 10 February: the ninetieth day after it is 19 + 31 + 30 + 10, 10 May."""
        assert D(2016, 2, 10) + timedelta(days=90) == D(2016, 5, 10)
        erna = van(D(2016, 2, 10) + timedelta(days=dagen_erna), **LICHT)
        for register in (bron(self.EIND, erna), samen(self.EIND, erna)):
            assert vervolg(register) == {wat: 1}

    @pytest.mark.parametrize(
        ("product", "wat"), [(LICHT, "Lichter"), (MIDDEN, "Even zwaar"), (ZWAAR, "Zwaarder"), (OOK_ZWAAR, "Zwaarder")]
    )
    def test_lighter_as_heavy_or_heavier(self, product: Rij, wat: str) -> None:
        assert vervolg(bron(self.EIND, van(D(2016, 3, 1), **product))) == {wat: 1}

    def test_of_two_products_of_one_level_the_other_is_as_heavy(self) -> None:
        rijen = van(D(2015, 6, 1), D(2016, 2, 10), **ZWAAR), van(D(2016, 3, 1), **OOK_ZWAAR)
        assert vervolg(bron(*rijen)) == {"Even zwaar": 1}

    def test_the_first_that_follows_decides(self) -> None:
        """Heavier on 1 March, lighter on 2 March; of several on one day the heaviest."""
        assert vervolg(bron(self.EIND, van(D(2016, 3, 2), **LICHT), van(D(2016, 3, 1), **ZWAAR))) == {"Zwaarder": 1}
        assert vervolg(bron(self.EIND, van(D(2016, 3, 1), **LICHT), van(D(2016, 3, 1), **ZWAAR))) == {"Zwaarder": 1}

    def test_of_another_person_it_is_no_vervolg(self) -> None:
        assert vervolg(bron(self.EIND, van(D(2016, 3, 1), client="c2"))) == {"Geen vervolghulp": 1}

    def test_in_another_gemeente_it_is_and_counts_where_the_help_ended(self) -> None:
        register = bron(self.EIND, van(D(2016, 3, 1), gemeente="GM0002", **LICHT))
        assert gevuld(vervolghulp(register, in_=FEBRUARI).per("gemeente", "vervolg")) == {("Aa", "Lichter"): 1}

    @pytest.mark.parametrize(
        ("einde", "aantal"), [(D(2016, 1, 30), 0), (D(2016, 1, 31), 1), (D(2016, 2, 28), 1), (D(2016, 2, 29), 0)]
    )
    def test_it_ended_in_the_period_as_uitstroom_does(self, einde: date, aantal: int) -> None:
        """Gone on a day of February: the last day lies from 31 January to 28 February."""
        assert vervolg(bron(van(D(2015, 6, 1), einde))).get("Geen vervolghulp", 0) == aantal

    def test_a_deleted_toewijzing_is_not_ended_help_and_no_vervolg(self) -> None:
        """Of trajecten; a record of one day is, as long as nobody says that it was deleted."""
        erna = van(D(2016, 2, 20), D(2016, 2, 20), **LICHT)
        assert vervolg(samen(self.EIND, erna)) == {"Geen vervolghulp": 1}
        assert vervolg(bron(self.EIND, erna)) == {"Lichter": 1, "Geen vervolghulp": 1}

    def test_a_switch_of_leveringsvorm_is_not_an_end(self) -> None:
        """The same product goes on in PGB; that ends on 20 February and is followed by lighter help: one end."""
        rijen = self.EIND, van(D(2016, 2, 11), D(2016, 2, 20), leveringsvorm="PGB", **MIDDEN), van(D(2016, 3, 1))
        assert vervolg(samen(*rijen)) == {"Lichter": 1}

    def test_a_merger_is_neither_an_end_nor_vervolg(self) -> None:
        """Over to Nieuw on 1 January, ended there on 10 January."""
        rijen = van(D(2015, 6, 1), MERGER - DAG, gemeente="GM0008"), van(MERGER, D(2016, 1, 10), gemeente="GM0009")
        assert vervolg(samen(*rijen), in_=Maand(2016, 1)) == {"Geen vervolghulp": 1}

    @pytest.mark.parametrize(
        ("periode", "opgehaald", "bekend"),
        [
            ("2016-Q2", D(2016, 5, 28), False),
            ("2016-Q2", D(2016, 5, 29), True),
            ("2016-Q2", None, True),
            # What came after the peildatum is not known on it, whenever the register was taken.
            ("2016-Q1", D(2016, 12, 31), False),
        ],
    )
    def test_until_the_days_have_passed_it_is_not_observable(
        self, periode: str, opgehaald: date | None, bekend: bool
    ) -> None:
        """From 29 February: 31 + 30 + 29 = 90 days, 29 May; without a day the register was taken on the peildatum."""
        gemeten = vervolghulp(bron(self.EIND, opgehaald=opgehaald, periode=periode), in_=FEBRUARI)
        reden = "nog niet waarneembaar: het vervolg loopt tot en met 29-5-2016"
        verwacht = ("getal", "") if bekend else (NIET_TE_BEPALEN, reden)
        assert waarom(gemeten.per("vervolg")) == {verwacht}

    def test_a_shorter_follow_up_is_observable_sooner(self) -> None:
        """31 days after 29 February is 31 March, the peildatum; 31 days after 10 February is 19 + 12, 12 March."""
        assert vervolg(bron(self.EIND, van(D(2016, 3, 12)), opgehaald=None), 31) == {"Lichter": 1}
        assert vervolg(bron(self.EIND, van(D(2016, 3, 13)), opgehaald=None), 31) == {"Geen vervolghulp": 1}

    def test_the_share_that_went_to_lighter_help(self) -> None:
        """c1 lighter, c2 heavier, c3 as heavy, c4 and c5 nothing: 1 of 3."""
        rijen = [{**self.EIND, "client": f"c{n}"} for n in (1, 2, 3, 4, 5)]
        erna = [van(D(2016, 3, 1), client=f"c{n}", **een) for n, een in ((1, LICHT), (2, ZWAAR), (3, MIDDEN))]
        gemeten = vervolg_lichter(bron(*rijen, *erna), in_=FEBRUARI)
        assert gemeten.per().waarde() == pytest.approx(100 / 3)
        assert (gemeten.deel.per().waarde(), gemeten.geheel.per().waarde()) == (1, 3)

    def test_rows_without_client_stop_it(self) -> None:
        """Whether anything followed for a person who is not known, nobody knows."""
        with pytest.raises(CalculationError) as fout:
            vervolg(bron(self.EIND, van(D(2015, 6, 1), D(2016, 2, 9), client=None)))
        assert str(fout.value) == (
            "Bron voorzieningen_jeugdwet heeft rijen zonder client; trajecten met vervolghulp zijn niet te tellen."
        )


class TestShift:
    """The heaviest help of a person, at the start and at the end of a period."""

    @pytest.mark.parametrize(
        ("eerst", "later", "wat"),
        [
            (LICHT, ZWAAR, "Zwaarder"),
            (ZWAAR, LICHT, "Lichter"),
            (ZWAAR, OOK_ZWAAR, "Even zwaar"),
            (MIDDEN, MIDDEN, "Even zwaar"),
        ],
    )
    def test_from_one_level_to_another(self, eerst: Rij, later: Rij, wat: str) -> None:
        """One until 31 January, the other from 29 February: the edges of February."""
        rijen = van(D(2015, 6, 1), D(2016, 1, 31), **eerst), van(D(2016, 2, 29), **later)
        assert gevuld(verschuiving(bron(*rijen), in_=FEBRUARI).per("richting")) == {wat: 1}

    @pytest.mark.parametrize(
        "rijen",
        [
            [van(D(2015, 6, 1), D(2016, 1, 30)), van(D(2016, 2, 29))],  # not at the start
            [van(D(2015, 6, 1), D(2016, 1, 31)), van(D(2016, 3, 1))],  # not at the end
            [van(D(2015, 6, 1), D(2016, 2, 28))],
            [van(D(2015, 6, 1), D(2016, 1, 31)), van(D(2016, 2, 29), client="c2")],
        ],
    )
    def test_who_has_help_on_one_of_both_days_does_not_count(self, rijen: list[Rij]) -> None:
        assert gevuld(verschuiving(bron(*rijen), in_=FEBRUARI).per("richting")) == {}

    def test_the_heaviest_of_each_day_counts(self) -> None:
        """Light and heavy, then light and middle: lighter, though something light stayed."""
        rijen = van(D(2015, 6, 1), **LICHT), van(D(2015, 6, 1), D(2016, 2, 9), **ZWAAR), van(D(2016, 2, 10), **MIDDEN)
        assert gevuld(verschuiving(bron(*rijen), in_=FEBRUARI).per("richting")) == {"Lichter": 1}

    def test_the_gemeente_is_that_at_the_end(self) -> None:
        """Moved from Bee to Aa; with help in both at the end, in each of them, and in the region once."""
        erheen = van(D(2015, 6, 1), D(2016, 2, 9), gemeente="GM0002"), van(D(2016, 2, 10), **ZWAAR)
        assert gevuld(verschuiving(bron(*erheen), in_=FEBRUARI).per("gemeente", "richting")) == {("Aa", "Zwaarder"): 1}
        beide = van(D(2015, 6, 1), gemeente="GM0002"), van(D(2016, 2, 10), **ZWAAR)
        geteld = gevuld(verschuiving(bron(*beide), in_=FEBRUARI).per("gemeente", "richting"))
        assert geteld == {("Aa", "Zwaarder"): 1, ("Bee", "Zwaarder"): 1}
        alle = verschuiving(bron(*beide).als_regio(), in_=FEBRUARI)
        assert gevuld(alle.per("gemeente", "richting")) == {("Totaal", "Zwaarder"): 1}

    def test_over_a_merger_a_person_goes_on(self) -> None:
        """Of Oud at the end of 2015, of Nieuw at the end of January."""
        rijen = van(D(2015, 6, 1), MERGER - DAG, gemeente="GM0008"), van(MERGER, gemeente="GM0009")
        geteld = verschuiving(samen(*rijen), in_=Maand(2016, 1)).per("gemeente", "richting")
        assert gevuld(geteld) == {("Nieuw", "Even zwaar"): 1}


# The reference: for each ended row all rows of the person, one by one; for each person the heaviest of two days.

RANG = {code: plek for plek, codes in enumerate(ZWAARTE.values()) for code in codes}
NAMEN = {een.code: een.naam for een in GEMEENTEN}


@st.composite
def registers(draw: st.DrawFn) -> list[Rij]:
    """Careers in which the next row begins around the end of an earlier one, or around 90 days after it."""
    rijen: list[Rij] = []
    for client in draw(st.lists(st.sampled_from("abcd"), max_size=3, unique=True)):
        begin = draw(st.dates(D(2016, 1, 10), D(2016, 2, 29)))
        for _ in range(draw(st.integers(1, 4))):
            lengte = draw(st.one_of(st.none(), st.integers(0, 40)))
            einde = None if lengte is None else begin + lengte * DAG
            waar, wat = draw(st.sampled_from(["GM0001", "GM0002"])), draw(st.sampled_from(sorted(RANG)))
            rijen.append(van(begin, einde, client=client, gemeente=waar, productgroep=wat))
            begin = (einde or draw(st.dates(D(2016, 1, 10), D(2016, 2, 29)))) + draw(
                st.sampled_from([-5, 0, 1, 1, 2, 9, 10, 11])
            ) * DAG
    return rijen


def richting(eerst: int, later: int) -> str:
    return "Lichter" if later < eerst else "Zwaarder" if later > eerst else "Even zwaar"


def vervolg_met_de_hand(rijen: Sequence[Rij], dagen: int) -> Counter[tuple[str, str]]:
    geteld: Counter[tuple[str, str]] = Counter()
    for rij in rijen:
        weg = rij["einddatum"] and rij["einddatum"] + DAG
        if not weg or not FEBRUARI.eerste_dag <= weg <= FEBRUARI.peildatum:
            continue
        wat = "Geen vervolghulp"
        # Walk on from the day that it was gone.
        for dag in [rij["einddatum"] + n * DAG for n in range(1, dagen + 1)]:
            begint = [
                RANG[een["productgroep"]]
                for een in rijen
                if (een["client"], een["ingangsdatum"]) == (rij["client"], dag)
            ]
            if begint:
                wat = richting(RANG[rij["productgroep"]], max(begint))
                break
        geteld[NAMEN[rij["gemeente"]], wat] += 1
    return geteld


def verschuiving_met_de_hand(rijen: Sequence[Rij]) -> Counter[tuple[str, str]]:
    geteld: Counter[tuple[str, str]] = Counter()
    for client in {rij["client"] for rij in rijen}:
        eerst, later = (
            [rij for rij in rijen if rij["client"] == client and loopt(rij, dag)]
            for dag in (D(2016, 1, 31), D(2016, 2, 29))
        )
        if eerst and later:
            zwaarst, daarna = (max(RANG[rij["productgroep"]] for rij in deel) for deel in (eerst, later))
            geteld.update((NAMEN[waar], richting(zwaarst, daarna)) for waar in {rij["gemeente"] for rij in later})
    return geteld


@proef(20)
@given(registers(), st.sampled_from([1, 10, 90]))
def test_vervolghulp_is_what_a_walk_finds(rijen: list[Rij], dagen: int) -> None:
    gemeten = vervolghulp(bron(*rijen), in_=FEBRUARI, dagen=dagen)
    assert gevuld(gemeten.per("gemeente", "vervolg")) == dict(vervolg_met_de_hand(rijen, dagen))


@proef(15)
@given(registers())
def test_the_shift_is_that_of_each_person(rijen: list[Rij]) -> None:
    gemeten = verschuiving(bron(*rijen), in_=FEBRUARI)
    assert gevuld(gemeten.per("gemeente", "richting")) == dict(verschuiving_met_de_hand(rijen))
