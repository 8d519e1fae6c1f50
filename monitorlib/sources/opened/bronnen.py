"""The frozen sources of an edition, opened by name: registers and tellingen."""

from collections import defaultdict
from pathlib import Path

from ibis.expr.types import BooleanValue, Table

from monitorlib.bedoelt_u import nearest
from monitorlib.editie.editie import Editie
from monitorlib.editie.params.bron_parameters import Telwijze
from monitorlib.sources.checks.naast_elkaar import ingetrokken
from monitorlib.sources.codes.allowed import codes_of, declared, parameters_of
from monitorlib.sources.declared.columns import INGETROKKEN
from monitorlib.sources.freeze.snapshot_index import frozen_path, in_magazijnen
from monitorlib.sources.opened.register import Register
from monitorlib.sources.opened.telling import Telling
from monitorlib.sources.warehouse.engine import tabel_van
from monitorlib.sources.warehouse.warehouse import beantwoord, register_in_magazijn

# By the name of an edition.
_GELEZEN: defaultdict[str, set[str]] = defaultdict(set)


def open_bron(editie: Editie, naam: str) -> Register | Telling:
    """Open a frozen source of an edition.

    Raises `ParameterError` when the edition does not deliver it, `SnapshotError` when it is not frozen as it was.
    """
    bron, parameters = declared(editie, naam), parameters_of(editie, naam)
    codes = codes_of(editie, bron)
    tabel, elders = zonder_ingetrokken(_rijen(editie, naam), parameters.telwijze), _elders(editie)
    soort = Register if bron.is_register else Telling
    return soort(tabel, bron, codes, parameters, editie.periode, tuple(editie.parameters.gemeenten), elders)


def zonder_ingetrokken(tabel: Table, telwijze: Telwijze | None) -> Table:
    """Leave out the toewijzingen that never were one: nobody ever had that help.

    The column `ingetrokken` says which. Of rows without it they are, where the telwijze says 'verwijderd', those
    that end on the day on which they begin; otherwise that is one day of help.
    """
    return tabel.filter(~_ingetrokken(tabel, telwijze)) if _kan_ingetrokken(tabel, telwijze) else tabel


def aantal_rijen(editie: Editie, naam: str) -> int:
    """Count the frozen rows of a source, of an edition of one gemeente only its own."""
    tabel = _rijen(editie, naam)
    return int(beantwoord(tabel.aggregate(aantal=tabel.count()), _elders(editie))[0]["aantal"])


def aantal_ingetrokken(editie: Editie, naam: str) -> int:
    """Count the rows of a source that `open_bron` leaves out as withdrawn."""
    telwijze = editie.parameters.bronnen[naam].telwijze
    if INGETROKKEN not in declared(editie, naam).kolommen and telwijze is None:
        return 0
    tabel = _rijen(editie, naam)
    if not _kan_ingetrokken(tabel, telwijze):
        return 0
    weg = tabel.filter(_ingetrokken(tabel, telwijze))
    return int(beantwoord(weg.aggregate(aantal=weg.count()), _elders(editie))[0]["aantal"])


def _kan_ingetrokken(tabel: Table, telwijze: Telwijze | None) -> bool:
    zegt = telwijze is not None and telwijze.laat_ingetrokken_weg
    return INGETROKKEN.naam in tabel.columns or zegt


def _ingetrokken(tabel: Table, telwijze: Telwijze | None) -> BooleanValue:
    return ingetrokken(tabel, bij_gelijke_dagen=telwijze is not None and telwijze.laat_ingetrokken_weg)


def _rijen(editie: Editie, naam: str) -> Table:
    """Give all frozen rows of a source, of an edition of one gemeente only its own."""
    _GELEZEN[editie.naam].add(naam)
    pad = frozen_path(editie, naam)
    tabel = register_in_magazijn(declared(editie, naam), pad) if naam in in_magazijnen(editie) else tabel_van(pad)
    if editie.gemeente and "gemeente" in tabel.columns:
        # A telling of numbers of before names gemeenten by name.
        tabel = tabel.filter(tabel.gemeente.isin([*editie.gemeentenamen, *editie.gemeentenamen.values()]))
    return tabel


def _elders(editie: Editie) -> dict[str, Path]:
    return {een: frozen_path(editie, een) for een in in_magazijnen(editie)}


class Bronnen:
    """The sources of an edition, opened by name."""

    def __init__(self, editie: Editie) -> None:
        self._editie = editie

    def __call__(self, naam: str) -> Register | Telling:
        """Open a frozen source; errors as in `open_bron`."""
        return open_bron(self._editie, naam)

    def __getattr__(self, naam: str) -> Register | Telling:
        if naam.startswith("_") or naam not in self._editie.parameters.bronnen:
            raise AttributeError(f"Er is geen bron '{naam}'. {nearest(naam, self._editie.parameters.bronnen)}")
        return self(naam)

    def __dir__(self) -> list[str]:
        return sorted(self._editie.parameters.bronnen)

    def __repr__(self) -> str:
        """List the sources by what they are about."""
        namen = dir(self)
        breed = max(map(len, namen), default=0)
        return "\n".join(f"{naam:<{breed}}  {declared(self._editie, naam).titel}" for naam in namen)


def gelezen(editie: Editie) -> list[str]:
    """List the sources of an edition that this process opened: what its chapter depends on."""
    return sorted(_GELEZEN[editie.naam])
