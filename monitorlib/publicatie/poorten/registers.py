"""The gate of the registers: of every column it is known whether it tells of a person."""

from collections.abc import Iterator

from monitorlib.publicatie.reden import Reden
from monitorlib.publicatie.voorgelegd import Voorgelegd
from monitorlib.sources.codes.allowed import declared


def registers(voorgelegd: Voorgelegd) -> Iterator[Reden]:
    """Give every column of a register of which nobody said whether it tells of a person."""
    editie = voorgelegd.editie
    for naam in editie.parameters.bronnen:
        bron = declared(editie, naam)
        for kolom in bron.kolommen if bron.is_register else ():
            if not kolom.is_beoordeeld:
                yield Reden(
                    f"bron {naam}, kolom {kolom.naam}",
                    "nergens staat of deze kolom over een persoon gaat",
                    "Schrijf bij de kolom in sources/declared persoonlijk=True of persoonlijk=False.",
                )
