"""Chapters and sections of an edition's own: declared in params.yml, run as cells that an analyst could write."""

import ast
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from locations import ROOT
from ruamel.yaml import YAML

from monitorlib.editie.editie import Editie
from monitorlib.editie.layout import Layout
from monitorlib.engine.execution.sections import check_sections, form_of
from monitorlib.errors import MonitorError, ParameterError
from monitorlib.hoofdstuk.cel import secties_van
from monitorlib.hoofdstuk.notebook_file import read_notebook
from monitorlib.hoofdstuk.vorm import bronnen, teksten, vorm_van
from monitorlib.nieuw.nieuw_notebook import schrijf_notebook

NAAM = "proefstad/2024-Q2"
Maak = Callable[..., Editie]


@pytest.fixture(scope="module")
def editie() -> Editie:
    return Editie.named(NAAM, Layout(ROOT, ROOT / "data", ROOT / "output"))


@pytest.fixture
def anders(tmp_path: Path) -> Maak:
    """The edition with texts of its params.yml replaced."""

    def maak(oud: str, nieuw: str, *ook: tuple[str, str]) -> Editie:
        params = tmp_path / "params" / NAAM
        shutil.copytree(ROOT / "params" / NAAM, params)
        shutil.copytree(ROOT / "notebooks", tmp_path / "notebooks")
        tekst = (params / "params.yml").read_text(encoding="utf-8")
        for was, wordt in ((oud, nieuw), *ook):
            assert was in tekst
            tekst = tekst.replace(was, wordt, 1)
        (params / "params.yml").write_text(tekst, encoding="utf-8")
        return Editie.named(NAAM, Layout(tmp_path, ROOT / "data", tmp_path / "output"))

    return maak


def test_chapters_stand_in_the_order_of_the_site(editie: Editie) -> None:
    verwacht = ["wmo", "gebruik-per-maand", "aanvragen", "prestatie-indicatoren", "verantwoording"]
    assert list(editie.parameters.hoofdstukken.gevraagd()) == verwacht


def test_who_reads_all_chapters_reads_those_of_its_own(editie: Editie) -> None:
    gelezen = editie.parameters.hoofdstukken.leest("verantwoording")
    assert gelezen == ["wmo", "gebruik-per-maand", "aanvragen", "prestatie-indicatoren"]
    assert editie.parameters.hoofdstukken.rondes()[-1] == ["verantwoording"]


def test_a_section_opens_its_telling_and_shows_its_text(editie: Editie) -> None:
    vorm = form_of(editie, "gebruik-per-maand")
    assert bronnen(vorm.van("prognose")) == ["gebruik"]
    assert teksten(vorm.van("prognose")) == ["Klanten naast de prognose"]


def test_a_section_stands_before_the_end_of_a_chapter_of_the_library(editie: Editie) -> None:
    cellen = editie.notebook("wmo")["cells"]
    eigen = [nummer for nummer, cel in enumerate(cellen) if cel["metadata"].get("tags") == ["sectie:wmo-per-maand"]]
    laatste = next(nummer for nummer, cel in enumerate(cellen) if "hoofdstuk.controles()" in "".join(cel["source"]))
    assert eigen == list(range(eigen[0], eigen[-1] + 1))
    assert eigen[-1] < laatste


def secties_in(editie: Editie, hoofdstuk: str) -> list[str]:
    """The sections of a chapter of an edition, in the order in which they run; the controles among them."""
    gevonden = []
    for cel in editie.notebook(hoofdstuk)["cells"]:
        eigen = secties_van(cel) if len(secties_van(cel)) == 1 else ()
        gevonden += ["controles"] if "hoofdstuk.controles()" in "".join(cel["source"]) else eigen
    return list(dict.fromkeys(gevonden))


@pytest.mark.parametrize(
    ("lijst", "volgorde"),
    [
        ("uitvoering, wmo-per-maand, eenheden", ["uitvoering", "wmo-per-maand", "eenheden", "controles"]),
        ("wmo-per-maand, uitvoering, eenheden", ["wmo-per-maand", "uitvoering", "eenheden", "controles"]),
        ("uitvoering, eenheden, wmo-per-maand", ["uitvoering", "eenheden", "wmo-per-maand", "controles"]),
    ],
)
def test_a_section_stands_where_its_chapter_lists_it(anders: Maak, lijst: str, volgorde: list[str]) -> None:
    editie = anders("secties: [wmo-per-maand]", f"secties: [{lijst}]")
    assert [een for een in secties_in(editie, "wmo") if een in volgorde] == volgorde


def test_a_section_stands_above_the_controles_of_a_chapter_with_remarks_below(anders: Maak) -> None:
    """A remark below the controles belongs to a section too."""
    hier = ("secties: [wmo-per-maand]\n", "secties: []\n  aanbieders:\n    secties: [dashboard, wmo-per-maand]\n")
    gevonden = secties_in(anders(*hier), "aanbieders")
    assert gevonden.index("dashboard") < gevonden.index("wmo-per-maand") < gevonden.index("keten")


def test_a_section_shows_more_than_one_table_under_its_heading(anders: Maak) -> None:
    verder = "    verder:\n      vormen: {telling: gebruik, vraag: tabel, kolommen: [wet], uitleg: Per wet.}\n"
    kop = "    titel: Klanten met Wmo per maand\n"
    editie = anders(kop, f"{kop}{verder}    toelichting: false\n")
    cellen = [cel for cel in editie.notebook("wmo")["cells"] if secties_van(cel) == ("wmo-per-maand",)]
    tekst = "\n".join("".join(cel["source"]) for cel in cellen)
    assert re.findall(r'naam="([a-z-]+)"', tekst) == ["wmo-per-maand", "wmo-per-maand", "vormen"]
    assert 'rijen=["maat", "leveringsvorm"], kolommen=["wet", "periode"]' in tekst
    assert (tekst.count("## "), "Per wet." in tekst, "toelichting" in tekst) == (1, True, False)


def test_two_tables_do_not_share_a_name(anders: Maak) -> None:
    kop = "    titel: Klanten met Wmo per maand\n"
    with pytest.raises(ParameterError, match="'secties' noemt 'klanten' twee keer"):
        anders(kop, f"{kop}    verder:\n      klanten: {{telling: gebruik, vraag: tabel}}\n")


def test_every_cell_is_python(editie: Editie) -> None:
    for naam in editie.parameters.hoofdstukken.gevraagd():
        for cel in editie.notebook(naam)["cells"]:
            if cel["cell_type"] == "code":
                ast.parse("".join(cel["source"]))


def test_names_with_quotes_stay_text(anders: Maak) -> None:
    editie = anders("titel: Klanten naast de prognose", 'titel: "Klanten \\"naast\\" \'de\' prognose"')
    check_sections(editie, "gebruik-per-maand", ["prognose"])
    assert teksten(form_of(editie, "gebruik-per-maand").van("prognose")) == ["Klanten \"naast\" 'de' prognose"]


@pytest.mark.parametrize(
    ("oud", "nieuw", "gezegd"),
    [
        ("naam: aanvragen", "naam: wmo", "hoofdstuk 'wmo' bestaat al; geef uw eigen hoofdstuk een andere naam"),
        ("naam: aanvragen", "naam: gebruik-per-maand", "'eigen' noemt hoofdstuk 'gebruik-per-maand' twee keer"),
        ("naam: aanvragen", "naam: Aan vragen", "naam"),
        ("naam: aanvragen", "naam: index", "hoofdstuk 'index' bestaat al"),
        (
            "secties: [aanvragen-sinds-januari, ",
            "secties: [aanvragen-sinds-jan, ",
            "sectie 'aanvragen-sinds-januari' staat in geen enkel hoofdstuk",
        ),
        (
            "secties: [aanvragen-sinds-januari, ",
            "secties: [aanvragen-sinds-januari, aanvragen-toen, ",
            "hoofdstuk 'aanvragen' noemt sectie 'aanvragen-toen', en die is niet gedeclareerd.",
        ),
        ("    telling: aanvragen\n", "    telling: aanvraag\n", "Bedoelt u 'aanvragen'?"),
        ("  aanvragen:\n    bestand", "  sporen:\n    bestand", "bron 'sporen' bestaat al in de bibliotheek"),
        ("kies: {leveringsvorm: Totaal}", "kies: {leveringsvorm: Alles}", "'Alles' is geen leveringsvorm"),
        ("noemer: {wet: Wmo, ", "noemer: {wet: Pw, ", "'noemer': 'Pw' is geen wet; er zijn: Jeugdwet, Wmo"),
        ("        wet: [Jeugdwet, Wmo]\n", "        wet: [Jeugdwet, Wmo]\n        wet: [Wmo]\n", "staat er twee keer"),
        ("  prestatie-indicatoren:\n    secties: []\n    perioden_terug: 2\n", "", "zet dat bij 'hoofdstukken'"),
    ],
)
def test_what_cannot_be_is_refused(anders: Maak, oud: str, nieuw: str, gezegd: str) -> None:
    with pytest.raises(ParameterError) as stop:
        anders(oud, nieuw)
    assert gezegd in str(stop.value)
    assert str(stop.value).startswith("params/proefstad/2024-Q2/params.yml")


def test_a_section_of_the_notebook_is_not_replaced(anders: Maak) -> None:
    voorbeeld = Editie.named("voorbeeld/2024-Q4", Layout(ROOT, ROOT / "data", ROOT / "output"))
    bestaand = form_of(voorbeeld, "wmo").alle[-1]
    editie = anders("secties: [wmo-per-maand]", f"secties: [{bestaand}]", ("  wmo-per-maand:\n", f"  {bestaand}:\n"))
    with pytest.raises(ParameterError, match=f"sectie '{bestaand}' staat al in het notebook"):
        editie.notebook("wmo")


def test_a_chapter_of_its_own_becomes_a_notebook(anders: Maak) -> None:
    editie = anders("titel: Aanvragen\n", "titel: Aanvragen\n")
    was = editie.notebook("aanvragen")["cells"]
    path, daarna = schrijf_notebook(editie, "aanvragen")
    assert daarna[0].endswith(
        "- {naam: aanvragen, notebook: true, secties: [aanvragen-sinds-januari, aanvragen-naast-elkaar, "
        "hulpvragen-per-maand]}"
    )
    params = editie.params / "params.yml"
    doc = YAML(typ="safe").load(params)
    doc["hoofdstukken"]["eigen"][1] = YAML(typ="safe").load(daarna[0].partition("- ")[2])
    for naam in ("aanvragen-sinds-januari", "aanvragen-naast-elkaar", "hulpvragen-per-maand"):
        del doc["secties"][naam]
    YAML(typ="safe").dump(doc, params)
    nu = Editie.named(NAAM, editie.layout).notebook("aanvragen")["cells"]
    assert ["".join(cel["source"]) for cel in nu] == ["".join(cel["source"]) for cel in was]
    with pytest.raises(MonitorError, match="bestaat al; er is niets veranderd"):
        schrijf_notebook(editie, "aanvragen")
    assert path.is_file()


def test_a_notebook_of_another_name_begins_in_the_house_form(anders: Maak) -> None:
    editie = anders("titel: Aanvragen\n", "titel: Aanvragen\n")
    path, _ = schrijf_notebook(editie, "wonen-en-zorg")
    assert vorm_van(read_notebook(path, "x")["cells"], "x").alle == ()
    for naam in ("Wonen", "wmo", "aanvrage"):
        with pytest.raises(MonitorError):
            schrijf_notebook(editie, naam)


def test_what_the_documentation_declares_can_be(anders: Maak) -> None:
    """Each block of YAML in docs/eigen-tabellen.md, put into the edition, is valid."""
    tekst = (ROOT / "docs/eigen-tabellen.md").read_text(encoding="utf-8")
    blokken = [YAML(typ="safe").load(een) for een in re.findall(r"```yaml\n(.*?)```", tekst, re.DOTALL)]
    editie = anders("titel: Aanvragen\n", "titel: Aanvragen\n")
    params = editie.params / "params.yml"
    doc = YAML(typ="safe").load(params)
    for blok in blokken:
        for sleutel, waarde in blok.items():
            doc[sleutel] |= waarde
    doc["hoofdstukken"]["eigen"] += [{**een, "naam": "rest"} for een in doc["hoofdstukken"]["eigen"]]
    doc["hoofdstukken"]["eigen"][-1]["secties"] = [een for een in doc["secties"] if een != "klanten"]
    for bron in doc["bronnen"].values():
        bron["herkomst"] = "fictief"
    YAML(typ="safe").dump(doc, params)
    gelezen = Editie.named(NAAM, editie.layout).parameters
    assert gelezen.secties["klanten"].kies == {"leveringsvorm": "Totaal"}
    assert gelezen.eigen_indicatoren["Wmo-voorzieningen met pgb"].streefwaarde == 7
