"""Can an analyst try an indicator in a notebook, again and again, without touching the catalogue?"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.registers.stand_en_stroom import instroom, stand
from monitorlib.cijfers.registers.trajecten import trajecten
from monitorlib.editie.editie import Editie
from monitorlib.errors import CatalogueError, NotDeliveredError
from monitorlib.indicatoren.catalogus.catalogus import catalogus
from monitorlib.indicatoren.catalogus.indicator import GEPROBEERD, GEREGISTREERD, indicator, indicator_van
from monitorlib.indicatoren.meten.meten import meet_alle
from monitorlib.pagina.bladen import indicator_in_notebook, indicatoren
from monitorlib.pagina.bladen.indicator_in_notebook import probeer
from monitorlib.pagina.uitvoer import Uitvoer
from monitorlib.sources.freeze.snapshot import freeze
from monitorlib.sources.opened.register import Register
from monitorlib.tijd.perioden import Perioden

GOED: dict[str, Any] = {
    "naam": "Proefindicator",
    "definitie": "Aantal trajecten op de peildatum.",
    "teller": "trajecten op de peildatum",
    "noemer": "geen",
    "eenheid": "trajecten",
    "bron": "voorzieningen_wmo",
    "wet": "Wmo",
    "thema": "Wmo",
    "gunstig": "geen",
    "toets": "geen",
    "herkomst": "eigen keuze",
    "lees": "zoveel trajecten zijn er.",
}


@pytest.fixture(autouse=True)
def geprobeerd() -> Iterator[None]:
    """What is tried in a test is gone after it."""
    catalogus()
    voor = dict(GEREGISTREERD)
    yield
    GEPROBEERD.clear()
    assert voor == GEREGISTREERD


def in_notebook(functienaam: str = "lopend", /, **anders: Any) -> Any:
    """Declare a function as a cell of a notebook does."""

    def lopend(wmo: Register, perioden: Perioden) -> Cijfers:
        return stand(trajecten(wmo), op=perioden).per("gemeente")

    lopend.__module__, lopend.__name__ = "__main__", functienaam
    return indicator(**{**GOED, **anders})(lopend)


def test_what_a_notebook_declares_is_not_in_the_catalogue() -> None:
    functie = in_notebook()
    assert "Proefindicator" not in catalogus()
    assert indicator_van(functie).naam == "Proefindicator"


def test_a_cell_may_run_again_with_anything_changed() -> None:
    """The name of the indicator or of the function, each on its own: what ran last counts."""
    in_notebook()
    assert indicator_van(in_notebook(eenheid="stuks")).eenheid == "stuks"
    assert indicator_van(in_notebook("anders")).naam == "Proefindicator"


def test_a_variant_may_have_the_name_of_what_is_in_the_catalogue() -> None:
    """The catalogue keeps its own."""
    functie = in_notebook(naam="Trajecten Wmo", eenheid="stuks")
    assert indicator_van(functie).naam == "Trajecten Wmo"
    assert indicator_van(functie).eenheid == "stuks"
    assert catalogus()["Trajecten Wmo"].eenheid == "trajecten"


def test_a_wrong_declaration_is_refused_in_a_notebook_too() -> None:
    with pytest.raises(CatalogueError, match="'teller' is leeg"):
        in_notebook(teller="")
    assert GEPROBEERD == {}


def test_a_function_without_a_declaration_says_what_to_do() -> None:
    def kaal() -> None: ...

    with pytest.raises(CatalogueError) as fout:
        indicator_van(kaal)  # type: ignore[arg-type]
    assert str(fout.value) == "Functie kaal heeft geen declaratie; zet er @indicator(...) boven."


def test_a_function_of_the_catalogue_can_be_tried() -> None:
    een = catalogus()["Trajecten Wmo"]
    assert indicator_van(een.bereken) is een


# On an edition.


@pytest.fixture
def getoond(monkeypatch: pytest.MonkeyPatch) -> list[Uitvoer]:
    """What is shown, in order."""
    alles: list[Uitvoer] = []
    for module in (indicator_in_notebook, indicatoren):
        monkeypatch.setattr(module, "display", alles.append)
    return alles


@pytest.fixture
def bmwe_editie(project: Path) -> Editie:
    editie = Editie.open("bmwe", "2016-Q1")
    freeze(editie)
    return editie


def test_it_is_measured_and_shown_as_in_the_chapter(project: Path, getoond: list[Uitvoer]) -> None:
    """An indicator of the catalogue, tried: the same points and changes as in an edition that asks for it alone."""
    editie = Editie.open("voorbeeld", "2024-Q4")
    freeze(editie)
    anders = {"indicatoren": ["Klachten"], "kerncijfers": None}
    alleen = replace(editie, parameters=editie.parameters.model_copy(update=anders))
    functie = catalogus()["Klachten"].bereken
    reeks = probeer(functie, editie, perioden_terug=6)
    (ander,) = meet_alle(alleen, 6).reeksen
    assert len(reeks.punten) > 6 * 6
    # Points with a NaN are not equal to themselves; their words are.
    assert repr(reeks) == repr(ander)
    assert [een.tekst.split(":")[0] for een in getoond] == [
        "Klachten. Aantal klachten in het kwartaal, formeel en informeel, van alle wetten samen, "
        "zoals de gemeente het opgeeft.",
        "Figuur",
        "Tabel",
        "Lees",
    ]


def test_without_a_number_it_says_why(bmwe_editie: Editie, getoond: list[Uitvoer]) -> None:
    """As the chapter does: a reconstructed source fixes little."""

    def gestart(wmo: Register, perioden: Perioden) -> Cijfers:
        return instroom(wmo, in_=perioden).per("gemeente")

    gestart.__module__ = "__main__"
    reeks = probeer(indicator(**GOED)(gestart), bmwe_editie, perioden_terug=1)
    assert reeks.waarom_niet == "niet te bepalen (gereconstrueerde bron)"
    (blad,) = getoond
    assert "niet te bepalen (gereconstrueerde bron)" in blad.html


def test_a_source_that_is_not_there_stops_it(bmwe_editie: Editie, getoond: list[Uitvoer]) -> None:
    with pytest.raises(NotDeliveredError) as fout:
        probeer(in_notebook(bron=("voorzieningen_wmo", "inwoners")), bmwe_editie)
    assert str(fout.value) == "Indicator 'Proefindicator' is niet te meten in bmwe/2016-Q1: bron inwoners."
    assert getoond == []
