"""What a CSV file holds, in the form of W3C's CSV on the Web: its title, definition and source, and each column."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from monitorlib.vormen.namen import METADATA
from monitorlib.vormen.uitgave import Uitgave

_CONTEXT = ["http://www.w3.org/ns/csvw", {"@language": "nl"}]


@dataclass(frozen=True)
class Kolombeschrijving:
    """One column: its head, what is in it, and whether that is a number; `is_sleutel` when it tells rows apart."""

    kop: str
    wat: str
    is_getal: bool = False
    is_sleutel: bool = False

    @property
    def naam(self) -> str:
        """The name of the column, as CSVW allows it."""
        return re.sub(r"\W+", "_", self.kop)


@dataclass(frozen=True)
class Beschrijving:
    """A CSV file: its name, title and definition, its source, and its columns.

    `structuur` is how its numbers hang together: the members of each dimension, what adds up, what each number is.
    """

    bestand: str
    titel: str
    definitie: str
    bron: str
    # Whether its numbers may still change: voorlopig or definitief; '' of a file with numbers of both.
    stand: str
    kolommen: Sequence[Kolombeschrijving]
    structuur: Mapping[str, Any] = field(default_factory=dict)


def metadata(van: Beschrijving, uitgave: Uitgave) -> str:
    """Give the description of a CSV file as JSON, to be named as the file with `-metadata.json` behind it."""
    editie, page = uitgave.editie, uitgave.page
    over = {
        "@context": _CONTEXT,
        "url": van.bestand,
        "dc:title": van.titel,
        "dc:description": van.definitie,
        "dc:source": van.bron,
        "dc:creator": page.gebied,
        "dc:isPartOf": f"{page.titel}, {editie.naam}",
        "dc:temporal": page.periode,
        "dc:valid": editie.periode.peildatum.isoformat(),
        "dc:type": page.status,
        "schema:creativeWorkStatus": van.stand,
        "dc:rights": " ".join(filter(None, (uitgave.merk, editie.parameters.colofon.licentie))),
        "dc:language": "nl",
    }
    schema = {
        "columns": [_kolom(een) for een in van.kolommen],
        "primaryKey": [een.naam for een in van.kolommen if een.is_sleutel],
    }
    # CSVW knows no structure of numbers; its `notes` are for what it does not know.
    noten = [dict(van.structuur)] if van.structuur else []
    gevuld = {naam: wat for naam, wat in {**over, "tableSchema": schema, "notes": noten}.items() if wat}
    regels = (f"{json.dumps(naam)}: {json.dumps(wat, ensure_ascii=False)}" for naam, wat in gevuld.items())
    return "{\n" + ",\n".join(regels) + "\n}\n"


def bij(bestand: str) -> str:
    """Name the file that describes a CSV file."""
    return f"{bestand}{METADATA}"


def _kolom(van: Kolombeschrijving) -> dict[str, Any]:
    return {
        "name": van.naam,
        "titles": van.kop,
        "dc:description": van.wat,
        "datatype": "decimal" if van.is_getal else "string",
        "required": van.is_sleutel,
    }
