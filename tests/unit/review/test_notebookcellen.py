"""Which cells of a notebook came, went or are written otherwise?"""

from typing import Any

import pytest

from monitorlib.review.tonen import cel_in_woorden, regels_van

pytest.importorskip("nbdime")

from monitorlib.review.notebooks import Celwijziging, celwijzigingen


def code(source: str, id_: str, **metadata: Any) -> dict[str, Any]:
    return {
        "cell_type": "code", "id": id_, "metadata": metadata, "source": source, "execution_count": 1,
        "outputs": [{"output_type": "stream", "name": "stdout", "text": source}],
    }  # fmt: skip


def tekst(source: str, id_: str) -> dict[str, Any]:
    return {"cell_type": "markdown", "id": id_, "metadata": {}, "source": source}


TITEL, BEGIN = tekst("# Wmo", "titel"), code("kwartaal = '2024-Q3'", "p", tags=["parameters"])
GEGEVEN = code("kwartaal = '2024-Q4'", "i", tags=["injected-parameters"])
TABEL = code("stand = meting.per('gemeente')\nhoofdstuk.tabel(stand)", "t")
SLOT = code("hoofdstuk.controles()", "s")
TOEN = [TITEL, BEGIN, TABEL, tekst("Zo leest u dit.", "l"), SLOT]


def gezegd(was: list[dict[str, Any]], nu: list[dict[str, Any]]) -> list[str]:
    return [cel_in_woorden(een) for een in celwijzigingen(was, nu)]


def test_a_notebook_does_not_differ_from_itself_nor_by_what_a_build_fills_in() -> None:
    assert gezegd(TOEN, TOEN) == []
    assert gezegd(TOEN, [TITEL, BEGIN, GEGEVEN, *TOEN[2:]]) == []
    assert gezegd([*TOEN[:2], GEGEVEN, *TOEN[2:]], [TITEL, BEGIN, GEGEVEN | {"source": "x = 1"}, *TOEN[2:]]) == []


def test_what_a_cell_shows_is_not_compared() -> None:
    """Numbers and sentences are, elsewhere."""
    assert gezegd(TOEN, [*TOEN[:4], SLOT | {"outputs": []}]) == []


def test_a_cell_that_is_new_gone_or_otherwise_has_its_number_of_now_or_then() -> None:
    """The parameters are cell 1; a new cell before a changed one shifts it, and a text stands behind its neighbour."""
    nieuw = code("extra()", "n")
    anders = TABEL | {"source": "stand = meting.per('wijk')\nhoofdstuk.tabel(stand)"}
    nu = [TITEL, BEGIN, nieuw, anders, tekst("Zo leest u dat.", "l")]
    assert gezegd(TOEN, nu) == [
        "cel 2 (code): nieuw", "cel 3 (code): anders", "na cel 3 (tekst): anders", "cel 3 (code): weg",
    ]  # fmt: skip


def test_of_code_each_line_is_said_and_of_a_text_none() -> None:
    anders = TABEL | {"source": "stand = meting.per('wijk')\nhoofdstuk.tabel(stand)"}
    (wijziging,) = celwijzigingen(TOEN, [TITEL, BEGIN, anders, *TOEN[3:]])
    assert regels_van(wijziging) == ["- stand = meting.per('gemeente')", "+ stand = meting.per('wijk')"]
    assert regels_van(Celwijziging("tekst", "anders", "na cel 2", "Een zin.", "Een andere.")) == []
