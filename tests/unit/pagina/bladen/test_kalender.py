"""The bestuurlijke kalender on a page: in order, with what is known of each line, and everything escaped."""

from datetime import date

from bouwstenen import inhoud
from bs4 import BeautifulSoup

from monitorlib.editie.params.afspraak import Afspraak
from monitorlib.pagina.bladen.kalender import kalender_cijfers, kalender_html

RAAD = Afspraak(datum=date(2017, 9, 14), onderwerp="Monitor", orgaan="Raad")
COLLEGE = Afspraak(datum=date(2017, 9, 5), onderwerp="Monitor", orgaan="College")
NOTA = Afspraak(datum="2017-09", onderwerp="Nota <b> & meer")


def test_a_table_says_when_and_who() -> None:
    """Two lines about one subject are told apart by who deals with it; the month comes before its days."""
    assert list(inhoud(kalender_cijfers([RAAD, NOTA, COLLEGE])).items()) == [
        (("Nota <b> & meer", "Wanneer"), "September 2017"),
        (("Nota <b> & meer", "Wie"), "niet opgegeven"),
        (("Monitor (College)", "Wanneer"), "5 september 2017"),
        (("Monitor (College)", "Wie"), "College"),
        (("Monitor (Raad)", "Wanneer"), "14 september 2017"),
        (("Monitor (Raad)", "Wie"), "Raad"),
    ]


def test_nobody_named_is_no_column() -> None:
    """A letter that never says who deals with a subject."""
    assert kalender_cijfers([NOTA]).leden["wat"] == ("Wanneer",)


def test_the_list_groups_by_day_and_escapes() -> None:
    """A machine reads the day or month in datetime; markup in a subject stays text."""
    lijst = BeautifulSoup(kalender_html([RAAD, NOTA, COLLEGE]), "html.parser")
    assert [(tijd["datetime"], tijd.get_text()) for tijd in lijst.select("time")] == [
        ("2017-09", "september 2017"),
        ("2017-09-05", "5 september 2017"),
        ("2017-09-14", "14 september 2017"),
    ]
    assert lijst.select_one("ul li").get_text() == "Nota <b> & meer"
    assert lijst.select_one("a")["href"] == "kalender.ics"
