"""Is the same world counted rightly by month, quarter, tertaal, half-year and year? Counted from the files by hand."""

import csv
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from kleine_editie import kleine_editie
from locations import ROOT

from monitorlib.errors import ParameterError
from monitorlib.indicatoren.meten.meten import Gemeten, meet_alle
from monitorlib.tijd.periode import Periode

DATA = ROOT / "data/voorbeeld/2024-Q4"
NAMEN = ["Meldingen bij de toegang"]
# First and last day, that of the period before and that of the year before, as a calendar on the wall says.
DAGEN = {
    "2024-M12": (("2024-12-01", "2024-12-31"), ("2024-11-01", "2024-11-30"), ("2023-12-01", "2023-12-31")),
    "2024-Q4": (("2024-10-01", "2024-12-31"), ("2024-07-01", "2024-09-30"), ("2023-10-01", "2023-12-31")),
    "2024-T3": (("2024-09-01", "2024-12-31"), ("2024-05-01", "2024-08-31"), ("2023-09-01", "2023-12-31")),
    "2024-H2": (("2024-07-01", "2024-12-31"), ("2024-01-01", "2024-06-30"), ("2023-07-01", "2023-12-31")),
    "2024": (("2024-01-01", "2024-12-31"), ("2023-01-01", "2023-12-31"), ("2023-01-01", "2023-12-31")),
}


def meldingen(van: str, tot: str) -> int:
    """The rows of the file whose day lies between."""
    with (DATA / "meldingen.csv").open(encoding="utf-8", newline="") as bestand:
        return sum(van <= rij["meldingsdatum"] <= tot for rij in csv.DictReader(bestand))


@pytest.fixture(scope="module", params=DAGEN)
def gemeten(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Gemeten]:
    editie = kleine_editie(
        tmp_path_factory.mktemp("soort"),
        {"meldingen": DATA / "meldingen.csv"},
        periode=request.param,
        indicatoren=NAMEN,
    )
    return request.param, meet_alle(editie, 2)


def test_what_came_in_is_counted_over_the_period_the_one_before_and_a_year_before(gemeten: tuple[str, Gemeten]) -> None:
    soort, gevonden = gemeten
    (reeks,) = gevonden.reeksen
    nu = Periode.lees(soort)
    verwacht = dict(zip((nu, nu.vorige, nu.jaar_eerder), (meldingen(*dagen) for dagen in DAGEN[soort]), strict=True))
    totaal = [een for een in reeks.punten if een.gebied == "Totaal"]
    assert {een.periode: een.waarde for een in totaal if een.periode in verwacht} == verwacht
    assert all(verwacht.values())


def test_a_year_is_compared_once_and_a_shorter_period_twice(gemeten: tuple[str, Gemeten]) -> None:
    """The period before a year is the year before: there is one change, not two of the same."""
    soort, gevonden = gemeten
    stappen = {een.stap for reeks in gevonden.reeksen for een in reeks.veranderingen}
    assert stappen == ({"jaar"} if soort == "2024" else {"periode", "jaar"})


def test_the_words_are_of_the_edition(gemeten: tuple[str, Gemeten]) -> None:
    soort, gevonden = gemeten
    zin: Mapping[str, str] = {"2024-M12": "in de maand", "2024-Q4": "in het kwartaal", "2024-T3": "in het tertaal",
                              "2024-H2": "in het halfjaar", "2024": "in het jaar"}  # fmt: skip
    assert zin[soort] in gevonden.reeksen[0].indicator.definitie


def test_a_telling_is_of_the_kind_of_its_edition(tmp_path: Path) -> None:
    """Quarters in an edition per month are refused, with what is asked."""
    with pytest.raises(Exception, match=r"rij 2, kolom periode: '2024-Q4' is geen maand als 2017-06"):
        kleine_editie(
            tmp_path,
            {"klachten": (["afhandeling", "periode", "waarde"], [["Naar tevredenheid", "2024-Q4", 3]])},
            periode="2024-M12",
            indicatoren=[],
        )


def test_a_nulmeting_is_of_the_kind_of_its_edition(tmp_path: Path) -> None:
    with pytest.raises(ParameterError) as stop:
        kleine_editie(
            tmp_path,
            {"meldingen": DATA / "meldingen.csv"},
            periode="2024-M12",
            indicatoren=NAMEN,
            doelen={NAMEN[0]: {"nulmeting": "2023-Q4"}},
        )
    assert str(stop.value).endswith(
        "de nulmeting van 'Meldingen bij de toegang', 2023-Q4, is geen maand, en deze editie telt per maand; schrijf "
        "bijvoorbeeld 2023-12."
    )


def test_a_known_fault_touches_each_period_that_it_overlaps(tmp_path: Path) -> None:
    """A fault in the first quarter touches February, the first half and the year, not April."""
    fout = {"bron": "meldingen", "gemeenten": [], "van": "2024-Q1", "tot": "2024-Q1", "tekst": "dubbel geteld"}
    editie = kleine_editie(
        tmp_path, {"meldingen": DATA / "meldingen.csv"}, registratieproblemen=[fout], opgehaald=date(2025, 1, 20)
    )
    (probleem,) = editie.parameters.registratieproblemen
    raakt = {een: probleem.raakt(["meldingen"], None, Periode.lees(een)) for een in ("2024-M02", "2024-H1", "2024-M04")}
    assert raakt == {"2024-M02": True, "2024-H1": True, "2024-M04": False}
