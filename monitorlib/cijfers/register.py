"""Count on a register: the stand on a peildatum, instroom and uitstroom in a period, cliënten, duur.

A row runs on a day when ingangsdatum <= day and (einddatum is empty or einddatum >= day). [Definitiedocument
Medemblik 2022; CBS 82967NED.] Between peildatum b and a later peildatum e, instroom are the rows with ingangsdatum
after b and not after e, uitstroom those with einddatum from b to the day before e. So stand at b + instroom −
uitstroom = stand at e, always, and a row that comes and goes in between counts in both.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import ibis
from ibis.expr.types import BooleanValue, IntegerScalar, NumericScalar, Table

from monitorlib.cijfers.cijfers import Cijfers, maak, samen
from monitorlib.cijfers.regels import GETAL, NIET_TE_BEPALEN, NOG_NIET
from monitorlib.cijfers.verband import delen_van
from monitorlib.errors import CalculationError
from monitorlib.kwartaal import Kwartaal, Maand, Moment, datum_kort
from monitorlib.sources.opened import Register

GERECONSTRUEERD = "niet te bepalen (gereconstrueerde bron)"


@dataclass(frozen=True)
class Meting:
    """A measure on a register, over one or more moments; `per` counts it."""

    register: Register
    maat: str
    over: tuple[Moment, ...]
    rijen: Callable[[Table, Moment], BooleanValue]
    tel: Callable[[Table], NumericScalar]
    eenheid: str
    decimalen: int = 0
    reeks: bool = False
    # What a combination without a single row is: a count is 0, a mean does not exist.
    leeg: tuple[float, str, str] = (0.0, GETAL, "")

    def per(self, *kolommen: str) -> Cijfers:
        """Count per crossing of coded columns; several moments give a dimension `periode` in front.

        Returns cijfers over every combination of members, `leeg` where there is nothing to count. A moment after the
        edition's peildatum is 'nog niet'. What a reconstructed source does not fix is 'niet te bepalen'.
        """
        delen = [self._op(moment, kolommen) for moment in self.over]
        if not self.reeks:
            return delen[0]
        return samen(
            *(deel.met_dimensie("periode", _label(moment)) for deel, moment in zip(delen, self.over, strict=True))
        )

    def _op(self, moment: Moment, kolommen: Sequence[str]) -> Cijfers:
        register = self.register
        leden = {kolom: register.leden(kolom) for kolom in kolommen}
        rijen, anders = [], self.leeg
        if _laatste_dag(moment) > register.kwartaal.peildatum:
            anders = (float("nan"), NOG_NIET, "")
        elif not register.mag(self.maat, moment, kolommen):
            anders = (float("nan"), NIET_TE_BEPALEN, GERECONSTRUEERD)
        else:
            rijen = self._geteld(moment, kolommen)
        return maak(
            rijen,
            leden,
            eenheid=self.eenheid,
            decimalen=self.decimalen,
            bronnen=(register.bron.naam,),
            ontbrekend=lambda _: anders,
        )

    def _geteld(self, moment: Moment, kolommen: Sequence[str]) -> list[dict[str, object]]:
        tabel = self.register.tabel
        tabel = tabel.filter(self.rijen(tabel, moment))
        waarde = self.tel(tabel)
        geteld = tabel.group_by(list(kolommen)).aggregate(waarde=waarde) if kolommen else tabel.aggregate(waarde=waarde)
        onbekend = [kolom for kolom in kolommen if self.register.bron.kolom(kolom).mag_leeg]
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


def stand(register: Register, *, op: Moment | Sequence[Moment]) -> Meting:
    """Count the rows that run on a peildatum, or on the peildatum of a month or quarter."""
    return _meting(register, "stand", op, _loopt, lambda tabel: tabel.count(), register.bron.eenheid)


def instroom(register: Register, *, in_: Moment | Sequence[Moment]) -> Meting:
    """Count the rows that start in a month or quarter."""
    return _meting(register, "instroom", in_, _begint, lambda tabel: tabel.count(), register.bron.eenheid)


def uitstroom(register: Register, *, in_: Moment | Sequence[Moment]) -> Meting:
    """Count the rows that end in a month or quarter, up to the day before its peildatum."""
    return _meting(register, "uitstroom", in_, _eindigt, lambda tabel: tabel.count(), register.bron.eenheid)


def balans(register: Register, *, in_: Sequence[Maand | Kwartaal], per: str) -> Cijfers:
    """Give stand at the start, instroom, uitstroom and stand at the end, per period and `per`, as dimension `post`.

    They carry the rule that start + instroom − uitstroom = end.
    """
    metingen = {
        "Begin": stand(register, op=[moment.beginstand for moment in in_]),
        "Erbij": instroom(register, in_=in_),
        "Eraf": uitstroom(register, in_=in_),
        "Eind": stand(register, op=in_),
    }
    labels = {datum_kort(moment.beginstand): _label(moment) for moment in in_}
    delen = [meting.per(per).hernoem("periode", labels).met_dimensie("post", post) for post, meting in metingen.items()]
    return delen_van(samen(*delen), "post", "Eind", {"Begin": 1, "Erbij": 1, "Eraf": -1})


def unieke_clienten(register: Register, *, op: Moment | Sequence[Moment]) -> Meting:
    """Count the persons with at least one row that runs on a peildatum."""
    return _meting(register, "unieke cliënten", op, _loopt, lambda tabel: _personen(register, tabel), "cliënten")


def duur(register: Register, *, in_: Moment | Sequence[Moment]) -> Meting:
    """Give the mean duration in days, first and last day included, of the rows that end in a period."""
    return _meting(
        register,
        "duur",
        in_,
        _eindigt,
        lambda tabel: (tabel.einddatum.delta(tabel.ingangsdatum, unit="day") + 1).mean(),
        "dagen",
        decimalen=1,
        leeg=(float("nan"), NIET_TE_BEPALEN, "niets om te middelen"),
    )


def _meting(
    register: Register,
    maat: str,
    over: Moment | Sequence[Moment],
    rijen: Callable[[Table, Moment], BooleanValue],
    tel: Callable[[Table], NumericScalar],
    eenheid: str,
    decimalen: int = 0,
    leeg: tuple[float, str, str] = (0.0, GETAL, ""),
) -> Meting:
    if not register.bron.is_register:
        raise CalculationError(f"Bron {register.bron.naam} is een telling; {maat} kan alleen op een register.")
    reeks = isinstance(over, Sequence)
    momenten = tuple(over) if isinstance(over, Sequence) else (over,)
    return Meting(register, maat, momenten, rijen, tel, eenheid, decimalen, reeks, leeg)


def _loopt(tabel: Table, moment: Moment) -> BooleanValue:
    dag = ibis.literal(_laatste_dag(moment))
    return (tabel.ingangsdatum <= dag) & (tabel.einddatum.isnull() | (tabel.einddatum >= dag))


def _begint(tabel: Table, moment: Moment) -> BooleanValue:
    begin, einde = _grenzen(moment)
    return (tabel.ingangsdatum > begin) & (tabel.ingangsdatum <= einde)


def _eindigt(tabel: Table, moment: Moment) -> BooleanValue:
    begin, einde = _grenzen(moment)
    return (tabel.einddatum >= begin) & (tabel.einddatum < einde)


def _personen(register: Register, tabel: Table) -> IntegerScalar:
    if "client" not in register.bron.kolomnamen or tabel.filter(tabel.client.isnull()).count().execute():
        raise CalculationError(
            f"Bron {register.bron.naam} heeft rijen zonder client; unieke cliënten zijn niet te tellen."
        )
    return tabel.client.nunique()


def _laatste_dag(moment: Moment) -> date:
    return moment if isinstance(moment, date) else moment.peildatum


def _grenzen(moment: Moment) -> tuple[date, date]:
    if not isinstance(moment, Maand | Kwartaal):
        raise CalculationError("Een stroom telt over een maand of een kwartaal, niet op een dag.")
    return moment.beginstand, moment.peildatum


def _label(moment: Moment) -> str:
    return datum_kort(moment) if isinstance(moment, date) else moment.kort
