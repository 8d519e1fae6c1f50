"""What is public already: an earlier edition with the mask it was published with."""

from dataclasses import dataclass, replace

from monitorlib.privacy.editie.bladen import Editiecijfers
from monitorlib.privacy.editie.grootheden import Grootheden
from monitorlib.privacy.editie.masker_van_editie import EditieMasker
from monitorlib.privacy.editie.verbanden import verbind


@dataclass(frozen=True)
class Eerder:
    """An edition that was published: its name, all that it would show, and what it hid.

    The name is empty for an earlier issue of the edition itself: what stands in the same place is then the same number.
    """

    naam: str
    inhoud: Editiecijfers
    masker: EditieMasker


def zoals_gepubliceerd(alle: Grootheden, eerder: Eerder) -> None:
    """Lay an earlier edition beside this one: what it hid stays hidden, what it showed everyone knows.

    A number that was revised is two numbers; that of then is as it was.
    """
    nieuw, eigen = set(alle.cellen), (alle.plekken, alle.ouders, alle.te_klein, alle.onbekend)
    alle.plekken, alle.ouders, alle.te_klein, alle.onbekend = {}, {}, set(), set()
    verbind(alle, alle.neem(eerder.inhoud, eerder.naam))
    toen, ouders = alle.plekken, alle.ouders
    alle.plekken, alle.ouders, alle.te_klein, alle.onbekend = eigen
    weg = eerder.masker.redenen.keys()
    bekend = {naam for naam, plekken in toen.items() if set(plekken) - weg}
    bekend |= {naam for plek, namen in ouders.items() if plek not in weg for naam in namen}
    for naam, cel in alle.cellen.items():
        if naam in bekend:
            alle.cellen[naam] = replace(cel, eis=None, openbaar=True)
        elif naam in toen or naam not in nieuw:
            alle.cellen[naam] = replace(cel, blijft=True)
