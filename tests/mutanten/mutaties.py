"""The small faults that somebody could make in a module: each is one changed place in its syntax tree."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from vervangingen import STIL, ander, vervangingen

# Their arguments are for the type checker.
VOOR_TYPEN = {"cast", "TypeVar", "ParamSpec", "NewType"}
TYPEN = {"Literal", "Callable", "Mapping", "Sequence", "Iterator", "dict", "list", "tuple", "type"}


@dataclass(frozen=True)
class Waar:
    """Where a mutation stands: the function, the line shown, and whether it happens when the module is imported."""

    functie: str = ""
    buitenste: str = ""
    regel: ast.AST = field(default_factory=ast.Pass)
    bij_import: bool = True


@dataclass(frozen=True, eq=False)
class Mutant:
    """One changed place; `van` and `naar` show the line without and with it."""

    waar: Waar
    oud: ast.AST
    ouder: ast.AST
    veld: str
    index: int | None
    nieuw: ast.AST

    @property
    def regel(self) -> int:
        """The line where it stands."""
        return min(_regels(self.oud) or _regels(self.waar.regel))

    def pas_toe(self) -> None:
        _zet(self, self.nieuw)

    def zonder(self) -> "Mutant":
        """Give the same place without a change."""
        return replace(self, nieuw=self.oud)

    def teksten(self) -> tuple[str, str]:
        """Show the line before and after, cut down to some words around the change when it is long."""
        van = _tekst(self.waar.regel)
        self.pas_toe()
        naar = _tekst(self.waar.regel if self.oud is not self.waar.regel else self.nieuw)
        _zet(self, self.oud)
        return _kort(van, naar)


def mutanten(boom: ast.Module) -> Iterator[Mutant]:
    """Give every mutation of a module, in the order of its text."""
    yield from _kinderen(boom, Waar())


def _kinderen(knoop: ast.AST, waar: Waar) -> Iterator[Mutant]:
    for veld, waarde in ast.iter_fields(knoop):
        if veld in ("annotation", "returns", "type_params", "format_spec", "ops", "op", "ctx"):
            continue
        reeks = waarde if isinstance(waarde, list) else [waarde]
        for index, kind in enumerate(reeks):
            if isinstance(kind, ast.AST) and not _overslaan(knoop, kind):
                binnen = _waar(knoop, veld, kind, waar)
                plaats = index if isinstance(waarde, list) else None
                for nieuw in vervangingen(kind):
                    yield Mutant(binnen, kind, knoop, veld, plaats, ast.copy_location(nieuw, kind))
                yield from _kinderen(kind, binnen)


def _waar(ouder: ast.AST, veld: str, kind: ast.AST, waar: Waar) -> Waar:
    """A body is the inside of its function; defaults and decorators belong to what is around it."""
    if isinstance(ouder, ast.FunctionDef | ast.ClassDef):
        naam = f"{waar.functie}.{ouder.name}".lstrip(".")
        waar = replace(waar, functie=naam)
        if veld == "body" and isinstance(ouder, ast.FunctionDef):
            waar = replace(waar, buitenste=waar.buitenste or naam, bij_import=False)
    if isinstance(kind, ast.stmt) or veld == "decorator_list":
        return replace(waar, regel=kind)
    return waar


def buitenste(knoop: ast.Module | ast.ClassDef, voor: str = "") -> Iterator[tuple[str, set[int]]]:
    """Give the functions of a module and the methods of its classes, with the lines of their bodies."""
    for kind in knoop.body:
        if isinstance(kind, ast.FunctionDef):
            yield f"{voor}{kind.name}", set().union(*map(_regels, kind.body))
        elif isinstance(kind, ast.ClassDef):
            yield from buitenste(kind, f"{voor}{kind.name}.")


def _overslaan(ouder: ast.AST, kind: ast.AST) -> bool:
    """Pass over docstrings, types, what is only there for the reader, and the text of a sentence."""
    match kind:
        case ast.Import() | ast.ImportFrom() | ast.expr_context() | ast.alias():
            return True
        case ast.Expr(value=ast.Constant()):
            return True
        case ast.Assign(targets=[ast.Name(id="__all__")]):
            return True
        case ast.If(test=ast.Name(id="TYPE_CHECKING")):
            return True
        case ast.keyword(arg=naam):
            return naam in STIL
        case ast.Call(func=ast.Name(id=naam)):
            return naam in VOOR_TYPEN
        case ast.Constant():
            return isinstance(ouder, ast.JoinedStr)
        case ast.Subscript(value=ast.Name(id=naam)):
            return naam in TYPEN
    return False


def _zet(mutant: Mutant, knoop: ast.AST) -> None:
    if mutant.index is None:
        setattr(mutant.ouder, mutant.veld, knoop)
    else:
        getattr(mutant.ouder, mutant.veld)[mutant.index] = knoop


def _kop(regel: ast.AST) -> ast.AST:
    """A compound statement without its body: what stands before the colon."""
    leeg = {
        naam: [] for naam in ("body", "orelse", "handlers", "finalbody") if isinstance(getattr(regel, naam, 0), list)
    }
    if isinstance(regel, ast.FunctionDef | ast.ClassDef):
        leeg["decorator_list"] = []
    return ander(regel, **leeg) if leeg else regel


def _tekst(regel: ast.AST) -> str:
    return " ".join(ast.unparse(_kop(regel)).split())


def _regels(knoop: ast.AST) -> set[int]:
    nummers = [n.lineno for n in ast.walk(knoop) if hasattr(n, "lineno")]
    return set(range(min(nummers), max(nummers) + 1)) if nummers else set()


def _kort(van: str, naar: str, ruimte: int = 60, kort: int = 140) -> tuple[str, str]:
    if max(len(van), len(naar)) <= kort:
        return van, naar
    begin = next((i for i, (a, b) in enumerate(zip(van, naar, strict=False)) if a != b), min(len(van), len(naar)))
    eind = next(
        (i for i, (a, b) in enumerate(zip(van[::-1], naar[::-1], strict=False)) if a != b), min(len(van), len(naar))
    )
    eind = min(eind, min(len(van), len(naar)) - begin)

    def deel(tekst: str) -> str:
        links, rechts = max(0, begin - ruimte), min(len(tekst), len(tekst) - eind + ruimte)
        return "…" * (links > 0) + tekst[links:rechts] + "…" * (rechts < len(tekst))

    return deel(van), deel(naar)
