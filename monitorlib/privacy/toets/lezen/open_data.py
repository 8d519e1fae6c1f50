"""The tables of the open data: each CSV file with what its metadata says of how its numbers hang together."""

import csv
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from monitorlib.errors import PublishError
from monitorlib.privacy.toets.lezen.getoond import TEKEN, VERBORGEN, WOORDEN, Celtekst, uit_getal

METADATA = "-metadata.json"
Sleutel = tuple[str, ...]
# What a number is, wherever it is shown: its concept, its moment, and of which parts.
Wat = tuple[str, str, tuple[tuple[str, str], ...]]
Som = tuple[Sleutel, tuple[tuple[Decimal, Sleutel], ...]]


@dataclass(frozen=True)
class Opendatatabel:
    """A table of the open data: its dimensions, what each cell shows and in which unit, and its structure."""

    naam: str
    titel: str
    leden: Mapping[str, tuple[str, ...]]
    cellen: Mapping[Sleutel, Celtekst]
    eenheden: Mapping[Sleutel, str]
    sommen: Sequence[Som]
    wat: Mapping[Sleutel, Wat]


def lees_datatabel(pad: Path) -> Opendatatabel | None:
    """Read a CSV file with its metadata; None when nothing says how its numbers hang together.

    Raises `PublishError` when file and metadata do not fit each other.
    """
    metadata = pad.with_name(pad.name + METADATA)
    over = json.loads(metadata.read_text(encoding="utf-8")) if metadata.is_file() else {}
    structuur = next(iter(over.get("notes", ())), None)
    if structuur is None:
        return None
    with pad.open(encoding="utf-8", newline="") as bestand:
        rijen = [{naam: _kaal(waarde) for naam, waarde in rij.items()} for rij in csv.DictReader(bestand)]
    leden = {naam: tuple(structuur["leden"][naam]) for naam in _sleutel(over["tableSchema"])}
    _eis_passend(pad.name, leden, rijen)
    cellen = {tuple(rij[naam] for naam in leden): rij for rij in rijen}
    return Opendatatabel(
        pad.name,
        over.get("dc:title", ""),
        leden,
        {sleutel: _getoond(rij) for sleutel, rij in cellen.items()},
        {sleutel: rij["eenheid"] for sleutel, rij in cellen.items()},
        [_som(een) for een in structuur["vergelijkingen"]],
        {tuple(een["cel"]): _wat(een) for een in structuur["kenmerken"]},
    )


def _sleutel(schema: Mapping[str, Any]) -> list[str]:
    """Give the heads of the columns that tell rows apart, in the order in which a cell names its members."""
    koppen = {een["name"]: een["titles"] for een in schema["columns"]}
    return [koppen[naam] for naam in schema["primaryKey"]]


def _kaal(waarde: str) -> str:
    """Take off the apostrophe that keeps a word from being a formula."""
    return waarde[1:] if waarde[:1] == "'" and waarde[1:2] in ("=", "+", "-", "@", "\t", "\r") else waarde


def _eis_passend(naam: str, leden: Mapping[str, Sequence[str]], rijen: Sequence[Mapping[str, str]]) -> None:
    if not all({*leden, "waarde", "teken", "tekst", "eenheid"} <= set(rij) for rij in rijen[:1]):
        raise PublishError(f"{naam}: de metadata noemt kolommen die er niet zijn. Bouw de vorm csv opnieuw.")
    for rij in rijen:
        if buiten := [rij[dimensie] for dimensie, van in leden.items() if rij[dimensie] not in van]:
            raise PublishError(f"{naam}: '{buiten[0]}' staat niet in de metadata. Bouw de vorm csv opnieuw.")


def _getoond(rij: Mapping[str, str]) -> Celtekst:
    if rij["teken"] in (TEKEN, VERBORGEN) or VERBORGEN in (rij["waarde"], rij["tekst"]) or rij["tekst"] == WOORDEN:
        return Celtekst(VERBORGEN, verborgen=True)
    if rij["waarde"] and rij["teken"] == "getal":
        return uit_getal(rij["waarde"])
    # 'ca. 1.300' is a word and a number that is not exact.
    return Celtekst(" ".join(f"{rij['tekst'] or rij['teken']} {rij['waarde']}".split()))


def _som(een: Mapping[str, Any]) -> Som:
    return tuple(een["cel"]), tuple((Decimal(str(factor)), tuple(cel)) for factor, cel in een["termen"])


def _wat(een: Mapping[str, Any]) -> Wat:
    return een["begrip"], een["moment"], tuple(sorted((kolom, lid) for kolom, lid in een["delen"]))
