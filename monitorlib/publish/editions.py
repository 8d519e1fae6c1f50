"""What the command line asks of editions: build their sites, or look at their bevindingen."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from monitorlib.editie.editie import Editie
from monitorlib.engine.building.editions import carry_out
from monitorlib.engine.building.plan import Options
from monitorlib.engine.building.progress import Progress
from monitorlib.engine.building.rounds import Outcome, Work
from monitorlib.engine.children.pool import Pool, local

if TYPE_CHECKING:
    from nbformat import NotebookNode

    from monitorlib.controles.getoetst import Getoetst
    from monitorlib.pagina.akkoord.stand import Akkoordstand
    from monitorlib.pagina.nagelaten import Executed

Pools = Callable[[], AbstractContextManager[Pool]]


@dataclass(frozen=True)
class Found:
    """What is left to say of an edition: what was tested, its bevindingen, and who signed each chapter."""

    getoetst: "Getoetst"
    bevindingen: int
    open: int
    tekst: str
    akkoord: tuple["Akkoordstand", ...]


def build(editions: Sequence[Editie], options: Options, progress: Progress, pool: Pools = local) -> list[Outcome]:
    """Make the site of each edition as far as it changed; the answer of an outcome is what was `Found`."""
    return carry_out(editions, Work(make_page, _site, keep=True), options, pool, progress)


def check(editions: Sequence[Editie], options: Options, progress: Progress, pool: Pools = local) -> list[Outcome]:
    """Execute editions and leave their output alone; the answer of an outcome is what was `Found`."""
    return carry_out(editions, Work(None, _found, keep=False), options, pool, progress)


# What follows runs in a child, where the imports are done.


def make_page(
    notebook: "NotebookNode", editie: Editie, lezers: str, naam: str, folder: Path, vormen: tuple[str, ...]
) -> None:
    from monitorlib.publish.site import write_page
    from monitorlib.vormen.namen import CSV

    write_page(notebook, editie, lezers, naam, folder, met_csv=CSV in vormen)


def _site(naam: str, lezers: str, folder: Path, vormen: tuple[str, ...]) -> Found:
    from monitorlib.publish.manifest import write_manifest
    from monitorlib.publish.site import write_site
    from monitorlib.publish.uitleg.schrijven import schrijf_uitleg
    from monitorlib.vormen.schrijven import schrijf_vormen

    ready = _executed(naam, lezers, folder)
    write_manifest(ready, lezers)
    # First: the front page leads to them.
    schrijf_vormen(ready, lezers, vormen)
    schrijf_uitleg(ready, write_site(ready, lezers))
    return _found_in(ready)


def _found(naam: str, lezers: str, folder: Path, vormen: tuple[str, ...]) -> Found:
    return _found_in(_executed(naam, lezers, folder))


def _executed(naam: str, lezers: str, folder: Path) -> "Executed":
    from monitorlib.editie.layout import Layout
    from monitorlib.pagina.nagelaten import Executed

    return Executed.read(Editie.named(naam, Layout.find()), folder, lezers)


def _found_in(ready: "Executed") -> Found:
    from monitorlib.pagina.akkoord.stand import akkoordstand
    from monitorlib.pagina.bladen.bevindingen import bevindingen_tekst

    return Found(
        ready.getoetst,
        len(ready.bevindingen),
        len(ready.open),
        bevindingen_tekst(ready.bevindingen) if ready.bevindingen else "",
        tuple(akkoordstand(ready.editie, ready.folder / "notebooks")),
    )
