"""Is what a site says of its own build read back whole, and believed only as it was written?"""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from monitorlib.editie.params.hoofdstukken import blokken
from monitorlib.engine.stale.state import BESTAND, Built, State, files_of, notebook_of, outputs_of, site_files
from monitorlib.sources.freeze.snapshot_index import sum_of

WMO = Built({"notebook": "n1"}, {"wmo.html": "h1", "notebooks/wmo.ipynb": "h2"}, ("inwoners", "wmo"), "r1")
JEUGD = Built({"notebook": "n2"}, {"jeugdwet.html": "h3"}, (), "r2")
STAAT = State({"wmo": WMO, "jeugdwet": JEUGD}, {"params.yml": "p"}, {"index.html": "h4"})


def som(tekst: str) -> str:
    return sha256(tekst.encode()).hexdigest()


def test_what_was_written_is_read_back(tmp_path: Path) -> None:
    """With every chapter, and the same site gives the same bytes."""
    STAAT.write(tmp_path)
    assert State.read(tmp_path) == STAAT
    eerst = (tmp_path / BESTAND).read_bytes()
    State({"jeugdwet": JEUGD, "wmo": WMO}, STAAT.invoer, STAAT.uitvoer).write(tmp_path)
    assert (tmp_path / BESTAND).read_bytes() == eerst
    assert eerst.startswith(b'{\n "bouw": {\n  "vorm": 3,\n')
    assert eerst.endswith(b"}\n")
    assert list(json.loads(eerst)["bouw"]["hoofdstukken"]) == ["jeugdwet", "wmo"]


def test_of_a_chapter_and_of_the_site_every_file_is_known() -> None:
    assert STAAT.records == {"wmo": "r1", "jeugdwet": "r2"}
    assert STAAT.files == {"wmo.html": "h1", "notebooks/wmo.ipynb": "h2", "jeugdwet.html": "h3", "index.html": "h4"}
    assert STAAT.names(Path("nergens")) == {*STAAT.files, "bouw.json"}
    assert files_of("wmo", Path("nergens")) == ("wmo.html", "notebooks/wmo.ipynb")
    assert notebook_of("wmo") == "notebooks/wmo.ipynb"


def test_without_a_state_all_that_any_build_leaves_is_named(tmp_path: Path) -> None:
    van_de_site = {"bouw.json", "index.html", "manifest.json", "indicatoren.csv", "kalender.ics"}
    van_de_site |= {"NIET-VOOR-PUBLICATIE.txt"}
    van_hoofdstukken = {f"{naam}.html" for naam in blokken()} | {f"notebooks/{naam}.ipynb" for naam in blokken()}
    assert State().names(tmp_path) == van_de_site | van_hoofdstukken
    leg_neer(tmp_path, "indicatoren/klachten.html", "indicatoren/klachten.csv", "indicatoren/Mijn lijst.docx")
    eigen = {"indicatoren/klachten.html", "indicatoren/klachten.csv"}
    assert State().names(tmp_path) == van_de_site | van_hoofdstukken | eigen
    csv = {"vormen/csv/wmo-b.csv", "vormen/csv/wmo-b.csv-metadata.json"}
    vormen = {"vormen/index.html", "vormen/monitor-a-2024-Q4.pdf"} | csv
    leg_neer(tmp_path, *vormen, "vormen/brief aan mij.docx", "vormen/csv/notities.txt")
    assert State().names(tmp_path) == van_de_site | van_hoofdstukken | eigen | vormen


def leg_neer(folder: Path, *namen: str) -> None:
    for naam in namen:
        (folder / naam).parent.mkdir(parents=True, exist_ok=True)
        (folder / naam).write_text(naam, encoding="utf-8")


def test_the_pages_of_its_indicators_are_of_the_chapter_that_measures_them(tmp_path: Path) -> None:
    """Those that there are, in order; what another left in the folder is not."""
    leg_neer(tmp_path, "indicatoren/b.html", "indicatoren/a.html", "indicatoren/a.csv", "indicatoren/.geheim.html")
    eigen = ("prestatie-indicatoren.html", "notebooks/prestatie-indicatoren.ipynb")
    pages = ("indicatoren/a.csv", "indicatoren/a.html", "indicatoren/b.html")
    assert files_of("prestatie-indicatoren", tmp_path) == (*eigen, *pages)
    assert outputs_of("prestatie-indicatoren", tmp_path)["indicatoren/a.csv"] == som("indicatoren/a.csv")
    assert files_of("wmo", tmp_path) == ("wmo.html", "notebooks/wmo.ipynb")


def geschreven(path: Path) -> dict[str, Any]:
    STAAT.write(path)
    gevonden: dict[str, Any] = json.loads((path / BESTAND).read_bytes())
    return gevonden


@pytest.mark.parametrize(
    "anders",
    [
        lambda van: van | {"som": "0"},
        lambda van: van | {"bouw": van["bouw"] | {"vorm": 3, "invoer": {}}},
        lambda van: {"bouw": van["bouw"]},
        lambda van: [van],
        lambda van: van | {"bouw": "niets"},
    ],
)
def test_what_was_changed_afterwards_is_not_believed(tmp_path: Path, anders: Any) -> None:
    """Another sum, another content under the same sum, or no content."""
    (tmp_path / BESTAND).write_text(json.dumps(anders(geschreven(tmp_path))), encoding="utf-8")
    assert State.read(tmp_path) == State()


def test_what_has_the_right_sum_and_another_form_says_nothing(tmp_path: Path) -> None:
    bouw = {"vorm": 3, "hoofdstukken": ["wmo"], "invoer": {}, "uitvoer": {}}
    (tmp_path / BESTAND).write_text(json.dumps({"bouw": bouw, "som": sum_of(bouw)}), encoding="utf-8")
    assert State.read(tmp_path) == State()


def test_what_an_older_version_left_says_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It was written whole, in another form."""
    monkeypatch.setattr("monitorlib.engine.stale.state._VORM", 1)
    STAAT.write(tmp_path)
    assert State.read(tmp_path) == STAAT
    monkeypatch.undo()
    assert State.read(tmp_path) == State()


@pytest.mark.parametrize("inhoud", [None, b"", b"\xff", b"[" * 100_000])
def test_what_is_no_state_says_nothing(tmp_path: Path, inhoud: bytes | None) -> None:
    """Not there, empty, no text, or without end."""
    if inhoud is not None:
        (tmp_path / BESTAND).write_bytes(inhoud)
    assert State.read(tmp_path) == State()


def test_files_of_the_site_are_those_of_no_chapter(tmp_path: Path) -> None:
    """Not the record itself, not what stands on its own for a gemeente, and not what a program leaves beside it."""
    vorige = {"wmo.html", "notebooks/wmo.ipynb", BESTAND, "gemeente/aa/index.html", ".DS_Store"}
    leg_neer(tmp_path, *vorige, "index.html", "stijl/pagina.css", "gemeenten.csv", "notebooks/los.ipynb")
    eigen = {"index.html", "stijl/pagina.css", "gemeenten.csv", "notebooks/los.ipynb"}
    assert site_files(tmp_path, {"wmo": WMO}) == {naam: som(naam) for naam in eigen}
    assert list(site_files(tmp_path, {"wmo": WMO})) == sorted(eigen)
    assert outputs_of("wmo", tmp_path) == {naam: som(naam) for naam in ("wmo.html", "notebooks/wmo.ipynb")}
    assert outputs_of("jeugdwet", tmp_path).keys() == {"jeugdwet.html", "notebooks/jeugdwet.ipynb"}
