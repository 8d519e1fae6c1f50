"""A measure on a register: which rows, counted how, at which moments; `per` gives it as cijfers.

All moments are counted by one query: the rows of the register stand beside each moment, whose days are columns.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import product
from typing import Any, Self

from ibis.expr.types import BooleanValue, NumericScalar, Table

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.maken import maak
from monitorlib.cijfers.kern.regels import GETAL, NIET_TE_BEPALEN, NOG_NIET, TOTAAL, Kenmerk, Sleutel
from monitorlib.cijfers.registers.peilmomenten import (
    Dagen,
    Meetmoment,
    dagen_van,
    eerste_dag,
    meetmomenten,
    naast,
    namen,
)
from monitorlib.errors import CalculationError, MonitorError
from monitorlib.sources.opened.register import Register
from monitorlib.sources.opened.telling import Telling
from monitorlib.sources.warehouse.warehouse import in_magazijn
from monitorlib.tijd.moment import Moment, laatste_dag

GERECONSTRUEERD = "niet te bepalen (gereconstrueerde bron)"
# What is made of rows beside a moment (its days `begin` and `einde`, its number `moment`) before they are counted;
# which of them count; and what number those make.
Rijen = Callable[[Table], Table]
Waar = Callable[[Table], BooleanValue]
Tel = Callable[[Table, BooleanValue | None], NumericScalar]
Getal = Callable[[Table], NumericScalar]
Inhoud = tuple[float, str, str]
NUL: Inhoud = (0.0, GETAL, "")


def niet_te_bepalen(reden: str) -> Inhoud:
    """Give the content of a cell that holds no number, with why."""
    return float("nan"), NIET_TE_BEPALEN, reden


@dataclass(frozen=True, repr=False)
class Meting:
    """A measure on a register, over one or more moments; `per` counts it.

    `waar` says which rows count of those that stand beside a moment (None: all), `tel` the number they make. `leeg` is
    what a combination without a single row is: a count is 0, a mean does not exist. `waarom_niet` says why a moment
    cannot be measured (yet), or nothing; `keur` raises for a moment that cannot be asked.
    """

    register: Register
    maat: str
    over: Moment | Sequence[Moment]
    waar: Waar | None
    tel: Tel
    eenheid: str
    decimalen: int = 0
    leeg: Inhoud = NUL
    waarom_niet: Callable[[Moment], str] = lambda _: ""
    keur: Callable[[Moment], object] = lambda _: None
    # The days on one of which a gemeente must exist to have a cell at a moment.
    bestaan: Callable[[Moment], tuple[date, date]] = lambda over: dagen_van(over)
    # The first day that the register must be complete for: of a stroom the peildatum that it starts from.
    nodig: Callable[[Moment], date] = lambda over: eerste_dag(over)
    # The rows before they stand beside moments, when they are not simply those of the register since that day.
    basis: Callable[[date], Table] | None = None
    rijen: Rijen | None = None
    # The day in whose borders rows are counted, when a period has no quarter that it belongs to; empty: as registered.
    indeling: str = ""
    # Other days of a moment that the rows are held against, each as a column.
    dagen: Dagen = field(default_factory=dict)
    # What is chosen at each moment, and by what.
    keuze: Callable[[Meetmoment], Iterable[tuple[str, str]]] = lambda _: ()
    # The sources that are counted, when they are more than the register itself.
    bronnen: tuple[str, ...] = ()
    # Whether it counts on the last day of a moment, and not over all its days.
    op_dag: bool = False
    # What is counted has a name of its own: a part of it, by rows that only a function knows, has none.
    benoemd: bool = True

    def __repr__(self) -> str:
        """Say what is counted and how to go on; nothing of a person, nothing of the query."""
        over = ", ".join(namen([een.moment for een in meetmomenten(self.over)[1]]))
        uitsplitsen = ", ".join(self.register.codes.per_kolom) or "niets"
        return (
            f"Meting: {self.maat} van {self.register.begrip}, in {self.eenheid}; {over}: {_in_het_kort(self)}\n"
            f"Tel met .per() of .per(kolom, ...); uit te splitsen naar {uitsplitsen}."
        )

    def per(self, *kolommen: str) -> Cijfers:
        """Count per crossing of coded columns; several moments give a dimension `periode` in front.

        Returns cijfers over every combination of members, `leeg` where there is nothing to count. A moment after the
        edition's peildatum is 'nog niet'. What a reconstructed source does not fix is 'niet te bepalen'. A gemeente
        that does not exist at a moment has no cell.
        """
        getallen: list[Getal] = [lambda tabel: self.tel(tabel, None)]
        if self.leeg == NUL:
            return geteld((self,), kolommen, self.waar, getallen)[0]
        hoeveel = replace(self, leeg=NUL, benoemd=False)
        geteld_, achter = geteld((self, hoeveel), kolommen, self.waar, [*getallen, lambda tabel: tabel.count()])
        return met_achter(geteld_, {cel: int(een.waarde) for cel, een in achter.cellen().items() if een.telt})

    def en(self, waar: Waar) -> Self:
        """Give the same measure of the rows for which something more holds."""
        return replace(self, waar=lambda tabel: _beide(self.waar, waar)(tabel), benoemd=False)

    def rijen_per_moment(
        self, kolommen: Sequence[str], over: Sequence[Meetmoment], binnen: Waar | None, getallen: Mapping[str, Getal],
        ook: Sequence[str] = (),
    ) -> list[dict[str, Any]]:  # fmt: skip
        """Give the rows of the query, with the dimensions of the moments, per crossing of columns and of `ook`."""
        dimensies, _ = meetmomenten(self.over)
        # What a warehouse is asked of one moment does not depend on what else is asked.
        delen = [[een] for een in over] if in_magazijn(self.register.tabel) else [over] if over else []
        rijen = [rij for deel in delen for rij in self._gevraagd(deel, kolommen, binnen, getallen, ook)]
        return [{**rij, **dict(zip(dimensies, rij["moment"].plek, strict=True))} for rij in rijen]

    def te_tellen(self, kolommen: Sequence[str]) -> list[Meetmoment]:
        """List the moments that can be counted; raise `CalculationError` where that cannot be asked."""
        for kolom in kolommen:
            if not isinstance(kolom, str):
                raise CalculationError(
                    f"per(...) vraagt namen van kolommen, los na elkaar; gegeven is {kolom!r}. "
                    "Schrijf bijvoorbeeld .per('gemeente', 'product')."
                )
            self.register.leden(kolom)
        gevonden = [een for een in meetmomenten(self.over)[1] if self._zonder_getal(een.moment, kolommen) is None]
        for een in gevonden:
            self.keur(een.moment)
        return gevonden

    def als_cijfers(self, kolommen: Sequence[str], rijen: Iterable[Mapping[str, Any]]) -> Cijfers:
        """Lay rows with a waarde over all moments and members: what `per` gives."""
        dimensies, over = meetmomenten(self.over)
        leden = {naam: list(dict.fromkeys(een.plek[plaats] for een in over)) for plaats, naam in enumerate(dimensies)}
        op_plek = {een.plek: een for een in over}
        zonder = {een.plek: self._zonder_getal(een.moment, kolommen) for een in over}
        vol = [rij for rij in self.gevuld(rijen, kolommen) if zonder[tuple(rij[naam] for naam in dimensies)] is None]

        def ontbrekend(cel: Sleutel) -> Inhoud | None:
            plek, deel = cel[: len(dimensies)], cel[len(dimensies) :]
            bestaat = plek in op_plek and self._bestaat(op_plek[plek], kolommen, deel)
            return (zonder[plek] or self.leeg) if bestaat else None

        return maak(
            [{"teken": GETAL, "tekst": "", **rij} for rij in vol],
            {**leden, **{kolom: self.register.leden(kolom) for kolom in kolommen}},
            eenheid=self.eenheid,
            decimalen=self.decimalen,
            bronnen=self.bronnen or (self.register.bron.naam,),
            ontbrekend=ontbrekend,
            kenmerk=lambda cel: self._kenmerk(op_plek[cel[: len(dimensies)]], kolommen, cel[len(dimensies) :]),
        )

    def _zonder_getal(self, moment: Moment, kolommen: Sequence[str]) -> Inhoud | None:
        """Give what stands at a moment instead of a number; None when it can be counted."""
        register = self.register
        if laatste_dag(moment) > register.periode.peildatum:
            return float("nan"), NOG_NIET, ""
        if not register.mag(self.maat, moment, kolommen):
            return niet_te_bepalen(GERECONSTRUEERD)
        reden = register.te_vroeg(self.nodig(moment)) or self.waarom_niet(moment)
        return niet_te_bepalen(reden) if reden else None

    def _kenmerk(self, een: Meetmoment, kolommen: Sequence[str], cel: Sleutel) -> Kenmerk | None:
        """Say what a cell is, wherever it is shown."""
        if not self.benoemd:
            return None
        moment = een.moment
        wanneer = f"{laatste_dag(moment)}" if self.op_dag else f"{eerste_dag(moment)}/{laatste_dag(moment)}"
        delen = {*self.register.gekozen, *self.keuze(een), *zip(kolommen, cel, strict=True)}
        begrip = f"{self.register.begrip}: {self.maat} in {self.eenheid}"
        return Kenmerk(begrip, wanneer, frozenset(deel for deel in delen if deel[1] != TOTAAL))

    def _bestaat(self, een: Meetmoment, kolommen: Sequence[str], cel: Sleutel) -> bool:
        """Tell whether a cell exists: its gemeente does."""
        if "gemeente" not in kolommen:
            return True
        gemeente = cel[list(kolommen).index("gemeente")]
        return self.register.bestaat(gemeente, *self.bestaan(een.moment), een.peildatum)

    def _gevraagd(
        self,
        over: Sequence[Meetmoment],
        kolommen: Sequence[str],
        binnen: Waar | None,
        getallen: Mapping[str, Getal],
        ook: Sequence[str],
    ) -> list[dict[str, Any]]:
        register, nodig = self.register, min(self.nodig(een.moment) for een in over)
        # Not told apart by gemeente, a person who has help in two of them is one.
        regio = register.regio or "gemeente" not in kolommen
        gebieden = (False, True) if register.beide and "gemeente" in kolommen else (regio,)
        tabel = naast(self.basis(nodig) if self.basis else register.rijen_vanaf(nodig), over, gebieden, self.dagen)
        tabel = register.in_gebieden(tabel, self._indeling(over))
        tabel = self.rijen(tabel) if self.rijen else tabel
        tabel = tabel.filter(binnen(tabel)) if binnen else tabel
        sleutel = ["moment", *kolommen, *ook]
        vraag = tabel.group_by(sleutel).aggregate(**{naam: getal(tabel) for naam, getal in getallen.items()})
        rijen = [rij for rij in register.rijen(vraag, kolommen) if rij["moment"] % 2 == regio]
        return [{**rij, "moment": over[rij["moment"] // 2]} for rij in rijen]

    def _indeling(self, over: Sequence[Meetmoment]) -> str:
        return "peildatum" if any(een.peildatum for een in over) else self.indeling

    def telt_naast(self, ander: "Meting") -> bool:
        """Tell whether one query can count both: of the same rows, at the same moments, in the same borders."""
        zelfde = all(
            getattr(self, naam) is getattr(ander, naam) for naam in ("register", "over", "basis", "rijen", "bronnen")
        )
        over = meetmomenten(self.over)[1]
        return zelfde and self.dagen == ander.dagen and self._indeling(over) == ander._indeling(over)

    def gevuld(self, rijen: Iterable[Mapping[str, Any]], kolommen: Sequence[str]) -> list[Mapping[str, Any]]:
        """Keep the rows in which something was counted; raise `CalculationError` when that has nothing in a column.

        The mean of no rows at all is empty; a count of none is what `leeg` says of a place.
        """
        vol = [rij for rij in rijen if rij["waarde"] or (rij["waarde"] is not None and self.leeg != NUL)]
        mag_leeg = [kolom for kolom in kolommen if self.register.mag_leeg(kolom)]
        for rij, kolom in product(vol, mag_leeg):
            if rij[kolom] is None:
                raise CalculationError(
                    f"Bron {self.register.bron.naam}: {rij['waarde']} {self.eenheid} hebben geen {kolom} "
                    f"en tellen zo niet mee in de {self.maat}; vul de kolom aan of splits er niet naar uit."
                )
        return vol


def meting(
    register: Register,
    maat: str,
    over: Moment | Sequence[Moment],
    waar: Waar | None,
    tel: Tel,
    eenheid: str = "",
    *,
    keur: Callable[[Moment], object] = lambda _: None,
    rijen: Rijen | None = None,
) -> Meting:
    """Make a measure over one moment, or over a sequence of them; in the unit of the register, unless said otherwise.

    Raises `CalculationError` on a telling, or when `over` is no moment.
    """
    if not isinstance(register, Register):
        wat = f"Bron {register.bron.naam} is een telling" if isinstance(register, Telling) else f"Dit is {register!r}"
        raise CalculationError(f"{wat}; {maat} kan alleen op een register. Gebruik een bron met een rij per geval.")
    meetmomenten(over)
    return Meting(register, maat, over, waar, tel, eenheid or register.bron.eenheid, keur=keur, rijen=rijen)


def met_achter(cijfers: Cijfers, aantallen: Mapping[Sleutel, int]) -> Cijfers:
    """Say how many rows stand behind each number that is a mean or a median."""
    telt = {cel for cel, inhoud in cijfers.cellen().items() if inhoud.telt}
    achter = {cel: aantal for cel, aantal in aantallen.items() if cel in telt}
    return replace(cijfers, regels=replace(cijfers.regels, achter=achter))


def geteld(
    metingen: Sequence[Meting], kolommen: Sequence[str], binnen: Waar | None, getallen: Sequence[Getal]
) -> list[Cijfers]:
    """Count several measures of the same rows in one query: of the rows `binnen`, a number for each."""
    te_tellen = [een.te_tellen(kolommen) for een in metingen]
    momenten_ = {een.plek: een for van in te_tellen for een in van}
    namen_ = [f"waarde_{nummer}" for nummer in range(len(metingen))]
    # What no moment can be asked of is not asked.
    per_naam = {naam: getal for naam, getal, van in zip(namen_, getallen, te_tellen, strict=True) if van}
    alle = replace(metingen[0], nodig=lambda over: min(een.nodig(over) for een in metingen))
    rijen = alle.rijen_per_moment(kolommen, list(momenten_.values()), binnen, per_naam)
    return [
        een.als_cijfers(kolommen, [{**rij, "waarde": rij.get(naam)} for rij in rijen])
        for een, naam in zip(metingen, namen_, strict=True)
    ]


def _beide(een: Waar | None, ander: Waar) -> Waar:
    return lambda tabel: een(tabel) & ander(tabel) if een else ander(tabel)


def _in_het_kort(geteld: Meting) -> str:
    """Count a measure as a whole, for who looks at it; where that cannot be done, say why."""
    try:
        cellen = geteld.per().cellen().values()
    except MonitorError as error:
        return str(error)
    return ", ".join(f"{een.waarde:g}" if een.telt else een.tekst or een.teken for een in cellen)


def van_het_eind(meting: Meting) -> Meting:
    """Give a measure over a period that has a cell for the gemeenten that exist at its end."""
    return replace(meting, bestaan=lambda over: (laatste_dag(over), laatste_dag(over)))


def op_peildatum(geteld: Meting) -> Meting:
    """Say that a measure counts on the last day of a moment, on which a gemeente must exist: for a stand."""
    return replace(geteld, bestaan=lambda moment: (laatste_dag(moment), laatste_dag(moment)), op_dag=True)
