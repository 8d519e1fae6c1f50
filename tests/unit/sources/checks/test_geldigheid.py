"""Does a row lie within the days of its gemeente, and what is said of one that does not?"""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

import ibis
import pyarrow as pa
import pytest

from monitorlib.editie.params.gemeente import Gemeente
from monitorlib.sources.checks.geldigheid import erbuiten, zeg
from monitorlib.sources.declared.declaration import Bron, Kolom, telling

D = date
EINDE, BEGIN, PEILDATUM = D(2020, 12, 31), D(2021, 1, 1), D(2021, 3, 31)
OUD = Gemeente(code="GM0001", naam="Oud", tot=EINDE, opgegaan_in="GM0002")
NIEUW = Gemeente(code="GM0002", naam="Nieuw", van=BEGIN)
KORT = Gemeente(code="GM0003", naam="Kort", van=D(2019, 7, 1), tot=EINDE, opgegaan_in=["GM0002", "GM0004"])
VAST = Gemeente(code="GM0004", naam="Vast")
GRENZEN, ALLE = (OUD, NIEUW, KORT), {een.code: een for een in (OUD, NIEUW, KORT, VAST)}
GEMEENTE = Kolom("gemeente", "gemeente", "gemeente")


def zorg(soort: Any = "datum", *geldig: str) -> Bron:
    kolommen = tuple(Kolom(een, soort, een, mag_leeg=een == "eind") for een in geldig)
    return Bron("zorg", "Zorg", sleutel=("rij",), kolommen=(GEMEENTE, *kolommen), geldig=geldig)


def gevonden(bron: Bron, *rijen: Sequence[object], peildatum: date = PEILDATUM) -> dict[int, tuple[bool, bool]]:
    """Of each row outside its days, by its place: too early (or too late), and whether only in part."""
    dag = pa.date32() if bron.is_register and bron.kolom(bron.geldig[0]).soort == "datum" else pa.string()
    schema = pa.schema([("rij", pa.int64()), ("gemeente", pa.string()), *((een, dag) for een in bron.geldig)])
    vol = [dict(zip(schema.names, (nummer, *rij), strict=True)) for nummer, rij in enumerate(rijen)]
    uit = erbuiten(ibis.memtable(pa.Table.from_pylist(vol, schema=schema)), bron, GRENZEN, peildatum, "rij")
    return {een["nummer"]: (een["vroeg"], een["ten_dele"]) for een in uit.to_pyarrow().to_pylist()}


class TestRegister:
    """Help lies within the days of its gemeente as a whole."""

    HULP = zorg("datum", "begin", "eind")

    def test_help_of_before_a_gemeente_began(self) -> None:
        """On its first day it may begin; what lies before as a whole is not there in part."""
        assert gevonden(
            self.HULP,
            ("GM0002", BEGIN, None),
            ("GM0002", EINDE, None),
            ("GM0002", D(2020, 3, 1), EINDE),
            ("GM0002", D(2020, 3, 1), BEGIN),
        ) == {1: (True, True), 2: (True, False), 3: (True, True)}

    def test_help_that_goes_on_after_a_gemeente_ended(self) -> None:
        """On its last day it may end; what begins after it is not there in part."""
        assert gevonden(
            self.HULP,
            ("GM0001", D(2019, 1, 1), EINDE),
            ("GM0001", D(2019, 1, 1), BEGIN),
            ("GM0001", EINDE, None),
            ("GM0001", BEGIN, None),
        ) == {1: (False, True), 2: (False, True), 3: (False, False)}

    def test_what_began_too_early_and_ends_too_late_began_too_early(self) -> None:
        assert gevonden(self.HULP, ("GM0003", D(2019, 1, 1), None), ("GM0003", D(2019, 7, 1), EINDE)) == {
            0: (True, True)
        }

    def test_a_gemeente_without_bounds_has_none(self) -> None:
        assert gevonden(self.HULP, ("GM0004", D(1990, 1, 1), None), ("GM0009", D(1990, 1, 1), None)) == {}

    def test_one_that_still_was_on_the_peildatum_is_not_held_to_its_last_day(self) -> None:
        loopt = ("GM0001", D(2019, 1, 1), None)
        assert gevonden(self.HULP, loopt, peildatum=EINDE) == {}
        assert gevonden(self.HULP, loopt, peildatum=BEGIN) == {0: (False, True)}

    def test_a_melding_belongs_to_the_gemeente_of_its_day(self) -> None:
        melding = zorg("datum", "dag")
        rijen = ("GM0001", EINDE), ("GM0001", BEGIN), ("GM0002", EINDE), ("GM0002", BEGIN)
        # Of one day the peildatum is nothing: it is before that, or not there.
        for peildatum in (EINDE, PEILDATUM):
            assert gevonden(melding, *rijen, peildatum=peildatum) == {1: (False, False), 2: (True, False)}


@pytest.mark.parametrize(
    ("soort", "laatste", "eerste"),
    [
        # The last period with a day before 2021, and the first with one from then on.
        ("maand", "2020-12", "2021-01"),
        ("jaar", "2020", "2021"),
        ("periode", "2020-Q4", "2021-Q1"),
        ("periode", "2020-T3", "2021-T1"),
        ("periode", "2020-H2", "2021-H1"),
        ("periode", "2020-12", "2021-01"),
        ("periode", "2020", "2021"),
        ("periode", "2020-12-31", "2021-01-01"),
        ("periode", "prognose 2020", "prognose 2021"),
    ],
)
def test_of_a_period_one_day_is_enough(soort: str, laatste: str, eerste: str) -> None:
    bron = telling("tel", "Telling", (GEMEENTE, Kolom("over", soort, "over")), "aantal", "stuks")  # type: ignore[arg-type]
    rijen = ("GM0001", laatste), ("GM0001", eerste), ("GM0002", laatste), ("GM0002", eerste)
    assert gevonden(bron, *rijen) == {1: (False, False), 2: (True, False)}


@pytest.mark.parametrize(
    ("over", "valt_in"),
    [
        ("2019", True), ("2019-H1", False), ("2019-H2", True), ("2019-Q2", False), ("2019-Q3", True),
        ("2019-T1", False), ("2019-T2", True), ("2019-06", False), ("2019-07", True), ("2019-06-30", False),
        ("2019-07-01", True), ("2018", False),
    ],
)  # fmt: skip
def test_a_gemeente_that_begins_on_the_first_of_july(over: str, valt_in: bool) -> None:
    bron = telling("tel", "Telling", (GEMEENTE, Kolom("over", "periode", "over")), "aantal", "stuks")
    assert gevonden(bron, ("GM0003", over)) == ({} if valt_in else {0: (True, False)})


def test_a_telling_in_present_borders_tells_of_before_them_and_not_of_after() -> None:
    bron = telling("tel", "Telling", (GEMEENTE, Kolom("jaar", "jaar", "jaar")), "aantal", "stuks", herrekend=True)
    assert gevonden(bron, ("GM0002", "2015"), ("GM0001", "2021")) == {1: (False, False)}


class Rij(NamedTuple):
    code: str
    vroeg: bool
    ten_dele: bool


class TestWords:
    """What was found, when the gemeente is there, and what to do."""

    HULP, MELDING = zorg("datum", "begin", "eind"), zorg("datum", "dag")

    def test_too_early(self) -> None:
        assert zeg(self.MELDING, ALLE, Rij("GM0002", True, False), " '2020-05-01'", None) == (
            "kolom gemeente: 'GM0002' (Nieuw) bestaat vanaf 2021-01-01, maar dag '2020-05-01' ligt daarvoor; gebruik "
            "'GM0001' (Oud) of 'GM0003' (Kort)"
        )
        assert zeg(self.HULP, ALLE, Rij("GM0002", True, True), " '2020-05-01'", None) == (
            "kolom gemeente: 'GM0002' (Nieuw) bestaat vanaf 2021-01-01, maar begin '2020-05-01' ligt daarvoor; geef "
            "een eigen rij tot en met 2020-12-31 aan 'GM0001' (Oud) of 'GM0003' (Kort) en begin deze op 2021-01-01"
        )

    def test_too_early_where_nobody_knows_who_was_there(self) -> None:
        assert zeg(self.MELDING, ALLE, Rij("GM0003", True, False), "", None) == (
            "kolom gemeente: 'GM0003' (Kort) bestaat van 2019-07-01 tot en met 2020-12-31, maar dag ligt daarvoor; "
            "gebruik de gemeente die er toen was"
        )

    def test_too_late(self) -> None:
        assert zeg(self.MELDING, ALLE, Rij("GM0003", False, False), " '2021-05-01'", None) == (
            "kolom gemeente: 'GM0003' (Kort) bestaat van 2019-07-01 tot en met 2020-12-31, maar dag '2021-05-01' ligt "
            "daarna; gebruik 'GM0002' (Nieuw) of 'GM0004' (Vast), waarin zij is opgegaan"
        )

    @pytest.mark.parametrize(
        ("einde", "loopt"),
        [(None, "eind is leeg: de rij loopt nog"), (" '2021-05-01'", "eind '2021-05-01' ligt daarna")],
    )
    def test_too_late_in_part(self, einde: str | None, loopt: str) -> None:
        assert zeg(self.HULP, ALLE, Rij("GM0001", False, True), " '2020-05-01'", einde) == (
            f"kolom gemeente: 'GM0001' (Oud) bestaat tot en met 2020-12-31, maar {loopt}; beëindig deze rij op "
            "2020-12-31 en ga met een nieuwe rij vanaf 2021-01-01 verder bij 'GM0002' (Nieuw), waarin zij is opgegaan"
        )
