"""Does progress say what happens: a line each, JSON for machines, a bar on a terminal?"""

import io
import json

import pytest

from monitorlib.engine.building.progress import Json, Lines, Live, Progress, Quiet


def verloop(progress: Progress) -> None:
    """Two chapters of one edition; one of them fails."""
    progress.say("Bronnen bevroren: [uitkeringen].")
    progress.begin("bmwe/2016-Q1", ["wmo", "privacy"])
    progress.cell("bmwe/2016-Q1", "wmo", 1, 4)
    progress.cell("bmwe/2016-Q1", "privacy", 2, 2)
    progress.done("bmwe/2016-Q1", "privacy")
    progress.failed("bmwe/2016-Q1", "wmo")


def test_lines_name_each_chapter(capsys: pytest.CaptureFixture[str]) -> None:
    verloop(Lines())
    assert capsys.readouterr().out.splitlines() == [
        "Bronnen bevroren: [uitkeringen].",
        "bmwe/2016-Q1: hoofdstuk privacy uitgevoerd.",
        "bmwe/2016-Q1: hoofdstuk wmo mislukt.",
    ]


def test_quiet_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    verloop(Quiet())
    assert capsys.readouterr().out == ""


def test_json_is_an_object_on_a_line_for_each_step(capsys: pytest.CaptureFixture[str]) -> None:
    verloop(Json())
    stappen = [json.loads(regel) for regel in capsys.readouterr().out.splitlines()]
    assert [stap["gebeurtenis"] for stap in stappen] == ["melding", "begin", "cel", "cel", "klaar", "mislukt"]
    assert stappen[1] == {"gebeurtenis": "begin", "editie": "bmwe/2016-Q1", "hoofdstukken": ["wmo", "privacy"]}
    assert stappen[2] == {"gebeurtenis": "cel", "editie": "bmwe/2016-Q1", "hoofdstuk": "wmo", "klaar": 1, "van": 4}


def test_a_terminal_shows_chapters_cells_and_the_time_left() -> None:
    """On a terminal of 100 columns; what is said stays above the bars, brackets and all."""
    from rich.console import Console

    scherm = io.StringIO()
    console = Console(file=scherm, force_terminal=True, width=100, color_system=None, legacy_windows=False)
    with Live(console) as live:
        verloop(live)
        live.cell("bmwe/2016-Q1", "financien", 3, 9)
        live.refresh()
    beeld = scherm.getvalue()
    assert "Bronnen bevroren: [uitkeringen]." in beeld
    assert "✓ bmwe/2016-Q1 privacy" in beeld
    assert "✗ bmwe/2016-Q1 wmo" in beeld
    assert "2 van 2 hoofdstukken" in beeld
    assert "bmwe/2016-Q1 financien" in beeld
    assert "3 van 9 cellen" in beeld
