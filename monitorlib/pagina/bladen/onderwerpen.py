"""What changed in an edition, one subject per concept: from the tables and the indicators of its chapters."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from monitorlib.cijfers.kern.regels import TOTAAL
from monitorlib.cijfers.kern.soort_eenheid import soort
from monitorlib.cijfers.rekenen.verloop import Wijziging
from monitorlib.cijfers.toeval.betekenis import MEER
from monitorlib.editie.editie import Editie
from monitorlib.notatie import getal, met_teken
from monitorlib.pagina.bladen.feit import feit_van_lijn, feit_van_wijziging, het_meest
from monitorlib.pagina.bladen.indicatorwoorden import klasse
from monitorlib.pagina.bladen.rangorde import Groep, Onderwerp, Regel, gewicht
from monitorlib.pagina.record import Lijn, Nagelaten, Record

_TOEVAL = "past bij toeval"


def onderwerpen(records: Sequence[Nagelaten], editie: Editie) -> list[Onderwerp]:
    """Give each concept that changed with its lines; what a table and its indicator say is one subject.

    A line that a registratieproblem can touch stands in a subject of its own, so that it can be kept apart.
    """
    gevonden: dict[tuple[str, Groep, bool], list[tuple[Onderwerp, Regel]]] = {}
    for begrip, onderwerp, regel in (*_van_indicatoren(records, editie), *_van_tabellen(records, editie)):
        gevonden.setdefault((begrip, onderwerp.groep, bool(regel.registratie)), []).append((onderwerp, regel))
    return [_samen(van) for van in gevonden.values()]


def groep(eenheid: str) -> Groep | None:
    """Tell whether a number is about people and their help or about money; None of shares and days of themselves."""
    if eenheid.split(" ")[0] == "euro":
        return "geld"
    return None if soort(eenheid) == "geen som" else "mensen"


def _samen(van: Sequence[tuple[Onderwerp, Regel]]) -> Onderwerp:
    """Make one subject: it stands where its indicator does, else where its first table is; lines of tables first."""
    regels = sorted((regel for _, regel in van), key=lambda regel: (not regel.bron, -regel.gewicht))
    return replace(van[0][0], regels=tuple(regels))


def _van_indicatoren(records: Iterable[Record], editie: Editie) -> Iterator[tuple[str, Onderwerp, Regel]]:
    for record, lijn in ((een, lijn) for een in records for lijn in een.lijnen):
        van = groep(lijn.eenheid) or ("mensen" if lijn.oordeel in MEER else None)
        if van is None or not lijn.omvang or not (lijn.oordeel in MEER or _van_allen(lijn, record)):
            continue
        wegen = lijn.omvang, gewicht(lijn.omvang, lijn.geheel, lijn.p)
        kleur = klasse(lijn.oordeel, lijn.gunstig)
        feit = feit_van_lijn(lijn, record, editie.periode)
        regel = Regel(lijn.tekst, kleur, *wegen, registratie=lijn.registratie, feit=feit)
        yield lijn.indicator, Onderwerp(lijn.indicator, van, lijn.thema, lijn.plaats, ()), regel


def _van_allen(lijn: Lijn, record: Record) -> bool:
    """Tell whether an untested line is of all gemeenten together, or of the only one: of a small one it is noise."""
    gebieden = [een.gebied for een in record.lijnen]
    return lijn.p is None and lijn.gebied == (TOTAAL if TOTAAL in gebieden else gebieden[-1])


def _van_tabellen(records: Sequence[Nagelaten], editie: Editie) -> Iterator[tuple[str, Onderwerp, Regel]]:
    oordelen = _oordelen(records)
    for record in records:
        for gegevens in record.wijzigingen:
            een = gegevens.wijziging
            van = groep(een.eenheid)
            if van is None or oordelen.get(een.indicator) == {_TOEVAL}:
                continue
            plaats = f"{record.hoofdstuk}.html#tabel-{gegevens.tabel}"
            registratie, waar = _registratie(een, editie), " en ".join(een.momenten)
            feit = feit_van_wijziging(een, plaats)
            regel = Regel(in_woorden(een), "", *_gewogen(een), plaats, f"{gegevens.titel}, {waar}", registratie, feit)
            yield een.indicator or een.wat, Onderwerp(een.wat, van, record.titel, plaats, ()), regel


def _oordelen(records: Iterable[Nagelaten]) -> Mapping[str, set[str]]:
    """Give per indicator what its tests said."""
    oordelen: dict[str, set[str]] = {}
    for lijn in (lijn for record in records for lijn in record.lijnen):
        if lijn.oordeel in (*MEER, _TOEVAL):
            oordelen.setdefault(lijn.indicator, set()).add(lijn.oordeel)
    return oordelen


def _registratie(een: Wijziging, editie: Editie) -> tuple[str, ...]:
    gemeente = None if een.gebied in (TOTAAL, "") else een.gebied
    return tuple(
        probleem.tekst
        for probleem in editie.parameters.registratieproblemen
        if probleem.raakt(een.bronnen, gemeente, editie.periode)
    )


def _gewogen(een: Wijziging) -> tuple[float, float]:
    """Give the size of a change and what it weighs: the most of the whole and of each gemeente."""
    standen = ((een.van, een.naar), *een.gemeenten.values())
    omvang = max(abs(naar - van) for van, naar in standen)
    return omvang, max(gewicht(abs(naar - van), max(abs(van), abs(naar))) for van, naar in standen)


def in_woorden(een: Wijziging) -> str:
    """Write a change: 'Voorzieningen Wmo: van 7.740 naar 7.182 (−558); het meest in Eemsmond (−400)'."""
    van, naar = getal(een.van, een.decimalen), getal(een.naar, een.decimalen)
    verschil, meest = met_teken(een.naar - een.van, een.decimalen), het_meest(een)
    return f"{een.wat}: van {van} naar {naar} ({verschil}){f'; {meest}' if meest else ''}"
