"""The results that are kept beside a site: a file per chapter, for its maker only, written whole or not at all.

They hold what a page of the site holds: numbers per gemeente and drawings of them, no row of a person.
"""

import hashlib
import json
import os
from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from monitorlib.engine.execution.job import Done
from monitorlib.files.kept import Kept
from monitorlib.files.swap import replace_file


class KeptResults:
    """What earlier builds of a site calculated, each result by the hash of all that it follows from."""

    def __init__(self, site: Path) -> None:
        site = Path(os.path.realpath(site))
        self.folder = site.with_name(f".{site.name}.bewaard")

    def read(self, naam: str) -> dict[str, Any]:
        """Read what is kept of a chapter; of a file that is not as it was written nothing is believed."""
        path = self._path(naam)
        try:
            som, _, inhoud = path.read_bytes().partition(b"\n") if path.is_file() else (b"", b"", b"")
            gelezen = json.loads(inhoud) if som == _sum(inhoud) else {}
        except (OSError, ValueError, RecursionError):
            return {}
        return gelezen if isinstance(gelezen, dict) else {}

    def write(self, naam: str, results: Mapping[str, Any]) -> None:
        """Keep these results of a chapter, and no earlier ones; what cannot be written is calculated the next time."""
        inhoud = json.dumps(results, sort_keys=True).encode()
        with suppress(OSError):
            self.folder.mkdir(mode=0o700, exist_ok=True)
            fresh = self.folder / f".{naam}-{os.getpid()}"
            fresh.unlink(missing_ok=True)
            with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                file.write(_sum(inhoud) + b"\n" + inhoud)
            replace_file(fresh, self._path(naam))

    def forget_others(self, namen: Collection[str]) -> None:
        """Throw away what is kept of other chapters than these, and what a process left that was killed."""
        ours = {self._path(naam) for naam in namen}
        with suppress(OSError):
            for path in self.folder.iterdir():
                if path not in ours:
                    path.unlink()

    def _path(self, naam: str) -> Path:
        return self.folder / f"{naam}.json"


class ResultsOfBuild:
    """What the chapters of one build may take of what is kept, and what is kept of it when it is done."""

    def __init__(self, earlier: KeptResults, *, use_earlier: bool) -> None:
        self._earlier, self._use = earlier, use_earlier
        self._found: dict[str, dict[str, Any]] = {}
        self._asked: dict[str, dict[str, Any]] = {}

    def of(self, naam: str, code: Mapping[str, str]) -> Kept | None:
        """Give what a chapter may take: results by the `code` that they follow from; None when it has no such code."""
        if not code:
            return None
        self._found[naam] = self._earlier.read(naam) if self._use else {}
        return Kept(code, self._found[naam])

    def note(self, done: Done) -> None:
        """Note what a chapter that was executed asked and made."""
        known = {**self._found.pop(done.naam, {}), **done.made}
        if done.asked:
            self._asked[done.naam] = {key: known[key] for key in done.asked}

    def keep(self, namen: Collection[str]) -> None:
        """Keep what was asked, and nothing of other chapters than these: for who knows that no input changed since."""
        for naam, results in self._asked.items():
            self._earlier.write(naam, results)
        self._earlier.forget_others(namen)
        self._asked.clear()


def _sum(inhoud: bytes) -> bytes:
    return hashlib.sha256(inhoud).hexdigest().encode()
