"""What of an edition has to be made again, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from monitorlib.bedoelt_u import nearest
from monitorlib.editie.editie import Editie
from monitorlib.engine.children.child import Limits
from monitorlib.engine.execution.job import MONITOR
from monitorlib.engine.stale.reasons import why, why_site
from monitorlib.engine.stale.stale import Inputs
from monitorlib.engine.stale.state import State
from monitorlib.errors import MonitorError, ParameterError
from monitorlib.sources.freeze.snapshot_index import check_frozen, is_complete

# The form to which each table on a page leads.
_FROM_PAGES = "csv"


@dataclass(frozen=True)
class Options:
    """How editions are made: for whom, by which engine, within which limits, and what of them."""

    lezers: str = "intern"
    engine: str = MONITOR
    limits: Limits = field(default_factory=Limits)
    force: bool = False
    only: tuple[str, ...] = ()
    # In which the edition is taken along, beside its pages.
    vormen: tuple[str, ...] = ()


@dataclass(frozen=True)
class Plan:
    """Per chapter the reasons to make it again, in the order of the site; none for one that is kept.

    `site` are the reasons to make the files that are no chapter's; `state` is what was built before. `vormen` are the
    forms that the site will have when it is made: those that are asked for, and then those that it had.
    """

    reasons: Mapping[str, list[str]]
    site: list[str]
    state: State
    inputs: Inputs
    vormen: tuple[str, ...] = ()

    @classmethod
    def of(cls, editie: Editie, options: Options, hashes: dict[Path, str]) -> Self:
        """Compare an edition with its output; `hashes` are of files that were read already.

        Raises `ParameterError` for an `only` that it cannot do.
        """
        hoofdstukken, target = list(editie.parameters.hoofdstukken.gevraagd()), editie.output(options.lezers)
        state, inputs = State.read(target), Inputs(editie, options.lezers, hashes)
        mee = editie.parameters.hoofdstukken.mee_met(options.only)
        _check_only(editie, options.only, mee, state)
        reasons = {}
        for naam in hoofdstukken:
            found = why(naam, state, inputs, target)
            asked = not options.only or naam in options.only
            if options.force and asked:
                found = found or ["gevraagd met --force"]
            # What reads a chapter that is made again, goes along.
            reasons[naam] = found if asked or naam in mee else []
        missing = [f"vorm {een} is er nog niet" for een in options.vormen if een not in state.vormen]
        site = [*why_site(state, inputs, hoofdstukken, target), *missing]
        vormen = tuple(dict.fromkeys([*options.vormen, *state.vormen])) if options.vormen else ()
        return cls(reasons, site, state, inputs, vormen)

    @classmethod
    def is_ready(cls, editie: Editie) -> bool:
        """Tell whether an edition, as it stands now, leaves a build nothing to do: its frozen sources included."""
        try:
            now = Editie.named(editie.naam, editie.layout)
            check_frozen(now.heel)
            return is_complete(now.heel) and cls.of(now, Options(), {}).empty
        except MonitorError:
            return False

    @property
    def other_pages(self) -> bool:
        """Tell whether the pages of chapters lead to a form that the site did not have, or no longer has."""
        return (_FROM_PAGES in self.vormen) != (_FROM_PAGES in self.state.vormen)

    @property
    def empty(self) -> bool:
        """Tell whether everything is as it would become."""
        return not any(self.reasons.values()) and not self.site


def _check_only(editie: Editie, only: Sequence[str], mee: Sequence[str], state: State) -> None:
    hoofdstukken = list(editie.parameters.hoofdstukken.gevraagd())
    for naam in only:
        if naam not in hoofdstukken:
            raise ParameterError(f"Editie {editie.naam} heeft geen hoofdstuk '{naam}'. {nearest(naam, hoofdstukken)}")
    missing = [naam for naam in hoofdstukken if naam not in (*only, *mee, *state.hoofdstukken)]
    if only and missing:
        proef = editie.layout.proef
        eerst = (
            "de proef eerst helemaal, zonder --only."
            if proef
            else f"de editie eerst helemaal: monitor build {editie.naam}"
        )
        raise ParameterError(
            f"--only: van {editie.naam} is hoofdstuk '{missing[0]}' nog nooit gebouwd, dus kan het niet blijven staan. "
            f"Bouw {eerst}"
        )
