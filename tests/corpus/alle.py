"""All cases, by kind."""

from itertools import chain

import berichtmappen
import bestanden
import blokken
import getallen
import identiteit
import kalenderdagen
import vormen
import werkmappen
from geval import Geval


def alle_gevallen() -> list[Geval]:
    """List every case; no two have one name."""
    gevallen = list(
        chain.from_iterable(
            kind.gevallen()
            for kind in (vormen, getallen, kalenderdagen, identiteit, werkmappen, bestanden, blokken, berichtmappen)
        )
    )
    namen = [een.naam for een in gevallen]
    dubbel = {naam for naam in namen if namen.count(naam) > 1}
    assert not dubbel, dubbel
    return gevallen
