"""Whatever stops a command, as one sentence: what is wrong, and what to do."""

import os
import traceback
from pathlib import Path

from monitorlib.errors import HoofdstukError, MonitorError
from monitorlib.systeem import of_system, reden

_LIBRARY = Path(__file__).parent


def as_told(error: Exception) -> MonitorError:
    """Give any error as one of ours; its own text, in which a value can be, is in `detail` only."""
    if isinstance(error, MonitorError):
        return error
    told = _told(error)
    told.detail = "".join(traceback.format_exception(error))
    return told


def check_here() -> None:
    """Raise `MonitorError` when the folder in which the command was given is no longer there."""
    try:
        os.getcwd()
    except OSError as error:
        raise MonitorError(
            f"De map waarin u staat, is niet te gebruiken: {reden(error)}. Ga met cd naar een map die er is."
        ) from error


def _told(error: Exception) -> HoofdstukError:
    if isinstance(error, OSError):
        return of_system("Niet gelukt", error)
    if isinstance(error, MemoryError):
        return HoofdstukError("Het geheugen is op; sluit programma's en begin opnieuw.")
    if isinstance(error, ModuleNotFoundError):
        return HoofdstukError(f"Het pakket {error.name} ontbreekt; installeer het project opnieuw (make).")
    return HoofdstukError(
        f"Hier ging iets mis dat niet voorzien is ({type(error).__name__}, {_place(error)}). De eerdere uitvoer is "
        "niet veranderd. Met --traceback staat de hele fout op het scherm; geef die door aan wie het programma "
        "onderhoudt."
    )


def _place(error: Exception) -> str:
    """Name the last line of the library that the error passed."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if _LIBRARY in Path(frame.filename).parents]
    if not frames:
        return "buiten de bibliotheek"
    return f"{Path(frames[-1].filename).relative_to(_LIBRARY).as_posix()}, regel {frames[-1].lineno}"
