"""Does `monitor lab` say in one line why it does not start?"""

import os
import socket
from pathlib import Path

import pytest
from kleine_monitor import NAAM

from monitorlib.cli import main
from monitorlib.editie.editie import Editie
from monitorlib.editie.layout import Layout
from monitorlib.errors import MonitorError
from monitorlib.lab import serving
from monitorlib.lab.serving import Choices, serve
from monitorlib.lab.stylesheet import stylesheet

ALS_ROOT = ["--allow-root"]


def gezegd(capsys: pytest.CaptureFixture[str], *opdracht: str) -> str:
    """The one line that a refused command says."""
    assert main(["lab", *opdracht]) != 0
    uit = capsys.readouterr()
    assert uit.out == ""
    return uit.err


def test_what_is_not_there_is_said(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An edition, a chapter of it, a port: what was found, what is allowed."""
    assert gezegd(capsys, "bmwe/2016-Q7") == "Editie 'bmwe/2016-Q7' bestaat niet. Bedoelt u 'bmwe/2016-Q1'?\n"
    assert gezegd(capsys, NAAM, "jeugdwt") == (
        "Editie bmwe/2016-Q1 heeft geen hoofdstuk 'jeugdwt'. Bedoelt u 'jeugdwet'?\n"
    )
    assert gezegd(capsys, NAAM, "--port", "0") == (
        "--port: '0' kan hier niet; schrijf een geheel getal van 1 tot en met 65535.\n"
    )


def test_a_port_in_use_is_said(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as ander:
        ander.bind((serving.HOST, 0))
        ander.listen()
        poort = ander.getsockname()[1]
        assert gezegd(capsys, NAAM, "--port", str(poort), *ALS_ROOT) == (
            f"Poort {poort} kan niet: een ander programma gebruikt hem. Kies met --port een andere, of laat --port "
            "weg: dan zoekt JupyterLab er zelf een.\n"
        )


def test_root_is_asked_for_by_name(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0, raising=False)
    editie = Editie.named(NAAM, Layout.find())
    with pytest.raises(MonitorError, match=r"^JupyterLab start niet als root: .* --allow-root mee\.$"):
        serve(editie, None, Choices(), print)


def test_the_stylesheet_is_that_of_the_pages_within_an_output() -> None:
    """Balanced, with no rule left for a page around it, and the rules of tables as they stand."""
    css = stylesheet()
    assert css.count("{") == css.count("}")
    assert "\n.jp-OutputArea-output" in css
    for weg in (":root {", "\nbody {", "@page"):
        assert weg not in css
    assert "th[scope=row] { background: var(--papier); }" in css
    assert "& {\n  --inkt: #1d272c;" in css
