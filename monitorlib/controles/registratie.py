"""Bevindingen on how the sources were kept: rows that overlap or stand twice, found when they were frozen."""

from monitorlib.controles.bevinding import Bevinding
from monitorlib.editie.editie import Editie
from monitorlib.editie.hoofdstukken import hoofdstuk_van_verantwoording
from monitorlib.notatie import getal
from monitorlib.sources.codes.allowed import declared
from monitorlib.sources.declared.declaration import Bron
from monitorlib.sources.freeze.snapshot_index import Registratie, frozen


def registratiebevindingen(editie: Editie) -> list[Bevinding]:
    """Give the bevindingen on the registration of an edition; raise `SnapshotError` when it has no snapshot."""
    return [
        registratiebevinding(declared(naam), bron.bestand, een)
        for naam, bron in frozen(editie).items()
        for een in bron.registratie
    ]


def registratiebevinding(bron: Bron, bestand: str, een: Registratie) -> Bevinding:
    """Say of rows of a source what should not be, how many there are and which are the first."""
    rijen = f"{getal(een.aantal)} {'rij' if een.aantal == 1 else 'rijen'}"
    keer = f"{getal(een.aantal)} keer"
    return Bevinding(
        f"registratie {bron.naam} / {een.wat}",
        hoofdstuk_van_verantwoording(),
        "registratie",
        gedrukt="",
        berekend=keer if een.uitleg else rijen,
        regel=een.uitleg or f"{_regel(bron, een)} {_waar(bestand, een) if een.rijen else f'In het magazijn: {rijen}.'}",
    )


def _waar(bestand: str, een: Registratie) -> str:
    """Name the first rows in a file, and say how many more there are."""
    genoemd, meer = ", ".join(str(rij) for rij in een.rijen), een.aantal - len(een.rijen)
    return f"In {bestand}: rij {genoemd}" + (f" en nog {getal(meer)}." if meer else ".")


def _regel(bron: Bron, een: Registratie) -> str:
    """Say what should be, and what the counts make of it."""
    tellen = f"trajecten tellen ze als één, maar een tabel van {bron.eenheid} telt elke rij."
    if een.wat == "overlap":
        return f"Rijen met gelijke {', '.join(een.gelijk)} overlappen niet: {tellen}"
    op = f"Een rij staat er één keer, ook op {'+'.join(bron.sleutel)} na"
    if "client" in een.gelijk:
        return f"{op}: {tellen}"
    return f"{op}. Zonder cliënt is niet te zien of het er twee zijn; beide tellen."
