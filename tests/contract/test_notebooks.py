"""Is every chapter what a chapter must be?"""

import ast
from pathlib import Path

import nbformat
import pytest
from locations import ROOT
from nbformat import NotebookNode

from monitorlib.editie.params.hoofdstukken import blokken
from monitorlib.engine.execution.parameterize import declared_parameters
from monitorlib.hoofdstuk.cel import secties_van
from monitorlib.render.toelichting.beweringwoorden import claims

HOOFDSTUKKEN = sorted((ROOT / "notebooks").glob("*.ipynb"))
# Telling is the notebook's work, calculating the library's.
REKENWERK = (
    ast.FunctionDef,
    ast.AsyncFunctionDef,
    ast.ClassDef,
    ast.Lambda,
    ast.For,
    ast.While,
    ast.ListComp,
    ast.SetComp,
    ast.DictComp,
    ast.GeneratorExp,
)


@pytest.fixture(params=HOOFDSTUKKEN, ids=lambda path: path.stem)
def hoofdstuk(request: pytest.FixtureRequest) -> tuple[str, NotebookNode]:
    """One chapter: its name and its notebook."""
    path: Path = request.param
    return path.stem, nbformat.read(path, as_version=4)


def code(notebook: NotebookNode) -> list[NotebookNode]:
    return [cel for cel in notebook.cells if cel.cell_type == "code"]


def test_every_declared_chapter_has_a_notebook_and_the_reverse() -> None:
    """The chapters that an edition can list are the notebooks that there are."""
    assert {path.stem for path in HOOFDSTUKKEN} == set(blokken())


def test_parameters_are_those_of_the_chapter(hoofdstuk: tuple[str, NotebookNode]) -> None:
    """One parameters cell with scalars, equal in name and type to the chapter's block in params.yml."""
    naam, notebook = hoofdstuk
    velden = blokken()[naam].model_fields
    instellingen = {veld: info.annotation.__name__ for veld, info in velden.items() if veld != "secties"}
    vast = {"regio": "str", "periode": "str", "lezers": "str", "gemeente": "str | None"}
    assert declared_parameters(notebook) == vast | instellingen


def test_cells_are_small_and_tell(hoofdstuk: tuple[str, NotebookNode]) -> None:
    """No function, class or loop; cells of at most 8 lines; no outputs; no execution counts."""
    for cel in code(hoofdstuk[1]):
        boom = ast.parse(cel.source)
        gevonden = [type(knoop).__name__ for knoop in ast.walk(boom) if isinstance(knoop, REKENWERK)]
        assert gevonden == [], cel.source
        # Of the cell of parameters each line is one that a maker fills in.
        if "parameters" not in cel.metadata.get("tags", []):
            assert len(cel.source.splitlines()) <= 8, cel.source
        assert cel.outputs == []
        assert cel.execution_count is None


def test_the_skeleton_is_the_same(hoofdstuk: tuple[str, NotebookNode]) -> None:
    """Title and question, parameters, setup; every section starts with words; the last code is the controles."""
    naam, notebook = hoofdstuk
    eerste, parameters, opzet = notebook.cells[:3]
    assert eerste.source.startswith("# ")
    assert "?" in eerste.source
    assert parameters.metadata["tags"] == ["parameters"]
    assert f'"{naam}", regio, periode, lezers' in opzet.source
    laatste = code(notebook)[-1].source
    assert laatste == "hoofdstuk.controles()" or naam == "verantwoording"
    gezien: set[str] = set()
    for cel in notebook.cells[3:]:
        # What sections share comes before the words of each.
        secties = secties_van(cel)
        if len(secties) == 1 and secties[0] not in gezien:
            gezien.add(secties[0])
            assert cel.cell_type == "markdown", f"sectie {secties[0]} begint niet met woorden"


def test_nothing_of_this_region_is_in_the_shared_notebooks(hoofdstuk: tuple[str, NotebookNode]) -> None:
    """A chapter serves every edition: outside its defaults it names no gemeente and no date."""
    tekst = "\n".join(cel.source for cel in hoofdstuk[1].cells if "parameters" not in cel.metadata.get("tags", []))
    assert [naam for naam in ("Bedum", "De Marne", "Winsum", "Eemsmond", "2016", "2015") if naam in tekst] in (
        [],
        # the law is named 'Wmo 2015'
        ["2015"],
    )


def test_the_words_of_a_chapter_name_no_cause(hoofdstuk: tuple[str, NotebookNode]) -> None:
    """They stand in every edition, whatever its numbers are: only a text of an edition can say why."""
    woorden = "\n\n".join(cel.source for cel in hoofdstuk[1].cells if cel.cell_type == "markdown")
    gevonden = [een.zin for een in claims(hoofdstuk[0], woorden) if een.soort == "oorzaak"]
    assert gevonden in ([], ["het getal waardoor is gedeeld."])
