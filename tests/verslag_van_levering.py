"""What the reports to suppliers say, and an error without the line that names them."""

from pathlib import Path

from monitorlib.editie.editie import Editie


def map_van(editie: Editie) -> Path:
    """The folder with the reports of an edition."""
    return editie.layout.output / editie.regio / str(editie.periode) / "levering"


def verslagen(editie: Editie) -> list[str]:
    """Every report of an edition, as text."""
    return [pad.read_text(encoding="utf-8") for pad in sorted(map_van(editie).glob("*.html"))]


def zonder_verslag(fout: Exception) -> str:
    """The text of an error, without the line that says where the report is."""
    return str(fout).partition("\nVerslag voor de leverancier: ")[0]
