"""Waiting: how long until something happens, with those for whom it has not happened yet.

Who still waits on the peildatum of the period counts as waiting at least until then (censored), so that the longest
waits are not left out: the median is that of Kaplan and Meier, from the product-limit estimate of statsmodels. What
happened after that peildatum is not known on it, so that a period counted again later gives the same number.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import ibis
from ibis.expr.types import Table

from monitorlib.cijfers.cijfers import Cijfers
from monitorlib.cijfers.maken import maak, samen
from monitorlib.cijfers.meting import (
    Meting,
    dagen_van,
    grenzen,
    laatste_dag,
    meting,
    momenten,
    namen,
    niet_te_bepalen,
    op_peildatum,
)
from monitorlib.cijfers.regels import GETAL
from monitorlib.cijfers.register import aantal
from monitorlib.kwartaal import Moment, Periode
from monitorlib.sources.opened import Register

_WACHT_NOG = "meer dan de helft wacht nog"


@dataclass(frozen=True, repr=False)
class TijdTot:
    """The median time in days from one day to another, of all for whom the first falls in a period."""

    register: Register
    van: str
    tot: str
    over: tuple[Periode, ...]
    reeks: bool

    def __repr__(self) -> str:
        over = ", ".join(namen(self.over))
        return f"TijdTot: mediaan in dagen van {self.van} tot {self.tot}; {over}\nTel met .per() of .per(kolom, ...)."

    def per(self, *kolommen: str) -> Cijfers:
        """Give the median in days; 'niet te bepalen' where nobody began, or where more than half still wait."""
        delen = [self._op(over, kolommen) for over in self.over]
        if not self.reeks:
            return delen[0]
        return samen(*(deel.met_dimensie("periode", naam) for deel, naam in zip(delen, namen(self.over), strict=True)))

    def _op(self, over: Periode, kolommen: Sequence[str]) -> Cijfers:
        # Which cells exist, and why there is no number, is the same as for a count of the same rows.
        geteld = self.begonnen(over).per(*kolommen)
        medianen = {} if self._kan_niet(over) else self._medianen(over, kolommen)
        rijen = []
        for cel, inhoud in geteld.cellen().items():
            waarde, teken, tekst = inhoud["waarde"], inhoud["teken"], inhoud["tekst"]
            if teken == GETAL:
                waarde, teken, tekst = medianen.get(cel, niet_te_bepalen("niemand begon in deze periode"))
            rijen.append({**dict(zip(kolommen, cel, strict=True)), "waarde": waarde, "teken": teken, "tekst": tekst})
        leden = {kolom: self.register.leden(kolom) for kolom in kolommen}
        return maak(rijen, leden, eenheid="dagen", decimalen=0, bronnen=geteld.bronnen, ontbrekend=lambda _: None)

    def begonnen(self, over: Periode) -> Meting:
        """Count those for whom the time began in the period."""
        geteld = meting(self.register, "wachttijd", over, self._rijen, aantal, self.register.bron.eenheid)
        # What begins in a period needs nothing of the time before it.
        return replace(geteld, nodig=lambda periode: dagen_van(periode)[0])

    def _rijen(self, tabel: Table, over: Moment) -> Table:
        begin, einde = grenzen(over)
        tabel = self.register.bestaand(tabel, einde)
        return tabel.filter((tabel[self.van] > begin) & (tabel[self.van] <= einde))

    def _kan_niet(self, over: Periode) -> bool:
        return laatste_dag(over) > self.register.kwartaal.peildatum or not self.register.mag("wachttijd", over, ())

    def _medianen(self, over: Periode, kolommen: Sequence[str]) -> dict[tuple[str, ...], tuple[float, str, str]]:
        tabel = self._rijen(self.register.tabel, over)
        bekend = ibis.literal(laatste_dag(over))
        gebeurd = (tabel[self.tot].notnull() & (tabel[self.tot] <= bekend)).fill_null(False)
        # What ended without ever starting waited until it ended.
        einde = tabel.einddatum if "einddatum" in tabel.columns else ibis.null("date")
        gezien = ibis.least(einde.fill_null(bekend), bekend)
        dagen = gebeurd.ifelse(tabel[self.tot], gezien).delta(tabel[self.van], unit="day")
        tabel = tabel.mutate(dagen=dagen, gebeurd=gebeurd)
        sleutel = [*kolommen, "dagen", "gebeurd"]
        rijen = self.register.rijen(tabel.group_by(sleutel).aggregate(aantal=tabel.count()), kolommen)
        groepen: dict[tuple[str, ...], list[tuple[int, bool, int]]] = {}
        for rij in rijen:
            plek = tuple(rij[kolom] for kolom in kolommen)
            groepen.setdefault(plek, []).append((rij["dagen"], rij["gebeurd"], rij["aantal"]))
        return {plek: mediaan(tijden) for plek, tijden in groepen.items()}


def tijd_tot(register: Register, *, van: str, tot: str, in_: Periode | Sequence[Periode]) -> TijdTot:
    """Measure the time from column `van` to column `tot` (empty: not yet), for those with `van` in a period.

    As known on the peildatum of the period: what comes after it has not happened.
    """
    register.met_kolommen(van, tot)
    return TijdTot(register, van, tot, momenten(in_), isinstance(in_, Sequence))  # type: ignore[arg-type]


def wachtend(register: Register, *, van: str, tot: str, op: Moment | Sequence[Moment]) -> Meting:
    """Count those who wait on a peildatum: begun, and neither done nor ended."""
    register.met_kolommen(van, tot)

    def rijen(tabel: Table, moment: Moment) -> Table:
        dag = ibis.literal(laatste_dag(moment))
        tabel = register.bestaand(tabel, laatste_dag(moment))
        wacht = (tabel[van] <= dag) & (tabel[tot].isnull() | (tabel[tot] > dag))
        if "einddatum" in tabel.columns:
            wacht = wacht & (tabel.einddatum.isnull() | (tabel.einddatum >= dag))
        return tabel.filter(wacht)

    return op_peildatum(meting(register, "wachtend", op, rijen, aantal, register.bron.eenheid))


def mediaan(tijden: Sequence[tuple[int, bool, int]]) -> tuple[float, str, str]:
    """Give the Kaplan-Meier median of (days, happened, how many), as the content of a cell.

    It is the first day on which at least half of them are no longer waiting.
    """
    from statsmodels.duration.survfunc import SurvfuncRight

    if not any(gebeurd for _, gebeurd, _ in tijden):
        return niet_te_bepalen(_WACHT_NOG)
    dagen, gebeurd, aantallen = zip(*tijden, strict=True)
    overleving = SurvfuncRight(list(dagen), [int(een) for een in gebeurd], freq_weights=list(aantallen))
    # Its own quantile waits for less than half left. Half is enough here, also when the product ends a rounding off it.
    klaar = overleving.surv_times[overleving.surv_prob <= 0.5 + 1e-9]
    return (float(klaar[0]), GETAL, "") if len(klaar) else niet_te_bepalen(_WACHT_NOG)
