"""May a number still change: by what the edition says of its table, by its source and day, or not at all?"""

from datetime import date

import pytest
from pydantic import ValidationError

from monitorlib.editie.params.bron_parameters import Voorlopig
from monitorlib.editie.stand import Cijferstand, Getalstand
from monitorlib.editie.verklaring import Uitspraak, Verklaring

LAAT = "Aanbieders declareren een jaar later."
TABEL = Verklaring(voorlopig=(Uitspraak(hoofdstuk="financien", tabel="jaar", reden="De raad stelt dit nog vast."),))
BRON = {
    "declaraties": Voorlopig(reden=LAAT, vanaf=date(2024, 10, 1)),
    "resultaat": Voorlopig(reden="Nog niet nagekeken."),
}


@pytest.mark.parametrize(
    ("bronnen", "momenten", "woord"),
    [
        (["declaraties"], {"2024-09-30"}, "definitief"),
        (["declaraties"], {"2024-09-30", "2024-12-31"}, "voorlopig"),
        # The period ends after the day from which on numbers may change.
        (["declaraties"], {"2023-12-31/2024-12-31"}, "voorlopig"),
        (["declaraties"], {"2024-Q3"}, "definitief"),
        (["declaraties"], {"2024-Q4"}, "voorlopig"),
        # Of no known moment, and of one that is not kept: it may be of any.
        (["declaraties"], set(), "voorlopig"),
        (["declaraties"], {""}, "voorlopig"),
        (["declaraties"], {"prognose 2024-08"}, "definitief"),
        (["declaraties"], {"wie weet"}, "voorlopig"),
        (["inwoners", "resultaat"], {"2015-12-31"}, "voorlopig"),
        (["inwoners"], {"2024-12-31"}, "definitief"),
        ([], set(), "definitief"),
    ],
)
def test_a_source_says_from_which_day_on_its_numbers_may_change(
    bronnen: list[str], momenten: set[str], woord: str
) -> None:
    assert Cijferstand(Verklaring(), BRON).van("wmo", "tabel t", bronnen, momenten).woord == woord


def test_what_the_edition_says_of_a_table_goes_before_its_source() -> None:
    stand = Cijferstand(TABEL, BRON).van("financien", "tabel jaar", ["resultaat"], set())
    assert stand.zin == "Voorlopig: deze cijfers kunnen nog veranderen. De raad stelt dit nog vast."
    assert Cijferstand(TABEL, {}).van("financien", "tabel maand", [], set()).woord == "definitief"
    assert Cijferstand(TABEL, {}).van("wmo", "tabel jaar", [], set()).woord == "definitief"


def test_the_sentence_says_from_when_on_and_why() -> None:
    stand = Cijferstand(Verklaring(), BRON).van("wmo", "tabel t", ["declaraties"], {"2024-Q4"})
    assert stand.zin == f"Voorlopig vanaf 1 oktober 2024: deze cijfers kunnen nog veranderen. {LAAT}"


def test_in_a_concept_all_may_change_and_no_table_says_so() -> None:
    """The head of every page says that it is a concept."""
    stand = Cijferstand(Verklaring(), {}, concept=True).van("wmo", "tabel t", ["inwoners"], {"2024-Q4"})
    assert (stand.woord, stand.zin) == ("voorlopig", "")
    assert stand.in_woorden == "Voorlopig: deze cijfers kunnen nog veranderen. Deze editie is een concept."


def test_what_is_final_says_so_where_every_table_is_described() -> None:
    assert (Getalstand("definitief").zin, Getalstand("definitief").in_woorden) == ("", "Definitief.")


def test_a_reason_is_asked() -> None:
    with pytest.raises(ValidationError):
        Voorlopig(reden="laat")
