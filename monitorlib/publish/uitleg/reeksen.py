"""What the numbers of an edition were before, and where else they stand: from all its chapters together."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache

from monitorlib.cijfers.kern.regels import TOTAAL, Kenmerk
from monitorlib.controles.een_getal import Plek
from monitorlib.editie.editie import Editie
from monitorlib.editie.voorgangers import voorgangers
from monitorlib.indicatoren.meten.herzien import vorige_cijfers
from monitorlib.notatie import getal
from monitorlib.publicatie.getallen import lees_getallen
from monitorlib.publish.uitleg.bronverslag import TUSSEN
from monitorlib.sources.declared.declaration import VORIGE_CIJFERS
from monitorlib.tijd.dagen import datum_kort
from monitorlib.tijd.moment import laatste_dag_in, lees_moment
from monitorlib.tijd.periode import Periode

# So many moments before it: with its own a year of quarters and the one that it began after.
_EERDER = 4
# So begins what a number of an indicator is.
INDICATOR = "indicator "
_Reeks = tuple[str, frozenset[tuple[str, str]], str]


@dataclass(frozen=True)
class Bekend:
    """All numbers of an edition by what they are, and what editions before it said of them."""

    reeksen: Mapping[_Reeks, Mapping[str, str]]
    plaatsen: Mapping[Kenmerk, frozenset[tuple[str, str, str, str]]]
    # By what a number is, with its unit: the edition that published it, and as what.
    gepubliceerd: Mapping[tuple[str, str, str, str], tuple[str, str]] = field(default_factory=dict)
    # By indicator, gemeente and period.
    vorige_cijfers: Mapping[tuple[str, str, str], float] = field(default_factory=dict)
    vorige: str = ""

    @classmethod
    def van(cls, editie: Editie, plekken: Iterable[Plek]) -> "Bekend":
        """Gather the numbers of an edition from what its chapters left, and what is kept of the editions before it."""
        alle = list(plekken)
        meet = any(blok.meet_indicatoren for blok in editie.parameters.hoofdstukken.gevraagd().values())
        return cls(
            _reeksen(alle),
            _plaatsen(alle),
            _gepubliceerd(editie),
            vorige_cijfers(editie) if meet and VORIGE_CIJFERS in editie.parameters.bronnen else {},
            _periode(editie.parameters.vorige) if editie.parameters.vorige else "",
        )

    def eerder(self, kenmerk: Kenmerk) -> str:
        """Give the last numbers before it of the same series in this edition, the newest first; '' for none."""
        if _dag(kenmerk.moment) == date.min:
            return ""
        reeks, nu = self.reeksen.get(_reeks(kenmerk), {}), _dag(kenmerk.moment)
        voor = sorted((een for een in reeks if _dag(een) < nu), key=_dag, reverse=True)[:_EERDER]
        return "; ".join(f"{moment_kort(een)}: {reeks[een]}" for een in voor)

    def toen(self, kenmerk: Kenmerk, eenheid: str, decimalen: int) -> Iterator[str]:
        """Say as what an edition before showed the same number of the same moment."""
        delen = "; ".join(f"{kolom}={lid}" for kolom, lid in sorted(kenmerk.delen))
        if bekend := self.gepubliceerd.get((kenmerk.begrip, kenmerk.moment, delen, eenheid)):
            yield f"gepubliceerd in de editie over {bekend[0]}: {bekend[1]}"
        gemeente = dict(kenmerk.delen).get("gemeente", TOTAAL)
        waarde = self.vorige_cijfers.get((kenmerk.begrip.removeprefix(INDICATOR), gemeente, kenmerk.moment))
        if kenmerk.begrip.startswith(INDICATOR) and waarde is not None:
            yield f"in de editie over {self.vorige}: {getal(waarde, decimalen)}"


def moment_kort(moment: str) -> str:
    """Write the moment of a number as a table does: a day, a period by its name, or its first and last day."""
    if TUSSEN in moment:
        begin, einde = (date.fromisoformat(een) for een in moment.split(TUSSEN))
        return f"{datum_kort(begin + timedelta(1))} tot en met {datum_kort(einde)}"
    ervoor, spatie, kern = moment.rpartition(" ")
    if laatste_dag_in(moment) is None:
        return moment
    gelezen = lees_moment(kern)
    return f"{ervoor}{spatie}{datum_kort(gelezen) if isinstance(gelezen, date) else gelezen.kort_met_jaar}"


@cache
def _dag(moment: str) -> date:
    """Give the last day of a moment; the first of all days where that is not known."""
    return laatste_dag_in(moment) or date.min


@cache
def _soort(moment: str) -> str:
    """Name the kind of a moment: a month stands in no series of quarters, a forecast in none of what was counted."""
    if TUSSEN not in moment:
        ervoor, _, kern = moment.rpartition(" ")
        return f"{ervoor} {type(lees_moment(kern)).__name__}"
    begin, einde = (date.fromisoformat(een) for een in moment.split(TUSSEN))
    return f"{(einde.year - begin.year) * 12 + einde.month - begin.month} maanden"


def _reeks(kenmerk: Kenmerk) -> _Reeks:
    return kenmerk.begrip, kenmerk.delen, _soort(kenmerk.moment)


def _reeksen(plekken: Iterable[Plek]) -> dict[_Reeks, dict[str, str]]:
    reeksen: dict[_Reeks, dict[str, str]] = {}
    for plek in sorted((een for een in plekken if _dag(een.kenmerk.moment) != date.min), key=lambda een: een.decimalen):
        reeksen.setdefault(_reeks(plek.kenmerk), {})[plek.kenmerk.moment] = getal(plek.waarde, plek.decimalen)
    return reeksen


def _plaatsen(plekken: Iterable[Plek]) -> dict[Kenmerk, frozenset[tuple[str, str, str, str]]]:
    plaatsen: dict[Kenmerk, set[tuple[str, str, str, str]]] = {}
    for een in plekken:
        plaatsen.setdefault(een.kenmerk, set()).add((een.hoofdstuk, een.soort, een.tabel, een.titel))
    return {kenmerk: frozenset(van) for kenmerk, van in plaatsen.items()}


def _gepubliceerd(editie: Editie) -> dict[tuple[str, str, str, str], tuple[str, str]]:
    """Read what the editions before this one published, the newest last.

    What this one published itself is not among it: with each publication its pages would have to be made again.
    """
    gevonden: dict[tuple[str, str, str, str], tuple[str, str]] = {}
    namen = reversed(voorgangers(editie.layout, editie.parameters.vorige))
    for naam in namen if editie.gemeente is None else ():
        for een in lees_getallen(editie.layout, naam) or ():
            if een.moment:
                gevonden[een.wat] = (_periode(naam), getal(float(een.waarde), een.decimalen))
    return gevonden


def _periode(editie: str) -> str:
    return Periode.lees(editie.split("/")[1]).label
