"""What was published, made once more from its archive alone, and held against what is published."""

import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from monitorlib.editie.editie import Editie
from monitorlib.editie.layout import OPENBAAR, Layout
from monitorlib.engine.building.editions import carry_out
from monitorlib.engine.building.plan import Options
from monitorlib.engine.building.progress import Progress
from monitorlib.engine.building.rounds import Work
from monitorlib.engine.children.pool import local
from monitorlib.engine.moment.kept_moment import KeptMoment
from monitorlib.engine.stale.state import State
from monitorlib.errors import MonitorError
from monitorlib.files.private import private
from monitorlib.publicatie.archief import BOUW, PROJECT, openbare_bestanden
from monitorlib.publicatie.poorten.geschreven import toetsing
from monitorlib.publicatie.publiceren import schrijf_site
from monitorlib.publicatie.toetsverslag import schrijf_toetsverslag
from monitorlib.publish.editions import make_page
from monitorlib.sources.freeze.snapshot_index import hash_or_absent


def herbouw(editie: Editie, options: Options, progress: Progress) -> list[str]:
    """Make an edition again from its archive, with the code of now, and name the public files that come out otherwise.

    Raises `MonitorError` when there is no archive, or when it cannot be built.
    """
    plek = (editie.regio, editie.periode.map)
    archief, openbaar = editie.layout.edition_archive(*plek), editie.layout.edition_public(*plek)
    vormen = State.read(archief / BOUW).vormen
    if not (archief / PROJECT).is_dir():
        raise MonitorError(
            f"{editie.shown(archief)}: hier staat geen archief van een publicatie. Maak het eerst: "
            f"monitor publish {editie.naam}"
        )
    with private():
        apart = Path(tempfile.mkdtemp(prefix="monitor-"))
        try:
            bouw = _gebouwd(editie, archief / PROJECT, apart / "site", replace(options, vormen=vormen), progress)
            return _anders(_hashes(bouw, openbare_bestanden(bouw)), _hashes(openbaar, openbare_bestanden(openbaar)))
        finally:
            shutil.rmtree(apart, ignore_errors=True)


def _gebouwd(editie: Editie, project: Path, bouw: Path, options: Options, progress: Progress) -> Path:
    layout = Layout(project, project / "data", bouw.parent / "output", project=editie.layout.root)
    bewaard = Editie.named(editie.naam, replace(layout, edition_output_override=bouw))
    werk = Work(make_page, partial(schrijf_site, bewaar=False), keep=True)
    how = replace(options, lezers=OPENBAAR, force=True)
    (outcome,) = carry_out([bewaard], werk, how, local, progress, KeptMoment(layout))
    if outcome.error:
        raise outcome.error
    schrijf_toetsverslag(bewaard, bouw, toetsing(bewaard, bouw))
    return bouw


def _hashes(folder: Path, namen: list[str]) -> dict[str, str]:
    return {naam: hash_or_absent(folder / naam) for naam in namen}


def _anders(nieuw: Mapping[str, str], was: Mapping[str, str]) -> list[str]:
    """Name the files that differ; the list of its own files is of the public folder alone."""
    return sorted(naam for naam in {**nieuw, **was} if nieuw.get(naam) != was.get(naam) and naam != "inhoud.txt")
