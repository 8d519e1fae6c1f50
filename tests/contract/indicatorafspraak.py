"""What the pages say of each indicator: its definition and how it is counted, weighed and tested, a line each.

A number is compared over years and between regions, so its definition does not change unnoticed.
`python tests/contract/indicatorafspraak.py` writes the file anew, after a change that was meant.
"""

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

from afspraak import schrijf

from monitorlib.indicatoren.catalogus.catalogus import catalogus
from monitorlib.indicatoren.catalogus.indicator import Indicator

BESTAND = Path(__file__).with_suffix(".csv")
KOP = tuple(veld.name for veld in fields(Indicator) if veld.name != "bereken")


def rijen() -> Iterator[tuple[str, ...]]:
    """Give what is declared of each indicator."""
    for een in catalogus().values():
        yield tuple(_tekst(getattr(een, naam)) for naam in KOP)


def _tekst(waarde: object) -> str:
    return "+".join(waarde) if isinstance(waarde, tuple) else "" if waarde is None else str(waarde)


if __name__ == "__main__":
    schrijf(BESTAND, KOP, rijen())
