"""Which numbers are on the front page, with which change, target and course?"""

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

from monitorlib.cijfers.kern.regels import TOTAAL
from monitorlib.cijfers.rekenen.verloop import Wijziging
from monitorlib.controles.getoetst import Getoetst
from monitorlib.pagina.bladen.kerncijfers import kerncijfers
from monitorlib.pagina.record import Doelregel, Lijn, Nagelaten, NietGeleverd, Puntregel, Tabelwijziging
from monitorlib.tijd.periode import Jaar, Kwartaal, Maand, Periode

LEEG = Nagelaten("prestatie-indicatoren", (), (), Getoetst(), (), (), (), (), (), (), titel="Indicatoren")


KWARTAAL = Kwartaal(2024, 4)


def editie(periode: Periode = KWARTAAL, gekozen: list[str] | None = None) -> Any:
    """As much of an edition as the choice asks for."""
    return SimpleNamespace(periode=periode, parameters=SimpleNamespace(registratieproblemen=(), kerncijfers=gekozen))


def punten(naam: str, waarden: dict[str, float], gemeente: str = TOTAAL, per: str = "periode") -> tuple[Puntregel, ...]:
    return tuple(
        Puntregel(naam, "Wmo", "%", per, gemeente, periode, "", waarde, 0, None, geschreven=f"{waarde:g} %")
        for periode, waarde in waarden.items()
    )


def lijn(naam: str, van: str, naar: str, stap: str = "periode", oordeel: str = "past bij toeval") -> Lijn:
    gunstig = "ongunstig" if oordeel == "meer dan toeval" else ""
    over = (naam, "Wmo", "x", TOTAAL, stap, "", oordeel, gunstig, (), "%")
    return Lijn(*over, 5.0, 100.0, 0.5, van, naar, "−5 procentpunt")


DOEL = Doelregel("Op tijd", "indicatoren/op-tijd.html", "90 %", "hoger", TOTAAL, "80 %", False, (), grens=90.0)
TIJD = {"2024-Q3": 85.0, "2024-Q4": 80.0, "2023-Q4": 91.0}
OP_TIJD = replace(
    LEEG,
    punten=punten("Op tijd", TIJD) + punten("Op tijd", {"2024-Q4": 10.0}, "Aa"),
    lijnen=(
        lijn("Op tijd", "85 %", "80 %"),
        lijn("Op tijd", "91 %", "80 %", "jaar", "meer dan toeval"),
    ),
    doelen=(DOEL,),
)


def test_number_change_and_target_are_those_of_all_together() -> None:
    (een,) = kerncijfers([OP_TIJD], editie())
    assert (een.naam, een.getal, een.oordeel) == ("Op tijd", "80\xa0%", "ongunstig")
    assert een.plaats == "indicatoren/op-tijd.html"
    assert een.regels == (
        "Dat is 5 procentpunt lager in een jaar. Het verschil is meer dan toeval en ongunstig.",
        "De streefwaarde van ten minste 90\xa0% is niet gehaald.",
    )


def test_course_begins_where_the_numbers_do() -> None:
    (een,) = kerncijfers([OP_TIJD], editie())
    assert ">4e kw 2023</text>" in een.lijntje
    # 2024-Q1 and Q2 are not there: a dot, a gap, and a line of two.
    assert een.lijntje.count("<circle") == 3
    assert een.lijntje.count("<polyline") == 1
    assert "van 91 % (4e kw 2023) naar 80 % (4e kw 2024). De streefwaarde van ten minste 90\xa0%" in een.lijntje


def test_a_yearly_number_has_a_dot_per_year() -> None:
    jaren = {f"{jaar}-Q4": float(jaar - 2000) for jaar in (2022, 2023, 2024)}
    (een,) = kerncijfers([replace(LEEG, punten=punten("Tevreden", jaren, per="jaar"))], editie())
    assert een.lijntje.count("<circle") == 3
    assert ">4e kw 2022</text>" in een.lijntje


def test_months_and_years_have_their_own_periods() -> None:
    maanden = punten("Op tijd", {"2024-05": 1.0, "2024-06": 2.0})
    (een,) = kerncijfers([replace(LEEG, punten=maanden)], editie(Maand(2024, 6)))
    assert ">mei 2024</text>" in een.lijntje
    jaren = punten("Op tijd", {"2023": 1.0, "2024": 2.0}, per="jaar")
    (een,) = kerncijfers([replace(LEEG, punten=jaren)], editie(Jaar(2024)))
    assert ">2023</text>" in een.lijntje


def test_what_was_revised_says_so() -> None:
    herzien = replace(lijn("Op tijd", "85 %", "80 %"), herzien_van="83 %")
    (een,) = kerncijfers([replace(OP_TIJD, lijnen=(herzien,))], editie())
    assert een.herzien == "herzien van 83 % naar 85 %"
    assert "herzien" not in " ".join(een.regels)


def test_an_edition_chooses_and_a_chosen_one_without_a_number_says_why() -> None:
    record = replace(
        OP_TIJD,
        punten=OP_TIJD.punten + punten("Tweede", {"2024-Q4": 1.0}),
        niet_geleverd=(NietGeleverd("Wachttijd", "bron meldingen"),),
    )
    gekozen = kerncijfers([record], editie(gekozen=["Wachttijd", "Tweede"]))
    assert [(een.naam, een.getal) for een in gekozen] == [("Wachttijd", "niet te bepalen"), ("Tweede", "1\xa0%")]
    assert gekozen[0].regels == ("bron meldingen",)
    assert kerncijfers([record], editie(gekozen=[])) == []


def test_by_default_a_target_goes_first_and_six_are_enough() -> None:
    namen = [f"Indicator {nummer}" for nummer in range(8)]
    alle = tuple(punt for naam in namen for punt in punten(naam, {"2024-Q4": 1.0}))
    gevonden = kerncijfers([replace(OP_TIJD, punten=alle + OP_TIJD.punten)], editie())
    assert [een.naam for een in gevonden] == ["Op tijd", *namen[:5]]


def test_without_indicators_tables_tell() -> None:
    een = Wijziging("Klachten", "", "", ("2e kw 2016", "2e kw 2017"), "klachten", 0, 16, 31, ("klachten",))
    record = replace(LEEG, hoofdstuk="clientbeleving", wijzigingen=(Tabelwijziging("klachten", "Klachten", een),))
    (kern,) = kerncijfers([record], editie())
    assert (kern.naam, kern.getal, kern.lijntje) == ("Klachten", "31", "")
    assert kern.plaats == "clientbeleving.html#tabel-klachten"
    assert kern.regels == ("Eerder 16. Dat is 15 meer tussen 2e kw 2016 en 2e kw 2017.",)
