"""Is what is at risk protected against everybody, with the least loss that is possible?"""

import sys
from dataclasses import replace

import numpy as np
import pytest
from locations import ROOT

from monitorlib.editie.params.onthulling import Onthulling
from monitorlib.errors import CalculationError
from monitorlib.privacy.beveiligen import beveilig
from monitorlib.privacy.masker import KLEIN_AANTAL, TER_BESCHERMING, zoals_eerder
from monitorlib.privacy.stelsel import Onzekerheid, Somregel, Stelsel, Stelselcel
from monitorlib.privacy.toets.oordeel import toets

sys.path.insert(0, str(ROOT / "benchmarks"))

from privacykwartalen import kwartalen, lekken_van, na_elkaar
from privacytabellen import (
    Kruistabel,
    gekoppeld,
    gretig_als_gewoonlijk,
    kleinste_door_alles_te_proberen,
    openbaar_van,
    stelsel_van,
    tellingen,
)

BELEID = Onthulling()
VIJF = Onzekerheid(5)


def lekt(tabellen: list[Kruistabel], verborgen: frozenset[str]) -> bool:
    openbaar, klein = openbaar_van(tabellen, verborgen)
    return bool(toets(openbaar, 5, 5, klein=klein).lekken)


def verlies(stelsel: Stelsel, verborgen: frozenset[str]) -> tuple[int, int]:
    return len(verborgen), sum(cel.waarde for cel in stelsel.cellen if cel.naam in verborgen)


def wereld(nummer: int) -> list[Kruistabel]:
    toeval = np.random.default_rng(nummer)
    if nummer % 3 == 2:
        return gekoppeld(toeval)
    return [Kruistabel("t", tellingen(toeval, (4, 3, 2) if nummer % 3 == 1 else (6, 5)))]


@pytest.mark.parametrize("nummer", range(30))
def test_random_tables_are_protected_with_no_more_loss_than_the_usual_way(nummer: int) -> None:
    tabellen = wereld(nummer)
    stelsel = stelsel_van(tabellen, BELEID)
    masker = beveilig(stelsel)
    assert masker.bewezen
    assert not lekt(tabellen, masker.verborgen)
    gewoonlijk = gretig_als_gewoonlijk(stelsel)
    assert lekt(tabellen, gewoonlijk) or verlies(stelsel, masker.verborgen) <= verlies(stelsel, gewoonlijk)


@pytest.mark.parametrize("nummer", range(6))
def test_the_loss_is_that_of_the_best_of_all_masks(nummer: int) -> None:
    tabellen = [Kruistabel("t", tellingen(np.random.default_rng(nummer), (2, 2), 1.5))]
    stelsel = stelsel_van(tabellen, BELEID)
    beste = kleinste_door_alles_te_proberen(stelsel, lambda weg: not lekt(tabellen, weg))
    assert verlies(stelsel, beveilig(stelsel).verborgen) == verlies(stelsel, beste)


def test_primary_suppression_alone_is_unsafe() -> None:
    """What ACRO does: the small cells are hidden and nothing else; in none of these is that enough."""
    tabellen = [Kruistabel("t", np.array([[3, 20, 30], [40, 50, 60], [70, 80, 90]]))]
    stelsel = stelsel_van(tabellen, BELEID)
    alleen = frozenset(cel.naam for cel in stelsel.cellen if cel.eis)
    assert alleen == {"t: 000 / 000"}
    assert lekt(tabellen, alleen)
    masker = beveilig(stelsel)
    # The 3 needs a rectangle; its smallest partners are 20, 40 and 50.
    assert masker.verborgen == {"t: 000 / 000", "t: 000 / 001", "t: 001 / 000", "t: 001 / 001"}
    assert masker.redenen["t: 000 / 000"] == KLEIN_AANTAL
    assert masker.redenen["t: 001 / 001"] == TER_BESCHERMING
    assert masker.deel_cellen == 4 / 16
    assert masker.deel_som == (3 + 20 + 40 + 50) / (4 * 443)


def test_who_is_alone_in_a_cell_cannot_take_himself_off() -> None:
    """Of sdcTable's tests: a 1, b 2, c 1, 4 in all. A 1 is at risk; a knows a, so that b must be hidden too."""
    cellen = [
        Stelselcel(naam, n, Onzekerheid(1) if n == 1 else None)
        for naam, n in {"a": 1, "b": 2, "c": 1, "tot": 4}.items()
    ]
    som = Somregel({"a": 1, "b": 1, "c": 1, "tot": -1})
    zonder = Stelsel(tuple(cellen), (som,))
    assert beveilig(zonder).verborgen == {"a", "c"}
    assert beveilig(replace(zonder, zelf=(frozenset(["a"]), frozenset(["c"])))).verborgen == {"a", "b", "c"}


def test_the_table_of_sdctable_loses_no_more_than_published() -> None:
    """microdata1 of sdcTable, region by gender, cell (A, female) at risk: its tests hide three others, of A and C."""
    # Counted from data-raw/microdata1.R: regions A to D, male and female. Of B, C and D, C has the smallest numbers.
    aantallen = np.array([[18, 2], [14, 19], [12, 10], [11, 14]])
    tabel = Kruistabel("t", aantallen)
    stelsel = stelsel_van([tabel], BELEID)
    masker = beveilig(stelsel)
    assert [cel.naam for cel in stelsel.cellen if cel.eis] == ["t: 000 / 001"]
    assert masker.verborgen == {f"t: {regio} / {geslacht}" for regio in ("000", "002") for geslacht in ("000", "001")}


def test_linked_tables_are_protected_together() -> None:
    """Of sdcTable's tests: two divisions of eight regions. Safe alone; together B is 10 - 7 unless N goes too."""
    regio = {"A": 2, "B": 2, "I": 8, "J": 8, "K": 3, "L": 3, "M": 3, "N": 7}
    delen = {
        "county-1": "ABIJ", "county-2": "KLMN", "big": "LM", "small": "ABIJKN", "Total": "ABIJKLMN",
    }  # fmt: skip
    waarden = {**regio, **{naam: sum(regio[een] for een in van) for naam, van in delen.items()}}
    cellen = tuple(Stelselcel(naam, n, Onzekerheid(1) if n <= 3 else None) for naam, n in waarden.items())
    optellingen = tuple(Somregel({naam: -1, **dict.fromkeys(van, 1)}) for naam, van in delen.items())
    stelsel = Stelsel(cellen, optellingen)
    assert beveilig(stelsel).verborgen == {"A", "B", "K", "L", "M", "N"}


def test_the_order_of_tables_and_cells_decides_nothing() -> None:
    tabellen = wereld(5)
    vooraan, achteraan = stelsel_van(tabellen, BELEID), stelsel_van(tabellen[::-1], BELEID)
    assert vooraan.cellen != achteraan.cellen
    assert beveilig(vooraan).verborgen == beveilig(achteraan).verborgen


def test_an_earlier_mask_is_kept() -> None:
    """Both masks of the same numbers are public: what one hides may not be read in the other."""
    gelijk = [Kruistabel("t", np.array([[3, 20, 20], [40, 50, 50], [70, 80, 80]]))]
    stelsel = stelsel_van(gelijk, BELEID)
    ander = frozenset({"t: 000 / 000", "t: 000 / 002", "t: 002 / 000", "t: 002 / 002"})
    eerder = {cel.naam: cel.naam in ander for cel in stelsel.cellen}
    assert beveilig(stelsel).verborgen != ander
    assert beveilig(zoals_eerder(stelsel, eerder)).verborgen == ander


def test_two_quarters_are_one_system() -> None:
    """12 were there, 3 came and 2 left: the 13 of now and one of the two flows would give the other."""
    nu = (Stelselcel("was", 12, openbaar=True), Stelselcel("in", 3, VIJF), Stelselcel("uit", 2, VIJF))
    som = (Somregel({"was": 1, "in": 1, "uit": -1, "is": -1}),)
    assert beveilig(Stelsel((*nu, Stelselcel("is", 13)), som)).verborgen == {"in", "uit"}
    # When all but one is public already, nothing can be hidden any more.
    vast = (Stelselcel("was", 12, openbaar=True), Stelselcel("in", 3, VIJF), Stelselcel("uit", 2, openbaar=True))
    with pytest.raises(CalculationError, match="in: ook met alles ernaast verborgen is dit getal te berekenen"):
        beveilig(Stelsel((*vast, Stelselcel("is", 13, openbaar=True)), som))


def test_with_no_work_a_mask_is_protected_and_says_how_far_it_may_be_off() -> None:
    tabellen = [Kruistabel("t", tellingen(np.random.default_rng(3), (12, 9)))]
    stelsel = stelsel_van(tabellen, BELEID)
    vlug, goed = beveilig(stelsel, 0), beveilig(stelsel)
    assert not vlug.bewezen
    assert not lekt(tabellen, vlug.verborgen)
    assert verlies(stelsel, goed.verborgen) <= verlies(stelsel, vlug.verborgen)
    assert vlug.kloof >= 1 - len(goed.verborgen) / len(vlug.verborgen) - 0.01


def test_quarters_after_each_other_give_nothing_away() -> None:
    """Each is published beside those before it; with the least of each alone the flows between them tell."""
    alle = kwartalen(np.random.default_rng(0), 3, (2, 2))
    verborgen = na_elkaar(alle, BELEID)
    assert lekken_van(alle, verborgen, BELEID) == 0
    los = frozenset(naam for een in alle for naam in beveilig(stelsel_van(een.tabellen(), BELEID)).verborgen)
    assert lekken_van(alle, los, BELEID) > 0


@pytest.mark.parametrize(
    ("cellen", "optellingen", "melding"),
    [
        ((Stelselcel("a", 1), Stelselcel("a", 2)), (), "De cel 'a' staat twee keer in het stelsel"),
        ((Stelselcel("a", 1),), (Somregel({"b": 1}),), "De cel 'b' bestaat niet in het stelsel"),
        ((Stelselcel("a", 1), Stelselcel("b", 2)), (Somregel({"a": 1, "b": -1}),), "a \\+ b is -1 en moet 0 zijn"),
    ],
)
def test_a_system_that_is_wrong_is_no_system(
    cellen: tuple[Stelselcel, ...], optellingen: tuple[Somregel, ...], melding: str
) -> None:
    with pytest.raises(CalculationError, match=melding):
        Stelsel(cellen, optellingen)
