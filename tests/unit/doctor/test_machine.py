"""Is what a machine lacks named, with the number that was found and what to do?"""

import os
import resource
import socket
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest

from monitorlib.doctor import machine
from monitorlib.doctor.machine import Machine
from monitorlib.engine.children import child

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="grenzen van een proces zijn die van Unix")


@pytest.fixture
def hier(tmp_path: Path) -> Machine:
    """A machine whose project is a folder of the test, with nothing in its environment."""
    return Machine(tmp_path, {}, tmp_path, tmp_path / "meminfo", tmp_path / "cgroup")


def test_a_system_without_fork(hier: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    assert list(machine.fork(hier)) == []
    monkeypatch.setattr(child, "_HAS_FORK", False)
    (fault,) = machine.fork(hier)
    assert "geen fork" in fault.what


def test_a_temporary_folder_that_is_not_there(hier: Machine) -> None:
    (fault,) = machine.temporary_folder(replace(hier, environment={"TMPDIR": str(hier.here / "weg")}))
    assert fault.where == str(hier.here / "weg")
    assert fault.do.endswith("unset TMPDIR")
    assert list(machine.temporary_folder(replace(hier, environment={"TMPDIR": str(hier.here)}))) == []


def test_a_temporary_folder_with_a_name_that_no_socket_can_have(hier: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    """The longest name that passes is the longest with which a socket can be made as multiprocessing makes it."""
    with tempfile.TemporaryDirectory(prefix="d") as kort:
        goed = f"{kort}/".ljust(machine._SUN_PATH - machine._SOCKET, "x")
        fout = f"{goed}x"
        for folder, lukt in ((goed, True), (fout, False)):
            (Path(folder) / "pymp-12345678").mkdir(parents=True)
            with socket.socket(socket.AF_UNIX) as een:
                if lukt:
                    een.bind(f"{folder}/pymp-12345678/listener-12345678")
                else:
                    with pytest.raises(OSError, match="too long"):
                        een.bind(f"{folder}/pymp-12345678/listener-12345678")
            monkeypatch.setattr(tempfile, "tempdir", folder)
            assert ["te lang" in fault.what for fault in machine.temporary_folder(hier)] == [] if lukt else [True]


def test_a_machine_with_too_little_memory(hier: Machine) -> None:
    """The file is as Linux writes it: 1,536,000 kB are 1,500 MB."""
    hier.meminfo.write_text("MemTotal:       24685060 kB\nMemAvailable:    1536000 kB\n")
    (fault,) = machine.memory(hier)
    assert fault.where == "de machine"
    assert fault.what == "er is vrij 1.500 MB geheugen; een hoofdstuk kan 2.000 MB vragen"
    hier.meminfo.write_text("MemTotal:       24685060 kB\nMemAvailable:    4096000 kB\n")
    assert list(machine.memory(hier)) == []


def test_a_container_that_gives_too_little(hier: Machine) -> None:
    hier.cgroup.mkdir()
    (hier.cgroup / "memory.max").write_text(f"{512 * 1024**2}\n")
    (fault,) = machine.memory(hier)
    assert "512 MB" in fault.what
    (hier.cgroup / "memory.max").write_text("max\n")
    assert list(machine.memory(hier)) == []


def _met_grens(grens: int, hoeveel: int, opdracht: str) -> str:
    """Run a line of Python in a process with a limit of the system."""
    gedaan = subprocess.run(
        [sys.executable, "-c", f"from monitorlib.doctor.machine import *\nm = Machine.this()\n{opdracht}"],
        capture_output=True,
        text=True,
        check=True,
        preexec_fn=lambda: resource.setrlimit(grens, (hoeveel, hoeveel)),
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    return gedaan.stdout


def test_a_process_that_may_use_too_little_memory() -> None:
    gezegd = _met_grens(resource.RLIMIT_AS, 1500 * 1024**2, "print([f.what for f in memory(m) if 'proces' in f.where])")
    assert gezegd == "['er mag gebruikt worden 1.500 MB geheugen; een hoofdstuk kan 2.000 MB vragen']\n"


def test_a_process_that_may_write_small_files_only() -> None:
    gezegd = _met_grens(resource.RLIMIT_FSIZE, 100 * 1024**2, "print([f.what for f in file_size(m)])")
    assert "een bestand mag niet groter worden dan 100 MB" in gezegd
    assert list(machine.file_size(Machine.this())) == []


def test_a_screen_without_accents() -> None:
    gedaan = subprocess.run(
        [
            sys.executable,
            "-c",
            "from monitorlib.doctor.machine import *\nprint(*[f.do for f in screen(Machine.this())])",
        ],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )
    assert gedaan.stdout.startswith("export PYTHONIOENCODING=utf-8")


def test_a_screen_with_accents(hier: Machine) -> None:
    assert list(machine.screen(hier)) == []


@pytest.mark.parametrize(
    ("waarde", "fout"), [("error", True), ("ignore,error::DeprecationWarning", True), ("default", False), ("", False)]
)
def test_warnings_that_are_errors(hier: Machine, waarde: str, fout: bool) -> None:
    assert bool(list(machine.python_settings(replace(hier, environment={"PYTHONWARNINGS": waarde})))) is fout
