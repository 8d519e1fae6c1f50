"""Does a build that takes results of an earlier one make the same pages as one that calculates all of it?

The indicators of a small edition, built with a copy of the library, in which each of the things changes that a result
follows from: each time once from what is kept and once from nothing. The changes add up.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from kleine_monitor import bestanden
from locations import ROOT
from ruamel.yaml import YAML

import monitorlib
from monitorlib.engine.building.kept_results import KeptResults

NAAM = "voorbeeld/2024-Q4"
BRONNEN = ("voorzieningen_jeugdwet", "inwoners", "bezwaren_klachten")
INDICATOREN = ("Jeugdigen met jeugdhulp", "Trajecten jeugdhulp", "Uitval jeugdhulp", "Bezwaarschriften",
               "Gegronde bezwaren")  # fmt: skip
UITVAL, KWARTALEN = "Uitval jeugdhulp", 6
# Each indicator has its points, its series and its gemeenten.
PER_INDICATOR = 3
HOOFDSTUK = "prestatie-indicatoren"


class Monitor:
    """A project with a library of its own, and its pages made in two ways."""

    def __init__(self, root: Path) -> None:
        self.root, self.lib = root, root / "lib" / "monitorlib"
        self.params = root / "params" / NAAM / "params.yml"
        self.notebook = root / "notebooks" / f"{HOOFDSTUK}.ipynb"
        for naam in ("notebooks", "params", "data"):
            shutil.copytree(ROOT / naam, root / naam, ignore=shutil.ignore_patterns("snapshot*", ".*"))
        van = Path(monitorlib.__file__).parent
        shutil.copytree(van, self.lib, ignore=shutil.ignore_patterns("__pycache__"))
        self.parameters(_klein)
        for tekst in self.params.parent.glob("*.md"):
            tekst.unlink()

    def parameters(self, verander: Callable[[dict[str, object]], object]) -> None:
        yaml = YAML()
        gelezen = yaml.load(self.params)
        verander(gelezen)
        yaml.dump(gelezen, self.params)

    def bouw(self, *opties: str, naar: str = "output") -> dict[str, bytes]:
        """Build, and give the pages and notebooks."""
        omgeving = {**os.environ, "MONITOR_ROOT": str(self.root), "PYTHONPATH": str(self.lib.parent)}
        opdracht = [sys.executable, "-m", "monitorlib.cli", "build", NAAM, "--output", str(self.root / naar), *opties]
        klaar = subprocess.run(opdracht, env=omgeving, cwd=self.root, capture_output=True, text=True, check=False)
        assert klaar.returncode == 0, klaar.stdout + klaar.stderr
        return bestanden(self.root / naar / NAAM / "intern")

    def vers(self) -> dict[str, bytes]:
        """Build without anything of before."""
        shutil.rmtree(self.root / "vers", ignore_errors=True)
        return self.bouw(naar="vers")

    @property
    def map(self) -> Path:
        return self.root / "output" / NAAM / ".intern.bewaard"

    @property
    def bewaard(self) -> set[str]:
        """The hashes of the results that are kept."""
        return set(json.loads((self.map / f"{HOOFDSTUK}.json").read_bytes().partition(b"\n")[2]))


def _klein(parameters: dict[str, object]) -> None:
    hoofdstukken, bronnen = parameters["hoofdstukken"], parameters["bronnen"]
    assert isinstance(hoofdstukken, dict)
    assert isinstance(bronnen, dict)
    for naam in set(hoofdstukken) - {HOOFDSTUK}:
        del hoofdstukken[naam]
    for naam in set(bronnen) - set(BRONNEN):
        del bronnen[naam]
    hoofdstukken[HOOFDSTUK].update(secties=[], perioden_terug=KWARTALEN)
    parameters.update(
        vorige=None, kerncijfers=None, indicatoren=list(INDICATOREN), doelen={UITVAL: {"nulmeting": "2023-Q4"}},
        registratieproblemen=[], aanvaard=[],
    )  # fmt: skip


def vervang(path: Path, oud: str, nieuw: str) -> None:
    tekst = path.read_text(encoding="utf-8")
    assert oud in tekst, (path.name, oud)
    path.write_text(tekst.replace(oud, nieuw), encoding="utf-8")


def functie(een: Monitor) -> None:
    """Of one indicator: from 18 to 17."""
    vervang(
        een.lib / "indicatoren/jeugdwet.py", "binnen_leeftijd(jeugdhulp, tot=18)", "binnen_leeftijd(jeugdhulp, tot=17)"
    )


def declaratie(een: Monitor) -> None:
    """What is drawn and how it is tested follow from it."""
    vervang(een.lib / "indicatoren/jeugdwet.py", 'eenheid="trajecten"', 'eenheid="lopende trajecten"')


def hulp_van_functies(een: Monitor) -> None:
    """A function of the module of a theme, which two indicators call."""
    vervang(
        een.lib / "indicatoren/clientervaring.py",
        'return opgeteld(opgeteld(alle.beperk("onderdeel", *onderdelen), "onderdeel"), "wet")',
        'return opgeteld(opgeteld(alle.beperk("onderdeel", *onderdelen[:1]), "onderdeel").beperk("wet", "Wmo"), "wet")',
    )


def berekening(een: Monitor) -> None:
    """A module of calculations."""
    vervang(
        een.lib / "cijfers/tellingen/per_inwoners.py", "factor=per, eenheid=eenheid", "factor=2 * per, eenheid=eenheid"
    )


def kleur(een: Monitor) -> None:
    """How figures look."""
    vervang(
        een.lib / "render/figuren/stijl.py",
        'NADRUK, RUSTIG, INKT, RASTER = "#0b4f6c"',
        'NADRUK, RUSTIG, INKT, RASTER = "#0b4f6d"',
    )


def parameter(een: Monitor) -> None:
    """How records are joined to trajecten."""

    def verander(parameters: dict[str, object]) -> None:
        parameters["bronnen"]["voorzieningen_jeugdwet"]["telwijze"]["wachttijd"] = 200  # type: ignore[index]

    een.parameters(verander)


def perioden(een: Monitor) -> None:
    """How many quarters are asked, and against which one an indicator is held."""

    def verander(parameters: dict[str, object]) -> None:
        parameters["hoofdstukken"][HOOFDSTUK]["perioden_terug"] = KWARTALEN + 1  # type: ignore[index]
        parameters["doelen"][UITVAL]["nulmeting"] = "2023-Q2"  # type: ignore[index]

    een.parameters(verander)


def naam_van_gemeente(een: Monitor) -> None:
    vervang(een.params, "naam: Aldermeer", "naam: Ouder-Aldermeer")


def bron(een: Monitor) -> None:
    """One gemeente has more inwoners."""
    path = een.root / "data" / NAAM / "inwoners.csv"
    tekst = path.read_text(encoding="utf-8")
    anders, aantal = re.subn(r"^(GM9803,.*,)(\d+)$", lambda een: f"{een[1]}{int(een[2]) + 700}", tekst, flags=re.M)
    assert aantal, tekst[:200]
    path.write_text(anders, encoding="utf-8")


def cel_die_ingrijpt(een: Monitor) -> None:
    """A cell that changes how what follows it calculates: its results are of this notebook only."""
    bron = (
        "import monitorlib.cijfers.tellingen.per_inwoners as module\n"
        "eerder = module.verhouding\n"
        "module.verhouding = lambda *delen, factor, **rest: eerder(*delen, factor=2 * factor, **rest)"
    )
    _zet_cel(een, bron)


def cel_weer_weg(een: Monitor) -> None:
    """And what it did is gone with it."""
    _zet_cel(een, None)


def _zet_cel(een: Monitor, bron: str | None) -> None:
    notebook = json.loads(een.notebook.read_text(encoding="utf-8"))
    notebook["cells"] = [cel for cel in notebook["cells"] if cel.get("id") != "proef"]
    if bron:
        cel = {
            "cell_type": "code",
            "execution_count": None,
            "id": "proef",
            "metadata": {},
            "outputs": [],
            "source": bron,
        }
        notebook["cells"].insert(3, cel)
    een.notebook.write_text(json.dumps(notebook), encoding="utf-8")


@pytest.fixture(scope="module")
def monitor(tmp_path_factory: pytest.TempPathFactory) -> Monitor:
    """The edition, built once."""
    een = Monitor(tmp_path_factory.mktemp("bewaard"))
    een.bouw()
    return een


# One of each kind; the others of the same kinds only when there is time for them (make grondig).
ALTIJD = (functie, kleur, parameter, bron)
OOK = (declaratie, hulp_van_functies, berekening, perioden, naam_van_gemeente, cel_die_ingrijpt, cel_weer_weg)
GRONDIG = bool(os.environ.get("MONITOR_GRONDIG"))


@pytest.mark.parametrize("verander", ALTIJD + (OOK if GRONDIG else ()))
def test_what_a_result_follows_from_changes(monitor: Monitor, verander: Callable[[Monitor], None]) -> None:
    eerder = monitor.bouw()
    verander(monitor)
    nu = monitor.bouw()
    assert nu == monitor.vers()
    assert _van_indicatoren(nu) != _van_indicatoren(eerder)


def _van_indicatoren(bestanden: dict[str, bytes]) -> dict[str, bytes]:
    return {naam: inhoud for naam, inhoud in bestanden.items() if naam.startswith("indicatoren/")}


def test_only_what_changed_is_calculated(monitor: Monitor) -> None:
    """One indicator: its points and its two drawings; the rest stays, and no more is kept than is used."""
    monitor.bouw()
    eerder = monitor.bewaard
    assert len(eerder) == PER_INDICATOR * len(INDICATOREN)
    vervang(
        monitor.lib / "indicatoren/jeugdwet.py",
        "binnen_leeftijd(jeugdhulp, tot=1",
        "binnen_leeftijd(jeugdhulp, tot=10 + ",
    )
    monitor.bouw()
    assert len(monitor.bewaard) == len(eerder)
    # The same age, written in another way: the points are asked again, and the drawings are of the same points.
    assert len(eerder - monitor.bewaard) == 1


@pytest.mark.parametrize("beschadig", [
    lambda inhoud: inhoud.replace(b'"waarde": 1', b'"waarde": 2', 1),
    *((
        lambda inhoud: inhoud[:-1],
        lambda inhoud: b"",
        lambda inhoud: b"\x00" * len(inhoud),
    ) if GRONDIG else ()),
])  # fmt: skip
def test_a_damaged_file_is_made_again(monitor: Monitor, beschadig: Callable[[bytes], bytes]) -> None:
    pagina = monitor.bouw()
    bewaard, path = monitor.bewaard, monitor.map / f"{HOOFDSTUK}.json"
    inhoud = path.read_bytes()
    assert beschadig(inhoud) != inhoud
    path.write_bytes(beschadig(inhoud))
    (monitor.root / "output" / NAAM / "intern" / f"{HOOFDSTUK}.html").unlink()
    assert monitor.bouw() == pagina
    assert monitor.bewaard == bewaard


def test_force_calculates_all_of_it(monitor: Monitor) -> None:
    """What is kept is not even read: a file of which the sum is right and the numbers are not."""
    pagina = monitor.bouw()
    path = monitor.map / f"{HOOFDSTUK}.json"
    kept = KeptResults(monitor.map.parent / "intern")
    anders = {een: [] if isinstance(van[0], dict) else [["<svg/>"], ""] for een, van in kept.read(HOOFDSTUK).items()}
    kept.write(HOOFDSTUK, anders)
    assert b"<svg/>" in path.read_bytes()
    assert monitor.bouw("--force") == pagina
    assert b"<svg/>" not in path.read_bytes()


def test_it_is_for_its_maker_only(monitor: Monitor) -> None:
    assert [oct(path.stat().st_mode & 0o777) for path in (monitor.map, *monitor.map.iterdir())] == ["0o700", "0o600"]
