"""Make the snapshot of an edition on request: everything that a build may not do, and then what a build does."""

from collections.abc import Callable
from pathlib import Path

from monitorlib.editie import Editie
from monitorlib.errors import SourceError
from monitorlib.sources.fetching import fetch, uit_database
from monitorlib.sources.referentie import fetch_reference
from monitorlib.sources.snapshot import freeze, source_path

Report = Callable[[str], None]


def snapshot(editie: Editie, report: Report, schemas: Path | None = None) -> None:
    """Fetch the sources that stand in a database, and freeze all sources of an edition.

    With `schemas` messages are held to the official schemas first. Raises `SourceError` as reading and freezing do;
    what was fetched and what was frozen before then stay.
    """
    if schemas is not None:
        _to_schemas(editie, schemas)
    for naam in uit_database(editie):
        rijen = fetch(editie, naam)
        report(f"{editie.naam}: bron {naam} opgehaald, {rijen} {'rij' if rijen == 1 else 'rijen'}.")
    changed = freeze(editie)
    report(f"{editie.naam}: bevroren: {', '.join(changed)}." if changed else f"{editie.naam}: niets veranderd.")


def snapshot_reference(editie: Editie, report: Report) -> None:
    """Fetch the figures of CBS that an edition asks for, into their file; a build freezes it."""
    aantal = fetch_reference(editie)
    report(f"{editie.naam}: {aantal} {'cijfer' if aantal == 1 else 'cijfers'} van het CBS opgehaald.")


def _to_schemas(editie: Editie, schemas: Path) -> None:
    from monitorlib.sources.berichten.xsd import valideer

    mappen = sorted({path for naam in editie.parameters.bronnen if (path := source_path(editie, naam)).is_dir()})
    if not mappen:
        raise SourceError(f"Editie {editie.naam} heeft geen bron met berichten; --xsd toetst alleen die.")
    for path in mappen:
        valideer(path, editie.shown(path), schemas)
