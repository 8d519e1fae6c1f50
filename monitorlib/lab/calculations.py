"""What a notebook can import from monitorlib, read from the code itself: how it is called, what it does, and where a
chapter uses it.
"""

import ast
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import monitorlib
from monitorlib.hoofdstuk.cel import LIBRARY
from monitorlib.hoofdstuk.notebook_file import source_of

_LIBRARY = Path(monitorlib.__file__).parent
# The rooms from which a notebook imports, with what they are for, in the order in which a chapter needs them.
ROOMS = {
    "pagina": "Het hoofdstuk",
    "registers": "Tellen op een register",
    "tellingen": "Lezen uit een telling",
    "rekenen": "Rekenen met cijfers",
    "geld": "Geld verklaren en verdelen",
    "declaraties": "Wat er nog aan declaraties komt",
    "reeksen": "Vooruitkijken",
    "meten": "Zeggen of een verandering toeval is",
    "kern": "Cijfers",
    "tijd": "Perioden",
    "figuren": "Figuren",
}


@dataclass(frozen=True)
class Calculation:
    """One name: the module that it is imported from, how it is called, its docstring; of a class also its methods."""

    naam: str
    module: str
    call: str
    text: str
    methods: tuple["Calculation", ...] = ()

    @property
    def room(self) -> str:
        return self.module.split(".")[-2]


@dataclass(frozen=True)
class Example:
    """A line of a chapter that uses a name."""

    hoofdstuk: str
    code: str


@cache
def calculations() -> tuple[Calculation, ...]:
    """List what a notebook can import, in the order of the stub."""
    stub = ast.parse((_LIBRARY / "__init__.pyi").read_text(encoding="utf-8"))
    imports = (een for een in stub.body if isinstance(een, ast.ImportFrom) and een.level == 1)
    return tuple(_calculation(str(een.module), alias.name) for een in imports for alias in een.names)


def examples(chapters: Iterable[tuple[str, Sequence[Mapping[str, Any]]]]) -> dict[str, Example]:
    """Find for each name the first line that uses it, in the cells of chapters in their order."""
    known, found = {een.naam for een in calculations()}, dict[str, Example]()
    for hoofdstuk, cells in chapters:
        for source in (source_of(cell) for cell in cells if cell["cell_type"] == "code"):
            for naam, line in _uses(source):
                if naam in known:
                    found.setdefault(naam, Example(hoofdstuk, line))
    return found


def _calculation(module: str, naam: str) -> Calculation:
    where, node = _defined(module, naam)
    if isinstance(node, ast.ClassDef):
        methods = tuple(_function(een, module) for een in _methods(where, node) if _is_public(een))
        return Calculation(naam, module, "", ast.get_docstring(node) or "", methods)
    if isinstance(node, ast.FunctionDef):
        return _function(node, module)
    return Calculation(naam, module, naam, "")


def _defined(module: str, naam: str) -> tuple[str, ast.stmt]:
    """Find where a name that a module has is defined, through the modules that it is imported from."""
    for een in _tree(module).body:
        if naam in _names(een):
            return module, een
        if isinstance(een, ast.ImportFrom) and naam in {alias.name for alias in een.names}:
            return _defined(str(een.module).removeprefix(f"{LIBRARY}."), naam)
    raise LookupError(f"{module}: {naam}")


@cache
def _tree(module: str) -> ast.Module:
    path = _LIBRARY.joinpath(*module.split(".")).with_suffix(".py")
    return ast.parse(path.read_text(encoding="utf-8"))


def _names(node: ast.stmt) -> list[str]:
    if isinstance(node, ast.ClassDef | ast.FunctionDef):
        return [node.name]
    targets = node.targets if isinstance(node, ast.Assign) else []
    return [een.id for target in targets for een in ast.walk(target) if isinstance(een, ast.Name)]


def _methods(module: str, node: ast.ClassDef) -> Iterator[ast.FunctionDef]:
    """Give the methods of a class and of those of this library that it extends."""
    yield from (een for een in node.body if isinstance(een, ast.FunctionDef))
    for base in (een.id for een in node.bases if isinstance(een, ast.Name)):
        above, extended = _defined(module, base)
        if isinstance(extended, ast.ClassDef):
            yield from _methods(above, extended)


def _is_public(node: ast.FunctionDef) -> bool:
    return not node.name.startswith("_") and ast.get_docstring(node) is not None


def _function(node: ast.FunctionDef, module: str) -> Calculation:
    decorated = {een.id for een in node.decorator_list if isinstance(een, ast.Name)}
    is_property = bool(decorated & {"property", "cached_property"})
    call = node.name if is_property else f"{node.name}({_arguments(node.args)})"
    return Calculation(node.name, module, call, ast.get_docstring(node) or "")


def _arguments(given: ast.arguments) -> str:
    """Write the arguments of a function without their types, nor the value that has its methods."""
    kept = [een for een in given.args if een.arg not in ("self", "cls")]
    untyped = [ast.arg(een.arg) for een in kept], [ast.arg(een.arg) for een in given.kwonlyargs]
    vararg, kwarg = (een and ast.arg(een.arg) for een in (given.vararg, given.kwarg))
    return ast.unparse(ast.arguments([], untyped[0], vararg, untyped[1], given.kw_defaults, kwarg, given.defaults))


def _uses(source: str) -> Iterator[tuple[str, str]]:
    """Name what each line of a cell reads or calls."""
    try:
        body = ast.parse(source).body
    except SyntaxError:
        return
    for line in body:
        for een in ast.walk(line):
            if isinstance(een, ast.Name):
                yield een.id, ast.get_source_segment(source, line) or ""
