"""Chapters done on a Dask cluster: workers need this library and the shared storage, nothing else.

What an edition needs goes to the storage once, packed; a worker unpacks it, executes chapters as any machine does, and
puts what they left back. A worker that dies is replaced by another one: Dask gives its chapters out again.
"""

import logging
import multiprocessing
import re
import shutil
import tempfile
import time
import uuid
import zipfile
from asyncio import CancelledError
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor, wait
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock
from typing import Any

import fsspec  # type: ignore[import-untyped]
from distributed import Client
from filelock import FileLock

from monitorlib.editie.layout import Layout
from monitorlib.engine.children.child import go_on, stopping, warm_up
from monitorlib.engine.execution.in_child import OnCell, OnPage, execute
from monitorlib.engine.execution.job import Done, Job
from monitorlib.engine.moment.moment import Moment
from monitorlib.engine.stale.library import check_library, library
from monitorlib.engine.stale.state import notebook_of
from monitorlib.errors import HoofdstukError, MonitorError
from monitorlib.files.private import private_from_now_on

# How long a scheduler may take to answer, and how long no worker may be there; and how often is looked.
_SECONDS, _LOOK = 10, 1
_ADDRESS = re.compile(r"(?:(?:tcp|tls|ws|wss)://)?(?:[\w.-]+|\[[\da-fA-F:]+\]):(?P<port>\d{1,5})", re.ASCII)
# What the inputs of an edition are; the last of them says that all are there.
_PARTS = ("params", "data", "notebooks")


class Cluster:
    """A pool whose chapters are done elsewhere; what else there is to do is done here."""

    def __init__(self, client: Client, executor: Executor, threads: int, storage: "_Storage") -> None:
        self._client, self._executor, self._storage, self.breadth = client, executor, storage, threads
        self._here = ThreadPoolExecutor(max_workers=threads)

    def close(self) -> None:
        """Begin nothing more."""
        self._here.shutdown(cancel_futures=True)

    def hoofdstuk(self, job: Job, on_cell: OnCell, on_page: OnPage) -> Future[Done]:
        """Have a chapter executed; each thread here waits for one, and brings home what it left.

        A worker takes no results of earlier builds: it calculates.
        """
        return self._here.submit(self._bring_home, replace(job, kept=None))

    def submit(self, work: Callable[..., Any], /, *arguments: Any) -> Future[Any]:
        """Do other work here."""
        return self._here.submit(work, *arguments)

    def _bring_home(self, job: Job) -> Done:
        self._storage.pack(job)
        self._storage.put(job.own, [Path(notebook_of(naam)) for naam in job.leest], _site(job))
        try:
            done = self._wait(self._executor.submit(_elsewhere, job, self._storage))
        except MonitorError:
            raise
        except (Exception, CancelledError) as error:
            if not _workers(self._client):
                raise _nobody() from error
            raise HoofdstukError(
                f"Hoofdstuk {job.naam}: het cluster kon het niet uitvoeren ({type(error).__name__}). "
                "Kijk of er werkers zijn en bouw opnieuw."
            ) from error
        self._storage.get(_site(job), done.files, job.folder)
        return done

    def _wait(self, done: Future[Done]) -> Done:
        """Wait for a chapter as long as there is somebody to do it: Dask itself waits for ever."""
        seen = time.monotonic()
        while not wait([done], timeout=_LOOK).done:
            if _workers(self._client):
                seen = time.monotonic()
            elif time.monotonic() - seen > _SECONDS:
                raise _nobody()
        return done.result()


def _nobody() -> HoofdstukError:
    return HoofdstukError("--cluster: de scheduler of de laatste werker is weg; start ze opnieuw en bouw opnieuw.")


def _workers(client: Client) -> bool:
    """Tell whether a cluster has a worker; one whose scheduler does not answer has none."""
    with suppress(OSError):
        return client.status == "running" and bool(client.nthreads())  # type: ignore[no-untyped-call]
    return False


def _region(job: Job) -> str:
    """Name the folder on the storage with what a region's chapters need."""
    return "-".join(job.editie.split("/")[:2])


def _site(job: Job) -> str:
    """Name the folder on the storage with what the chapters of a site left."""
    return f"site-{job.editie.replace('/', '-')}"


@contextmanager
def cluster(address: str, url: str) -> Iterator[Cluster]:
    """Open a pool on the scheduler at an address, with shared storage at an fsspec URL.

    Raises `MonitorError` when the scheduler or the storage does not answer, when there is no worker, when a worker has
    another version of the library, or when it may not start processes.
    """
    _check_address(address)
    _quiet()
    try:
        client = Client(address, timeout=_SECONDS, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise MonitorError(
            f"--cluster: op {address} antwoordt geen scheduler ({type(error).__name__}). Start hem "
            "met dask scheduler, of verbeter het adres."
        ) from None
    with client:
        _check(client, address)
        # Each of them waits for a chapter elsewhere; twice as many as can run, so that no worker waits.
        threads = 2 * sum(client.nthreads().values())  # type: ignore[no-untyped-call]
        executor = client.get_executor(pure=False)  # type: ignore[no-untyped-call]
        storage = _Storage(url, uuid.uuid4().hex)
        pool = Cluster(client, executor, threads, storage)
        warm_up()
        # From the last to the first, whichever of them fails.
        with ExitStack() as after:
            after.callback(go_on)
            after.callback(storage.remove)
            after.callback(_forget_everywhere, client, storage.run)
            after.callback(pool.close)
            after.callback(_stop, executor)
            with stopping():
                yield pool


def _stop(executor: Executor) -> None:
    """Give what is still to be done to nobody."""
    with suppress(OSError, CancelledError):
        executor.shutdown(wait=False)


def _forget_everywhere(client: Client, run: str) -> None:
    with suppress(OSError, CancelledError):
        if _workers(client):
            client.run(_forget, run)


def _quiet() -> None:
    """Let Dask keep its tracebacks to itself when a scheduler or a worker dies: what it means is said here."""
    for name in ("distributed", "distributed.client", "tornado.application"):
        logging.getLogger(name).setLevel(logging.CRITICAL)


def _check_address(address: str) -> None:
    """Refuse what is no address before a client tries: one that fails so leaves a thread that never ends."""
    found = _ADDRESS.fullmatch(address)
    if not found or not 0 < int(found["port"]) < 65536:
        raise MonitorError(
            f"--cluster: '{address}' is geen adres van een scheduler; schrijf tcp://naam:poort, zoals "
            "tcp://10.0.0.1:8786."
        )


def _check(client: Client, address: str) -> None:
    found = client.run(_self_description)
    if not found:
        raise MonitorError(
            f"--cluster: de scheduler op {address} heeft geen werkers; start er een (zie docs/engines.md)."
        )
    for worker, (of_library, daemon) in found.items():
        if of_library != library():
            raise MonitorError(f"--cluster: werker {worker} heeft een andere versie van monitorlib; maak ze gelijk.")
        if daemon:
            raise MonitorError(
                f"--cluster: werker {worker} mag geen processen starten. "
                f"Start hem met: dask worker {address} --no-nanny"
            )


def _self_description() -> tuple[str, bool]:
    return library(), multiprocessing.current_process().daemon


@dataclass
class _Storage:
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
            if _region(job) not in self._known:
                with tempfile.TemporaryDirectory() as folder:
                    _pack(Layout.find_in(job.environment), Path(folder) / "invoer.zip")
                    self.put(Path(folder), [Path("invoer.zip")], _region(job))
                self._known.add(_region(job))

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


def _pack(layout: Layout, target: Path) -> None:
    """Pack the inputs of an edition, as the build took them."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for part in _PARTS:
            archive.mkdir(part)
            for path in sorted((layout.root / part).rglob("*")):
                archive.write(path, path.relative_to(layout.root))


def _elsewhere(job: Job, storage: _Storage) -> Done:
    """Execute a chapter on a worker, with what the storage has, and put what it left there."""
    root = _own(storage.run) / _region(job)
    root.mkdir(parents=True, exist_ok=True)
    with FileLock(root / ".slot"):
        if not (root / "notebooks").is_dir():
            storage.get(_region(job), ("invoer.zip",), root)
            with zipfile.ZipFile(root / "invoer.zip") as archive:
                archive.extractall(root / "half")
            for part in _PARTS:
                (root / "half" / part).rename(root / part)
    with tempfile.TemporaryDirectory(dir=root) as made:
        folder, own = Path(made) / "site", Path(made) / "eigen"
        storage.get(_site(job), tuple(map(notebook_of, job.leest)), own)
        moment = Moment.of(Layout(root, root / "data", root / "output"))
        done = execute(replace(job, folder=folder, own=own, environment=moment.environment(own)))
        moment.check()
        check_library()
        storage.put(folder, [Path(file) for file in done.files if (folder / file).is_file()], _site(job))
    return done


def _own(run: str) -> Path:
    """Give the folder of a run on a worker, which nobody else can read."""
    private_from_now_on()
    root = Path(tempfile.gettempdir()) / f"monitor-{run}"
    root.mkdir(exist_ok=True, mode=0o700)
    return root


def _forget(run: str) -> None:
    """Take the folder of a run on a worker away: sources of persons are in it."""
    shutil.rmtree(_own(run), ignore_errors=True)
