"""An edition with its mask as the audit gets it: what is shown, what is hidden, and what a reader may lay beside it."""

from collections.abc import Mapping
from dataclasses import replace

from monitorlib.cijfers.kern.kenmerken import als_json
from monitorlib.editie.params.onthulling import Onthulling
from monitorlib.privacy.editie.bladen import Cijferblad, Editiecijfers
from monitorlib.privacy.editie.delen import delen_van
from monitorlib.privacy.editie.masker_van_editie import EditieMasker
from monitorlib.privacy.editie.maskeren import Maskering
from monitorlib.privacy.editie.soorten import Soorten
from monitorlib.privacy.masker import KLEIN_AANTAL
from monitorlib.privacy.toets.gegeven import Openbaar, OpenbareTabel, Plek


def openbaar_van(inhoud: Editiecijfers, uitkomst: Maskering, beleid: Onthulling) -> Openbaar:
    """Give the counts of an edition as they are published, with declared sums, equal concepts and who knows himself."""
    soorten = Soorten.van(inhoud, beleid)
    bladen = {f"{een.hoofdstuk}/{een.soort}/{een.naam}": een for een in inhoud.bladen}
    waarden = {
        (naam, cel): round(getal.waarde)
        for naam, blad in bladen.items()
        for cel, getal in blad.getallen.items()
        if soorten.soort(blad, getal) == "aantal" and not getal.verschil and getal.waarde in range(10**7)
    }
    weg = {(f"{een.hoofdstuk}/{een.soort}/{een.naam}", een.cel) for een in uitkomst.masker.redenen}
    tabellen = tuple(tabel for naam, blad in bladen.items() if (tabel := _tabel(naam, blad, waarden, weg)).getallen)
    vast = [som for naam, blad in bladen.items() for som in _vast(naam, blad, waarden)]
    return Openbaar(tabellen, _zelfde(bladen, waarden), vast, _kennis(uitkomst))


def _kennis(uitkomst: Maskering) -> list[dict[Plek, int]]:
    """Give who is alone in a cell, with all places where that is he: everywhere the same person counts."""
    alle = uitkomst.grootheden
    eigen = [een for deel in delen_van(alle.cellen, alle.optellingen()) for een in deel.zelf]
    plekken = [[plek for naam in een for plek in alle.plekken.get(naam, ())] for een in eigen]
    return [{(f"{een.hoofdstuk}/{een.soort}/{een.naam}", een.cel): 1 for een in van} for van in plekken if van]


def _tabel(naam: str, blad: Cijferblad, waarden: Mapping[Plek, int], weg: set[Plek]) -> OpenbareTabel:
    hier = {cel: waarden[naam, cel] for cel in blad.getallen if (naam, cel) in waarden}
    sommen = []
    for som in blad.sommen:
        totalen = [cel for cel, keer in som.items() if keer == -1]
        delen = tuple(cel for cel, keer in som.items() if keer == 1)
        past = len(totalen) == 1 and len(delen) == len(som) - 1 and all(cel in hier for cel in som)
        if past and hier[totalen[0]] == sum(hier[cel] for cel in delen):
            sommen.append((totalen[0], delen))
    return OpenbareTabel(
        naam, blad.leden, {cel: None if (naam, cel) in weg else getal for cel, getal in hier.items()}, tuple(sommen)
    )


def _vast(naam: str, blad: Cijferblad, waarden: Mapping[Plek, int]) -> list[tuple[dict[Plek, int], int]]:
    sommen = [{(naam, cel): keer for cel, keer in som.items()} for som in blad.sommen]
    return [
        (som, 0)
        for som in sommen
        if all(plek in waarden for plek in som) and not sum(keer * waarden[plek] for plek, keer in som.items())
    ]


def _zelfde(bladen: Mapping[str, Cijferblad], waarden: Mapping[Plek, int]) -> list[tuple[Plek, ...]]:
    groepen: dict[str, list[Plek]] = {}
    for naam, cel in waarden:
        if kenmerk := bladen[naam].getallen[cel].kenmerk:
            groepen.setdefault(str(als_json(kenmerk)), []).append((naam, cel))
    return [tuple(van) for van in groepen.values() if len(van) > 1 and len({waarden[een] for een in van}) == 1]


def alleen_klein(uitkomst: Maskering) -> Maskering:
    """Hide only what is small itself, as a tool that looks at one cell at a time does."""
    alle = uitkomst.grootheden
    klein = {plek for naam, cel in alle.cellen.items() if cel.eis for plek in alle.plekken.get(naam, ())}
    return replace(uitkomst, masker=EditieMasker(dict.fromkeys(klein, KLEIN_AANTAL)))


def kleine_plekken(uitkomst: Maskering, openbaar: Openbaar) -> set[Plek]:
    """Give where the counts stand that must stay uncertain."""
    plekken = {plek for plek in alleen_klein(uitkomst).masker.redenen}
    return {(f"{een.hoofdstuk}/{een.soort}/{een.naam}", een.cel) for een in plekken} & openbaar.getallen().keys()
