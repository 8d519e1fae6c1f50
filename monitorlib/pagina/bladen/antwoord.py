"""What a chapter answers to its own question, and an edition as a whole: a headline and what belongs to it.

A maker writes it in the toelichting, under `## Antwoord`, in at most three paragraphs; else it is made from what the
chapter left. Nothing is calculated: each number is one that a table or an indicator left.
"""

import re
from collections.abc import Iterable, Sequence
from html import escape

from monitorlib.cijfers.toeval.betekenis import MEER
from monitorlib.controles.bevinding import Bevinding
from monitorlib.controles.getoetst import Getoetst
from monitorlib.editie.editie import Editie
from monitorlib.errors import ToelichtingError
from monitorlib.notatie import getal
from monitorlib.pagina.bladen.feit import Feit
from monitorlib.pagina.bladen.onderwerpen import onderwerpen
from monitorlib.pagina.bladen.rangorde import Onderwerp, gerangschikt
from monitorlib.pagina.record import Lijn, Nagelaten
from monitorlib.render.sjablonen import SJABLONEN
from monitorlib.render.tabellen.tabel import VERBORGEN
from monitorlib.tijd.woorden import verwoord

# The section of a toelichting that replaces what the library makes of it.
ANTWOORD = "Antwoord"
# So many paragraphs: what follows is no headline any more.
_ALINEAS = 3
_ALINEA = re.compile(r"<p>(.*?)</p>", re.DOTALL)
_OVERGENOMEN = re.compile(r'<p class="overgenomen">(.*?)</p>', re.DOTALL)

Antwoord = tuple[str, ...]


def antwoord_html(antwoord: Antwoord) -> str:
    """Show an answer: its headline and what follows; empty when there is none."""
    return SJABLONEN.get_template("pagina/bladen/antwoord.html.j2").render(antwoord=antwoord) if antwoord else ""


def geschreven_antwoord(html: str, pad: str) -> Antwoord:
    """Read the paragraphs of an answer that a maker wrote, from the HTML of its section.

    A paragraph of which a number is hidden answers nothing any more, and is left out; without any other there is no
    answer. Raises `ToelichtingError` when it holds more than three paragraphs, or anything else.
    """
    overgenomen = _OVERGENOMEN.findall(html)
    rest = _OVERGENOMEN.sub("", html).removeprefix('<div class="toelichting">').removesuffix("</div>")
    alineas = _ALINEA.findall(rest)
    if _ALINEA.sub("", rest).strip() or not 1 <= len(alineas) <= _ALINEAS:
        raise ToelichtingError(
            f"{pad}, sectie {ANTWOORD}: een antwoord is een tot drie korte alinea's, zonder kop, lijst of tabel. "
            "De eerste alinea staat ook op de voorpagina. Schrijf het korter."
        )
    over = [een for een in alineas if VERBORGEN not in een]
    return (*over, *overgenomen) if over else ()


def zonder_links(html: str) -> str:
    """Give a sentence of an answer for a place that is itself a link, or beside one."""
    return re.sub(r"</?a\b[^>]*>", "", html)


def antwoord_van_hoofdstuk(record: Nagelaten, editie: Editie) -> Antwoord:
    """Make the answer of a chapter: what changed most in its first table, what that means, and what else did."""
    alle = onderwerpen([record], editie)
    if not alle:
        return ()
    hoofd = max((een for een in alle if een.plaats == alle[0].plaats), key=lambda een: een.gewicht)
    verder = [een for een in _op_gewicht(alle) if een.omvang and een is not hoofd]
    return (*_kop_en_uitleg(hoofd), *map(_alinea, verder[:1]))


def antwoord_van_editie(records: Sequence[Nagelaten], editie: Editie) -> Antwoord:
    """Make the answer of an edition: what changed most, with its verdict and streefwaarde; then what else did.

    What a known fault in the registration can make is left out, as it is in the samenvatting.
    """
    zeker = [een for een in onderwerpen(records, editie) if not een.registratie]
    gekozen = [*gerangschikt(zeker, "mensen")[:2], *gerangschikt(zeker, "geld")[:1]]
    feiten = [een.feit for een in gekozen if een.feit]
    if not feiten:
        return _niets_veranderd([een for record in records for een in record.lijnen], editie)
    eerste, *rest = feiten
    verder = (" ".join(filter(None, [een.alinea(), een.ongetoetst])) for een in rest)
    return (escape(eerste.kop), _uitleg(eerste, gekozen[0]), *verder)


def antwoord_van_verantwoording(getoetst: Getoetst, bevindingen: Sequence[Bevinding]) -> Antwoord:
    """Make the answer of the account: how much does not hold, and how much of that is still open."""
    if not bevindingen:
        return ("Alles wat is nagerekend, klopt.",) if getoetst else ()
    stand = stand_in_woorden(bevindingen)
    return (f"{bevindingen_in_woorden(bevindingen)}.", f"{stand[:1].upper()}{stand[1:]}.")


def bevindingen_in_woorden(bevindingen: Sequence[Bevinding]) -> str:
    """Say how many bevindingen there are, and what one is."""
    aantal = len(bevindingen)
    zijn = "is 1 bevinding: een plek" if aantal == 1 else f"zijn {getal(aantal)} bevindingen: plekken"
    return f"Er {zijn} waar gegevens niet bij elkaar passen"


def stand_in_woorden(bevindingen: Sequence[Bevinding]) -> str:
    """Say how many of bevindingen nobody looked at."""
    open_ = sum(not een.aanvaard for een in bevindingen)
    return f"{getal(open_)} {'is' if open_ == 1 else 'zijn'} nog niet bekeken" if open_ else "bekeken en aanvaard"


def getoetst_in_woorden(lijnen: Iterable[Lijn]) -> str:
    """Say how many changes were tested, and how many are more than chance; empty when none was."""
    getoetst = [een for een in lijnen if een.p is not None]
    if not getoetst:
        return ""
    meer = sum(een.oordeel in MEER for een in getoetst)
    zijn, ook = ("verandering is" if len(getoetst) == 1 else "veranderingen zijn"), ("is" if meer == 1 else "zijn")
    return f"{getal(len(getoetst))} {zijn} getoetst. {getal(meer)} daarvan {ook} meer dan toeval."


def _niets_veranderd(lijnen: Sequence[Lijn], editie: Editie) -> Antwoord:
    """Say that nothing changed by more than chance, where that was tested."""
    getoetst = getoetst_in_woorden(lijnen)
    if not getoetst:
        return ()
    return (verwoord("Dit kwartaal is geen verandering meer dan toeval", editie.periode), getoetst)


def _op_gewicht(alle: Iterable[Onderwerp]) -> list[Onderwerp]:
    """Order subjects: people and their help before money, and the heaviest of each first."""
    return sorted(alle, key=lambda een: (een.groep != "mensen", -een.gewicht, een.naam))


def _kop_en_uitleg(een: Onderwerp) -> Antwoord:
    """Write a subject as a headline and what it means; what a known fault can make says so in the headline."""
    if een.feit is None:
        return ()
    onzeker = " (nog onzeker)" if een.registratie else ""
    return f"{een.feit.kop_met_link()}{onzeker}", " ".join([*map(escape, een.feit.uitleg), *_let_op(een)])


def _alinea(een: Onderwerp) -> str:
    """Write a subject as a paragraph, with the fault in the registration that it can come from."""
    return " ".join([een.feit.alinea() if een.feit else "", *_let_op(een)])


def _let_op(een: Onderwerp) -> list[str]:
    return [f"Let op: {escape(tekst)}" for tekst in een.registratie]


def _uitleg(feit: Feit, onderwerp: Onderwerp) -> str:
    """Write what the headline means, with the same subject of all together or of another gemeente."""
    anders = [een.feit for een in onderwerp.regels if een.feit and een.feit.waar != feit.waar][:1]
    naar = f'<a href="{escape(feit.plaats)}">Bekijk de cijfers</a>.'
    zinnen = [*feit.uitleg, feit.ongetoetst, *(een.ook for een in anders)]
    return " ".join([*map(escape, filter(None, zinnen)), naar])
