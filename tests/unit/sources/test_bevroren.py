"""Does a frozen edition know what it has: frozen again when a file changes, and not complete when one is gone?"""

from pathlib import Path

from kleine_editie import kleine_editie

from monitorlib.sources.freeze.snapshot import freeze
from monitorlib.sources.freeze.snapshot_index import is_complete
from monitorlib.sources.opened.bronnen import gelezen, open_bron

KOP = ("gemeente", "kwartaal", "onderdeel", "waarde")
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
