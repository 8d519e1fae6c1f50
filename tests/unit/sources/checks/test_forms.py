"""Which values have the form of their column, and what is said of one that has not?"""

from collections.abc import Sequence
from typing import Any

import duckdb
import pytest

from monitorlib.sources.checks.forms import forms
from monitorlib.sources.declared.declaration import BENADERING, Bron, Codes, Kolom, telling

GEEN = Codes({})
GETALLEN = telling("tel", "Telling", (), "aantal", "stuks")
ALSO = ", '-' (nihil), leeg (niet opgegeven)"


def fouten(bron: Bron, kolom: Kolom, waarden: Sequence[str | None], codes: Codes = GEEN) -> dict[str | None, list[str]]:
    """Of each value that is refused what is said of it."""
    uit: dict[str | None, list[str]] = {}
    for waarde in waarden:
        for conditie, zeg in forms(bron, kolom, codes):
            vraag = f'SELECT coalesce({conditie}, false) FROM (SELECT ?::VARCHAR AS "{kolom.naam}")'
            if duckdb.execute(vraag, [waarde]).fetchall()[0][0]:
                uit.setdefault(waarde, []).append(zeg)
    return uit


def van(soort: Any, waarden: Sequence[str | None], **anders: Any) -> dict[str | None, list[str]]:
    return fouten(GETALLEN, Kolom("x", soort, "x", **anders), waarden)


def test_a_day_has_one_form_and_exists() -> None:
    geen, niet = "is geen datum in de vorm jjjj-mm-dd", "is een datum die niet bestaat"
    assert van("datum", ["2024-02-29", None, "2023-02-29", "29-2-2024", "2024-2-1", "2024-02"]) == {
        "2023-02-29": [niet], "29-2-2024": [geen], "2024-2-1": [geen], "2024-02": [geen],
    }  # fmt: skip


def test_a_moment_is_a_day_or_a_month() -> None:
    geen, niet = "is geen dag of maand als 2017-07-01 of 2017-07", "is een datum die niet bestaat"
    assert van("moment", ["2017-07-01", "2017-07", None, "2017-13", "2017-02-30", "2017", "juli 2017"]) == {
        "2017-13": [niet], "2017-02-30": [niet], "2017": [geen], "juli 2017": [geen],
    }  # fmt: skip


def test_a_year_and_a_month() -> None:
    assert van("jaar", ["2016", None, "16", "2016-01"]) == {
        "16": ["is geen jaar als 2016"], "2016-01": ["is geen jaar als 2016"],
    }  # fmt: skip
    assert van("maand", ["2016-03", None, "2016-13", "2016-3", "2016"]) == {
        een: ["is geen maand als 2016-03"] for een in ("2016-13", "2016-3", "2016")
    }


@pytest.mark.parametrize("soort", ["tekst", "code", "gemeente", "geheel"])
def test_other_columns_have_no_form(soort: str) -> None:
    assert van(soort, ["", "wat dan ook", None]) == {}


def test_a_number_and_an_amount() -> None:
    assert van("getal", ["1", "1.25", "-3", None, "1,5", "een"]) == {
        een: ["is geen getal; toegestaan: een getal met een punt"] for een in ("1,5", "een")
    }
    assert van("bedrag", ["1", "1.25", "-3.5", None, "1.255", "1,25"]) == {
        een: ["is geen bedrag; toegestaan: een getal met een punt en ten hoogste twee decimalen"]
        for een in ("1.255", "1,25")
    }


class TestPeriods:
    def test_of_one_kind(self) -> None:
        gevonden = van("periode", ["2016-Q1", None, "2016-Q5", "2016"], vorm="kwartaal")
        assert list(gevonden) == ["2016-Q5", "2016"]
        assert gevonden["2016"][0].startswith("is geen kwartaal als ")
        assert gevonden["2016"][0].endswith("; alle getelde perioden zijn van één soort")

    def test_with_a_word_before_one_of_any_kind(self) -> None:
        waarden = ["2016-Q1", "prognose 2017", "raming 2016-Q2", "prognose", "doel 2017", "2017", "prognose x"]
        gevonden = van("periode", waarden, vorm="kwartaal", ervoor=("prognose", "raming"))
        assert list(gevonden) == ["prognose", "doel 2017", "2017", "prognose x"]
        assert gevonden["2017"][0].endswith("; wat ernaast staat begint met prognose of raming, zoals 'prognose 2017'")

    def test_a_day_exists(self) -> None:
        gevonden = van("periode", ["prognose 2017-02-30"], vorm="jaar", ervoor=("prognose",))
        assert "is een datum die niet bestaat" in gevonden["prognose 2017-02-30"]
        assert van("periode", ["prognose 2016-02-29"], vorm="jaar", ervoor=("prognose",)) == {}


def waarde(soort: Any, waarden: Sequence[str | None], *woorden: str, **anders: Any) -> dict[str | None, list[str]]:
    bron = telling("tel", "Telling", (), soort, "stuks", **anders)
    return fouten(bron, bron.kolom("waarde"), waarden, Codes({}, woorden))


class TestCounted:
    def test_a_count_is_whole_and_none_or_more(self) -> None:
        assert waarde("aantal", ["0", "12", "-", None, "nvt", "-1", "1.5", "veel"], "nvt") == {
            "-1": ["is negatief; een aantal is 0 of meer"],
            "1.5": ["is een gebroken getal; een aantal is geheel en heeft geen punt"],
            "veel": [f"is geen aantal; toegestaan: een geheel getal{ALSO}, 'nvt'"],
        }

    def test_an_amount_has_two_decimals_at_most(self) -> None:
        zin = f"is geen bedrag; toegestaan: een getal met een punt en ten hoogste twee decimalen{ALSO}"
        assert waarde("bedrag", ["0", "-1.25", "-", None, "1.255", "nvt"]) == {"1.255": [zin], "nvt": [zin]}

    def test_a_decimal_is_any_number(self) -> None:
        zin = f"is geen getal; toegestaan: een getal met een punt{ALSO}"
        assert waarde("decimaal", ["0", "-1.2555", "-", None, "1,5"]) == {"1,5": [zin]}

    def test_words_must_be_there(self) -> None:
        assert waarde("tekst", ["van alles", None]) == {None: ["mag hier niet; vul een tekst in"]}

    def test_what_comes_near_is_said_in_its_own_column(self) -> None:
        (zin,) = waarde("decimaal", ["ruim 5"], benaderd=True)["ruim 5"]
        assert "; een benadering (" in zin
        assert zin.endswith(") staat in kolom benadering, haar getal hier")

    def test_what_to_do_is_said_where_the_source_says_it(self) -> None:
        bron = Bron("geld", "Geld", (), (Kolom("waarde", "waarde", "x"),), waarde="bedrag", raad="vul hele euro's in")
        (zin,) = fouten(bron, bron.kolom("waarde"), ["x"])["x"]
        assert zin.endswith("leeg (niet opgegeven); vul hele euro's in")


@pytest.mark.parametrize(
    ("getal", "woord", "mis"),
    [("5", "ruim", False), ("-2.5", "ruim", False), ("5", None, False), ("-", "ruim", True), (None, "ruim", True),
     ("veel", "ruim", True), (None, None, False)],
)  # fmt: skip
def test_what_comes_near_comes_near_a_number(getal: str | None, woord: str | None, mis: bool) -> None:
    ((conditie, zeg),) = forms(GETALLEN, BENADERING, GEEN)
    vraag = f"SELECT coalesce({conditie}, false) FROM (SELECT ?::VARCHAR AS benadering, ?::VARCHAR AS waarde)"
    assert duckdb.execute(vraag, [woord, getal]).fetchall()[0][0] is mis
    assert zeg == "hoort bij een getal; in kolom waarde staat hier geen getal"
