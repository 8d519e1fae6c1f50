"""Is what a chapter lacks, or what nobody would read of it, named before a build begins?"""

from collections.abc import Callable
from pathlib import Path

import pytest

from monitorlib.doctor import chapters
from monitorlib.editie.editie import Editie
from monitorlib.editie.layout import Layout

Edit = Callable[[Path, str, str], None]
NAAM = "bmwe/2016-Q1"


def _open(project: Path) -> Editie:
    return Editie.named(NAAM, Layout(project, project / "data", project / "output"))


def test_chapters_that_are_well(project: Path) -> None:
    een = _open(project)
    for check in (
        chapters.notebooks,
        chapters.sections,
        chapters.texts,
        chapters.unread_texts,
        chapters.printed,
        chapters.earlier,
    ):
        assert list(check(een)) == []


def test_a_notebook_that_is_not_there(project: Path) -> None:
    (project / "notebooks/wmo.ipynb").unlink()
    (fault,) = chapters.notebooks(_open(project))
    assert (fault.where, fault.what) == (
        "notebooks/wmo.ipynb",
        "het notebook ontbreekt. Haal het notebook terug uit git, of herstel het op die plaats.",
    )
    assert list(chapters.sections(_open(project))) == []


def test_a_cell_that_is_no_python(project: Path, edit: Edit) -> None:
    edit(project / "notebooks/privacy.ipynb", "cijfers_uit(hoofdstuk.bron(", "cijfers_uit((hoofdstuk.bron(")
    (fault,) = chapters.notebooks(_open(project))
    assert "dit is geen Python" in fault.what


def test_a_section_that_is_misspelt(project: Path, edit: Edit) -> None:
    edit(project / f"params/{NAAM}/params.yml", "stroom, minimabeleid,", "stroom, minimabelied,")
    (fault,) = chapters.sections(_open(project))
    assert fault.where == f"params/{NAAM}/params.yml, hoofdstukken.participatiewet"
    assert fault.what == "het notebook heeft geen sectie 'minimabelied'. Bedoelt u 'minimabeleid'?"


def test_a_source_that_a_section_lacks(project: Path, edit: Edit) -> None:
    edit(project / f"params/{NAAM}/params.yml", "\n  minimabeleid:\n", "\n  klachten:\n")
    faults = [fault.what for fault in chapters.sections(_open(project))]
    assert "sectie 'minimabeleid' leest bron minimabeleid, en die staat niet bij 'bronnen'" in faults


def test_a_conflict_of_git_in_a_text(project: Path) -> None:
    pad = project / f"params/{NAAM}/wmo.md"
    regels = len(pad.read_text(encoding="utf-8").splitlines())
    with pad.open("a", encoding="utf-8") as tekst:
        tekst.write("\n<<<<<<< HEAD\neen\n=======\nander\n>>>>>>> zij\n")
    (fault,) = chapters.texts(_open(project))
    assert (fault.where, fault.what) == (f"params/{NAAM}/wmo.md, regel {regels + 2}", "hier staat een conflict van git")


def test_a_text_that_is_no_text(project: Path) -> None:
    (project / f"params/{NAAM}/wmo.md").write_bytes(b"caf\xe9\n")
    (fault,) = chapters.texts(_open(project))
    assert fault.what.startswith("het bestand is geen UTF-8")


@pytest.mark.parametrize(("naam", "bedoeld"), [("jeugdwt", "jeugdwet"), ("financiën", "financien")])
def test_a_text_of_no_chapter(project: Path, naam: str, bedoeld: str) -> None:
    (project / f"params/{NAAM}/{naam}.md").write_text("## Ontwikkelingen\n", encoding="utf-8")
    (fault,) = chapters.unread_texts(_open(project))
    assert fault.what.endswith(f"Bedoelt u '{bedoeld}'?")


def test_a_printed_number_that_is_none(project: Path) -> None:
    pad = project / f"data/{NAAM}/gepubliceerd.csv"
    regels = len(pad.read_text(encoding="utf-8").splitlines())
    with pad.open("a", encoding="utf-8") as bestand:
        bestand.write("wmo,t,r,k,drie,drie,p. 1\n")
    (fault,) = chapters.printed(_open(project))
    assert fault.where == f"data/{NAAM}/gepubliceerd.csv, rij {regels + 1}, kolom waarde"


def test_an_edition_before_that_is_not_here(project: Path, edit: Edit) -> None:
    edit(project / f"params/{NAAM}/params.yml", "vorige: null", "vorige: bmwe/2015-Q4")
    (fault,) = chapters.earlier(_open(project))
    assert "editie 'bmwe/2015-Q4' is hier niet" in fault.what
