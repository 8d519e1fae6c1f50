"""Whether numbers may still change: voorlopig, as the edition or a source says, else definitief."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Self

from monitorlib.editie.editie import Editie
from monitorlib.editie.params.bron_parameters import Voorlopig
from monitorlib.editie.verklaring import DEFINITIEF, VOORLOPIG, Verklaring
from monitorlib.tijd.dagen import datum_lang
from monitorlib.tijd.moment import laatste_dag_in

CONCEPT = "concept"
_IN_CONCEPT = "Deze editie is een concept."


@dataclass(frozen=True)
class Getalstand:
    """Voorlopig or definitief, and why; `gezegd` when it stands by the table, and not for the edition as a whole."""

    woord: str
    reden: str = ""
    gezegd: bool = False
    # The first day of which the numbers may still change; '' of all.
    vanaf: str = ""

    @property
    def zin(self) -> str:
        """Say it with what it means; '' where nothing may change, or all of the edition may."""
        return self.in_woorden if self.gezegd else ""

    @property
    def in_woorden(self) -> str:
        """Say it of any table: in a workbook, and where a number is explained."""
        if self.woord == DEFINITIEF:
            return "Definitief."
        vanaf = f" vanaf {self.vanaf}" if self.vanaf else ""
        return f"Voorlopig{vanaf}: deze cijfers kunnen nog veranderen. {self.reden}"


@dataclass(frozen=True)
class Cijferstand:
    """What an edition declares of its numbers: in publicatie.yml by table, in params.yml by source and from which day.

    What nobody declares, is definitief; in a concept everything may change.
    """

    verklaring: Verklaring
    bronnen: Mapping[str, Voorlopig]
    concept: bool = False

    @classmethod
    def lees(cls, editie: Editie) -> Self:
        """Read what an edition declares; errors as in `Verklaring.lees`."""
        parameters = editie.parameters
        bronnen = {naam: van.voorlopig for naam, van in parameters.bronnen.items() if van.voorlopig}
        return cls(Verklaring.lees(editie), bronnen, parameters.status == CONCEPT)

    def van(self, hoofdstuk: str, tabel: str, bronnen: Iterable[str], momenten: Collection[str]) -> Getalstand:
        """Give it of a table, that is named as its record names it, or of one number.

        `momenten` are those of its numbers, as far as they are known; what is of no known moment may be of any.
        """
        if reden := self.verklaring.waarom_voorlopig(hoofdstuk, tabel):
            return Getalstand(VOORLOPIG, reden, gezegd=True)
        for voorlopig in (self.bronnen[naam] for naam in bronnen if naam in self.bronnen):
            if voorlopig.geldt_op(dag for een in momenten if (dag := laatste_dag_in(een))):
                vanaf = datum_lang(voorlopig.vanaf) if voorlopig.vanaf else ""
                return Getalstand(VOORLOPIG, voorlopig.reden, gezegd=True, vanaf=vanaf)
        return Getalstand(VOORLOPIG, _IN_CONCEPT) if self.concept else Getalstand(DEFINITIEF)
