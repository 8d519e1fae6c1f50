"""What of a declaratie counts: its euros but for what was refused, its volume, and which units go together."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import ibis
from ibis.expr.types import BooleanValue, NumericValue, Table

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.regels import NIET_TE_BEPALEN, Inhoud
from monitorlib.sources.opened.register import Register

# Codes of WJ756 (iWmo and iJw 3.2) that convert into each other, by the unit that they become. A dagdeel, nominally
# four hours, has a tariff of its own; pieces of output are not those of effort.
_EURO, _ONBEKEND = "euro", "onbekend"
_EENHEDEN = (
    ("uur", ("01", "04")),
    ("etmaal", ("14",)),
    ("dagdeel", ("16",)),
    ("stuks (output)", ("82",)),
    (_EURO, ("83",)),
    ("stuks (inspanning)", ("84",)),
    (_ONBEKEND, ()),
)
_MINUUT, _MINUTEN = "01", 60
# What tells apart for whom and what a declaratie is.
_HULP = ("gemeente", "wet", "aanbieder", "product", "client", "maand")
# What a sum of parts of hours can leave of nothing.
_NIETS = 1e-6


def bedrag_van(tabel: Table) -> NumericValue:
    """Give the euros of a declaratie that count: what was submitted but for what was refused."""
    return tabel.bedrag - tabel.afgewezen.fill_null(0) if "afgewezen" in tabel.columns else tabel.bedrag


def volume_van(tabel: Table) -> NumericValue:
    """Give the volume of a declaratie that counts: of a credit negative, of one that was refused nothing."""
    volume = (tabel.bedrag < 0).ifelse(-tabel.volume.abs(), tabel.volume)
    if "eenheid" in tabel.columns:
        volume = (tabel.eenheid == _MINUUT).fill_null(False).ifelse(volume / _MINUTEN, volume)
    if "afgewezen" in tabel.columns:
        volume = _geweigerd(tabel).ifelse(0.0, volume)
    return volume


def afgewezen_van(tabel: Table) -> NumericValue:
    """Give the euros of a declaratie that were refused and not sent again.

    Sent again is the same amount for the same help, received later and not refused.
    """
    if "afgewezen" not in tabel.columns:
        return ibis.literal(0)
    zelfde = ibis.window(group_by=[naam for naam in (*_HULP, "bedrag") if naam in tabel.columns])
    goed = (tabel.afgewezen.fill_null(0) == 0).ifelse(tabel.ontvangen, ibis.null("date")).max().over(zelfde)
    return (goed > tabel.ontvangen).fill_null(False).ifelse(0, tabel.afgewezen.fill_null(0))


def _geweigerd(tabel: Table) -> BooleanValue:
    return (tabel.afgewezen == tabel.bedrag).fill_null(False)


def eenheden(declaraties: Register) -> Sequence[tuple[str, tuple[str, ...]]]:
    """Give the units of a register that are told apart, with their codes; none in one that does not say them."""
    return _EENHEDEN if "eenheid" in declaraties.tabel.columns else ()


def eenheid_van(code: str | None) -> str:
    """Name the unit in which a code counts: minutes are hours."""
    return next((naam for naam, codes in _EENHEDEN if code in codes), _ONBEKEND)


def heeft_tarief(eenheid: str) -> bool:
    """Tell whether a unit has a tariff: euros have none, and what names no unit may be several of them."""
    return eenheid not in (_EURO, _ONBEKEND)


def in_eenheid(van: Callable[[Table], NumericValue], codes: Sequence[str]) -> Callable[[Table], NumericValue]:
    """Give what counts of the declaraties in some unit; without codes of those that name no unit."""

    def deel(tabel: Table) -> NumericValue:
        hoort = tabel.eenheid.isin(codes).fill_null(False) if codes else tabel.eenheid.isnull()
        waarde = van(tabel)
        return hoort.ifelse(waarde, ibis.literal(0).cast(waarde.type()))

    return deel


def zonder_mengsel(volume: Cijfers, namen: Sequence[str], per_eenheid: Sequence[Cijfers]) -> Cijfers:
    """Give volumes that a price can be made with: not of several units, nor in euros; else 'niet te bepalen'.

    `per_eenheid` holds by the units in `namen` the volumes, and then the euros.
    """
    cellen = [van.cellen() for van in per_eenheid]

    def keur(cel: tuple[str, ...], inhoud: Inhoud) -> Inhoud:
        gevuld = {naam for naam, van in zip([*namen, *namen], cellen, strict=True) if _telt(van.get(cel))}
        reden = _waarom_niet(gevuld)
        return replace(inhoud, waarde=float("nan"), teken=NIET_TE_BEPALEN, tekst=reden) if reden else inhoud

    return replace(volume, _inhoud={cel: keur(cel, inhoud) for cel, inhoud in volume.cellen().items()})


def _telt(inhoud: Inhoud | None) -> bool:
    return inhoud is not None and inhoud.telt and abs(inhoud.waarde) > _NIETS


def _waarom_niet(gevuld: set[str]) -> str:
    if gevuld == {_EURO}:
        return "in euro's gedeclareerd: er is geen tarief"
    if len(gevuld) > 1:
        return f"eenheden die niet in elkaar zijn om te rekenen: {', '.join(sorted(gevuld))}"
    return ""
