"""Does a chapter that somebody opens by hand freeze its sources and take another setting, and no other chapter?"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from jupyter_client.manager import start_new_kernel

# The first cells of a chapter: its parameters and its setup.
OPEN = """
from monitorlib import Hoofdstuk
hoofdstuk = Hoofdstuk.open("jeugdwet", "bmwe", "2016-Q1", "intern", None, perioden_terug={})
"""
SECONDEN = 60
# Runs one cell, for somebody who can answer or for a program, and gives what it printed and how it failed.
Cel = Callable[..., tuple[str, str]]


@pytest.fixture
def cel(project: Path) -> Iterator[Cel]:
    """A kernel in the folder of the notebooks, on a project without a snapshot."""
    manager, client = start_new_kernel(cwd=str(project / "notebooks"))

    def run(source: str, *, by_hand: bool = True) -> tuple[str, str]:
        printed, failed = [], []

        def hear(message: dict[str, Any]) -> None:
            content = message["content"]
            if message["msg_type"] == "stream":
                printed.append(content["text"])
            if message["msg_type"] == "error":
                failed.append(re.sub(r"\x1b\[[0-9;]*m", "", "\n".join(content["traceback"])))

        client.execute_interactive(source, allow_stdin=by_hand, output_hook=hear, timeout=SECONDEN)
        return "".join(printed), "".join(failed)

    yield run
    client.stop_channels()
    manager.shutdown_kernel(now=True)


def test_opening_by_hand_freezes_and_tries(project: Path, cel: Cel) -> None:
    """A program gets what it got; a person the frozen sources, the message of a build and a trial, or a refusal."""
    data = project / "data/bmwe/2016-Q1"
    budgetten = (data / "budgetten.csv").read_text(encoding="utf-8")

    _, fout = cel(OPEN.format(5) + 'hoofdstuk.bron("basisteams")', by_hand=False)
    assert "heeft nog geen snapshot" in fout
    assert not (data / "snapshot").exists()

    (data / "budgetten.csv").write_text(budgetten.replace("2016", "tweeduizend", 1), encoding="utf-8")
    gezegd, fout = cel(OPEN.format(5))
    assert gezegd == ""
    assert fout.startswith("SourceError: data/bmwe/2016-Q1/budgetten.csv, rij 6, kolom jaar: ")
    assert "Traceback" not in fout
    assert "site-packages" not in fout
    assert not (data / "snapshot").exists()

    (data / "budgetten.csv").write_text(budgetten, encoding="utf-8")
    gezegd, fout = cel(OPEN.format(5))
    assert fout == ""
    assert re.fullmatch(r"Bronnen bevroren: [a-z_, ]*budgetten[a-z_, ]*\.\n", gezegd)
    assert cel(OPEN.format(5)) == ("", "")

    gezegd, fout = cel(OPEN.format(3))
    assert fout == ""
    assert gezegd == (
        "Proef: perioden_terug 3 in plaats van 5 (hoofdstukken.jeugdwet). "
        "Wilt u dit houden, zet het dan in params.yml; in het notebook wordt het niet bewaard.\n"
    )
    assert cel("hoofdstuk.editie.parameters.hoofdstukken.jeugdwet.perioden_terug == 3 or 1 / 0") == ("", "")
    _, fout = cel(OPEN.format(0))
    assert "params/bmwe/2016-Q1/params.yml, perioden_terug = 0" in fout
    assert "0 kan hier niet; toegestaan is ten minste 1." in fout
    _, fout = cel(OPEN.format(3), by_hand=False)
    assert "maar params.yml zegt {'perioden_terug': 5}" in fout

    # What a build executes in a kernel has a folder of its own, whoever may answer.
    gezegd, fout = cel(f"import os; os.environ['MONITOR_EDITION_OUTPUT'] = 'x'\n{OPEN.format(3)}")
    assert gezegd == ""
    assert "maar params.yml zegt" in fout
