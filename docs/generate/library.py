"""The reference of the library: what a notebook imports from `monitorlib`, from docstrings, each with an example."""

import ast
import inspect
import re
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import monitorlib
from generate.cells import example_of
from generate.undocumented import Undocumented
from monitorlib.lab.calculations import ROOMS, calculations


def library() -> str:
    """Write every public name with its signature, its docstring and an example; raise `Undocumented` without one."""
    lines: list[str] = []
    alle = sorted(calculations(), key=lambda one: one.naam.lower())
    for room, heading in ROOMS.items():
        lines += [f"## {heading}", ""]
        for one in alle:
            if one.room == room:
                lines += _name(one.naam, one.module)
    if left := [one for one in alle if one.room not in ROOMS]:
        raise Undocumented(f"{left[0].naam} komt uit {left[0].module}, en die kamer heeft geen kop in calculations.py")
    return "\n".join(lines)


def _name(name: str, module: str) -> Iterator[str]:
    value = getattr(monitorlib, name)
    yield from (f"### {name}", "")
    if callable(value):
        yield from ("```python", f"{name}{signature_of(value)}", "```", "")
        yield from (docstring_of(value), "")
    else:
        yield from (f"A constant: `{value!r}`. {_comment(module, name)}", "")
    example = example_of(name)
    if example is None:
        raise Undocumented(f"{name} heeft geen voorbeeld: geen hoofdstuk en geen indicator gebruikt het")
    where, text = example
    yield from (f"In `{where}`:", "", "```python", text.strip(), "```", "")


def signature_of(value: Any) -> str:
    """Write what goes in and what comes out, as the source says it."""
    if inspect.isclass(value):
        written = str(inspect.signature(value))
        return re.sub(r"<factory>|<[^<>]*object at 0x[0-9a-f]+>", "...", re.sub(r"(?:\w+\.)+(?=[A-Z])", "", written))
    (tree,) = ast.parse(textwrap.dedent(inspect.getsource(inspect.unwrap(value)))).body
    assert isinstance(tree, ast.FunctionDef)
    returns = f" -> {ast.unparse(tree.returns)}" if tree.returns else ""
    return f"({ast.unparse(tree.args)}){returns}"


def docstring_of(value: object) -> str:
    """Give the docstring; raise `Undocumented` when there is none of its own."""
    text = inspect.getdoc(value)
    name = getattr(value, "__name__", str(value))
    if not text or text.startswith(f"{name}("):
        raise Undocumented(f"{getattr(value, '__module__', '')}.{name} heeft geen docstring")
    return text


def _comment(module: str, name: str) -> str:
    """Give the comment that stands above a constant, where it is declared or where that module has it from."""
    text = (Path(monitorlib.__file__).parent / (module.replace(".", "/") + ".py")).read_text(encoding="utf-8")
    if elsewhere := re.search(rf"^from monitorlib\.([\w.]+) import {name} as {name}$", text, re.MULTILINE):
        return _comment(elsewhere[1], name)
    above: list[str] = []
    for line in text.splitlines():
        if re.match(rf"(?:\w+, )*{name}\b.*=", line):
            break
        above = [*above, line.lstrip("# ")] if line.startswith("#") else []
    if not above:
        raise Undocumented(f"{module}.{name}: boven een constante hoort een reden")
    return " ".join(above)
