"""Does the way from an idea to an indicator run as it stands, show no person, and leave the catalogue alone?"""

import csv
import json
import re
from pathlib import Path

import nbformat
import pytest
from locations import ROOT
from nbclient import NotebookClient
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

from monitorlib.editie.params.hoofdstukken import Hoofdstukken
from monitorlib.pagina.uitvoer import DATA_MIME

MAP, NAAM = ROOT / "notebooks" / "verkenning", "van-idee-naar-indicator"
INDICATOR = "Nieuwe jeugdhulp via de huisarts"
ALLEEN_VAN_MODULES = """
from monitorlib.indicatoren.catalogus.catalogus import catalogus
"__main__" in {een.bereken.__module__ for een in catalogus().values()}
"""
REGISTERS = ("voorzieningen_jeugdwet", "voorzieningen_wmo", "uitkeringen", "meldingen")


@pytest.fixture
def uitgevoerd(project: Path) -> NotebookNode:
    """The notebook as executed on a copy of the project: each cell twice, as an analyst does; then one of ours."""
    path = project / "notebooks" / "verkenning" / f"{NAAM}.ipynb"
    notebook = nbformat.read(path, as_version=4)
    dubbel = [new_code_cell(cel.source) for cel in notebook.cells if cel.cell_type == "code" for _ in range(2)]
    notebook.cells = [*dubbel, new_code_cell(ALLEEN_VAN_MODULES)]
    return NotebookClient(notebook, resources={"metadata": {"path": str(path.parent)}}).execute()


def test_it_runs_and_shows_the_sheet_but_no_person(project: Path, uitgevoerd: NotebookNode) -> None:
    """Words, figure, table and reading aid of the chapter; of a register only its columns, codes and counts."""
    *cellen, laatste = uitgevoerd.cells
    assert all(cel.outputs == [] or cel.outputs[0].output_type in ("display_data", "execute_result") for cel in cellen)
    blad = next(cel.outputs for cel in cellen if len(cel.outputs) > 1)
    html = "".join(een.data["text/html"] for een in blad)
    assert f"<h1>{INDICATOR}</h1>" in html
    assert "<strong>Lees:</strong>" in html
    soorten = [een.data[DATA_MIME]["monitor"]["soort"] for een in blad if DATA_MIME in een.data]
    assert soorten == ["figuur", "tabel"]
    assert laatste.outputs[0].data["text/plain"] == "False"

    getoond = set(re.findall(r"\w+", json.dumps(uitgevoerd.cells).replace("\\n", " ")))
    for naam in REGISTERS:
        with (project / f"data/voorbeeld/2024-Q4/{naam}.csv").open(encoding="utf-8", newline="") as file:
            rijen = list(csv.reader(file))
        nummer, client = rijen[0][0], rijen[0].index("client")
        assert nummer.endswith("_nummer")
        assert getoond & {waarde for rij in rijen[1:] for waarde in (rij[0], rij[client])} == set()


@pytest.mark.parametrize("path", sorted(MAP.rglob("*.ipynb")), ids=lambda path: path.stem)
def test_it_is_no_chapter_and_holds_no_output(path: Path) -> None:
    """No edition can list it; what was shown in it stays with who ran it."""
    hoofdstukken = {veld.alias or naam for naam, veld in Hoofdstukken.model_fields.items()}
    assert path.stem not in hoofdstukken
    for cel in nbformat.read(path, as_version=4).cells:
        assert cel.get("outputs", []) == []
        assert cel.get("execution_count") is None


def test_no_page_is_made_of_it(bmwe: Path) -> None:
    assert list(bmwe.rglob("*verkenning*")) == list(bmwe.rglob(f"*{NAAM}*")) == []
