"""Which files are of one moment: those of a folder, once each, and none of a folder that is not there?"""

from pathlib import Path

from monitorlib.files.still import files_in


def test_a_folder_that_is_not_there_has_no_files(tmp_path: Path) -> None:
    assert files_in(tmp_path / "2024-Q3", "params") == {}


def test_a_folder_that_a_link_leads_back_to_is_listed_once(tmp_path: Path) -> None:
    (tmp_path / "a.md").touch()
    (tmp_path / "rond").symlink_to(tmp_path)
    assert files_in(tmp_path, "params") == {"params/a.md": tmp_path / "a.md"}
