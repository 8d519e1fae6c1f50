"""Is what was read what the supplier says was delivered, to the last cent?"""

from collections.abc import Sequence
from typing import Any, get_args

import duckdb
import pytest

from monitorlib.editie.params.controletotaal import Controletotaal
from monitorlib.errors import SourceError
from monitorlib.sources.checks.controletotaal import controleer_totaal
from monitorlib.sources.declared.declaration import Bron, Kolom, Soort

DOE = "Vraag de levering opnieuw op, of verbeter 'controletotaal' in params.yml."
SOORTEN: tuple[tuple[str, Soort], ...] = (("wie", "tekst"), ("bedrag", "bedrag"), ("uren", "getal"))
BRON = Bron("tel", "Telling", (), tuple(Kolom(naam, soort, "x") for naam, soort in SOORTEN))


def klachten(bedragen: Sequence[str], totaal: dict[str, Any] | None, bron: Bron = BRON) -> list[str]:
    """What is said of rows with these amounts, all of one person, in a file without hours."""
    rijen = ", ".join(f"('Jan', '{bedrag}')" for bedrag in bedragen)
    with duckdb.connect() as con:
        tabel = con.sql(f"SELECT * FROM (VALUES {rijen}) AS _(wie, bedrag)")
        try:
            controleer_totaal(tabel, None if totaal is None else Controletotaal(**totaal), bron, "tel.csv")
        except SourceError as fout:
            return str(fout).split("\n")
    return []


@pytest.mark.parametrize(
    ("bedragen", "totaal"),
    [
        (["1"], None),
        (["0.10"] * 10, {"rijen": 10, "sommen": {"bedrag": "1"}}),
        (["0.1", "0.2"], {"sommen": {"bedrag": "0.3"}}),
        (["0.1", "0.2"], {"sommen": {"bedrag": "0.3000"}}),
        (["500", "700"], {"sommen": {"bedrag": "1200"}}),
        (["12.5", "-", "", "-12.5"], {"rijen": 4, "sommen": {"bedrag": "0"}}),
        (["-", ""], {"sommen": {"bedrag": "0"}}),
    ],
)
def test_what_adds_up_is_right(bedragen: list[str], totaal: dict[str, Any] | None) -> None:
    """A tenth is no binary fraction; a sign that is no number is nothing."""
    assert klachten(bedragen, totaal) == []


@pytest.mark.parametrize(
    ("bedragen", "verwacht", "gelezen"),
    [
        (["0.1", "0.2"], "0.3001", "0.3"),
        (["0.0001"], "0", "0.0001"),
        (["500", "700"], "1300", "1200"),
        (["-12.50"], "12.5", "-12.5"),
    ],
)
def test_a_sum_that_differs_is_shown_beside_it(bedragen: list[str], verwacht: str, gelezen: str) -> None:
    assert klachten(bedragen, {"sommen": {"bedrag": verwacht}}) == [
        f"tel.csv, kolom bedrag: controletotaal: {verwacht} geleverd, {gelezen} gelezen. {DOE}"
    ]


def test_all_that_differs_is_said() -> None:
    """Rows first; a column that was not delivered, or holds no numbers, is not added up."""
    totaal = {"rijen": 0, "sommen": {"wie": "1", "bedrag": "2", "uren": "3"}}
    gezegd = klachten(["1"], totaal)
    assert [een.split(" Bedoel")[0].split(" Bekend")[0] for een in gezegd] == [
        f"tel.csv: controletotaal: 0 rijen geleverd, 1 gelezen. {DOE}",
        "tel.csv: controletotaal: kolom 'wie' is niet op te tellen.",
        f"tel.csv, kolom bedrag: controletotaal: 2 geleverd, 1 gelezen. {DOE}",
        "tel.csv: controletotaal: kolom 'uren' is niet op te tellen.",
    ]


@pytest.mark.parametrize("soort", get_args(Soort))
def test_numbers_can_be_added_up(soort: Any) -> None:
    """Amounts, numbers, whole ones, and the waarde of a telling; no codes, days or years."""
    bron = Bron("tel", "Telling", (), (Kolom("bedrag", soort, "x"),))
    gezegd = klachten(["1"], {"sommen": {"bedrag": "1"}}, bron)
    assert (gezegd == []) is (soort in {"bedrag", "getal", "geheel", "waarde"})
