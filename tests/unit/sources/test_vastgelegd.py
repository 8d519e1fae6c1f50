"""What was forecast is kept once, read as it was written, and refused when it was damaged."""

from datetime import date
from types import SimpleNamespace

import pytest

from monitorlib.cijfers.prognose.reeksen.uitgekomen import uitgekomen
from monitorlib.editie.layout import Layout
from monitorlib.errors import MonitorError, SourceError
from monitorlib.sources.vastgelegd import Vastgelegd, lees_vastgelegd, leg_vast
from monitorlib.tijd.periode import Jaar

NAAM = "aa/2024-Q3"
RIJEN = [
    Vastgelegd(date(2024, 9, 30), "Uitgaven Wmo | Aldermeer", Jaar(2024), 100.0, 90.0, 115.5, "ETS en Theta"),
    Vastgelegd(date(2024, 9, 30), "Uitgaven Wmo | Esterveen", Jaar(2024), 40.0, 30.0, 50.0, "looptempo"),
]


@pytest.fixture
def editie(tmp_path):
    layout = Layout(tmp_path, tmp_path / "data", tmp_path / "output")
    layout.edition_params(*NAAM.split("/")).mkdir(parents=True)
    return SimpleNamespace(naam=NAAM, layout=layout, shown=lambda pad: pad.name)


def lees(editie):
    return lees_vastgelegd(editie.layout, NAAM)


def test_it_is_read_as_it_was_kept(editie):
    assert lees(editie) == []
    pad = leg_vast(editie, RIJEN)
    assert lees(editie) == RIJEN
    assert pad.read_text().splitlines()[1] == "2024-09-30,Uitgaven Wmo | Aldermeer,2024,100.0,90.0,115.5,ETS en Theta"


def test_it_is_kept_once(editie):
    leg_vast(editie, RIJEN)
    leg_vast(editie, RIJEN)
    with pytest.raises(MonitorError, match="wordt niet overschreven"):
        leg_vast(editie, RIJEN[:1])
    assert lees(editie) == RIJEN


@pytest.mark.parametrize(
    ("was", "wordt", "melding"),
    [
        ("datum,", "dag,", "rij 1: verwacht de kolommen datum, reeks"),
        ("2024-09-30,Uitgaven Wmo | Esterveen", "30-9-2024,Uitgaven Wmo | Esterveen", "rij 3: een datum of getal"),
        ("115.5", "115.5,7", "rij 2: 8 velden"),
        ("115.5", "hoog", "rij 2: een datum of getal"),
        ("115.5", "99", "rij 2: '2024' is geen periode, of 100 ligt niet tussen 90 en 99"),
        (",2024,40", ",2024-Q9,40", "rij 3: '2024-Q9' is geen periode"),
        ("Esterveen", "Aldermeer", "staat er twee keer"),
        ("Uitgaven Wmo | Esterveen", '"Uitgaven', "aanhalingsteken"),
    ],
)
def test_a_damaged_one_is_refused(editie, was, wordt, melding):
    pad = leg_vast(editie, RIJEN)
    tekst = pad.read_text()
    assert was in tekst
    pad.write_text(tekst.replace(was, wordt))
    with pytest.raises(SourceError) as fout:
        lees(editie)
    assert melding in str(fout.value)


def test_what_came_stands_beside_what_was_said():
    een, ander = uitgekomen(RIJEN, {(RIJEN[0].reeks, Jaar(2024)): 112.0, (RIJEN[1].reeks, Jaar(2024)): 55.0})
    assert (een.verschil, een.binnen) == (12, True)
    assert (ander.verschil, ander.binnen) == (15, False)
    assert uitgekomen(RIJEN, {}) == []
