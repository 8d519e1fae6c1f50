"""Solidariteit: gemeenten share a shortage or a surplus by a key, and settle it among themselves to the cent.

Before the settlement each has its own saldo; after it each bears its part, by the key, of what all have together. What
one pays another receives, so that a settlement adds up to nothing. [The gemeenten of BMWE share in this way what is
short or left on the Jeugdwet; the keys are those that the issue of it names: budget, inwoners, use, cost.] A part is
rounded by the largest remainder, of equal ones that of the first gemeente.
"""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from monitorlib.bedoelt_u import nearest
from monitorlib.cijfers.geld.centen import in_centen, naar_rato
from monitorlib.cijfers.kern.argument import rekent_met_cijfers
from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.maken import maak
from monitorlib.cijfers.kern.regels import GETAL, NIET_TE_BEPALEN, TOTAAL
from monitorlib.cijfers.rekenen.optellen import som, totaal
from monitorlib.errors import CalculationError

VOORAF, VERREKENING, NA = "Saldo voor verrekening", "Verrekening", "Saldo na verrekening"
_GEMEENTE, _POST = "gemeente", "post"


@rekent_met_cijfers
def solidariteit(saldi: Cijfers, sleutels: Mapping[str, Cijfers], *, sleutel: str) -> Cijfers:
    """Settle saldi between gemeenten, over gemeente and post: before, the settlement, and after it, in euros.

    `saldi` and each of `sleutels` are over gemeente; `sleutel` names the one that is used. A settlement above zero is
    received, below zero is paid. Where a saldo or a weight is no number nothing can be settled: all of it is 'niet te
    bepalen'. One gemeente alone has nobody to settle with: there is no row. Raises
    `CalculationError` for a key that does not exist, or weights that divide nothing.
    """
    if sleutel not in sleutels:
        raise CalculationError(f"Solidariteit kent geen sleutel '{sleutel}'. {nearest(sleutel, sleutels)}")
    gewichten = sleutels[sleutel]
    namen = [naam for naam in saldi.leden[_GEMEENTE] if naam != TOTAAL and (naam,) in saldi.cellen()]
    if len(namen) < 2:
        return maak((), {_GEMEENTE: (), _POST: ()}, eenheid="euro", bronnen=saldi.bronnen)
    reden = _waarom_niet(namen, saldi, gewichten)
    vooraf = [] if reden else [in_centen(round(saldi.cellen()[naam,].waarde, 2)) for naam in namen]
    delen = [] if reden else naar_rato(sum(vooraf), [_gewicht(gewichten, naam) for naam in namen])
    rijen = [
        {_GEMEENTE: naam, _POST: post, "waarde": centen / 100, "teken": GETAL, "tekst": ""}
        for naam, eigen, deel in zip(namen, vooraf, delen, strict=False)
        for post, centen in ((VOORAF, eigen), (VERREKENING, deel - eigen))
    ]
    cijfers = maak(
        rijen,
        {_GEMEENTE: namen, _POST: [VOORAF, VERREKENING]},
        eenheid="euro",
        bronnen=tuple(dict.fromkeys((*saldi.bronnen, *gewichten.bronnen))),
        ontbrekend=lambda _: (float("nan"), NIET_TE_BEPALEN, reden),
    )
    return som(totaal(cijfers, _GEMEENTE), _POST, NA, [VOORAF, VERREKENING])


def _waarom_niet(namen: list[str], saldi: Cijfers, gewichten: Cijfers) -> str:
    """Say why nothing can be settled; nothing when it can."""
    bekend = [{cel for cel, een in van.cellen().items() if een.telt} for van in (saldi, gewichten)]
    mist = [naam for naam in namen if not all((naam,) in van for van in bekend)]
    return f"van {', '.join(mist)} is het saldo of de sleutel niet bekend" if mist else ""


def _gewicht(gewichten: Cijfers, naam: str) -> Fraction:
    """Give a weight as the exact number that is written."""
    return Fraction(Decimal(repr(gewichten.cellen()[naam,].waarde)))
