"""Does a point that was kept come back as it was measured, to the last bit?"""

import json
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path

import numpy as np
import pytest
from kleine_editie import kleine_editie
from reeksen import declaratie

from monitorlib.cijfers.kern.regels import GETAL, NIET_TE_BEPALEN, Afleiding, Kenmerk
from monitorlib.cijfers.toeval.punt import Punt
from monitorlib.editie.editie import Editie
from monitorlib.files.kept import Kept, keeping
from monitorlib.indicatoren.meten.kept_points import KeptPoints, als_json, uit_json
from monitorlib.tijd.periode import Kwartaal

NU = Kwartaal(2024, 4)
DEEL = Kenmerk("trajecten: stand", "2024-12-31", frozenset({("gemeente", "Aa"), ("vorm", "PGB")}), heel=False)
GEMAAKT = Afleiding(3.0, 10.0, None, DEEL)
VOL = Punt("Aa", NU, 0.1 + 0.2, GETAL, "", "%", 1, 3.0, 10.0, 1.0, 2.0, DEEL, GEMAAKT)
LEEG = Punt("Bee", NU, float("nan"), NIET_TE_BEPALEN, "te kort geleden", "%", 1)


def velden(punt: Punt) -> list[tuple[str, str, type]]:
    """Every field as it is written and of which type: two that are not a number are alike."""
    gevonden = [(veld.name, getattr(punt, veld.name)) for veld in fields(punt)]
    return [(naam, repr(van) if naam not in ("kenmerk", "herkomst") else "", type(van)) for naam, van in gevonden]


@pytest.mark.parametrize("punt", [VOL, LEEG], ids=["a number", "no number"])
def test_it_comes_back_as_it_was(punt: Punt) -> None:
    terug = uit_json(json.loads(json.dumps(als_json(punt))))
    assert velden(terug) == velden(punt)
    assert (terug.kenmerk, terug.herkomst) == (punt.kenmerk, punt.herkomst)
    if punt.kenmerk and terug.kenmerk:
        assert terug.kenmerk.heel == punt.kenmerk.heel  # which does not count when they are compared


@pytest.mark.parametrize("waarde", [np.float64(0.5), np.int64(2), 2], ids=["numpy's float", "numpy's int", "an int"])
def test_any_number_becomes_a_plain_one(waarde: float) -> None:
    """Whether it was kept or not, so that both give the same page."""
    terug = uit_json(json.loads(json.dumps(als_json(Punt("Aa", NU, waarde, GETAL, "", "%", 1, noemer=waarde)))))
    assert (type(terug.waarde), terug.waarde, type(terug.noemer)) == (float, float(waarde), float)


def gemeten() -> None:
    """Stands for the function of an indicator."""


INDICATOR = declaratie(naam="Gesprekken", bron=("basisteams",), bereken=gemeten)
NAAM = f"{gemeten.__module__}.gemeten"
RIJ = ("GM9801", "2024-Q4", "Aantal cases besproken in basisteam", 3)


def basis(root: Path, **anders: object) -> Editie:
    kop = ("gemeente", "periode", "onderdeel", "waarde")
    return kleine_editie(root, {"basisteams": (kop, [anders.pop("rij", RIJ)])}, **anders)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def editie(tmp_path_factory: pytest.TempPathFactory) -> Editie:
    return basis(tmp_path_factory.mktemp("basis"))


def sleutel(punten: KeptPoints, een: object = INDICATOR, perioden: object = (NU,)) -> str:
    """Ask the points once, and give what they are kept under."""
    kept = Kept({NAAM: "code"}, {})
    with keeping(kept):
        assert punten.of(een, perioden, lambda: [VOL]) == (VOL,)  # type: ignore[arg-type]
    (gevraagd,) = kept.made
    return gevraagd


def test_a_kept_point_is_not_measured_again(editie: Editie) -> None:
    eerst = KeptPoints(editie, [NU])
    kept = Kept({NAAM: "code"}, {sleutel(eerst): [als_json(LEEG)]})
    with keeping(kept):
        (punt,) = KeptPoints(editie, [NU]).of(INDICATOR, (NU,), lambda: [VOL])
    assert velden(punt) == velden(LEEG)


@pytest.mark.parametrize(
    "anders",
    [
        lambda een: sleutel(KeptPoints(een, NU.terug(2))),
        lambda een: sleutel(KeptPoints(een, [NU]), perioden=NU.terug(2)),
        lambda een: sleutel(KeptPoints(een, [NU]), replace(INDICATOR, naam="Anders")),
    ],
    ids=["needed together", "asked", "by another name"],
)
def test_another_question_is_measured(editie: Editie, anders: Callable[[Editie], str]) -> None:
    assert anders(editie) != sleutel(KeptPoints(editie, [NU]))


def test_another_engine_delivery_or_parameter_is_measured(
    editie: Editie, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gewoon = sleutel(KeptPoints(editie, [NU]))
    assert sleutel(KeptPoints(basis(tmp_path / "zelfde"), [NU])) == gewoon
    andere_rij = basis(tmp_path / "rij", rij=(*RIJ[:-1], 4))
    titel = basis(tmp_path / "titel", titel="Een andere monitor")
    sleutels = [gewoon, *(sleutel(KeptPoints(van, [NU])) for van in (andere_rij, titel))]
    monkeypatch.setenv("MONITOR_MOTOR", "spark")
    assert len({*sleutels, sleutel(KeptPoints(editie, [NU]))}) == 4
