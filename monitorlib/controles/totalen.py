"""Totals that are not the sum of their rows, and of which nothing says why."""

from monitorlib.cijfers.rekenen.totaalnoten import verschillen
from monitorlib.controles.bevinding import TREDE, Bevinding
from monitorlib.render.tabellen.getoonde_tabel import Tabel, schrijf


def totaalbevindingen(tabel: Tabel) -> list[Bevinding]:
    """Give the totals that are not the sum of their rows, and of which nothing says why."""
    return [
        Bevinding(
            tabel.noem(een.cel),
            tabel.hoofdstuk,
            "totaal",
            schrijf(een.totaal),
            schrijf(een.som),
            "Een totaal is de som van zijn rijen, tenzij het personen telt: dan is het niet meer dan die som.",
            plaats=TREDE.join(tabel.wijs(tabel.plaatsen[een.cel])),
        )
        for een in verschillen(tabel.cijfers)
        if not een.telt_personen
    ]
