"""A point: one number of an indicator, where, when, and what it was made of."""

from dataclasses import dataclass

from monitorlib.cijfers.kern.regels import ONGEVEER, TELT_MEE, Afleiding, Kenmerk
from monitorlib.notatie import getal
from monitorlib.tijd.periode import Periode


@dataclass(frozen=True)
class Punt:
    """One number of an indicator: where, when, and what it was made of (NaN where that does not exist)."""

    gebied: str
    periode: Periode
    waarde: float
    teken: str
    tekst: str
    eenheid: str
    decimalen: int
    teller: float = float("nan")
    noemer: float = float("nan")
    erbij: float = float("nan")
    eraf: float = float("nan")
    # What the number is, wherever it is shown.
    kenmerk: Kenmerk | None = None
    herkomst: Afleiding | None = None

    @property
    def is_getal(self) -> bool:
        return self.teken in TELT_MEE

    @property
    def geschreven(self) -> str:
        """The number as a page shows it, with its unit when that is a sign."""
        woord = f"{self.tekst} " if self.teken == ONGEVEER else ""
        return f"{woord}{getal(self.waarde, self.decimalen)}{' %' if self.eenheid == '%' else ''}"
