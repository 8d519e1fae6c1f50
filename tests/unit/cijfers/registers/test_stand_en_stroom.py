"""Do stand, stroom, cliënten and duur count what they say, on the awkward days too?"""

from collections.abc import Callable, Sequence
from datetime import date

import pytest
from bouwstenen import BRON, CODES, Record, inhoud, register

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.regels import NIET_TE_BEPALEN, NOG_NIET
from monitorlib.cijfers.registers.balans_stand_in_uit import balans
from monitorlib.cijfers.registers.stand_en_stroom import Meting, duur, instroom, stand, uitstroom, unieke_clienten
from monitorlib.editie.params.berekening import Vaststelling
from monitorlib.errors import CalculationError
from monitorlib.sources.opened.register import Register
from monitorlib.sources.opened.telling import Telling
from monitorlib.tijd.moment import Moment
from monitorlib.tijd.periode import Kwartaal, Maand

JANUARI, FEBRUARI, MAART = Kwartaal(2016, 1).maanden
EERSTE_KWARTAAL = Kwartaal(2016, 1)
D = date

# One gemeente, one client each, so that every number below can be counted by hand.
GETEKEND = {
    "loopt": (D(2015, 6, 1), None),
    "begint en eindigt op één dag": (D(2016, 1, 15), D(2016, 1, 15)),
    "eindigt op een peildatum": (D(2015, 12, 1), D(2016, 1, 31)),
    "begint op een peildatum": (D(2016, 1, 31), None),
    "komt en gaat in februari": (D(2016, 2, 3), D(2016, 2, 20)),
    "eindigt voor de eerste maand": (D(2015, 11, 1), D(2015, 12, 30)),
    "eindigt op de beginstand": (D(2015, 10, 1), D(2015, 12, 31)),
    "begint na het kwartaal": (D(2016, 4, 1), None),
    "alleen op schrikkeldag": (D(2016, 2, 29), D(2016, 2, 29)),
}


def getekend() -> Register:
    return register((naam, "GM0001", "PGB", begin, einde) for naam, (begin, einde) in GETEKEND.items())


def een(meting: Meting) -> float:
    """The one number of a measure that is not split up."""
    return meting.per().waarde()


class TestHandDrawn:
    @pytest.mark.parametrize(
        ("dag", "lopend"),
        [
            (D(2015, 12, 31), ["loopt", "eindigt op een peildatum", "eindigt op de beginstand"]),
            (D(2016, 1, 15), ["loopt", "begint en eindigt op één dag", "eindigt op een peildatum"]),
            (D(2016, 1, 16), ["loopt", "eindigt op een peildatum"]),
            (D(2016, 1, 31), ["loopt", "eindigt op een peildatum", "begint op een peildatum"]),
            (D(2016, 2, 1), ["loopt", "begint op een peildatum"]),
            (D(2016, 2, 29), ["loopt", "begint op een peildatum", "alleen op schrikkeldag"]),
            (D(2016, 3, 31), ["loopt", "begint op een peildatum"]),
        ],
    )
    def test_a_record_runs_on_its_first_and_on_its_last_day(self, dag: date, lopend: list[str]) -> None:
        """The stand on a day: first and last day count, the day after does not."""
        assert een(stand(getekend(), op=dag)) == len(lopend)

    @pytest.mark.parametrize(
        ("periode", "erbij", "eraf"),
        [
            (
                JANUARI,
                ["begint en eindigt op één dag", "begint op een peildatum"],
                ["begint en eindigt op één dag", "eindigt op de beginstand"],
            ),
            (
                FEBRUARI,
                ["komt en gaat in februari", "alleen op schrikkeldag"],
                ["komt en gaat in februari", "eindigt op een peildatum"],
            ),
            (MAART, [], ["alleen op schrikkeldag"]),
            (
                EERSTE_KWARTAAL,
                [
                    "begint en eindigt op één dag",
                    "begint op een peildatum",
                    "komt en gaat in februari",
                    "alleen op schrikkeldag",
                ],
                [
                    "begint en eindigt op één dag",
                    "eindigt op de beginstand",
                    "komt en gaat in februari",
                    "eindigt op een peildatum",
                    "alleen op schrikkeldag",
                ],
            ),
        ],
    )
    def test_what_ends_on_a_peildatum_leaves_in_the_next_period(
        self, periode: Maand | Kwartaal, erbij: list[str], eraf: list[str]
    ) -> None:
        """It still runs on that day; what comes and goes within a period counts in both flows."""
        assert een(instroom(getekend(), in_=periode)) == len(erbij)
        assert een(uitstroom(getekend(), in_=periode)) == len(eraf)

    def test_a_balans_is_the_stand_and_flow_of_each_month(self) -> None:
        """3 + 2 − 2 = 3, 3 + 2 − 2 = 3, 3 + 0 − 1 = 2, and the other gemeente has nothing."""
        getallen = inhoud(balans(getekend(), in_=EERSTE_KWARTAAL.maanden, per="gemeente"))
        posten = ("Begin", "Erbij", "Eraf", "Eind")
        assert {
            maand: [getallen[post, maand, "Aa"] for post in posten] for maand in ("Januari", "Februari", "Maart")
        } == {
            "Januari": [3, 2, 2, 3],
            "Februari": [3, 2, 2, 3],
            "Maart": [3, 0, 1, 2],
        }
        assert {waarde for (_, _, gemeente), waarde in getallen.items() if gemeente == "Bee"} == {0}

    def test_a_balans_carries_its_rule(self) -> None:
        """Begin + erbij − eraf = eind, per month and gemeente, as a rule that can fail."""
        regels = balans(getekend(), in_=[JANUARI], per="gemeente").vergelijkingen
        assert [(regel.cel, regel.afgeleid, regel.regel) for regel in regels] == [
            (("Eind", "Januari", "Aa"), False, "Eind = Begin + Erbij − Eraf"),
            (("Eind", "Januari", "Bee"), False, "Eind = Begin + Erbij − Eraf"),
        ]
        assert [(term.factor, term.cel[0]) for term in regels[0].termen] == [(1, "Begin"), (1, "Erbij"), (-1, "Eraf")]

    def test_duur_is_the_mean_of_what_left_first_and_last_day_included(self) -> None:
        """In the quarter left: 1 Oct–31 Dec, one day, 1 Dec–31 Jan, 3–20 Feb, one day."""
        dagen = [31 + 30 + 31, 1, 31 + 31, 18, 1]
        assert een(duur(getekend(), in_=EERSTE_KWARTAAL)) == sum(dagen) / len(dagen)
        assert een(duur(getekend(), in_=MAART)) == 1
        assert repr(duur(getekend(), in_=MAART)).startswith("Meting: duur van proef, in dagen")
        # And says of how many it is the mean; a count says so itself.
        assert duur(getekend(), in_=EERSTE_KWARTAAL).per().regels.achter == {(): len(dagen)}
        assert stand(getekend(), op=EERSTE_KWARTAAL).per().regels.achter == {}

    def test_duur_of_nothing_is_no_number(self) -> None:
        """A mean over no rows is not 0 days, neither alone nor beside a gemeente that has rows."""
        niets = duur(register([]), in_=MAART).per().cellen()[()]
        assert (niets["teken"], niets["tekst"]) == (NIET_TE_BEPALEN, "niets om te middelen")
        per_gemeente = duur(getekend(), in_=MAART).per("gemeente")
        assert inhoud(per_gemeente) == {("Aa",): 1, ("Bee",): NIET_TE_BEPALEN}

    def test_a_person_counts_once_however_many_records_run(self) -> None:
        """Two of Anna's three run; Bo's is over; Cas lives in both gemeenten."""
        personen = register(
            [
                ("anna", "GM0001", "PGB", D(2016, 1, 1), None),
                ("anna", "GM0001", "ZIN", D(2016, 1, 1), D(2016, 3, 31)),
                ("anna", "GM0001", "ZIN", D(2015, 1, 1), D(2015, 2, 1)),
                ("bo", "GM0001", "ZIN", D(2015, 1, 1), D(2016, 3, 30)),
                ("cas", "GM0001", "ZIN", D(2016, 1, 1), None),
                ("cas", "GM0002", "ZIN", D(2016, 1, 1), None),
            ]
        )
        assert inhoud(unieke_clienten(personen, op=EERSTE_KWARTAAL).per("gemeente")) == {("Aa",): 2, ("Bee",): 1}
        assert een(unieke_clienten(personen, op=EERSTE_KWARTAAL)) == 2

    def test_clients_cannot_be_counted_when_one_has_no_pseudonym(self) -> None:
        """An unknown client may be anyone: no number, but a message."""
        zonder = register([(None, "GM0001", "PGB", D(2016, 1, 1), None)])
        with pytest.raises(CalculationError) as fout:
            unieke_clienten(zonder, op=EERSTE_KWARTAAL).per()
        assert str(fout.value) == "Bron proef heeft rijen zonder client; unieke cliënten zijn niet te tellen."

    def test_records_without_a_code_stop_a_count_by_that_code(self) -> None:
        """They would be missing in every member, so that the parts are less than the whole."""
        half = register([("a", "GM0001", None, D(2016, 1, 1), None), ("b", "GM0001", "ZIN", D(2016, 1, 1), None)])
        with pytest.raises(CalculationError) as fout:
            stand(half, op=EERSTE_KWARTAAL).per("vorm")
        assert str(fout.value) == (
            "Bron proef: 1 voorzieningen hebben geen vorm en tellen zo niet mee in de stand; "
            "vul de kolom aan of splits er niet naar uit."
        )
        assert inhoud(stand(half, op=EERSTE_KWARTAAL).per("gemeente")) == {("Aa",): 2, ("Bee",): 0}

    def test_records_without_a_code_that_do_not_count_stop_nothing(self) -> None:
        """An ended voorziening without a form is in no stand."""
        half = register(
            [("a", "GM0001", None, D(2015, 1, 1), D(2015, 2, 1)), ("b", "GM0001", "ZIN", D(2016, 1, 1), None)]
        )
        assert inhoud(stand(half, op=EERSTE_KWARTAAL).per("vorm")) == {("PGB",): 0, ("ZIN",): 1}

    def test_an_empty_register_counts_zero_everywhere(self) -> None:
        """Nothing delivered for a member is 0, not a missing cell."""
        assert set(inhoud(stand(register([]), op=JANUARI).per("gemeente", "vorm")).values()) == {0}

    def test_waar_keeps_the_records_of_a_member(self) -> None:
        """One of three is a PGB in Bee."""
        drie = register(
            [
                ("a", "GM0001", "PGB", D(2016, 1, 1), None),
                ("b", "GM0002", "PGB", D(2016, 1, 1), None),
                ("c", "GM0002", "ZIN", D(2016, 1, 1), None),
            ]
        )
        assert een(stand(drie.waar(vorm="PGB").waar(gemeente="Bee"), op=JANUARI)) == 1

    def test_a_coming_period_is_nog_niet_and_no_zero(self) -> None:
        """Counted on 31 March 2016, nobody knows the stand of 30 June, whatever the register says of April."""
        jaar = stand(getekend(), op=EERSTE_KWARTAAL.van_het_jaar).per("gemeente").kies(gemeente="Aa")
        assert inhoud(jaar) == {("1e kw",): 2, ("2e kw",): NOG_NIET, ("3e kw",): NOG_NIET, ("4e kw",): NOG_NIET}
        assert inhoud(instroom(getekend(), in_=Maand(2016, 4)).per()) == {(): NOG_NIET}


class TestWrongUse:
    def test_a_flow_needs_a_period(self) -> None:
        """On a day nothing flows."""
        with pytest.raises(CalculationError) as fout:
            instroom(getekend(), in_=D(2016, 3, 31)).per()
        assert str(fout.value) == (
            "Een stroom telt over een maand, kwartaal, tertaal, halfjaar of jaar, niet op een dag. Geef zo'n periode."
        )

    def test_a_telling_has_no_stand(self) -> None:
        """What was counted elsewhere cannot be counted again."""
        basis = getekend()
        bron = type(BRON)("telling", "Telling", ("gemeente",), (BRON.kolom("gemeente"),), waarde="aantal")
        with pytest.raises(CalculationError) as fout:
            stand(Telling(basis.tabel, bron, CODES, basis.parameters, basis.periode), op=JANUARI)  # type: ignore[arg-type]
        assert (
            str(fout.value)
            == "Bron telling is een telling; stand kan alleen op een register. Gebruik een bron met een rij per geval."
        )

    def test_only_coded_columns_can_be_crossed(self) -> None:
        """A typing error names the nearest column."""
        with pytest.raises(CalculationError) as fout:
            stand(getekend(), op=JANUARI).per("gemeentes")
        assert str(fout.value) == "Bron proef kan niet naar 'gemeentes' worden uitgesplitst. Bedoelt u 'gemeente'?"

    def test_an_unknown_member_names_the_known_ones(self) -> None:
        """`waar` takes the name on the page, not the code."""
        with pytest.raises(CalculationError) as fout:
            getekend().waar(gemeente="GM0001")
        assert str(fout.value) == "'GM0001' is geen gemeente. Bekend zijn: Aa, Bee."


class TestReconstructed:
    """Of a reconstructed register only what its publication fixes may be given."""

    VAST = (
        Vaststelling(maat="stand", over=[D(2016, 3, 31)], per=["gemeente", "vorm"]),
        Vaststelling(maat="stand", over=["2016-01"], per=["gemeente"]),
        Vaststelling(maat="instroom", over=["2016-01", "2016-Q1"], per=["gemeente"]),
    )
    RECORDS: Sequence[Record] = (
        ("a", "GM0001", "PGB", D(2016, 1, 10), None),
        ("b", "GM0002", "ZIN", D(2015, 12, 31), None),
        ("c", "GM0002", "ZIN", D(2016, 3, 31), None),
    )

    def bron(self) -> Register:
        return register(self.RECORDS, vastgesteld=self.VAST)

    @pytest.mark.parametrize("periode", [D(2016, 3, 31), Maand(2016, 3), EERSTE_KWARTAAL])
    def test_what_is_fixed_is_given_however_the_day_is_named(self, periode: Moment) -> None:
        """31 March is the peildatum of March and of the quarter."""
        assert inhoud(stand(self.bron(), op=periode).per("gemeente", "vorm")) == {
            ("Aa", "PGB"): 1,
            ("Aa", "ZIN"): 0,
            ("Bee", "PGB"): 0,
            ("Bee", "ZIN"): 2,
        }

    def test_a_narrower_crossing_follows_from_what_is_fixed(self) -> None:
        """Sums of fixed numbers are fixed; so is a part that a filter keeps."""
        assert inhoud(stand(self.bron(), op=EERSTE_KWARTAAL).per("gemeente")) == {("Aa",): 1, ("Bee",): 2}
        assert inhoud(stand(self.bron(), op=EERSTE_KWARTAAL).per("vorm")) == {("PGB",): 1, ("ZIN",): 2}
        assert een(stand(self.bron(), op=EERSTE_KWARTAAL)) == 3
        assert inhoud(stand(self.bron().waar(vorm="ZIN"), op=EERSTE_KWARTAAL).per("gemeente")) == {
            ("Aa",): 0,
            ("Bee",): 2,
        }
        assert inhoud(instroom(self.bron(), in_=EERSTE_KWARTAAL).per("gemeente")) == {("Aa",): 1, ("Bee",): 1}

    @pytest.mark.parametrize(
        "meet",
        [
            pytest.param(lambda bron: stand(bron, op=JANUARI).per("gemeente", "vorm"), id="wider crossing"),
            pytest.param(lambda bron: stand(bron, op=D(2015, 12, 31)).per("gemeente"), id="other day"),
            pytest.param(lambda bron: stand(bron, op=D(2016, 3, 30)).per(), id="day before"),
            pytest.param(lambda bron: stand(bron.waar(vorm="PGB"), op=JANUARI).per("gemeente"), id="filtered wider"),
            pytest.param(lambda bron: stand(bron.waar(vorm="PGB"), op=JANUARI).per(), id="filtered, not split"),
            pytest.param(lambda bron: instroom(bron, in_=FEBRUARI).per("gemeente"), id="other month"),
            pytest.param(lambda bron: instroom(bron, in_=EERSTE_KWARTAAL).per("vorm"), id="other column"),
            pytest.param(lambda bron: uitstroom(bron, in_=JANUARI).per("gemeente"), id="other measure"),
            pytest.param(lambda bron: unieke_clienten(bron, op=EERSTE_KWARTAAL).per(), id="clients"),
            pytest.param(lambda bron: duur(bron, in_=JANUARI).per(), id="duration"),
        ],
    )
    def test_what_is_not_fixed_is_no_number(self, meet: Callable[[Register], Cijfers]) -> None:
        """Not a zero, not a count: no number, and the reason."""
        for cel in meet(self.bron()).cellen().values():
            assert cel["waarde"] != cel["waarde"]
            assert (cel["teken"], cel["tekst"]) == (NIET_TE_BEPALEN, "niet te bepalen (gereconstrueerde bron)")

    def test_a_delivered_register_gives_all_of_it(self) -> None:
        """The same records, delivered: the narrow limits are gone."""
        geleverd = register(self.RECORDS)
        assert inhoud(stand(geleverd, op=JANUARI).per("gemeente", "vorm"))["Bee", "ZIN"] == 1
        assert een(unieke_clienten(geleverd, op=EERSTE_KWARTAAL)) == 3

    def test_a_series_gives_what_it_can(self) -> None:
        """In one row: not fixed, fixed, and still to come."""
        reeks = stand(self.bron(), op=[D(2015, 12, 31), EERSTE_KWARTAAL, Kwartaal(2016, 2)]).per()
        assert inhoud(reeks) == {("31-12-2015",): NIET_TE_BEPALEN, ("1e kw",): 3, ("2e kw",): NOG_NIET}
