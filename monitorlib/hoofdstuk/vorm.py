"""The form of a chapter's notebook: which sections it has, and what each of them reads, shows and calls.

A cell with a tag `sectie:<naam>` belongs to that section, and with several of them to each; a cell without belongs to
the setup, which always runs.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from monitorlib.bedoelt_u import nearest
from monitorlib.hoofdstuk.cel import Cel, lees_cel, loopt, secties_van
from monitorlib.hoofdstuk.notebook_file import is_numbered, named, source_of


@dataclass(frozen=True)
class Vorm:
    """The form of a chapter: its code cells, in order; `alle` are its sections, in the order of the notebook."""

    alle: tuple[str, ...]
    cellen: tuple[Cel, ...]

    @property
    def opzet(self) -> list[Cel]:
        """The cells that run in every edition."""
        return [cel for cel in self.cellen if not cel.secties]

    def van(self, sectie: str) -> list[Cel]:
        """The cells of a section, those that it shares with others included."""
        return [cel for cel in self.cellen if sectie in cel.secties]

    def lopend(self, secties: Iterable[str]) -> list[Cel]:
        """The cells that run when an edition lists these sections, in the order of the notebook."""
        gekozen = set(secties)
        return [cel for cel in self.cellen if not cel.secties or gekozen & set(cel.secties)]

    def is_tekst(self, sectie: str) -> bool:
        """Tell whether a section shows nothing but text."""
        cellen = self.van(sectie)
        return bool(cellen) and all(cel.is_tekst for cel in cellen)

    @property
    def toont_zonder_sectie(self) -> bool:
        """Tell whether the chapter has something to show when an edition lists none of its sections."""
        return any(cel.toont for cel in self.opzet)


def bronnen(cellen: Iterable[Cel]) -> list[str]:
    """Name the sources that cells open, each once."""
    return list(dict.fromkeys(naam for cel in cellen for naam in cel.bronnen))


def teksten(cellen: Iterable[Cel]) -> list[str]:
    """Name the sections of the toelichting that cells show, each once."""
    return list(dict.fromkeys(naam for cel in cellen for naam in cel.teksten))


def deuren(cellen: Iterable[Cel]) -> list[str]:
    """Name the doors of the chapter that cells call, each once."""
    return list(dict.fromkeys(naam for cel in cellen for naam in cel.deuren))


def onbekende_secties(vorm: Vorm, secties: Iterable[str]) -> list[str]:
    """Say of each section that the notebook does not have that it is not there, and which is meant."""
    return [
        f"het notebook heeft geen sectie '{een}'. {nearest(een, vorm.alle)}" for een in secties if een not in vorm.alle
    ]


def zonder_bron(cellen: Iterable[Cel], geleverd: Collection[str]) -> list[str]:
    """Say of each source that cells open and that is not delivered so, as the rest of a sentence."""
    return [f"leest bron {een}, en die staat niet bij 'bronnen'" for een in bronnen(cellen) if een not in geleverd]


def vorm_van(cells: Sequence[Mapping[str, Any]], shown: str, secties: Iterable[str] | None = None) -> Vorm:
    """Read the form of a chapter from its cells; they are numbered as they run with these sections, or with all.

    Raises `NotebookError` as `lees_cel` does.
    """
    gegeven: dict[str, str] = {}
    alle = tuple(dict.fromkeys(naam for cell in cells for naam in secties_van(cell)))
    gekozen = set(alle if secties is None else secties)
    lopend = [cell for cell in cells if loopt(cell, gekozen)]
    genoemd = {id(cell): named(lopend, index) for index, cell in enumerate(lopend)}
    gelezen = [
        lees_cel(cell, f"{shown}, {genoemd.get(id(cell)) or _van_sectie(cell)}", gegeven)
        for cell in cells
        if is_numbered(cell)
    ]
    return Vorm(alle, tuple(gelezen))


def _van_sectie(cell: Mapping[str, Any]) -> str:
    """Name a cell that does not run in an edition, so that it has no number there."""
    return f"een cel van sectie {' en '.join(secties_van(cell))}"


def titelregels(cells: Iterable[Mapping[str, Any]]) -> list[str]:
    """List the lines of a notebook in which its title can be; another one in it is refused when a page is made."""
    tekst = [source_of(cell) for cell in cells if cell["cell_type"] == "markdown"]
    return [line for een in tekst for line in een.splitlines() if line.startswith("# ")]


def kop_van(cells: Sequence[Mapping[str, Any]]) -> tuple[str, str]:
    """Give the title of a chapter, and the sentence under it that says what the chapter answers."""
    titel, _, vraag = source_of(cells[0]).partition("\n")
    return titel.removeprefix("# "), " ".join(vraag.split())
