"""Cijfers of many tables as one system: cells with their sums, and what is the same number in two places."""

from collections.abc import Mapping

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.regels import ONGEVEER, Inhoud, Kenmerk, Sleutel, Vergelijking
from monitorlib.cijfers.kern.soort_eenheid import soort
from monitorlib.editie.params.onthulling import Onthulling
from monitorlib.privacy.risico import eis_van_aantal
from monitorlib.privacy.stelsel import Somregel, Stelsel, Stelselcel
from monitorlib.privacy.zelf import wie_alleen_is

Namen = dict[tuple[str, Sleutel], str]


def stelsel_van(tabellen: Mapping[str, Cijfers], beleid: Onthulling) -> Stelsel:
    """Put all counts of all tables in one system, by the name of the table.

    Two cells with the same kenmerk and the same number are one cell. Whole numbers in a unit of persons or things are
    counts; amounts, shares and what is not exact are left out: they need what each aanbieder has, or a `Breuk`. A sum
    of which a part is no count is left out as well, and a sum that does not hold is a matter for the controles.
    """
    namen = _namen(tabellen)
    cellen: dict[str, Stelselcel] = {}
    for (tabel, cel), naam in namen.items():
        aantal = round(tabellen[tabel].cellen()[cel].waarde)
        tonen = aantal == 0 and beleid.nullen == "tonen"
        cellen[naam] = Stelselcel(naam, aantal, eis_van_aantal(aantal, beleid), openbaar=tonen)
    sommen = {
        som
        for tabel, cijfers in tabellen.items()
        for regel in cijfers.vergelijkingen
        if (som := _som(regel, tabel, cijfers, namen)) and sum(keer * cellen[een].waarde for een, keer in som) == 0
    }
    alle = tuple(cellen.values())
    optellingen = tuple(Somregel(dict(som)) for som in sorted(sommen))
    return Stelsel(alle, optellingen, wie_alleen_is(alle, optellingen))


def _namen(tabellen: Mapping[str, Cijfers]) -> Namen:
    """Name every count: by what it is, or by its place where that is unknown or said of two numbers."""
    plekken = [(tabel, cel) for tabel, van in tabellen.items() for cel, inhoud in van.cellen().items() if _telt(inhoud)]
    waarden: dict[Kenmerk, set[float]] = {}
    for tabel, cel in plekken:
        if kenmerk := tabellen[tabel].regels.kenmerken.get(cel):
            waarden.setdefault(kenmerk, set()).add(tabellen[tabel].cellen()[cel].waarde)
    namen = {}
    for tabel, cel in plekken:
        kenmerk = tabellen[tabel].regels.kenmerken.get(cel)
        is_een = kenmerk is not None and len(waarden[kenmerk]) == 1
        namen[tabel, cel] = _begrip(kenmerk) if kenmerk and is_een else f"{tabel}: {' / '.join(cel)}"
    return namen


def _begrip(kenmerk: Kenmerk) -> str:
    delen = ", ".join(f"{kolom} {lid}" for kolom, lid in sorted(kenmerk.delen))
    return f"{kenmerk.begrip}, {kenmerk.moment}: {delen or 'alle'}"


def _telt(inhoud: Inhoud) -> bool:
    """Tell whether a cell is a count: a whole number, exact, of persons or things."""
    exact = (
        inhoud.telt and inhoud.teken != ONGEVEER and not inhoud.afgerond_op and inhoud.waarde == round(inhoud.waarde)
    )
    geld = inhoud.eenheid.startswith("€") or "euro" in inhoud.eenheid
    return exact and inhoud.waarde >= 0 and not inhoud.verschil and not geld and soort(inhoud.eenheid) != "geen som"


def _som(regel: Vergelijking, tabel: str, cijfers: Cijfers, namen: Namen) -> tuple[tuple[str, int], ...]:
    """Give a sum in names, in order; nothing when a part of it is no count."""
    bestaat = [term for term in regel.termen if cijfers.cellen()[term.cel].telt]
    plekken = [(tabel, regel.cel), *((tabel, term.cel) for term in bestaat)]
    if any(een not in namen for een in plekken) or any(term.factor != int(term.factor) for term in bestaat):
        return ()
    keren: dict[str, int] = {namen[tabel, regel.cel]: -1}
    for term in bestaat:
        naam = namen[tabel, term.cel]
        keren[naam] = keren.get(naam, 0) + int(term.factor)
    return tuple(sorted((naam, keer) for naam, keer in keren.items() if keer))
