"""The mutants that change nothing that anybody could see: each with its reason, in `gelijkwaardig.yml`."""

from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from mutaties import Mutant
from ruamel.yaml import YAML

BESTAND = Path(__file__).with_suffix(".yml")


@dataclass
class Gelijkwaardig:
    """Per module and function the changed lines that may survive, with a reason; and which of them were met."""

    redenen: dict[str, dict[str, dict[str, str]]]
    gezien: defaultdict[str, set[tuple[str, str]]] = field(default_factory=lambda: defaultdict(set))

    @classmethod
    def lees(cls, bestand: Path = BESTAND) -> "Gelijkwaardig":
        return cls(YAML(typ="safe").load(bestand.read_text(encoding="utf-8")) or {})

    def noemt(self, module: str, mutant: Mutant) -> bool:
        functies = self.redenen.get(module, {})
        if mutant.waar.functie not in functies:
            return False
        naar = mutant.teksten()[1]
        if naar not in functies[mutant.waar.functie]:
            return False
        self.gezien[module].add((mutant.waar.functie, naar))
        return True

    def fouten(self, modules: list[str]) -> list[str]:
        """Name what stands in the list and in no module any more, and what has no reason."""
        return [
            f"{BESTAND.name}: {module}, {functie or 'module'}: {regel!r} "
            + ("is geen mutatie (meer); haal de regel weg of schrijf hem over." if reden else "heeft geen reden.")
            for module in self.redenen
            if module in modules or not (BESTAND.parents[2] / module).exists()
            for functie, regels in self.redenen[module].items()
            for regel, reden in regels.items()
            if not reden or (functie, regel) not in self.gezien[module]
        ]
