"""Does everything that can go wrong with a chapter end in a clear report, without an orphan or a half-written file?"""

import multiprocessing.forkserver
import os
import random
import resource
import shutil
import signal
import time
from pathlib import Path

import pytest
from kleine_monitor import NAAM, alleen, begin, bestanden, cel, los, monitor, processen, uitvoer, wacht

from monitorlib.cli import main

KILLS = int(os.environ.get("MONITOR_KILLS", "2"))


# Beside the pages: an empty file that carries the hold on the folder, and a note of the bytes of a build.
ERNAAST = (".intern.slot", ".intern.ongewijzigd", "levering")


@pytest.fixture
def klein(project: Path) -> Path:
    """A project whose edition has two chapters."""
    alleen(project, "privacy", "inleiding")
    return project


def niets_over(project: Path) -> None:
    """No process and no unfinished folder stays behind."""
    wacht(lambda: not processen(project))
    assert {path.name for path in (project / "output" / NAAM).glob("*")} <= {"intern", *ERNAAST}


@pytest.mark.parametrize(
    ("source", "melding"),
    [
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "de uitvoering is van buiten gestopt (SIGKILL)"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", "de uitvoering viel om (SIGSEGV)"),
        ("import os; os._exit(3)", "de uitvoering stopte zonder uitkomst (code 3)"),
        ("while True: pass", "duurde langer dan 2 seconden en is gestopt"),
        ("te_veel = bytes(2 * 2**30)", "cel 3, regel `te_veel = bytes(2 * 2**30)`: het geheugen is op."),
        ("print('x' * 200_000_000)", "cel 3: de uitvoer is groter dan 50 MB"),
        ("for _ in range(200): print('x' * 1_000_000)", "cel 3: de uitvoer is groter dan 50 MB"),
    ],
    ids=["killed", "segfault", "exit", "forever", "memory", "output", "output in pieces"],
)
def test_a_chapter_that_goes_wrong_is_named_and_stops_no_other(
    klein: Path, source: str, melding: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its message says which chapter and why; the other chapter is executed; the earlier site stands."""
    assert main(["build", NAAM, "--quiet"]) == 0
    eerder = bestanden(uitvoer(klein))
    cel(klein, "privacy", source)
    tijd = "2" if "while" in source else "120"
    assert main(["build", NAAM, "--force", "--timeout", tijd, "--memory", "1500"]) == 1
    uit, fout = capsys.readouterr()
    assert fout.startswith(("Hoofdstuk privacy", "notebooks/privacy.ipynb, cel 3"))
    assert melding in fout
    assert f"{NAAM}: hoofdstuk inleiding uitgevoerd." in uit
    assert f"{NAAM}: hoofdstuk privacy mislukt." in uit
    assert bestanden(uitvoer(klein)) == eerder
    assert {path.name for path in uitvoer(klein).parent.iterdir()} == {"intern", *ERNAAST}


def test_an_error_that_is_not_ours_hides_its_message(klein: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A message can hold a value from a source: the terminal has it only when asked, no file ever."""
    cel(klein, "privacy", "raise ValueError('geheim 123')")
    assert main(["build", NAAM, "--quiet"]) == 1
    assert "cel 3, regel `raise ValueError('geheim 123')`: ValueError." in capsys.readouterr().err
    assert main(["build", NAAM, "--quiet", "--traceback"]) == 1
    assert "ValueError: geheim 123" in capsys.readouterr().err


def test_a_dead_parent_is_reported_and_replaced(klein: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The chapters that it had started are gone with it; the next build starts another."""
    # The parent of a cell is its guard; the parent of that is the one of all chapters.
    ouder = "int(open(f'/proc/{os.getppid()}/stat').read().rpartition(')')[2].split()[1])"
    cel(klein, "privacy", f"import os, signal; os.kill({ouder}, signal.SIGKILL)\nwhile True: pass")
    alleen(klein, "privacy")
    assert main(["build", NAAM, "--quiet"]) == 1
    assert "het proces waaruit de hoofdstukken starten, is weggevallen. Bouw opnieuw." in capsys.readouterr().err
    shutil.copy(Path(__file__).parents[2] / "notebooks" / "privacy.ipynb", klein / "notebooks")
    assert main(["build", NAAM, "--quiet"]) == 0
    assert multiprocessing.forkserver._forkserver._forkserver_pid is not None  # type: ignore[attr-defined]


def test_an_interrupt_leaves_everything_as_it_was(klein: Path) -> None:
    """Ctrl-C in the middle: the earlier site stands, nothing runs on, the exit code says it."""
    assert main(["build", NAAM, "--quiet"]) == 0
    eerder = bestanden(uitvoer(klein))
    teken = klein / "begonnen"
    cel(klein, "privacy", f"open({str(teken)!r}, 'w').close()\nwhile True: pass")
    # Tests that run in the background ignore an interrupt, and what they start would too.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    proces = begin(klein, "build", NAAM)
    wacht(teken.exists, proces)
    os.kill(proces.pid, signal.SIGINT)
    _, fout = proces.communicate(timeout=60)
    assert proces.returncode == 1
    assert fout == "Afgebroken; wat er was, is niet veranderd.\n"
    assert bestanden(uitvoer(klein)) == eerder
    niets_over(klein)


def test_two_builds_at_once_wait_for_each_other(klein: Path) -> None:
    """Both succeed; one says that it waits for the other, and then has nothing left to do."""
    teken = klein / "begonnen"
    cel(klein, "privacy", f"import time; open({str(teken)!r}, 'w').close(); time.sleep(2)")
    eerste = begin(klein, "build", NAAM)
    wacht(teken.exists, eerste)
    tweede = monitor(klein, "build", NAAM)
    assert eerste.wait() == 0
    assert tweede.returncode == 0
    regels = tweede.stdout.splitlines()
    assert regels[0] == f"{NAAM} wordt al gebouwd door een ander proces; dit wacht daarop."
    assert regels[1].startswith("Niets veranderd: ")


def test_a_full_disk_is_reported(klein: Path) -> None:
    """No file may grow beyond 20 kB: the build says which file, and the earlier site stands."""
    assert main(["build", NAAM, "--quiet"]) == 0
    eerder = bestanden(uitvoer(klein))
    vol = los(
        klein,
        "build",
        NAAM,
        "--force",
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)),
    )
    assert vol.returncode == 1
    assert "kan niet geschreven worden: een bestand mag hier niet zo groot worden" in vol.stderr
    assert "Traceback" not in vol.stderr
    assert bestanden(uitvoer(klein)) == eerder
    niets_over(klein)


def test_an_output_folder_that_cannot_be_written_is_reported(klein: Path) -> None:
    """A file stands where the folder should come."""
    (klein / "output").write_text("geen map", encoding="utf-8")
    gezegd = monitor(klein, "build", NAAM)
    assert gezegd.returncode == 1
    assert "output: dit is een bestand; wijs voor pagina's (--output) een map aan." in gezegd.stderr
    assert "Traceback" not in gezegd.stderr


def test_a_clock_that_jumps_changes_nothing(klein: Path) -> None:
    """Files from the far future and the far past are what they hold."""
    assert main(["build", NAAM, "--quiet"]) == 0
    for jaar, pad in ((4_000_000_000, klein / "params"), (1, klein / "notebooks"), (4_000_000_000, uitvoer(klein))):
        for path in pad.rglob("*"):
            os.utime(path, (jaar, jaar))
    gezegd = monitor(klein, "build", NAAM)
    assert gezegd.stdout.startswith("Niets veranderd: ")
    tekst = klein / "params" / NAAM / "privacy.md"
    tekst.write_text(tekst.read_text(encoding="utf-8").replace("grondrecht", "recht"), encoding="utf-8")
    os.utime(tekst, (1, 1))
    gezegd = monitor(klein, "build", NAAM)
    assert f"{NAAM}: hoofdstuk privacy uitgevoerd." in gezegd.stdout
    assert "hoofdstuk inleiding" not in gezegd.stdout


def test_after_a_kill_at_any_moment_a_plain_build_gives_the_same(
    klein: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """kill -9 of the command, the parent or a child, at random moments: the next build is as an undisturbed one."""
    assert main(["build", NAAM, "--quiet", "--output", str(klein / "rustig")]) == 0
    rustig = bestanden(klein / "rustig" / NAAM / "intern")
    tekst = klein / "params" / NAAM / "privacy.md"
    oud = tekst.read_text(encoding="utf-8")
    toeval = random.Random(20161)
    begonnen = time.monotonic()
    assert los(klein, "build", NAAM).returncode == 0
    duur = time.monotonic() - begonnen
    for keer in range(KILLS):
        # Something to do, in turn from scratch and from an earlier site.
        if keer % 2:
            shutil.rmtree(uitvoer(klein))
            shutil.rmtree(klein / "data" / NAAM / "snapshot", ignore_errors=True)
        tekst.write_text(f"{oud}\n\nKeer {'i' * (keer + 1)}.\n", encoding="utf-8")
        proces = begin(klein, "build", NAAM)
        time.sleep(toeval.uniform(0, duur))
        levend = processen(klein)
        if levend:
            os.kill(toeval.choice(levend), signal.SIGKILL)
        proces.communicate()
        tekst.write_text(oud, encoding="utf-8")
        gebouwd = monitor(klein, "build", NAAM)
        assert gebouwd.returncode == 0, gebouwd.stderr
        assert bestanden(uitvoer(klein)) == rustig
        niets_over(klein)


def test_the_report_of_several_editions_names_each(project: Path) -> None:
    """One edition fails, the other is built all the same, and the exit code says it."""
    alleen(project, "privacy")
    cel(project, "privacy", "1 / 0")
    gezegd = monitor(project, "build", NAAM, "haarlemmermeer/2017-Q2")
    assert gezegd.returncode == 1
    assert gezegd.stderr == (
        "notebooks/privacy.ipynb, cel 3, regel `1 / 0`: ZeroDivisionError. Hier wordt door nul gedeeld. "
        "Met --traceback staat de hele fout op het scherm.\n"
    )
    assert (project / "output/haarlemmermeer/2017-Q2/intern/index.html").is_file()
    assert not uitvoer(project).exists()
