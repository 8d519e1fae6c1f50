"""Are all gemeenten together counted as one place: persons once, things as the sum of the gemeenten?"""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from bouwstenen import GEMEENTEN, MERGER, Cel, inhoud, inwoners, jeugdhulp, proef, van
from hypothesis import given
from hypothesis import strategies as st

from monitorlib.cijfers.kern.regels import NIET_OPGEGEVEN
from monitorlib.cijfers.registers.stand_en_stroom import instroom, stand, uitstroom, unieke_clienten
from monitorlib.cijfers.registers.trajecten import trajecten
from monitorlib.cijfers.tellingen.telling import cijfers_uit
from monitorlib.errors import CalculationError
from monitorlib.sources.opened.register import Register
from monitorlib.sources.opened.telling import Telling
from monitorlib.tijd.periode import Kwartaal

D = date
DAG = timedelta(days=1)
EERSTE_KWARTAAL = Kwartaal(2016, 1)
EINDE = EERSTE_KWARTAAL.peildatum
AA, BEE, OUD, NIEUW = (een.code for een in GEMEENTEN)
TELWIJZE = {"wachttijd": 31, "administratief": ["herindeling", "leveringsvorm", "aanbieder", "verwijderd"]}
Rij = dict[str, Any]


def regio(meting: Any) -> float:
    """The one number there is."""
    (waarde,) = inhoud(meting.per("gemeente")).values()
    return waarde


class TestRegister:
    """One gemeente, Totaal, with every row."""

    def test_there_is_one_gemeente(self) -> None:
        """Also of rows of a gemeente that has gone; the register that was given stays as it was."""
        bron = jeugdhulp(
            [van(D(2015, 1, 1), MERGER - DAG, gemeente=OUD), *(van(D(2015, 1, 1), gemeente=code) for code in (AA, BEE))]
        )
        alle = bron.als_regio()
        assert alle.leden("gemeente") == ("Totaal",)
        for dag, aantal in ((MERGER - DAG, 3), (EINDE, 2)):
            assert inhoud(stand(alle, op=dag).per("gemeente")) == {("Totaal",): aantal}
        assert bron.leden("gemeente") == ("Aa", "Bee", "Oud", "Nieuw")
        assert inhoud(stand(bron, op=EINDE).per("gemeente")) == {("Aa",): 1, ("Bee",): 1, ("Nieuw",): 0}

    def test_a_person_in_two_gemeenten_counts_once_and_with_two_voorzieningen(self) -> None:
        """1 + 1 persons in Aa and Bee are one person; the voorzieningen stay two."""
        bron = jeugdhulp([van(D(2016, 1, 1)), van(D(2016, 1, 1), gemeente=BEE)])
        assert inhoud(unieke_clienten(bron, op=EINDE).per("gemeente"))["Bee",] == 1
        assert regio(unieke_clienten(bron.als_regio(), op=EINDE)) == 1
        assert regio(stand(bron.als_regio(), op=EINDE)) == 2

    def test_a_move_within_it_is_the_sum_of_both(self) -> None:
        """In Aa until 10 February, in Bee from 11 February: a traject out and a traject in, in the region as well."""
        rijen = [van(D(2015, 6, 1), D(2016, 2, 10)), van(D(2016, 2, 11), gemeente=BEE)]
        bron = jeugdhulp(rijen, telwijze=TELWIJZE)
        for alle in (trajecten(bron.als_regio()), trajecten(bron).als_regio()):
            assert [regio(tel(alle, in_=EERSTE_KWARTAAL)) for tel in (instroom, uitstroom)] == [0 + 1, 1 + 0]
            assert regio(stand(alle, op=EINDE)) == 0 + 1

    def test_a_merger_within_it_is_nothing(self) -> None:
        """Closed in Oud on 31 December, on in Nieuw on 1 January: nobody came or went, there as in the region."""
        rijen = [van(D(2015, 6, 1), MERGER - DAG, gemeente=OUD), van(MERGER, gemeente=NIEUW)]
        alle = trajecten(jeugdhulp(rijen, telwijze=TELWIJZE).als_regio())
        assert [regio(tel(alle, in_=EERSTE_KWARTAAL)) for tel in (instroom, uitstroom)] == [0, 0]
        assert [regio(stand(alle, op=dag)) for dag in (MERGER - DAG, MERGER)] == [1, 1]

    def test_rows_are_not_counted_over_a_merger(self) -> None:
        """Of the gemeenten they cannot be told apart from coming and going, so of their sum neither."""
        rijen = [van(D(2015, 6, 1), MERGER - DAG, gemeente=OUD), van(MERGER, gemeente=NIEUW)]
        for van_wie in (jeugdhulp(rijen), jeugdhulp(rijen).als_regio()):
            with pytest.raises(CalculationError, match="op 31-12-2015 eindigt een gemeente door herindeling"):
                instroom(van_wie, in_=EERSTE_KWARTAAL).per("gemeente")

    def test_trajecten_that_were_counted_per_gemeente_serve_the_region(self) -> None:
        """They are the same: two, one in each gemeente."""
        rijen = [van(D(2015, 6, 1), D(2016, 2, 10)), van(D(2016, 2, 11), gemeente=BEE)]
        bron = jeugdhulp(rijen, telwijze=TELWIJZE)
        bewaard = met_trajecten(bron)
        assert trajecten(bewaard) is bewaard.als_trajecten
        assert trajecten(bewaard.als_regio()).tabel.count().execute() == 2

    def test_a_region_of_a_region_is_the_region(self) -> None:
        """Each row still knows its own gemeente."""
        bron = jeugdhulp([van(D(2016, 1, 1)), van(D(2016, 1, 1), gemeente=BEE)], telwijze=TELWIJZE)
        assert trajecten(bron.als_regio().als_regio()).tabel.count().execute() == 2

    def test_what_was_chosen_stays_chosen(self) -> None:
        """Only PGB, of both gemeenten."""
        rijen = [
            van(D(2016, 1, 1), leveringsvorm="PGB"),
            van(D(2016, 1, 1)),
            van(D(2016, 1, 1), leveringsvorm="PGB", gemeente=BEE),
        ]
        assert regio(stand(jeugdhulp(rijen).waar(leveringsvorm="PGB").als_regio(), op=EINDE)) == 2


def met_trajecten(register: Register) -> Register:
    return replace(register, als_trajecten=trajecten(register))


class TestTelling:
    """A sum per other key; with a part that is no number it is 'niet opgegeven'."""

    def test_all_gemeenten_are_added_up_per_age_and_year(self) -> None:
        """2.000 + 500 + 90 and 7 + 0 + 1; 2015 apart, with the gemeenten of then: 3 + 2 + 1."""
        bron = inwoners(
            {
                (AA, "0-17", "2016"): 2000,
                (BEE, "0-17", "2016"): 500,
                (NIEUW, "0-17", "2016"): 90,
                (AA, "18-22", "2016"): 7,
                (BEE, "18-22", "2016"): 0,
                (NIEUW, "18-22", "2016"): 1,
                (AA, "0-17", "2015"): 3,
                (BEE, "0-17", "2015"): 2,
                (OUD, "0-17", "2015"): 1,
            }
        )
        assert alles(bron.als_regio()) == {
            ("Totaal", "0-17", "2016"): 2000 + 500 + 90,
            ("Totaal", "18-22", "2016"): 7 + 0 + 1,
            ("Totaal", "0-17", "2015"): 3 + 2 + 1,
            ("Totaal", "18-22", "2015"): NIET_OPGEGEVEN,
        }
        assert bron.als_regio().leden("gemeente") == ("Totaal",)
        assert alles(bron)["Aa", "0-17", "2016"] == 2000

    def test_a_part_that_is_no_number_makes_the_sum_none(self) -> None:
        """Of that age only."""
        bron = inwoners(
            {
                (AA, "0-17", "2016"): 2000,
                (BEE, "0-17", "2016"): NIET_OPGEGEVEN,
                (NIEUW, "0-17", "2016"): 90,
                (AA, "18-22", "2016"): 7,
                (BEE, "18-22", "2016"): 1,
                (NIEUW, "18-22", "2016"): 0,
            }
        )
        gevonden = alles(bron.als_regio())
        assert gevonden == {("Totaal", "0-17", "2016"): NIET_OPGEGEVEN, ("Totaal", "18-22", "2016"): 7 + 1 + 0}

    def test_a_gemeente_without_a_row_makes_the_sum_none(self) -> None:
        """Bee delivered nothing of this age: 4.000 is not the number of all together."""
        bron = inwoners({(code, "0-17", "2016"): 2000 for code in (AA, NIEUW)} | {(BEE, "18-22", "2016"): 1})
        assert alles(bron.als_regio())["Totaal", "0-17", "2016"] == NIET_OPGEGEVEN


def alles(bron: Telling) -> dict[tuple[str, ...], Cel]:
    return inhoud(cijfers_uit(bron, "gemeente", "leeftijd", "jaar"))


# The reference: go through the rows and add up, or count persons in a set.

LEEFTIJDEN = ("0-17", "18-22", "75+")


CEL = st.one_of(st.integers(0, 5000), st.just(NIET_OPGEGEVEN))


@proef(15)
@given(st.lists(st.sampled_from(LEEFTIJDEN), min_size=1, unique=True), st.lists(CEL, min_size=9, max_size=9))
def test_a_telling_of_the_region_is_the_sum_of_its_rows(leeftijden: list[str], cellen: list[Cel]) -> None:
    """Every gemeente that exists in 2016 has a row of each of these ages."""
    rijen, verwacht = {}, {}
    for plaats, leeftijd in enumerate(leeftijden):
        delen = cellen[3 * plaats : 3 * plaats + 3]
        rijen |= {(code, leeftijd, "2016"): cel for code, cel in zip((AA, BEE, NIEUW), delen, strict=True)}
        som = sum(cel for cel in delen if not isinstance(cel, str))
        verwacht["Totaal", leeftijd, "2016"] = NIET_OPGEGEVEN if NIET_OPGEGEVEN in delen else som
    assert alles(inwoners(rijen).als_regio()) == verwacht


DAGEN = st.dates(D(2015, 12, 1), D(2016, 3, 31))


@proef(15)
@given(
    st.lists(
        st.builds(
            lambda begin, duur, client, gemeente: van(
                begin, None if duur is None else begin + duur * DAG, client=client, gemeente=gemeente
            ),
            DAGEN,
            st.one_of(st.none(), st.integers(0, 60)),
            st.sampled_from("abc"),
            st.sampled_from([AA, BEE]),
        ),
        max_size=9,
    )
)
def test_a_register_of_the_region_has_every_row_and_each_person_once(rijen: list[Rij]) -> None:
    # Of rows the flows are counted where no gemeente ends.
    alle = jeugdhulp(rijen, gemeenten=GEMEENTEN[:2]).als_regio()
    lopend = [rij for rij in rijen if rij["einddatum"] is None or rij["einddatum"] >= EINDE]
    assert regio(stand(alle, op=EINDE)) == len(lopend)
    assert regio(unieke_clienten(alle, op=EINDE)) == len({rij["client"] for rij in lopend})
    nieuw = [rij for rij in rijen if rij["ingangsdatum"] > D(2015, 12, 31)]
    assert regio(instroom(alle, in_=EERSTE_KWARTAAL)) == len(nieuw)
