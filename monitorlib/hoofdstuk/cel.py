"""What one cell of a chapter says of itself: read from its syntax tree, never guessed from its text.

A cell names the sources that it opens and the texts that it shows as literals:

    uitkeringen = hoofdstuk.bron("uitkeringen")     # or hoofdstuk.bron.uitkeringen
    hoofdstuk.toelichting("Aantallen")

A name that is made while the cell runs is refused.
"""

import ast
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any, TypeGuard

from monitorlib.errors import InCel, NotebookError, at_cell
from monitorlib.hoofdstuk.notebook_file import source_of, tags_of
from monitorlib.vertaald.van_python import syntaxis_in_woorden

LIBRARY, SECTIE = "monitorlib", "sectie:"
# The name under which every notebook opens its chapter.
DEUR = "hoofdstuk"
_BRON, _TEKST, _LAATSTE = "bron", "toelichting", "controles"
# What IPython reads by itself, such as `%time`; it is no Python.
_VAN_IPYTHON = ("%", "!")


@dataclass(frozen=True)
class Cel:
    """What one code cell says: how it is named, its sections (none: the setup), and what it names."""

    waar: str
    in_cel: InCel
    secties: tuple[str, ...]
    bronnen: tuple[str, ...]
    teksten: tuple[str, ...]
    # What of the chapter it calls: `tabel`, or of what a door gave that has a name, `samenvatting.overzicht`.
    deuren: tuple[str, ...]
    # Every literal text in it.
    woorden: tuple[str, ...]
    # Every name that it reads.
    namen: tuple[str, ...]
    # What it imports of this library: 'monitorlib.stand'.
    invoer: tuple[str, ...]
    # It shows something of itself: it ends with a value, and is not the last cell of every chapter.
    toont: bool
    # All it does is show texts.
    is_tekst: bool


def secties_van(cell: Mapping[str, Any]) -> tuple[str, ...]:
    """List the sections of a cell, from its tags."""
    return tuple(tag.removeprefix(SECTIE) for tag in tags_of(cell) if tag.startswith(SECTIE))


def loopt(cell: Mapping[str, Any], secties: Set[str]) -> bool:
    """Tell whether a cell runs in an edition with these sections: it is of one of them, or of none."""
    return not (eigen := secties_van(cell)) or bool(secties & set(eigen))


def lees_cel(cell: Mapping[str, Any], waar: str, gegeven: dict[str, str]) -> Cel:
    """Read one code cell, which is named `waar`; `gegeven` names what a door gave, here and in cells before it.

    Raises `NotebookError`, with file, cell and line, for a cell that is no Python, and for one that opens a source or
    shows a text by another name than a literal.
    """
    try:
        return _gelezen(cell, waar, gegeven)
    except NotebookError as error:
        raise at_cell(error, InCel.of(cell)) from None


def _gelezen(cell: Mapping[str, Any], waar: str, gegeven: dict[str, str]) -> Cel:
    regels = ["" if regel.startswith(_VAN_IPYTHON) else regel for regel in source_of(cell).splitlines()]
    boom = _boom(regels, waar)
    gegeven.update(_gegeven(boom))
    lezer = _Lezer(waar, regels, gegeven)
    lezer.visit(boom)
    laatste = boom.body[-1] if boom.body else None
    aangeroepen = [_deur_van(een) for een in boom.body]
    return Cel(
        waar,
        InCel.of(cell),
        secties_van(cell),
        tuple(lezer.bronnen),
        tuple(lezer.teksten),
        tuple(lezer.deuren),
        tuple(lezer.woorden),
        tuple(sorted({een.id for een in ast.walk(boom) if isinstance(een, ast.Name)})),
        tuple(naam for een in ast.walk(boom) for naam in ingevoerd(een)),
        toont=isinstance(laatste, ast.Expr) and aangeroepen[-1] != _LAATSTE,
        is_tekst=bool(boom.body) and all(een == _TEKST for een in aangeroepen),
    )


def _boom(regels: Sequence[str], waar: str) -> ast.Module:
    try:
        return ast.parse("\n".join(regels))
    except SyntaxError as error:
        regel = f", regel `{regels[error.lineno - 1].strip()}`" if error.lineno and error.lineno <= len(regels) else ""
        wat = syntaxis_in_woorden(error.msg)
        raise NotebookError(f"{waar}{regel}: dit is geen Python ({wat}). Verbeter de regel.") from None


def ingevoerd(node: ast.AST) -> list[str]:
    """Name what an import takes from this library, as 'monitorlib.module' or 'monitorlib.module.name'."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names if within(alias.name, LIBRARY)]
    if isinstance(node, ast.ImportFrom) and within(node.module or "", LIBRARY):
        return [f"{node.module}.{alias.name}" for alias in node.names]
    return []


def within(module: str, package: str) -> bool:
    """Tell whether a module is a package or stands in it."""
    return module == package or module.startswith(f"{package}.")


def _gegeven(boom: ast.Module) -> dict[str, str]:
    """Name what lines of the form `blad = hoofdstuk.indicatoren(...)` keep, with the door that it comes from."""
    return {
        een.targets[0].id: een.value.func.attr
        for een in boom.body
        if isinstance(een, ast.Assign)
        and isinstance(een.targets[0], ast.Name)
        and isinstance(een.value, ast.Call)
        and isinstance(een.value.func, ast.Attribute)
        and _is_deur(een.value.func)
        and een.value.func.attr != _BRON
    }


def _deur_van(statement: ast.stmt) -> str:
    """Name the door of the chapter that a line calls and shows; empty when it does something else."""
    call = statement.value if isinstance(statement, ast.Expr) else None
    return call.func.attr if isinstance(call, ast.Call) and _is_deur(call.func) else ""


def _is_deur(node: ast.expr) -> TypeGuard[ast.Attribute]:
    return isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == DEUR


class _Lezer(ast.NodeVisitor):
    """Collects what a cell names, and refuses what only running it would tell."""

    def __init__(self, waar: str, regels: Sequence[str], gegeven: Mapping[str, str]) -> None:
        self._waar, self._regels, self._gegeven = waar, regels, gegeven
        self.bronnen: list[str] = []
        self.teksten: list[str] = []
        self.deuren: list[str] = []
        self.woorden: list[str] = []

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, str):
            self.woorden.append(node.value)

    def visit_Expr(self, node: ast.Expr) -> None:
        # The chapter alone on a line shows what it is, and opens nothing.
        if not (isinstance(node.value, ast.Name) and node.value.id == DEUR):
            self.visit(node.value)

    def visit_Name(self, node: ast.Name) -> None:
        if node.id == DEUR and isinstance(node.ctx, ast.Load):
            raise self._fout(node, f"'{DEUR}' gaat hier als geheel ergens heen. Gebruik het als {DEUR}.iets(...).")

    def visit_Attribute(self, node: ast.Attribute) -> None:
        if _is_deur(node):
            if node.attr == _BRON:
                raise self._fout(node, _ZO_LETTERLIJK)
            self.deuren.append(node.attr)
        elif _is_deur(node.value) and isinstance(node.value, ast.Attribute) and node.value.attr == _BRON:
            self.bronnen.append(node.attr)
        else:
            if isinstance(node.value, ast.Name) and node.value.id in self._gegeven:
                self.deuren.append(f"{self._gegeven[node.value.id]}.{node.attr}")
            self.visit(node.value)

    def visit_Call(self, node: ast.Call) -> None:
        func = node.func
        if not isinstance(func, ast.Attribute) or func.attr not in (_BRON, _TEKST):
            self.generic_visit(node)
            return
        naam = node.args[0] if len(node.args) == 1 and not node.keywords else None
        if not isinstance(naam, ast.Constant) or not isinstance(naam.value, str):
            raise self._fout(node, _ZO_LETTERLIJK if func.attr == _BRON else _TEKST_LETTERLIJK)
        (self.bronnen if func.attr == _BRON else self.teksten).append(naam.value)
        if _is_deur(func):
            self.deuren.append(func.attr)
        else:
            self.visit(func.value)
        self.visit(naam)

    def _fout(self, node: ast.expr, wat: str) -> NotebookError:
        return NotebookError(f"{self._waar}, regel `{self._regels[node.lineno - 1].strip()}`: {wat}")


_ZO_LETTERLIJK = (
    f'welke bron dit is, blijkt pas bij het uitvoeren. Schrijf haar naam letterlijk: {DEUR}.{_BRON}("uitkeringen").'
)
_TEKST_LETTERLIJK = (
    f'welke tekst dit is, blijkt pas bij het uitvoeren. Schrijf haar kop letterlijk: {DEUR}.{_TEKST}("Aantallen").'
)
