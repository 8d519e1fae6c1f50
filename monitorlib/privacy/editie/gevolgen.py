"""What is hidden because something else is: ratios of hidden counts, differences of ratios, and words beside them."""

import re
from collections.abc import Collection, Mapping, Sequence

from monitorlib.privacy.editie.bladen import Cijferblad
from monitorlib.privacy.editie.masker_van_editie import Celplek

_CIJFER = re.compile(r"\d")


def met_gevolgen(
    bladen: Sequence[Cijferblad], verborgen: Collection[Celplek], zelf_in_stelsel: Collection[Celplek]
) -> set[Celplek]:
    """Give what must be hidden beside these cells: `zelf_in_stelsel` are those that were chosen as numbers."""
    weg = set(verborgen)
    for blad in bladen:
        _sommen(blad, weg, zelf_in_stelsel)
        _woorden(blad, weg)
    return weg


def van_ouders(ouders: Mapping[Celplek, Sequence[str]], namen: Collection[str]) -> set[Celplek]:
    """Give the ratios of which teller or noemer may not be known."""
    return {plek for plek, van in ouders.items() if any(naam in namen for naam in van)}


def _sommen(blad: Cijferblad, weg: set[Celplek], zelf_in_stelsel: Collection[Celplek]) -> None:
    """Of a sum over ratios never leave one hidden: it would follow from the others."""
    sommen = [[blad.getallen[cel].plek for cel in som] for som in blad.sommen]
    los = [plekken for plekken in sommen if not all(een in zelf_in_stelsel for een in plekken)]
    klaar = False
    while not klaar:
        klaar = True
        for plekken in los:
            open_ = [een for een in plekken if een not in weg]
            if len(open_) == len(plekken) - 1 and open_:
                weg.add(open_[0])
                klaar = False


def _woorden(blad: Cijferblad, weg: set[Celplek]) -> None:
    """A word with a number in it, such as '+3,3', is about the numbers of its row."""
    rijen = {plek.cel[:-1] for plek in weg if plek[:3] == (blad.hoofdstuk, blad.soort, blad.naam)}
    for cel, een in blad.getallen.items():
        if een.waarde is None and cel[:-1] in rijen and _CIJFER.search(een.tekst):
            weg.add(een.plek)
