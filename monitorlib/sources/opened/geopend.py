"""What a register and a telling share: rows, codes by their name, and questions that are asked once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, Self

from ibis.expr.operations import Node
from ibis.expr.types import Table

from monitorlib.bedoelt_u import nearest
from monitorlib.editie.params.bron_parameters import BronParameters
from monitorlib.editie.params.gemeente import Gemeente
from monitorlib.errors import CalculationError, MonitorError
from monitorlib.notatie import aantal_rijen
from monitorlib.sources.declared.declaration import Bron, Codes
from monitorlib.sources.warehouse.warehouse import beantwoord
from monitorlib.tijd.periode import Periode


@dataclass(frozen=True, repr=False)
class Geopend:
    """What a register and a telling share: the table, its declaration, its codes, its edition's parameters."""

    tabel: Table
    bron: Bron
    codes: Codes
    parameters: BronParameters
    periode: Periode
    gemeenten: tuple[Gemeente, ...] = ()
    # By name the registers of the edition whose rows stay in a warehouse, with their frozen answers.
    elders: Mapping[str, Path] = field(default_factory=dict)
    # What was asked before, of this source or of one that was derived from it: the same question is asked once.
    antwoorden: dict[Node, list[dict[str, Any]]] = field(default_factory=dict, compare=False)

    def __repr__(self) -> str:
        """Say what the source holds: its rows counted, its columns explained; never a row."""
        soort = "Register" if self.bron.is_register else "Telling"
        kolommen = [een for een in self.bron.kolommen if een.naam in self.tabel.columns or een.soort == "waarde"]
        breed = max(len(een.naam) for een in kolommen)
        regels = [f"  {een.naam:<{breed}}  {een.soort:<8}  {een.uitleg}" for een in kolommen]
        return "\n".join(
            [f"{soort} {self.bron.naam}: {self.bron.titel}, {self._omvang()} ({self.parameters.herkomst})", *regels]
        )

    def _omvang(self) -> str:
        try:
            rijen = int(self.vraag(self.tabel.aggregate(aantal=self.tabel.count()))[0]["aantal"])
        except MonitorError:
            return "rijen in een magazijn"
        return aantal_rijen(rijen)

    @property
    def herindelingen(self) -> list[tuple[str, str, date]]:
        """List each gemeente that went up in another: its code, that of the other, and its last day.

        One that was split stands there with each that has a part of it.
        """
        return [(een.code, nieuw, een.tot) for een in self.gemeenten if een.tot for nieuw in een.opvolgers]

    @property
    def gesplitst(self) -> dict[str, date]:
        """Give each gemeente of which the parts went to several, with its last day."""
        return {een.code: een.tot for een in self.gemeenten if een.tot and len(een.opvolgers) > 1}

    @property
    def voorgangers(self) -> dict[str, list[str]]:
        """List by name of each gemeente those that went up in it, the oldest mergers first.

        None for a gemeente with a part of one that was split: their numbers together are not its own.
        """
        gevonden: dict[str, list[str]] = {}
        for oud, nieuw, _ in sorted(self.herindelingen, key=lambda een: een[2]):
            gevonden.setdefault(self.codes.label("gemeente", nieuw), []).append(self.codes.label("gemeente", oud))
        delen = {self.codes.label("gemeente", nieuw) for oud, nieuw, _ in self.herindelingen if oud in self.gesplitst}
        return {nieuw: oude for nieuw, oude in gevonden.items() if nieuw not in delen}

    def bestaat(self, gemeente: str, van: date, tot: date, op: date | None = None) -> bool:
        """Tell whether a gemeente, by its name, exists on a day from `van` up to and including `tot`.

        In the borders of day `op` one that is there on that day has always been there, as what it was made of.
        """
        return not any(
            een.naam == gemeente
            and ((een.tot and een.tot < van) or (een.van and een.van > tot and not (op and een.van <= op)))
            for een in self.gemeenten
        )

    def met_codes(self, kolom: str, codes: Mapping[str, str]) -> Self:
        """Give the source with a derived coded column: each code with its name on a page, in order."""
        return replace(self, codes=replace(self.codes, per_kolom={**self.codes.per_kolom, kolom: codes}))

    def leden(self, kolom: str) -> tuple[str, ...]:
        """List the members of a coded column by the name they have on a page, in the order of the tables."""
        if kolom not in self.codes.per_kolom:
            raise CalculationError(
                f"Bron {self.bron.naam} kan niet naar '{kolom}' worden uitgesplitst. "
                f"{nearest(kolom, self.codes.per_kolom)}"
            )
        return tuple(self.codes.per_kolom[kolom].values())

    def rijen(self, tabel: Table, kolommen: Sequence[str]) -> list[dict[str, Any]]:
        """Fetch a result as rows, with codes replaced by the names they have on a page."""
        return [
            {naam: self.codes.label(naam, value) if naam in kolommen else value for naam, value in row.items()}
            for row in self.vraag(tabel)
        ]

    def vraag(self, tabel: Table) -> list[dict[str, Any]]:
        """Fetch a result as rows, with its codes."""
        # Arrow keeps an empty cell None; pandas would make it a NaN, which looks like a value.
        vraag = tabel.op()
        if vraag not in self.antwoorden:
            self.antwoorden[vraag] = beantwoord(tabel, self.elders)
        return self.antwoorden[vraag]


def code_van(geopend: Geopend, kolom: str, lid: str) -> str:
    """Give the code of a member by the name it has on a page."""
    namen = geopend.leden(kolom)
    if lid in namen:
        return list(geopend.codes.per_kolom[kolom])[namen.index(lid)]
    raise CalculationError(f"'{lid}' is geen {kolom}. {nearest(lid, namen)}")
