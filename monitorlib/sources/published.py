"""What a publication once printed. Read by controles and tests only: no page gets a number from it."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass

from monitorlib.editie import Editie
from monitorlib.errors import SourceError

BESTAND = "gepubliceerd.csv"
KOLOMMEN = ["hoofdstuk", "tabel", "rij", "kolom", "gedrukt", "waarde", "plaats"]
# Quantities in running text stand under this name instead of that of a table.
TEKST = "tekst"


@dataclass(frozen=True)
class Gedrukt:
    """One printed cell or quantity: its text, the number it stands for (None for a word), and where it stands."""

    hoofdstuk: str
    tabel: str
    rij: str
    kolom: str
    gedrukt: str
    waarde: float | None
    plaats: str


Gepubliceerd = Mapping[tuple[str, str, str, str], Gedrukt]


def read_published(editie: Editie) -> Gepubliceerd:
    """Read gepubliceerd.csv of an edition by (hoofdstuk, tabel, rij, kolom); empty when there is none."""
    path = editie.data / BESTAND
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, strict=True)
        if reader.fieldnames != KOLOMMEN:
            raise SourceError(f"{editie.shown(path)}, rij 1: verwacht de kolommen {', '.join(KOLOMMEN)}.")
        gevonden: dict[tuple[str, str, str, str], Gedrukt] = {}
        for rij, regel in enumerate(reader, 2):
            try:
                waarde = float(regel["waarde"]) if regel["waarde"] else None
            except ValueError:
                raise SourceError(
                    f"{editie.shown(path)}, rij {rij}, kolom waarde: '{regel['waarde']}' is geen getal."
                ) from None
            gedrukt = Gedrukt(
                regel["hoofdstuk"],
                regel["tabel"],
                regel["rij"],
                regel["kolom"],
                regel["gedrukt"],
                waarde,
                regel["plaats"],
            )
            sleutel = (gedrukt.hoofdstuk, gedrukt.tabel, gedrukt.rij, gedrukt.kolom)
            if sleutel in gevonden:
                raise SourceError(f"{editie.shown(path)}, rij {rij}: {' / '.join(sleutel)} staat er twee keer.")
            gevonden[sleutel] = gedrukt
    return gevonden
