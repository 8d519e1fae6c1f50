"""What each indicator follows from in the modules of the themes: its own function, and not those of the others.

Read from the syntax of the modules, without importing one. Where that does not tell, more is taken than is needed.
"""

import ast
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeGuard

from monitorlib.engine.stale.uses import imported

# What declares a function as an indicator: `@indicator(...)`, and nothing beside it.
_DECLARES = "indicator"


def code_of_functions(themes: Mapping[str, bytes]) -> dict[str, str]:
    """Give by indicator, as 'monitorlib.indicatoren.wmo.wachttijd_wmo', the code that its numbers follow from.

    `themes` are the modules with indicators by name, as text. What an indicator follows from is its function, all that
    its module holds beside the other indicators, those that it names, the modules of themes that this one imports, and
    what any module does when it is imported. Lines and remarks do not count.
    """
    bodies = {module: ast.parse(source).body for module, source in themes.items()}
    does = [ast.dump(one) for body in bodies.values() for one in body if _acts(one)]
    found = {}
    for module, body in bodies.items():
        others = [ast.dump(one) for other in sorted(_reached(module, bodies)) for one in bodies[other]]
        for name in {one.name for one in body if _is_indicator(one)}:
            found[f"{module}.{name}"] = "\n".join([*does, *others, *(ast.dump(one) for one in _of(name, body))])
    return found


def what_themes_do(themes: Mapping[str, bytes]) -> str:
    """Give what any of these modules does when it is imported, beside saying what it has."""
    return "\n".join(ast.dump(one) for source in themes.values() for one in ast.parse(source).body if _acts(one))


def _of(name: str, body: Iterable[ast.stmt]) -> list[ast.stmt]:
    """List the statements of a module that a function in it can reach: no indicator that none of them names."""
    taken = [one for one in body if not _is_indicator(one) or one.name == name]
    left = [one for one in body if _is_indicator(one) and one.name != name]
    while called := [one for one in left if one.name in {word for statement in taken for word in _words(statement)}]:
        taken += called
        left = [one for one in left if one not in called]
    return taken


def _words(statement: ast.stmt) -> Iterator[str]:
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


def _reached(module: str, bodies: Mapping[str, list[ast.stmt]]) -> set[str]:
    """Name the other modules of themes that one imports, and those that they import."""
    reached, open_ = {module}, [module]
    while open_:
        names = list(imported(bodies[open_.pop()]))
        new = {one for one in bodies if any(name == one or name.startswith(f"{one}.") for name in names)} - reached
        reached |= new
        open_ += new
    return reached - {module}
