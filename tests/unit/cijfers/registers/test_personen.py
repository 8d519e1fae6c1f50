"""Is each person counted once: by the forms of their help, and by the number of laws that they use?"""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from bouwstenen import GEMEENTEN, MERGER, inhoud, jeugdhulp, loopt, proef, uitkeringen, van, wmo, zonder
from hypothesis import given
from hypothesis import strategies as st

from monitorlib.cijfers.kern.regels import NIET_TE_BEPALEN, NOG_NIET
from monitorlib.cijfers.registers.meting import GERECONSTRUEERD
from monitorlib.cijfers.registers.personen import naar_leveringsvormen, stapeling
from monitorlib.errors import CalculationError, NotDeliveredError
from monitorlib.sources.opened.register import Register
from monitorlib.tijd.periode import Kwartaal

D = date
DAG = timedelta(days=1)
EERSTE_KWARTAAL = Kwartaal(2016, 1)
EINDE = EERSTE_KWARTAAL.peildatum
Rij = dict[str, Any]
VASTGESTELD = {
    "herkomst": "gereconstrueerd",
    "vastgesteld": [{"maat": "stand", "over": ["2016-Q1"], "per": ["gemeente", "leveringsvorm"]}],
}


def vormen(register: Register, op: Any = EINDE, gemeente: str = "Aa") -> list[float | str]:
    """Alleen ZIN, alleen PGB, ZIN en PGB."""
    return list(
        inhoud(
            naar_leveringsvormen(register, op=op).per("gemeente", "leveringsvormen").kies(gemeente=gemeente)
        ).values()
    )


def wetten(jeugd: Sequence[Rij], ondersteuning: Sequence[Rij], inkomen: Sequence[Rij], op: Any = EINDE) -> Any:
    registers = {"Jeugdwet": jeugdhulp(jeugd), "Wmo": wmo(ondersteuning), "Participatiewet": uitkeringen(inkomen)}
    return stapeling(registers, op=op)


class TestLeveringsvormen:
    """Alleen ZIN, alleen PGB, or both."""

    def test_zin_next_to_pgb_is_a_group_of_its_own(self) -> None:
        """c1 has both, c2 ZIN twice, c3 PGB: 1 + 1 + 1 persons with five voorzieningen."""
        rijen = [
            van(D(2016, 1, 1)),
            van(D(2016, 2, 1), leveringsvorm="PGB"),
            van(D(2016, 1, 1), client="c2"),
            van(D(2016, 1, 1), client="c2", productgroep="44"),
            van(D(2016, 1, 1), client="c3", leveringsvorm="PGB"),
        ]
        assert vormen(jeugdhulp(rijen)) == [1, 1, 1]

    @pytest.mark.parametrize(
        ("laatste_dag", "verwacht"),
        [(EINDE, [0, 0, 1]), (EINDE - DAG, [0, 1, 0]), (None, [0, 0, 1])],
    )
    def test_zin_counts_up_to_and_including_its_last_day(self, laatste_dag: date | None, verwacht: list[int]) -> None:
        """The PGB runs on from that day; the ZIN of one day more or less decides between both and alleen PGB."""
        rijen = [van(D(2015, 6, 1), laatste_dag), van(EINDE, leveringsvorm="PGB")]
        assert vormen(jeugdhulp(rijen)) == verwacht

    def test_a_day_before_the_pgb_begins_there_is_only_zin(self) -> None:
        """From 31 March: not on 30 March."""
        rijen = [van(D(2015, 6, 1), EINDE), van(EINDE, leveringsvorm="PGB")]
        assert vormen(jeugdhulp(rijen), op=EINDE - DAG) == [1, 0, 0]

    def test_who_has_help_in_two_gemeenten_counts_in_each(self) -> None:
        """ZIN in Aa and PGB in Bee: alleen ZIN there, alleen PGB here; in the regio one person with both."""
        bron = jeugdhulp([van(D(2016, 1, 1)), van(D(2016, 1, 1), gemeente="GM0002", leveringsvorm="PGB")])
        assert (vormen(bron), vormen(bron, gemeente="Bee")) == ([1, 0, 0], [0, 1, 0])
        assert vormen(bron.als_regio(), gemeente="Totaal") == [0, 0, 1]

    def test_on_the_day_of_a_merger_a_person_is_in_one_gemeente(self) -> None:
        """Oud has no cell from 1 January, Nieuw none before it."""
        bron = jeugdhulp(
            [van(D(2015, 6, 1), MERGER - DAG, gemeente="GM0008"), van(MERGER, gemeente="GM0009", leveringsvorm="PGB")]
        )
        assert vormen(bron, MERGER - DAG, "Oud") == [1, 0, 0]
        assert vormen(bron, MERGER, "Nieuw") == [0, 1, 0]
        assert (vormen(bron, MERGER, "Oud"), vormen(bron, MERGER - DAG, "Nieuw")) == ([], [])

    def test_a_later_day_is_not_there_yet(self) -> None:
        """1 April lies after the peildatum of the edition."""
        assert vormen(jeugdhulp([van(D(2016, 1, 1))]), op=EINDE + DAG) == [NOG_NIET] * 3

    def test_without_the_column_it_is_not_delivered_also_when_reconstructed(self) -> None:
        """What is absent is said first."""
        bron = wmo([van(D(2016, 1, 1))])
        for een in (bron, jeugdhulp([van(D(2016, 1, 1))], **VASTGESTELD)):
            with pytest.raises(NotDeliveredError) as fout:
                naar_leveringsvormen(zonder(een, "leveringsvorm"), op=EINDE)
            assert str(fout.value) == f"bron {een.bron.naam} zonder kolom 'leveringsvorm'"

    def test_a_reconstructed_source_does_not_know_persons(self) -> None:
        """It may give the voorzieningen by leveringsvorm; who has both it does not know."""
        geteld = naar_leveringsvormen(jeugdhulp([van(D(2016, 1, 1))], **VASTGESTELD), op=EERSTE_KWARTAAL).per(
            "gemeente"
        )
        assert inhoud(geteld) == {(een,): NIET_TE_BEPALEN for een in ("Aa", "Bee", "Nieuw")}
        assert {cel["tekst"] for cel in geteld.cellen().values()} == {GERECONSTRUEERD}

    def test_persons_that_are_not_known_are_not_counted(self) -> None:
        with pytest.raises(CalculationError) as fout:
            vormen(jeugdhulp([van(D(2016, 1, 1)), van(D(2016, 1, 1), client=None)]))
        assert str(fout.value) == (
            "Bron voorzieningen_jeugdwet heeft rijen zonder client; unieke cliënten zijn niet te tellen."
        )


class TestStapeling:
    """Eén wet, twee wetten, drie wetten."""

    def test_one_two_and_three_laws(self) -> None:
        """c1 all three, c2 Jeugdwet and Wmo, c3 a benefit; what c2 has twice under one law is one law."""
        hulp = [van(D(2016, 1, 1)), van(D(2016, 1, 1), client="c2"), van(D(2016, 2, 1), client="c2")]
        steun = [van(D(2016, 1, 1)), van(D(2016, 1, 1), client="c2"), van(D(2016, 1, 1), client="c2")]
        geld = [van(D(2016, 1, 1)), van(D(2016, 1, 1), client="c3")]
        geteld = inhoud(wetten(hulp, steun, geld).per("gemeente", "wetten").kies(gemeente="Aa"))
        assert geteld == {("Eén wet",): 1, ("Twee wetten",): 1, ("Drie wetten",): 1}

    def test_the_same_rows_in_three_registers_are_three_laws(self) -> None:
        """Equal rows of other registers are no duplicates."""
        assert inhoud(wetten(*[[van(D(2016, 1, 1))]] * 3).per("wetten"))[("Drie wetten",)] == 1

    @pytest.mark.parametrize(("einde", "wet"), [(EINDE, "Twee wetten"), (EINDE - DAG, "Eén wet")])
    def test_a_law_counts_until_its_last_day(self, einde: date, wet: str) -> None:
        """The Wmo ends on 31 or 30 March."""
        geteld = inhoud(wetten([van(D(2016, 1, 1))], [van(D(2015, 1, 1), einde)], []).per("wetten"))
        assert [lid for (lid,), waarde in geteld.items() if waarde] == [wet]

    def test_two_laws_in_two_gemeenten_are_one_in_each(self) -> None:
        """Jeugdwet in Aa and Wmo in Bee."""
        geteld = wetten([van(D(2016, 1, 1))], [van(D(2016, 1, 1), gemeente="GM0002")], []).per("gemeente", "wetten")
        assert {cel: waarde for cel, waarde in inhoud(geteld).items() if waarde} == {
            ("Aa", "Eén wet"): 1,
            ("Bee", "Eén wet"): 1,
        }

    def test_each_source_is_named(self) -> None:
        assert wetten([], [], []).per("wetten").bronnen == (
            "voorzieningen_jeugdwet",
            "voorzieningen_wmo",
            "uitkeringen",
        )

    @pytest.mark.parametrize("plaats", [0, 1, 2])
    def test_one_reconstructed_register_is_enough_to_know_nothing(self, plaats: int) -> None:
        """Whichever of the three it is."""
        maken = [jeugdhulp, wmo, uitkeringen]
        registers = {
            str(n): maak([van(D(2016, 1, 1))], **(VASTGESTELD if n == plaats else {})) for n, maak in enumerate(maken)
        }
        geteld = stapeling(registers, op=EINDE).per("wetten")
        assert {(cel["teken"], cel["tekst"]) for cel in geteld.cellen().values()} == {
            (NIET_TE_BEPALEN, GERECONSTRUEERD)
        }

    @pytest.mark.parametrize("plaats", [0, 1, 2])
    def test_rows_without_client_in_any_register_stop_the_count(self, plaats: int) -> None:
        rijen: list[list[Rij]] = [[van(D(2016, 1, 1))] for _ in range(3)]
        rijen[plaats].append(van(D(2016, 1, 1), client=None))
        naam = ("voorzieningen_jeugdwet", "voorzieningen_wmo", "uitkeringen")[plaats]
        with pytest.raises(CalculationError, match=f"Bron {naam} heeft rijen zonder client"):
            wetten(*rijen).per("wetten")


# The reference: for each person in each gemeente, walk through the rows.

DAGEN = st.dates(D(2016, 1, 1), D(2016, 2, 10))
RIJEN = st.lists(
    st.builds(
        lambda begin, duur, client, gemeente, vorm: van(
            begin,
            None if duur is None else begin + duur * DAG,
            client=client,
            gemeente=gemeente,
            leveringsvorm=vorm,
        ),
        DAGEN,
        st.one_of(st.none(), st.integers(0, 30)),
        st.sampled_from("abc"),
        st.sampled_from(["GM0001", "GM0002"]),
        st.sampled_from(["ZIN", "PGB"]),
    ),
    max_size=9,
)


def wie(rijen: Sequence[Rij], dag: date) -> set[tuple[str, str]]:
    return {(rij["gemeente"], rij["client"]) for rij in rijen if loopt(rij, dag)}


@proef(12)
@given(RIJEN, st.lists(DAGEN, min_size=1, max_size=2, unique=True))
def test_leveringsvormen_are_those_of_each_person(rijen: list[Rij], dagen: list[date]) -> None:
    """The same three numbers on each day, and together they are the persons."""
    gevonden = inhoud(naar_leveringsvormen(jeugdhulp(rijen), op=dagen).per("gemeente", "leveringsvormen"))
    namen = {een.code: een.naam for een in GEMEENTEN}
    verwacht: Counter[tuple[str, str, str]] = Counter()
    for dag in dagen:
        for gemeente, client in wie(rijen, dag):
            heeft = {
                rij["leveringsvorm"]
                for rij in rijen
                if loopt(rij, dag) and (rij["gemeente"], rij["client"]) == (gemeente, client)
            }
            vorm = "ZIN en PGB" if len(heeft) == 2 else f"Alleen {heeft.pop()}"
            verwacht[f"{dag.day}-{dag.month}-2016", namen[gemeente], vorm] += 1
    assert {cel: waarde for cel, waarde in gevonden.items() if waarde} == dict(verwacht)


@proef(12)
@given(RIJEN, RIJEN, RIJEN, DAGEN)
def test_laws_are_those_of_each_person(jeugd: list[Rij], steun: list[Rij], geld: list[Rij], dag: date) -> None:
    """For each person in each gemeente, in how many registers something runs on the day."""
    alle = [jeugd, steun, [{naam: waarde for naam, waarde in rij.items() if naam != "leveringsvorm"} for rij in geld]]
    namen = {een.code: een.naam for een in GEMEENTEN}
    verwacht: Counter[tuple[str, str]] = Counter()
    for gemeente, client in set[tuple[str, str]]().union(*(wie(rijen, dag) for rijen in alle)):
        aantal = sum((gemeente, client) in wie(rijen, dag) for rijen in alle)
        verwacht[namen[gemeente], ("Eén wet", "Twee wetten", "Drie wetten")[aantal - 1]] += 1
    gevonden = inhoud(wetten(*alle, op=dag).per("gemeente", "wetten"))
    assert {cel: waarde for cel, waarde in gevonden.items() if waarde} == dict(verwacht)
