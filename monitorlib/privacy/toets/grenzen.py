"""What a reader knows of a hidden number by itself: whether it is below zero, and that it is no zero."""

from collections.abc import Iterator, Sequence
from math import inf

from monitorlib.privacy.toets.gegeven import OpenbareTabel, Plek

Grenzen = tuple[float, float]
# So many numbers below zero, and none above it, are no accident.
GENOEG = 2


def grenzen(tabel: OpenbareTabel, minstens: int) -> Iterator[tuple[Plek, Grenzen]]:
    """Give the bounds of each hidden cell; `minstens` is what a count is at least: 1 where zeros are always shown.

    What is taken off stands in few members of one dimension, such as the posts of a table that goes from stand to
    stand: their hidden numbers can be below zero, and are when all that is shown of the member is. So can parts that
    would be more than their total.
    """
    plaats, onder_nul = _waar_onder_nul(tabel)
    saldi = {cel for totaal, delen in tabel.sommen for cel in _te_veel(tabel, totaal, delen, minstens)}
    for cel, getal in tabel.getallen.items():
        if getal is None and cel in saldi:
            yield (tabel.naam, cel), (-inf, inf)
        elif getal is None:
            kan_onder = tabel.verschillen and cel[plaats] in onder_nul
            yield (tabel.naam, cel), _van_lid(tabel, plaats, cel[plaats], minstens) if kan_onder else (minstens, inf)


def _te_veel(
    tabel: OpenbareTabel, totaal: tuple[str, ...], delen: Sequence[tuple[str, ...]], minstens: int
) -> list[tuple[str, ...]]:
    """Give the hidden parts of a total that is less than they are at least: some are then below zero, as of a saldo."""
    getallen = [tabel.getallen[cel] for cel in delen]
    samen, verborgen = tabel.getallen[totaal], [cel for cel in delen if tabel.getallen[cel] is None]
    laagst = sum(minstens if getal is None else getal for getal in getallen)
    return verborgen if samen is not None and laagst > samen else []


def _waar_onder_nul(tabel: OpenbareTabel) -> tuple[int, set[str]]:
    """Give the place of the dimension in which the fewest members show a number below zero, with those."""
    cellen = [cel for cel, getal in tabel.getallen.items() if getal is not None and getal < 0]
    per_plaats = [(plaats, {cel[plaats] for cel in cellen}) for plaats in range(len(tabel.leden))]
    return min(per_plaats, key=lambda een: len(een[1]))


def _van_lid(tabel: OpenbareTabel, plaats: int, lid: str, minstens: int) -> Grenzen:
    getoond = [getal for cel, getal in tabel.getallen.items() if getal is not None and cel[plaats] == lid]
    eraf = max(getoond) <= 0 and sum(getal < 0 for getal in getoond) >= GENOEG
    return (-inf, -minstens if eraf else inf)
