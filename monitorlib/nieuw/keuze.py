"""Which sources a new region has: named on the command line, or asked on a terminal."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from monitorlib.bedoelt_u import nearest
from monitorlib.editie.editie import Editie
from monitorlib.engine.execution.sections import form_of, opened
from monitorlib.errors import MonitorError, UnknownEditionError
from monitorlib.hoofdstuk.vorm import kop_van
from monitorlib.indicatoren.catalogus.catalogus import gevraagd as gevraagde_indicatoren
from monitorlib.nieuw.benodigd import bouwbaar, gebruikte_bronnen
from monitorlib.sources.codes.allowed import declared

_ALLES = ("a", "alles")


def genoemd(van: Editie, nieuw: Editie, gegeven: Sequence[str]) -> list[str]:
    """Give the sources of `nieuw` by their names, or by a part that only one of them has, in its own order.

    `nieuw` has the chosen chapters of `van`. Raises `UnknownEditionError` for a name that none has, a part that several
    have, and a source that the chosen chapters do not read.
    """
    alle, hier = gebruikte_bronnen(van), list(gebruikte_bronnen(nieuw))
    gekozen = {_een(een, list(alle), van) for een in gegeven}
    if elders := [naam for naam in alle if naam in gekozen and naam not in hier]:
        raise UnknownEditionError(
            f"--bronnen '{elders[0]}': geen van de gekozen hoofdstukken leest haar; zij staat in "
            f"{', '.join(alle[elders[0]])}. Noem dat bij --hoofdstukken."
        )
    return [naam for naam in hier if naam in gekozen]


def _een(gegeven: str, bekend: Sequence[str], van: Editie) -> str:
    gezocht = gegeven.lower()
    past = [gezocht] if gezocht in bekend else [naam for naam in bekend if gezocht in naam]
    if not past:
        raise UnknownEditionError(
            f"--bronnen '{gegeven}': {van.naam} heeft geen bron die zo heet. {nearest(gezocht, bekend)}"
        )
    if len(past) > 1:
        raise UnknownEditionError(f"--bronnen '{gegeven}' kan meer dan één bron zijn: {', '.join(past)}. Noem er een.")
    return past[0]


def gevraagd(nieuw: Editie, vraag: Callable[[str], str], zeg: Callable[[str], None]) -> list[str]:
    """Ask on a terminal which sources there are, chapter by chapter: its registers first, then its tellingen.

    Raises `MonitorError` when the answers stop, or when there is nothing.
    """
    zeg("Wat heeft u? Noem nummers, zoals 1,3. Enter is niets van dit hoofdstuk; a is alles ervan.")
    zeg(
        "Een register heeft een rij per toewijzing, uitkering of melding; de rest zijn getallen die elders geteld zijn."
    )
    gekozen: list[str] = []
    for hoofdstuk, namen in _per_hoofdstuk(nieuw).items():
        zeg(f"\n{kop_van(nieuw.notebook(hoofdstuk)['cells'])[0]}")
        for nummer, naam in enumerate(namen, 1):
            bron = declared(nieuw, naam)
            zeg(f"  {nummer}. {naam}: {bron.titel}{' (register)' if bron.is_register else ''}")
        gekozen += _antwoord(namen, vraag, zeg)
    if not gekozen:
        raise MonitorError("U noemde geen enkele bron; er is niets geschreven. Noem er ten minste een.")
    return gekozen


def _per_hoofdstuk(nieuw: Editie) -> dict[str, list[str]]:
    """Put each source at the first chapter that reads it, in the order of the site; registers come first."""
    eerste = {naam: hoofdstukken[0] for naam, hoofdstukken in gebruikte_bronnen(nieuw).items()}
    registers_eerst = sorted(eerste, key=lambda naam: not declared(nieuw, naam).is_register)
    per = {
        een: [naam for naam in registers_eerst if eerste[naam] == een]
        for een in nieuw.parameters.hoofdstukken.gevraagd()
    }
    return {een: namen for een, namen in per.items() if namen}


def _antwoord(namen: Sequence[str], vraag: Callable[[str], str], zeg: Callable[[str], None]) -> list[str]:
    while True:
        try:
            tekst = vraag("> ").strip().lower()
        except EOFError as error:
            raise MonitorError(
                "De antwoorden hielden op; er is niets geschreven. Begin opnieuw, of noem de bronnen met --bronnen."
            ) from error
        if tekst in _ALLES:
            return list(namen)
        nummers = [een.strip() for een in tekst.split(",") if een.strip()]
        if all(een.isascii() and een.isdigit() and 1 <= int(een) <= len(namen) for een in nummers):
            return [namen[plek] for plek in sorted({int(een) - 1 for een in nummers})]
        zeg(f"'{tekst}' kan hier niet. Noem nummers van 1 tot en met {len(namen)}, met een komma ertussen.")


def met_bronnen(nieuw: Editie, bronnen: Sequence[str]) -> tuple[Editie, list[str]]:
    """Keep the chapters and sections that these sources can fill, and what accounts for them; give what was left out.

    Raises `UnknownEditionError` for a source that nothing shows without another.
    """
    alle = nieuw.parameters.bronnen
    parameters = nieuw.parameters.model_copy(update={"bronnen": {naam: alle[naam] for naam in bronnen}})
    over, _ = bouwbaar(replace(nieuw, parameters=parameters))
    door = gebruikte_bronnen(over)
    if zonder := [naam for naam in bronnen if naam not in door]:
        raise UnknownEditionError("\n".join(_alleen_naast(nieuw, naam, bronnen) for naam in zonder))
    lezen = {hoofdstuk for hoofdstukken in door.values() for hoofdstuk in hoofdstukken}
    # What only one chapter tells needs no summary.
    houd = {
        naam: blok
        for naam, blok in over.parameters.hoofdstukken.gevraagd().items()
        if naam in lezen or blok.verantwoordt or (blok.leest and len(lezen) > 1)
    }
    hoofdstukken = over.parameters.hoofdstukken.alleen(houd)
    klaar, _ = bouwbaar(replace(over, parameters=over.parameters.model_copy(update={"hoofdstukken": hoofdstukken})))
    return klaar, list(_weggelaten(nieuw, klaar))


def _alleen_naast(nieuw: Editie, naam: str, bronnen: Sequence[str]) -> str:
    """Say beside which other sources something shows a source: the fewest that are not there yet."""
    samen = [*_in_secties(nieuw), *(set(een.bron) for een in gevraagde_indicatoren(nieuw))]
    erbij = min((een - {*bronnen} for een in samen if naam in een), key=len)
    return f"--bronnen '{naam}' staat alleen naast andere bronnen; noem erbij: {', '.join(sorted(erbij))}."


def _in_secties(nieuw: Editie) -> Iterator[set[str]]:
    """Give the sources of each section; the indicators choose theirs one by one."""
    for naam, blok in nieuw.parameters.hoofdstukken.gevraagd().items():
        if not blok.meet_indicatoren:
            vorm = form_of(nieuw, naam)
            yield from ({*opened(nieuw, vorm.lopend([sectie]))} for sectie in blok.secties)


def _weggelaten(nieuw: Editie, klaar: Editie) -> Iterator[str]:
    """Name the chapters that went, and of those that stay the sections that did."""
    over = klaar.parameters.hoofdstukken.gevraagd()
    blokken = nieuw.parameters.hoofdstukken.gevraagd()
    if weg := [naam for naam in blokken if naam not in over]:
        yield f"hoofdstukken die deze bronnen niet vullen: {', '.join(weg)}."
    for naam, blok in over.items():
        for sectie in blokken[naam].secties:
            if sectie not in blok.secties:
                zonder = {*opened(nieuw, form_of(nieuw, naam).van(sectie))} - {*klaar.parameters.bronnen}
                yield f"hoofdstuk {naam}, sectie {sectie}: die leest ook {', '.join(sorted(zonder))}."
