"""The chapters that an edition lists: their notebooks, their sections, their texts, and the edition before."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from monitorlib.bedoelt_u import nearest
from monitorlib.doctor.fault import Fault, told_by
from monitorlib.errors import MonitorError, ParameterError
from monitorlib.files.reading import read_text
from monitorlib.hoofdstuk.vorm import Vorm, onbekende_secties, vorm_van, zonder_bron

if TYPE_CHECKING:
    from monitorlib.editie.editie import Editie

_CONFLICT = re.compile(r"^(?:<{7}|>{7})(?: |$)", re.MULTILINE)


def notebooks(editie: "Editie") -> Iterator[Fault]:
    """Read the notebook of each chapter that is listed: it is there, whole, and Python."""
    for _, found in _forms(editie):
        if isinstance(found, MonitorError):
            yield from told_by(found, editie.naam, "git checkout -- notebooks haalt het terug, of verbeter die plaats")


def sections(editie: "Editie") -> Iterator[Fault]:
    """Look whether each section that is listed is in its notebook, and has its sources."""
    where = editie.shown(editie.params / "params.yml")
    for naam, vorm in _forms(editie):
        if isinstance(vorm, MonitorError):
            continue
        secties = editie.parameters.hoofdstukken.gevraagd()[naam].secties
        faults = [*onbekende_secties(vorm, secties)]
        faults += [f"het hoofdstuk {een}" for een in zonder_bron(vorm.opzet, editie.parameters.bronnen)]
        for sectie in secties:
            faults += [f"sectie '{sectie}' {een}" for een in zonder_bron(vorm.van(sectie), editie.parameters.bronnen)]
        for fault in faults:
            yield Fault(
                f"{where}, hoofdstukken.{naam}",
                fault,
                "vul dat aan, of haal de sectie weg; wat nog meer mist zegt: monitor build",
            )


def texts(editie: "Editie") -> Iterator[Fault]:
    """Read each text beside params.yml: a conflict of git in it goes onto the page."""
    for path in sorted(editie.params.rglob("*.md")):
        where = editie.shown(path)
        try:
            text = read_text(path, where, ParameterError)
        except MonitorError as error:
            yield from told_by(error, where, "sla het bestand opnieuw op")
            continue
        if conflict := _CONFLICT.search(text):
            line = text.count("\n", 0, conflict.start()) + 1
            yield Fault(
                f"{where}, regel {line}", "hier staat een conflict van git", "kies wat blijft en haal de tekens weg"
            )


def unread_texts(editie: "Editie") -> Iterator[Fault]:
    """Find texts with the name of no chapter: nobody sees them. That of a chapter that is left out may wait there."""
    from monitorlib.editie.params.hoofdstukken import blokken

    chapters = [*blokken(), *editie.parameters.hoofdstukken.gevraagd()]
    for path in sorted(editie.params.glob("*.md")):
        if path.stem not in (*chapters, "README"):
            yield Fault(
                editie.shown(path),
                f"deze tekst is van geen hoofdstuk; geen pagina toont hem. {nearest(path.stem, chapters)}",
                "geef hem de naam van zijn hoofdstuk",
            )


def printed(editie: "Editie") -> Iterator[Fault]:
    """Read what a publication once printed."""
    from monitorlib.sources.gepubliceerd import BESTAND, read_published

    try:
        read_published(editie)
    except MonitorError as error:
        yield from told_by(error, editie.shown(editie.data / BESTAND), "verbeter die rij")


def earlier(editie: "Editie") -> Iterator[Fault]:
    """Look whether the edition before is here: without it nothing is held against it."""
    from monitorlib.editie.editie import known_editions

    vorige = editie.parameters.vorige
    if vorige and vorige not in known_editions(editie.layout):
        yield Fault(
            f"{editie.shown(editie.params / 'params.yml')}, vorige",
            f"editie '{vorige}' is hier niet: teksten en cijfers worden er niet mee vergeleken",
            "zet de map van die editie onder params en data, of schrijf null",
        )


def _forms(editie: "Editie") -> Iterator[tuple[str, Vorm | MonitorError]]:
    for naam, blok in editie.parameters.hoofdstukken.gevraagd().items():
        try:
            yield naam, vorm_van(editie.notebook(naam)["cells"], editie.notebook_shown(naam), blok.secties)
        except MonitorError as error:
            yield naam, error
