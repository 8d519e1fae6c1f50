"""A measure on a register: which rows, counted how, at which moments; `per` gives it as cijfers.

All moments are counted by one query: the rows of the register stand beside each moment, whose days are columns.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Self

from ibis.expr.types import BooleanValue, NumericScalar, Table

from monitorlib.cijfers.cijfers import Cijfers
from monitorlib.cijfers.maken import maak
from monitorlib.cijfers.momenten import (
    Dagen,
    Meetmoment,
    dagen_van,
    eerste_dag,
    laatste_dag,
    meetmomenten,
    momenten,
    naast,
    namen,
)
from monitorlib.cijfers.regels import GETAL, NIET_TE_BEPALEN, NOG_NIET, TOTAAL, Kenmerk, Sleutel
from monitorlib.cijfers.verhouding import verhouding
from monitorlib.errors import CalculationError, MonitorError
from monitorlib.kwartaal import Moment
from monitorlib.sources.opened import Register, Telling
from monitorlib.sources.warehouse import in_magazijn

GERECONSTRUEERD = "niet te bepalen (gereconstrueerde bron)"
# Which rows count, of rows that stand beside a moment: with its days `begin` and `einde`, and its number `moment`.
Rijen = Callable[[Table], Table]
Waar = Callable[[Table], BooleanValue]
# What number rows make, or those of them for which something holds.
Tel = Callable[[Table, BooleanValue | None], NumericScalar]
Inhoud = tuple[float, str, str]
NUL: Inhoud = (0.0, GETAL, "")


def niet_te_bepalen(reden: str) -> Inhoud:
    """Give the content of a cell that holds no number, with why."""
    return float("nan"), NIET_TE_BEPALEN, reden


@dataclass(frozen=True, repr=False)
class Meting:
    """A measure on a register, over one or more moments; `per` counts it.

    `rijen` gives the rows to count of those that stand beside a moment, `tel` the number they make. `leeg` is what a
    combination without a single row is: a count is 0, a mean does not exist. `waarom_niet` says why a moment cannot be
    measured (yet), or nothing; `keur` raises for a moment that cannot be asked.
    """

    register: Register
    maat: str
    over: Moment | Sequence[Moment]
    rijen: Rijen
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
        over = ", ".join(namen(momenten(self.over)))
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
        return self.samen_per(kolommen, {"waarde": lambda tabel: self.tel(tabel, None)})["waarde"]

    def samen_per(
        self, kolommen: Sequence[str], tellingen: Mapping[str, Callable[[Table], NumericScalar]]
    ) -> dict[str, Cijfers]:
        """Count several numbers of the same rows in one query; each as `per` gives one."""
        rijen = self.geteld(kolommen, tellingen)
        return {naam: self.als_cijfers(kolommen, [{**rij, "waarde": rij[naam]} for rij in rijen]) for naam in tellingen}

    def geteld(
        self,
        kolommen: Sequence[str],
        tellingen: Mapping[str, Callable[[Table], NumericScalar]],
        ook: Sequence[str] = (),
    ) -> list[dict[str, Any]]:
        """Give the rows of the query, with the dimensions of the moments, per crossing of columns and of `ook`."""
        for kolom in kolommen:
            if not isinstance(kolom, str):
                raise CalculationError(f"per(...) vraagt namen van kolommen, los na elkaar; gegeven is {kolom!r}.")
            self.register.leden(kolom)
        dimensies, over = meetmomenten(self.over)
        tellen = [een for een in over if self._zonder_getal(een.moment, kolommen) is None]
        for een in tellen:
            self.keur(een.moment)
        # What a warehouse is asked of one moment does not depend on what else is asked.
        delen = [[een] for een in tellen] if in_magazijn(self.register.tabel) else [tellen] if tellen else []
        rijen = [rij for deel in delen for rij in self._gevraagd(deel, kolommen, tellingen, ook)]
        return [{**rij, **dict(zip(dimensies, rij["moment"].plek, strict=True))} for rij in rijen]

    def als_cijfers(self, kolommen: Sequence[str], rijen: Iterable[Mapping[str, Any]]) -> Cijfers:
        """Lay rows with a waarde over all moments and members: what `per` gives."""
        dimensies, over = meetmomenten(self.over)
        leden = {naam: list(dict.fromkeys(een.plek[plaats] for een in over)) for plaats, naam in enumerate(dimensies)}
        op_plek = {een.plek: een for een in over}
        anders = {een.plek: self._zonder_getal(een.moment, kolommen) or self.leeg for een in over}

        def ontbrekend(cel: Sleutel) -> Inhoud | None:
            plek, deel = cel[: len(dimensies)], cel[len(dimensies) :]
            return anders[plek] if plek in op_plek and self._bestaat(op_plek[plek], kolommen, deel) else None

        return maak(
            # The mean of no rows at all is empty.
            [{"teken": GETAL, "tekst": "", **rij, "kenmerk": None} for rij in rijen if rij["waarde"] is not None],
            {**leden, **{kolom: self.register.leden(kolom) for kolom in kolommen}},
            eenheid=self.eenheid,
            decimalen=self.decimalen,
            bronnen=self.bronnen or (self.register.bron.naam,),
            ontbrekend=ontbrekend,
            kenmerk=lambda cel: self._kenmerk(op_plek[cel[: len(dimensies)]], kolommen, cel[len(dimensies) :]),
        )

    def onder(self, rijen: Rijen) -> Self:
        """Give the same measure over part of its rows."""
        hele = self.rijen
        return replace(self, rijen=lambda tabel: rijen(hele(tabel)), benoemd=False)

    def _zonder_getal(self, moment: Moment, kolommen: Sequence[str]) -> Inhoud | None:
        """Give what stands at a moment instead of a number; None when it can be counted."""
        register = self.register
        if laatste_dag(moment) > register.kwartaal.peildatum:
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
        tellingen: Mapping[str, Callable[[Table], NumericScalar]],
        ook: Sequence[str],
    ) -> list[dict[str, Any]]:
        register, nodig = self.register, min(self.nodig(een.moment) for een in over)
        # Not told apart by gemeente, a person who has help in two of them is one.
        regio = register.regio or "gemeente" not in kolommen
        gebieden = (False, True) if register.beide and "gemeente" in kolommen else (regio,)
        basis = self.basis(nodig) if self.basis else register.rijen_vanaf(nodig)
        grenzen_van = max((een.peildatum for een in over if een.peildatum), default=None)
        tabel = self.rijen(register.in_gebieden(naast(basis, over, gebieden, self.dagen), grenzen_van))
        sleutel = ["moment", *kolommen, *ook]
        vraag = tabel.group_by(sleutel).aggregate(**{naam: tel(tabel) for naam, tel in tellingen.items()})
        rijen = [rij for rij in register.rijen(vraag, kolommen) if rij["moment"] % 2 == regio]
        for rij in rijen:
            self._keur_gevuld(rij, kolommen, next(iter(tellingen)))
        return [{**rij, "moment": over[rij["moment"] // 2]} for rij in rijen]

    def _keur_gevuld(self, rij: Mapping[str, Any], kolommen: Sequence[str], telling: str) -> None:
        leeg = [kolom for kolom in kolommen if rij[kolom] is None and self.register.mag_leeg(kolom)]
        if leeg:
            raise CalculationError(
                f"Bron {self.register.bron.naam}: {rij[telling]} {self.eenheid} hebben geen {leeg[0]} "
                f"en tellen zo niet mee in de {self.maat}; vul de kolom aan of splits er niet naar uit."
            )


@dataclass(frozen=True, repr=False)
class Aandeel:
    """A share: part of the rows of a measure over all of them, in %; `per` counts both at once and divides."""

    waar: Waar
    geheel: Meting
    regel: str
    decimalen: int = 1

    def __repr__(self) -> str:
        return f"Aandeel in %: {self.regel}\n{self.geheel!r}"

    def per(self, *kolommen: str) -> Cijfers:
        """Give 100 × deel / geheel; 'niet te bepalen' where the noemer is zero or either cannot be given."""
        tel = self.geheel.tel
        van = self.geheel.samen_per(
            kolommen, {"geheel": lambda tabel: tel(tabel, None), "deel": lambda tabel: tel(tabel, self._waar(tabel))}
        )
        deel, geheel = van["deel"], van["geheel"]
        aandeel = verhouding(deel, geheel, factor=100, eenheid="%", decimalen=self.decimalen, regel=self.regel)
        kenmerken = {
            cel: replace(een, begrip=f"{een.begrip}, aandeel {self.regel}")
            for cel, een in geheel.regels.kenmerken.items()
            if cel in aandeel.cellen()
        }
        return replace(aandeel, regels=replace(aandeel.regels, kenmerken=kenmerken))

    @property
    def deel(self) -> Meting:
        """The part as a measure of its own."""
        return self.geheel.onder(lambda tabel: tabel.filter(self._waar(tabel)))

    def _waar(self, tabel: Table) -> BooleanValue:
        waar = self.waar(tabel)
        if not isinstance(waar, BooleanValue):
            raise CalculationError(
                f"Het deel van een aandeel ({self.regel}) is een voorwaarde, zoals "
                f"lambda rijen: rijen.leveringsvorm == 'PGB'; gegeven is een {type(waar).__name__}."
            )
        return waar


def meting(
    register: Register,
    maat: str,
    over: Moment | Sequence[Moment],
    rijen: Rijen,
    tel: Tel,
    eenheid: str = "",
    keur: Callable[[Moment], object] = lambda _: None,
) -> Meting:
    """Make a measure over one moment, or over a sequence of them; in the unit of the register, unless said otherwise.

    Raises `CalculationError` on a telling, or when `over` is no moment.
    """
    if not isinstance(register, Register):
        wat = f"Bron {register.bron.naam} is een telling" if isinstance(register, Telling) else f"Dit is {register!r}"
        raise CalculationError(f"{wat}; {maat} kan alleen op een register.")
    meetmomenten(over)
    return Meting(register, maat, over, rijen, tel, eenheid or register.bron.eenheid, keur=keur)


def aandeel(geheel: Meting, deel: Waar, regel: str) -> Aandeel:
    """Make the share of the rows of a measure for which `deel` holds."""
    return Aandeel(deel, geheel, regel)


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
