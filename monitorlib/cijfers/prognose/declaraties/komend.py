"""What the months to come are expected to cost: those of this year that are still to be delivered, and all of the next.

It is the same model as that of the year end: what the months of this year cost together, is what that holds of them.
"""

from fractions import Fraction

from monitorlib.cijfers.geld.centen import naar_rato
from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.maken import maak
from monitorlib.cijfers.kern.regels import GETAL
from monitorlib.cijfers.prognose.declaraties.jaarverwachting import Jaarverwachting
from monitorlib.cijfers.prognose.declaraties.maandstand import Maandstand

_PER_JAAR = 12
# What is expected is not known to the euro.
_HONDERD_EURO = -4


def komende_maanden(stand: Maandstand, verwacht: Jaarverwachting, bron: str) -> Cijfers:
    """Give of each month after the last one delivered, to the end of next year, the euros that are expected."""
    laatste, geleverd = stand.driehoek.maanden[-1], len(stand.driehoek.maanden)
    aantal = _PER_JAAR * (verwacht.jaar + 1 - laatste.jaar) + _PER_JAAR - laatste.nummer
    plekken = range(geleverd, geleverd + aantal)
    bedragen = [round(round(stand.som(plek, plek + 1)[0]), _HONDERD_EURO) for plek in plekken]
    dit_jaar = max(aantal - _PER_JAAR, 0)
    if dit_jaar:
        gewichten = [Fraction(max(een, 0)) for een in bedragen[:dit_jaar]]
        bedragen[:dit_jaar] = naar_rato(round(verwacht.nog_te_leveren, _HONDERD_EURO), gewichten)
    maanden = [str(laatste.verschoven(later)) for later in range(1, aantal + 1)]
    rijen = [
        {"maand": maand, "waarde": bedrag / 100, "teken": GETAL, "tekst": ""}
        for maand, bedrag in zip(maanden, bedragen, strict=True)
    ]
    return maak(rijen, {"maand": maanden}, eenheid="euro", bronnen=(bron,))
