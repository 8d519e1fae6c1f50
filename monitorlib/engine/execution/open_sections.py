"""Sections that wait for something that is still open: their headings, and what to write where, in their place."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

import nbformat
from nbformat import NotebookNode

from monitorlib.editie.editie import Editie
from monitorlib.editie.nog_open import BRONNEN, HOOFDSTUKKEN
from monitorlib.engine.execution.sections import opened
from monitorlib.hoofdstuk.cel import DEUR, SECTIE, Cel, loopt, secties_van
from monitorlib.hoofdstuk.vorm import Vorm, bronnen, deuren, teksten
from monitorlib.pagina.hoofdstuk import Hoofdstuk
from monitorlib.pagina.nodig import nodig_van
from monitorlib.sources.checks.leden import nog_niets_ernaast

# What a door can lack that is no source: the days that nobody has looked at.
_KALENDER = "kalender"


@dataclass(frozen=True)
class Wachtend:
    """What a section waits for, and the texts that it would show.

    By key of params.yml, and of what a source has nothing to lay beside: bron, kolom and what was found.
    """

    sleutels: tuple[str, ...]
    tekort: tuple[tuple[str, str, str], ...]
    teksten: tuple[str, ...]


def waiting(editie: Editie, naam: str, vorm: Vorm, secties: Sequence[str]) -> dict[str, Wachtend]:
    """Give of the listed sections of a chapter those that wait, in their order."""
    waits = {}
    for sectie in secties:
        cellen = vorm.van(sectie)
        sleutels, tekort = tuple(_waits_for(editie, naam, cellen)), tuple(_lacks(editie, cellen))
        if sleutels or tekort:
            waits[sectie] = Wachtend(sleutels, tekort, tuple(teksten(cellen)))
    return waits


def _lacks(editie: Editie, cellen: Sequence[Cel]) -> Iterator[tuple[str, str, str]]:
    for bron in bronnen(cellen):
        if bron in editie.parameters.bronnen:
            yield from ((een.bron, een.kolom, een.wat) for een in nog_niets_ernaast(editie, bron))


def _waits_for(editie: Editie, naam: str, cellen: Sequence[Cel]) -> Iterator[str]:
    heel, genoemd = editie.volledig, {een for cel in cellen for een in cel.namen}
    wachtend = {een.bron for een in editie.nog_open}
    yield from (f"{BRONNEN}.{bron}" for bron in opened(heel, cellen) if bron in wachtend)
    for een in editie.nog_open:
        if een.sleutels[:2] == (HOOFDSTUKKEN, naam) and een.sleutels[-1] in genoemd:
            yield een.sleutel
    for deur in deuren(cellen):
        mist = nodig_van(Hoofdstuk, deur).mist
        if mist(editie) and not mist(heel):
            yield from dict.fromkeys(str(een.sleutels[0]) for een in editie.nog_open if een.onder(_KALENDER))


def put_in_place(
    cells: Sequence[NotebookNode], listed: Sequence[str], waits: Mapping[str, Wachtend]
) -> list[NotebookNode]:
    """List the cells of these sections; of one that waits its heading, and a cell that says what it waits for."""
    lopend = set(listed) - set(waits)
    kop = {sectie: _heading(cells, sectie) for sectie in waits}
    placed = []
    for nummer, cell in enumerate(cells):
        hier = [sectie for sectie in waits if kop[sectie] == nummer]
        if loopt(cell, lopend) or (hier and cell.cell_type == "markdown"):
            placed.append(cell)
        placed += [_says(sectie, waits[sectie]) for sectie in hier]
    return placed


def _heading(cells: Sequence[NotebookNode], sectie: str) -> int:
    """Find the cell that a section begins with for who reads: its first text, or else its first cell."""
    own = [nummer for nummer, cell in enumerate(cells) if sectie in secties_van(cell)]
    return next((nummer for nummer in own if cells[nummer].cell_type == "markdown"), own[0])


def _says(sectie: str, waits: Wachtend) -> NotebookNode:
    source = (
        f"{DEUR}.nog_open({list(waits.sleutels)!r}, tekort={list(waits.tekort)!r}, teksten={list(waits.teksten)!r})"
    )
    tags = {"tags": [f"{SECTIE}{sectie}"]}
    return cast(NotebookNode, nbformat.v4.new_code_cell(source, id=f"{sectie}-nog-open", metadata=tags))
