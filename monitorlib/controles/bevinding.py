"""A bevinding: a place where a rule does not hold, with what was printed, what follows, and by which rule."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from monitorlib.editie.params.hoofdstukken import hoofdstuk_van_verantwoording
from monitorlib.editie.params.parameters import Aanvaarding

Soort = Literal[
    "afwijking",
    "afronding",
    "bewering",
    "bewering zonder toets",
    "letterlijk aantal",
    "niet te zeggen",
    "nog open",
    "ongewijzigd",
    "ontbreekt",
    "oorzaak",
    "registratie",
    "totaal",
    "twee getallen",
    "vervallen aanvaarding",
]

# Between the steps to a place: a table, its row, its column.
TREDE = " › "

# What matters most comes first.
_EERST: tuple[Soort, ...] = (
    "afwijking", "twee getallen", "totaal", "ontbreekt", "nog open", "niet te zeggen",
    "bewering", "registratie", "ongewijzigd",
    "bewering zonder toets", "oorzaak", "letterlijk aantal", "afronding",
)  # fmt: skip


@dataclass(frozen=True)
class Bevinding:
    """One cause, reported once.

    `naam` identifies it, `plaats` says where it is to who reads a page; nothing is `gedrukt` where it is about a
    source. `bevestiging` says which other numbers confirm the printed or the recomputed side,
    `doorwerking` names the cells that are off only because this one is. `aanvaard` is the reason that the edition
    gives for letting it stand; empty when it is not accepted. `rijen` says in which rows of a delivery it is: for who
    mends them, and for the archive.
    """

    naam: str
    hoofdstuk: str
    soort: Soort
    gedrukt: str
    berekend: str
    regel: str
    bevestiging: tuple[str, ...] = ()
    doorwerking: tuple[str, ...] = ()
    aanvaard: str = ""
    rijen: str = ""
    plaats: str = ""

    @property
    def waar(self) -> str:
        """Where it is, for who reads a page."""
        return self.plaats or self.naam.replace(" / ", TREDE)


def beoordeel(
    bevindingen: Sequence[Bevinding], aanvaardingen: Iterable[Aanvaarding], *, openbaar: bool = False
) -> list[Bevinding]:
    """Mark the bevindingen that the edition accepts.

    An acceptance holds for one recomputed value: when that changes, the bevinding is open again. An acceptance
    of a bevinding that no longer occurs is a bevinding itself, so that the list never goes stale; but not where it can
    be about a hidden number (`openbaar`): the intern pages, that are asked first, know.
    """
    open_ = {(een.soort, een.hoofdstuk, een.bevinding): een for een in aanvaardingen}
    beoordeeld = []
    for bevinding in bevindingen:
        aanvaarding = open_.pop((bevinding.soort, bevinding.hoofdstuk, bevinding.naam), None)
        past = aanvaarding is not None and aanvaarding.berekend == bevinding.berekend
        beoordeeld.append(replace(bevinding, aanvaard=aanvaarding.reden if aanvaarding and past else ""))
    vervallen = [
        Bevinding(
            naam,
            hoofdstuk_van_verantwoording(),
            "vervallen aanvaarding",
            gedrukt="",
            berekend=aanvaarding.berekend,
            regel="Een aanvaarding in params.yml hoort bij een bevinding die bestaat.",
        )
        for (_, _, naam), aanvaarding in open_.items()
    ]
    return beoordeeld if openbaar else beoordeeld + vervallen


def gesorteerd(bevindingen: Iterable[Bevinding]) -> list[Bevinding]:
    """Put what is not accepted first, then what matters most."""
    rang = {soort: plaats for plaats, soort in enumerate(_EERST)}
    return sorted(bevindingen, key=lambda een: (bool(een.aanvaard), rang.get(een.soort, len(rang))))
