"""What holds between tables without anybody saying so: one shows how much another changed."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import permutations

from monitorlib.privacy.toets.gegeven import OpenbareTabel, Plek

# So many changes that are right, and not nothing, are no accident.
_GENOEG = 3


def verschillen_tussen(tabellen: Sequence[OpenbareTabel]) -> Iterator[tuple[Mapping[Plek, int], int]]:
    """Give each change as a sum: what there is now, without what was there then, is the change."""
    for van in tabellen:
        for stand in tabellen if van.verschillen else ():
            extra = [een for een in stand.leden if een not in van.leden]
            if len(extra) == 1 and len(stand.leden) == len(van.leden) + 1 and set(van.leden) < set(stand.leden):
                yield from _met(van, stand, extra[0])


def _met(van: OpenbareTabel, stand: OpenbareTabel, extra: str) -> Iterator[tuple[Mapping[Plek, int], int]]:
    for toen, nu in permutations(stand.leden[extra], 2):
        drie = [(cel, _in(cel, van, stand, nu), _in(cel, van, stand, toen)) for cel in van.getallen]
        drie = [een for een in drie if een[1] in stand.getallen and een[2] in stand.getallen]
        if _klopt(van, stand, drie):
            for cel, later, eerder in drie:
                yield {(van.naam, cel): 1, (stand.naam, later): -1, (stand.naam, eerder): 1}, 0
            return


def _in(cel: tuple[str, ...], van: OpenbareTabel, stand: OpenbareTabel, lid: str) -> tuple[str, ...]:
    """Give the cell of the other table, at a member of the dimension that it has besides."""
    op = dict(zip(van.leden, cel, strict=True))
    return tuple(op.get(naam, lid) for naam in stand.leden)


def _klopt(van: OpenbareTabel, stand: OpenbareTabel, drie: Sequence[tuple[tuple[str, ...], ...]]) -> bool:
    gezien = 0
    for cel, later, eerder in drie:
        getal, nu, toen = van.getallen[cel], stand.getallen[later], stand.getallen[eerder]
        if getal is None or nu is None or toen is None:
            continue
        if getal != nu - toen:
            return False
        gezien += getal != 0
    return gezien >= _GENOEG
