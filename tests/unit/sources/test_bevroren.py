"""Does a frozen edition know what it has: frozen again when a file changes, and not complete when one is gone?"""

from dataclasses import replace
from pathlib import Path

from kleine_editie import kleine_editie

from monitorlib.sources.freeze.snapshot import freeze, names_of_snapshot
from monitorlib.sources.freeze.snapshot_index import (
    AFWEZIG,
    Registratie,
    hash_or_absent,
    is_complete,
    read_index,
    write_index,
)
from monitorlib.sources.opened.bronnen import gelezen, open_bron

KOP = ("gemeente", "periode", "onderdeel", "waarde")
RIJEN = [("GM9801", "2024-Q4", "Aantal cases besproken in basisteam", 3)]


def test_another_file_takes_the_place_of_the_frozen_one(tmp_path: Path) -> None:
    """The earlier frozen file is ours, and goes."""
    editie = kleine_editie(tmp_path, {"basisteams": (KOP, RIJEN)})
    assert freeze(editie) == []
    path = editie.data / "basisteams.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",3", ",4"), encoding="utf-8")
    assert freeze(editie) == ["basisteams"]
    assert open_bron(editie, "basisteams").tabel.waarde.sum().execute() == 4
    assert "basisteams" in gelezen(editie)


def test_a_frozen_file_that_is_gone_is_missed(tmp_path: Path) -> None:
    editie = kleine_editie(tmp_path, {"basisteams": (KOP, RIJEN)})
    assert is_complete(editie)
    (editie.data / "snapshot/basisteams.parquet").unlink()
    assert not is_complete(editie)


def test_a_source_that_the_edition_has_not_frozen_is_missed(tmp_path: Path) -> None:
    """One more in params.yml than in the snapshot: not complete, though no file is gone."""
    editie = kleine_editie(tmp_path, {"basisteams": (KOP, RIJEN)})
    index = read_index(editie)
    snapshot = editie.data / "snapshot"
    write_index(snapshot, {})
    assert not is_complete(editie)
    write_index(snapshot, {**index, "inwoners": index["basisteams"]})
    assert not is_complete(editie)
    write_index(snapshot, index)
    assert is_complete(editie)


def test_an_index_that_was_altered_says_nothing(tmp_path: Path) -> None:
    editie = kleine_editie(tmp_path, {"basisteams": (KOP, RIJEN)})
    path = editie.data / "snapshot/snapshot.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"rijen": 1', '"rijen": 2'), encoding="utf-8")
    assert read_index(editie) == {}


def test_what_is_read_back_is_what_was_written(tmp_path: Path) -> None:
    """Also what was found across the rows."""
    editie = kleine_editie(tmp_path, {"basisteams": (KOP, RIJEN)})
    gevonden = Registratie("dubbel", 2, (1, 3), ("client", "gemeente"), "een keer genoeg")
    index = {"basisteams": replace(read_index(editie)["basisteams"], registratie=(gevonden,), antwoorden=4)}
    write_index(editie.data / "snapshot", index)
    assert read_index(editie) == index


def test_what_is_not_there_has_the_hash_of_nothing(tmp_path: Path) -> None:
    """A folder is its files with their names, wherever it lies; one renamed file is another folder."""
    een, ander = tmp_path / "een", tmp_path / "ander"
    for map_ in (een, ander):
        map_.mkdir()
        (map_ / "a.xml").write_text("bericht", encoding="utf-8")
    assert hash_or_absent(tmp_path / "weg") == AFWEZIG == hash_or_absent(een / "a.xml" / "erin")
    assert hash_or_absent(een) == hash_or_absent(ander) != hash_or_absent(een / "a.xml")
    (ander / "a.xml").rename(ander / "b.xml")
    assert hash_or_absent(een) != hash_or_absent(ander)


def test_a_snapshot_has_these_files_and_no_others(tmp_path: Path) -> None:
    """A register or a telling has its rows and what was seen of them; of one of before, both may still be there."""
    editie = kleine_editie(tmp_path, {"basisteams": (KOP, RIJEN)})
    snapshot = editie.data / "snapshot"
    index = read_index(editie)
    write_index(snapshot, {**index, "van_vroeger": index["basisteams"]})
    namen = names_of_snapshot(editie)
    assert {een for een in namen if een.startswith(("basisteams", "van_vroeger"))} == {
        "basisteams.parquet", "basisteams.json", "van_vroeger.parquet", "van_vroeger.json",
    }  # fmt: skip
    assert {"snapshot.json", "clienten.parquet", "voorzieningen_wmo.json"} <= namen
    assert not any(een.endswith(".csv") for een in namen)
