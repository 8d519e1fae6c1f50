"""A monitor of a few chapters that nothing speaks against, and how a test publishes it: past all gates but one."""

from collections.abc import Sequence
from pathlib import Path

from kleine_monitor import NAAM, alleen, monitor
from ruamel.yaml import YAML

from monitorlib.editie.editie import Editie
from monitorlib.editie.layout import Layout
from monitorlib.engine.building.plan import Options
from monitorlib.engine.building.progress import Quiet
from monitorlib.privacy.editie.masker_van_editie import EditieMasker
from monitorlib.publicatie.poorten.alle_poorten import POORTEN, Poort
from monitorlib.publicatie.publiceren import publiceer

HOOFDSTUKKEN = ("inleiding", "wmo", "privacy", "verantwoording")
# No command can leave a gate open; a test says it to the library.
ZONDER_PRIVACY = tuple(een for een in POORTEN if een.naam != "privacy")


def klein(project: Path, hoofdstukken: Sequence[str] = HOOFDSTUKKEN) -> None:
    """Leave the edition with these chapters, and what it accepted of them, and build it."""
    alleen(project, *hoofdstukken)
    pad = project / "params" / NAAM / "params.yml"
    yaml = YAML()
    parameters = yaml.load(pad)
    for wat in ("aanvaard", "beweringen"):
        parameters[wat] = [een for een in parameters[wat] if een["hoofdstuk"] in hoofdstukken]
    yaml.dump(parameters, pad)
    bouw(project)


def bouw(project: Path, *meer: str) -> None:
    """Build the edition for who reads it inside."""
    gedaan = monitor(project, "build", NAAM, "--quiet", *meer)
    assert gedaan.returncode == 0, gedaan.stderr


def editie_van(project: Path, naam: str = NAAM) -> Editie:
    """The edition of this project, as it stands."""
    return Editie.named(naam, Layout(project, project / "data", project / "output"))


# A mask that hides nothing.
OPEN = EditieMasker()


def publiceer_in(
    project: Path,
    *vormen: str,
    naam: str = NAAM,
    poorten: Sequence[Poort] = ZONDER_PRIVACY,
    masker: EditieMasker = OPEN,
) -> Path:
    """Publish the edition with a mask, and give the folder."""
    return publiceer(editie_van(project, naam), Options(vormen=vormen), Quiet(), poorten, lambda _: masker).parent
