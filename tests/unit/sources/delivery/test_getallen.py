"""Is every number read as it was meant, and is what can be meant in two ways refused?"""

from decimal import Decimal

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitorlib.sources.delivery.getallen import Decimaal, is_getal, met_punt, schrijf

GEVALLEN: list[tuple[str, Decimal | None, Decimal | None]] = [
    # written, with a point, with a comma
    ("0", Decimal(0), Decimal(0)),
    ("-12", Decimal(-12), Decimal(-12)),
    ("1234", Decimal(1234), Decimal(1234)),
    ("0.5", Decimal("0.5"), None),
    ("0,5", None, Decimal("0.5")),
    ("1234,56", None, Decimal("1234.56")),
    ("1.234", Decimal("1.234"), Decimal(1234)),
    ("12.345.678,90", None, Decimal("12345678.90")),
    ("0.123", Decimal("0.123"), None),
    ("-0.123", Decimal("-0.123"), None),
    ("001.234", None, None),
    ("0.123.456", None, None),
    ("1.23", Decimal("1.23"), None),
    ("1.2345", Decimal("1.2345"), None),
    ("1234.567", Decimal("1234.567"), None),
    ("1,234.5", None, None),
    ("1.234,5", None, Decimal("1234.5")),
    ("007", None, None),
    ("-007", None, None),
    ("00", None, None),
    (".5", None, None),
    (",5", None, None),
    ("5.", None, None),
    ("5,", None, None),
    ("1e3", None, None),
    ("1E3", None, None),
    ("+1", None, None),
    ("1-", None, None),
    ("--1", None, None),
    ("1 234", None, None),
    ("1'234", None, None),
    ("€ 1", None, None),
    ("10%", None, None),
    ("inf", None, None),
    ("nan", None, None),
    ("٣", None, None),
    ("", None, None),
    ("9" * 15, Decimal("9" * 15), Decimal("9" * 15)),
    ("9" * 16, None, None),
    ("9" * 400, None, None),
    (".".join(["999"] * 5), None, Decimal("9" * 15)),
    (".".join(["999"] * 6), None, None),
]
TEKENS: tuple[Decimaal, Decimaal] = (".", ",")


@pytest.fixture(scope="module")
def con() -> duckdb.DuckDBPyConnection:
    return duckdb.connect()


def lees(con: duckdb.DuckDBPyConnection, waarde: str, decimaal: Decimaal) -> Decimal | None:
    """Read a number as a delivery is read."""
    vraag = f"SELECT CASE WHEN {is_getal('w', decimaal)} THEN {met_punt('w', decimaal)} END FROM (SELECT ? AS w)"
    ((gelezen,),) = con.execute(vraag, [waarde]).fetchall()
    return None if gelezen is None else Decimal(gelezen)


@pytest.mark.parametrize(("waarde", "punt", "komma"), GEVALLEN)
def test_the_table(con: duckdb.DuckDBPyConnection, waarde: str, punt: Decimal | None, komma: Decimal | None) -> None:
    assert lees(con, waarde, ".") == punt
    assert lees(con, waarde, ",") == komma


@settings(deadline=None)
@given(
    st.decimals(min_value=-(10**15) + 1, max_value=10**15 - 1, places=None, allow_nan=False).map(
        lambda een: een.quantize(Decimal("0.0001")) if abs(een) < 10**11 else Decimal(int(een))
    ),
    st.booleans(),
)
def test_what_is_written_is_read(getal: Decimal, duizendtallen: bool) -> None:
    """In either notation, with thousands or without."""
    with duckdb.connect() as con:
        assert lees(con, schrijf(getal, ",", duizendtallen=duizendtallen), ",") == getal
        assert lees(con, schrijf(getal, "."), ".") == getal


def met_de_hand(waarde: str, decimaal: Decimaal) -> Decimal | None:
    """Read a number sign by sign, from the table alone."""
    kaal = waarde.removeprefix("-")
    heel, teken, rest = kaal.partition(decimaal)
    if teken and not (rest and len(rest) <= 20 and set(rest) <= set("0123456789")):
        return None
    groepen = heel.split(".") if decimaal == "," else [heel]
    if len(groepen) > 1 and (
        not 1 <= len(groepen[0]) <= 3 or any(len(een) != 3 for een in groepen[1:]) or heel[0] == "0"
    ):
        return None
    cijfers = "".join(groepen)
    if not cijfers or not set(cijfers) <= set("0123456789") or len(cijfers) > 15:
        return None
    if len(cijfers) > 1 and cijfers[0] == "0":
        return None
    return Decimal(("-" if waarde[0] == "-" else "") + cijfers + ("." + rest if rest else ""))


@settings(deadline=None, max_examples=200)
@given(st.text("0123456789.,-+ eE'", max_size=24), st.sampled_from(TEKENS))
def test_any_text_is_refused_or_read_as_by_hand(waarde: str, decimaal: Decimaal) -> None:
    with duckdb.connect() as con:
        assert lees(con, waarde, decimaal) == met_de_hand(waarde, decimaal)
