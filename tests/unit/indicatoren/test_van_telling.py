"""What the last change in an own telling means: each row by its own series, corrected together."""

from pathlib import Path
from typing import Any

import pytest
from kleine_editie import kleine_editie
from scipy.stats import binomtest

from monitorlib.cijfers.toeval.betekenis import in_woorden
from monitorlib.errors import CalculationError
from monitorlib.indicatoren.meten.van_telling import veranderingen
from monitorlib.sources.opened.bronnen import open_bron
from monitorlib.sources.opened.telling import Telling

MAANDEN = [f"{jaar}-{maand:02}" for jaar in (2022, 2023, 2024) for maand in range(1, 13)]
TELLING: dict[str, Any] = {
    "titel": "Vragen", "telt": "vragen in de maand", "aard": "stroom", "getal": "aantal", "eenheid": "vragen",
    "periode": "maand", "dimensies": {"soort": ["Jeugd", "Wmo"]}, "totalen": ["soort"],
}  # fmt: skip


def geopend(root: Path, jeugd: int | str | None, wmo: int | str | None, **anders: Any) -> Telling:
    """Three years of 38 to 42 a month for each, and then these two in December."""
    rijen = [(soort, een, 38 + (7 * plek) % 5) for plek, een in enumerate(MAANDEN[:-1]) for soort in ("Jeugd", "Wmo")]
    rijen += [(soort, "2024-12", getal) for soort, getal in (("Jeugd", jeugd), ("Wmo", wmo)) if getal is not None]
    bron = {"bestand": "vragen.csv", "herkomst": "fictief", "vindplaats": "met de hand getekend"}
    editie = kleine_editie(
        root,
        {"vragen": (("soort", "periode", "waarde"), rijen)},
        gemeenten=[{"code": "GM9801", "naam": "Aldermeer"}],
        bronnen={"vragen": {**bron, "telling": {**TELLING, **anders}}},
    )
    gevonden = open_bron(editie, "vragen")
    assert isinstance(gevonden, Telling)
    return gevonden


def test_a_row_that_doubles_is_more_than_chance_and_one_that_wobbles_is_not(tmp_path: Path) -> None:
    """November had 38 + 238 mod 5 = 41 of each; December 2023 38 + 161 mod 5 = 39."""
    gezegd = [in_woorden(een) for een in veranderingen(geopend(tmp_path, 90, 44))]
    assert gezegd == [
        "Vragen Jeugd: van 41 naar 90 (+49). Dat is meer dan toeval.",
        "Vragen Jeugd, in een jaar: van 39 naar 90 (+51). Dat is meer dan toeval.",
        "Vragen Wmo: van 41 naar 44 (+3). Dat past bij toeval.",
        "Vragen Wmo, in een jaar: van 39 naar 44 (+5). Dat past bij toeval.",
        f"Vragen alles samen: van {41 + 41} naar {90 + 44} (+52). Dat is meer dan toeval.",
        f"Vragen alles samen, in een jaar: van {39 + 39} naar {90 + 44} (+56). Dat is meer dan toeval.",
    ]
    # The same events by another hand: of 131 in two months 90 in the last, which has 31 days of 61.
    assert binomtest(90, 131, 31 / 61).pvalue < 0.001 < 0.5 < binomtest(44, 85, 31 / 61).pvalue


def test_one_row_is_chosen_and_has_no_total(tmp_path: Path) -> None:
    telling = geopend(tmp_path, 41, 90)
    gezegd = veranderingen(telling, soort="Wmo")
    assert [(een.nu.gebied, een.nu.waarde) for een in gezegd] == [("Vragen", 90), ("Vragen", 90)]
    with pytest.raises(CalculationError):
        veranderingen(telling, soort="Wnm")


@pytest.mark.parametrize("december", [None, ""])
def test_what_was_not_told_is_said_and_is_no_part_of_a_total(tmp_path: Path, december: str | None) -> None:
    """Of December there is no row, or an empty one; November of Wmo had 41."""
    gezegd = [in_woorden(een) for een in veranderingen(geopend(tmp_path, december, 44))]
    assert gezegd == [
        "Vragen Jeugd: niet te bepalen (niet opgegeven).",
        "Vragen Wmo: van 41 naar 44 (+3). Dat past bij toeval.",
        "Vragen Wmo, in een jaar: van 39 naar 44 (+5). Dat past bij toeval.",
    ]


def test_a_dimension_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CalculationError, match=r"geen dimensie 'sort'\. Bedoelt u 'soort'\?"):
        veranderingen(geopend(tmp_path, 40, 40), sort="Wmo")


@pytest.mark.parametrize(
    "anders", [{"aard": "stand"}, {"aard": "cumulatief"}, {"getal": "decimaal"}, {"afgerond_op": 5}]
)
def test_what_nobody_can_test_gets_no_verdict(tmp_path: Path, anders: dict[str, Any]) -> None:
    """Of a stand nobody knows who came and went; what is rounded is no count."""
    telling = geopend(tmp_path, 40, 40, **anders)
    with pytest.raises(CalculationError, match="valt alleen te zeggen van een eigen telling met 'aard: stroom'"):
        veranderingen(telling)
