"""What counts of a declaratie: its euros, its volume, and the units that a price can be made with."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from bouwstenen import cijfers, declaraties, zonder

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.registers.gedeclareerd import (
    bedrag_van,
    eenheden,
    eenheid_van,
    heeft_tarief,
    in_eenheid,
    volume_van,
    zonder_mengsel,
)
from monitorlib.sources.opened.register import Register

# bedrag, afgewezen, volume, code of the unit; what counts: euros and volume
RIJEN = [
    ("100.00", None, 2.0, "04", 100, 2),
    ("100.00", "40.00", 2.0, "04", 60, 2),
    ("100.00", "100.00", 2.0, "04", 0, 0),
    ("-25.00", None, 1.0, "04", -25, -1),
    ("-25.00", None, -1.0, "04", -25, -1),
    ("-25.00", "-25.00", 1.0, "04", 0, 0),
    ("50.00", None, 90.0, "01", 50, 1.5),
    ("50.00", None, 3.0, None, 50, 3),
    ("7.00", None, 7.0, "83", 7, 7),
    ("0.00", None, 5.0, "82", 0, 5),
]


def register() -> Register:
    namen = ("bedrag", "afgewezen", "volume", "eenheid")
    rijen = [dict(zip(namen, rij, strict=False)) for rij in RIJEN]
    for rij in rijen:
        rij["bedrag"], rij["afgewezen"] = Decimal(rij["bedrag"]), rij["afgewezen"] and Decimal(rij["afgewezen"])
    return declaraties(rijen)


def kolom(van: Register, wat: object) -> list[float]:
    tabel = van.tabel
    rijen = tabel.mutate(uit=wat(tabel)).order_by(van.bron.sleutel[0])  # type: ignore[operator]
    return [float(een) for een in rijen.uit.to_pyarrow().to_pylist()]


def test_euros_are_less_what_was_refused() -> None:
    assert kolom(register(), bedrag_van) == [euro for *_, euro, _ in RIJEN]
    assert kolom(zonder(register(), "afgewezen"), bedrag_van) == [float(bedrag) for bedrag, *_ in RIJEN]


def test_volume_is_that_of_the_sign_in_hours_and_nothing_when_all_was_refused() -> None:
    assert kolom(register(), volume_van) == [volume for *_, volume in RIJEN]
    # Without the column of what was refused, 2 of the third and a credit of 1; without units, 90 of whatever it is.
    alles = [2, 2, 2, -1, -1, -1, 1.5, 3, 7, 5]
    assert kolom(zonder(register(), "afgewezen"), volume_van) == alles
    assert kolom(zonder(register(), "eenheid"), volume_van)[6] == 90


def test_units_are_told_apart_where_they_are_said() -> None:
    assert [naam for naam, _ in eenheden(register())] == [
        "uur", "etmaal", "dagdeel", "stuks (output)", "euro", "stuks (inspanning)", "onbekend",
    ]  # fmt: skip
    assert eenheden(zonder(register(), "eenheid")) == ()


@pytest.mark.parametrize(
    ("code", "naam", "tarief"),
    [
        ("01", "uur", True), ("04", "uur", True), ("14", "etmaal", True), ("16", "dagdeel", True),
        ("82", "stuks (output)", True), ("83", "euro", False), ("84", "stuks (inspanning)", True),
        ("99", "onbekend", False), (None, "onbekend", False),
    ],
)  # fmt: skip
def test_minutes_are_hours_and_what_nobody_knows_has_no_tariff(code: str | None, naam: str, tarief: bool) -> None:
    assert (eenheid_van(code), heeft_tarief(eenheid_van(code))) == (naam, tarief)


def test_what_counts_in_a_unit() -> None:
    """Hours by both codes; without codes what names no unit."""
    assert kolom(register(), in_eenheid(volume_van, ("01", "04"))) == [2, 2, 0, -1, -1, 0, 1.5, 0, 0, 0]
    assert kolom(register(), in_eenheid(volume_van, ())) == [0, 0, 0, 0, 0, 0, 0, 3, 0, 0]
    assert kolom(register(), in_eenheid(bedrag_van, ("83",))) == [0, 0, 0, 0, 0, 0, 0, 0, 7, 0]


def volumes(waarden: Sequence[float]) -> Cijfers:
    return cijfers({"product": ["a", "b", "c", "d", "e"]}, waarden, eenheid="uur")


def test_a_price_is_of_one_unit_and_not_of_euros() -> None:
    """a in hours, b in hours and etmalen, c in euros, d in nothing, and e in hours but for a rounding."""
    alle = volumes([5, 7, 9, 0, 4])
    uren, etmalen, euro = [5, 4, 0, 0, 4], [0, 3, 0, 0, 1e-7], [0, 0, 9, 0, 0]
    bedragen = ([50, 40, 0, 0, 4], [0, 3, 0, 0, 0], [0, 0, 9, 0, 0])
    delen = [volumes(een) for een in (uren, etmalen, euro, *bedragen)]
    uit = zonder_mengsel(alle, ["uur", "etmaal", "euro"], delen).cellen()
    assert {product: een.waarde if een.telt else een.tekst for (product,), een in uit.items()} == {
        "a": 5,
        "b": "eenheden die niet in elkaar zijn om te rekenen: etmaal, uur",
        "c": "in euro's gedeclareerd: er is geen tarief",
        "d": 0,
        "e": 4,
    }
    assert {een.teken for een in uit.values() if not een.telt} == {"niet te bepalen"}


def test_a_unit_with_euros_and_no_volume_is_one_too() -> None:
    """Hours that were credited in full, and etmalen: what is left has two prices."""
    nul = volumes([0] * 5)
    etmalen = volumes([3, 0, 0, 0, 0])
    euro_uur = volumes([-20, 0, 0, 0, 0])
    uit = zonder_mengsel(etmalen, ["uur", "etmaal"], [nul, etmalen, euro_uur, volumes([9, 0, 0, 0, 0])]).cellen()
    assert uit["a",].tekst == "eenheden die niet in elkaar zijn om te rekenen: etmaal, uur"
    # A cell that is not there, or tells of no number, is no unit.
    weg = replace(nul, _inhoud={cel: een for cel, een in nul.cellen().items() if cel != ("a",)})
    onbekend = cijfers({"product": ["a", "b", "c", "d", "e"]}, ["niet te bepalen"] * 5, eenheid="uur")
    assert zonder_mengsel(etmalen, ["uur", "etmaal"], [weg, etmalen, onbekend, etmalen]).cellen()["a",].waarde == 3
