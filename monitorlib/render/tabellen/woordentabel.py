"""A table of words: with the markup of every other table, outside the door that numbers pass."""

from collections.abc import Mapping
from html import escape

from monitorlib.cijfers.kern.maken import maak
from monitorlib.cijfers.kern.regels import TEKST
from monitorlib.render.tabellen import tabel
from monitorlib.render.tabellen.tabel import Opmaak


def woordentabel(rijen: Mapping[str, Mapping[str, str]], *, rijkop: str, naam: str, titel: str) -> str:
    """Lay words out as a table: per row its cells by the name of their column, the same for every row.

    Without anything to lay out a sentence stands in its place.
    """
    if not any(rijen.values()):
        return f"<p>{escape(titel)}: er is niets om te noemen.</p>\n"
    kolommen = list(next(iter(rijen.values())))
    cellen = [
        {"rij": rij, "kolom": kolom, "waarde": float("nan"), "teken": TEKST, "tekst": tekst}
        for rij, inhoud in rijen.items()
        for kolom, tekst in inhoud.items()
    ]
    cijfers = maak(cellen, {"rij": list(rijen), "kolom": kolommen}, eenheid="")
    return tabel.html(
        cijfers, Opmaak(("rij",), ("kolom",), rijkop), id_=f"tabel-{naam}", titel=titel, eenheid="", bron=""
    )
