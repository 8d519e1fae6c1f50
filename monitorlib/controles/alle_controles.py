"""The controles: one list of what is held against what, which bevindingen that gives, and who accepts them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from monitorlib.controles.bevinding import Bevinding, Soort, beoordeel, gesorteerd
from monitorlib.controles.beweringen import beweringen, getoetste_beweringen
from monitorlib.controles.een_getal import Plek, getallen_op_meer_plaatsen, over_plekken
from monitorlib.controles.gedrukt import ontbrekende_tabellen
from monitorlib.controles.getoetst import Getoetst
from monitorlib.controles.nog_open import open_plaatsen, zonder_iets_ernaast
from monitorlib.controles.proeven import Proeven, tel
from monitorlib.controles.registratie import registratiebevindingen, zonder_rijen
from monitorlib.controles.teksten import (
    getoetste_aantallen,
    getoetste_beweringen_in_tekst,
    letterlijke_aantallen,
    niet_te_zeggen,
    ongetoetste_claims,
    ongewijzigd,
    ontbrekende_teksten,
    onware_beweringen,
)
from monitorlib.controles.totalen import totaalbevindingen
from monitorlib.controles.vergelijk import Vergelijker
from monitorlib.editie.editie import Editie
from monitorlib.editie.params.open_plaats import NOG_OPEN
from monitorlib.errors import CalculationError
from monitorlib.render.tabellen.getoonde_tabel import Tabel
from monitorlib.render.toelichting.getallen_in_tekst import LevendeGetallen
from monitorlib.render.toelichting.toelichting import Geschreven, Toelichting
from monitorlib.sources.gepubliceerd import Gepubliceerd

Inhoud = TypeVar("Inhoud")


@dataclass(frozen=True)
class Hoofdstukinhoud:
    """What a chapter showed, for its controles: its tables, its text, and what was printed of it."""

    naam: str
    editie: Editie
    tabellen: Mapping[str, Tabel]
    gedrukt: Gepubliceerd
    toelichting: Toelichting
    geschreven: Sequence[Geschreven]
    # The sections of the text that it shows, also those that nobody wrote.
    teksten: Sequence[str] = ()
    # What its sources lack to lay beside each other: bron, kolom and what was found.
    tekort: Sequence[tuple[str, str, str]] = ()
    # Whether everybody reads it: a bevinding can then be about a number that is hidden.
    openbaar: bool = False

    @property
    def getallen(self) -> LevendeGetallen:
        """The numbers of its tables, by the names that a claim uses."""
        return LevendeGetallen(self.tabellen, self.editie.periode)


@dataclass(frozen=True)
class Editieinhoud:
    """What the chapters of an edition showed together: every number with what it is."""

    editie: Editie
    plekken: tuple[Plek, ...]
    openbaar: bool = False


def _niets(_: object) -> Getoetst:
    return Getoetst()


@dataclass(frozen=True)
class Controle(Generic[Inhoud]):
    """One controle: the soorten of its bevindingen, what it holds against what, how it finds and counts them.

    An acceptance of a bevinding names its soort, and belongs to whoever has the controle: a chapter or the edition.
    """

    soorten: tuple[Soort, ...]
    vergelijkt: str
    zoek: Callable[[Inhoud], Iterable[Bevinding]]
    tel: Callable[[Inhoud], Getoetst] = _niets

    def bevindingen(self, inhoud: Inhoud) -> Iterator[Bevinding]:
        """Give what does not hold; raise `CalculationError` for a soort that is not declared here."""
        for een in self.zoek(inhoud):
            if een.soort not in self.soorten:
                raise CalculationError(f"De controle van {self.vergelijkt} geeft '{een.soort}'; declareer die soort.")
            yield een


VAN_HOOFDSTUK: tuple[Controle[Hoofdstukinhoud], ...] = (
    Controle(
        ("afwijking", "afronding", "ontbreekt"),
        "elke cel met wat gedrukt is, en met de regels van haar tabel",
        lambda een: (fout for tabel in een.tabellen.values() for fout in Vergelijker(tabel).bevindingen()),
        lambda een: sum((tel(Proeven(tabel)) for tabel in een.tabellen.values()), Getoetst()),
    ),
    Controle(
        ("totaal",),
        "een totaal met de som van zijn rijen",
        lambda een: (fout for tabel in een.tabellen.values() for fout in totaalbevindingen(tabel)),
    ),
    Controle(
        ("ontbreekt",),
        "elke gedrukte tabel met wat op de pagina staat",
        lambda een: ontbrekende_tabellen(een.naam, een.gedrukt, een.tabellen),
    ),
    Controle(
        ("ontbreekt",),
        "wat een sectie naast elkaar zet met wat geleverd is",
        lambda een: zonder_iets_ernaast(een.naam, een.tekort),
    ),
    Controle(
        ("bewering",),
        "een bewering van de publicatie met de cellen waaruit zij volgt",
        lambda een: beweringen(een.naam, een.editie, een.gedrukt, een.getallen),
        lambda een: getoetste_beweringen(een.naam, een.editie, een.gedrukt, een.getallen),
    ),
    Controle(
        ("bewering",),
        "een bewering in de toelichting met de cellen waaruit zij volgt",
        lambda een: onware_beweringen(een.naam, een.toelichting, een.geschreven),
        lambda een: getoetste_beweringen_in_tekst(een.geschreven),
    ),
    Controle(
        ("niet te zeggen",),
        "een zin die uit een getal volgt met wat een lezer mag weten",
        lambda een: niet_te_zeggen(een.naam, een.toelichting, een.geschreven),
    ),
    Controle(
        ("bewering zonder toets", "oorzaak"),
        "woorden die vergelijken of een oorzaak noemen met een bewering",
        lambda een: ongetoetste_claims(een.naam, een.toelichting, een.geschreven),
    ),
    Controle(
        ("letterlijk aantal",),
        "een aantal in de toelichting met zijn cel of zijn bron",
        lambda een: letterlijke_aantallen(een.naam, een.toelichting, een.geschreven),
        lambda een: getoetste_aantallen(een.geschreven),
    ),
    Controle(
        ("ontbreekt",),
        "elke tekst die een hoofdstuk toont met wat geschreven is",
        lambda een: ontbrekende_teksten(een.naam, een.toelichting, een.teksten),
    ),
    Controle(
        ("ongewijzigd",),
        "de toelichting met die van de vorige editie",
        lambda een: ongewijzigd(een.editie, een.naam, een.toelichting),
    ),
)

VAN_EDITIE: tuple[Controle[Editieinhoud], ...] = (
    Controle(
        (NOG_OPEN,),
        "wat params.yml zegt met wat nog ingevuld of geleverd moet worden",
        lambda een: open_plaatsen(een.editie),
    ),
    Controle(
        ("registratie",),
        "de rijen van elke bron met elkaar",
        lambda een: registratiebevindingen(een.editie),
    ),
    Controle(
        ("twee getallen",),
        "elk getal, en elke naam, met hetzelfde op een andere plaats",
        lambda een: over_plekken(een.plekken),
        lambda een: getallen_op_meer_plaatsen(een.plekken),
    ),
)


def bevindingen_van_hoofdstuk(inhoud: Hoofdstukinhoud) -> list[Bevinding]:
    """Run the controles of a chapter, and judge what they find by the acceptances of that chapter."""
    gevonden = [een for controle in VAN_HOOFDSTUK for een in controle.bevindingen(inhoud)]
    aanvaard = [een for een in inhoud.editie.parameters.aanvaard if een.hoofdstuk == inhoud.naam]
    return gesorteerd(beoordeel(gevonden, aanvaard, openbaar=inhoud.openbaar))


def getoetst_van_hoofdstuk(inhoud: Hoofdstukinhoud) -> Getoetst:
    """Count what was held against something in a chapter."""
    return sum((controle.tel(inhoud) for controle in VAN_HOOFDSTUK), Getoetst())


def bevindingen_van_editie(
    inhoud: Editieinhoud, hoofdstukken: Sequence[str], van_hoofdstukken: Sequence[Bevinding]
) -> list[Bevinding]:
    """Run the controles of an edition; put what they find beside what its chapters, by name, found and judged.

    What is accepted of no chapter that was executed is of the edition, or of nothing.
    """
    gevonden = [een for controle in VAN_EDITIE for een in controle.bevindingen(inhoud)]
    aanvaard = [een for een in inhoud.editie.parameters.aanvaard if een.hoofdstuk not in hoofdstukken]
    beoordeeld = beoordeel(gevonden, aanvaard, openbaar=inhoud.openbaar)
    if inhoud.openbaar:
        beoordeeld = list(map(zonder_rijen, beoordeeld))
    return gesorteerd([*van_hoofdstukken, *beoordeeld])


def getoetst_van_editie(inhoud: Editieinhoud) -> Getoetst:
    """Count what was held against something over the chapters of an edition."""
    return sum((controle.tel(inhoud) for controle in VAN_EDITIE), Getoetst())
