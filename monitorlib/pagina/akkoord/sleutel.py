"""The key with which what somebody saw is hashed.

A chapter holds small numbers. From an open hash anybody who has the rest of the page could try out which number was
hidden; with a key nobody can. The key lies with the data of the region, and like those never enters a repository.
"""

import secrets

from monitorlib.editie.layout import Layout
from monitorlib.errors import MonitorError
from monitorlib.files.reading import read_text
from monitorlib.files.swap import write_private

# Of bytes, written as twice as many hexadecimal digits.
_LENGTE = 32


def lees_sleutel(layout: Layout, regio: str) -> bytes | None:
    """Read the key of a region, None when there is none; raise `MonitorError` for what is no key."""
    pad = layout.akkoordsleutel(regio)
    if not pad.exists():
        return None
    try:
        sleutel = bytes.fromhex(read_text(pad, layout.shown(pad), MonitorError))
    except ValueError:
        sleutel = b""
    if len(sleutel) != _LENGTE:
        raise MonitorError(
            f"{layout.shown(pad)}: hier hoort een sleutel van {2 * _LENGTE} tekens (0-9, a-f). Zet het bestand terug. "
            "Is dat er niet meer, haal het dan weg en laat elk hoofdstuk opnieuw beoordelen."
        )
    return sleutel


def maak_sleutel(layout: Layout, regio: str) -> bytes:
    """Give the key of a region; make it when there is none. Errors as in `lees_sleutel`."""
    if (sleutel := lees_sleutel(layout, regio)) is None:
        sleutel = secrets.token_bytes(_LENGTE)
        write_private(sleutel.hex() + "\n", layout.akkoordsleutel(regio))
    return sleutel
