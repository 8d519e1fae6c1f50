"""The ends of the lines of a CSV: of one kind, or the database engine cannot tell where a row ends."""

import re
from pathlib import Path

from monitorlib.errors import SourceError

_NAMEN = {b"\n": "LF", b"\r\n": "CRLF", b"\r": "CR"}
_TEKEN = re.compile(rb'"|\r\n|\n|\r')
_STUK = 1 << 20


def refuse_mixed_ends(path: Path, shown: str) -> None:
    """Raise `SourceError` with the first row that ends in another way than row 1; within quotation marks all may be."""
    first, row, quoted, rest = b"", 1, False, b""
    with path.open("rb") as file:
        while block := file.read(_STUK):
            # A return at the end of a piece may belong to a feed at the beginning of the next.
            block = rest + block
            rest = b"\r" if block.endswith(b"\r") else b""
            for found in _TEKEN.findall(block[: len(block) - len(rest)]):
                if found == b'"':
                    quoted = not quoted
                elif not quoted:
                    first = first or found
                    if found != first:
                        raise _other(shown, row, found, first)
                    row += 1
    if rest and not quoted and first not in (b"", rest):
        raise _other(shown, row, rest, first)


def _other(shown: str, row: int, found: bytes, first: bytes) -> SourceError:
    return SourceError(
        f"{shown}, rij {row}: de regel eindigt met {_NAMEN[found]}, rij 1 met {_NAMEN[first]}; alle regels eindigen "
        "hetzelfde. Sla het bestand opnieuw op als CSV (UTF-8), of haal het teken in deze rij weg."
    )
