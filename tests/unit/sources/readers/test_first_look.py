"""Does one look at the bytes of a CSV tell the same as reading its rows one by one?"""

import csv
import tempfile
from pathlib import Path

import duckdb
import pytest
from bouwstenen import proef
from hypothesis import example, given
from hypothesis import strategies as st

from monitorlib.errors import SourceError
from monitorlib.sources.delivery.waarden import kaal
from monitorlib.sources.readers import first_look as module
from monitorlib.sources.readers.csv_file import read_csv
from monitorlib.sources.readers.first_look import first_look

# Values as they stand in a file, with what makes them hard; the last ones are no CSV.
STUKKEN = (
    "a", "b c", "", "é", '"x"', '""', '"a, b"', '"a; b"', '"a\nb"', '"a\r\nb"', '"a""b"', '"a"" b"', '""""',
    " z", "z ", "\t", "\ty", '" q"', '"q "', '"\ty"', "\xa0e", "e\ufeff", "x\u202f", '"x" ', 'a"b', '"a"b', '"',
)  # fmt: skip
VELDEN = st.lists(st.lists(st.sampled_from(STUKKEN), min_size=1, max_size=4), min_size=1, max_size=5)
TEKENS = {",": ",", ";": ";", "\t": "tab"}


def bestand(folder: str, tekst: str) -> Path:
    path = Path(folder) / "x.csv"
    path.write_bytes(tekst.encode())
    return path


@pytest.fixture(params=[1 << 15, 3], autouse=True, ids=lambda een: f"{een} bytes")
def _stuk(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also in pieces that end in the middle of everything."""
    monkeypatch.setattr(module, "_BLOCK", request.param)


@pytest.mark.parametrize(
    ("inhoud", "gemengd"),
    [
        ("a\n1\n", False), ("a\r\n1\r\n", False), ("a\r1\r", False), ("a", False), ("a\n1\r\n", True),
        ("a\r\n1\r", True), ("a\r\n1\r\n\n", True),
    ],
)  # fmt: skip
def test_whether_lines_end_in_two_ways(tmp_path: Path, inhoud: str, gemengd: bool) -> None:
    assert first_look(bestand(str(tmp_path), inhoud), ",").ends_are_mixed is gemengd


@pytest.mark.parametrize(
    ("inhoud", "is_tekst"),
    [
        (b"a\n\xc3\xa9\n", True),
        (b"\xef\xbb\xbfa\n1", True),
        (b"a\n\xe9\n", False),
        (b"a\n\xc3", False),
        (b"a\0", False),
    ],
)
def test_whether_it_is_text(tmp_path: Path, inhoud: bytes, is_tekst: bool) -> None:
    (tmp_path / "x").write_bytes(inhoud)
    assert first_look(tmp_path / "x", ",").is_text is is_tekst


@pytest.mark.parametrize(
    ("inhoud", "breedte", "even"),
    [
        ("a,b\n1,2\n3,4", 2, True),
        ('a,b\n"1,1",2\n"3\n3",4\n"5""5",\n', 2, True),
        ("a,b\n1,2,\n3\n", 2, True),  # one too many and one too few: the second is refused by the engine
        ("a,b\n1,2,\n", 2, False),
        ("a,b\n1,2\n\n3,4\n", 2, False),
        ("a\r\n1\r\n\r\n2\r\n", 1, False),
        ('a,b\n"1,2\n', 2, False),  # a mark without end
        ('a,b\n1"1,2\n', 2, False),
        ('a,b\n"1"1,2\n', 2, False),
    ],
)
def test_whether_every_row_has_the_width_of_the_heading(tmp_path: Path, inhoud: str, breedte: int, even: bool) -> None:
    assert first_look(bestand(str(tmp_path), inhoud), ",").all_as_wide_as(breedte) is even


@proef(40)
@given(VELDEN, st.sampled_from(list(TEKENS)), st.sampled_from(["\n", "\r\n"]))
@example([["a"], ['"', "a"]], ",", "\n")
def test_rows_that_are_as_wide_are_so_one_by_one(rijen: list[list[str]], teken: str, einde: str) -> None:
    """Or one is narrower, as the engine sees."""
    with tempfile.TemporaryDirectory() as folder:
        path = bestand(folder, einde.join(teken.join(rij) for rij in rijen) + einde)
        gezien = first_look(path, teken)
        with path.open(encoding="utf-8", newline="") as file:
            breedten = [len(rij) for rij in csv.reader(file, delimiter=teken)]
    for breedte in set(breedten) if gezien.all_as_wide_as(len(rijen[0])) else ():
        assert breedte <= len(rijen[0]) or min(breedten) < len(rijen[0])


@proef(40)
@given(VELDEN, st.sampled_from(list(TEKENS)), st.sampled_from(["\n", "\r\n"]))
@example([["a"], ['"\ty"']], "\t", "\n")
def test_what_is_bare_is_the_same_when_it_is_cut(rijen: list[list[str]], teken: str, einde: str) -> None:
    breedte = min(map(len, rijen))
    kop = teken.join(f"k{plek}" for plek in range(breedte))
    tekst = einde.join([kop, *(teken.join(rij[:breedte]) for rij in rijen)]) + einde
    with tempfile.TemporaryDirectory() as folder, duckdb.connect() as con:
        try:
            gelezen = read_csv(bestand(folder, tekst), "x.csv", TEKENS[teken])
            velden = ", ".join(gelezen.kolommen), ", ".join(map(kaal, gelezen.kolommen))
            zo, geknipt = (con.execute(f"SELECT {een} FROM ({gelezen.vraag})").fetchall() for een in velden)
        except (SourceError, duckdb.Error):
            return
    if gelezen.kaal:
        assert zo == geknipt


@pytest.mark.parametrize("waarde", ["a", "", "b c", '"a, b"', '"a\nb"', '"x"', "é"])
def test_most_deliveries_are_bare(tmp_path: Path, waarde: str) -> None:
    assert first_look(bestand(str(tmp_path), f"a,b\n{waarde},{waarde}\n{waarde},1\n"), ",").bare


@pytest.mark.parametrize("waarde", [" a", "a ", "\ta", '" a"', '"a\t"', "a\xa0", "\ufeffa", "a\u202f"])
def test_what_has_something_around_it_is_not(tmp_path: Path, waarde: str) -> None:
    for rij in (f"{waarde},1", f"1,{waarde}"):
        for einde in ("\n", "\r\n", ""):
            assert not first_look(bestand(str(tmp_path), f"a,b\n{rij}{einde}"), ",").bare
