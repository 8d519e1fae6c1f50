"""Numbers divided, multiplied and rounded: shares that keep their teller and noemer."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from monitorlib.cijfers.cijfers import Cijfers
from monitorlib.cijfers.regels import NIET_TE_BEPALEN, ONGEVEER, TELT_MEE, Verhouding, berekend_uit
from monitorlib.errors import CalculationError
from monitorlib.notatie import rond
from monitorlib.sources.declaration import BENADERINGEN


def verhouding(
    teller: Cijfers,
    noemer: Cijfers,
    *,
    factor: float,
    eenheid: str,
    decimalen: int,
    regel: str,
    andere: Mapping[str, Cijfers] | None = None,
) -> Cijfers:
    """Divide cijfers by others with the same dimensions: factor × teller / noemer.

    A noemer of zero, or a teller or noemer that is no number, gives 'niet te bepalen' with the reason.
    `andere` names other noemers, kept so that a controle can see which of them a printed number was made with.
    """
    onder, anders = noemer.cellen(), {naam: van.cellen() for naam, van in (andere or {}).items()}
    rijen: list[tuple[Any, ...]] = []
    verhoudingen = []
    for cel, boven in teller.cellen().items():
        if cel not in onder:
            raise CalculationError(f"Er is geen noemer voor {' | '.join(cel)}.")
        reden = _waarom_niet(boven, onder[cel])
        waarde = float("nan") if reden else factor * boven["waarde"] / onder[cel]["waarde"]
        teken, tekst = (NIET_TE_BEPALEN, reden) if reden else berekend_uit((boven, onder[cel]))
        rijen.append((*cel, waarde, teken, tekst, eenheid, decimalen, 0.0))
        if not reden:
            overige = {
                naam: van[cel]["waarde"]
                for naam, van in anders.items()
                if cel in van and not _waarom_niet(boven, van[cel])
            }
            verhoudingen.append(Verhouding(cel, boven["waarde"], onder[cel]["waarde"], factor, regel, overige))
    frame = pd.DataFrame(rijen, columns=teller.frame.columns)
    bronnen = tuple(dict.fromkeys((*teller.bronnen, *noemer.bronnen)))
    return Cijfers(frame, teller.leden, bronnen, (), tuple(verhoudingen))


def maal(cijfers: Cijfers, factor: float) -> Cijfers:
    """Multiply every number by a factor."""
    return replace(
        cijfers,
        frame=_ook_ongeveer(cijfers.frame.assign(waarde=cijfers.frame["waarde"] * factor)),
        vergelijkingen=(),
        verhoudingen=(),
        aansluitingen=(),
    )


def afgerond(cijfers: Cijfers, op: float) -> Cijfers:
    """Round every number to a multiple of `op`, half away from zero, and say so to whoever adds them up."""
    waarde = cijfers.frame["waarde"].map(lambda getal: getal if pd.isna(getal) else rond(getal / op) * op)
    return replace(
        cijfers,
        frame=_ook_ongeveer(cijfers.frame.assign(waarde=waarde, afgerond_op=float(op))),
        vergelijkingen=(),
        verhoudingen=(),
    )


def _ook_ongeveer(frame: pd.DataFrame) -> pd.DataFrame:
    """Say 'ca.' of what was calculated with a number that is not exact: twice 'bijna 500' need not be 'bijna 1.000'."""
    return frame.assign(tekst=frame["tekst"].mask(frame["teken"] == ONGEVEER, BENADERINGEN[0]))


def _waarom_niet(teller: Mapping[str, Any], noemer: Mapping[str, Any]) -> str:
    for deel, inhoud in (("noemer", noemer), ("teller", teller)):
        if inhoud["teken"] == NIET_TE_BEPALEN and inhoud["tekst"]:
            return str(inhoud["tekst"])
        if inhoud["teken"] not in TELT_MEE:
            return f"de {deel} is geen getal"
    return "de noemer is nul" if noemer["waarde"] == 0 else ""
