"""Does a record come back from its notebook as it was left, and is it written the same way every time?"""

import json

import pytest
from pydantic import ValidationError

from monitorlib.cijfers.kern.regels import Afleiding, Kenmerk
from monitorlib.cijfers.rekenen.verloop import Wijziging
from monitorlib.controles.bevinding import Bevinding
from monitorlib.controles.getoetst import Getoetst
from monitorlib.pagina.record import Doelregel, Lijn, NietGeleverd, Puntregel, Record, Tabelwijziging

DELEN = frozenset({("wet", "Wmo"), ("gemeente", "Aa"), ("leveringsvorm", "ZIN")})
RECORD = Record(
    hoofdstuk="wmo",
    tabellen=("stand", "stroom"),
    figuren=("verloop",),
    getoetst=Getoetst({"som": 3, "getal": 1}, {"een woord": 2}),
    niet_geschreven=("inleiding",),
    overgenomen=("12 uit de begroting",),
    gelezen=("voorzieningen_wmo", "inwoners"),
    bronnen=("voorzieningen_wmo",),
    bevindingen=(Bevinding("t / x / A", "wmo", "afwijking", "6", "4", "regel", ("a", "b"), ("c",), "mag blijven"),),
    wijzigingen=(
        Tabelwijziging(
            "stand",
            "De stand",
            Wijziging("Wmo", "", "Totaal", ("2024-Q3", "2024-Q4"), "trajecten", 0, 140, 135, ("b",), {"Aa": (100, 90)}),
        ),
    ),
    lijnen=(
        Lijn("Klachten", "Toegang", "indicator-klachten", "Aa", "jaar", "12 erbij", "past bij toeval", "ongunstig",
             ("Post bleef liggen.",), "klachten", 12.0, 42.0, None,
             van="30", naar="42", verschil="+12", herzien_van="31"),
    ),
    punten=(Puntregel("Klachten", "Toegang", "klachten", "periode", "Aa", "2024-Q4", "", 42.0, 0,
                      Kenmerk("klachten", "2024-Q4", DELEN), geschreven="42",
                      herkomst=Afleiding(42.0, 60.0, None, Kenmerk("alle", "2024-Q4", DELEN))),),
    doelen=(Doelregel("Klachten", "indicator-klachten", "40", "lager", "Aa", "42", False, (), grens=40.0),),
    niet_geleverd=(NietGeleverd("Wachttijd", "bron meldingen"),),
    antwoord=("Klachten gestegen van 30 naar 42",),
)  # fmt: skip


def test_a_record_comes_back_as_it_was() -> None:
    assert Record.uit_json(json.loads(json.dumps(RECORD.als_json()))) == RECORD


def test_what_has_no_order_is_written_in_one() -> None:
    """The parts of a kenmerk are a set: sorted, so that a notebook has the same bytes in every process."""
    (punt,) = RECORD.als_json()["punten"]
    assert punt["kenmerk"]["delen"] == [["gemeente", "Aa"], ["leveringsvorm", "ZIN"], ["wet", "Wmo"]]
    assert list(RECORD.als_json()["getoetst"]["aantal"].items()) == [("som", 3), ("getal", 1)]


def test_what_is_no_record_is_refused() -> None:
    with pytest.raises(ValidationError, match="hoofdstuk"):
        Record.uit_json({naam: waarde for naam, waarde in RECORD.als_json().items() if naam != "hoofdstuk"})
