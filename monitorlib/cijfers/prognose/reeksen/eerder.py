"""What earlier editions forecast beside what came since: the monitor's own record of being right.

A number of cliënten is known when the month is over. What a year costs is known when it is over and all but a trifle of
it came in; until then what is expected now stands beside it, as provisional, and counts for neither right nor wrong.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.maken import maak
from monitorlib.cijfers.kern.regels import GETAL, NOG_NIET, ONGEVEER, TEKST
from monitorlib.cijfers.prognose.declaraties.nagekomen import HELE_JAAR, ONTVANGEN, nagekomen
from monitorlib.cijfers.prognose.reeksen.uitgekomen import Uitgekomen, uitgekomen
from monitorlib.cijfers.prognose.reeksen.uitkomst import ZEKERHEID
from monitorlib.cijfers.registers.stand_en_stroom import unieke_clienten
from monitorlib.notatie import getal
from monitorlib.sources.declared.declaration import BENADERINGEN
from monitorlib.sources.opened.register import Register
from monitorlib.sources.vastgelegd import Vastgelegd
from monitorlib.tijd.dagen import datum_kort
from monitorlib.tijd.periode import Jaar, Maand, Periode

BINNEN, VERWACHT, KWAM, ERNAAST = "Binnen de grenzen", "Verwacht", "Kwam uit op", "Ernaast"
ONDER, BOVEN = "Ondergrens", "Bovengrens"
ALLE, BEKEND = "Alle prognoses", "waarvan de uitkomst bekend is"
_NOG_NIET = "nog niet bekend"
# Own choice: a year of which less than this part is still to come in is what it is.
_REST = 0.005

# What came of a series in a period, and whether that is provisional.
_Kwam = Mapping[tuple[str, Periode], tuple[float, bool]]


def uitgaven_van(wet: str) -> str:
    """Name the series of what a wet costs in kind."""
    return f"Uitgaven {wet} in natura"


def clienten_van(wet: str) -> str:
    """Name the series of the cliënten of a wet."""
    return f"Cliënten {wet}"


def eerder_voorspeld(
    vastgelegd: Sequence[Vastgelegd], *, declaraties: Register, clienten: Mapping[str, Register], in_: Periode
) -> Cijfers:
    """Set what was forecast beside what came by the end of a period, over reeks, prognose and wat.

    `clienten` gives the register of each wet. The last row counts how many whose outcome is known were inside their
    interval, and how many that should be. Without any row when nothing was forecast.
    """
    kwam = {**_uitgaven(vastgelegd, declaraties, clienten, in_), **_clienten(vastgelegd, clienten, in_)}
    rijen = [een for prognose in vastgelegd for een in _rijen(prognose, kwam)]
    if rijen:
        rijen.append(_cel((ALLE, BEKEND, BINNEN), TEKST, tekst=_samen(vastgelegd, kwam)))
    leden = {naam: tuple(dict.fromkeys(rij[naam] for rij in rijen)) for naam in ("reeks", "prognose")}
    bronnen = (declaraties.bron.naam, *(register.bron.naam for register in clienten.values()))
    wat = {"wat": (BINNEN, VERWACHT, KWAM, ERNAAST, ONDER, BOVEN) if rijen else ()}
    return maak(rijen, {**leden, **wat}, eenheid="", bronnen=bronnen, ontbrekend=lambda _: None)


def _uitgaven(
    vastgelegd: Sequence[Vastgelegd], declaraties: Register, wetten: Mapping[str, Register], in_: Periode
) -> dict[tuple[str, Periode], tuple[float, bool]]:
    kwam: dict[tuple[str, Periode], tuple[float, bool]] = {}
    jaren = {(een.reeks, een.periode) for een in vastgelegd if isinstance(een.periode, Jaar)}
    for wet in wetten:
        for jaar in sorted(periode.jaar for reeks, periode in jaren if reeks == uitgaven_van(wet)):
            nu = nagekomen(declaraties, wet=wet, in_=in_, jaar=jaar).jaar.cellen()
            if nu:
                heel, al = nu[wet, HELE_JAAR].waarde, nu[wet, ONTVANGEN].waarde
                kwam[uitgaven_van(wet), Jaar(jaar)] = (heel, heel - al > _REST * heel)
    return kwam


def _clienten(
    vastgelegd: Sequence[Vastgelegd], clienten: Mapping[str, Register], in_: Periode
) -> dict[tuple[str, Periode], tuple[float, bool]]:
    kwam: dict[tuple[str, Periode], tuple[float, bool]] = {}
    voorbij = {een.periode for een in vastgelegd if isinstance(een.periode, Maand) and een.periode <= in_.maanden[-1]}
    maanden = tuple(sorted(een for een in voorbij if isinstance(een, Maand)))
    for wet, register in clienten.items() if maanden else ():
        geteld = unieke_clienten(register, op=maanden).per()
        namen = zip(maanden, geteld.leden["periode"], strict=True)
        kwam |= {(clienten_van(wet), maand): (geteld.cellen()[naam,].waarde, False) for maand, naam in namen}
    return kwam


def _rijen(een: Vastgelegd, kwam: _Kwam) -> Iterator[dict[str, Any]]:
    """Give the cells of one forecast."""
    waar = (een.reeks, f"{een.periode.label}, voorspeld op {datum_kort(een.datum)}")
    eenheid = "euro" if isinstance(een.periode, Jaar) else "cliënten"
    for wat, waarde in ((VERWACHT, een.waarde), (ONDER, een.laag), (BOVEN, een.hoog)):
        yield _cel((*waar, wat), GETAL, waarde, eenheid=eenheid)
    uitkomst, voorlopig = kwam.get((een.reeks, een.periode), (None, True))
    if uitkomst is None:
        yield from (_cel((*waar, wat), NOG_NIET) for wat in (KWAM, ERNAAST))
        yield _cel((*waar, BINNEN), TEKST, tekst=_NOG_NIET)
        return
    werd = Uitgekomen(een, uitkomst)
    teken, tekst = (ONGEVEER, BENADERINGEN[0]) if voorlopig else (GETAL, "")
    yield _cel((*waar, KWAM), teken, uitkomst, tekst, eenheid)
    yield _cel((*waar, ERNAAST), teken, werd.verschil, tekst, eenheid)
    yield _cel((*waar, BINNEN), TEKST, tekst=("voorlopig " if voorlopig else "") + ("ja" if werd.binnen else "nee"))


def _samen(vastgelegd: Sequence[Vastgelegd], kwam: _Kwam) -> str:
    """Say how many forecasts whose outcome is known were inside their interval."""
    bekend = uitgekomen(vastgelegd, {wat: waarde for wat, (waarde, voorlopig) in kwam.items() if not voorlopig})
    binnen, hoort = sum(een.binnen for een in bekend), getal(ZEKERHEID * len(bekend), 1)
    return f"{binnen} van {len(bekend)}; dat horen er {hoort} te zijn" if bekend else _NOG_NIET


def _cel(
    waar: tuple[str, str, str], teken: str, waarde: float = float("nan"), tekst: str = "", eenheid: str = ""
) -> dict[str, Any]:
    plaats = dict(zip(("reeks", "prognose", "wat"), waar, strict=True))
    return {**plaats, "waarde": waarde, "teken": teken, "tekst": tekst, "eenheid": eenheid}
