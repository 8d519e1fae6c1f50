"""Which editions came before one: along `vorige`, as far as they are here."""

from pathlib import Path

import pytest

from monitorlib.editie.layout import Layout
from monitorlib.editie.voorgangers import voorgangers


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    return Layout(tmp_path, tmp_path / "data", tmp_path / "output")


def editie(layout: Layout, naam: str, vorige: str) -> None:
    folder = layout.edition_params(*naam.split("/"))
    folder.mkdir(parents=True)
    (folder / "params.yml").write_text(f"titel: Proef\nvorige: {vorige}\nstatus: fictief\n", encoding="utf-8")


def test_they_are_named_from_the_newest_back(layout: Layout) -> None:
    editie(layout, "a/2024-Q3", "a/2024-Q2  # the quarter before")
    editie(layout, "a/2024-Q2", '"b/2024-Q1"')
    editie(layout, "b/2024-Q1", "null")
    assert voorgangers(layout, "a/2024-Q3") == ["a/2024-Q3", "a/2024-Q2", "b/2024-Q1"]
    assert voorgangers(layout, None) == []


def test_the_row_ends_at_one_that_is_not_here_or_comes_again(layout: Layout) -> None:
    editie(layout, "a/2024-Q3", "a/2024-Q2")
    assert voorgangers(layout, "a/2024-Q3") == ["a/2024-Q3"]
    editie(layout, "a/2024-Q2", "a/2024-Q3")
    assert voorgangers(layout, "a/2024-Q3") == ["a/2024-Q3", "a/2024-Q2"]
    assert voorgangers(layout, "geen naam") == []
