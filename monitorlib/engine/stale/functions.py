"""What each indicator follows from in the modules of the themes: its own function, and not those of the others.

Read from the syntax of the modules, without importing one. Where that does not tell, more is taken than is needed.
"""

import ast
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeGuard

from monitorlib.engine.stale.uses import imported_in
from monitorlib.hoofdstuk.cel import within

# What declares a function as an indicator: `@indicator(...)`, and nothing beside it.
_DECLARES = "indicator"


@dataclass(frozen=True)
class _Part:
    """A statement of a module: which indicator it is, what it says and names, and whether it acts on other modules."""

    indicator: str
    code: str
    names: frozenset[str]
    acts: bool


def code_of_functions(themes: Mapping[str, bytes]) -> dict[str, str]:
    """Give by indicator, as 'monitorlib.indicatoren.wmo.wachttijd_wmo', the code that its numbers follow from.

    `themes` are the modules with indicators by name, as text. What an indicator follows from is its function, all that
    its module holds beside the other indicators, those that it names, the modules of themes that this one imports, and
    what any module does when it is imported. Lines and remarks do not count.
    """
    does, found = what_themes_do(themes), {}
    for module, source in themes.items():
        others = [part.code for other in _reached(module, themes) for part in _parts(themes[other])]
        for name in {part.indicator for part in _parts(source)} - {""}:
            own = [part.code for part in _of(name, _parts(source))]
            found[f"{module}.{name}"] = "\n".join([does, *others, *own])
    return found


def what_themes_do(themes: Mapping[str, bytes]) -> str:
    """Give what any of these modules does when it is imported, beside saying what it has."""
    return "\n".join(part.code for source in themes.values() for part in _parts(source) if part.acts)


@lru_cache(maxsize=1024)
def _parts(source: bytes) -> tuple[_Part, ...]:
    return tuple(
        _Part(one.name if _is_indicator(one) else "", ast.dump(one), frozenset(_names(one)), _acts(one))
        for one in ast.parse(source).body
    )


def _of(name: str, parts: Iterable[_Part]) -> list[_Part]:
    """List the parts of a module that a function in it can reach: no indicator that none of them names."""
    taken = [part for part in parts if part.indicator in ("", name)]
    left = [part for part in parts if part.indicator not in ("", name)]
    while called := [part for part in left if any(part.indicator in one.names for one in taken)]:
        taken += called
        left = [part for part in left if part not in called]
    return taken


def _names(statement: ast.stmt) -> Iterator[str]:
    """Name all that a statement names, also as a text."""
    for node in ast.walk(statement):
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def _is_indicator(statement: ast.stmt) -> TypeGuard[ast.FunctionDef]:
    return isinstance(statement, ast.FunctionDef) and _declared(statement) is not None


def _declared(function: ast.FunctionDef) -> ast.Call | None:
    """Give the declaration above a function; None when that is not all that stands above it."""
    call = function.decorator_list[0] if len(function.decorator_list) == 1 else None
    declares = isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == _DECLARES
    return call if isinstance(call, ast.Call) and declares else None


def _acts(statement: ast.stmt) -> bool:
    """Tell whether a statement can do something to another module: it is no import, function, text or plain value."""
    if isinstance(statement, ast.Import | ast.ImportFrom):
        return False
    if isinstance(statement, ast.FunctionDef):
        call = _declared(statement)
        return bool(statement.decorator_list and not call) or any(map(_calls, [statement.args, *_given(call)]))
    if isinstance(statement, ast.Expr):
        return not isinstance(statement.value, ast.Constant)
    if isinstance(statement, ast.Assign | ast.AnnAssign):
        targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
        plain = all(isinstance(one, ast.Name) for one in targets)
        return not plain or _calls(statement)
    return True


def _given(call: ast.Call | None) -> list[ast.AST]:
    return [*call.args, *call.keywords] if call else []


def _calls(node: ast.AST) -> bool:
    return any(isinstance(one, ast.Call) for one in ast.walk(node))


def _reached(module: str, themes: Mapping[str, bytes]) -> list[str]:
    """Name the other modules of themes that one imports, or a package that holds them, and those that they import."""
    reached, open_ = {module}, [module]
    while open_:
        names = imported_in(themes[open_.pop()])
        new = [one for one in themes if one not in reached and any(_within(name, one) for name in names)]
        reached.update(new)
        open_ += new
    return sorted(reached - {module})


def _within(name: str, module: str) -> bool:
    """Tell whether a name is of a module, or of a package that holds it."""
    return within(name, module) or within(module, name)
