"""Does a mask that is written come back the same, and is a file that is no mask refused?"""

from pathlib import Path

import pytest

from monitorlib.errors import SourceError
from monitorlib.privacy.editie.masker_van_editie import Celplek, EditieMasker, als_tekst, uit_tekst
from monitorlib.privacy.masker import KLEIN_AANTAL, TER_BESCHERMING

VREEMD = ("Huisarts / wijk", "a\\b", "", 'zegt "ja", nee', " rand ")
MASKER = EditieMasker(
    {
        Celplek("wmo", "tabel", "recapitulatie", ("Winsum", "PGB")): KLEIN_AANTAL,
        Celplek("wmo", "figuur", "recapitulatie", ("Winsum", "ZIN")): TER_BESCHERMING,
        Celplek("jeugdwet", "tabel", "productgroepen", VREEMD): TER_BESCHERMING,
    }
)


def test_a_mask_is_the_same_after_it_was_kept(tmp_path: Path) -> None:
    pad = MASKER.schrijf(tmp_path / "vastgelegd" / "masker.csv")
    assert EditieMasker.lees(pad) == MASKER
    andersom = EditieMasker(dict(reversed(MASKER.redenen.items())))
    assert andersom.schrijf(tmp_path / "ander.csv").read_bytes() == pad.read_bytes()


def test_the_file_can_be_read_by_who_makes_the_edition(tmp_path: Path) -> None:
    pad = EditieMasker({Celplek("wmo", "tabel", "recapitulatie", ("Winsum", "PGB")): KLEIN_AANTAL}).schrijf(
        tmp_path / "masker.csv"
    )
    assert pad.read_text(encoding="utf-8") == (
        "hoofdstuk,soort,naam,cel,reden\nwmo,tabel,recapitulatie,Winsum / PGB,onderdrukt: klein aantal\n"
    )
    assert pad.stat().st_mode & 0o077 == 0


def test_hidden_cells_are_asked_by_chapter_and_name() -> None:
    assert MASKER.verborgen("wmo", "recapitulatie") == {("Winsum", "PGB")}
    assert MASKER.verborgen("wmo", "recapitulatie", "figuur") == {("Winsum", "ZIN")}
    assert MASKER.verborgen("financien", "recapitulatie") == frozenset()


def test_members_with_any_sign_are_told_apart() -> None:
    assert als_tekst(("a / b", "c")) == "a \\/ b / c"
    assert uit_tekst(als_tekst(VREEMD)) == VREEMD
    assert als_tekst(("a", "b")) != als_tekst(("a / b",))


@pytest.mark.parametrize("rij", ["wmo,tabel,t,Aa,omdat", "wmo,tekst,t,Aa,ter bescherming", "wmo,tabel,t,Aa"])
def test_a_row_that_is_no_hidden_cell_is_refused(rij: str, tmp_path: Path) -> None:
    pad = tmp_path / "masker.csv"
    pad.write_text(f"hoofdstuk,soort,naam,cel,reden\n{rij}\n", encoding="utf-8")
    with pytest.raises(SourceError) as fout:
        EditieMasker.lees(pad)
    assert str(fout.value) == (
        "masker.csv, rij 2: dit is geen verborgen cel. Zet het bestand terug zoals het bewaard is."
    )
