"""The words of a measured indicator: where it stands, what a change of it means, what it is held against."""

from collections.abc import Mapping
from dataclasses import replace

from monitorlib.cijfers.toeval.betekenis import IN_WOORDEN, MEER, Verandering, in_woorden
from monitorlib.cijfers.toeval.stap import Stap
from monitorlib.editie.params.hoofdstukken import PrestatieIndicatorenBlok
from monitorlib.errors import RenderError
from monitorlib.indicatoren.catalogus.indicator import Indicator
from monitorlib.indicatoren.meten.meetreeks import Meetreeks
from monitorlib.notatie import getal, slug
from monitorlib.tijd.periode import Periode
from monitorlib.tijd.woorden import verwoord

_TEGEN: Mapping[Stap, str] = {"periode": "Tegen vorig kwartaal", "jaar": "Tegen een jaar eerder"}
# A file name of 255 bytes is the longest that a disk takes; a reader gives up before that.
_LANGSTE = 120
GRENS = {"hoger": "ten minste", "lager": "ten hoogste"}


def anker(naam: str) -> str:
    """Give the place of an indicator in the list of its chapter, the same in every edition."""
    return f"indicator-{slug(naam)}"


def pagina_van(naam: str) -> str:
    """Give the page of an indicator in the site of an edition, the same in every edition.

    Raises `RenderError` for a name that is too long for an address.
    """
    if len(slug(naam)) > _LANGSTE:
        raise RenderError(
            f"Indicator '{naam[:40]}…': de naam is te lang voor het adres van haar pagina. "
            f"Kies een naam van ten hoogste {_LANGSTE} tekens."
        )
    return f"{PrestatieIndicatorenBlok.bijbladen}/{slug(naam)}.html"


def tegen(stap: Stap, periode: Periode) -> str:
    """Name the column that says what a change means: against the period before, or a year before."""
    return verwoord(_TEGEN[stap], periode)


def gebied_in_woorden(gebied: str) -> str:
    """Name a place: all gemeenten together in words, a gemeente by its name."""
    return IN_WOORDEN.get(gebied, gebied)


def met_oordeel(een: Verandering) -> str:
    """Write the line of a change as it stands on a page.

    A known registration problem stands once under the lines, not in each.
    """
    # A number and its sign stay on one line.
    return in_woorden(replace(een, registratie=())).replace(" %", "\u00a0%")


def zonder_naam(tekst: str, naam: str) -> str:
    """Leave the name of the indicator out of a line that stands under it: it begins with the place."""
    return beginkapitaal(tekst.removeprefix(naam).lstrip(", "))


def beginkapitaal(tekst: str) -> str:
    """Begin a line with a capital; the rest stays as it is."""
    return tekst[:1].upper() + tekst[1:]


def klasse(oordeel: str, gunstig: str) -> str:
    """Give the class of a line: what is more than chance stands out, in words and on the page."""
    return f"meer {gunstig}".strip() if oordeel in MEER else ""


def noemt_eenheid(naam: str, eenheid: str) -> bool:
    """Tell whether the name of an indicator says its unit already: 'Trajecten Wmo', in trajecten."""
    return eenheid.lower() in naam.lower()


def eenheid_erbij(een: Indicator) -> str:
    """Give the unit that a number of an indicator needs beside it: empty where the name or the number says it."""
    return "" if een.eenheid == "%" or noemt_eenheid(een.naam, een.eenheid) else een.eenheid


def geschreven(reeks: Meetreeks, waarde: float) -> str:
    """Write a number as those of the series: with as many decimals, and with its sign."""
    return getal(waarde, reeks.punten[-1].decimalen) + ("\u00a0%" if reeks.indicator.eenheid == "%" else "")


def streefwaarde(reeks: Meetreeks) -> str:
    """Write the streefwaarde: 'ten hoogste 25,0 %'; empty without one."""
    if reeks.doel.streefwaarde is None:
        return ""
    grens = GRENS.get(reeks.indicator.gunstig, "")
    return f"{grens} {geschreven(reeks, reeks.doel.streefwaarde)}".strip()
