"""Is a trial what the edition would be with those parameters, and does it leave the edition as it is?"""

import csv
import re
import stat
from html.parser import HTMLParser
from pathlib import Path

import pytest
from kleine_monitor import bestanden
from ruamel.yaml import YAML

from monitorlib.cli import main

NAAM = "voorbeeld/2024-Q4"
BANNER = "Proef: wachttijd 0 in plaats van 30 (bronnen.uitkeringen.telwijze). "


@pytest.fixture
def klein(project: Path) -> Path:
    """The example with a chapter, two indicators and their source."""
    path = project / "params" / NAAM / "params.yml"
    yaml = YAML()
    parameters = yaml.load(path)
    houd = {"participatiewet": ["stroom"], "prestatie-indicatoren": []}
    for naam in list(parameters["hoofdstukken"]):
        if naam in houd:
            parameters["hoofdstukken"][naam]["secties"] = houd[naam]
        else:
            del parameters["hoofdstukken"][naam]
    for naam in set(parameters["bronnen"]) - {"uitkeringen"}:
        del parameters["bronnen"][naam]
    indicatoren = ["Uitkeringen", "Uitstroom uit de bijstand"]
    parameters |= {
        "vorige": None,
        "doelen": {},
        "kerncijfers": None,
        "registratieproblemen": [],
        "indicatoren": indicatoren,
    }
    parameters["hoofdstukken"]["prestatie-indicatoren"]["perioden_terug"] = 2
    yaml.dump(parameters, path)
    for tekst in path.parent.glob("*.md"):
        tekst.unlink()
    return project


def test_a_trial_is_the_edition_with_those_parameters(klein: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of an edition that was never built, which stays so; then held against one whose params.yml was edited."""
    params, uitvoer = klein / "params" / NAAM / "params.yml", klein / "output" / NAAM
    eerder = _alles(klein, "params", "data", "notebooks")
    assert main(["build", NAAM, "--met", "uitkeringen.wachttijd=0"]) == 0
    assert f"Klaar: {uitvoer}/proef-wachttijd-0/index.html" in capsys.readouterr().out
    assert _alles(klein, "params", "data", "notebooks") == eerder
    assert [path.name for path in uitvoer.glob("[!.]*")] == ["proef-wachttijd-0"]
    assert {stat.S_IMODE(path.stat().st_mode) for path in uitvoer.rglob("*")} == {0o600, 0o700}
    proef = bestanden(uitvoer / "proef-wachttijd-0")
    # Nothing changed, and so nothing is made again; a value that is another one is.
    assert main(["build", NAAM, "--met", "uitkeringen.wachttijd=0"]) == 0
    assert capsys.readouterr().out.startswith("Niets veranderd: ")
    params.write_text(params.read_text("utf-8").replace("{wachttijd: 30,", "{wachttijd: 0,"), encoding="utf-8")
    assert main(["build", NAAM, "--quiet"]) == 0
    edited = bestanden(uitvoer / "intern")
    assert proef.keys() == edited.keys()
    for naam, inhoud in proef.items():
        assert naam.endswith(".html") == (BANNER.encode() in inhoud)
        assert _zonder_banner(inhoud) == edited[naam]


def test_the_edition_keeps_its_pages_and_its_snapshot(klein: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of a trial that must freeze otherwise as well; and what came of a series stands in its page."""
    assert main(["build", NAAM, "--quiet"]) == 0
    eerder = _alles(klein, "params", "data", "output")
    assert main(["build", NAAM, "--met", "uitkeringen.administratief=[herindeling]", "--als", "zonder"]) == 0
    assert "Bronnen bevroren: uitkeringen." in capsys.readouterr().out
    assert main(["build", NAAM, "--over", "uitkeringen.wachttijd=0"]) == 0
    assert "Bronnen bevroren" not in capsys.readouterr().out
    nu = _alles(klein, "params", "data", "output")
    assert {naam: inhoud for naam, inhoud in nu.items() if naam in eerder} == eerder
    assert not [naam for naam in nu.keys() - eerder.keys() if "/proef-" not in naam and "/.proef-" not in naam]
    uitvoer = klein / "output" / NAAM
    # One in 'intern', and one of the trial with the value that stands in params.yml.
    assert (uitvoer / "proef-wachttijd-30/indicatoren.csv").read_bytes() == (
        uitvoer / "intern/indicatoren.csv"
    ).read_bytes()
    rijen = _rijen((uitvoer / "proef-wachttijd/uitkomsten.html").read_text("utf-8"))
    dertig, nul = (_uitstroom(uitvoer / f"proef-wachttijd-{dagen}/indicatoren.csv") for dagen in (30, 0))
    verschil = round(nul, 1) - round(dertig, 1)
    assert rijen["Uitstroom uit de bijstand (%)"] == [_nl(dertig), _nl(nul), f"+{_nl(verschil)}"]
    assert rijen["Uitstroom uit de bijstand"][0] == f"+{_nl(100 * (nul - dertig) / dertig)}"


def _alles(project: Path, *mappen: str) -> dict[str, bytes]:
    """Every file with its bytes; a lock that nobody holds is empty."""
    paden = [path for map_ in mappen for path in sorted((project / map_).rglob("*")) if path.is_file()]
    return {str(path.relative_to(project)): path.read_bytes() for path in paden}


def _zonder_banner(inhoud: bytes) -> bytes:
    """A page without the sentence of the trial, also where it stands for each printed sheet."""
    voor_papier = re.sub(r"[^\w .,:-]", lambda teken: f"\\{ord(teken[0]):x} ", BANNER)
    return inhoud.replace(BANNER.encode(), b"").replace(voor_papier.encode(), b"")


def _uitstroom(path: Path) -> float:
    with path.open(encoding="utf-8") as bestand:
        rijen = [
            rij
            for rij in csv.DictReader(bestand)
            if (rij["indicator"], rij["gemeente"], rij["periode"]) == ("Uitstroom uit de bijstand", "Totaal", "2024-Q4")
        ]
    return float(rijen[0]["waarde"])


def _nl(waarde: float) -> str:
    return f"{waarde:.1f}".replace(".", ",")


class _Lezer(HTMLParser):
    """The cells of every row of every table by its heading; the first row of a name."""

    def __init__(self) -> None:
        super().__init__()
        self.rijen: dict[str, list[str]] = {}
        self._cellen: list[str] = []
        self._in = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self._cellen = []
        self._in = tag in ("th", "td") or (self._in and tag == "span")
        if tag in ("th", "td"):
            self._cellen.append("")

    def handle_endtag(self, tag: str) -> None:
        self._in = False
        if tag == "tr" and self._cellen:
            self.rijen.setdefault(self._cellen[0], self._cellen[1:])

    def handle_data(self, data: str) -> None:
        if self._in:
            self._cellen[-1] += data.strip()


def _rijen(pagina: str) -> dict[str, list[str]]:
    lezer = _Lezer()
    lezer.feed(pagina)
    return lezer.rijen
