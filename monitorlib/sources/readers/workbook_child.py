"""The process that reads a workbook: what is asked comes in as JSON, the rows go out as Arrow, or a sentence.

What a file makes of it, stays here: it may take so much memory and no more, and leaves no image of it on the disk.
"""

import json
import sys
from contextlib import suppress

import pyarrow as pa

from monitorlib.errors import MonitorError
from monitorlib.sources.readers.worksheet import Gevraagd, lees_blad

# The end of a process that refused, after it said why.
GEWEIGERD = 3
# A sheet that is full to its last row and forty columns wide, as text and as table.
_GEHEUGEN = 6 << 30


def main() -> int:
    """Read what is asked; any error that a file gives is a sentence about the file."""
    gevraagd = Gevraagd(**json.load(sys.stdin))
    _begrens()
    try:
        tabel = lees_blad(gevraagd)
        with pa.ipc.new_stream(sys.stdout.buffer, tabel.schema) as uit:
            uit.write_table(tabel)
        return 0
    except MonitorError as error:
        zin = str(error)
    except MemoryError:
        zin = (
            f"{gevraagd.shown}: de werkmap vraagt meer geheugen dan een werkmap mag; sla het blad op als .csv (UTF-8)."
        )
    except Exception as error:
        zin = (
            f"{gevraagd.shown}: de werkmap is beschadigd en niet te lezen ({type(error).__name__}); open haar in Excel "
            "en sla haar opnieuw op als .xlsx."
        )
    sys.stdout.buffer.write(zin.encode())
    return GEWEIGERD


def _begrens() -> None:
    """Limit the memory; not on Windows, and not where less is allowed already."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        _, hoogste = resource.getrlimit(resource.RLIMIT_AS)
        mag = _GEHEUGEN if hoogste == resource.RLIM_INFINITY else min(_GEHEUGEN, hoogste)
        resource.setrlimit(resource.RLIMIT_AS, (mag, hoogste))


if __name__ == "__main__":
    sys.exit(main())
