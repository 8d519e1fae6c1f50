"""Is of every column of a register known whether it tells of a person, and does publishing stop when it is not?"""

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from monitorlib.publicatie.poorten import registers as poort
from monitorlib.sources.declared.catalogue import REGISTERS
from monitorlib.sources.declared.declaration import Bron, Kolom


def test_every_column_of_every_register_is_judged() -> None:
    niet = [(bron.naam, kolom.naam) for bron in REGISTERS for kolom in bron.kolommen if not kolom.is_beoordeeld]
    assert niet == []


@pytest.mark.parametrize(
    ("kolom", "is_beoordeeld"),
    [
        (Kolom("toelichting", "tekst", "vrije tekst"), False),
        (Kolom("sterfdag", "datum", "dag"), False),
        (Kolom("toelichting", "tekst", "vrije tekst", persoonlijk=True), True),
        (Kolom("begin", "datum", "dag", persoonlijk=False), True),
        # One of a few codes, and a number, are no person by themselves.
        (Kolom("reden", "code", "waarom"), True),
        (Kolom("volume", "getal", "hoeveel"), True),
    ],
)
def test_text_and_days_must_be_judged(kolom: Kolom, is_beoordeeld: bool) -> None:
    assert kolom.is_beoordeeld is is_beoordeeld


def test_a_column_that_nobody_judged_stops_publication(monkeypatch: pytest.MonkeyPatch) -> None:
    eerste = REGISTERS[0]
    bron: Bron = replace(eerste, kolommen=(*eerste.kolommen, Kolom("opmerking", "tekst", "wat er nog bij hoort")))
    monkeypatch.setattr(poort, "declared", lambda *_: bron)
    parameters = SimpleNamespace(bronnen={bron.naam: None})
    voorgelegd: Any = SimpleNamespace(editie=SimpleNamespace(parameters=parameters))
    (reden,) = poort.registers(voorgelegd)
    assert reden.zin == (
        f"bron {bron.naam}, kolom opmerking: nergens staat of deze kolom over een persoon gaat. Schrijf bij de kolom "
        "in sources/declared persoonlijk=True of persoonlijk=False."
    )
