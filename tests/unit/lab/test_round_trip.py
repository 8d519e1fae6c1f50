"""Does a chapter come back from JupyterLab as what stands in notebooks/, with what the analyst changed in it?"""

from dataclasses import replace
from pathlib import Path
from typing import Any

import nbformat
import pytest
from locations import ROOT
from nbformat import NotebookNode

from monitorlib.editie.editie import Editie, known_editions
from monitorlib.editie.layout import Layout
from monitorlib.lab.round_trip import as_source, for_edition
from monitorlib.tijd.periode import Maand

LAYOUT = Layout(ROOT, ROOT / "data", ROOT / "output")
IN_EDITIES = [
    (editie, naam)
    for editie in known_editions(LAYOUT)
    for naam in Editie.named(editie, LAYOUT).parameters.hoofdstukken.gevraagd()
    if (ROOT / "notebooks" / f"{naam}.ipynb").is_file()
]


def geopend(editie: str, naam: str) -> NotebookNode:
    """The chapter as JupyterLab gets it."""
    van = Editie.named(editie, LAYOUT)
    return for_edition(van.notebook(naam), van, naam, "intern")


def op_schijf(naam: str) -> Path:
    return ROOT / "notebooks" / f"{naam}.ipynb"


def bewaard(notebook: NotebookNode) -> str:
    """The file that saving leaves."""
    bron = as_source(notebook)
    nbformat.validate(bron)
    return f"{nbformat.writes(bron, version=nbformat.NO_CONVERT)}\n"


def gedraaid(notebook: NotebookNode) -> NotebookNode:
    """A notebook with what running it in JupyterLab leaves in it."""
    notebook.metadata.kernelspec.display_name = "Python 3 (ipykernel)"
    notebook.metadata.language_info |= {"version": "3.11.2", "mimetype": "text/x-python"}
    for cel in notebook.cells:
        cel.metadata["trusted"] = True
        if cel.cell_type == "code":
            cel.metadata |= {"execution": {"iopub.status.busy": "nu"}, "jupyter": {"outputs_hidden": True}}
            cel.execution_count = 7
            cel.outputs = [nbformat.v4.new_output("stream", name="stdout", text="uitvoer")]
    return notebook


@pytest.mark.parametrize(("editie", "naam"), IN_EDITIES)
def test_what_was_run_and_saved_is_what_stood_there(editie: str, naam: str) -> None:
    assert bewaard(gedraaid(geopend(editie, naam))) == op_schijf(naam).read_text(encoding="utf-8")


def parameters(notebook: NotebookNode) -> NotebookNode:
    (cel,) = [een for een in notebook.cells if "parameters" in een.metadata.get("tags", [])]
    return cel


def test_it_opens_with_the_parameters_and_the_sections_of_the_edition() -> None:
    """The comments stay; what is left out is named, and comes back."""
    notebook = geopend("bmwe/2016-Q1", "jeugdwet")
    assert parameters(notebook).source == (
        'regio: str = "bmwe"  # map onder params/\n'
        'periode: str = "2016-Q1"  # map onder params/<regio>/\n'
        'lezers: str = "intern"  # intern; een openbare editie komt uit publish\n'
        "gemeente: str | None = None  # code; None is de hele regio\n"
        "perioden_terug: int = 5  # zoveel kwartalen tonen de tabellen van de basisteams"
    )
    secties = {tag for cel in notebook.cells for tag in cel.metadata.get("tags", []) if tag.startswith("sectie:")}
    gevraagd = Editie.named("bmwe/2016-Q1", LAYOUT).parameters.hoofdstukken.gevraagd()["jeugdwet"].secties
    assert secties == {f"sectie:{een}" for een in gevraagd}
    assert "sectie:vervolg" not in secties
    assert notebook.cells[0].source.startswith("# ")
    assert "secties " in notebook.cells[1].source
    assert "vervolg" in notebook.cells[1].source


def test_texts_speak_of_the_period_of_the_edition() -> None:
    """As its page does; saved they are what stood there, but for a text that the analyst changed."""
    van = Editie.named("voorbeeld/2024-Q4", LAYOUT)
    bron = nbformat.read(op_schijf("wmo"), 4)
    maand = replace(van, periode=Maand(2024, 12))
    notebook = for_edition(van.notebook("wmo"), maand, "wmo", "intern")
    getoond = [cel for cel in notebook.cells if cel.cell_type == "markdown" and "monitor" in cel.metadata]
    assert getoond
    assert "kwartaal" not in "".join(cel.source for cel in notebook.cells if cel.cell_type == "markdown").lower()
    assert "maand" in getoond[0].source
    # The parameters are of the month as well; they are put back too.
    assert bewaard(gedraaid(notebook)) == op_schijf("wmo").read_text(encoding="utf-8")
    notebook = for_edition(van.notebook("wmo"), maand, "wmo", "intern")
    anders = next(cel for cel in notebook.cells if cel.cell_type == "markdown" and "monitor" in cel.metadata)
    anders.source += " Anders."
    (over,) = [cel for cel in as_source(notebook).cells if cel.source.endswith(" Anders.")]
    assert over.source == anders.source
    assert over.metadata == {een.id: een for een in bron.cells}[over.id].metadata


def verander(notebook: NotebookNode, wijziging: Any) -> list[str]:
    """The sources of the cells that saving leaves after a change."""
    wijziging(notebook)
    return [cel.source for cel in as_source(notebook).cells]


def test_what_the_analyst_changes_is_saved() -> None:
    """A text, a new cell, a cell that is gone and one that moved; the sections that were not shown are still there."""
    bron = [cel.source for cel in nbformat.read(op_schijf("jeugdwet"), 4).cells]
    notebook = geopend("bmwe/2016-Q1", "jeugdwet")
    zichtbaar = [cel.source for cel in notebook.cells[2:]]
    weg = [een for een in bron if een not in zichtbaar and not een.startswith(("# ", "regio"))]
    assert len(weg) > 5

    def wijzig(geopend_: NotebookNode) -> None:
        geopend_.cells[0].source = "# Andere titel"
        nieuw = nbformat.v4.new_code_cell("nieuw = 1", metadata={"tags": ["sectie:nieuw"]})
        geopend_.cells.insert(4, nieuw)
        del geopend_.cells[-1]

    na = verander(notebook, wijzig)
    assert na[0] == "# Andere titel"
    assert na[1:3] == bron[1:3]
    assert na[3] == "nieuw = 1"
    assert na[4:] == bron[3:-1]


def test_sections_that_are_not_shown_survive_all_that_stood_before_them() -> None:
    bron = nbformat.read(op_schijf("jeugdwet"), 4)
    notebook = geopend("bmwe/2016-Q1", "jeugdwet")
    getoond = {cel.id for cel in notebook.cells}
    verborgen = [cel.source for cel in bron.cells if cel.id not in getoond]
    notebook.cells = [nbformat.v4.new_code_cell("alles = 'anders'")]
    assert [cel.source for cel in as_source(notebook).cells] == [*verborgen, "alles = 'anders'"]


@pytest.mark.parametrize(
    ("getypt", "bewaard_"),
    [
        ("perioden_terug: int = 8  # anders", "perioden_terug: int = 5  # anders"),
        ("perioden_terug: int | None = 8", "perioden_terug: int | None = 5"),
        ("perioden_terug: int = ", "perioden_terug: int = "),
        ('nieuw: str = "één # twee"', 'nieuw: str = "één # twee"'),
        ('regio: str = "é"  # ë', 'regio: str = "voorbeeld"  # ë'),
    ],
)
def test_the_values_of_the_edition_are_not_saved(getypt: str, bewaard_: str) -> None:
    """A value is that of the notebook again; a comment, a type and a new parameter are the analyst's."""
    notebook = geopend("bmwe/2016-Q1", "jeugdwet")
    cel = parameters(notebook)
    cel.source = f"{cel.source.rsplit(chr(10), 1)[0]}\n{getypt}"
    regels = parameters(as_source(notebook)).source.split("\n")
    assert regels[-1] == bewaard_
    assert regels[:2] == [
        'regio: str = "voorbeeld"  # map onder params/',
        'periode: str = "2024-Q4"  # map onder params/<regio>/',
    ]


def test_a_copy_of_a_cell_that_stands_nowhere_is_kept() -> None:
    """The note of an edition is not saved; what an analyst makes of a copy of it, is."""
    notebook = geopend("bmwe/2016-Q1", "jeugdwet")
    kopie = nbformat.from_dict({**notebook.cells[1], "id": "kopie", "source": "Mijn tekst"})
    notebook.cells.append(kopie)
    laatste = as_source(notebook).cells[-1]
    assert laatste.source == "Mijn tekst"
    assert laatste.metadata == {}
