"""What a review needs beside the library itself: packages of an extra, each asked for where it is used."""

from importlib.util import find_spec

INSTALLEER = "pip install -e '.[review]'"


def ontbreekt(pakket: str) -> bool:
    """Tell whether a package of the extra is not there."""
    return find_spec(pakket) is None


def zonder(wat: str, pakket: str) -> str:
    """Say what was not compared for want of a package, and how to install it."""
    return f"{wat} zijn niet vergeleken: {pakket} ontbreekt. Installeer het met: {INSTALLEER}"
