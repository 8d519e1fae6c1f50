"""Does a number with a comma become ours, and a mark of a supplier what it means, when the engine reads it?"""

import duckdb
import pytest

from monitorlib.editie.params.levering import Levering
from monitorlib.sources.declared.catalogue import BRONNEN
from monitorlib.sources.declared.declaration import Kolom
from monitorlib.sources.delivery.translation import _gezegd
from monitorlib.sources.delivery.waarden import Overgenomen, _getal

TELLING, BEDRAG = Kolom("waarde", "waarde", "het getal"), Kolom("bedrag", "bedrag", "het bedrag", mag_leeg=True)


def gelezen(waarde: str | None, kolom: Kolom, **levering: object) -> tuple[str | None, list[str]]:
    """What a value becomes, and what is wrong with it."""
    een = _getal(kolom, "hun", Levering.model_validate(levering), "v")
    vragen = ", ".join([een.wordt, *(fout for fout, _ in een.fouten)])
    wordt, *fouten = duckdb.execute(f"SELECT {vragen} FROM (SELECT ?::VARCHAR AS v)", [waarde]).fetchall()[0]
    return wordt, [uitleg for fout, (_, uitleg) in zip(fouten, een.fouten, strict=True) if fout]


GEEN = ["is geen getal met een komma"]


@pytest.mark.parametrize(
    ("waarde", "kolom", "wordt"),
    [
        ("1.234,5", TELLING, ("1234.5", [])), ("12", TELLING, ("12", [])), ("-", TELLING, ("-", [])),
        ("geheim", TELLING, ("geheim", [])), ("1.23", TELLING, ("1.23", GEEN)), (None, TELLING, (None, [])),
        ("1.234,5", BEDRAG, ("1234.5", [])), ("1.23", BEDRAG, ("123", GEEN)), ("geheim", BEDRAG, ("geheim", GEEN)),
        ("-", BEDRAG, ("-", GEEN)), (None, BEDRAG, (None, [])),
    ],
)  # fmt: skip
def test_a_number_with_a_comma_becomes_one_with_a_point(
    waarde: str | None, kolom: Kolom, wordt: tuple[str | None, list[str]]
) -> None:
    """Beside numbers a telling has signs and words; in another column they are no number."""
    assert gelezen(waarde, kolom, decimaal=",") == wordt


@pytest.mark.parametrize("kolom", [TELLING, BEDRAG])
def test_with_a_point_it_is_left_to_who_looks_at_numbers(kolom: Kolom) -> None:
    assert gelezen("1.234,5", kolom) == ("1.234,5", [])


TEKENS = {"x": "onbekend", "#": "geheim", "nihil": "nihil", "*": "voorlopig"}


@pytest.mark.parametrize(
    ("waarde", "wordt"),
    [("x", None), ("#", None), ("nihil", "-"), ("12 *", "12"), ("-3*", "-3"), ("12", "12"), ("*", "*"), ("a*", "a*")],
)
def test_a_mark_means_what_its_supplier_says(waarde: str, wordt: str | None) -> None:
    """What is provisional is a number all the same; only behind digits."""
    assert gelezen(waarde, TELLING, tekens=TEKENS) == (wordt, [])


@pytest.mark.parametrize(("soort", "meer"), [("datum", "; dit lijkt dd-mm-jjjj: zeg het"), ("tekst", " (params.yml")])
def test_of_a_day_is_said_what_notation_it_seems_to_have(soort: str, meer: str) -> None:
    """Of another column the same text is only a text."""
    kolom = Overgenomen(Kolom("een", soort, "een kolom"), "hun", "v")  # type: ignore[arg-type]
    assert _gezegd(BRONNEN["inwoners"], kolom, "31-12-2024", "is geen dag").startswith(
        f"'31-12-2024' is geen dag{meer}"
    )
