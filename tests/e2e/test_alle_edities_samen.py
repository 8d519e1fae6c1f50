"""Is the site of all editions whole, the same each time, and made of nothing but what was built for its readers?"""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from kleine_monitor import bestanden
from kleine_website import EERDER, LATER, REGIO

from monitorlib.cli import main

Aanpassen = Callable[[Path, str, str], None]


@pytest.fixture
def kopie(website: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the small project with what was built, which a test may change."""
    for naam in ("notebooks", "params", "output"):
        shutil.copytree(website.parents[2] / naam, tmp_path / naam, symlinks=True)
    (tmp_path / "data").symlink_to(website.parents[2] / "data")
    monkeypatch.setenv("MONITOR_ROOT", str(tmp_path))
    for naam in ("MONITOR_DATA", "MONITOR_OUTPUT", "MONITOR_EDITION_OUTPUT"):
        monkeypatch.delenv(naam, raising=False)
    return tmp_path


def fout(capsys: pytest.CaptureFixture[str], *opdracht: str) -> str:
    """The message with which a site is refused."""
    assert main(["site", *opdracht]) == 1
    return capsys.readouterr().err.strip()


def test_every_link_leads_to_a_place_on_the_site(website: Path) -> None:
    gezien = 0
    for pagina in website.rglob("*.html"):
        for href in re.findall(r'<a [^>]*?href="([^"]+)"', pagina.read_text(encoding="utf-8")):
            if href.startswith("mailto:"):
                continue
            bestand, _, id_ = href.partition("#")
            doel = (pagina.parent / bestand).resolve() if bestand else pagina
            assert doel.is_file(), f"{pagina.name}: {href}"
            assert not id_ or f'id="{id_}"' in doel.read_text(encoding="utf-8"), f"{pagina.name}: {href}"
            gezien += 1
    assert gezien > 100


def test_what_the_site_holds_and_what_it_does_not(website: Path) -> None:
    gevonden = {path.relative_to(website).as_posix() for path in website.rglob("*") if path.is_file()}
    per_editie = ("index.html", "inleiding.html", "wmo.html", "verantwoording.html", "kalender.ics")
    # To what the explanation of a number leads.
    notebooks = (f"notebooks/{naam}.ipynb" for naam in ("inleiding", "wmo", "verantwoording"))
    uitleg = ("manifest.json", "bouw.json", "NIET-VOOR-PUBLICATIE.txt", *notebooks)
    assert {een for een in gevonden if "/uitleg/" not in een} == {
        *("index.html", "monitor.js", "zoekindex.js", "inhoud.txt"),
        *(f"{REGIO}/{periode}/{naam}" for periode in (EERDER, LATER) for naam in (*per_editie, *uitleg)),
    }
    assert f"{REGIO}/{LATER}/uitleg/wmo/wmo-voorzieningen.html" in gevonden


def test_the_same_editions_give_the_same_bytes(kopie: Path, website: Path) -> None:
    assert main(["site", "--quiet"]) == 0
    assert bestanden(kopie / "output/_site/intern") == bestanden(website)


def test_one_edition_alone_has_no_neighbours(kopie: Path) -> None:
    assert main(["site", f"{REGIO}/{LATER}", "--quiet"]) == 0
    site = kopie / "output/_site/intern"
    assert not (site / REGIO / EERDER).exists()
    assert "Dezelfde tabel" not in (site / REGIO / LATER / "wmo.html").read_text(encoding="utf-8")


def test_an_edition_that_is_not_built_is_refused(kopie: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert fout(capsys, "bmwe/2016-Q1") == (
        "Editie bmwe/2016-Q1 is nog niet gebouwd voor de lezers 'intern'. Bouw haar eerst: monitor build bmwe/2016-Q1"
    )


def test_what_was_built_for_others_is_never_taken(kopie: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert fout(capsys, "--lezers", "openbaar") == (
        "Er is nog geen editie gebouwd voor de lezers 'openbaar'; bouw er eerst een, bijvoorbeeld: "
        "monitor publish bmwe/2016-Q1"
    )
    van = kopie / "output" / REGIO / LATER
    shutil.copytree(van / "intern", van / "archief/bouw")
    assert fout(capsys, "--lezers", "openbaar").startswith(
        f"Editie {REGIO}/{LATER} is niet gebouwd met de params.yml van nu, voor de lezers 'openbaar'."
    )


def test_params_that_changed_since_the_build_are_refused(
    kopie: Path, edit: Aanpassen, capsys: pytest.CaptureFixture[str]
) -> None:
    eerder = bestanden(kopie / "output/_site/intern")
    edit(kopie / "params" / REGIO / LATER / "params.yml", "vragen@voorbeeld.example", "anders@voorbeeld.example")
    assert fout(capsys) == (
        f"Editie {REGIO}/{LATER} is niet gebouwd met de params.yml van nu, voor de lezers 'intern'. "
        f"Bouw haar eerst: monitor build {REGIO}/{LATER}"
    )
    assert bestanden(kopie / "output/_site/intern") == eerder


def test_a_notebook_that_changed_since_the_build_is_refused(kopie: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = kopie / "output" / REGIO / LATER / "intern/notebooks/wmo.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    notebook["cells"][0]["source"] = "# Monitor anders"
    path.write_text(json.dumps(notebook), encoding="utf-8")
    assert "is niet meer wat de bouw maakte: notebooks/wmo.ipynb is weg of gewijzigd." in fout(capsys)


def test_a_file_that_no_site_left_is_never_thrown_away(kopie: Path, capsys: pytest.CaptureFixture[str]) -> None:
    eigen = kopie / "output/_site/intern" / REGIO / "notities.txt"
    eigen.write_text("van mij", encoding="utf-8")
    assert f"{REGIO}/notities.txt" in fout(capsys)
    assert eigen.read_text(encoding="utf-8") == "van mij"
