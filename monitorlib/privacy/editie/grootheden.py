"""The numbers of an edition that can be added up, each once: counts, amounts, and what percentages were made of."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from monitorlib.cijfers.kern.regels import Sleutel
from monitorlib.editie.params.onthulling import Onthulling
from monitorlib.privacy.editie.bladen import Bladgetal, Cijferblad, Editiecijfers, zelfde_cellen
from monitorlib.privacy.editie.geld import Groep, groep_van, groepen_van_weinigen, is_van_weinigen
from monitorlib.privacy.editie.masker_van_editie import Celplek, als_tekst
from monitorlib.privacy.editie.namen import Namen, in_woorden
from monitorlib.privacy.editie.soorten import Soorten
from monitorlib.privacy.risico import eis_van_aantal, eis_van_bedrag, minstens_van_aantal
from monitorlib.privacy.stelsel import Onzekerheid, Somregel, Stelselcel

AANBIEDER = "aanbieder"
CENTEN = 100


@dataclass
class Grootheden:
    """What is gathered: cells by name, where each is shown, what a ratio shows, and what cannot be told."""

    beleid: Onthulling
    namen: Namen = field(default_factory=Namen)
    cellen: dict[str, Stelselcel] = field(default_factory=dict)
    plekken: dict[str, list[Celplek]] = field(default_factory=dict)
    ouders: dict[Celplek, tuple[str, ...]] = field(default_factory=dict)
    bedragen: set[str] = field(default_factory=set)
    sommen: set[tuple[tuple[tuple[str, int], ...], int]] = field(default_factory=set)
    # Too few by itself, and tied to nothing; and of how many people is not to be said.
    te_klein: set[Celplek] = field(default_factory=set)
    onbekend: set[Celplek] = field(default_factory=set)

    def neem(self, inhoud: Editiecijfers, editie: str = "") -> "list[Benoemd]":
        """Gather the numbers of an edition; `editie` names an earlier one."""
        self.namen.neem(inhoud.punten)
        soorten, zelfde = Soorten.van(inhoud, self.beleid), zelfde_cellen(inhoud.bladen)
        weinigen = groepen_van_weinigen(inhoud.bladen, soorten)
        return [Benoemd(self, blad, soorten, zelfde, editie, weinigen).lees() for blad in inhoud.bladen]

    def cel(self, cel: Stelselcel, plek: Celplek | None = None) -> str:
        """Add a cell, or another place where it is shown; what is at risk anywhere is at risk."""
        bekend = self.cellen.setdefault(cel.naam, cel)
        if cel.eis and not bekend.eis:
            self.eis(cel.naam, cel.eis)
        if plek:
            self.plekken.setdefault(cel.naam, []).append(plek)
        return cel.naam

    def eis(self, naam: str, eis: Onzekerheid) -> None:
        """Say that a cell is at risk."""
        self.cellen[naam] = replace(self.cellen[naam], eis=eis, openbaar=False)

    def som(self, termen: Iterable[tuple[str, int]], speling: int = 0) -> None:
        """Add a sum of names that holds, within what cents can be off; one that does not is for the controles."""
        keren: dict[str, int] = {}
        for naam, keer in termen:
            keren[naam] = keren.get(naam, 0) + keer
        over = {naam: keer for naam, keer in keren.items() if keer}
        uitkomst = sum(keer * self.cellen[naam].waarde for naam, keer in over.items())
        if over and abs(uitkomst) <= speling:
            self.sommen.add((tuple(sorted(over.items())), uitkomst))

    def optellingen(self) -> tuple[Somregel, ...]:
        """Give all sums, in order."""
        return tuple(Somregel(dict(termen), uitkomst) for termen, uitkomst in sorted(self.sommen))


@dataclass
class Benoemd:
    """A table or figure with the names of its cells: its counts and amounts, and the tellers and noemers behind it."""

    alle: Grootheden
    blad: Cijferblad
    soorten: Soorten
    zelfde: Mapping[Celplek, Celplek]
    editie: str = ""
    weinigen: frozenset[Groep] = frozenset()
    aantallen: dict[Sleutel, str] = field(default_factory=dict)
    bedragen: dict[Sleutel, str] = field(default_factory=dict)
    tellers: dict[Sleutel, str] = field(default_factory=dict)
    noemers: dict[Sleutel, str] = field(default_factory=dict)

    def lees(self) -> "Benoemd":
        """Name every cell."""
        for cel, een in self.blad.getallen.items():
            soort = self.soorten.soort(self.blad, een)
            if soort == "aantal":
                self._aantal(cel, een)
            elif soort == "bedrag":
                self._bedrag(cel, een)
            elif soort == "gemaakt":
                self._gemaakt(cel, een)
            elif soort == "gemiddelde":
                self._gemiddelde(een)
            elif soort == "onbekend":
                self.alle.onbekend.add(een.plek)
        return self

    def groepen(self) -> Iterator[Mapping[Sleutel, str]]:
        """Give the names of its numbers, those of one kind together."""
        yield from (self.aantallen, self.bedragen, self.tellers, self.noemers)

    def _plek(self, een: Bladgetal, wat: str = "") -> str:
        plek = self.zelfde.get(een.plek, een.plek)
        return ": ".join(filter(None, (self.editie, *plek[:3], als_tekst(plek.cel), wat)))

    def _aantal(self, cel: Sleutel, een: Bladgetal) -> None:
        waarde = een.waarde or 0.0
        if waarde != round(waarde):
            if abs(waarde) < self.alle.beleid.drempel:
                self.alle.te_klein.add(een.plek)
            return
        naam = self.alle.namen.noem(een.kenmerk, round(waarde), self._plek(een))
        if een.verschil:
            self.alle.cel(Stelselcel(naam, round(waarde), onder=None), een.plek)
        elif waarde < 0:
            self.alle.cel(self._eraf(naam, round(waarde)), een.plek)
        else:
            self.alle.cel(self._telling(naam, round(waarde), een.afgerond_op), een.plek)
        self.aantallen[cel] = naam

    def _telling(self, naam: str, aantal: int, afgerond_op: float = 0.0) -> Stelselcel:
        """Make a count a cell; one that was rounded may have been smaller."""
        beleid = self.alle.beleid
        eis = eis_van_aantal(max(1, aantal - round(afgerond_op)) if aantal and afgerond_op else aantal, beleid)
        openbaar = aantal == 0 and beleid.nullen == "tonen"
        return Stelselcel(naam, aantal, eis, openbaar, onder=minstens_van_aantal(aantal, beleid))

    def _eraf(self, naam: str, aantal: int) -> Stelselcel:
        """Make a cell of a count that is taken off: as much at risk, on the other side of zero."""
        beleid = self.alle.beleid
        hoogstens = -minstens_van_aantal(-aantal, beleid)
        return Stelselcel(naam, aantal, eis_van_aantal(-aantal, beleid), onder=None, boven=hoogstens)

    def _bedrag(self, cel: Sleutel, een: Bladgetal) -> None:
        """Take an amount in cents, of tables that tell aanbieders apart or have an amount of few people.

        Others are what a gemeente itself spends.
        """
        if AANBIEDER not in self.blad.leden and not self._heeft_weinigen:
            return
        centen = round((een.waarde or 0.0) * CENTEN)
        naam = self.alle.namen.noem(een.kenmerk, centen, self._plek(een))
        onder = None if een.verschil or centen < 0 else 0
        self.alle.bedragen.add(self.alle.cel(Stelselcel(naam, centen, onder=onder, openbaar=centen == 0), een.plek))
        self.bedragen[cel] = naam
        if centen and self._is_van_weinigen(cel):
            # As of one aanbieder: nobody may know within so much what it was.
            self.alle.eis(naam, eis_van_bedrag([abs(centen)], self.alle.beleid) or Onzekerheid(1))

    @cached_property
    def _heeft_weinigen(self) -> bool:
        """Tell whether any amount of the table is of few people: then its sums tie the others to it."""
        bedragen = (cel for cel, een in self.blad.getallen.items() if self.soorten.soort(self.blad, een) == "bedrag")
        return any(map(self._is_van_weinigen, bedragen))

    def _is_van_weinigen(self, cel: Sleutel) -> bool:
        mensen = self.alle.beleid.mensen_achter.get(self.blad.titel)
        gezegd = isinstance(mensen, int) and mensen < self.alle.beleid.drempel
        return gezegd or is_van_weinigen(groep_van(self.blad, cel), self.weinigen)

    def _gemaakt(self, cel: Sleutel, een: Bladgetal) -> None:
        """Take teller and noemer for cells of their own: a ratio is shown only when both may be known."""
        herkomst = self.soorten.herkomst(een)
        if herkomst is None or herkomst.teller is None or herkomst.noemer is None:
            return
        wie = in_woorden(self.alle.namen.begrip(een.kenmerk)) if een.kenmerk else self._plek(een)
        eenheid = self.soorten.eenheid(een)
        telt = not {"euro", "dagen"} & set(eenheid.split())
        delen = [
            (self.tellers, herkomst.teller, herkomst.teller_is, f"{wie}: teller", telt),
            (self.noemers, herkomst.noemer, herkomst.noemer_is, f"{wie}: noemer", True),
        ]
        for bij, waarde, kenmerk, plek, mee in delen:
            if mee and waarde == round(waarde) and waarde >= 0:
                naam = self.alle.namen.noem(kenmerk, round(waarde), plek)
                bij[cel] = self.alle.cel(self._telling(naam, round(waarde)))
        self.alle.ouders[een.plek] = tuple(van[cel] for van in (self.tellers, self.noemers) if cel in van)
        if eenheid == "%" and cel in self.tellers and cel in self.noemers:
            self._rest(self.tellers[cel], self.noemers[cel])

    def _rest(self, teller: str, noemer: str) -> None:
        """Who is not in a share is a count too: 48 of 50 leaves two."""
        over = self.alle.cellen[noemer].waarde - self.alle.cellen[teller].waarde
        if 0 < over < self.alle.beleid.drempel:
            rest = self.alle.cel(self._telling(f"{noemer} zonder {teller}", over))
            self.alle.som([(noemer, -1), (teller, 1), (rest, 1)])

    def _gemiddelde(self, een: Bladgetal) -> None:
        herkomst = self.soorten.herkomst(een)
        drempel = self.alle.beleid.drempel
        if herkomst and herkomst.achter is not None:
            genoeg = herkomst.achter >= drempel
        else:
            genoeg = _genoeg(een, int(self.alle.beleid.mensen_achter[self.blad.titel]), drempel)
        if not genoeg:
            self.alle.te_klein.add(een.plek)


def _genoeg(een: Bladgetal, mensen: int, drempel: int) -> bool:
    """Tell whether a number that is of at least so many people is about enough of them: of a share, on both sides."""
    deel = (een.waarde or 0.0) / 100
    delen = (mensen * deel, mensen * (1 - deel)) if een.eenheid == "%" else (mensen,)
    return mensen >= drempel and not any(0 < van < drempel for van in delen)
