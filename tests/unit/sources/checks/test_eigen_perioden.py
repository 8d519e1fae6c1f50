"""Is a telling of an edition's own as far as the edition, and no further?"""

from collections.abc import Sequence

import duckdb
import pytest

from monitorlib.editie.eigen.telling import EigenTelling
from monitorlib.errors import SourceError
from monitorlib.sources.checks.eigen_perioden import controleer_perioden
from monitorlib.tijd.periode import Kwartaal

VIERDE = Kwartaal(2024, 4)
DE_EDITIE, PARAMS = "de peildatum van deze editie", "'tot_en_met' in params.yml"


def klachten(perioden: Sequence[str], tot_en_met: str | None = None) -> list[str]:
    """What is said of a file with these periods, from row 2 on."""
    rijen = ", ".join(f"({rij}, '{periode}')" for rij, periode in enumerate(perioden, start=2))
    telling = EigenTelling.model_construct(tot_en_met=tot_en_met)
    with duckdb.connect() as con:
        tabel = con.sql(f"SELECT * FROM (VALUES {rijen}) AS _(rij, periode) ORDER BY rij DESC")
        try:
            controleer_perioden(tabel, telling, VIERDE, "eigen.csv")
        except SourceError as fout:
            return str(fout).split("\n")
    return []


@pytest.mark.parametrize(
    ("perioden", "tot_en_met"),
    [
        # The month, the quarter, the half year and the year that end on 31 December 2024, and that day.
        *((["2024-12", "prognose 2025-01"], None), (["2024-Q4", "prognose 2025-Q1"], None), (["2024"], None)),
        *((["2024-H2"], None), (["2024-12-31", "prognose 2025-01-01"], None)),
        # A year that is not over leaves no gap, and days need not follow each other.
        *((["2023", "prognose 2024"], "2023"), (["2024-11-30"], None)),
        (["2024-11", "prognose 2024-12"], "2024-11"),
    ],
)
def test_as_far_as_the_edition_is_right(perioden: list[str], tot_en_met: str | None) -> None:
    assert klachten(perioden, tot_en_met) == []


@pytest.mark.parametrize(
    ("perioden", "tot_en_met", "rij", "naam", "tot", "waarom"),
    [
        (["2024-12", "2025-01"], None, 3, "januari 2025", "2024-12-31", DE_EDITIE),
        (["2025-01-01"], None, 2, "1 januari 2025", "2024-12-31", DE_EDITIE),
        (["2024-12"], "2024-11", 2, "december 2024", "2024-11-30", PARAMS),
    ],
)
def test_what_is_not_over_yet_is_no_count(
    perioden: list[str], tot_en_met: str | None, rij: int, naam: str, tot: str, waarom: str
) -> None:
    """Only that is said: a prognose after it is not held against it as well."""
    assert klachten([*perioden, "prognose 2024-12"], tot_en_met) == [
        f"eigen.csv, rij {rij}, kolom periode: '{naam}' is nog niet voorbij op {tot}, {waarom}; haal de rij weg, of "
        "schrijf 'prognose' voor de periode."
    ]


def test_a_prognose_is_of_what_comes_after_the_last_count() -> None:
    """The last in time, wherever it stands. What was said earlier of a period is no forecast."""
    gezegd = "ligt niet na december 2024, de laatste getelde periode; een prognose gaat over wat nog komt."
    assert klachten(["2024-12", "2024-10", "prognose 2024-12", "prognose 2025-01", "eerder 2024-12"]) == [
        f"eigen.csv, rij 4, kolom periode: 'prognose 2024-12' {gezegd}"
    ]


def test_a_whole_period_that_is_over_must_be_there() -> None:
    """November is the last; December ended on the peildatum."""
    assert klachten(["2024-11", "2024-09"]) == [
        "eigen.csv, kolom periode: de laatste is november 2024, en december 2024 is op 2024-12-31 ook voorbij. "
        "Zet de rijen ervan erbij, of schrijf bij 'telling' in params.yml: tot_en_met: '2024-11'"
    ]


def test_a_file_without_a_count_is_none() -> None:
    assert klachten(["prognose 2025"]) == ["eigen.csv, kolom periode: er is geen enkele getelde periode."]


def test_the_first_ones_are_named_and_the_rest_counted() -> None:
    """Of 21 months from January 2025 on the first 20 are named, of 20 all."""
    maanden = [f"{2025 + maand // 12}-{maand % 12 + 1:02}" for maand in range(21)]
    assert [deel.split(": ")[0] for deel in klachten(maanden[:20])] == [
        f"eigen.csv, rij {rij}, kolom periode" for rij in range(2, 22)
    ]
    assert klachten(maanden) == [*klachten(maanden[:20]), "eigen.csv, kolom periode: en nog 1 rij zo."]
