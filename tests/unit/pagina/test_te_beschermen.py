"""Does an intern page say what its numbers were made of, and a public one not?"""

from typing import Any

from bouwstenen import cijfers

from monitorlib.cijfers.rekenen.verhouding import verhouding
from monitorlib.editie.editie import Editie
from monitorlib.editie.layout import Layout
from monitorlib.pagina.hoofdstuk import Hoofdstuk
from monitorlib.pagina.uitvoer import DATA_MIME

TELLER, NOEMER = (cijfers({"gemeente": ["Bedum"]}, [getal], eenheid="uitkeringen") for getal in (23, 270))
DEEL = verhouding(TELLER, NOEMER, factor=100, eenheid="%", decimalen=0, regel="deel")


def getoond(lezers: str) -> dict[str, Any]:
    hoofdstuk = Hoofdstuk("wmo", Editie.open("bmwe", "2016-Q1", Layout.find()), lezers)
    uitvoer = hoofdstuk.tabel(DEEL, naam="deel", titel="Deel", rijen=["gemeente"], kolommen=[], telt="deel")
    gegevens: dict[str, Any] = uitvoer.gegevens[DATA_MIME]
    return gegevens


def test_what_a_percentage_was_made_of_stays_inside() -> None:
    """23 of 270 is 9 %: the public page has the 9, and neither of the two."""
    assert getoond("intern")["monitor"]["herkomst"]["delen"] == [{"cel": ["Bedum"], "teller": 23.0, "noemer": 270.0}]
    openbaar = getoond("openbaar")
    assert "herkomst" not in openbaar["monitor"]
    assert "270" not in str(openbaar)
