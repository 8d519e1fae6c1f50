"""Amounts in whole cents, and a whole divided over parts so that not one cent is lost."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from math import floor

from monitorlib.errors import CalculationError


def in_centen(euro: Decimal | float | None) -> int:
    """Give an amount in whole cents; nothing is 0. Raises `CalculationError` for an amount with parts of a cent."""
    exact = Decimal(0) if euro is None else Decimal(repr(euro)) if isinstance(euro, float) else Decimal(euro)
    centen = exact.scaleb(2)
    if centen != centen.to_integral_value():
        raise CalculationError(f"{euro} euro heeft delen van een cent. Geef een bedrag in hele centen.")
    return int(centen)


def naar_rato(geheel: int, gewichten: Sequence[Fraction | int]) -> list[int]:
    """Divide whole cents by weights, so that the parts add up to the whole: by the largest remainder.

    Each part is first its exact share rounded down; the cents that are left go one by one to the largest remainders,
    of equal ones to the first. [Hamilton's method.] Raises `CalculationError` when the weights are nothing, or one is
    negative: a share of it has no meaning.
    """
    som = sum(gewichten)
    if som <= 0 or any(een < 0 for een in gewichten):
        raise CalculationError(
            f"Een bedrag is alleen te verdelen naar gewichten van 0 of meer die samen meer dan 0 zijn; deze zijn samen "
            f"{float(som):g}, het laagste {float(min(gewichten, default=0)):g}. Kies een andere sleutel."
        )
    return afgerond_samen([Fraction(geheel) * een / som for een in gewichten], geheel)


def afgerond_samen(delen: Sequence[Fraction], geheel: int) -> list[int]:
    """Round exact parts to whole cents that add up to `geheel`, which is their exact sum; as `naar_rato` does."""
    omlaag = [floor(deel) for deel in delen]
    over = geheel - sum(omlaag)
    if not 0 <= over <= len(delen):
        raise CalculationError(f"Delen die samen {float(sum(delen))} cent zijn, maken geen {geheel}; tel ze na.")
    op_rest = sorted(range(len(delen)), key=lambda plek: (omlaag[plek] - delen[plek], plek))
    krijgt = set(op_rest[:over])
    return [cent + (plek in krijgt) for plek, cent in enumerate(omlaag)]
