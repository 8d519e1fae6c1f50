"""The pages of the indicators: from the executed notebook of their chapter, each with its numbers as a file."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from nbformat import NotebookNode

from monitorlib.pagina.nagelaten import record_of
from monitorlib.pagina.record import Puntregel
from monitorlib.publish.exporter import OWN_IDS, Page, css_of, finish, links_bij
from monitorlib.publish.headings import number_headings
from monitorlib.publish.indicatoren_csv import write_numbers
from monitorlib.publish.indicatormenu import MAP, GetoondeIndicator, indicatoren_van, per_thema
from monitorlib.publish.menu import titel_van
from monitorlib.publish.website.adressen import met_adressen
from monitorlib.publish.website.plek import Standplaats

# What a page leads to or loads; a place within the page and an address with a scheme stay what they are.
_NAAR = re.compile(r'(<(?:a|link|script|img)\b[^>]*?\s(?:href|src)=")(?!#|[a-z][a-z0-9+.-]*:)')
# Where the chapter says what its words mean.
_UITLEG = "zo-leest-u-dit-hoofdstuk"


def write_indicatorpaginas(
    notebook: NotebookNode, naam: str, page: Page, editie: str, hoofdstuk: str, folder: Path
) -> None:
    """Write the page and the numbers of each indicator of an executed chapter into the site that is being made.

    `hoofdstuk` is the page of the chapter, to which they refer. Nothing is written of a chapter without indicators.
    """
    indicatoren = indicatoren_van(notebook)
    if not indicatoren:
        return
    (folder / MAP).mkdir(exist_ok=True)
    punten = _per_indicator(record_of(notebook, naam).punten)
    for een, html in export_indicatoren(notebook, naam, page, editie, hoofdstuk):
        (folder / f"{een.plaats}.html").write_text(html, encoding="utf-8", newline="")
        write_numbers(folder / f"{een.plaats}.csv", editie, punten[een.titel], page.lezers)


def export_indicatoren(
    notebook: NotebookNode,
    naam: str,
    page: Page,
    editie: str,
    hoofdstuk: str,
    plekken: Mapping[str, Standplaats] | None = None,
) -> Iterator[tuple[GetoondeIndicator, str]]:
    """Turn what a chapter holds of its indicators into complete pages, each with the one before and after it.

    `plekken` says of each page where it is on a site of several editions.
    """
    indicatoren = indicatoren_van(notebook)
    uitleg = f"{naam}.html#{_UITLEG}" if f'id="{_UITLEG}"' in hoofdstuk else ""
    van = {"hoofdstuk": naam, "hoofdstuktitel": titel_van(notebook, naam), "uitleg": uitleg, "editie": editie}
    menu, ring = per_thema(indicatoren), (None, *indicatoren, None)
    links = links_bij(notebook, naam, page)
    for volgorde, een in enumerate(indicatoren):
        plek = plekken[een.plaats] if plekken else None
        body, headings = number_headings(een.html, OWN_IDS)
        body = met_adressen(body, plek, links)
        html = finish(
            "indicator.html.j2",
            een.plaats,
            page=replace(page, plek=plek),
            titel=een.titel,
            body=body,
            secties=[heading for heading in headings if heading.level == 2],
            vorige=ring[volgorde],
            volgende=ring[volgorde + 2],
            extra_css=css_of(body),
            indicatoren=menu,
            indicator=een,
            van=van,
        )
        yield een, in_folder(html)


def in_folder(html: str) -> str:
    """Let a page that was made for the site itself stand in a folder of it: what it leads to stands one higher."""
    return _NAAR.sub(r"\1../", html)


def _per_indicator(punten: Sequence[Puntregel]) -> dict[str, list[Puntregel]]:
    per: dict[str, list[Puntregel]] = {}
    for punt in punten:
        per.setdefault(punt.indicator, []).append(punt)
    return per
