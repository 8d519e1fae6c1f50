"""Does a second publication say what became another number, why, and what may still?"""

import csv
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest
from aanvallen import AANVALLEN
from bs4 import Tag
from kleine_monitor import monitor
from kleine_publicatie import publiceer_in
from kleine_website import EERDER, LATER, REGIO, klein
from locations import ROOT
from openpyxl import load_workbook
from pagina import lees
from ruamel.yaml import YAML

from monitorlib.publicatie.poorten.alle_poorten import POORTEN
from monitorlib.publicatie.weigering import Weigering

TOEN, NU = f"{REGIO}/{EERDER}", f"{REGIO}/{LATER}"
# What their texts lack, is not the question here; nor that the second is to be built again when the first goes out.
_NAMEN = ("status", "toegankelijk", "vorige", "herzieningen", "berekenbaar", "herleidbaar")
GEVRAAGD = tuple(een for een in POORTEN if een.naam in _NAMEN)
REDEN = f"Meldingen van september zijn later verwerkt. {' '.join(AANVALLEN)}"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two quarters of which the first is published, and the second is not yet."""
    project = tmp_path_factory.mktemp("wijzigingen")
    for naam in ("notebooks", "params", "data"):
        shutil.copytree(ROOT / naam, project / naam, ignore=shutil.ignore_patterns("snapshot*", ".*"))
    for periode in (EERDER, LATER):
        klein(project, periode)
    # The example says that nothing of it was published.
    (project / "params" / NU / "publicatie.yml").unlink()
    yaml, pad = YAML(), project / "params" / NU / "params.yml"
    parameters = yaml.load(pad)
    parameters["vorige"] = TOEN
    yaml.dump(parameters, pad)
    gedaan = monitor(project, "build", TOEN, NU, "--quiet")
    assert gedaan.returncode == 0, gedaan.stderr
    return project


def zeg(project: Path, **wat: object) -> None:
    YAML().dump(wat, project / "params" / NU / "publicatie.yml")


def redenen(project: Path) -> list[str]:
    """All that is against the second one, in a line each."""
    with pytest.raises(Weigering) as gezegd:
        publiceer_in(project, naam=NU, poorten=GEVRAAGD)
    return [een.zin for _, alle in gezegd.value.gevonden for een in alle]


def test_from_one_quarter_to_the_next(project: Path) -> None:
    """First nothing is kept of the quarter before; then its numbers are, and what differs asks for a reason."""
    (zonder,) = redenen(project)
    assert zonder.startswith(f"params/{TOEN}/vastgelegd/getallen.csv: dit bestand ontbreekt")
    assert f"schrijf dan in params/{NU}/publicatie.yml: vorige_gepubliceerd: false" in zonder

    openbaar = publiceer_in(project, naam=TOEN, poorten=GEVRAAGD)
    eerste = lees(openbaar / "wijzigingen.html").get_text(" ", strip=True)
    assert "Dit is de eerste editie die zo is gepubliceerd." in eerste
    # Its declarations are voorlopig from 1 January 2024, and no page shows a number of them.
    assert "Declaraties" not in eerste
    assert "Alle cijfers in deze editie zijn definitief." in eerste
    toen = {tuple(rij[1:6]): rij for rij in _rijen(project, TOEN, "getallen.csv")}

    herzien = redenen(project)
    assert herzien
    assert all(f"Schrijf in params/{NU}/publicatie.yml bij 'herzien' de reden" in een for een in herzien)

    zeg(project, vorige_gepubliceerd=False)
    assert any("dit is false, en voorbeeld/2024-Q3 is gepubliceerd" in een for een in redenen(project))

    zeg(
        project,
        voorlopig=[{"hoofdstuk": "wmo", "reden": REDEN}],
        herzien=[
            {"hoofdstuk": "wmo", "tabel": "die-er-niet-is", "reden": "Deze reden is van niets."},
            {"hoofdstuk": "wmo", "reden": REDEN},
        ],
    )
    (over,) = redenen(project)
    waar = f"params/{NU}/publicatie.yml, herzien, wmo / die-er-niet-is"
    assert over == f"{waar}: hier is geen getal herzien. Haal dit weg, of noem een andere tabel."

    zeg(
        project,
        voorlopig=[{"hoofdstuk": "wmo", "reden": REDEN}],
        herzien=[{"hoofdstuk": "wmo", "reden": REDEN}],
    )
    blad = lees(publiceer_in(project, "pdf", "excel", "csv", "brief", naam=NU, poorten=GEVRAAGD) / "wijzigingen.html")
    rijen = [rij for rij in _rijen(project, NU, "herzieningen.csv")]
    getoond = blad.select("tbody tr:not(.groep)")
    assert len(getoond) == len(rijen) > 0
    assert REDEN.split(". ")[0] in blad.get_text(" ", strip=True)
    # Old, new and their difference: what was published then, and what this edition publishes.
    nu = {tuple(rij[3:6]): float(rij[6]) for rij in _rijen(project, NU, "getallen.csv") if rij[4]}
    was = {tuple(rij[3:6]): float(rij[6]) for rij in toen.values() if rij[4]}
    for rij in rijen:
        wat = tuple(rij[3:6])
        assert (float(rij[8]), float(rij[10])) == (was[wat], nu[wat])
        assert (rij[7], rij[9], rij[11]) == (TOEN, "definitief", "voorlopig")
    cellen = [een.get_text(strip=True) for een in getoond[0].find_all(["th", "td"])]
    oud, nieuw, verschil = (_getal(een) for een in cellen[1:4])
    assert verschil == pytest.approx(nieuw - oud)
    assert cellen[4:] == ["definitief", "voorlopig", "3e kwartaal 2024"]
    assert "voorlopig. Meldingen van september" in blad.get_text(" ", strip=True)


def test_every_form_says_what_was_and_what_is_now(project: Path) -> None:
    """The page, the PDF and the workbook row by row; the raadsbrief how many, and why."""
    openbaar = project / "output" / NU / "openbaar"
    pagina = [_woorden(rij) for rij in lees(openbaar / "wijzigingen.html").select("tbody tr")]
    blad = load_workbook(next(openbaar.glob("vormen/*.xlsx"))).worksheets[-1]
    assert blad["A1"].value == "Wijzigingen in cijfers"
    assert blad["A2"].value == f"{len(_rijen(project, NU, 'herzieningen.csv'))} cijfers zijn herzien."
    gevonden = [[een.value for een in rij if een.value is not None] for rij in blad.iter_rows()]
    begin = next(plek for plek, rij in enumerate(gevonden) if rij[:3] == ["Wat", "Was", "Is nu"]) + 1
    for verwacht, rij in zip(pagina, gevonden[begin:], strict=True):
        assert [" ".join(str(een).split()) for een in rij[:1] + rij[4:]] == verwacht[:1] + verwacht[4:]
        # Numbers are numbers.
        assert rij[1:4] == [pytest.approx(_getal(een)) for een in verwacht[1:4]]
    papier, brief = (_tekst_van(next(openbaar.glob(f"vormen/{naam}-*.pdf"))) for naam in ("monitor", "raadsbrief"))
    for rij in pagina:
        if len(rij) > 1:
            assert "".join("".join(rij).split()) in papier
    for tekst in (papier, brief):
        assert f"{len(_rijen(project, NU, 'herzieningen.csv'))}cijferszijnherzien." in tekst
        assert "Meldingenvanseptemberzijnlaterverwerkt." in tekst
    assert "Nogvoorlopig:MonitorWmo2015." in brief


def _woorden(rij: Tag) -> list[str]:
    return [" ".join(een.get_text().split()) for een in rij.find_all(["th", "td"])]


def _tekst_van(pad: Path) -> str:
    """The words of a PDF as one, for a word in a narrow column is broken off."""
    gelezen = subprocess.run(["pdftotext", "-raw", str(pad), "-"], capture_output=True, text=True, check=True)
    return "".join(gelezen.stdout.split())


def test_attacks_in_every_text_that_goes_out_are_words(project: Path) -> None:
    """The title, the region, the colofon, a text, and a hundred in the reason for a revision."""
    openbaar = project / "output" / NU / "openbaar"
    for pad in sorted(openbaar.rglob("*.html")):
        lezer = _Daden()
        lezer.feed(pad.read_text(encoding="utf-8"))
        assert lezer.daden == [], pad.name
    tekst = lees(openbaar / "wijzigingen.html").get_text()
    assert [een for een in AANVALLEN if " ".join(een.split()) not in " ".join(tekst.split())] == []


def test_what_is_invented_says_so_on_every_page_and_in_every_form(project: Path) -> None:
    merk = "Voorbeeld met verzonnen gegevens"
    openbaar = project / "output" / NU / "openbaar"
    for pad in sorted(openbaar.rglob("*.html")):
        assert merk in pad.read_text(encoding="utf-8"), pad.name
    uitleg = sorted(openbaar.rglob("*.csv-metadata.json"))
    assert uitleg
    assert all(merk in pad.read_text(encoding="utf-8") for pad in uitleg)


class _Daden(HTMLParser):
    """What of a page would act, load, or lead to another host."""

    def __init__(self) -> None:
        super().__init__()
        self.daden: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "iframe", "object", "base", "form", "link", "video", "embed", "input"):
            self.daden.append(tag)
        for naam, waarde in attrs:
            elders = naam in ("src", "href") and re.match(r"(?!data:image/|mailto:)[a-z]+:|//", waarde or "")
            if naam.startswith("on") or elders:
                self.daden.append(f"{tag} {naam}={waarde}")


def _rijen(project: Path, editie: str, naam: str) -> list[list[str]]:
    pad = project / "params" / editie / "vastgelegd" / naam
    with pad.open(encoding="utf-8", newline="") as open_:
        return list(csv.reader(open_))[1:]


def _getal(tekst: str) -> float:
    return float(tekst.replace(".", "").replace(",", ".").replace("−", "-").replace("+", ""))
