"""Pseudonyms: a bsn with a key, HMAC-SHA-256, of which the first 128 bits are kept. [RFC 2104, FIPS 180-4.]

Without the key nobody can make the pseudonym of a bsn, so that trying all of them (there are few enough) gives nothing.
The calculation runs in the database engine: twenty million rows pass through it without a value leaving it.
"""

import hashlib
import hmac
import os
from collections.abc import Callable
from functools import cache

import duckdb

from monitorlib.errors import SourceError

OMGEVING = "MONITOR_SLEUTEL"
# Of a shorter key all possibilities can be tried.
_TEN_MINSTE = 32
_BLOK = 64
# 128 bits.
_TEKENS = 32
# The name of the macro that makes a pseudonym of a text.
HMAC = "pseudoniem"


def sleutel(shown: str) -> bytes:
    """Give the key from the environment; raise `SourceError` when there is none, or it is too short to be safe."""
    gegeven = os.environ.get(OMGEVING, "").encode()
    if len(gegeven) < _TEN_MINSTE:
        wat = "is te kort" if gegeven else "ontbreekt"
        raise SourceError(
            f"{shown}: deze bron heeft burgerservicenummers, en de sleutel om ze te versleutelen {wat}. Zet hem "
            f"in de omgeving: {OMGEVING}, ten minste {_TEN_MINSTE} tekens; maak er een met: python -c "
            '"import secrets; print(secrets.token_hex(32))". Bewaar hem buiten dit project: met een andere sleutel '
            "zijn dezelfde personen andere."
        )
    return gegeven


def sleutel_instellen(con: duckdb.DuckDBPyConnection, shown: str) -> None:
    """Give a connection the macro `pseudoniem`; the key stays in a variable of the connection, out of every query."""
    gegeven = sleutel(shown)
    blok = (hashlib.sha256(gegeven).digest() if len(gegeven) > _BLOK else gegeven).ljust(_BLOK, b"\0")
    for naam, vulling in (("binnen", 0x36), ("buiten", 0x5C)):
        con.execute(f"SET VARIABLE {naam} = ?::BLOB", [bytes(byte ^ vulling for byte in blok)])
    con.execute(
        f"CREATE OR REPLACE TEMP MACRO {HMAC}(waarde) AS left(sha256(getvariable('buiten')::BLOB || "
        f"unhex(sha256(getvariable('binnen')::BLOB || encode(waarde)))), {_TEKENS})"
    )


def pseudoniem_maker(shown: str) -> Callable[[str], str]:
    """Give what makes the same pseudonym of a bsn here as the macro does there; errors as in `sleutel`."""
    gegeven = sleutel(shown)

    @cache
    def maak(bsn: str) -> str:
        return hmac.new(gegeven, bsn.encode(), hashlib.sha256).hexdigest()[:_TEKENS]

    return maak


def vingerafdruk(shown: str) -> str:
    """Give what tells one key from another without telling the key."""
    return hmac.new(sleutel(shown), b"monitor sociaal domein", hashlib.sha256).hexdigest()[:16]
