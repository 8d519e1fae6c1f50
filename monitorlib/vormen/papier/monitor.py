"""The whole monitor as PDF: a cover, its contents, what matters most, every chapter, and every indicator."""

from monitorlib.publish.indicatormenu import indicatoren_van
from monitorlib.publish.site import voorpagina
from monitorlib.render.sjablonen import SJABLONEN
from monitorlib.vormen.papier.inhoud import INDICATOR, hoofdstuk_html, indicatoren_html, tekst_html, wijzigingen_html
from monitorlib.vormen.papier.weasy import als_pdf
from monitorlib.vormen.uitgave import Uitgave
from monitorlib.vormen.wijzigingen import NAAM, TITEL, VRAAG

_SJABLOON = "vormen/papier/monitor.html.j2"


def monitor_pdf(uitgave: Uitgave) -> bytes:
    """Give the monitor of an edition as a PDF; raises `PublishError` at a complaint of the converter."""
    pdf, _ = als_pdf(monitor_html(uitgave), f"De PDF van {uitgave.editie.naam}")
    return pdf


def monitor_html(uitgave: Uitgave) -> str:
    """Give the HTML from which the PDF is made."""
    adressen = _adressen(uitgave)
    hoofdstukken = []
    for een in uitgave.hoofdstukken:
        html, koppen = hoofdstuk_html(uitgave, een, adressen)
        titel, *secties = [kop for kop in koppen if kop.level < 3]
        hoofdstukken.append({"naam": een.naam, "titel": titel, "secties": secties, "html": html})
    indicatoren = [paar for een in uitgave.hoofdstukken for paar in indicatoren_html(een, adressen)]
    return SJABLONEN.get_template(_SJABLOON).render(
        page=uitgave.page,
        merk=uitgave.merk,
        regel=uitgave.regel,
        voor=voorpagina(uitgave.ready, uitgave.page),
        hoofdstukken=hoofdstukken,
        wijzigingen=_wijzigingen(uitgave),
        indicatoren=[{"naam": f"{INDICATOR}-{een.naam}", "html": html} for een, html in indicatoren],
        op_papier=lambda html: tekst_html(html, adressen),
    )


def _wijzigingen(uitgave: Uitgave) -> dict[str, str] | None:
    van = uitgave.wijzigingen
    return {"naam": NAAM, "titel": TITEL, "vraag": VRAAG, "html": wijzigingen_html(van)} if van else None


def _adressen(uitgave: Uitgave) -> set[str]:
    """Name what is on paper: the chapters, and the indicators of each."""
    namen = {een.naam for een in uitgave.hoofdstukken}
    return namen | {f"{INDICATOR}-{van.naam}" for een in uitgave.hoofdstukken for van in indicatoren_van(een.notebook)}
