"""The kerncijfers of an edition: at most six numbers that a reader sees first, each with its course and its place.

`kerncijfers` in params.yml names them. Without it they are the indicators with a streefwaarde, then what changed most.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from monitorlib.cijfers.kern.regels import NIET_TE_BEPALEN, TOTAAL, VERBORGEN_OM
from monitorlib.cijfers.kern.soort_eenheid import soort
from monitorlib.cijfers.toeval.betekenis import MEER
from monitorlib.editie.editie import Editie
from monitorlib.editie.params.parameters import HOOGSTENS_KERNCIJFERS
from monitorlib.notatie import getal
from monitorlib.pagina.bladen.feit import (
    doel_in_woorden,
    feit_van_wijziging,
    hoofdgebied_van,
    met_eenheid,
    verandering_in_woorden,
)
from monitorlib.pagina.bladen.indicatorwoorden import noemt_eenheid, pagina_van
from monitorlib.pagina.bladen.onderwerpen import onderwerpen
from monitorlib.pagina.bladen.rangorde import gerangschikt
from monitorlib.pagina.record import Doelregel, Lijn, Nagelaten, Puntregel, Record
from monitorlib.render.figuren.lijntje import lijntje
from monitorlib.render.tabellen.tabel import VERBORGEN
from monitorlib.tijd.periode import Periode

# So many periods a course shows.
_PERIODEN = 8


@dataclass(frozen=True)
class Kerncijfer:
    """One number on the front page: what it is, of what place, its change and verdict, its course, and where it is."""

    naam: str
    eenheid: str
    getal: str
    plaats: str
    regels: tuple[str, ...]
    # 'gunstig' or 'ongunstig' where a change is more than chance; empty otherwise.
    oordeel: str = ""
    herzien: str = ""
    lijntje: str = ""


def kerncijfers(records: Sequence[Nagelaten], editie: Editie, regio: Sequence[Nagelaten] = ()) -> list[Kerncijfer]:
    """Give the kerncijfers that an edition chooses; else those with a streefwaarde and what changed most.

    `regio` is what the region of one gemeente left: a share, a rate or a mean of it stands beside that of the gemeente.
    """
    gemeten = next((een for een in records if een.punten), None)
    van_indicatoren = _met_getal(gemeten, editie) if gemeten else {}
    van_indicatoren = {een: _naast(van, een, regio, editie.periode) for een, van in van_indicatoren.items()}
    gekozen = editie.parameters.kerncijfers
    if gekozen is not None:
        return [van_indicatoren.get(naam) or _zonder_getal(naam, records) for naam in gekozen]
    if gemeten and van_indicatoren:
        namen = dict.fromkeys(een for een in _voorkeur(gemeten, records, editie) if een in van_indicatoren)
        return [van_indicatoren[naam] for naam in list(namen)[:HOOGSTENS_KERNCIJFERS]]
    return list(_van_tabellen(records, editie))[:HOOGSTENS_KERNCIJFERS]


def _voorkeur(gemeten: Record, records: Sequence[Nagelaten], editie: Editie) -> Iterator[str]:
    """Name indicators in the order of choice: with a streefwaarde, then what changed most, then the others."""
    yield from (een.indicator for een in gemeten.doelen)
    zeker = [een for een in onderwerpen(records, editie) if not een.registratie]
    yield from (een.naam for een in (*gerangschikt(zeker, "mensen"), *gerangschikt(zeker, "geld")))
    yield from (een.indicator for een in gemeten.punten)


def _met_getal(record: Record, editie: Editie) -> Mapping[str, Kerncijfer]:
    """Give by name each indicator that has a number now, of all gemeenten together or of the only one."""
    gebied, nu = hoofdgebied_van(een.gemeente for een in record.punten), str(editie.periode)
    hier = [een for een in record.punten if een.gemeente == gebied]
    reeksen: dict[str, list[Puntregel]] = {}
    for punt in hier:
        reeksen.setdefault(punt.indicator, []).append(punt)
    met_getal = {
        naam: punten for naam, punten in reeksen.items() if any(een.periode == nu and een.geschreven for een in punten)
    }
    return {naam: _kerncijfer(punten, record, editie) for naam, punten in met_getal.items()}


def _kerncijfer(punten: Sequence[Puntregel], record: Record, editie: Editie) -> Kerncijfer:
    nu = next(een for een in punten if een.periode == str(editie.periode))
    lijnen = [een for een in record.lijnen if (een.indicator, een.gebied) == (nu.indicator, nu.gemeente) and een.van]
    doelen = [een for een in record.doelen if (een.indicator, een.gebied) == (nu.indicator, nu.gemeente)]
    lijn = _sprekend(lijnen)
    return Kerncijfer(
        naam=nu.indicator,
        eenheid="" if nu.eenheid == "%" or noemt_eenheid(nu.indicator, nu.eenheid) else nu.eenheid,
        getal=nu.geschreven.replace(" %", "\N{NO-BREAK SPACE}%"),
        plaats=pagina_van(nu.indicator),
        regels=tuple(_regels(lijn, doelen, editie.periode)),
        oordeel=lijn.gunstig if lijn and lijn.oordeel in MEER else "",
        herzien=next((f"herzien van {een.herzien_van} naar {een.van}" for een in lijnen if een.herzien_van), ""),
        lijntje=_lijntje(punten, nu, doelen, editie.periode),
    )


def _zonder_getal(naam: str, records: Sequence[Nagelaten]) -> Kerncijfer:
    """Say of an indicator that was chosen why it has no number now."""
    redenen = [een.reden for record in records for een in record.niet_geleverd if een.indicator == naam]
    redenen += [een.reden for record in records for een in reversed(record.punten) if een.indicator == naam]
    if redenen and redenen[0] == VERBORGEN_OM:
        return Kerncijfer(naam, "", VERBORGEN, "", (VERBORGEN_OM,))
    return Kerncijfer(naam, "", NIET_TE_BEPALEN, "", tuple(filter(None, redenen))[:1])


def _naast(een: Kerncijfer, naam: str, regio: Sequence[Nagelaten], periode: Periode) -> Kerncijfer:
    """Put the number of the region under that of a gemeente, where the two can be compared."""
    for punt in (punt for record in regio for punt in record.punten):
        hier = (punt.indicator, punt.gemeente, punt.periode) == (naam, TOTAAL, str(periode))
        if hier and punt.geschreven and soort(punt.eenheid) == "geen som":
            regel = f"In de hele regio: {met_eenheid(punt.geschreven, punt.eenheid)}."
            return replace(een, regels=(*een.regels, regel))
    return een


def _sprekend(lijnen: Sequence[Lijn]) -> Lijn | None:
    """Give the change that says most: one that is more than chance before others, one of a year before one of less."""
    return max(lijnen, key=lambda een: (een.oordeel in MEER, een.stap == "jaar"), default=None)


def _regels(lijn: Lijn | None, doelen: Iterable[Doelregel], periode: Periode) -> Iterator[str]:
    if lijn:
        # What was revised stands beside the number.
        yield verandering_in_woorden(replace(lijn, herzien_van=""), periode)
    yield from map(doel_in_woorden, doelen)


def _lijntje(punten: Sequence[Puntregel], nu: Puntregel, doelen: Sequence[Doelregel], periode: Periode) -> str:
    """Draw the course up to now; of a yearly indicator a number per year."""
    per = {een.periode: een for een in punten}
    stap = periode.per_jaar() if nu.per == "jaar" else 1
    perioden = [periode.verschoven(-stap * nummer) for nummer in range(_PERIODEN - 1, -1, -1)]
    while len(perioden) > 1 and _waarde(per, perioden[0]) is None:
        perioden = perioden[1:]
    waarden = [_waarde(per, een) for een in perioden]
    eerste, grens = per.get(str(perioden[0]), nu), doelen[0].grens if doelen else None
    alt = f"{nu.indicator}: van {eerste.geschreven} ({perioden[0].kort_met_jaar}) naar {nu.geschreven} "
    alt += f"({periode.kort_met_jaar}). {doel_in_woorden(doelen[0]) if doelen else ''}"
    begin, eind = perioden[0].kort_met_jaar, periode.kort_met_jaar
    return lijntje(waarden, begin=begin, eind=eind, laatste=nu.geschreven, alt=alt.strip(), grens=grens)


def _waarde(per: Mapping[str, Puntregel], periode: Periode) -> float | None:
    punt = per.get(str(periode))
    return punt.waarde if punt else None


def _van_tabellen(records: Sequence[Nagelaten], editie: Editie) -> Iterator[Kerncijfer]:
    """Give what changed most in tables, in an edition that measures no indicator."""
    zeker = [een for een in onderwerpen(records, editie) if not een.registratie]
    namen = [een.naam for groep in ("mensen", "geld") for een in gerangschikt(zeker, groep)]
    van = {een.wijziging.wat: (record, een) for record in records for een in record.wijzigingen}
    for record, een in (van[naam] for naam in namen if naam in van):
        wijziging, plaats = een.wijziging, f"{record.hoofdstuk}.html#tabel-{een.tabel}"
        feit = feit_van_wijziging(wijziging, plaats)
        eerder = getal(wijziging.van, wijziging.decimalen)
        yield Kerncijfer(
            naam=wijziging.wat,
            eenheid=wijziging.eenheid if wijziging.gebied != TOTAAL or wijziging.eenheid == "euro" else "",
            getal=getal(wijziging.naar, wijziging.decimalen),
            plaats=plaats,
            regels=(f"Eerder {eerder}. {feit.uitleg[0]}",),
        )
