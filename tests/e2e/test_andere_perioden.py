"""Does a monitor per month, tertaal, half-year or year come out whole, with its own words and periods?"""

import csv
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from kleine_monitor import monitor
from locations import ROOT
from pagina import lees, tabel
from ruamel.yaml import YAML

BRON = "voorbeeld/2024-Q4"
# A number of a quarter as that of a period that ends with it; what ends within one has none.
VAN_KWARTAAL: dict[str, Callable[[int, int], str | None]] = {
    "2024-M12": lambda jaar, nummer: f"{jaar}-{3 * nummer:02}",
    "2024-T3": lambda jaar, nummer: {1: f"{jaar}-T1", 2: f"{jaar}-T2", 4: f"{jaar}-T3"}.get(nummer),
    "2024-H2": lambda jaar, nummer: f"{jaar}-H{nummer // 2}" if nummer % 2 == 0 else None,
    "2024": lambda jaar, nummer: str(jaar) if nummer == 4 else None,
}
GRONDIG = bool(os.environ.get("MONITOR_GRONDIG"))
SOORTEN = list(VAN_KWARTAAL) if GRONDIG else ["2024-M12"]
# One of each kind: a stand, what came in, a share, one over a half-year, one of the period before, one of a telling.
INDICATOREN = [
    "Trajecten Wmo",
    "Meldingen bij de toegang",
    "Pgb-aandeel jeugdhulp",
    "Herhaald beroep jeugdhulp",
    "Uitgaven Wmo per cliënt",
    "Klachten",
]


def editie_over(soort: str, project: Path) -> None:
    """The example edition again, its tellingen per quarter as of another kind of period, without texts."""
    params, data = project / "params/voorbeeld" / soort, project / "data/voorbeeld" / soort
    params.mkdir(parents=True)
    data.mkdir(parents=True)
    yaml = YAML()
    gelezen = yaml.load((ROOT / "params" / BRON / "params.yml").read_text(encoding="utf-8"))
    gelezen |= {"vorige": None, "doelen": {}, "kerncijfers": None, "beweringen": [], "geen_aantal": [], "aanvaard": []}
    gelezen["indicatoren"] = "alle" if GRONDIG else INDICATOREN
    del gelezen["bronnen"]["vorige_cijfers"]
    codes = gelezen["bronnen"]["maatwerkvoorzieningen"]["codes"]
    codes["peildatum"] = {"2022-12-31": "31-12-2022", **codes["peildatum"]}
    yaml.dump(gelezen, params / "params.yml")
    for path in (ROOT / "data" / BRON).glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as bestand:
            kop, *rijen = csv.reader(bestand)
        if "periode" not in kop:
            shutil.copy(path, data)
            continue
        plek = kop.index("periode")
        with (data / path.name).open("w", encoding="utf-8", newline="") as bestand:
            schrijver = csv.writer(bestand)
            schrijver.writerow(kop)
            for rij in rijen:
                jaar, _, nummer = rij[plek].partition("-Q")
                if nieuw := VAN_KWARTAAL[soort](int(jaar), int(nummer)):
                    schrijver.writerow([*rij[:plek], nieuw, *rij[plek + 1 :]])

    with (data / "maatwerkvoorzieningen.csv").open("a", encoding="utf-8") as bestand:
        bestand.write("Scootmobielpool,2022-12-31,100,\n")


@pytest.fixture(scope="module", params=SOORTEN)
def gebouwd(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    project = tmp_path_factory.mktemp("perioden")
    shutil.copytree(ROOT / "notebooks", project / "notebooks")
    editie_over(request.param, project)
    uitkomst = monitor(project, "build", f"voorbeeld/{request.param}", "--quiet")
    assert uitkomst.returncode == 0, uitkomst.stderr
    return request.param, project / "output/voorbeeld" / request.param / "intern"


def test_no_page_speaks_of_quarters(gebouwd: tuple[str, Path]) -> None:
    """But for since when an indicator holds, and what tables of words say themselves."""
    soort, site = gebouwd
    namen = {"2024-M12": "december 2024", "2024-T3": "3e tertaal 2024", "2024-H2": "2e halfjaar 2024", "2024": "2024"}
    gezien = {}
    for path in site.glob("*.html"):
        blad = lees(path)
        for weg in blad.select("pre, td"):
            weg.decompose()
        tekst = re.sub(r"Geldig vanaf\s*\S+ kwartaal \d+|per maand, kwartaal of halfjaar", "", _tekst(blad))
        gezien[path.stem] = re.findall(r".{20}kwarta\w+|.{20}\d+e kw\b", tekst)
        assert namen[soort] in tekst, path.stem
    assert {naam: gevonden for naam, gevonden in gezien.items() if gevonden} == {}
    assert len(gezien) >= 13


def test_the_stand_of_its_last_day_is_that_of_the_register(gebouwd: tuple[str, Path]) -> None:
    """Counted by hand: what has begun by 31 December and does not end before it, but what was withdrawn."""
    soort, site = gebouwd
    kolom = {"2024-M12": "December", "2024-T3": "3e tertaal", "2024-H2": "2e halfjaar", "2024": "2024"}[soort]
    for wet in ("wmo", "jeugdwet"):
        with (ROOT / "data" / BRON / f"voorzieningen_{wet}.csv").open(encoding="utf-8", newline="") as bestand:
            lopend = sum(
                rij["ingangsdatum"] <= "2024-12-31" <= (rij["einddatum"] or "9999")
                and rij["einddatum"] != rij["ingangsdatum"]
                for rij in csv.DictReader(bestand)
            )
        gedrukt = tabel(lees(site / f"{wet}.html"), f"recapitulatie-{wet}")
        assert gedrukt["Totaal", f"Totaal | {kolom}"].replace(".", "") == str(lopend)


def test_indicaties_of_any_number_of_days(gebouwd: tuple[str, Path]) -> None:
    """100, 85 and 80 stand beside each other; the last less the first is −20, a fifth of it."""
    gedrukt = tabel(lees(gebouwd[1] / "wmo.html"), "maatwerkvoorzieningen")
    kolommen = ("31-12-2022", "31-12-2023", "31-12-2024", "Verschil", "Verschil in %")
    assert [gedrukt["Scootmobielpool", kolom] for kolom in kolommen] == ["100", "85", "80", "−20", "−20,0"]


def _tekst(blad: BeautifulSoup) -> str:
    return re.sub(r"\s+", " ", blad.get_text(" "))
