"""Does the first page hold all that is declared, for every edition?"""

import nbformat
import pytest
from locations import ROOT

import monitorlib
from monitorlib.editie.editie import Editie, known_editions
from monitorlib.editie.layout import Layout
from monitorlib.lab.start_page import start_page
from monitorlib.sources.codes.allowed import declared

LAYOUT = Layout(ROOT, ROOT / "data", ROOT / "output")


@pytest.mark.parametrize("naam", known_editions(LAYOUT))
def test_all_that_is_declared_is_on_it(naam: str) -> None:
    """A link for each chapter, a row for each column, a place for each name; the cell that runs is Python."""
    editie = Editie.named(naam, LAYOUT)
    pagina = start_page(editie)
    nbformat.validate(pagina)
    tekst = "\n".join(cel.source for cel in pagina.cells)
    for hoofdstuk in editie.parameters.hoofdstukken.gevraagd():
        assert f"]({hoofdstuk}.ipynb): " in tekst
    for bron in editie.parameters.bronnen:
        blok = next(cel.source for cel in pagina.cells if cel.source.startswith(f"### {bron}\n"))
        rijen = [regel.split("`")[1] for regel in blok.splitlines() if regel.startswith("| `")]
        assert rijen == list(declared(editie, bron).kolomnamen)
        # What stands in a cell never makes another one.
        assert {regel.count("|") for regel in blok.splitlines() if regel.startswith("| ")} == {5}
    koppen = [cel.source.splitlines()[0].removeprefix("#### ") for cel in pagina.cells]
    assert [een for een in monitorlib.__all__ if een not in koppen] == []
    (code,) = [cel.source for cel in pagina.cells if cel.cell_type == "code"]
    compile(code, "cel", "exec")


def test_a_calculation_has_how_it_is_called_and_a_line_of_this_edition() -> None:
    pagina = start_page(Editie.named("bmwe/2016-Q1", LAYOUT))
    (stand,) = [cel.source for cel in pagina.cells if cel.source.startswith("#### stand\n")]
    assert "```python\nstand(register, *, op)\n```" in stand
    assert "Count the rows that run on a peildatum" in stand
    assert "Uit [jeugdwet](jeugdwet.ipynb):" in stand
    assert "lopend = stand(jeugdwet, op=deze_periode)" in stand
