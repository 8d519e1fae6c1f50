"""What the system refuses, said in Dutch with the file: a full disk, a file that is gone, a folder without rights."""

import errno
import os
import shutil
from pathlib import Path

from monitorlib.errors import HoofdstukError

_REDENEN = {
    errno.ENOSPC: "de schijf is vol; maak ruimte en probeer het opnieuw",
    errno.EDQUOT: "uw ruimte op de schijf is op; maak ruimte en probeer het opnieuw",
    errno.EFBIG: "een bestand mag hier niet zo groot worden; maak ruimte of verhoog de grens van het systeem",
    errno.EROFS: "deze schijf kan alleen gelezen worden; kies een andere map",
    errno.EACCES: "u hebt er geen rechten voor; vraag leesrecht of schrijfrecht, of kies een andere map",
    errno.EPERM: "het systeem staat het niet toe; vraag de rechten, of kies een andere map",
    errno.ENOENT: "het bestaat niet, of is intussen weg; zet het terug en probeer het opnieuw",
    errno.EISDIR: "het is een map; daar hoort een bestand",
    errno.ENOTDIR: "er staat een bestand waar een map hoort; verplaats dat bestand",
    errno.EEXIST: "er staat al iets met die naam; verplaats dat",
    errno.ENOTEMPTY: "de map is niet leeg; verplaats wat erin staat",
    errno.ELOOP: "het is een koppeling die naar zichzelf wijst; vervang die door het bestand zelf",
    errno.ENAMETOOLONG: "de naam is te lang; kies een kortere naam of map",
    errno.EILSEQ: "de naam heeft tekens die dit systeem niet kent; kies een andere naam",
    errno.EMFILE: "er zijn te veel bestanden tegelijk open; verhoog de grens van het systeem (ulimit -n)",
    errno.ENFILE: "op deze machine zijn te veel bestanden tegelijk open; sluit programma's en probeer het opnieuw",
    errno.ENOMEM: "het geheugen is op; sluit programma's en probeer het opnieuw",
    errno.EAGAIN: "het systeem heeft er nu geen ruimte voor; sluit programma's en probeer het opnieuw",
    errno.EBUSY: "een ander programma gebruikt het; sluit dat en probeer het opnieuw",
    errno.ETXTBSY: "een ander programma gebruikt het; sluit dat en probeer het opnieuw",
    errno.EIO: "de schijf of het netwerk geeft een fout; laat de schijf nakijken en probeer het opnieuw",
    errno.ESTALE: "de verbinding met de netwerkschijf is weg; herstel die en probeer het opnieuw",
    errno.EXDEV: "het ligt op een andere schijf; zet de mappen op dezelfde schijf",
    errno.ENXIO: "het is een pijp of apparaat; daar hoort een gewoon bestand",
    errno.EPIPE: "wie het zou lezen, is gestopt",
    errno.ECONNREFUSED: "aan de andere kant antwoordt niets",
    errno.ECONNRESET: "de verbinding is verbroken",
    errno.ETIMEDOUT: "er kwam geen antwoord op tijd",
}
# What can only go wrong with the file that is written; a copy that fails names the file that it reads first.
_VAN_SCHRIJVEN = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS}


def reden(error: OSError) -> str:
    """Say why the system refused, and what to do; what is not known here keeps the number of the system."""
    if error.errno in _REDENEN:
        return _REDENEN[error.errno]
    if isinstance(error, shutil.SpecialFileError):
        return _REDENEN[errno.ENXIO]
    if error.errno is None:
        return f"het systeem weigert het ({type(error).__name__})"
    # Its own words are English, or those of the machine; the name of the fault is the same everywhere.
    return f"het systeem weigert het (fout {error.errno}, {errno.errorcode.get(error.errno, 'onbekend')})"


def waarom(error: OSError | RuntimeError | ValueError) -> str:
    """Say why a path leads nowhere: of Python's own words for it as well."""
    if isinstance(error, OSError):
        return reden(error)
    # A link that leads to itself is a RuntimeError, a name with a zero in it a ValueError.
    return _REDENEN[errno.ELOOP if isinstance(error, RuntimeError) else errno.EILSEQ]


def of_system(what: str, error: OSError) -> HoofdstukError:
    """Say of a piece of work what the system refused. Of a path only the name is told."""
    file = error.filename2 if error.errno in _VAN_SCHRIJVEN and error.filename2 else error.filename
    of_file = f" {Path(os.fsdecode(file)).name}" if isinstance(file, str | bytes | os.PathLike) else ""
    verb = "geschreven" if error.errno in _VAN_SCHRIJVEN else "gelezen of geschreven"
    return HoofdstukError(f"{what}: het bestand{of_file} kan niet {verb} worden: {reden(error)}.")
