"""The front page of the site: each region with its editions, the newest first."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from monitorlib.editie.editie import Editie
from monitorlib.editie.layout import Layout
from monitorlib.publish.exporter import Page, export_voorpagina
from monitorlib.publish.site import page_of
from monitorlib.publish.website.plek import VOORPAGINA

TITEL = "Monitor sociaal domein"


@dataclass(frozen=True)
class Editieregel:
    """One edition on the front page: what it says of itself, where it is, and its gemeenten with a monitor."""

    page: Page
    href: str
    gemeenten: tuple[tuple[str, str], ...]


def schrijf_voorpagina(namen: Mapping[str, str], lezers: str, folder: Path) -> None:
    """Write the front page of a site with these editions, each with its folder on the site."""
    layout = Layout.find()
    edities = {naam: Editie.named(naam, layout) for naam in namen}
    hele = sorted(
        (een for een in edities.values() if not een.gemeente),
        key=lambda een: (een.regio, -een.periode.peildatum.toordinal()),
    )
    regios = [
        [_regel(editie, namen, edities, lezers) for editie in van]
        for _, van in groupby(hele, key=lambda een: een.regio)
    ]
    html = export_voorpagina(TITEL, lezers, regios)
    (folder / f"{VOORPAGINA}.html").write_text(html, encoding="utf-8", newline="")


def _regel(editie: Editie, namen: Mapping[str, str], edities: Mapping[str, Editie], lezers: str) -> Editieregel:
    gemeenten = tuple(
        (een.heel.gemeentenamen[een.gemeente], f"{namen[naam]}/{VOORPAGINA}.html")
        for naam, een in edities.items()
        if een.gemeente and een.heel.naam == editie.naam
    )
    return Editieregel(page_of(editie, lezers, {}), f"{namen[editie.naam]}/{VOORPAGINA}.html", gemeenten)
