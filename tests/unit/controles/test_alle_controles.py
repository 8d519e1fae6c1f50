"""Is every controle declared once: what it compares, which soorten it gives, and whose acceptances it heeds?"""

from typing import get_args

import pytest
from locations import ROOT

from monitorlib.controles.alle_controles import VAN_EDITIE, VAN_HOOFDSTUK, Controle
from monitorlib.controles.bevinding import Bevinding, Soort
from monitorlib.controles.getoetst import Getoetst
from monitorlib.errors import CalculationError

FOUT = Bevinding("t / x / A", "wmo", "totaal", "6", "4", "regel")


def test_every_soort_belongs_to_a_controle() -> None:
    """But for the one that is about the acceptances themselves, which judging gives."""
    gedeclareerd = {soort for controle in (*VAN_HOOFDSTUK, *VAN_EDITIE) for soort in controle.soorten}
    assert gedeclareerd == set(get_args(Soort)) - {"vervallen aanvaarding"}


def test_a_soort_has_one_owner() -> None:
    van_hoofdstuk = {soort for controle in VAN_HOOFDSTUK for soort in controle.soorten}
    assert not van_hoofdstuk & {soort for controle in VAN_EDITIE for soort in controle.soorten}


def test_a_soort_that_is_not_declared_is_refused() -> None:
    controle: Controle[object] = Controle(("bewering",), "een bewering met de cellen", lambda _: [FOUT])
    with pytest.raises(CalculationError) as fout:
        list(controle.bevindingen(object()))
    assert str(fout.value) == "De controle van een bewering met de cellen geeft 'totaal'; declareer die soort."
    assert controle.tel(object()) == Getoetst()


@pytest.mark.parametrize("soort", get_args(Soort))
def test_the_map_and_the_guide_name_it(soort: str) -> None:
    """On the map in the table of controles, each in the list of its owner."""
    kaart = (ROOT / "docs/architectuur.md").read_text(encoding="utf-8").split("## The controles")[1]
    rijen = [regel.split("|")[1:4] for regel in kaart.splitlines() if regel.startswith("| ")]
    eigenaars = {
        eigenaar.strip() for soorten, _, eigenaar in rijen if soort in [een.strip() for een in soorten.split(",")]
    }
    van_hoofdstuk = any(soort in controle.soorten for controle in VAN_HOOFDSTUK)
    assert eigenaars == {"the chapter" if van_hoofdstuk else "the edition"}
    assert f"*{soort}*" in (ROOT / "docs/controles.md").read_text(encoding="utf-8")
