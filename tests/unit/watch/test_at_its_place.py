"""Does a mistake come where its cell stands in the page that there was?"""

from typing import Any

import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output

from monitorlib.errors import InCel
from monitorlib.watch.at_its_place import _put


def code(id_: str, source: str, *html: str) -> NotebookNode:
    outputs = [new_output("display_data", data={"text/html": een}) for een in html]
    return new_code_cell(source, id=id_, outputs=outputs)


def shown(cells: list[NotebookNode]) -> list[Any]:
    return [
        [cell.source, *(output.data["text/html"] for output in cell.outputs)]
        if cell.cell_type == "code"
        else cell.source
        for cell in cells
    ]


WAS = [
    new_markdown_cell("# Titel", id="t"),
    code("a", "a = 1"),
    code("b", "tabel(b)", "<table>"),
    new_markdown_cell("## Slot", id="s"),
]


@pytest.mark.parametrize(
    ("now", "wrong", "place"),
    [
        # The cell itself: above what it showed, with what it says now.
        ([*WAS[:2], code("b", "tabel(c)"), WAS[3]], InCel("b", "tabel(c)"), [2, ["tabel(c)", "!", "<table>"]]),
        # A notebook without ids: what stands there is the same.
        (WAS, InCel("", "a = 1"), [1, ["a = 1", "!"]]),
        # New, behind one that is shown, or behind another new one.
        ([*WAS[:3], code("n", "nieuw"), WAS[3]], InCel("n", "nieuw"), [3, ["nieuw", "!"]]),
        ([WAS[0], code("m", "m = 1"), code("n", "nieuw")], InCel("n", "nieuw"), [1, ["nieuw", "!"]]),
        # Gone since: under the title.
        (WAS[2:], InCel("n", "nieuw"), [1, ["nieuw", "!"]]),
    ],
)
def test_where_it_comes(now: list[NotebookNode], wrong: InCel, place: list[Any]) -> None:
    cells = [NotebookNode(cell) for cell in WAS]
    _put(cells, now, "!", wrong)
    assert shown(cells)[place[0]] == place[1]
    assert next(een for een in shown(cells) if "!" not in een) == "# Titel"
