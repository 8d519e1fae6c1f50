"""Toewijzingen: the volume that was assigned over stretches of time, and those that nobody uses.

An assigned volume is that of the days on which the toewijzing runs. [Omvang of a 301; WMO757 of iWmo and iJw.]
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

import ibis
from ibis.expr.types import BooleanValue, DateValue, FloatingValue, Table

from monitorlib.cijfers.geld.per_hulp import in_grenzen_van_nu, volume_als_breuk
from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.maken import samen
from monitorlib.cijfers.kern.regels import Sleutel
from monitorlib.cijfers.registers.gedeclareerd import eenheid_van
from monitorlib.cijfers.registers.meting import meting, op_peildatum
from monitorlib.cijfers.registers.peilmomenten import grenzen
from monitorlib.cijfers.registers.rijen import aantal, in_periode, loopt
from monitorlib.cijfers.registers.stand_en_stroom import stand
from monitorlib.cijfers.rekenen.optellen import totaal
from monitorlib.sources.opened.register import Register
from monitorlib.tijd.periode import Tijd
from monitorlib.tijd.tijdvak import jaar_tot

# Days by frequentie [WMO757]: day, week, four weeks, month, year; of '6' the volume is that of all its days together.
# A month is a twelfth of 365,25 days: own choice.
_DAGEN = {"1": 1.0, "2": 7.0, "3": 28.0, "4": 365.25 / 12, "5": 365.25}
_IN_TOTAAL, _MINUUT, _MINUTEN = "6", "01", 60
_OOIT = date(9999, 12, 31)
LOPEND, NIET_BEGONNEN = "Lopen op de peildatum", "Waarvan niet begonnen"
NOOIT_BEGONNEN = "In een jaar geëindigd, nooit begonnen"


@dataclass(frozen=True)
class Toegewezen:
    """What was assigned of one kind of help: in a stretch of time, and after the peildatum."""

    gebruikt: Fraction = Fraction(0)
    verder: Fraction = Fraction(0)

    def __add__(self, ander: "Toegewezen") -> "Toegewezen":
        return Toegewezen(self.gebruikt + ander.gebruikt, self.verder + ander.verder)


def toegewezen_volume(register: Register, over: Tijd, *, tot: date) -> dict[Sleutel, Toegewezen]:
    """Give the volume assigned in natura by gemeente, code of the product and unit: in `over`, and after the peildatum.

    The second is up to and including the day `tot`. Raises `NotDeliveredError` when the register does not say volumes,
    units or frequenties; a toewijzing without one of them allows nothing that is known.
    """
    register.met_kolommen("volume", "eenheid", "frequentie")
    zin, na = register.met_code("leveringsvorm", "ZIN"), register.periode.peildatum + timedelta(days=1)
    geteld = replace(
        meting(zin, "toegewezen", over, None, aantal, keur=grenzen),
        dagen={"eerste": lambda _: over.eerste_dag, "na": lambda _: na, "tot": lambda _: tot},
    )
    geteld, product = in_grenzen_van_nu(geteld), register.bron.product
    getallen = {
        "gebruikt": lambda rijen: _volume(rijen, rijen.eerste, rijen.einde).sum(),
        "verder": lambda rijen: _volume(rijen, rijen.na, rijen.tot).sum(),
    }
    gevonden: dict[Sleutel, Toegewezen] = {}
    momenten = geteld.te_tellen(["gemeente"])
    for rij in geteld.rijen_per_moment(["gemeente"], momenten, None, getallen, (product, "eenheid")):
        soort = (rij["gemeente"], rij[product], eenheid_van(rij["eenheid"]))
        een = Toegewezen(volume_als_breuk(rij["gebruikt"]), volume_als_breuk(rij["verder"]))
        gevonden[soort] = gevonden.get(soort, Toegewezen()) + een
    return gevonden


def ongebruikt(register: Register) -> Cijfers:
    """Count toewijzingen in natura that nobody uses, over gemeente and post, with a total; never who they are of.

    On the peildatum: those that run, and of those the ones of which no start of delivery is known. And the ones that
    ended in the year until then without any. Raises `NotDeliveredError` when the register does not say starts.
    """
    register.met_kolommen("startdatum")
    zin, op = register.met_code("leveringsvorm", "ZIN"), register.periode
    zonder = meting(zin, "niet begonnen", op, lambda rijen: loopt(rijen) & rijen.startdatum.isnull(), aantal)
    nooit = meting(zin, "nooit begonnen", jaar_tot(op), _nooit_begonnen, aantal, keur=grenzen)
    posten = {LOPEND: stand(zin, op=op), NIET_BEGONNEN: op_peildatum(zonder), NOOIT_BEGONNEN: in_grenzen_van_nu(nooit)}
    delen = [een.per("gemeente").met_dimensie("post", post) for post, een in posten.items()]
    return totaal(samen(*delen).voorkomend(), "gemeente")


def _nooit_begonnen(rijen: Table) -> BooleanValue:
    return in_periode(rijen, "einddatum") & rijen.startdatum.isnull()


def _volume(rijen: Table, van: DateValue, tot: DateValue) -> FloatingValue:
    """Give what a toewijzing allows from a day up to and including another; nothing that is known is null."""
    laatste = ibis.coalesce(rijen.einddatum, ibis.literal(_OOIT))
    eerste, eind = ibis.greatest(rijen.ingangsdatum, van), ibis.least(laatste, tot)
    dagen = (eind.delta(eerste, unit="day") + 1).clip(lower=0)
    heel = (rijen.einddatum.delta(rijen.ingangsdatum, unit="day") + 1).cast("float64")
    per = ibis.cases(
        *((rijen.frequentie == code, ibis.literal(duur)) for code, duur in _DAGEN.items()),
        (rijen.frequentie == _IN_TOTAAL, heel),
    )
    deel = (rijen.eenheid == _MINUUT).ifelse(1 / _MINUTEN, 1.0)
    return rijen.volume * dagen / per * deel
