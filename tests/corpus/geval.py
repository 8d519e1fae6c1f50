"""A broken delivery, what must come of it, and the small sources that deliveries are broken copies of.

Everything in it is invented; what looks like a bsn lies among the numbers that are given to nobody.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

# The folder of the deliveries of the edition, and the name of the file in it.
Lever = Callable[[Path, str], None]
Uitkomst = Literal["waarde", "weigering", "een van beide"]
GEMEENTE = "GM0384"


@dataclass(frozen=True)
class Geval:
    """One delivery of one source.

    `zegt` is what a refusal must say: where it is, what was found or may be, what to do. `waarden` are questions over
    the frozen rows with their answers. `geheim` is what nobody may read back anywhere.
    """

    naam: str
    bron: str
    lever: Lever
    uitkomst: Uitkomst
    zegt: tuple[str, ...] = ()
    waarden: Mapping[str, Any] = field(default_factory=dict)
    levering: Mapping[str, Any] = field(default_factory=dict)
    bestand: str = ""
    geheim: tuple[str, ...] = ()
    # What the rest of the source's block in params.yml says.
    gegeven: Mapping[str, Any] = field(default_factory=dict)
    # The whole of params.yml, where that is what is broken.
    params: Callable[[bytes], bytes] = lambda tekst: tekst

    @property
    def levert(self) -> str:
        """The name of its file."""
        return self.bestand or f"{self.bron}.csv"


Tabel = list[list[str]]
UITKERINGEN: Tabel = [
    ["uitkering_nummer", "client", "gemeente", "ingangsdatum", "einddatum", "reden", "geboortedatum"],
    ["u1", "kvzwa", GEMEENTE, "2023-02-01", "", "", "1980-03-04"],
    ["u2", "kvzwb", GEMEENTE, "2023-05-01", "2024-06-30", "Werk", "1975-11-12"],
    ["u3", "kvzwc", "GM0014", "2024-01-15", "", "", ""],
]
BUDGETTEN: Tabel = [
    ["gemeente", "wet", "jaar", "waarde"],
    [GEMEENTE, "Wmo", "2024", "1000"],
    [GEMEENTE, "Jeugdwet", "2024", "2500.50"],
    ["GM0014", "Wmo", "2024", "-"],
]
DECLARATIES: Tabel = [
    ["declaratie_nummer", "gemeente", "wet", "aanbieder", "product", "maand", "ontvangen", "beantwoord", "volume",
     "bedrag"],
    ["d1", GEMEENTE, "Wmo", "42420001", "02", "2024-03", "2024-04-02", "2024-04-20", "12.5", "600.00"],
    ["d2", GEMEENTE, "Wmo", "42420001", "02", "2024-04", "2024-05-02", "", "10", "480.00"],
]  # fmt: skip
BASIS: Mapping[str, Tabel] = {"uitkeringen": UITKERINGEN, "budgetten": BUDGETTEN, "declaraties": DECLARATIES}
# What params.yml says of them.
BLOK: Mapping[str, Mapping[str, Any]] = {
    "uitkeringen": {"codes": {"reden": ["Werk", "Verhuizing", "Anders"]}},
    "budgetten": {},
    "declaraties": {"codes": {"aanbieder": ["42420001"], "product": {"02": "Begeleiding"}}},
}


def anders(bron: str, rij: int, **waarden: str) -> Tabel:
    """Copy a source with other values in one row; the heading is row 1."""
    tabel = [list(een) for een in BASIS[bron]]
    for kolom, waarde in waarden.items():
        tabel[rij - 1][tabel[0].index(kolom)] = waarde
    return tabel


def als_csv(tabel: Tabel, scheiding: str = ",", einde: str = "\n") -> str:
    """Write a table as CSV, with quotation marks where they are needed."""

    def veld(waarde: str) -> str:
        nodig = any(teken in waarde for teken in (scheiding, '"', "\n", "\r"))
        return '"' + waarde.replace('"', '""') + '"' if nodig else waarde

    return "".join(scheiding.join(map(veld, rij)) + einde for rij in tabel)


def schrijft(inhoud: str | bytes | Tabel, **hoe: str) -> Lever:
    """Deliver a file with this in it."""

    def lever(data: Path, bestand: str) -> None:
        tekst = als_csv(inhoud, **hoe) if isinstance(inhoud, list) else inhoud
        (data / bestand).write_bytes(tekst if isinstance(tekst, bytes) else tekst.encode())

    return lever


def met(bron: str, rij: int, cellen: Mapping[str, str], naam: str, uitkomst: Uitkomst, **rest: Any) -> Geval:
    """Make the case of one row with other values."""
    return Geval(f"{bron}, {naam}", bron, schrijft(anders(bron, rij, **cellen)), uitkomst, **rest)


Gevallen = Iterator[Geval]
