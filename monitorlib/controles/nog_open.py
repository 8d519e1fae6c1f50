"""Bevindingen on what is still open: nobody can accept them, they go when it is filled in."""

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
