"""Are the sources of the chapter transformatie in the example edition what its README says?"""

import csv
from datetime import date
from itertools import pairwise

from locations import ROOT

from monitorlib.cijfers.tellingen.planning import maanden_later
from monitorlib.sources.declared.tellingen_transformatie import TELLINGEN_TRANSFORMATIE

BRON = ROOT / "data/voorbeeld/2024-Q4"


def lees(naam: str) -> list[dict[str, str]]:
    with (BRON / f"{naam}.csv").open(encoding="utf-8", newline="") as bestand:
        return list(csv.DictReader(bestand))


def test_every_source_of_the_chapter_is_there() -> None:
    """With the columns that are declared."""
    for bron in TELLINGEN_TRANSFORMATIE:
        nodig = tuple(kolom.naam for kolom in bron.kolommen if not kolom.mag_ontbreken)
        assert tuple(lees(bron.naam)[0]) in (nodig, bron.kolomnamen)


def test_the_societeiten_grow_and_the_others_do_not() -> None:
    """6 % a quarter over seven quarters is half as much again; noise is 3 % either way."""
    reeks: dict[str, list[int]] = {}
    for rij in lees("algemene_voorzieningen"):
        reeks.setdefault(rij["voorziening"], []).append(int(rij["waarde"]))
    for naam, getallen in reeks.items():
        assert len(getallen) == 8
        groei = getallen[-1] / getallen[0]
        if naam == "Sociëteit in de wijk":
            assert 1.40 < groei < 1.60
            assert all(later > eerder for eerder, later in pairwise(getallen))
        else:
            assert 0.93 < groei < 1.07


def test_the_first_decision_is_that_on_jeugd_ambulant() -> None:
    """Of all open options the one on 1 April 2025 comes first."""
    besluiten = {
        rij["contract"]: maanden_later(date.fromisoformat(rij["loopt_tot"]), -int(rij["besluit_maanden"]))
        for rij in lees("contracten")
        if rij["verlenging"] == "Open" and rij["besluit_maanden"]
    }
    assert min(besluiten, key=lambda naam: besluiten[naam]) == "Jeugd ambulant"
    assert besluiten["Jeugd ambulant"] == date(2025, 4, 1)


def test_every_kind_of_option_occurs() -> None:
    """Open, used, none; and an open one of which nobody says when to decide."""
    soorten = {(rij["verlenging"], bool(rij["besluit_maanden"])) for rij in lees("contracten")}
    assert soorten == {("Open", True), ("Open", False), ("Gebruikt", True), ("", True)}


def test_no_contract_ends_before_it_begins_and_no_step_names_an_unknown_one() -> None:
    """What the validation would refuse does not stand here."""
    assert all(rij["begindatum"] < rij["loopt_tot"] for rij in lees("contracten"))
    assert {rij["contract"] for rij in lees("contractstappen")} <= {rij["contract"] for rij in lees("contracten")}
