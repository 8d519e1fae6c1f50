"""The account of a source: its file with its hash, how many rows came in, and how many count on which day, and why."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from ibis.expr.types import Table
from numpy.typing import NDArray

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

    A moment is a day, or the day before a period and its last day with a slash between. The last day of the edition
    is always one of them, and the accounts are in order.
    """
    zelf = editie.periode.peildatum.isoformat()
    return {
        naam: _verslag(editie, naam, van, sorted({zelf, *momenten.get(naam, ())}, key=_op_volgorde))
        for naam, van in frozen(editie).items()
    }


def _op_volgorde(moment: str) -> tuple[str, bool, str]:
    """Put moments in order by their last day, that day itself last, a longer period before a shorter one."""
    return moment.split(TUSSEN)[-1], TUSSEN not in moment, moment


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
        () if van.antwoorden else tuple(_geteld(editie, naam, momenten)),
    )


def _geteld(editie: Editie, naam: str, momenten: Sequence[str]) -> Iterator[Geteld]:
    geopend = open_bron(editie, naam)
    if not isinstance(geopend, Register) or not set(geopend.tabel.columns) >= _DAGEN:
        return
    rijen = _Rijen.van(geopend.tabel)
    for moment in momenten:
        yield rijen.over(moment) if TUSSEN in moment else rijen.op_dag(moment)


@dataclass(frozen=True)
class _Rijen:
    """The rows of a register by their first and last day: how many there are of each."""

    begin: NDArray[np.datetime64]
    # Not a time, of what has not ended.
    einde: NDArray[np.datetime64]
    aantal: NDArray[np.int64]

    @classmethod
    def van(cls, tabel: Table) -> "_Rijen":
        """Count them in one question: a register has far fewer days than rows."""
        geteld = tabel.group_by("ingangsdatum", "einddatum").aggregate(aantal=tabel.count()).to_pyarrow()
        begin, einde = (geteld[kolom].to_numpy().astype("datetime64[D]") for kolom in ("ingangsdatum", "einddatum"))
        return cls(begin, einde, geteld["aantal"].to_numpy())

    def op_dag(self, moment: str) -> Geteld:
        """Count the rows that run on a day, that begin later, and that ended before it."""
        dag = np.datetime64(moment)
        later, voorbij = self._tel(self.begin > dag), self._tel((self.begin <= dag) & (self.einde < dag))
        lopen = int(self.aantal.sum()) - later - voorbij
        woorden = f"lopen op {datum_kort(date.fromisoformat(moment))}"
        return Geteld(moment, (woorden, lopen), (("beginnen later", later), ("zijn dan al geëindigd", voorbij)))

    def over(self, moment: str) -> Geteld:
        """Count the rows that begin in a period or end in it, and the others."""
        begin, einde = (np.datetime64(een) for een in moment.split(TUSSEN))
        begint = (self.begin > begin) & (self.begin <= einde)
        raakt = self._tel(begint | ((self.einde >= begin) & (self.einde < einde)))
        van, tot = (date.fromisoformat(een) for een in moment.split(TUSSEN))
        periode = f"van {datum_kort(van + timedelta(1))} tot en met {datum_kort(tot)}"
        rest = int(self.aantal.sum()) - raakt
        woorden = f"beginnen of eindigen in de periode {periode}"
        return Geteld(moment, (woorden, raakt), (("beginnen en eindigen buiten die periode", rest),))

    def _tel(self, waar: NDArray[np.bool_]) -> int:
        return int(self.aantal[waar].sum())


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
