"""Which modules are in the hash of a chapter: those that it names, and all that they import."""

import ast
from pathlib import Path

import pytest

from monitorlib.engine.stale.uses import imports, module_of, used_by
from monitorlib.hoofdstuk.cel import ingevoerd

MODULES = {
    "__init__.py": "import lazy_loader",
    "engine/__init__.py": "",
    "engine/run.py": "def run():\n    from monitorlib.render.deur import Deur\n",
    "publish/__init__.py": "from monitorlib import kwartaal",
    "kwartaal.py": "",
    "cijfers/__init__.py": "",
    "cijfers/tellen.py": "try:\n    import monitorlib.cijfers.hulp as hulp\nexcept OSError:\n    pass\n",
    "cijfers/hulp.py": "from monitorlib.cijfers.tellen import stand",
    "cijfers/anders.py": "match 1:\n    case 1:\n        from monitorlib import totaal\n",
    "render/__init__.py": "",
    "render/deur.py": (
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from monitorlib.cijfers.anders import een\n"
        "else:\n    import json\nfrom elders import monitorlib\n"
    ),
    "indicatoren/__init__.py": "",
    "indicatoren/wmo.py": "from monitorlib.cijfers.anders import een",
}
BASIS = {"", ".engine", ".engine.run", ".publish", ".kwartaal", ".render", ".render.deur"}
TELLEN = {".cijfers", ".cijfers.tellen", ".cijfers.hulp"}
INDICATOREN = {".indicatoren", ".indicatoren.wmo", ".cijfers.anders"}


NAMEN = "from .cijfers.tellen import stand as stand, totaal as totaal\nfrom .render.deur import Deur as Deur\n"


@pytest.fixture
def bibliotheek(tmp_path: Path) -> Path:
    for naam, inhoud in {**MODULES, "__init__.pyi": NAMEN}.items():
        pad = tmp_path / "monitorlib" / naam
        pad.parent.mkdir(parents=True, exist_ok=True)
        pad.write_text(inhoud, encoding="utf-8")
    return tmp_path / "monitorlib"


@pytest.mark.parametrize(
    ("invoer", "catalogus", "gebruikt"),
    [
        ([], False, BASIS),
        (["monitorlib.Deur"], False, BASIS),
        (["monitorlib.stand"], False, BASIS | TELLEN),
        (["monitorlib.cijfers.hulp.iets"], False, BASIS | TELLEN),
        (["monitorlib.cijfers.anders"], False, BASIS | TELLEN | {".cijfers.anders"}),
        ([], True, BASIS | TELLEN | INDICATOREN),
        (["monitorlib"], False, BASIS | TELLEN | INDICATOREN),
    ],
)
def test_what_is_named_and_all_that_it_imports(
    bibliotheek: Path, invoer: list[str], catalogus: bool, gebruikt: set[str]
) -> None:
    """The machinery always; imports in functions, branches and attempts count, one for types alone does not."""
    gevonden = used_by(bibliotheek, frozenset(invoer), catalogus)
    assert gevonden == {f"monitorlib{naam}" for naam in gebruikt}


def test_every_module_has_a_name(bibliotheek: Path) -> None:
    assert set(imports(bibliotheek)) == {module_of(bibliotheek / naam, bibliotheek) for naam in MODULES}


def test_what_a_cell_imports() -> None:
    regels = ["import pandas", "import monitorlib.periode as k", "from monitorlib import stand, som"]
    regels += ["from monitorlibre import x"]
    gevonden = [naam for regel in regels for naam in ingevoerd(ast.parse(regel).body[0])]
    assert gevonden == ["monitorlib.periode", "monitorlib.stand", "monitorlib.som"]
