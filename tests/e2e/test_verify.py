"""Does a proof that an edition can be made again fail when it cannot, and leave everything as it was?"""

import json
import os
import shutil
import subprocess
from contextlib import suppress
from pathlib import Path

import pytest
from kleine_monitor import NAAM, alleen, bestanden, cel, kopie_van_het_project, monitor, uitvoer
from locations import ROOT

from monitorlib.cli import main

HIER = ("--omgeving", "deze")


@pytest.fixture(scope="module")
def eerst(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A monitor of two chapters, built."""
    project = tmp_path_factory.mktemp("verify")
    kopie_van_het_project(project)
    alleen(project, "inleiding", "verantwoording")
    gedaan = monitor(project, "build", NAAM, "--quiet")
    assert gedaan.returncode == 0, gedaan.stderr
    return project


@pytest.fixture
def klein(eerst: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it that a test may change."""
    monkeypatch.setenv("MONITOR_ROOT", str(tmp_path / "project"))
    return Path(shutil.copytree(eerst, tmp_path / "project"))


def _notebooks(project: Path) -> list[Path]:
    return sorted((uitvoer(project) / "notebooks").glob("*.ipynb"))


def gezegd(capsys: pytest.CaptureFixture[str], *woorden: str, eindigt: int = 0) -> str:
    capsys.readouterr()
    assert main(["verify", NAAM, *woorden]) == eindigt
    return "".join(capsys.readouterr())


def test_what_comes_out_the_same_is_said_with_what_was_compared(
    klein: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """And in a kernel as well; nothing that stood is touched."""
    eerst = bestanden(klein / "output")
    uit = gezegd(capsys, *HIER)
    aantal = len(bestanden(uitvoer(klein)))
    assert f"{aantal} van {aantal} bestanden zijn gelijk tot op de byte." in uit
    assert "opnieuw gebouwd in een nieuw proces, met de pakketten die er nu staan." in uit
    assert uit.endswith("Klopt: de editie is te herhalen.\n")
    alle = [cel for pad in _notebooks(klein) for cel in json.loads(pad.read_text(encoding="utf-8"))["cells"]]
    cellen = sum(cel["cell_type"] == "code" for cel in alle)
    assert f"Met nbval zijn de uitkomsten van {cellen} cellen vergeleken; geen daarvan is anders." in uit
    gelezen = json.loads(gezegd(capsys, *HIER, "--json", "--engine", "kernel"))
    assert gelezen["klopt"] is True
    assert gelezen["bestanden"] == {"gelijk": aantal, "anders": []}
    assert gelezen["cellen"] == {"vergeleken": cellen, "anders": []}
    assert bestanden(klein / "output") == eerst


def test_what_comes_out_otherwise_is_named(klein: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A cell that shows what time it is: what a build shows once, it never shows again."""
    cel(klein, "inleiding", "import time\nfrom IPython.display import HTML\n\nHTML(f'<p>{time.time_ns()}</p>')")
    assert main(["build", NAAM, "--quiet"]) == 0
    uit = gezegd(capsys, *HIER, eindigt=1)
    assert "  anders: inleiding.html\n" in uit
    assert "  anders: notebooks/inleiding.ipynb\n" in uit
    assert "  anders: hoofdstuk inleiding, cel 3: text/html\n" in uit
    assert "verantwoording" not in uit
    assert uit.endswith("Klopt niet: de editie is zo niet te herhalen.\n")


def test_another_outcome_that_is_no_wonder_is_refused_before(klein: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A page altered by hand; a text, then a source that is another than it was; nothing built."""
    pagina = uitvoer(klein) / "inleiding.html"
    zoals_gebouwd = pagina.read_bytes()
    pagina.write_bytes(zoals_gebouwd + b"\n")
    assert "na de bouw gewijzigd of weg: inleiding.html" in gezegd(capsys, *HIER, eindigt=1)
    pagina.write_bytes(zoals_gebouwd)
    tekst = klein / "params" / NAAM / "inleiding.md"
    zoals_het_was = tekst.read_text(encoding="utf-8")
    tekst.write_text(f"{zoals_het_was}\nEn dit.\n", encoding="utf-8")
    assert "inleiding: de toelichting is veranderd" in gezegd(capsys, *HIER, eindigt=1)
    tekst.write_text(zoals_het_was, encoding="utf-8")
    bron = klein / "data" / NAAM / "budgetten.csv"
    bron.write_bytes(bron.read_bytes() + b"\n")
    assert "bron budgetten is opnieuw geleverd" in gezegd(capsys, *HIER, eindigt=1)
    shutil.rmtree(klein / "output")
    assert "staat geen gebouwde editie" in gezegd(capsys, *HIER, eindigt=1)


@pytest.mark.parametrize("hash_", ["geen", "--help", "abc", "G" * 40])
def test_what_is_no_commit_is_refused(klein: Path, capsys: pytest.CaptureFixture[str], hash_: str) -> None:
    with suppress(SystemExit):
        main(["verify", NAAM, f"--commit={hash_}"])
    assert f"--commit: '{hash_}' is geen hash van een commit" in capsys.readouterr().err


def test_without_a_registry_the_packages_that_are_there_do_and_it_says_so(
    klein: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """With uv, and with pip: neither may reach for anything."""
    for naam in ("UV_OFFLINE", "UV_NO_INDEX", "PIP_NO_INDEX"):
        monkeypatch.setenv(naam, "1")
    monkeypatch.setenv("UV_CACHE_DIR", str(tmp_path / "leeg"))
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path / "leeg"))
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    uit = gezegd(capsys)
    assert "een nieuw proces, met de pakketten die er nu staan: de pakketten van requirements.lock zijn nergens" in uit
    assert uit.endswith("Klopt: de editie is te herhalen.\n")


@pytest.fixture
def repository(klein: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with the project and its code, in which an edition is built from a commit."""
    shutil.copytree(ROOT / "monitorlib", klein / "monitorlib", ignore=shutil.ignore_patterns("__pycache__"))
    (klein / ".gitignore").write_text("/output/\n/data/\n__pycache__/\n", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(klein))
    for naam in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{naam}_NAME", "A. de Vries")
        monkeypatch.setenv(f"GIT_{naam}_EMAIL", "niemand@example.org")
    git(klein, "init", "--quiet")
    leg_vast(klein)
    assert monitor(klein, "build", NAAM, "--quiet", "--force").returncode == 0
    return klein


def git(repository: Path, *woorden: str) -> str:
    gedaan = subprocess.run(["git", "-C", str(repository), *woorden], capture_output=True, text=True, check=True)
    return gedaan.stdout.strip()


def leg_vast(repository: Path) -> None:
    git(repository, "add", "--all")
    git(repository, "commit", "--quiet", "--message", "Zoals het is")


def test_an_edition_is_made_again_with_the_code_and_texts_of_its_commit(repository: Path) -> None:
    """Code and text are others since; with those of the build all is the same, and no worktree is left behind."""
    toen = git(repository, "rev-parse", "HEAD")
    for pad in (repository / "params" / NAAM / "inleiding.md", repository / "monitorlib/notatie.py"):
        regel = "\nEn dit.\n" if pad.suffix == ".md" else "\nLATER = 1\n"
        pad.write_text(pad.read_text(encoding="utf-8") + regel, encoding="utf-8")
    leg_vast(repository)
    assert "sinds de bouw is er iets veranderd" in monitor(repository, "verify", NAAM, *HIER).stderr
    gedaan = monitor(repository, "verify", NAAM, *HIER, "--commit")
    assert (gedaan.returncode, gedaan.stderr) == (0, "")
    assert f"met de code van commit {toen[:12]}." in gedaan.stdout
    assert gedaan.stdout.endswith("Klopt: de editie is te herhalen.\n")
    nu = monitor(repository, "verify", NAAM, *HIER, "--commit", git(repository, "rev-parse", "HEAD"))
    assert nu.returncode == 1
    assert "  anders: inleiding.html\n" in nu.stdout
    assert len(git(repository, "worktree", "list").splitlines()) == 1
    assert git(repository, "status", "--porcelain") == ""


def test_a_build_with_changes_of_no_commit_has_none_to_go_back_to(repository: Path) -> None:
    pad = repository / "params" / NAAM / "inleiding.md"
    pad.write_text(pad.read_text(encoding="utf-8") + "\nEn dit.\n", encoding="utf-8")
    assert monitor(repository, "build", NAAM, "--quiet").returncode == 0
    gezegd_ = monitor(repository, "verify", NAAM, *HIER, "--commit").stderr
    assert "is gebouwd met wijzigingen die in geen commit staan" in gezegd_
    assert "git worktree lukt niet" not in gezegd_
    onbekend = monitor(repository, "verify", NAAM, *HIER, "--commit", "0" * 40).stderr
    assert "git worktree add lukt niet" in onbekend
