"""Late declarations of a register: what came in, what is still to come, and whether that can be relied on.

A declaration comes in months after the help. What is still to come of months that were delivered follows from how
earlier months came in; what is still to be delivered from the months before. Refused amounts do not count, amounts that
wait for an answer do: a refusal makes them less later on, so that a bound can be below zero. What was refused lately
and is mostly put right, by how little of older months is refused still, is part of what is to come.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.maken import maak, samen
from monitorlib.cijfers.kern.regels import GETAL, NOG_NIET, TEKST
from monitorlib.cijfers.prognose.declaraties.driehoek import Driehoek, Ontvangst, deel_alsnog, driehoek
from monitorlib.cijfers.prognose.declaraties.jaarverwachting import Bedrag, Jaarverwachting, jaarverwachting, standen
from monitorlib.cijfers.prognose.declaraties.komend import komende_maanden
from monitorlib.cijfers.prognose.declaraties.ladderaannames import kalendertoets, veranderde_snelheid
from monitorlib.cijfers.prognose.declaraties.ladderwoorden import aannames
from monitorlib.cijfers.prognose.declaraties.maandstand import Maandstand
from monitorlib.cijfers.prognose.declaraties.oploop import oploop
from monitorlib.cijfers.prognose.declaraties.verdeling import ZEKER, Verdeling
from monitorlib.cijfers.registers.gedeclareerd import afgewezen_van, bedrag_van
from monitorlib.cijfers.rekenen.optellen import som
from monitorlib.errors import CalculationError
from monitorlib.sources.opened.register import Register
from monitorlib.tijd.periode import Maand, Periode

ONTVANGEN, NOG, SAMEN = "Ontvangen", "Nog verwacht", "Samen"
NOG_TE_LEVEREN, HELE_JAAR = "Nog te leveren", "Hele jaar"
ONDER, BOVEN = "Ondergrens", "Bovengrens"
# No 'Totaal': the bounds of all months together are no sum of those of the months.
ALLE = "Alle maanden"
GEEN_VERWACHTING = "er is geen verwachting van het hele jaar"
# So many months of delivery and ages the figure has at most; it ends at the age at which all but this part came in.
_MAANDEN, _LEEFTIJDEN, _REST = 12, 9, 0.005


@dataclass(frozen=True)
class Nagekomen:
    """The tables of a wet: per month, of the year, the share that came in by age, what was looked at, how it mounts up,
    what is to come.

    Without any row when the series bears no forecast; `waarom_niet` then says why.
    """

    per_maand: Cijfers
    jaar: Cijfers
    ontvangst: Cijfers
    aannames: Cijfers
    oploop: Cijfers
    komend: Cijfers
    waarom_niet: str = ""
    # How the whole year may turn out, in cents.
    verdeling: Verdeling = ZEKER
    # By month of delivery what it will cost, as a multiple of what came in of it.
    groei: Mapping[Maand, float] = field(default_factory=dict)


def nagekomen(declaraties: Register, *, wet: str, in_: Periode, jaar: int | None = None) -> Nagekomen:
    """Say of the year of a period, or of an earlier one, for a wet, what came in and what is still to come.

    `per_maand` is over maand and wat, `jaar` over wet and wat, in euros; bounds hold four times in five. `ontvangst` is
    over maand and ouderdom, in % of what the month will be; `aannames` over bekeken and wat, in words. `komend` is over
    maand (2025-01): what each month to come is expected to cost, to the end of next year.
    """
    alle, bron = ontvangsten(declaraties.waar(wet=wet)), declaraties.bron.naam
    if not alle:
        return _niets(f"{wet}: er is niets gedeclareerd.", bron)
    hele, per_aanbieder = _driehoeken(declaraties, alle, in_)
    try:
        bekend = standen(hele)
        verwacht = jaarverwachting(bekend, jaar or in_.jaar)
    except CalculationError as error:
        return _niets(f"{wet}: {error}", bron)
    snelheden = veranderde_snelheid(per_aanbieder)
    woorden = aannames(bekend, verwacht, kalendertoets(hele.cumulatief), snelheden, len(per_aanbieder))
    het_jaar = _jaar(wet, verwacht, bron)
    return Nagekomen(
        _per_maand(verwacht, bron),
        het_jaar,
        _ontvangst(bekend[-1], bron),
        _in_woorden(woorden, bron),
        oploop(bekend[-1], verwacht, _hele_jaar(het_jaar, wet), bron),
        komende_maanden(bekend[-1], verwacht, bron),
        verdeling=verwacht.verdeling,
        groei=_groei(bekend[-1]),
    )


def _driehoeken(
    declaraties: Register, alle: Sequence[Ontvangst], in_: Periode
) -> tuple[Driehoek, Mapping[str, Driehoek]]:
    """Lay out all together and each aanbieder, from the first month of which the register holds everything."""
    vanaf = declaraties.parameters.volledig_vanaf
    eerste = min((een.maand for een in alle if een.maand), default=in_.maanden[0])
    # Where nobody said when the register was taken, it was not before the newest declaration in it.
    nieuwste = max(declaraties.opgehaald, *(een.ontvangen for een in alle))
    opgehaald = declaraties.parameters.opgehaald or nieuwste
    van = Maand(vanaf.year, vanaf.month) if vanaf else eerste
    alsnog = deel_alsnog(alle, opgehaald)

    def leg(deel: Iterable[Ontvangst]) -> Driehoek:
        return driehoek(deel, van=van, tot=in_.maanden[-1], opgehaald=opgehaald, alsnog=alsnog)

    namen = sorted({een.aanbieder for een in alle})
    return leg(alle), {naam: leg(een for een in alle if een.aanbieder == naam) for naam in namen}


def ontvangsten(declaraties: Register) -> list[Ontvangst]:
    """Add up, per month of delivery, day of receipt and aanbieder, the cents of a register that count or not (yet)."""
    tabel = declaraties.tabel
    tabel = tabel.mutate(
        centen=(bedrag_van(tabel) * 100).round().cast("int64"),
        geweigerd=(afgewezen_van(tabel) * 100).round().cast("int64"),
    )
    geteld = tabel.group_by("maand", "ontvangen", "aanbieder").aggregate(
        centen=tabel.centen.sum(), geweigerd=tabel.geweigerd.sum()
    )
    return [
        Ontvangst(
            rij["maand"] and Maand.lees(rij["maand"]),
            rij["ontvangen"],
            int(rij["centen"]),
            rij["aanbieder"],
            int(rij["geweigerd"]),
        )
        for rij in declaraties.rijen(geteld, ("aanbieder",))
    ]


def _groei(stand: Maandstand) -> dict[Maand, float]:
    hele = stand.driehoek
    alle = enumerate(zip(hele.maanden, hele.ontvangen, strict=True))
    return {maand: stand.som(plek, plek + 1)[0] / centen for plek, (maand, centen) in alle if centen > 0}


def _per_maand(verwacht: Jaarverwachting, bron: str) -> Cijfers:
    namen = [een.maand.kort for een in verwacht.maanden]
    bedragen = [
        {"maand": een.maand.kort, "wat": wat, **_euro(centen)}
        for een in verwacht.maanden
        for wat, centen in ((ONTVANGEN, een.ontvangen), (NOG, _rond(een.nog.verwacht)))
    ]
    geteld = maak(bedragen, {"maand": namen, "wat": (ONTVANGEN, NOG)}, eenheid="euro", bronnen=(bron,))
    geteld = som(som(geteld, "wat", SAMEN, (ONTVANGEN, NOG)), "maand", ALLE, namen)
    grenzen = [*((een.maand.kort, een.nog) for een in verwacht.maanden), (ALLE, verwacht.nog)]
    return samen(geteld, _grenzen("maand", grenzen, bron)).volgorde("wat", (ONTVANGEN, NOG, ONDER, BOVEN, SAMEN))


def _jaar(wet: str, verwacht: Jaarverwachting, bron: str) -> Cijfers:
    delen = {
        ONTVANGEN: verwacht.ontvangen,
        NOG: sum(_rond(een.nog.verwacht) for een in verwacht.maanden),
        NOG_TE_LEVEREN: _rond(verwacht.nog_te_leveren),
    }
    rijen = [{"wet": wet, "wat": wat, **_euro(centen)} for wat, centen in delen.items()]
    geteld = maak(rijen, {"wet": (wet,), "wat": tuple(delen)}, eenheid="euro", bronnen=(bron,))
    geteld = samen(som(geteld, "wat", HELE_JAAR, tuple(delen)), _grenzen("wet", [(wet, verwacht.totaal)], bron))
    # What it will be and how sure that is first: on a phone the rest may be out of sight.
    return geteld.volgorde("wat", (HELE_JAAR, ONDER, BOVEN))


def _hele_jaar(jaar: Cijfers, wet: str) -> Bedrag:
    return Bedrag(*(round(100 * jaar.cellen()[wet, wat].waarde) for wat in (HELE_JAAR, ONDER, BOVEN)))


def _grenzen(dimensie: str, bedragen: Sequence[tuple[str, Bedrag]], bron: str) -> Cijfers:
    rijen = [
        {dimensie: naam, "wat": wat, **_euro(centen)}
        for naam, een in bedragen
        for wat, centen in ((ONDER, _rond(een.laag)), (BOVEN, _rond(een.hoog)))
    ]
    leden = {dimensie: [naam for naam, _ in bedragen], "wat": (ONDER, BOVEN)}
    return maak(rijen, leden, eenheid="euro", bronnen=(bron,))


def _ontvangst(stand: Maandstand, bron: str) -> Cijfers:
    """Give of the last months which part had come in at each age from the first at which anything does."""
    hele, aantal = stand.driehoek, len(stand.driehoek.maanden)
    klaar = int((1 / stand.ladder.nog < 1 - _REST).sum()) + 1
    leeftijden = range(stand.begin, stand.begin + min(klaar, _LEEFTIJDEN))
    rijen = [
        {
            "maand": maand.label,
            "ouderdom": str(leeftijd),
            "waarde": 100 * hele.cumulatief[plek, leeftijd] / stand.som(plek, plek + 1)[0],
            "teken": GETAL,
            "tekst": "",
        }
        for plek, maand in enumerate(hele.maanden)
        if plek >= max(aantal - _MAANDEN, stand.eerste)
        for leeftijd in leeftijden
        if leeftijd <= hele.tot - maand
    ]
    leden = {
        "maand": list(dict.fromkeys(rij["maand"] for rij in rijen)),
        "ouderdom": [str(een) for een in leeftijden],
    }
    return maak(rijen, leden, eenheid="%", bronnen=(bron,), ontbrekend=lambda _: (float("nan"), NOG_NIET, ""))


def _in_woorden(woorden: Mapping[str, str], bron: str) -> Cijfers:
    rijen = [
        {"bekeken": naam, "wat": "Uitkomst", "waarde": float("nan"), "teken": TEKST, "tekst": tekst}
        for naam, tekst in woorden.items()
    ]
    return maak(rijen, {"bekeken": list(woorden), "wat": ("Uitkomst",)}, eenheid="", bronnen=(bron,))


def _niets(waarom_niet: str, bron: str) -> Nagekomen:
    def leeg(*dimensies: str) -> Cijfers:
        return maak((), {naam: () for naam in dimensies}, eenheid="euro", bronnen=(bron,))

    per_maand, jaar, ontvangst = leeg("maand", "wat"), leeg("wet", "wat"), leeg("maand", "ouderdom")
    oploop_, komend = leeg("wat", "periode"), leeg("maand")
    return Nagekomen(per_maand, jaar, ontvangst, leeg("bekeken", "wat"), oploop_, komend, waarom_niet)


def _rond(centen: int) -> int:
    """Give whole hundreds of euros: what is expected is not known to the euro."""
    return round(centen, -4)


def _euro(centen: int) -> dict[str, Any]:
    return {"waarde": centen / 100, "teken": GETAL, "tekst": ""}
