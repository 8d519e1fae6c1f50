"""The words for rows that should not be there beside others: the same in the report to a supplier and on a page."""

from monitorlib.notatie import aantal_rijen, getal
from monitorlib.sources.declared.declaration import Bron
from monitorlib.sources.freeze.snapshot_index import Registratie


def in_woorden(bron: Bron, bestand: str, een: Registratie) -> str:
    """Say what should be, what the counts make of it, and which rows are the first."""
    return f"{regel_in_woorden(bron, een)} {rijen_in_woorden(bestand, een)}".strip()


def rijen_in_woorden(bestand: str, een: Registratie) -> str:
    """Name the first rows in a file, and say how many more there are; only how many where rows stay elsewhere.

    Nothing where the fault explains itself.
    """
    if een.uitleg:
        return ""
    if not een.rijen:
        return f"In het magazijn: {aantal_rijen(een.aantal)}."
    genoemd, meer = ", ".join(str(rij) for rij in een.rijen), een.aantal - len(een.rijen)
    return f"In {bestand}: rij {genoemd}" + (f" en nog {getal(meer)}." if meer else ".")


def regel_in_woorden(bron: Bron, een: Registratie) -> str:
    """Say what should be, and what the counts make of it."""
    if een.uitleg:
        return een.uitleg
    tellen = f"trajecten tellen ze als één, maar een tabel van {bron.eenheid} telt elke rij."
    if een.wat == "overlap":
        return f"Rijen met gelijke {', '.join(een.gelijk)} overlappen niet: {tellen}"
    op = f"Een rij staat er één keer, ook op {'+'.join(bron.sleutel)} na"
    if "client" in een.gelijk:
        return f"{op}: {tellen}"
    return f"{op}. Zonder cliënt is niet te zien of het er twee zijn; beide tellen."
