"""Several dimensions as one: for a figure that has room for two."""

from collections.abc import Sequence

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.regels import TOTAAL, Sleutel


def in_een(cijfers: Cijfers, dimensies: Sequence[str], naam: str) -> Cijfers:
    """Make one dimension of several, in front: 'Klanten, PGB'; the others stay. Of none its only member is Totaal."""
    plaatsen = [cijfers.plaats(een) for een in dimensies]
    over = [plaats for plaats in range(len(cijfers.dimensies)) if plaats not in plaatsen]

    def lid(cel: Sleutel) -> str:
        return ", ".join(cel[plaats].replace(" | ", ": ") for plaats in plaatsen) or TOTAAL

    def weg(cel: Sleutel) -> Sleutel:
        return (lid(cel), *(cel[plaats] for plaats in over))

    leden = {een: van for een, van in cijfers.leden.items() if een not in dimensies}
    return cijfers.langs(weg, {naam: tuple(dict.fromkeys(lid(cel) for cel in cijfers.cellen())), **leden})
