"""The alt text of a figure: what who cannot see it needs to know."""

from collections.abc import Mapping

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.regels import TELT_MEE, TOTAAL, Inhoud
from monitorlib.errors import RenderError
from monitorlib.notatie import EPS
from monitorlib.render.tabellen.tabel import toon

# The dimensions along which something rises or falls.
_TIJD = ("periode", "peildatum", "kwartaal", "halfjaar", "jaar", "maand")

Cel = tuple[str, ...]
Paar = tuple[tuple[str, Inhoud], tuple[str, Inhoud]]
Getallen = Mapping[Cel, Inhoud]


def alt_tekst(vorm: str, titel: str, cijfers: Cijfers, bevinding: str = "") -> str:
    """Say the form of a figure, its title, and its finding: what rose and fell most, and who is highest.

    Raises `RenderError` without a number.
    """
    getallen = {cel: inhoud for cel, inhoud in cijfers.cellen().items() if inhoud.teken in TELT_MEE}
    if not getallen:
        raise RenderError(
            f"Figuur '{titel}' heeft geen enkel getal om te tonen. Laat haar weg, of lever de cijfers aan."
        )
    # The whole is always the highest: it says nothing beside its parts.
    getallen = {cel: inhoud for cel, inhoud in getallen.items() if TOTAAL not in cel} or getallen
    tijd = next((naam for naam in cijfers.dimensies if naam in _TIJD), None)
    gezien = _verloop(getallen, cijfers, tijd) if tijd else _uitersten(getallen)
    return f"{vorm}: {titel}. {f'{bevinding} ' if bevinding else ''}{gezien}"


def _verloop(getallen: Getallen, cijfers: Cijfers, tijd: str) -> str:
    """Say of the course of each combination of the other dimensions which changed most, and where it ended."""
    plek = cijfers.dimensies.index(tijd)
    reeksen: dict[Cel, list[tuple[str, Inhoud]]] = {}
    for cel, inhoud in sorted(getallen.items(), key=lambda een: cijfers.leden[tijd].index(een[0][plek])):
        reeksen.setdefault((*cel[:plek], *cel[plek + 1 :]), []).append((cel[plek], inhoud))
    paren = {naam: (reeks[0], reeks[-1]) for naam, reeks in reeksen.items() if len(reeks) > 1}
    if not paren:
        return _uitersten(getallen)
    gang = {naam: laatst.waarde - eerst.waarde for naam, ((_, eerst), (_, laatst)) in paren.items()}
    zinnen = [_gang(woord, naam, paren[naam], alleen=len(paren) == 1) for woord, naam in _meest(gang)]
    if len(paren) > 1:
        nu = {naam: paar[1] for naam, paar in paren.items()}
        hoogste = max(nu, key=lambda naam: nu[naam][1].waarde)
        zinnen.append(f"Het hoogst in {nu[hoogste][0]}: {_noem(hoogste, nu[hoogste][1])}.")
    return " ".join(zinnen)


def _meest(gang: Mapping[Cel, float]) -> list[tuple[str, Cel]]:
    """Name what rose most and what fell most, where anything did."""
    hoogst, laagst = max(gang, key=lambda naam: gang[naam]), min(gang, key=lambda naam: gang[naam])
    gevonden = [("gestegen", hoogst)] if gang[hoogst] > EPS else []
    gevonden += [("gedaald", laagst)] if gang[laagst] < -EPS else []
    return gevonden or [("gelijk gebleven", hoogst)]


def _gang(woord: str, naam: Cel, paar: Paar, *, alleen: bool) -> str:
    (eerst, van), (laatst, naar) = paar
    wie = ", ".join(naam)
    weg = f"van {_getal(van)} ({eerst}) naar {_getal(naar)} ({laatst})"
    if woord == "gelijk gebleven":
        return f"Niets is veranderd: {wie} {weg}." if wie else f"Niets is veranderd: {weg}."
    if alleen:
        return f"{wie} is {woord} {weg}." if wie else f"{woord.capitalize()} {weg}."
    return f"Het meest {woord}: {wie}, {weg}."


def _uitersten(getallen: Getallen) -> str:
    hoogste, laagste = (kies(getallen, key=lambda cel: getallen[cel].waarde) for kies in (max, min))
    if len(getallen) == 1:
        return f"{_noem(hoogste, getallen[hoogste])}."
    if getallen[hoogste].verschil:
        minst = "het meest eraf" if getallen[laagste].waarde < -EPS else "het minst"
        return f"Het meest erbij: {_noem(hoogste, getallen[hoogste])}; {minst}: {_noem(laagste, getallen[laagste])}."
    return f"Het hoogst: {_noem(hoogste, getallen[hoogste])}; het laagst: {_noem(laagste, getallen[laagste])}."


def _noem(cel: Cel, inhoud: Inhoud) -> str:
    return f"{', '.join(cel)}: {_getal(inhoud)}" if cel else _getal(inhoud)


def _getal(inhoud: Inhoud) -> str:
    """Write a number with its sign or unit, as one says it."""
    tekst, eenheid = toon(inhoud)[0], inhoud.eenheid
    return f"{tekst} {eenheid}" if eenheid in ("%", "euro") else tekst
