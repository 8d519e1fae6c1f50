"""Is what was found across the rows of a source told so that a supplier can find the rows?"""

import pytest

from monitorlib.controles.registratie import registratiebevinding
from monitorlib.sources.declared.catalogue import BRONNEN
from monitorlib.sources.freeze.snapshot_index import Registratie


@pytest.mark.parametrize(
    ("gevonden", "rijen", "regel"),
    [
        (
            Registratie("overlap", 1, (7,), ("client", "gemeente")),
            "1 rij",
            "Rijen met gelijke client, gemeente overlappen niet: trajecten tellen ze als één, maar een tabel van "
            "voorzieningen telt elke rij. In wmo.csv: rij 7.",
        ),
        (
            Registratie("overlap", 1204, (7, 9), ("client",)),
            "1.204 rijen",
            "Rijen met gelijke client overlappen niet: trajecten tellen ze als één, maar een tabel van "
            "voorzieningen telt elke rij. In wmo.csv: rij 7, 9 en nog 1.202.",
        ),
        (
            Registratie("dubbel", 2, (7, 9), ("client",)),
            "2 rijen",
            "Een rij staat er één keer, ook op voorziening_nummer na: trajecten tellen ze als één, maar een tabel van "
            "voorzieningen telt elke rij. In wmo.csv: rij 7, 9.",
        ),
        (
            Registratie("dubbel", 3, (7, 9), ("gemeente",)),
            "3 rijen",
            "Een rij staat er één keer, ook op voorziening_nummer na. Zonder cliënt is niet te zien of het er twee "
            "zijn; beide tellen. In wmo.csv: rij 7, 9 en nog 1.",
        ),
    ],
)
def test_it_names_the_rows(gevonden: Registratie, rijen: str, regel: str) -> None:
    """The first of them, how many more, and what the counts make of it."""
    een = registratiebevinding(BRONNEN["voorzieningen_wmo"], "wmo.csv", gevonden)
    assert (een.naam, een.hoofdstuk, een.soort) == (
        f"registratie voorzieningen_wmo / {gevonden.wat}",
        "verantwoording",
        "registratie",
    )
    assert (een.gedrukt, een.berekend, f"{een.regel} {een.rijen}") == ("", rijen, regel)
    assert "wmo.csv" not in een.regel
    wat = {"overlap": "rijen die overlappen", "dubbel": "rijen die twee keer staan"}[gevonden.wat]
    assert een.waar == f"{BRONNEN['voorzieningen_wmo'].titel} › {wat}"


def test_what_explains_itself_says_how_often_and_needs_no_rows() -> None:
    """Its own words name them already."""
    prijs = Registratie("prijs van nul", 1204, (7,), (), "Een declaratie heeft een bedrag. Rij 7.")
    een = registratiebevinding(BRONNEN["declaraties"], "declaraties.csv", prijs)
    assert (een.berekend, een.regel, een.rijen) == ("1.204 keer", "Een declaratie heeft een bedrag. Rij 7.", "")
    assert (een.naam, een.waar) == (
        "registratie declaraties / prijs van nul",
        f"{BRONNEN['declaraties'].titel} › prijs van nul",
    )


def test_of_rows_that_stay_in_a_warehouse_it_says_how_many() -> None:
    een = registratiebevinding(BRONNEN["voorzieningen_wmo"], "wmo", Registratie("overlap", 1204, (), ("client",)))
    assert (een.berekend, een.rijen) == ("1.204 rijen", "In het magazijn: 1.204 rijen.")
