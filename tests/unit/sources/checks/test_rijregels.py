"""Does each rule of a row find the wrong ones, and say what was found and what to do?"""

from collections.abc import Mapping, Sequence
from typing import Any

import ibis
import pyarrow as pa
import pytest

from monitorlib.sources.checks.rijregels import Rijregel, geschonden, rijregels, waarderegels
from monitorlib.sources.declared.declaration import Bron, Codes, Eis, Kolom, telling

NUMMER = Kolom("nummer", "tekst", "nummer")


def bron(*kolommen: Kolom, **anders: Any) -> Bron:
    return Bron("zorg", "Zorg", sleutel=("nummer",), kolommen=(NUMMER, *kolommen), **anders)


def fout(regel: Rijregel, rijen: Sequence[Mapping[str, object]], soort: pa.DataType | None = None) -> list[bool]:
    """Tell of each row whether the rule calls it wrong; an unknown is no fault."""
    schema = pa.schema([(naam, soort or pa.string()) for naam in rijen[0]])
    tabel = ibis.memtable(pa.Table.from_pylist(list(rijen), schema=schema))
    return [bool(een) for een in tabel.select(fout=regel.fout(tabel).fill_null(False)).fout.execute()]


def zin(regel: Rijregel, **waarden: str) -> str:
    return regel.tekst({naam: f"'{waarde}'" for naam, waarde in waarden.items()}, waarden)


class TestValues:
    """One value of a row."""

    @pytest.mark.parametrize(("soort", "wat"), [("jaar", "een jaar in als 2016"), ("datum", "een waarde in")])
    def test_what_must_be_filled_says_with_what(self, soort: Any, wat: str) -> None:
        kolom = Kolom("begin", soort, "begin")
        (regel,) = waarderegels(bron(kolom), [kolom], Codes({}))
        assert fout(regel, [{"begin": None}, {"begin": "2016"}]) == [True, False]
        assert (regel.naam, regel.kolommen) == ("leeg", ("begin",))
        assert regel.tekst({"begin": "leeg"}, {}) == f"kolom begin: leeg mag hier niet; vul {wat}."

    def test_what_may_be_empty_and_a_value_have_no_such_rule(self) -> None:
        kolommen = [Kolom("eind", "datum", "eind", mag_leeg=True), Kolom("waarde", "waarde", "aantal")]
        assert waarderegels(bron(*kolommen), kolommen, Codes({})) == []

    def test_a_code_must_be_a_known_one(self) -> None:
        kolom = Kolom("vorm", "code", "vorm", mag_leeg=True)
        (regel,) = waarderegels(bron(kolom), [kolom], Codes({"vorm": {"PGB": "PGB", "ZIN": "ZIN"}}))
        assert fout(regel, [{"vorm": "PGB"}, {"vorm": "pgb"}, {"vorm": None}]) == [False, True, False]
        assert (regel.naam, regel.kolommen) == ("code", ("vorm",))
        assert zin(regel, vorm="pgb") == "kolom vorm: 'pgb' is onbekend; toegestaan: PGB, ZIN. Bedoelt u 'PGB'?"

    def test_in_a_register_a_value_unlike_a_code_is_not_shown(self) -> None:
        kolom = Kolom("vorm", "code", "vorm", mag_leeg=True)
        codes = Codes({"vorm": {"PGB": "PGB"}})
        (open_,) = waarderegels(telling("tel", "Telling", (kolom,), "aantal", "stuks"), [kolom], codes)
        (dicht,) = waarderegels(bron(kolom), [kolom], codes)
        assert "Jansen" in zin(open_, vorm="Jan Jansen uit Assen")
        assert "Jansen" not in zin(dicht, vorm="Jan Jansen uit Assen")

    def test_a_code_of_which_the_edition_names_none_cannot_be_read(self) -> None:
        kolom = Kolom("vorm", "code", "vorm", mag_leeg=True)
        (regel,) = waarderegels(bron(kolom), [kolom], Codes({}))
        assert fout(regel, [{"vorm": "PGB"}, {"vorm": None}]) == [True, False]
        assert (regel.naam, regel.kolommen) == ("zonder codes", ("vorm",))
        assert zin(regel, vorm="PGB") == (
            "kolom vorm: 'PGB' kan niet worden gelezen: params.yml noemt geen 'codes' voor deze kolom."
        )

    def test_a_whole_number_is_none_or_more(self) -> None:
        kolom = Kolom("dagen", "geheel", "dagen", mag_leeg=True)
        (regel,) = waarderegels(bron(kolom), [kolom], Codes({}))
        rijen = [{"dagen": een} for een in ("0", "12", "-1", "1,5", "x", "", None)]
        assert fout(regel, rijen) == [False, False, True, True, True, True, False]
        getallen = [{"dagen": een} for een in (0, 12, -1, None)]
        assert fout(regel, getallen, pa.int64()) == [False, False, True, False]
        assert (regel.naam, regel.kolommen) == ("geheel", ("dagen",))
        assert zin(regel, dagen="-1") == "kolom dagen: '-1' is geen geheel getal van 0 of meer."


class TestBesides:
    """Values of a row beside each other."""

    BEGIN, EIND = Kolom("begin", "datum", "begin"), Kolom("eind", "datum", "eind", mag_leeg=True)

    def test_a_last_day_is_not_before_the_first(self) -> None:
        van = bron(self.BEGIN, self.EIND, periode=("begin", "eind"))
        (regel,) = rijregels(van, van.kolommen)
        rijen = [{"begin": "2024-02-01", "eind": een} for een in ("2024-01-31", "2024-02-01", "2024-02-02", None)]
        assert fout(regel, rijen) == [True, False, False, False]
        assert (regel.naam, regel.kolommen) == ("volgorde", ("eind", "begin"))
        assert zin(regel, begin="1-2-2024", eind="31-1-2024") == (
            "kolom eind: '31-1-2024' ligt voor begin '1-2-2024'; toegestaan: dezelfde dag of later. Verbeter een van "
            "beide."
        )

    def test_a_delivery_without_one_of_both_has_no_order(self) -> None:
        van = bron(self.BEGIN, self.EIND, periode=("begin", "eind"))
        assert rijregels(van, [NUMMER, self.BEGIN]) == []
        assert rijregels(bron(self.BEGIN, self.EIND), [self.BEGIN, self.EIND]) == []

    def test_an_amount_is_the_sum_of_its_parts(self) -> None:
        """600 = 600 and nothing, 600 = 500,01 + 99,99; 600 is not 500 + 50, nor nothing; nothing is nothing."""
        delen = tuple(Kolom(een, "bedrag", een, mag_leeg=True) for een in ("geheel", "a", "b"))
        van = bron(*delen, verdeling=("geheel", ("a", "b")))
        (regel,) = rijregels(van, van.kolommen)
        rijen = [
            dict(zip(("geheel", "a", "b"), een, strict=True))
            for een in (
                ("600", "600", None), ("600", "500.01", "99.99"), ("600", "500", "50"), ("600", None, None),
                (None, None, None), (None, "1", None),
            )
        ]  # fmt: skip
        assert fout(regel, rijen) == [False, False, True, True, False, True]
        assert (regel.naam, regel.kolommen) == ("verdeling", ("geheel", "a", "b"))
        assert zin(regel, geheel="600", a="500", b="50") == (
            "kolom geheel: '600' is niet de som van a '500', b '50'; verdeel het bedrag daarover, en laat leeg wat nul "
            "is."
        )
        assert rijregels(van, van.kolommen[:-1]) == []

    @pytest.mark.parametrize(
        ("moet", "mis"), [("gevuld", [True, False, False, False]), ("leeg", [False, True, False, False])]
    )
    def test_what_one_column_asks_of_another(self, moet: Any, mis: list[bool]) -> None:
        """Of an afgewezen one; of a toegekend one nothing is asked."""
        besluit, reden = Kolom("besluit", "tekst", "besluit"), Kolom("reden", "tekst", "reden", mag_leeg=True)
        eis = Eis("besluit", ("Afgewezen", "Ingetrokken"), "reden", moet, "vul haar in")
        van = bron(besluit, reden, eisen=(eis,))
        (regel,) = rijregels(van, van.kolommen)
        rijen = [
            {"besluit": "Afgewezen", "reden": None},
            {"besluit": "Ingetrokken", "reden": "01"},
            {"besluit": "Toegekend", "reden": None},
            {"besluit": "Toegekend", "reden": "01"},
        ]
        assert fout(regel, rijen) == mis
        assert (regel.naam, regel.kolommen) == ("eis", ("reden", "besluit"))
        assert zin(regel, besluit="Afgewezen", reden="01") == (
            "kolom reden: '01' mag niet bij besluit 'Afgewezen'; vul haar in."
        )
        assert rijregels(van, [NUMMER, besluit]) == []

    def test_all_rules_are_counted_in_one_question(self) -> None:
        """Two rows without a begin, one whose end lies before it."""
        van = bron(self.BEGIN, self.EIND, periode=("begin", "eind"))
        regels = [*waarderegels(van, [self.BEGIN], Codes({})), *rijregels(van, van.kolommen)]
        rijen = [(None, "2024-01-01"), (None, None), ("2024-02-01", "2024-01-01"), ("2024-02-01", None)]
        tabel = ibis.memtable({"begin": [een for een, _ in rijen], "eind": [een for _, een in rijen]})
        assert geschonden(tabel, regels).to_pyarrow().to_pylist() == [{"r0": 2, "r1": 1}]
