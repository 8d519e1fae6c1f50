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

    Sections that params.yml declares come before the cells that end every chapter. Raises `NotebookError` as
    `read_notebook` does, `ParameterError` for a section that the notebook has already.
    """
    blok = parameters.hoofdstukken.gevraagd()[naam]
    eigen = _secties(parameters, blok.secties)
    if isinstance(blok, EigenHoofdstuk) and not blok.notebook:
        cellen = hoofdstuk_cellen(naam, blok.titel, blok.vraag, editie, [een for van in eigen.values() for een in van])
        return {"nbformat": 4, "nbformat_minor": 5, "metadata": KERNEL, "cells": cellen}
    notebook = read_notebook(path, shown)
    return {**notebook, "cells": _ingevoegd(notebook["cells"], eigen, shown)} if eigen else notebook


def _secties(parameters: Parameters, namen: Sequence[str]) -> dict[str, list[Cell]]:
    gevonden = {}
    for naam in namen:
        if sectie := parameters.secties.get(naam):
            telling = parameters.bronnen[sectie.telling].telling if sectie.telling in parameters.bronnen else None
            if telling is not None:
                gevonden[naam] = sectie_cellen(naam, sectie, telling)
    return gevonden


def _ingevoegd(cells: Sequence[Cell], eigen: Mapping[str, Sequence[Cell]], shown: str) -> list[Cell]:
    """Put sections behind the last one of the notebook."""
    bestaand = {een for cell in cells for een in secties_van(cell)}
    for naam in eigen:
        if naam in bestaand:
            raise ParameterError(
                f"{shown}: sectie '{naam}' staat al in het notebook; geef uw eigen sectie een andere naam."
            )
    plek = max((nummer for nummer, cell in enumerate(cells) if secties_van(cell)), default=len(cells) - 1) + 1
    return [*cells[:plek], *(cell for van in eigen.values() for cell in van), *cells[plek:]]
