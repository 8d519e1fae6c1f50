"""What the database engine could not do: for want of disk or memory, which no delivery is to blame for, or else."""

import re

import duckdb

from monitorlib.errors import HoofdstukError, MonitorError, SourceError

_FULL = re.compile(
    r"no space left|disk quota|file too large|could not write|failed to write|could not set file size", re.I
)
_MEMORY = re.compile(r"out of memory|failed to (allocate|offload)|max_temp_directory_size", re.I)


def of_engine(error: duckdb.Error, shown: str) -> MonitorError:
    """Say why the engine stopped at a file; its text can hold a value, and is not repeated.

    A `SourceError` when it is the file that cannot be read, `HoofdstukError` when the machine could not hold the work.
    """
    text = str(error)
    if _FULL.search(text):
        return HoofdstukError(
            f"{shown}: de schijf is vol, of er mag niet op geschreven worden, terwijl deze bron bewaard wordt. Maak "
            "ruimte in de map met gegevens en probeer het opnieuw; aan het bestand ligt het niet."
        )
    if isinstance(error, duckdb.OutOfMemoryException) or _MEMORY.search(text):
        return HoofdstukError(
            f"{shown}: het geheugen of de schijf is op, terwijl deze bron bewaard wordt. Sluit programma's, maak "
            "ruimte op de schijf en probeer het opnieuw; aan het bestand ligt het niet."
        )
    return SourceError(
        f"{shown}: het bestand is niet te lezen ({type(error).__name__}). Sla het opnieuw op als CSV (UTF-8)."
    )
