"""Waiting: how long until something happens, with those for whom it has not happened yet.

Who still waits on the peildatum of the period counts as waiting at least until then (censored), so that the longest
waits are not left out: the median is that of Kaplan and Meier, from the product-limit estimate of statsmodels. What
happened after that peildatum is not known on it, so that a period counted again later gives the same number.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import ibis
from ibis.expr.types import BooleanValue, Table

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.maken import maak
from monitorlib.cijfers.kern.regels import GETAL, Sleutel
from monitorlib.cijfers.registers.meting import Meting, met_achter, meting, niet_te_bepalen, op_peildatum
from monitorlib.cijfers.registers.peilmomenten import dagen_van, grenzen, meetmomenten, namen
from monitorlib.cijfers.registers.rijen import aantal, in_periode
from monitorlib.sources.opened.register import Register
from monitorlib.tijd.moment import Moment
from monitorlib.tijd.periode import Tijd

_WACHT_NOG = "meer dan de helft wacht nog"


@dataclass(frozen=True, repr=False)
class TijdTot:
    """The median time in days from one day to another, of all for whom the first falls in a period."""

    begonnen: Meting
    van: str
    tot: str

    def __repr__(self) -> str:
        over = ", ".join(namen([een.moment for een in meetmomenten(self.begonnen.over)[1]]))
        return f"TijdTot: mediaan in dagen van {self.van} tot {self.tot}; {over}\nTel met .per() of .per(kolom, ...)."

    def per(self, *kolommen: str) -> Cijfers:
        """Give the median in days; 'niet te bepalen' where nobody began, or where more than half still wait."""
        geteld, over = self.begonnen, self.begonnen.te_tellen(kolommen)
        rijen = geteld.rijen_per_moment(kolommen, over, geteld.waar, {"waarde": aantal}, ook=("dagen", "gebeurd"))
        # Which cells exist, and why there is no number, is the same as for a count of the same rows.
        cijfers = geteld.als_cijfers(kolommen, [])
        tijden: dict[Sleutel, list[tuple[int, bool, int]]] = {}
        for rij in geteld.gevuld(rijen, kolommen):
            cel = tuple(rij[naam] for naam in cijfers.dimensies)
            tijden.setdefault(cel, []).append((rij["dagen"], rij["gebeurd"], rij["waarde"]))
        medianen = {cel: mediaan(van) for cel, van in tijden.items()}
        leeg = niet_te_bepalen("niemand begon in deze periode")
        inhoud = {
            cel: medianen.get(cel, leeg) if een.teken == GETAL else (een.waarde, een.teken, een.tekst)
            for cel, een in cijfers.cellen().items()
        }
        cellen = [
            {**dict(zip(cijfers.dimensies, cel, strict=True)), "waarde": waarde, "teken": teken, "tekst": tekst}
            for cel, (waarde, teken, tekst) in {**medianen, **inhoud}.items()
        ]
        gemaakt = maak(cellen, cijfers.leden, eenheid="dagen", bronnen=cijfers.bronnen, ontbrekend=lambda _: None)
        return met_achter(gemaakt, {cel: sum(aantal for *_, aantal in van) for cel, van in tijden.items()})


def tijd_tot(register: Register, *, van: str, tot: str, in_: Tijd | Sequence[Tijd]) -> TijdTot:
    """Measure the time from column `van` to column `tot` (empty: not yet), for those with `van` in a period.

    As known on the peildatum of the period: what comes after it has not happened.
    """
    register.met_kolommen(van, tot)

    def rijen(tabel: Table) -> Table:
        tabel = register.bestaand(tabel)
        gebeurd = (tabel[tot].notnull() & (tabel[tot] <= tabel.einde)).fill_null(False)
        # What ended without ever starting waited until it ended.
        ophield = tabel.einddatum.fill_null(tabel.einde) if "einddatum" in tabel.columns else tabel.einde
        gezien = ibis.least(ophield, tabel.einde)
        return tabel.mutate(dagen=gebeurd.ifelse(tabel[tot], gezien).delta(tabel[van], unit="day"), gebeurd=gebeurd)

    geteld = meting(register, "wachttijd", in_, lambda tabel: in_periode(tabel, van), aantal, keur=grenzen, rijen=rijen)
    # What begins in a period needs nothing of the time before it.
    return TijdTot(replace(geteld, nodig=lambda periode: dagen_van(periode)[0]), van, tot)


def wachtend(register: Register, *, van: str, tot: str, op: Moment | Sequence[Moment]) -> Meting:
    """Count those who wait on a peildatum: begun, and neither done nor ended."""
    register.met_kolommen(van, tot)

    def nog_niet(tabel: Table) -> BooleanValue:
        dag = tabel.einde
        wacht = (tabel[van] <= dag) & (tabel[tot].isnull() | (tabel[tot] > dag))
        if "einddatum" in tabel.columns:
            wacht = wacht & (tabel.einddatum.isnull() | (tabel.einddatum >= dag))
        return wacht

    return op_peildatum(meting(register, "wachtend", op, nog_niet, aantal, rijen=register.bestaand))


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
