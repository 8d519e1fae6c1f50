"""Compare a table with what was printed, and its rules with its numbers: one bevinding per cause."""

from collections.abc import Iterable
from dataclasses import dataclass

from monitorlib.cijfers.kern.regels import NIET_OPGEGEVEN, NOG_NIET, Sleutel, Term, Vergelijking, Verhouding
from monitorlib.controles.bevinding import TREDE, Bevinding, Soort
from monitorlib.controles.proeven import Proef, Proeven
from monitorlib.notatie import EPS, rond
from monitorlib.render.tabellen.getoonde_tabel import Tabel, schrijf
from monitorlib.sources.gepubliceerd import Gedrukt


@dataclass(frozen=True)
class Afwijking:
    """A cell of which the printed number does not follow."""

    cel: Sleutel
    gedrukt: str
    gedrukt_getal: float | None
    berekend: float | None
    regel: str
    vergelijking: Vergelijking | None = None
    verhouding: Verhouding | None = None
    # In an edition that was never printed a rule compares two numbers of its own.
    is_gedrukt: bool = True

    @property
    def merk(self) -> str:
        berekend = schrijf(self.berekend)
        return f"gedrukt {self.gedrukt}, berekend {berekend}" if self.is_gedrukt else f"volgens de regel {berekend}"


class Vergelijker:
    """Find what deviates in a table, what only follows from it, and what confirms which side."""

    def __init__(self, tabel: Tabel) -> None:
        self.tabel = tabel
        self.cellen = tabel.cijfers.cellen()
        self.getal = {cel: tabel.getal(cel) for cel in self.cellen}
        self.vergelijkingen = tabel.cijfers.vergelijkingen
        self.gedrukt: dict[Sleutel, Gedrukt] = {
            cel: tabel.gedrukt[plaats] for cel, plaats in tabel.plaatsen.items() if plaats in tabel.gedrukt
        }
        self.proeven = list(Proeven(tabel))
        self.afwijkingen = {een.cel: een for een in self._afwijkingen()}

    def merken(self) -> dict[Sleutel, str]:
        """Give the mark of each cell that deviates, those that only follow included."""
        return {cel: afwijking.merk for cel, afwijking in self.afwijkingen.items()}

    def bevindingen(self) -> list[Bevinding]:
        """Give one bevinding per cause, and one per printed cell that the page does not have."""
        gevolgen: dict[Sleutel, list[str]] = {}
        oorzaken = []
        for cel, afwijking in self.afwijkingen.items():
            bronnen = self._oorzaken(cel)
            if bronnen:
                for bron in bronnen:
                    gevolgen.setdefault(bron, []).append(f"{self.tabel.noem(cel)}: {afwijking.merk}")
            else:
                oorzaken.append(afwijking)
        return [
            *(self._bevinding(een, tuple(gevolgen.get(een.cel, ()))) for een in oorzaken),
            *self._ontbrekend(),
        ]

    def _afwijkingen(self) -> Iterable[Afwijking]:
        """Give one deviation for each cell that fails: against print first."""
        gemeld: set[Sleutel] = set()
        for proef in self.proeven:
            if proef.klopt or proef.cel in gemeld:
                continue
            gemeld.add(proef.cel)
            yield self._gedrukt_anders(proef.cel, proef.gedrukt) if proef.gedrukt else self._regel_faalt(proef)

    def _gedrukt_anders(self, cel: Sleutel, gedrukt: Gedrukt) -> Afwijking:
        regel = next((een for een in self.vergelijkingen if een.cel == cel and een.afgeleid), None)
        breuk = next((een for een in self.tabel.cijfers.verhoudingen if een.cel == cel), None)
        tekst = regel.regel if regel else breuk.regel if breuk else "geteld in de bron"
        return Afwijking(cel, gedrukt.gedrukt, gedrukt.waarde, self.getal[cel], tekst, regel, breuk)

    def _regel_faalt(self, proef: Proef) -> Afwijking:
        cel, regel = proef.cel, proef.vergelijking
        tekst = self.gedrukt[cel].gedrukt if cel in self.gedrukt else schrijf(self.getal[cel])
        is_gedrukt = cel in self.gedrukt
        return Afwijking(cel, tekst, self.getal[cel], proef.verwacht, proef.regel, regel, is_gedrukt=is_gedrukt)

    def _oorzaken(self, cel: Sleutel) -> list[Sleutel]:
        """Name the deviating cells from which a printed number does follow; empty when it is a cause itself."""
        for regel in self.vergelijkingen:
            if regel.cel != cel or not regel.afgeleid:
                continue
            delen = [term.cel for term in regel.termen if term.cel in self.afwijkingen]
            uitkomst = self._opgelost(regel, cel)
            gedrukt = self.gedrukt[cel].waarde if cel in self.gedrukt else self.getal[cel]
            if delen and uitkomst is not None and gedrukt is not None and abs(uitkomst - gedrukt) < EPS:
                return [bron for deel in delen for bron in (self._oorzaken(deel) or [deel])]
        return []

    def _opgelost(self, regel: Vergelijking, cel: Sleutel) -> float | None:
        """Solve an equation for one of its cells with the printed numbers of the others."""
        factor, rest = 0.0, 0.0
        for term in (Term(-1, regel.cel), *regel.termen):
            if term.cel == cel:
                factor += term.factor
                continue
            gedrukt = self.gedrukt.get(term.cel)
            waarde = gedrukt.waarde if gedrukt else self.getal[term.cel]
            if waarde is None:
                if self.cellen[term.cel]["teken"] in (NIET_OPGEGEVEN, NOG_NIET):
                    continue
                return None
            rest += term.factor * waarde
        return -rest / factor

    def _bevinding(self, afwijking: Afwijking, doorwerking: tuple[str, ...]) -> Bevinding:
        soort = self._soort(afwijking)
        return Bevinding(
            self.tabel.noem(afwijking.cel),
            self.tabel.hoofdstuk,
            soort,
            afwijking.gedrukt,
            schrijf(afwijking.berekend),
            afwijking.regel,
            tuple(dict.fromkeys(self._bevestiging(afwijking))) if soort == "afwijking" else (),
            doorwerking,
            plaats=TREDE.join(self.tabel.wijs(self.tabel.plaatsen[afwijking.cel])),
        )

    def _soort(self, afwijking: Afwijking) -> Soort:
        if afwijking.vergelijking is None or afwijking.gedrukt_getal is None or afwijking.berekend is None:
            return "afwijking"
        bladeren = self._bladeren(afwijking.cel)
        # Half a unit per rounded term: more cannot come from rounding alone.
        marge = sum(self.cellen[blad]["afgerond_op"] / 2 for blad in bladeren)
        return "afronding" if abs(afwijking.gedrukt_getal - afwijking.berekend) <= marge + EPS else "afwijking"

    def _bladeren(self, cel: Sleutel) -> list[Sleutel]:
        """List the cells that a cell is made of and that were not made of others."""
        regel = next((een for een in self.vergelijkingen if een.cel == cel and een.afgeleid), None)
        if regel is None:
            return [cel]
        return [blad for term in regel.termen for blad in self._bladeren(term.cel)]

    def _bevestiging(self, afwijking: Afwijking) -> Iterable[str]:
        for regel in self.vergelijkingen:
            andere = regel is not afwijking.vergelijking and regel.afgeleid
            if andere and afwijking.cel in (regel.cel, *(term.cel for term in regel.termen)):
                yield from self._steunt(afwijking, self._opgelost(regel, afwijking.cel), f"de regel '{regel.regel}'")
        for aansluiting in self.tabel.cijfers.aansluitingen:
            ander = aansluiting.getallen.get(afwijking.cel)
            if aansluiting.regel != afwijking.regel:
                yield from self._steunt(afwijking, ander, aansluiting.regel)
        if afwijking.verhouding is not None:
            yield from self._andere_noemer(afwijking, afwijking.verhouding)

    def _steunt(self, afwijking: Afwijking, waarde: float | None, wat: str) -> Iterable[str]:
        if waarde is None or afwijking.gedrukt_getal is None or afwijking.berekend is None:
            return
        if abs(waarde - afwijking.gedrukt_getal) < EPS:
            yield f"het gedrukte getal past bij: {wat} ({schrijf(waarde)})"
        elif abs(waarde - afwijking.berekend) < EPS:
            yield f"het berekende getal past bij: {wat} ({schrijf(waarde)})"

    def _andere_noemer(self, afwijking: Afwijking, breuk: Verhouding) -> Iterable[str]:
        decimalen = self.cellen[afwijking.cel]["decimalen"]
        zelfde = [
            een
            for een in self.tabel.cijfers.verhoudingen
            if een.cel in self.gedrukt and set(een.andere) == set(breuk.andere)
        ]
        for naam in breuk.andere:
            goed = sum(
                abs(rond(een.factor * een.teller / een.andere[naam], decimalen) - (self.gedrukt[een.cel].waarde or 0))
                < EPS
                for een in zelfde
            )
            if goed == len(zelfde):
                yield (
                    f"met als noemer {naam} ({schrijf(breuk.andere[naam])}) komen alle {goed} gedrukte "
                    "percentages uit; de kop noemt een andere noemer dan waarmee is gerekend"
                )

    def _ontbrekend(self) -> Iterable[Bevinding]:
        aanwezig = set(self.tabel.plaatsen.values())
        for (rij, kolom), gedrukt in self.tabel.gedrukt.items():
            if (rij, kolom) not in aanwezig:
                yield Bevinding(
                    " / ".join((self.tabel.naam, rij, kolom)),
                    self.tabel.hoofdstuk,
                    "ontbreekt",
                    gedrukt.gedrukt,
                    "staat niet op de pagina",
                    "Elk gedrukt getal staat op de pagina.",
                    plaats=TREDE.join(self.tabel.wijs((rij, kolom))),
                )
