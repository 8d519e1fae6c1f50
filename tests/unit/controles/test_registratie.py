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
