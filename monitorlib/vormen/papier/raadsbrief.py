"""The raadsbrief: what a council member must know of an edition, on at most four sheets."""

import re

from monitorlib.errors import PublishError
from monitorlib.publish.site import voorpagina
from monitorlib.render.sjablonen import SJABLONEN
from monitorlib.vormen.papier.inhoud import tekst_html
from monitorlib.vormen.papier.weasy import als_pdf
from monitorlib.vormen.uitgave import Uitgave

_SJABLOON = "vormen/papier/raadsbrief.html.j2"
HOOGSTENS = 4
# What only leads on, on a page; a letter leads nowhere.
_NAAR_DE_PAGINA = re.compile(r"\s*<a\b[^>]*>Bekijk de cijfers</a>\.")
# Of the answer of a chapter: all of it, or when that does not fit its headline.
_ALINEAS = (3, 2, 1)
# Of why numbers are revised so many reasons: all stand in the monitor itself.
_REDENEN = 5


def raadsbrief_pdf(uitgave: Uitgave) -> bytes:
    """Give the raadsbrief of an edition as a PDF; raises `PublishError` when it does not fit on four sheets."""
    for alineas in _ALINEAS:
        pdf, bladen = als_pdf(raadsbrief_html(uitgave, alineas), f"De raadsbrief van {uitgave.editie.naam}")
        if bladen <= HOOGSTENS:
            return pdf
    raise PublishError(
        f"De raadsbrief van {uitgave.editie.naam} past niet op {HOOGSTENS} bladen, ook niet met van elk hoofdstuk "
        "alleen de eerste zin van het antwoord. Schrijf in de toelichting kortere antwoorden (## Antwoord)."
    )


def raadsbrief_html(uitgave: Uitgave, alineas: int) -> str:
    """Give the HTML from which the raadsbrief is made, with so many paragraphs of each answer."""
    voor, gevraagd = voorpagina(uitgave.ready, uitgave.page), uitgave.editie.parameters.hoofdstukken.gevraagd()
    per = {een.hoofdstuk: een.antwoord for een in uitgave.ready.records}
    return SJABLONEN.get_template(_SJABLOON).render(
        page=uitgave.page,
        merk=uitgave.merk,
        regel=uitgave.regel,
        voor=voor,
        antwoorden=[
            {"titel": een.titel, "alineas": per.get(een.naam, ())[:alineas] or (een.antwoord,)}
            for een in voor.kaarten
            # What sums the chapters up stands above them.
            if een.antwoord and (gevraagd[een.naam].verantwoordt or not gevraagd[een.naam].leest_alles)
        ],
        wijzigingen=uitgave.wijzigingen,
        redenen=list(uitgave.wijzigingen.redenen.items())[:_REDENEN] if uitgave.wijzigingen else [],
        op_papier=lambda html: tekst_html(_NAAR_DE_PAGINA.sub("", html), ()),
    )
