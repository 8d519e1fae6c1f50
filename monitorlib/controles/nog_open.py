"""Bevindingen on what is still open in params.yml, and on sections that have nothing to lay beside each other.

Nobody can accept the first, they go when it is filled in; the second a young region can, with its reason.
"""

from collections.abc import Iterable

from monitorlib.controles.bevinding import Bevinding
from monitorlib.editie.editie import Editie
from monitorlib.editie.params.hoofdstukken import hoofdstuk_van_verantwoording
from monitorlib.editie.params.open_plaats import NOG_OPEN


def open_plaatsen(editie: Editie) -> list[Bevinding]:
    """Give a bevinding for each place of params.yml that its maker still has to fill in, and for each delivery."""
    pad = editie.shown(editie.params / "params.yml")
    return [
        Bevinding(
            f"params.yml / {een.sleutel}",
            hoofdstuk_van_verantwoording(),
            NOG_OPEN,
            gedrukt="",
            berekend=een.tekst,
            regel=f"{pad}: {een.hoe}.",
        )
        for een in editie.nog_open
    ]


def zonder_iets_ernaast(hoofdstuk: str, tekort: Iterable[tuple[str, str, str]]) -> list[Bevinding]:
    """Give a bevinding for each column of a source in which a chapter has nothing to lay beside each other yet."""
    return [
        Bevinding(
            f"bron {bron} / {kolom}",
            hoofdstuk,
            "ontbreekt",
            gedrukt="",
            berekend=wat,
            regel="Een vergelijking heeft twee kanten. Vul de bron aan, haal de sectie uit params.yml, of aanvaard dit "
            "met een reden als er nog niets is om naast te leggen.",
        )
        for bron, kolom, wat in tekort
    ]
