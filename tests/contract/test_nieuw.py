"""`monitor new`: a next quarter that is complete, empty of the earlier one's numbers, and never over another."""

from pathlib import Path

import pytest

from monitorlib.cli import main
from monitorlib.editie import Editie
from monitorlib.layout import Layout
from monitorlib.render.toelichting import NOG_TE_SCHRIJVEN, lees_toelichting


@pytest.fixture
def gebouwd(project: Path) -> Path:
    """A project in which bmwe/2016-Q1 counts as built."""
    uit = project / "output" / "bmwe" / "2016-Q1" / "intern"
    uit.mkdir(parents=True)
    (uit / "index.html").write_text("", encoding="utf-8")
    (uit / "indicatoren.csv").write_text("editie,indicator,gemeente,kwartaal,reden,waarde\n", encoding="utf-8")
    return project


def test_a_next_quarter_is_whole(gebouwd: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "bmwe/2016-Q2", "--from", "bmwe/2016-Q1"]) == 0
    editie = Editie.named("bmwe/2016-Q2", Layout.find())
    assert (editie.parameters.status, editie.parameters.vorige) == ("concept", "bmwe/2016-Q1")
    assert {bron.herkomst for bron in editie.parameters.bronnen.values()} == {"geleverd"}
    assert [str(een.datum) for een in editie.parameters.kalender] == ["2016-09-06", "2016-09-14"]
    tekst = (editie.params / "params.yml").read_text(encoding="utf-8")
    assert "# how many quarters the tables of the basisteams show" in tekst
    assert not (editie.data / "gepubliceerd.csv").exists()
    wmo = lees_toelichting(editie.params / "wmo.md", "wmo.md")
    assert wmo.html("Ontwikkelingen", {}, []) == NOG_TE_SCHRIJVEN
    assert not wmo.letterlijk([])
    assert "persoonlijk" in (editie.data / "LEVEREN.md").read_text(encoding="utf-8")
    assert main(["build", "bmwe/2016-Q2", "--quiet"]) == 1
    assert "er staat alleen een kop in" in capsys.readouterr().err


def test_nothing_is_overwritten_or_guessed(gebouwd: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "bmwe/2016-Q2", "--from", "bmwe/2016-Q3"]) == 2
    assert "Bedoelt u 'bmwe/2016-Q1'?" in capsys.readouterr().err
    assert main(["new", "../x/2016-Q2", "--from", "bmwe/2016-Q1"]) == 2
    (gebouwd / "data" / "bmwe" / "2016-Q2").mkdir()
    assert main(["new", "bmwe/2016-Q2", "--from", "bmwe/2016-Q1"]) == 1
    assert "bestaat al; er is niets veranderd" in capsys.readouterr().err
    assert not (gebouwd / "params" / "bmwe" / "2016-Q2").exists()


def test_the_earlier_edition_is_built_first(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "bmwe/2016-Q2", "--from", "bmwe/2016-Q1"]) == 1
    assert "monitor build bmwe/2016-Q1" in capsys.readouterr().err
    assert [map_.name for map_ in (project / "params" / "bmwe").iterdir()] == ["2016-Q1"]
