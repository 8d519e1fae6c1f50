"""The storage that a build and its workers share: a folder of one run."""

import tempfile
import uuid
import zipfile
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any

import fsspec  # type: ignore[import-untyped]

from monitorlib.editie.layout import Layout
from monitorlib.engine.execution.job import Job

# What the inputs of an edition are, in a packed file of this name.
PARTS, PACKED = ("params", "data", "notebooks"), "invoer.zip"


@dataclass
class Storage:
    """A folder of one run on the shared storage; travels to the workers."""

    url: str
    run: str

    def __post_init__(self) -> None:
        self._lock, self._known = Lock(), set[str]()

    def __getstate__(self) -> dict[str, str]:
        return {"url": self.url, "run": self.run}

    def __setstate__(self, state: dict[str, str]) -> None:
        self.__init__(state["url"], state["run"])  # type: ignore[misc]

    def pack(self, job: Job) -> None:
        """Put what the chapters of a region need on the storage, once."""
        with self._lock:
            if of_region(job) not in self._known:
                with tempfile.TemporaryDirectory() as folder:
                    _pack(Layout.find_in(job.environment), Path(folder) / PACKED)
                    self.put(Path(folder), [Path(PACKED)], of_region(job))
                self._known.add(of_region(job))

    def put(self, folder: Path, files: list[Path], project: str) -> None:
        """Copy files of a folder to that of a project; each appears whole."""
        system, root = self._open(project)
        for file in files:
            target = f"{root}/{file.as_posix()}"
            system.makedirs(target.rsplit("/", 1)[0], exist_ok=True)
            half = f"{target}.{uuid.uuid4().hex}"
            system.put_file(str(folder / file), half)
            system.mv(half, target)

    def get(self, project: str, files: tuple[str, ...], folder: Path) -> None:
        """Copy files of a project into a folder here, those that there are."""
        system, root = self._open(project)
        for file in files:
            if system.exists(f"{root}/{file}"):
                (folder / file).parent.mkdir(parents=True, exist_ok=True)
                system.get_file(f"{root}/{file}", str(folder / file))

    def remove(self) -> None:
        """Take the folder of this run away."""
        system, root = fsspec.core.url_to_fs(f"{self.url.rstrip('/')}/{self.run}")
        if system.exists(root):
            system.rm(root, recursive=True)

    def _open(self, project: str) -> tuple[Any, str]:
        system, root = fsspec.core.url_to_fs(f"{self.url.rstrip('/')}/{self.run}/{project}")
        return system, str(root)


def of_region(job: Job) -> str:
    """Name the folder on the storage with what a region's chapters need."""
    return "-".join(job.editie.split("/")[:2])


def of_site(job: Job) -> str:
    """Name the folder on the storage with what the chapters of a site left."""
    return f"site-{job.editie.replace('/', '-')}"


def _pack(layout: Layout, target: Path) -> None:
    """Pack the inputs of an edition, as the build took them."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for part in PARTS:
            archive.mkdir(part)
            for path in sorted((layout.root / part).rglob("*")):
                archive.write(path, path.relative_to(layout.root))
