"""Akkoorden of an edition, kept beside its parameters: who saw which chapter when, and what it was then."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from monitorlib.editie.editie import Editie
from monitorlib.errors import SourceError
from monitorlib.files.csv_rows import as_csv, csv_rows
from monitorlib.files.swap import write_whole
from monitorlib.sources.vastgelegd import MAP

BESTAND = "akkoorden.csv"
KOLOMMEN = ["hoofdstuk", "door", "op", "onderdeel", "hash"]
_HASH = re.compile(r"[0-9a-f]{16}", re.ASCII)
_ZET_TERUG = "Zet het bestand terug zoals monitor akkoord het schreef."


@dataclass(frozen=True)
class Akkoord:
    """That somebody is content with a chapter: who, on which day, and the hash of each part that they saw."""

    hoofdstuk: str
    door: str
    op: date
    gezien: Mapping[str, str]


def akkoordenbestand(editie: Editie) -> Path:
    """Give where the akkoorden of an edition are kept."""
    return editie.params / MAP / BESTAND


def lees_akkoorden(editie: Editie) -> list[Akkoord]:
    """Read the akkoorden of an edition, none when there are none; a row that cannot be is an error with its number."""
    pad = akkoordenbestand(editie)
    if not pad.exists():
        return []
    waar = editie.shown(pad)
    return _verzameld([_rij(velden, plaats) for plaats, velden in csv_rows(pad, waar, KOLOMMEN)], waar)


def schrijf_akkoorden(editie: Editie, akkoorden: Sequence[Akkoord]) -> Path:
    """Write the akkoorden of an edition, whole or not at all, in one order whoever came first."""
    orde = sorted(akkoorden, key=lambda een: (een.hoofdstuk, een.door))
    return write_whole(as_csv(KOLOMMEN, (rij for een in orde for rij in _rijen(een))), akkoordenbestand(editie))


def met(akkoorden: Sequence[Akkoord], nieuw: Akkoord) -> list[Akkoord]:
    """Add an akkoord; an earlier one of the same person on the same chapter makes place for it."""
    ander = [een for een in akkoorden if (een.hoofdstuk, een.door) != (nieuw.hoofdstuk, nieuw.door)]
    return [*ander, nieuw]


def _rijen(een: Akkoord) -> Iterator[list[str]]:
    for onderdeel, hash_ in een.gezien.items():
        yield [een.hoofdstuk, een.door, een.op.isoformat(), onderdeel, hash_]


def _rij(velden: Sequence[str], waar: str) -> tuple[str, str, date, str, str]:
    if len(velden) != len(KOLOMMEN) or not all(velden):
        raise SourceError(f"{waar}: verwacht {len(KOLOMMEN)} velden, geen daarvan leeg. {_ZET_TERUG}")
    hoofdstuk, door, op, onderdeel, hash_ = velden
    try:
        dag = date.fromisoformat(op)
    except ValueError:
        raise SourceError(f"{waar}: '{op}' is geen datum (2024-12-31). {_ZET_TERUG}") from None
    if not _HASH.fullmatch(hash_):
        raise SourceError(f"{waar}: '{hash_}' is geen hash van 16 tekens. {_ZET_TERUG}")
    return hoofdstuk, door, dag, onderdeel, hash_


def _verzameld(rijen: Sequence[tuple[str, str, date, str, str]], waar: str) -> list[Akkoord]:
    gezien: dict[tuple[str, str, date], dict[str, str]] = {}
    for hoofdstuk, door, op, onderdeel, hash_ in rijen:
        delen = gezien.setdefault((hoofdstuk, door, op), {})
        if onderdeel in delen:
            raise SourceError(f"{waar}: '{onderdeel}' van {hoofdstuk} staat er twee keer bij {door}. {_ZET_TERUG}")
        delen[onderdeel] = hash_
    if len({sleutel[:2] for sleutel in gezien}) < len(gezien):
        raise SourceError(f"{waar}: iemand is op twee dagen akkoord met hetzelfde hoofdstuk. {_ZET_TERUG}")
    return [Akkoord(*sleutel, delen) for sleutel, delen in gezien.items()]
