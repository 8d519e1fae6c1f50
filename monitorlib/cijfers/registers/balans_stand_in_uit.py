"""The balans of a register: stand at the begin + instroom − uitstroom = stand at the end, with every term between."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import chain

from ibis.expr.types import BooleanValue, Table

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.maken import samen
from monitorlib.cijfers.kern.verband import delen_van
from monitorlib.cijfers.registers.meting import Meting, meting
from monitorlib.cijfers.registers.metingen_samen import samen_geteld
from monitorlib.cijfers.registers.mutaties import MUTATIES
from monitorlib.cijfers.registers.peilmomenten import eerste_dag, grenzen, label, momenten
from monitorlib.cijfers.registers.rijen import aantal, geeindigd, in_periode
from monitorlib.cijfers.registers.stand_en_stroom import instroom, stand, uitstroom
from monitorlib.cijfers.rekenen.optellen import som
from monitorlib.sources.opened.register import Register
from monitorlib.tijd.dagen import datum_kort
from monitorlib.tijd.moment import Moment, laatste_dag
from monitorlib.tijd.periode import Tijd

NOG_NIET_DEFINITIEF = "Eraf, nog niet definitief"


def balans(register: Register, *, in_: Sequence[Tijd], per: str) -> Cijfers:
    """Give every term between two stands, per period and `per`, as dimension `post`.

    Begin, Erbij, Eraf and Eind; of trajecten with a waiting time also the uitstroom that is not final yet, and the
    net of each administrative mutatie. They carry the rule that all of them make up Eind.
    """
    in_ = momenten(in_)  # type: ignore[assignment]
    wacht = register.trajecten and register.telwijze.wachttijd > 0
    posten = {
        "Erbij": instroom(register, in_=in_),
        "Eraf": uitstroom(register, in_=in_, definitief=True if wacht else None),
        "Eind": stand(register, op=in_),
    }
    factoren = {"Begin": 1.0, "Erbij": 1.0, "Eraf": -1.0}
    if wacht:
        posten[NOG_NIET_DEFINITIEF] = uitstroom(register, in_=in_, definitief=False)
        factoren[NOG_NIET_DEFINITIEF] = -1.0
    # A gemeente that exists in a part of the period has every term.
    perioden = {over.beginstand: over for over in in_} | {over: over for over in in_}

    def bestaan(moment: Moment) -> tuple[date, date]:
        return eerste_dag(perioden[moment]), laatste_dag(perioden[moment])

    begin = replace(stand(register, op=[over.beginstand for over in in_]), bestaan=bestaan).per(per)
    wissels = {soort: mutaties(register, soort, in_=in_) for soort in _soorten(register)}
    # All that has the same moments is one query.
    metingen = [*posten.values(), *chain.from_iterable(wissels.values())]
    geteld = iter(samen_geteld(*(replace(van, bestaan=bestaan) for van in metingen)).per(per))
    delen = {"Begin": begin.hernoem("periode", {datum_kort(een.beginstand): label(een) for een in in_})}
    delen |= {post: next(geteld) for post in posten}
    delen |= {MUTATIES[soort]: _netto(next(geteld), next(geteld)) for soort in wissels}
    factoren |= {MUTATIES[soort]: 1.0 for soort in wissels}
    posten_in_orde = [*factoren, "Eind"]
    geheel = samen(*(delen[post].met_dimensie("post", post) for post in posten_in_orde))
    return delen_van(geheel, "post", "Eind", factoren)


def mutaties(register: Register, soort: str, *, in_: Moment | Sequence[Moment]) -> tuple[Meting, Meting]:
    """Count the trajecten that start and those that end by one kind of administrative mutatie."""

    def erin(tabel: Table) -> BooleanValue:
        return in_periode(tabel, "ingangsdatum") & (tabel.begin_soort == soort)

    def eruit(tabel: Table) -> BooleanValue:
        return geeindigd(tabel) & (tabel.eind_soort == soort)

    maat = MUTATIES[soort].lower()
    komt, gaat = (meting(register, maat, in_, waar, aantal, keur=grenzen) for waar in (erin, eruit))
    return replace(komt, benoemd=False), replace(gaat, benoemd=False)


def _soorten(register: Register) -> list[str]:
    """List the mutaties that the trajecten of a register can have."""
    return [soort for soort in register.telwijze.administratief if soort in MUTATIES] if register.trajecten else []


def _netto(erin: Cijfers, eruit: Cijfers) -> Cijfers:
    """Give how many more begin than end."""
    beide = samen(erin.met_dimensie("kant", "erin"), eruit.met_dimensie("kant", "eruit"))
    return som(beide, "kant", "netto", {"erin": 1, "eruit": -1}).kies(kant="netto")
