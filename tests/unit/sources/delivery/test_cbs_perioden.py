"""Is a period of CBS, as code or as title, read as ours; and is what is none of its column left?"""

from collections.abc import Sequence
from typing import Any

import duckdb
import pytest

from monitorlib.sources.declared.declaration import Kolom
from monitorlib.sources.delivery.perioden import gelezen, is_periode, uitleg

JAAR, MAAND = Kolom("jaar", "jaar", "x"), Kolom("maand", "maand", "x")
KWARTAAL, HELFT = (Kolom("periode", "periode", "x", vorm=vorm) for vorm in ("kwartaal", "halfjaar"))
HALFJAAR = Kolom("halfjaar", "code", "x")
NAMEN = ("januari", "februari", "maart", "april", "mei", "juni")
NAMEN += ("juli", "augustus", "september", "oktober", "november", "december")


def van(kolom: Kolom, waarden: Sequence[str]) -> dict[str, Any]:
    vraag = gelezen("waarde", kolom)
    with duckdb.connect() as con:
        rijen = [con.execute(f"SELECT {vraag} FROM (SELECT ? AS waarde)", [een]).fetchall() for een in waarden]
    return {een: rij[0] for een, (rij,) in zip(waarden, rijen, strict=True)}


@pytest.mark.parametrize(
    ("kolom", "waarden"),
    [
        (JAAR, {"2024JJ00": "2024", "2024": "2024", "2024*": "2024", "2024**  ": "2024", "1999JJ00": "1999"}),
        (KWARTAAL, {"2024KW01": "2024-Q1", "2024KW04": "2024-Q4", "2024 1e kwartaal*": "2024-Q1"}),
        (KWARTAAL, {"2024 4e kwartaal": "2024-Q4"}),
        (MAAND, {f"2024MM{nummer:02}": f"2024-{nummer:02}" for nummer in range(1, 13)}),
        (MAAND, {f"2024 {naam}": f"2024-{nummer:02}" for nummer, naam in enumerate(NAMEN, 1)}),
        (HELFT, {"2024HJ01": "2024-H1", "2024HJ02": "2024-H2", "2024 1e halfjaar": "2024-H1"}),
        (HALFJAAR, {"2024HJ01": "1e helft 2024", "2024 2e halfjaar*": "2e helft 2024"}),
    ],
)
def test_code_and_title_become_ours(kolom: Kolom, waarden: dict[str, str]) -> None:
    """Stars say that a figure is not final yet."""
    assert is_periode(kolom)
    assert van(kolom, list(waarden)) == waarden


@pytest.mark.parametrize(
    ("kolom", "waarden"),
    [
        (JAAR, ["2024KW01", "2024JJ01", "24", "2024 JJ00", "x2024"]),
        (KWARTAAL, ["2024KW05", "2024KW00", "2024KW10", "2024 5e kwartaal", "2024", "2024HJ01"]),
        (MAAND, ["2024MM00", "2024MM13", "2024 Maart", "2024", "2024KW01"]),
        *((kolom, ["2024HJ00", "2024HJ03", "2024 3e halfjaar", "2024"]) for kolom in (HELFT, HALFJAAR)),
    ],
)
def test_another_kind_is_nothing(kolom: Kolom, waarden: list[str]) -> None:
    assert van(kolom, waarden) == dict.fromkeys(waarden)


def test_what_it_should_have_been_is_said() -> None:
    """By the kind of the column; a column of something else has no periods."""
    zegt = "is geen periode van deze kolom; toegestaan: {}. Kies rijen met 'alleen'"
    assert [uitleg(kolom) for kolom in (JAAR, KWARTAAL, MAAND, HELFT, HALFJAAR)] == [
        zegt.format("een jaar, zoals 2024JJ00 of 2024"),
        zegt.format("een kwartaal, zoals 2024KW01 of 2024 1e kwartaal"),
        zegt.format("een maand, zoals 2024MM03 of 2024 maart"),
        *[zegt.format("een halfjaar, zoals 2024HJ01 of 2024 1e halfjaar")] * 2,
    ]
    assert not any(is_periode(Kolom("x", soort, "x")) for soort in ("datum", "tekst", "code", "geheel"))
