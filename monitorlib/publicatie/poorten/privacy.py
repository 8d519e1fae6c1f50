"""The privacy gate: can everybody read these numbers, without anybody being known by them?"""

from collections.abc import Iterator

from monitorlib.errors import CalculationError, PublishError, SourceError
from monitorlib.privacy.editie.masker_van_editie import als_tekst
from monitorlib.privacy.editie.maskeren import Maskering
from monitorlib.publicatie.reden import Reden
from monitorlib.publicatie.voorgelegd import Voorgelegd

_MENSEN = (
    "Zet in {params} onder onthulling, mensen_achter, hoeveel mensen er ten minste achter elk getal van deze tabel "
    "staan, of 'geen mensen'."
)
_ANDERS = "Neem leden samen, of haal de tabel uit de editie."


def privacy(voorgelegd: Voorgelegd) -> Iterator[Reden]:
    """Give each table of which nobody said of how many people it is, and why no mask protects what is hidden."""
    if voorgelegd.ready is None:
        return
    try:
        yield from _onbekend(voorgelegd, voorgelegd.maskering)
    except (PublishError, SourceError) as error:
        waar, _, rest = str(error).partition(": ")
        wat, _, doe = rest.rpartition(". ")
        yield Reden(waar, wat, doe)
    except CalculationError as error:
        yield Reden(voorgelegd.editie.naam, str(error), _ANDERS)


def _onbekend(voorgelegd: Voorgelegd, maskering: Maskering) -> Iterator[Reden]:
    doe = _MENSEN.format(params=voorgelegd.params)
    per_tabel: dict[str, list[str]] = {}
    for een in maskering.onbekend:
        per_tabel.setdefault(f"{een.hoofdstuk}/{een.naam}", []).append(als_tekst(een.cel))
    for tabel, cellen in per_tabel.items():
        hoeveel = "van één getal" if len(cellen) == 1 else f"van {len(cellen)} getallen"
        wat = f"{hoeveel} is niet te zeggen over hoeveel mensen het gaat, zoals {cellen[0]}"
        yield Reden(tabel, wat, doe)
