"""The declaraties of a delivery, each with its answer."""

from dataclasses import dataclass, field

from monitorlib.sources.berichten.lezen import Ontvangen
from monitorlib.sources.berichten.prestaties import Antwoord, Declaratie, Partijen, antwoord_van, declaratie_van


@dataclass
class Boek:
    """The declaraties and answers of a delivery."""

    declaraties: list[Declaratie] = field(default_factory=list)
    antwoorden: list[Antwoord] = field(default_factory=list)

    def erbij(self, bericht: Ontvangen) -> None:
        """Take up a message."""
        if bericht.bericht.nummer == "323":
            self.declaraties.append(declaratie_van(bericht))
        else:
            self.antwoorden.append(antwoord_van(bericht))

    def koppel(self, shown: str) -> tuple[list[Antwoord], list[str]]:
        """Give each declaratie its answer; also the answers to no declaratie here, and the faults."""
        wezen, fouten = list[Antwoord](), list[str]()
        op_plek = self._op_plek()
        for antwoord in sorted(self.antwoorden, key=lambda een: (een.dag, een.bestand)):
            mogelijk = _waarop(antwoord, op_plek)
            vrij = [een for een in mogelijk if een.antwoord is None]
            # Of two under one number, the one that was refused has no total to tell it by.
            past = [een for een in vrij if antwoord.ingediend in (None, een.totaal)] or vrij
            if past:
                past[0].antwoord = antwoord
            elif mogelijk:
                eerder = mogelijk[0].antwoord
                fouten.append(
                    f"{shown}/{antwoord.bestand}: op deze declaratie is al geantwoord, in "
                    f"{eerder.bestand if eerder else ''}; haal een van beide weg."
                )
            else:
                wezen.append(antwoord)
        return wezen, fouten

    def _op_plek(self) -> "OpPlek":
        op_plek: OpPlek = {}
        for een in sorted(self.declaraties, key=lambda een: een.volgorde):
            for plek in _plekken(een.kenmerk, een.nummer):
                op_plek.setdefault((een.partijen, plek), []).append(een)
        return op_plek


OpPlek = dict[tuple[Partijen, tuple[str, ...]], list[Declaratie]]


def _plekken(kenmerk: tuple[str, str], nummer: str | None) -> tuple[tuple[str, ...], ...]:
    """List what a declaratie is known by: its message and date; some write another date, or only DeclaratieNummer."""
    return kenmerk, kenmerk[:1], ("nummer", nummer or "", "")


def _waarop(antwoord: Antwoord, op_plek: OpPlek) -> list[Declaratie]:
    """List the declaraties that an answer can be to."""
    precies, *ruimer = _plekken(antwoord.op, antwoord.nummer)
    gevonden = op_plek.get((antwoord.partijen, precies), [])
    for plek in ruimer:
        los = op_plek.get((antwoord.partijen, plek), [])
        gevonden = gevonden or (los if len(los) == 1 else [])
    return gevonden
