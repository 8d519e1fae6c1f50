"""What is said of a forecast of late declarations, word by word."""

from dataclasses import replace

import numpy as np
import pytest

from monitorlib.cijfers.prognose.declaraties.driehoek import Driehoek
from monitorlib.cijfers.prognose.declaraties.jaarverwachting import Bedrag, Jaarverwachting
from monitorlib.cijfers.prognose.declaraties.ladderaannames import Kalendertoets, Snelheid
from monitorlib.cijfers.prognose.declaraties.ladderwoorden import aannames, ontbrekende_maanden
from monitorlib.cijfers.prognose.declaraties.maandstand import Maandstand, maandstand
from monitorlib.tijd.periode import Maand

# Of 10.000 euro a month: half comes in at once, a quarter in each of the next two months.
PER_MAAND = (500_000, 250_000, 250_000)
# One high and one low at every diagonal: nothing stands out.
KALM = Kalendertoets((1, 1), (1, 1), z=2, verwacht=1.0, variantie=0.25)
NIETS = Bedrag(0, 0, 0)
JAAR = Jaarverwachting(2024, (), NIETS, NIETS, 1.234, 36)


def stand(maanden: int = 12, *, zonder: tuple[int, ...] = (), later: int = 0, eerste: int = 0) -> Maandstand:
    """So many months from January 2024 on, those in `zonder` not declared; all `later` months late."""
    alle = tuple(Maand(2024, 1).verschoven(plek) for plek in range(maanden))
    centen = np.zeros((maanden, maanden), dtype=np.int64)
    for plek in range(eerste, maanden):
        for na, bedrag in enumerate(PER_MAAND):
            if plek not in zonder and plek + na + later < maanden:
                centen[plek, na + later] = bedrag
    return maandstand(Driehoek(alle, alle[-1], centen))


def woorden(
    *,
    alle: list[Maandstand] | None = None,
    kalender: Kalendertoets = KALM,
    snelheden: tuple[Snelheid, ...] = (),
    verwacht: Jaarverwachting = JAAR,
) -> dict[str, str]:
    return aannames(alle or [stand()], verwacht, kalender, snelheden, 7)


def test_five_subjects_are_looked_at() -> None:
    assert woorden() == {
        "Maanden zonder declaraties": "Geen: van elke maand is gedeclareerd.",
        # 1 less twice the root of 0,25
        "Maanden van ontvangst": (
            "Geen maand waarin opvallend veel of weinig tegelijk binnenkwam (toets van Mack: uitkomst 2, bij toeval "
            "ten minste 0,0)."
        ),
        "Snelheid van aanbieders": ("Geen aanbieder declareert aantoonbaar sneller of trager dan eerder (7 bekeken)."),
        "Wat drie maanden geleden is verwacht": "Toen was de reeks nog te kort voor een verwachting.",
        "Breedte van de grenzen": (
            "Getoetst aan 36 eerdere verwachtingen over twaalf maanden; daarom 1,23 keer de berekende breedte."
        ),
    }


def test_bounds_that_were_not_tested_are_provisional() -> None:
    assert woorden(verwacht=replace(JAAR, terugblikken=0))["Breedte van de grenzen"] == (
        "Niet getoetst aan eerdere verwachtingen: daarvoor is de reeks te kort. De grenzen zijn voorlopig."
    )


@pytest.mark.parametrize(
    ("zonder", "maanden"),
    [
        ((2,), "maart 2024"),
        ((2, 4), "maart 2024 en mei 2024"),
        ((2, 4, 6), "maart 2024, mei 2024 en juli 2024"),
    ],
)
def test_months_without_declarations_are_named(zonder: tuple[int, ...], maanden: str) -> None:
    assert woorden(alle=[stand(zonder=zonder)])["Maanden zonder declaraties"] == (
        f"Van {maanden} is niets gedeclareerd. De verwachting gaat ervan uit dat er ook niets komt; vraag na of de "
        "levering compleet is."
    )


def test_a_month_is_missing_when_half_of_it_should_be_there() -> None:
    """The last one: half comes in within the month itself. A cent less at once, and nobody can say."""
    assert ontbrekende_maanden(stand(zonder=(11,))) == ["december 2024"]
    minder = stand(zonder=(11,))
    centen = minder.driehoek.centen.copy()
    centen[:11, 0] -= 1
    assert ontbrekende_maanden(maandstand(replace(minder.driehoek, centen=centen))) == []


def test_of_a_month_too_young_for_any_declaration_nothing_is_missing() -> None:
    """All comes a month late: of December nothing can be there; of November half should."""
    assert ontbrekende_maanden(stand(later=1)) == []
    november = stand(later=1, zonder=(10,))
    assert ontbrekende_maanden(november) == ["november 2024"]
    minder = november.driehoek.centen - (np.arange(12) == 1) * (november.driehoek.centen > 0)
    assert ontbrekende_maanden(maandstand(replace(november.driehoek, centen=minder))) == []


def test_months_before_the_first_declaration_are_not_missing() -> None:
    assert ontbrekende_maanden(stand(13, eerste=2)) == []


@pytest.mark.parametrize(("hoger", "lager", "meer"), [((1, 8), (1, 0), "meer"), ((1, 0), (1, 8), "minder")])
def test_a_month_of_receipt_that_stands_out_is_named(hoger: tuple[int, ...], lager: tuple[int, ...], meer: str) -> None:
    """The second diagonal is what came in in the third month, March; 4,5 less twice the root of 2,25 is 1,5."""
    toets = Kalendertoets(hoger, lager, z=1, verwacht=4.5, variantie=2.25)
    assert woorden(kalender=toets)["Maanden van ontvangst"] == (
        "Let op: er zijn maanden waarin van alle maanden van levering tegelijk meer of minder binnenkwam dan "
        f"gewoonlijk, {meer} vooral in maart 2024 (toets van Mack: uitkomst 1, bij toeval ten minste 1,5). Vraag na "
        "wat er toen is ingehaald of blijven liggen; de grenzen kunnen te smal zijn."
    )


def test_who_became_slower_and_who_became_faster() -> None:
    """Of 123.456,78 euro the thousands are said, of 99.950 the hundreds."""
    trager = Snelheid("De Linde", Maand(2024, 9), 12_345_678, 0.01)
    sneller = Snelheid("De Eik", Maand(2024, 10), -9_995_000, 0.02)
    assert woorden(snelheden=(trager, sneller))["Snelheid van aanbieders"] == (
        "Let op: De Linde declareert sinds september 2024 trager dan eerder; van oudere maanden kwam € 123.000 meer na "
        "dan gewoonlijk. De verwachting kan daardoor te laag zijn; vraag het na. "
        "Let op: De Eik declareert sinds oktober 2024 sneller dan eerder; van oudere maanden kwam € 100.000 minder na "
        "dan gewoonlijk. De verwachting kan daardoor te hoog zijn; vraag het na."
    )


@pytest.mark.parametrize(
    ("bedrag", "tekst"), [(9_985_000, "€ 99.800"), (10_000_000, "€ 100.000"), (10_060_000, "€ 101.000")]
)
def test_from_a_hundred_thousand_euro_on_thousands_are_said(bedrag: int, tekst: str) -> None:
    """99.850 is halfway between 99.800 and 99.900, and the even one is taken."""
    zin = woorden(snelheden=(Snelheid("De Eik", Maand(2024, 9), bedrag, 0.01),))["Snelheid van aanbieders"]
    assert f"kwam {tekst} meer" in zin


def toen_en_nu(extra: int) -> str:
    """Twelve months exactly as the delay says, and so much more in the last three months of receipt."""
    alle = stand(15)
    centen = alle.driehoek.centen.copy()
    centen[11, 1] += extra
    centen = np.clip(centen, 0, None)
    driehoek = replace(alle.driehoek, centen=centen)
    return woorden(alle=[maandstand(driehoek.eerder(terug)) for terug in (4, 3, 2, 1, 0)])[
        "Wat drie maanden geleden is verwacht"
    ]


def test_what_came_in_three_months_lies_within_the_bounds_of_then() -> None:
    """After December a half of it and a quarter of November were to come: 5.000 and 2.500, and all of it came."""
    assert toen_en_nu(0) == (
        "Toen werd nog € 7.500 verwacht, tussen € 7.500 en € 7.500. Sindsdien kwam € 7.500 binnen, en nu wordt nog € 0 "
        "verwacht: samen € 7.500, binnen de grenzen van toen."
    )


@pytest.mark.parametrize(("extra", "samen", "oordeel"), [(100_000, "€ 8.500", "boven"), (-250_000, "€ 5.000", "onder")])
def test_what_came_above_or_below_is_said(extra: int, samen: str, oordeel: str) -> None:
    assert toen_en_nu(extra).endswith(f"verwacht: samen {samen}, {oordeel} de grenzen van toen.")


def test_what_is_still_to_come_is_part_of_what_then_was() -> None:
    """All comes two months late: after December 10.000, 10.000, 5.000 and 2.500 were to come, and 2.500 still is."""
    alle = stand(15, later=2).driehoek
    zin = woorden(alle=[maandstand(alle.eerder(terug)) for terug in (3, 2, 1, 0)])[
        "Wat drie maanden geleden is verwacht"
    ]
    assert "Sindsdien kwam € 25.000 binnen, en nu wordt nog € 2.500 verwacht: samen € 27.500, binnen" in zin
