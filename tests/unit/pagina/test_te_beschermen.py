"""Does an intern page say what its numbers were made of, and a public one not?"""

from pathlib import Path
from typing import Any

from bouwstenen import cijfers
from kleine_editie import kleine_editie

from monitorlib.cijfers.rekenen.verhouding import verhouding
from monitorlib.pagina.afscherming import masker_van
from monitorlib.pagina.hoofdstuk import Hoofdstuk
from monitorlib.pagina.uitvoer import DATA_MIME
from monitorlib.privacy.editie.masker_van_editie import EditieMasker

TELLER, NOEMER = (cijfers({"gemeente": ["Bedum"]}, [getal], eenheid="uitkeringen") for getal in (23, 270))
DEEL = verhouding(TELLER, NOEMER, factor=100, eenheid="%", decimalen=0, regel="deel")


def getoond(lezers: str, root: Path) -> dict[str, Any]:
    """The data that a chapter leaves of the table for these readers, with a mask that hides nothing."""
    editie = kleine_editie(root, {})
    masker_van(editie).parent.mkdir()
    EditieMasker().schrijf(masker_van(editie))
    hoofdstuk = Hoofdstuk("wmo", editie, lezers)
    uitvoer = hoofdstuk.tabel(DEEL, naam="deel", titel="Deel", rijen=["gemeente"], kolommen=[], telt="deel")
    gegevens: dict[str, Any] = uitvoer.gegevens[DATA_MIME]
    return gegevens


def test_what_a_percentage_was_made_of_stays_inside(tmp_path: Path) -> None:
    """23 of 270 is 9 %: the public page has the 9, and neither of the two."""
    intern = getoond("intern", tmp_path / "a")["monitor"]["herkomst"]
    assert intern["delen"] == [{"cel": ["Bedum"], "teller": 23.0, "noemer": 270.0}]
    openbaar = getoond("openbaar", tmp_path / "b")
    assert "herkomst" not in openbaar["monitor"]
    assert "270" not in str(openbaar)
