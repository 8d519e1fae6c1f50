"""What if a text is an attack, a form cannot be made, or somebody keeps files of his own among the forms?"""

import csv
import re
import shutil
import subprocess
import zipfile
from itertools import cycle
from pathlib import Path

import pikepdf
import pytest
from aanvallen import AANVALLEN
from kleine_monitor import NAAM, alleen, bestanden, kopie_van_het_project, uitvoer
from openpyxl import load_workbook
from ruamel.yaml import YAML

from monitorlib.cli import main

VOORBEELD = "voorbeeld/2024-Q4"
# Those of the one chapter about numbers that is left.
BRONNEN = ("voorzieningen_jeugdwet", "voorzieningen_wmo", "declaraties", "aanbiederbudgetten", "wachtlijsten")
ALLES = " ".join(AANVALLEN)
# In Markdown that is a template a brace that opens is of the template.
ALINEAS = "\n\n".join(een.replace("{{", "{ {") for een in AANVALLEN)
# What a spreadsheet takes for a formula, also behind a tab or a line end.
FORMULES = ("=1+1", "+1+1", "-1+1", "@SUM(1)", "\t=1+1", "\r=1+1", '=HYPERLINK("https://aanval.example")')
BEGIN = tuple("=+-@\t\r")


@pytest.fixture(scope="module")
def aangevallen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The forms of an edition in which every text that it can bring holds all attacks, or begins as a formula."""
    project = tmp_path_factory.mktemp("aanvallen")
    kopie_van_het_project(project)
    map_ = project / "params" / VOORBEELD
    yaml = YAML()
    parameters = yaml.load(map_ / "params.yml")
    parameters["hoofdstukken"] = {
        naam: parameters["hoofdstukken"][naam] for naam in ("inleiding", "aanbieders", "verantwoording")
    }
    parameters |= {"vorige": None, "doelen": {}, "kerncijfers": None, "indicatoren": [], "beweringen": []}
    parameters |= {"aanvaard": [], "eigen_indicatoren": {}, "titel": f"=Titel {ALLES}", "gebied": f"@gebied {ALLES}"}
    parameters["colofon"] = dict.fromkeys(("contact", "volgende", "licentie"), f"+{ALLES}")
    for bron in parameters["bronnen"].values():
        bron["vindplaats"] = f"-{ALLES}"
    for naam in set(parameters["bronnen"]) - set(BRONNEN):
        del parameters["bronnen"][naam]
    parameters["registratieproblemen"][0]["tekst"] = f"{ALLES}."
    codes = [bron.get("codes", {}).get("aanbieder", {}) for bron in parameters["bronnen"].values()]
    alle = sorted({code for van in codes for code in van})
    # Each code one name, whichever source it stands in.
    namen = {code: f"{naam} {code}" for code, naam in zip(alle, cycle((ALLES, *FORMULES)), strict=False)}
    for van in codes:
        van.update({code: namen[code] for code in van})
    yaml.dump(parameters, map_ / "params.yml")
    (map_ / "inleiding.md").write_text(f"## Opzet\n\n{ALINEAS}\n", encoding="utf-8")
    # Its own texts are about the names as they were: their headings alone remain.
    koppen = re.findall(r"^## .*$", (map_ / "aanbieders.md").read_text(encoding="utf-8"), re.MULTILINE)
    (map_ / "aanbieders.md").write_text("\n\n".join([*koppen, ""]), encoding="utf-8")
    with pytest.MonkeyPatch.context() as omgeving:
        omgeving.setenv("MONITOR_ROOT", str(project))
        assert main(["build", VOORBEELD, "--vormen", "pdf,excel,csv", "--quiet"]) == 0
    return project / "output" / VOORBEELD / "intern/vormen"


def test_no_text_is_a_formula_or_a_link_in_the_workbook(aangevallen: Path) -> None:
    (pad,) = aangevallen.glob("*.xlsx")
    boek = load_workbook(pad)
    alle = [cel for blad in boek.worksheets for rij in blad.iter_rows() for cel in rij if cel.value is not None]
    assert {cel.data_type for cel in alle} == {"s", "n"}
    # The attacks did come in: as words.
    begint = [cel for cel in alle if isinstance(cel.value, str) and cel.value.startswith(BEGIN)]
    assert len(begint) > 3
    assert any("aanval.example" in str(cel.value) for cel in alle)
    with zipfile.ZipFile(pad) as delen:
        for naam in delen.namelist():
            inhoud = delen.read(naam).decode("utf-8")
            assert 'TargetMode="External"' not in inhoud, naam
            assert not re.search("<f[ >]", inhoud), naam


def test_no_text_begins_as_a_formula_in_a_csv_file(aangevallen: Path) -> None:
    gezien = 0
    for pad in sorted((aangevallen / "csv").glob("*.csv")):
        with pad.open(encoding="utf-8", newline="") as open_:
            kop, *rijen = csv.reader(open_)
        for rij in [kop, *rijen]:
            for kolom, tekst in zip(kop, rij, strict=True):
                assert kolom == "waarde" or not tekst.startswith(BEGIN), (pad.name, tekst)
                gezien += tekst.startswith("'")
    assert gezien > 3


def test_a_pdf_runs_nothing_and_leads_to_no_other_host(aangevallen: Path) -> None:
    (pad,) = aangevallen.glob("*.pdf")
    with pikepdf.open(pad) as pdf:
        alle = [een for een in pdf.objects if isinstance(een, pikepdf.Dictionary)]
        for verboden in ("/JavaScript", "/JS", "/URI", "/Launch", "/EmbeddedFile", "/OpenAction", "/SubmitForm"):
            assert [een for een in alle if verboden in een or een.get("/S") == verboden] == [], verboden
    tekst = subprocess.run(["pdftotext", "-raw", str(pad), "-"], capture_output=True, text=True, check=True).stdout
    # They did come in: as words.
    assert "onerror=window.raak=1" in re.sub(r"\s", "", tekst)


# Failing, and files of others


@pytest.fixture(scope="module")
def met_alle_vormen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of two chapters of which the forms are made."""
    project = tmp_path_factory.mktemp("klein")
    kopie_van_het_project(project)
    alleen(project, "inleiding", "privacy", "verantwoording")
    with pytest.MonkeyPatch.context() as omgeving:
        omgeving.setenv("MONITOR_ROOT", str(project))
        assert main(["build", NAAM, "--vormen", "pdf,excel,csv,brief", "--quiet"]) == 0
    return project


@pytest.fixture
def klein(met_alle_vormen: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, which a test may change."""
    kopie = shutil.copytree(met_alle_vormen, tmp_path / "klein", symlinks=True)
    monkeypatch.setenv("MONITOR_ROOT", str(kopie))
    return Path(kopie)


def test_a_form_that_fails_leaves_the_earlier_ones(klein: Path, capsys: pytest.CaptureFixture[str]) -> None:
    eerder = bestanden(uitvoer(klein))
    assert any(naam.endswith(".pdf") for naam in eerder)
    pad = klein / "params" / NAAM / "privacy.md"
    lang = "Dit antwoord is veel te lang voor een brief aan de raad. " * 900
    tekst = pad.read_text(encoding="utf-8")
    assert "## Antwoord\n" in tekst
    pad.write_text(re.sub(r"(?s)(## Antwoord\n).*?(?=\n## )", rf"\1\n{lang}\n", tekst), encoding="utf-8")
    assert main(["build", NAAM, "--vormen", "brief", "--quiet"]) == 1
    assert "past niet op 4 bladen" in capsys.readouterr().err
    assert bestanden(uitvoer(klein)) == eerder


def test_files_of_others_among_the_forms_are_never_thrown_away(klein: Path, capsys: pytest.CaptureFixture[str]) -> None:
    eigen = uitvoer(klein) / "vormen" / "aantekeningen.txt"
    eigen.write_text("van mij", encoding="utf-8")
    assert main(["build", NAAM, "--vormen", "excel", "--force", "--quiet"]) == 1
    assert "vormen/aantekeningen.txt is niet door een bouw gemaakt" in capsys.readouterr().err
    assert eigen.read_text(encoding="utf-8") == "van mij"


def test_forms_go_with_the_pages_and_who_asked_for_one_keeps_the_others(
    klein: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    vormen = uitvoer(klein) / "vormen"
    assert main(["build", NAAM]) == 0
    assert capsys.readouterr().out.startswith("Niets veranderd")
    assert len(list(vormen.glob("*.pdf"))) == 2
    pad = klein / "params" / NAAM / "privacy.md"
    pad.write_text(pad.read_text(encoding="utf-8").replace(". ", ".  ", 1) + "\nEen zin erbij.\n", encoding="utf-8")
    assert main(["build", NAAM]) == 0
    weg = "De vormen van de vorige bouw (pdf,excel,csv,brief) hoorden bij andere pagina's en zijn weg"
    assert weg in capsys.readouterr().out
    assert not vormen.exists()
    assert main(["build", NAAM, "--vormen", "excel"]) == 0
    assert [pad.suffix for pad in vormen.iterdir()] == [".xlsx"]
    assert main(["build", NAAM, "--vormen", "csv"]) == 0
    assert {pad.suffix for pad in vormen.iterdir()} == {".xlsx", ".html", ""}


def test_a_form_that_does_not_exist_is_refused(klein: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", NAAM, "--vormen", "word"]) == 2
    assert "--vormen: 'word' is er niet; kies uit pdf, excel, csv, brief" in capsys.readouterr().err
