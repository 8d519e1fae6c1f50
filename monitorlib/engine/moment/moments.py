"""The moments of the regions whose editions are made together: each taken once."""

from collections.abc import Callable
from pathlib import Path

from monitorlib.editie.editie import Editie
from monitorlib.engine.moment.moment import Moment
from monitorlib.errors import MonitorError
from monitorlib.sources.delivery.nog_niet_geleverd import weiger_geleverd
from monitorlib.sources.freeze.snapshot_index import check_frozen, is_complete
from monitorlib.systeem import of_system


class Moments:
    """What editions of one region share: the moment of its inputs, taken once."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self.hashes: dict[Path, str] = {}
        self._say = say
        self._checked: dict[str, list[MonitorError]] = {}
        self._taken: dict[str, Moment | list[MonitorError]] = {}

    def check(self, region: Editie) -> list[MonitorError]:
        """Give the error of a snapshot that is not what was frozen; one that is gone is made again."""
        if region.naam not in self._checked:
            self._checked[region.naam] = _errors_of(self._check, region)
        return self._checked[region.naam]

    def take(self, region: Editie, folder: Path) -> Moment | list[MonitorError]:
        """Take the inputs of a region, in a folder that stays until all is done; or give the errors in its sources."""
        if region.naam not in self._taken:
            taken: list[Moment] = []
            errors = _errors_of(lambda een: taken.append(Moment.take(een, folder, self._say)), region)
            self._taken[region.naam] = errors or taken[0]
        return self._taken[region.naam]

    def _check(self, region: Editie) -> None:
        weiger_geleverd(region)
        check_frozen(region)
        # What a trial lacks it freezes for itself, when it is built.
        if not is_complete(region) and not region.layout.proef:
            from monitorlib.sources.freeze.snapshot import freeze_aloud

            freeze_aloud(region, self._say)


def _errors_of(work: Callable[[Editie], None], region: Editie) -> list[MonitorError]:
    try:
        work(region)
    except MonitorError as error:
        return [error]
    except OSError as error:
        return [of_system(f"Editie {region.naam}", error)]
    return []
