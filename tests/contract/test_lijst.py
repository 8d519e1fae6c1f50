"""Does `monitor list --indicatoren` name every indicator, with what an analyst needs to choose from them?"""

import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import run

import pytest

from monitorlib.cli import main
from monitorlib.indicatoren.catalogus.catalogus import catalogus
from monitorlib.indicatoren.catalogus.indicator import THEMAS

BREEDTE = 110
BMWE = "params/bmwe/2016-Q1/params.yml"
Uitvoer = pytest.CaptureFixture[str]


def lijst(uitvoer: Uitvoer, *editie: str) -> str:
    assert main(["list", "--indicatoren", *editie]) == 0
    gezegd = uitvoer.readouterr()
    assert gezegd.err == ""
    return gezegd.out


def blokken(tekst: str) -> dict[str, list[str]]:
    """The lines of each indicator, by its name: what stands on the left and, joined, what stands on the right."""
    kolom = next(regel.index("Aantal jeugdigen") for regel in tekst.splitlines() if "Aantal jeugdigen" in regel)
    gevonden = {}
    for blok in tekst.split("\n\n"):
        regels = blok.splitlines()
        if regels and regels[0].startswith("  "):
            rechts = " ".join(regel[kolom:].strip() for regel in regels)
            gevonden[regels[0][:kolom].strip()] = [*(regel[:kolom].strip() for regel in regels), rechts]
    return gevonden


def test_every_indicator_is_listed_once_under_its_theme(capsys: Uitvoer) -> None:
    """In the order of the chapter."""
    regels = lijst(capsys).splitlines()
    assert [regel for regel in regels if regel in THEMAS] == list(THEMAS)
    assert list(blokken("\n".join(regels))) == list(catalogus())
    thema = dict.fromkeys(catalogus(), "")
    huidig = ""
    for regel in regels:
        huidig = regel if regel in THEMAS else huidig
        for naam in thema:
            if regel.startswith(f"  {naam}  "):
                thema[naam] = huidig
    assert thema == {een.naam: een.thema for een in catalogus().values()}


def test_each_has_its_unit_its_definition_and_its_sources(capsys: Uitvoer) -> None:
    gevonden = blokken(lijst(capsys))
    for een in catalogus().values():
        _, eenheid, *leeg, rechts = gevonden[een.naam]
        assert eenheid == een.eenheid
        assert not any(leeg)
        assert rechts == f"{een.eerste_zin} bron: {', '.join(een.bron)}"


def test_the_first_sentence_is_whole_and_the_first(capsys: Uitvoer) -> None:
    """A full stop inside a number ends no sentence."""
    tekst = lijst(capsys)
    gevonden = blokken(tekst)
    assert gevonden["Jeugdigen met jeugdhulp"][-1].startswith(
        "Aantal jeugdigen jonger dan 18 jaar dat op de peildatum jeugdhulp heeft, "
        "per 1.000 inwoners van 0 tot 18 jaar. bron: "
    )
    assert gevonden["Uitkeringen"][-1] == (
        "Aantal uitkeringen voor levensonderhoud dat op de peildatum loopt. bron: uitkeringen"
    )
    assert "Een paar heeft samen" not in tekst


@pytest.mark.parametrize("editie", [[], ["bmwe/2016-Q1"], ["voorbeeld/2024-Q4"]], ids=str)
def test_it_fits_and_is_aligned(capsys: Uitvoer, editie: list[str]) -> None:
    """Plain lines of at most 110 signs, nothing behind them, two columns."""
    regels = lijst(capsys, *editie).splitlines()
    assert max(map(len, regels)) <= BREEDTE
    assert [regel for regel in regels if regel != regel.rstrip() or not regel.isprintable()] == []
    kolom = {regel.index("bron: ") for regel in regels if "bron: " in regel}
    assert len(kolom) == 1


def test_an_edition_that_delivers_all_says_so(capsys: Uitvoer) -> None:
    tekst = lijst(capsys, "voorbeeld/2024-Q4")
    assert all(van[-1].endswith("; geleverd") for van in blokken(tekst).values())
    aantal = len(catalogus())
    assert tekst.splitlines()[-1] == (
        f"voorbeeld/2024-Q4 levert de bronnen van {aantal} van de {aantal} indicatoren, en vraagt ze alle."
    )


def test_a_source_that_is_not_delivered_is_named(capsys: Uitvoer) -> None:
    """Only the one that lacks, of an indicator with two."""
    tekst = lijst(capsys, "bmwe/2016-Q1")
    gevonden = blokken(tekst)
    assert gevonden["Uitkeringen"][-1].endswith("bron: uitkeringen; geleverd")
    assert gevonden["Bijstandsdichtheid"][-1].endswith("bron: uitkeringen, inwoners; niet geleverd: inwoners")
    hier = sum(van[-1].endswith("; geleverd") for van in gevonden.values())
    assert tekst.splitlines()[-1].startswith(f"bmwe/2016-Q1 levert de bronnen van {hier} van de {len(gevonden)} ")


def test_what_the_edition_does_not_ask_for_is_told(
    project: Path, edit: Callable[[Path, str, str], None], capsys: Uitvoer
) -> None:
    edit(project / BMWE, "indicatoren: alle", "indicatoren: [Uitkeringen]")
    tekst = lijst(capsys, "bmwe/2016-Q1")
    gevonden = blokken(tekst)
    assert gevonden["Uitkeringen"][-1].endswith("; geleverd")
    assert gevonden["Trajecten Wmo"][-1].endswith("; geleverd; niet gevraagd")
    assert gevonden["Klachten"][-1].endswith("; geleverd; niet gevraagd")
    assert tekst.splitlines()[-1].endswith(", en vraagt er 1.")


def test_a_name_that_no_indicator_has_is_refused(
    project: Path, edit: Callable[[Path, str, str], None], capsys: Uitvoer
) -> None:
    """With the name that was meant; the list without an edition still helps to find it."""
    edit(project / BMWE, "indicatoren: alle", "indicatoren: [Uitkering]")
    assert main(["list", "--indicatoren", "bmwe/2016-Q1"]) == 1
    assert capsys.readouterr().err == (
        "params/bmwe/2016-Q1/params.yml, indicatoren: er is geen indicator 'Uitkering'. Bedoelt u 'Uitkeringen'?\n"
    )
    assert "  Uitkeringen  " in lijst(capsys)


@pytest.mark.parametrize(
    ("naam", "gezegd"),
    [
        ("bmwe/2016-Q9", "Editie 'bmwe/2016-Q9' bestaat niet. Bedoelt u 'bmwe/2016-Q1'?\n"),
        ("bmwe", "'bmwe' is geen editie; schrijf regio/periode, bijvoorbeeld bmwe/2016-Q1.\n"),
    ],
)
def test_an_unknown_edition_is_wrong_use(capsys: Uitvoer, naam: str, gezegd: str) -> None:
    assert main(["list", "--indicatoren", naam]) == 2
    assert capsys.readouterr() == ("", gezegd)


def test_the_list_of_editions_is_as_it_was(capsys: Uitvoer) -> None:
    """One line per edition, and no indicator."""
    assert main(["list"]) == 0
    regels = capsys.readouterr().out.splitlines()
    assert [regel.split()[0] for regel in regels] == [
        "bmwe/2016-Q1",
        "groningen/2017-Q2",
        "haarlemmermeer/2017-Q2",
        "hengelo/2019-Q1",
        "proefstad/2024-Q2",
        "voorbeeld/2024-Q3",
        "voorbeeld/2024-Q4",
    ]


def test_the_list_of_editions_does_not_wait_for_the_catalogue() -> None:
    """Nothing that takes long to load is loaded for it."""
    vraag = (
        "import sys; from monitorlib.cli import main; main(['list']); "
        "print({'pandas', 'ibis', 'matplotlib', 'monitorlib.indicatoren'} & set(sys.modules))"
    )
    gedaan = run([sys.executable, "-c", vraag], capture_output=True, text=True, check=True)
    assert gedaan.stdout.splitlines()[-1] == "set()"
