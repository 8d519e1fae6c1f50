"""A file that somebody wrote by hand, read whole: what is no file, too large or no text is refused by its name."""

import os
import stat
from pathlib import Path

from monitorlib.errors import MonitorError
from monitorlib.systeem import waarom

# Bytes. The largest params.yml, text or notebook of a person is a hundredth of it.
_MOST = 20 * 1024**2


def check_file(path: Path, shown: str, error: type[MonitorError]) -> None:
    """Raise `error` for what stands where a file belongs and is none: a folder, a pipe, a device, a link to itself.

    What does not exist is none of these: who reads it says so.
    """
    try:
        mode = os.stat(path).st_mode
    except (FileNotFoundError, NotADirectoryError):
        return
    except (OSError, ValueError) as refused:
        raise error(f"{shown}: het bestand kan niet gelezen worden: {waarom(refused)}.") from None
    if stat.S_ISDIR(mode):
        raise error(f"{shown}: dit is een map; daar hoort een bestand. Haal de map weg, of geef haar een andere naam.")
    if not stat.S_ISREG(mode):
        raise error(f"{shown}: dit is geen bestand maar een pijp of apparaat; zet er een gewoon bestand neer.")


def read_text(path: Path, shown: str, error: type[MonitorError]) -> str:
    """Read a text in UTF-8, its line ends as one; raise `error` with the line of what is no text."""
    check_file(path, shown, error)
    try:
        if path.stat().st_size > _MOST:
            raise error(f"{shown}: het bestand is groter dan {_MOST // 1024**2} MB; dit kan niet het goede zijn.")
        content = path.read_bytes()
    except OSError as refused:
        raise error(f"{shown}: het bestand kan niet gelezen worden: {waarom(refused)}.") from None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as stop:
        line = len(_one_end(content[: stop.start].decode("latin-1")).split("\n"))
        raise error(f"{shown}, regel {line}: het bestand is geen UTF-8; sla het op als UTF-8.") from None
    text = _one_end(text)
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise error(f"{shown}, regel {line}: hier staat een onzichtbaar teken; haal het weg.")
    return text


def _one_end(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
