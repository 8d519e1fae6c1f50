"""Is what was counted elsewhere brought over as it is: every member, every sum whole, nothing made up?"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest
from bouwstenen import GEMEENTEN, NAN, Cel, cijfers, inhoud, inwoners, proef, rijen_van
from bouwstenen import telling as maak_telling
from hypothesis import given
from hypothesis import strategies as st

from monitorlib.cijfers.kern.regels import NIET_OPGEGEVEN, NOG_NIET, Kenmerk
from monitorlib.cijfers.tellingen.telling import cijfers_uit, som_uit
from monitorlib.errors import CalculationError
from monitorlib.sources.declared.catalogue import BRONNEN
from monitorlib.sources.opened.telling import Telling
from monitorlib.tijd.periode import Kwartaal

Rij = tuple[str, ...]
_CODES = {
    "gemeente": {een.code: een.naam for een in GEMEENTEN},
    "onderdeel": {een: een for een in ("Besproken", "Wachtlijst", "Expertpool")},
    "wet": {een: een for een in ("Wmo", "Jeugdwet", "Participatiewet")},
    "indicator": {"Wonen | Thuis": "Wonen | Thuis"},
    "meting": {"Nulmeting": "Nulmeting"},
}
AA, BEE, OUD, NIEUW = "GM0001", "GM0002", "GM0008", "GM0009"
EERSTE, TWEEDE = Kwartaal(2016, 1), Kwartaal(2016, 2)
DRAGER = cijfers({"gemeente": ["Aa", "Bee"]}, [1, 1])


def telling(naam: str, rijen: Mapping[Rij, Cel], *, periode: str = "2016-Q1") -> Telling:
    """A telling with these rows: by its key a number, a sign or a word."""
    return maak_telling(naam, rijen_van(naam, rijen), _CODES, periode=periode)


def basisteams(rijen: Mapping[Rij, Cel], *, periode: str = "2016-Q1") -> Telling:
    return telling("basisteams", rijen, periode=periode)


class TestMembers:
    """Which members cijfers have, and what a cell without a row is."""

    RIJEN = {  # noqa: RUF012
        (AA, "Besproken", "2016-Q1"): 7,
        (BEE, "Besproken", "2016-Q1"): 0,
        (AA, "Wachtlijst", "2016-Q1"): 2,
    }

    def test_only_the_members_that_occur(self) -> None:
        """No Expertpool and no Nieuw; what Bee has not told is 'niet opgegeven'."""
        assert inhoud(cijfers_uit(basisteams(self.RIJEN), "gemeente", "onderdeel", over=[EERSTE])) == {
            ("Aa", "Besproken", "1e kw"): 7,
            ("Aa", "Wachtlijst", "1e kw"): 2,
            ("Bee", "Besproken", "1e kw"): 0,
            ("Bee", "Wachtlijst", "1e kw"): NIET_OPGEGEVEN,
        }

    def test_alle_leden_gives_each_member_of_the_edition(self) -> None:
        """Also what no gemeente told, so that an indicator can ask for it; Oud does not exist in 2016."""
        gevonden = cijfers_uit(basisteams(self.RIJEN), "gemeente", "onderdeel", over=[EERSTE], alle_leden=True)
        assert gevonden.leden["onderdeel"] == ("Besproken", "Wachtlijst", "Expertpool")
        assert inhoud(gevonden.kies(onderdeel="Expertpool", periode="1e kw")) == {
            (naam,): NIET_OPGEGEVEN for naam in ("Aa", "Bee", "Nieuw")
        }
        assert inhoud(gevonden.kies(onderdeel="Besproken", periode="1e kw")) == {
            ("Aa",): 7,
            ("Bee",): 0,
            ("Nieuw",): NIET_OPGEGEVEN,
        }

    def test_alle_leden_of_a_telling_without_a_row(self) -> None:
        """Every cell is there, none is a number; without it there is no member to ask for."""
        gevonden = cijfers_uit(basisteams({}), "gemeente", "onderdeel", over=[EERSTE], alle_leden=True)
        assert inhoud(gevonden) == {
            (gemeente, onderdeel, "1e kw"): NIET_OPGEGEVEN
            for gemeente in ("Aa", "Bee", "Nieuw")
            for onderdeel in ("Besproken", "Wachtlijst", "Expertpool")
        }
        with pytest.raises(CalculationError):
            cijfers_uit(basisteams({}), "gemeente", "onderdeel", over=[EERSTE]).kies(onderdeel="Besproken")

    def test_a_coming_quarter_is_not_there_yet(self) -> None:
        gevonden = cijfers_uit(basisteams(self.RIJEN), "gemeente", "onderdeel", over=[EERSTE, TWEEDE], alle_leden=True)
        assert set(inhoud(gevonden.kies(periode="2e kw")).values()) == {NOG_NIET}

    def test_over_the_day_of_a_merger_each_gemeente_has_its_own_quarters(self) -> None:
        """Oud until 31 December 2015, Nieuw from 1 January 2016."""
        bron = basisteams({(OUD, "Besproken", "2015-Q4"): 4, (NIEUW, "Besproken", "2016-Q1"): 5})
        gevonden = cijfers_uit(
            bron, "gemeente", over=[Kwartaal(2015, 4), EERSTE], met_jaar=True, alle_leden=True, onderdeel="Besproken"
        )
        assert {cel: waarde for cel, waarde in inhoud(gevonden).items() if cel[0] in ("Oud", "Nieuw")} == {
            ("Oud", "4e kw 2015"): 4,
            ("Nieuw", "1e kw 2016"): 5,
        }

    def test_a_number_knows_its_source_its_quarter_and_its_part(self) -> None:
        """What was chosen is a part too; of what has no quarter there is no moment."""
        gevonden = cijfers_uit(basisteams(self.RIJEN), "gemeente", over=[EERSTE], onderdeel="Besproken")
        assert gevonden.regels.kenmerken["Aa", "1e kw"] == Kenmerk(
            "basisteams", "2016-Q1", frozenset({("gemeente", "Aa"), ("onderdeel", "Besproken")})
        )
        jaar = cijfers_uit(telling("budgetten", {(AA, "Wmo", "2016"): 3}), "gemeente", "jaar", wet="Wmo")
        delen = frozenset({("gemeente", "Aa"), ("jaar", "2016"), ("wet", "Wmo")})
        assert jaar.regels.kenmerken["Aa", "2016"] == Kenmerk("budgetten", "", delen)

    @pytest.mark.parametrize(
        ("kolommen", "over", "gekozen"),
        [(("gemeente",), [EERSTE], {}), (("gemeente", "onderdeel"), [], {}),
         (("gemeente", "onderdeel", "wet"), [EERSTE], {}), (("gemeente", "onderdeel"), [EERSTE], {"onderdeel": "x"})],
    )  # fmt: skip
    def test_every_column_of_the_key_is_named_once(
        self, kolommen: Sequence[str], over: list[Kwartaal], gekozen: dict[str, str]
    ) -> None:
        """Or two rows would be one cell, and the last of them wins."""
        with pytest.raises(CalculationError, match="Noem ze alle, en geen andere"):
            cijfers_uit(basisteams(self.RIJEN), *kolommen, over=over, **gekozen)

    def test_only_what_was_stated_leaves_out_the_combinations_of_others(self) -> None:
        """Aa tells of both, Bee of one; what Bee has not told of a later quarter is asked for all the same."""
        bron = basisteams({**self.RIJEN, (AA, "Besproken", "2016-Q2"): 8}, periode="2016-Q2")
        gevonden = cijfers_uit(bron, "gemeente", "onderdeel", over=[EERSTE, TWEEDE], alleen_opgegeven=True)
        assert inhoud(gevonden) == {
            ("Aa", "Besproken", "1e kw"): 7,
            ("Aa", "Besproken", "2e kw"): 8,
            ("Aa", "Wachtlijst", "1e kw"): 2,
            ("Aa", "Wachtlijst", "2e kw"): NIET_OPGEGEVEN,
            ("Bee", "Besproken", "1e kw"): 0,
            ("Bee", "Besproken", "2e kw"): NIET_OPGEGEVEN,
        }

    @pytest.mark.parametrize(
        ("bron", "rij", "decimalen"),
        [("budgetten", (AA, "Wmo", "2016"), 0), ("basisteams", (AA, "Besproken", "2016-Q1"), 0),
         ("effectindicatoren", ("Wonen | Thuis", "Nulmeting"), 1)],
    )  # fmt: skip
    def test_euros_and_counts_are_whole_and_a_measure_has_one_decimal(
        self, bron: str, rij: Rij, decimalen: int
    ) -> None:
        kolommen = [naam for naam in BRONNEN[bron].sleutel if naam != "periode"]
        over = [EERSTE] if "periode" in BRONNEN[bron].sleutel else []
        (cel,) = cijfers_uit(telling(bron, {rij: 3}), *kolommen, over=over, alleen_opgegeven=True).cellen().values()
        assert (cel["waarde"], cel["decimalen"]) == (3, decimalen)


class TestSums:
    """The sum per gemeente of the rows that are named, whole or no number."""

    def test_only_the_rows_that_are_named(self) -> None:
        """2.000 + 500; other ages, other years and Oud stay out."""
        bron = inwoners(
            {
                (AA, "0-17", "2016"): 2000,
                (AA, "18-22", "2016"): 500,
                (AA, "23-64", "2016"): 9999,
                (AA, "0-17", "2015"): 7777,
                (BEE, "0-17", "2016"): 30,
                (BEE, "18-22", "2016"): 0,
                (OUD, "0-17", "2016"): 5,
                (OUD, "18-22", "2016"): 5,
            }
        )
        som = som_uit(bron, DRAGER, leeftijd=["0-17", "18-22"], jaar=["2016"])
        assert inhoud(som) == {("Aa",): 2000 + 500, ("Bee",): 30 + 0}
        assert som.leden == {"gemeente": ("Aa", "Bee")}
        assert som.bronnen == ("inwoners",)
        assert {cel["eenheid"] for cel in som.cellen().values()} == {"inwoners"}

    def test_over_two_years_and_two_ages_it_has_four_parts(self) -> None:
        """1 + 2 + 3 + 4; with three of the four it is no number."""
        vier: dict[tuple[str, str, str], Cel] = {
            (AA, leeftijd, jaar): aantal
            for (leeftijd, jaar), aantal in zip(
                [("0-17", "2015"), ("0-17", "2016"), ("18-22", "2015"), ("18-22", "2016")], (1, 2, 3, 4), strict=True
            )
        }
        drie: dict[tuple[str, str, str], Cel] = {(BEE, *rest): aantal for (_, *rest), aantal in list(vier.items())[:3]}
        som = som_uit(inwoners({**vier, **drie}), DRAGER, leeftijd=["0-17", "18-22"], jaar=["2015", "2016"])
        assert inhoud(som) == {("Aa",): 1 + 2 + 3 + 4, ("Bee",): NIET_OPGEGEVEN}

    @pytest.mark.parametrize("deel", [NIET_OPGEGEVEN, None, "geheim"])
    def test_with_a_part_that_is_no_number_it_is_none(self, deel: str | None) -> None:
        """None is a row that is not there. The other gemeente keeps its sum."""
        rijen: dict[Rij, Cel] = {(AA, "Wmo", "2016"): 10, (BEE, "Wmo", "2016"): 1, (BEE, "Jeugdwet", "2016"): 2}
        if deel is not None:
            rijen[AA, "Jeugdwet", "2016"] = deel
        som = som_uit(telling("budgetten", rijen), DRAGER, wet=["Wmo", "Jeugdwet"], jaar=["2016"])
        assert inhoud(som) == {("Aa",): NIET_OPGEGEVEN, ("Bee",): 3}

    def test_only_the_cells_of_the_carrier(self) -> None:
        """A gemeente without a cell there has none here; Nieuw has what Oud had, that went up in it."""
        drager = cijfers({"gemeente": ["Aa", "Oud", "Nieuw"]}, [1, "bestaat niet", NIET_OPGEGEVEN])
        rijen: dict[Rij, Cel] = {(code, "Wmo", "2016"): 3 for code in (AA, BEE, OUD)}
        som = som_uit(telling("budgetten", rijen), drager, wet=["Wmo"], jaar=["2016"])
        assert inhoud(som) == {("Aa",): 3, ("Nieuw",): 3}

    @pytest.mark.parametrize(
        "vraag", [{"leeftijd": ["0-17"]}, {"leeftijd": ["0-17"], "jaar": ["2016"], "wet": ["Wmo"]}]
    )
    def test_every_key_is_named_and_no_other(self, vraag: dict[str, Sequence[str]]) -> None:
        """Else years would be added up unseen."""
        with pytest.raises(CalculationError) as fout:
            som_uit(inwoners({}), DRAGER, **vraag)
        assert (
            str(fout.value) == "Bron inwoners heeft de sleutels gemeente, leeftijd, jaar. Noem ze alle, en geen andere."
        )


def test_cents_add_up() -> None:
    """0,10 + 0,20 is 0,30 to the cent."""
    rijen: dict[Rij, Cel] = {(AA, "Wmo", "2016"): 0.1, (AA, "Jeugdwet", "2016"): 0.2}
    som = som_uit(
        telling("budgetten", rijen), cijfers({"gemeente": ["Aa"]}, [1]), wet=["Wmo", "Jeugdwet"], jaar=["2016"]
    )
    assert som.waarde(gemeente="Aa") == pytest.approx(0.30)


# The reference: ask for each part by its key and add up.

WETTEN, JAREN = ("Wmo", "Jeugdwet", "Participatiewet"), ("2015", "2016")
RIJEN = st.dictionaries(
    st.tuples(st.sampled_from([AA, BEE]), st.sampled_from(WETTEN), st.sampled_from(JAREN)),
    st.one_of(st.integers(0, 10**7), st.just(NIET_OPGEGEVEN)),
    min_size=7,
)


@proef(40)
@given(
    RIJEN,
    st.lists(st.sampled_from(WETTEN), min_size=1, max_size=3, unique=True),
    st.lists(st.sampled_from(JAREN), min_size=1, max_size=2, unique=True),
)
def test_each_sum_is_that_of_its_parts(rijen: dict[Rij, Cel], wetten: list[str], jaren: list[str]) -> None:
    bron = telling("budgetten", rijen)
    gevonden = inhoud(som_uit(bron, DRAGER, wet=wetten, jaar=jaren))
    for naam, code in (("Aa", AA), ("Bee", BEE)):
        verwacht: float = 0
        for wet in wetten:
            for jaar in jaren:
                deel = rijen.get((code, wet, jaar), NIET_OPGEGEVEN)
                verwacht += NAN if isinstance(deel, str) else deel
        assert gevonden[naam,] == (verwacht if verwacht == verwacht else NIET_OPGEGEVEN)


def test_codes_come_back_under_their_names() -> None:
    """A row of GM0002 is of Bee, also where the names are not in the order of the rows."""
    bron = replace(telling("budgetten", {(BEE, "Wmo", "2016"): 2, (AA, "Wmo", "2016"): 1}))
    assert inhoud(som_uit(bron, DRAGER, wet=["Wmo"], jaar=["2016"])) == {("Aa",): 1, ("Bee",): 2}
