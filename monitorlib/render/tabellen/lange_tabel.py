"""A long table behind its totals: who wants one row unfolds it, who reads on passes a few."""

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.regels import TOTAAL
from monitorlib.cijfers.kern.soort_eenheid import is_som
from monitorlib.cijfers.rekenen.optellen import totaal
from monitorlib.render.tabellen import tabel as opgemaakt
from monitorlib.render.tabellen.tabel import Opmaak

# More rows than a reader takes in; own choice.
_LANG = 40


def achter_totalen(html: str, cijfers: Cijfers, opmaak: Opmaak, naam: str, titel: str) -> str:
    """Put the HTML of a table of more than 40 rows in a fold, under a table of the totals of its groups.

    A table without groups, or of which the groups have no total, stays as it is.
    """
    aantal = len({rij for rij, _ in opgemaakt.plaatsen(cijfers, opmaak).values()})
    if aantal <= _LANG or len(opmaak.rijen) != 2 or TOTAAL not in cijfers.leden[opmaak.rijen[1]]:
        return html
    groep, onderdeel = opmaak.rijen
    totalen = opgemaakt.html(
        _met_totaal(cijfers.kies(**{onderdeel: TOTAAL}), groep),
        Opmaak((groep,), opmaak.kolommen, groep.capitalize()),
        id_=f"tabel-{naam}-totalen",
        titel=f"{titel}: totalen",
        eenheid="",
        bron="",
    )
    return f'{totalen}<details class="cijfers"><summary>Alle {aantal} regels</summary>\n{html}</details>'


def _met_totaal(cijfers: Cijfers, groep: str) -> Cijfers:
    """Add up the groups, where that is allowed and not done yet."""
    kan = TOTAAL not in cijfers.leden[groep] and all(map(is_som, cijfers.eenheden))
    return totaal(cijfers, groep) if kan else cijfers
