"""The site while it is made: in a folder beside the earlier one, in which only the build itself writes."""

import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from monitorlib.editie.per_gemeente import FOLDER as GEMEENTEN
from monitorlib.engine.execution.job import Done
from monitorlib.engine.stale.state import Built, State, files_of, notebook_of, outputs_of, site_files
from monitorlib.errors import MonitorError
from monitorlib.files.strangers import refuse_strangers
from monitorlib.files.swap import swap_in


class FreshSite:
    """What there is of a site so far: `folder`, and of each chapter in it how it was built."""

    def __init__(self, folder: Path, target: Path, shown: str) -> None:
        (folder / "notebooks").mkdir(parents=True)
        self.folder, self._target, self._shown = folder, target, shown
        self.built: dict[str, Built] = {}

    @property
    def records(self) -> dict[str, str]:
        """What each chapter left for those that read it, as a hash."""
        return State(self.built).records

    def keep(self, naam: str, built: Built) -> bool:
        """Take a chapter over from the earlier site; False when it is no longer what was built there."""
        with suppress(FileNotFoundError):
            for file in files_of(naam, self._target):
                (self.folder / file).parent.mkdir(exist_ok=True)
                shutil.copyfile(self._target / file, self.folder / file)
        if outputs_of(naam, self.folder) != dict(built.uitvoer):
            for file in files_of(naam, self.folder):
                (self.folder / file).unlink(missing_ok=True)
            return False
        self.built[naam] = built
        return True

    def pages_of(self, naam: str) -> list[str]:
        """Name the pages of a chapter that are here, relative to the site."""
        return [file for file in files_of(naam, self.folder) if file.endswith(".html")]

    def note(self, done: Done, inputs: Mapping[str, str]) -> None:
        """Note what a chapter was made from, and what it left here."""
        self.built[done.naam] = Built(inputs, outputs_of(done.naam, self.folder), done.gelezen, done.record)

    def note_pages(self, naam: str) -> None:
        """Note that the pages of a chapter that was kept were made again."""
        self.built[naam] = replace(self.built[naam], uitvoer=outputs_of(naam, self.folder))

    def lend_notebooks(self, folder: Path, hoofdstukken: Iterable[str]) -> None:
        """Copy the executed notebooks of these chapters for one that reads them."""
        (folder / "notebooks").mkdir(parents=True)
        for naam in hoofdstukken:
            shutil.copyfile(self.folder / notebook_of(naam), folder / notebook_of(naam))

    def check_only_hoofdstukken(self) -> None:
        """Raise `MonitorError` when there is anything but what the build wrote of the chapters."""
        self._check_hoofdstukken()
        if strange := site_files(self.folder, self.built):
            raise self._written_by_other(next(iter(strange)))

    def swap_in(self, inputs: Mapping[str, str], earlier: State, vormen: tuple[str, ...]) -> None:
        """Put the site in the place of the earlier one, of which nothing is lost that no build made."""
        self._check_hoofdstukken()
        State(self.built, inputs, site_files(self.folder, self.built), vormen).write(self.folder)
        swap_in(self.folder, self._target, GEMEENTEN, lambda old: self.refuse_strangers(earlier, old))

    def refuse_strangers(self, earlier: State, folder: Path | None = None) -> None:
        """Raise `MonitorError` when in the earlier site there is something that no build made."""
        there = folder or self._target
        refuse_strangers(there, self._shown, earlier.names(there), GEMEENTEN)

    def _check_hoofdstukken(self) -> None:
        for naam, built in self.built.items():
            found = outputs_of(naam, self.folder)
            if found != dict(built.uitvoer):
                anders = {file for file, _ in found.items() ^ built.uitvoer.items()}
                raise self._written_by_other(min(anders))

    def _written_by_other(self, file: str) -> MonitorError:
        return MonitorError(
            f"{self._shown}: iets anders dan de bouw schreef {file}, terwijl de pagina's gemaakt werden. Schrijf in "
            "een cel niets in die map, en bouw opnieuw; de eerdere pagina's staan er nog."
        )
