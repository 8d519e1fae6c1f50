"""Are several quarters counted as each by itself: their days, their borders, their names, in one query?"""

from dataclasses import replace
from datetime import date
from typing import Any

import ibis
import pytest
from bouwstenen import jeugdhulp, proef
from hypothesis import given
from hypothesis import strategies as st
from ibis.backends.duckdb import Backend as DuckDBBackend

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.registers.aandeel import Aandeel, aandeel
from monitorlib.cijfers.registers.meting import Meting
from monitorlib.cijfers.registers.metingen_samen import samen_geteld
from monitorlib.cijfers.registers.personen import naar_leveringsvormen, nieuwe_clienten, vertrokken_clienten
from monitorlib.cijfers.registers.stand_en_stroom import duur, instroom, stand, uitstroom, unieke_clienten
from monitorlib.cijfers.tellingen.telling import per_periode
from monitorlib.errors import CalculationError
from monitorlib.sources.opened.register import Register
from monitorlib.tijd.periode import Kwartaal
from monitorlib.tijd.perioden import Elk, Perioden
from monitorlib.tijd.tijdvak import jaar_tot

D = date
AA, BEE, OUD, NIEUW = "GM0001", "GM0002", "GM0008", "GM0009"
Q = [Kwartaal(2015, 3), Kwartaal(2015, 4), Kwartaal(2016, 1)]
PERIODEN = Perioden(tuple(Q))
# Two in Aa of whom one goes on; one in Oud, that went up in Nieuw on 1 January 2016, until that day and on in Nieuw.
RIJEN: list[dict[str, Any]] = [
    {"client": "a", "ingangsdatum": D(2015, 7, 15), "einddatum": None},
    {"client": "b", "ingangsdatum": D(2015, 11, 1), "einddatum": D(2016, 2, 1), "leveringsvorm": "PGB"},
    {"client": "c", "gemeente": OUD, "ingangsdatum": D(2015, 2, 1), "einddatum": None},
]
BRON = jeugdhulp(RIJEN)


def waarden(van: Cijfers, gemeente: str) -> dict[str, float]:
    """The numbers of a gemeente by quarter."""
    return {cel[0]: inhoud.waarde for cel, inhoud in van.cellen().items() if cel[1] == gemeente}


def op_eigen_motor(bron: Register) -> tuple[Register, DuckDBBackend]:
    """The register in an engine of its own, which keeps a log of what it is asked."""
    con = ibis.duckdb.connect()
    tabel = con.create_table("rijen", ibis.memtable(bron.tabel.to_pyarrow()), temp=True)
    con.raw_sql("CALL enable_logging('QueryLog')")
    return replace(bron, tabel=tabel, antwoorden={}), con


def vragen(con: DuckDBBackend) -> int:
    """How many statements it was asked that read rows."""
    gelogd = con.raw_sql("SELECT message FROM duckdb_logs WHERE type = 'QueryLog'").fetchall()
    return sum(een.startswith(("SELECT", "WITH")) and "CURRENT_" not in een for (een,) in gelogd)


class TestValue:
    """A sequence of quarters, and another moment of each."""

    def test_they_are_a_sequence(self) -> None:
        assert list(PERIODEN) == Q
        assert (len(PERIODEN), PERIODEN[0], PERIODEN[-2:]) == (3, Q[0], tuple(Q[1:]))

    def test_the_quarters_before_belong_to_the_quarters(self) -> None:
        vorige = PERIODEN.vorige
        assert list(vorige) == [Kwartaal(2015, 2), *Q[:2]]
        assert vorige.perioden == tuple(Q)

    def test_other_moments_of_each(self) -> None:
        assert list(PERIODEN.elk(jaar_tot)) == [jaar_tot(een) for een in Q]
        standen = PERIODEN.elk_van(lambda periode: periode.standen)
        assert (len(standen), standen.enkel, standen[0], standen[3]) == (12, False, D(2015, 6, 30), D(2015, 9, 30))
        assert isinstance(standen, Elk)

    def test_the_quarters_of_the_year_so_far(self) -> None:
        assert Kwartaal(2015, 3).van_het_jaar_tot_hier == (Kwartaal(2015, 1), Kwartaal(2015, 2), Kwartaal(2015, 3))


class TestMeasure:
    """Each quarter in its own borders, under its own name."""

    def test_a_stand(self) -> None:
        """Aa: a, then a and b, then a. Oud has c until it is Nieuw: after the merger all is of Nieuw."""
        geteld = stand(BRON, op=PERIODEN).per("gemeente")
        assert geteld.dimensies == ("periode", "gemeente")
        assert waarden(geteld, "Aa") == {"3e kw": 1, "4e kw": 2, "1e kw": 1}
        assert waarden(geteld, "Oud") == {"3e kw": 1, "4e kw": 1}
        assert waarden(geteld, "Nieuw") == {"1e kw": 1}

    def test_as_registered_without_quarters_that_they_belong_to(self) -> None:
        """A plain row of moments says nothing of borders: c stays a row of Oud, as it was delivered."""
        assert waarden(stand(BRON, op=Q).per("gemeente"), "Nieuw") == {"1e kw": 0}

    def test_the_quarter_before_is_in_the_borders_of_the_quarter(self) -> None:
        """The stand of December, as the number of the first quarter of 2016, is of Nieuw."""
        geteld = stand(BRON, op=PERIODEN.vorige).per("gemeente")
        assert waarden(geteld, "Nieuw") == {"1e kw": 1}
        assert waarden(geteld, "Aa") == {"3e kw": 0, "4e kw": 1, "1e kw": 2}

    def test_a_few_moments_of_each(self) -> None:
        """Of the last quarter 31 December and the ends of the months: a and b, b until 1 February."""
        geteld = stand(BRON, op=PERIODEN.elk_van(lambda periode: periode.standen)).per("gemeente")
        assert geteld.dimensies == ("periode", "moment", "gemeente")
        aa = {cel[:2]: een.waarde for cel, een in geteld.cellen().items() if cel[2] == "Aa"}
        assert [aa["1e kw", str(nummer)] for nummer in (1, 2, 3, 4)] == [2, 2, 1, 1]
        assert [aa["3e kw", str(nummer)] for nummer in (1, 2, 3, 4)] == [0, 1, 1, 1]

    def test_years_have_their_year(self) -> None:
        perioden = Perioden((Kwartaal(2015, 1), Kwartaal(2016, 1)))
        assert waarden(stand(BRON, op=perioden).per("gemeente"), "Aa") == {"1e kw 2015": 0, "1e kw 2016": 1}

    def test_a_quarter_twice_is_refused(self) -> None:
        with pytest.raises(CalculationError, match="elk moment één keer"):
            stand(BRON, op=Perioden((Q[0], Q[0])))

    def test_what_is_to_come_stands_beside_what_is(self) -> None:
        """Of the quarter after the edition's there is nothing yet."""
        geteld = stand(BRON, op=Perioden((Q[2], Kwartaal(2016, 2)))).per("gemeente")
        assert [een.teken for cel, een in geteld.cellen().items() if cel[1] == "Aa"] == ["getal", "nog niet"]


class TestTogether:
    """What is counted of the same rows is one query, and says what each says by itself."""

    def test_stand_and_flows(self) -> None:
        apart = jeugdhulp(RIJEN[:2])
        perioden = Perioden(tuple(Q[:2]))
        metingen = (stand(apart, op=perioden), instroom(apart, in_=perioden), uitstroom(apart, in_=perioden))
        samen = samen_geteld(*metingen).per("gemeente")
        assert [waarden(een, "Aa") for een in samen] == [
            {"3e kw": 1, "4e kw": 2},
            {"3e kw": 1, "4e kw": 1},
            {"3e kw": 0, "4e kw": 0},
        ]
        assert [repr(een) for een in samen] == [repr(een.per("gemeente")) for een in metingen]

    def test_of_which_one_has_no_number(self) -> None:
        """A register complete from 1 October: the flows of that quarter start on the day before."""
        apart = jeugdhulp(RIJEN[:2], volledig_vanaf=D(2015, 10, 1))
        stand_, stroom = samen_geteld(stand(apart, op=Q[1].peildatum), instroom(apart, in_=Q[1])).per("gemeente")
        assert stand_.cellen()["Aa",].waarde == 2
        assert stroom.cellen()["Aa",].tekst == "het register is pas vanaf 1-10-2015 volledig"

    def test_of_other_rows_each_is_counted_by_itself(self) -> None:
        vormen = naar_leveringsvormen(BRON, op=PERIODEN)
        stand_, personen = samen_geteld(stand(BRON, op=PERIODEN), vormen).per("gemeente")
        assert waarden(stand_, "Aa") == waarden(personen, "Aa") == {"3e kw": 1, "4e kw": 2, "1e kw": 1}

    def test_one_query(self) -> None:
        """Three quarters, the gemeenten and all of them together, a stand with its persons: asked once."""
        hier, con = op_eigen_motor(replace(BRON, beide=True, clienten_bekend=True))
        for van in (hier, hier.als_regio()):
            samen_geteld(
                stand(van, op=PERIODEN),
                unieke_clienten(van, op=PERIODEN),
                nieuwe_clienten(van, in_=PERIODEN),
                vertrokken_clienten(van, in_=PERIODEN),
            ).per("gemeente")
        assert vragen(con) == 1

    def test_a_share_is_one_query(self) -> None:
        hier, con = op_eigen_motor(BRON)
        deel = aandeel(stand(hier, op=PERIODEN), lambda een: een.leveringsvorm == "PGB", "pgb").per("gemeente")
        assert waarden(deel, "Aa") == {"3e kw": 0, "4e kw": 50, "1e kw": 0}
        assert vragen(con) == 1

    def test_a_part_that_is_no_condition_says_so(self) -> None:
        fout = aandeel(stand(BRON, op=Q[0]), lambda rijen: rijen.filter(rijen.leveringsvorm == "PGB"), "pgb")  # type: ignore[arg-type,return-value]
        with pytest.raises(CalculationError) as gezegd:
            fout.per("gemeente")
        assert str(gezegd.value) == (
            "Het deel van een aandeel (pgb) is een voorwaarde, zoals lambda rijen: rijen.leveringsvorm == 'PGB'; "
            "gegeven is een Table."
        )


DAGEN = st.dates(D(2015, 1, 1), D(2016, 3, 31))
RIJ = st.builds(
    lambda begin, duur_, client, gemeente, vorm: {
        "client": client,
        "gemeente": gemeente,
        "leveringsvorm": vorm,
        "ingangsdatum": begin,
        "einddatum": None if duur_ is None else date.fromordinal(begin.toordinal() + duur_),
    },
    DAGEN,
    st.one_of(st.none(), st.integers(0, 200)),
    st.sampled_from("abc"),
    st.sampled_from([AA, BEE]),
    st.sampled_from(["PGB", "ZIN"]),
)


@proef(5)
@given(st.lists(RIJ, max_size=8))
def test_together_they_are_what_each_is_by_itself(rijen: list[dict[str, Any]]) -> None:
    """Every kind of measure, per gemeente and of the region: of three quarters at once, and of one after the other."""
    bron = replace(jeugdhulp(rijen, gemeenten=jeugdhulp([]).gemeenten[:2]), beide=True)

    def maten(van: Register, perioden: Any) -> list[Meting | Aandeel]:
        return [
            stand(van, op=perioden),
            instroom(van, in_=perioden),
            uitstroom(van, in_=perioden),
            duur(van, in_=perioden),
            unieke_clienten(van, op=perioden),
            nieuwe_clienten(van, in_=perioden),
            vertrokken_clienten(van, in_=perioden),
            aandeel(naar_leveringsvormen(van, op=perioden), lambda een: een.leveringsvormen != "ZIN", "pgb"),
        ]

    for van in (bron, bron.als_regio()):
        for plek, samen in enumerate(maten(van, PERIODEN)):
            apart = per_periode(
                PERIODEN, lambda een, plek=plek, van=van: maten(replace(van, beide=False), een)[plek].per("gemeente")
            )  # type: ignore[misc]
            assert repr(samen.per("gemeente").cellen()) == repr(apart.cellen())
