"""Does bad input of contracts and of the kalender stop with one clear message, and is nothing lost?"""

from collections.abc import Callable
from pathlib import Path

import pytest
from verslag_van_levering import zonder_verslag

from monitorlib.editie.editie import Editie
from monitorlib.errors import MonitorError
from monitorlib.sources.freeze.snapshot import freeze

DATA, YML = "data/haarlemmermeer/2017-Q2", "params/haarlemmermeer/2017-Q2/params.yml"
Edit = Callable[[Path, str, str], None]
SCHOOLCOACHES = "Schoolcoaches,,2018-07-01,,,,"


def melding(project: Path) -> str:
    with pytest.raises(MonitorError) as stop:
        freeze(Editie.open("haarlemmermeer", "2017-Q2"))
    assert not (project / DATA / "snapshot").exists()
    return zonder_verslag(stop.value)


@pytest.mark.parametrize(
    ("nieuw", "verwacht"),
    [
        (
            "Schoolcoaches,2018-08-01,2018-07-01,,,,",
            "kolom loopt_tot: '2018-07-01' ligt voor begindatum '2018-08-01'; toegestaan: dezelfde dag of later. "
            "Verbeter een van beide.",
        ),
        ("Schoolcoaches,,2018-06-31,,,,", "kolom loopt_tot: '2018-06-31' is een datum die niet bestaat."),
        ("Schoolcoaches,,juli 2018,,,,", "kolom loopt_tot: 'juli 2018' is geen datum in de vorm jjjj-mm-dd."),
        (
            "Schoolcoaches,,2018-07-01,Misschien,12,,",
            "kolom verlenging: 'Misschien' is onbekend; toegestaan: Open, Gebruikt.",
        ),
        (
            "Schoolcoaches,,2018-07-01,Open,een jaar,,",
            "kolom verlenging_maanden: 'een jaar' is geen geheel getal van 0 of meer.",
        ),
        ("Schoolcoaches,,2018-07-01,,,-3,", "kolom besluit_maanden: '-3' is geen geheel getal van 0 of meer."),
    ],
)
def test_a_contract(project: Path, edit: Edit, nieuw: str, verwacht: str) -> None:
    """The end before the start, another form, an unknown word: file, row, column, what was found, what is allowed."""
    edit(project / DATA / "contracten.csv", SCHOOLCOACHES, nieuw)
    assert melding(project) == f"{DATA}/contracten.csv, rij 5, {verwacht}"


@pytest.mark.parametrize(
    ("moment", "verwacht"),
    [
        ("2017-13", "'2017-13' is een datum die niet bestaat."),
        ("2017-11-31", "'2017-11-31' is een datum die niet bestaat."),
        ("medio 2017", "'medio 2017' is geen dag of maand als 2017-07-01 of 2017-07."),
        ("2017-7", "'2017-7' is geen dag of maand als 2017-07-01 of 2017-07."),
    ],
)
def test_a_step(project: Path, edit: Edit, moment: str, verwacht: str) -> None:
    """A step falls on a day or in a month."""
    edit(project / DATA / "contractstappen.csv", "Wmo-ondersteuning,2017-11-01", f"Wmo-ondersteuning,{moment}")
    assert melding(project) == f"{DATA}/contractstappen.csv, rij 5, kolom moment: {verwacht}"


@pytest.mark.parametrize(
    ("datum", "verwacht"),
    [
        (
            "2017-03-31",
            "2017-03-31 valt buiten de kalender van deze editie; toegestaan is 1 april 2017 tot en met 30 juni 2018, "
            "het kwartaal en het jaar erna; verbeter de datum of haal de regel weg.",
        ),
        (
            "2018-07",
            "2018-07 valt buiten de kalender van deze editie; toegestaan is 1 april 2017 tot en met 30 juni 2018, "
            "het kwartaal en het jaar erna; verbeter de datum of haal de regel weg.",
        ),
        ("najaar 2017", "'najaar 2017' is geen dag of maand; schrijf bijvoorbeeld 2017-09-14 of 2017-09."),
        ("2017-13", "'2017-13' is geen dag of maand; schrijf bijvoorbeeld 2017-09-14 of 2017-09."),
    ],
)
def test_the_kalender(project: Path, edit: Edit, datum: str, verwacht: str) -> None:
    """A line outside the quarter and the year after it, or without a day or month: its line and what is allowed."""
    oud = "{datum: 2017-07, onderwerp: Nota Jaarverslag Leerplicht}"
    edit(project / YML, oud, oud.replace("2017-07", datum))
    regels = (project / YML).read_text(encoding="utf-8").splitlines()
    nummer = next(nummer for nummer, regel in enumerate(regels, 1) if "Leerplicht" in regel)
    assert melding(project) == f"{YML}, regel {nummer}, kalender.0.datum: {verwacht}"


@pytest.mark.parametrize("datum", ["2017-04-01", "2018-06-30", "2018-06"])
def test_the_first_and_the_last_day_of_the_kalender_are_in_it(project: Path, edit: Edit, datum: str) -> None:
    """The bounds themselves are allowed."""
    edit(
        project / YML,
        "datum: 2017-07, onderwerp: Nota Jaarverslag Leerplicht",
        f"datum: {datum}, onderwerp: Nota Jaarverslag Leerplicht",
    )
    assert Editie.open("haarlemmermeer", "2017-Q2").parameters.kalender[0].wanneer


def test_the_same_line_twice(project: Path, edit: Edit) -> None:
    """Subjects may come back for another body; the same one twice is an error."""
    regel = "  - {datum: 2017-12, onderwerp: Raadsbrief Lokale inclusieagenda 2018}\n"
    edit(project / YML, regel, f"{regel}{regel}")
    assert "'kalender' noemt 'Raadsbrief Lokale inclusieagenda 2018' twee keer" in melding(project)
    edit(project / YML, f"{regel}{regel}", f"{regel}{regel.replace('}', ', orgaan: College}')}")
    assert len(Editie.open("haarlemmermeer", "2017-Q2").parameters.kalender) == 15
