"""Does a point that was kept come back as it was measured, to the last bit?"""

import json
from dataclasses import fields

import numpy as np
import pytest

from monitorlib.cijfers.kern.regels import GETAL, NIET_TE_BEPALEN, Kenmerk
from monitorlib.cijfers.toeval.punt import Punt
from monitorlib.indicatoren.meten.kept_points import als_json, uit_json
from monitorlib.tijd.periode import Kwartaal

NU = Kwartaal(2024, 4)
DEEL = Kenmerk("trajecten: stand", "2024-12-31", frozenset({("gemeente", "Aa"), ("vorm", "PGB")}), heel=False)
VOL = Punt("Aa", NU, 0.1 + 0.2, GETAL, "", "%", 1, 3.0, 10.0, 1.0, 2.0, DEEL)
LEEG = Punt("Bee", NU, float("nan"), NIET_TE_BEPALEN, "te kort geleden", "%", 1)


def velden(punt: Punt) -> list[tuple[str, str, type]]:
    """Every field as it is written and of which type: two that are not a number are alike."""
    gevonden = [(veld.name, getattr(punt, veld.name)) for veld in fields(punt)]
    return [(naam, repr(van) if naam != "kenmerk" else "", type(van)) for naam, van in gevonden]


@pytest.mark.parametrize("punt", [VOL, LEEG], ids=["a number", "no number"])
def test_it_comes_back_as_it_was(punt: Punt) -> None:
    terug = uit_json(json.loads(json.dumps(als_json(punt))))
    assert velden(terug) == velden(punt)
    assert terug.kenmerk == punt.kenmerk
    if punt.kenmerk and terug.kenmerk:
        assert terug.kenmerk.heel == punt.kenmerk.heel  # which does not count when they are compared


@pytest.mark.parametrize("waarde", [np.float64(0.5), np.int64(2), 2], ids=["numpy's float", "numpy's int", "an int"])
def test_any_number_becomes_a_plain_one(waarde: float) -> None:
    """Whether it was kept or not, so that both give the same page."""
    terug = uit_json(json.loads(json.dumps(als_json(Punt("Aa", NU, waarde, GETAL, "", "%", 1, noemer=waarde)))))
    assert (type(terug.waarde), terug.waarde, type(terug.noemer)) == (float, float(waarde), float)
