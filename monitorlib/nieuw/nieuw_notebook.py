"""Write a chapter of an edition's own as a notebook, to go on from in JupyterLab."""

import re
from pathlib import Path

import nbformat

from monitorlib.bedoelt_u import nearest
from monitorlib.editie.editie import Editie
from monitorlib.editie.eigen.cellen import KERNEL, hoofdstuk_cellen
from monitorlib.editie.eigen.sectie import NAAM
from monitorlib.editie.params.hoofdstukken import EigenHoofdstuk, blokken
from monitorlib.errors import MonitorError, ParameterError


def schrijf_notebook(editie: Editie, naam: str) -> tuple[Path, list[str]]:
    """Write `notebooks/<naam>.ipynb` in the house form; give it, and what then has to change in params.yml.

    A chapter that the edition declares is written with its sections; another name gives a chapter without any. Raises
    a `MonitorError`, before anything is written, for a name that cannot be or a notebook that exists.
    """
    path = editie.layout.notebooks / f"{naam}.ipynb"
    if not re.fullmatch(NAAM, naam):
        raise ParameterError(f"'{naam}' is geen naam van een hoofdstuk; schrijf kleine letters, cijfers en streepjes.")
    if naam in blokken() or path.exists():
        raise MonitorError(
            f"{editie.layout.shown(path)} bestaat al; er is niets veranderd. Verplaats het eerst "
            "als u opnieuw wilt beginnen."
        )
    eigen = {blok.naam: blok for blok in editie.parameters.hoofdstukken.eigen}
    blok = eigen.get(naam)
    if blok is None and eigen and "Bedoelt u" in (bedoeld := nearest(naam, eigen)):
        raise ParameterError(f"{editie.naam} heeft geen eigen hoofdstuk '{naam}'. {bedoeld}")
    cellen = editie.notebook(naam)["cells"] if blok else _leeg(editie, naam)
    notebook = nbformat.from_dict({"nbformat": 4, "nbformat_minor": 5, "metadata": KERNEL, "cells": cellen})
    nbformat.validate(notebook)
    fresh = path.with_name(f".{path.name}.nieuw")
    nbformat.write(notebook, fresh)
    fresh.replace(path)
    return path, _daarna(editie, naam, blok)


def _leeg(editie: Editie, naam: str) -> list[dict[str, object]]:
    titel, vraag = naam.replace("-", " ").capitalize(), "Welke vraag beantwoordt dit hoofdstuk?"
    return hoofdstuk_cellen(naam, titel, vraag, (editie.regio, editie.periode.map), [])


def _daarna(editie: Editie, naam: str, blok: EigenHoofdstuk | None) -> list[str]:
    """Say what in params.yml makes the edition use the notebook."""
    params = editie.shown(editie.params / "params.yml")
    secties = blok.secties if blok else []
    regel = f"{{naam: {naam}, notebook: true, secties: [{', '.join(secties)}]}}"
    daarna = [f"Zet in {params} onder hoofdstukken, eigen: - {regel}"]
    if secties:
        daarna.append(f"Haal daar onder 'secties' weg wat nu in het notebook staat: {', '.join(secties)}.")
    return daarna
