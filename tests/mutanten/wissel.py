"""Bring a mutation into a process: exchange a function's code, or import the library anew."""

import ast
import functools
import gc
import importlib.abc
import importlib.machinery
import importlib.util
import sys
from collections import defaultdict
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any

from dekking import ROOT
from mutaties import Mutant

Functies = dict[tuple[str, str, int], list[FunctionType]]


@functools.cache
def boom_van(module: str) -> ast.Module:
    """Give the syntax tree of a module: the same one, which a mutant changes."""
    return ast.parse((ROOT / module).read_text(encoding="utf-8"))


# A change within a function: its code is exchanged in the functions that exist.


def functies() -> Functies:
    """Give every function of the library by its place."""
    gevonden: Functies = defaultdict(list)
    for ding in gc.get_objects():
        if isinstance(ding, FunctionType) and ding.__code__.co_filename.startswith(f"{ROOT}/monitorlib"):
            gevonden[_plaats(ding.__code__)].append(ding)
    return gevonden


def _plaats(code: CodeType) -> tuple[str, str, int]:
    return code.co_filename, code.co_qualname, code.co_firstlineno


def wissel(module: str, mutant: Mutant, functies: Functies) -> None:
    """Put the mutation in the functions that exist; in a module that is imported later, when that happens."""
    if _naam(module) not in sys.modules:
        sys.meta_path.insert(0, _Vinder(module, mutant))
        return
    for code in _codes(_vertaal(module, mutant)):
        for functie in functies.get(_plaats(code), []):
            functie.__code__ = code


def _codes(code: CodeType) -> list[CodeType]:
    """Give the outermost functions of a module, those of its classes too."""
    codes: list[CodeType] = []
    for deel in code.co_consts:
        if isinstance(deel, CodeType):
            codes += [deel] if deel.co_flags & 0x02 else _codes(deel)
    return codes


def _vertaal(module: str, mutant: Mutant) -> CodeType:
    mutant.pas_toe()
    boom = ast.fix_missing_locations(boom_van(module))
    return compile(boom, str(ROOT / module), "exec", dont_inherit=True)


def _naam(module: str) -> str:
    return module.removesuffix(".py").replace("/", ".").removesuffix(".__init__")


# A change in what happens at import: the library and the tests are imported anew.


class _Lader(importlib.machinery.SourceFileLoader):
    module: str
    mutant: Mutant

    def get_code(self, fullname: str) -> CodeType:
        return _vertaal(self.module, self.mutant)


class _Vinder(importlib.abc.MetaPathFinder):
    def __init__(self, module: str, mutant: Mutant) -> None:
        self.module, self.mutant = module, mutant
        self.naam = _naam(module)

    def find_spec(self, fullname: str, path: Any, target: ModuleType | None = None) -> Any:
        if fullname != self.naam:
            return None
        lader = _Lader(fullname, str(ROOT / self.module))
        lader.module, lader.mutant = self.module, self.mutant
        return importlib.util.spec_from_file_location(fullname, lader.path, loader=lader)


# Not the environment, which may lie in the project too: numpy cannot be imported twice.
_EIGEN = (f"{ROOT}/monitorlib/", f"{ROOT}/tests/")


def vergeet(module: str, mutant: Mutant) -> None:
    """Forget what was imported of the library and the tests; the next import has the mutation."""
    vergeet_bibliotheek()
    sys.meta_path.insert(0, _Vinder(module, mutant))


def vergeet_bibliotheek() -> None:
    """Forget what was imported of the library and the tests: papermill reads our engine in when it is imported."""
    eigen = str(Path(__file__).parent)
    for naam, geladen in list(sys.modules.items()):
        bestand = getattr(geladen, "__file__", None) or ""
        if bestand.startswith(_EIGEN) and not bestand.startswith(eigen) and naam != "__main__":
            del sys.modules[naam]
