"""Who is himself in a cell, and in which other cells that is the same person."""

from collections.abc import Collection, Sequence

from monitorlib.privacy.stelsel import Somregel, Stelselcel


def wie_alleen_is(cellen: Sequence[Stelselcel], optellingen: Sequence[Somregel]) -> tuple[frozenset[str], ...]:
    """Give, per person who is alone in a cell, all cells that are he: a total of 1 is the person in its part of 1."""
    return zelfde_in(cellen, optellingen, [{cel.naam} for cel in cellen if abs(cel.waarde) == 1])


def zelfde_in(
    cellen: Sequence[Stelselcel], optellingen: Sequence[Somregel], eigen: Sequence[Collection[str]]
) -> tuple[frozenset[str], ...]:
    """Add to the cells that somebody is all of those that are the same: a total with one part that counts."""
    telt = {cel.naam for cel in cellen if cel.waarde}
    paren = [paar for een in optellingen if len(paar := telt.intersection(een.termen)) == 2 and not een.uitkomst]
    groepen = [set(een) for een in eigen]
    for paar in paren:
        samen = [groep for groep in groepen if groep & paar]
        if samen:
            groepen = [groep for groep in groepen if not groep & paar] + [set().union(paar, *samen)]
    uit = tuple(frozenset(groep) for groep in groepen)
    return uit if set(map(frozenset, eigen)) == set(uit) else zelfde_in(cellen, optellingen, uit)
