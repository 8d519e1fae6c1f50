"""Freeze the sources of an edition: validated, as Parquet, with their hashes; swapped whole."""

import hashlib
import json
import shutil
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

import duckdb

from monitorlib.editie import Editie
from monitorlib.errors import ParameterError, SourceError, nearest
from monitorlib.sources.bevroren import Bevroren
from monitorlib.sources.catalogue import BRONNEN
from monitorlib.sources.codes import codes_of, declared, parameters_of
from monitorlib.sources.declaration import BENADERING, Bron, Codes, Kolom
from monitorlib.sources.reading import read_text
from monitorlib.sources.samenhang import samenhang, uitgangspunten
from monitorlib.sources.snapshot_index import FOLDER, INDEX, Frozen, Registratie, read_index, sha256_of, verified
from monitorlib.sources.tijdvak import controleer_tijdvak
from monitorlib.sources.validation import delivered, validate
from monitorlib.swap import fresh_name, held, swap_in

# Amounts are frozen in cents exactly; other columns stay text.
_TYPE = {"datum": "DATE", "geheel": "BIGINT", "getal": "DOUBLE", "bedrag": "DECIMAL(18,2)"}


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
    with held(editie.data / FOLDER):
        # Another process may have frozen them while this one waited.
        changed = _changed(editie, wanted)
        if changed:
            _swap_in(editie, wanted)
    return changed


def _changed(editie: Editie, wanted: dict[str, str]) -> list[str]:
    """List the sources that are new, changed or no longer there; check the bytes of a snapshot that is current."""
    have = read_index(editie)
    changed = [naam for naam in wanted if naam not in have or have[naam].vingerafdruk != wanted[naam]]
    changed += sorted(set(have) - set(wanted))
    if not changed:
        for naam, entry in have.items():
            verified(editie, naam, entry)
    return changed


def _fingerprint(editie: Editie, naam: str) -> str:
    bron, path = declared(naam), source_path(editie, naam)
    content = sha256_of(path) if path.is_file() else "ontbreekt"
    rest = uitgangspunten(parameters_of(editie, naam), editie.parameters.gemeenten)
    return hashlib.sha256(f"{bron!r}|{codes_of(editie, bron)!r}|{rest}|{content}".encode()).hexdigest()


def _swap_in(editie: Editie, fingerprints: dict[str, str]) -> None:
    target = editie.data / FOLDER
    fresh = fresh_name(target)
    try:
        index = _freeze_all(editie, fresh, fingerprints)
        text = json.dumps({naam: asdict(entry) for naam, entry in index.items()}, indent=1, ensure_ascii=False)
        (fresh / INDEX).write_text(text, encoding="utf-8")
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
        sha256=sha256_of(path),
        vingerafdruk=vingerafdruk,
        rijen=rijen,
        parquet_sha256=sha256_of(target),
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
