"""Bevindingen on how the sources were kept: rows that overlap or stand twice, found when they were frozen."""

from dataclasses import replace

from monitorlib.cijfers.kern.regels import VERBORGEN_OM
from monitorlib.controles.bevinding import TREDE, Bevinding
from monitorlib.editie.editie import Editie
from monitorlib.editie.params.hoofdstukken import hoofdstuk_van_verantwoording
from monitorlib.notatie import aantal_rijen, getal
from monitorlib.sources.codes.allowed import declared
from monitorlib.sources.declared.declaration import Bron
from monitorlib.sources.freeze.snapshot_index import Registratie, frozen
from monitorlib.sources.verslag.registratie import regel_in_woorden, rijen_in_woorden

# What is found in rows, in words of a page.
_WAT = {"overlap": "rijen die overlappen", "dubbel": "rijen die twee keer staan"}


def registratiebevindingen(editie: Editie) -> list[Bevinding]:
    """Give the bevindingen on the registration of an edition; raise `SnapshotError` when it has no snapshot.

    One gemeente has none: a source is found as it was delivered, for all gemeenten of the region together.
    """
    if editie.gemeente:
        return []
    return [
        registratiebevinding(declared(editie, naam), bron.bestand, een)
        for naam, bron in frozen(editie).items()
        for een in bron.registratie
    ]


def registratiebevinding(bron: Bron, bestand: str, een: Registratie) -> Bevinding:
    """Say of rows of a source what should not be, how many there are and which are the first."""
    rijen = aantal_rijen(een.aantal)
    keer = f"{getal(een.aantal)} keer"
    return Bevinding(
        f"registratie {bron.naam} / {een.wat}",
        hoofdstuk_van_verantwoording(),
        "registratie",
        gedrukt="",
        berekend=keer if een.uitleg else rijen,
        regel=regel_in_woorden(bron, een),
        rijen=rijen_in_woorden(bestand, een),
        plaats=f"{bron.titel}{TREDE}{_WAT.get(een.wat, een.wat)}",
    )


def zonder_rijen(een: Bevinding) -> Bevinding:
    """Give a bevinding for everybody: of the registration it says what is wrong, not in how many rows or which."""
    return replace(een, berekend=VERBORGEN_OM, rijen="") if een.soort == "registratie" else een
