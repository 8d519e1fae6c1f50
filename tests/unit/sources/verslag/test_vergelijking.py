"""Is of two deliveries said what is different, and not what chance makes of it?"""

import pytest

from monitorlib.sources.verslag.profiel import Profiel
from monitorlib.sources.verslag.vergelijking import Clienten, VorigeLevering, opvallend

TOT = "2024-06"


def profiel(**anders: object) -> Profiel:
    gewoon: dict[str, object] = {"rijen": 0, "kolommen": (), "per_code": {}, "per_periode": {}}
    return Profiel(**{**gewoon, **anders})  # type: ignore[arg-type]


def gezegd(nu: Profiel, toen: Profiel, **anders: object) -> list[str]:
    return opvallend(nu, VorigeLevering("de vorige", toen, **anders), TOT)  # type: ignore[arg-type]


def test_columns_and_codes_that_came_or_went_are_named() -> None:
    """Of a column that came its codes are no news."""
    toen = profiel(kolommen=("wet", "vorm"), per_code={"wet": {"Wmo": 3, "Wvg": 1}, "vorm": {"PGB": 2}})
    nu = profiel(kolommen=("wet", "reden"), per_code={"wet": {"Wmo": 3, "Jeugdwet": 1200}, "reden": {"01": 1}})
    assert gezegd(nu, toen) == [
        "Kolom reden is erbij gekomen.",
        "Kolom vorm is er niet meer.",
        "Kolom wet: code 'Jeugdwet' is nieuw (1.200 rijen).",
        "Kolom wet: code 'Wvg' komt niet meer voor (was 1 rij).",
    ]
    assert gezegd(toen, toen) == []


VREEMD = "Geen enkele cliënt van de vorige levering komt hierin voor. Zijn zij met een andere sleutel versleuteld?"


@pytest.mark.parametrize(
    ("clienten", "zin"),
    [
        (None, []),
        (Clienten(0, 0, 5), []),
        (Clienten(3, 4, 0), [VREEMD]),
        (Clienten(3, 0, 0),
         ["3 cliënten zijn nieuw, geen cliënt is niet meer in de levering; in beide leveringen staan er 0."]),
        (Clienten(0, 1, 1),
         ["Geen cliënt is nieuw, 1 cliënt is niet meer in de levering; in beide leveringen staat er 1."]),
        (Clienten(1, 2, 1200),
         ["1 cliënt is nieuw, 2 cliënten zijn niet meer in de levering; in beide leveringen staan er 1.200."]),
    ],
)  # fmt: skip
def test_clients_are_counted_and_not_named(clienten: Clienten | None, zin: list[str]) -> None:
    """When none of them is the same, their key is another."""
    assert gezegd(profiel(), profiel(), clienten=clienten) == zin


@pytest.mark.parametrize(
    ("getallen", "zin"),
    [
        (None, []),
        ((5, 0), []),
        ((5, 1), ["Van de 5 getallen die ook in de vorige levering staan, is er 1 anders."]),
        ((1200, 2), ["Van de 1.200 getallen die ook in de vorige levering staan, zijn er 2 anders."]),
    ],
)
def test_numbers_that_are_others_now_are_counted(getallen: tuple[int, int] | None, zin: list[str]) -> None:
    assert gezegd(profiel(), profiel(), getallen=getallen) == zin


def maanden(*aantallen: int) -> dict[str, int]:
    """So many rows in January, in February, and so on."""
    return {f"2024-{plek:02d}": aantal for plek, aantal in enumerate(aantallen, 1)}


@pytest.mark.parametrize(
    ("nu", "toen", "zin"),
    [
        # Two numbers as a coin: 20 against 0 is 2 · (1/2)^20, 11 against 0 is 1 in 1.024; 10 against 0 is 1 in 512.
        (maanden(20, 9), maanden(0, 9), ["2024-01: 20 rijen, in de vorige levering 0."]),
        (maanden(11, 9), maanden(0, 9), ["2024-01: 11 rijen, in de vorige levering 0."]),
        (maanden(10, 9), maanden(0, 9), []),
        (maanden(0, 9), maanden(20, 9), ["2024-01: 0 rijen, in de vorige levering 20."]),
        # The last month of the one before was not complete.
        (maanden(9, 99), maanden(9, 1), []),
        # A new month against those before it, three at least; half as much again is no news.
        (maanden(9, 9, 9, 60), maanden(9, 9, 9), ["2024-04: 60 rijen, in de 3 maanden ervoor gemiddeld 9."]),
        (maanden(9, 9, 60), maanden(9, 9), []),
        (maanden(400, 400, 400, 600), maanden(400, 400, 400), []),
        (maanden(400, 400, 400, 601), maanden(400, 400, 400),
         ["2024-04: 601 rijen, in de 3 maanden ervoor gemiddeld 400."]),
        (maanden(600, 600, 600, 400), maanden(600, 600, 600), []),
        (maanden(600, 600, 600, 399), maanden(600, 600, 600),
         ["2024-04: 399 rijen, in de 3 maanden ervoor gemiddeld 600."]),
        # A month after the last whole one is not complete either.
        (maanden(9, 9, 9, 9, 9, 9, 90), maanden(9, 9, 9, 9, 9, 9), []),
        # Quarters are not compared like this, and nothing is when there was nothing.
        ({"2024-Q1": 90}, {"2024-Q1": 1}, []),
        (maanden(9, 9, 9, 60), {}, []),
    ],
)  # fmt: skip
def test_a_month_is_named_when_chance_does_not_explain_it(
    nu: dict[str, int], toen: dict[str, int], zin: list[str]
) -> None:
    assert gezegd(profiel(per_periode=nu), profiel(per_periode=toen)) == zin
