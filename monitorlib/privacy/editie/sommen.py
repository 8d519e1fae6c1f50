"""Sums that nobody declared: totals that equal their parts in every line, within a table and over tables alike."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import product

from monitorlib.cijfers.kern.regels import TOTAAL, Sleutel

# A sum of so many lines in which something stands is taken for one; a member that is called a total, of one.
LIJNEN = 2

Waarden = Mapping[Sleutel, int]
Gevonden = tuple[Sleutel, tuple[Sleutel, ...]]


def gevonden_sommen(
    leden: Mapping[str, Sequence[str]], waarden: Waarden, risico: Collection[Sleutel]
) -> Iterator[Gevonden]:
    """Give each total with its parts, along each dimension, that holds in all lines where all of it has a number.

    Every sum that holds may be known to a reader; one that holds by chance only makes him stronger than he is. What
    holds only where a cell of `risico` is in it, that is hidden whatever is chosen, no reader can see.
    """
    for plaats, namen in enumerate(leden.values()):
        anderen = [van for nummer, van in enumerate(leden.values()) if nummer != plaats]
        lijnen = [[(*rest[:plaats], lid, *rest[plaats:]) for lid in namen] for rest in product(*anderen)]
        for totaal, delen in _vermoedens(namen):
            gezocht = [(lijn[totaal], tuple(lijn[een] for een in delen)) for lijn in lijnen]
            heet_zo = namen[totaal] == TOTAAL
            yield from _passend(gezocht, waarden, () if heet_zo else risico, 1 if heet_zo else LIJNEN)


def _vermoedens(namen: Sequence[str]) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Suppose that a member is the sum of all others, or of some that stand next to each other before or after it."""
    aantal = len(namen)
    for totaal in range(aantal):
        anderen = tuple(een for een in range(aantal) if een != totaal)
        if len(anderen) > 1 or namen[totaal] == TOTAAL:
            yield totaal, anderen
        for ander in range(aantal):
            delen = tuple(range(ander, totaal)) if ander < totaal else tuple(range(totaal + 1, ander + 1))
            if 1 < len(delen) < len(anderen):
                yield totaal, delen


def _passend(gezocht: Sequence[Gevonden], waarden: Waarden, risico: Collection[Sleutel], nodig: int) -> list[Gevonden]:
    """Give the lines in which a sum holds; none when it does not hold in one of them, or is seen too seldom."""
    passend, gezien = [], 0
    for cel, delen in gezocht:
        bekend = [deel for deel in delen if deel in waarden]
        if cel not in waarden or not bekend:
            continue
        if waarden[cel] != sum(waarden[deel] for deel in bekend):
            return []
        passend.append((cel, delen))
        gezien += waarden[cel] != 0 and not any(een in risico for een in (cel, *bekend))
    return passend if gezien >= nodig else []


def over_tabellen(
    tabellen: Mapping[str, Waarden], risico: Mapping[str, Collection[Sleutel]]
) -> Iterator[tuple[tuple[str, Sleutel], list[tuple[str, Sleutel]]]]:
    """Give the cells of a table that is the sum of all others with the same dimensions, cell by cell.

    Where a cell of `risico`, by table, is in it, no reader sees that.
    """
    for naam, waarden in tabellen.items():
        anderen = [ander for ander in tabellen if ander != naam]
        paren = [(cel, [(een, cel) for een in anderen if cel in tabellen[een]]) for cel in waarden]
        gelijk = all(delen and waarden[cel] == sum(tabellen[een][cel] for een, _ in delen) for cel, delen in paren)
        te_zien = [cel for cel, _ in paren if waarden[cel] and not any(cel in weg for weg in risico.values())]
        if len(anderen) > 1 and gelijk and len(te_zien) >= LIJNEN:
            yield from (((naam, cel), delen) for cel, delen in paren)
