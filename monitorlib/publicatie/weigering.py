"""An edition that is not published, with every reason why."""

from collections.abc import Sequence

from monitorlib.errors import PublishError
from monitorlib.publicatie.poorten.alle_poorten import Poort
from monitorlib.publicatie.reden import Reden


class Weigering(PublishError):
    """Gates that said no, each with all its reasons."""

    def __init__(self, editie: str, gevonden: Sequence[tuple[Poort, Sequence[Reden]]]) -> None:
        self.gevonden = gevonden
        aantal = sum(len(redenen) for _, redenen in gevonden)
        kop = f"Editie {editie} wordt niet gepubliceerd: {aantal} {'reden' if aantal == 1 else 'redenen'}."
        regels = [
            regel
            for poort, redenen in gevonden
            for regel in ("", f"{poort.vraag} Nee:", *(f"  - {een.zin}" for een in redenen))
        ]
        super().__init__("\n".join([kop, *regels]))
