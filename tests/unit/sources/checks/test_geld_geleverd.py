"""Is money that was delivered wrongly refused, or told; never a silently different total?"""

import csv
from pathlib import Path
from typing import Any

import pytest
from levering import editie

from monitorlib.errors import MonitorError
from monitorlib.sources.freeze.snapshot import freeze
from monitorlib.sources.freeze.snapshot_index import frozen

DECLARATIE = {
    "declaratie_nummer": "D1",
    "gemeente": "GM0384",
    "wet": "Wmo",
    "aanbieder": "42420001",
    "product": "02",
    "maand": "2024-01",
    "ontvangen": "2024-02-05",
    "beantwoord": "",
    "volume": "10",
    "bedrag": "600.50",
}
CODES = {"aanbieder": ["42420001"], "product": ["02"]}
BEGROTING = {
    "gemeente": "GM0384",
    "wet": "Wmo",
    "taakveld": "6.71b",
    "jaar": "2024",
    "onderdeel": "Hulp in natura",
    "stap": "Primitieve begroting",
    "datum": "2023-11-09",
    "aard": "Structureel",
    "dekking": "Gemeentefonds",
    "waarde": "1000",
}
PROGNOSE = {
    "van": "Controller",
    "aanbieder": "",
    "wet": "Wmo",
    "gemaakt": "2024-05",
    "jaar": "2024",
    "maand": "2024-06",
    "waarde": "1",
}
RESERVE = {"gemeente": "GM0384", "jaar": "2024", "mutatie": "Onttrekking", "waarde": "5"}
GEWOON = {"declaraties": DECLARATIE, "begroting": BEGROTING, "geleverde_prognoses": PROGNOSE, "reserves": RESERVE}
MET_CODES = {"declaraties": {"codes": CODES}, "geleverde_prognoses": {"codes": {"aanbieder": ["42420001"]}}}


def lever(root: Path, bron: str, *rijen: dict[str, str], **gegeven: Any) -> list[tuple[str, int, str]]:
    """Freeze a delivery of these rows, each as usual but for what it names; what was told of them."""
    een = editie(root, "x.csv", bron, **{**MET_CODES.get(bron, {}), **gegeven})
    with (een.data / "x.csv").open("w", encoding="utf-8", newline="") as bestand:
        schrijver = csv.DictWriter(bestand, list(GEWOON[bron]))
        schrijver.writeheader()
        schrijver.writerows({**GEWOON[bron], **rij} for rij in rijen)
    freeze(een)
    return [(van.wat, van.aantal, van.uitleg) for van in frozen(een)[bron].registratie]


def geweigerd(root: Path, bron: str, *rijen: dict[str, str], **gegeven: Any) -> str:
    with pytest.raises(MonitorError) as fout:
        lever(root, bron, *rijen, **gegeven)
    return str(fout.value)


def declaratie(nummer: int, **anders: str) -> dict[str, str]:
    return {"declaratie_nummer": f"D{nummer}", **anders}


@pytest.mark.parametrize(
    ("bron", "rijen", "melding"),
    [
        ("declaraties", [{"bedrag": "600,50"}], "kolom bedrag: '600,50' is geen bedrag; toegestaan: een getal"),
        ("declaraties", [{"maand": ""}], "kolom maand: leeg mag hier niet; vul een waarde in"),
        ("declaraties", [{}, {}], "kolom declaratie_nummer: dezelfde sleutel als rij 2"),
        ("begroting", [{"waarde": "1.000,50"}], "is geen bedrag"),
        ("begroting", [{}, {}], "dezelfde sleutel als rij 2"),
        (
            "begroting",
            [{}, {"stap": "Mei", "datum": "2024-05-31", "waarde": "-1000.01"}],
            "rij 3, kolom waarde: na 'Mei' is het budget van GM0384, Wmo, 6.71b, 2024, Hulp in natura onder nul "
            "(−0,01 euro). Verbeter het bedrag, of lever de stap die ontbreekt.",
        ),
        (
            "begroting",
            [{"taakveld": "6.71"}],
            "kolom taakveld: '6.71' bestaat niet in 2024; toegestaan voor de Wmo: 6.1, 6.2, 6.3, 6.4, 6.5, 6.6, 6.71a",
        ),
        ("begroting", [{"taakveld": "6.73a"}], "kolom taakveld: '6.73a' hoort bij de Jeugdwet, niet bij de Wmo"),
        ("begroting", [{"datum": "2025-01-02"}], "kolom datum: '2025-01-02' ligt na 2024-12-31, de peildatum"),
        ("reserves", [{"waarde": "-5"}], "kolom waarde: '-5' is onder nul; schrijf een onttrekking zonder minteken."),
        (
            "geleverde_prognoses",
            [{"maand": "2024-04"}],
            "kolom maand: '2024-04' was al voorbij in 2024-05; een prognose gaat over wat nog komt. Haal de rij weg.",
        ),
        ("geleverde_prognoses", [{"maand": "", "jaar": "2023"}], "kolom jaar: '2023' was al voorbij in 2024-05"),
        ("geleverde_prognoses", [{"jaar": "2025"}], "kolom maand: '2024-06' ligt niet in 2025"),
        (
            "geleverde_prognoses",
            [{"gemaakt": "2025-01", "maand": "2025-02", "jaar": "2025"}],
            "kolom gemaakt: '2025-01' ligt na 2024-12, de laatste maand van deze editie. Haal de rij weg.",
        ),
        ("geleverde_prognoses", [{"waarde": ""}], "kolom waarde: leeg mag hier niet"),
    ],
)
def test_what_cannot_be_is_refused(tmp_path: Path, bron: str, rijen: list[dict[str, str]], melding: str) -> None:
    assert melding in geweigerd(tmp_path, bron, *rijen)


def test_a_change_may_be_negative_and_a_budget_may_end_at_nought(tmp_path: Path) -> None:
    assert lever(tmp_path, "begroting", {}, {"stap": "Mei", "datum": "2024-05-31", "waarde": "-1000"}) == []


def test_steps_of_one_day_are_one_change(tmp_path: Path) -> None:
    """Down and up on the same day: what stands between two rows of a day is no budget."""
    neer = {"stap": "Raad", "datum": "2024-05-31", "waarde": "-1500"}
    assert lever(tmp_path, "begroting", {}, neer, {**neer, "dekking": "Reserve", "waarde": "600"}) == []


def test_a_credit_without_its_debit_is_told(tmp_path: Path) -> None:
    """600,50 declared and taken back is nothing; 100 taken back of a month without it is told."""
    ((wat, aantal, uitleg),) = lever(
        tmp_path,
        "declaraties",
        declaratie(1),
        declaratie(2, bedrag="-600.50", volume="-10"),
        declaratie(3, bedrag="-100", volume="-1", maand="2024-02", ontvangen="2024-03-01"),
    )
    assert (wat, aantal) == ("credit zonder debet", 1)
    assert uitleg.endswith("Vraag de aanbieder naar de declaratie die ontbreekt. Rij 4.")


def test_a_price_of_nought_is_told(tmp_path: Path) -> None:
    ((wat, aantal, uitleg),) = lever(tmp_path, "declaraties", declaratie(1), declaratie(2, bedrag="0"))
    assert (wat, aantal) == ("prijs van nul", 1)
    assert uitleg.endswith("Vraag de aanbieder naar het bedrag. Rij 3.")


def test_a_month_without_declaraties_is_told(tmp_path: Path) -> None:
    maart = declaratie(2, maand="2024-03", ontvangen="2024-04-02")
    ((wat, aantal, uitleg),) = lever(tmp_path, "declaraties", declaratie(1), maart)
    assert (wat, aantal) == ("maand zonder declaraties", 1)
    assert uitleg.endswith("Niets over: Wmo februari 2024. Vraag ze op.")


def test_the_same_declaratie_under_another_number_is_told(tmp_path: Path) -> None:
    ((wat, aantal, _),) = lever(tmp_path, "declaraties", declaratie(1), declaratie(2))
    assert (wat, aantal) == ("dubbel", 1)


TWEE = [declaratie(1), declaratie(2, bedrag="0.10", maand="2024-02", ontvangen="2024-03-02")]


def test_a_control_total_that_holds_is_silent(tmp_path: Path) -> None:
    totaal = {"rijen": 2, "sommen": {"bedrag": "600.60", "volume": "20"}}
    assert lever(tmp_path, "declaraties", *TWEE, controletotaal=totaal) == []


@pytest.mark.parametrize(
    ("totaal", "melding"),
    [
        ({"rijen": 3}, "controletotaal: 3 rijen geleverd, 2 gelezen. Vraag de levering opnieuw op"),
        ({"sommen": {"bedrag": "600.61"}}, "kolom bedrag: controletotaal: 600.61 geleverd, 600.6 gelezen"),
        ({"sommen": {"maand": "1"}}, "controletotaal: kolom 'maand' is niet op te tellen"),
        ({}, "een controletotaal noemt 'rijen', 'sommen' of beide"),
    ],
)
def test_a_control_total_that_does_not_hold_is_refused(tmp_path: Path, totaal: dict[str, Any], melding: str) -> None:
    assert melding in geweigerd(tmp_path, "declaraties", *TWEE, controletotaal=totaal)
