"""A declaratie: what is in it, and how it stood on a day."""

from dataclasses import dataclass
from datetime import date

# In which unit a product is declared [WJ756]: 04 uur, 14 etmaal, 16 dagdeel, 82 stuks.
EENHEDEN = {
    "04": ("01", "02", "45", "50", "51", "54"),
    "14": ("15", "35", "36", "43", "44"),
    "16": ("04", "07", "41", "46"),
    "82": ("08", "11", "12", "13", "14", "48"),
}


def eenheid_van(product: str) -> str:
    """Give the unit of a product."""
    return next(code for code, producten in EENHEDEN.items() if product in producten)


@dataclass(frozen=True)
class Eerst:
    """What stood in a declaratie until the day on which it was put right."""

    tot: date
    bedrag: int
    retourcode: str = ""


@dataclass(frozen=True)
class Declaratie:
    """One declaratie; volume in tenths of a unit, bedrag in cents."""

    gemeente: str
    wet: str
    aanbieder: str
    product: str
    maand: str
    ontvangen: date
    beantwoord: date
    volume: int
    bedrag: int
    retourcode: str = ""
    eerst: Eerst | None = None

    def velden(self, op: date) -> dict[str, str]:
        """Give the values by column, as they were known on a day."""
        toen = self.eerst if self.eerst and op < self.eerst.tot else self
        bedrag, beantwoord = f"{toen.bedrag // 100}.{toen.bedrag % 100:02d}", self.beantwoord <= op
        return {
            "gemeente": self.gemeente,
            "wet": self.wet,
            "aanbieder": self.aanbieder,
            "product": self.product,
            "maand": self.maand,
            "ontvangen": self.ontvangen.isoformat(),
            "beantwoord": self.beantwoord.isoformat() if beantwoord else "",
            "volume": f"{self.volume // 10}.{self.volume % 10}",
            "eenheid": eenheid_van(self.product),
            "bedrag": bedrag,
            "toegekend": bedrag if beantwoord and not toen.retourcode else "",
            "afgewezen": bedrag if beantwoord and toen.retourcode else "",
            "onbeantwoord": "" if beantwoord else bedrag,
            "retourcodes": toen.retourcode if beantwoord else "",
        }
