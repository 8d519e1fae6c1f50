"""monitor build: the pages of editions."""

import argparse
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from monitorlib.commands.asked import building_of, editions_of, layout_of, pool_of, progress_of, reporter_of, series_of
from monitorlib.commands.declare import add_command, add_making
from monitorlib.commands.told import tell
from monitorlib.opties import VORMEN, forms

if TYPE_CHECKING:
    from monitorlib.editie.editie import Editie
    from monitorlib.engine.building.progress import Progress
    from monitorlib.engine.building.rounds import Outcome


# Of what is still open, so many lines stand on the terminal after a build.
_MOST_OPEN = 20


def declare(subs: Any, common: argparse.ArgumentParser) -> None:
    """Add the command."""
    sub = add_command(subs, common, "build", "bouw de pagina's van edities", run)
    add_making(sub)
    sub.add_argument(
        "--over",
        action="append",
        default=[],
        metavar="SLEUTEL=WAARDE,WAARDE",
        help="bouw een proef voor elke waarde, en een pagina die de uitkomsten naast elkaar zet",
    )
    sub.add_argument("--als", default="", metavar="NAAM", help="hoe de proef heet (anders: naar wat er verandert)")
    sub.add_argument(
        "--vormen",
        type=forms,
        default=(),
        metavar="VORM,VORM",
        help=f"maak er naast de pagina's ook deze vormen van: {', '.join(VORMEN)}",
    )
    sub.add_argument("--explain", action="store_true", help="zeg per hoofdstuk waarom het opnieuw moet; bouw niets")


def run(options: argparse.Namespace) -> int:
    """Build editions, or say with `--explain` why they would be."""
    if _is_plain(options) and _unchanged(options):
        return 0
    if options.explain:
        series = series_of(options) if options.over else []
        trials = [editie for reeks in series for editie in reeks.edities.values()]
        return _explain(trials or editions_of(options), options)
    if options.vormen:
        from monitorlib.vormen.extra import check_extra

        check_extra(options.vormen)
    _begin_to_warm_up(options)
    from monitorlib.publish import editions as published

    if options.over:
        return _build_series(options)
    with progress_of(options) as progress:
        if options.per:
            outcomes = _build_gemeenten(options, progress)
        else:
            outcomes = published.build(editions_of(options), building_of(options), progress, pool_of(options))
    _tell_built(options, outcomes)
    if _is_plain(options):
        _note_unchanged(outcomes)
    return int(any(outcome.error for outcome in outcomes))


def _build_gemeenten(options: argparse.Namespace, progress: "Progress") -> list["Outcome"]:
    """Build regions, the gemeenten of each beside them, and the page on which one chooses; the regions lead there."""
    from monitorlib.publish import editions as published
    from monitorlib.publish.gemeenten import publish_gemeenten

    delen = editions_of(options)
    regios = list({deel.heel.naam: deel.heel for deel in delen}.values())
    build = partial(published.build, options=building_of(options), progress=progress, pool=pool_of(options))
    regional = build(regios)
    if any(outcome.error for outcome in regional):
        return regional
    local = build(delen)
    if any(outcome.error for outcome in local):
        return local
    for editie in regios:
        publish_gemeenten(editie, building_of(options))
    again = build(regios)
    told = [new if new.answer or new.error else first for first, new in zip(regional, again, strict=True)]
    return [*local, *told]


def _build_series(options: argparse.Namespace) -> int:
    """Build a trial for each value of a key, and a page that lays what came of them side by side."""
    from monitorlib.publish import editions as published
    from monitorlib.publish.uitkomsten import publish_uitkomsten, refuse_uitkomsten

    failed, series = False, series_of(options)
    for reeks in series:
        refuse_uitkomsten(reeks)
    for reeks in series:
        outcomes: list[Outcome] = []
        with progress_of(options) as progress:
            for editie in reeks.edities.values():
                outcomes += published.build([editie], building_of(options), progress, pool_of(options))
                # What stops one value mostly stops the others.
                if outcomes[-1].error:
                    break
        _tell_built(options, outcomes)
        failed |= bool(outcomes[-1].error)
        if not outcomes[-1].error:
            page = publish_uitkomsten(reeks, building_of(options))
            reporter_of(options)(f"Uitkomsten naast elkaar: {page}")
    return int(failed)


def _tell_built(options: argparse.Namespace, outcomes: Sequence["Outcome"]) -> None:
    from monitorlib.nieuw.nog_open import regels_nog_open

    for outcome in outcomes:
        index = outcome.editie.output("intern") / "index.html"
        lines = [f"Klaar: {index}" if outcome.answer else f"Niets veranderd: {index}"]
        lines += _of_vormen(outcome)
        lines += _first(regels_nog_open(outcome.editie), outcome.editie.naam)
        if outcome.error or not options.quiet:
            tell(options, outcome, lines, str(index))


def _of_vormen(outcome: "Outcome") -> list[str]:
    """Say where each form is that was made, and which are gone since the pages are others now."""
    from monitorlib.vormen.namen import vormen_van

    folder, vormen = outcome.editie.output("intern"), vormen_van(outcome.editie)
    lines = [f"  {naam}: {folder / vormen[naam].bestand}" for naam in outcome.vormen]
    if outcome.vervallen and not outcome.error:
        namen = ",".join(outcome.vervallen)
        lines.append(
            f"  De vormen van de vorige bouw ({namen}) hoorden bij andere pagina's en zijn weg. Maak ze opnieuw: "
            f"monitor build {outcome.editie.naam} --vormen {namen}"
        )
    return lines


def _first(open_: Sequence[str], naam: str) -> list[str]:
    """Give the first lines of what is open: a new region has more than anyone reads on a terminal."""
    if len(open_) <= _MOST_OPEN:
        return list(open_)
    rest = len(open_) - _MOST_OPEN
    return [*open_[:_MOST_OPEN], f"  en nog {rest} andere; ze staan alle in: monitor check {naam}"]


def _begin_to_warm_up(options: argparse.Namespace) -> None:
    """Let the parent of the chapters import while this process looks what there is to do."""
    if not options.cluster:
        from monitorlib.engine.children.child import warm_up

        warm_up()


def _is_plain(options: argparse.Namespace) -> bool:
    """Tell whether a build asks for no more than that editions are as they should be."""
    asked = ("explain", "force", "only", "json", "cluster", "shared", "per", "met", "over", "als", "vormen")
    return not any(getattr(options, een) for een in asked)


def _unchanged(options: argparse.Namespace) -> bool:
    """Say of editions that nothing changed, where their bytes alone tell so of all of them."""
    from monitorlib.engine.stale.unchanged import is_unchanged, site_of

    layout, namen = layout_of(options), dict.fromkeys(options.edities)
    if not all(is_unchanged(naam, layout) for naam in namen):
        return False
    for naam in () if options.quiet else namen:
        print(f"Niets veranderd: {site_of(naam, layout) / 'index.html'}")
    return True


def _note_unchanged(outcomes: Sequence["Outcome"]) -> None:
    """Note the bytes of each edition that is as it should be, so that the next build needs nothing else."""
    from monitorlib.engine.building.plan import Plan
    from monitorlib.engine.stale.unchanged import note_unchanged

    for outcome in outcomes:
        editie = outcome.editie
        # What is open is named every time, with its line; a gemeente is looked at with its region.
        if not outcome.error and not editie.nog_open and editie.gemeente is None:
            note_unchanged(editie.naam, editie.layout, partial(Plan.is_ready, editie))


def _explain(editions: Sequence["Editie"], options: argparse.Namespace) -> int:
    """Say of every chapter why it would be made again, and make nothing."""
    from monitorlib.engine.building.plan import Plan

    hashes: dict[Path, str] = {}
    for editie in editions:
        plan = Plan.of(editie, building_of(options), hashes)
        proef = editie.layout.proef
        print(f"{editie.naam}, {proef.map}" if proef else editie.naam)
        for naam, reasons in plan.reasons.items():
            print(f"  {naam}: {'; '.join(reasons) or 'blijft staan'}")
        for reason in plan.site:
            print(f"  overzicht: {reason}")
    return 0
