"""The key with which a bsn becomes a pseudonym: is it there, is it safe, is it the one of before?"""

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

from monitorlib.doctor.fault import Fault, Severity, told_by
from monitorlib.errors import MonitorError

if TYPE_CHECKING:
    from monitorlib.editie.editie import Editie

# So few different signs have keys that somebody typed; `secrets.token_hex` gives sixteen.
_SIGNS = 8
_NEW = 'export MONITOR_SLEUTEL="$(...)" met de sleutel uit de kluis, of een eerste: python -c '
_NEW += '"import secrets; print(secrets.token_hex(32))"'


def there(editie: "Editie") -> Iterator[Fault]:
    """Ask for the key as reading does; what is frozen already needs it no more."""
    from monitorlib.doctor.snapshots import to_be_frozen
    from monitorlib.sources.delivery.pseudoniem import sleutel

    needing = _needing(editie)
    if not needing:
        return
    try:
        sleutel(editie.shown(editie.data / editie.parameters.bronnen[needing[0]].bestand))
    except MonitorError as error:
        now = set(needing) & set(to_be_frozen(editie))
        for fault in told_by(error, editie.naam, _NEW):
            yield Fault(fault.where, fault.what, fault.do, None if now else Severity.HINDERS)


def safe(editie: "Editie") -> Iterator[Fault]:
    """Look whether the key is what was meant, and no word that somebody typed; nothing of it is told."""
    from monitorlib.sources.delivery.pseudoniem import OMGEVING

    found = os.environ.get(OMGEVING, "")
    if not _needing(editie) or not found:
        return
    if found != found.strip() or found[0] in "\"'" or found[-1] in "\"'":
        yield Fault(
            OMGEVING,
            "de sleutel begint of eindigt met een spatie, een regeleinde of een aanhalingsteken; dat telt mee, en bij "
            "een ander zijn dezelfde personen dan andere",
            "zet hem zonder in de omgeving, als hij zonder is gemaakt",
        )
    if len(set(found)) < _SIGNS:
        yield Fault(
            OMGEVING,
            f"de sleutel heeft minder dan {_SIGNS} verschillende tekens en is te raden",
            'maak er een met: python -c "import secrets; print(secrets.token_hex(32))"',
        )


def same(editie: "Editie") -> Iterator[Fault]:
    """Hold the key to that of what was fetched from a database, here and in the edition before."""
    from monitorlib.sources.delivery.pseudoniem import vingerafdruk
    from monitorlib.sources.readers.fetched import SUFFIX, notitie

    try:
        now = vingerafdruk(editie.naam)
        earlier = editie.vorige
    except MonitorError:
        # Told of by itself.
        return
    for een in (editie, earlier) if earlier else (editie,):
        for van in een.parameters.bronnen.values():
            path = een.data / van.bestand
            if van.levering.client != "bsn" or path.suffix != SUFFIX or not path.is_file():
                continue
            made = notitie(path, een.shown(path)).get("sleutel")
            if made not in (None, now):
                yield Fault(
                    een.shown(path),
                    "dit is opgehaald met een andere sleutel dan die van nu: dezelfde persoon zou twee personen zijn",
                    f"neem de sleutel van toen, of haal opnieuw op: monitor snapshot {een.naam}",
                )


def _needing(editie: "Editie") -> list[str]:
    """Name the sources that hold a bsn."""
    return [naam for naam, van in editie.parameters.bronnen.items() if van.levering.client == "bsn"]
