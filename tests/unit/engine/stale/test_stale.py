"""Of what is a chapter made: does every input count, under its own name, and does nothing else?"""

import json
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from locations import ROOT

from monitorlib.editie.editie import Editie
from monitorlib.editie.layout import Layout
from monitorlib.editie.params.hoofdstukken import blokken, gelezen_door
from monitorlib.editie.proeven.proeven import proef
from monitorlib.engine.stale import library
from monitorlib.engine.stale.reasons import why, why_site
from monitorlib.engine.stale.stale import Inputs
from monitorlib.engine.stale.state import Built, State, outputs_of, site_files
from monitorlib.errors import ParameterError

DEEL = "het deel van params.yml dat dit hoofdstuk ziet"
GEBRUIKT = "wat het van de bibliotheek gebruikt"
GEDRUKT = "wat gedrukt is (gepubliceerd.csv)"


@pytest.fixture
def editie(project: Path) -> Editie:
    return Editie.open("bmwe", "2016-Q1", Layout.find())


def invoer(
    van: Editie, hoofdstuk: str = "wmo", gelezen: Iterable[str] = (), records: Mapping[str, str] | None = None
) -> dict[str, str]:
    """What a chapter is made from, as the next build finds it."""
    return Inputs(van, "intern", {}).of(hoofdstuk, gelezen, records or {})


def anders(voor: Mapping[str, str], na: Mapping[str, str]) -> set[str]:
    return {wat for wat in {**voor, **na} if voor.get(wat) != na.get(wat)}


def langer(pad: Path) -> None:
    """Add a line to a text."""
    pad.write_bytes(pad.read_bytes() + b"\n# nog een regel\n")


@pytest.mark.parametrize("doe", [langer, Path.unlink])
def test_what_is_printed_counts_for_every_chapter(editie: Editie, doe: Callable[[Path], None]) -> None:
    """Controles compare a chapter with it: another gepubliceerd.csv, or none, makes each chapter anew."""
    hoofdstukken = list(editie.parameters.hoofdstukken.gevraagd())
    voor = {naam: invoer(editie, naam) for naam in hoofdstukken}
    doe(editie.data / "gepubliceerd.csv")
    for naam in hoofdstukken:
        assert anders(voor[naam], invoer(editie, naam)) == {GEDRUKT}


def test_a_text_belongs_to_one_chapter(editie: Editie) -> None:
    """And so does the one of the edition before it, where it is."""
    met_vorige = replace(editie, parameters=editie.parameters.model_copy(update={"vorige": "bmwe/2015-Q4"}))
    toen = editie.layout.params / "bmwe" / "2015-Q4"
    toen.mkdir()
    (toen / "params.yml").write_text("", encoding="utf-8")
    (toen / "wmo.md").write_text("Toen.\n", encoding="utf-8")
    wmo, jeugd = invoer(met_vorige, "wmo"), invoer(met_vorige, "jeugdwet")
    langer(toen / "wmo.md")
    assert anders(wmo, invoer(met_vorige, "wmo")) == {"de toelichting van de vorige editie"}
    langer(editie.params / "wmo.md")
    assert anders(wmo, invoer(met_vorige, "wmo")) == {"de toelichting", "de toelichting van de vorige editie"}
    assert anders(jeugd, invoer(met_vorige, "jeugdwet")) == set()


def test_a_source_counts_for_who_opened_it(editie: Editie) -> None:
    """The last chapters show every source; a site shows where each came from."""
    gelezen, niets = invoer(editie, gelezen=["sporen"]), invoer(editie)
    laatste, site = invoer(editie, "verantwoording"), Inputs(editie, "intern", {}).of_site()
    langer(editie.data / "sporen.csv")
    assert anders(gelezen, invoer(editie, gelezen=["sporen"])) == {"bron sporen"}
    assert anders(niets, invoer(editie)) == set()
    assert anders(laatste, invoer(editie, "verantwoording")) == {"bron sporen"}
    assert anders(site, Inputs(editie, "intern", {}).of_site()) == {"bron sporen"}


def test_a_source_that_the_edition_does_not_know_is_absent_until_it_is_there(editie: Editie) -> None:
    """A chapter that asked for it is made anew on the day that it is delivered."""
    zonder = editie.parameters.model_copy(
        update={"bronnen": {naam: bron for naam, bron in editie.parameters.bronnen.items() if naam != "sporen"}}
    )
    toen = invoer(replace(editie, parameters=zonder), gelezen=["sporen"])
    assert anders(toen, invoer(editie, gelezen=["sporen"])) == {"bron sporen", DEEL}


def test_the_last_chapters_count_what_the_others_left(editie: Editie) -> None:
    """Samenvatting reads all but verantwoording, which comes after it and reads that too; wmo reads nobody."""
    records = {"wmo": "1", "samenvatting": "2", "verantwoording": "3"}
    for naam, gezien in (
        ("wmo", set()),
        ("samenvatting", {"hoofdstuk wmo"}),
        ("verantwoording", {"hoofdstuk wmo", "hoofdstuk samenvatting"}),
    ):
        assert anders(invoer(editie, naam), invoer(editie, naam, records=records)) == gezien
        ander = {een: f"{record} anders" for een, record in records.items()}
        assert anders(invoer(editie, naam, records=records), invoer(editie, naam, records=ander)) == gezien


@pytest.mark.parametrize(
    ("hoofdstuk", "gelezen", "telt"),
    [("wmo", [], False), ("wmo", ["sporen"], True), ("verantwoording", [], True)],
)
def test_how_a_source_is_declared_counts_for_who_opened_it(
    editie: Editie, hoofdstuk: str, gelezen: list[str], telt: bool
) -> None:
    bronnen = dict(editie.parameters.bronnen)
    bronnen["sporen"] = bronnen["sporen"].model_copy(update={"vindplaats": "ergens anders"})
    nieuw = replace(editie, parameters=editie.parameters.model_copy(update={"bronnen": bronnen}))
    gevonden = anders(invoer(editie, hoofdstuk, gelezen), invoer(nieuw, hoofdstuk, gelezen))
    assert gevonden == ({DEEL} if telt else set())


def test_a_claim_counts_for_its_own_chapter(editie: Editie) -> None:
    """The claims of bmwe are about jeugdwet among others; the last chapters account for all."""
    blijft = [een for een in editie.parameters.beweringen if een.hoofdstuk != "jeugdwet"]
    assert len(blijft) < len(editie.parameters.beweringen)
    nieuw = replace(editie, parameters=editie.parameters.model_copy(update={"beweringen": blijft}))
    for hoofdstuk, gezien in (("jeugdwet", {DEEL}), ("wmo", set()), ("verantwoording", {DEEL})):
        assert anders(invoer(editie, hoofdstuk), invoer(nieuw, hoofdstuk)) == gezien


def test_a_setting_counts_for_its_own_chapter(editie: Editie) -> None:
    """And for the last ones, which show the parameters."""
    pad = editie.params / "params.yml"
    voor = {naam: invoer(editie, naam) for naam in ("financien", "wmo", "samenvatting")}
    pad.write_text(pad.read_text("utf-8").replace("uitvoering_wmo: 7.0", "uitvoering_wmo: 8.0"), "utf-8")
    nieuw = Editie.open("bmwe", "2016-Q1", Layout.find())
    for naam, gezien in (("financien", {DEEL}), ("wmo", set()), ("samenvatting", {DEEL})):
        assert anders(voor[naam], invoer(nieuw, naam)) == gezien


def test_what_a_trial_changes_stands_on_every_page(editie: Editie) -> None:
    """Also on that of a chapter which does not see the parameter; and so does what it is in params.yml."""
    wat = {"wat de proef verandert"}
    een, twee = (proef(editie, [f"uitvoering_wmo={deel}"]) for deel in (9, 8))
    voor = invoer(een)
    assert anders(invoer(editie), voor) == anders(voor, invoer(twee)) == wat
    pad = editie.params / "params.yml"
    tekst = pad.read_text(encoding="utf-8")
    pad.write_text(tekst.replace("uitvoering_wmo: 7.0", "uitvoering_wmo: 6.0"), encoding="utf-8")
    assert anders(voor, invoer(Editie.named(editie.naam, een.layout))) == wat


def test_which_sources_there_are_counts_and_their_order_in_what_was_read_does_not(editie: Editie) -> None:
    """A table may say which sources were not delivered."""
    zonder = {naam: bron for naam, bron in editie.parameters.bronnen.items() if naam != "sporen"}
    kleiner = replace(editie, parameters=editie.parameters.model_copy(update={"bronnen": zonder}))
    assert anders(invoer(editie), invoer(kleiner)) == {DEEL}
    assert invoer(editie, gelezen=["sporen", "uitkeringen"]) == invoer(editie, gelezen=["uitkeringen", "sporen"])
    omgekeerd = dict(reversed(editie.parameters.bronnen.items()))
    zelfde = replace(editie, parameters=editie.parameters.model_copy(update={"bronnen": omgekeerd}))
    assert Inputs(editie, "intern", {}).of_site() == Inputs(zelfde, "intern", {}).of_site()


def test_all_that_a_chapter_is_made_from(editie: Editie) -> None:
    """Under names that a message can show."""
    van_alle = {
        "de versie van Python of van een pakket",
        "het menu (de titels van de hoofdstukken)",
    }
    eigen = {"het notebook", GEBRUIKT, "de toelichting", "de toelichting van de vorige editie", GEDRUKT, DEEL}
    assert set(invoer(editie, gelezen=["sporen"])) == {*van_alle, *eigen, "bron sporen"}
    bronnen = {f"bron {naam}" for naam in editie.parameters.bronnen}
    assert set(Inputs(editie, "intern", {}).of_site()) == {*van_alle, *bronnen, "de bibliotheek", "params.yml"}


def test_for_whom_it_is_made_counts(editie: Editie) -> None:
    """The openbaar edition is another one than the intern."""
    for lezers, gezien in (("intern", set()), ("openbaar", {DEEL})):
        assert anders(invoer(editie), Inputs(editie, lezers, {}).of("wmo", (), {})) == gezien
    site = {lezers: Inputs(editie, lezers, {}).of_site() for lezers in ("intern", "openbaar")}
    assert anders(site["intern"], site["openbaar"]) == {"params.yml"}


def test_each_file_is_read_once(editie: Editie) -> None:
    """Editions of one region share what was read; a hash that is known is believed."""
    bekend = {editie.data / "gepubliceerd.csv": "al bekend"}
    assert Inputs(editie, "intern", bekend).of("wmo", (), {})[GEDRUKT] == "al bekend"


class TestWhy:
    """Why a chapter, or what a site has besides, is made again: in words, and nothing when it is as it would become."""

    @staticmethod
    def gebouwd(editie: Editie, folder: Path) -> State:
        """A site as a build leaves it: wmo and what is no chapter's."""
        (folder / "notebooks").mkdir(parents=True)
        for naam in ("wmo.html", "notebooks/wmo.ipynb", "index.html"):
            (folder / naam).write_text("gemaakt", encoding="utf-8")
        inputs = Inputs(editie, "intern", {})
        wmo = Built(inputs.of("wmo", ["sporen"], {}), outputs_of("wmo", folder), ("sporen",), "record")
        return State({"wmo": wmo}, inputs.of_site(), site_files(folder, {"wmo": wmo}))

    def test_what_was_built_is_read_as_it_was_written(self, editie: Editie, tmp_path: Path) -> None:
        gebouwd = self.gebouwd(editie, tmp_path / "site")
        gebouwd.write(tmp_path / "site")
        assert State.read(tmp_path / "site") == gebouwd

    @staticmethod
    def nu(editie: Editie) -> Inputs:
        return Inputs(editie, "intern", {})

    def test_nothing_changed(self, editie: Editie, tmp_path: Path) -> None:
        staat = self.gebouwd(editie, tmp_path / "site")
        assert why("wmo", staat, self.nu(editie), tmp_path / "site") == []
        assert why_site(staat, self.nu(editie), ["wmo"], tmp_path / "site") == []

    def test_what_was_never_built(self, editie: Editie, tmp_path: Path) -> None:
        """A chapter that came later, and a site of which nothing is known."""
        staat = self.gebouwd(editie, tmp_path / "site")
        assert why("privacy", staat, self.nu(editie), tmp_path / "site") == ["nog niet gebouwd"]
        assert why_site(State(), self.nu(editie), ["wmo"], tmp_path / "site") == ["nog niet gebouwd"]

    def test_an_input_that_changed(self, editie: Editie, tmp_path: Path) -> None:
        """With the sources that the chapter opened when it was built; what is printed is the chapter's alone."""
        staat = self.gebouwd(editie, tmp_path / "site")
        langer(editie.data / "gepubliceerd.csv")
        langer(editie.data / "sporen.csv")
        assert why("wmo", staat, self.nu(editie), tmp_path / "site") == [
            "wat gedrukt is (gepubliceerd.csv) is veranderd",
            "bron sporen is veranderd",
        ]
        assert why_site(staat, self.nu(editie), ["wmo"], tmp_path / "site") == ["bron sporen is veranderd"]

    def test_what_was_an_input_and_what_became_one(self, editie: Editie, tmp_path: Path) -> None:
        """A version of the library that knew another input, and not this one."""
        staat = self.gebouwd(editie, tmp_path / "site")
        toen = {wat: som for wat, som in staat.hoofdstukken["wmo"].invoer.items() if wat != "de toelichting"}
        wmo = replace(staat.hoofdstukken["wmo"], invoer={**toen, "de maanstand": "vol"})
        assert why("wmo", replace(staat, hoofdstukken={"wmo": wmo}), self.nu(editie), tmp_path / "site") == [
            "de maanstand is veranderd",
            "de toelichting is veranderd",
        ]

    def test_a_file_that_is_gone_or_altered(self, editie: Editie, tmp_path: Path) -> None:
        site = tmp_path / "site"
        staat = self.gebouwd(editie, site)
        (site / "wmo.html").unlink()
        langer(site / "notebooks/wmo.ipynb")
        langer(site / "index.html")
        assert why("wmo", staat, self.nu(editie), site) == [
            "wmo.html is weg",
            "notebooks/wmo.ipynb is na de bouw gewijzigd",
        ]
        assert why_site(staat, self.nu(editie), ["wmo"], site) == ["index.html is na de bouw gewijzigd"]

    def test_a_chapter_or_a_file_that_does_not_belong(self, editie: Editie, tmp_path: Path) -> None:
        """A chapter that left the edition, and a file that nobody made."""
        site = tmp_path / "site"
        staat = self.gebouwd(editie, site)
        (site / "los.html").write_text("los", encoding="utf-8")
        assert why_site(staat, self.nu(editie), ["privacy"], site) == [
            "wmo staat niet meer in params.yml",
            "los.html hoort er niet",
        ]


def test_a_title_stands_in_the_menu_of_every_page(editie: Editie) -> None:
    """Another title of privacy changes what wmo is made from; another sentence or comment in it does not."""
    pad = editie.layout.notebooks / "privacy.ipynb"
    menu = "het menu (de titels van de hoofdstukken)"
    eigen, voor, site = invoer(editie, "privacy"), invoer(editie), Inputs(editie, "intern", {}).of_site()
    tekst = pad.read_text(encoding="utf-8")
    pad.write_text(tekst.replace("Het raamwerk privacy van de VNG heeft", "Het raamwerk van de VNG heeft"), "utf-8")
    assert anders(voor, invoer(editie)) == set()
    assert anders(eigen, invoer(editie, "privacy")) == {"het notebook"}
    notebook = json.loads(tekst)
    code = next(cel for cel in notebook["cells"] if cel["cell_type"] == "code")
    code["source"] = ["# geen titel\n", *code["source"]]
    pad.write_text(json.dumps(notebook), encoding="utf-8")
    assert anders(voor, invoer(editie)) == set()
    pad.write_text(tekst.replace('"# Privacy\\n"', '"# Privacy en zo\\n"'), "utf-8")
    assert anders(voor, invoer(editie)) == anders(site, Inputs(editie, "intern", {}).of_site()) == {menu}


@pytest.mark.parametrize("kapot", ["", "<<<<<<< HEAD\n", "[]"])
def test_a_notebook_that_cannot_be_read_counts_as_it_stands(editie: Editie, kapot: str) -> None:
    """Its chapter fails when it is made; until then it is another one than it was, and no title."""
    pad = editie.layout.notebooks / "privacy.ipynb"
    wmo, privacy = invoer(editie), invoer(editie, "privacy")
    pad.write_text(kapot, encoding="utf-8")
    toen = invoer(editie, "privacy")
    assert anders(privacy, toen) == {"het notebook", GEBRUIKT, "het menu (de titels van de hoofdstukken)"}
    assert anders(wmo, invoer(editie)) == {"het menu (de titels van de hoofdstukken)"}
    pad.write_text(f"{kapot} ", encoding="utf-8")
    assert anders(toen, invoer(editie, "privacy")) == {"het notebook"}


@pytest.fixture
def bibliotheek(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the library that a test may change, as the one that builds."""

    def vergeet() -> None:
        for functie in (library.library, library.library_used, library._lines, library._stamps):
            functie.cache_clear()

    folder = tmp_path / "bibliotheek" / "monitorlib"
    shutil.copytree(ROOT / "monitorlib", folder, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(library, "_FOLDER", folder)
    monkeypatch.setattr(library, "_LOCK", folder.parent / "requirements.lock")
    vergeet()
    yield folder
    monkeypatch.undo()
    vergeet()


@pytest.mark.parametrize(
    ("module", "raakt"),
    [
        ("indicatoren/wmo.py", {"prestatie-indicatoren"}),
        ("cijfers/registers/herhaald_beroep.py", {"jeugdwet", "prestatie-indicatoren"}),
        ("cijfers/geld/eigen_middelen.py", {"financien"}),
        ("cijfers/registers/zwaarte.py", {"jeugdwet", "prestatie-indicatoren"}),
        ("nieuw/nieuwe_regio.py", set()),
        ("render/tabellen/tabel.py", None),
        ("publish/template/stijl/4-tekst.css", None),
        ("__init__.py", None),
    ],
)
def test_a_change_in_the_library_counts_for_who_uses_it(
    editie: Editie, bibliotheek: Path, module: str, raakt: set[str] | None
) -> None:
    """None: for every chapter. What reads another chapter follows when that comes out differently."""
    hoofdstukken = list(editie.parameters.hoofdstukken.gevraagd())
    voor, site = {naam: invoer(editie, naam) for naam in hoofdstukken}, Inputs(editie, "intern", {}).of_site()
    langer(bibliotheek / module)
    for functie in (library.library, library.library_used, library._lines):
        functie.cache_clear()
    geraakt = {naam: anders(voor[naam], invoer(editie, naam)) for naam in hoofdstukken}
    assert {naam for naam, wat in geraakt.items() if wat} == (set(hoofdstukken) if raakt is None else raakt)
    assert set().union(*geraakt.values()) <= {GEBRUIKT}
    assert anders(site, Inputs(editie, "intern", {}).of_site()) == {"de bibliotheek"}


@pytest.fixture
def jeugdwet_leest_wmo(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The block of chapter jeugdwet says that it reads wmo."""
    monkeypatch.setattr(blokken()["jeugdwet"], "leest", ("wmo",))
    gelezen_door.cache_clear()
    yield
    monkeypatch.undo()
    gelezen_door.cache_clear()


@pytest.mark.usefixtures("jeugdwet_leest_wmo")
def test_a_chapter_that_declares_that_it_reads_one_other(editie: Editie) -> None:
    """It waits for that one, goes along with it, and counts what it left; sources and parameters only its own."""
    hoofdstukken = editie.parameters.hoofdstukken
    anderen = [naam for naam in hoofdstukken.gevraagd() if naam not in ("jeugdwet", "samenvatting", "verantwoording")]
    assert hoofdstukken.rondes() == [anderen, ["jeugdwet"], ["samenvatting"], ["verantwoording"]]
    assert hoofdstukken.mee_met(["wmo"]) == ["samenvatting", "jeugdwet", "verantwoording"]
    assert hoofdstukken.mee_met(["privacy"]) == ["samenvatting", "verantwoording"]
    eerst = invoer(editie, "jeugdwet", ["sporen"], {"wmo": "1", "privacy": "1"})
    assert {wat for wat in eerst if wat.startswith(("hoofdstuk ", "bron "))} == {"hoofdstuk wmo", "bron sporen"}
    assert anders(eerst, invoer(editie, "jeugdwet", ["sporen"], {"wmo": "2", "privacy": "2"})) == {"hoofdstuk wmo"}


@pytest.mark.parametrize(
    ("leest", "melding"),
    [
        (("wmoo",), "Hoofdstuk jeugdwet leest 'wmoo', en dat is er niet; verbeter 'leest' bij zijn blok. Bedoelt u"),
        (
            ("verantwoording",),
            "De hoofdstukken samenvatting → jeugdwet → verantwoording → samenvatting lezen elkaar in een kring",
        ),
    ],
)
def test_what_a_chapter_cannot_read_is_refused(
    editie: Editie, leest: tuple[str, ...], melding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that no chapter has, and one that reads it in turn."""
    monkeypatch.setattr(blokken()["jeugdwet"], "leest", leest)
    gelezen_door.cache_clear()
    try:
        with pytest.raises(ParameterError) as fout:
            editie.parameters.hoofdstukken.rondes()
        assert str(fout.value).startswith(melding)
    finally:
        monkeypatch.undo()
        gelezen_door.cache_clear()
