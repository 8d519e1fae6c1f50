"""Is there one way from a number to a page, past what the page may show, and none beside it?"""

import ast
import inspect
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from locations import ROOT

import monitorlib
from monitorlib.pagina.bladen.indicatoren import Indicatorenblad
from monitorlib.pagina.bladen.samenvatting import Samenvattingsblad
from monitorlib.pagina.deur import Deur
from monitorlib.pagina.hoofdstuk import Hoofdstuk

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
# What holds numbers, as it stands in a signature.
GETALLEN = ("Cijfers", "Figuur", "Verandering")
# Of the door what takes them: the first two hide, `tabellen` is the first per member, `betekenis` refuses.
DEUREN = {"tabel", "tabellen", "figuur", "betekenis"}
# Forms that get numbers beside those that the figure shows: a norm that somebody set is no count of people; the course
# of a maatregel is in euros, and stands in a table of its own.
NAAST = {"tegen_norm": "norm", "jaarpad": "koers"}
# What words beside a table hold, besides what is written there: names, days, parameters, and why there is no forecast.
WOORDEN = {
    "begin", "eind", "eindjaar", "naar", "van", "op_dagen", "deze_periode.jaar", "deze_periode.jaar - 1",
    "datum_lang(deze_periode.peildatum)", "solidariteit_sleutel", "eigen_bijdrage", "KOERSGRENS",
    "zonder_taakstelling(hoofdstuk.bron('maatregelen'))", "niet_meegeteld(effecten)", "clienten_wmo.waarom_niet",
    "clienten_jeugdwet.waarom_niet", "laat_wmo.waarom_niet", "laat_jeugdwet.waarom_niet",
    "onder_scenarios.waarom_niet",
}  # fmt: skip


def cellen(notebook: Path) -> Iterator[ast.Module]:
    for cel in json.loads(notebook.read_text(encoding="utf-8"))["cells"]:
        if cel["cell_type"] == "code":
            yield ast.parse("".join(cel["source"]))


def neemt(functie: object) -> list[str]:
    """The parameters of a function that take numbers."""
    parameters = inspect.signature(functie).parameters.values()  # type: ignore[arg-type]
    return [een.name for een in parameters if any(soort in str(een.annotation) for soort in GETALLEN)]


def test_the_doors_are_known() -> None:
    """Who adds a door for numbers, says here what it does with a hidden one."""
    gevonden = {
        naam for naam, een in inspect.getmembers(Hoofdstuk, inspect.isfunction) if naam[0] != "_" and neemt(een)
    }
    assert gevonden == DEUREN
    assert {naam for naam, een in inspect.getmembers(Samenvattingsblad, inspect.isfunction) if neemt(een)} == set()


def test_every_door_hides_before_it_says_anything() -> None:
    """The first thing that `tabel` and `figuur` do with what they got, besides looking what it is."""
    for deur, doet in (("tabel", "self.afscherming.tabel("), ("figuur", "self.afscherming.figuur(")):
        regels = inspect.getsource(getattr(Deur, deur)).split('"""')[2].splitlines()
        wat = deur.replace("tabel", "cijfers")
        gebruikt = [regel.strip() for regel in regels if wat in regel and "_keur(" not in regel]
        assert doet in gebruikt[0]
        assert gebruikt[0].startswith(f"{wat} = ")


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda een: een.stem)
def test_a_chapter_shows_nothing_but_through_its_door(notebook: Path) -> None:
    """Each expression that stands by itself is a call of the chapter, or of one of its sheets."""
    soorten = {"hoofdstuk": Hoofdstuk, "indicatoren": Indicatorenblad, "samenvatting": Samenvattingsblad}
    for boom in cellen(notebook):
        for los in (een.value for een in boom.body if isinstance(een, ast.Expr)):
            assert isinstance(los, ast.Call), ast.unparse(los)
            assert isinstance(los.func, ast.Attribute), ast.unparse(los)
            assert hasattr(soorten[ast.unparse(los.func.value)], los.func.attr), ast.unparse(los)
        assert not [een for een in ast.walk(boom) if isinstance(een, ast.Name) and een.id in ("print", "display")]


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda een: een.stem)
def test_the_words_beside_a_table_hold_no_count(notebook: Path) -> None:
    """A title, what is counted, and what stands in the place of nothing: they pass no mask."""
    for boom in cellen(notebook):
        for aanroep in (een for een in ast.walk(boom) if isinstance(een, ast.Call)):
            if ast.unparse(aanroep.func) not in ("hoofdstuk.tabel", "hoofdstuk.tabellen", "hoofdstuk.figuur"):
                continue
            for woord in (een.value for een in aanroep.keywords if een.arg in ("titel", "telt", "leeg")):
                assert set(_ingevuld(woord)) <= WOORDEN


def _ingevuld(woord: ast.expr) -> list[str]:
    if isinstance(woord, ast.Constant):
        return []
    if isinstance(woord, ast.JoinedStr):
        return [ast.unparse(een.value) for een in woord.values if isinstance(een, ast.FormattedValue)]
    return [ast.unparse(woord)]


def test_a_form_draws_only_the_numbers_that_its_figure_shows() -> None:
    """They are the first that it gets, and it can be drawn again from those."""
    alle = ((naam, getattr(monitorlib, naam)) for naam in dir(monitorlib))
    functies = [(naam, een) for naam, een in alle if inspect.isfunction(een)]
    vormen = {naam: een for naam, een in functies if "Figuur" in str(inspect.signature(een).return_annotation)}
    assert len(vormen) > 15
    meer = {naam: rest for naam, een in vormen.items() if (rest := neemt(een)[1:])}
    assert meer == {naam: [wat] for naam, wat in NAAST.items()}


def test_only_the_door_makes_a_table_of_numbers() -> None:
    """Who lays numbers out elsewhere, has them past the mask already: within a figure, in a fold, shown by hand."""
    gevonden = {
        path.relative_to(ROOT / "monitorlib").as_posix()
        for path in (ROOT / "monitorlib").rglob("*.py")
        for een in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(een, ast.Call) and ast.unparse(een.func) in ("opgemaakt.html", "tabel.html", "dataresource")
    }
    assert gevonden == {"pagina/deur.py", "render/tabellen/lange_tabel.py", "render/tabellen/woordentabel.py"}
