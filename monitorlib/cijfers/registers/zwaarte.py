"""Zwaarte: products ordered from light to heavy in params.yml, what follows on help, and the shift between levels.

Own choice: no public ordering exists. An edition gives its levels from light to heavy, each with its products.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

import ibis
from ibis.expr.types import BooleanValue, IntegerScalar, IntegerValue, Table

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.registers.aandeel import Aandeel, aandeel
from monitorlib.cijfers.registers.meting import Meting, meting, op_peildatum, van_het_eind
from monitorlib.cijfers.registers.peilmomenten import grenzen
from monitorlib.cijfers.registers.rijen import aantal, eindigt, loopt, personen, telbaar
from monitorlib.cijfers.registers.stand_en_stroom import stand
from monitorlib.errors import NotDeliveredError
from monitorlib.sources.opened.register import Register
from monitorlib.tijd.dagen import datum_kort
from monitorlib.tijd.moment import Moment
from monitorlib.tijd.periode import Tijd

# Own choice: what begins within 90 days follows on what ended; the terms of a toewijzing are shorter.
VERVOLG_DAGEN = 90
VERVOLG = {"lichter": "Lichter", "gelijk": "Even zwaar", "zwaarder": "Zwaarder", "geen": "Geen vervolghulp"}
GEEN_HULP = "Geen hulp"
RICHTINGEN = {"lichter": "Lichter", "gelijk": "Even zwaar", "zwaarder": "Zwaarder"}
# A person at a moment.
_WIE = ["moment", "client"]


def naar_zwaarte(register: Register) -> Register:
    """Add the coded column `zwaarte`; raise `NotDeliveredError` when the edition orders no products."""
    niveaus = register.parameters.zwaarte
    if not niveaus:
        raise NotDeliveredError(f"bron {register.bron.naam} zonder 'zwaarte' in params.yml")
    product = register.tabel[register.bron.product]
    zwaarte = ibis.cases(*((product.isin(codes), niveau) for niveau, codes in niveaus.items()), else_=None)
    return replace(
        register.met_codes("zwaarte", {niveau: niveau.capitalize() for niveau in niveaus}),
        tabel=register.tabel.mutate(zwaarte=zwaarte),
    )


def aandeel_zwaar(register: Register, *, op: Moment | Sequence[Moment]) -> Aandeel:
    """Give the share of what runs on a peildatum that is of the heaviest level."""
    register = naar_zwaarte(register)
    zwaarste = list(register.parameters.zwaarte)[-1]
    return aandeel(
        # A reconstructed source that fixes the stand does not fix how much of it is heavy.
        replace(stand(register, op=op), maat="aandeel zwaar"),
        lambda tabel: tabel.zwaarte == zwaarste,
        f"{zwaarste} gedeeld door alle",
    )


def vervolghulp(register: Register, *, in_: Tijd | Sequence[Tijd], dagen: int = VERVOLG_DAGEN) -> Meting:
    """Count the trajecten that ended in a period by what followed, column `vervolg`.

    Followed by the first traject of the same person, in any gemeente, that begins after the end and within `dagen`
    days: lichter, even zwaar or zwaarder than what ended, or geen. 'Nog niet waarneembaar' until those days have
    passed on the peildatum of the edition.
    """
    register = naar_zwaarte(register)
    rang = _rang(register)

    def met_vervolg(dag: date) -> Table:
        tabel = register.rijen_vanaf(dag)
        weg = tabel.filter(tabel.einddatum >= ibis.literal(dag))
        nummer = register.bron.sleutel[0]
        later = tabel.select("client", later_begin="ingangsdatum", later_rang=rang(tabel))
        weg = weg.mutate(rang=rang(weg))
        paren = weg.left_join(
            later,
            [
                weg.client == later.client,
                later.later_begin > weg.einddatum,
                later.later_begin <= weg.einddatum + ibis.interval(days=dagen),
            ],
        )
        # The first that follows; of several on one day the heaviest.
        eerste = ibis.row_number().over(
            ibis.window(group_by=nummer, order_by=[paren.later_begin, paren.later_rang.desc()])
        )
        paren = paren.mutate(eerste=eerste)
        return paren.filter(paren.eerste == 0).mutate(vervolg=_richting(paren.rang, paren.later_rang, "geen"))

    def tel(tabel: Table, waar: BooleanValue | None) -> IntegerScalar:
        register.met_clienten("trajecten met vervolghulp")
        return aantal(tabel, waar)

    def waarom_niet(over: Moment) -> str:
        tot = grenzen(over)[1] + timedelta(days=dagen)
        bekend = tot <= min(register.periode.peildatum, register.opgehaald)
        return "" if bekend else f"nog niet waarneembaar: het vervolg loopt tot en met {datum_kort(tot)}"

    bron = register.met_codes("vervolg", VERVOLG)
    geteld = meting(bron, "vervolghulp", in_, eindigt(register), tel, keur=telbaar(register))
    return replace(geteld, basis=met_vervolg, waarom_niet=waarom_niet)


def vervolg_lichter(register: Register, *, in_: Tijd | Sequence[Tijd]) -> Aandeel:
    """Give the share of the ended trajecten with vervolghulp of which the vervolghulp is lighter."""
    alle = vervolghulp(register, in_=in_)
    met_vervolg = alle.en(lambda tabel: tabel.vervolg != "geen")
    return aandeel(met_vervolg, lambda tabel: tabel.vervolg == "lichter", "lichter gedeeld door alle vervolghulp")


def verschuiving(register: Register, *, in_: Tijd | Sequence[Tijd]) -> Meting:
    """Count the persons with help at the start and at the end of a period by how their heaviest help changed.

    Column `richting`: lichter, even zwaar, zwaarder, of all help in any gemeente. A person counts in each gemeente
    with help at the end, and in the region once.
    """
    register = naar_zwaarte(register)
    zwaarste = _zwaarste(register)

    def rijen(tabel: Table) -> Table:
        eerst, laatst = zwaarste(tabel, "begin").rename(eerst="rang"), zwaarste(tabel, "einde")
        beide = _in_gemeenten(laatst.join(eerst, _WIE), tabel)
        return beide.mutate(richting=_richting(beide.eerst, beide.rang, None))

    bron = register.met_codes("richting", RICHTINGEN)
    return van_het_eind(
        meting(bron, "verschuiving", in_, None, personen(register), "cliënten", keur=grenzen, rijen=rijen)
    )


def clienten_naar_zwaarte(register: Register, *, op: Moment | Sequence[Moment]) -> Meting:
    """Count the persons with help on a peildatum by their heaviest help, column `zwaarte`.

    A person counts in each gemeente with help on that day, and in the region once.
    """
    register = naar_zwaarte(register)
    zwaarste, niveau = _zwaarste(register), _niveau(register)

    def rijen(tabel: Table) -> Table:
        per_persoon = _in_gemeenten(zwaarste(tabel, "einde"), tabel)
        return per_persoon.mutate(zwaarte=niveau(per_persoon.rang))

    return op_peildatum(meting(register, "unieke cliënten", op, None, personen(register), "cliënten", rijen=rijen))


def stromen(register: Register, *, in_: Tijd) -> Cijfers:
    """Count persons by their heaviest help at the start and at the end of a period, dimensions `van` and `naar`.

    Of all gemeenten together: each person once. Who has help on one of the two days only comes from, or goes to,
    'Geen hulp'; who has it on neither is no cell.
    """
    register = naar_zwaarte(register)
    zwaarste, niveau = _zwaarste(register), _niveau(register)

    def rijen(tabel: Table) -> Table:
        eerst, laatst = (zwaarste(tabel, dag) for dag in ("begin", "einde"))
        beide = eerst.outer_join(laatst, _WIE)
        return beide.select(
            moment=ibis.coalesce(beide.moment, beide.moment_right),
            client=ibis.coalesce(beide.client, beide.client_right),
            van=niveau(beide.rang).fill_null(GEEN_HULP),
            naar=niveau(beide.rang_right).fill_null(GEEN_HULP),
        )

    codes = {niveau_: niveau_.capitalize() for niveau_ in register.parameters.zwaarte} | {GEEN_HULP: GEEN_HULP}
    bron = register.met_codes("van", codes).met_codes("naar", codes)
    geteld = meting(bron, "stromen", in_, None, personen(register), "cliënten", keur=grenzen, rijen=rijen).per(
        "van", "naar"
    )
    return geteld.langs(lambda cel: None if cel == (GEEN_HULP, GEEN_HULP) else cel, geteld.leden)


def _zwaarste(register: Register) -> Callable[[Table, str], Table]:
    """Give how to find the heaviest help of each person on a day of each moment: moment, client, rang."""
    rang = _rang(register)

    def zwaarste(tabel: Table, dag: str) -> Table:
        lopend = tabel.filter(loopt(tabel, tabel[dag]))
        return lopend.group_by(_WIE).aggregate(rang=rang(lopend).max())

    return zwaarste


def _in_gemeenten(personen_: Table, tabel: Table) -> Table:
    """Give each person in every gemeente with help at the end of the moment."""
    hulp = tabel.filter(loopt(tabel))
    return personen_.inner_join(hulp.select(*_WIE, "gemeente").distinct(), _WIE)


def _niveau(register: Register) -> Callable[[IntegerValue], ibis.expr.types.StringValue]:
    niveaus = list(register.parameters.zwaarte)
    return lambda rang: ibis.cases(*((rang == plek, niveau) for plek, niveau in enumerate(niveaus)))


def _rang(register: Register) -> Callable[[Table], IntegerValue]:
    niveaus = list(register.parameters.zwaarte)
    return lambda tabel: ibis.cases(
        *((tabel.zwaarte == niveau, plek) for plek, niveau in enumerate(niveaus)), else_=None
    )


def _richting(eerst: IntegerValue, later: IntegerValue, anders: str | None) -> ibis.expr.types.StringValue:
    return ibis.cases((later < eerst, "lichter"), (later == eerst, "gelijk"), (later > eerst, "zwaarder"), else_=anders)
