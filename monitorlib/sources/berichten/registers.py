"""Which registers messages make: by source the kinds that are read for it, of which standards."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from monitorlib.sources.berichten.boek import Boek
from monitorlib.sources.berichten.declaraties import declaraties
from monitorlib.sources.berichten.keten import Keten
from monitorlib.sources.berichten.lezen import Ontvangen
from monitorlib.sources.berichten.rijen import Rij, Rijen
from monitorlib.sources.berichten.structuur import Standaard
from monitorlib.sources.berichten.toewijzingen import voorzieningen

_TOEWIJZING = ("301", "302", "305", "306", "307", "308", "315", "316", "317", "318")
_DECLARATIE = ("323", "325")


class Verzamelaar(Protocol):
    """What takes up messages one by one."""

    def erbij(self, bericht: Ontvangen) -> None:
        """Take up a message."""


# Gets what makes a pseudonym of a bsn, and gives what takes up messages, and what makes rows of it over those to
# begin with, with the name of the delivery.
Maak = Callable[[Sequence[tuple[Rij, str]], str], Rijen]
Begin = Callable[[Callable[[str], str]], tuple[Verzamelaar, Maak]]


@dataclass(frozen=True)
class Berichtbron:
    """A register that is made of messages: of which kinds, and how."""

    nummers: tuple[str, ...]
    standaarden: tuple[Standaard, ...]
    begin: Begin

    @property
    def soorten(self) -> frozenset[tuple[str, str]]:
        """Give by standard and number the kinds that are read for it."""
        return frozenset((standaard, nummer) for standaard in self.standaarden for nummer in self.nummers)


def _voorzieningen(product: str) -> Begin:
    def begin(client: Callable[[str], str]) -> tuple[Verzamelaar, Maak]:
        keten = Keten(client)
        return keten, lambda rijen, shown: voorzieningen(keten, rijen, product, shown)

    return begin


def _declaraties(client: Callable[[str], str]) -> tuple[Verzamelaar, Maak]:
    # A prestatie is of a toewijzing: the register holds no client.
    boek = Boek()
    return boek, lambda rijen, shown: declaraties(boek, rijen, shown)


BRONNEN: Mapping[str, Berichtbron] = {
    "voorzieningen_wmo": Berichtbron(_TOEWIJZING, ("iwmo",), _voorzieningen("voorziening")),
    "voorzieningen_jeugdwet": Berichtbron(_TOEWIJZING, ("ijw",), _voorzieningen("productgroep")),
    "declaraties": Berichtbron(_DECLARATIE, ("iwmo", "ijw"), _declaraties),
}
