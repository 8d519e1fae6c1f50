"""Do several folders take their places all together, or not at all?"""

from pathlib import Path

import pytest

from monitorlib.files.together import swap_in_together


def _map(pad: Path, inhoud: str) -> Path:
    pad.mkdir()
    (pad / "x.txt").write_text(inhoud, encoding="utf-8")
    return pad


def _inhoud(*paden: Path) -> list[str]:
    return [(pad / "x.txt").read_text(encoding="utf-8") for pad in paden]


def test_all_take_their_place(tmp_path: Path) -> None:
    """One of which there was an earlier one, and one of which there was none."""
    oud, nieuw = _map(tmp_path / "een", "oud"), tmp_path / "twee"
    swap_in_together({oud: _map(tmp_path / ".a", "a"), nieuw: _map(tmp_path / ".b", "b")}, lambda *_: None)
    assert _inhoud(oud, nieuw) == ["a", "b"]
    assert sorted(pad.name for pad in tmp_path.iterdir()) == ["een", "twee"]


def test_when_the_last_may_not_go_the_first_stands_again(tmp_path: Path) -> None:
    een, geen, drie = _map(tmp_path / "een", "oud 1"), tmp_path / "twee", _map(tmp_path / "drie", "oud 3")
    vers = {een: _map(tmp_path / ".a", "a"), geen: _map(tmp_path / ".b", "b"), drie: _map(tmp_path / ".c", "c")}

    def weiger(target: Path, earlier: Path) -> None:
        assert _inhoud(earlier)[0].startswith("oud")
        if target == drie:
            raise ValueError("blijf af")

    with pytest.raises(ValueError, match="blijf af"):
        swap_in_together(vers, weiger)
    assert _inhoud(een, drie) == ["oud 1", "oud 3"]
    assert not geen.exists()
    assert _inhoud(*vers.values()) == ["a", "b", "c"]


def test_when_one_cannot_be_placed_the_others_are_taken_back(tmp_path: Path) -> None:
    een, vers = _map(tmp_path / "een", "oud"), _map(tmp_path / ".a", "a")
    with pytest.raises(OSError, match=r"weg/hier"):
        swap_in_together({een: vers, tmp_path / "weg/hier": _map(tmp_path / ".b", "b")}, lambda *_: None)
    assert _inhoud(een, vers) == ["oud", "a"]
