"""What the choices of a command stand for: the editions, where they are built, and who hears of it."""

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from monitorlib.errors import MonitorError, ParameterError

if TYPE_CHECKING:
    from monitorlib.editie.editie import Editie
    from monitorlib.editie.layout import Layout
    from monitorlib.editie.proeven.proeven import Reeks
    from monitorlib.engine.building.plan import Options
    from monitorlib.engine.building.progress import Progress
    from monitorlib.engine.children.child import Limits
    from monitorlib.publish.editions import Pools


def editions_of(options: argparse.Namespace) -> list["Editie"]:
    """Open every edition before work on the first one starts, or a trial of each."""
    from monitorlib.editie.proeven.proeven import proef

    editions = as_they_are(options)
    if options.met:
        editions = [proef(editie, options.met, getattr(options, "als", "")) for editie in editions]
    elif getattr(options, "als", ""):
        raise ParameterError("--als geeft een proef een naam; noem bij --met of --over wat er anders moet.")
    return [deel for editie in editions for deel in editie.gemeenten] if options.per else editions


def series_of(options: argparse.Namespace) -> list["Reeks"]:
    """Open of every edition a trial for each value, before work on the first one starts."""
    from monitorlib.editie.proeven.proeven import reeks

    if len(options.over) > 1:
        raise ParameterError("--over kan één keer; zet er met --met andere vaste waarden naast.")
    if options.per:
        raise ParameterError("--over en --per gaan niet samen; bouw met --met een proef per gemeente.")
    return [reeks(editie, options.over[0], options.met, options.als) for editie in as_they_are(options)]


def as_they_are(options: argparse.Namespace) -> list["Editie"]:
    """Open the editions that were asked for; a pattern as `*/2024-Q4` stands for all that fit it."""
    from monitorlib.editie.editie import Editie, editions_named

    layout = layout_of(options)
    return [Editie.named(naam, layout) for naam in editions_named(options.edities, layout)]


def building_of(options: argparse.Namespace) -> "Options":
    from monitorlib.engine.building.plan import Options

    vormen = getattr(options, "vormen", ())
    return Options(
        engine=options.engine, limits=limits_of(options), force=options.force, only=options.only, vormen=vormen
    )


def limits_of(options: argparse.Namespace) -> "Limits":
    from monitorlib.engine.children.child import Limits

    return Limits(seconds=options.timeout, memory=int(options.memory * 1024**2))


def pool_of(options: argparse.Namespace) -> "Pools":
    """Choose where chapters are executed: on this machine, or on a cluster."""
    if not options.cluster and not options.shared:
        from monitorlib.engine.children.pool import local

        return local
    if not (options.cluster and options.shared):
        raise MonitorError(
            "--cluster en --shared horen bij elkaar: geef het adres van de scheduler, en de gedeelde opslag."
        )
    try:
        from monitorlib.engine.cluster.pool import cluster
    except ModuleNotFoundError as error:
        raise MonitorError(
            f"--cluster heeft {error.name} nodig; installeer het met: pip install -e '.[cluster]'"
        ) from None
    return partial(cluster, options.cluster, options.shared)


@contextmanager
def progress_of(options: argparse.Namespace) -> Iterator["Progress"]:
    """Choose how progress is told: for machines, not at all, on a terminal, or in plain lines."""
    from monitorlib.engine.building.progress import Json, Lines, Live, Quiet

    if options.json:
        yield Json()
    elif options.quiet:
        yield Quiet()
    elif sys.stdout.isatty():
        with Live() as live:
            yield live
    else:
        yield Lines()


def layout_of(options: argparse.Namespace) -> "Layout":
    from monitorlib.editie.layout import Layout

    return Layout.find(options.data, options.output)


def reporter_of(options: argparse.Namespace) -> Callable[[str], None]:
    def report(text: str) -> None:
        if not options.quiet:
            print(text, flush=True)

    return report
