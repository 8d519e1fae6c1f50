"""Which modules of this library a chapter uses: what its notebook imports, and all that those import in turn.

Read from the syntax of the modules, without importing one. A chapter uses the machinery that executes it and makes its
page; of the rest what its notebook names. An import inside a function counts, one for types only does not.
"""

import ast
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path

from monitorlib.hoofdstuk.cel import LIBRARY, ingevoerd, within

# What executes every chapter and makes its page, whatever it shows.
MACHINERY = (f"{LIBRARY}.engine", f"{LIBRARY}.publish", f"{LIBRARY}.warm")
# All of it is read in when indicators are measured; nobody names its modules one by one.
CATALOGUE = f"{LIBRARY}.indicatoren"
# Beside the first module of the library: which module has a name that it gives.
_NAMES = "__init__.pyi"


@cache
def used_by(folder: Path, imported: frozenset[str], catalogue: bool) -> frozenset[str]:
    """Name the modules that a chapter uses that imports these names, as 'monitorlib.stand', from a library in a folder.

    With `catalogue` also those of all indicators. A chapter that imports the library as a whole uses all of it.
    """
    graph = imports(folder)
    if LIBRARY in imported:
        return frozenset(graph)
    packages = (*MACHINERY, CATALOGUE) if catalogue else MACHINERY
    begin = {module for module in graph if any(within(module, package) for package in packages)}
    names = names_of(folder)
    for name in imported:
        begin |= _modules_of(names.get(name, name), graph)
    return frozenset(_reached(begin, graph))


@cache
def imports(folder: Path) -> Mapping[str, frozenset[str]]:
    """Give for each module of a library the modules of it that it imports, those that hold it included."""
    files = {module_of(path, folder): path for path in sorted(folder.rglob("*.py"))}
    names = names_of(folder)
    found = {}
    for module, path in files.items():
        used: set[str] = _modules_of(module, files) - {module}
        for name in imported_in(path.read_bytes()):
            used |= _modules_of(names.get(name, name), files)
        found[module] = frozenset(used)
    return found


# Of a module that is read again, mostly nothing changed.
@lru_cache(maxsize=4096)
def imported_in(source: bytes) -> tuple[str, ...]:
    """Name what a module imports of this library, from its text."""
    return tuple(_imported(ast.parse(source).body))


def _for_types_only(test: ast.expr) -> bool:
    return isinstance(test, ast.Name) and test.id == "TYPE_CHECKING"


def _reached(begin: Iterable[str], graph: Mapping[str, frozenset[str]]) -> set[str]:
    reached, open_ = set[str](), list(begin)
    while open_:
        module = open_.pop()
        if module not in reached:
            reached.add(module)
            open_ += graph[module]
    return reached


def _imported(statements: Iterable[ast.AST]) -> Iterator[str]:
    """Name what statements import of this library, and those within them."""
    for statement in statements:
        if isinstance(statement, ast.Import | ast.ImportFrom):
            yield from ingevoerd(statement)
        elif not (isinstance(statement, ast.If) and _for_types_only(statement.test)):
            # An import stands in the body of a function, of a branch, of an attempt; never in an expression.
            for part in ("body", "orelse", "handlers", "finalbody", "cases"):
                inner = getattr(statement, part, ())
                yield from _imported(inner if isinstance(inner, list) else ())


def _modules_of(name: str, known: Iterable[str]) -> set[str]:
    """Name the modules that importing a name reads in: those whose names it begins with."""
    parts = name.split(".")
    every = {".".join(parts[:length]) for length in range(1, len(parts) + 1)}
    return every & set(known)


@cache
def names_of(folder: Path) -> Mapping[str, str]:
    """Read from the stub of the library which module has each name that it gives."""
    body = ast.parse((folder / _NAMES).read_bytes()).body
    given = [statement for statement in body if isinstance(statement, ast.ImportFrom) and statement.level == 1]
    return {f"{LIBRARY}.{alias.name}": f"{LIBRARY}.{one.module}" for one in given for alias in one.names}


def module_of(path: Path, folder: Path) -> str:
    """Name the module that a file of a library is."""
    parts = path.relative_to(folder.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
