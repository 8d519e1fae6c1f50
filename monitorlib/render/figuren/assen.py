"""What tells how far along an axis something is: round steps, and what they count."""

from matplotlib.ticker import MaxNLocator

from monitorlib.render.figuren.letters import KLEIN, REGEL, in_regels
from monitorlib.render.figuren.rijen import Balkrijen, schrijf
from monitorlib.render.figuren.stijl import BREEDTE


def ronde_stappen(laag: float, hoog: float, aantal: int = 4) -> list[float]:
    """List a few round numbers from `laag` or less to `hoog` or more."""
    stappen = MaxNLocator(aantal, steps=[1, 2, 5, 10]).tick_values(laag, hoog if hoog > laag else laag + 1)
    return [float(stap) for stap in stappen if stap >= min(laag, 0) or laag < 0]


def hoogte_van_onderschrift(tekst: str, *, boven: float = 20.0) -> float:
    """Give how many px there must be under rows for what their numbers count."""
    return boven + len(in_regels(tekst, BREEDTE - 4, KLEIN)) * REGEL * KLEIN + 6


def onderschrift(rijen: Balkrijen, tekst: str, *, boven: float = 20.0) -> None:
    """Write under rows what their numbers count."""
    for nummer, regel in enumerate(in_regels(tekst, BREEDTE - 4, KLEIN)):
        schrijf(rijen.doek, 0, rijen.onder + boven + nummer * REGEL * KLEIN, regel, va="top", fontsize=KLEIN)
