"""Does the tool that tests the tests find a weak test, and does it leave a good one alone?"""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest
from gelijkwaardig import Gelijkwaardig
from locations import ROOT
from mutaties import mutanten

MODULE = '''"""A small library."""

GRENS = 18


def jeugdig(leeftijd: int) -> bool:
    """Say whether somebody falls under the Jeugdwet."""
    return leeftijd < GRENS
'''
ZWAK = """
from monitorlib.klein import jeugdig

def test_jeugdig():
    assert jeugdig(10)
    assert not jeugdig(30)
"""
GOED = f"{ZWAK}    assert jeugdig(17)\n    assert not jeugdig(18)\n"


def draai(*woorden: str, **omgeving: str) -> tuple[int, str]:
    """Run the tool, as `make mutanten` does."""
    opdracht = [sys.executable, str(Path(__file__).parent), *woorden, "--processen", "1"]
    klaar = subprocess.run(opdracht, env=os.environ | omgeving, capture_output=True, text=True)
    return klaar.returncode, klaar.stdout


def klein(root: Path, test: str, functie: str = "") -> tuple[int, str]:
    for naam, inhoud in {
        "monitorlib/__init__.py": "",
        "monitorlib/klein.py": MODULE,
        "tests/unit/test_klein.py": test,
        "pyproject.toml": "",
    }.items():
        (root / naam).parent.mkdir(parents=True, exist_ok=True)
        (root / naam).write_text(inhoud, encoding="utf-8")
    return draai(f"monitorlib/klein.py{functie}", MUTANTEN_ROOT=str(root), PYTHONPATH=str(root))


def mutaties(bron: str) -> list[tuple[str, str]]:
    return [(mutant.waar.functie, mutant.teksten()[1]) for mutant in mutanten(ast.parse(bron))]


def test_a_weak_test_leaves_survivors(tmp_path: Path) -> None:
    """Nobody tried somebody of exactly eighteen: a bound that moved goes unseen, the build of the tests fails."""
    code, uitvoer = klein(tmp_path, ZWAK)
    assert (
        "monitorlib/klein.py:8 jeugdig (overleeft)\n  - return leeftijd < GRENS\n  + return leeftijd <= GRENS"
        in uitvoer
    )
    assert "monitorlib/klein.py:3  (overleeft)\n  - GRENS = 18\n  + GRENS = 19" in uitvoer
    assert "return None" not in uitvoer
    assert code == 1


def test_a_good_test_finds_every_mutant(tmp_path: Path) -> None:
    """Three places to change: the bound, the comparison, the answer; all are seen, that at import too."""
    code, uitvoer = klein(tmp_path, GOED)
    assert "(overleeft)" not in uitvoer
    assert uitvoer.split("samen")[1].split()[:5] == ["3", "3", "0", "0", "100.0"]
    assert code == 0


def test_a_module_that_a_test_imports_late_is_mutated_too(tmp_path: Path) -> None:
    """Within the test, long after it was collected."""
    vraag = "assert [*map(jeugdig, (17, 18))] == [True, False]"
    laat = f"def test_laat():\n    from monitorlib.klein import jeugdig\n    {vraag}\n"
    code, uitvoer = klein(tmp_path, laat)
    assert uitvoer.split("samen")[1].split()[:3] == ["3", "3", "0"]
    assert code == 0


def test_a_constant_is_asked_of_who_reads_it(tmp_path: Path) -> None:
    """It runs no function of the module, and yet sees that the bound moved; nothing else is asked for."""
    leest = "import monitorlib.klein\n\ndef test_grens():\n    assert monitorlib.klein.GRENS == 18\n"
    code, uitvoer = klein(tmp_path, f"{ZWAK}\n{leest}", "::")
    assert uitvoer.split("samen")[1].split()[:3] == ["1", "1", "0"]
    assert code == 0


def test_what_tests_share_is_run_by_each_of_them(tmp_path: Path) -> None:
    """The fixture is made for the first test; only the second looks at what came of it."""
    gedeeld = (
        "import pytest\nfrom monitorlib.klein import jeugdig\n\n"
        "@pytest.fixture(scope='module')\ndef antwoorden():\n    return [*map(jeugdig, (17, 18))]\n\n"
        "def test_twee(antwoorden):\n    assert len(antwoorden) == 2\n\n"
        "def test_welke(antwoorden):\n    assert antwoorden == [True, False]\n"
    )
    code, uitvoer = klein(tmp_path, gedeeld)
    assert uitvoer.split("samen")[1].split()[:3] == ["3", "3", "0"]
    assert code == 0


def test_what_a_test_makes_at_import_hides_no_other_test(tmp_path: Path) -> None:
    """Files nearer by name only have an answer at hand; of those that ask, each is asked."""
    (tmp_path / "tests/unit").mkdir(parents=True)
    weet = "from monitorlib.klein import jeugdig\nJONG = jeugdig(10)\n"
    for naam in "abcdefgh":
        anders = f"{weet}\ndef test_jong():\n    assert JONG\n    jeugdig(3)\n"
        (tmp_path / f"tests/unit/test_a{naam}.py").write_text(anders, encoding="utf-8")
    (tmp_path / "tests/unit/test_z.py").write_text(GOED, encoding="utf-8")
    code, uitvoer = klein(tmp_path, "def test_niets():\n    import monitorlib.klein\n", "::jeugdig")
    assert uitvoer.split("samen")[1].split()[:3] == ["2", "2", "0"], uitvoer
    assert code == 0


def test_what_no_test_runs_survives(tmp_path: Path) -> None:
    code, uitvoer = klein(tmp_path, "def test_niets():\n    import monitorlib.klein\n")
    assert "jeugdig (geen test)" in uitvoer
    assert code == 1


def test_a_test_that_fails_without_a_mutation_proves_nothing(tmp_path: Path) -> None:
    """Fails the second time that it runs, whatever the code says."""
    eenmalig = "import pathlib\nMERK = pathlib.Path(__file__).with_suffix('.merk')\n"
    kapot = f"{eenmalig}{ZWAK}    assert not MERK.exists()\n    MERK.touch()\n"
    code, uitvoer = klein(tmp_path, kapot)
    assert uitvoer.split("samen")[1].split()[:3] == ["3", "0", "3"]
    assert code == 1


def test_what_is_shared_by_all_tests_is_measured_too(tmp_path: Path) -> None:
    """A fixture that pytest makes for all of them, beside a conftest of the folder."""
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests/conftest.py").touch()
    code, uitvoer = klein(tmp_path, GOED.replace("test_jeugdig()", "test_jeugdig(tmp_path)"))
    assert uitvoer.split("samen")[1].split()[:3] == ["3", "3", "0"]
    assert code == 0


def test_a_test_that_fails_while_it_is_measured_stops_the_run(tmp_path: Path) -> None:
    """It came along less than it should; what it would have found, would seem to survive."""
    code, uitvoer = klein(tmp_path, f"{ZWAK}    assert jeugdig(20)\n")
    assert "samen" not in uitvoer
    assert code == 1


def test_what_is_ended_from_outside_proves_nothing(tmp_path: Path) -> None:
    """From the second time on something else ends it, as a machine does that is short of memory."""
    eenmalig = "import os, pathlib, signal\nMERK = pathlib.Path(__file__).with_suffix('.merk')\n"
    einde = "    if MERK.exists():\n        os.kill(os.getpid(), signal.SIGKILL)\n    MERK.touch()\n"
    code, uitvoer = klein(tmp_path, f"{eenmalig}{ZWAK.split('    ')[0]}    jeugdig(3)\n{einde}")
    assert uitvoer.count("(afgebroken)") == 3
    assert uitvoer.split("samen")[1].split()[:3] == ["3", "0", "3"]
    assert code == 1


@pytest.mark.parametrize(
    ("bron", "fouten"),
    [
        ("x = a <= b", ["x = a < b"]),
        ("x = a + 1", ["x = a - 1", "x = a + 2"]),
        ("x = a and b", ["x = a or b", "x = b", "x = a"]),
        ("f(a, naam=b)", ["pass", "f(a)"]),
        ("x = t.filter(a, b)", ["x = t", "x = t.filter(b)", "x = t.filter(a)"]),
        ("x = (a, b)", ["x = (b,)", "x = (a,)"]),
        ("x = [i for i in r if i]", ["x = [i for i in r]"]),
        ("x = r[1:]", ["x = r[:]", "x = r[2:]"]),
        ("x = a if b else c", ["x = a", "x = c"]),
        ("x = any(r)", ["x = all(r)"]),
        ("if a:\n    del b", ["if False:", "pass"]),
        ("def f(a=False) -> None: ...", ["def f(a=True) -> None:"]),
        ("x = f'{a + b} cliënten'", ["x = f'{a - b} cliënten'"]),
        ("x = 'een zin in woorden'", []),
        ("def f(a: int | None) -> list[int]: ...", []),
    ],
)
def test_the_faults_that_are_tried(bron: str, fouten: list[str]) -> None:
    assert [naar for _, naar in mutaties(bron)] == fouten


def test_a_stale_line_in_the_list_is_an_error() -> None:
    """What is listed is a mutation of today's code, and has a reason."""
    lijst = Gelijkwaardig({"monitorlib/klein.py": {"jeugdig": {"return leeftijd <= GRENS": "", "return 1": "ooit"}}})
    (mutant,) = [m for m in mutanten(ast.parse(MODULE)) if m.teksten()[1] == "return leeftijd <= GRENS"]
    assert lijst.noemt("monitorlib/klein.py", mutant)
    assert lijst.fouten(["monitorlib/klein.py"]) == [
        "gelijkwaardig.yml: monitorlib/klein.py, jeugdig: 'return leeftijd <= GRENS' heeft geen reden.",
        "gelijkwaardig.yml: monitorlib/klein.py, jeugdig: 'return 1' is geen mutatie (meer); "
        "haal de regel weg of schrijf hem over.",
    ]


def test_the_list_is_of_today() -> None:
    """Every line of the list is a mutation of the code as it is."""
    lijst = Gelijkwaardig.lees()
    for module in lijst.redenen:
        for mutant in mutanten(ast.parse((ROOT / module).read_text(encoding="utf-8"))):
            lijst.noemt(module, mutant)
    assert lijst.fouten(list(lijst.redenen)) == []


def test_a_sample_of_our_own_code_is_killed() -> None:
    """One in four mutants of a module that is pure: its own tests find them all."""
    code, uitvoer = draai(
        "monitorlib/cijfers/geld/eigen_middelen.py",
        "--tests",
        "tests/unit/cijfers/geld/test_eigen_middelen.py",
        "--deel",
        "4",
    )
    assert uitvoer.split("samen")[1].split()[4] == "100.0", uitvoer
    assert code == 0
