"""Claims in the text of a publication, tested as rules over the cells of the chapter."""

from math import isnan

from monitorlib.cijfers.kern.regels import VERBORGEN_OM
from monitorlib.controles.bevinding import TREDE, Bevinding
from monitorlib.controles.getoetst import Getoetst
from monitorlib.editie.editie import Editie
from monitorlib.editie.params.parameters import Bewering
from monitorlib.errors import ParameterError
from monitorlib.notatie import EPS
from monitorlib.render.tabellen.getoonde_tabel import schrijf
from monitorlib.render.toelichting.getallen_in_tekst import LevendeGetallen
from monitorlib.sources.gepubliceerd import TEKST, Gepubliceerd


def beweringen(
    hoofdstuk: str, editie: Editie, gepubliceerd: Gepubliceerd, getallen: LevendeGetallen
) -> list[Bevinding]:
    """Give the bevindingen of the claims of a chapter; errors as in `toets`."""
    return [fout for een in _van(hoofdstuk, editie) for fout in toets(een, gepubliceerd, getallen)]


def getoetste_beweringen(
    hoofdstuk: str, editie: Editie, gepubliceerd: Gepubliceerd, getallen: LevendeGetallen
) -> Getoetst:
    """Count the claims of a chapter that were tested, those of which no quantity was printed, and the hidden ones."""
    gedrukt = [een for een in _van(hoofdstuk, editie) if gedrukt_aantal(een, gepubliceerd) is not None]
    verborgen = sum(isnan(getallen.reken(een.naam, een.berekening)) for een in gedrukt)
    zonder = len(_van(hoofdstuk, editie)) - len(gedrukt)
    return Getoetst.van(
        ["bewering"] * (len(gedrukt) - verborgen), ["zonder gedrukt aantal"] * zonder + [VERBORGEN_OM] * verborgen
    )


def _van(hoofdstuk: str, editie: Editie) -> list[Bewering]:
    return [een for een in editie.parameters.beweringen if een.hoofdstuk == hoofdstuk]


def toets(bewering: Bewering, gepubliceerd: Gepubliceerd, getallen: LevendeGetallen) -> list[Bevinding]:
    """Give the bevinding of a claim that does not follow, with the cells that do confirm it; else nothing.

    Of one over a hidden number nothing is said: no page has its sentence.
    Raises `ParameterError` for a calculation that is wrong, or a claim without a printed quantity.
    """
    gedrukt = gedrukt_aantal(bewering, gepubliceerd)
    if gedrukt is None:
        return []
    berekend = getallen.reken(bewering.naam, bewering.berekening)
    if isnan(berekend) or abs(berekend - gedrukt) <= bewering.marge + EPS:
        return []
    anders = {naam: getallen.reken(bewering.naam, som) for naam, som in bewering.ook.items()}
    bevestiging = tuple(
        f"het gedrukte getal past wel bij: {naam} ({schrijf(waarde)})"
        for naam, waarde in anders.items()
        if abs(waarde - gedrukt) <= bewering.marge + EPS
    )
    return [
        Bevinding(
            f"bewering {bewering.hoofdstuk} / {bewering.naam}",
            bewering.hoofdstuk,
            "bewering",
            schrijf(gedrukt),
            schrijf(berekend),
            bewering.bewering,
            bevestiging,
            plaats=f"Zin in {bewering.hoofdstuk}{TREDE}{bewering.naam.replace('-', ' ')}",
        )
    ]


def gedrukt_aantal(bewering: Bewering, gepubliceerd: Gepubliceerd) -> float | None:
    """Give the quantity that a claim is about; None in an edition that was never printed: it cannot be tested."""
    if bewering.gedrukt is not None or not gepubliceerd:
        return bewering.gedrukt
    gevonden = gepubliceerd.get((bewering.hoofdstuk, TEKST, bewering.naam, ""))
    if gevonden is None or gevonden.waarde is None:
        raise ParameterError(
            f"Bewering '{bewering.naam}' heeft geen 'gedrukt'; gepubliceerd.csv heeft geen aantal met die naam. "
            "Schrijf 'gedrukt', of zet het aantal in dat bestand."
        )
    return gevonden.waarde
