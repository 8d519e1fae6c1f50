"""Does an approximate or textual value where a number is needed stop with file, row and column?"""

from collections.abc import Callable
from pathlib import Path

import pytest
from verslag_van_levering import zonder_verslag

from monitorlib.editie.editie import Editie
from monitorlib.errors import SourceError
from monitorlib.sources.freeze.snapshot import freeze

DATA = "data/groningen/2017-Q2"
RIJ = "Begeleiding individueel,2016-06-30,3637,"


def melding(project: Path) -> str:
    with pytest.raises(SourceError) as stop:
        freeze(Editie.open("groningen", "2017-Q2"))
    assert not (project / DATA / "snapshot").exists()
    return zonder_verslag(stop.value)


@pytest.mark.parametrize(
    ("nieuw", "kolom", "gevonden"),
    [
        ("Begeleiding individueel,2016-06-30,ca. 3637,", "waarde", "'ca. 3637'"),
        ("Begeleiding individueel,2016-06-30,bijna 3700,", "waarde", "'bijna 3700'"),
        ("Begeleiding individueel,2016-06-30,veel,", "waarde", "'veel'"),
        ("Begeleiding individueel,2016-06-30,3637,rond de", "benadering", "'rond de' is onbekend"),
        ("Begeleiding individueel,2016-06-30,,ca.", "benadering", "hoort bij een getal"),
    ],
)
def test_a_word_has_a_column_of_its_own(
    project: Path, edit: Callable[[Path, str, str], None], nieuw: str, kolom: str, gevonden: str
) -> None:
    """The number stays a number, the word beside it is one of four, and a word without a number says nothing."""
    edit(project / DATA / "maatwerkvoorzieningen.csv", RIJ, nieuw)
    gezegd = melding(project)
    assert gezegd.startswith(f"{DATA}/maatwerkvoorzieningen.csv, rij 8, kolom {kolom}: ")
    assert gevonden in gezegd
    if kolom == "waarde":
        assert "een benadering (ca., bijna, iets meer dan, ruim) staat in kolom benadering, haar getal hier" in gezegd


def test_a_source_that_is_exact_has_no_such_column(project: Path, edit: Callable[[Path, str, str], None]) -> None:
    """Klachten are counted: 'ca. 13' of them is refused."""
    edit(project / DATA / "klachten.csv", "Gegrond verklaard,2016-Q1,13", "Gegrond verklaard,2016-Q1,ca. 13")
    assert "klachten.csv, rij 8, kolom waarde: 'ca. 13'" in melding(project)
