"""Show bevindingen as a table on a page and as lines on a terminal."""

from collections.abc import Iterable, Sequence

from monitorlib.controles.bevinding import Bevinding
from monitorlib.controles.getoetst import Getoetst
from monitorlib.editie.params.open_plaats import NOG_OPEN
from monitorlib.render.sjablonen import SJABLONEN

SJABLONEN.filters["capitalize_first"] = lambda tekst: tekst[:1].upper() + tekst[1:]


def bevindingen_html(bevindingen: Sequence[Bevinding], getoetst: Getoetst, *, id_: str, titel: str, waar: str) -> str:
    """Render bevindingen as an HTML table, under the sentence that says what was tested."""
    return SJABLONEN.get_template("pagina/bladen/bevindingen.html.j2").render(
        bevindingen=bevindingen,
        id=id_,
        titel=titel,
        verslag=getoetst.verslag(len(bevindingen), waar),
        in_orde=getoetst and not bevindingen,
    )


def _waarom_open(een: Bevinding) -> str:
    return "vul dit in" if een.soort == NOG_OPEN else "nog niet aanvaard"


def bevindingen_tekst(bevindingen: Iterable[Bevinding]) -> str:
    """Write bevindingen as lines for a terminal."""
    blokken = []
    for een in bevindingen:
        gedrukt = f"gedrukt {een.gedrukt}, berekend" if een.gedrukt else "gevonden"
        regels = [
            f"{een.soort:<10} {een.hoofdstuk}: {een.naam.replace(' / ', ' › ')}",
            f"  {gedrukt} {een.berekend}: {een.regel}",
            *([f"  {een.rijen}"] if een.rijen else []),
            *(f"  {tekst}" for tekst in een.bevestiging),
            *(f"  werkt door in {tekst}" for tekst in een.doorwerking),
            f"  aanvaard: {een.aanvaard}" if een.aanvaard else f"  OPEN: {_waarom_open(een)}",
        ]
        blokken.append("\n".join(regels))
    return "\n\n".join(blokken)
