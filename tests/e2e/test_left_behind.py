"""Does all that a chapter starts end with it, in whatever session it went, and however the chapter itself ended?"""

from pathlib import Path

import pytest
from kleine_monitor import NAAM, alleen, cel, monitor

# Each starts a process that writes its number down and would live for ten minutes, out of sight of its chapter.
SLAAP = "echo $$ > {plaats}; exec sleep 600"
MANIEREN = {
    "child": "import subprocess; subprocess.Popen(['sh', '-c', {slaap!r}])",
    "session": "import subprocess; subprocess.Popen(['sh', '-c', {slaap!r}], start_new_session=True)",
    "setsid nohup": "import subprocess; subprocess.run(['sh', '-c', 'setsid nohup sh -c \"$0\" &', {slaap!r}])",
    "without environment": (
        "import subprocess; subprocess.Popen(['/bin/sh', '-c', {slaap!r}], start_new_session=True, env={{}})"
    ),
    "double fork": """
import os, time
if not (eerste := os.fork()):
    os.setsid()
    if not os.fork():
        open({plaats!r}, "w").write(str(os.getpid()))
        os.closerange(0, 3)
        time.sleep(600)
    os._exit(0)
os.waitpid(eerste, 0)
""",
}
EINDEN = {
    "well": ("", 0),
    "killed": ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", 1),
    "with its group": ("import os, signal; os.killpg(0, signal.SIGKILL)", 1),
    "by a wrong cell": ("1 / 0", 1),
    "too late": ("while True: pass", 1),
}
WACHT = "import os, time\nwhile not (os.path.exists({plaats!r}) and os.path.getsize({plaats!r})): time.sleep(0.01)\n"


def leeft(pid: int) -> bool:
    """Whether a process runs; one that ended and waits to be seen does not."""
    try:
        staat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return staat != "Z"


def bouw(project: Path, manier: str, einde: str, *opties: str) -> int:
    """Build a chapter that leaves a process behind and ends so; give the number of that process."""
    plaats = project / "nummer"
    plaats.unlink(missing_ok=True)
    begin = MANIEREN[manier].format(slaap=SLAAP.format(plaats=plaats), plaats=str(plaats))
    source, code = EINDEN[einde]
    cel(project, "privacy", f"{begin}\n{WACHT.format(plaats=str(plaats))}{source}")
    tijd = "8" if einde == "too late" else "120"
    assert monitor(project, "build", NAAM, "--timeout", tijd, *opties).returncode == code
    return int(plaats.read_text(encoding="utf-8"))


@pytest.mark.parametrize("manier", MANIEREN)
def test_what_a_chapter_started_ends_with_it(project: Path, manier: str) -> None:
    alleen(project, "privacy")
    assert not leeft(bouw(project, manier, "well"))


@pytest.mark.parametrize("einde", [einde for einde in EINDEN if einde != "well"])
def test_however_the_chapter_ended(project: Path, einde: str) -> None:
    alleen(project, "privacy")
    assert not leeft(bouw(project, "double fork", einde))


def test_in_a_kernel_too(project: Path) -> None:
    alleen(project, "privacy")
    assert not leeft(bouw(project, "setsid nohup", "well", "--engine", "kernel"))
