"""A register whose rows stay in the municipality's warehouse: the snapshot holds answers, not rows.

What asks a number of such a register is an expression without a database. `monitor snapshot` gives it to the warehouse
and keeps the answer by the hash of its question; a build asks the same question and finds the answer.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import asdict, dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import ibis
import sqlglot
from ibis.backends import BaseBackend
from ibis.common.exceptions import IbisError
from ibis.expr.types import Table

from monitorlib.editie.params.levering import Levering
from monitorlib.errors import CalculationError, SnapshotError, SourceError
from monitorlib.notatie import aantal_rijen
from monitorlib.sources.declared.declaration import TYPEN, Bron, Kolom
from monitorlib.sources.delivery.translation import onze_namen
from monitorlib.sources.freeze.snapshot_index import Registratie
from monitorlib.sources.sql import vraag_van

# The name of a table in the warehouse: of a register, or of what is kept of it.
_VOOR, _DEEL = "magazijn_", "__"
_CENT = 0.00001
Rij = dict[str, Any]


@dataclass
class Antwoorden:
    """What is frozen of a register in a warehouse: how many rows it has, its columns, and answers by question.

    A question is known by the hash of its SQL, written for one engine whatever the warehouse is. `eisen` is the hash
    of what the rows were held to, `registratie` what was found meanwhile.
    """

    rijen: int
    kolommen: tuple[str, ...]
    eisen: str
    registratie: tuple[Registratie, ...] = ()
    per_vraag: dict[str, list[Rij]] = field(default_factory=dict)

    @classmethod
    def lees(cls, path: Path) -> "Antwoorden":
        """Read a frozen file; raise `SnapshotError` when it is none."""
        try:
            gelezen = json.loads(path.read_text(encoding="utf-8"), object_hook=_uit_json)
            registratie = tuple(
                Registratie(een["wat"], een["aantal"], tuple(een["rijen"]), tuple(een["gelijk"]))
                for een in gelezen["registratie"]
            )
            return cls(
                gelezen["rijen"], tuple(gelezen["kolommen"]), gelezen["eisen"], registratie, gelezen["per_vraag"]
            )
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise SnapshotError(
                f"{path.name}: dit zijn geen antwoorden van monitor snapshot; draai die opnieuw."
            ) from error

    def schrijf(self, path: Path) -> None:
        """Write the file; the same answers give the same bytes."""
        inhoud = {**asdict(self), "per_vraag": dict(sorted(self.per_vraag.items()))}
        path.write_text(json.dumps(inhoud, default=_in_json, indent=1, ensure_ascii=False), encoding="utf-8")


@dataclass(frozen=True)
class Magazijn:
    """A warehouse that is open: what is asked meanwhile is asked there, and kept by register."""

    con: BaseBackend
    antwoorden: Mapping[str, Antwoorden]


_OPEN: ContextVar[Magazijn | None] = ContextVar("magazijn", default=None)


@contextmanager
def vragend(con: BaseBackend, antwoorden: Mapping[str, Antwoorden]) -> Iterator[None]:
    """Ask the warehouse, by `con`, and keep each answer with its register."""
    eerder = _OPEN.set(Magazijn(con, antwoorden))
    try:
        yield
    finally:
        _OPEN.reset(eerder)


def register_in_magazijn(bron: Bron, path: Path) -> Table:
    """Give the table of a register of which the rows are elsewhere, by its frozen answers."""
    return _tabel(bron, _gelezen(path, path.stat().st_mtime_ns).kolommen)


def beantwoord(tabel: Table, path: Mapping[str, Path]) -> list[Rij]:
    """Give the rows of an expression: of the engine that has its tables, or else the frozen answer.

    `path` gives by register that stays in a warehouse its frozen answers. Raises `CalculationError` when the question
    was not frozen, or mixes rows of a warehouse with rows that are here.
    """
    elders = [naam for naam in _namen(tabel) if naam in path]
    if not elders:
        return list(tabel.to_pyarrow().to_pylist())
    if not in_magazijn(tabel):
        raise CalculationError(
            f"Bron {elders[0]} blijft in haar magazijn en kan niet samen met rijen van hier worden geteld. Tel "
            "elke bron apart."
        )
    vraag = _hash(tabel)
    magazijn = _OPEN.get()
    if magazijn is not None:
        gevonden: list[Rij] = magazijn.con.to_pyarrow(tabel).to_pylist()
        magazijn.antwoorden[elders[0]].per_vraag[vraag] = gevonden
        return gevonden
    antwoorden = _gelezen(path[elders[0]], path[elders[0]].stat().st_mtime_ns)
    if vraag not in antwoorden.per_vraag:
        naar = ", ".join(naam for naam in tabel.columns if naam != "moment" and not naam.startswith("waarde"))
        raise CalculationError(
            f"Bron {elders[0]} blijft in haar magazijn, en deze berekening (per {naar or 'geheel'}) is niet bevroren. "
            "Noem haar in params.yml bij 'database' ('indicatoren' of 'berekeningen') en draai monitor snapshot."
        )
    return [dict(rij) for rij in antwoorden.per_vraag[vraag]]


def bewaard_daar(tabel: Table) -> Table:
    """Let the warehouse keep a result for as long as it is asked; elsewhere its name is the same, and all there is."""
    naam = f"{_VOOR}{_namen(tabel)[0]}{_DEEL}{_hash(tabel)[:16]}"
    magazijn = _OPEN.get()
    if magazijn is not None:
        magazijn.con.raw_sql(f"CREATE TEMPORARY TABLE IF NOT EXISTS {naam} AS {magazijn.con.compile(tabel)}")
    return ibis.table(tabel.schema(), name=naam)


def in_magazijn(tabel: Table) -> bool:
    """Tell whether no engine here has the tables of an expression."""
    try:
        tabel.get_backend()
    except IbisError:
        return True
    return False


def stel_op(con: BaseBackend, tabel: Table, bron: Bron, levering: Levering, shown: str) -> Table:
    """Make the register in the warehouse, as a view of this connection: nothing is stored there.

    Raises `SourceError` for a column that is missing or unknown, or of another type than it must have, and for a
    register without rows.
    """
    namen = onze_namen(list(tabel.columns), bron, levering, shown)
    kolommen = tuple(een.naam for een in bron.kolommen if een.naam in namen.values())
    missen = [een.naam for een in bron.kolommen if een.naam not in kolommen and not een.mag_ontbreken]
    if missen:
        raise SourceError(
            f"{shown}: kolom '{missen[0]}' ontbreekt in het magazijn "
            f"({bron.kolom(missen[0]).uitleg}). Noem haar in de vraag, of geef haar naam onder 'kolommen'."
        )
    hun = {onze: kolom for kolom, onze in namen.items()}
    soorten = [een for onze in kolommen if (een := _andere_soort(tabel[hun[onze]], bron.kolom(onze), shown))]
    tijden = [een for onze in kolommen if (een := _met_tijd(con, tabel[hun[onze]], bron.kolom(onze), shown))]
    delen = [een for onze in kolommen if (een := _deel_van_cent(con, tabel[hun[onze]], bron.kolom(onze), shown))]
    if soorten or tijden or delen:
        raise SourceError("\n".join([*soorten, *tijden, *delen]))
    velden = {onze: _als_onze(tabel[hun[onze]], bron.kolom(onze), levering) for onze in kolommen}
    con.raw_sql(f"CREATE TEMPORARY VIEW {_naam(bron)} AS {con.compile(tabel.select(**velden))}")
    hier = _tabel(bron, kolommen)
    if not bron.mag_zonder_rijen and not con.to_pyarrow(hier.limit(1)).num_rows:
        raise SourceError(f"{shown}: er is geen enkele rij; controleer 'tabel' of 'vraag' in params.yml.")
    return hier


def _andere_soort(waarde: Any, kolom: Kolom, shown: str) -> str:
    """Say of a column with days or numbers that the warehouse keeps it as something else; empty when it does not."""
    soort = waarde.type()
    goed = soort.is_date() or soort.is_timestamp() if kolom.soort == "datum" else soort.is_numeric()
    if kolom.soort not in TYPEN or goed:
        return ""
    wat = "een datum" if kolom.soort == "datum" else "een getal"
    return (
        f"{shown}, kolom {kolom.naam}: is in het magazijn {soort}, en moet {wat} zijn; maak er in 'vraag' {wat} van "
        "(CAST)."
    )


def _met_tijd(con: BaseBackend, waarde: Any, kolom: Kolom, shown: str) -> str:
    """Say of a column with days in how many rows there is a time beside the day; empty when in none."""
    if kolom.soort != "datum" or not waarde.type().is_timestamp():
        return ""
    aantal = int(con.to_pyarrow((waarde != waarde.cast("date").cast(waarde.type())).sum()).as_py() or 0)
    if not aantal:
        return ""
    rijen = aantal_rijen(aantal)
    return f"{shown}, {rijen}, kolom {kolom.naam}: heeft een tijd; toegestaan: een dag. Maak er in 'vraag' een dag van."


def _deel_van_cent(con: BaseBackend, waarde: Any, kolom: Kolom, shown: str) -> str:
    """Say of a column with amounts in how many rows there is a part of a cent; empty when in none."""
    if kolom.soort != "bedrag" or not waarde.type().is_numeric() or waarde.type().is_integer():
        return ""
    # A float is no exact cent: what is nearer than this to one is that cent.
    aantal = int(con.to_pyarrow(((waarde - waarde.round(2)).abs() > _CENT).sum()).as_py() or 0)
    if not aantal:
        return ""
    rijen = aantal_rijen(aantal)
    return (
        f"{shown}, {rijen}, kolom {kolom.naam}: heeft delen van een cent; toegestaan: hele centen. Rond in 'vraag' af "
        "(ROUND), of vraag na wat het bedrag is."
    )


def _als_onze(waarde: Any, kolom: Kolom, levering: Levering) -> Any:
    if kolom.soort not in TYPEN:
        # As in a file: nothing is nothing, and what stands around a value does not count.
        waarde = waarde.cast("string").strip().nullif("")
    if kolom.naam in levering.vertaal:
        tekst = waarde.cast("string")
        return ibis.cases(*((tekst == hun, onze) for hun, onze in levering.vertaal[kolom.naam].items()), else_=tekst)
    return waarde.cast(TYPEN.get(kolom.soort, "string"))


def _tabel(bron: Bron, kolommen: Sequence[str]) -> Table:
    soorten = {naam: TYPEN.get(bron.kolom(naam).soort, "string") for naam in kolommen}
    return ibis.table(ibis.schema(soorten), name=_naam(bron))


def _naam(bron: Bron) -> str:
    return f"{_VOOR}{bron.naam}"


def _hash(tabel: Table) -> str:
    """Give the hash of a question: of its SQL, with the columns that it leaves out in one order."""
    vraag = sqlglot.parse_one(vraag_van(tabel), dialect="duckdb")
    for ster in vraag.find_all(sqlglot.exp.Star):
        if weg := ster.args.get("except_"):
            ster.set("except_", sorted(weg, key=str))
    return hashlib.sha256(vraag.sql(dialect="duckdb").encode()).hexdigest()


def _namen(tabel: Table) -> list[str]:
    """List the registers of a warehouse that an expression reads."""
    gevonden = tabel.op().find(ibis.expr.operations.UnboundTable)
    return sorted({een.name.removeprefix(_VOOR).split(_DEEL)[0] for een in gevonden})


@cache
def _gelezen(path: Path, _: int) -> Antwoorden:
    return Antwoorden.lees(path)


def _in_json(waarde: Any) -> Any:
    if isinstance(waarde, date):
        return {"dag": waarde.isoformat()}
    if isinstance(waarde, Decimal):
        return {"getal": str(waarde)}
    raise SourceError(
        f"Een antwoord van het magazijn is een {type(waarde).__name__}; toegestaan zijn een getal, een tekst en "
        f"een dag. "
        "Maak er in de vraag zo een van."
    )


def _uit_json(gelezen: dict[str, Any]) -> Any:
    if gelezen.keys() == {"dag"}:
        return date.fromisoformat(gelezen["dag"])
    if gelezen.keys() == {"getal"}:
        return Decimal(gelezen["getal"])
    return gelezen
