"""The cell with the parameters of a chapter: the values of an edition put into it, and its own put back.

A parameter is one line, `aantal: int = 5  # comment`; only what stands behind the '=' is replaced. A line that somebody
is still writing stays as it is.
"""

import ast
import json
from collections.abc import Iterator, Mapping
from typing import Any


def filled(source: str, values: Mapping[str, Any]) -> tuple[str, dict[str, str]]:
    """Put values into a cell; give it with what stood there, by the name of the parameter."""
    was = {naam: written for naam, written in _written(source) if naam in values}
    return restored(source, {naam: _as_python(values[naam]) for naam in was}), was


def restored(source: str, was: Mapping[str, str]) -> str:
    """Put back what stood in a cell, whatever it says of these parameters now."""
    return "\n".join(_with_value(line, was) for line in source.split("\n"))


def _with_value(line: str, values: Mapping[str, str]) -> str:
    found = _parameter(line)
    if found is None or found[0] not in values:
        return line
    naam, begin, end = found
    return f"{line[:begin]}{values[naam]}{line[end:]}"


def _written(source: str) -> Iterator[tuple[str, str]]:
    for line in source.split("\n"):
        if found := _parameter(line):
            naam, begin, end = found
            yield naam, line[begin:end]


def _parameter(line: str) -> tuple[str, int, int] | None:
    """Give the name of the parameter on a line, and where its value begins and ends; None of another line."""
    try:
        body = ast.parse(line).body
    except (SyntaxError, ValueError):
        return None
    if len(body) != 1 or not isinstance(body[0], ast.AnnAssign | ast.Assign) or body[0].value is None:
        return None
    target = body[0].target if isinstance(body[0], ast.AnnAssign) else body[0].targets[0]
    if not isinstance(target, ast.Name):
        return None
    # Python counts in bytes.
    begin, end = (
        len(line.encode()[:place].decode()) for place in (body[0].value.col_offset, body[0].value.end_col_offset)
    )
    return target.id, begin, end


def _as_python(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else repr(value)
