"""What adds up without anybody saying so: totals that a reader finds by trying."""

from collections.abc import Iterator, Sequence
from itertools import product

from monitorlib.privacy.toets.gegeven import OpenbareTabel

Lijn = list[tuple[str, ...]]
# A total of so many parts in every line that can be seen is no accident.
LIJNEN = 2
# What is called so is taken for it in any case.
TOTAAL = "totaal"


def gevonden_sommen(tabel: OpenbareTabel) -> Iterator[tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]]:
    """Give each sum that holds in every line in which all of it is shown, for all lines."""
    for plaats, (dimensie, leden) in enumerate(tabel.leden.items()):
        anderen = [van for naam, van in tabel.leden.items() if naam != dimensie]
        lijnen = [[(*rest[:plaats], lid, *rest[plaats:]) for lid in leden] for rest in product(*anderen)]
        for totaal, delen in _vermoedens(len(leden)):
            passend = [lijn for lijn in lijnen if all(lijn[een] in tabel.getallen for een in (totaal, *delen))]
            heet_zo = leden[totaal].casefold() == TOTAAL and len(delen) == len(leden) - 1
            if _gaat_op(tabel, passend, totaal, delen, 0 if heet_zo else LIJNEN):
                for lijn in passend:
                    yield lijn[totaal], tuple(lijn[een] for een in delen)


def _vermoedens(aantal: int) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Suppose that a member is the sum of some that stand next to each other, just before it, or just after it."""
    for totaal in range(aantal):
        for ander in range(aantal):
            delen = tuple(range(ander, totaal)) if ander < totaal else tuple(range(totaal + 1, ander + 1))
            if len(delen) > 1:
                yield totaal, delen
        if 0 < totaal < aantal - 1 and aantal > 2:
            yield totaal, tuple(een for een in range(aantal) if een != totaal)


def _gaat_op(tabel: OpenbareTabel, lijnen: Sequence[Lijn], totaal: int, delen: tuple[int, ...], nodig: int) -> bool:
    """Tell whether a sum holds in enough lines that are wholly shown, and can hold in the others.

    A part that is nothing wherever the sum can be seen may as well be taken off: that it is one, nobody can see.
    """
    te_zien, gezien = 0, set()
    for lijn in lijnen:
        getallen = [tabel.getallen[lijn[een]] for een in (totaal, *delen)]
        bekend = [getal for getal in getallen if getal is not None]
        if len(bekend) == len(getallen):
            if bekend[0] != sum(bekend[1:]):
                return False
            te_zien += bekend[0] != 0
            gezien |= {een for een in delen if tabel.getallen[lijn[een]]}
        elif getallen[0] is not None and sum(bekend[1:]) > getallen[0] and not tabel.verschillen:
            return False
    onbekend = {een for een in delen for lijn in lijnen if tabel.getallen[lijn[een]] is None}
    return te_zien >= nodig and (not nodig or onbekend <= gezien)
