"""Is whatever stops a command one sentence in Dutch: of the terminal, the folders, the options, the system?"""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from kleine_monitor import NAAM, alleen, begin, bestanden, los, omgeving, uitvoer

from monitorlib.cli import main
from monitorlib.commands import listing
from monitorlib.opties import megabytes, seconds


@pytest.fixture
def klein(project: Path) -> Path:
    """A project whose edition has one chapter."""
    alleen(project, "privacy")
    return project


def opdracht(project: Path, shell: str, **omgeving_: str) -> subprocess.CompletedProcess[str]:
    """Run a line of the shell in which $MONITOR is the command."""
    return subprocess.run(
        ["bash", "-c", shell],
        env={**omgeving(project), "MONITOR": f"{sys.executable} -m monitorlib.cli", **omgeving_},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


class TestUitvoer:
    @pytest.mark.parametrize("wat", ["list --indicatoren", f"build {NAAM}", "--help"])
    def test_a_full_disk_behind_stdout_is_said_and_the_work_is_done(self, klein: Path, wat: str) -> None:
        gezegd = opdracht(klein, f"$MONITOR {wat} > /dev/full")
        assert gezegd.returncode == 1
        assert gezegd.stderr == (
            "De uitvoer op het scherm of in een bestand kon niet geschreven worden: de schijf is vol; maak ruimte en "
            "probeer het opnieuw.\n"
        )
        assert ("build" not in wat) or (uitvoer(klein) / "index.html").is_file()

    @pytest.mark.parametrize("wat", ["list --indicatoren", f"check {NAAM}"])
    def test_a_reader_that_has_seen_enough_is_no_fault(self, klein: Path, wat: str) -> None:
        gezegd = opdracht(klein, f"$MONITOR {wat} | true; exit ${{PIPESTATUS[0]}}")
        assert gezegd.stderr == ""
        assert gezegd.returncode == (3 if "check" in wat else 0)

    def test_closed_streams_receive_nothing_and_no_file_receives_what_is_printed(self, klein: Path) -> None:
        """A file that is opened at descriptor 1 would be written into."""
        gezegd = opdracht(klein, f"$MONITOR build {NAAM} <&- >&- 2>&-")
        assert (gezegd.returncode, gezegd.stdout, gezegd.stderr) == (0, "", "")
        eerder = bestanden(uitvoer(klein))
        assert main(["build", NAAM, "--force", "--quiet"]) == 0
        assert bestanden(uitvoer(klein)) == eerder

    def test_a_terminal_without_accents(self, klein: Path) -> None:
        gezegd = opdracht(klein, "$MONITOR list --indicatoren", PYTHONIOENCODING="ascii")
        assert (gezegd.returncode, gezegd.stderr) == (0, "")
        voluit = opdracht(klein, "$MONITOR list --indicatoren", PYTHONIOENCODING="utf-8").stdout
        assert "clienten" in gezegd.stdout
        assert gezegd.stdout.isascii()
        assert len(gezegd.stdout.splitlines()) == len(voluit.splitlines())

    def test_a_folder_that_is_gone(self, klein: Path) -> None:
        gezegd = opdracht(klein, "mkdir $MONITOR_ROOT/weg; cd $MONITOR_ROOT/weg; rmdir ../weg; $MONITOR list")
        assert gezegd.returncode == 1
        assert gezegd.stderr.startswith("De map waarin u staat, is niet te gebruiken: het bestaat niet")
        assert gezegd.stderr.endswith("Ga met cd naar een map die er is.\n")


class TestOpties:
    @pytest.mark.parametrize("waarde", ["nan", "-5", "0", "inf", "-inf", "1e300", "veel", ""])
    @pytest.mark.parametrize(("optie", "eenheid"), [("--memory", "MB"), ("--timeout", "seconden")])
    def test_a_number_that_is_no_limit_is_wrong_use(
        self, optie: str, eenheid: str, waarde: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["build", NAAM, f"{optie}={waarde}"]) == 2
        fout = capsys.readouterr().err
        assert fout.startswith(f"{optie}: '{waarde}' kan hier niet; schrijf een getal groter dan 0 en ten hoogste ")
        assert fout.endswith(f" ({eenheid}).\n")

    def test_a_number_that_is_one(self) -> None:
        assert (seconds("0.5"), megabytes("1e3")) == (0.5, 1000.0)

    @pytest.mark.parametrize("wat", [["build", NAAM], ["check", NAAM], ["snapshot", NAAM], ["list"]])
    @pytest.mark.parametrize("optie", ["--data", "--output"])
    def test_a_file_where_a_folder_belongs(
        self, klein: Path, optie: str, wat: list[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        bestand = klein / "bestand"
        bestand.write_text("", encoding="utf-8")
        assert main([*wat, optie, str(bestand)]) == 1
        assert "bestand: dit is een bestand; wijs voor " in capsys.readouterr().err
        lus = klein / "lus"
        lus.symlink_to(lus)
        assert main([*wat, optie, str(lus)]) == 1
        assert "een koppeling die naar zichzelf wijst" in capsys.readouterr().err


class TestOnvoorzien:
    @pytest.mark.parametrize("fout", [TypeError("geheim"), RecursionError("geheim"), KeyError("geheim")])
    def test_an_error_that_nobody_foresaw(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], fout: Exception
    ) -> None:
        """Its own text can hold a value: the terminal has it only when asked."""

        def stuk(options: object) -> int:
            raise fout

        monkeypatch.setattr(listing, "run", stuk)
        assert main(["list"]) == 1
        gezegd = capsys.readouterr().err
        assert gezegd.startswith(f"Hier ging iets mis dat niet voorzien is ({type(fout).__name__}, cli.py, regel ")
        assert len(gezegd.splitlines()) == 1
        assert "geheim" not in gezegd
        assert main(["list", "--traceback"]) == 1
        assert "geheim" in capsys.readouterr().err


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_whatever_the_umask_nobody_else_reads_what_is_made(klein: Path, umask: int) -> None:
    """The frozen sources, the executed notebooks, and all folders about them."""
    proces = begin(klein, "build", NAAM, preexec_fn=lambda: os.umask(umask))
    assert proces.wait(timeout=120) == 0
    gemaakt = [klein / "data" / NAAM / "snapshot", klein / "output"]
    paden = [pad for map_ in gemaakt for pad in (map_, *map_.rglob("*"))]
    assert len(paden) > 15
    for pad in paden:
        mag = stat.S_IMODE(pad.stat().st_mode)
        assert mag == (0o700 if pad.is_dir() else 0o600), f"{pad}: {mag:o}"


def test_a_new_edition_is_for_all_who_work_on_it(project: Path) -> None:
    vraag = ("new", "proef/2025-Q1", "--gemeente", "GM0001:Proef", "--hoofdstukken", "jeugdwet,wmo,verantwoording")
    gezegd = los(project, *vraag, preexec_fn=lambda: os.umask(0o022))
    assert gezegd.returncode == 0, gezegd.stderr
    assert stat.S_IMODE((project / "params/proef/2025-Q1/params.yml").stat().st_mode) & 0o044 == 0o044


def test_a_text_that_is_not_there_is_an_open_bevinding(klein: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (klein / "params" / NAAM / "privacy.md").unlink()
    assert main(["check", NAAM]) == 3
    uit = " ".join(capsys.readouterr().out.split())
    assert "schrijf '## Ontwikkelingen'" in uit
    assert "dit bestand ontbreekt" in uit


@pytest.mark.parametrize("adres", ["foo", "tcp://", "http://x:1", "tcp://127.0.0.1:abc", "127.0.0.1:99999", "a b"])
def test_what_is_no_address_of_a_cluster_ends_at_once(klein: Path, adres: str) -> None:
    """A client that tries it leaves a thread that never ends."""
    gezegd = opdracht(klein, f"$MONITOR build {NAAM} --cluster '{adres}' --shared file:///tmp/x")
    assert gezegd.returncode == 1
    assert gezegd.stderr.startswith(f"--cluster: '{adres}' is geen adres van een scheduler; schrijf tcp://naam:poort")
