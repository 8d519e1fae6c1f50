"""Does anything that is published tell of a hidden number? Two worlds that differ in nothing else look the same.

In both the same cells are hidden; in the second world these hold other numbers, and all that is shown is as it was.
"""

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from kleine_monitor import NAAM, kopie_van_het_project, monitor
from kleine_publicatie import editie_van, klein, publiceer_in
from pagina import lees, tabel

from monitorlib.pagina.afscherming import masker_van
from monitorlib.privacy.editie.masker_van_editie import Celplek, EditieMasker
from monitorlib.privacy.masker import KLEIN_AANTAL, TER_BESCHERMING
from monitorlib.publicatie.poorten.alle_poorten import Poort
from monitorlib.publicatie.weigering import Weigering

HOOFDSTUKKEN = ("participatiewet", "verantwoording")
VORMEN = ("pdf", "excel", "csv", "brief")
# Without the other numbers of its column a reader of the total of Bedum, 135, knows what both are together.
VERBORGEN = {("Bijzondere bijstand", "Bedum"): KLEIN_AANTAL, ("Minimaregeling", "Bedum"): TER_BESCHERMING}
MASKER = EditieMasker(
    {
        Celplek("participatiewet", soort, naam, cel): reden
        for soort, naam in (("tabel", "minimabeleid"), ("figuur", "minima-verdeling"))
        for cel, reden in VERBORGEN.items()
    }
)
# What the gates of an edition say of the text about these numbers is another test.
GEEN: Sequence[Poort] = ()


def wereld(project: Path, bijstand: int, regeling: int) -> Path:
    """Publish the small edition with other numbers in the hidden cells, 101 together; give the public folder."""
    kopie_van_het_project(project)
    pad = project / "data" / NAAM / "minimabeleid.csv"
    tekst = pad.read_text(encoding="utf-8")
    for was, wordt in (("Bijzondere bijstand,38", bijstand), ("Minimaregeling,63", regeling)):
        assert f"GM0005,{was}" in tekst
        tekst = tekst.replace(f"GM0005,{was}", f"GM0005,{was.split(',')[0]},{wordt}")
    pad.write_text(tekst, encoding="utf-8")
    klein(project, HOOFDSTUKKEN)
    openbaar = publiceer_in(project, *VORMEN, poorten=GEEN, masker=MASKER)
    gedaan = monitor(project, "site", "--lezers", "openbaar")
    assert gedaan.returncode == 0, gedaan.stderr
    return openbaar


@pytest.fixture(scope="module")
def werelden(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The public folders of both."""
    hier = tmp_path_factory.mktemp("werelden")
    return wereld(hier / "een", 38, 63), wereld(hier / "ander", 2, 99)


def bestanden(folder: Path) -> dict[str, bytes]:
    return {pad.relative_to(folder).as_posix(): pad.read_bytes() for pad in sorted(folder.rglob("*")) if pad.is_file()}


def test_every_file_of_every_form_is_the_same(werelden: tuple[Path, Path]) -> None:
    een, ander = map(bestanden, werelden)
    assert {pad.rpartition(".")[2] for pad in een} == {"html", "pdf", "xlsx", "csv", "json", "ics", "txt"}
    assert een.keys() == ander.keys()
    assert [pad for pad in een if een[pad] != ander[pad]] == []


def test_the_site_with_its_search_is_the_same(werelden: tuple[Path, Path]) -> None:
    een, ander = (bestanden(folder.parents[2] / "_site" / "openbaar") for folder in werelden)
    assert "zoekindex.js" in {pad.rpartition("/")[2] for pad in een}
    assert een == ander


def test_inside_they_are_not_the_same(werelden: tuple[Path, Path]) -> None:
    """The numbers are there for who makes the edition: what is equal outside is equal because it is hidden."""
    paginas = [folder.parent / "intern" / "participatiewet.html" for folder in werelden]
    gezien = [tabel(lees(pagina), "minimabeleid")["Bijzondere bijstand", "Bedum"] for pagina in paginas]
    assert gezien == ["38", "2"]


def test_a_hidden_cell_is_a_calm_sign_with_words(werelden: tuple[Path, Path]) -> None:
    getoond = tabel(lees(werelden[0] / "participatiewet.html"), "minimabeleid")
    assert {cel for cel, tekst in getoond.items() if tekst == "•"} == set(VERBORGEN)
    assert getoond["Totaal", "Bedum"] == "135"
    tekst = (werelden[0] / "participatiewet.html").read_text(encoding="utf-8")
    assert '<td><span role="img" aria-label="verborgen om mensen te beschermen">•</span></td>' in tekst
    assert "2 getallen zijn verborgen om mensen te beschermen, en niet getekend." in tekst
    csv = (werelden[0] / "vormen/csv/participatiewet-minimabeleid.csv").read_text(encoding="utf-8")
    assert "Bijzondere bijstand,Bedum,,onderdrukt,verborgen om mensen te beschermen,verstrekkingen" in csv


def test_the_account_counts_what_is_hidden_and_has_no_hash(werelden: tuple[Path, Path]) -> None:
    """Of 135 in Bedum 19 and 15 are shown: 101 of 135, 74,8 %, is not."""
    tekst = lees(werelden[0] / "verantwoording.html").get_text(" ", strip=True)
    assert "Daarvan verborgen om mensen te beschermen 2 Deel van de getallen 0,9 %" in tekst
    assert "Deel van de totalen waar zij onder vallen 74,8 %" in tekst
    assert "De hash van elke bron staat in het archief" in tekst
    assert "sha256" not in tekst


def test_the_mask_is_kept_and_in_the_archive(werelden: tuple[Path, Path]) -> None:
    project = werelden[0].parents[3]
    bewaard = project / "params" / NAAM / "vastgelegd" / "masker.csv"
    assert EditieMasker.lees(bewaard) == MASKER
    archief = project / "output" / NAAM / "archief" / "project" / "params" / NAAM / "vastgelegd" / "masker.csv"
    assert archief.read_bytes() == bewaard.read_bytes()


def test_a_text_that_needs_a_hidden_number_keeps_the_edition_inside(werelden: tuple[Path, Path]) -> None:
    """It says that in three of the gemeenten the Minimaregeling is given most: nobody may know that of Bedum."""
    with pytest.raises(Weigering) as fout:
        publiceer_in(werelden[0].parents[3], masker=MASKER)
    assert "toelichting participatiewet / Minimabeleid / minimabeleid / Minimaregeling / Bedum" in str(fout.value)
    assert "niet te zeggen: berekend is verborgen om mensen te beschermen" in str(fout.value)


def test_a_mask_that_does_not_fit_stops_and_the_earlier_one_stays(werelden: tuple[Path, Path], tmp_path: Path) -> None:
    project = tmp_path / "project"
    shutil.copytree(werelden[0].parents[3], project)
    vreemd = EditieMasker({Celplek("participatiewet", "tabel", "minimabeleid", ("Fietsen", "Bedum")): KLEIN_AANTAL})
    with pytest.raises(Exception, match="Hoofdstuk participatiewet, tabel minimabeleid: Het masker verbergt Fietsen"):
        publiceer_in(project, poorten=GEEN, masker=vreemd)
    assert EditieMasker.lees(masker_van(editie_van(project))) == MASKER
