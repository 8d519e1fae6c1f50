"""Write the site of all editions that are built, in the place of the earlier one."""

import shutil
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from monitorlib.editie.layout import Layout
from monitorlib.engine.children.child import Limits, ask
from monitorlib.engine.children.pool import local
from monitorlib.files.contents import note_contents, refuse_others, refusing
from monitorlib.files.swap import fresh_name, held, swap_in
from monitorlib.publish.website.gebouwd import Gebouwd, gebouwde_edities
from monitorlib.publish.website.plek import VOORPAGINA, Editieopdracht, plek_van
from monitorlib.publish.website.zoekindex import Vindbaar

FOLDER = "_site"
ZOEKINDEX = "zoekindex.js"


def schrijf_website(given: Sequence[str], layout: Layout, lezers: str) -> Path:
    """Write the site of the editions that were asked for, or of all that are built; give its front page.

    Raises `MonitorError` for an edition that is not built, and when something stands there that no site left.
    """
    target = layout.output / FOLDER / lezers
    shown = layout.shown(target)
    with held(target):
        refuse_others(shown, target)
        edities = gebouwde_edities(given, layout, lezers)
        fresh = fresh_name(target)
        try:
            fresh.mkdir(parents=True)
            _schrijf(edities, lezers, fresh)
            swap_in(fresh, target, check=refusing(shown))
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
    return target / f"{VOORPAGINA}.html"


def _schrijf(edities: Sequence[Gebouwd], lezers: str, folder: Path) -> None:
    # A gemeente stands within the folder of its region, and any of them may be first.
    for een in edities:
        (folder / een.map).mkdir(parents=True, exist_ok=True)
    with local() as pool:
        werk = [pool.submit(_vraag(een, edities, lezers, folder)) for een in edities]
        vindbaar = [page for een in werk for page in een.result()]
        pool.submit(_vraag_rest(edities, lezers, vindbaar, folder)).result()
    note_contents(folder)


def _vraag(een: Gebouwd, edities: Sequence[Gebouwd], lezers: str, folder: Path) -> Callable[[], Any]:
    plekken = {naam: plek_van(een, naam, edities) for naam in (VOORPAGINA, *een.adressen)}
    opdracht = Editieopdracht(een.editie.naam, lezers, plekken, een.mee, folder / een.map)
    environment = een.editie.layout.environment(een.folder)
    return partial(ask, f"Editie {een.editie.naam}", _editie, opdracht, environment=environment, limits=Limits())


def _vraag_rest(
    edities: Sequence[Gebouwd], lezers: str, vindbaar: Sequence[Vindbaar], folder: Path
) -> Callable[[], Any]:
    layout = edities[0].editie.layout
    namen = {een.editie.naam: een.map for een in edities}
    environment = layout.environment(folder)
    return partial(ask, "De site", _rest, namen, lezers, vindbaar, folder, environment=environment, limits=Limits())


# What follows runs in a child, where the imports are done.


def _editie(opdracht: Editieopdracht, tell: Callable[[Any], None]) -> list[Vindbaar]:
    from monitorlib.publish.website.editie_op_site import schrijf_editie

    return schrijf_editie(opdracht)


def _rest(
    namen: Mapping[str, str],
    lezers: str,
    vindbaar: Sequence[Vindbaar],
    folder: Path,
    tell: Callable[[Any], None],
) -> None:
    from monitorlib.publish.exporter import SCRIPT, TEMPLATE, script
    from monitorlib.publish.website.voorpagina import schrijf_voorpagina
    from monitorlib.publish.website.zoekindex import als_script

    schrijf_voorpagina(namen, lezers, folder)
    (folder / SCRIPT).write_text(script(), encoding="utf-8", newline="")
    bibliotheek = (TEMPLATE / "zoeken" / "minisearch.js").read_text(encoding="utf-8")
    (folder / ZOEKINDEX).write_text(als_script(bibliotheek, vindbaar), encoding="utf-8", newline="")
