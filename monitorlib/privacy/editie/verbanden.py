"""How the numbers of an edition hang together: declared sums, sums that anybody finds, differences of two tables."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import permutations

from monitorlib.cijfers.kern.regels import TOTAAL, Sleutel
from monitorlib.privacy.editie.grootheden import AANBIEDER, Benoemd, Grootheden
from monitorlib.privacy.editie.sommen import LIJNEN, gevonden_sommen, over_tabellen
from monitorlib.privacy.risico import eis_van_bedrag


def verbind(alle: Grootheden, bladen: Sequence[Benoemd]) -> None:
    """Add every sum over the cells of these tables, and what is at risk by it."""
    for een in bladen:
        _gedeclareerd(alle, een)
        for namen in een.groepen():
            _gevonden(alle, een, namen)
    for groep in _van_een_soort(bladen).values():
        _over_tabellen(alle, groep)
    for een in bladen:
        _verschillen(alle, een, bladen)
        if een.bedragen and AANBIEDER in een.blad.leden:
            _van_aanbieders(alle, een)


def zonder_delen(alle: Grootheden, bladen: Iterable[Benoemd]) -> None:
    """Say of a difference that no sum gives what it is the difference of, that it cannot be told."""
    in_som = {naam for termen, _ in alle.sommen for naam, _ in termen}
    for een in bladen:
        for cel, naam in een.aantallen.items():
            getal = een.blad.getallen[cel]
            if (getal.verschil or (getal.waarde or 0) < 0) and naam not in in_som:
                alle.onbekend.add(getal.plek)


def _gedeclareerd(alle: Grootheden, een: Benoemd) -> None:
    for som in een.blad.sommen:
        for namen in een.groepen():
            if all(cel in namen for cel in som):
                speling = len(som) if namen is een.bedragen else 0
                alle.som([(namen[cel], keer) for cel, keer in som.items()], speling)


def _gevonden(alle: Grootheden, een: Benoemd, namen: Mapping[Sleutel, str]) -> None:
    waarden = {cel: alle.cellen[naam].waarde for cel, naam in namen.items()}
    for totaal, delen in gevonden_sommen(een.blad.leden, waarden, _in_gevaar(alle, namen)):
        alle.som([(namen[totaal], -1), *((namen[deel], 1) for deel in delen if deel in namen)])


def _in_gevaar(alle: Grootheden, namen: Mapping[Sleutel, str]) -> set[Sleutel]:
    return {cel for cel, naam in namen.items() if alle.cellen[naam].eis}


def _van_een_soort(bladen: Sequence[Benoemd]) -> dict[tuple[str, ...], dict[str, Benoemd]]:
    """Group the tables of a chapter that have the same dimensions."""
    groepen: dict[tuple[str, ...], dict[str, Benoemd]] = {}
    for een in bladen:
        if een.aantallen and een.blad.soort == "tabel":
            sleutel = (een.editie, een.blad.hoofdstuk, *een.blad.leden)
            groepen.setdefault(sleutel, {})[een.blad.naam] = een
    return groepen


def _over_tabellen(alle: Grootheden, groep: Mapping[str, Benoemd]) -> None:
    waarden = {
        naam: {cel: alle.cellen[van].waarde for cel, van in een.aantallen.items()} for naam, een in groep.items()
    }
    risico = {naam: _in_gevaar(alle, een.aantallen) for naam, een in groep.items()}
    for (naam, cel), delen in over_tabellen(waarden, risico):
        termen = [(groep[van].aantallen[deel], 1) for van, deel in delen]
        alle.som([(groep[naam].aantallen[cel], -1), *termen])


def _verschillen(alle: Grootheden, een: Benoemd, anderen: Sequence[Benoemd]) -> None:
    """Tie a table of differences to a table of its chapter with one dimension more, of which two members make it."""
    verschil = {cel: naam for cel, naam in een.aantallen.items() if een.blad.getallen[cel].verschil}
    for ander in anderen if verschil else ():
        extra = [naam for naam in ander.blad.leden if naam not in een.blad.leden]
        zelfde = (ander.blad.hoofdstuk, ander.editie) == (een.blad.hoofdstuk, een.editie)
        if zelfde and len(extra) == 1 and set(een.blad.leden) < set(ander.blad.leden):
            for van, naar in permutations(ander.blad.leden[extra[0]], 2):
                gevonden = _drietallen(een, ander, verschil, {extra[0]: van}, {extra[0]: naar})
                waarden = [[alle.cellen[naam].waarde for naam in drie] for drie in gevonden]
                if sum(v != 0 for v, _, _ in waarden) >= LIJNEN and all(v == b - a for v, a, b in waarden):
                    for drie in gevonden:
                        alle.som(zip(drie, (-1, -1, 1), strict=True))


def _drietallen(
    een: Benoemd, ander: Benoemd, verschil: Mapping[Sleutel, str], van: Mapping[str, str], naar: Mapping[str, str]
) -> list[tuple[str, str, str]]:
    """Give per difference its name and those of the two numbers that would make it."""
    uit = []
    for cel, naam in verschil.items():
        leden = dict(zip(een.blad.leden, cel, strict=True))
        paar = [tuple({**leden, **kant}[dimensie] for dimensie in ander.blad.leden) for kant in (van, naar)]
        if all(een_kant in ander.aantallen for een_kant in paar):
            uit.append((naam, ander.aantallen[paar[0]], ander.aantallen[paar[1]]))
    return uit


def _van_aanbieders(alle: Grootheden, een: Benoemd) -> None:
    """Mark the amounts that say too much of one aanbieder: his own, and totals of too few."""
    plaats = list(een.blad.leden).index(AANBIEDER)
    per_lijn: dict[Sleutel, list[Sleutel]] = {}
    for cel in een.bedragen:
        per_lijn.setdefault((*cel[:plaats], *cel[plaats + 1 :]), []).append(cel)
    for lijn in per_lijn.values():
        eigen = [cel for cel in lijn if cel[plaats] != TOTAAL]
        for cel in lijn:
            van = eigen if cel[plaats] == TOTAAL else [cel]
            bijdragen = [abs(alle.cellen[een.bedragen[deel]].waarde) for deel in van]
            naam = een.bedragen[cel]
            if (eis := eis_van_bedrag(bijdragen, alle.beleid)) and alle.cellen[naam].waarde:
                alle.eis(naam, eis)
