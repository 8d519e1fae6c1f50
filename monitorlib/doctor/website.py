"""The site of all editions: is it of the pages built last, and did a run that was killed leave something?"""

from collections.abc import Iterator
from pathlib import Path

from monitorlib.doctor.fault import Fault, shell
from monitorlib.doctor.folders import named
from monitorlib.editie.layout import BUILDS, Layout


def behind(layout: Layout) -> Iterator[Fault]:
    """Find a site that is older than the pages of an edition of the same readers: it shows what is no longer there."""
    from monitorlib.files.contents import BESTAND

    for inhoud in sorted(_sites(layout).glob(f"[!.]*/{BESTAND}")):
        lezers, written = inhoud.parent.name, inhoud.stat().st_mtime
        manifests = sorted(layout.output.glob(f"[!._]*/*/{BUILDS[lezers]}/manifest.json"))
        if newer := [one for one in manifests if one.stat().st_mtime > written]:
            edities = named("/".join(one.relative_to(layout.output).parts[:2]) for one in newer)
            yield Fault(
                layout.shown(inhoud.parent),
                f"deze site is ouder dan de pagina's van {edities}",
                "monitor site" if lezers == "intern" else f"monitor site --lezers {lezers}",
            )


def left_by_killed(layout: Layout) -> Iterator[Fault]:
    """Find what a `monitor site` that was killed left beside the sites."""
    from monitorlib.files.swap import left_by_dead

    if left := left_by_dead(_sites(layout)):
        yield Fault(
            layout.shown(_sites(layout)),
            f"een monitor site die hier niet meer draait, liet {named(one.name for one in left)} achter",
            f"rm -r {' '.join(map(shell, left))}",
        )


def _sites(layout: Layout) -> Path:
    from monitorlib.publish.website.schrijven import FOLDER

    return layout.output / FOLDER
