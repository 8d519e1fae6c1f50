"""Months or quarters taken together to half-years."""

from collections.abc import Sequence
from itertools import groupby

from monitorlib.cijfers.kern.argument import rekent_met_cijfers
from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.rekenen.groeperen import neem_samen
from monitorlib.tijd.periode import Periode


@rekent_met_cijfers
def per_halfjaar(cijfers: Cijfers, perioden: Sequence[Periode]) -> Cijfers:
    """Add up periods to half-years: '1e helft 2016' is its first two quarters, or its first six months.

    `cijfers` has these periods, with their year, as the members of its dimension periode. A half-year that is not
    whole among them is left out; of periods that do not fit in half a year there is none.
    """
    helften: dict[str, list[str]] = {}
    for (jaar, helft), groep in groupby(perioden, _helft):
        delen = list(groep)
        if 6 % delen[0].lengte == 0 and sum(een.lengte for een in delen) == 6:
            helften[f"{helft}e helft {jaar}"] = [een.kort_met_jaar for een in delen]
    for lid, namen in helften.items():
        cijfers = neem_samen(cijfers, "periode", namen, lid)
    return cijfers.beperk("periode", *helften)


def _helft(periode: Periode) -> tuple[int, int]:
    return periode.jaar, 1 if periode.maanden[-1].nummer <= 6 else 2
