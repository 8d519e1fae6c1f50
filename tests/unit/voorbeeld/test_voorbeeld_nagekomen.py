"""The fictitious region knows what will come in after its registers were taken: was that foreseen?"""

from datetime import date

import pytest
from wereld_van_voorbeeld import declaratie, gebeurd

from monitorlib.cijfers.prognose.declaraties.driehoek import Ontvangst, driehoek
from monitorlib.cijfers.prognose.declaraties.jaarverwachting import jaarverwachting, standen
from monitorlib.tijd.periode import Maand

OPGEHAALD, ALLES_BINNEN = date(2025, 1, 20), date(2025, 12, 31)


@pytest.fixture(scope="module")
def gedeclareerd() -> list[tuple[str, Ontvangst]]:
    """Every declaratie that will ever come, with its wet."""
    with pytest.MonkeyPatch.context() as later:
        later.setattr(declaratie, "OPGEHAALD", ALLES_BINNEN)
        alle = gebeurd().declaraties
    return [
        (een.wet, Ontvangst(Maand.lees(een.maand), een.ontvangen, 0 if een.retourcode else een.bedrag)) for een in alle
    ]


@pytest.mark.parametrize("wet", ["Wmo", "Jeugdwet"])
def test_what_2024_will_cost_lies_between_the_bounds(gedeclareerd: list[tuple[str, Ontvangst]], wet: str) -> None:
    """Of a year of which a tenth is still to come it is foreseen within 1 %."""
    van = [een for soort, een in gedeclareerd if soort == wet]
    waar = sum(een.centen for een in van if een.maand and een.maand.jaar == 2024)
    binnen = [een for een in van if een.ontvangen <= OPGEHAALD]
    gelegd = driehoek(binnen, van=Maand(2023, 1), tot=Maand(2024, 12), opgehaald=OPGEHAALD)
    verwacht = jaarverwachting(standen(gelegd), 2024)
    assert verwacht.ontvangen < 0.9 * waar
    assert verwacht.totaal.laag <= waar <= verwacht.totaal.hoog
    assert abs(verwacht.totaal.verwacht - waar) < 0.01 * waar
