"""Where the folders of the project are. Nothing else in monitorlib knows a path by heart."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from monitorlib.editie.proeven.proef import Proefopzet
from monitorlib.errors import MonitorError
from monitorlib.systeem import waarom

# The environment carries the folders to the chapters, so that no path stands in a notebook or a page.
ROOT, DATA, OUTPUT, EDITION_OUTPUT, REGION_SITE = (
    "MONITOR_ROOT",
    "MONITOR_DATA",
    "MONITOR_OUTPUT",
    "MONITOR_EDITION_OUTPUT",
    "MONITOR_REGION_SITE",
)
# How a folder begins that holds what does not fit in memory, within that of a build.
SPILL = "monitor-tijdelijk-"
# In the copy that a build reads: the commit of the code at that moment.
COMMIT = "commit"
# In that copy, among the parameters: what a trial changed in them, as a sentence.
PROEF = ".proef"
# What is published of an edition, and beside it, never in it, what it was made from: with the build of its pages.
OPENBAAR, ARCHIEF = "openbaar", "archief"
BUILDS = {"intern": "intern", OPENBAAR: f"{ARCHIEF}/bouw"}


@dataclass(frozen=True)
class Layout:
    """The folders of one installation: `root` holds params and notebooks; data and output may lie outside."""

    root: Path
    data: Path
    output: Path
    # A chapter has a folder of its own here: what it leaves for itself, and what it reads of others.
    edition_output_override: Path | None = None
    # While the front page of an edition is made: where the site of its region stands, to look at and to lead to.
    region_site: Path | None = None
    # Of a copy that a build reads: the project that it was taken from.
    project: Path | None = None
    # Of a trial: which values of params.yml are others, and how its pages are called.
    proef: Proefopzet | None = None
    # Where the frozen sources of a trial are, when they are not those of the edition.
    snapshots: Path | None = None

    @classmethod
    def find(cls, data: Path | None = None, output: Path | None = None) -> Self:
        """Find the project: `MONITOR_ROOT`, else the first folder upwards that has params and notebooks."""
        root = _find_root()
        override, region = os.environ.get(EDITION_OUTPUT), os.environ.get(REGION_SITE)
        return cls(
            root=root,
            data=_folder(data or Path(os.environ.get(DATA, root / "data")), "gegevens (--data)"),
            output=_folder(output or Path(os.environ.get(OUTPUT, root / "output")), "pagina's (--output)"),
            edition_output_override=Path(override) if override else None,
            region_site=Path(region) if region else None,
        )

    @classmethod
    def find_in(cls, environment: Mapping[str, str]) -> Self:
        """Give the layout that `environment` made these variables of."""
        root, data, output = (Path(environment[name]) for name in (ROOT, DATA, OUTPUT))
        return cls(root, data, output)

    @property
    def notebooks(self) -> Path:
        return self.root / "notebooks"

    @property
    def params(self) -> Path:
        return self.root / "params"

    def edition_params(self, regio: str, periode: str) -> Path:
        return self.params / regio / periode

    def edition_data(self, regio: str, periode: str) -> Path:
        return self.data / regio / periode

    def edition_snapshot(self, regio: str, periode: str) -> Path:
        """Find the frozen sources of an edition, or those that a trial froze for itself."""
        own = self.snapshots if self.proef and self.proef.editie == f"{regio}/{periode}" else None
        return (own or self.data) / regio / periode / "snapshot"

    def edition_output(self, regio: str, periode: str, lezers: str, gemeente: str | None = None) -> Path:
        """Find the build of an edition for its readers, or of a trial; one gemeente lies within its region.

        Of what is published the build is in the archive: see `edition_public` for the pages that anyone reads.
        """
        region = self.output / regio / periode / (self.proef.map if self.proef else BUILDS[lezers])
        return self.edition_output_override or (region / "gemeente" / gemeente if gemeente else region)

    def akkoordsleutel(self, regio: str) -> Path:
        """Find the key with which is hashed what somebody saw: with the data of a region, so outside a repository."""
        return self.data / regio / "akkoord.sleutel"

    def edition_public(self, regio: str, periode: str) -> Path:
        """Find the folder with what is published of an edition."""
        return self.output / regio / periode / OPENBAAR

    def edition_archive(self, regio: str, periode: str) -> Path:
        """Find the folder with all that a published edition was made from."""
        return self.output / regio / periode / ARCHIEF

    def shown(self, path: Path) -> str:
        """Name a file relative to the project where it lies in it, or in a copy of it."""
        for root in (self.root, self.project):
            if root and path.is_relative_to(root):
                return str(path.relative_to(root))
        return str(path)

    def environment(self, edition_output: Path) -> dict[str, str]:
        """The variables with which a chapter finds these folders again."""
        return {
            ROOT: str(self.root),
            DATA: str(self.data),
            OUTPUT: str(self.output),
            EDITION_OUTPUT: str(edition_output),
        }


def _folder(given: Path, what: str) -> Path:
    """Find a folder that was given; raise `MonitorError` for a file, and for a link that leads to itself."""
    try:
        folder = given.resolve()
        is_file = folder.exists() and not folder.is_dir()
    except (OSError, RuntimeError, ValueError) as error:
        raise MonitorError(f"{given}: deze map voor {what} is niet te gebruiken: {waarom(error)}.") from error
    if is_file:
        raise MonitorError(f"{given}: dit is een bestand; wijs voor {what} een map aan.")
    return folder


def _find_root() -> Path:
    given = os.environ.get(ROOT)
    starts = [Path(given)] if given else [Path.cwd(), Path(__file__).parent]
    for start in starts:
        for folder in (start.resolve(), *start.resolve().parents):
            if (folder / "params").is_dir() and (folder / "notebooks").is_dir():
                return folder
    raise MonitorError(
        "Geen monitorproject gevonden: zoek een map met 'params' en 'notebooks', "
        f"ga daarin staan, of zet {ROOT} op die map."
    )
