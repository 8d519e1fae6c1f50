"""How many cliënten there will be: the count at the end of each month, carried on for a year, with bounds.

A person counts once in the region. A toewijzing that was registered late is missing from the last months; what an
edition says of them is provisional, and so is what follows from them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.maken import maak
from monitorlib.cijfers.kern.regels import GETAL
from monitorlib.cijfers.prognose.reeksen.bewaard import bewaarde_prognose
from monitorlib.cijfers.prognose.reeksen.reeks import Tijdreeks, reeks_uit
from monitorlib.cijfers.prognose.reeksen.uitkomst import Prognose
from monitorlib.cijfers.registers.stand_en_stroom import unieke_clienten
from monitorlib.notatie import rond
from monitorlib.sources.opened.register import Register
from monitorlib.tijd.periode import Maand, Periode

GETELD, VERWACHT, ONDER, BOVEN = "Geteld", "Verwacht", "Ondergrens", "Bovengrens"
NU, HALF_JAAR, JAAR = "Nu", "Over een half jaar", "Over een jaar"
# Own choice. Five years bear a season; with less than four the bounds of a year ahead do not hold as often as they say.
_TERUG, _MINSTENS, _VOORUIT = 60, 48, 12
# So many months that were counted a figure shows.
_GETOOND = 24

_Rij = tuple[tuple[str, str], float]


@dataclass(frozen=True)
class Clientenprognose:
    """The cliënten of a wet: `verloop` over wat and periode, a number per month; `jaar` over wet and wat.

    Without any row when the register is too short; `waarom_niet` then says so.
    """

    verloop: Cijfers
    jaar: Cijfers
    waarom_niet: str = ""


def verwachte_clienten(register: Register, *, wet: str, in_: Periode) -> Clientenprognose:
    """Carry the cliënten of a register on for twelve months after the last month of a period."""
    maanden, bron = maanden_van(register, in_.maanden[-1]), register.bron.naam
    if len(maanden) < _MINSTENS:
        reden = f"{wet}: het register gaat {len(maanden)} maanden terug, en een verwachting vraagt er {_MINSTENS}."
        return Clientenprognose(_cijfers([], ("wat", "periode"), bron), _cijfers([], ("wet", "wat"), bron), reden)
    verwacht = bewaarde_prognose(_reeks(register, wet, maanden), maanden[-1].verschoven(_VOORUIT))
    return Clientenprognose(
        _cijfers(_verloop(verwacht), ("wat", "periode"), bron), _cijfers(_jaar(verwacht, wet), ("wet", "wat"), bron)
    )


def maanden_van(register: Register, laatste: Maand) -> tuple[Maand, ...]:
    """Give the months of which the register holds everything, from its beginstand on, five years at most."""
    vanaf = register.parameters.volledig_vanaf
    eerste = Maand(vanaf.year, vanaf.month).verschoven(1) if vanaf else laatste.verschoven(1 - _TERUG)
    return laatste.terug(min(max(laatste - eerste + 1, 1), _TERUG))


def _reeks(register: Register, wet: str, maanden: tuple[Maand, ...]) -> Tijdreeks:
    geteld = unieke_clienten(register, op=maanden).per()
    waarden = [geteld.cellen()[naam,].waarde for naam in geteld.leden["periode"]]
    return reeks_uit(f"Cliënten {wet}", zip(maanden, waarden, strict=True))


def _verloop(van: Prognose) -> list[_Rij]:
    """Give each month of the last two years, and what is expected of those to come."""
    geteld = list(zip(van.reeks.perioden, van.reeks.waarden, strict=True))[-_GETOOND:]
    rijen = [((GETELD, maand.kort_met_jaar), waarde) for maand, waarde in geteld]
    for maand, punt in zip(van.perioden, van.verwacht, strict=True):
        wat = {VERWACHT: punt.waarde, ONDER: punt.laag, BOVEN: punt.hoog}
        rijen += [((naam, maand.kort_met_jaar), waarde) for naam, waarde in wat.items()]
    return rijen


def _jaar(van: Prognose, wet: str) -> list[_Rij]:
    half, heel = van.verwacht[_VOORUIT // 2 - 1], van.verwacht[-1]
    wat = {NU: van.reeks.waarden[-1], HALF_JAAR: half.waarde, JAAR: heel.waarde, ONDER: heel.laag, BOVEN: heel.hoog}
    return [((wet, naam), waarde) for naam, waarde in wat.items()]


def _cijfers(rijen: Sequence[_Rij], dimensies: tuple[str, str], bron: str) -> Cijfers:
    """Make cijfers of whole cliënten; their members stand in the order in which they come."""
    leden = {naam: tuple(dict.fromkeys(cel[plaats] for cel, _ in rijen)) for plaats, naam in enumerate(dimensies)}
    gevuld = [
        {**dict(zip(dimensies, cel, strict=True)), "waarde": rond(waarde, 0), "teken": GETAL, "tekst": ""}
        for cel, waarde in rijen
    ]
    return maak(gevuld, leden, eenheid="cliënten", bronnen=(bron,), ontbrekend=lambda _: None)
