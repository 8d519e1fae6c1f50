"""What a publication once printed. Read by controles and tests only: no page gets a number from it."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass

from monitorlib.editie.editie import Editie
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
    """Read gepubliceerd.csv of an edition by (hoofdstuk, tabel, rij, kolom); empty when there is none.

    What was printed is of the region, so it is not held against the monitor of one gemeente.
    """
    path = editie.data / BESTAND
    if editie.gemeente or not path.is_file():
        return {}
    shown = editie.shown(path)
    try:
        lines = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline=""), strict=True))
    except UnicodeDecodeError as error:
        raise SourceError(f"{shown}: het bestand is geen UTF-8; sla het op als CSV (UTF-8).") from error
    except csv.Error as error:
        raise SourceError(f"{shown}: een aanhalingsteken mist of staat verkeerd. Verbeter het.") from error
    if not lines or lines[0] != KOLOMMEN:
        raise SourceError(f"{shown}, rij 1: verwacht de kolommen {', '.join(KOLOMMEN)}.")
    gevonden: dict[tuple[str, str, str, str], Gedrukt] = {}
    for nummer, velden in enumerate(lines[1:], 2):
        if len(velden) != len(KOLOMMEN):
            raise SourceError(
                f"{shown}, rij {nummer}: het aantal velden is {len(velden)}, in de kop "
                f"{len(KOLOMMEN)}. Zet een tekst met een komma tussen aanhalingstekens."
            )
        hoofdstuk, tabel, rij, kolom, gedrukt, getal, plaats = velden
        try:
            waarde = float(getal) if getal else None
        except ValueError:
            raise SourceError(
                f"{shown}, rij {nummer}, kolom waarde: '{getal}' is geen getal. Schrijf een getal "
                "met een punt, of laat het leeg."
            ) from None
        sleutel = (hoofdstuk, tabel, rij, kolom)
        if sleutel in gevonden:
            raise SourceError(f"{shown}, rij {nummer}: {' / '.join(sleutel)} staat er twee keer; haal er een weg.")
        gevonden[sleutel] = Gedrukt(hoofdstuk, tabel, rij, kolom, gedrukt, waarde, plaats)
    return gevonden
