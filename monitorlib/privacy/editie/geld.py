"""Amounts of few people: who is told how many a group are and what they cost, knows what one of them costs."""

from collections.abc import Iterable

from monitorlib.cijfers.kern.regels import TOTAAL, Sleutel
from monitorlib.privacy.editie.bladen import Cijferblad
from monitorlib.privacy.editie.soorten import Soorten

# Members of dimensions, as far as they say who: Esterveen, Pleegzorg.
Groep = frozenset[tuple[str, str]]
# Dimensions that say what of them is told, and when.
_GEEN_GROEP = frozenset((
    "aard", "deel", "halfjaar", "jaar", "kolom", "maand", "meting", "moment", "peildatum", "periode", "post", "reeks",
    "stand", "stap", "stroom", "wanneer", "wat",
))  # fmt: skip
_MENSEN = ("cliënten", "deelnemers", "gezinnen", "huishoudens", "inwoners", "jeugdigen", "mensen", "personen")


def groep_van(blad: Cijferblad, cel: Sleutel) -> Groep:
    """Say whom a cell is about; what is of all together is of no group."""
    leden = zip(blad.leden, cel, strict=True)
    return frozenset(een for een in leden if een[0] not in _GEEN_GROEP and een[1] != TOTAAL)


def groepen_van_weinigen(bladen: Iterable[Cijferblad], soorten: Soorten) -> frozenset[Groep]:
    """Give the groups of which an edition nowhere counts as many people as the threshold, though it counts some."""
    meeste: dict[Groep, float] = {}
    for blad in bladen:
        for cel, een in blad.getallen.items():
            if een.waarde and not een.verschil and _telt_mensen(soorten.eenheid(een)):
                groep = groep_van(blad, cel)
                meeste[groep] = max(meeste.get(groep, 0.0), een.waarde)
    return frozenset(groep for groep, aantal in meeste.items() if groep and 0 < aantal < soorten.beleid.drempel)


def is_van_weinigen(groep: Groep, weinigen: Iterable[Groep]) -> bool:
    """Tell whether a group is, or is a part of, one of few people."""
    return any(een <= groep for een in weinigen)


def _telt_mensen(eenheid: str) -> bool:
    return eenheid.split(" ")[0] in _MENSEN
