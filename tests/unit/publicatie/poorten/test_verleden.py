"""Do the gates of what was published, forecast or decided before say no when they should, and then only?"""

from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from monitorlib.editie.layout import Layout
from monitorlib.editie.verklaring import Verklaring
from monitorlib.publicatie.getallen import Openbaargetal
from monitorlib.publicatie.plaatsen import GETALLEN, VASTGELEGD, vastgelegd
from monitorlib.publicatie.poorten.alle_poorten import INTERN, POORTEN, gevonden
from monitorlib.publicatie.poorten.status import status
from monitorlib.publicatie.poorten.verleden import prognose, vorige
from monitorlib.publicatie.rijen import als_csv
from monitorlib.publicatie.voorgelegd import Voorgelegd
from monitorlib.sources.vastgelegd import Vastgelegd, leg_vast
from monitorlib.tijd.periode import Periode

TOEN, NU = "proef/2024-Q3", "proef/2024-Q4"
JAAR = Vastgelegd(date(2024, 12, 31), "Uitgaven Wmo", Periode.lees("2024"), 100.0, 90.0, 110.0, "nagekomen")


def voorgelegd(
    root: Path, *, van: str | None = TOEN, is_: str = "vastgesteld", zegt: Verklaring | None = None, rijen: object = ()
) -> Voorgelegd:
    """An edition of which only this is known."""
    layout = Layout(root, root / "data", root / "output")
    parameters = SimpleNamespace(vorige=van, status=is_)
    params = layout.edition_params(*NU.split("/"))
    params.mkdir(parents=True, exist_ok=True)
    editie = SimpleNamespace(naam=NU, layout=layout, parameters=parameters, params=params, shown=layout.shown)
    gegeven = SimpleNamespace(
        editie=editie, verklaring=zegt or Verklaring(), prognoses=rijen, params="params.yml", lezers=INTERN
    )
    return cast(Voorgelegd, gegeven)


@pytest.mark.parametrize(
    ("is_", "mag"), [("vastgesteld", True), ("reproductie", True), ("fictief", True), ("concept", False)]
)
def test_a_concept_stays_inside(tmp_path: Path, is_: str, mag: bool) -> None:
    gezegd = [een.wat for een in status(voorgelegd(tmp_path, is_=is_))]
    assert gezegd == ([] if mag else [f"deze editie is nog '{is_}'"])


def test_what_the_edition_before_published_must_be_known(tmp_path: Path) -> None:
    """Unless there is none, its record is here, or the edition says that it never went out: and then that is so."""
    nooit = Verklaring(vorige_gepubliceerd=False)
    assert list(vorige(voorgelegd(tmp_path, van=None))) == []
    (weg,) = vorige(voorgelegd(tmp_path))
    assert weg.waar == "params/proef/2024-Q3/vastgelegd/getallen.csv"
    assert list(vorige(voorgelegd(tmp_path, zegt=nooit))) == []

    (tmp_path / "output" / TOEN / "openbaar").mkdir(parents=True)
    (toch,) = vorige(voorgelegd(tmp_path, zegt=nooit))
    assert toch.zin == (
        "params/proef/2024-Q4/publicatie.yml, vorige_gepubliceerd: dit is false, en proef/2024-Q3 is gepubliceerd. "
        "Haal deze regel weg."
    )
    pad = vastgelegd(Layout(tmp_path, tmp_path, tmp_path), TOEN, GETALLEN)
    pad.parent.mkdir(parents=True)
    pad.write_text(als_csv(Openbaargetal, []), encoding="utf-8")
    assert list(vorige(voorgelegd(tmp_path))) == []


def test_another_forecast_than_is_kept_is_not_lost(tmp_path: Path) -> None:
    hier = voorgelegd(tmp_path, rijen=[JAAR])
    assert list(prognose(hier)) == []
    leg_vast(hier.editie, [JAAR])
    assert list(prognose(hier)) == []
    (anders,) = prognose(voorgelegd(tmp_path, rijen=[replace(JAAR, waarde=101.0)]))
    assert anders.waar == "params/proef/2024-Q4/vastgelegd/prognose.csv"
    # An edition that shows no forecast makes no other.
    assert list(prognose(voorgelegd(tmp_path))) == []


def test_each_gate_asks_one_question_and_privacy_asks_it_before_anything_runs(tmp_path: Path) -> None:
    assert len({een.naam for een in POORTEN}) == len({een.vraag for een in POORTEN}) == len(POORTEN)
    assert [een.vraag for een in POORTEN if not een.vraag.endswith("?")] == []
    (privacy,) = [een for een in POORTEN if een.naam == "privacy"]
    assert privacy.van == (INTERN,)
    # Without a build there is nothing to protect, and another gate says so.
    zonder = Voorgelegd(voorgelegd(tmp_path).editie, INTERN, tmp_path, None, Verklaring())
    assert gevonden(zonder, [privacy]) == []


def test_every_file_that_is_kept_is_in_the_guide() -> None:
    gids = (Path(__file__).parents[4] / "docs/publiceren.md").read_text(encoding="utf-8")
    assert [naam for naam in VASTGELEGD if f"| `{naam}` |" not in gids] == []
    assert [een.naam for een in POORTEN if f"| {een.vraag} |" not in gids] == []
