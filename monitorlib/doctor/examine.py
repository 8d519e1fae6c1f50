"""Look at everything that can be looked at, and give what was found: a check that breaks is a fault as well."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from monitorlib.doctor.checks import OF_EDITION, OF_MACHINE, OF_PROJECT
from monitorlib.doctor.fault import Check, Fault, Severity, Subject, told_by
from monitorlib.doctor.machine import Machine
from monitorlib.doctor.packages import install
from monitorlib.editie.layout import Layout
from monitorlib.errors import MonitorError
from monitorlib.unforeseen import as_told

if TYPE_CHECKING:
    from monitorlib.editie.editie import Editie

_FINDING = "de mappen van het project"


@dataclass(frozen=True)
class Looked:
    """One check that was done, by its name and by what it looked at, with the faults found: none is well."""

    name: str
    looks_at: str
    faults: tuple[Fault, ...]


@dataclass(frozen=True)
class Examined:
    """All that was looked at, and the names of what could not be, because of a fault before it."""

    looked: tuple[Looked, ...]
    left_out: tuple[str, ...] = ()

    @property
    def faults(self) -> list[Fault]:
        """All faults, the worst first."""
        order = list(Severity)
        return sorted(
            (fault for one in self.looked for fault in one.faults),
            key=lambda fault: order.index(fault.severity or Severity.STOPS),
        )


def examine(naam: str | None, data: Path | None, output: Path | None) -> Examined:
    """Look at the machine and the project, and at an edition when its name is given."""
    looked = [*_done(OF_MACHINE, Machine.this())]
    of_edition = OF_EDITION if naam else ()
    try:
        layout = Layout.find(data, output)
    except MonitorError as error:
        faults = told_by(error, "het project", "kijk opnieuw als dat gedaan is: monitor doctor")
        found = _looked("mappen", _FINDING, faults, Severity.STOPS)
        return Examined((*looked, found), _names((*OF_PROJECT[1:], *of_edition)))
    looked += _done([check for check in OF_PROJECT if not naam or check.name not in _OF_ALL], layout)
    if not naam:
        return Examined(tuple(looked))
    opened, editie = _opened(naam, layout)
    looked.append(opened)
    if editie is None:
        return Examined(tuple(looked), _names(of_edition))
    return Examined((*looked, *_done(of_edition, editie.heel)))


# With the name of an edition the others are not looked at.
_OF_ALL = ("parameters", "gegevens zonder editie", "gegevens in git")


def _opened(naam: str, layout: Layout) -> "tuple[Looked, Editie | None]":
    """Open an edition as a build does; what stops it is the first thing to mend."""
    name, where = "parameters", f"params/{naam}/params.yml"
    try:
        from monitorlib.editie.editie import Editie
        from monitorlib.sources.delivery.nog_niet_geleverd import weiger_geleverd

        editie = Editie.named(naam, layout)
        weiger_geleverd(editie.heel)
    except Exception as error:
        faults = told_by(as_told(error), where, f"verbeter dat, en kijk opnieuw: monitor doctor {naam}")
        return _looked(name, where, faults, Severity.STOPS), None
    return _looked(name, where, (), Severity.STOPS), editie


def _done(checks: Iterable[Check[Subject]], subject: Subject) -> Iterator[Looked]:
    for check in checks:
        yield _looked(check.name, check.looks_at, _found(check, subject), check.severity)


def _found(check: Check[Subject], subject: Subject) -> Iterable[Fault]:
    try:
        return list(check.look(subject))
    except Exception as error:
        return [_broken(check, error)]


def _broken(check: Check[Subject], error: Exception) -> Fault:
    """Say that something could not be looked at; without a package nothing else works either."""
    told, gone = as_told(error), isinstance(error, ModuleNotFoundError)
    return Fault(
        check.looks_at,
        f"dit kon niet nagekeken worden. {told}",
        install(Machine.this().code) if gone else "monitor doctor --traceback toont de hele fout",
        Severity.STOPS if gone else Severity.HINDERS,
        getattr(told, "detail", ""),
    )


def _looked(name: str, looks_at: str, faults: Iterable[Fault], severity: Severity) -> Looked:
    return Looked(name, looks_at, tuple(replace(one, severity=one.severity or severity) for one in faults))


def _names(checks: "Iterable[Check[Layout] | Check[Editie]]") -> tuple[str, ...]:
    return tuple(check.name for check in checks)
