"""What stands on the page that explains one table: its definition, sources, rules, files and numbers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from markupsafe import Markup

from monitorlib.notatie import aantal_rijen, getal
from monitorlib.publish.uitleg.bronverslag import Bronverslag, Geteld
from monitorlib.publish.uitleg.cellen import Tabelcellen, Uitgelegd
from monitorlib.render.tabellen.tabel import SCHEIDING
from monitorlib.sources.verslag.registratie import regel_in_woorden

# With fewer numbers nobody needs a way to some of them.
_KORT = 12
# More moments of one register, or more other places, say the same.
_MOMENTEN = 4
_IN_EEN_PERIODE = ("maand", "periode", "jaar", "moment")


@dataclass(frozen=True)
class Bronuitleg:
    """A source on the page: its title, what is known of it in sentences, the hash of its file."""

    titel: str
    zinnen: Sequence[str]
    sha256: str


@dataclass(frozen=True)
class Uitlegblad:
    """All that stands on the page of one table; each address is relative to the site."""

    titel: str
    soort: str
    hoofdstuk: str
    sectie: str
    adres: str
    eenheid: str
    definitie: Sequence[str]
    bronnen: Sequence[Bronuitleg]
    regels: Sequence[str]
    # Other tables with numbers of this one, and files: address and name.
    ook: Sequence[tuple[str, str]]
    bestanden: Sequence[tuple[str, str]]
    naar: Sequence[tuple[str, str]]
    rijen: Markup


def bronuitleg(verslag: Bronverslag, cellen: Tabelcellen) -> Bronuitleg:
    """Say of a source what came in, what counts in a table, and what does not, and why."""
    return Bronuitleg(verslag.bron.titel, list(_zinnen(verslag, cellen)), verslag.sha256)


def _zinnen(verslag: Bronverslag, cellen: Tabelcellen) -> Iterator[str]:
    bron = verslag.bron
    sleutel = " en ".join(filter(None, (", ".join(bron.sleutel[:-1]), bron.sleutel[-1])))
    yield f"Herkomst: {verslag.herkomst}. Bestand: {verslag.bestand}. Elke rij heeft een eigen {sleutel}."
    yield f"Geleverd en overgenomen: {aantal_rijen(verslag.geleverd)}. {_niet_overgenomen(verslag)}"
    if verslag.van_gemeente is not None:
        anders = verslag.geleverd - verslag.van_gemeente
        yield (
            f"Over deze gemeente: {aantal_rijen(verslag.van_gemeente)}. De andere {getal(anders)} gaan over een andere "
            "gemeente van de regio."
        )
    if verslag.ingetrokken:
        yield f"Ingetrokken, en nergens geteld: {aantal_rijen(verslag.ingetrokken)}. De einddatum is de ingangsdatum."
    yield from (f"{regel_in_woorden(bron, een)} Gevonden: {getal(een.aantal)}." for een in verslag.registratie)
    yield from _wat_telt(verslag, cellen)


def _niet_overgenomen(verslag: Bronverslag) -> str:
    if verslag.in_magazijn:
        return "De rijen blijven in het magazijn; hier staan alleen de antwoorden op wat gevraagd is."
    if verslag.overgeslagen:
        return (
            f"Niet overgenomen: {aantal_rijen(verslag.overgeslagen)} die params.yml niet kiest (bij levering, alleen)."
        )
    return "Er is geen rij overgeslagen: een levering met een fout wordt in haar geheel geweigerd."


def _wat_telt(verslag: Bronverslag, cellen: Tabelcellen) -> Iterator[str]:
    """Say which rows count: of a telling by the cells that are one row, of a register by the days of its cells."""
    bron, momenten = verslag.bron, {een.moment for een in cellen.kenmerken.values()}
    if not bron.is_register and (eigen := _rijen_als_getal(verslag, cellen)):
        yield _van_telling(eigen, verslag.rijen)
    elif verslag.geteld:
        # Of numbers of no moment that is known, the last day of the edition says how many rows there can be.
        geteld = [een for een in verslag.geteld if een.moment in momenten] or [verslag.geteld[-1]]
        yield from map(_op_moment, geteld[-_MOMENTEN:])
        nog = len(geteld) - _MOMENTEN
        ook = f"Zo ook op of over nog {nog} eerdere momenten. " if nog > 0 else ""
        yield f"{ook}Welke rijen van een moment in een getal tellen, zegt de definitie hierboven."
    elif bron.is_register:
        yield (
            "Hoeveel van deze rijen in een getal tellen, legt de berekening bij deze bron niet vast; de definitie "
            "hierboven zegt welke het zijn."
        )
    else:
        yield "Welke rijen in een getal tellen, is hier niet vastgelegd: de getallen zijn met de rijen berekend."


def _rijen_als_getal(verslag: Bronverslag, cellen: Tabelcellen) -> int:
    """Count the cells that are one row of a telling: named by all that tells its rows apart, but for when."""
    bron = verslag.bron
    wanneer = {kolom.naam for kolom in bron.kolommen if kolom.soort in _IN_EEN_PERIODE}
    nodig = set(bron.sleutel) - wanneer - ({"gemeente"} if verslag.van_gemeente is not None else set())
    rijen = {
        (een.moment, een.delen)
        for cel, een in cellen.kenmerken.items()
        if een.begrip == bron.naam and cel not in cellen.sommen and nodig <= {kolom for kolom, _ in een.delen}
    }
    return sum(not any(" + " in lid for _, lid in delen) for _, delen in rijen)


def _van_telling(eigen: int, alle: int) -> str:
    if eigen >= alle:
        return f"Elke rij staat hier als eigen getal: {getal(alle)}."
    return (
        f"Als eigen getal staan hier {getal(eigen)} van de {aantal_rijen(alle)}. De andere {getal(alle - eigen)} gaan "
        "over een andere periode of een ander onderdeel, tellen alleen mee in een som, of hebben geen getal."
    )


def _op_moment(een: Geteld) -> str:
    """Say how many rows count at a moment, and why the others do not."""
    (woorden, aantal), totaal = een.telt_mee, een.telt_mee[1] + sum(keer for _, keer in een.valt_af)
    rest = ", ".join(f"{getal(keer)} {waarom}" for waarom, keer in een.valt_af)
    return f"Van {aantal_rijen(totaal)}: {getal(aantal)} {woorden}, {rest}."


def rijen_html(uitgelegd: Sequence[Uitgelegd]) -> Markup:
    """Write each number as a row of the table; everything is escaped."""
    return Markup("".join(map(_rij, uitgelegd)))


def _rij(een: Uitgelegd) -> str:
    rest = "".join(f'<td class="tekst">{escape(tekst)}</td>' for tekst in (een.moment, een.volgt, een.eerder))
    kop = f'<th scope="row"><a href="#{een.id}">{escape(een.naam)}</a></th>'
    return f'<tr id="{een.id}">{kop}<td>{escape(een.getoond)}</td>{rest}</tr>\n'


def wegwijzer(cellen: Tabelcellen, uitgelegd: Sequence[Uitgelegd]) -> list[tuple[str, str]]:
    """Give the way to the first number of each member of the first dimension; none in a short table."""
    if len(uitgelegd) <= _KORT:
        return []
    eerste: dict[str, str] = {}
    for cel, een in zip(cellen.rijen, uitgelegd, strict=True):
        eerste.setdefault(cel[0].replace(SCHEIDING, ": "), een.id)
    return [(id_, lid) for lid, id_ in eerste.items()] if len(eerste) > 1 else []


def definitie(telt: str, uitleg: str, over: Mapping[str, Any], momenten: Sequence[str]) -> list[str]:
    """Say what is counted: the words above the table and under it, of when, and in what."""
    zinnen = [uitleg, f"Telt: {telt}." if telt else ""]
    if momenten:
        zinnen.append(f"Van: {'; '.join(momenten)}.")
    else:
        zinnen.append("Van welk moment de getallen zijn, is niet vastgelegd; de tabel en haar titel zeggen het.")
    zinnen.append(over["stand"]["zin"])
    return [een for een in zinnen if een] + [f"{een['tekst'].capitalize()}." for een in over["noten"][:1]]
