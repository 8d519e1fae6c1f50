"""A frozen source, opened for calculation: a register or a telling, with what its edition says of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any, Self

import ibis
from ibis.backends.duckdb import Backend
from ibis.expr.types import Table

from monitorlib.editie import Editie
from monitorlib.errors import CalculationError, nearest
from monitorlib.kwartaal import Kwartaal, Moment, lees_moment
from monitorlib.parameters import BronParameters
from monitorlib.sources.declaration import Bron, Codes
from monitorlib.sources.snapshot import codes_of, declared, frozen_path


@dataclass(frozen=True)
class Geopend:
    """What a register and a telling share: the table, its declaration, its codes, its edition's parameters."""

    tabel: Table
    bron: Bron
    codes: Codes
    parameters: BronParameters
    kwartaal: Kwartaal

    def leden(self, kolom: str) -> tuple[str, ...]:
        """List the members of a coded column by the name they have on a page, in the order of the tables."""
        if kolom not in self.codes.per_kolom:
            raise CalculationError(
                f"Bron {self.bron.naam} kan niet naar '{kolom}' worden uitgesplitst. "
                f"{nearest(kolom, self.codes.per_kolom)}"
            )
        return tuple(self.codes.label(code) for code in self.codes.per_kolom[kolom])

    def rijen(self, tabel: Table, kolommen: Sequence[str]) -> list[dict[str, Any]]:
        """Fetch a result as rows, with codes replaced by the names they have on a page."""
        # Arrow keeps an empty cell None; pandas would make it a NaN, which looks like a value.
        rows = tabel.to_pyarrow().to_pylist()
        return [
            {naam: self.codes.label(value) if naam in kolommen else value for naam, value in row.items()}
            for row in rows
        ]


@dataclass(frozen=True)
class Register(Geopend):
    """One row per record: voorzieningen, uitkeringen. `gekozen` names the columns that `waar` has used."""

    gekozen: tuple[str, ...] = ()

    def waar(self, **leden: str) -> Self:
        """Keep the records with these codes; the columns used count as part of the crossing."""
        tabel = self.tabel
        for kolom, lid in leden.items():
            code = code_van(self, kolom, lid)
            tabel = tabel.filter(tabel[kolom] == code)
        return replace(self, tabel=tabel, gekozen=tuple(dict.fromkeys((*self.gekozen, *leden))))

    def mag(self, maat: str, moment: Moment, kolommen: Sequence[str]) -> bool:
        """Tell whether a measure may be given: always, unless the source was reconstructed.

        Then only what its publication fixes: a crossing, or a part of one, at a moment that is declared.
        """
        if self.parameters.herkomst != "gereconstrueerd":
            return True
        nodig = {*kolommen, *self.gekozen}
        return any(
            maat == vast.maat and nodig <= set(vast.per) and any(_zelfde(maat, moment, over) for over in vast.over)
            for vast in self.parameters.vastgesteld
        )


@dataclass(frozen=True)
class Telling(Geopend):
    """Numbers that were counted elsewhere."""


def open_bron(editie: Editie, naam: str) -> Register | Telling:
    """Open a frozen source of an edition.

    Raises `ParameterError` when the edition does not deliver it, `SnapshotError` when it is not frozen as it was.
    """
    bron = declared(naam)
    codes = codes_of(editie, bron)
    tabel = _connection().read_parquet(str(frozen_path(editie, naam)))
    soort = Register if bron.is_register else Telling
    return soort(tabel, bron, codes, editie.parameters.bronnen[naam], editie.kwartaal)


def code_van(geopend: Geopend, kolom: str, lid: str) -> str:
    """Give the code of a member by the name it has on a page."""
    for code, naam in zip(geopend.codes.per_kolom.get(kolom, ()), geopend.leden(kolom), strict=True):
        if naam == lid:
            return code
    raise CalculationError(f"'{lid}' is geen {kolom}. {nearest(lid, geopend.leden(kolom))}")


def _zelfde(maat: str, moment: Moment, over: date | str) -> bool:
    """Tell whether a declared moment is this one; a stand is taken on a day, however that day is named."""
    if maat == "stand":
        return _dag(moment) == _dag(lees_moment(over))
    return str(moment) == str(over)


def _dag(moment: Moment) -> date:
    return moment if isinstance(moment, date) else moment.peildatum


@cache
def _connection() -> Backend:
    return ibis.duckdb.connect()
