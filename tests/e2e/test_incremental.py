"""Is exactly that made again which would come out differently, and is the reason said?"""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from kleine_monitor import NAAM, alleen, bestanden, uitvoer
from ruamel.yaml import YAML

from monitorlib.cli import main
from monitorlib.editie.editie import Editie
from monitorlib.editie.layout import Layout
from monitorlib.engine.building.plan import Options, Plan
from monitorlib.engine.stale.library import hash_of_folder
from monitorlib.engine.stale.state import BESTAND

LAATSTE = {"samenvatting", "verantwoording"}


@pytest.fixture
def gebouwd(bmwe: Path, project: Path) -> Path:
    """A project with the output that belongs to it."""
    shutil.copytree(bmwe, uitvoer(project))
    return project


def redenen(**opties: object) -> dict[str, list[str]]:
    """Why each chapter would be made again; those that stay are not in it."""
    plan = Plan.of(Editie.named(NAAM, Layout.find()), Options(**opties), {})  # type: ignore[arg-type]
    return {naam: waarom for naam, waarom in plan.reasons.items() if waarom}


def verander_parameters(project: Path, verander: Callable[[dict[str, object]], None]) -> None:
    path = project / "params" / NAAM / "params.yml"
    yaml = YAML()
    parameters = yaml.load(path)
    verander(parameters)
    yaml.dump(parameters, path)


def test_nothing_changed_is_nothing_to_do(gebouwd: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In another folder than it was built in: contents count, places and times do not."""
    assert redenen() == {}
    assert main(["build", NAAM, "--quiet"]) == 0  # freezes the sources, which are not copied with the project
    assert main(["build", NAAM]) == 0
    assert capsys.readouterr().out == f"Niets veranderd: {uitvoer(gebouwd) / 'index.html'}\n"


def test_a_toelichting_belongs_to_one_chapter(gebouwd: Path) -> None:
    with (gebouwd / "params" / NAAM / "wmo.md").open("a", encoding="utf-8") as file:
        file.write("\nEn meer.\n")
    assert redenen() == {"wmo": ["de toelichting is veranderd"]}


def test_a_notebook_belongs_to_one_chapter(gebouwd: Path, edit: Callable[[Path, str, str], None]) -> None:
    edit(gebouwd / "notebooks/privacy.ipynb", "Het raamwerk privacy van de VNG heeft", "Het raamwerk van de VNG heeft")
    assert redenen() == {"privacy": ["het notebook is veranderd"]}


def test_a_title_stands_in_the_menu_of_every_page(gebouwd: Path, edit: Callable[[Path, str, str], None]) -> None:
    edit(gebouwd / "notebooks/privacy.ipynb", '"# Privacy\\n"', '"# Privacy en zo\\n"')
    waarom = redenen()
    assert waarom.pop("privacy") == [
        "het menu (de titels van de hoofdstukken) is veranderd",
        "het notebook is veranderd",
    ]
    assert set(map(tuple, waarom.values())) == {("het menu (de titels van de hoofdstukken) is veranderd",)}
    assert len(waarom) == 9


def test_a_source_belongs_to_who_reads_it(gebouwd: Path) -> None:
    """The chapters of the table, and the last ones, which account for every source."""
    with (gebouwd / "data" / NAAM / "privacyraamwerk.csv").open("a", encoding="utf-8") as file:
        file.write("\n")
    waarom = redenen()
    assert set(waarom) == {"privacy", *LAATSTE}
    assert all(een == ["bron privacyraamwerk is veranderd"] for een in waarom.values())


def test_a_setting_of_a_chapter_belongs_to_it(gebouwd: Path) -> None:
    """And to the last ones, which show the parameters."""

    def anders(parameters: dict) -> None:  # type: ignore[type-arg]
        parameters["hoofdstukken"]["financien"]["uitvoering_wmo"] = 11.0

    verander_parameters(gebouwd, anders)
    waarom = redenen()
    assert set(waarom) == {"financien", *LAATSTE}
    assert all(een == ["het deel van params.yml dat dit hoofdstuk ziet is veranderd"] for een in waarom.values())


def test_a_parameter_of_the_edition_belongs_to_all(gebouwd: Path) -> None:
    verander_parameters(gebouwd, lambda parameters: parameters.update(gebied="Elders"))
    assert len(redenen()) == 10


def test_a_file_that_is_gone_or_altered_is_made_again(gebouwd: Path) -> None:
    """Of a chapter and of the site."""
    (uitvoer(gebouwd) / "wmo.html").unlink()
    path = uitvoer(gebouwd) / "notebooks/privacy.ipynb"
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    (uitvoer(gebouwd) / "indicatoren.csv").unlink()
    (uitvoer(gebouwd) / "los.html").write_text("los", encoding="utf-8")
    plan = Plan.of(Editie.named(NAAM, Layout.find()), Options(), {})
    assert plan.reasons["wmo"] == ["wmo.html is weg"]
    assert plan.reasons["privacy"] == ["notebooks/privacy.ipynb is na de bouw gewijzigd"]
    assert plan.site == ["indicatoren.csv is weg", "los.html hoort er niet"]


def test_what_is_kept_and_what_is_made_again_are_one_site(gebouwd: Path, bmwe: Path) -> None:
    """One file gone: one chapter is made again, and every byte is as in an undisturbed build."""
    (uitvoer(gebouwd) / "privacy.html").unlink()
    wmo = (uitvoer(gebouwd) / "wmo.html").stat().st_size
    assert main(["build", NAAM, "--quiet"]) == 0
    assert bestanden(uitvoer(gebouwd)) == bestanden(bmwe)
    assert (uitvoer(gebouwd) / "wmo.html").stat().st_size == wmo
    assert redenen() == {}


def test_explain_says_it_and_makes_nothing(gebouwd: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (uitvoer(gebouwd) / "wmo.html").unlink()
    assert main(["build", NAAM, "--explain"]) == 0
    regels = capsys.readouterr().out.splitlines()
    assert regels[0] == NAAM
    assert "  wmo: wmo.html is weg" in regels
    assert "  jeugdwet: blijft staan" in regels
    assert not (uitvoer(gebouwd) / "wmo.html").exists()


def test_force_and_only_go_together(gebouwd: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Only the chapter that was asked for is executed, although nothing changed; the last ones came out the same."""
    assert main(["build", NAAM, "--force", "--only", "privacy"]) == 0
    uitgevoerd = [regel for regel in capsys.readouterr().out.splitlines() if regel.endswith("uitgevoerd.")]
    assert uitgevoerd == [f"{NAAM}: hoofdstuk privacy uitgevoerd."]


def test_only_leaves_other_changes_for_later(gebouwd: Path) -> None:
    for naam in ("wmo", "privacy"):
        with (gebouwd / "params" / NAAM / f"{naam}.md").open("a", encoding="utf-8") as file:
            file.write("\nEn meer.\n")
    assert redenen(only=("privacy",)) == {"privacy": ["de toelichting is veranderd"]}
    assert set(redenen()) == {"wmo", "privacy"}


def test_only_needs_the_rest_to_be_there(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    alleen(project, "privacy", "inleiding")
    assert main(["build", NAAM, "--only", "privacy"]) == 1
    assert "van bmwe/2016-Q1 is hoofdstuk 'inleiding' nog nooit gebouwd" in capsys.readouterr().err
    assert main(["build", NAAM, "--only", "pricavy"]) == 1
    assert "Bedoelt u 'privacy'?" in capsys.readouterr().err


def test_a_chapter_that_leaves_the_edition_leaves_the_site(gebouwd: Path) -> None:
    """Its page goes, without a trace."""
    alleen(gebouwd, "privacy", "inleiding")
    assert main(["build", NAAM, "--quiet"]) == 0
    assert sorted(path.name for path in uitvoer(gebouwd).glob("*.html")) == [
        "index.html",
        "inleiding.html",
        "privacy.html",
    ]


def test_a_state_that_cannot_be_read_makes_all_of_it_again(gebouwd: Path) -> None:
    """Of half a record nothing is believed."""
    path = uitvoer(gebouwd) / BESTAND
    path.write_text(path.read_text(encoding="utf-8")[:-30], encoding="utf-8")
    assert set(map(tuple, redenen().values())) == {("nog niet gebouwd",)}
    path.write_text(json.dumps({"vorm": 0}), encoding="utf-8")
    assert len(redenen()) == 10


def test_the_library_is_every_file_in_it(tmp_path: Path) -> None:
    """A changed, new or renamed file gives another hash; what Python itself leaves beside them does not."""
    (tmp_path / "deel").mkdir()
    (tmp_path / "deel/a.py").write_text("1", encoding="utf-8")
    eerst = hash_of_folder(tmp_path)
    (tmp_path / "deel/__pycache__").mkdir()
    (tmp_path / "deel/__pycache__/a.pyc").write_text("x", encoding="utf-8")
    assert hash_of_folder(tmp_path) == eerst
    (tmp_path / "deel/a.py").rename(tmp_path / "deel/b.py")
    anders = hash_of_folder(tmp_path)
    (tmp_path / "deel/b.py").write_text("2", encoding="utf-8")
    assert len({eerst, anders, hash_of_folder(tmp_path)}) == 3


def test_a_pattern_stands_for_all_editions_that_fit(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "h*/*", "--explain"]) == 0
    uit = capsys.readouterr().out
    assert [regel for regel in uit.splitlines() if not regel.startswith(" ")] == [
        "haarlemmermeer/2017-Q2",
        "hengelo/2019-Q1",
    ]
    assert main(["build", "*/2031-Q1"]) == 2
    assert "Geen editie past bij '*/2031-Q1'." in capsys.readouterr().err
