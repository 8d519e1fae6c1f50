"""The notebook of a chapter of an edition: as it stands in notebooks/, with the sections that the edition declares."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from monitorlib.editie.eigen.cellen import KERNEL, Cell, hoofdstuk_cellen, sectie_cellen
from monitorlib.editie.params.hoofdstukken import EigenHoofdstuk
from monitorlib.editie.params.parameters import Parameters
from monitorlib.errors import ParameterError
from monitorlib.hoofdstuk.cel import secties_van
from monitorlib.hoofdstuk.notebook_file import read_notebook


def notebook_van(parameters: Parameters, naam: str, editie: tuple[str, str], path: Path, shown: str) -> dict[str, Any]:
    """Give the notebook of a chapter of an edition (region and quarter), which stands at `path` unless it is its own.

    Sections that params.yml declares come where the chapter lists them, before the cells that end every chapter.
    Raises `NotebookError` as `read_notebook` does, `ParameterError` for a section that the notebook has already.
    """
    blok = parameters.hoofdstukken.gevraagd()[naam]
    eigen = _secties(parameters, blok.secties)
    if isinstance(blok, EigenHoofdstuk) and not blok.notebook:
        cellen = hoofdstuk_cellen(naam, blok.titel, blok.vraag, editie, [een for van in eigen.values() for een in van])
        return {"nbformat": 4, "nbformat_minor": 5, "metadata": KERNEL, "cells": cellen}
    notebook = read_notebook(path, shown)
    return {**notebook, "cells": _ingevoegd(notebook["cells"], eigen, blok.secties, shown)} if eigen else notebook


def _secties(parameters: Parameters, namen: Sequence[str]) -> dict[str, list[Cell]]:
    tellingen = {naam: bron.telling for naam, bron in parameters.bronnen.items() if bron.telling is not None}
    return {
        naam: sectie_cellen(naam, sectie, tellingen)
        for naam in namen
        if (sectie := parameters.secties.get(naam))
        and all(een.telling in tellingen for _, een in sectie.sectiedelen(naam))
    }


def _ingevoegd(
    cells: Sequence[Cell], eigen: Mapping[str, Sequence[Cell]], namen: Sequence[str], shown: str
) -> list[Cell]:
    """Put each section where the chapter lists it: behind the one before it, or before the one after the first."""
    bestaand = {een for cell in cells for een in secties_van(cell)}
    for naam in eigen:
        if naam in bestaand:
            raise ParameterError(
                f"{shown}: sectie '{naam}' staat al in het notebook; geef uw eigen sectie een andere naam."
            )
    gevonden = list(cells)
    for nummer, naam in enumerate(namen):
        if naam in eigen:
            plek = _plek(gevonden, namen[:nummer], namen[nummer + 1 :])
            gevonden[plek:plek] = eigen[naam]
    return gevonden


def _plek(cells: Sequence[Cell], ervoor: Sequence[str], erna: Sequence[str]) -> int:
    """Give the place of a section behind those before it and before those after it, above the controles."""
    einde = _controles(cells)
    van = {naam: nummer for nummer, cell in enumerate(cells[:einde]) for naam in secties_van(cell)}
    for naam in reversed(ervoor):
        if naam in van:
            return van[naam] + 1
    eerste = (nummer for nummer, cell in enumerate(cells[:einde]) if set(secties_van(cell)) & set(erna))
    laatste = max(van.values(), default=einde - 1) + 1
    return next(eerste, laatste)


def _controles(cells: Sequence[Cell]) -> int:
    """Give the place of the cells that end every chapter: its controles, with the heading above them."""
    for nummer, cell in enumerate(cells):
        if cell["cell_type"] == "code" and "hoofdstuk.controles()" in "".join(cell["source"]):
            return nummer - (nummer > 0 and cells[nummer - 1]["cell_type"] == "markdown")
    return len(cells)
