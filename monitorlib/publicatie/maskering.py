"""What an edition hides when it goes out: chosen from its build for readers inside, beside all that is out already."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from monitorlib.editie.editie import Editie
from monitorlib.errors import PublishError
from monitorlib.files.descriptors import silent
from monitorlib.pagina.te_beschermen import editiecijfers
from monitorlib.privacy.editie.eerder import Eerder
from monitorlib.privacy.editie.masker_van_editie import EditieMasker
from monitorlib.privacy.editie.maskeren import Maskering, maskeer
from monitorlib.publicatie.archief import PROJECT
from monitorlib.publicatie.plaatsen import MASKER
from monitorlib.sources.vastgelegd import MAP

# Within an archive: the chapters for readers inside, of which the publication shows a part.
INTERN = "intern"


def maskering(editie: Editie, notebooks: Path) -> Maskering:
    """Choose what an edition hides, from its executed chapters for readers inside.

    Raises `CalculationError` for a number that cannot be protected, `PublishError` when of an earlier publication of
    the region is not known any more what it hides, `SourceError` for a kept mask that is none.
    """
    eerdere = list(_eerdere(editie))
    with silent():
        return maskeer(editiecijfers(notebooks, _met_cijfers(editie)), editie.parameters.onthulling, eerdere)


def bewaar_intern(editie: Editie, notebooks: Path, archief: Path) -> None:
    """Keep the chapters that a mask was chosen from, for the mask of a next publication."""
    (archief / INTERN).mkdir()
    for naam in _met_cijfers(editie):
        shutil.copyfile(notebooks / f"{naam}.ipynb", archief / INTERN / f"{naam}.ipynb")


def _met_cijfers(editie: Editie) -> list[str]:
    return [naam for naam, blok in editie.parameters.hoofdstukken.gevraagd().items() if not blok.verantwoordt]


def _eerdere(editie: Editie) -> Iterator[Eerder]:
    """Give each publication of the region with what it hides; an earlier issue of the edition itself has no name."""
    for pad in sorted(editie.params.parent.glob(f"*/{MAP}/{MASKER}")):
        periode = pad.parent.parent.name
        archief = editie.layout.edition_archive(editie.regio, periode)
        intern, toen_bewaard = archief / INTERN, archief / PROJECT / pad.relative_to(editie.layout.root)
        if not intern.is_dir() or not toen_bewaard.is_file():
            raise PublishError(
                f"{editie.shown(pad)}: deze editie is gepubliceerd, en {editie.shown(intern)} is er niet. Wat zij "
                "verbergt, is dan naast nieuwe cijfers te berekenen. Zet haar archief terug uit de reservekopie."
            )
        if toen_bewaard.read_bytes() != pad.read_bytes():
            raise PublishError(
                f"{editie.shown(pad)}: dit is een ander masker dan in het archief. Wat het niet noemt, zou openbaar "
                "heten. Haal het bestand terug uit git."
            )
        toen = editiecijfers(intern, [een.stem for een in sorted(intern.glob("*.ipynb"))])
        naam = "" if periode == editie.periode.map else f"{editie.regio}/{periode}"
        yield Eerder(naam, toen, EditieMasker.lees(pad, editie.shown(pad)))
