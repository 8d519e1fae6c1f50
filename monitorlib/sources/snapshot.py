"""Freeze the sources of an edition: validated, as Parquet, with their hashes; swapped whole."""

import hashlib
import json
import shutil
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import duckdb

from monitorlib.editie import Editie
from monitorlib.errors import ParameterError, SnapshotError, SourceError, nearest
from monitorlib.sources.bevroren import Bevroren, Registratie
from monitorlib.sources.catalogue import BRONNEN
from monitorlib.sources.codes import codes_of, declared, parameters_of
from monitorlib.sources.declaration import BENADERING, Bron, Codes, Kolom
from monitorlib.sources.reading import read_text
from monitorlib.sources.samenhang import samenhang, uitgangspunten
from monitorlib.sources.tijdvak import controleer_tijdvak
from monitorlib.sources.validation import delivered, validate
from monitorlib.swap import fresh_name, held, swap_in

_FOLDER, _INDEX = "snapshot", "snapshot.json"
# Amounts are frozen in cents exactly; other columns stay text.
_TYPE = {"datum": "DATE", "geheel": "BIGINT", "getal": "DOUBLE", "bedrag": "DECIMAL(18,2)"}


@dataclass(frozen=True)
class Frozen:
    """What the index of a snapshot holds of one source; `registratie` is what was found across its rows."""

    bestand: str
    sha256: str
    vingerafdruk: str
    rijen: int
    parquet_sha256: str
    registratie: tuple[Registratie, ...] = ()


def source_path(editie: Editie, naam: str) -> Path:
    """Find the delivered file of a source, held inside the data folder of its edition."""
    path = (editie.data / parameters_of(editie, naam).bestand).resolve()
    if not path.is_relative_to(editie.data.resolve()):
        raise ParameterError(
            f"{editie.shown(editie.params / 'params.yml')}, bronnen.{naam}: "
            f"'bestand' wijst buiten de map {editie.shown(editie.data)}."
        )
    return path


def freeze(editie: Editie) -> list[str]:
    """Freeze the sources of an edition when a file, its declaration, its codes or a gemeente changed.

    Returns the names of the sources that are new or changed; an empty list when the snapshot was current.
    Raises `SourceError` on the faults of all sources together; the existing snapshot then stays as it is.
    """
    for naam in editie.parameters.bronnen:
        if naam not in BRONNEN:
            where = f"{editie.shown(editie.params / 'params.yml')}, bronnen.{naam}"
            raise ParameterError(f"{where}: deze bron is nergens gedeclareerd. {nearest(naam, BRONNEN)}")
    wanted = {naam: _fingerprint(editie, naam) for naam in editie.parameters.bronnen}
    if not _changed(editie, wanted):
        return []
    with held(editie.data / _FOLDER):
        # Another process may have frozen them while this one waited.
        changed = _changed(editie, wanted)
        if changed:
            _swap_in(editie, wanted)
    return changed


def frozen(editie: Editie) -> dict[str, Frozen]:
    """List the frozen sources of an edition; raise `SnapshotError` when it has no snapshot."""
    have = _index(editie)
    if not have:
        raise SnapshotError(f"Editie {editie.naam} heeft nog geen snapshot; draai eerst: monitor build {editie.naam}")
    return have


def frozen_path(editie: Editie, naam: str) -> Path:
    """Find the Parquet file of a source and refuse it when its bytes are not those that were frozen."""
    have = frozen(editie)
    if naam not in have:
        raise SnapshotError(f"Bron '{naam}' zit niet in de snapshot van {editie.naam}. {nearest(naam, have)}")
    return _verified(editie, naam, have[naam])


def _changed(editie: Editie, wanted: dict[str, str]) -> list[str]:
    """List the sources that are new, changed or no longer there; check the bytes of a snapshot that is current."""
    have = _index(editie)
    changed = [naam for naam in wanted if naam not in have or have[naam].vingerafdruk != wanted[naam]]
    changed += sorted(set(have) - set(wanted))
    if not changed:
        for naam, entry in have.items():
            _verified(editie, naam, entry)
    return changed


def _fingerprint(editie: Editie, naam: str) -> str:
    bron, path = declared(naam), source_path(editie, naam)
    content = _sha256(path) if path.is_file() else "ontbreekt"
    rest = uitgangspunten(parameters_of(editie, naam), editie.parameters.gemeenten)
    return hashlib.sha256(f"{bron!r}|{codes_of(editie, bron)!r}|{rest}|{content}".encode()).hexdigest()


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _index(editie: Editie) -> dict[str, Frozen]:
    path = editie.data / _FOLDER / _INDEX
    if not path.is_file():
        return {}
    entries = json.loads(path.read_text(encoding="utf-8"))
    return {naam: _entry(**entry) for naam, entry in entries.items()}


def _entry(registratie: Sequence[dict[str, Any]] = (), **velden: Any) -> Frozen:
    return Frozen(
        **velden,
        registratie=tuple(
            Registratie(een["wat"], een["aantal"], tuple(een["rijen"]), tuple(een["gelijk"])) for een in registratie
        ),
    )


def _verified(editie: Editie, naam: str, entry: Frozen) -> Path:
    path = editie.data / _FOLDER / f"{naam}.parquet"
    if not path.is_file() or _sha256(path) != entry.parquet_sha256:
        raise SnapshotError(
            f"{editie.shown(path)}: het bestand is niet meer wat er bevroren is. Verwijder de map "
            f"{editie.shown(editie.data / _FOLDER)} en draai monitor build {editie.naam} opnieuw."
        )
    return path


def _swap_in(editie: Editie, fingerprints: dict[str, str]) -> None:
    target = editie.data / _FOLDER
    fresh = fresh_name(target)
    try:
        index = _freeze_all(editie, fresh, fingerprints)
        text = json.dumps({naam: asdict(entry) for naam, entry in index.items()}, indent=1, ensure_ascii=False)
        (fresh / _INDEX).write_text(text, encoding="utf-8")
        swap_in(fresh, target)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _freeze_all(editie: Editie, folder: Path, fingerprints: dict[str, str]) -> dict[str, Frozen]:
    index, faults = {}, []
    for naam, vingerafdruk in fingerprints.items():
        try:
            index[naam] = _freeze_one(editie, naam, folder, vingerafdruk)
        except SourceError as error:
            faults.append(str(error))
    if faults:
        raise SourceError("\n".join(faults))
    found = _across(editie, folder)
    return {naam: replace(entry, registratie=found[naam]) for naam, entry in index.items()}


def _across(editie: Editie, folder: Path) -> dict[str, tuple[Registratie, ...]]:
    """Check all sources together, now that each of them is right by itself."""
    with duckdb.connect() as con:
        bronnen = [
            Bevroren.lees(
                con, folder / f"{naam}.parquet", declared(naam), given, editie.shown(source_path(editie, naam))
            )
            for naam, given in editie.parameters.bronnen.items()
        ]
        return samenhang(con, bronnen, editie.parameters.gemeenten, editie.kwartaal.peildatum)


def _freeze_one(editie: Editie, naam: str, folder: Path, vingerafdruk: str) -> Frozen:
    bron, path = declared(naam), source_path(editie, naam)
    codes, shown = codes_of(editie, bron), editie.shown(path)
    with duckdb.connect() as con:
        table = read_text(path, shown, con)
        validate(table, bron, codes, shown)
        controleer_tijdvak(table, bron, editie.kwartaal, shown)
        folder.mkdir(parents=True, exist_ok=True)
        target = folder / f"{naam}.parquet"
        # Row order is kept: the same delivery gives the same file.
        table.order("rij").project(", ".join(_typed(delivered(table, bron), bron, codes))).write_parquet(str(target))
        rijen = table.aggregate("count(*)").fetchall()[0][0]
    return Frozen(
        bestand=parameters_of(editie, naam).bestand,
        sha256=_sha256(path),
        vingerafdruk=vingerafdruk,
        rijen=rijen,
        parquet_sha256=_sha256(target),
    )


def _typed(kolommen: Sequence[Kolom], bron: Bron, codes: Codes) -> list[str]:
    """Give the columns of the Parquet file; a value of a telling becomes waarde, teken and tekst."""
    columns = []
    benadering = "benadering" if BENADERING in kolommen else "NULL"
    for kolom in kolommen:
        if kolom == BENADERING:
            continue  # it becomes the teken and the tekst of its number
        if kolom.soort in _TYPE:
            columns.append(f'CAST("{kolom.naam}" AS {_TYPE[kolom.soort]}) AS "{kolom.naam}"')
        elif kolom.soort != "waarde":
            columns.append(f'"{kolom.naam}"')
        elif bron.waarde == "tekst":
            columns += ["CAST(NULL AS DOUBLE) AS waarde", "'tekst' AS teken", "waarde AS tekst"]
        else:
            words = ", ".join("'" + word.replace("'", "''") + "'" for word in codes.woorden) or "NULL"
            is_word = f"coalesce(waarde IN ({words}), false)"
            columns += [
                f"CASE WHEN waarde = '-' THEN 0 WHEN {is_word} THEN NULL ELSE CAST(waarde AS DOUBLE) END AS waarde",
                "CASE WHEN waarde IS NULL THEN 'niet opgegeven' WHEN waarde = '-' THEN 'nihil' "
                f"WHEN {is_word} THEN 'tekst' WHEN {benadering} IS NOT NULL THEN 'ongeveer' ELSE 'getal' END AS teken",
                f"CASE WHEN {is_word} THEN waarde ELSE coalesce({benadering}, '') END AS tekst",
            ]
    return columns
