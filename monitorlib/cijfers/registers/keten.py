"""The health of the chain of declaraties per aanbieder: what is refused and why, and how long each step takes.

Counted are the prestaties that came in within a period, also those that were sent again. Own choices: a share is of
what was answered when the register was taken; days are medians, like those of the norm for the invoice.
"""

from collections.abc import Iterable
from dataclasses import replace

from ibis.expr.types import BooleanValue, FloatingScalar, Table

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.maken import maak, samen
from monitorlib.cijfers.kern.regels import TOTAAL
from monitorlib.cijfers.registers.aandeel import Aandeel, aandeel
from monitorlib.cijfers.registers.facturen import dagen_tot_declaratie
from monitorlib.cijfers.registers.meting import Meting, meting, niet_te_bepalen
from monitorlib.cijfers.registers.metingen_samen import samen_geteld
from monitorlib.cijfers.registers.peilmomenten import grenzen
from monitorlib.cijfers.registers.rijen import aantal, in_periode
from monitorlib.errors import NotDeliveredError
from monitorlib.sources.codes.retourcodes import met_naam
from monitorlib.sources.opened.register import Register
from monitorlib.tijd.periode import Tijd

INGEDIEND, AFGEWEZEN = "Ingediend", "Afgewezen in %"
TOT_DECLARATIE, TOT_ANTWOORD = "Dagen tot declaratie", "Dagen tot antwoord"


def keten_per_aanbieder(declaraties: Register, *, in_: Tijd) -> Cijfers:
    """Give per aanbieder, and of all together, over `wat` and `aanbieder`, for what came in within a period.

    Ingediend: prestaties; afgewezen: in % of those that were answered; the median days from the end of the month of
    delivery to the declaratie, and from there to the answer. Raises `NotDeliveredError` when the register does not say
    what was refused.
    """
    _met_antwoord(declaraties)
    ingediend = meting(declaraties, "ingediende prestaties", in_, _ontvangen, aantal, "prestaties", keur=grenzen)
    beantwoord = meting(declaraties, "beantwoorde prestaties", in_, _beantwoord, aantal, "prestaties", keur=grenzen)
    geweigerd = aandeel(beantwoord, _geweigerd, "afgewezen gedeeld door beantwoord")
    tot_antwoord = meting(declaraties, "dagen tot antwoord", in_, _beantwoord, _dagen, "dagen", keur=grenzen)
    delen: dict[str, Meting | Aandeel] = {
        INGEDIEND: ingediend,
        AFGEWEZEN: geweigerd,
        TOT_DECLARATIE: dagen_tot_declaratie(declaraties, in_=in_),
        TOT_ANTWOORD: replace(tot_antwoord, leeg=niet_te_bepalen("geen antwoorden")),
    }
    return samen(
        *(
            samen(deel.per("aanbieder"), deel.per().met_dimensie("aanbieder", TOTAAL)).met_dimensie("wat", wat)
            for wat, deel in delen.items()
        )
    )


def retourcodes(declaraties: Register, *, in_: Tijd, hoogstens: int) -> Cijfers:
    """Count per aanbieder how often each retourcode was given in a period, over `retourcode` and `aanbieder`.

    Those that were given most, the most frequent one first; a prestatie can have several. Without any cell when
    there is no retourcode at all. Raises as above.
    """
    _met_antwoord(declaraties)
    codes = _gegeven(declaraties)
    if not codes:
        leden: dict[str, tuple[str, ...]] = {"retourcode": (), "aanbieder": ()}
        return maak((), leden, eenheid="prestaties", bronnen=(declaraties.bron.naam,))
    metingen = [_met_code(declaraties, code, in_) for code in codes]
    geteld = dict(zip(codes, samen_geteld(*metingen).per("aanbieder"), strict=True))
    vaak = sorted(
        codes, key=lambda code: (-sum(een.waarde for een in geteld[code].cellen().values() if een.telt), code)
    )
    getoond = samen(*(geteld[code].met_dimensie("retourcode", met_naam(code)) for code in vaak[:hoogstens]))
    return replace(getoond, op_grootte=("retourcode",))


def _met_code(declaraties: Register, code: str, in_: Tijd) -> Meting:
    def waar(tabel: Table) -> BooleanValue:
        return _ontvangen(tabel) & tabel.retourcodes.contains(code).fill_null(False)

    return meting(declaraties, f"prestaties met retourcode {code}", in_, waar, aantal, "prestaties", keur=grenzen)


def _gegeven(declaraties: Register) -> list[str]:
    teksten: Iterable[str | None] = declaraties.tabel.select("retourcodes").distinct().to_pyarrow()[0].to_pylist()
    return sorted({code for tekst in teksten if tekst for code in tekst.split()})


def _met_antwoord(declaraties: Register) -> None:
    for kolom in ("afgewezen", "retourcodes"):
        if kolom not in declaraties.tabel.columns:
            raise NotDeliveredError(f"bron {declaraties.bron.naam} zonder kolom '{kolom}'")


def _ontvangen(tabel: Table) -> BooleanValue:
    return in_periode(tabel, "ontvangen")


def _beantwoord(tabel: Table) -> BooleanValue:
    return _ontvangen(tabel) & tabel.beantwoord.notnull()


def _geweigerd(tabel: Table) -> BooleanValue:
    return tabel.afgewezen.notnull()


def _dagen(tabel: Table, waar: BooleanValue | None) -> FloatingScalar:
    return tabel.beantwoord.delta(tabel.ontvangen, unit="day").median(where=waar)
