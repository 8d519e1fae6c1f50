"""Which sources a new region has: named on the command line, or asked on a terminal."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from monitorlib.bedoelt_u import nearest
from monitorlib.editie.editie import Editie
from monitorlib.errors import MonitorError, UnknownEditionError
from monitorlib.nieuw.benodigd import bouwbaar, gebruikte_bronnen
from monitorlib.sources.codes.allowed import declared

ALLES = "alles"


def genoemd(van: Editie, gegeven: Sequence[str]) -> list[str]:
    """Give the sources of an edition by their names, or by a part that only one of them has, in its own order.

    Raises `UnknownEditionError` for a name that none has, and for a part that several have.
    """
    bekend, gekozen = list(gebruikte_bronnen(van)), set[str]()
    for een in gegeven:
        past = [een] if een in bekend else [naam for naam in bekend if een in naam]
        if not past:
            raise UnknownEditionError(
                f"--bronnen '{een}': {van.naam} heeft geen bron die zo heet. {nearest(een, bekend)}"
            )
        if len(past) > 1:
            raise UnknownEditionError(f"--bronnen '{een}' kan meer dan één bron zijn: {', '.join(past)}. Noem er een.")
        gekozen.add(past[0])
    return [naam for naam in bekend if naam in gekozen]


def gevraagd(van: Editie, vraag: Callable[[str], str], zeg: Callable[[str], None]) -> list[str]:
    """Ask on a terminal which sources there are: first the registers, then what each chapter counts with.

    Raises `MonitorError` when the answers stop, or when there is nothing.
    """
    door = gebruikte_bronnen(van)
    groepen: dict[str, list[str]] = {"Registers: een rij per toewijzing, uitkering of melding": []}
    for naam, hoofdstukken in door.items():
        groep = next(iter(groepen)) if declared(van, naam).is_register else f"Tellingen voor {hoofdstukken[0]}"
        groepen.setdefault(groep, []).append(naam)
    zeg("Wat heeft u? Noem nummers, zoals 1,3. Enter is niets van deze groep; a is alles ervan.")
    gekozen: list[str] = []
    for groep, namen in groepen.items():
        zeg(f"\n{groep}")
        for nummer, naam in enumerate(namen, 1):
            zeg(f"  {nummer}. {naam}: {declared(van, naam).titel}")
        gekozen += _antwoord(namen, vraag, zeg)
    if not gekozen:
        raise MonitorError("U noemde geen enkele bron; er is niets geschreven.")
    return gekozen


def _antwoord(namen: Sequence[str], vraag: Callable[[str], str], zeg: Callable[[str], None]) -> list[str]:
    while True:
        try:
            tekst = vraag("> ").strip().lower()
        except EOFError as error:
            raise MonitorError("De antwoorden hielden op; er is niets geschreven.") from error
        if tekst in ("a", ALLES):
            return list(namen)
        nummers = [een.strip() for een in tekst.split(",") if een.strip()]
        if all(een.isascii() and een.isdigit() and 1 <= int(een) <= len(namen) for een in nummers):
            return [namen[plek] for plek in sorted({int(een) - 1 for een in nummers})]
        zeg(f"'{tekst}' kan hier niet. Noem nummers van 1 tot en met {len(namen)}, met een komma ertussen.")


def met_bronnen(van: Editie, bronnen: Sequence[str]) -> tuple[Editie, list[str]]:
    """Keep the chapters and sections that these sources can fill, and what accounts for them; give what was left out.

    Raises `UnknownEditionError` when there is no chapter for them.
    """
    alle = van.parameters.bronnen
    parameters = van.parameters.model_copy(update={"bronnen": {naam: alle[naam] for naam in bronnen}})
    over, _ = bouwbaar(replace(van, parameters=parameters))
    door = gebruikte_bronnen(over)
    lezen = {hoofdstuk for hoofdstukken in door.values() for hoofdstuk in hoofdstukken}
    if zonder := [naam for naam in bronnen if naam not in door]:
        raise UnknownEditionError(
            f"Met {', '.join(bronnen)} alleen is er geen sectie die {zonder[0]} toont: zij staat naast andere bronnen "
            f"in {', '.join(gebruikte_bronnen(van)[zonder[0]])}. Noem die erbij."
        )
    blokken = over.parameters.hoofdstukken.gevraagd()
    # What only one chapter tells needs no summary.
    houd = {
        naam: blok
        for naam, blok in blokken.items()
        if naam in lezen or blok.verantwoordt or (blok.leest and len(lezen) > 1)
    }
    hoofdstukken = over.parameters.hoofdstukken.alleen(houd)
    klaar, _ = bouwbaar(replace(over, parameters=over.parameters.model_copy(update={"hoofdstukken": hoofdstukken})))
    weg = [
        naam for naam in van.parameters.hoofdstukken.gevraagd() if naam not in klaar.parameters.hoofdstukken.gevraagd()
    ]
    return klaar, [f"wat deze bronnen niet vullen: {', '.join(weg)}."] if weg else []
