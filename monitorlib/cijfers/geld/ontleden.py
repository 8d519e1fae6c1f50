"""A change in expenditure as the sum of what cliënten, mix, volume per cliënt and price did: to the cent.

What a kind of help costs is cliënten × mix × volume per cliënt × price, where cliënten are those of all kinds together
and mix is the share of this kind. The effect of a factor is what its change does when it comes at a random place in
the order in which the four change: the value of Shapley. The effects add up exactly, whichever period comes first they
are the same but for their sign, and none is left over or counted for two. [L.S. Shapley, A value for n-person games,
1953; J.W. Sun, Energy Economics 20 (1998), 85-100; J. Albrecht, D. François and K. Schoors, Energy Policy 30 (2002),
727-736.]

Fractions are exact, so that the effects of one kind are rounded once, by the largest remainder.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from math import factorial, prod
from typing import TypeVar

from monitorlib.cijfers.geld.centen import afgerond_samen

CLIENTEN, MIX, VOLUME, PRIJS = "Cliënten", "Mix", "Volume per cliënt", "Prijs"
FACTOREN = (CLIENTEN, MIX, VOLUME, PRIJS)
NIEUW, WEG, REST = "Nieuw", "Weggevallen", "Niet te splitsen"
# What a change is made of, in the order in which it is told.
EFFECTEN = (*FACTOREN, NIEUW, WEG, REST)
# A kind of help: what tells it apart from the others, and last its unit.
Soort = TypeVar("Soort", bound=tuple[str, ...])


@dataclass(frozen=True)
class Geleverd:
    """What was delivered of one kind of help in a period: cents, units and the cliënten who had it."""

    centen: int = 0
    volume: Fraction = Fraction(0)
    clienten: int = 0

    @property
    def niets(self) -> bool:
        """Tell whether nothing was declared at all."""
        return not self.centen and not self.volume

    @property
    def heeft_prijs(self) -> bool:
        """Tell whether it is cliënten × volume × price: all three are there, and more than nothing."""
        return self.centen > 0 and self.volume > 0 and self.clienten > 0


def shapley(toen: Sequence[Fraction], nu: Sequence[Fraction]) -> list[Fraction]:
    """Give what the change of each factor does to their product; together exactly what the product changed."""
    aantal = len(toen)

    def effect(plek: int) -> Fraction:
        anderen = [een for een in range(aantal) if een != plek]
        som = Fraction(0)
        for eerder in range(aantal):
            # In this part of all orders, exactly so many factors changed before this one.
            gewicht = Fraction(factorial(eerder) * factorial(aantal - eerder - 1), factorial(aantal))
            for al in combinations(anderen, eerder):
                som += gewicht * prod((nu if een in al else toen)[een] for een in anderen)
        return som * (nu[plek] - toen[plek])

    return [effect(plek) for plek in range(aantal)]


def ontleed(toen: Mapping[Soort, Geleverd], nu: Mapping[Soort, Geleverd]) -> dict[Soort, dict[str, int]]:
    """Give of each kind of help the cents that each of `EFFECTEN` changed its expenditure by; all of them together do.

    A kind ends with the unit in which it is declared: of several units the cliënten are the same, and count once. A
    kind that was declared in one of both periods only is new or gone, so that nothing is divided by zero. Of one that
    has no price, volume or cliënten in a period the change is not split.
    """
    niets, soorten = Geleverd(), dict.fromkeys([*toen, *nu])
    paren = {soort: (toen.get(soort, niets), nu.get(soort, niets)) for soort in soorten}
    blijft = {soort for soort, (eerst, dan) in paren.items() if eerst.heeft_prijs and dan.heeft_prijs}
    mensen = {soort[:-1]: paren[soort] for soort in blijft}
    samen = [Fraction(sum(paar[plek].clienten for paar in mensen.values())) for plek in (0, 1)]
    return {
        soort: _in_factoren(*paar, samen) if soort in blijft else _in_zijn_geheel(*paar)
        for soort, paar in paren.items()
    }


def _in_factoren(toen: Geleverd, nu: Geleverd, samen: Sequence[Fraction]) -> dict[str, int]:
    factoren = [
        (alle, van.clienten / alle, van.volume / van.clienten, van.centen / van.volume)
        for van, alle in zip((toen, nu), samen, strict=True)
    ]
    centen = afgerond_samen(shapley(*factoren), nu.centen - toen.centen)
    return dict(zip(FACTOREN, centen, strict=True))


def _in_zijn_geheel(toen: Geleverd, nu: Geleverd) -> dict[str, int]:
    effect = NIEUW if toen.niets else WEG if nu.niets else REST
    return {effect: nu.centen - toen.centen}
