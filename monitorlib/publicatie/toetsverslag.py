"""What the audit found, on the page that accounts for a public edition: put there when all other pages are written."""

import re
from math import inf
from pathlib import Path

from monitorlib.editie.editie import Editie
from monitorlib.notatie import getal
from monitorlib.pagina.bladen.verborgen import TOETS
from monitorlib.privacy.toets.geschreven import Toetsing
from monitorlib.render.tabellen.woordentabel import woordentabel

_PLEK = re.compile(rf'<p id="{TOETS}">.*?</p>', re.DOTALL)


def schrijf_toetsverslag(editie: Editie, folder: Path, toetsing: Toetsing) -> None:
    """Put the result on the page of account in a folder; a page on which nothing is hidden has no place for it."""
    for pad in _paginas(editie, folder):
        html = pad.read_text(encoding="utf-8")
        pad.write_text(_PLEK.sub(lambda _: toetsverslag(editie, toetsing), html), encoding="utf-8", newline="")


def zegt_iets_anders(editie: Editie, folder: Path, toetsing: Toetsing) -> list[str]:
    """Name the pages of account that do not say what was found in the folder as it is."""
    verslag = toetsverslag(editie, toetsing) if toetsing.verborgen else ""
    return [pad.name for pad in _paginas(editie, folder) if verslag not in pad.read_text(encoding="utf-8")]


def toetsverslag(editie: Editie, toetsing: Toetsing) -> str:
    """Say how many hidden numbers were attacked with what, and how narrow the best attack made one of them."""
    smalste = "zonder grens" if toetsing.smalste == inf else getal(toetsing.smalste)
    rijen = {
        "Verborgen getallen waarvan is nagegaan of zij te berekenen zijn": getal(toetsing.verborgen),
        "Tabellen die daarbij naast elkaar lagen": getal(toetsing.tabellen),
        "Optellingen met een verborgen getal": getal(toetsing.optellingen),
        "Smalste interval van een verborgen getal dat klein kan zijn": smalste,
        "Smalste interval dat het beleid toestaat": getal(editie.parameters.onthulling.interval),
    }
    tabel = woordentabel(
        {rij: {"Uitkomst": tekst} for rij, tekst in rijen.items()},
        rijkop="Toets op de geschreven bestanden",
        naam=TOETS,
        titel="Is een verborgen getal te berekenen",
    )
    return f'<div id="{TOETS}">\n{tabel}</div>'


def _paginas(editie: Editie, folder: Path) -> list[Path]:
    gevraagd = editie.parameters.hoofdstukken.gevraagd()
    return [folder / f"{naam}.html" for naam, blok in gevraagd.items() if blok.verantwoordt]
