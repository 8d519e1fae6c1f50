"""Does a build throw away nothing that it did not make, and does a link stay a link?"""

import shutil
from pathlib import Path

import pytest
from kleine_monitor import NAAM, alleen, bestanden, cel, uitvoer

from monitorlib.cli import main
from monitorlib.engine.stale.state import BESTAND, State


@pytest.fixture
def gebouwd(project: Path) -> Path:
    """A project with one chapter and its site."""
    alleen(project, "privacy")
    assert main(["build", NAAM, "--quiet"]) == 0
    return project


@pytest.mark.parametrize("wat", ["notitie.txt", "notebooks/eigen.ipynb", "map/", "map/brief.txt", "index.html.bak"])
@pytest.mark.parametrize("staat", ["readable", "damaged"])
def test_what_no_build_made_is_named_and_stays(
    gebouwd: Path, wat: str, staat: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Before anything is made; also when nothing is known of how the site was built."""
    vreemd = uitvoer(gebouwd) / wat
    if wat.endswith("/"):
        vreemd.mkdir()
    else:
        vreemd.parent.mkdir(exist_ok=True)
        vreemd.write_text("van mij", encoding="utf-8")
    if staat == "damaged":
        (uitvoer(gebouwd) / BESTAND).write_text("[]", encoding="utf-8")
    eerder = bestanden(uitvoer(gebouwd))
    assert main(["build", NAAM, "--force"]) == 1
    uit, fout = capsys.readouterr()
    genoemd = "map/" if wat.startswith("map/") else wat
    assert f"output/{NAAM}/intern: {genoemd} is niet door een bouw gemaakt" in fout
    assert "uitgevoerd" not in uit
    assert vreemd.exists()
    assert bestanden(uitvoer(gebouwd)) == eerder


def test_what_programs_leave_is_nobodys(gebouwd: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file manager or Jupyter looked: that is no reason to build again or to refuse."""
    for naam in (".DS_Store", "Thumbs.db", "notebooks/.ipynb_checkpoints/privacy-checkpoint.ipynb", "._index.html"):
        (uitvoer(gebouwd) / naam).parent.mkdir(exist_ok=True)
        (uitvoer(gebouwd) / naam).write_text("x", encoding="utf-8")
    assert main(["build", NAAM]) == 0
    assert capsys.readouterr().out.startswith("Niets veranderd: ")
    assert main(["build", NAAM, "--force", "--quiet"]) == 0
    assert not (uitvoer(gebouwd) / ".DS_Store").exists()


def test_a_file_that_appears_while_it_builds_stays(gebouwd: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A cell writes into the site that readers see: the build is refused, and the site is as it was."""
    eerder = bestanden(uitvoer(gebouwd))
    vreemd = uitvoer(gebouwd) / "extra.html"
    cel(gebouwd, "privacy", f"een = open({str(vreemd)!r}, 'w').write('x')")
    assert main(["build", NAAM, "--quiet"]) == 1
    assert "intern: extra.html is niet door een bouw gemaakt" in capsys.readouterr().err
    assert bestanden(uitvoer(gebouwd)) == {**eerder, "extra.html": b"x"}


def test_an_output_that_is_a_link_stays_one(gebouwd: Path, tmp_path: Path) -> None:
    """The folder behind it is replaced; also when the folder behind it is not there yet."""
    elders = tmp_path / "elders" / "pagina"
    elders.parent.mkdir()
    shutil.move(uitvoer(gebouwd), elders)
    uitvoer(gebouwd).symlink_to(elders)
    cel(gebouwd, "privacy", "proefcel = 1")
    assert main(["build", NAAM, "--quiet"]) == 0
    assert uitvoer(gebouwd).is_symlink()
    assert "proefcel" in (elders / "privacy.html").read_text(encoding="utf-8")
    shutil.rmtree(elders)
    assert main(["build", NAAM, "--quiet"]) == 0
    assert uitvoer(gebouwd).is_symlink()
    assert sorted(path.name for path in elders.parent.glob("[!.]*")) == ["pagina"]


def test_a_file_of_another_in_the_snapshot_stays(gebouwd: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And a snapshot that is a link stays one."""
    snapshot, bron = gebouwd / "data" / NAAM / "snapshot", gebouwd / "data" / NAAM / "privacyraamwerk.csv"
    (snapshot / "kladblok.txt").write_text("van mij", encoding="utf-8")
    bron.write_text(bron.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert main(["build", NAAM, "--quiet"]) == 1
    assert f"data/{NAAM}/snapshot: kladblok.txt is niet door een bouw gemaakt" in capsys.readouterr().err
    assert (snapshot / "kladblok.txt").read_text(encoding="utf-8") == "van mij"
    (snapshot / "kladblok.txt").unlink()
    elders = gebouwd / "bevroren"
    shutil.move(snapshot, elders)
    snapshot.symlink_to(elders)
    assert main(["build", NAAM, "--quiet"]) == 0
    assert snapshot.is_symlink()


def test_every_file_of_a_site_is_known_to_be_of_a_build(bmwe: Path, voorbeeld: Path) -> None:
    """Without a readable state these names are ours; the others are somebody's."""
    for site in (bmwe, voorbeeld):
        gemaakt = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
        assert gemaakt <= State().names(site)
        assert gemaakt == State.read(site).names(site)
