"""What of the outputs of a cell is another when it is executed again, and what may be?"""

from collections.abc import Sequence
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from monitorlib.review.verifieren import cellen
from monitorlib.review.verifieren.cellen import Celvergelijking, vergelijk_cellen

TABEL = "<table><tr><td>12</td></tr></table>"


def tekening(wat: str, voorlezen: str = "Staven: 12 in 2024") -> str:
    return f'<figure><svg role="img" aria-label="{voorlezen}"><g>\n{wat}</g></svg></figure>'


def uitgevoerd(folder: Path, uitkomsten: Sequence[str]) -> Path:
    """A chapter with a text and a cell for each outcome, executed."""
    delen = [new_markdown_cell("# Titel")]
    for nummer, html in enumerate(uitkomsten, 1):
        uit = [new_output("execute_result", {"text/html": html}, execution_count=nummer)] if html else []
        delen.append(new_code_cell(f"cel_{nummer}", outputs=uit, execution_count=nummer))
    folder.mkdir()
    nbformat.write(new_notebook(cells=delen), folder / "wmo.ipynb")
    return folder


def vergeleken(tmp_path: Path, toen: Sequence[str], weer: Sequence[str]) -> Celvergelijking | None:
    return vergelijk_cellen(uitgevoerd(tmp_path / "toen", toen), uitgevoerd(tmp_path / "weer", weer), ["wmo"])


def test_another_number_is_named_with_its_cell(tmp_path: Path) -> None:
    gevonden = vergeleken(tmp_path, [TABEL, TABEL], [TABEL, TABEL.replace("12", "13")])
    assert gevonden == Celvergelijking(2, ("hoofdstuk wmo, cel 2: text/html",))


def test_an_output_more_or_less_is_another(tmp_path: Path) -> None:
    gevonden = vergeleken(tmp_path, [TABEL, ""], ["", TABEL])
    assert gevonden is not None
    wat = "een uitkomst meer of minder"
    assert gevonden.anders == (f"hoofdstuk wmo, cel 1: {wat}", f"hoofdstuk wmo, cel 2: {wat}")


def test_how_a_figure_is_drawn_may_differ_and_what_it_says_may_not(tmp_path: Path) -> None:
    toen = [tekening('<path d="M0 0"/>'), tekening("<path/>")]
    weer = [tekening('<path d="M0 0.0001"/>\n<g/>'), tekening("<path/>", "Staven: 13 in 2024")]
    assert vergeleken(tmp_path, toen, weer) == Celvergelijking(2, ("hoofdstuk wmo, cel 2: text/html",))


def test_other_cells_are_not_compared(tmp_path: Path) -> None:
    assert vergeleken(tmp_path, [TABEL], [TABEL, TABEL]) == Celvergelijking(0, ("hoofdstuk wmo: andere cellen",))


def test_without_nbval_nothing_is_said_to_be_the_same(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(cellen, "ontbreekt", lambda pakket: pakket == "nbval")
    assert vergeleken(tmp_path, [TABEL], [TABEL]) is None
