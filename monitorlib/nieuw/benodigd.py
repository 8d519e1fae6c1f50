"""What the chapters of an edition need, as a new edition of that structure asks for it."""

from dataclasses import replace

from monitorlib.editie.editie import Editie
from monitorlib.engine.execution.sections import form_of, lacking, opened
from monitorlib.hoofdstuk.cel import Cel
from monitorlib.hoofdstuk.vorm import teksten


def bouwbaar(nieuw: Editie) -> tuple[Editie, list[str]]:
    """Keep of an edition that is to be made the chapters and sections for which it lacks nothing.

    Gives it with what was left out, each in words with why. A source that is still to be delivered is none that it
    lacks: params.yml names it.
    """
    blokken, weg = {}, []
    for naam, blok in nieuw.parameters.hoofdstukken.gevraagd().items():
        vorm = form_of(nieuw, naam)
        per = {sectie: lacking(nieuw, vorm.van(sectie)) for sectie in blok.secties}
        weg += [f"hoofdstuk {naam}, sectie {sectie}: die {een}." for sectie, mist in per.items() for een in mist]
        over = [sectie for sectie, mist in per.items() if not mist]
        mist = lacking(nieuw, vorm.opzet)
        if blok.secties and not over and not vorm.toont_zonder_sectie:
            mist = [*mist, "heeft geen sectie over"]
        if mist:
            weg += [f"hoofdstuk {naam}: dat {een}." for een in mist]
        else:
            blokken[naam] = blok.model_copy(update={"secties": over})
    if not weg:
        return nieuw, []
    hoofdstukken = nieuw.parameters.hoofdstukken.alleen(blokken)
    # What is left out can be what another section reads.
    rest, ook = bouwbaar(replace(nieuw, parameters=nieuw.parameters.model_copy(update={"hoofdstukken": hoofdstukken})))
    return rest, [*weg, *ook]


def gebruikte_bronnen(van: Editie) -> dict[str, list[str]]:
    """Give each source of an edition that its chapters read, with the chapters that do, in the edition's order."""
    door: dict[str, list[str]] = {}
    for naam in van.parameters.hoofdstukken.gevraagd():
        for bron in opened(van, _cellen(van, naam)):
            door.setdefault(bron, []).append(naam)
    return {naam: door[naam] for naam in van.parameters.bronnen if naam in door}


def tekstsecties(van: Editie, hoofdstuk: str) -> list[str]:
    """List the sections of toelichting that a chapter shows, with the sections that an edition asks for."""
    return teksten(_cellen(van, hoofdstuk))


def _cellen(van: Editie, hoofdstuk: str) -> list[Cel]:
    """Give the cells of a chapter that run with the sections that an edition asks for."""
    vorm = form_of(van, hoofdstuk)
    return vorm.lopend(van.parameters.hoofdstukken.gevraagd()[hoofdstuk].secties)
