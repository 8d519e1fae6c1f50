"""Does `monitor doctor` say what it found and what it looked at, quickly, and without changing anything?"""

import inspect
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from locations import ROOT

from monitorlib.cli import main
from monitorlib.doctor import checks, examine
from monitorlib.doctor.checks import OF_EDITION, OF_MACHINE, OF_PROJECT
from monitorlib.doctor.fault import Check, Fault, Severity
from monitorlib.editie.layout import Layout

ALLE = (*OF_MACHINE, *OF_PROJECT, *OF_EDITION)


def _stand(root: Path) -> list[tuple[str, int, int, int]]:
    """Every file and folder with what no writing leaves as it was."""
    return sorted(
        (str(pad.relative_to(root)), seen.st_size, seen.st_mode, seen.st_ctime_ns)
        for pad in root.rglob("*")
        if (seen := pad.lstat())
    )


def _json(capsys: pytest.CaptureFixture[str], *woorden: str) -> tuple[int, dict[str, dict[str, object]]]:
    """Give the exit code, and by its name each thing that was looked at."""
    code = main(["doctor", "--json", *woorden])
    regels = [json.loads(regel) for regel in capsys.readouterr().out.splitlines()]
    return code, {regel.get("naam", "einde"): regel for regel in regels}


def test_a_healthy_edition(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing of the project or the edition is wrong but that it was never built; of the machine nothing stops it."""
    code, gezegd = _json(capsys, "bmwe/2016-Q1")
    assert code == 0
    namen = [een.name for een in (*OF_PROJECT, *OF_EDITION) if een.name in gezegd]
    assert len(namen) > 35
    assert [naam for naam in namen if gezegd[naam]["gebreken"]] == ["verse snapshot"]
    assert gezegd["einde"]["stopt"] == 0
    assert gezegd["einde"]["niet_nagekeken"] == []
    assert gezegd["einde"]["nagekeken"] == len(gezegd) - 1


def test_nothing_is_changed(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ervoor = _stand(project)
    main(["doctor", "bmwe/2016-Q1"])
    main(["doctor"])
    assert _stand(project) == ervoor


def test_nothing_is_made_in_the_home_folder(project: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Packages make folders of their own there when they are imported."""
    thuis = tmp_path_factory.mktemp("thuis")
    omgeving = {naam: waarde for naam, waarde in os.environ.items() if not naam.startswith(("XDG_", "MPL", "JUPYTER"))}
    opdracht = [sys.executable, "-m", "monitorlib.cli", "doctor", "bmwe/2016-Q1"]
    subprocess.run(
        opdracht, check=True, capture_output=True, env={**omgeving, "PYTHONPATH": str(ROOT), "HOME": str(thuis)}
    )
    assert list(thuis.iterdir()) == []


def test_each_fault_has_its_remedy_under_it(
    project: Path, edit: Callable[[Path, str, str], None], capsys: pytest.CaptureFixture[str]
) -> None:
    edit(project / "params/bmwe/2016-Q1/params.yml", "bestand: minimabeleid.csv", "bestand: minima.csv")
    (project / "notebooks/wmo.ipynb").unlink()
    assert main(["doctor", "bmwe/2016-Q1"]) == 1
    regels = capsys.readouterr().out.splitlines()
    plek = regels.index("stopt      data/bmwe/2016-Q1/minima.csv: het bestand ontbreekt. Bedoelt u 'minimabeleid.csv'?")
    assert regels[plek + 1] == "           Doe: lever het aan, of pas 'bestand' in params.yml aan"
    assert (
        "stopt      notebooks/wmo.ipynb: het notebook ontbreekt. Haal het notebook terug uit git, of "
        "herstel het op die plaats."
    ) in regels
    woorden = [
        regel.split()[0] for regel in regels if regel[0] != " " and regel.split()[0] in {e.value for e in Severity}
    ]
    assert woorden == sorted(woorden, key=["stopt", "hindert", "opmerking"].index)
    assert any(regel.endswith(" ter opmerking.") and "2 stopt het werk" in regel for regel in regels)
    assert any(regel.startswith("In orde: Python, ") for regel in regels)


def test_what_is_well_is_counted(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    goed = [Check(f"ding {nummer}", "iets", Severity.STOPS, lambda _: ()) for nummer in (1, 2)]
    monkeypatch.setattr(examine, "OF_MACHINE", goed)
    monkeypatch.setattr(examine, "OF_PROJECT", [])
    assert main(["doctor"]) == 0
    assert capsys.readouterr().out == "2 dingen nagekeken: alles in orde (ding 1, ding 2).\n"
    assert main(["doctor", "--quiet"]) == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("naam", "wat"),
    [
        ("bmwe/2016-Q9", "Editie 'bmwe/2016-Q9' bestaat niet. Bedoelt u 'bmwe/2016-Q1'?"),
        ("bmwe", "'bmwe' is geen editie; schrijf regio/periode, bijvoorbeeld bmwe/2016-Q1."),
    ],
)
def test_an_unknown_edition(project: Path, capsys: pytest.CaptureFixture[str], naam: str, wat: str) -> None:
    code, gezegd = _json(capsys, naam)
    assert code == 1
    assert [een["wat"] for een in gezegd["parameters"]["gebreken"]] == [wat]  # type: ignore[index,attr-defined]
    assert gezegd["einde"]["niet_nagekeken"] == [een.name for een in OF_EDITION]


def test_parameters_that_are_wrong(
    project: Path, edit: Callable[[Path, str, str], None], capsys: pytest.CaptureFixture[str]
) -> None:
    edit(project / "params/bmwe/2016-Q1/params.yml", "\ngebied:", "\ngebeid:")
    code, gezegd = _json(capsys, "bmwe/2016-Q1")
    (fout,) = gezegd["parameters"]["gebreken"]  # type: ignore[misc]
    assert code == 1
    assert (fout["ernst"], fout["wat"]) == ("stopt", "deze sleutel is onbekend. Bedoelt u 'gebied'?")


def test_an_edition_that_is_still_to_be_filled_in(
    project: Path, edit: Callable[[Path, str, str], None], capsys: pytest.CaptureFixture[str]
) -> None:
    edit(project / "params/bmwe/2016-Q1/params.yml", "\ngebied: Bedum", "\ngebied: nog in te vullen Bedum")
    code, gezegd = _json(capsys, "bmwe/2016-Q1")
    assert code == 0
    (open_,) = gezegd["nog open"]["gebreken"]  # type: ignore[misc]
    assert (open_["ernst"], open_["waar"]) == ("opmerking", "params/bmwe/2016-Q1/params.yml, gebied")


def test_outside_a_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The machine is looked at all the same."""
    monkeypatch.setenv("MONITOR_ROOT", str(tmp_path))
    code, gezegd = _json(capsys)
    assert code == 1
    assert gezegd["mappen"]["gebreken"]
    assert {een.name for een in OF_MACHINE} < set(gezegd)


def test_a_check_that_breaks_is_a_fault(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Its text, in which a value can be, is told to a terminal that asks for it only."""

    def stuk(layout: Layout) -> Iterator[Fault]:
        raise ValueError("waarde 123456782")

    monkeypatch.setattr(examine, "OF_MACHINE", [])
    monkeypatch.setattr(examine, "OF_PROJECT", [Check("stuk", "iets", Severity.REMARK, stuk)])
    assert main(["doctor"]) == 0
    gezegd = capsys.readouterr()
    assert gezegd.out.startswith(
        "hindert    iets: dit kon niet nagekeken worden. Hier ging iets mis dat niet voorzien is"
    )
    assert "123456782" not in gezegd.out + gezegd.err
    assert main(["doctor", "--traceback"]) == 0
    assert "waarde 123456782" in capsys.readouterr().err


def test_a_package_that_nothing_works_without(project: Path) -> None:
    """Python then says what it says of a package that is not there."""
    code = (
        "import sys; sys.modules['pydantic'] = None\nfrom monitorlib.cli import main\nsys.exit(main(['doctor', 'a/b']))"
    )
    gedaan = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert gedaan.returncode == 1
    assert "stopt      params.yml van elke editie" not in gedaan.stdout
    assert "Het pakket pydantic ontbreekt; installeer het project opnieuw (make)." in gedaan.stdout
    assert "Traceback" not in gedaan.stdout + gedaan.stderr


def test_it_loads_nothing_that_only_a_build_needs() -> None:
    """Figures, statistics and the conversion of notebooks take seconds to load."""
    zwaar = ("matplotlib", "seaborn", "scipy", "statsmodels", "nbconvert", "jupyterlab", "papermill")
    code = (
        "import sys; from monitorlib.cli import main; main(['doctor', 'bmwe/2016-Q1'])\n"
        f"print('GELADEN', *[een for een in {zwaar!r} if een in sys.modules])"
    )
    hier = {**os.environ, "PYTHONPATH": str(ROOT)}
    gedaan = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=hier)
    assert gedaan.stdout.splitlines()[-1] == "GELADEN"


def test_every_check_is_declared_once_and_proven() -> None:
    """A test in the file of its module calls it."""
    assert len({een.name for een in ALLE}) == len(ALLE) == len({een.look for een in ALLE})
    assert len(ALLE) >= 25
    zonder = []
    for een in ALLE:
        kamer = een.look.__module__.rpartition(".")[2]
        proeven = "".join(pad.read_text(encoding="utf-8") for pad in Path(__file__).parent.glob("test_*.py"))
        if f"{kamer}.{een.look.__name__}(" not in proeven:
            zonder.append(een.name)
    assert zonder == []
    assert inspect.getdoc(checks)
