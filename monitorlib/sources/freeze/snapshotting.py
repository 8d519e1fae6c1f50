"""Make the snapshot of an edition on request: everything that a build may not do, and then what a build does."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from monitorlib.editie.editie import Editie
from monitorlib.errors import SourceError
from monitorlib.files.private import private
from monitorlib.files.swap import replace_file
from monitorlib.sources.codes.allowed import parameters_of
from monitorlib.sources.delivery.delivered import source_path
from monitorlib.sources.fetch.cbs import fetch_reference
from monitorlib.sources.fetch.fetching import fetch, opened, table_of, uit_database
from monitorlib.sources.freeze.snapshot import freeze
from monitorlib.sources.freeze.snapshot_index import in_magazijnen
from monitorlib.sources.warehouse.rules import Eisen, held_to_rules, one_birth_date
from monitorlib.sources.warehouse.warehouse import Antwoorden, stel_op, vragend

Report = Callable[[str], None]
# What asks every calculation that the parameters list: it knows the indicators, and this module does not.
Vragen = Callable[[Editie], None]


def snapshot(editie: Editie, report: Report, vragen: Vragen, schemas: Path | None = None) -> None:
    """Fetch the sources that stand in a database, ask the warehouse what is asked of it, and freeze all sources.

    With `schemas` messages are held to the official schemas first. Raises `SourceError` as reading and freezing do;
    what was fetched and what was frozen before then stay.
    """
    if schemas is not None:
        _to_schemas(editie, schemas)
    with private():
        _snapshot(editie, report, vragen)


def _snapshot(editie: Editie, report: Report, vragen: Vragen) -> None:
    for naam in uit_database(editie):
        rijen = fetch(editie, naam)
        report(f"{editie.naam}: bron {naam} opgehaald, {rijen} {'rij' if rijen == 1 else 'rijen'}.")
    elders = in_magazijnen(editie)
    if elders:
        _ask(editie, elders, report, vragen)
    changed = freeze(editie)
    for naam, van in editie.bronnen.items():
        if van.levering.database and naam not in editie.parameters.bronnen:
            report(f"{editie.naam}: bron {naam} niet opgehaald; in params.yml staat bij haar nog iets open.")
    report(f"{editie.naam}: bevroren: {', '.join(changed)}." if changed else f"{editie.naam}: niets veranderd.")


def snapshot_reference(editie: Editie, report: Report) -> None:
    """Fetch the figures of CBS that an edition asks for, into their file; a build freezes it."""
    with private():
        aantal = fetch_reference(editie)
    report(f"{editie.naam}: {aantal} {'cijfer' if aantal == 1 else 'cijfers'} van het CBS opgehaald.")


def _ask(editie: Editie, elders: Sequence[str], report: Report, vragen: Vragen) -> None:
    """Ask the warehouse, with the other sources frozen: a calculation can need those as well."""
    verbindingen = {_verbinding(editie, naam) for naam in elders}
    if len(verbindingen) > 1:
        raise SourceError(
            f"{editie.shown(editie.params / 'params.yml')}: bronnen die in een magazijn blijven, staan in hetzelfde; "
            f"hier zijn er {len(verbindingen)} ({', '.join(sorted(verbindingen))}). Kies er een."
        )
    eerste = source_path(editie, elders[0])
    database = parameters_of(editie, elders[0]).levering.database
    assert database is not None
    with ExitStack() as stack:
        con = stack.enter_context(opened(database, editie.shown(eerste)))
        antwoorden, registers = {}, {}
        for naam in elders:
            gegeven = parameters_of(editie, naam)
            assert gegeven.levering.database is not None
            tabel = table_of(con, gegeven.levering.database, editie)
            eisen = Eisen.van(editie, naam)
            registers[naam] = rijen = stel_op(con, tabel, eisen.bron, gegeven.levering, eisen.shown)
            antwoorden[naam] = Antwoorden(
                int(con.to_pyarrow(rijen.count()).as_py()),
                tuple(rijen.columns),
                eisen.hash,
                held_to_rules(con, rijen, eisen),
            )
        one_birth_date(con, registers, f"Bron {' en '.join(elders)} in het magazijn")
        kept = {naam: stack.enter_context(_kept(source_path(editie, naam))) for naam in elders}
        for naam, van in antwoorden.items():
            van.schrijf(kept[naam])
        freeze(editie)
        with vragend(con, antwoorden):
            vragen(editie)
        for naam, van in antwoorden.items():
            van.schrijf(kept[naam])
            report(f"{editie.naam}: bron {naam} bevraagd, {len(van.per_vraag)} antwoorden over {van.rijen} rijen.")


def _verbinding(editie: Editie, naam: str) -> str:
    database = parameters_of(editie, naam).levering.database
    return database.verbinding if database else ""


@contextmanager
def _kept(path: Path) -> Iterator[Path]:
    """Give a file to write; when the work fails, it is again what it was."""
    was = path.read_bytes() if path.is_file() else None
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        yield path
    except BaseException:
        if was is None:
            path.unlink(missing_ok=True)
        else:
            klaar = path.with_name(f".{path.name}.terug")
            klaar.write_bytes(was)
            replace_file(klaar, path)
        raise


def _to_schemas(editie: Editie, schemas: Path) -> None:
    from monitorlib.sources.berichten.xsd import valideer

    paden = {source_path(editie, naam) for naam in editie.parameters.bronnen}
    mappen = sorted(path for path in paden if path.is_dir() or (path.suffix.lower() == ".zip" and path.is_file()))
    if not mappen:
        raise SourceError(
            f"Editie {editie.naam} heeft geen bron met berichten; --xsd toetst alleen die. Laat --xsd weg."
        )
    for path in mappen:
        valideer(path, editie.shown(path), schemas)
