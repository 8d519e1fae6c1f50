"""What was held against something, counted by kind; and what could not be, by reason. Accounts add up."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, Self

from monitorlib.notatie import getal

Kind = Literal["gedrukt", "som", "regel", "verhouding", "aansluiting", "getal", "bewering", "tekst"]

# How each kind is written, in the order of the account: one of it, and more; and the heading of its column.
_WOORDEN: dict[Kind, tuple[str, str, str]] = {
    "gedrukt": ("gedrukt getal vergeleken", "gedrukte getallen vergeleken", "Gedrukte getallen"),
    "som": ("som nagerekend", "sommen nagerekend", "Sommen"),
    "regel": ("regel getoetst", "regels getoetst", "Regels"),
    "verhouding": ("verhouding nagerekend", "verhoudingen nagerekend", "Verhoudingen"),
    "aansluiting": ("aansluiting", "aansluitingen", "Aansluitingen"),
    "getal": (
        "getal dat op meer plaatsen staat, vergeleken",
        "getallen die op meer plaatsen staan, vergeleken",
        "Getallen op meer plaatsen",
    ),
    "bewering": ("bewering getoetst", "beweringen getoetst", "Beweringen"),
    "tekst": ("aantal in de tekst bekeken", "aantallen in de tekst bekeken", "Aantallen in tekst"),
}


@dataclass(frozen=True)
class Getoetst:
    """An account of the controles: how many of each kind, and the rules that could not be tested."""

    aantal: Mapping[Kind, int] = field(default_factory=dict)
    niet: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def van(cls, soorten: Iterable[Kind], niet: Iterable[str] = ()) -> Self:
        """Count what was tested, each by its kind, and what was not, each by its reason."""
        return cls(Counter(soorten), Counter(niet))

    @classmethod
    def uit_json(cls, gegevens: Mapping[str, Any]) -> Self:
        return cls(**gegevens)

    def als_json(self) -> dict[str, dict[str, int]]:
        """Give the account in its own order; what is none is left out."""
        aantal: dict[str, int] = {soort: self.aantal[soort] for soort in self.soorten()}
        return {"aantal": aantal, "niet": dict(sorted(self.niet.items()))}

    def __add__(self, ander: "Getoetst") -> "Getoetst":
        return Getoetst(Counter(self.aantal) + Counter(ander.aantal), Counter(self.niet) + Counter(ander.niet))

    def __bool__(self) -> bool:
        """Tell whether anything was tested at all."""
        return any(self.aantal.values())

    @property
    def woorden(self) -> str:
        """What was tested: '214 sommen nagerekend, 96 aansluitingen, 1 bewering getoetst'; 'niets' when nothing was."""
        delen = [
            f"{getal(aantal)} {een if aantal == 1 else meer}"
            for soort, (een, meer, _) in _WOORDEN.items()
            if (aantal := self.aantal.get(soort, 0))
        ]
        return ", ".join(delen) or "niets"

    @property
    def niet_te_toetsen(self) -> str:
        """What could not be: '3 regels waren niet te toetsen (niet te bepalen: 2, nog niet: 1).'; else ''."""
        aantal = sum(self.niet.values())
        if not aantal:
            return ""
        redenen = ", ".join(f"{reden}: {getal(keer)}" for reden, keer in sorted(self.niet.items()))
        return f"{getal(aantal)} {'regel was' if aantal == 1 else 'regels waren'} niet te toetsen ({redenen})."

    def verslag(self, bevindingen: int, waar: str = "dit hoofdstuk") -> str:
        """Write the account of a chapter: whether all of it is right, and what 'all' is."""
        if not self:
            zin = f"In {waar} was niets te toetsen."
        elif bevindingen:
            zin = f"Getoetst: {self.woorden}."
        else:
            zin = f"Alle controles van {waar} kloppen: {self.woorden}."
        return " ".join(filter(None, (zin, self.niet_te_toetsen)))

    def kolommen(self, soorten: Iterable[Kind]) -> dict[str, str]:
        """Give the account as the cells of a row: of these kinds, and of what could not be tested."""
        cellen = {_WOORDEN[soort][2]: getal(self.aantal.get(soort, 0)) for soort in soorten}
        return {**cellen, "Niet te toetsen": getal(sum(self.niet.values()))}

    def soorten(self) -> list[Kind]:
        """List the kinds of which there is one or more."""
        return [soort for soort in _WOORDEN if self.aantal.get(soort)]
