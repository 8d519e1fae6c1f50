"""What the forms need beside the library itself: packages of an extra, and for PDF libraries of the system."""

from collections.abc import Collection, Iterator
from ctypes import CDLL
from importlib.util import find_spec

from monitorlib.errors import MonitorError
from monitorlib.opties import VORMEN

EXTRA = "vormen"
INSTALLEER = f"pip install -e '.[{EXTRA}]'"
# What WeasyPrint loads, by the names that Debian and Ubuntu give it; on macOS Homebrew has all in pango.
SYSTEEM = "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 (macOS: brew install pango)"
LIBRARIES = {
    "pango": ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll"),
    "pangoft2": ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib", "libpangoft2-1.0-0.dll"),
    "harfbuzz-subset": ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib", "libharfbuzz-subset-0.dll"),
}
_PAKKET = {"pdf": "weasyprint", "brief": "weasyprint", "excel": "xlsxwriter"}


def check_extra(vormen: Collection[str]) -> None:
    """Raise `MonitorError` when something is missing that these forms need, with how to install it."""
    gemist = list(dict.fromkeys(ontbreekt(vormen)))
    if gemist:
        raise MonitorError("\n".join(f"--vormen {','.join(vormen)} kan niet: {een}" for een in gemist))


def ontbreekt(vormen: Collection[str] = VORMEN) -> Iterator[str]:
    """Say of each thing that these forms need and that is missing what it is, and how to install it."""
    for pakket in dict.fromkeys(_PAKKET[een] for een in vormen if een in _PAKKET):
        if find_spec(pakket) is None:
            yield f"het pakket {pakket} ontbreekt; installeer het met: {INSTALLEER}"
        elif pakket == "weasyprint" and (weg := lacks_of_system()):
            yield f"op dit systeem ontbreekt {', '.join(weg)}; installeer dat met: {SYSTEEM}"


def lacks_of_system() -> list[str]:
    """Name the libraries of the system that WeasyPrint loads and that are not there, without starting it."""
    return [naam for naam, bestanden in LIBRARIES.items() if not any(map(_loads, bestanden))]


def _loads(bestand: str) -> bool:
    try:
        CDLL(bestand)
    except OSError:
        return False
    return True
