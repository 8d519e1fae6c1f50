"""Per 1.000 or per 10.000 inwoners of the right age, of clients of that age: the unit travels with the number."""

from collections.abc import Sequence

import ibis

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.rekenen.verhouding import verhouding
from monitorlib.cijfers.tellingen.telling import noemer_van_het_jaar
from monitorlib.notatie import getal
from monitorlib.sources.opened.register import Register
from monitorlib.sources.opened.telling import Telling
from monitorlib.tijd.periode import Periode


def per_inwoners(
    cijfers: Cijfers,
    inwoners: Telling,
    *,
    leeftijden: Sequence[str],
    op: Periode | Sequence[Periode],
    per: int,
    wie: str,
) -> Cijfers:
    """Divide cijfers over gemeente by the inwoners of these ages on 1 January of the year, times `per`.

    With several quarters they are over periode and gemeente, each by the inwoners of its own year.

    `wie` names them in the unit: 'per 1.000 inwoners van 0 tot 18 jaar'. A gemeente without inwoners for the year is
    'niet te bepalen', and so is a region with such a gemeente: its clients would count, and nobody beside them.
    [CBS publishes the same national indicator per 1.000 and per 10.000: read the unit.]
    """
    noemer = noemer_van_het_jaar(inwoners, cijfers, op, leeftijd=leeftijden)
    eenheid = f"per {getal(per)} {wie}"
    regel = f"{per} × aantal gedeeld door {wie} op 1 januari"
    return verhouding(cijfers, noemer, factor=per, eenheid=eenheid, decimalen=1, regel=regel)


def binnen_leeftijd(register: Register, *, van: int = 0, tot: int | None = None) -> Register:
    """Keep of each record the days on which its client is `van` years or older and younger than `tot`.

    What then runs on a day is that of clients of this age on that day. Raises `NotDeliveredError` when not every row
    has a geboortedatum.
    """
    register.elke_rij_met("geboortedatum")
    tabel = register.tabel
    begin, einde = tabel.ingangsdatum, tabel.einddatum
    if van:
        begin = ibis.greatest(begin, (tabel.geboortedatum + ibis.interval(years=van)).cast("date"))
    if tot is not None:
        laatste = (tabel.geboortedatum + ibis.interval(years=tot) - ibis.interval(days=1)).cast("date")
        einde = ibis.least(einde.fill_null(laatste), laatste)
    tabel = tabel.mutate(ingangsdatum=begin, einddatum=einde)
    tabel = tabel.filter(tabel.einddatum.isnull() | (tabel.ingangsdatum <= tabel.einddatum))
    return register.met_keuze("leeftijd", f"vanaf {van}" if tot is None else f"{van} tot {tot}", tabel)
