"""What a cell may leave on a page: HTML of this project's own making, and nothing else."""

import re
from collections.abc import Iterator

from nbformat import NotebookNode

from monitorlib.errors import InCel, PublishError, at_cell
from monitorlib.hoofdstuk.notebook_file import named

# As Python writes a warning: the file and the line, the kind, the message, and under it the line itself.
_WARNING = re.compile(
    r"^(?P<file>[^\n]+?):(?P<line>\d+): (?P<kind>\w*Warning): [^\n]*(?:\n[ \t]+(?P<code>\S[^\n]*))?", re.M
)
_PACKAGES = re.compile(r".*/(?:site-packages|dist-packages|lib/python[\d.]+)/")


def check_cells(notebook: NotebookNode, shown: str) -> None:
    """Stop at the first cell that cannot be published; `shown` names the notebook.

    No message quotes the output itself: a traceback or a printed frame can hold data of persons.
    """
    for index, cell in enumerate(notebook.cells):
        for fault in _faults(cell):
            raise at_cell(PublishError(f"{shown}, {named(notebook.cells, index)}: {fault}"), InCel.of(cell))


def _faults(cell: NotebookNode) -> Iterator[str]:
    if cell.cell_type == "raw":
        yield "een ruwe cel (raw) kan niet op een pagina; maak er een Markdown-cel van."
    if cell.cell_type != "code":
        return
    for output in cell.outputs:
        if output.output_type == "error":
            yield f"de cel eindigde met een fout ({output.ename}). Los die op en bouw opnieuw."
        elif output.output_type == "stream" and output.name == "stderr":
            yield _of_stderr(output.text)
        elif output.output_type == "stream":
            yield "de cel drukt tekst af (stdout). Haal de print weg; toon cijfers met een tabel of figuur."
        elif "text/html" not in output.data:
            found = ", ".join(sorted(output.data)) or "niets"
            yield (
                f"de uitvoer heeft geen text/html, wel: {found}. "
                "Toon alleen een tabel, figuur, toelichting of bevindingen."
            )


def _of_stderr(text: str) -> str:
    """Say which warning a cell gave, and of which line; its message can hold a value, so that is not told."""
    warning = _WARNING.search(text)
    if not warning:
        return "de cel schreef naar stderr. Neem de oorzaak weg en bouw opnieuw."
    inside = _PACKAGES.match(warning["file"])
    where = (
        f"{warning['file'][inside.end() :]}, regel {warning['line']}"
        if inside
        else f"regel `{warning['code'] or warning['line']}`"
    )
    return (
        f"de cel gaf een waarschuwing: {warning['kind']} bij {where}. Neem de oorzaak weg en bouw opnieuw; "
        "de hele waarschuwing staat in JupyterLab onder de cel."
    )
