"""The account of a source: its file with its hash, how many rows came in, and how many count on which day, and why."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import ibis
from ibis.expr.types import IntegerScalar, Table

from monitorlib.cijfers.registers.rijen import loopt
from monitorlib.editie.editie import Editie
from monitorlib.sources.codes.allowed import declared
from monitorlib.sources.declared.declaration import Bron
from monitorlib.sources.freeze.snapshot_index import Frozen, Registratie, frozen
from monitorlib.sources.opened.bronnen import aantal_ingetrokken, aantal_rijen, open_bron
from monitorlib.sources.opened.register import Register
from monitorlib.tijd.dagen import datum_kort

# The rows of a source that has no other days than these can be put beside a day.
_DAGEN = {"ingangsdatum", "einddatum"}
# Between the first and the last day of what is counted over a period.
TUSSEN = "/"


@dataclass(frozen=True)
class Geteld:
    """How many rows count at a moment, and how many do not, each by why; together all that are not withdrawn."""

    moment: str
    telt_mee: tuple[str, int]
    valt_af: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Bronverslag:
    """What is known of a source: where it is, what stands in it, which of its rows count."""

    bron: Bron
    herkomst: str
    bestand: str
    sha256: str
    geleverd: int
    # Of a delivery of which params.yml chooses rows: how many it does not choose.
    overgeslagen: int
    registratie: tuple[Registratie, ...]
    # Of an edition of one gemeente: how many rows are about it.
    van_gemeente: int | None
    ingetrokken: int
    in_magazijn: bool
    geteld: tuple[Geteld, ...]

    @property
    def rijen(self) -> int:
        """How many rows are about this edition."""
        return self.geleverd if self.van_gemeente is None else self.van_gemeente


def bronverslagen(editie: Editie, momenten: dict[str, set[str]]) -> dict[str, Bronverslag]:
    """Give the account of each frozen source; `momenten` are those at which a page counts its rows, by its name.

    A moment is a day, or the day before a period and its last day with a slash between.
    """
    return {naam: _verslag(editie, naam, van, sorted(momenten.get(naam, ()))) for naam, van in frozen(editie).items()}


def _verslag(editie: Editie, naam: str, van: Frozen, momenten: Sequence[str]) -> Bronverslag:
    bron, eigen = declared(editie, naam), editie.gemeente is not None and not van.antwoorden
    return Bronverslag(
        bron,
        editie.parameters.bronnen[naam].herkomst,
        editie.shown(editie.data / van.bestand),
        van.sha256,
        van.rijen,
        van.overgeslagen,
        van.registratie,
        aantal_rijen(editie, naam) if eigen else None,
        0 if van.antwoorden else aantal_ingetrokken(editie, naam),
        bool(van.antwoorden),
        () if van.antwoorden or not momenten else tuple(_geteld(editie, naam, momenten)),
    )


def _geteld(editie: Editie, naam: str, momenten: Sequence[str]) -> Iterator[Geteld]:
    geopend = open_bron(editie, naam)
    if not isinstance(geopend, Register) or not set(geopend.tabel.columns) >= _DAGEN:
        return
    vragen = [_op_dag(geopend.tabel, een) if TUSSEN not in een else _over(geopend.tabel, een) for een in momenten]
    velden = {f"{nummer}_{plek}": veld for nummer, van in enumerate(vragen) for plek, (_, veld) in enumerate(van)}
    (antwoord,) = geopend.vraag(geopend.tabel.aggregate(**velden))
    for nummer, (moment, van) in enumerate(zip(momenten, vragen, strict=True)):
        telt_mee, *rest = [(woorden, int(antwoord[f"{nummer}_{plek}"])) for plek, (woorden, _) in enumerate(van)]
        yield Geteld(moment, telt_mee, tuple(rest))


def _op_dag(tabel: Table, moment: str) -> list[tuple[str, IntegerScalar]]:
    """Count the rows that run on a day, that begin later, and that ended before it."""
    dag = ibis.literal(date.fromisoformat(moment))
    later = tabel.ingangsdatum > dag
    return [
        (f"lopen op {datum_kort(date.fromisoformat(moment))}", tabel.count(where=loopt(tabel, dag))),
        ("beginnen later", tabel.count(where=later)),
        ("zijn dan al geëindigd", tabel.count(where=~later & (tabel.einddatum < dag))),
    ]


def _over(tabel: Table, moment: str) -> list[tuple[str, IntegerScalar]]:
    """Count the rows that begin in a period, that end in it, and the others."""
    begin, einde = (date.fromisoformat(een) for een in moment.split(TUSSEN))
    begint = (tabel.ingangsdatum > ibis.literal(begin)) & (tabel.ingangsdatum <= ibis.literal(einde))
    eindigt = (tabel.einddatum >= ibis.literal(begin)) & (tabel.einddatum < ibis.literal(einde))
    raakt = begint | eindigt.fill_null(False)
    periode = f"van {datum_kort(begin + timedelta(1))} tot en met {datum_kort(einde)}"
    return [
        (f"beginnen of eindigen in de periode {periode}", tabel.count(where=raakt)),
        ("beginnen en eindigen buiten die periode", tabel.count(where=~raakt)),
    ]


def momenten_van(begrippen: Iterable[tuple[str, str]], bronnen: Iterable[str]) -> dict[str, set[str]]:
    """Give at which days or over which periods sources are counted, from what numbers are and when."""
    per_bron: dict[str, set[str]] = {naam: set() for naam in bronnen}
    for begrip, moment in begrippen:
        naam = begrip.split(":")[0].split(" ")[0]
        if naam in per_bron and is_dag_of_span(moment):
            per_bron[naam].add(moment)
    return per_bron


def is_dag_of_span(moment: str) -> bool:
    """Tell whether a moment is a day or what lies between two days, and not a period by its name."""
    try:
        return len([date.fromisoformat(een) for een in moment.split(TUSSEN)]) in (1, 2)
    except ValueError:
        return False
