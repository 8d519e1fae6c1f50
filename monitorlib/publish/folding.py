"""The code of a chapter: out of sight, one click away, and one fold for cells that belong together."""

from itertools import groupby
from typing import Any

from markupsafe import Markup, escape
from nbformat import NotebookNode
from pygments.lexers import PythonLexer
from pygments.token import Comment, Keyword, Number, Operator, String

# Four kinds are enough to read a cell of eight lines; every other word stays as it is.
_CLASSES = (
    (Comment, "c"),
    (Keyword, "k"),
    (Operator.Word, "k"),
    (String, "s"),
    (Number, "m"),
)
_lexer = PythonLexer(ensurenl=False)


def highlight(source: str) -> Markup:
    """Mark comments, keywords, strings and numbers of Python code with a class each."""
    marked = ((_class(token), text) for token, text in _lexer.get_tokens(source))
    return Markup("").join(
        _span(name, "".join(text for _, text in group)) for name, group in groupby(marked, key=lambda pair: pair[0])
    )


def drop_defaults(nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
    """Leave out the cell with the default parameters: its quarter is not the one of this page."""
    kept = [cell for cell in nb.cells if "parameters" not in cell.metadata.get("tags", [])]
    return NotebookNode(nb | {"cells": kept}), resources


def share_folds(nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
    """Join code cells without text between them to one, their outputs in order."""
    cells: list[NotebookNode] = []
    for cell in nb.cells:
        if not cell.source.strip():
            continue
        if cells and cell.cell_type == cells[-1].cell_type == "code":
            cells[-1] = _joined(cells[-1], cell)
        else:
            cells.append(cell)
    return NotebookNode(nb | {"cells": cells}), resources


def _joined(first: NotebookNode, second: NotebookNode) -> NotebookNode:
    source = f"{first.source.rstrip()}\n\n{second.source}"
    return NotebookNode(first | {"source": source, "outputs": [*first.outputs, *second.outputs]})


def _class(token: Any) -> str:
    return next((name for kind, name in _CLASSES if token in kind), "")


def _span(name: str, text: str) -> Markup:
    return Markup('<i class="{}">{}</i>').format(name, text) if name else escape(text)
