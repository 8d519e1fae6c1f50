"""A measure on a register: which rows, counted how, at which moments; `per` gives it as cijfers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Self, get_args

from ibis.expr.types import NumericScalar, Table

from monitorlib.cijfers.cijfers import Cijfers
from monitorlib.cijfers.maken import maak, samen
from monitorlib.cijfers.regels import GETAL, NIET_TE_BEPALEN, NOG_NIET, TOTAAL, Kenmerk, Sleutel
from monitorlib.cijfers.verhouding import verhouding
from monitorlib.errors import CalculationError, MonitorError
from monitorlib.kwartaal import Kwartaal, Maand, Moment, datum_kort
from monitorlib.sources.opened import Register, Telling

GERECONSTRUEERD = "niet te bepalen (gereconstrueerde bron)"
Rijen = Callable[[Table, Moment], Table]
Inhoud = tuple[float, str, str]
NUL: Inhoud = (0.0, GETAL, "")


def niet_te_bepalen(reden: str) -> Inhoud:
    """Give the content of a cell that holds no number, with why."""
    return float("nan"), NIET_TE_BEPALEN, reden


@dataclass(frozen=True, repr=False)
class Meting:
    """A measure on a register, over one or more moments; `per` counts it.

    `rijen` gives the rows to count at a moment, `tel` the number they make. `leeg` is what a combination without a
    single row is: a count is 0, a mean does not exist. `waarom_niet` says why a moment cannot be measured (yet), or
    nothing.
    """

    register: Register
    maat: str
    over: tuple[Moment, ...]
    rijen: Rijen
    tel: Callable[[Table], NumericScalar]
    eenheid: str
    decimalen: int = 0
    reeks: bool = False
    leeg: Inhoud = NUL
    waarom_niet: Callable[[Moment], str] = lambda _: ""
    # The days on one of which a gemeente must exist to have a cell at a moment.
    bestaan: Callable[[Moment], tuple[date, date]] = lambda over: dagen_van(over)
    # The first day that the register must be complete for: of a stroom the peildatum that it starts from.
    nodig: Callable[[Moment], date] = lambda over: eerste_dag(over)
    # The sources that are counted, when they are more than the register itself.
    bronnen: tuple[str, ...] = ()
    # Whether it counts on the last day of a moment, and not over all its days.
    op_dag: bool = False
    # What is counted has a name of its own: a part of it, by rows that only a function knows, has none.
    benoemd: bool = True

    def __repr__(self) -> str:
        """Say what is counted and how to go on; nothing of a person, nothing of the query."""
        over = ", ".join(namen(self.over))
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
        for kolom in kolommen:
            if not isinstance(kolom, str):
                raise CalculationError(f"per(...) vraagt namen van kolommen, los na elkaar; gegeven is {kolom!r}.")
        delen = [self._op(moment, kolommen) for moment in self.over]
        if not self.reeks:
            return delen[0]
        return samen(*(deel.met_dimensie("periode", naam) for deel, naam in zip(delen, namen(self.over), strict=True)))

    def onder(self, rijen: Rijen) -> Self:
        """Give the same measure over part of its rows."""
        hele = self.rijen
        return replace(self, rijen=lambda tabel, moment: rijen(hele(tabel, moment), moment), benoemd=False)

    def _op(self, moment: Moment, kolommen: Sequence[str]) -> Cijfers:
        register = self.register
        leden = {kolom: register.leden(kolom) for kolom in kolommen}
        rijen, anders = [], self.leeg
        if laatste_dag(moment) > register.kwartaal.peildatum:
            anders = (float("nan"), NOG_NIET, "")
        elif not register.mag(self.maat, moment, kolommen):
            anders = niet_te_bepalen(GERECONSTRUEERD)
        elif reden := register.te_vroeg(self.nodig(moment)) or self.waarom_niet(moment):
            anders = niet_te_bepalen(reden)
        else:
            rijen = self._geteld(moment, kolommen)
        return maak(
            rijen,
            leden,
            eenheid=self.eenheid,
            decimalen=self.decimalen,
            bronnen=self.bronnen or (register.bron.naam,),
            ontbrekend=lambda cel: anders if self._bestaat(moment, kolommen, cel) else None,
            kenmerk=lambda cel: self._kenmerk(moment, kolommen, cel),
        )

    def _kenmerk(self, moment: Moment, kolommen: Sequence[str], cel: Sleutel) -> Kenmerk | None:
        """Say what a cell is, wherever it is shown."""
        if not self.benoemd:
            return None
        wanneer = f"{laatste_dag(moment)}" if self.op_dag else f"{eerste_dag(moment)}/{laatste_dag(moment)}"
        delen = {*self.register.gekozen, *zip(kolommen, cel, strict=True)}
        begrip = f"{self.register.begrip}: {self.maat} in {self.eenheid}"
        return Kenmerk(begrip, wanneer, frozenset(deel for deel in delen if deel[1] != TOTAAL))

    def _bestaat(self, moment: Moment, kolommen: Sequence[str], cel: Sleutel) -> bool:
        """Tell whether a cell exists: its gemeente does."""
        if "gemeente" not in kolommen:
            return True
        return self.register.bestaat(cel[list(kolommen).index("gemeente")], *self.bestaan(moment))

    def _geteld(self, moment: Moment, kolommen: Sequence[str]) -> list[dict[str, object]]:
        # Not told apart by gemeente, a person who has help in two of them is one.
        van = self.register if "gemeente" in kolommen else self.register.als_regio()
        tabel = self.rijen(van.rijen_vanaf(self.nodig(moment)), moment)
        waarde = self.tel(tabel)
        geteld = tabel.group_by(list(kolommen)).aggregate(waarde=waarde) if kolommen else tabel.aggregate(waarde=waarde)
        onbekend = [kolom for kolom in kolommen if self.register.mag_leeg(kolom)]
        rijen = self.register.rijen(geteld, kolommen)
        for rij in rijen:
            leeg = [kolom for kolom in onbekend if rij[kolom] is None]
            if leeg:
                raise CalculationError(
                    f"Bron {self.register.bron.naam}: {rij['waarde']} {self.eenheid} hebben geen {leeg[0]} "
                    f"en tellen zo niet mee in de {self.maat}; vul de kolom aan of splits er niet naar uit."
                )
        # The mean of no rows at all is empty.
        return [{"teken": GETAL, "tekst": "", **rij} for rij in rijen if rij["waarde"] is not None]


@dataclass(frozen=True, repr=False)
class Aandeel:
    """A share: part of the rows of a measure over all of them, in %; `per` counts both and divides."""

    deel: Meting
    geheel: Meting
    regel: str
    decimalen: int = 1

    def __repr__(self) -> str:
        return f"Aandeel in %: {self.regel}\n{self.geheel!r}"

    def per(self, *kolommen: str) -> Cijfers:
        """Give 100 × deel / geheel; 'niet te bepalen' where the noemer is zero or either cannot be given."""
        deel, geheel = self.deel.per(*kolommen), self.geheel.per(*kolommen)
        aandeel = verhouding(deel, geheel, factor=100, eenheid="%", decimalen=self.decimalen, regel=self.regel)
        kenmerken = {
            cel: replace(een, begrip=f"{een.begrip}, aandeel {self.regel}")
            for cel, een in geheel.regels.kenmerken.items()
            if cel in aandeel.cellen()
        }
        return replace(aandeel, regels=replace(aandeel.regels, kenmerken=kenmerken))


def meting(
    register: Register,
    maat: str,
    over: Moment | Sequence[Moment],
    rijen: Rijen,
    tel: Callable[[Table], NumericScalar],
    eenheid: str = "",
) -> Meting:
    """Make a measure over one moment, or over a sequence of them; in the unit of the register, unless said otherwise.

    Raises `CalculationError` on a telling, or when `over` is no moment.
    """
    if not isinstance(register, Register):
        wat = f"Bron {register.bron.naam} is een telling" if isinstance(register, Telling) else f"Dit is {register!r}"
        raise CalculationError(f"{wat}; {maat} kan alleen op een register.")
    eenheid = eenheid or register.bron.eenheid
    return Meting(register, maat, momenten(over), rijen, tel, eenheid, reeks=isinstance(over, Sequence))


def momenten(over: Moment | Sequence[Moment]) -> tuple[Moment, ...]:
    """Give one or more moments as a row of them; raise `CalculationError` for what is no moment, or is there twice."""
    rij = tuple(over) if isinstance(over, Sequence) and not isinstance(over, str) else (over,)
    for een in rij:
        if not isinstance(een, get_args(Moment)):
            raise CalculationError(
                f"{een!r} is geen moment. Geef een dag, maand, kwartaal, halfjaar of jaar, of een rij daarvan: "
                "bijvoorbeeld hoofdstuk.kwartaal of Kwartaal.lees('2024-Q4')."
            )
    dagen = tuple(een.date() if isinstance(een, datetime) else een for een in rij)
    if not dagen or len(set(dagen)) < len(dagen):
        raise CalculationError("Geef ten minste één moment, en elk moment één keer.")
    return dagen


def aandeel(geheel: Meting, deel: Rijen, regel: str) -> Aandeel:
    """Make the share of the rows of a measure that are also among `deel`."""
    return Aandeel(geheel.onder(deel), geheel, regel)


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


def dagen_van(moment: Moment) -> tuple[date, date]:
    """Give the first and the last day of a moment."""
    return (moment, moment) if isinstance(moment, date) else (moment.beginstand + timedelta(days=1), moment.peildatum)


def eerste_dag(moment: Moment) -> date:
    """Give the day itself, or the peildatum from which the flows of a period start."""
    return moment if isinstance(moment, date) else moment.beginstand


def laatste_dag(moment: Moment) -> date:
    """Give the day itself, or the peildatum of a period."""
    return moment if isinstance(moment, date) else moment.peildatum


def grenzen(moment: Moment) -> tuple[date, date]:
    """Give the peildatum before a period and its own; raise `CalculationError` for a day."""
    if isinstance(moment, date):
        raise CalculationError("Een stroom telt over een maand, kwartaal of halfjaar, niet op een dag.")
    return moment.beginstand, moment.peildatum


def namen(momenten: Sequence[Moment]) -> list[str]:
    """Name moments as the columns of one table; quarters or months of several years with their year."""
    kort = [label(moment) for moment in momenten]
    if len(set(kort)) == len(kort):
        return kort
    return [
        een.kort_met_jaar if isinstance(een, Kwartaal) else een.label if isinstance(een, Maand) else label(een)
        for een in momenten
    ]


def label(moment: Moment) -> str:
    """Name a moment as a column of a table does."""
    return datum_kort(moment) if isinstance(moment, date) else moment.kort
