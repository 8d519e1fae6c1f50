"""What does a value of a supplier become in a column of ours, and what is said of one that cannot be taken over?"""

from datetime import date
from typing import Any

import duckdb
import pytest

from monitorlib.editie.params.levering import Levering
from monitorlib.sources.declared.declaration import Bron, Kolom
from monitorlib.sources.delivery.waarden import kaal, overgenomen

KOLOMMEN = {"gemeente": "gemeente", "vorm": "code", "nr": "tekst", "begin": "datum", "einde": "datum", "jaar": "jaar"}
BRON = Bron(
    "reg", "Register", ("nr",), tuple(Kolom(naam, soort, "x") for naam, soort in KOLOMMEN.items()),  # type: ignore[arg-type]
    periode=("begin", "einde"),
)  # fmt: skip
NIEMAND: list[str] = []


def wordt(onze: str, waarde: str | None, **levering: Any) -> tuple[str | None, list[str]]:
    """What it becomes, and what is wrong with it; that something is wrong is asked in less time as well."""
    een = overgenomen(BRON, onze, "hun", Levering.model_validate(levering), versleutelen=False)
    vragen = ", ".join([een.wordt, een.ergens or "false", *(fout for fout, _ in een.fouten)])
    nieuw, ergens, *fouten = duckdb.execute(f"SELECT {vragen} FROM (SELECT ?::VARCHAR AS hun)", [waarde]).fetchall()[0]
    uitleg = [zin for fout, (_, zin) in zip(fouten, een.fouten, strict=True) if fout]
    assert bool(ergens) is bool(uitleg)
    return nieuw, uitleg


@pytest.mark.parametrize(
    ("waarde", "over"),
    [
        *(("14", "14"), (" 14 ", "14"), ("1 4", "1 4"), ("14 x", "14 x")),
        *((f"{teken}14", "14") for teken in " \t\u00a0\u202f\ufeff"),
        *((f"14{teken}", "14") for teken in " \t\u00a0\u202f\ufeff"),
        *(("", None), ("   ", None), ("\u00a0", None), (None, None), ("é", "é"), ("~", "~"), ("!", "!")),
    ],
)
def test_what_stands_around_a_value_is_no_part_of_it(waarde: str | None, over: str | None) -> None:
    assert duckdb.execute(f"SELECT {kaal('hun')} FROM (SELECT ?::VARCHAR AS hun)", [waarde]).fetchall() == [(over,)]


@pytest.mark.parametrize(
    ("waarde", "over"),
    [("14", "GM0014"), ("1234", "GM1234"), ("123456", "123456"), ("GM14", "GM14"), (None, None)],
)
def test_digits_are_filled_up_at_their_left(waarde: str | None, over: str | None) -> None:
    """Shorter ones, and nothing but digits."""
    assert wordt("gemeente", waarde, aanvullen={"gemeente": "GM0000"}) == (over, NIEMAND)


def test_a_code_becomes_what_it_is_here() -> None:
    """Nothing for what is left empty; what is empty itself stays so, and what is not named is refused."""
    vertaal = {"vorm": {"natura ": "ZIN", "geen": "", "p": "PGB"}}
    assert [wordt("vorm", een, vertaal=vertaal) for een in ("natura", "p", "geen", None)] == [
        ("ZIN", NIEMAND), ("PGB", NIEMAND), (None, NIEMAND), (None, NIEMAND),
    ]  # fmt: skip
    assert wordt("vorm", "ZIN", vertaal=vertaal) == (
        None, ["staat niet bij 'vertaal'; bekend zijn: natura , geen, p"],
    )  # fmt: skip


def test_the_empty_value_may_mean_something() -> None:
    assert wordt("vorm", None, vertaal={"vorm": {"": "ZIN", "p": "PGB"}}) == ("ZIN", NIEMAND)
    assert wordt("vorm", "x", vertaal={"vorm": {"": "ZIN"}}) == (None, ["staat niet bij 'vertaal'; bekend zijn: leeg"])


def test_a_number_that_is_filled_up_may_be_a_code_of_theirs() -> None:
    gezegd = wordt("vorm", "7", aanvullen={"vorm": "00"}, vertaal={"vorm": {"07": "ZIN"}})
    assert gezegd == ("ZIN", NIEMAND)


@pytest.mark.parametrize(("betekent", "over"), [("gelijk", "ab1"), ("verschillend", "Ab1")])
def test_capitals_tell_apart_or_not(betekent: str, over: str) -> None:
    assert wordt("nr", "Ab1", hoofdletters={"nr": betekent}) == (over, NIEMAND)


@pytest.mark.parametrize(
    ("notatie", "waarde", "over"),
    [
        *(("jjjj-mm-dd", "2024-03-05", "2024-03-05"), ("jjjj-mm-dd", "geen dag", "geen dag")),
        *(("excel", "2024-03-05", "2024-03-05"), ("dd-mm-jjjj", "5-3-2024", "2024-03-05")),
        *(("dd-mm-jjjj", "05/03/2024", "2024-03-05"), ("mm-dd-jjjj", "03.05.2024", "2024-03-05")),
        *(("jjjj/mm/dd", "2024/3/5", "2024-03-05"), ("jjjjmmdd", "20240305", "2024-03-05")),
        *(("ddmmjjjj", "05032024", "2024-03-05"), ("dd maand jjjj", "5 maart 2024", "2024-03-05")),
        *(("dd maand jjjj", f"1-{naam}-2024", f"2024-{nummer:02}-01") for nummer, naam in enumerate(
            ("jan", "feb.", "Mrt", "april", "mei", "juni", "JUL", "aug", "sept.", "oktober", "nov", "december"), 1)),
        ("jjjj-mm-dd uu:mm", "2024-03-05T00:00:00Z", "2024-03-05"),
        ("dd-mm-jjjj uu:mm", "5-3-2024 00:00", "2024-03-05"),
        *(("dd-mm-jjjj", "01-03-0202", "0202-03-01"), ("dd-mm-jjjj", None, None)),
    ],
)  # fmt: skip
def test_a_day_is_read_in_the_notation_of_its_source(notatie: str, waarde: str | None, over: str | None) -> None:
    """Our own is left to who looks at days."""
    assert wordt("begin", waarde, datums=notatie) == (over, NIEMAND)


@pytest.mark.parametrize(
    ("waarde", "zin"),
    [
        ("2024-03-05", "is geen datum in de vorm dd-mm-jjjj"),
        ("05-03-24", "is geen datum in de vorm dd-mm-jjjj"),
        ("31-02-2024", "is geen datum in de vorm dd-mm-jjjj die bestaat"),
    ],
)
def test_what_is_no_day_says_which_it_should_be(waarde: str, zin: str) -> None:
    assert wordt("begin", waarde, datums="dd-mm-jjjj")[1] == [zin]


def test_a_day_that_stands_for_no_end_is_none() -> None:
    """Only where something ends."""
    open_ = {"datums": "dd-mm-jjjj", "open": [date(9999, 12, 31)]}
    assert wordt("einde", "31-12-9999", **open_) == (None, NIEMAND)
    assert wordt("einde", "30-12-9999", **open_) == ("9999-12-30", NIEMAND)
    assert wordt("begin", "31-12-9999", **open_) == ("9999-12-31", NIEMAND)
    assert wordt("einde", None, **open_) == (None, NIEMAND)


def test_a_period_of_cbs_is_read_where_that_was_said() -> None:
    assert wordt("jaar", "2024JJ00", perioden="cbs") == ("2024", NIEMAND)
    assert wordt("jaar", None, perioden="cbs") == (None, NIEMAND)
    assert wordt("jaar", "2024KW01", perioden="cbs") == (
        None,
        ["is geen periode van deze kolom; toegestaan: een jaar, zoals 2024JJ00 of 2024. Kies rijen met 'alleen'"],
    )
    assert wordt("jaar", "2024JJ00") == ("2024JJ00", NIEMAND)
    assert wordt("nr", "2024JJ00", perioden="cbs") == ("2024JJ00", NIEMAND)
