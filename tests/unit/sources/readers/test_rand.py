"""Is a table read from between the lines above and below it, each row with its number in the file?"""

from pathlib import Path
from typing import Any

import duckdb
import pytest

from monitorlib.editie.params.levering import Levering
from monitorlib.errors import SourceError
from monitorlib.sources.readers.rand import read_with_edge

BESTAND = "Titel\n\nnr;wat\nA1;een\nA2;twee\nBron: CBS\n\n \n"


def gelezen(tmp_path: Path, inhoud: str = BESTAND, **levering: Any) -> list[tuple[object, ...]]:
    path = tmp_path / "zorg.csv"
    path.write_bytes(inhoud.encode())
    rijen = read_with_edge(path, "zorg.csv", Levering(scheiding=";", **levering))
    with duckdb.connect() as con:
        uit = con.execute(f"SELECT * FROM ({rijen.vraag}) ORDER BY rij").fetchall()
        rijen.controleer(con)
    # Numbered from the first row of the table on, they would have another number than in the file.
    assert rijen.in_orde is None
    assert path.read_bytes() == inhoud.encode()
    return uit


def test_lines_above_and_below_are_no_rows(tmp_path: Path) -> None:
    """The heading is line 3; below the last row stands one line, and then nothing."""
    assert gelezen(tmp_path, kop=3, voet=1) == [(4, "A1", "een"), (5, "A2", "twee")]
    assert gelezen(tmp_path, kop=3, voet=2) == [(4, "A1", "een")]


def test_a_file_may_begin_with_its_heading_or_end_with_its_last_row(tmp_path: Path) -> None:
    assert gelezen(tmp_path, "nr;wat\nA1;een\nBron\n", voet=1) == [(2, "A1", "een")]
    assert gelezen(tmp_path, "Titel\nnr;wat\nA1;een", kop=2) == [(3, "A1", "een")]


@pytest.mark.parametrize(("kop", "voet"), [(7, 0), (3, 4), (4, 3)])
def test_without_a_line_there_is_no_table(tmp_path: Path, kop: int, voet: int) -> None:
    """Six lines, the empty ones at the end not counted."""
    with pytest.raises(SourceError) as fout:
        gelezen(tmp_path, kop=kop, voet=voet)
    assert str(fout.value) == (
        f"zorg.csv: het bestand heeft 6 regels; met 'kop: {kop}' en 'voet: {voet}' (params.yml, 'levering') blijft er "
        "geen tabel over. Pas die aan."
    )


def test_what_is_wrong_in_the_table_is_said_of_it(tmp_path: Path) -> None:
    """Two headings of one name, in what begins at row 3."""
    with pytest.raises(SourceError, match=r"^zorg\.csv, in de tabel vanaf rij 3"):
        gelezen(tmp_path, BESTAND.replace("nr;wat", "nr;nr"), kop=3, voet=1)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as fout:
        read_with_edge(tmp_path / "weg.csv", "weg.csv", Levering(kop=3))
    assert str(fout.value) == "weg.csv: het bestand ontbreekt; lever het aan of pas params.yml aan."
