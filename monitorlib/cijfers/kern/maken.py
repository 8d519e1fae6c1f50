"""Make cijfers: from rows over a grid of members, or of several cijfers together."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import product
from typing import Any

from monitorlib.cijfers.kern.argument import rekent_met_cijfers
from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.nagerekend import NAN, noem
from monitorlib.cijfers.kern.regels import Inhoud, Kenmerk, Regels, Sleutel
from monitorlib.errors import CalculationError

# What a cell without a row is: its waarde, teken and tekst, or None when it does not exist.
Ontbrekend = Callable[[Sleutel], tuple[float, str, str] | None]


def maak(
    rijen: Iterable[Mapping[str, Any]],
    leden: Mapping[str, Sequence[str]],
    *,
    eenheid: str,
    decimalen: int = 0,
    afgerond_op: float = 0,
    bronnen: Sequence[str] = (),
    ontbrekend: Ontbrekend | None = None,
    kenmerk: Callable[[Sleutel], Kenmerk | None] = lambda _: None,
) -> Cijfers:
    """Make cijfers from rows (dimensions, waarde, teken, tekst) over the grid of the members of the dimensions.

    A row may have an eenheid, decimalen and kenmerk of its own. A cell without a row is what `ontbrekend` says of it;
    without it, an error. `kenmerk` says what a cell is. Raises `CalculationError` for two rows of one cell, and for
    a row of an unknown member.
    """
    gegeven: dict[Sleutel, Mapping[str, Any]] = {}
    for rij in rijen:
        sleutel = tuple(str(rij[naam]) for naam in leden)
        if sleutel in gegeven:
            raise CalculationError(f"Twee rijen geven een cijfer voor {noem(sleutel)}. Tel ze eerst op.")
        gegeven[sleutel] = rij
    kenmerken = {cel: rij["kenmerk"] for cel, rij in gegeven.items() if rij.get("kenmerk") is not None}
    cellen: dict[Sleutel, Inhoud] = {}
    for sleutel in product(*leden.values()):
        inhoud = _inhoud(sleutel, gegeven.pop(sleutel, None), ontbrekend)
        if inhoud is not None:
            eigen = (inhoud.get("eenheid", eenheid), inhoud.get("decimalen", decimalen))
            waarde = NAN if inhoud["waarde"] is None else float(inhoud["waarde"])
            cellen[sleutel] = Inhoud(waarde, inhoud["teken"], inhoud["tekst"], *eigen, float(afgerond_op))
    if gegeven:
        raise CalculationError(
            f"Onbekende leden in cijfers: {noem(next(iter(gegeven)))}. Noem ze bij de leden van hun dimensie."
        )
    kenmerken |= {cel: een for cel in cellen if (een := kenmerk(cel)) is not None}
    return Cijfers(
        cellen, {naam: tuple(van) for naam, van in leden.items()}, tuple(bronnen), Regels(kenmerken=kenmerken)
    )


@rekent_met_cijfers
def samen(*delen: Cijfers) -> Cijfers:
    """Put cijfers with the same dimensions under each other; their members come after each other."""
    eerste = delen[0]
    for deel in delen:
        if set(deel.dimensies) != set(eerste.dimensies):
            raise CalculationError(
                f"Cijfers met dimensies {', '.join(deel.dimensies)} passen niet bij {', '.join(eerste.dimensies)}. "
                "Geef alle delen dezelfde dimensies."
            )
    recht = [_in_orde(deel, eerste.dimensies) for deel in delen]
    cellen: dict[Sleutel, Inhoud] = {}
    for deel in recht:
        if dubbel := cellen.keys() & deel.cellen().keys():
            raise CalculationError(
                f"Dezelfde cel komt in twee delen voor: {noem(min(dubbel))}. Laat haar uit een van beide weg."
            )
        cellen |= deel.cellen()
    leden = {naam: tuple(dict.fromkeys(lid for deel in delen for lid in deel.leden[naam])) for naam in eerste.dimensies}
    bronnen = tuple(dict.fromkeys(bron for deel in delen for bron in deel.bronnen))
    return Cijfers(cellen, leden, bronnen, Regels().met(*(deel.regels for deel in recht)))


def _inhoud(sleutel: Sleutel, rij: Mapping[str, Any] | None, ontbrekend: Ontbrekend | None) -> Mapping[str, Any] | None:
    if rij is not None:
        return rij
    if ontbrekend is None:
        raise CalculationError(f"Er is geen cijfer voor {noem(sleutel)}; geef het erbij.")
    gevuld = ontbrekend(sleutel)
    return None if gevuld is None else dict(zip(("waarde", "teken", "tekst"), gevuld, strict=True))


def _in_orde(cijfers: Cijfers, dimensies: Sequence[str]) -> Cijfers:
    """Put the dimensions in another order."""
    plaatsen = [cijfers.plaats(naam) for naam in dimensies]
    leden = {naam: cijfers.leden[naam] for naam in dimensies}
    return cijfers.langs(lambda cel: tuple(cel[plaats] for plaats in plaatsen), leden)
