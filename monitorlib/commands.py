"""What each command does: it asks the library and says how it went; what works is imported where it is used."""

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from monitorlib.errors import HoofdstukError, MonitorError, ParameterError
from monitorlib.exit_codes import FAILED, OPEN_BEVINDINGEN

if TYPE_CHECKING:
    from monitorlib.editie.editie import Editie
    from monitorlib.editie.layout import Layout
    from monitorlib.editie.proeven import Reeks
    from monitorlib.engine.building.plan import Options
    from monitorlib.engine.building.progress import Progress
    from monitorlib.engine.building.rounds import Outcome
    from monitorlib.engine.children.child import Limits
    from monitorlib.publish.editions import Found, Pools


def build(options: argparse.Namespace) -> int:
    """Build editions, or say with `--explain` why they would be."""
    if _is_plain(options) and _unchanged(options):
        return 0
    if options.explain:
        series = _series(options) if options.over else []
        trials = [editie for reeks in series for editie in reeks.edities.values()]
        return _explain(trials or _editions(options), options)
    _begin_to_warm_up(options)
    from monitorlib.publish import editions as published

    if options.over:
        return _build_series(options)
    with _progress(options) as progress:
        outcomes = published.build(_editions(options), _options(options), progress, _pool(options))
    _tell_built(options, outcomes)
    if _is_plain(options):
        _note_unchanged(outcomes)
    return int(any(outcome.error for outcome in outcomes))


def _build_series(options: argparse.Namespace) -> int:
    """Build a trial for each value of a key, and a page that lays what came of them side by side."""
    from monitorlib.publish import editions as published
    from monitorlib.publish.uitkomsten import publish_uitkomsten, refuse_uitkomsten

    failed, series = False, _series(options)
    for reeks in series:
        refuse_uitkomsten(reeks)
    for reeks in series:
        outcomes: list[Outcome] = []
        with _progress(options) as progress:
            for editie in reeks.edities.values():
                outcomes += published.build([editie], _options(options), progress, _pool(options))
                # What stops one value mostly stops the others.
                if outcomes[-1].error:
                    break
        _tell_built(options, outcomes)
        failed |= bool(outcomes[-1].error)
        if not outcomes[-1].error:
            page = publish_uitkomsten(reeks, _options(options))
            _reporter(options)(f"Uitkomsten naast elkaar: {page}")
    return int(failed)


def _tell_built(options: argparse.Namespace, outcomes: Sequence["Outcome"]) -> None:
    for outcome in outcomes:
        index = outcome.editie.output("intern") / "index.html"
        lines = [f"Klaar: {index}" if outcome.answer else f"Niets veranderd: {index}"]
        if outcome.error or not options.quiet:
            _tell(options, outcome, lines, str(index))


def _begin_to_warm_up(options: argparse.Namespace) -> None:
    """Let the parent of the chapters import while this process looks what there is to do."""
    if not options.cluster:
        from monitorlib.engine.children.child import warm_up

        warm_up()


def _is_plain(options: argparse.Namespace) -> bool:
    """Tell whether a build asks for no more than that editions are as they should be."""
    asked = ("explain", "force", "only", "json", "cluster", "shared", "per", "met", "over", "als")
    return not any(getattr(options, een) for een in asked)


def _unchanged(options: argparse.Namespace) -> bool:
    """Say of editions that nothing changed, where their bytes alone tell so of all of them."""
    from monitorlib.engine.stale.unchanged import is_unchanged, site_of

    layout, namen = _layout(options), dict.fromkeys(options.edities)
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
        if not outcome.error:
            editie = outcome.editie
            note_unchanged(editie.naam, editie.layout, partial(Plan.is_ready, editie))


def watch(options: argparse.Namespace) -> int:
    """Build one edition whenever something is saved."""
    from monitorlib.editie.editie import Editie
    from monitorlib.engine.building.plan import Options

    try:
        from monitorlib.watch.watching import watch_edition
    except ModuleNotFoundError as error:
        raise MonitorError(
            f"monitor watch heeft {error.name} nodig; installeer het met: pip install -e '.[watch]'"
        ) from None
    editie = Editie.named(options.editie, _layout(options))
    watch_edition(editie, Options(engine=options.engine, limits=_limits(options)), _reporter(options))
    return 0


def lab(options: argparse.Namespace) -> int:
    """Open JupyterLab on the chapters of one edition."""
    from monitorlib.editie.editie import Editie

    try:
        from monitorlib.lab.serving import Choices, serve
    except ModuleNotFoundError as error:
        raise MonitorError(
            f"monitor lab heeft {error.name} nodig; installeer het met: pip install jupyterlab, of opnieuw met make"
        ) from None
    editie = Editie.named(options.editie, _layout(options))
    serve(editie, options.hoofdstuk, Choices(options.port, options.browser, options.allow_root), _say)
    return 0


def _say(text: str) -> None:
    print(text, flush=True)


def snapshot(options: argparse.Namespace) -> int:
    """Take the sources of an edition from where they are, and freeze them."""
    from monitorlib.editie.editie import Editie
    from monitorlib.indicatoren.meten.warehouse_vragen import vragen
    from monitorlib.sources.freeze.snapshotting import snapshot as freeze
    from monitorlib.sources.freeze.snapshotting import snapshot_reference

    editie = Editie.named(options.editie, _layout(options))
    report = _reporter(options)
    if options.referentie:
        snapshot_reference(editie, report)
    else:
        freeze(editie, report, vragen, options.xsd)
    return 0


def check(options: argparse.Namespace) -> int:
    """Say what was tested and what was found; the exit code tells of what nobody accepted."""
    from monitorlib.publish import editions as published

    with _progress(options) as progress:
        outcomes = published.check(_editions(options), _options(options), progress, _pool(options))
    for outcome in outcomes:
        if outcome.answer and outcome.answer.tekst and not options.json:
            print(f"\n{outcome.answer.tekst}\n")
        _tell(options, outcome, [])
    if any(outcome.error for outcome in outcomes):
        return 1
    return OPEN_BEVINDINGEN if any(outcome.answer.open for outcome in outcomes) else 0


def _explain(editions: Sequence["Editie"], options: argparse.Namespace) -> int:
    """Say of every chapter why it would be made again, and make nothing."""
    from monitorlib.engine.building.plan import Plan

    hashes: dict[Path, str] = {}
    for editie in editions:
        plan = Plan.of(editie, _options(options), hashes)
        proef = editie.layout.proef
        print(f"{editie.naam}, {proef.map}" if proef else editie.naam)
        for naam, reasons in plan.reasons.items():
            print(f"  {naam}: {'; '.join(reasons) or 'blijft staan'}")
        for reason in plan.site:
            print(f"  overzicht: {reason}")
    return 0


def _tell(options: argparse.Namespace, outcome: "Outcome", lines: Sequence[str], index: str = "") -> None:
    """Report how it went with one edition; an error goes to stderr, its detail only when that was asked for."""
    found: Found | None = outcome.answer
    if options.json:
        from monitorlib.engine.building.progress import Json

        counts = (
            {"getoetst": found.getoetst.als_json(), "bevindingen": found.bevindingen, "open": found.open}
            if found
            else {}
        )
        error = str(outcome.error) if outcome.error else None
        Json().end(editie=outcome.editie.naam, index=index, fout=error, **counts)
    if outcome.error:
        print(outcome.error, file=sys.stderr)
        if options.traceback and isinstance(outcome.error, HoofdstukError) and outcome.error.detail:
            print(outcome.error.detail, file=sys.stderr)
    elif not options.json:
        for line in [*([_geteld(outcome.editie.naam, found)] if found else []), *lines]:
            print(line)


def _geteld(naam: str, found: "Found") -> str:
    """Say what was tested, how many bevindingen there are, and how many nobody accepted."""
    aantal = f"{found.bevindingen} {'bevinding' if found.bevindingen == 1 else 'bevindingen'}"
    niet = f" {found.getoetst.niet_te_toetsen}" if found.getoetst.niet else ""
    return f"{naam}: getoetst: {found.getoetst.woorden}; {aantal}, waarvan {found.open} open.{niet}"


def new(options: argparse.Namespace) -> int:
    """Make the folders of a new edition."""
    from monitorlib.nieuw.keuze import gevraagd
    from monitorlib.nieuw.maken import nieuwe_editie

    if options.hoofdstuk:
        return _new_notebook(options)
    hoofdstukken, bronnen = (
        [naam.strip() for naam in tekst.split(",") if naam.strip()] for tekst in (options.hoofdstukken, options.bronnen)
    )
    asks = not hoofdstukken and sys.stdin.isatty() and sys.stdout.isatty()
    vraag = partial(gevraagd, vraag=input, zeg=print) if asks else None
    pagina, weg = nieuwe_editie(
        options.editie, options.uit, options.gemeenten, hoofdstukken, _layout(options), bronnen, vraag
    )
    for een in weg:
        _reporter(options)(f"Weggelaten: {een}")
    _reporter(options)(f"Klaar. Wat u moet leveren en invullen staat in {pagina}")
    return 0


def _new_notebook(options: argparse.Namespace) -> int:
    """Write a chapter of an edition that is there as a notebook."""
    from monitorlib.editie.editie import Editie
    from monitorlib.nieuw.nieuw_notebook import schrijf_notebook

    if options.uit or options.gemeenten or options.hoofdstukken or options.bronnen:
        raise ParameterError("--hoofdstuk schrijft een notebook bij een editie die er is; laat de andere keuzes weg.")
    layout = _layout(options)
    path, daarna = schrijf_notebook(Editie.named(options.editie, layout), options.hoofdstuk)
    for een in daarna:
        _reporter(options)(een)
    _reporter(options)(f"Klaar: {layout.shown(path)}")
    return 0


def list_(options: argparse.Namespace) -> int:
    """List the editions that there are, or the indicators."""
    from monitorlib.editie.editie import Editie, known_editions

    if options.indicatoren is not None:
        return _list_indicators(options)
    layout = _layout(options)
    for naam in known_editions(layout):
        try:
            editie = Editie.named(naam, layout)
        except ParameterError:
            print(f"{naam}  params.yml is nog niet goed; wat er moet gebeuren zegt: monitor build {naam}")
            continue
        index = editie.output("intern") / "index.html"
        gebouwd = str(index) if index.is_file() else "nog niet gebouwd"
        print(f"{naam}  {editie.parameters.titel}, {editie.parameters.gebied} ({editie.parameters.status})  {gebouwd}")
    return 0


def _list_indicators(options: argparse.Namespace) -> int:
    from monitorlib.editie.editie import Editie
    from monitorlib.indicatoren.catalogus.als_tekst import indicatorenlijst

    print(indicatorenlijst(Editie.named(options.indicatoren, _layout(options)) if options.indicatoren else None))
    return 0


def doctor(options: argparse.Namespace) -> int:
    """Say what is wrong with the machine, the project or an edition; the exit code tells of what stops the work."""
    from monitorlib.doctor.examine import examine
    from monitorlib.doctor.report import as_json, as_text, stops

    outcome = examine(options.editie, options.data, options.output)
    for line in as_json(outcome) if options.json else as_text(outcome, quiet=options.quiet):
        print(line)
    for fault in outcome.faults if options.traceback else ():
        if fault.detail:
            print(fault.detail, file=sys.stderr)
    return FAILED if stops(outcome) else 0


def _editions(options: argparse.Namespace) -> list["Editie"]:
    """Open every edition before work on the first one starts, or a trial of each."""
    from monitorlib.editie.proeven import proef

    editions = _as_they_are(options)
    if options.met:
        editions = [proef(editie, options.met, getattr(options, "als", "")) for editie in editions]
    elif getattr(options, "als", ""):
        raise ParameterError("--als geeft een proef een naam; noem bij --met of --over wat er anders moet.")
    return [deel for editie in editions for deel in editie.gemeenten] if options.per else editions


def _series(options: argparse.Namespace) -> list["Reeks"]:
    """Open of every edition a trial for each value, before work on the first one starts."""
    from monitorlib.editie.proeven import reeks

    if len(options.over) > 1:
        raise ParameterError("--over kan één keer; met --met kunt u er andere vaste waarden naast zetten.")
    if options.per:
        raise ParameterError("--over en --per gaan niet samen; bouw met --met een proef per gemeente.")
    return [reeks(editie, options.over[0], options.met, options.als) for editie in _as_they_are(options)]


def _as_they_are(options: argparse.Namespace) -> list["Editie"]:
    """Open the editions that were asked for; a pattern as `*/2024-Q4` stands for all that fit it."""
    from monitorlib.editie.editie import Editie, editions_named
    from monitorlib.nieuw.nog_open import controleer_ingevuld

    layout = _layout(options)
    namen = editions_named(options.edities, layout)
    for naam in namen:
        controleer_ingevuld(naam, layout)
    return [Editie.named(naam, layout) for naam in namen]


def _options(options: argparse.Namespace) -> "Options":
    from monitorlib.engine.building.plan import Options

    only = tuple(naam.strip() for naam in options.only.split(",") if naam.strip())
    return Options(engine=options.engine, limits=_limits(options), force=options.force, only=only)


def _limits(options: argparse.Namespace) -> "Limits":
    from monitorlib.engine.children.child import Limits

    return Limits(seconds=options.timeout, memory=int(options.memory * 1024**2))


def _pool(options: argparse.Namespace) -> "Pools":
    """Choose where chapters are executed: on this machine, or on a cluster."""
    if not options.cluster and not options.shared:
        from monitorlib.engine.children.pool import local

        return local
    if not (options.cluster and options.shared):
        raise MonitorError("--cluster en --shared horen bij elkaar: het adres van de scheduler, en de gedeelde opslag.")
    try:
        from monitorlib.engine.children.cluster import cluster
    except ModuleNotFoundError as error:
        raise MonitorError(
            f"--cluster heeft {error.name} nodig; installeer het met: pip install -e '.[cluster]'"
        ) from None
    return partial(cluster, options.cluster, options.shared)


@contextmanager
def _progress(options: argparse.Namespace) -> Iterator["Progress"]:
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


def _layout(options: argparse.Namespace) -> "Layout":
    from monitorlib.editie.layout import Layout

    return Layout.find(options.data, options.output)


def _reporter(options: argparse.Namespace) -> Callable[[str], None]:
    def report(text: str) -> None:
        if not options.quiet:
            print(text, flush=True)

    return report
