"""Sums that nobody declared: totals that equal their parts in every line, within a table and over tables alike."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from monitorlib.cijfers.kern.regels import TOTAAL, Sleutel

# A sum of so many lines in which something stands is taken for one; a member that is called a total, of one.
LIJNEN = 2

Waarden = Mapping[Sleutel, int]
Gevonden = tuple[Sleutel, tuple[Sleutel, ...]]


def gevonden_sommen(leden: Mapping[str, Sequence[str]], waarden: Waarden) -> Iterator[Gevonden]:
    """Give each total with its parts, along each dimension, that holds in all lines where all of it has a number.

    Every sum that holds may be known to a reader; one that holds by chance only makes him stronger than he is.
    """
    for plaats, namen in enumerate(leden.values()):
        anderen = [van for nummer, van in enumerate(leden.values()) if nummer != plaats]
        lijnen = [[(*rest[:plaats], lid, *rest[plaats:]) for lid in namen] for rest in product(*anderen)]
        getallen = [[waarden.get(cel) for cel in lijn] for lijn in lijnen]
        for totaal, delen in _vermoedens(namen):
            passend = _passend(getallen, totaal, delen, 1 if namen[totaal] == TOTAAL else LIJNEN)
            for nummer in passend:
                yield lijnen[nummer][totaal], tuple(lijnen[nummer][een] for een in delen)


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


def _passend(getallen: Sequence[Sequence[int | None]], totaal: int, delen: tuple[int, ...], nodig: int) -> list[int]:
    """Give the lines in which a sum holds; none when it does not hold in one of them, or is seen too seldom."""
    passend, gezien = [], 0
    for nummer, lijn in enumerate(getallen):
        if lijn[totaal] is None:
            continue
        bekend = [lijn[een] for een in delen if lijn[een] is not None]
        if not bekend:
            continue
        if lijn[totaal] != sum(een for een in bekend if een is not None):
            return []
        passend.append(nummer)
        gezien += lijn[totaal] != 0
    return passend if gezien >= nodig else []


def over_tabellen(tabellen: Mapping[str, Waarden]) -> Iterator[tuple[tuple[str, Sleutel], list[tuple[str, Sleutel]]]]:
    """Give the cells of a table that is the sum of all others with the same dimensions, cell by cell."""
    for naam, waarden in tabellen.items():
        anderen = [ander for ander in tabellen if ander != naam]
        paren = [(cel, [(een, cel) for een in anderen if cel in tabellen[een]]) for cel in waarden]
        gelijk = all(delen and waarden[cel] == sum(tabellen[een][cel] for een, _ in delen) for cel, delen in paren)
        if len(anderen) > 1 and gelijk and sum(waarden[cel] != 0 for cel, _ in paren) >= LIJNEN:
            yield from (((naam, cel), delen) for cel, delen in paren)
