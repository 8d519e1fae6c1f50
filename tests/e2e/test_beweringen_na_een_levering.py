"""Does a sentence that new numbers contradict stand on the page as such, and stop the publication?"""

from collections.abc import Callable
from pathlib import Path

import pytest
from pagina import lees
from ruamel.yaml import YAML

from monitorlib.cli import main
from monitorlib.exit_codes import OPEN_BEVINDINGEN

NAAM = "voorbeeld/2024-Q4"
STEEDS_MEER = "Steeds meer klachten worden opgelost met bemiddeling"


@pytest.fixture
def klachten(project: Path) -> Path:
    """The example with its chapter on klachten alone."""
    path = project / "params" / NAAM / "params.yml"
    yaml = YAML()
    parameters = yaml.load(path)
    blijft = ("clientbeleving", "verantwoording")
    parameters["hoofdstukken"] = {naam: een for naam, een in parameters["hoofdstukken"].items() if naam in blijft}
    bronnen = ("bezwaren_klachten", "klachten", "klachten_termijn", "bezwaarschriften", "bezwaaruitkomsten")
    bronnen += ("clientervaring", "panel", "teams")
    parameters["bronnen"] = {naam: een for naam, een in parameters["bronnen"].items() if naam in bronnen}
    parameters |= {"vorige": None, "doelen": {}, "kerncijfers": None, "aanvaard": [], "registratieproblemen": []}
    yaml.dump(parameters, path)
    return project


def test_a_sentence_that_no_longer_follows_stops_the_publication(
    klachten: Path, edit: Callable[[Path, str, str], None], capsys: pytest.CaptureFixture[str]
) -> None:
    """Bemiddeld: 1, 3, 4, 6, 7 and then 9. With 5 the last step is 5 - 7 = -2, and that is not more."""
    assert main(["check", NAAM]) == 0
    assert "3 beweringen getoetst" in capsys.readouterr().out
    edit(klachten / "data" / NAAM / "klachten.csv", "Bemiddeld,2024-Q4,9", "Bemiddeld,2024-Q4,5")
    assert main(["build", NAAM, "--quiet"]) == 0
    blad = lees(klachten / "output" / NAAM / "intern/clientbeleving.html")
    zinnen = " ".join(een.get_text() for een in blad.select(".toelichting"))
    assert f"{STEEDS_MEER} (volgt niet uit de cijfers: −2 is niet hoger dan 0): 5 in" in zinnen
    (rij,) = (een for een in blad.select(".bevindingen tr.open") if STEEDS_MEER in een.get_text())
    assert "−2 is niet hoger dan 0" in rij.get_text()
    capsys.readouterr()
    assert main(["check", NAAM]) == OPEN_BEVINDINGEN == 3
    uit = capsys.readouterr().out
    naam = f"clientbeleving: bewering clientbeleving › {STEEDS_MEER}"
    assert f"bewering   {naam}\n  gevonden −2: Een bewering volgt uit de cijfers; −2 is niet hoger dan 0." in uit
    assert "params/voorbeeld/2024-Q4/clientbeleving.md, regel" in uit
    assert "1 bevinding, waarvan 1 open" in uit


def test_one_that_may_stand_is_accepted_for_that_number_only(
    klachten: Path, edit: Callable[[Path, str, str], None], capsys: pytest.CaptureFixture[str]
) -> None:
    edit(klachten / "data" / NAAM / "klachten.csv", "Bemiddeld,2024-Q4,9", "Bemiddeld,2024-Q4,5")
    edit(
        klachten / "params" / NAAM / "params.yml",
        "aanvaard: []",
        f"aanvaard:\n- bevinding: bewering clientbeleving / {STEEDS_MEER}\n  soort: bewering\n"
        "  hoofdstuk: clientbeleving\n  berekend: −2\n  reden: De levering is nog niet volledig.",
    )
    assert main(["check", NAAM]) == 0
    assert "1 bevinding, waarvan 0 open" in capsys.readouterr().out
    edit(klachten / "data" / NAAM / "klachten.csv", "Bemiddeld,2024-Q4,5", "Bemiddeld,2024-Q4,4")
    assert main(["check", NAAM]) == OPEN_BEVINDINGEN


def test_a_title_is_a_claim_and_the_plain_title_stands_under_it(
    klachten: Path, edit: Callable[[Path, str, str], None]
) -> None:
    """In a figure as over a table; a title that claims nothing is refused."""
    tekst = klachten / "params" / NAAM / "clientbeleving.md"
    voorwaarde = 'cel("klachten", "Bemiddeld", "4e kw 2024") > cel("klachten", "Bemiddeld", "3e kw 2023")'
    titels = [
        f'## Titel van {wat} klachten\n\n{{{{ bewering("Bemiddeld is vaker {wat}", {voorwaarde}) }}}}\n'
        for wat in ("tabel", "figuur")
    ]
    with tekst.open("a", encoding="utf-8") as file:
        file.write("\n" + "\n".join(titels))
    assert main(["build", NAAM, "--quiet"]) == 0
    blad = lees(klachten / "output" / NAAM / "intern/clientbeleving.html")
    kop = blad.select_one("#tabel-klachten caption")
    assert kop is not None
    assert kop.get_text(" ").startswith("Bemiddeld is vaker tabel ")
    assert kop.select_one(".eenheid").get_text().startswith("Klachten naar afhandeling, per kwartaal, ")
    (wat,) = blad.select("#figuur-klachten figcaption > .eenheid")
    assert wat.extract().get_text() == "Klachten naar afhandeling, per kwartaal"
    assert blad.select_one("#figuur-klachten figcaption").get_text().strip() == "Bemiddeld is vaker figuur"
    edit(tekst, titels[1], "## Titel van figuur klachten\n\nKlachten per kwartaal\n")
    assert main(["build", NAAM, "--quiet"]) == 1
