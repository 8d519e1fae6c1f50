"""From voorzieningen to cliënten: the three units of one register on one day, and the steps from one to the other.

Each step is counted by itself, so that the table is a controle: what is left after the steps must be what was counted.
"""

from collections.abc import Sequence
from dataclasses import replace

import ibis
from ibis.expr.types import BooleanValue, IntegerScalar, Table

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.maken import samen
from monitorlib.cijfers.kern.regels import TELT_MEE, TOTAAL, Sleutel
from monitorlib.cijfers.kern.verband import delen_van
from monitorlib.cijfers.registers.meting import Meting, Rijen, Tel, meting, op_peildatum
from monitorlib.cijfers.registers.rijen import aantal, loopt
from monitorlib.cijfers.registers.stand_en_stroom import stand, unieke_clienten
from monitorlib.cijfers.registers.trajecten import trajecten
from monitorlib.cijfers.rekenen.optellen import totaal
from monitorlib.sources.opened.register import EIGEN_GEMEENTE, Register
from monitorlib.tijd.moment import Moment, laatste_dag

VOORZIENINGEN, TRAJECTEN, CLIENTEN = "Voorzieningen", "Trajecten", "Cliënten"
PER_GEMEENTE = "Cliënten, per gemeente geteld"
SLUIT_AAN = "Min: overlapt een andere, samen één traject"
TUSSEN = "Plus: traject dat die dag tussen twee voorzieningen is"
NOG_EEN = "Min: nog een traject van dezelfde cliënt"
ALLEEN_TUSSEN = "Min: cliënt die die dag alleen tussen twee voorzieningen is"
MEER_GEMEENTEN = "Min: cliënt met hulp in nog een gemeente"
# What makes rows of one client one traject, when they follow on each other.
_TRAJECT = ("client", "gemeente", "leveringsvorm", "aanbieder")


def van_voorzieningen_naar_clienten(register: Register, *, op: Moment) -> Cijfers:
    """Give the steps from voorzieningen over trajecten to cliënten on a day, as dimension `post` over `gemeente`.

    Cijfers with the rules Voorzieningen + steps = Trajecten and Trajecten + steps = Cliënten. Rows of one client,
    gemeente, product, leveringsvorm and aanbieder that run on the same day overlap, and are one traject. A traject also
    runs on a day between two of its voorzieningen, when the second begins within the waiting time; a step that is zero
    everywhere is left out. Over several gemeenten the Totaal counts each person once, in one more step.
    """
    apart = trajecten(register)
    clienten = PER_GEMEENTE if _meer_gemeenten(register, op) else CLIENTEN
    posten = {
        VOORZIENINGEN: stand(register, op=op),
        SLUIT_AAN: _stap(register, SLUIT_AAN, op, _per(*_sleutel(register)), _boven_een, register.bron.eenheid),
        TUSSEN: _stap(apart, TUSSEN, op, _zonder_lopend(register, _sleutel(register), op), aantal, "trajecten"),
        TRAJECTEN: stand(apart, op=op),
        NOG_EEN: _stap(apart, NOG_EEN, op, _per("client", "gemeente"), _boven_een, "trajecten"),
        ALLEEN_TUSSEN: _stap(
            apart, ALLEEN_TUSSEN, op, _zonder_lopend(register, ["client", "gemeente"], op), _clienten, "cliënten"
        ),
        clienten: unieke_clienten(register, op=op),
    }
    delen = [van.per("gemeente").met_dimensie("post", post) for post, van in posten.items()]
    tabel = samen(*(deel for deel in delen if not _overal_nul(deel) or not _is_stap(deel)))
    if clienten == PER_GEMEENTE:
        tabel = samen(_zonder_kenmerk(totaal(tabel, "gemeente"), (PER_GEMEENTE, TOTAAL)), *_in_de_regio(register, op))
    tabel = _met_regel(tabel, TRAJECTEN, (VOORZIENINGEN, SLUIT_AAN, TUSSEN))
    tabel = _met_regel(tabel, clienten, (TRAJECTEN, NOG_EEN, ALLEEN_TUSSEN))
    return _met_regel(tabel, CLIENTEN, (PER_GEMEENTE, MEER_GEMEENTEN)) if clienten == PER_GEMEENTE else tabel


def _zonder_kenmerk(tabel: Cijfers, cel: Sleutel) -> Cijfers:
    """Say that a cell is not what it seems: persons added up over gemeenten are not the persons of the region."""
    kenmerken = {ander: een for ander, een in tabel.regels.kenmerken.items() if ander != cel}
    return replace(tabel, regels=replace(tabel.regels, kenmerken=kenmerken))


def _met_regel(tabel: Cijfers, geheel: str, posten: Sequence[str]) -> Cijfers:
    """Declare that a count is what the posts before it leave: a name with 'Min:' takes away."""
    factoren = {post: -1.0 if post.startswith("Min:") else 1.0 for post in posten if post in tabel.leden["post"]}
    return delen_van(tabel, "post", geheel, factoren)


def _in_de_regio(register: Register, op: Moment) -> list[Cijfers]:
    """Give how often a person is counted in a gemeente beside another, and how many persons there are."""
    regio = register.als_regio()
    dubbel = _stap(regio, MEER_GEMEENTEN, op, _per("client", telt=EIGEN_GEMEENTE), _boven_een, "cliënten")
    posten = {MEER_GEMEENTEN: dubbel, CLIENTEN: unieke_clienten(regio, op=op)}
    return [van.per().met_dimensie("gemeente", TOTAAL).met_dimensie("post", post) for post, van in posten.items()]


def _meer_gemeenten(register: Register, op: Moment) -> bool:
    dag = laatste_dag(op)
    return sum(register.bestaat(gemeente, dag, dag) for gemeente in register.leden("gemeente")) > 1


def _stap(register: Register, maat: str, op: Moment, rijen: Rijen, tel: Tel, eenheid: str) -> Meting:
    return op_peildatum(meting(register, maat, op, None, tel, eenheid, rijen=rijen))


def _sleutel(register: Register) -> list[str]:
    namen = [*_TRAJECT, register.bron.product]
    return [naam for naam in namen if naam in register.tabel.columns]


def _per(*kolommen: str, telt: str | None = None) -> Rijen:
    """Take the rows that run on a day together by columns: how many there are, or how many different `telt`."""

    def rijen(tabel: Table) -> Table:
        lopend = tabel.filter(loopt(tabel))
        return lopend.group_by(["moment", *kolommen]).aggregate(keer=lopend[telt].nunique() if telt else lopend.count())

    return rijen


def _boven_een(tabel: Table, waar: BooleanValue | None) -> IntegerScalar:
    """Count what there is beside the first."""
    return (tabel.keer - 1).sum(where=waar).fill_null(0)


def _zonder_lopend(register: Register, kolommen: Sequence[str], op: Moment) -> Rijen:
    """Give the trajecten on a day of which no voorziening runs that day."""

    def rijen(tabel: Table) -> Table:
        op_die_dag = loopt(register.tabel, ibis.literal(laatste_dag(op)))
        lopend = register.tabel.filter(op_die_dag).select(*kolommen).distinct().view()
        apart = tabel.filter(loopt(tabel))
        return apart.anti_join(lopend, [apart[naam].identical_to(lopend[naam]) for naam in kolommen])

    return rijen


def _clienten(tabel: Table, waar: BooleanValue | None) -> IntegerScalar:
    return tabel.client.nunique(where=waar)


def _is_stap(deel: Cijfers) -> bool:
    return deel.leden["post"][0].startswith(("Min:", "Plus:"))


def _overal_nul(deel: Cijfers) -> bool:
    return all(inhoud["teken"] in TELT_MEE and not inhoud["waarde"] for inhoud in deel.cellen().values())
