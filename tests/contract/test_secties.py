"""Does every section run alone, with nothing but the sources that it names?"""

import ast
import builtins
import cProfile
import csv
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import CodeType

import nbformat
import pytest
from bouwstenen import cijfers
from locations import ROOT
from nbformat import NotebookNode
from ruamel.yaml import YAML

from monitorlib.cijfers.kern.maken import maak
from monitorlib.controles.alle_controles import bevindingen_van_hoofdstuk
from monitorlib.editie.editie import Editie
from monitorlib.editie.layout import Layout
from monitorlib.editie.params.hoofdstukken import blokken
from monitorlib.engine.execution.parameterize import prepare
from monitorlib.engine.execution.sections import form_of, opened
from monitorlib.engine.stale.uses import module_of, used_by
from monitorlib.errors import ParameterError, RenderError
from monitorlib.hoofdstuk.cel import secties_van
from monitorlib.hoofdstuk.notebook_file import read_notebook
from monitorlib.hoofdstuk.vorm import Vorm, bronnen, deuren, vorm_van
from monitorlib.pagina.hoofdstuk import Hoofdstuk
from monitorlib.sources.declared.catalogue import BRONNEN
from monitorlib.sources.freeze.snapshot import freeze
from monitorlib.sources.opened import bronnen as geopend

BIBLIOTHEEK = ROOT / "monitorlib"
HOOFDSTUKKEN = sorted((ROOT / "notebooks").glob("*.ipynb"))
# The example has every section and the longest registers: there only what no other edition lists.
EDITIES = ("bmwe/2016-Q1", "groningen/2017-Q2", "haarlemmermeer/2017-Q2", "hengelo/2019-Q1", "voorbeeld/2024-Q4")


def vorm_op(path: Path, naam: str) -> Vorm:
    """The form of a notebook as it stands on the disk."""
    return vorm_van(read_notebook(path, naam)["cells"], naam)


def code(path: Path) -> list[NotebookNode]:
    return [cel for cel in nbformat.read(path, as_version=4).cells if cel.cell_type == "code"]


def namen(cellen: list[NotebookNode]) -> Iterator[tuple[str, set[str], set[str]]]:
    """Each statement with the names that it reads and those that it binds, in the order in which it runs."""
    for cel in cellen:
        for regel in ast.parse(cel.source).body:
            knopen = [knoop for knoop in ast.walk(regel) if isinstance(knoop, ast.Name)]
            gelezen = {knoop.id for knoop in knopen if isinstance(knoop.ctx, ast.Load)}
            gemaakt = {knoop.id for knoop in knopen if isinstance(knoop.ctx, ast.Store)}
            gemaakt |= {naam.asname or naam.name for knoop in ast.walk(regel) for naam in getattr(knoop, "names", [])}
            yield ast.unparse(regel), gelezen, gemaakt


@pytest.mark.parametrize("path", HOOFDSTUKKEN, ids=lambda path: path.stem)
def test_a_section_reads_no_name_of_another(path: Path) -> None:
    """Whatever else an edition lists: a name is made by the section itself, by a cell that it shares, or the setup."""
    for sectie in {naam for cel in code(path) for naam in secties_van(cel)}:
        bekend = set(dir(builtins))
        for regel, gelezen, gemaakt in namen([cel for cel in code(path) if sectie in (secties_van(cel) or [sectie])]):
            assert gelezen <= bekend, f"sectie {sectie}: {regel} leest {gelezen - bekend}"
            bekend |= gemaakt


@pytest.mark.parametrize("path", HOOFDSTUKKEN, ids=lambda path: path.stem)
def test_what_is_shared_is_made_in_one_place(path: Path) -> None:
    """A name of the setup or of a shared cell means the same in every section that reads it."""
    gemaakt = [(cel, {naam for _, _, nieuw in namen([cel]) for naam in nieuw}) for cel in code(path)]
    for gedeeld, deze in gemaakt:
        if len(secties_van(gedeeld)) != 1:
            for cel, ook in gemaakt:
                assert cel is gedeeld or not deze & ook, f"{deze & ook} in {cel.source}"


def test_every_source_that_a_notebook_names_is_declared() -> None:
    """By a literal name: anything else is an error of the form itself."""
    for path in HOOFDSTUKKEN:
        assert {naam for cel in vorm_op(path, path.name).cellen for naam in cel.bronnen} <= set(BRONNEN), path.stem


def test_a_code_that_a_section_calculates_with_is_declared_at_its_source() -> None:
    """So that a new region keeps it; every other code is a region's own."""
    layout = Layout(ROOT, ROOT / "data", ROOT / "output")
    woorden: dict[str, set[str]] = {}
    for path in HOOFDSTUKKEN:
        vorm = vorm_op(path, path.stem)
        for sectie in vorm.alle:
            for bron in bronnen(vorm.van(sectie)):
                woorden.setdefault(bron, set()).update(een for cel in vorm.van(sectie) for een in cel.woorden)
    gevonden = {
        (bron, kolom, code)
        for naam in EDITIES
        for bron, gegeven in Editie.named(naam, layout).parameters.bronnen.items()
        for kolom, codes in gegeven.codes.items()
        for code in (codes if isinstance(codes, list) else ())
        if code in woorden.get(bron, ())
    }
    assert ("uitkeringen", "reden", "Werk") in gevonden
    assert [een for een in sorted(gevonden) if not BRONNEN[een[0]].kolom(een[1]).is_vast(een[2])] == []


def van_hoofdstuk(naam: str, editie: Editie | None = None) -> frozenset[str]:
    """The modules that are in the hash of a chapter: as it stands on the disk, or with the sections of an edition."""
    vorm = form_of(editie, naam) if editie else vorm_op(ROOT / "notebooks" / f"{naam}.ipynb", naam)
    cellen = vorm.cellen
    invoer = frozenset(een for cel in cellen for een in cel.invoer)
    return used_by(BIBLIOTHEEK, invoer, blokken()[naam].meet_indicatoren)


def alleen(project: Path, naam: str, hoofdstuk: str, secties: list[str]) -> Editie:
    """Leave the edition with these sections of one chapter, what they open, and no text: that is the edition's own."""
    pad = project / "params" / naam / "params.yml"
    yaml = YAML(typ="safe")
    gegeven = yaml.load(pad)
    for tekst in pad.parent.glob("*.md"):
        tekst.unlink()
    blok = gegeven["hoofdstukken"][hoofdstuk] | {"secties": secties}
    editie = Editie.named(naam, Layout.find())
    een = editie.parameters.model_copy(update={"indicatoren": ["Casussen in de basisteams"], "kerncijfers": None})
    editie = replace(editie, parameters=een)
    nodig = opened(editie, form_of(editie, hoofdstuk).lopend(secties))
    gegeven |= {"hoofdstukken": {hoofdstuk: blok}, "beweringen": [], "aanvaard": [], "registratieproblemen": []}
    # One indicator tells as much of a section as all of them.
    gegeven |= {"indicatoren": ["Casussen in de basisteams"]}
    gegeven.pop("kerncijfers", None)
    gegeven["bronnen"] = {bron: gegeven["bronnen"][bron] for bron in nodig}
    gegeven["secties"] = {een: van for een, van in gegeven.get("secties", {}).items() if een in secties}
    with pad.open("w", encoding="utf-8") as file:
        yaml.dump(gegeven, file)
    return Editie.named(naam, Layout.find())


def draai(editie: Editie, hoofdstuk: str) -> set[str]:
    """Run the cells of a chapter as the edition lists them, in this process; name the modules of the library that ran.

    Not what ran while a module was imported: in a build all are, before a chapter begins.
    """
    noteer = cProfile.Profile()
    blok = editie.parameters.hoofdstukken.gevraagd()[hoofdstuk]
    notebook, parameters = prepare(editie, hoofdstuk, blok, "intern")
    ruimte: dict[str, object] = {}
    noteer.enable()
    try:
        for cel in notebook.cells:
            if cel.cell_type == "code":
                exec(compile(cel.source, f"{hoofdstuk} {cel.id}", "exec"), ruimte)
                if "parameters" in cel.metadata.get("tags", []):
                    ruimte |= parameters
    finally:
        noteer.disable()
    gedraaid = (
        een.code for een in noteer.getstats() if isinstance(een.code, CodeType) and een.code.co_name != "<module>"
    )
    # A template runs under its own name; each of them is in every hash.
    modules = {Path(code.co_filename) for code in gedraaid if code.co_filename.endswith(".py")}
    return {module_of(een, BIBLIOTHEEK) for een in modules if een.is_relative_to(BIBLIOTHEEK)}


def te_draaien(naam: str) -> list[tuple[str, str]]:
    """The sections of an edition that run alone; what reads other chapters has nothing to read here."""
    layout = Layout(ROOT, ROOT / "data", ROOT / "output")
    per = {
        een: [
            (hoofdstuk, sectie)
            for hoofdstuk, blok in Editie.named(een, layout).parameters.hoofdstukken.gevraagd().items()
            for sectie in blok.secties
            if not blok.leest
        ]
        for een in EDITIES
    }
    elders = {een for ander in EDITIES[:-1] for een in per[ander]} if naam == EDITIES[-1] else set()
    return [een for een in per[naam] if een not in elders]


@pytest.mark.parametrize("naam", EDITIES)
def test_each_section_runs_alone_with_the_sources_that_it_names(naam: str, project: Path) -> None:
    """With no other section listed and no other source delivered; it opens each of those that it names.

    And no module of the library runs that is not in the hash of its chapter.
    """
    assert te_draaien(naam)
    freeze(Editie.named(naam, Layout.find()))
    shutil.copytree(project / "params", project / "heel")
    for hoofdstuk, sectie in te_draaien(naam):
        shutil.copytree(project / "heel", project / "params", dirs_exist_ok=True)
        editie = alleen(project, naam, hoofdstuk, [sectie])
        geopend._GELEZEN.clear()
        gedraaid = draai(editie, hoofdstuk)
        assert "monitorlib.pagina.hoofdstuk" in gedraaid
        assert gedraaid - van_hoofdstuk(hoofdstuk, editie) == set(), (hoofdstuk, sectie)
        assert set(geopend.gelezen(editie)) == set(editie.parameters.bronnen), (hoofdstuk, sectie)


def test_what_a_listed_section_lacks_is_said_before_a_cell_runs(project: Path) -> None:
    """All of it together; what another section would read is nobody's concern."""
    editie = Editie.named("bmwe/2016-Q1", Layout.find())
    freeze(editie)
    hier = {naam: bron for naam, bron in editie.parameters.bronnen.items() if naam not in ("budgetten", "resultaat")}
    zonder = replace(editie, parameters=editie.parameters.model_copy(update={"bronnen": hier, "kalender": []}))
    blokken = zonder.parameters.hoofdstukken.gevraagd()
    prepare(
        zonder, "financien", blokken["financien"].model_copy(update={"secties": ["provinciaal-jeugdbudget"]}), "intern"
    )
    waar, remedie = "params/bmwe/2016-Q1/params.yml, hoofdstukken.", "vul dat aan, of haal de sectie weg."
    for hoofdstuk, secties, melding in (
        (
            "financien",
            ["resultaat", "beleidsagnda"],
            f"{waar}financien.secties: sectie 'resultaat' leest bron budgetten, en die staat niet bij 'bronnen'; "
            f"{remedie}\n"
            f"{waar}financien.secties: sectie 'resultaat' leest bron resultaat, en die staat niet bij 'bronnen'; "
            f"{remedie}\n"
            f"{waar}financien.secties: het notebook heeft geen sectie 'beleidsagnda'. Bedoelt u 'beleidsagenda'?",
        ),
        (
            "inleiding",
            ["opzet", "kalender"],
            f"{waar}inleiding.secties: sectie 'kalender' toont de bestuurlijke kalender, en 'kalender' is leeg; "
            f"{remedie}",
        ),
    ):
        with pytest.raises(ParameterError) as fout:
            prepare(zonder, hoofdstuk, blokken[hoofdstuk].model_copy(update={"secties": secties}), "intern")
        assert str(fout.value) == melding


def test_only_a_chapter_that_says_so_measures_indicators() -> None:
    """All modules of the catalogue are in its hash, and in that of no other."""
    meten = {path.stem for path in HOOFDSTUKKEN if "indicatoren" in deuren(vorm_op(path, path.stem).cellen)}
    assert meten == {naam for naam, blok in blokken().items() if blok.meet_indicatoren}
    themas = {f"monitorlib.indicatoren.{een}" for een in ("jeugdwet", "wmo", "geld", "toegang")}
    assert {naam: themas & van_hoofdstuk(naam) for naam in blokken()} == {
        naam: themas if naam in meten else set() for naam in blokken()
    }


def eerste(aantal: int, kolom: str, pad: Path) -> None:
    """Leave of a delivery the rows with the first so many values of a column."""
    with pad.open(encoding="utf-8", newline="") as bestand:
        rijen = list(csv.DictReader(bestand))
    leden = list(dict.fromkeys(rij[kolom] for rij in rijen))[:aantal]
    with pad.open("w", encoding="utf-8", newline="") as bestand:
        schrijver = csv.DictWriter(bestand, rijen[0].keys(), lineterminator="\n")
        schrijver.writeheader()
        schrijver.writerows(rij for rij in rijen if rij[kolom] in leden)


def test_a_value_that_a_section_calculates_with_must_be_there(project: Path) -> None:
    """Said with its file and column before a cell runs; who does not read the source is not asked."""
    naam, hoofdstuk = "voorbeeld/2024-Q4", "financien"
    editie = alleen(project, naam, hoofdstuk, ["budgetten"])
    eerste(1, "wet", editie.data / editie.parameters.bronnen["budgetten"].bestand)
    freeze(editie)
    blok = editie.parameters.hoofdstukken.gevraagd()[hoofdstuk]
    with pytest.raises(ParameterError) as fout:
        prepare(editie, hoofdstuk, blok, "intern")
    assert str(fout.value) == (
        f"params/{naam}/params.yml, hoofdstukken.{hoofdstuk}.secties: sectie 'budgetten' leest "
        f"data/{naam}/budgetten.csv, kolom wet: er is geen rij met Jeugdwet; gevonden: Wmo; vul dat aan, of haal de "
        "sectie weg."
    )
    prepare(editie, hoofdstuk, blok.model_copy(update={"secties": []}), "intern")


@pytest.mark.parametrize(
    ("hoofdstuk", "sectie", "bron", "kolom", "melding"),
    [
        (
            "wmo", "maatwerkvoorzieningen", "maatwerkvoorzieningen", "peildatum",
            "1 waarde (2023-12-31); nodig: ten minste 2, om naast elkaar te zetten",
        ),
        ("financien", "resultaat", "budgetten", "jaar", "er is geen rij met 2024; gevonden: 2023"),
    ],
)  # fmt: skip
def test_a_section_with_nothing_to_lay_beside_each_other_says_so(
    hoofdstuk: str, sectie: str, bron: str, kolom: str, melding: str, project: Path
) -> None:
    """In the place of its cells, as in a young region; and it is a bevinding, which has an owner to accept it."""
    naam = "voorbeeld/2024-Q4"
    editie = alleen(project, naam, hoofdstuk, [sectie])
    eerste(1, kolom, editie.data / editie.parameters.bronnen[bron].bestand)
    freeze(editie)
    notebook, _ = prepare(editie, hoofdstuk, editie.parameters.hoofdstukken.gevraagd()[hoofdstuk], "intern")
    cellen = [een.source for een in notebook.cells if een.id == f"{sectie}-nog-open"]
    assert len(cellen) == 1
    deur = Hoofdstuk(hoofdstuk, editie, "intern")
    uit = eval(cellen[0], {"hoofdstuk": deur})
    assert f"in <code>data/{naam}/{bron}.csv</code>, kolom {kolom}: {melding}." in uit.html
    gevonden = [een for een in bevindingen_van_hoofdstuk(deur._inhoud()) if een.naam == f"bron {bron} / {kolom}"]
    assert [(een.hoofdstuk, een.soort, een.berekend) for een in gevonden] == [(hoofdstuk, "ontbreekt", melding)]


def test_a_table_with_nothing_in_it_says_so(project: Path) -> None:
    """An error for the region, which delivers; a sentence on the pages of one gemeente, where there may be nothing."""
    editie = Editie.named("bmwe/2016-Q1", Layout.find())
    leeg = maak([], {"gemeente": [], "wat": []}, eenheid="euro")
    hoe = {"naam": "leeg", "titel": "Leeg", "rijen": ["gemeente"], "kolommen": ["wat"], "telt": None}
    with pytest.raises(RenderError) as fout:
        Hoofdstuk("wmo", editie, "intern").tabel(leeg, **hoe)
    assert str(fout.value) == (
        "Tabel leeg: er is geen enkele rij om te tonen; lever wat ontbreekt, of haal de sectie weg uit params.yml."
    )
    van_een = Hoofdstuk("wmo", editie.voor("GM0005"), "intern").tabel(leeg, **hoe)
    assert van_een.html == "<p>Leeg: hier is niets om te tonen.</p>"


def test_a_table_without_a_number_is_a_sentence_that_says_why(project: Path) -> None:
    """As in a young register. One number, or one word, makes it a table; a text can ask for its cells either way."""
    editie = Editie.named("bmwe/2016-Q1", Layout.find())
    hoe = {"titel": "Jong", "rijen": ["jaar"], "kolommen": ["wat"], "telt": None}
    leden = {"wat": ["Stand"], "jaar": ["2014", "2015"]}
    wmo = Hoofdstuk("wmo", editie, "intern")
    uit = wmo.tabel(cijfers(leden, ["niet opgegeven", "niet te bepalen"]), naam="jong", **hoe)
    assert uit.html == "<p>Jong: hier is nog geen getal; niet opgegeven; niet te bepalen.</p>"
    assert not uit.gegevens
    for naam, waarde in (("getal", 0), ("woord", "gestart")):
        assert "<table" in wmo.tabel(cijfers(leden, ["niet opgegeven", waarde]), naam=naam, **hoe).html
