"""Quarters taken together to half-years."""

from collections.abc import Sequence
from itertools import pairwise

from monitorlib.cijfers.kern.argument import rekent_met_cijfers
from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.rekenen.groeperen import neem_samen
from monitorlib.kwartaal import Kwartaal


@rekent_met_cijfers
def per_halfjaar(cijfers: Cijfers, kwartalen: Sequence[Kwartaal]) -> Cijfers:
    """Add up quarters to half-years: '1e helft 2016' is its first two quarters.

    `cijfers` has these quarters, with their year, as the members of its dimension periode. A half-year of which only
    one quarter is among them is left out.
    """
    helften = {
        f"{einde.nummer // 2}e helft {einde.jaar}": (begin.kort_met_jaar, einde.kort_met_jaar)
        for begin, einde in pairwise(kwartalen)
        if einde.nummer % 2 == 0
    }
    for lid, delen in helften.items():
        cijfers = neem_samen(cijfers, "periode", delen, lid)
    return cijfers.beperk("periode", *helften)
