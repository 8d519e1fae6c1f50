"""What was read as what an attacker has: counts, sums, and which cells are the same number."""

from collections.abc import Iterator, Mapping, Sequence

from monitorlib.privacy.toets.gegeven import Openbaar, OpenbareTabel, Plek
from monitorlib.privacy.toets.lezen.getoond import Celtekst
from monitorlib.privacy.toets.lezen.gevonden import Gelezenmap
from monitorlib.privacy.toets.lezen.open_data import Opendatatabel, Sleutel, Wat
from monitorlib.privacy.toets.lezen.rooster import Rooster
from monitorlib.privacy.toets.lezen.tussen import verschillen_tussen

# Units of what is no count of people or things, and how units begin or go on that are a share of one.
_GEEN_AANTAL = ("", "%", "procentpunten", "dagen", "maanden", "rapportcijfer", "fte")
TOTALEN = "-totalen"


def openbaar_van(gelezen: Gelezenmap, eerder: Mapping[Wat, int]) -> Openbaar:
    """Put every count that is published in one system; `eerder` is what an earlier edition said of a number."""
    tabellen = [een for data in gelezen.datatabellen.values() if (een := _aantallen(data)).getallen]
    tabellen += [_totalen(een) for een, _ in gelezen.roosters if een.naam.endswith(TOTALEN)]
    zelfde = [*_zelfde_wat(gelezen), *_zelfde_cellen(tabellen), *_zelfde_totalen(gelezen)]
    vast: list[tuple[Mapping[Plek, int], int]] = [({plek: 1}, getal) for plek, getal in _eerder(gelezen, eerder)]
    vast += [som for data in gelezen.datatabellen.values() for som in _eraf_en_erbij(data)]
    return Openbaar(tabellen, _samen(zelfde, tabellen), [*verschillen_tussen(tabellen), *vast])


def is_aantal(eenheid: str) -> bool:
    """Tell whether a unit is one of people or things."""
    return not (eenheid in _GEEN_AANTAL or "euro" in eenheid or eenheid.startswith("per ") or " per " in eenheid)


def _telt(data: Opendatatabel, sleutel: Sleutel) -> bool:
    cel = data.cellen[sleutel]
    heel = cel.getal is not None and cel.getal == int(cel.getal)
    return is_aantal(data.eenheden[sleutel]) and (cel.verborgen or heel)


def _aantallen(data: Opendatatabel) -> OpenbareTabel:
    getallen = {een: _waarde(data.cellen[een]) for een in data.cellen if _telt(data, een)}
    sommen = [
        (totaal, tuple(cel for _, cel in termen))
        for totaal, termen in data.sommen
        if totaal in getallen and all(cel in getallen and factor == 1 for factor, cel in termen)
    ]
    onder_nul = any(getal is not None and getal < 0 for getal in getallen.values())
    return OpenbareTabel(data.naam, data.leden, getallen, sommen, verschillen=onder_nul)


def _eraf_en_erbij(data: Opendatatabel) -> Iterator[tuple[Mapping[Plek, int], int]]:
    """Give each declared sum of counts of which something is taken off, or that has a word for a part."""
    for totaal, alle in data.sommen:
        termen = [(factor, cel) for factor, cel in alle if not _is_woord(data.cellen[cel])]
        tellend = _telt(data, totaal) and all(_telt(data, cel) and factor == int(factor) for factor, cel in termen)
        if tellend and (len(termen) < len(alle) or any(factor != 1 for factor, _ in termen)):
            yield {(data.naam, totaal): -1, **{(data.naam, cel): int(factor) for factor, cel in termen}}, 0


def _is_woord(cel: Celtekst) -> bool:
    return cel.getal is None and not cel.verborgen


def _waarde(cel: Celtekst) -> int | None:
    return None if cel.getal is None else int(cel.getal)


def _totalen(rooster: Rooster) -> OpenbareTabel:
    """Take the totals over a long table, that repeat some of it, as a table of their own."""
    getallen: dict[tuple[str, ...], int | None] = {
        (" / ".join(rij), " / ".join(kolom)): _waarde(cel)
        for (rij, kolom), cel in rooster.cellen()
        if cel.verborgen or (cel.getal is not None and cel.getal == int(cel.getal))
    }
    rijen, kolommen = (tuple(dict.fromkeys(een[kant] for een in getallen)) for kant in (0, 1))
    return OpenbareTabel(f"{rooster.waar}#{rooster.naam}", {"rij": rijen, "kolom": kolommen}, getallen)


def _zelfde_wat(gelezen: Gelezenmap) -> Iterator[tuple[Plek, ...]]:
    """Give the cells that are the same number by what they are; where a table says that of two, nobody knows which."""
    per_wat: dict[Wat, list[Plek]] = {}
    for data in gelezen.datatabellen.values():
        for sleutel, wat in data.wat.items():
            if sleutel in data.cellen and _telt(data, sleutel):
                per_wat.setdefault(wat, []).append((data.naam, sleutel))
    for plekken in per_wat.values():
        if len({tabel for tabel, _ in plekken}) == len(plekken) > 1:
            yield tuple(plekken)


def _zelfde_cellen(tabellen: Sequence[OpenbareTabel]) -> Iterator[tuple[Plek, ...]]:
    """Give the cells of tables with the same cells, that show the same wherever both show something."""
    per_vorm: dict[frozenset[Sleutel], list[OpenbareTabel]] = {}
    for tabel in tabellen:
        per_vorm.setdefault(frozenset(tabel.getallen), []).append(tabel)
    for een, *anderen in per_vorm.values():
        for ander in anderen:
            beide = [(een.getallen[cel], ander.getallen[cel]) for cel in een.getallen]
            getoond = [(nu, toen) for nu, toen in beide if nu is not None and toen is not None]
            if getoond and all(nu == toen for nu, toen in getoond) and any(nu for nu, _ in getoond):
                yield from (((een.naam, cel), (ander.naam, cel)) for cel in een.getallen)


def _zelfde_totalen(gelezen: Gelezenmap) -> Iterator[tuple[Plek, ...]]:
    """Give the cells of the totals over a long table with those that they repeat."""
    heel = {f"{een.waar}#{een.naam}": (een, naam) for een, naam in gelezen.roosters if naam}
    for rooster, _ in gelezen.roosters:
        eigen = f"{rooster.waar}#{rooster.naam}"
        if not eigen.endswith(TOTALEN) or eigen.removesuffix(TOTALEN) not in heel:
            continue
        onder, naam = heel[eigen.removesuffix(TOTALEN)]
        data = gelezen.datatabellen[naam]
        sleutels = {plek: een for een, plek in (onder.plekken(data.leden, list(data.cellen)) or {}).items()}
        for (rij, kolom), _ in rooster.cellen():
            if sleutel := sleutels.get(((*rij, "Totaal"), kolom)):
                yield (eigen, (" / ".join(rij), " / ".join(kolom))), (naam, sleutel)


def _eerder(gelezen: Gelezenmap, eerder: Mapping[Wat, int]) -> Iterator[tuple[Plek, int]]:
    """Give the hidden cells of which an earlier edition published the number."""
    for data in gelezen.datatabellen.values():
        for sleutel, wat in data.wat.items():
            if wat in eerder and sleutel in data.cellen and data.cellen[sleutel].verborgen and _telt(data, sleutel):
                yield (data.naam, sleutel), eerder[wat]


def _samen(groepen: Sequence[tuple[Plek, ...]], tabellen: Sequence[OpenbareTabel]) -> list[tuple[Plek, ...]]:
    """Join groups that share a cell; one that shows two numbers is no group."""
    getallen = {(tabel.naam, cel): getal for tabel in tabellen for cel, getal in tabel.getallen.items()}
    van: dict[Plek, list[Plek]] = {}
    for groep in groepen:
        leden = [een for een in groep if een in getallen]
        samen = list(dict.fromkeys(plek for een in leden for plek in van.get(een, [een])))
        if len({getallen[een] for een in samen} - {None}) <= 1:
            van |= dict.fromkeys(samen, samen)
    return [tuple(groep) for groep in {id(een): een for een in van.values()}.values() if len(groep) > 1]
