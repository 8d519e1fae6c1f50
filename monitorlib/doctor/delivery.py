"""What is delivered for an edition: is it there, is it something that is read, can what it needs be had here?"""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from monitorlib.bedoelt_u import nearest
from monitorlib.doctor.fault import Fault, Severity, shell, told_by
from monitorlib.doctor.machine import Machine
from monitorlib.doctor.packages import extra, install
from monitorlib.doctor.settings import driver_lacks
from monitorlib.errors import MonitorError

if TYPE_CHECKING:
    from monitorlib.editie.editie import Editie
    from monitorlib.editie.params.bron_parameters import BronParameters

# What Excel and LibreOffice put beside a workbook that is open.
_OPEN = ("~$", ".~lock.")
# What a data folder can hold that is read as a source.
_READ = (".csv", ".xlsx", ".xlsm", ".zip", ".parquet", ".json", ".xls", ".xlsb", ".ods", ".txt", ".xml")


def declared_sources(editie: "Editie") -> Iterator[Fault]:
    """Hold the sources of params.yml to what is declared of them: their names, their codes, their places."""
    from monitorlib.sources.codes.allowed import codes_of, declared
    from monitorlib.sources.delivery.delivered import source_path

    for naam in editie.parameters.bronnen:
        try:
            codes_of(editie, declared(editie, naam))
            source_path(editie, naam)
        except MonitorError as error:
            where = f"{editie.shown(editie.params / 'params.yml')}, bronnen.{naam}"
            yield from told_by(error, where, f"verbeter dat, en kijk opnieuw: monitor doctor {editie.naam}")


def present(editie: "Editie") -> Iterator[Fault]:
    """Look whether each source is delivered, and may be read."""
    beside = [path.name for path in editie.data.iterdir()] if editie.data.is_dir() else []
    for van, path in files_of(editie):
        where = editie.shown(path)
        if not path.exists() and van.levering.database:
            yield Fault(where, "deze bron is nog niet uit haar database gehaald", f"monitor snapshot {editie.naam}")
        elif not path.exists():
            unnamed = [
                name for name in beside if name not in {een.bestand for een in editie.parameters.bronnen.values()}
            ]
            guess = nearest(path.name, unnamed) if unnamed else ""
            yield Fault(
                where,
                "het bestand ontbreekt" + (f". {guess}" if guess.startswith("Bedoelt") else ""),
                "lever het aan, of pas 'bestand' in params.yml aan",
            )
        elif not os.access(path, os.R_OK):
            yield Fault(where, "u mag dit bestand niet lezen", f"chmod u+r {shell(path)}")


def still_open(editie: "Editie") -> Iterator[Fault]:
    """Name what its maker still has to fill in or deliver: the pages say so as well."""
    where = editie.shown(editie.params / "params.yml")
    for een in editie.nog_open:
        yield Fault(f"{where}, {een.sleutel}", een.tekst, een.hoe)


def formats(editie: "Editie") -> Iterator[Fault]:
    """Look whether each delivery is of a kind that is read; of a CSV also its heading and whether it has rows."""
    from monitorlib.sources.readers.csv_file import alleen_kop, kop_van
    from monitorlib.sources.readers.reader import ANDERE

    for van, path in files_of(editie):
        where, kind = editie.shown(path), path.suffix.lower()
        if kind in ANDERE:
            yield Fault(where, f"een bestand {kind} wordt niet gelezen", "sla het op als .xlsx of als .csv (UTF-8)")
        elif kind == ".csv" and os.access(path, os.R_OK) and path.is_file():
            levering = van.levering
            try:
                if levering.kop == 1 and not levering.voet:
                    kop_van(path, where, levering.scheiding)
            except MonitorError as error:
                yield from told_by(error, where, "sla het bestand opnieuw op, of lever het opnieuw")
                continue
            if alleen_kop(path):
                yield Fault(where, "onder de kop staat geen enkele rij", "lever de rijen aan", Severity.HINDERS)


def opened_elsewhere(editie: "Editie") -> Iterator[Fault]:
    """Find deliveries that a spreadsheet has open: what is not saved, is not delivered."""
    for _, path in files_of(editie):
        for mark in _OPEN:
            if any(one.exists() for one in (path.with_name(mark + path.name), path.with_name(f"{mark}{path.name}#"))):
                yield Fault(
                    editie.shown(path),
                    "dit bestand is open in een rekenprogramma; wat daar niet bewaard is, telt niet mee",
                    "bewaar en sluit het",
                )


def unnamed(editie: "Editie") -> Iterator[Fault]:
    """Find files in the data folder that no source names: nobody reads them."""
    from monitorlib.sources.codes.bsn import HIDDEN, lijkt_bsn
    from monitorlib.sources.delivery.tracked import BESIDE

    names = {Path(een.bestand).parts[0] for een in editie.bronnen.values() if een.bestand}
    for path in sorted(editie.data.iterdir()) if editie.data.is_dir() else ():
        if path.suffix.lower() in _READ and path.name not in names | BESIDE and not path.name.startswith((".", "~$")):
            shown = path.parent / HIDDEN if lijkt_bsn(path.stem) else path
            yield Fault(
                editie.shown(shown),
                "geen bron noemt dit bestand; het wordt niet gelezen",
                "noem het bij 'bestand' in params.yml, of haal het weg",
            )


def readers(editie: "Editie") -> Iterator[Fault]:
    """Look whether the packages are there that read what is delivered."""
    lacks = extra(Machine.this(), "leveren")
    if lacks and (asking := _asking_readers(editie)):
        for lack in lacks:
            yield Fault(", ".join(asking), lack, install(Machine.this().code, "leveren"))


def databases(editie: "Editie") -> Iterator[Fault]:
    """Look whether the connection of each source in a database is given, and can be used here; nothing is connected."""
    for van, path in files_of(editie):
        database = van.levering.database
        url = os.environ.get(database.verbinding, "") if database else ""
        if database and not url:
            yield Fault(
                editie.shown(path),
                f"de verbinding met de database ontbreekt: {database.verbinding} staat niet in de omgeving",
                f"export {database.verbinding}=postgres://gebruiker:wachtwoord@server:5432/naam",
            )
        elif database:
            yield from (Fault(f"{editie.shown(path)}, {database.verbinding}", *lack) for lack in driver_lacks(url))
        if database and database.vraag and not (editie.params / database.vraag).is_file():
            yield Fault(
                editie.shown(editie.params / database.vraag),
                "de vraag ontbreekt; params.yml noemt haar bij 'database'",
                "zet haar naast params.yml, of pas 'vraag' aan",
            )


def _asking_readers(editie: "Editie") -> list[str]:
    """Name what cannot be read without the extra: workbooks, messages, figures of CBS."""
    from monitorlib.sources.readers.reader import WERKMAP

    found = [
        editie.shown(path)
        for van, path in files_of(editie)
        if path.suffix.lower() in (*WERKMAP, ".zip", "") or van.levering.cbs
    ]
    goals: Mapping[str, object] = editie.parameters.doelen
    cbs = any(getattr(getattr(goal, "referentie", None), "cbs", None) for goal in goals.values())
    return found + ([f"{editie.shown(editie.params / 'params.yml')}, doelen"] if cbs else [])


def files_of(editie: "Editie") -> Iterator[tuple["BronParameters", Path]]:
    """Give what is said of each source and its file; a place that cannot be is told of by itself."""
    from monitorlib.sources.delivery.delivered import source_path

    for naam, van in editie.parameters.bronnen.items():
        try:
            yield van, source_path(editie, naam)
        except MonitorError:
            continue
