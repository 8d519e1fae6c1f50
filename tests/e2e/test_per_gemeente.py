"""Is the monitor of one gemeente about that gemeente only, with the numbers that it has in that of its region?"""

from collections.abc import Callable
from pathlib import Path

import pytest
from kleine_monitor import NAAM, alleen, bestanden, uitvoer
from openpyxl import load_workbook
from pagina import lees, tabel, tekst

from monitorlib.cli import main
from monitorlib.editie.editie import Editie
from monitorlib.editie.layout import Layout
from monitorlib.errors import UnknownEditionError

# By the folder of its pages.
GEMEENTEN = {"bedum": "Bedum", "de-marne": "De Marne", "winsum": "Winsum", "eemsmond": "Eemsmond"}


def test_each_gemeente_has_the_numbers_that_the_region_shows_of_it(project: Path, bmwe: Path) -> None:
    """The same cells as in the region's table; no other gemeente is named; the region's own text stays away."""
    alleen(project, "wmo", "participatiewet", "privacy")
    eigen = project / "params" / NAAM / "gemeente" / "GM0005"
    eigen.mkdir(parents=True)
    (eigen / "wmo.md").write_text("## Wat gaat goed\n\nIn Bedum gaat het goed.\n", encoding="utf-8")
    assert main(["build", NAAM, "--per", "gemeente", "--quiet"]) == 0
    regio = tabel(lees(bmwe / "wmo.html"), "wmo-voorzieningen")
    sites = uitvoer(project) / "gemeente"
    assert sorted(path.name for path in sites.glob("[!.]*")) == sorted([*GEMEENTEN, "index.html"])
    for map_, naam in GEMEENTEN.items():
        blad = lees(sites / map_ / "wmo.html")
        gevonden = tabel(blad, "wmo-voorzieningen")
        verwacht = {cel: getal for cel, getal in regio.items() if cel[0].startswith(f"{naam} | ")}
        assert len(verwacht) > 5
        assert {cel: getal for cel, getal in gevonden.items() if cel in verwacht} == verwacht
        anderen = [ander for ander in GEMEENTEN.values() if ander != naam]
        gelezen = tekst(sites / map_ / "wmo.html").replace("Bedum, De Marne, Winsum en Eemsmond", "de regio")
        assert [ander for ander in anderen if ander in gelezen] == []
        assert ("In Bedum gaat het goed." in gelezen) == (naam == "Bedum")
        # The framework for privacy is one of all gemeenten together.
        assert not (sites / map_ / "privacy.html").exists()


def test_one_chooses_a_gemeente_and_goes_back_to_the_region(project: Path) -> None:
    """From the front page of the region to each gemeente, and from every page of a gemeente to both."""
    alleen(project, "wmo")
    assert main(["build", NAAM, "--per", "gemeente", "--quiet"]) == 0
    site = uitvoer(project)
    assert site.joinpath(lees(site / "index.html").select_one(".kies a")["href"]) == site / "gemeente/index.html"
    keuze = lees(site / "gemeente/index.html")
    assert {een.get_text(): een["href"] for een in keuze.select(".gemeente a")} == {
        naam: f"{map_}/index.html" for map_, naam in GEMEENTEN.items()
    }
    for pagina in ("index", "wmo"):
        terug = [een["href"] for een in lees(site / "gemeente/bedum" / f"{pagina}.html").select(".kenmerken a")]
        assert terug == ["../index.html", "../../index.html"]
    # The total of one gemeente is the gemeente itself; so is a figure of one bar.
    bedum = lees(site / "gemeente/bedum/wmo.html")
    assert [rij for rij, _ in tabel(bedum, "recapitulatie-wmo") if rij == "Totaal"] == []
    assert bedum.select_one("#figuur-wmo-pgb-zin") is None


def test_the_site_of_the_region_and_those_of_gemeenten_leave_each_other_alone(project: Path) -> None:
    """Built in any order, built again, nothing of the other is gone or altered."""
    alleen(project, "wmo")
    assert main(["build", NAAM, "--per", "gemeente", "--quiet"]) == 0
    gemeenten = bestanden(uitvoer(project) / "gemeente")
    assert main(["build", NAAM, "--quiet"]) == 0
    assert main(["build", NAAM, "--quiet", "--force"]) == 0
    assert bestanden(uitvoer(project) / "gemeente") == gemeenten
    assert (uitvoer(project) / "wmo.html").is_file()


def test_nothing_changed_is_nothing_to_do_for_a_gemeente_too(
    project: Path, capsys: pytest.CaptureFixture[str], edit: Callable[[Path, str, str], None]
) -> None:
    """And its text is its own."""
    alleen(project, "wmo")
    assert main(["build", NAAM, "--per", "gemeente", "--quiet"]) == 0
    edit(project / "params" / NAAM / "wmo.md", "## Wat gaat goed", "## Wat gaat goed\n\nMeer.")
    assert main(["build", NAAM, "--per", "gemeente"]) == 0
    regels = capsys.readouterr().out.splitlines()
    # The region is another matter: its own text changed.
    assert [Path(regel.split(": ")[1]).parent.name for regel in regels if regel.startswith("Niets veranderd: ")] == [
        *GEMEENTEN
    ]
    assert regels[-1] == f"Klaar: {uitvoer(project) / 'index.html'}"


def test_a_merged_gemeente_has_its_own_past_and_what_went_up_in_it() -> None:
    """Nieuw-Hazelrade is one gemeente now and was two; a gemeente that is gone has no monitor."""
    editie = Editie.named("voorbeeld/2024-Q4", Layout.find())
    delen = {deel.gemeente: list(deel.gemeentenamen.values()) for deel in editie.gemeenten}
    assert len(delen) == 6
    assert sorted(delen["GM9806"]) == ["Hazelrade", "Munterveld", "Nieuw-Hazelrade"]
    with pytest.raises(UnknownEditionError, match="hoort op de peildatum niet bij deze editie"):
        editie.voor("GM9807")


def test_a_gemeente_that_began_this_year_has_a_monitor_of_all_its_chapters(tmp_path: Path) -> None:
    """Of what it did not have at the start of the year there is no change, and no figure of one; the table says so."""
    assert main(["build", "voorbeeld/2024-Q4/GM9806", "--output", str(tmp_path), "--quiet"]) == 0
    (site,) = tmp_path.glob("**/nieuw-hazelrade")
    wmo = lees(site / "wmo.html")
    assert wmo.select_one("#figuur-wmo-verandering svg") is None
    gevraagd = Editie.named("voorbeeld/2024-Q4/GM9806", Layout.find()).parameters.hoofdstukken.gevraagd()
    assert {path.stem for path in site.glob("*.html")} == {"index", *gevraagd}
    # What it was made of is its own past: 'all gemeenten together' is itself, under its own name.
    for blad in site.rglob("*.html"):
        assert "alle gemeenten samen" not in blad.read_text(encoding="utf-8").lower(), blad.name
    getallen = (site / "indicatoren.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert {regel.split(",")[2] for regel in getallen} == {"Nieuw-Hazelrade"}
    assert {regel.split(",")[3] for regel in getallen if ",Uitkeringen," in regel} >= {"2023-Q1", "2024-Q4"}


def test_a_text_for_a_gemeente_that_is_not_there_is_refused(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A typing error in the name of a folder is not a gemeente without text."""
    (project / "params" / NAAM / "gemeente" / "GM0006").mkdir(parents=True)
    assert main(["build", NAAM, "--per", "gemeente", "--explain"]) == 1
    assert "gemeente/GM0006: op de peildatum is er geen gemeente met deze code." in capsys.readouterr().err


def test_what_is_not_told_apart_per_gemeente_is_left_out() -> None:
    """Budgets per aanbieder are of the region: a gemeente has no dashboard against them."""
    deel = Editie.named("voorbeeld/2024-Q4/GM9801", Layout.find())
    assert "aanbiederbudgetten" not in deel.parameters.bronnen
    # Declaraties are: of chapter aanbieders the chain of them is left.
    assert deel.parameters.hoofdstukken.gevraagd()["aanbieders"].secties == ["keten"]
    assert deel.parameters.beweringen == []
    assert deel.parameters.gebied == "Aldermeer (de voorbeeldregio)"


def test_the_site_holds_gemeenten_within_their_region_whichever_is_written_first(project: Path) -> None:
    """Two workers write at once: the folder of a gemeente may be there before that of its region."""
    alleen(project, "wmo")
    assert main(["build", NAAM, "--per", "gemeente", "--quiet"]) == 0
    assert main(["site", "--quiet"]) == 0
    site = project / "output/_site/intern" / NAAM
    assert (site / "wmo.html").is_file()
    assert sorted(path.parent.name for path in site.glob("gemeente/*/wmo.html")) == sorted(GEMEENTEN)


def test_each_gemeente_is_taken_along_on_its_own(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its forms beside its pages, with its numbers and no other name; who builds without, is told how to have them."""
    alleen(project, "wmo")
    assert main(["build", NAAM, "--per", "gemeente", "--vormen", "excel,csv", "--quiet"]) == 0
    assert (uitvoer(project) / "vormen/monitor-bmwe-2016-Q1.xlsx").is_file()
    for map_, naam in GEMEENTEN.items():
        site = uitvoer(project) / "gemeente" / map_
        boek = load_workbook(site / f"vormen/monitor-bmwe-2016-Q1-{map_}.xlsx")
        woorden = {str(cel.value) for blad in boek for rij in blad for cel in rij if cel.value is not None}
        anderen = {ander for ander in GEMEENTEN.values() if ander != naam}
        assert naam in woorden
        assert anderen & woorden == set()
        getoond = tabel(lees(site / "wmo.html"), "wmo-voorzieningen").values()
        op_pagina = {float(een.replace(".", "")) for een in getoond if een != "…"}
        rijen = (site / "vormen/csv/wmo-wmo-voorzieningen.csv").read_text(encoding="utf-8").splitlines()
        waarde = rijen[0].split(",").index("waarde")
        assert {float(een) for rij in rijen[1:] if (een := rij.split(",")[waarde])} == op_pagina
    eigen = project / "params" / NAAM / "gemeente" / "GM0005"
    eigen.mkdir(parents=True)
    (eigen / "wmo.md").write_text("## Wat gaat goed\n\nIn Bedum gaat het goed.\n", encoding="utf-8")
    assert main(["build", f"{NAAM}/GM0005"]) == 0
    assert "Maak ze opnieuw: monitor build bmwe/2016-Q1/GM0005 --vormen excel,csv\n" in capsys.readouterr().out
