"""Is a folder swapped whole, or not at all?"""

from pathlib import Path

import pytest

from monitorlib.files.swap import swap_in


def folder(path: Path, inhoud: str) -> Path:
    path.mkdir()
    (path / "blad").write_text(inhoud, encoding="utf-8")
    return path


def test_a_finished_folder_takes_the_place_of_the_earlier_one(tmp_path: Path) -> None:
    """Nothing of the earlier one stays behind."""
    target = folder(tmp_path / "intern", "oud")
    swap_in(folder(tmp_path / "nieuw", "nieuw"), target)
    assert [(path.name, (path / "blad").read_text(encoding="utf-8")) for path in tmp_path.iterdir()] == [
        ("intern", "nieuw")
    ]


def test_a_swap_that_fails_puts_the_earlier_folder_back(tmp_path: Path) -> None:
    """The new folder does not exist: the earlier one stands where it stood."""
    target = folder(tmp_path / "intern", "oud")
    with pytest.raises(FileNotFoundError):
        swap_in(tmp_path / "nieuw", target)
    assert [(path.name, (path / "blad").read_text(encoding="utf-8")) for path in tmp_path.iterdir()] == [
        ("intern", "oud")
    ]
