"""What a worker does: it unpacks the inputs of an edition once, and executes chapters as any machine does."""

import shutil
import tempfile
import zipfile
from dataclasses import replace
from pathlib import Path

from filelock import FileLock

from monitorlib.editie.layout import Layout
from monitorlib.engine.cluster.storage import PACKED, PARTS, Storage, of_region, of_site
from monitorlib.engine.execution.in_child import execute
from monitorlib.engine.execution.job import Done, Job
from monitorlib.engine.moment.moment import Moment
from monitorlib.engine.stale.library import check_library
from monitorlib.engine.stale.state import notebook_of
from monitorlib.files.private import private_from_now_on


def elsewhere(job: Job, storage: Storage) -> Done:
    """Execute a chapter on a worker, with what the storage has, and put what it left there."""
    root = _own(storage.run) / of_region(job)
    root.mkdir(parents=True, exist_ok=True)
    with FileLock(root / ".slot"):
        if not (root / "notebooks").is_dir():
            storage.get(of_region(job), (PACKED,), root)
            with zipfile.ZipFile(root / PACKED) as archive:
                archive.extractall(root / "half")
            for part in PARTS:
                (root / "half" / part).rename(root / part)
    with tempfile.TemporaryDirectory(dir=root) as made:
        folder, own = Path(made) / "site", Path(made) / "eigen"
        storage.get(of_site(job), tuple(map(notebook_of, job.leest)), own)
        moment = Moment.of(Layout(root, root / "data", root / "output"))
        done = execute(replace(job, folder=folder, own=own, environment=moment.environment(own)))
        moment.check()
        check_library()
        storage.put(folder, [Path(file) for file in done.files if (folder / file).is_file()], of_site(job))
    return done


def _own(run: str) -> Path:
    """Give the folder of a run on a worker, which nobody else can read."""
    private_from_now_on()
    root = Path(tempfile.gettempdir()) / f"monitor-{run}"
    root.mkdir(exist_ok=True, mode=0o700)
    return root


def forget(run: str) -> None:
    """Take the folder of a run on a worker away: sources of persons are in it."""
    shutil.rmtree(_own(run), ignore_errors=True)
