"""What a change means: the same number earlier, whether the change is more than chance, and the words for it.

A change in a stand is tested on its flows, a count of events as Poisson, a share as binomial; the p-values of all
changes that are tested together are corrected for their number (Benjamini and Hochberg). A line names a change, never
a cause.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from monitorlib.cijfers.regels import TELT_MEE
from monitorlib.cijfers.toetsen import MEER_DAN_TOEVAL, Toets, gecorrigeerd, toets_aandeel, toets_aantal, toets_stroom
from monitorlib.kwartaal import Kwartaal
from monitorlib.notatie import getal, met_teken, rond

Oordeel = Literal["meer dan toeval", "past bij toeval", "niet te toetsen"]


@dataclass(frozen=True)
class Punt:
    """One number of an indicator: where, when, and what it was made of (NaN where that does not exist)."""

    gebied: str
    kwartaal: Kwartaal
    waarde: float
    teken: str
    tekst: str
    eenheid: str
    decimalen: int
    teller: float = float("nan")
    noemer: float = float("nan")
    erbij: float = float("nan")
    eraf: float = float("nan")

    @property
    def is_getal(self) -> bool:
        return self.teken in TELT_MEE

    @property
    def geschreven(self) -> str:
        """The number as a page shows it, with its unit when that is a sign."""
        return f"{getal(self.waarde, self.decimalen)}{' %' if self.eenheid == '%' else ''}"


@dataclass(frozen=True)
class Verandering:
    """The change of one indicator in one place between two quarters, and what it means."""

    indicator: str
    nu: Punt
    eerder: Punt | None
    oordeel: Oordeel
    gunstig: Literal["gunstig", "ongunstig", ""]
    toets: Toets | None = None
    p: float = float("nan")
    soort: str = "geen"
    # What the previous edition showed for the earlier quarter, when that is another number now.
    herzien_van: str = ""
    registratie: tuple[str, ...] = ()

    @property
    def verschil(self) -> float:
        return self.nu.waarde - self.eerder.waarde if self.eerder else float("nan")


def vergelijk(
    indicator: str, nu: Punt, eerder: Punt | None, *, soort: str, gunstig: str, herzien_van: str = ""
) -> Verandering:
    """Set a number beside the earlier one and test the change by the test of its kind.

    `soort` is stroom, gebeurtenissen, aandeel or geen; `gunstig` is hoger, lager or geen. Without an earlier number,
    or without what the test needs, the change is 'niet te toetsen'.
    """
    if eerder is None or not (nu.is_getal and eerder.is_getal):
        return Verandering(indicator, nu, None, "niet te toetsen", "", soort=soort)
    toets = _toets(nu, eerder, soort)
    return Verandering(
        indicator,
        nu,
        eerder,
        "past bij toeval" if toets else "niet te toetsen",
        _gunstig(rond(nu.waarde, nu.decimalen) - rond(eerder.waarde, eerder.decimalen), gunstig),
        toets,
        soort=soort,
        herzien_van=herzien_van,
    )


def beoordeel(veranderingen: Sequence[Verandering]) -> list[Verandering]:
    """Say of each change that was tested whether it is more than chance, corrected for how many were tested."""
    getoetst = [een for een in veranderingen if een.toets]
    ps = dict(zip(map(id, getoetst), gecorrigeerd([een.toets.p for een in getoetst if een.toets]), strict=True))
    return [
        replace(een, p=ps[id(een)], oordeel="meer dan toeval" if ps[id(een)] < MEER_DAN_TOEVAL else "past bij toeval")
        if id(een) in ps
        else een
        for een in veranderingen
    ]


def in_woorden(een: Verandering) -> str:
    """Write a change as one line: 'Uitkeringen Eemsmond: 50 erbij, 27 eraf (437 naar 460): meer dan toeval.'"""
    wie = f"{een.indicator} {een.nu.gebied}"
    if een.eerder is None:
        reden = een.nu.tekst or een.nu.teken
        wat = (
            f"{een.nu.geschreven}, zonder eerder getal om mee te vergelijken"
            if een.nu.is_getal
            else f"geen getal ({reden})"
        )
        return f"{wie}: {wat}."
    van, naar = een.eerder.geschreven, een.nu.geschreven
    if een.herzien_van:
        van = f"{van}, herzien van {een.herzien_van} naar {van},"
    let_op = "".join(f" Let op: {tekst}" for tekst in een.registratie)
    return f"{wie}: {_verloop(een, van, naar)}: {een.oordeel}.{let_op}"


def _verloop(een: Verandering, van: str, naar: str) -> str:
    nu, eerder = een.nu, een.eerder
    if een.soort == "stroom" and een.toets:
        return f"{getal(nu.erbij)} erbij, {getal(nu.eraf)} eraf ({van} naar {naar})"
    if een.soort == "aandeel" and een.toets and eerder:
        uit = f"{getal(eerder.teller)} van {getal(eerder.noemer)}", f"{getal(nu.teller)} van {getal(nu.noemer)}"
        return f"van {van} ({uit[0]}) naar {naar} ({uit[1]})"
    return f"van {van} naar {naar} ({met_teken(een.verschil, nu.decimalen)})"


def _toets(nu: Punt, eerder: Punt, soort: str) -> Toets | None:
    if soort == "stroom" and _heel(nu.erbij, nu.eraf):
        return toets_stroom(int(nu.erbij), int(nu.eraf))
    if soort == "gebeurtenissen" and _heel(nu.waarde, eerder.waarde):
        dagen = [(punt.kwartaal.peildatum - punt.kwartaal.beginstand).days for punt in (nu, eerder)]
        return toets_aantal(int(nu.waarde), int(eerder.waarde), blootstelling=dagen[0] / dagen[1])
    if soort == "aandeel" and _heel(nu.teller, nu.noemer, eerder.teller, eerder.noemer):
        return toets_aandeel(int(nu.teller), int(nu.noemer), int(eerder.teller), int(eerder.noemer))
    return None


def _heel(*waarden: float) -> bool:
    """Tell whether all numbers exist and are whole: only counts can be tested."""
    return all(waarde == waarde and float(waarde).is_integer() for waarde in waarden)


def _gunstig(verschil: float, gunstig: str) -> Literal["gunstig", "ongunstig", ""]:
    if not verschil or gunstig == "geen":
        return ""
    return "gunstig" if (verschil > 0) == (gunstig == "hoger") else "ongunstig"
