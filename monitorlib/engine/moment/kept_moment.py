"""The inputs of a build that was done before: its copy is still there, and nothing is delivered or frozen again."""

from dataclasses import replace
from pathlib import Path

from monitorlib.editie.editie import Editie
from monitorlib.editie.layout import Layout
from monitorlib.engine.moment.moment import Moment
from monitorlib.engine.moment.moments import Moments
from monitorlib.errors import MonitorError
from monitorlib.sources.freeze.snapshot_index import check_frozen, read_index


class KeptMoment(Moments):
    """The moment of one edition, in a folder that `Moment.take` filled; its frozen sources are what they were."""

    def __init__(self, layout: Layout) -> None:
        super().__init__(lambda said: None)
        self._layout = layout

    def check(self, region: Editie) -> list[MonitorError]:
        """Give the error of a frozen source that is no longer what was frozen."""
        try:
            check_frozen(Editie.named(region.naam, self._layout))
        except MonitorError as error:
            return [error]
        return []

    def take(self, region: Editie, folder: Path) -> Moment | list[MonitorError]:
        """Take the copy as it stands."""
        kept = Editie.named(region.naam, self._layout)
        hashes = {kept.data / entry.bestand: entry.sha256 for entry in read_index(kept).values()}
        return replace(Moment.of(self._layout), hashes=hashes)
